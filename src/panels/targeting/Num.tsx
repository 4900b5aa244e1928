import type { ReactNode } from 'react';
import type { Measure } from '../../domain/measure.ts';
import type { TargetingFigure, TargetingMore } from '../../domain/support/targeting_why.ts';
import { Value } from '../../ui/Figure.tsx';

/** «¿De dónde sale?» of a figure of the decision on screen. */
export type WhyOf = (figure: TargetingFigure, of: string, more?: TargetingMore, short?: boolean) => ReactNode;

/** A figure in its cell. */
export function Num({ measure }: { readonly measure: Measure }): ReactNode {
  return (
    <td className="num">
      <Value measure={measure} />
    </td>
  );
}

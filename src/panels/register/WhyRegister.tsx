import { createContext, type ReactNode, useContext } from 'react';
import type { ZoneId } from '../../domain/ids.ts';
import type { PageFigure } from '../../domain/register_report/why.ts';
import { askSupport } from '../../state/support.ts';
import { Why } from '../why/Why.tsx';

/** The zone that the figures below are of. */
export const RegisterZone = createContext<ZoneId | undefined>(undefined);

/** «¿De dónde sale?» of a figure of the register. */
export function WhyRegister(props: {
  readonly figure: PageFigure;
  readonly of: string;
  readonly short?: boolean;
}): ReactNode {
  const zone = useContext(RegisterZone);
  if (!zone) return null;
  return (
    <Why
      of={props.of}
      {...(props.short ? { short: true } : {})}
      explain={() => askSupport('explainRegister', zone, props.figure)}
    />
  );
}

import type { ReactNode } from 'react';
import { useStore } from '../../state/store.ts';
import type { View } from '../../state/view.ts';
import { PlainLink } from '../header/Header.tsx';

/** The way from a screen to its paper. */
export function PrepareReport(props: {
  /** Which paper, as the link says it. */
  readonly de: string;
  readonly view?: Partial<View>;
  readonly children?: ReactNode;
}): ReactNode {
  const view = useStore((state) => state.view);
  const support = { ...view.support, de: props.de };
  return (
    <PlainLink view={{ ...view, ...props.view, screen: 'informe', pane: undefined, support }}>
      {props.children ?? 'Preparar informe'}
    </PlainLink>
  );
}

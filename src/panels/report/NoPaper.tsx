import type { ReactNode } from 'react';
import { useStore } from '../../state/store.ts';
import type { View } from '../../state/view.ts';
import { PlainLink } from '../header/Header.tsx';
import { withoutPaper } from './without_paper.ts';

/** Why there is nothing to print, and where what is lacking is chosen. */
export function NoPaper(props: {
  readonly back: Partial<View>;
  readonly link: string;
  readonly children: ReactNode;
}): ReactNode {
  const view = useStore((state) => state.view);
  const support = withoutPaper(view.support);
  return (
    <div className="page">
      <h2>No hay informe que preparar</h2>
      <p className="panel-info">{props.children}</p>
      <p>
        <PlainLink view={{ ...view, pane: undefined, support, ...props.back }}>{props.link}</PlainLink>
      </p>
    </div>
  );
}

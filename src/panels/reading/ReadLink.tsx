import type { MouseEvent, ReactNode } from 'react';
import { go, useStore } from '../../state/store.ts';
import { formatView } from '../../state/view.ts';
import { useOnPaper } from '../report/on_paper.tsx';

/** «Cómo se lee esto»: to the entry of a chart (see charts.ts), which is gone to when the page is there. */
export function ReadLink({ chart }: { readonly chart: string }): ReactNode {
  const view = useStore((state) => state.view);
  const onPaper = useOnPaper();
  if (onPaper) return null;
  const to = { ...view, screen: 'leer', pane: undefined } as const;
  const hash = `#leer-${chart}`;
  const follow = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    go({ screen: 'leer', pane: undefined });
    history.replaceState(null, '', `${location.pathname}${location.search}${hash}`);
  };
  return (
    <a className="small no-print read-link" href={`${formatView(to)}${hash}`} onClick={follow}>
      Cómo se lee este gráfico
    </a>
  );
}

import type { ReactNode } from 'react';
import { useSummary } from '../../state/select.ts';
import { useStore } from '../../state/store.ts';
import { formatView } from '../../state/view.ts';
import './share.css';

/** Under a view inside somebody else's page: whose it is, of what data, and the way to the whole. */
export default function Credit(): ReactNode {
  const view = useStore((state) => state.view);
  const summary = useSummary();
  return (
    <footer className="credit">
      <p>
        <a href={formatView({ ...view, embed: false }) || '?'} target="_blank" rel="noopener">
          Mapa Territorial de Oportunidades
        </a>
        {summary && `. ${summary.title}, versión ${summary.version}`}
        {summary?.fictitious && ' (FICTICIO)'}. Informa, no aconseja.
      </p>
    </footer>
  );
}

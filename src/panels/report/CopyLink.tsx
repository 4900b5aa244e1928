import { type ReactNode, useState } from 'react';
import { useSummary } from '../../state/select.ts';
import { useStore } from '../../state/store.ts';
import { linkTo } from '../share/link.ts';

/** Copies the link of the paper itself, ready to print; it says aloud that it did. */
export function CopyLink(): ReactNode {
  const view = useStore((state) => state.view);
  const summary = useSummary();
  const [told, tell] = useState({ of: '', words: '' });
  if (!summary) return null;
  const link = linkTo(view, summary, document.baseURI, false);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(link);
      tell({ of: link, words: 'Enlace copiado.' });
    } catch {
      tell({ of: link, words: 'El navegador no deja copiar. El enlace está en la barra de direcciones.' });
    }
  };
  return (
    <>
      <button type="button" className="button" onClick={() => void copy()}>
        Copiar el enlace
      </button>
      <span className="small" role="status">
        {told.of === link && told.words}
      </span>
    </>
  );
}

import './share.css';
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import type { PackageSummary } from '../../load/summary.ts';
import { useStore } from '../../state/store.ts';
import { Qr } from '../../ui/Qr.tsx';
import { embedCode, linkNotes, linkTo } from './link.ts';

/** The link of what is on screen: to copy, to read with a phone, or to put in another page. */
export default function Share(props: {
  readonly summary: PackageSummary;
  readonly onClose: () => void;
}): ReactNode {
  const { summary, onClose } = props;
  const view = useStore((state) => state.view);
  const [withCamera, keepCamera] = useState(false);
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const link = linkTo(view, summary, document.baseURI, withCamera);
  return (
    <dialog ref={dialog} className="share" aria-labelledby="share-title" onClose={onClose}>
      <div className="dialog-body">
        <div className="dialog-head">
          <h2 id="share-title">Compartir esta vista</h2>
          <button type="button" className="button" onClick={() => dialog.current?.close()}>
            Cerrar
          </button>
        </div>
        <div className="share-link">
          <div>
            <ToCopy label="Enlace" text={link} button="Copiar el enlace" />
            {view.camera && (
              <label className="share-camera">
                <input
                  type="checkbox"
                  checked={withCamera}
                  onChange={(event) => keepCamera(event.target.checked)}
                />
                Con el mapa en la misma posición
              </label>
            )}
          </div>
          <Qr text={link} label="Código QR del enlace" />
        </div>
        <ul className="notes small soft">
          {linkNotes(view).map((words) => (
            <li key={words}>{words}</li>
          ))}
        </ul>
        <ToCopy
          label="Para ponerla en otra página"
          text={embedCode(view, summary, document.baseURI)}
          button="Copiar el código"
          long
        />
        <p className="small soft">
          ¿Ves un error?{' '}
          <a
            href={`mailto:?subject=${encodeURIComponent('Un error en el Mapa Territorial de Oportunidades')}&body=${encodeURIComponent(
              `En esta vista: ${link}\n\nLo que veo:\n\nLo que esperaba:\n`,
            )}`}
          >
            Prepara un correo con este enlace
          </a>{' '}
          y mándalo a quien publica esta página.
        </p>
      </div>
    </dialog>
  );
}

/** A text that can be read, chosen by hand and copied; it says aloud that it was. */
function ToCopy(props: {
  readonly label: string;
  readonly text: string;
  readonly button: string;
  readonly long?: boolean;
}): ReactNode {
  const { label, text, button, long } = props;
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  // Said of the text that was copied, so that it is silent of any other.
  const [told, tell] = useState({ of: '', words: '' });
  const say = (words: string) => tell({ of: text, words });
  const copy = async () => {
    field.current?.select();
    try {
      await navigator.clipboard.writeText(text);
      say('Copiado.');
    } catch {
      say('El navegador no deja copiar: quedó elegido, cópialo con el teclado.');
    }
  };
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        ref={field}
        readOnly
        rows={long ? 4 : 2}
        value={text}
        onFocus={(event) => event.target.select()}
      />
      <div className="share-copy">
        <button type="button" className="button" onClick={() => void copy()}>
          {button}
        </button>
        <span role="status" className="small">
          {told.of === text && told.words}
        </span>
      </div>
    </div>
  );
}

import './notices.css';
import { type ReactNode, useEffect, useState } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { useStore } from '../../state/store.ts';
import { useInstall } from './install.ts';

type Notice = 'listo' | 'nueva' | 'nueva-con-datos' | 'otra-pestana' | 'sin-red';

const WORDS: Readonly<Record<Notice, { readonly text: string; readonly action?: string }>> = {
  listo: { text: 'Listo: desde ahora también se abre sin conexión.' },
  nueva: {
    text: 'Hay una versión nueva. Tus borradores quedan en este equipo; termina antes lo que estés escribiendo.',
    action: 'Actualizar',
  },
  'nueva-con-datos': {
    text: 'Hay una versión nueva. Guarda antes los datos que abriste: no están guardados en este equipo.',
    action: 'Actualizar',
  },
  'otra-pestana': {
    text: 'La aplicación se actualizó en otra pestaña. Recarga esta cuando termines lo que estás haciendo.',
    action: 'Recargar',
  },
  'sin-red': { text: 'No hay conexión y esto la necesita. Lo que está en este equipo sigue funcionando.' },
};

let root: Root | undefined;

/** Says something calm at the foot of the page, over whatever is open. It stays until it is closed or the next one comes. */
export function showNotice(notice: Notice, act?: () => void): void {
  root ??= createRoot(place());
  root.render(
    <Bar
      // Another notice is another bar: one that was closed does not hide it.
      key={`${notice}-${Date.now()}`}
      notice={notice}
      act={act}
    />,
  );
}

/** Its own part of the page: the words are announced when they come into a region that was already there. */
function place(): HTMLElement {
  const aside = document.createElement('aside');
  aside.className = 'app-notices';
  aside.setAttribute('aria-label', 'Avisos de la aplicación');
  const status = document.createElement('div');
  status.setAttribute('role', 'status');
  aside.append(status);
  document.body.append(aside);
  return status;
}

function Bar(props: { readonly notice: Notice; readonly act: (() => void) | undefined }): ReactNode {
  const { notice, act } = props;
  const install = useInstall();
  const [open, setOpen] = useState(true);
  const { text, action } = WORDS[notice];
  // Good news goes by itself at the reader's next step.
  useEffect(
    () =>
      notice === 'listo'
        ? useStore.subscribe(({ view }, before) => view !== before.view && setOpen(false))
        : undefined,
    [notice],
  );
  const close = () => {
    setOpen(false);
    // The button that had the focus is gone: reading goes on in the page.
    document.getElementById('contenido')?.focus({ preventScroll: true });
  };
  if (!open) return null;
  return (
    <div className="app-notice">
      <p>{text}</p>
      {action && act && (
        <button type="button" className="button" onClick={act}>
          {action}
        </button>
      )}
      {install && notice === 'listo' && (
        <button
          type="button"
          className="button"
          onClick={() => {
            close();
            install();
          }}
        >
          Instalar
        </button>
      )}
      <button type="button" className="link-button" onClick={close}>
        {action ? 'Después' : 'Cerrar'}
      </button>
    </div>
  );
}

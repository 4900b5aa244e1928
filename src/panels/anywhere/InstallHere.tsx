import { type ReactNode, useRef, useState } from 'react';
import { useInstall } from './install.ts';

/** The application as a program of the device, where the browser can install it; nothing where it cannot. */
export default function InstallHere(): ReactNode {
  const install = useInstall();
  const [asked, setAsked] = useState(false);
  const title = useRef<HTMLHeadingElement>(null);
  if (!install && !asked) return null;
  return (
    <section className="kept" aria-labelledby="install-title">
      <h3 id="install-title" ref={title} tabIndex={-1}>
        La aplicación en tu equipo
      </h3>
      <p className="prose">
        {install
          ? 'Instalada se abre como un programa más, también sin conexión.'
          : 'Tu navegador te pregunta si la instalas.'}
      </p>
      {install && (
        <p className="button-row">
          <button
            type="button"
            className="button"
            onClick={() => {
              setAsked(true);
              // The button that had the focus goes.
              title.current?.focus();
              install();
            }}
          >
            Instalar
          </button>
        </p>
      )}
    </section>
  );
}

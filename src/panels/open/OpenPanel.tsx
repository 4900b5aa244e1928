import { type ReactNode, Suspense, useEffect, useRef } from 'react';
import { OWN_DATA } from '../../load/shipped.ts';
import { useStore } from '../../state/store.ts';
import { FileIssues } from '../support/FileIssues.tsx';
import { DropArea } from './DropArea.tsx';
import './open.css';
import { lazily } from '../../ui/lazily.ts';
import { bringFetched, startAgain, useOnTable } from './on_table.ts';
import { Preview } from './Preview.tsx';
import { Reading } from './Reading.tsx';
import { WhatOpens } from './WhatOpens.tsx';

const Elsewhere = lazily(() => import('./Elsewhere.tsx'));
const Kept = lazily(() => import('./Kept.tsx'));
const InstallHere = lazily(() => import('../anywhere/InstallHere.tsx'));

/** Where the reader opens files of their own: brings them, looks at how they are read, and uses them. */
export default function OpenPanel(): ReactNode {
  const examination = useOnTable((state) => state.examination);
  const brought = useOnTable((state) => state.brought);
  const said = useOnTable((state) => state.said);
  const doing = useOnTable((state) => state.doing);
  const refused = useOnTable((state) => state.refused);
  const ownOpen = useStore((state) => state.summary?.id === OWN_DATA);
  /** The address that the link names, when nobody has said yet whether to ask it for data. */
  const asking = useStore(({ refused: why }) =>
    why?.issues[0]?.code === 'otro-lugar' ? why.datos : undefined,
  );
  /** Why there is nothing open, when the link is of data that are not on this device. */
  const absent = useStore(({ refused: why }) =>
    why?.issues[0]?.code === 'datos-de-otro-equipo' ? why.issues[0].message : undefined,
  );
  const heading = useRef<HTMLHeadingElement>(null);
  const shown = useRef(brought);
  useEffect(() => {
    if (brought === shown.current) return;
    shown.current = brought;
    heading.current?.focus();
  }, [brought]);
  const first = useRef<HTMLButtonElement>(null);
  return (
    <div className="page">
      <div className="sheet open-sheet">
        {asking !== undefined && !examination ? (
          <Suspense fallback={null}>
            <Elsewhere datos={asking} onFetched={(fetched) => void bringFetched(fetched, asking)} />
          </Suspense>
        ) : (
          <>
            {absent !== undefined && <p className="panel-info">{absent}</p>}
            <div className="open-intro">
              <h2>Tus datos</h2>
              <p className="lead">
                Abre los archivos de tu oficina y mira tu comuna con ellos.{' '}
                <strong>Tus archivos no salen de este equipo.</strong>
              </p>
              <p className="soft prose">
                Se leen y se calculan en esta página. No se suben a ninguna parte, no viajan en el enlace y se
                van al cerrarla{ownOpen ? '' : ', salvo que los guardes'}. Antes de usarlos verás cómo se leyó
                cada uno.
              </p>
            </div>
            <DropArea ref={first} more={examination !== undefined} />
          </>
        )}
        {examination && (
          <p className="open-again">
            <button
              type="button"
              className="link-button"
              onClick={() => {
                void startAgain();
                first.current?.focus();
              }}
            >
              Empezar de nuevo
            </button>
          </p>
        )}
        <Reading />
        <p className="open-said" role="status">
          {doing === undefined && said}
        </p>
        <FileIssues
          issues={refused}
          lead="No se pudo abrir. Lo que estaba abierto sigue igual. Corrige esto e inténtalo otra vez:"
        />
        {examination && <Preview examination={examination} heading={heading} />}
        {!examination && asking === undefined && <WhatOpens />}
        <Suspense fallback={null}>
          <Kept />
        </Suspense>
        <Suspense fallback={null}>
          <InstallHere />
        </Suspense>
      </div>
    </div>
  );
}

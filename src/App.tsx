import { lazy, type ReactNode, Suspense, useState } from 'react';
import { Header } from './panels/header/Header.tsx';
import { type Shown, useShown, useSummary } from './state/select.ts';
import { useStore } from './state/store.ts';
import type { Pane } from './state/view.ts';
import { useNarrow } from './ui/narrow.ts';

const MapColumn = lazy(() => import('./map/MapColumn.tsx'));
const Content = lazy(() => import('./panels/Content.tsx'));
const Controls = lazy(() => import('./panels/controls/Controls.tsx'));
const QualityPanel = lazy(() => import('./panels/quality/QualityPanel.tsx'));
const ReadingPanel = lazy(() => import('./panels/reading/ReadingPanel.tsx'));

/** Layout only: header, what is looked at, map beside content. */
export function App(): ReactNode {
  const screen = useStore((state) => state.view.screen);
  const phase = useStore((state) => state.phase);
  const summary = useSummary();
  return (
    <div className="app">
      <a className="skip-link" href="#contenido">
        Saltar al contenido
      </a>
      <header>
        <Header summary={summary} />
        {summary?.fictitious && (
          <p className="notice">
            <strong>Ficticio</strong>: los negocios y las cifras de este paquete son inventados. Sirven para
            ver qué obtiene una municipalidad con su propio catastro.
          </p>
        )}
      </header>
      {phase === 'fallo' || screen === 'calidad' ? (
        <Main>
          <Suspense fallback={<Loading />}>
            <QualityPanel />
          </Suspense>
        </Main>
      ) : screen === 'leer' ? (
        <Main>
          <Suspense fallback={<Loading />}>
            <ReadingPanel />
          </Suspense>
        </Main>
      ) : (
        <Explore />
      )}
    </div>
  );
}

/** Screens without a map take the two rows that controls and map would. */
function Main({ children }: { readonly children: ReactNode }): ReactNode {
  return (
    <main id="contenido" tabIndex={-1} className="whole">
      {children}
    </main>
  );
}

function Explore(): ReactNode {
  const shown = useShown();
  const pane = usePane(shown);
  // A phone that never opens the map never loads it; once opened it stays, with its camera.
  const narrow = useNarrow();
  const [mapWanted, setMapWanted] = useState(false);
  if (!mapWanted && (!narrow || pane === 'mapa')) setMapWanted(true);
  return (
    <>
      <Suspense fallback={<div />}>{shown ? <Controls shown={shown} /> : <div />}</Suspense>
      <div className="explore">
        <aside className={`map-column ${pane === 'mapa' ? 'is-shown' : ''}`} aria-label="Mapa">
          {mapWanted && (
            <Suspense fallback={<div className="map-frame" />}>
              <MapColumn />
            </Suspense>
          )}
        </aside>
        <main id="contenido" tabIndex={-1} className="content">
          <Suspense fallback={<Loading />}>
            {shown ? <Content shown={shown} pane={pane} /> : <Loading />}
          </Suspense>
        </main>
      </div>
    </>
  );
}

/** What stands beside the map: what the link says, else the sheet of the zone chosen, else the sector (on a phone, the list). */
function usePane(shown: Shown | undefined): Pane {
  const wanted = useStore((state) => state.view.pane);
  const start = useNarrow() ? 'lista' : 'sector';
  if (wanted === 'ficha' && !shown?.zone) return start;
  return wanted ?? (shown?.zone ? 'ficha' : start);
}

function Loading(): ReactNode {
  return (
    <div className="state" role="status">
      <p className="lead">Leyendo los datos…</p>
      <div className="skeleton" style={{ width: '26ch' }} />
      <div className="skeleton" style={{ width: '40ch' }} />
      <div className="skeleton" style={{ width: '34ch' }} />
    </div>
  );
}

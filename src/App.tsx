import { lazy, type ReactNode, Suspense, useState } from 'react';
import { OWN_DATA } from './load/shipped.ts';
import { Header } from './panels/header/Header.tsx';
import { type Shown, useShown, useSummary } from './state/select.ts';
import { useStore } from './state/store.ts';
import { formatView, type Pane, SUPPORT_SCREENS, type SupportScreen } from './state/view.ts';
import { Failure } from './ui/Failure.tsx';
import { useNarrow } from './ui/narrow.ts';

const MapColumn = lazy(() => import('./map/MapColumn.tsx'));
const Content = lazy(() => import('./panels/Content.tsx'));
const Controls = lazy(() => import('./panels/controls/Controls.tsx'));
const OpenPanel = lazy(() => import('./panels/open/OpenPanel.tsx'));
const QualityPanel = lazy(() => import('./panels/quality/QualityPanel.tsx'));
const ReadingPanel = lazy(() => import('./panels/reading/ReadingPanel.tsx'));
const TeachersGuide = lazy(() => import('./panels/guide/TeachersGuide.tsx'));
const Workspace = lazy(() => import('./panels/support/Workspace.tsx'));

/** Screens of support that the map stands beside. */
const WITH_MAP: readonly SupportScreen[] = ['cobertura', 'focalizacion'];

/** Layout only: header, what is looked at, map beside content. */
export function App(): ReactNode {
  const screen = useStore((state) => state.view.screen);
  const phase = useStore((state) => state.phase);
  const summary = useSummary();
  // A link to data of another place is answered where data are opened.
  const asks = useStore(({ refused }) => refused?.issues[0]?.code === 'otro-lugar');
  const support = SUPPORT_SCREENS.find((one) => one === screen);
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
        {summary?.id === OWN_DATA && (
          <p className="notice is-own" role="status">
            Estás viendo datos tuyos, <b>{summary.title}</b>: están solo en este equipo y no viajan en el
            enlace.
          </p>
        )}
      </header>
      {screen === 'abrir' || asks ? (
        <Main>
          <Suspense fallback={<Loading />}>
            <OpenPanel />
          </Suspense>
        </Main>
      ) : phase === 'fallo' || screen === 'calidad' ? (
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
      ) : screen === 'docentes' ? (
        <Main>
          <Suspense fallback={<Loading />}>
            <TeachersGuide />
          </Suspense>
        </Main>
      ) : support && !WITH_MAP.includes(support) ? (
        <Main>
          <Suspense fallback={<Loading />}>
            {summary ? <Workspace screen={support} summary={summary} withMap={false} /> : <Loading />}
          </Suspense>
        </Main>
      ) : (
        <Explore support={support} />
      )}
    </div>
  );
}

/** Screens without a map take the two rows that controls and map would. */
function Main({ children }: { readonly children: ReactNode }): ReactNode {
  return (
    <main id="contenido" tabIndex={-1} className="whole">
      <Failure of={useStore((state) => state.view.screen)}>{children}</Failure>
    </main>
  );
}

/** Map beside content: the sheets of the exploration, or a screen of support. */
function Explore({ support }: { readonly support: SupportScreen | undefined }): ReactNode {
  const shown = useShown();
  const explored = usePane(shown);
  const view = useStore((state) => state.view);
  const pane = support ? (view.pane === 'mapa' ? 'mapa' : 'ficha') : explored;
  // A phone that never opens the map never loads it; once opened it stays, with its camera.
  const narrow = useNarrow();
  const [mapWanted, setMapWanted] = useState(false);
  if (!mapWanted && (!narrow || pane === 'mapa')) setMapWanted(true);
  return (
    <>
      <Suspense fallback={<div />}>{shown && !support ? <Controls shown={shown} /> : <div />}</Suspense>
      <div className="explore">
        <aside className={`map-column ${pane === 'mapa' ? 'is-shown' : ''}`} aria-label="Mapa">
          {mapWanted && (
            <Suspense fallback={<div className="map-frame" />}>
              <MapColumn />
            </Suspense>
          )}
        </aside>
        <main id="contenido" tabIndex={-1} className="content">
          <Failure of={formatView(view)}>
            <Suspense fallback={<Loading />}>
              {!shown ? (
                <Loading />
              ) : support ? (
                <Workspace screen={support} summary={shown.summary} withMap />
              ) : (
                <Content shown={shown} pane={pane} />
              )}
            </Suspense>
          </Failure>
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

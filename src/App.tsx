import { type ComponentType, type ReactNode, Suspense, useEffect, useState } from 'react';
import { OWN_DATA } from './load/shipped.ts';
import { Header } from './panels/header/Header.tsx';
import { type Shown, useShown, useSummary } from './state/select.ts';
import { useStore } from './state/store.ts';
import {
  COMUNA_SCREENS,
  DEFAULT_VIEW,
  formatView,
  type Pane,
  type Screen,
  SUPPORT_SCREENS,
  type View,
  type WorkScreen,
} from './state/view.ts';
import { Failure } from './ui/Failure.tsx';
import { holdDrop } from './ui/hold_drops.ts';
import { lazily } from './ui/lazily.ts';
import { isNarrow, useNarrow } from './ui/narrow.ts';

const MapColumn = lazily(() => import('./map/MapColumn.tsx'));
const Content = lazily(() => import('./panels/Content.tsx'));
const Controls = lazily(() => import('./panels/controls/Controls.tsx'));
// Its lack takes nothing from the screen, so that it is no failure to tell of.
const Hands = lazily(() => import('./panels/hands/Hands.tsx').catch(() => ({ default: () => null })));
const Credit = lazily(() => import('./panels/share/Credit.tsx'));
const OpenPanel = lazily(() => import('./panels/open/OpenPanel.tsx'));
const PhoneDock = lazily(() => import('./panels/phone/PhoneDock.tsx'));
const QualityPanel = lazily(() => import('./panels/quality/QualityPanel.tsx'));
const Workspace = lazily(() => import('./panels/support/Workspace.tsx'));

/** Screens that need nothing but themselves. */
const WHOLE: Readonly<Partial<Record<Screen, ComponentType>>> = {
  inicio: lazily(() => import('./panels/start/Start.tsx')),
  abrir: OpenPanel,
  calidad: QualityPanel,
  informe: lazily(() => import('./panels/report/ReportScreen.tsx')),
  leer: lazily(() => import('./panels/reading/ReadingPanel.tsx')),
  docentes: lazily(() => import('./panels/guide/TeachersGuide.tsx')),
};
const WORK: readonly WorkScreen[] = [...SUPPORT_SCREENS, ...COMUNA_SCREENS];
/** Screens of work that the map stands beside. */
const WITH_MAP: readonly WorkScreen[] = ['cobertura', 'focalizacion', 'catastro'];

/** Layout only: header, what is looked at, map beside content. */
export function App(): ReactNode {
  const { screen, embed } = useStore((state) => state.view);
  const phase = useStore((state) => state.phase);
  const summary = useSummary();
  // A link to data of another place is answered where data are opened.
  const asks = useStore(({ refused }) => refused?.issues[0]?.code === 'otro-lugar');
  const notice = useStore((state) => state.notice);
  const work = WORK.find((one) => one === screen);
  // What helps who reads by ear or with the keyboard comes with the first key, touch or file, or with a link to a place.
  const [met, setMet] = useState(location.search !== formatView(DEFAULT_VIEW));
  useEffect(() => {
    for (const type of ['focusin', 'dragenter']) addEventListener(type, () => setMet(true), { once: true });
    for (const type of ['dragover', 'drop'] as const) addEventListener(type, holdDrop);
  }, []);
  const Whole = asks ? OpenPanel : phase === 'fallo' ? QualityPanel : WHOLE[screen];
  return (
    <div className={embed ? 'app is-embedded' : 'app'}>
      {!embed && (
        <a className="skip-link" href="#contenido">
          Saltar al contenido
        </a>
      )}
      <header>
        {embed ? (
          <h1 className="visually-hidden">Mapa Territorial de Oportunidades</h1>
        ) : (
          <Header summary={summary} />
        )}
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
        {notice && (
          <p className="notice" role="status">
            {notice}
          </p>
        )}
      </header>
      {Whole ? (
        <Main>
          <Suspense fallback={<Loading />}>
            <Whole />
          </Suspense>
        </Main>
      ) : work && !WITH_MAP.includes(work) ? (
        <Main>
          <Suspense fallback={<Loading />}>
            {summary ? <Workspace screen={work} summary={summary} withMap={false} /> : <Loading />}
          </Suspense>
        </Main>
      ) : (
        <Explore work={work} />
      )}
      {embed && (
        <Failure of="credito">
          <Suspense>
            <Credit />
          </Suspense>
        </Failure>
      )}
      {met && (
        <Suspense>
          <Hands />
        </Suspense>
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

/** Brings the code of what a link opens while its figures are on their way, not after them. */
function hasten({ zone, pane }: View): void {
  const first =
    zone && (pane ?? 'ficha') === 'ficha'
      ? import('./panels/zone/ZoneSheet.tsx')
      : (pane ?? (isNarrow() ? 'lista' : '')) === 'lista' && import('./panels/table/ZoneTable.tsx');
  // What does not come is told where it is shown.
  Promise.all([import('./panels/Content.tsx'), first]).catch(() => undefined);
}

/** Map beside content: the sheets of the exploration, or a screen of work. */
function Explore({ work }: { readonly work: WorkScreen | undefined }): ReactNode {
  const shown = useShown();
  const explored = usePane(shown);
  const view = useStore((state) => state.view);
  const pane = work ? (view.pane === 'mapa' ? 'mapa' : 'ficha') : explored;
  // A phone that never opens the map never loads it; once opened it stays, with its camera.
  const narrow = useNarrow();
  useEffect(() => {
    if (!work) hasten(useStore.getState().view);
  }, [work]);
  const [mapWanted, setMapWanted] = useState(false);
  if (!mapWanted && (!narrow || pane === 'mapa')) setMapWanted(true);
  return (
    <>
      <Failure of={view.screen}>
        <Suspense fallback={<div />}>
          {shown && !work && !view.embed ? <Controls shown={shown} /> : <div />}
        </Suspense>
      </Failure>
      <div className="explore">
        <aside className={`map-column ${pane === 'mapa' ? 'is-shown' : ''}`} aria-label="Mapa">
          {mapWanted && (
            <Failure of={String(narrow)}>
              <Suspense fallback={<div className="map-frame" />}>
                <MapColumn />
              </Suspense>
            </Failure>
          )}
        </aside>
        <main id="contenido" tabIndex={-1} className="content">
          <Failure of={formatView(view)}>
            <Suspense fallback={<Loading />}>
              {!shown ? (
                <Loading />
              ) : work ? (
                <Workspace screen={work} summary={shown.summary} withMap />
              ) : (
                <Content shown={shown} pane={pane} />
              )}
            </Suspense>
          </Failure>
          {narrow && shown && (
            <Failure of={pane}>
              <Suspense>
                <PhoneDock shown={shown} pane={pane} work={work !== undefined} />
              </Suspense>
            </Failure>
          )}
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

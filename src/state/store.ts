import { create } from 'zustand';
import type { Analysis } from '../domain/analysis.ts';
import { parseZoneId, type ZoneId } from '../domain/ids.ts';
import type { OwnTerritory } from '../domain/own.ts';
import type { PointSummary } from '../domain/point_tiles.ts';
import type { Settings, ZoneLevel } from '../domain/settings.ts';
import { otherYears } from '../domain/years.ts';
import type { Issue } from '../load/checked.ts';
import type { OutlineCollection } from '../load/outlines.ts';
import { isShipped } from '../load/shipped.ts';
import type { Opened, PackageSummary } from '../load/summary.ts';
import { startAnalyst } from '../worker/client.ts';
import { keeper } from './keeper.ts';
import type { Overlay } from './overlay.ts';
import { formatView, parseView, type View } from './view.ts';

export type Phase = 'abriendo' | 'listo' | 'fallo';

interface State {
  readonly view: View;
  readonly phase: Phase;
  /** The open package, without the territories of the reader: `useSummary` in select.ts adds them. */
  readonly summary: PackageSummary | undefined;
  readonly issues: readonly Issue[];
  /** Issues of a package that could not be opened, while the one before stays. */
  readonly refused: { readonly datos: string; readonly issues: readonly Issue[] } | undefined;
  /** The last analysis that arrived; it carries the settings it answers. */
  readonly analysis: Analysis | undefined;
  /** The territories of the reader's that the analysis has; the view may already have others. */
  readonly analysed: readonly OwnTerritory[];
  /** The same questions put to the table that the reader sets against the one shown. */
  readonly against: Analysis | undefined;
  readonly outlines: Readonly<Partial<Record<ZoneLevel, OutlineCollection>>>;
  /** The outlines were asked for and cannot be read. */
  readonly undrawn: boolean;
  /** Outlines of the reader's own territories. */
  readonly ownOutlines: OutlineCollection | undefined;
  /** Which businesses of the open package can be drawn. They come tile by tile: see points.ts. */
  readonly points: PointSummary | undefined;
  readonly hovered: ZoneId | undefined;
  /** What a panel draws on the map in place of the figure chosen. */
  readonly overlay: Overlay | undefined;
  /** Times that the analyst came to answer otherwise to the same view: what it said before is stale (see `askAgain`). */
  readonly changes: number;
  /** A line for the reader on something that their link or their files asked and could not be; until the next step. */
  readonly notice: string | undefined;
}

export const useStore = create<State>(() => ({
  view: parseView(typeof location === 'undefined' ? '' : location.search),
  phase: 'abriendo',
  summary: undefined,
  issues: [],
  refused: undefined,
  analysis: undefined,
  analysed: [],
  against: undefined,
  outlines: {},
  undrawn: false,
  ownOutlines: undefined,
  points: undefined,
  hovered: undefined,
  overlay: undefined,
  changes: 0,
  notice: undefined,
}));

/** The analyst's thread; started once, by `start`. */
let analyst: ReturnType<typeof startAnalyst> | undefined;

/** The running analyst, for questions whose answer only one panel needs. */
export function ask(): ReturnType<typeof startAnalyst> {
  analyst ??= startAnalyst();
  return analyst;
}

/** How a package that does not travel with the application is opened (see own.ts, which comes when one is named). */
let elsewhere: (datos: string) => Promise<Opened>;

/** Opens what the link names and keeps page and link in step. Called once, at the root. */
export function start(openElsewhere: (datos: string) => Promise<Opened>): void {
  elsewhere = openElsewhere;
  addEventListener('popstate', () => {
    const before = useStore.getState().view;
    const view = parseView(location.search);
    useStore.setState({ view, notice: undefined });
    if (view.datos !== before.datos) void openPackage();
    else void refresh();
  });
  void openPackage();
}

/**
 * Moves to another view. `replace` for what is not worth a step back: the camera, a slider on its way.
 * Only what changes is given.
 */
export function go(change: Partial<View>, how: 'push' | 'replace' = 'push'): void {
  const before = useStore.getState().view;
  const view = { ...before, ...change };
  const query = formatView(view);
  useStore.setState(how === 'push' ? { view, notice: undefined } : { view });
  if (query !== formatView(before)) {
    const url = `${location.pathname}${query}`;
    if (how === 'push') history.pushState(null, '', url);
    else history.replaceState(null, '', url);
  }
  if (view.datos !== before.datos) void openPackage();
  else void refresh();
}

export function hover(zone: ZoneId | undefined): void {
  if (useStore.getState().hovered !== zone) useStore.setState({ hovered: zone });
}

/** What the analyst is asked, from a view. Weights are applied on the page (see select.ts). */
export function settingsOf(view: View): Partial<Settings> {
  return {
    ...(view.cube === undefined ? {} : { cube: view.cube }),
    ...(view.reference === undefined ? {} : { reference: view.reference }),
    level: view.level,
    counted: view.counted,
    weights: view.weights,
    mean: view.mean,
    peers: view.peers,
    localSectors: view.localSectors,
  };
}

/** Settings that change the percentiles, not how they are averaged: a weight moved needs no new analysis. */
function question(view: View): string {
  const { datos, cube, reference, level, counted, territories, peers, localSectors } = view;
  return JSON.stringify([datos, cube, reference, level, counted, territories, peers, localSectors]);
}

/** Opens again what the view names: the reader's own data changed under the same word. */
export function reopen(): void {
  void openPackage();
}

let opening = 0;

async function openPackage(): Promise<void> {
  opening += 1;
  const mine = opening;
  const { datos } = useStore.getState().view;
  useStore.setState({ phase: 'abriendo', refused: undefined, notice: undefined });
  try {
    await openNamed(datos, () => mine === opening);
  } catch {
    if (mine === opening) useStore.setState({ phase: 'fallo', refused: { datos, issues: [NOT_COME] } });
  }
}

/** A part of the application itself is lacking, or failed. */
const NOT_COME: Issue = {
  severity: 'fatal',
  file: 'datapackage.json',
  code: 'apertura-fallida',
  message: 'Los datos no se pudieron abrir: una parte de la aplicación no llegó. Recarga la página.',
};

const NAMES_NOT_READ = 'No se pudo leer lo que nombra el enlace. Recarga la página.';

async function openNamed(datos: string, isWanted: () => boolean): Promise<void> {
  const opened = await (isShipped(datos)
    ? ask().open(new URL(`data/${datos}/`, document.baseURI).href)
    : elsewhere(datos));
  if (!isWanted()) return;
  if (!opened.summary) {
    useStore.setState({ phase: 'fallo', refused: { datos, issues: opened.issues } });
    return;
  }
  useStore.setState({
    phase: 'listo',
    // Known by what the link calls it, whatever name its descriptor carries.
    summary: { ...opened.summary, id: datos },
    issues: opened.issues,
    analysis: undefined,
    against: undefined,
    outlines: {},
    undrawn: false,
    ownOutlines: undefined,
    points: undefined,
  });
  for (const one of [analysis, against]) one.forget();
  const names = new URLSearchParams(location.search);
  let { view } = useStore.getState();
  const { start, territory, sectors } = opened.summary;
  // Names in a link mean what they mean in this package.
  if ((!view.zone && names.get('zona')) || (!view.sector && names.get('sector'))) {
    // Where they cannot be understood, the rest of the link holds.
    const by = await import('../domain/link_names.ts').catch(() => undefined);
    if (!isWanted()) return;
    const found = by?.withCodes(location.search, territory, sectors);
    // Also without its names the link led to that screen.
    if (found) go({ ...parseView(found.query), screen: useStore.getState().view.screen }, 'replace');
    useStore.setState({ notice: found ? found.notice : NAMES_NOT_READ });
  }
  // A package may name the zone to begin with; a link that names one, or a pane, knows better.
  const zone = parseZoneId(start.zona ?? '');
  view = useStore.getState().view;
  if (zone && !names.get('zona') && !view.zone && !view.pane && view.screen !== 'inicio')
    go({ zone, level: 'comuna' }, 'replace');
  await refresh();
  if (opened.summary.hasPoints) {
    // Without them everything else stands.
    const points = await ask()
      .points('summary', [])
      .catch(() => undefined);
    if (isWanted()) useStore.setState({ points: points as PointSummary | undefined });
  }
}

const analysis = keeper<Pick<State, 'analysis' | 'analysed'>>(useStore.setState);
const against = keeper<Analysis | undefined>((found) => useStore.setState({ against: found }));

/** Brings analyses up to the view. Outlines are asked for by what draws them: see outlines.ts. */
async function refresh(): Promise<void> {
  const { view, summary } = useStore.getState();
  if (summary?.id !== view.datos) return;
  const { territories } = view;
  const wanted = question(view);
  // Only a year of the same table is set against it: see `otherYears`.
  const other = otherYears(summary.cubes, view.cube ?? summary.cubes[0]?.id).find(
    ({ id }) => id === view.against,
  );
  await Promise.all([
    analysis.follow(wanted, async () => ({
      analysis: await ask().analyse(settingsOf(view), territories),
      analysed: territories,
    })),
    against.follow(JSON.stringify(other && [wanted, other.id]), () =>
      other ? ask().analyse({ ...settingsOf(view), cube: other.id }, territories) : undefined,
    ),
  ]);
}

/**
 * Asks again for what is on screen: the analyst now answers otherwise, though the view is the same (a table of the reader's
 * in place of the package's). Both years of a comparison, so that they are never of two tables.
 */
export async function askAgain(): Promise<void> {
  useStore.setState(({ changes }) => ({ changes: changes + 1 }));
  for (const one of [analysis, against]) one.forget();
  await refresh();
}

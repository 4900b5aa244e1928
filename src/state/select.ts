import type { Analysis, FigureId } from '../domain/analysis.ts';
import { type Classes, classify } from '../domain/classes.ts';
import { figureGrid } from '../domain/figure_grid.ts';
import type { FigureInfo } from '../domain/figures.ts';
import { cell, fillGrid, type Grid } from '../domain/grid.ts';
import { levelOf, type SectorCode, type ZoneId } from '../domain/ids.ts';
import { isDrawn } from '../domain/kind.ts';
import { isKnown, type Measure } from '../domain/measure.ts';
import { type OwnTerritory, withOwn } from '../domain/own.ts';
import { type Graded, gradeOf, type Score, scoreGrid, scoreOf } from '../domain/potential.ts';
import { type Mean, TERMS, type Weights } from '../domain/settings.ts';
import { ancestor, type Zone } from '../domain/territory.ts';
import type { PackageSummary } from '../load/summary.ts';
import type { Overlay } from './overlay.ts';
import { useStore } from './store.ts';
import type { View } from './view.ts';

/** What we draw: every figure of the package, unless no map may draw it. */
export function layersOf({ figures }: PackageSummary): readonly FigureInfo[] {
  return figures.filter(({ kind }) => isDrawn(kind));
}

/** The figure a link names; the first, where it names none that can be drawn. */
function layerOf(summary: PackageSummary, id: FigureId): FigureInfo {
  const layers = layersOf(summary);
  return layers.find((layer) => layer.id === id) ?? (layers[0] as FigureInfo);
}

/** The view with every blank filled from the package and the analysis: what panels and map read. */
export interface Shown {
  readonly view: View;
  readonly summary: PackageSummary;
  readonly analysis: Analysis;
  readonly sector: SectorCode;
  /** Column of the sector in the analysis; −1 when this table does not have it. */
  readonly column: number;
  readonly layer: FigureInfo;
  readonly grid: Grid;
  /** What a panel draws in place of the figure chosen: then `layer` and `grid` are its own, but for the id. */
  readonly overlay: Overlay | undefined;
  /** The zone chosen, when it is of the level shown. */
  readonly zone: Zone | undefined;
  readonly classes: Classes | undefined;
  /** Rows of the analysis that are shown: all, or those of the region isolated. */
  readonly rows: readonly number[];
  /** Rows of the reader's own territories, beside those of the level. */
  readonly guests: readonly number[];
  /** The same zones and sectors in another year of the table, when one is set against it: classes hold for both. */
  readonly against: Analysis | undefined;
}

/** Everything on screen, derived once per change. Undefined while there is nothing to show. */
export function useShown(): Shown | undefined {
  const view = useStore((state) => state.view);
  const summary = useStore((state) => state.summary);
  const analysis = useStore((state) => state.analysis);
  const analysed = useStore((state) => state.analysed);
  const against = useStore((state) => state.against);
  const overlay = useStore((state) => state.overlay);
  return summary && analysis
    ? shownOf(view, withTerritories(summary, analysed), analysis, view.against ? against : undefined, overlay)
    : undefined;
}

/** The open package with the reader's own territories among its zones. */
export function useSummary(): PackageSummary | undefined {
  const territories = useStore((state) => state.view.territories);
  const summary = useStore((state) => state.summary);
  return summary && withTerritories(summary, territories);
}

/** Kept by package and by list: while an analysis is on its way two lists are asked for in turns. */
const widened = new WeakMap<PackageSummary, WeakMap<readonly OwnTerritory[], PackageSummary>>();
function withTerritories(summary: PackageSummary, own: readonly OwnTerritory[]): PackageSummary {
  if (own.length === 0) return summary;
  const lists = widened.get(summary) ?? new WeakMap<readonly OwnTerritory[], PackageSummary>();
  widened.set(summary, lists);
  const found = lists.get(own) ?? { ...summary, territory: withOwn(summary.territory, own) };
  lists.set(own, found);
  return found;
}

const shownOf = memoize(derive);

function derive(
  view: View,
  summary: PackageSummary,
  analysis: Analysis,
  otherYear: Analysis | undefined,
  overlay: Overlay | undefined,
): Shown {
  const wanted = view.sector ?? (summary.start.sector as SectorCode | undefined);
  const sector =
    wanted && analysis.sectors.includes(wanted) ? wanted : (sectionIn(summary, analysis, wanted) ?? wanted);
  const fallback = analysis.sectors[0] as SectorCode;
  const chosen = sector ?? fallback;
  const figure = layerOf(
    summary,
    view.figure ?? (summary.start.medida as FigureId | undefined) ?? 'potencial',
  );
  const layer: FigureInfo = overlay ? { ...overlay.info, id: figure.id, scope: 'zona' } : figure;
  const scored = reweighed(analysis, view.weights, view.mean);
  const grid = overlay ? overlaid(overlay, analysis.zones) : figureGrid(scored, figure.id);
  const column = analysis.sectors.indexOf(chosen);
  const at = layer.scope === 'zona' ? 0 : column;
  const within = (id: ZoneId) => !view.only || ancestor(summary.territory, id, 'region') === view.only;
  const rowsWhere = (fits: (id: ZoneId) => boolean) =>
    analysis.zones.flatMap((id, row) => (within(id) && fits(id) ? [row] : []));
  const rows = rowsWhere((id) => levelOf(id) !== 'territorio');
  const guests = rowsWhere((id) => levelOf(id) === 'territorio');
  const against =
    otherYear && isAnotherYear(analysis, otherYear)
      ? reweighed(otherYear, view.weights, view.mean)
      : undefined;
  const known = [grid, ...(against && !overlay ? [figureGrid(against, figure.id)] : [])].flatMap((one) =>
    rows.flatMap((row) => {
      const measure = cell(one, row, at);
      return isKnown(measure) ? [measure.value] : [];
    }),
  );
  // A named state keeps its colour and its place in the legend, also where no zone is in the last one.
  const values = overlay?.categories?.map((_, state) => state) ?? known;
  const zone =
    view.zone && analysis.zones.includes(view.zone) ? summary.territory.zones.get(view.zone) : undefined;
  return {
    view,
    summary,
    analysis: scored,
    sector: chosen,
    column,
    layer,
    grid,
    overlay,
    zone,
    classes: at === -1 ? undefined : classify(values, layer.kind, view.classing, view.classes),
    rows,
    guests,
    against,
  };
}

/** What a panel says of each zone, as a grid; a zone of which it says nothing has no data. */
function overlaid({ info, values }: Overlay, zones: readonly ZoneId[]): Grid {
  return fillGrid(
    zones.length,
    1,
    info.unit,
    (row) => values.get(zones[row] as ZoneId) ?? { missing: 'sin-dato', unit: info.unit },
  );
}

/** Whether two analyses answer the same questions of two years: same zones and sectors, same reference and count. */
function isAnotherYear(one: Analysis, other: Analysis): boolean {
  const asked = ({ zones, sectors, settings }: Analysis) =>
    [settings.level, settings.reference, settings.counted, ...zones, ...sectors].join();
  return one.settings.cube !== other.settings.cube && asked(one) === asked(other);
}

/** The same sector at the fineness of the table: a division's section, when the table only has sections. */
function sectionIn(
  summary: PackageSummary,
  analysis: Analysis,
  wanted: SectorCode | undefined,
): SectorCode | undefined {
  const section = wanted && summary.sectors.get(wanted)?.section;
  if (section && analysis.sectors.includes(section)) return section;
  return section && analysis.sectors.find((code) => summary.sectors.get(code)?.section === section);
}

/** The measure of the figure shown for a row of the analysis. */
export function measureAt(shown: Shown, row: number): Measure {
  const at = shown.layer.scope === 'zona' ? 0 : shown.column;
  return at === -1 ? { missing: 'sin-dato', unit: shown.grid.unit } : cell(shown.grid, row, at);
}

/** Score and data grade of a row in the sector shown; undefined when the table does not have the sector. */
export function scoreAt(
  shown: Shown,
  row: number,
): { readonly score: Score; readonly graded: Graded } | undefined {
  if (row === -1 || shown.column === -1) return undefined;
  const score = scoreOf(shown.analysis.percentiles, shown.view.weights, row, shown.column, shown.view.mean);
  return { score, graded: gradeOf(score, shown.analysis.age) };
}

export function rowOf(shown: Shown, zone: ZoneId): number {
  return shown.analysis.zones.indexOf(zone);
}

/** The analysis with the score under other weights; percentiles do not depend on them. */
export const reweighed = memoize((analysis: Analysis, weights: Weights, mean: Mean): Analysis => {
  const { settings } = analysis;
  if (settings.mean === mean && TERMS.every((term) => settings.weights[term] === weights[term]))
    return analysis;
  const potential = scoreGrid(analysis.percentiles, weights, mean);
  return { ...analysis, potential, settings: { ...settings, weights, mean } };
});

/** Keeps the last answer while its arguments are the same objects. */
function memoize<A extends readonly unknown[], R>(compute: (...args: A) => R): (...args: A) => R {
  let last: { args: A; result: R } | undefined;
  return (...args) => {
    if (!last || args.some((arg, at) => arg !== last?.args[at])) last = { args, result: compute(...args) };
    return last.result;
  };
}

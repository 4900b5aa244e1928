import { type Analysis, type FigureId, figureGrid } from '../domain/analysis.ts';
import { type Classes, classify } from '../domain/classes.ts';
import { cell, type Grid } from '../domain/grid.ts';
import type { SectorCode, ZoneId } from '../domain/ids.ts';
import { INDICATORS } from '../domain/indicators/index.ts';
import type { Kind } from '../domain/indicators/indicator.ts';
import { isKnown, type Measure, type Unit } from '../domain/measure.ts';
import { type Graded, gradeOf, type Score, scoreGrid, scoreOf } from '../domain/potential.ts';
import { TERMS, type Weights } from '../domain/settings.ts';
import { ancestor, type Zone } from '../domain/territory.ts';
import type { PackageSummary } from '../load/summary.ts';
import { useStore } from './store.ts';
import type { View } from './view.ts';

/** What a figure is called and how it may be drawn; the potential score stands beside the indicators. */
export interface FigureInfo {
  readonly id: FigureId;
  readonly name: string;
  readonly kind: Kind;
  readonly unit: Unit;
  readonly scope: 'zona' | 'zona-sector';
  readonly reading: string;
  readonly caveats: readonly string[];
  readonly needs: string;
}

/** What we draw. Derives from INDICATORS: a new indicator is drawn with no line here. */
export const LAYERS: readonly FigureInfo[] = [
  {
    id: 'potencial',
    name: 'Potencial',
    kind: 'razon',
    unit: 'puntos',
    scope: 'zona-sector',
    reading:
      'De 0 a 100: en qué lugar queda la zona entre las demás al juntar concentración, densidad, productividad y cierres del sector.',
    caveats: ['Informa, no aconseja. Mueve los pesos y mira cuánto cambia.'],
    needs: 'empresas o catastro, con tres zonas o más',
  },
  ...INDICATORS,
];

export function layerOf(id: FigureId): FigureInfo {
  return LAYERS.find((layer) => layer.id === id) ?? (LAYERS[0] as FigureInfo);
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
  /** The zone chosen, when it is of the level shown. */
  readonly zone: Zone | undefined;
  readonly classes: Classes | undefined;
  /** Rows of the analysis that are shown: all, or those of the region isolated. */
  readonly rows: readonly number[];
}

/** Everything on screen, derived once per change. Undefined while there is nothing to show. */
export function useShown(): Shown | undefined {
  const view = useStore((state) => state.view);
  const summary = useStore((state) => state.summary);
  const analysis = useStore((state) => state.analysis);
  return summary && analysis ? shownOf(view, summary, analysis) : undefined;
}

const shownOf = memoize((view: View, summary: PackageSummary, analysis: Analysis): Shown => {
  const wanted = view.sector ?? (summary.start.sector as SectorCode | undefined);
  const sector =
    wanted && analysis.sectors.includes(wanted) ? wanted : (sectionIn(summary, analysis, wanted) ?? wanted);
  const fallback = analysis.sectors[0] as SectorCode;
  const chosen = sector ?? fallback;
  const layer = layerOf(view.figure ?? (summary.start.medida as FigureId | undefined) ?? 'potencial');
  const scored = reweighed(analysis, view.weights);
  const grid = figureGrid(scored, layer.id);
  const column = analysis.sectors.indexOf(chosen);
  const at = layer.scope === 'zona' ? 0 : column;
  const rows = analysis.zones.flatMap((id, row) =>
    view.only && ancestor(summary.territory, id, 'region') !== view.only ? [] : [row],
  );
  const values = rows.flatMap((row) => {
    const measure = cell(grid, row, at);
    return isKnown(measure) ? [measure.value] : [];
  });
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
    zone,
    classes: at === -1 ? undefined : classify(values, layer.kind, view.classing, view.classes),
    rows,
  };
});

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
  const score = scoreOf(shown.analysis.percentiles, shown.view.weights, row, shown.column);
  return { score, graded: gradeOf(score, shown.analysis.age) };
}

export function rowOf(shown: Shown, zone: ZoneId): number {
  return shown.analysis.zones.indexOf(zone);
}

/** The analysis with the score under other weights; percentiles do not depend on them. */
export const reweighed = memoize((analysis: Analysis, weights: Weights): Analysis => {
  if (TERMS.every((term) => analysis.settings.weights[term] === weights[term])) return analysis;
  const potential = scoreGrid(analysis.percentiles, weights);
  return { ...analysis, potential, settings: { ...analysis.settings, weights } };
});

/** Keeps the last answer while its arguments are the same objects. */
function memoize<A extends readonly unknown[], R>(compute: (...args: A) => R): (...args: A) => R {
  let last: { args: A; result: R } | undefined;
  return (...args) => {
    if (!last || args.some((arg, at) => arg !== last?.args[at])) last = { args, result: compute(...args) };
    return last.result;
  };
}

import { buildContext, type Context } from './context.ts';
import { cell, type Grid } from './grid.ts';
import type { SectorCode, ZoneId } from './ids.ts';
import { INDICATORS, type IndicatorId } from './indicators/index.ts';
import type { Inputs } from './inputs.ts';
import { type DataAge, scoreGrid, scoreOf, termPercentiles } from './potential.ts';
import { computed, type Explanation } from './provenance.ts';
import { type Settings, settle, TERMS, type TermId } from './settings.ts';
import { type Period, periodLabel } from './source.ts';

/** Every measure of a table at a level, with the settings it answers. */
export interface Analysis {
  readonly settings: Settings;
  readonly period: Period;
  readonly zones: readonly ZoneId[];
  readonly sectors: readonly SectorCode[];
  /** Zones × sectors, or zones × 1 for indicators of the whole zone. */
  readonly grids: Readonly<Record<IndicatorId, Grid>>;
  readonly percentiles: Readonly<Record<TermId, Grid>>;
  /** Potential score, zones × sectors. */
  readonly potential: Grid;
  readonly age: DataAge;
}

/** Settings in, analysis out. Undefined when the inputs hold no table of firms. */
export function analyse(inputs: Inputs, wanted: Partial<Settings>): Analysis | undefined {
  const settings = settle(inputs, wanted);
  const context = buildContext(inputs, settings);
  return context && analyseContext(context);
}

export function analyseContext(context: Context): Analysis {
  const grids = Object.fromEntries(
    INDICATORS.map((indicator) => [indicator.id, indicator.compute(context)]),
  ) as Record<IndicatorId, Grid>;
  const percentiles = Object.fromEntries(
    TERMS.map((term) => [term, termPercentiles(context, term, grids[term])]),
  ) as Record<TermId, Grid>;
  const { period } = context.cube;
  return {
    settings: context.settings,
    period,
    zones: context.zones.map(({ id }) => id),
    sectors: context.sectors,
    grids,
    percentiles,
    potential: scoreGrid(percentiles, context.settings.weights, context.settings.mean),
    age: { years: context.inputs.year - period.to, span: period.to - period.from + 1 },
  };
}

/** A figure of the analysis by name: an indicator, or the potential score. */
export type FigureId = IndicatorId | 'potencial';

/** «¿De dónde sale?» of one figure. Undefined when the zone, sector or table is not there. */
export function explain(
  inputs: Inputs,
  wanted: Partial<Settings>,
  figure: FigureId,
  zoneId: ZoneId,
  sector: SectorCode,
): Explanation | undefined {
  const context = buildContext(inputs, settle(inputs, wanted));
  if (!context) return undefined;
  const row = context.zones.findIndex(({ id }) => id === zoneId);
  const zone = context.zones[row];
  if (!zone) return undefined;
  const indicator = INDICATORS.find(({ id }) => id === figure);
  const sectorColumn = context.sectors.indexOf(sector);
  const column = indicator?.scope === 'zona' ? 0 : sectorColumn;
  if (column === -1) return undefined;
  const sectorName = inputs.sectors.get(sector)?.name;
  if (indicator)
    return {
      indicator: indicator.name,
      zone: zone.name,
      sector: indicator.scope === 'zona' ? undefined : sectorName,
      result: cell(indicator.compute(context), row, column),
      formula: indicator.formula,
      terms: indicator.explain(context, row, column),
      notes: indicator.caveats,
    };
  const analysis = analyseContext(context);
  const { weights, mean } = context.settings;
  const score = scoreOf(analysis.percentiles, weights, row, column, mean);
  const terms = score.contributions.map(({ term, percentile, missing, share }) => {
    const name = INDICATORS.find(({ id }) => id === term)?.name ?? term;
    return computed(
      `${Math.round(100 * share)}%`,
      percentile === undefined ? `${name}: sin este término, su peso se reparte` : `${name}: percentil`,
      missing ?? { value: percentile ?? 0, unit: 'puntos' },
    );
  });
  return {
    indicator: 'Potencial',
    zone: zone.name,
    sector: sectorName,
    result: score.measure,
    formula:
      mean === 'geometrica'
        ? 'Puntaje = exp(Σ parte del peso × ln percentil en la referencia), de 0 a 100'
        : 'Puntaje = Σ parte del peso × percentil en la referencia, de 0 a 100',
    terms:
      mean === 'geometrica'
        ? [
            ...terms,
            computed('−', 'Desequilibrio entre términos: lo que descuenta la media geométrica', {
              value: score.imbalance,
              unit: 'puntos',
            }),
          ]
        : terms,
    notes: [
      'Informa, no aconseja: un puntaje alto dice que la zona se parece a las fuertes en este sector.',
      `Periodo: ${periodLabel(context.cube.period)}.`,
    ],
  };
}

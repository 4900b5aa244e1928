import type { Analysis, FigureId } from '../../../src/domain/analysis.ts';
import { type Bands, placeOf } from '../../../src/domain/bands.ts';
import { figureGrid } from '../../../src/domain/figure_grid.ts';
import { cell } from '../../../src/domain/grid.ts';
import type { SectorCode } from '../../../src/domain/ids.ts';
import { INDICATORS } from '../../../src/domain/indicators/index.ts';
import { isKnown } from '../../../src/domain/measure.ts';
import { gradeOf, scoreOf } from '../../../src/domain/potential.ts';
import { bandsOf } from '../../../src/domain/ranking.ts';
import { drawPercentiles, sectorPercentiles } from '../../../src/domain/uncertainty.ts';
import { type Asked, identityOf, periodText, shownRows } from './pedido.ts';
import { finite, type Printed } from './registro.ts';

/** Every indicator of the list and the potential score, with its grade and the place of the zone. */
export function* figuresOf(asked: Asked, analysis: Analysis): Generator<Printed> {
  const { context, sector: onlySector } = asked;
  const { cube, sectors, settings } = context;
  const figures = [
    ...INDICATORS.map((indicator) => ({
      id: indicator.id as FigureId,
      scope: indicator.scope,
      year: indicator.year?.(context) ?? periodText(cube.period),
    })),
    { id: 'potencial' as const, scope: 'zona-sector' as const, year: periodText(cube.period) },
  ];
  // Half a second each: only of the sectors that are printed, and once.
  const made = new Map<number, Bands>();
  const bandsIn = (column: number): Bands | undefined => {
    if (asked.draws === 0) return undefined;
    const found = made.get(column) ?? bandsAt(asked, analysis, column);
    made.set(column, found);
    return found;
  };
  for (const row of shownRows(asked))
    for (const { id, scope, year } of figures) {
      const grid = figureGrid(analysis, id);
      const columns: readonly (SectorCode | null)[] = scope === 'zona' ? [null] : sectors;
      for (const [column, sector] of columns.entries()) {
        if (onlySector && sector !== null && sector !== onlySector) continue;
        const measure = finite(cell(grid, row, column));
        const score =
          id === 'potencial' && isKnown(measure)
            ? scoreOf(analysis.percentiles, settings.weights, row, column, settings.mean)
            : undefined;
        yield {
          ...identityOf(asked, row),
          sector,
          indicador: id,
          detalle: null,
          anio: year,
          ...measure,
          ...(score ? { grado: gradeOf(score, analysis.age).grade } : {}),
          ...(score ? placeIn(bandsIn(column), row) : {}),
        };
      }
    }
}

function bandsAt({ context, seed, draws }: Asked, analysis: Analysis, column: number): Bands {
  const percentiles = sectorPercentiles(context, analysis.grids, column);
  const { weights, mean } = context.settings;
  return bandsOf(drawPercentiles({ context, column, seed, draws }, percentiles), weights, mean);
}

function placeIn(bands: Bands | undefined, row: number) {
  const zone = bands?.zones[row];
  const place = bands && zone && placeOf(bands, zone);
  return place
    ? {
        puesto: place.median,
        puesto_desde: place.low,
        puesto_hasta: place.high,
        puesto_entre: place.among,
      }
    : {};
}

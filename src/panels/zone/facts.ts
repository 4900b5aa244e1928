import type { FigureId } from '../../domain/analysis.ts';
import { figureGrid } from '../../domain/figure_grid.ts';
import { cell } from '../../domain/grid.ts';
import type { SectorCode } from '../../domain/ids.ts';
import type { Measure } from '../../domain/measure.ts';
import type { Zone } from '../../domain/territory.ts';
import { ancestor, zonePhrase } from '../../domain/territory.ts';
import { rowOf, type Shown } from '../../state/select.ts';

/** One figure of the analysis on screen, for a zone and a sector. */
export function figureOf(shown: Shown, figure: FigureId, zone: Zone, sector: SectorCode): Measure {
  const grid = figureGrid(shown.analysis, figure);
  const row = rowOf(shown, zone.id);
  const column = grid.columns === 1 ? 0 : shown.analysis.sectors.indexOf(sector);
  return row === -1 || column === -1 ? { missing: 'sin-dato', unit: grid.unit } : cell(grid, row, column);
}

/** What the zone is compared with, as it stands in a sentence: «Chile», «la Región de Tarapacá». */
export function referenceName(shown: Shown, zone: Zone): string {
  const { reference } = shown.analysis.settings;
  if (reference === 'pais') return 'Chile';
  if (reference === 'totales') {
    const totals = shown.summary.reports.find(({ table }) => table === 'empresas_totales');
    return `el territorio de comparación (totales de ${totals?.source.year ?? 'otra fuente'})`;
  }
  const id = ancestor(shown.summary.territory, zone.id, reference);
  const found = id && shown.summary.territory.zones.get(id);
  return found ? zonePhrase(found) : 'su referencia';
}

import type { SectorCode, ZoneId } from '../../domain/ids.ts';
import type { ReferenceTotals } from '../../domain/inputs.ts';
import type { Measure } from '../../domain/measure.ts';
import type { SectorTree } from '../../domain/sectors.ts';
import type { SourceRef } from '../../domain/source.ts';
import { type Checked, type Issue, quoted } from '../checked.ts';
import { amount, measureOf, optional, period, required, sector, zone } from '../columns.ts';
import type { Row } from '../table.ts';

export const totalesColumns = {
  anio: required(period, 'Año de las cifras.'),
  territorio: required(zone, 'Territorio cuyos totales son: CL, o código de región.'),
  sector: required(sector, 'Sector.'),
  empresas: required(amount, 'Empresas del territorio en el sector.', 'empresas'),
  trabajadores: optional(amount, 'Trabajadores del territorio en el sector.', 'trabajadores'),
  ventas_uf: optional(amount, 'Ventas anuales del territorio en el sector.', 'UF'),
};

/** Totals by sector, one set for each territory and year. A row that repeats another is left out and reported. */
export function buildTotals(
  rows: readonly Row<typeof totalesColumns>[],
  sectors: SectorTree,
  source: SourceRef,
): Checked<readonly ReferenceTotals[]> {
  const issues: Issue[] = [];
  const sets = new Map<string, Mutable>();
  for (const { line, cells } of rows) {
    if (!('value' in cells.anio && 'value' in cells.territorio && 'value' in cells.sector)) continue;
    const id = `${cells.territorio.value}:${cells.anio.value.to}`;
    const found = sets.get(id) ?? {
      territory: cells.territorio.value,
      period: cells.anio.value,
      firms: new Map<SectorCode, Measure>(),
      workers: new Map<SectorCode, Measure>(),
      sales: new Map<SectorCode, Measure>(),
      lines: new Map<SectorCode, number>(),
    };
    const code = cells.sector.value;
    const before = found.lines.get(code);
    if (!sectors.has(code) || before !== undefined) {
      issues.push({
        severity: 'error',
        file: source.file,
        line,
        column: 'sector',
        code: before === undefined ? 'sector-desconocido' : 'fila-repetida',
        message:
          before === undefined
            ? `El sector ${quoted(code)} no está en «sectores».`
            : `Repite el año, el territorio y el sector de la línea ${before}.`,
      });
      continue;
    }
    sets.set(id, found);
    found.firms.set(code, measureOf(cells.empresas, 'empresas'));
    found.workers.set(code, measureOf(cells.trabajadores, 'trabajadores'));
    found.sales.set(code, measureOf(cells.ventas_uf, 'UF'));
    found.lines.set(code, line);
  }
  return { value: [...sets].map(([id, set]) => ({ id, ...set, source })), issues };
}

interface Mutable {
  territory: ZoneId;
  period: ReferenceTotals['period'];
  firms: Map<SectorCode, Measure>;
  workers: Map<SectorCode, Measure>;
  sales: Map<SectorCode, Measure>;
  lines: Map<SectorCode, number>;
}

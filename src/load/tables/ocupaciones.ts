import type { SectorCode } from '../../domain/ids.ts';
import type { Coefficient, Occupations } from '../../domain/inputs.ts';
import type { SectorTree } from '../../domain/sectors.ts';
import type { SourceRef } from '../../domain/source.ts';
import { type Checked, type Issue, quoted } from '../checked.ts';
import { cellValue, oneOf, optional, required, sector, share } from '../columns.ts';
import type { Row } from '../table.ts';

/** Major groups of CIUO-08.CL. The armed forces (0) may be in a file; they are in no figure. */
const WRITTEN_GROUPS = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;

export const ocupacionesColumns = {
  sector: required(sector, 'Sección o división de CIIU4.CL.'),
  grupo: required(oneOf(WRITTEN_GROUPS), 'Gran grupo de CIUO-08.CL, de 0 a 9; el 0 no se muestra.'),
  coeficiente: required(
    share,
    'Parte de los trabajadores del sector que es del grupo; en cada sector suman 1.',
    'peso 0 a 1',
  ),
  desde: optional(share, 'Lo menos que puede ser el coeficiente.', 'peso 0 a 1'),
  hasta: optional(share, 'Lo más que puede ser el coeficiente.', 'peso 0 a 1'),
};

/** How far from 1 the coefficients of a sector may add up: what rounding to two decimals does. */
const TOLERANCE = 0.01;

/**
 * Coefficients by sector. A sector whose coefficients do not add up to 1 is left out and told: nothing is mended. A group
 * without a row is zero, because the others already add up.
 */
export function buildOccupations(
  rows: readonly Row<typeof ocupacionesColumns>[],
  sectors: SectorTree,
  source: SourceRef,
  kind: { readonly assumed: boolean; readonly own: boolean },
): Checked<Occupations> {
  const issues: Issue[] = [];
  const { file } = source;
  const found = new Map<SectorCode, Map<number, Coefficient>>();
  const broken = new Set<SectorCode>();
  for (const { line, cells } of rows) {
    const code = cellValue(cells.sector);
    const group = Number(cellValue(cells.grupo));
    const value = cellValue(cells.coeficiente);
    if (code === undefined || value === undefined) continue;
    const tell = (column: string, kindOf: string, message: string) =>
      issues.push({ severity: 'error', file, line, column, code: kindOf, message });
    const low = cellValue(cells.desde) ?? value;
    const high = cellValue(cells.hasta) ?? value;
    const groups = found.get(code) ?? new Map<number, Coefficient>();
    const before = groups.get(group);
    if (!sectors.has(code)) tell('sector', 'sector-desconocido', `El sector ${quoted(code)} no existe.`);
    else if (before)
      tell('grupo', 'fila-repetida', `Repite el sector y el grupo de la línea ${before.line}.`);
    else {
      if (low > value || value > high) {
        broken.add(code);
        tell(
          'desde',
          'rango-al-reves',
          'El coeficiente no está entre «desde» y «hasta»: el sector se deja fuera.',
        );
      }
      found.set(code, groups.set(group, { value, low, high, line }));
    }
  }
  const bySector = new Map<SectorCode, readonly Coefficient[]>();
  for (const [code, groups] of found) {
    const written = [...groups.values()];
    const total = written.reduce((acc, { value }) => acc + value, 0);
    const sumsToOne = Math.abs(total - 1) <= TOLERANCE;
    if (!sumsToOne)
      issues.push({
        severity: 'error',
        file,
        line: Math.min(...written.map(({ line }) => line)),
        column: 'coeficiente',
        code: 'coeficientes-no-suman',
        message: `Los coeficientes del sector ${quoted(code)} suman ${String(Number(total.toFixed(4))).replace('.', ',')} y deben sumar 1. El sector se deja fuera.`,
      });
    if (sumsToOne && !broken.has(code))
      bySector.set(
        code,
        Array.from({ length: 9 }, (_, at) => groups.get(at + 1) ?? { value: 0, low: 0, high: 0, line: 0 }),
      );
  }
  return { value: { bySector, ...kind, source }, issues };
}

/** How many rows of the file are in the table, for its report. */
export function usedRows(rows: readonly Row<typeof ocupacionesColumns>[], table: Occupations): number {
  const lines = new Set([...table.bySector.values()].flatMap((list) => list.map(({ line }) => line)));
  return rows.filter(({ line, cells }) => {
    const code = cellValue(cells.sector);
    return (
      lines.has(line) || (cellValue(cells.grupo) === '0' && code !== undefined && table.bySector.has(code))
    );
  }).length;
}

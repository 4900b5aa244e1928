import type { Occupations } from '../../domain/inputs.ts';
import type { SectorTree } from '../../domain/sectors.ts';
import type { SourceRef } from '../../domain/source.ts';
import type { Checked } from '../checked.ts';
import { readTable } from '../table.ts';
import { buildOccupations, ocupacionesColumns } from './ocupaciones.ts';

/**
 * The table that a reader brings in place of the package's. Anything wrong in it and it is not used at all: the issues say
 * where, and `value` is undefined.
 */
export function readOwnOccupations(
  bytes: Uint8Array,
  file: string,
  sectors: SectorTree,
): Checked<Occupations | undefined> {
  const read = readTable(bytes, ocupacionesColumns, { file });
  const source: SourceRef = {
    resource: 'ocupaciones',
    file,
    title: 'Ocupaciones de tu archivo',
    publisher: 'Tu archivo, abierto en este navegador',
    year: '',
    checked: '',
  };
  const built = buildOccupations(read.rows, sectors, source, { assumed: false, own: true });
  const issues = [...read.issues, ...built.issues];
  const isGood = issues.every(({ severity }) => severity === 'aviso') && built.value.bySector.size > 0;
  if (isGood) return { value: built.value, issues };
  return {
    value: undefined,
    issues:
      issues.length > 0
        ? issues
        : [{ severity: 'fatal', file, code: 'archivo-vacio', message: 'El archivo no tiene filas.' }],
  };
}

/**
 * The coefficients as a file that a spreadsheet of Chile opens well and that this reader reads back: `;`, decimal comma,
 * with the mark of UTF-8. Only codes and numbers, so no cell can be taken for a formula.
 */
export function writeOccupations({ bySector }: Occupations): string {
  const number = (value: number) => String(value).replace('.', ',');
  const lines = [...bySector].flatMap(([code, list]) =>
    list.map(({ value, low, high }, at) =>
      [code, at + 1, number(value), number(low), number(high)].join(';'),
    ),
  );
  return `\uFEFF${[Object.keys(ocupacionesColumns).join(';'), ...lines].join('\n')}\n`;
}

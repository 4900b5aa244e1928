import { readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import Papa from 'papaparse';

/**
 * One line of a CSV: every cell as the text it is. Codes keep their leading zero, nothing becomes a number.
 */
export type Line = Readonly<Record<string, string>>;

/**
 * Reads a CSV (UTF-8, with header; `.gz` is unpacked). Any irregularity of the file stops the preparation.
 */
export function readTable(path: string): Line[] {
  const bytes = readFileSync(path);
  const text = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8').replace(/^\uFEFF/, '');
  const { data, errors } = Papa.parse<Line>(text, { header: true, skipEmptyLines: true });
  const [first] = errors;
  if (first) throw new Error(`${path}: fila ${(first.row ?? 0) + 2}: ${first.message}`);
  return data;
}

/**
 * The cell of a column that the source must have; a renamed column is found here and not in the published
 * figure.
 */
export function cell(line: Line, column: string): string {
  const value = line[column];
  if (value === undefined) throw new Error(`Falta la columna «${column}»`);
  return value.trim();
}

/** The cell as an integer, written with digits only. */
export function integer(line: Line, column: string): number {
  const text = cell(line, column);
  if (!/^-?\d+$/.test(text)) throw new Error(`«${column}» debía ser un entero y dice «${text}»`);
  return Number(text);
}

/**
 * A published number without the traces of the program that carried it: `500000.0` is 500000. `*` (reserved)
 * and empty stay as they are; decimals are kept as published, or rounded to `decimals` where the source has
 * float noise (`58.120000000000005`).
 */
export function published(text: string, decimals?: number): string {
  const trimmed = text.trim();
  if (trimmed === '' || trimmed === '*') return trimmed;
  if (!/^-?\d+(\.\d+)?$/.test(trimmed)) throw new Error(`«${trimmed}» no es un número publicado`);
  if (decimals !== undefined) return String(Number(Number(trimmed).toFixed(decimals)));
  return trimmed.replace(/\.0+$/, '');
}

/** CSV text of the package format: comma, LF, final line break, header first. Absent cells are left empty. */
export function toCsv<Column extends string>(
  columns: readonly Column[],
  rows: readonly Readonly<Partial<Record<Column, string | number>>>[],
): string {
  const data = rows.map((row) => columns.map((column) => row[column] ?? ''));
  return `${Papa.unparse({ fields: [...columns], data }, { delimiter: ',', newline: '\n' })}\n`;
}

export function writeTable<Column extends string>(
  path: string,
  columns: readonly Column[],
  rows: readonly Readonly<Partial<Record<Column, string | number>>>[],
): void {
  writeFileSync(path, toCsv(columns, rows));
  console.log(`${path}: ${rows.length} filas`);
}

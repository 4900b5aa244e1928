import { type Issue, quoted } from './checked.ts';
import { type Cell, type Codec, type Column, columnStyle, isFault } from './columns.ts';
import { columnKey, readCsv } from './csv.ts';
import type { Encoding } from './decode.ts';

/** The columns of a table, by our name. */
export type Columns = Readonly<Record<string, Column<unknown>>>;
type Value<C> = C extends Column<infer T> ? T : never;
/** One row: its line, and each column's cell. */
export interface Row<C extends Columns> {
  readonly line: number;
  readonly cells: { readonly [K in keyof C]: Cell<Value<C[K]>> };
}

export interface ReadTable<C extends Columns> {
  readonly rows: readonly Row<C>[];
  /** Rows of the file below its header; rows used plus rows rejected. */
  readonly total: number;
  readonly rejected: number;
  readonly encoding: Encoding;
  readonly separator: string;
  /** Columns of ours that the file has. */
  readonly present: ReadonlySet<keyof C>;
  /** Columns of the file that are not ours. */
  readonly ignored: readonly string[];
  readonly issues: readonly Issue[];
}

export interface TableOptions {
  readonly file: string;
  /** Ours → theirs, for files with other headers. */
  readonly names?: Readonly<Record<string, string>>;
  readonly delimiter?: string;
  /** Column that says in which line each row stood before it was written in this file. */
  readonly lines?: string;
}

/**
 * Reads the declared columns of a delimited file. A row whose required cell is missing or wrong is left out and
 * reported; a wrong optional cell becomes `sin-dato` and is reported. Every row is used or reported.
 */
export function readTable<C extends Columns>(
  bytes: Uint8Array,
  columns: C,
  { file, names = {}, delimiter, lines }: TableOptions,
): ReadTable<C> {
  const keys = Object.keys(columns);
  const theirs = (ours: string) => names[ours] ?? ours;
  const wanted = keys.filter((name) => columns[name]?.required);
  const raw = readCsv(bytes, wanted.map(theirs), delimiter);
  const issues: Issue[] = [];
  const nothing = {
    rows: [],
    total: 0,
    rejected: 0,
    encoding: raw?.encoding ?? 'UTF-8',
    separator: raw?.separator ?? ',',
    present: new Set<keyof C>(),
    ignored: [],
    issues,
  } as const;
  if (!raw) {
    issues.push({ severity: 'fatal', file, code: 'archivo-vacio', message: 'El archivo no tiene filas.' });
    return nothing;
  }
  const headerKeys = raw.header.cells.map(columnKey);
  const position = new Map(keys.map((name) => [name, headerKeys.indexOf(columnKey(theirs(name)))]));
  const lacking = wanted.filter((name) => position.get(name) === -1);
  for (const name of lacking) issues.push(lacksColumn(file, raw.header, theirs(name)));
  if (lacking.length > 0) return { ...nothing, total: raw.rows.length, rejected: raw.rows.length };
  if (raw.above > 0) issues.push(titlesAbove(file, raw.header.line, raw.above));
  if (raw.openQuote !== undefined) issues.push(opensQuote(file, raw.openQuote));

  for (const line of raw.badQuotes) if (line !== raw.openQuote) issues.push(badlyQuoted(file, line));

  const present = keys.filter((name) => (position.get(name) ?? -1) >= 0);
  const readers = present.map((name) => {
    const at = position.get(name) ?? -1;
    const column = columns[name] as Column<unknown>;
    const style = column.codec.numeric
      ? columnStyle(
          raw.rows.map((row) => row.cells[at] ?? ''),
          raw.separator,
        )
      : 'punto';
    return { name, at, column, read: (cell: string) => (column.codec as Codec<unknown>).read(cell, style) };
  });
  const blank = Object.fromEntries(keys.map((name) => [name, { missing: 'sin-dato' } as const]));
  const rows: Row<C>[] = [];
  const lineAt = lines === undefined ? -1 : headerKeys.indexOf(columnKey(lines));
  for (const { line: here, cells } of raw.rows) {
    if (here === raw.openQuote) continue;
    const line = Number(cells[lineAt]) || here;
    const row: Record<string, Cell<unknown>> = { ...blank };
    let usable = true;
    if (
      cells.length !== raw.header.cells.length &&
      cells.slice(raw.header.cells.length).some((c) => c.trim())
    ) {
      usable = false;
      issues.push(extraCells(file, line, cells.length, raw.header.cells.length));
    } else
      for (const { name, at, column, read } of readers) {
        const cell = read(cells[at] ?? '');
        const fault = isFault(cell)
          ? cell.fault
          : column.required && 'missing' in cell && cell.missing === 'sin-dato'
            ? REQUIRED_EMPTY
            : undefined;
        if (fault === undefined) {
          row[name] = cell as Cell<unknown>;
          continue;
        }
        issues.push(badCell(file, line, theirs(name), column.required, fault));
        if (column.required) usable = false;
      }
    if (usable) rows.push({ line, cells: row as Row<C>['cells'] });
  }
  const used = new Set([lineAt, ...present.map((name) => position.get(name))]);
  return {
    rows,
    total: raw.rows.length,
    rejected: raw.rows.length - rows.length,
    encoding: raw.encoding,
    separator: raw.separator,
    present: new Set(present),
    ignored: raw.header.cells.filter((name, at) => !used.has(at) && name.trim() !== ''),
    issues,
  };
}

/** Why a required cell with nothing in it leaves its row out. */
export const REQUIRED_EMPTY = 'está vacía y es obligatoria';

export function lacksColumn(
  file: string,
  header: { readonly line: number; readonly cells: readonly string[] },
  column: string,
): Issue {
  return {
    severity: 'fatal',
    file,
    line: header.line,
    column,
    code: 'falta-columna',
    message: `Falta la columna ${quoted(column)}. El encabezado leído es: ${quoted(header.cells.join(', '))}.`,
  };
}

export function titlesAbove(file: string, line: number, above: number): Issue {
  return {
    severity: 'aviso',
    file,
    line,
    code: 'lineas-sobre-el-encabezado',
    message: `El encabezado está en la línea ${line}; se saltaron ${above} líneas de título.`,
  };
}

export function opensQuote(file: string, line: number): Issue {
  return {
    severity: 'error',
    file,
    line,
    code: 'comilla-abierta',
    message: 'Una comilla se abre y no se cierra: de esta línea al final del archivo no se puede leer nada.',
  };
}

export function badlyQuoted(file: string, line: number): Issue {
  return {
    severity: 'aviso',
    file,
    line,
    code: 'comilla-mal-cerrada',
    message: 'Hay texto pegado a una comilla que cierra. Revisa que las celdas de esta fila se lean bien.',
  };
}

export function extraCells(file: string, line: number, cells: number, columns: number): Issue {
  return {
    severity: 'error',
    file,
    line,
    code: 'celdas-de-mas',
    message: `La fila tiene ${cells} celdas y el encabezado ${columns}. Se deja fuera.`,
  };
}

export function badCell(file: string, line: number, column: string, required: boolean, fault: string): Issue {
  return {
    severity: 'error',
    file,
    line,
    column,
    code: required ? 'celda-obligatoria' : 'celda-ilegible',
    message: `${column}: ${fault}. ${required ? 'La fila se deja fuera.' : 'La celda se lee como sin dato.'}`,
  };
}

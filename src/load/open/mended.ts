import { columnStyle } from '../columns.ts';
import { columnKey, HEADER_SEARCH_ROWS, type RawRow } from '../csv.ts';
import { unguarded } from '../guarded.ts';
import { harmless } from './canonical.ts';
import type { Item } from './items.ts';

/** The two columns that are written behind the reader's own, so that a mended row finds its place. */
export const MENDED_COLUMNS = ['línea de origen', 'motivo'] as const;
const MENDED_KEYS = MENDED_COLUMNS.map(columnKey);

type Table = Item & { readonly kind: 'tabla' };

/**
 * Rows that were left out, saved and mended, put back in the file that they come from when both are on the table: each in the
 * line it says. A file of mended rows with a row that finds no place is left as it is, a file like any other.
 */
export function withMended(items: readonly Item[]): readonly Item[] {
  let all = items;
  for (const item of items) {
    const mended = item.kind === 'tabla' && item.opening === undefined ? mendedRows(item) : undefined;
    if (!mended) continue;
    for (const origin of all) {
      if (origin === item || origin.kind !== 'tabla' || origin.opening !== undefined) continue;
      const joined = joinedTo(origin, mended);
      if (!joined) continue;
      const told: Item = {
        id: item.id,
        path: item.path,
        shown: item.shown,
        bytes: item.bytes,
        kind: 'nada',
        problem: undefined,
        note: `Filas corregidas: ${mended.rows.size} vuelven a su línea en «${origin.path}».`,
      };
      all = all.map((one) => (one === origin ? joined : one.id === item.id ? told : one));
      break;
    }
  }
  return all;
}

interface Mended {
  /** Names of the reader's own columns. */
  readonly names: readonly string[];
  /** Cells by the line in which they stood. */
  readonly rows: ReadonlyMap<number, readonly string[]>;
}

/** The rows of a file that this program wrote; undefined for any other, or when a row does not say its line. */
function mendedRows({ text: { sheet } }: Table): Mended | undefined {
  const [header, ...body] = sheet.rows;
  if (!header || body.length === 0) return undefined;
  const width = header.cells.length - MENDED_KEYS.length;
  if (width < 1 || MENDED_KEYS.some((key, at) => columnKey(header.cells[width + at] ?? '') !== key))
    return undefined;
  const rows = new Map<number, readonly string[]>();
  for (const { cells } of body) {
    const line = /^\d{1,9}$/.test(cells[width]?.trim() ?? '') ? Number(cells[width]) : 0;
    if (line === 0 || rows.has(line)) return undefined;
    rows.set(line, cells.slice(0, width));
  }
  return { names: header.cells.slice(0, width).map(unguarded), rows };
}

/** The file with the mended rows in their lines; undefined where they are not of this file. */
function joinedTo(origin: Table, { names, rows }: Mended): Item | undefined {
  const { sheet } = origin.text;
  const at = sheet.rows
    .slice(0, HEADER_SEARCH_ROWS)
    .findIndex(
      ({ cells }) => cells.length === names.length && cells.every((cell, place) => cell === names[place]),
    );
  const lines = new Set(sheet.rows.slice(at + 1).map(({ line }) => line));
  if (at === -1 || [...rows.keys()].some((line) => !lines.has(line))) return undefined;
  const pointed = names.map(
    (_, place) =>
      columnStyle(
        sheet.rows.slice(at + 1).map(({ cells }) => cells[place] ?? ''),
        sheet.dialect.separator,
      ) === 'punto',
  );
  const mend = (row: RawRow): RawRow => {
    const cells = rows.get(row.line);
    if (!cells) return row;
    return {
      line: row.line,
      cells: cells.map((cell, place) => asWritten(cell, row.cells[place] ?? '', pointed[place])),
    };
  };
  return { ...origin, text: { ...origin.text, sheet: { ...sheet, rows: sheet.rows.map(mend) } } };
}

/**
 * A cell of a mended row as its own file would write it: the saved rows carry a decimal comma and guards that the file does
 * not. One that nobody touched is the cell of the file.
 */
function asWritten(cell: string, before: string, pointed: boolean | undefined): string {
  if (cell === harmless(before)) return before;
  const plain = unguarded(cell);
  return pointed && /^\s*[+-]?\d+,\d+\s*$/.test(plain) ? plain.replace(',', '.') : plain;
}

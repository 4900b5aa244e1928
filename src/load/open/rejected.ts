import { writeCsv } from '../../domain/csv.ts';
import { type Column, columnStyle, isFault } from '../columns.ts';
import { harmless } from './canonical.ts';
import type { Reading } from './items.ts';
import type { Faults } from './judge.ts';
import { columnsOf } from './mapping.ts';
import { MENDED_COLUMNS } from './mended.ts';

/**
 * The rows of a file that are left out, in its own columns, with the line of each and why: `;`, so that a spreadsheet of Chile opens them. Numbers
 * with a decimal point get the comma that goes with it: brought again, they are the same numbers.
 */
export function rejectedCsv({ source, columns, table, header }: Reading, { left }: Faults): string {
  if (!source || left.size === 0) return '';
  const { sheet } = source.text;
  const names = sheet.rows[source.header.at]?.cells ?? [];
  const specs = table === 'ninguna' ? {} : (columnsOf(table, header) ?? {});
  const body = sheet.rows.slice(source.header.at + 1);
  const pointed = new Map<number, Column<unknown>>();
  for (const { ours, theirs } of columns) {
    const spec = specs[ours];
    const at = theirs === undefined ? -1 : header.indexOf(theirs);
    if (at === -1 || !spec?.codec.numeric) continue;
    const cells = body.map((row) => row.cells[at] ?? '');
    if (columnStyle(cells, sheet.dialect.separator) === 'punto') pointed.set(at, spec);
  }
  const width = Math.max(names.length, ...body.map(({ line, cells }) => (left.has(line) ? cells.length : 0)));
  const rows = body
    .filter(({ line }) => left.has(line))
    .map(({ line, cells }) => [
      ...Array.from({ length: width }, (_, at) => {
        const cell = cells[at] ?? '';
        const spec = pointed.get(at);
        const read = spec?.codec.read(cell, 'punto');
        return read && !isFault(read) && 'value' in read && typeof read.value === 'number'
          ? String(read.value).replace('.', ',')
          : harmless(cell);
      }),
      String(line),
      left.get(line) ?? '',
    ]);
  return writeCsv(
    [...Array.from({ length: width }, (_, at) => harmless(names[at] ?? '')), ...MENDED_COLUMNS],
    rows,
  );
}

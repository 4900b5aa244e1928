import { columnStyle, isFault } from '../columns.ts';
import type { RawRow } from '../csv.ts';
import type { SampleTable } from './contract.ts';
import type { Reading } from './items.ts';
import type { Faults } from './judge.ts';
import { columnsOf } from './mapping.ts';

const SHOWN = 8;

/** The first rows of a file as they will be read: numbers as this program writes them, what is not known empty. */
export function sampleOf(
  { source, laid, table, columns, header, piece }: Reading,
  faults: Faults,
): SampleTable | undefined {
  if (!source || table === 'ninguna' || !piece) return undefined;
  const specs = columnsOf(table, header) ?? {};
  const raw = source.text.sheet.rows.slice(source.header.at + 1);
  const mapped = columns.flatMap(({ ours, theirs }) => (theirs === undefined ? [] : [ours]));
  const ours = laid ? laid.columns : mapped;
  const at = new Map(header.map((name, place) => [name, place]));
  const rows: readonly RawRow[] =
    laid?.rows ??
    raw.map(({ line, cells }) => ({
      line,
      cells: mapped.map(
        (name) => cells[at.get(columns.find((one) => one.ours === name)?.theirs ?? '') ?? -1] ?? '',
      ),
    }));
  const separator = piece.content.kind === 'contornos' ? ',' : piece.content.delimiter;
  const readers = ours.map((name, place) => {
    const spec = specs[name];
    if (!spec) return (cell: string) => cell;
    const style = spec.codec.numeric
      ? columnStyle(
          rows.map(({ cells }) => cells[place] ?? ''),
          separator,
        )
      : 'punto';
    return (cell: string) => {
      const read = spec.codec.read(cell, style);
      if (isFault(read)) return cell;
      if (!('value' in read)) return read.missing === 'reservado' ? '*' : '';
      return typeof read.value === 'number'
        ? read.value.toLocaleString('es-CL', {
            maximumFractionDigits: 6,
            useGrouping: Math.abs(read.value) >= 10_000,
          })
        : cell.trim();
    };
  });
  const byLine = new Map<number, readonly string[]>();
  for (const { line, cells } of rows) if (!byLine.has(line)) byLine.set(line, cells);
  const lines = raw.slice(0, SHOWN).map(({ line }) => line);
  return {
    columns: ours,
    rows: lines.map((line) => {
      const cells = byLine.get(line) ?? [];
      return {
        line,
        cells: ours.map((_, place) => (cells.length > 0 ? (readers[place]?.(cells[place] ?? '') ?? '') : '')),
        rejected: faults.left.get(line),
      };
    }),
  };
}

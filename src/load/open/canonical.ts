import Papa from 'papaparse';
import { isFormula } from '../../domain/formula.ts';
import { text } from '../columns.ts';
import { columnKey } from '../csv.ts';
import { guarded } from '../guarded.ts';
import type { Watch } from './contract.ts';
import { growingBlob } from './parts.ts';

/** Column of a written table that says in which line of the reader's file each row stood. */
export const LINE_COLUMN = 'linea_origen';
const PACE = 5_000;

/** A cell that a spreadsheet would run, guarded; a negative number or a dash for «no data» is none. */
export function harmless(cell: string): string {
  if (!isFormula(cell.trimStart()) || 'missing' in text.read(cell, 'punto')) return cell;
  return /^[+-]\s*[\d.,]+\s*%?$/.test(cell.trim()) ? cell : guarded(cell.trimStart());
}

/** Rows as a CSV, a stretch at a time. */
export async function writeRows(
  columns: readonly string[],
  rows: readonly (readonly string[])[],
  delimiter: ',' | ';',
  watch: Watch,
): Promise<Blob> {
  const out = growingBlob();
  const encoder = new TextEncoder();
  const write = (some: readonly (readonly string[])[]) =>
    out.add(
      encoder.encode(
        `${Papa.unparse(
          some.map((row) => row.map(harmless)),
          { delimiter, newline: '\r\n' },
        )}\r\n`,
      ),
    );
  out.add(encoder.encode('\uFEFF'));
  write([columns]);
  for (let at = 0; at < rows.length; at += PACE) {
    if (at > 0) await new Promise((resolve) => setTimeout(resolve));
    watch.signal.throwIfAborted();
    write(rows.slice(at, at + PACE));
  }
  return out.done('text/csv');
}

/**
 * Names of the columns of a written table: those of the reader's file, so that messages name them. Where two of ours come from
 * one of theirs, or a name of theirs is another one of ours, it has ours behind.
 */
export function writtenNames(
  columns: readonly string[],
  theirs: (ours: string) => string | undefined,
): readonly string[] {
  const used = new Set([LINE_COLUMN]);
  return columns.map((ours) => {
    const name = theirs(ours) ?? ours;
    const own = columns.some((one) => one !== ours && columnKey(one) === columnKey(name));
    const told = own || used.has(columnKey(name)) || columnKey(name) === '' ? `${name} (${ours})` : name;
    used.add(columnKey(told));
    return told;
  });
}

import { columnStyle } from '../columns.ts';
import { readRows } from '../csv.ts';
import type { Dialect, Watch } from './contract.ts';
import type { Sheet } from './layout.ts';

/** From here on a text file is too long to be read just to be looked at: its opening is. */
export const LONG_FILE = 8 * 1024 * 1024;
/** The longest text that is taken whole into the memory; a register, which is read in parts, has no such end. */
export const LONGEST_TABLE = 200 * 1024 * 1024;

/** A sheet, and what its quotes did to it. */
export interface TextSheet {
  readonly sheet: Sheet;
  /** Line of a quote that opens and never closes. */
  readonly openQuote: number | undefined;
  /** Lines with text after a closing quote. */
  readonly badQuotes: readonly number[];
}

/** A delimited text as a sheet; undefined where it has no rows. */
export async function textSheet(path: string, blob: Blob, watch: Watch): Promise<TextSheet | undefined> {
  watch.signal.throwIfAborted();
  const bytes = new Uint8Array(await blob.arrayBuffer());
  watch.signal.throwIfAborted();
  const read = readRows(bytes);
  if (read.rows.length === 0) return undefined;
  const dialect: Dialect = {
    encoding: read.encoding,
    separator: read.separator,
    decimals: undefined,
    headerLine: read.rows[0]?.line ?? 1,
  };
  return {
    sheet: { path, name: '', rows: read.rows, dialect },
    openQuote: read.openQuote,
    badQuotes: read.badQuotes,
  };
}

/** The opening of a long text, whole lines of it. */
export async function openingOf(blob: Blob): Promise<Blob> {
  if (blob.size < LONG_FILE) return blob;
  const bytes = new Uint8Array(await blob.slice(0, LONG_FILE / 4).arrayBuffer());
  const end = bytes.lastIndexOf(0x0a);
  return blob.slice(0, end === -1 ? bytes.length : end + 1);
}

/** The sign of decimals, where a cell of the first rows can be read in one way only. */
export function decimalsOf(sheet: Sheet, headerAt: number): Dialect['decimals'] {
  const telling = sheet.rows
    .slice(headerAt + 1, headerAt + 200)
    .flatMap(({ cells }) => cells)
    .filter((cell) => /^\s*\$?\s*-?\d[\d.,]*[.,]\d+\s*%?\s*$/.test(cell));
  return telling.length === 0 ? undefined : columnStyle(telling, sheet.dialect.separator);
}

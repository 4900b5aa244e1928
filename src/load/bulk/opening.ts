import { columnKey, detectSeparator, HEADER_SEARCH_ROWS, SEPARATOR_SEARCH } from '../csv.ts';
import { decoderOf, type Encoding } from '../decode.ts';
import { cellTexts, emptySplit, splitRow } from './cells.ts';

/** What the first bytes of a delimited file say: how it is written, and where its header is. */
export interface Opening {
  readonly encoding: Encoding;
  readonly separator: string;
  /** Its header as written; undefined for a file of blank rows. */
  readonly header: readonly string[] | undefined;
  readonly headerLine: number;
  readonly headerFrom: number;
  /** Where the rows begin, in bytes and in lines. */
  readonly rowsFrom: number;
  readonly rowsLine: number;
  /** Rows above the header that are not blank. */
  readonly above: number;
  /** Lines of rows up to the header whose quotes are badly closed; and of one that never closes. */
  readonly badQuotes: readonly number[];
  readonly openQuote: number | undefined;
}

/** The same rules as `readCsv`, on the bytes at hand. `atEnd`: they are all there is. */
export function readOpening(
  bytes: Uint8Array,
  atEnd: boolean,
  encoding: 'UTF-8' | 'Latin-1',
  required: readonly string[],
  delimiter?: string,
): Opening {
  const bom = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf && encoding === 'UTF-8';
  const start = bom ? 3 : 0;
  const decode = decoderOf(encoding);
  // Three bytes hold one sign at most, and a line break of two counts as one.
  const text = decode(bytes.subarray(start, start + SEPARATOR_SEARCH * 3 + 4)).replace(/\r\n?/g, '\n');
  const separator = delimiter ?? detectSeparator(text);
  const rows: { cells: string[]; line: number; from: number; next: number; nextLine: number }[] = [];
  const badQuotes: number[] = [];
  let openQuote: number | undefined;
  const wanted = required.map(columnKey);
  const split = emptySplit();
  let at = start;
  let line = 1;
  let found = -1;
  while (at < bytes.length && rows.length < HEADER_SEARCH_ROWS) {
    splitRow(bytes, at, bytes.length, atEnd, separator.charCodeAt(0), decode, split);
    if (split.next === -1) break;
    const nextLine = line + 1 + split.breaks;
    if (split.badlyQuoted) badQuotes.push(line);
    if (split.opensQuote) openQuote = line;
    const cells = cellTexts(bytes, split, decode);
    if (cells.some((cell) => cell.trim() !== '')) {
      rows.push({ cells, line, from: at, next: split.next, nextLine });
      const keys = new Set(cells.map(columnKey));
      if (wanted.every((key) => keys.has(key))) {
        found = rows.length - 1;
        break;
      }
    }
    at = split.next;
    line = nextLine;
  }
  const above = Math.max(0, found);
  const header = rows[above];
  return {
    encoding: bom ? 'UTF-8 con BOM' : encoding,
    separator,
    header: header?.cells,
    headerLine: header?.line ?? 1,
    headerFrom: header?.from ?? start,
    rowsFrom: header?.next ?? bytes.length,
    rowsLine: header?.nextLine ?? 1,
    above,
    badQuotes: header ? badQuotes.filter((one) => one <= header.line) : badQuotes,
    openQuote: openQuote !== undefined && header && openQuote <= header.line ? openQuote : undefined,
  };
}

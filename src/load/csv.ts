import Papa from 'papaparse';
import { fold } from '../domain/text.ts';
import { decodeText, type Encoding } from './decode.ts';

export interface RawRow {
  /** Line on which the row starts, as an editor counts. */
  readonly line: number;
  readonly cells: readonly string[];
}
export interface RawTable {
  readonly encoding: Encoding;
  readonly separator: string;
  readonly header: RawRow;
  readonly rows: readonly RawRow[];
  /** Rows above the header (titles, merged cells) that were skipped. */
  readonly above: number;
  /** Line of a quote that opens and never closes: what follows it cannot be trusted. */
  readonly openQuote: number | undefined;
  /** Lines of rows with text after a closing quote (`"a"b`): their cells may run into one another. */
  readonly badQuotes: readonly number[];
}

/** How a column name is compared: no case, accents, spaces or signs. */
export function columnKey(name: string): string {
  return fold(name).replaceAll(' ', '_');
}

/** Opening rows among which the header is looked for. */
export const HEADER_SEARCH_ROWS = 20;

/**
 * Rows of a delimited text. The header is the first of the opening rows that names every required column
 * (any row may be a title or a merged cell); when none does, it is the first row that is not blank, so
 * that the message can say what is missing. Blank rows are passed over. Undefined for a text with no rows.
 */
export function readCsv(
  bytes: Uint8Array,
  required: readonly string[],
  delimiter?: string,
): RawTable | undefined {
  const { encoding, separator, rows, openQuote, badQuotes } = readRows(bytes, delimiter);
  const isHeader = (row: RawRow) => {
    const keys = new Set(row.cells.map(columnKey));
    return required.every((name) => keys.has(columnKey(name)));
  };
  const found = rows.slice(0, HEADER_SEARCH_ROWS).findIndex(isHeader);
  const at = Math.max(0, found);
  const header = rows[at];
  return header && { encoding, separator, header, rows: rows.slice(at + 1), above: at, openQuote, badQuotes };
}

/** Every row of a delimited text that is not blank, whatever it is: titles and header among them. */
export function readRows(bytes: Uint8Array, delimiter?: string): Omit<RawTable, 'header' | 'above'> {
  const decoded = decodeText(bytes);
  const { encoding } = decoded;
  // One kind of line break: Papa guesses it from the opening, and files glued from several systems mix them.
  const text = decoded.text.replace(/\r\n?/g, '\n');
  const separator = delimiter ?? detectSeparator(text);
  const rows: RawRow[] = [];
  let line = 1;
  const parsed = Papa.parse<string[]>(text, { delimiter: separator, newline: '\n', skipEmptyLines: false });
  const malformed = new Set(
    parsed.errors.flatMap(({ code, row }) => (code === 'InvalidQuotes' && row !== undefined ? [row] : [])),
  );
  const badQuotes: number[] = [];
  let lastLine = 1;
  parsed.data.forEach((cells, at) => {
    if (cells.some((cell) => cell.trim() !== '')) rows.push({ line, cells });
    if (malformed.has(at)) badQuotes.push(line);
    lastLine = line;
    line += 1 + cells.reduce((breaks, cell) => breaks + countBreaks(cell), 0);
  });
  const broken = parsed.errors.find((error) => error.code === 'MissingQuotes');
  const openQuote = broken && lastLine;
  return { encoding, separator, rows, openQuote, badQuotes };
}

function countBreaks(cell: string): number {
  let breaks = 0;
  for (let at = cell.indexOf('\n'); at !== -1; at = cell.indexOf('\n', at + 1)) breaks += 1;
  return breaks;
}

/** Signs of a text that are looked at for its separator. */
export const SEPARATOR_SEARCH = 20_000;

/** The separator that splits the opening lines into most cells, counted outside quotes: `;`, `,` or tab. */
export function detectSeparator(text: string): string {
  const opening = text
    .slice(0, SEPARATOR_SEARCH)
    .replace(/"(?:[^"]|"")*"/g, '')
    .split('\n', HEADER_SEARCH_ROWS);
  const counts = [';', ',', '\t'].map((mark) => ({
    mark,
    count: Math.max(...opening.map((row) => row.split(mark).length)),
  }));
  return counts.reduce((best, one) => (one.count > best.count ? one : best)).mark;
}

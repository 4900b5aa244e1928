import type { Dialect, Watch } from './contract.ts';
import type { TextSheet } from './sheets.ts';
import { Refused, unzipped, zipEntries } from './zip_in.ts';

/** Cells of the widest and of the longest sheet that are read. */
const MOST_COLUMNS = 1000;
const MOST_CELLS = 20_000_000;
const MOST_ENTRIES = 2000;
const LONGEST_SHEET = 300 * 1024 * 1024;

/** A number as the file writes it: a code kept as text is told from it. */
interface WrittenNumber {
  readonly number: string;
}

/** The sheets of a spreadsheet that have a row, with the lines that the spreadsheet counts; or why it cannot be read. */
export async function bookSheets(
  path: string,
  blob: Blob,
  watch: Watch,
): Promise<readonly TextSheet[] | string> {
  watch.signal.throwIfAborted();
  const trouble = await troubleIn(blob, watch);
  if (trouble !== undefined) return trouble;
  watch.signal.throwIfAborted();
  const { default: readBook } = await import('read-excel-file/universal');
  let book: Awaited<ReturnType<typeof readBook<WrittenNumber>>>;
  try {
    book = await readBook<WrittenNumber>(blob, { parseNumber: (number) => ({ number }), trim: false });
  } catch {
    return 'La planilla está dañada o usa algo que aquí no se lee. Ábrela y guárdala de nuevo como .xlsx o .csv.';
  }
  watch.signal.throwIfAborted();
  const dialect: Dialect = { encoding: 'planilla', separator: '', decimals: undefined, headerLine: 1 };
  return book.flatMap(({ sheet: name, data }) => {
    const rows = data.flatMap((cells, at) => {
      const written = cells.map(textOf);
      return written.some((cell) => cell.trim() !== '') ? [{ line: at + 1, cells: written }] : [];
    });
    return rows.length === 0
      ? []
      : [{ sheet: { path, name, rows, dialect }, openQuote: undefined, badQuotes: [] }];
  });
}

/** A cell as a CSV has it: numbers with a point, dates as AAAA-MM-DD, text as it is. */
function textOf(cell: unknown): string {
  if (typeof cell === 'string') return cell;
  if (cell instanceof Date) return Number.isNaN(cell.valueOf()) ? '' : cell.toISOString().slice(0, 10);
  if (typeof cell === 'boolean') return cell ? 'si' : 'no';
  return isNumber(cell) ? numberText(cell.number) : '';
}

function isNumber(cell: unknown): cell is WrittenNumber {
  return typeof cell === 'object' && cell !== null && 'number' in cell;
}

/** Spreadsheets keep 2.3 as 2.2999999999999998, and long numbers with an exponent. */
function numberText(text: string): string {
  if (!/^-?\d*\.?\d+(?:[eE][-+]?\d+)?$/.test(text) || !/[.eE]/.test(text)) return text;
  const value = Number(text);
  return Number.isFinite(value)
    ? value.toLocaleString('en-US', { useGrouping: false, maximumFractionDigits: 15 })
    : text;
}

/**
 * Why no sheet of it should be read: the reader makes room for every row and column up to the last one named, and one cell far
 * away would take all the memory.
 */
async function troubleIn(blob: Blob, watch: Watch): Promise<string | undefined> {
  try {
    const entries = await zipEntries(blob, MOST_ENTRIES);
    const allowance = { left: LONGEST_SHEET, perFile: LONGEST_SHEET };
    for (const entry of entries) {
      if (!/^xl\/worksheets\/[^/]+\.xml$/.test(entry.path)) continue;
      const xml = await unzipped(blob, entry, allowance, watch.signal, () => undefined);
      let rows = 0;
      let columns = 0;
      let rest = '';
      const decoder = new TextDecoder();
      for (let at = 0; at < xml.size; at += 1024 * 1024) {
        watch.signal.throwIfAborted();
        const text =
          rest + decoder.decode(await xml.slice(at, at + 1024 * 1024).arrayBuffer(), { stream: true });
        for (const [, letters = '', digits = ''] of text.matchAll(
          /<(?:\w+:)?(?:c|row)\s[^<>]*?\br=["']([A-Za-z]*)(\d+)["']/g,
        )) {
          rows = Math.max(rows, Number(digits));
          if (letters !== '') columns = Math.max(columns, columnOf(letters));
        }
        rest = text.slice(-200);
      }
      if (columns > MOST_COLUMNS)
        return `Una hoja tiene celdas más allá de la columna ${MOST_COLUMNS.toLocaleString('es-CL')}. Deja solo las que hacen falta.`;
      if (rows * Math.max(1, columns) > MOST_CELLS || rows > 1_048_576)
        return 'Una hoja es demasiado grande para leerla de una vez. Guárdala como .csv y tráela así.';
    }
    return undefined;
  } catch (error) {
    watch.signal.throwIfAborted();
    if (error instanceof Refused) return error.message;
    throw error;
  }
}

/** A is 1, Z is 26, AA is 27. */
function columnOf(letters: string): number {
  let place = 0;
  for (const letter of letters.toUpperCase().slice(0, 8)) place = place * 26 + letter.charCodeAt(0) - 64;
  return place;
}

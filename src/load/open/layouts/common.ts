import type { Cut } from '../../../domain/ids.ts';
import { type Issue, quoted, type Severity } from '../../checked.ts';
import { amount, isFault, type NumberStyle } from '../../columns.ts';
import { columnKey, type RawRow } from '../../csv.ts';
import { comunaReader } from '../comuna_reader.ts';
import type { LaidOut, LayoutContext, Sheet } from '../layout.ts';

/** What the columns of a layout are for, and how publishers write their names (as `columnKey` leaves them). */
export type Roles<R extends string> = Readonly<Record<R, RegExp>>;

export interface Header<R extends string> {
  readonly line: number;
  /** Names as the file writes them. */
  readonly names: readonly string[];
  /** Place of the column of each role; −1 where the sheet has none. */
  readonly at: Readonly<Record<R, number>>;
  /** Rows below the header. */
  readonly body: readonly RawRow[];
}

/** Headers stand below titles and blank rows, never deeper than this. */
const SEARCHED = 20;
/** No table of these publishers is nearly as wide. */
const MOST_COLUMNS = 500;

/** The first of the opening rows whose columns fit; undefined when none does. */
export function findHeader<R extends string>(
  sheet: Sheet,
  roles: Roles<R>,
  fits: (at: Header<NoInfer<R>>['at']) => boolean,
): Header<R> | undefined {
  const entries = Object.entries(roles) as [R, RegExp][];
  for (const [place, row] of sheet.rows.slice(0, SEARCHED).entries()) {
    if (row.cells.length > MOST_COLUMNS) continue;
    const keys = row.cells.map((cell) => (cell.length > 200 ? '' : columnKey(cell)));
    const at = Object.fromEntries(
      entries.map(([role, pattern]) => [role, keys.findIndex((key) => pattern.test(key))]),
    ) as Record<R, number>;
    if (fits(at)) return { line: row.line, names: row.cells, at, body: sheet.rows.slice(place + 1) };
  }
  return undefined;
}

export function cellOf(row: RawRow, at: number): string {
  return at < 0 ? '' : (row.cells[at] ?? '').trim();
}

/** A figure of a file: its number, kept by the publisher (`*`), not there, or something that is no number. */
export type Figure = number | 'reservado' | 'sin-dato' | { readonly fault: string };

const PLAIN = /^\d{1,15}$/;

/**
 * How the figures of some columns are read. The sign of the decimals is that of the cells of the column that can be read
 * one way only; where it has none, that of the other columns of the file. A column of counts whose every cell is doubtful
 * (`1.234`) has thousands.
 */
export function figureReader(
  rows: readonly RawRow[],
  columns: readonly { readonly at: number; readonly count: boolean }[],
  dialect: Sheet['dialect'],
): (row: RawRow, at: number) => Figure {
  const votes = columns.map(({ at }) => {
    let comma = 0;
    let doubtful = '';
    for (const row of rows) {
      const cell = cellOf(row, at);
      if (cell === '' || PLAIN.test(cell)) continue;
      const asComma = !isFault(amount.read(cell, 'coma'));
      const asPoint = !isFault(amount.read(cell, 'punto'));
      if (asComma !== asPoint) comma += asComma ? 1 : -1;
      else if (doubtful === '' && asComma && /[.,]/.test(cell)) doubtful = cell;
    }
    return { comma, doubtful };
  });
  const all = votes.reduce((sum, { comma }) => sum + comma, 0);
  const style = new Map(
    columns.map(({ at, count }, index): [number, NumberStyle] => {
      const { comma = 0, doubtful = '' } = votes[index] ?? {};
      if (comma !== 0) return [at, comma > 0 ? 'coma' : 'punto'];
      if (all !== 0) return [at, all > 0 ? 'coma' : 'punto'];
      if (count && doubtful !== '') return [at, doubtful.includes('.') ? 'coma' : 'punto'];
      return [at, dialect.decimals ?? (dialect.separator === ';' ? 'coma' : 'punto')];
    }),
  );
  return (row, at) => {
    if (at < 0) return 'sin-dato';
    const cell = amount.read(cellOf(row, at), style.get(at) ?? 'punto');
    if (isFault(cell)) return cell;
    return 'value' in cell ? cell.value : cell.missing;
  };
}

/** Adds figures up: a sum with a part that nobody knows is not known. */
export class Sum {
  #total = 0;
  #parts = 0;
  #reserved = 0;
  #missing = 0;

  add(figure: Figure): void {
    this.#parts += 1;
    if (typeof figure === 'number') this.#total += figure;
    else if (figure === 'reservado') this.#reserved += 1;
    else this.#missing += 1;
  }

  /** Whether a reserved part keeps the sum of several from being known. */
  get hidden(): boolean {
    return this.#parts > 1 && this.#reserved > 0;
  }

  /** As a cell: the number, `*` for one reserved figure, empty for what is not known. */
  get text(): string {
    if (this.#parts === 1 && this.#reserved === 1) return '*';
    if (this.#parts === 0 || this.#missing > 0 || this.#reserved > 0) return '';
    return plain(this.#total);
  }
}

/** A number as our tables write it. Six decimals take the float noise of sums away. */
export function plain(value: number): string {
  return Number.isInteger(value) ? String(value) : String(Number(value.toFixed(6)));
}

/** What reading a sheet leaves out and tells, as it goes. */
export class Intake {
  readonly rejected: { line: number; issue: Issue }[] = [];
  readonly issues: Issue[] = [];
  readonly unknown = new Map<string, number[]>();
  readonly #file: string;
  readonly #comunas: ReturnType<typeof comunaReader>;
  readonly #hand: ReadonlySet<string>;
  readonly #told = new Set<string>();

  constructor(sheet: Sheet, { territory, choice }: LayoutContext) {
    this.#file = sheet.path;
    this.#comunas = comunaReader(territory, choice?.comunas);
    this.#hand = new Set(Object.keys(choice?.comunas ?? {}).map((text) => text.trim()));
  }

  reject(line: number, column: string, code: string, message: string, severity: Severity = 'error'): void {
    this.rejected.push({ line, issue: { severity, file: this.#file, line, column, code, message } });
  }

  tell(code: string, message: string, line?: number, column?: string, severity: Severity = 'aviso'): void {
    this.issues.push({
      severity,
      file: this.#file,
      code,
      message,
      ...(line === undefined ? {} : { line }),
      ...(column === undefined ? {} : { column }),
    });
  }

  /** Tells something once, however many rows it holds of. */
  tellOnce(code: string, message: string, line?: number, column?: string): void {
    const key = `${code} ${message}`;
    if (this.#told.has(key)) return;
    this.#told.add(key);
    this.tell(code, message, line, column);
  }

  /** Whether the reader said of which comuna a text is. */
  byHand(text: string): boolean {
    return this.#hand.has(text.trim());
  }

  /** The comuna of a row; undefined where the row is left out, which is told. */
  comuna(row: RawRow, code: string, name: string, column: string): Cut | undefined {
    const read =
      code !== '' && name !== '' ? this.#comunas.readBoth(code, name) : this.#comunas.read(name || code);
    if (read.kind === 'comuna') {
      if (read.notice) this.tellOnce(read.notice.code, read.notice.message, row.line, column);
      return read.cut;
    }
    const text = name || code;
    const filled = row.cells.filter((cell) => cell.trim() !== '').length;
    if (filled <= 1 || (filled === 2 && read.kind === 'ninguna' && read.why === 'vacia'))
      this.reject(row.line, column, 'nota-al-pie', 'Nota o línea suelta: no es una fila de datos.', 'aviso');
    else if (read.kind === 'desconocida') {
      const lines = this.unknown.get(text) ?? [];
      if (lines.length === 0) this.unknown.set(text, lines);
      lines.push(row.line);
      this.reject(
        row.line,
        column,
        'comuna-desconocida',
        `${quoted(text)} no es una comuna de los límites en uso. Elige cuál es, o di que no es ninguna.`,
      );
    } else if (read.why === 'total')
      this.reject(
        row.line,
        column,
        'fila-de-total',
        `${quoted(text)} suma otras filas: se deja fuera para no contar dos veces.`,
        'aviso',
      );
    else
      this.reject(
        row.line,
        column,
        'fila-sin-comuna',
        text === ''
          ? 'La fila no dice la comuna: no tiene lugar en el mapa.'
          : `${quoted(text)} no es una comuna: la fila no tiene lugar en el mapa.`,
        'aviso',
      );
    return undefined;
  }

  /** A faulty figure is read as no data, and told. */
  figure(row: RawRow, figure: Figure, column: string): number | 'reservado' | 'sin-dato' {
    if (typeof figure !== 'object') return figure;
    this.tell(
      'celda-ilegible',
      `${column}: ${figure.fault}. La celda se lee como sin dato.`,
      row.line,
      column,
      'error',
    );
    return 'sin-dato';
  }

  laidOut(total: number, made: Pick<LaidOut, 'table' | 'columns' | 'rows' | 'resource'>): LaidOut {
    return {
      ...made,
      total,
      rejected: this.rejected.sort((a, b) => a.line - b.line),
      issues: this.issues,
      unknownComunas: this.unknown,
    };
  }
}

/** Year of a cell: `2024`, `2024.0` as spreadsheets leave it, `2.024` with thousands. Undefined for anything else. */
export function yearOf(text: string): string | undefined {
  const match = /^((?:19|20)\d{2})(?:[.,]0+)?$/.exec(text) ?? /^([12])[.,](\d{3})$/.exec(text);
  if (!match) return undefined;
  const year = `${match[1]}${match[2] ?? ''}`;
  return /^(19|20)\d{2}$/.test(year) ? year : undefined;
}

/** «2024», or «2005 a 2024» for several. */
export function spanOf(years: Iterable<string>): string {
  const sorted = [...new Set(years)].sort();
  const [first = '', last = first] = [sorted[0], sorted.at(-1)];
  return first === last ? first : `${first} a ${last}`;
}

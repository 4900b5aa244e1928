import {
  type Cut,
  parseCut,
  parseSectorCode,
  parseZoneId,
  type SectorCode,
  type ZoneId,
} from '../domain/ids.ts';
import { known, type Measure, missing, type Unit } from '../domain/measure.ts';
import type { Period } from '../domain/source.ts';
import { fold } from '../domain/text.ts';
import { quoted } from './checked.ts';

/** What a cell says: a value, nothing, or that the publisher keeps it to itself (`*`). */
export type Cell<T> = { readonly value: T } | { readonly missing: 'sin-dato' | 'reservado' };
/** A cell that cannot be what its column declares, and why (in Spanish, without a final stop). */
export interface Fault {
  readonly fault: string;
}

/** `coma`: 1.234,5 as in Chile. `punto`: 1234.5. */
export type NumberStyle = 'coma' | 'punto';

/** A declared cell type. Nothing is guessed from the text: a code is never a number. */
export interface Codec<T> {
  readonly type: string;
  /** How the type is explained in `docs/data.md`. */
  readonly help: string;
  readonly numeric: boolean;
  read(text: string, style: NumberStyle): Cell<T> | Fault;
}

export interface Column<T> {
  readonly codec: Codec<T>;
  readonly required: boolean;
  readonly unit: Unit | undefined;
  readonly help: string;
}

export function required<T>(codec: Codec<T>, help: string, unit?: Unit): Column<T> {
  return { codec, required: true, unit, help };
}
export function optional<T>(codec: Codec<T>, help: string, unit?: Unit): Column<T> {
  return { codec, required: false, unit, help };
}

/** The value of a cell, undefined when it is missing for any reason. */
export function cellValue<T>(cell: Cell<T>): T | undefined {
  return 'value' in cell ? cell.value : undefined;
}

/** SII's rule: `*` in a count stands for 1 to 10; in money nothing can be told of it. */
const RESERVED_COUNT = { low: 1, high: 10 };
const COUNTS: ReadonlySet<Unit> = new Set([
  'empresas',
  'trabajadores',
  'empresa-años',
  'términos de giro',
  'personas',
  'adjudicaciones',
]);

/** A numeric cell as a figure: a reserved count keeps its interval. */
export function measureOf(cell: Cell<number>, unit: Unit): Measure {
  if ('value' in cell) return known(cell.value, unit);
  return missing(
    cell.missing,
    unit,
    cell.missing === 'reservado' && COUNTS.has(unit) ? RESERVED_COUNT : undefined,
  );
}

/** Ways in which offices write that there is nothing; `*` is not one of them. */
const EMPTY = new Set(['', '-', '–', 's/i', 'n/a', 'nd', 'n.d.', 's.i.', 'na', '#n/d', '#n/a']);

function codec<T>(
  type: string,
  help: string,
  read: (text: string, style: NumberStyle) => T | Fault,
  numeric = false,
): Codec<T> {
  return {
    type,
    help,
    numeric,
    read(text, style) {
      const trimmed = text.trim();
      if (EMPTY.has(trimmed.toLowerCase())) return { missing: 'sin-dato' };
      if (trimmed === '*') return { missing: 'reservado' };
      const value = read(trimmed, style);
      return isFault(value) ? value : { value };
    },
  };
}

export function isFault(value: unknown): value is Fault {
  return typeof value === 'object' && value !== null && 'fault' in value;
}

export const text = codec<string>('texto', 'Texto libre.', (cell) => cell);

export const cut = codec<Cut>(
  'CUT',
  'Código de comuna de cinco dígitos, como texto (01101).',
  (cell) =>
    parseCut(cell) ?? {
      fault: /^\d{4}$/.test(cell)
        ? `el código ${quoted(cell)} tiene cuatro dígitos: ¿se perdió el cero inicial (0${cell})?`
        : `${quoted(cell)} no es un código de comuna (CUT) de Chile`,
    },
);

export const zone = codec<ZoneId>(
  'zona',
  '`CL`, o código de región, provincia o comuna como texto.',
  (cell) => parseZoneId(cell) ?? { fault: `${quoted(cell)} no es un código de zona` },
);

export const sector = codec<SectorCode>(
  'sector',
  'Sección (A…U) o división (01…99) de CIIU4.CL, un código de `sectores`, o SI (sin información).',
  (cell) => parseSectorCode(cell) ?? { fault: `${quoted(cell)} no es un código de sector` },
);

export const period = codec<Period>('periodo', 'Un año (2019) o un rango de años (2005-2024).', (cell) => {
  const match = /^((?:19|20)\d{2})(?:\s*[-–]\s*((?:19|20)\d{2}))?$/.exec(cell);
  const from = Number(match?.[1]);
  const to = Number(match?.[2] ?? match?.[1]);
  return match && from <= to ? { from, to } : { fault: `${quoted(cell)} no es un año ni un rango de años` };
});

/** Written alike in both styles, and exact as a number. */
const DIGITS = /^\d{1,15}$/;

/** A number without the signs people write around it: `$ 1.234` and `12,5 %`. */
function bare(cell: string): string {
  return cell
    .trim()
    .replace(/^\$\s*/, '')
    .replace(/\s*%$/, '');
}

/**
 * A number in one style. `1.234` is 1234 with a decimal comma and 1.234 with a decimal point; which of them
 * a column uses is decided for the whole column (see `columnStyle`), never cell by cell.
 */
function parseNumber(cell: string, style: NumberStyle): number | undefined {
  if (DIGITS.test(cell)) return Number(cell);
  const pattern =
    style === 'coma'
      ? /^[+-]?(\d{1,3}(\.\d{3})+|\d+)(,\d+)?$/
      : /^[+-]?(\d{1,3}(,\d{3})+|\d+)?(\.\d+)?([eE][+-]?\d{1,3})?$/;
  if (!pattern.test(cell) || !/\d/.test(cell)) return undefined;
  const plain = style === 'coma' ? cell.replaceAll('.', '').replace(',', '.') : cell.replaceAll(',', '');
  const value = Number(plain);
  return Number.isFinite(value) ? value : undefined;
}

function numberCodec(
  type: string,
  help: string,
  check: (value: number) => string | undefined,
): Codec<number> {
  return codec<number>(
    type,
    help,
    (cell, style) => {
      const value = parseNumber(bare(cell), style);
      if (value === undefined) return { fault: `${quoted(cell)} no es un número` };
      const wrong = check(value);
      return wrong ? { fault: `${quoted(cell)} ${wrong}` } : value;
    },
    true,
  );
}

export const amount = numberCodec('número ≥ 0', 'Número no negativo; coma o punto decimal.', (value) =>
  value < 0 ? 'es negativo y aquí no puede serlo' : undefined,
);
export const count = numberCodec('entero ≥ 0', 'Entero no negativo.', (value) =>
  value < 0
    ? 'es negativo y aquí no puede serlo'
    : Number.isInteger(value)
      ? undefined
      : 'no es un número entero',
);
/** A part of one: coefficients and weights. */
export const share = numberCodec('parte de 1', 'Número de 0 a 1; coma o punto decimal.', (value) =>
  value >= 0 && value <= 1 ? undefined : 'no es una parte de uno (de 0 a 1)',
);
export const longitude = numberCodec('longitud', 'Grados decimales WGS84, negativa en Chile.', (value) =>
  value >= -180 && value <= 180 ? undefined : 'no es una longitud en grados',
);
export const latitude = numberCodec('latitud', 'Grados decimales WGS84, negativa en Chile.', (value) =>
  value >= -90 && value <= 90 ? undefined : 'no es una latitud en grados',
);

export const yesNo = codec<boolean>('sí/no', '`si` o `no` (también verdadero/falso, 1/0, x).', (cell) => {
  const word = fold(cell);
  if (['si', 's', 'verdadero', 'true', '1', 'x', 'formal'].includes(word)) return true;
  if (['no', 'n', 'falso', 'false', '0', 'informal'].includes(word)) return false;
  return { fault: `${quoted(cell)} no es «sí» ni «no»` };
});

export const date = codec<string>('fecha', 'AAAA-MM-DD o DD-MM-AAAA (también con barras).', (cell) => {
  const iso = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})$/.exec(cell);
  const local = /^(\d{1,2})[-/](\d{1,2})[-/](\d{4})$/.exec(cell);
  const [year, month, day] = iso
    ? [iso[1], iso[2], iso[3]]
    : local
      ? [local[3], local[2], local[1]]
      : [undefined, undefined, undefined];
  const made = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  // The year too: Date.UTC takes the years 0 to 99 for 1900 to 1999.
  const exists =
    made.getUTCFullYear() === Number(year) &&
    made.getUTCMonth() === Number(month) - 1 &&
    made.getUTCDate() === Number(day);
  return year && exists
    ? made.toISOString().slice(0, 10)
    : { fault: `${quoted(cell)} no es una fecha que exista` };
});

/** One of a list of words; case, accents and gender of the adjective (`pequeño`, `pequeña`) do not matter. */
export function oneOf<const T extends string>(words: readonly T[]): Codec<T> {
  const key = (word: string) => fold(word).replace(/[oa]s?$/, '');
  const byKey = new Map<string, T>(words.map((word) => [key(word), word]));
  return codec<T>(words.join(' | '), `Una de: ${words.join(', ')}.`, (cell) => {
    return byKey.get(key(cell)) ?? { fault: `${quoted(cell)} no es una de: ${words.join(', ')}` };
  });
}

/** Several values in one cell, parted by `|`: neither separator of a CSV. One that is wrong makes the cell wrong. */
export function many<T>(one: Codec<T>): Codec<readonly T[]> {
  // The words of a list are told with its column: joined, they would be a type as long as a line.
  const type = one.help.startsWith('Una de: ') ? 'varias palabras' : `lista de ${one.type}`;
  return codec<readonly T[]>(type, `Uno o más, separados por «|». ${one.help}`, (cell) => {
    const found: T[] = [];
    for (const part of cell.split('|')) {
      const read = one.read(part, 'punto');
      if (isFault(read)) return read;
      if (!('value' in read)) return { fault: `${quoted(cell)} tiene un lugar vacío entre «|»` };
      found.push(read.value);
    }
    return found;
  });
}

/**
 * The style of a numeric column, from the cells that can be read one way only. A column whose every cell is
 * ambiguous (`1.234`) or plain takes the custom of its separator: `;` goes with the decimal comma.
 */
export function columnStyle(cells: readonly string[], separator: string): NumberStyle {
  let commas = 0;
  for (const cell of cells) commas += styleVote(cell);
  return styleOf(commas, separator);
}

/** What one cell says of the style of its column: 1 for the decimal comma, −1 for the point, 0 where it reads both ways. */
export function styleVote(cell: string): number {
  // Most cells are plain digits, and those say nothing of the style.
  if (DIGITS.test(cell)) return 0;
  const digits = bare(cell);
  const asComma = parseNumber(digits, 'coma') !== undefined;
  const asPoint = parseNumber(digits, 'punto') !== undefined;
  return Number(asComma && !asPoint) - Number(asPoint && !asComma);
}

/** The style of a column, given the sum of what its cells say. */
export function styleOf(commas: number, separator: string): NumberStyle {
  if (commas !== 0) return commas > 0 ? 'coma' : 'punto';
  return separator === ';' ? 'coma' : 'punto';
}

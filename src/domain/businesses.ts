import { type Business, PLACINGS, SIZES } from './business.ts';
import { DEGREE, fromFixedDegrees, NOWHERE } from './degrees.ts';
import { TRAIT_IDS, TRAITS, type TraitId, type TraitValues } from './evaluation/traits.ts';
import { type SectorCode, UNKNOWN_SECTOR } from './ids.ts';
import type { SourceRef } from './source.ts';

/**
 * The businesses of a register, in the order of its file. They are kept in columns: a million and a half of them take some
 * tens of megabytes, and a row is made into an object only while somebody looks at it.
 */
export interface Businesses extends Iterable<Business> {
  readonly length: number;
  /** Undefined outside of the list. */
  at(row: number): Business | undefined;
  /**
   * Those of some comunas (positions in the territory), in order, or of them those that pass a test. Rows of other comunas are
   * not looked at; a row that does not pass is gone as soon as it was looked at.
   */
  within(comunas: Iterable<number>, test?: (one: Business) => boolean): Business[];
  /** Their places in the list: for whoever reads only columns. */
  rowsIn(comunas: Iterable<number>): Uint32Array;
  filter(test: (one: Business) => boolean): Business[];
  map<T>(to: (one: Business, row: number) => T): T[];
  flatMap<T>(to: (one: Business, row: number) => T | readonly T[]): T[];
  some(test: (one: Business) => boolean): boolean;
  /** The columns that counting and drawing read without making rows. */
  readonly columns: BusinessColumns;
}

/** One value per business. Codes are positions in the lists named; 255 is «not told». */
export interface BusinessColumns {
  /** Position of the comuna in the territory. */
  readonly comuna: Uint16Array;
  /** Position in `sectors`. */
  readonly section: Uint8Array;
  /** Position in `sectors`; NOT_TOLD where only the section is known. */
  readonly division: Uint8Array;
  /** The codes met, in the order in which they came. */
  readonly sectors: readonly SectorCode[];
  /** Position in PLACINGS. */
  readonly placing: Uint8Array;
  /** Position in SIZES. */
  readonly size: Uint8Array;
  /** Degrees × 10⁷ (a centimetre), as an integer; NOWHERE without coordinates. */
  readonly longitude: Int32Array;
  readonly latitude: Int32Array;
  /** NaN where not told. */
  readonly workers: Float64Array;
  /** UF per year; NaN where not told, Infinity where reserved. */
  readonly sales: Float64Array;
  readonly line: Uint32Array;
  readonly told: ToldColumns;
}

/**
 * What many registers do not say: each column may end before the list does, and beyond its end nothing is told (see
 * `register_report/told.ts`). Not told within it is NOT_TOLD, NaN or NOWHERE.
 */
export interface ToldColumns {
  /** 1 is yes, 0 is no. */
  readonly formal: Uint8Array;
  /** Position in LEADERS. */
  readonly leader: Uint8Array;
  /** 1 is yes, 0 is no. */
  readonly showcase: Uint8Array;
  readonly localWorkers: Float64Array;
  readonly commuters: Float64Array;
  /** Pesos per year. */
  readonly taxes: Float64Array;
  /** Days since 1970. */
  readonly start: Int32Array;
}

/** A register, joined: its businesses, and the file that they come from. */
export interface Catastro {
  readonly businesses: Businesses;
  readonly source: SourceRef;
}

export const NOT_TOLD = 255;
/** What the text of a register says of one row, wherever it is kept. */
export interface BusinessTexts {
  id(row: number): string;
  name(row: number): string | undefined;
  activity(row: number): string | undefined;
}

export const LEADERS = ['mujer', 'hombre', 'otro'] as const;
const DAY = 86_400_000;
/** Added to the days since 1970, so that the code of a date is never negative. */
const EPOCH = 1_000_000;

/**
 * A row in numbers: it is written over for every row of a file, so that a million and a half of them make no objects.
 * `values` are numbers, NaN where not told and Infinity where reserved; `codes` are positions in a list, negative where not
 * told. Whoever reads a register may keep codes of its own beyond those named here.
 */
export interface CodedRow {
  readonly values: Float64Array;
  readonly codes: Int32Array;
}
/** Places in `CodedRow.values`. */
export const VALUE = {
  longitude: 0,
  latitude: 1,
  workers: 2,
  localWorkers: 3,
  commuters: 4,
  sales: 5,
  taxes: 6,
} as const;
/** Places in `CodedRow.codes`. `start`: see `codeOfDay`; `showcase` and `formal`: 1 is yes. `traits` is the first of them. */
export const CODE = { size: 0, formal: 1, leader: 2, start: 3, showcase: 4, traits: 5 } as const;
/** How many values and codes a row has. */
export const VALUES = 7;
export const CODES = CODE.traits + TRAIT_IDS.length;

/** A day (ISO) as a code; days before year 0 there are none. */
export function codeOfDay(iso: string): number {
  return Date.parse(iso) / DAY + EPOCH;
}
/** Position of the words of a trait in the order of its values. */
export function codeOfTrait(trait: TraitId, word: string): number {
  return TRAIT_WORDS[trait].indexOf(word);
}

export function emptyRow(values = VALUES, codes = CODES): CodedRow {
  return { values: new Float64Array(values).fill(NaN), codes: new Int32Array(codes).fill(-1) };
}
const TRAIT_WORDS = Object.fromEntries(
  TRAIT_IDS.map((id) => [id, Object.keys(TRAITS[id].values)]),
) as unknown as Record<TraitId, readonly string[]>;

type Bytes = Uint8Array | Uint16Array | Uint32Array | Int32Array | Float64Array;

/** A typed array that grows; what was never written has the value of `blank`. */
class Column<T extends Bytes> {
  values: T;
  readonly #make: (length: number) => T;
  readonly #blank: number;
  constructor(make: (length: number) => T, blank: number, capacity: number) {
    this.#make = make;
    this.#blank = blank;
    this.values = make(capacity);
    this.values.fill(blank);
  }
  /** Room for so many rows. */
  ensure(length: number): void {
    if (length > this.values.length) this.#grow(length);
  }
  /** The values of the first rows, without what was kept in reserve where that is much. */
  cut(length: number): T {
    this.ensure(length);
    return (
      this.values.length > length * 1.25 ? this.values.slice(0, length) : this.values.subarray(0, length)
    ) as T;
  }
  #grow(needed: number): void {
    const before = this.values;
    // A long one grows by a million: while it is copied, both are there.
    this.values = this.#make(Math.max(needed, before.length + Math.min(before.length, 2 ** 20), 64));
    this.values.set(before);
    this.values.fill(this.#blank, before.length);
  }
}

const bytes = (capacity: number) => new Column((n) => new Uint8Array(n), NOT_TOLD, capacity);
const integers = (capacity: number, blank: number) => new Column((n) => new Int32Array(n), blank, capacity);
const numbers = (capacity: number) => new Column((n) => new Float64Array(n), NaN, capacity);

/** Takes businesses one by one, in numbers, and keeps them in columns. */
export class BusinessesBuilder {
  #length = 0;
  readonly #sectors: SectorCode[] = [];
  readonly #sectorAt = new Map<SectorCode, number>();
  readonly #comuna;
  readonly #section;
  readonly #division;
  readonly #placing;
  readonly #size;
  readonly #formal;
  readonly #leader;
  readonly #showcase;
  readonly #longitude;
  readonly #latitude;
  readonly #workers;
  readonly #local;
  readonly #commuters;
  readonly #sales;
  readonly #taxes;
  readonly #start;
  readonly #line;
  readonly #traits: readonly Column<Uint8Array>[];
  readonly #always: readonly { ensure(length: number): void }[];
  readonly #texts: BusinessTexts;

  /** `texts`: where the words of a row are read. */
  constructor(capacity: number, texts: BusinessTexts) {
    this.#texts = texts;
    this.#comuna = new Column((n) => new Uint16Array(n), 0, capacity);
    this.#line = new Column((n) => new Uint32Array(n), 0, capacity);
    this.#section = bytes(capacity);
    this.#division = bytes(capacity);
    this.#placing = bytes(capacity);
    this.#size = bytes(capacity);
    // Columns that many registers do not have take no room until a row tells them.
    this.#formal = bytes(0);
    this.#leader = bytes(0);
    this.#showcase = bytes(0);
    this.#longitude = integers(capacity, NOWHERE);
    this.#latitude = integers(capacity, NOWHERE);
    this.#workers = numbers(capacity);
    this.#local = numbers(0);
    this.#commuters = numbers(0);
    this.#sales = numbers(capacity);
    this.#taxes = numbers(0);
    this.#start = integers(0, NOWHERE);
    this.#traits = TRAIT_IDS.map(() => bytes(0));
    this.#always = [
      this.#comuna,
      this.#section,
      this.#division,
      this.#placing,
      this.#size,
      this.#longitude,
      this.#latitude,
      this.#workers,
      this.#sales,
      this.#line,
    ];
  }

  get length(): number {
    return this.#length;
  }

  /** `section` and `division` as `sectorIndex` gives them. */
  addCoded(
    line: number,
    comuna: number,
    placing: number,
    section: number,
    division: number,
    { values, codes }: CodedRow,
  ): void {
    const at = this.#length;
    this.#length += 1;
    if (at >= this.#line.values.length)
      for (const column of this.#always) column.ensure(this.#line.values.length + 1);
    this.#line.values[at] = line;
    this.#comuna.values[at] = comuna;
    this.#placing.values[at] = placing;
    this.#section.values[at] = section;
    this.#division.values[at] = division;
    // −1, which is «not told», is written as 255.
    this.#size.values[at] = codes[CODE.size] ?? -1;
    this.#longitude.values[at] = fixedOf(values[VALUE.longitude] ?? NaN);
    this.#latitude.values[at] = fixedOf(values[VALUE.latitude] ?? NaN);
    this.#workers.values[at] = values[VALUE.workers] ?? NaN;
    this.#sales.values[at] = values[VALUE.sales] ?? NaN;
    const formal = codes[CODE.formal] ?? -1;
    if (formal >= 0) put(this.#formal, at, formal);
    const leader = codes[CODE.leader] ?? -1;
    if (leader >= 0) put(this.#leader, at, leader);
    const showcase = codes[CODE.showcase] ?? -1;
    if (showcase >= 0) put(this.#showcase, at, showcase);
    const local = values[VALUE.localWorkers] ?? NaN;
    if (!Number.isNaN(local)) put(this.#local, at, local);
    const commuters = values[VALUE.commuters] ?? NaN;
    if (!Number.isNaN(commuters)) put(this.#commuters, at, commuters);
    const taxes = values[VALUE.taxes] ?? NaN;
    if (!Number.isNaN(taxes)) put(this.#taxes, at, taxes);
    const start = codes[CODE.start] ?? -1;
    if (start >= 0) put(this.#start, at, start - EPOCH);
    for (let trait = 0; trait < TRAIT_IDS.length; trait += 1) {
      const word = codes[CODE.traits + trait] ?? -1;
      if (word >= 0) put(this.#traits[trait] as Column<Uint8Array>, at, word);
    }
  }

  build(): Businesses {
    const length = this.#length;
    const texts = this.#texts;
    const columns: BusinessColumns = {
      comuna: this.#comuna.cut(length),
      section: this.#section.cut(length),
      division: this.#division.cut(length),
      sectors: this.#sectors,
      placing: this.#placing.cut(length),
      size: this.#size.cut(length),
      longitude: this.#longitude.cut(length),
      latitude: this.#latitude.cut(length),
      workers: this.#workers.cut(length),
      sales: this.#sales.cut(length),
      line: this.#line.cut(length),
      told: {
        formal: this.#formal.values,
        leader: this.#leader.values,
        showcase: this.#showcase.values,
        localWorkers: this.#local.values,
        commuters: this.#commuters.values,
        taxes: this.#taxes.values,
        start: this.#start.values,
      },
    };
    const told = (column: Column<Uint8Array>, row: number) => {
      const code = column.values[row];
      return code === undefined || code === NOT_TOLD ? undefined : code;
    };
    const number = (column: Column<Float64Array>, row: number) => {
      const value = column.values[row];
      return value === undefined || Number.isNaN(value) ? undefined : value;
    };
    const traits = TRAIT_IDS.flatMap((trait, at) => {
      const column = this.#traits[at];
      return column && column.values.length > 0 ? [[trait, column] as const] : [];
    });
    const rowAt = (row: number): Business => {
      const sales = number(this.#sales, row);
      const taxes = number(this.#taxes, row);
      const formal = told(this.#formal, row);
      const start = this.#start.values[row];
      const division = told(this.#division, row);
      const size = told(this.#size, row);
      const leader = told(this.#leader, row);
      return {
        line: columns.line[row] ?? 0,
        id: texts.id(row),
        name: texts.name(row),
        activity: texts.activity(row),
        section: this.#sectors[columns.section[row] ?? NOT_TOLD] ?? UNKNOWN_SECTOR,
        division: division === undefined ? undefined : this.#sectors[division],
        comuna: columns.comuna[row] ?? 0,
        placing: PLACINGS[columns.placing[row] ?? 0] ?? 'nombre',
        longitude: fromFixedDegrees(columns.longitude[row] ?? NOWHERE),
        latitude: fromFixedDegrees(columns.latitude[row] ?? NOWHERE),
        size: size === undefined ? undefined : SIZES[size],
        formal: formal === undefined ? undefined : formal === 1,
        workers: number(this.#workers, row),
        localWorkers: number(this.#local, row),
        commuters: number(this.#commuters, row),
        sales: sales === Infinity ? 'reservado' : sales,
        taxes: taxes === Infinity ? 'reservado' : taxes,
        leader: leader === undefined ? undefined : LEADERS[leader],
        start: start === undefined || start === NOWHERE ? undefined : isoDay(start),
        showcase: told(this.#showcase, row) === 1,
        traits: traitsAt(traits, row),
      };
    };
    return list(length, columns, rowAt);
  }

  /** Position of a code in `BusinessColumns.sectors`; a code not met before is added. */
  sectorIndex(code: SectorCode): number {
    const found = this.#sectorAt.get(code);
    if (found !== undefined) return found;
    this.#sectors.push(code);
    this.#sectorAt.set(code, this.#sectors.length - 1);
    return this.#sectors.length - 1;
  }
}

function put(
  column: Column<Uint8Array> | Column<Int32Array> | Column<Float64Array>,
  at: number,
  value: number,
) {
  column.ensure(at + 1);
  column.values[at] = value;
}

/** Degrees as a column keeps them; NOWHERE for NaN. */
function fixedOf(degrees: number): number {
  return Number.isNaN(degrees) ? NOWHERE : Math.round(degrees * DEGREE);
}

function isoDay(days: number): string {
  return new Date(days * DAY).toISOString().slice(0, 10);
}

function traitsAt(columns: readonly (readonly [TraitId, Column<Uint8Array>])[], row: number): TraitValues {
  return Object.fromEntries(
    columns.flatMap(([trait, { values }]) => {
      const word = TRAIT_WORDS[trait][values[row] ?? NOT_TOLD];
      return word === undefined ? [] : [[trait, word]];
    }),
  );
}

function list(length: number, columns: BusinessColumns, rowAt: (row: number) => Business): Businesses {
  /** Rows by comuna: where each one's begin in `order`. Made when first asked for. */
  let byComuna: { readonly starts: Uint32Array; readonly order: Uint32Array } | undefined;
  const rows = function* (): Generator<Business> {
    for (let row = 0; row < length; row += 1) yield rowAt(row);
  };
  const rowsIn = (comunas: Iterable<number>): Uint32Array => {
    byComuna ??= sortByComuna(columns.comuna, length);
    const { starts, order } = byComuna;
    const parts = [...new Set(comunas)].map((comuna) =>
      order.subarray(starts[comuna] ?? length, starts[comuna + 1] ?? length),
    );
    const found = new Uint32Array(parts.reduce((sum, part) => sum + part.length, 0));
    let end = 0;
    for (const part of parts) {
      found.set(part, end);
      end += part.length;
    }
    return found.sort();
  };
  return {
    length,
    columns,
    at: (row) => (row >= 0 && row < length ? rowAt(row) : undefined),
    within: (comunas, test) => {
      const kept: Business[] = [];
      for (const row of rowsIn(comunas)) {
        const one = rowAt(row);
        if (!test || test(one)) kept.push(one);
      }
      return kept;
    },
    rowsIn,
    [Symbol.iterator]: rows,
    filter: (test) => {
      const kept: Business[] = [];
      for (const one of rows()) if (test(one)) kept.push(one);
      return kept;
    },
    map: (to) => Array.from({ length }, (_, row) => to(rowAt(row), row)),
    flatMap: <T>(to: (one: Business, row: number) => T | readonly T[]) => {
      const made: T[] = [];
      for (let row = 0; row < length; row += 1) {
        const found = to(rowAt(row), row);
        if (Array.isArray(found)) made.push(...(found as readonly T[]));
        else made.push(found as T);
      }
      return made;
    },
    some: (test) => {
      for (const one of rows()) if (test(one)) return true;
      return false;
    },
  };
}

function sortByComuna(comuna: Uint16Array, length: number): { starts: Uint32Array; order: Uint32Array } {
  let most = 0;
  for (let row = 0; row < length; row += 1) most = Math.max(most, comuna[row] ?? 0);
  const starts = new Uint32Array(most + 2);
  for (let row = 0; row < length; row += 1) {
    const next = (comuna[row] ?? 0) + 1;
    starts[next] = (starts[next] ?? 0) + 1;
  }
  for (let at = 1; at < starts.length; at += 1) starts[at] = (starts[at] ?? 0) + (starts[at - 1] ?? 0);
  const next = starts.slice();
  const order = new Uint32Array(length);
  for (let row = 0; row < length; row += 1) {
    const at = comuna[row] ?? 0;
    order[next[at] ?? 0] = row;
    next[at] = (next[at] ?? 0) + 1;
  }
  return { starts, order };
}

import { type Business, PLACINGS, SIZES } from './business.ts';
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
  /** Those of some comunas (positions in the territory), in order. Cheap: rows of other comunas are not looked at. */
  within(comunas: Iterable<number>): Business[];
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
}

/** A register, joined: its businesses, and the file that they come from. */
export interface Catastro {
  readonly businesses: Businesses;
  readonly source: SourceRef;
}

export const NOT_TOLD = 255;
/** No longitude or latitude is written so: it would be 214 degrees. */
export const NOWHERE = 2 ** 31 - 1;
const DEGREE = 1e7;

/** Degrees as a column keeps them; up to seven decimals nothing is lost. */
export function toFixedDegrees(degrees: number | undefined): number {
  return degrees === undefined ? NOWHERE : Math.round(degrees * DEGREE);
}
export function fromFixedDegrees(fixed: number): number | undefined {
  return fixed === NOWHERE ? undefined : fixed / DEGREE;
}

/** What the text of a register says of one row, wherever it is kept. */
export interface BusinessTexts {
  id(row: number): string;
  name(row: number): string | undefined;
  activity(row: number): string | undefined;
}

const LEADERS = ['mujer', 'hombre', 'otro'] as const;
const DAY = 86_400_000;
const TRAIT_WORDS = Object.fromEntries(
  TRAIT_IDS.map((id) => [id, Object.keys(TRAITS[id].values)]),
) as unknown as Record<TraitId, readonly string[]>;

type Bytes = Uint8Array | Uint16Array | Uint32Array | Int32Array | Float64Array;

/** A typed array that grows by doubling; what was never written has the value of `blank`. */
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
  set(at: number, value: number): void {
    if (at >= this.values.length) this.#grow(at + 1);
    this.values[at] = value;
  }
  /** The values of the first rows, without what was kept in reserve where that is much. */
  cut(length: number): T {
    if (this.values.length < length) this.#grow(length);
    return (
      this.values.length > length * 1.25 ? this.values.slice(0, length) : this.values.subarray(0, length)
    ) as T;
  }
  #grow(needed: number): void {
    const before = this.values;
    this.values = this.#make(Math.max(needed, before.length * 2));
    this.values.fill(this.#blank);
    this.values.set(before);
  }
}

const bytes = (capacity: number) => new Column((n) => new Uint8Array(n), NOT_TOLD, capacity);
const integers = (capacity: number, blank: number) => new Column((n) => new Int32Array(n), blank, capacity);
const numbers = (capacity: number) => new Column((n) => new Float64Array(n), NaN, capacity);

/** Takes businesses one by one and keeps them in columns. */
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
  readonly #traits = new Map<TraitId, Column<Uint8Array>>();
  readonly #id: string[] = [];
  readonly #name: (string | undefined)[] = [];
  readonly #activity: (string | undefined)[] = [];
  readonly #texts: BusinessTexts | undefined;

  /** `texts`: where the words of a row are read, when they are not kept here. */
  constructor(capacity = 64, texts?: BusinessTexts) {
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
  }

  get length(): number {
    return this.#length;
  }

  add(one: Business): void {
    const at = this.#length;
    this.#length += 1;
    this.#comuna.set(at, one.comuna);
    this.#line.set(at, one.line);
    this.#section.set(at, this.#sectorIndex(one.section));
    if (one.division !== undefined) this.#division.set(at, this.#sectorIndex(one.division));
    this.#placing.set(at, PLACINGS.indexOf(one.placing));
    if (one.size !== undefined) this.#size.set(at, SIZES.indexOf(one.size));
    if (one.formal !== undefined) this.#formal.set(at, Number(one.formal));
    if (one.leader !== undefined) this.#leader.set(at, LEADERS.indexOf(one.leader));
    if (one.showcase) this.#showcase.set(at, 1);
    if (one.longitude !== undefined) this.#longitude.set(at, toFixedDegrees(one.longitude));
    if (one.latitude !== undefined) this.#latitude.set(at, toFixedDegrees(one.latitude));
    if (one.workers !== undefined) this.#workers.set(at, one.workers);
    if (one.localWorkers !== undefined) this.#local.set(at, one.localWorkers);
    if (one.commuters !== undefined) this.#commuters.set(at, one.commuters);
    if (one.sales !== undefined) this.#sales.set(at, one.sales === 'reservado' ? Infinity : one.sales);
    if (one.taxes !== undefined) this.#taxes.set(at, one.taxes);
    if (one.start !== undefined) this.#start.set(at, Date.parse(one.start) / DAY);
    for (const [trait, word] of Object.entries(one.traits) as [TraitId, string][]) {
      const column = this.#traits.get(trait) ?? bytes(at + 1);
      this.#traits.set(trait, column);
      column.set(at, TRAIT_WORDS[trait].indexOf(word));
    }
    if (this.#texts) return;
    this.#id.push(one.id);
    this.#name.push(one.name);
    this.#activity.push(one.activity);
  }

  build(): Businesses {
    const length = this.#length;
    const texts: BusinessTexts = this.#texts ?? {
      id: (row) => this.#id[row] ?? '',
      name: (row) => this.#name[row],
      activity: (row) => this.#activity[row],
    };
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
    };
    const told = (column: Column<Uint8Array>, row: number) => {
      const code = column.values[row];
      return code === undefined || code === NOT_TOLD ? undefined : code;
    };
    const number = (column: Column<Float64Array>, row: number) => {
      const value = column.values[row];
      return value === undefined || Number.isNaN(value) ? undefined : value;
    };
    const traits = [...this.#traits];
    const rowAt = (row: number): Business => {
      const sales = number(this.#sales, row);
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
        taxes: number(this.#taxes, row),
        leader: leader === undefined ? undefined : LEADERS[leader],
        start: start === undefined || start === NOWHERE ? undefined : isoDay(start),
        showcase: told(this.#showcase, row) === 1,
        traits: traitsAt(traits, row),
      };
    };
    return list(length, columns, rowAt);
  }

  #sectorIndex(code: SectorCode): number {
    const found = this.#sectorAt.get(code);
    if (found !== undefined) return found;
    this.#sectors.push(code);
    this.#sectorAt.set(code, this.#sectors.length - 1);
    return this.#sectors.length - 1;
  }
}

/** Businesses that are already rows, as a list of columns. */
export function businessesOf(rows: Iterable<Business>): Businesses {
  const builder = new BusinessesBuilder();
  for (const one of rows) builder.add(one);
  return builder.build();
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
  return {
    length,
    columns,
    at: (row) => (row >= 0 && row < length ? rowAt(row) : undefined),
    within: (comunas) => {
      byComuna ??= sortByComuna(columns.comuna, length);
      const { starts, order } = byComuna;
      const mine = [...new Set(comunas)].flatMap((comuna) => [
        ...order.subarray(starts[comuna] ?? length, starts[comuna + 1] ?? length),
      ]);
      return mine.sort((a, b) => a - b).map(rowAt);
    },
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

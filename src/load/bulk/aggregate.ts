import { SIZES, type Size } from '../../domain/business.ts';
import { CODE, VALUE } from '../../domain/businesses.ts';
import { type SectorCode, UNKNOWN_SECTOR } from '../../domain/ids.ts';
import { CIIU } from '../../domain/sectors.ts';
import type { Watch } from '../open/contract.ts';
import { ACTIVITIES, RULE } from '../tables/catastro_rules.ts';
import { Ids } from './ids.ts';
import type { Sink } from './pass.ts';
import { type RegisterExam, type RegisterOptions, readRows } from './read.ts';
import type { ByteSource } from './source.ts';

export { blobSource, streamSource } from './source.ts';

export interface AggregateOptions extends RegisterOptions {
  /** Period of the rows that do not tell theirs. */
  readonly period: string;
  /** Column of the file with the year, or range of years, of each row. */
  readonly periodColumn?: string;
  /**
   * Whether repeated ids are looked for: 12 to 24 bytes of memory for each id. When they are not, nothing grows with the rows,
   * and a business that is twice in a file counts twice.
   */
  readonly repeats: boolean | ((rows: number, seed: number) => Ids);
}

/** What the businesses of one period, comuna, sector and size add up to. */
export interface AggregateCell {
  readonly period: string;
  /** Position in the territory. */
  readonly comuna: number;
  /** `SI` where the register does not say. */
  readonly section: SectorCode;
  /** Undefined where only the section is known. */
  readonly division: SectorCode | undefined;
  readonly size: Size | undefined;
  readonly firms: number;
  /** Sum over the businesses that state it, and how many do. */
  readonly workers: number;
  readonly workersStated: number;
  readonly sales: number;
  readonly salesStated: number;
  /** Businesses whose sales the publisher keeps to itself. */
  readonly salesReserved: number;
  /** The same of the businesses that state both workers and sales (or reserve these): sales per worker are of them alone. */
  readonly workersOfBoth: number;
  readonly salesOfBoth: number;
  readonly bothStated: number;
  readonly bothReserved: number;
}

export interface RegisterAggregate {
  readonly exam: RegisterExam;
  /** In the order in which they came. */
  readonly periods: readonly string[];
  /** Only those with a business; by period, comuna, sector and size. */
  cells(): Iterable<AggregateCell>;
}

/** Sections and divisions, and behind them «not told». */
const SECTORS = ACTIVITIES.length + 1;
const SIZED = SIZES.length + 1;

/** Adds up a register of any length, by the same rules by which the page reads one. */
export async function aggregateRegister(
  source: ByteSource,
  options: AggregateOptions,
  watch?: Watch,
): Promise<RegisterAggregate> {
  const comunas = options.territory.comunas.length;
  const periods: string[] = [options.period];
  const codeOf = (text: string) => {
    const found = periods.indexOf(text);
    return found >= 0 ? found : periods.push(text) - 1;
  };
  const { exam, sink } = await readRows(
    source,
    options,
    {
      ids:
        typeof options.repeats === 'function'
          ? options.repeats
          : options.repeats
            ? (rows, seed) => new Ids(rows, seed)
            : undefined,
      sink: () => new Sums(comunas),
      ...(options.periodColumn === undefined ? {} : { periods: { column: options.periodColumn, codeOf } }),
    },
    watch,
  );
  return { exam, periods, cells: () => sink.cells(periods) };
}

/** What is added up of a cell, side by side, so that a row touches one place of the memory. */
const FIRMS = 0;
const WORKERS = 1;
const WORKERS_STATED = 2;
const SALES = 3;
const SALES_STATED = 4;
const SALES_RESERVED = 5;
const WORKERS_OF_BOTH = 6;
const SALES_OF_BOTH = 7;
const BOTH_STATED = 8;
const BOTH_RESERVED = 9;
const SUMS = 10;

class Sums implements Sink {
  readonly #comunas: number;
  readonly #periods: (Float64Array | undefined)[] = [];

  constructor(comunas: number) {
    this.#comunas = comunas;
  }

  add(_line: number, { values, codes }: Parameters<Sink['add']>[1], rules: Parameters<Sink['add']>[2]): void {
    const period = Math.max(0, codes[RULE.period] ?? 0);
    const sums = this.#periods[period] ?? this.#open(period);
    const activity = rules.division >= 0 ? rules.division : rules.section >= 0 ? rules.section : SECTORS - 1;
    const size = codes[CODE.size] as number;
    const at = ((rules.comuna * SECTORS + activity) * SIZED + (size < 0 ? SIZED - 1 : size)) * SUMS;
    sums[at + FIRMS] = (sums[at + FIRMS] as number) + 1;
    const workers = values[VALUE.workers] as number;
    if (!Number.isNaN(workers)) {
      sums[at + WORKERS] = (sums[at + WORKERS] as number) + workers;
      sums[at + WORKERS_STATED] = (sums[at + WORKERS_STATED] as number) + 1;
    }
    const sales = values[VALUE.sales] as number;
    if (sales === Infinity) sums[at + SALES_RESERVED] = (sums[at + SALES_RESERVED] as number) + 1;
    else if (!Number.isNaN(sales)) {
      sums[at + SALES] = (sums[at + SALES] as number) + sales;
      sums[at + SALES_STATED] = (sums[at + SALES_STATED] as number) + 1;
    }
    if (Number.isNaN(workers) || Number.isNaN(sales)) return;
    sums[at + WORKERS_OF_BOTH] = (sums[at + WORKERS_OF_BOTH] as number) + workers;
    if (sales === Infinity) sums[at + BOTH_RESERVED] = (sums[at + BOTH_RESERVED] as number) + 1;
    else {
      sums[at + SALES_OF_BOTH] = (sums[at + SALES_OF_BOTH] as number) + sales;
      sums[at + BOTH_STATED] = (sums[at + BOTH_STATED] as number) + 1;
    }
  }

  *cells(periods: readonly string[]): Generator<AggregateCell> {
    for (const [at, period] of periods.entries()) {
      const sums = this.#periods[at];
      if (!sums) continue;
      for (let cell = 0; cell * SUMS < sums.length; cell += 1) {
        if (sums[cell * SUMS + FIRMS] === 0) continue;
        const sum = (which: number) => sums[cell * SUMS + which] ?? 0;
        const activity = Math.floor(cell / SIZED) % SECTORS;
        const code = ACTIVITIES[activity];
        const section = (code && CIIU.get(code)?.section) ?? UNKNOWN_SECTOR;
        yield {
          period,
          comuna: Math.floor(cell / SIZED / SECTORS),
          section,
          division: code === section ? undefined : code,
          size: SIZES[cell % SIZED],
          firms: sum(FIRMS),
          workers: sum(WORKERS),
          workersStated: sum(WORKERS_STATED),
          sales: sum(SALES),
          salesStated: sum(SALES_STATED),
          salesReserved: sum(SALES_RESERVED),
          workersOfBoth: sum(WORKERS_OF_BOTH),
          salesOfBoth: sum(SALES_OF_BOTH),
          bothStated: sum(BOTH_STATED),
          bothReserved: sum(BOTH_RESERVED),
        };
      }
    }
  }

  #open(period: number): Float64Array {
    const sums = new Float64Array(this.#comunas * SECTORS * SIZED * SUMS);
    this.#periods[period] = sums;
    return sums;
  }
}

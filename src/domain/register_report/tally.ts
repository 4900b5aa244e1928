import { type Businesses, NOT_TOLD } from '../businesses.ts';
import { type Amount, amountOf, facetOf, startOf, YES } from './told.ts';

/** Some businesses by whether they are formal. */
export interface Formality {
  readonly formal: number;
  readonly informal: number;
  readonly untold: number;
}

/** What some businesses state of a number: its sum, and how many of them state it. */
export interface Stated {
  readonly sum: number;
  readonly n: number;
}

/** The register of a zone, counted in one reading of its columns. */
export interface Tally {
  readonly all: number;
  readonly formality: Formality;
  /** By code; NOT_TOLD is one of them. Codes that no business has are not there. */
  readonly bySection: ReadonlyMap<number, Formality>;
  readonly bySize: ReadonlyMap<number, Formality>;
  readonly byLeader: ReadonlyMap<number, Formality>;
  readonly byPlacing: ReadonlyMap<number, Formality>;
  /** Workers stated, by section. */
  readonly workersBySection: ReadonlyMap<number, Stated>;
  readonly amounts: Readonly<Record<Amount, Stated>>;
  /** Of the rows that give the three figures of employment, where those agree. */
  readonly staffed: { readonly n: number } & Readonly<
    Record<'workers' | 'localWorkers' | 'commuters', number>
  >;
  /** Rows whose parts of employment add up to more than the whole: one of the three is wrong, and nobody says which. */
  readonly disagree: number;
  readonly byYear: ReadonlyMap<number, number>;
}

/** Three counts for each code: formal, informal, not told. */
class Crossed {
  readonly #counts = new Float64Array(3 * (NOT_TOLD + 1));
  add(code: number, formal: number): void {
    const at = 3 * code + (formal === NOT_TOLD ? 2 : formal === YES ? 0 : 1);
    this.#counts[at] = (this.#counts[at] ?? 0) + 1;
  }
  all(): ReadonlyMap<number, Formality> {
    const found = new Map<number, Formality>();
    for (let code = 0; code <= NOT_TOLD; code += 1) {
      const [formal = 0, informal = 0, untold = 0] = this.#counts.subarray(3 * code, 3 * code + 3);
      if (formal + informal + untold > 0) found.set(code, { formal, informal, untold });
    }
    return found;
  }
}

/** Counts the rows given. */
export function tally(businesses: Businesses, rows: Uint32Array): Tally {
  const [section, formal, size, leader, placing] = (
    ['section', 'formal', 'size', 'leader', 'placing'] as const
  ).map((facet) => facetOf(businesses, facet)) as [Read, Read, Read, Read, Read];
  const [workers, local, commuters, taxes] = (['workers', 'localWorkers', 'commuters', 'taxes'] as const).map(
    (amount) => amountOf(businesses, amount),
  ) as [Read, Read, Read, Read];
  const start = startOf(businesses);
  const total = new Crossed();
  const bySection = new Crossed();
  const bySize = new Crossed();
  const byLeader = new Crossed();
  const byPlacing = new Crossed();
  const sectionStaff = new Float64Array(NOT_TOLD + 1);
  const sectionStated = new Float64Array(NOT_TOLD + 1);
  const amounts = [new Sum(), new Sum(), new Sum(), new Sum()] as const;
  const [ofWorkers, ofLocal, ofCommuters, ofTaxes] = amounts;
  const staffed = { n: 0, workers: 0, localWorkers: 0, commuters: 0 };
  const byYear = new Map<number, number>();
  let disagree = 0;

  for (const row of rows) {
    const isFormal = formal(row);
    const code = section(row);
    total.add(0, isFormal);
    bySection.add(code, isFormal);
    bySize.add(size(row), isFormal);
    byLeader.add(leader(row), isFormal);
    byPlacing.add(placing(row), isFormal);
    const staff = workers(row);
    const here = local(row);
    const away = commuters(row);
    ofWorkers.add(staff);
    ofLocal.add(here);
    ofCommuters.add(away);
    ofTaxes.add(taxes(row));
    if (!Number.isNaN(staff)) {
      sectionStaff[code] = (sectionStaff[code] ?? 0) + staff;
      sectionStated[code] = (sectionStated[code] ?? 0) + 1;
    }
    if (here + away <= staff) {
      staffed.n += 1;
      staffed.workers += staff;
      staffed.localWorkers += here;
      staffed.commuters += away;
    } else if (here + away > staff) disagree += 1;
    const year = start(row);
    if (year !== undefined) byYear.set(year, (byYear.get(year) ?? 0) + 1);
  }
  const sections = bySection.all();
  return {
    all: rows.length,
    formality: total.all().get(0) ?? { formal: 0, informal: 0, untold: 0 },
    bySection: sections,
    bySize: bySize.all(),
    byLeader: byLeader.all(),
    byPlacing: byPlacing.all(),
    workersBySection: new Map(
      [...sections.keys()].map((code) => [
        code,
        { sum: sectionStaff[code] ?? 0, n: sectionStated[code] ?? 0 },
      ]),
    ),
    amounts: { workers: ofWorkers, localWorkers: ofLocal, commuters: ofCommuters, taxes: ofTaxes },
    staffed,
    disagree,
    byYear,
  };
}

type Read = (row: number) => number;

/** A sum of what is stated; NaN is nothing, and a figure kept (Infinity) keeps the sum. */
class Sum implements Stated {
  sum = 0;
  n = 0;
  add(value: number): void {
    if (Number.isNaN(value)) return;
    this.sum += value;
    this.n += 1;
  }
}

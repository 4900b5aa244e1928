import type { Size } from '../../../src/domain/business.ts';
import { type SectorCode, UNKNOWN_SECTOR } from '../../../src/domain/ids.ts';
import { compareSectors, SECTION_CODES } from '../../../src/domain/sectors.ts';
import type { AggregateCell } from '../../../src/load/bulk/aggregate.ts';

type Part = 'firms' | 'workers' | 'workersStated' | 'sales' | 'salesStated' | 'salesReserved';
type OfBoth = 'workersOfBoth' | 'salesOfBoth' | 'bothStated' | 'bothReserved';
/** What the businesses of a cell add up to. */
export type Sums = Pick<AggregateCell, Part | OfBoth>;

const NOTHING: Sums = {
  firms: 0,
  workers: 0,
  workersStated: 0,
  sales: 0,
  salesStated: 0,
  salesReserved: 0,
  workersOfBoth: 0,
  salesOfBoth: 0,
  bothStated: 0,
  bothReserved: 0,
};
const FIELDS = Object.keys(NOTHING) as (keyof Sums)[];

/** One line of a table of the package. */
export interface CellRow extends Sums {
  readonly period: string;
  readonly comuna: number;
  readonly sector: SectorCode;
}

/**
 * A register by period × comuna × sector, as the page would count it: every sector in each comuna that has a business, with
 * its zeros, and no row of a comuna that has none: that it was counted is not known.
 */
export function bySector(cells: readonly AggregateCell[], level: 'rubro' | 'division'): readonly CellRow[] {
  const sectorOf = (cell: AggregateCell) =>
    level === 'rubro' ? cell.section : (cell.division ?? UNKNOWN_SECTOR);
  const seen = new Set(cells.map(sectorOf));
  const sectors = [...new Set([...(level === 'rubro' ? SECTION_CODES : []), ...seen])].sort(compareSectors);
  const periods = [...new Set(cells.map(({ period }) => period))];
  return periods.flatMap((period) => {
    const sums = new Map<number, Map<SectorCode, Sums>>();
    for (const cell of cells) {
      if (cell.period !== period) continue;
      const mine = sums.get(cell.comuna) ?? new Map<SectorCode, Sums>();
      sums.set(cell.comuna, mine);
      mine.set(sectorOf(cell), added(mine.get(sectorOf(cell)), cell));
    }
    return [...sums]
      .sort(([a], [b]) => a - b)
      .flatMap(([comuna, mine]) =>
        sectors.map((sector) => ({ period, comuna, sector, ...(mine.get(sector) ?? NOTHING) })),
      );
  });
}

/** Businesses by period × comuna × section × size; those whose size is not told are in no row. */
export function bySize(cells: readonly AggregateCell[]): readonly (Omit<CellRow, keyof Sums> & {
  readonly size: Size;
  readonly firms: number;
})[] {
  const counts = new Map<
    string,
    { period: string; comuna: number; sector: SectorCode; size: Size; firms: number }
  >();
  for (const { period, comuna, section, size, firms } of cells) {
    if (size === undefined) continue;
    const key = [period, comuna, section, size].join('|');
    const one = counts.get(key) ?? { period, comuna, sector: section, size, firms: 0 };
    one.firms += firms;
    counts.set(key, one);
  }
  return [...counts.values()];
}

function added(to: Sums = NOTHING, more: Sums): Sums {
  return Object.fromEntries(FIELDS.map((field) => [field, to[field] + more[field]])) as unknown as Sums;
}

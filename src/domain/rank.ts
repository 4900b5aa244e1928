import { centralAt, emptyGrid, type Grid, STATE, setKnown, setMissing } from './grid.ts';

/** With fewer zones than this in the reference a percentile says nothing. */
export const FEWEST_ZONES = 3;

/**
 * Where a value falls among sorted ones, 0 to 100, by midrank: the share below plus half the share equal (itself
 * included, when it is one of them). NaN for NaN, and with fewer than `FEWEST_ZONES` values.
 */
export function midrank(sorted: Float64Array, value: number): number {
  if (Number.isNaN(value) || sorted.length < FEWEST_ZONES) return NaN;
  return (100 * (firstAtLeast(sorted, value) + firstAbove(sorted, value))) / 2 / sorted.length;
}

/** Rows to be ranked, and the rows they are ranked among. */
export interface Ranking {
  readonly among: readonly number[];
  readonly rows: readonly number[];
}

/**
 * Percentiles of a grid within each group, 0 to 100, by midrank: the share below plus half the share equal (Roscoe 1975).
 * A censored cell keeps its reason and gets the ranks of the ends of its interval. Fewer than `fewest` figures in a group:
 * `no-aplica`. `turned` counts from the other end. One sort and one search for each cell: the ranks of equal figures are
 * worked out once, when they are in order.
 */
export function percentileGrid(
  values: Grid,
  rankings: readonly Ranking[],
  fewest: number,
  turned = false,
): Grid {
  const grid = emptyGrid(values.rows, values.columns, 'puntos');
  const most = Math.max(0, ...rankings.map(({ among }) => among.length));
  const gathered = new Float64Array(most);
  const ranks = new Float64Array(most);
  for (const { among, rows } of rankings)
    for (let column = 0; column < values.columns; column += 1) {
      let count = 0;
      for (const row of among) {
        const value = centralAt(values, row * values.columns + column);
        if (Number.isNaN(value)) continue;
        gathered[count] = value;
        count += 1;
      }
      const sorted = gathered.subarray(0, count).sort();
      fillRanks(sorted, ranks);
      const rank = (value: number) => {
        if (Number.isNaN(value) || count < fewest) return NaN;
        const at = firstAtLeast(sorted, value);
        const percentile = at < count && sorted[at] === value ? (ranks[at] ?? NaN) : (100 * at) / count;
        return turned ? 100 - percentile : percentile;
      };
      for (const row of rows) {
        const at = row * values.columns + column;
        const state = values.state[at] ?? STATE['sin-dato'];
        const percentile = rank(centralAt(values, at));
        if (Number.isNaN(percentile)) setMissing(grid, at, state === 0 ? STATE['no-aplica'] : state);
        else if (state === 0) setKnown(grid, at, percentile);
        else {
          const low = rank(values.low[at] ?? NaN);
          const high = rank(values.high[at] ?? NaN);
          setMissing(grid, at, state, Math.min(low, high), Math.max(low, high));
        }
      }
    }
  return grid;
}

/** The midrank of every place of some sorted figures, the same for equal ones. */
function fillRanks(sorted: Float64Array, ranks: Float64Array): void {
  let from = 0;
  while (from < sorted.length) {
    let to = from + 1;
    while (to < sorted.length && sorted[to] === sorted[from]) to += 1;
    ranks.fill((100 * (from + to)) / 2 / sorted.length, from, to);
    from = to;
  }
}

function firstAtLeast(sorted: Float64Array, value: number): number {
  let from = 0;
  let to = sorted.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((sorted[middle] ?? Infinity) < value) from = middle + 1;
    else to = middle;
  }
  return from;
}

function firstAbove(sorted: Float64Array, value: number): number {
  let from = 0;
  let to = sorted.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((sorted[middle] ?? Infinity) <= value) from = middle + 1;
    else to = middle;
  }
  return from;
}

import { known, type Measure, MISSING_REASONS, type MissingReason, missing, type Unit } from './measure.ts';

/**
 * Measures of rows × columns in typed arrays: one object instead of a hundred thousand, so that it crosses
 * to the page at once. `state` 0 is known; k>0 is MISSING_REASONS[k−1]. NaN in `low`, `high`, `n`: not given.
 */
export interface Grid {
  readonly rows: number;
  readonly columns: number;
  readonly unit: Unit;
  readonly value: Float64Array;
  readonly low: Float64Array;
  readonly high: Float64Array;
  readonly n: Float64Array;
  readonly state: Uint8Array;
}

/** Codes of the reasons, so that cells can be written without an object: `setMissing(grid, at, STATE['sin-dato'])`. */
export const STATE = Object.fromEntries(MISSING_REASONS.map((reason, at) => [reason, at + 1])) as Readonly<
  Record<MissingReason, number>
>;

/** A grid in which every cell is `sin-dato`. */
export function emptyGrid(rows: number, columns: number, unit: Unit): Grid {
  const size = rows * columns;
  return {
    rows,
    columns,
    unit,
    value: new Float64Array(size).fill(NaN),
    low: new Float64Array(size).fill(NaN),
    high: new Float64Array(size).fill(NaN),
    n: new Float64Array(size).fill(NaN),
    state: new Uint8Array(size).fill(STATE['sin-dato']),
  };
}

/** The reason of a state code; `undefined` for known. */
export function reasonOf(state: number): MissingReason | undefined {
  return state === 0 ? undefined : MISSING_REASONS[state - 1];
}

export function setCell(grid: Grid, row: number, column: number, measure: Measure): void {
  const at = row * grid.columns + column;
  grid.low[at] = measure.low ?? NaN;
  grid.high[at] = measure.high ?? NaN;
  if ('value' in measure) {
    grid.value[at] = measure.value;
    grid.n[at] = measure.n ?? NaN;
    grid.state[at] = 0;
  } else {
    grid.value[at] = NaN;
    grid.n[at] = NaN;
    grid.state[at] = STATE[measure.missing];
  }
}

export function cell(grid: Grid, row: number, column: number): Measure {
  const at = row * grid.columns + column;
  const { unit } = grid;
  const reason = reasonOf(grid.state[at] ?? STATE['sin-dato']);
  const low = grid.low[at] ?? NaN;
  const high = grid.high[at] ?? NaN;
  const bounded = !(Number.isNaN(low) || Number.isNaN(high));
  // Written out, with no spread: it is called for every cell of every indicator.
  if (reason) return bounded ? { missing: reason, unit, low, high } : { missing: reason, unit };
  const value = grid.value[at] ?? NaN;
  const n = grid.n[at] ?? NaN;
  if (Number.isNaN(n)) return bounded ? { value, unit, low, high } : { value, unit };
  return bounded ? { value, unit, low, high, n } : { value, unit, n };
}

export function setKnown(grid: Grid, at: number, value: number, low = NaN, high = NaN, n = NaN): void {
  grid.value[at] = value;
  grid.low[at] = low;
  grid.high[at] = high;
  grid.n[at] = n;
  grid.state[at] = 0;
}

export function setMissing(grid: Grid, at: number, state: number, low = NaN, high = NaN): void {
  grid.value[at] = NaN;
  grid.low[at] = low;
  grid.high[at] = high;
  grid.n[at] = NaN;
  grid.state[at] = state;
}

export function copyCell(from: Grid, at: number, to: Grid, toAt: number): void {
  to.value[toAt] = from.value[at] ?? NaN;
  to.low[toAt] = from.low[at] ?? NaN;
  to.high[toAt] = from.high[at] ?? NaN;
  to.n[toAt] = from.n[at] ?? NaN;
  to.state[toAt] = from.state[at] ?? STATE['sin-dato'];
}

/**
 * Sum of the cells of some rows in the columns from `from` to before `to`: the same answer as `sum` of their
 * measures (a test holds them together), without making an object for each.
 */
export function sumCells(grid: Grid, rows: readonly number[], from: number, to = from + 1): Measure {
  let value = 0;
  let low = 0;
  let high = 0;
  let knownCells = 0;
  let censored = Infinity;
  let unbounded = Infinity;
  for (const row of rows) {
    const end = row * grid.columns + to;
    for (let at = row * grid.columns + from; at < end; at += 1) {
      const state = grid.state[at] ?? STATE['sin-dato'];
      const lower = grid.low[at] ?? NaN;
      const upper = grid.high[at] ?? NaN;
      const bounded = !(Number.isNaN(lower) || Number.isNaN(upper));
      if (state === 0) {
        const own = grid.value[at] ?? NaN;
        knownCells += 1;
        value += own;
        low += bounded ? lower : own;
        high += bounded ? upper : own;
      } else if (bounded) {
        if (state < censored) censored = state;
        value += (lower + upper) / 2;
        low += lower;
        high += upper;
      } else if (state < unbounded) unbounded = state;
    }
  }
  const { unit } = grid;
  if (unbounded !== Infinity) return missing(reasonOf(unbounded) ?? 'sin-dato', unit);
  if (knownCells === 0)
    return censored === Infinity
      ? missing('sin-dato', unit)
      : missing(reasonOf(censored) ?? 'sin-dato', unit, { low, high });
  return low === high ? known(value, unit) : known(value, unit, { low, high });
}

/** The central number of a cell (see `central` in measure.ts) without making an object. */
export function centralAt(grid: Grid, at: number): number {
  if (grid.state[at] === 0) return grid.value[at] ?? NaN;
  return ((grid.low[at] ?? NaN) + (grid.high[at] ?? NaN)) / 2;
}

/** True for a known cell with no interval of its own: most are, and need no arithmetic of intervals. */
export function isExact(grid: Grid, at: number): boolean {
  return grid.state[at] === 0 && Number.isNaN(grid.low[at] ?? NaN);
}

/** The least a cell may be: the low end of its interval, or its value; NaN where neither is known. */
export function lowAt(grid: Grid, at: number): number {
  const low = grid.low[at] ?? NaN;
  return Number.isNaN(low) ? (grid.value[at] ?? NaN) : low;
}

/** The most a cell may be: the high end of its interval, or its value; NaN where neither is known. */
export function highAt(grid: Grid, at: number): number {
  const high = grid.high[at] ?? NaN;
  return Number.isNaN(high) ? (grid.value[at] ?? NaN) : high;
}

/** A grid filled cell by cell. */
export function fillGrid(
  rows: number,
  columns: number,
  unit: Unit,
  measureAt: (row: number, column: number) => Measure,
): Grid {
  const grid = emptyGrid(rows, columns, unit);
  for (let row = 0; row < rows; row += 1)
    for (let column = 0; column < columns; column += 1) setCell(grid, row, column, measureAt(row, column));
  return grid;
}

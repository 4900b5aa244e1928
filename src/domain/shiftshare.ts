import type { Context } from './context.ts';
import { emptyGrid, type Grid, highAt, isExact, lowAt, STATE, setKnown, setMissing } from './grid.ts';
import { type Bounds, boundsOf, type ReferenceGroup } from './margins.ts';

/** The three parts of a change, in what is counted: with the start they add up to the end. */
export interface ShiftShare {
  /** N_ir(t0)·g: what the sector would have won here growing as the whole reference. */
  readonly reference: Grid;
  /** N_ir(t0)·(g_i − g): what it won for being this sector. */
  readonly sector: Grid;
  /** N_ir(t0)·(g_ir − g_i): what is left, the zone's own. */
  readonly local: Grid;
}

/** 1 + the growth of a margin, between its ends; NaN where either year is missing or the first is nothing. */
function grown(start: Bounds, end: Bounds): Bounds {
  if (!(start.mid > 0)) return { mid: NaN, low: NaN, high: NaN };
  return {
    mid: end.mid / start.mid,
    low: end.low / start.high,
    high: start.low > 0 ? end.high / start.low : Infinity,
  };
}

interface Growths {
  readonly all: Bounds;
  readonly bySector: readonly Bounds[];
}

function growthsOf(start: ReferenceGroup, end: ReferenceGroup): Growths {
  return {
    all: grown(boundsOf(start.total), boundsOf(end.total)),
    bySector: start.bySector.map((one, column) =>
      grown(boundsOf(one), boundsOf(end.bySector[column] ?? one)),
    ),
  };
}

/**
 * Shift-share of each zone × sector between the first year of the table and this one (Dunn 1960, *Papers and Proceedings
 * of the Regional Science Association* 6, 97–112). An account, not an estimate: it has no interval of chance, only the one
 * that censored cells leave. `isFew` says at which cells the start is too small to be taken apart. Missing where there is
 * no earlier table or no margins (`sin-dato`); where the zone stands alone in its reference (`no-aplica`).
 */
export function shiftShare(context: Context, isFew: (start: Grid, at: number) => boolean): ShiftShare {
  const { before, counts } = context;
  const columns = context.sectors.length;
  const empty = () => emptyGrid(context.zones.length, columns, counts.unit);
  const made = { reference: empty(), sector: empty(), local: empty() };
  if (!before) return made;
  const growths = before.groups.map(({ start, end }) => growthsOf(start, end));
  const missing = (at: number, state: number) => {
    setMissing(made.reference, at, state);
    setMissing(made.sector, at, state);
    setMissing(made.local, at, state);
  };
  for (let at = 0; at < counts.value.length; at += 1) {
    const row = Math.floor(at / columns);
    const group = growths[context.groupAt[row] ?? -1];
    const sector = group?.bySector[at % columns];
    if (context.alone[row] === 1) missing(at, STATE['no-aplica']);
    else if (isFew(before.counts, at)) missing(at, STATE['pocos-datos']);
    else if (!group || !sector || Number.isNaN(group.all.mid + sector.mid)) {
      const state = counts.state[at] || before.counts.state[at] || STATE['sin-dato'];
      missing(at, state);
    } else takeApart(made, counts, before.counts, at, group.all, sector);
  }
  return made;
}

/** One cell: its parts, between the ends that censored cells leave. */
function takeApart(
  made: ShiftShare,
  counts: Grid,
  start: Grid,
  at: number,
  all: Bounds,
  sector: Bounds,
): void {
  const state = counts.state[at] || (start.state[at] ?? STATE['sin-dato']);
  const n0 = start.value[at] ?? NaN;
  const n1 = counts.value[at] ?? NaN;
  if (isExact(counts, at) && isExact(start, at) && all.low === all.high && sector.low === sector.high) {
    setKnown(made.reference, at, n0 * (all.mid - 1), NaN, NaN, n0);
    setKnown(made.sector, at, n0 * (sector.mid - all.mid), NaN, NaN, n0);
    setKnown(made.local, at, n1 - n0 * sector.mid, NaN, NaN, n0);
    return;
  }
  const low0 = lowAt(start, at);
  const high0 = highAt(start, at);
  const put = (grid: Grid, value: number, low: number, high: number) => {
    const told = Number.isFinite(low) && Number.isFinite(high);
    if (state !== 0) setMissing(grid, at, state, told ? low : NaN, told ? high : NaN);
    else setKnown(grid, at, value, told ? low : NaN, told ? high : NaN, n0);
  };
  // A count that is never negative times a growth that may be: the ends are at a corner.
  const between = (grid: Grid, value: number, low: number, high: number) =>
    put(grid, value, Math.min(low0 * low, high0 * low), Math.max(low0 * high, high0 * high));
  between(made.reference, n0 * (all.mid - 1), all.low - 1, all.high - 1);
  between(made.sector, n0 * (sector.mid - all.mid), sector.low - all.high, sector.high - all.low);
  put(
    made.local,
    n1 - n0 * sector.mid,
    lowAt(counts, at) - high0 * sector.high,
    highAt(counts, at) - low0 * sector.low,
  );
}

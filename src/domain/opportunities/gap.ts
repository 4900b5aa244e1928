import type { Context } from '../context.ts';
import {
  cell,
  centralAt,
  emptyGrid,
  type Grid,
  highAt,
  lowAt,
  STATE,
  setKnown,
  setMissing,
} from '../grid.ts';
import { isKnown, type Measure } from '../measure.ts';
import { countCdf } from '../stats/counts.ts';
import { type Demand, demandOf } from './demand.ts';

/** How hard it is to explain something away: of a gap, how seldom chance alone gives so few. */
export const EVIDENCE = ['fuerte', 'media', 'debil'] as const;
export type Evidence = (typeof EVIDENCE)[number];

/** Evidence of so few by its probability: ≤ 1 %, ≤ 5 %, ≤ 10 %; undefined above. */
export function evidenceOf(chance: number): Evidence | undefined {
  if (chance <= 0.01) return 'fuerte';
  if (chance <= 0.05) return 'media';
  return chance <= 0.1 ? 'debil' : undefined;
}

export interface Gap {
  readonly measure: Measure;
  /** Pr(as few or fewer) by the model, with the most that the count may be; NaN where it comes from peers or is missing. */
  readonly chance: number;
  /** Undefined where there is no gap to speak of. */
  readonly evidence: Evidence | undefined;
}

/**
 * Writes Ĕ − n (method 4.2) of a row into a cell: only where n, with all its interval, is under the 10 % predictive quantile;
 * 0 where it cannot be told from what is expected. Its interval is what is lacking to the 10 % and to the 90 % quantile.
 * Where a count that is not published (`firms` at `at`) may be on either side the gap keeps its reason, from 0 to the most
 * it may be.
 */
export function writeGap(grid: Grid, to: number, firms: Grid, at: number, demand: Demand, row: number): void {
  const reason = demand.state[row] ?? 0;
  const hidden = firms.state[at] ?? STATE['sin-dato'];
  const n = centralAt(firms, at);
  const least = lowAt(firms, at);
  const most = highAt(firms, at);
  const mean = demand.mean[row] ?? NaN;
  const low = demand.low[row] ?? NaN;
  const furthest = Math.max(0, (demand.high[row] ?? NaN) - least);
  if (reason !== 0) setMissing(grid, to, reason);
  else if (Number.isNaN(n)) setMissing(grid, to, hidden || STATE['sin-dato']);
  else if (most < low)
    setKnown(grid, to, mean - n, Math.min(low - most, mean - n), Math.max(furthest, mean - n), n);
  else if (hidden !== 0 && least < low) setMissing(grid, to, hidden, 0, furthest);
  else setKnown(grid, to, 0, 0, furthest, n);
}

/** The gap of one cell with its evidence. Peers give no probability: their gaps are of weak evidence. */
export function gapAt(context: Context, row: number, column: number): Gap {
  const demand = demandOf(context, column);
  const at = row * context.firms.columns + column;
  const one = emptyGrid(1, 1, 'empresas');
  writeGap(one, 0, context.firms, at, demand, row);
  const measure = cell(one, 0, 0);
  const most = highAt(context.firms, at);
  if (!isKnown(measure) || !(most < (demand.low[row] ?? NaN)))
    return { measure, chance: NaN, evidence: undefined };
  const size = demand.size[row] ?? NaN;
  const chance = Number.isNaN(size) ? NaN : countCdf(most, demand.mean[row] ?? NaN, size);
  return { measure, chance, evidence: evidenceOf(chance) ?? 'debil' };
}

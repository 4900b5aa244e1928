import { type Context, standsAlone } from '../context.ts';
import { cell, emptyGrid, type Grid, STATE, setKnown, setMissing } from '../grid.ts';
import type { Measure } from '../measure.ts';
import { countQuantile } from '../stats/counts.ts';
import { sizeAt } from '../stats/negative_binomial.ts';
import { isLocal } from './local.ts';
import { marketOf } from './market.ts';
import { type DemandModel, fitDemand, meanAt } from './model.ts';
import { byPeers } from './peer_rates.ts';

/** Ends of the range in which a new count falls four times in five. */
export const LOW_END = 0.1;
export const HIGH_END = 0.9;

/** What a sector would have in every zone, by row of the context, if each were as the others alike. */
export interface Demand {
  /** Expected firms; NaN where `state` is not 0. */
  readonly mean: Float64Array;
  /** 10 % and 90 % predictive quantiles. */
  readonly low: Float64Array;
  readonly high: Float64Array;
  /** Size of the negative binomial a new count follows (Infinity: Poisson); NaN where it comes from peers. */
  readonly size: Float64Array;
  /** 0 known; else a code of STATE. */
  readonly state: Uint8Array;
  /** The model that a row was read from; undefined where it comes from peers. */
  modelAt(row: number): DemandModel | undefined;
}

const demands = new WeakMap<Context, Map<number, Demand>>();

/** Expected firms of the sector in a column (method 4.1), computed once per context. */
export function demandOf(context: Context, column: number): Demand {
  const byColumn = demands.get(context) ?? new Map<number, Demand>();
  demands.set(context, byColumn);
  const found = byColumn.get(column);
  if (found) return found;
  const made = compute(context, column);
  byColumn.set(column, made);
  return made;
}

function compute(context: Context, column: number): Demand {
  const size = context.zones.length;
  const nothing = () => new Float64Array(size).fill(NaN);
  const market = marketOf(context);
  const sector = context.sectors[column];
  const local =
    sector !== undefined && isLocal(context.inputs.sectors, context.settings.localSectors, sector);
  /** Two models for each group: with income and, for who does not state it, without. */
  const models = new Map<string, DemandModel | undefined>();
  const modelAt = (row: number): DemandModel | undefined => {
    const group = context.groupAt[row] ?? -1;
    const withIncome = Number.isFinite(market.income[row]);
    const key = `${group}${withIncome}`;
    if (!models.has(key)) models.set(key, fitDemand(context, group, column, withIncome));
    return models.get(key);
  };
  const made = { mean: nothing(), low: nothing(), high: nothing(), size: nothing() };
  const state = new Uint8Array(size);
  for (let row = 0; row < size; row += 1) {
    const at = row * context.sectors.length + column;
    const untold =
      !((market.around[row] as number) > 0) ||
      !((market.population[row] as number) > 0) ||
      Number.isNaN(market.rural[row]);
    if (!local || standsAlone(context, row)) state[row] = STATE['no-aplica'];
    else if (context.groupAt[row] === -1 || context.firms.state[at] === STATE['sin-dato'] || untold)
      state[row] = STATE['sin-dato'];
    else {
      const model = modelAt(row);
      if (model) {
        const mean = meanAt(model, market, row);
        const theta = sizeAt(model.counts, mean);
        made.mean[row] = mean;
        made.size[row] = theta;
        made.low[row] = countQuantile(LOW_END, mean, theta);
        made.high[row] = countQuantile(HIGH_END, mean, theta);
      } else {
        const peers = byPeers(context, row, column);
        if (typeof peers === 'string') state[row] = STATE[peers];
        else {
          made.mean[row] = peers.mean;
          made.low[row] = peers.low;
          made.high[row] = peers.high;
        }
      }
    }
  }
  return { ...made, state, modelAt: (row) => (state[row] === 0 ? modelAt(row) : undefined) };
}

/** Writes the expected firms of a row into a cell, with the range in which four in five like it would fall. */
export function writeExpected(grid: Grid, to: number, { mean, low, high, state }: Demand, row: number): void {
  const value = mean[row] ?? NaN;
  const reason = state[row] ?? 0;
  if (reason !== 0) setMissing(grid, to, reason);
  // Where nearly all are zero the mean may lie outside of its own quantiles.
  else setKnown(grid, to, value, Math.min(low[row] ?? NaN, value), Math.max(high[row] ?? NaN, value));
}

/** Expected firms of a cell (see `writeExpected`). */
export function expectedAt(context: Context, row: number, column: number): Measure {
  const one = emptyGrid(1, 1, 'empresas');
  writeExpected(one, 0, demandOf(context, column), row);
  return cell(one, 0, 0);
}

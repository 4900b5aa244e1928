import { quantileSorted } from 'simple-statistics';
import type { Context } from '../context.ts';
import { centralAt } from '../grid.ts';
import type { MissingReason } from '../measure.ts';
import { countQuantile } from '../stats/counts.ts';
import { marketOf } from './market.ts';
import { FEWEST_PEERS, peersOf } from './peers.ts';

export interface PeerDemand {
  /** P* of the zone times the median rate of its peers. */
  readonly mean: number;
  readonly low: number;
  readonly high: number;
  /** Firms per person around, of each peer that states them. */
  readonly rates: readonly { readonly row: number; readonly rate: number }[];
}

/**
 * Expected firms by the median rate n ÷ P* of the zones alike. The range goes from the Poisson 10 % quantile at the 10 % of
 * their rates to the 90 % quantile at the 90 % of them: chance and how much they differ. Missing: fewer than
 * `FEWEST_PEERS` peers with a figure (`no-aplica`), or more than half of them by an unpublished count (`pocos-datos`).
 */
export function byPeers(context: Context, row: number, column: number): PeerDemand | MissingReason {
  const market = marketOf(context);
  const { firms } = context;
  const rates = peersOf(context, row).rows.flatMap((peer) => {
    const rate = centralAt(firms, peer * firms.columns + column) / (market.around[peer] ?? NaN);
    return Number.isFinite(rate) ? [{ row: peer, rate }] : [];
  });
  const around = market.around[row] ?? NaN;
  if (rates.length < FEWEST_PEERS || !(around > 0)) return 'no-aplica';
  const hidden = rates.filter(({ row: peer }) => firms.state[peer * firms.columns + column] !== 0);
  if (hidden.length > rates.length / 2) return 'pocos-datos';
  const sorted = rates.map(({ rate }) => rate).sort((a, b) => a - b);
  const at = (p: number) => around * quantileSorted(sorted, p);
  return {
    mean: at(0.5),
    low: countQuantile(0.1, at(0.1), Infinity),
    high: countQuantile(0.9, at(0.9), Infinity),
    rates,
  };
}

import type { Context } from '../context.ts';
import { isRanked } from '../territory.ts';
import { type Market, marketOf } from './market.ts';

/** How many zones alike are looked for. */
export const PEERS = 8;
/** With fewer, their median says nothing. */
export const FEWEST_PEERS = 3;

export interface Peers {
  /** Rows of the context, the most alike first. */
  readonly rows: readonly number[];
  /** The reader's own choice. */
  readonly chosen: boolean;
}

/**
 * Zones like one: those the reader chose or, of its reference, the nearest in log P*, log (P ÷ P*), rurality and log income,
 * each in standard deviations over the reference. What one of the two does not state is left out of their distance. The
 * zone itself, and any that shares a comuna with it, is never among them; one that takes no place in a ranking, only when
 * the reader chose it.
 */
export function peersOf(context: Context, row: number): Peers {
  const zone = context.zones[row];
  const own = new Set(zone?.comunas);
  const apart = (other: number) =>
    other !== row && !context.zones[other]?.comunas.some((comuna) => own.has(comuna));
  const wanted = new Set(context.settings.peers);
  if (wanted.size > 0) {
    const rows = context.zones.flatMap(({ id }, other) => (wanted.has(id) && apart(other) ? [other] : []));
    if (rows.length > 0) return { rows, chosen: true };
  }
  const group = context.groups[context.groupAt[row] ?? -1];
  if (!group) return { rows: [], chosen: false };
  const market = marketOf(context);
  const scales = traitsOf(market, 0).map((_, trait) => spread(group.rows, market, trait));
  const mine = traitsOf(market, row);
  const rows = group.rows
    .filter((other) => apart(other) && isRankedAt(context, other))
    .map((other) => ({ other, far: farness(mine, traitsOf(market, other), scales) }))
    .filter(({ far }) => !Number.isNaN(far))
    .sort((a, b) => a.far - b.far || a.other - b.other)
    .slice(0, PEERS)
    .map(({ other }) => other);
  return { rows, chosen: false };
}

function isRankedAt(context: Context, row: number): boolean {
  const zone = context.zones[row];
  return zone !== undefined && isRanked(zone);
}

function traitsOf({ population, around, rural, income }: Market, row: number): readonly number[] {
  const own = population[row] ?? NaN;
  const near = around[row] ?? NaN;
  return [Math.log(near), Math.log(own / near), rural[row] ?? NaN, income[row] ?? NaN];
}

function spread(rows: readonly number[], market: Market, trait: number): number {
  const values = rows.map((row) => traitsOf(market, row)[trait] ?? NaN).filter(Number.isFinite);
  const mean = values.reduce((acc, value) => acc + value, 0) / values.length;
  return Math.sqrt(values.reduce((acc, value) => acc + (value - mean) ** 2, 0) / values.length);
}

/** Mean square distance over the traits that both state; NaN when the market of one is not told. */
function farness(a: readonly number[], b: readonly number[], scales: readonly number[]): number {
  let sum = 0;
  let told = 0;
  for (const [trait, scale] of scales.entries()) {
    const apart = (a[trait] ?? NaN) - (b[trait] ?? NaN);
    if (!Number.isFinite(apart)) {
      if (trait < 2) return NaN;
      continue;
    }
    told += 1;
    if (scale > 0) sum += (apart / scale) ** 2;
  }
  return sum / told;
}

import type { ZoneId } from './ids.ts';

/** Seed of the draws when nobody asks for another: the same figures for everybody. */
export const DEFAULT_SEED = 2008;
export const DEFAULT_DRAWS = 1000;

/**
 * Where each zone stands among those of its reference in one sector, over many draws of counts and weights: 1 is the
 * highest score, and zones with the same one share their place. By row of the analysis; NaN where there is no score.
 */
export interface Bands {
  readonly zones: readonly ZoneId[];
  readonly median: Float64Array;
  /** 5 and 95 % of the draws. */
  readonly low: Float64Array;
  readonly high: Float64Array;
  /** Group of the reference that each row is ranked in; −1 where it is in none. */
  readonly groupAt: Int32Array;
  /** 1 for a territory of the reader's: it is told its place, and takes nobody's. */
  readonly guest: Uint8Array;
  /** How many zones are ranked in each group, without the reader's own. */
  readonly ranked: Int32Array;
  readonly seed: number;
  readonly draws: number;
}

/** Place of one zone, as it is told. */
export interface Place {
  readonly median: number;
  readonly low: number;
  readonly high: number;
  /** How many zones of the reference are ranked. */
  readonly among: number;
  /** How many others of them have a band that overlaps this one. */
  readonly ties: number;
  readonly guest: boolean;
}

/** How many other zones of the group have a band that overlaps the row's: they tie (Mogstad et al. 2024). */
export function tiesWith(bands: Bands, row: number): number {
  const { low, high, groupAt, guest } = bands;
  const from = low[row] ?? NaN;
  const to = high[row] ?? NaN;
  let ties = 0;
  for (let other = 0; other < low.length; other += 1)
    if (
      other !== row &&
      guest[other] === 0 &&
      groupAt[other] === groupAt[row] &&
      (low[other] ?? NaN) <= to &&
      (high[other] ?? NaN) >= from
    )
      ties += 1;
  return ties;
}

/** The place of a zone; undefined where it has no score, or is not among the zones ranked. */
export function placeOf(bands: Bands, zone: ZoneId): Place | undefined {
  const row = bands.zones.indexOf(zone);
  const median = bands.median[row] ?? NaN;
  if (Number.isNaN(median)) return undefined;
  return {
    median,
    low: bands.low[row] ?? NaN,
    high: bands.high[row] ?? NaN,
    among: bands.ranked[bands.groupAt[row] ?? -1] ?? 0,
    ties: tiesWith(bands, row),
    guest: bands.guest[row] === 1,
  };
}

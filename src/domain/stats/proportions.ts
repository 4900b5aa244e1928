import { Z95 } from '../poisson.ts';

export interface Limits {
  readonly low: number;
  readonly high: number;
}

/**
 * Wilson's score limits (95 %) of a proportion, from k of n (Wilson 1927, *JASA* 22, 209–212). They never leave 0 to 1, and
 * k = 0 or k = n have an interval too. NaN where n is 0.
 */
export function wilsonLimits(k: number, n: number, z = Z95): Limits {
  const p = k / n;
  const middle = p + (z * z) / (2 * n);
  const reach = z * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n));
  const scale = 1 + (z * z) / n;
  // At the ends the square root gives back the same number, but for its last digits.
  return {
    low: k === 0 ? 0 : (middle - reach) / scale,
    high: k === n ? 1 : (middle + reach) / scale,
  };
}

/**
 * Limits of p₁ − p₂, two proportions of two groups apart: the hybrid score interval, method 10 of Newcombe 1998 (*Statistics
 * in Medicine* 17, 873–890). With n₂ without end it is Wilson's interval of p₁ less p₂. NaN where a group is empty.
 */
export function differenceLimits(k1: number, n1: number, k2: number, n2: number, z = Z95): Limits {
  const p1 = k1 / n1;
  const p2 = k2 / n2;
  const one = wilsonLimits(k1, n1, z);
  const two = wilsonLimits(k2, n2, z);
  return {
    low: p1 - p2 - Math.hypot(p1 - one.low, two.high - p2),
    high: p1 - p2 + Math.hypot(one.high - p1, p2 - two.low),
  };
}

export interface RankCorrelation extends Limits {
  readonly rho: number;
  readonly n: number;
}

/**
 * Spearman's correlation of two lists of equal length: Pearson's of their ranks, equal figures sharing the middle of
 * theirs (Spearman 1904, *Am. J. Psychol.* 15). Limits by Fisher's z with the error of Bonett and Wright 2000
 * (*Psychometrika* 65, 23–28): √((1 + ρ²/2) ÷ (n − 3)). Undefined where a list does not vary, or with fewer than four.
 */
export function rankCorrelation(
  xs: readonly number[],
  ys: readonly number[],
  z = Z95,
): RankCorrelation | undefined {
  const n = Math.min(xs.length, ys.length);
  if (n < 4) return undefined;
  const a = ranksOf(xs.slice(0, n));
  const b = ranksOf(ys.slice(0, n));
  const mean = (n + 1) / 2;
  let ab = 0;
  let aa = 0;
  let bb = 0;
  a.forEach((rank, at) => {
    const da = rank - mean;
    const db = (b[at] ?? mean) - mean;
    ab += da * db;
    aa += da * da;
    bb += db * db;
  });
  if (aa === 0 || bb === 0) return undefined;
  const rho = Math.max(-1, Math.min(1, ab / Math.sqrt(aa * bb)));
  const reach = z * Math.sqrt((1 + (rho * rho) / 2) / (n - 3));
  return { rho, n, low: Math.tanh(Math.atanh(rho) - reach), high: Math.tanh(Math.atanh(rho) + reach) };
}

/** Places from 1, the least first; equal figures share the middle of theirs. */
function ranksOf(values: readonly number[]): readonly number[] {
  const order = values.map((_, at) => at).sort((one, other) => (values[one] ?? 0) - (values[other] ?? 0));
  const ranks = values.map(() => 0);
  for (let from = 0; from < order.length; ) {
    let to = from + 1;
    while (to < order.length && values[order[to] ?? 0] === values[order[from] ?? 0]) to += 1;
    for (const at of order.slice(from, to)) ranks[at] = (from + 1 + to) / 2;
    from = to;
  }
  return ranks;
}

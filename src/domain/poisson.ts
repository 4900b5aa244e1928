/** Two-sided 95 % of a normal. */
export const Z95 = 1.959964;

/**
 * Byar's approximate limits of a Poisson mean from a count n ≥ 0 (Breslow & Day, *Statistical Methods in Cancer
 * Research* II, IARC 1987, eq. 2.13). Within two hundredths of the exact ones from n = 5; at n = 0 the lower limit
 * is 0. A yearly mean is taken as the count of one year, so the interval errs on the wide side.
 */
export function byarLimits(n: number, z = Z95): { low: number; high: number } {
  const low = n > 0 ? n * cube(1 - 1 / (9 * n) - z / (3 * Math.sqrt(n))) : 0;
  const m = n + 1;
  const high = m * cube(1 - 1 / (9 * m) + z / (3 * Math.sqrt(m)));
  return { low: Math.max(0, low), high };
}

/** Three products instead of `** 3`, which is a general power and ten times slower. */
function cube(x: number): number {
  return x * x * x;
}

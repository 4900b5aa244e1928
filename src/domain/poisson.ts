/** Two-sided 95 % of a normal. */
export const Z95 = 1.959964;

/**
 * Byar's approximate limits of a Poisson mean from a count n ≥ 0 (Breslow & Day, *Statistical Methods in Cancer
 * Research* II, IARC 1987, eq. 2.13). Within two hundredths of the exact ones from n = 5; at n = 0 the lower limit
 * is 0. A yearly mean is taken as the count of one year, so the interval errs on the wide side.
 */
export function byarLimits(n: number, z = Z95): { low: number; high: number } {
  return { low: byarLow(n, z), high: byarHigh(n, z) };
}

/** Their lower end alone: grids are filled without an object for each cell. */
export function byarLow(n: number, z = Z95): number {
  return n > 0 ? Math.max(0, n * cube(1 - 1 / (9 * n) - z / (3 * Math.sqrt(n)))) : 0;
}

/** Their upper end alone. */
export function byarHigh(n: number, z = Z95): number {
  const m = n + 1;
  return m * cube(1 - 1 / (9 * m) + z / (3 * Math.sqrt(m)));
}

/** Three products instead of `** 3`, which is a general power and ten times slower. */
function cube(x: number): number {
  return x * x * x;
}

/**
 * Limits of the ratio of two Poisson means, λ₁ ÷ λ₀, from one count of each. Given their sum, n₁ is binomial with
 * p = ρ ÷ (1 + ρ) (Przyborowski & Wilenski 1940, *Biometrika* 31), and p has Wilson's score limits (Wilson 1927, *JASA*
 * 22): so a count of zero has an interval too. `high` is Infinity where n₀ is 0; NaN where both are.
 */
export function ratioLimits(n0: number, n1: number, z = Z95): { low: number; high: number } {
  const n = n0 + n1;
  const p = n1 / n;
  const middle = p + (z * z) / (2 * n);
  const reach = z * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n));
  const scale = 1 + (z * z) / n;
  // At the ends the square root gives back the same number, but for its last digits.
  const least = n1 === 0 ? 0 : (middle - reach) / scale;
  const most = n0 === 0 ? 1 : (middle + reach) / scale;
  return { low: least / (1 - least), high: most / (1 - most) };
}

import { incompleteBeta } from './beta.ts';
import { logGamma } from './gamma.ts';

/**
 * Pr(X ≤ k) of a negative binomial of mean μ and size θ (variance μ + μ²/θ; θ = Infinity is Poisson):
 * I_{θ/(θ+μ)}(θ, ⌊k⌋ + 1) (Abramowitz and Stegun 26.5.26). 0 for k < 0.
 */
export function countCdf(k: number, mean: number, size: number): number {
  const whole = Math.floor(k);
  if (whole < 0) return 0;
  if (mean <= 0) return 1;
  if (size === Infinity) return poissonCdf(whole, mean);
  return incompleteBeta(size / (size + mean), size, whole + 1);
}

/** Pr(X ≤ k) of a Poisson, adding its terms from k away from the mean until they no longer count. */
function poissonCdf(k: number, mean: number): number {
  const below = k < mean;
  const from = below ? k : k + 1;
  let term = Math.exp(from * Math.log(mean) - mean - logGamma(from + 1));
  let tail = 0;
  for (let at = from; term > tail * 1e-17 && at >= 0; ) {
    tail += term;
    if (below) {
      term *= at / mean;
      at -= 1;
    } else {
      at += 1;
      term *= mean / at;
    }
  }
  return below ? tail : 1 - tail;
}

/**
 * The smallest k with Pr(X ≤ k) ≥ p: from the guess of Cornish and Fisher (1938), to the bracket that doubles away from it,
 * and halved inside. NaN for a mean or a size that is not a number.
 */
export function countQuantile(p: number, mean: number, size: number): number {
  if (!(mean >= 0) || !(size > 0)) return NaN;
  const spread = Math.sqrt(mean + mean / (size / mean));
  const skew = (1 + 2 * (mean / size)) / spread;
  const z = normalQuantile(p);
  const guess = mean === 0 ? 0 : Math.max(0, Math.round(mean + spread * (z + (skew * (z * z - 1)) / 6)));
  const reaches = (k: number) => countCdf(k, mean, size) >= p;
  let step = Math.max(1, Math.round(spread / 64));
  let high = guess;
  let low = guess - 1;
  if (reaches(high)) {
    while (low >= 0 && reaches(low)) {
      high = low;
      low -= step;
      step *= 2;
    }
    low = Math.max(low, -1);
  } else {
    low = high;
    high += step;
    while (!reaches(high)) {
      low = high;
      step *= 2;
      high += step;
    }
  }
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (reaches(middle)) high = middle;
    else low = middle;
  }
  return high;
}

/** z with Pr(Z ≤ z) = p, to 4,5·10⁻⁴ (Abramowitz and Stegun 26.2.23): enough for a guess. */
function normalQuantile(p: number): number {
  const t = Math.sqrt(-2 * Math.log(Math.min(p, 1 - p)));
  const z =
    t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
  return p < 0.5 ? -z : z;
}

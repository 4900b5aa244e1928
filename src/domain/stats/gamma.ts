/** Lanczos's coefficients for g = 7, nine terms (Godfrey 2001): some 15 digits for x ≥ 1/2. */
const LANCZOS = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
] as const;
const HALF_LOG_2PI = 0.9189385332046728;

/** log Γ(x) for x > 0 (Lanczos 1964, *SIAM J. Numer. Anal.* B 1, 86–96); NaN for x ≤ 0. */
export function logGamma(x: number): number {
  if (!(x > 0)) return NaN;
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
  let series: number = LANCZOS[0];
  for (let at = 1; at < LANCZOS.length; at += 1) series += (LANCZOS[at] ?? 0) / (x - 1 + at);
  const shifted = x + 6.5;
  return HALF_LOG_2PI + (x - 0.5) * Math.log(shifted) - shifted + Math.log(series);
}

/** From here on the asymptotic series of ψ and ψ′ give some 14 digits; below it both are brought up by their recurrence. */
const FAR = 10;

/** ψ(x) = d log Γ(x) / dx for x > 0 (Abramowitz and Stegun 6.3.5 and 6.3.18; as AS 103, Bernardo 1976). */
export function digamma(x: number): number {
  let at = x;
  let less = 0;
  for (; at < FAR; at += 1) less += 1 / at;
  const r = 1 / (at * at);
  const series =
    r * (1 / 12 - r * (1 / 120 - r * (1 / 252 - r * (1 / 240 - r * (1 / 132 - (r * 691) / 32760)))));
  return Math.log(at) - 0.5 / at - series - less;
}

/** ψ′(x) for x > 0 (Abramowitz and Stegun 6.4.6 and 6.4.12; as AS 121, Schneider 1978). */
export function trigamma(x: number): number {
  let at = x;
  let more = 0;
  for (; at < FAR; at += 1) more += 1 / (at * at);
  const r = 1 / (at * at);
  const series = r * (1 / 6 - r * (1 / 30 - r * (1 / 42 - r * (1 / 30 - r * (5 / 66 - (r * 691) / 2730)))));
  return 1 / at + 0.5 * r + series / at + more;
}

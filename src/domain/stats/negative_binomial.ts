import { digamma, trigamma } from './gamma.ts';
import { type Design, type Fit, fitGlm, negativeBinomial, POISSON } from './glm.ts';

/** A model of counts with the law that a new count would follow. */
export interface CountFit {
  readonly fit: Fit;
  readonly law: 'binomial-negativa' | 'cuasi-poisson' | 'poisson';
  /** θ of the negative binomial; NaN for the others. */
  readonly theta: number;
  /** φ = X² ÷ (n − p) of the Poisson fit, never under 1. */
  readonly dispersion: number;
}

/** θ beyond which a negative binomial cannot be told from a Poisson. */
const LARGEST_THETA = 1e6;
const MOST_ROUNDS = 100;

/**
 * Counts by a negative binomial, with θ by maximum likelihood in turns with the coefficients (`glm.nb` of Venables and
 * Ripley 2002, *MASS*, §7.4). Where the counts vary no more than a Poisson's (φ ≤ 1) it is a Poisson; where θ does not
 * settle, a quasi-Poisson with φ. Undefined when not even the Poisson fit converges.
 */
export function fitCounts(design: Design, y: Float64Array): CountFit | undefined {
  const poisson = fitGlm(design, y, POISSON);
  if (!poisson?.converged || design.rows <= design.columns) return undefined;
  const dispersion = Math.max(1, poisson.pearson / (design.rows - design.columns));
  if (dispersion <= 1) return { fit: poisson, law: 'poisson', theta: NaN, dispersion };
  const quasi: CountFit = { fit: poisson, law: 'cuasi-poisson', theta: NaN, dispersion };
  let fit = poisson;
  let theta = thetaOf(y, fit.fitted);
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    if (!(theta > 0) || theta > LARGEST_THETA) return quasi;
    const next = fitGlm(design, y, negativeBinomial(theta), fit.coefficients);
    if (!next?.converged) return quasi;
    fit = next;
    const better = thetaOf(y, fit.fitted, theta);
    const settled = Math.abs(better - theta) < 1e-9 * theta;
    theta = better;
    if (settled) return { fit, law: 'binomial-negativa', theta, dispersion };
  }
  return quasi;
}

/**
 * θ that makes counts around some means most likely, by Newton's method (`theta.ml` of MASS) from the moments, or from the θ
 * of a fit that is near. NaN when it does not settle.
 */
export function thetaOf(y: Float64Array, means: Float64Array, near?: number): number {
  let theta = near ?? y.length / y.reduce((acc, count, at) => acc + (count / (means[at] ?? NaN) - 1) ** 2, 0);
  for (let step = 0; step < MOST_ROUNDS; step += 1) {
    theta = Math.abs(theta);
    const own = digamma(theta);
    const ownSlope = trigamma(theta);
    let score = 0;
    let information = 0;
    for (let at = 0; at < y.length; at += 1) {
      const count = y[at] ?? NaN;
      const sum = (means[at] ?? NaN) + theta;
      const share = (count + theta) / sum;
      score += digamma(theta + count) - own + Math.log(theta / sum) + 1 - share;
      information += ownSlope - trigamma(theta + count) - 1 / theta + (2 - share) / sum;
    }
    const change = score / information;
    theta += change;
    if (!Number.isFinite(theta) || Math.abs(theta) > LARGEST_THETA) return NaN;
    if (Math.abs(change) < 1e-10 * Math.abs(theta)) return theta > 0 ? theta : NaN;
  }
  return NaN;
}

/** Size of the negative binomial that a new count of some mean would follow; Infinity for a Poisson. */
export function sizeAt({ law, theta, dispersion }: CountFit, mean: number): number {
  if (law === 'binomial-negativa') return theta;
  // The one whose variance is φμ: μ + μ²/θ = φμ.
  return law === 'poisson' ? Infinity : mean / (dispersion - 1);
}

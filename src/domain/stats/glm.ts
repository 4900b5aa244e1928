/**
 * Generalised linear models by iteratively reweighted least squares (McCullagh and Nelder 1989, *Generalized Linear
 * Models*, 2nd ed., §2.5), as R's `glm`. Made for few columns (up to half a dozen) and some hundred rows.
 */
export interface Family {
  /** Mean from the linear predictor, and its slope there. */
  mean(eta: number): number;
  slope(eta: number, mean: number): number;
  variance(mean: number): number;
  /** Twice what one case takes from the log-likelihood of the saturated model. */
  deviance(y: number, mean: number): number;
  /** Linear predictor from which the iterations begin. */
  begin(y: number): number;
}

const yLogY = (y: number, mean: number) => (y > 0 ? y * Math.log(y / mean) : 0);

/** Counts (not only whole ones: quasi-likelihood asks for no more than mean and variance), with a log link. */
export const POISSON: Family = {
  mean: Math.exp,
  slope: (_, mean) => mean,
  variance: (mean) => mean,
  deviance: (y, mean) => 2 * (yLogY(y, mean) - (y - mean)),
  begin: (y) => Math.log(y + 0.1),
};

/** Counts of variance μ + μ²/θ, with a log link (Venables and Ripley 2002, *MASS*, 4th ed., §7.4). */
export function negativeBinomial(theta: number): Family {
  return {
    ...POISSON,
    variance: (mean) => mean + (mean * mean) / theta,
    deviance: (y, mean) => 2 * (yLogY(y, mean) - (y + theta) * Math.log((y + theta) / (mean + theta))),
    begin: (y) => Math.log(y + 1 / 6),
  };
}

/** Presence (1) and absence (0), with a logit link. */
export const LOGIT: Family = {
  mean: (eta) => 1 / (1 + Math.exp(-eta)),
  slope: (_, mean) => mean * (1 - mean),
  variance: (mean) => mean * (1 - mean),
  deviance: (y, mean) => 2 * (yLogY(y, mean) + yLogY(1 - y, 1 - mean)),
  begin: (y) => Math.log((y + 0.5) / (1.5 - y)),
};

/** Rows × columns, row by row; the first column is of ones where the model has an intercept. */
export interface Design {
  readonly rows: number;
  readonly columns: number;
  readonly x: Float64Array;
}

export interface Fit {
  readonly coefficients: Float64Array;
  /** (XᵗWX)⁻¹, columns × columns: the covariance of the coefficients before any dispersion. */
  readonly unscaled: Float64Array;
  readonly fitted: Float64Array;
  readonly deviance: number;
  /** Pearson's X² = Σ (y − μ)² / V(μ). */
  readonly pearson: number;
  /** False: the figures are where it stopped, and are not to be shown. */
  readonly converged: boolean;
}

const MOST_STEPS = 50;
const CLOSE = 1e-11;

/** Fits a model, from the coefficients given or from the data. Undefined when the columns are not independent. */
export function fitGlm(
  design: Design,
  y: Float64Array,
  family: Family,
  from?: Float64Array,
): Fit | undefined {
  const { rows, columns, x } = design;
  const eta = new Float64Array(rows);
  const fitted = new Float64Array(rows);
  let coefficients: Float64Array = from ? Float64Array.from(from) : new Float64Array(columns);
  let before = Infinity;
  const settle = (of: Float64Array): number => {
    let deviance = 0;
    for (let row = 0; row < rows; row += 1) {
      let linear = 0;
      for (let column = 0; column < columns; column += 1)
        linear += (x[row * columns + column] ?? 0) * (of[column] ?? 0);
      eta[row] = linear;
      const mean = family.mean(linear);
      fitted[row] = mean;
      deviance += family.deviance(y[row] ?? NaN, mean);
    }
    return deviance;
  };
  if (from) before = settle(coefficients);
  else
    for (let row = 0; row < rows; row += 1) {
      eta[row] = family.begin(y[row] ?? NaN);
      fitted[row] = family.mean(eta[row] ?? NaN);
    }
  let unscaled: Float64Array = new Float64Array(columns * columns);
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const solved = weightedStep(design, y, family, eta, fitted);
    if (!solved) return undefined;
    unscaled = solved.inverse;
    let next = solved.coefficients;
    let deviance = settle(next);
    // A step too long is halved (as `glm.fit` does) until the deviance is a number that does not grow.
    for (
      let half = 0;
      step > 0 && half < 10 && !(deviance <= before + 1e-8 * (Math.abs(before) + 1));
      half += 1
    ) {
      next = next.map((value, at) => (value + (coefficients[at] ?? 0)) / 2);
      deviance = settle(next);
    }
    coefficients = next;
    if (!Number.isFinite(deviance)) break;
    if (Math.abs(deviance - before) < CLOSE * (Math.abs(deviance) + 0.1)) {
      let pearson = 0;
      for (let row = 0; row < rows; row += 1)
        pearson += ((y[row] ?? 0) - (fitted[row] ?? 0)) ** 2 / family.variance(fitted[row] ?? NaN);
      return { coefficients, unscaled, fitted, deviance, pearson, converged: true };
    }
    before = deviance;
  }
  return { coefficients, unscaled, fitted, deviance: before, pearson: NaN, converged: false };
}

/** One weighted least-squares step: the new coefficients and (XᵗWX)⁻¹. */
function weightedStep(
  { rows, columns, x }: Design,
  y: Float64Array,
  family: Family,
  eta: Float64Array,
  fitted: Float64Array,
): { readonly coefficients: Float64Array; readonly inverse: Float64Array } | undefined {
  const gram = new Float64Array(columns * columns);
  const right = new Float64Array(columns);
  for (let row = 0; row < rows; row += 1) {
    const mean = fitted[row] ?? NaN;
    const slope = family.slope(eta[row] ?? NaN, mean);
    const weight = (slope * slope) / family.variance(mean);
    // A mean at the edge of what its family allows weighs nothing.
    if (!(weight > 0) || !Number.isFinite(weight)) continue;
    const target = (eta[row] ?? 0) + ((y[row] ?? 0) - mean) / slope;
    for (let i = 0; i < columns; i += 1) {
      const wx = weight * (x[row * columns + i] ?? 0);
      right[i] = (right[i] ?? 0) + wx * target;
      for (let j = 0; j <= i; j += 1)
        gram[i * columns + j] = (gram[i * columns + j] ?? 0) + wx * (x[row * columns + j] ?? 0);
    }
  }
  const inverse = invertSymmetric(gram, columns);
  if (!inverse) return undefined;
  const coefficients = right.map((_, i) =>
    right.reduce((acc, value, j) => acc + (inverse[i * columns + j] ?? 0) * value, 0),
  );
  return { coefficients, inverse };
}

/**
 * Inverse of a symmetric positive matrix given by its lower triangle, by Cholesky (Golub and Van Loan 2013, §4.2).
 * Undefined when it is not positive.
 */
function invertSymmetric(lower: Float64Array, size: number): Float64Array | undefined {
  const root = new Float64Array(size * size);
  for (let i = 0; i < size; i += 1)
    for (let j = 0; j <= i; j += 1) {
      let rest = lower[i * size + j] ?? 0;
      for (let k = 0; k < j; k += 1) rest -= (root[i * size + k] ?? 0) * (root[j * size + k] ?? 0);
      if (i !== j) root[i * size + j] = rest / (root[j * size + j] ?? NaN);
      else if (rest > 1e-12 * (lower[i * size + i] ?? 0)) root[i * size + i] = Math.sqrt(rest);
      else return undefined;
    }
  const inverse = new Float64Array(size * size);
  for (let column = 0; column < size; column += 1) {
    const solved = new Float64Array(size);
    for (let i = 0; i < size; i += 1) {
      let rest = i === column ? 1 : 0;
      for (let k = 0; k < i; k += 1) rest -= (root[i * size + k] ?? 0) * (solved[k] ?? 0);
      solved[i] = rest / (root[i * size + i] ?? NaN);
    }
    for (let i = size - 1; i >= 0; i -= 1) {
      let rest = solved[i] ?? 0;
      for (let k = i + 1; k < size; k += 1) rest -= (root[k * size + i] ?? 0) * (solved[k] ?? 0);
      solved[i] = rest / (root[i * size + i] ?? NaN);
      inverse[i * size + column] = solved[i] ?? NaN;
    }
  }
  return inverse;
}

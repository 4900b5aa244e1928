import type { Context } from '../context.ts';
import { centralAt } from '../grid.ts';
import { type CountFit, fitCounts } from '../stats/negative_binomial.ts';
import { COVARIATES, type Covariate, type Market, marketOf } from './market.ts';

/** With fewer zones that publish their count, the median of those alike is told instead (method 4.1). */
export const FEWEST_FOR_MODEL = 40;

/** Firms of a sector by who buys around, over the zones of a reference. */
export interface DemandModel {
  readonly counts: CountFit;
  /** Slopes in use, each with the mean that was taken from it. A covariate with no spread is left out. */
  readonly slopes: readonly {
    readonly covariate: Covariate;
    readonly mean: number;
    readonly slope: number;
  }[];
  readonly intercept: number;
  /** How many zones it was fitted over, and how many of them by the middle of an unpublished count. */
  readonly zones: number;
  readonly censored: number;
}

/**
 * The regression of 4.1 over a group: log Ĕ = b0 + b1·log P* + b2·log (P ÷ P*) + b3·rurality + b4·log income. A count that is
 * not published enters by the middle of its interval. Undefined with fewer than `FEWEST_FOR_MODEL` published counts, or
 * when it does not converge.
 */
export function fitDemand(
  context: Context,
  group: number,
  column: number,
  withIncome: boolean,
): DemandModel | undefined {
  const { covariates } = marketOf(context);
  const valueAt = (covariate: Covariate, row: number) => covariates[covariate][row] ?? NaN;
  const wanted = COVARIATES.filter((one) => withIncome || one !== 'income');
  const { firms } = context;
  const countAt = (row: number) => centralAt(firms, row * firms.columns + column);
  const rows = (context.groups[group]?.rows ?? []).filter(
    (row) => countAt(row) >= 0 && wanted.every((covariate) => Number.isFinite(valueAt(covariate, row))),
  );
  const censored = rows.filter((row) => firms.state[row * firms.columns + column] !== 0).length;
  if (rows.length - censored < FEWEST_FOR_MODEL) return undefined;
  const used = wanted.flatMap((covariate) => {
    const values = rows.map((row) => valueAt(covariate, row));
    const mean = values.reduce((acc, value) => acc + value, 0) / values.length;
    return values.some((value) => Math.abs(value - mean) > 1e-9) ? [{ covariate, mean }] : [];
  });
  const columns = used.length + 1;
  const x = new Float64Array(rows.length * columns);
  rows.forEach((row, at) => {
    x[at * columns] = 1;
    used.forEach(({ covariate, mean }, place) => {
      x[at * columns + place + 1] = valueAt(covariate, row) - mean;
    });
  });
  const counts = fitCounts({ rows: rows.length, columns, x }, Float64Array.from(rows, countAt));
  if (!counts) return undefined;
  const { coefficients } = counts.fit;
  return {
    counts,
    slopes: used.map((one, place) => ({ ...one, slope: coefficients[place + 1] ?? NaN })),
    intercept: coefficients[0] ?? NaN,
    zones: rows.length,
    censored,
  };
}

/** Expected firms of a row by a model. */
export function meanAt(model: DemandModel, market: Market, row: number): number {
  let linear = model.intercept;
  for (const { covariate, mean, slope } of model.slopes)
    linear += slope * ((market.covariates[covariate][row] ?? NaN) - mean);
  return Math.exp(linear);
}

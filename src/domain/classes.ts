import { ckmeans } from 'simple-statistics';
import type { Kind } from './kind.ts';

/** Ways of cutting a variable into classes (method 6). */
export const CLASSINGS = ['cuantiles', 'iguales', 'jenks', 'log'] as const;
export type Classing = (typeof CLASSINGS)[number];

export const DEFAULT_CLASSES = 5;
export const CLASS_COUNTS = [3, 4, 5, 6, 7] as const;

/**
 * How a variable is cut: `breaks` are inner limits in growing order; class k holds breaks[k−1] ≤ v < breaks[k].
 * Zero is a class of its own when `zero` is true (then it is outside of the breaks).
 */
export interface Classes {
  readonly breaks: readonly number[];
  readonly zero: boolean;
  /** Diverging around 1 (as expected) or 0 (no change): the classes under `middle` are below it. Undefined for sequential. */
  readonly middle: number | undefined;
  readonly min: number;
  readonly max: number;
}

/** Symmetric limits around 1 in a log axis: a third, a half, four fifths… and their inverses. */
const DIVERGING: Readonly<Record<number, readonly number[]>> = {
  3: [0.8, 1.25],
  4: [0.5, 1, 2],
  5: [0.5, 0.8, 1.25, 2],
  6: [1 / 3, 0.5, 1, 2, 3],
  7: [1 / 3, 0.5, 0.8, 1.25, 2, 3],
};

/** Symmetric limits around 0, in percent a year: no change, some, much, very much. */
const CHANGES: Readonly<Record<number, readonly number[]>> = {
  3: [-1, 1],
  4: [-5, 0, 5],
  5: [-5, -1, 1, 5],
  6: [-10, -5, 0, 5, 10],
  7: [-10, -5, -1, 1, 5, 10],
};

/**
 * Classes of the known values. A diverging variable (1 = as expected) is cut by fixed limits symmetric on a log
 * axis, and a change (0 = none) by fixed limits symmetric around 0, whatever the classing, so that the colour keeps its
 * meaning. Fewer distinct values than classes make fewer classes. Undefined when there is no value at all, and for an
 * `aporte`, which no map draws. The states of a `categoria` are its classes.
 */
export function classify(
  values: readonly number[],
  kind: Kind,
  classing: Classing,
  count: number = DEFAULT_CLASSES,
): Classes | undefined {
  const sorted = values.filter(Number.isFinite).sort((a, b) => a - b);
  const min = sorted[0];
  const max = sorted.at(-1);
  if (min === undefined || max === undefined || kind === 'aporte') return undefined;
  if (kind === 'categoria') {
    const breaks = Array.from({ length: max }, (_, at) => at + 0.5);
    return { breaks, zero: false, middle: undefined, min, max };
  }
  if (kind === 'cambio') {
    const breaks = CHANGES[count] ?? CHANGES[DEFAULT_CLASSES] ?? [];
    // Zero is the middle of the scale, not a thing apart.
    return { breaks, zero: false, middle: 0, min, max };
  }
  if (kind === 'divergente') {
    const breaks = DIVERGING[count] ?? DIVERGING[DEFAULT_CLASSES] ?? [];
    return { breaks, zero: min === 0, middle: 1, min, max };
  }
  const positive = sorted.filter((value) => value > 0);
  const zero = min === 0;
  const breaks = inner(positive, classing, count).filter(
    (limit, at, all) => limit > (positive[0] ?? 0) && limit <= max && limit !== all[at - 1],
  );
  return { breaks, zero, middle: undefined, min, max };
}

/**
 * The value under which a part of the sorted ones lies, between the two nearest in a straight line (type 7 of Hyndman and Fan,
 * as D3 has it: its own module would bring all that the rest of the page uses of D3 to the start of the page). 0 of none.
 */
function quantile(sorted: readonly number[], part: number): number {
  const place = (sorted.length - 1) * part;
  const at = Math.floor(place);
  const [low = 0, high = low] = sorted.slice(at, at + 2);
  return low + (high - low) * (place - at);
}

function inner(sorted: readonly number[], classing: Classing, count: number): number[] {
  const steps = Array.from({ length: count - 1 }, (_, at) => (at + 1) / count);
  const min = sorted[0];
  const max = sorted.at(-1);
  if (min === undefined || max === undefined || min === max) return [];
  if (classing === 'cuantiles') return steps.map((step) => quantile(sorted, step));
  if (classing === 'iguales') return steps.map((step) => min + step * (max - min));
  if (classing === 'log') return steps.map((step) => Math.exp(Math.log(min) + step * Math.log(max / min)));
  const distinct = new Set(sorted).size;
  return ckmeans(sorted as number[], Math.min(count, distinct))
    .slice(1)
    .map((cluster) => cluster[0] ?? NaN);
}

/** Class of a value: −1 for a zero that has its own class, else 0…breaks.length. */
export function classOf(classes: Classes, value: number): number {
  if (classes.zero && value === 0) return -1;
  let at = 0;
  while (at < classes.breaks.length && value >= (classes.breaks[at] ?? Infinity)) at += 1;
  return at;
}

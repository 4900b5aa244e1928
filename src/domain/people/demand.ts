import type { Context } from '../context.ts';
import type { Coefficient } from '../inputs.ts';
import { isKnown, known, type Measure, missing } from '../measure.ts';
import { coefficientsOf, GROUPS, type Group, SPECIALISED } from './groups.ts';
import type { Workers } from './workers.ts';

/** Posts that the firms of a zone (or of one sector of it) occupy, by occupation group. */
export interface Demand {
  /** Groups 1 to 9 in order: workers, with the range of the coefficients and of the workers. Not vacancies. */
  readonly posts: readonly Measure[];
  /** Each group's part of the posts, in percent. */
  readonly shares: readonly Measure[];
  /** Part of the posts that are specialised (method 2.2), in percent; n is how many workers it is of. */
  readonly specialised: Measure;
  /** All the workers counted, those of sectors without coefficients included. */
  readonly workers: Measure;
  /** Columns of the sectors with workers for which the table has no coefficients. */
  readonly uncovered: readonly number[];
}

/** A number and the ends of its range. */
export interface Ends {
  mid: number;
  low: number;
  high: number;
}

/** Coefficients of every sector of a context, once for all its zones. */
export type SectorCoefficients = readonly (readonly Coefficient[] | undefined)[];

export function coefficientsIn(context: Context): SectorCoefficients {
  return context.sectors.map((code) => coefficientsOf(context.inputs, code));
}

/**
 * D_or = Σ_i W_ir · a_io (method 2.1), over the sectors given. Its range takes the coefficients of a group at one end in
 * every sector at once, so it is the widest there is, not a confidence interval. Workers of a sector without coefficients
 * may be of any group: they widen the range and are named; where they are more than half, or the workers of a sector are
 * not known, it is `sin-dato`.
 */
export function demandOf(
  coefficients: SectorCoefficients,
  workers: Workers,
  columns: readonly number[],
): Demand {
  const { all, used, uncovered, isKnown: isUsable } = staffOf(coefficients, workers, columns);
  const staff = columns.length === 0 || Number.isNaN(all.mid) ? NOBODY : counted(all);
  if (!isUsable) {
    const shares = GROUPS.map(() => UNKNOWN);
    return { posts: GROUPS.map(() => NOBODY), shares, specialised: UNKNOWN, workers: staff, uncovered };
  }
  const share = (is: (group: Group) => boolean) => shareOf(partsOf(coefficients, is), workers, used);
  return {
    posts: GROUPS.map((group) => postsOf(coefficients, workers, used, group)),
    shares: GROUPS.map((group) => share((one) => one === group)),
    specialised: specialisedOf(coefficients, partsOf(coefficients, isSpecialised), workers, columns),
    workers: staff,
    uncovered,
  };
}

export const isSpecialised = (group: Group): boolean => SPECIALISED.has(group);

/** The specialised part of the posts alone, for the map of all zones: `parts` are made once for all of them. */
export function specialisedOf(
  coefficients: SectorCoefficients,
  parts: readonly Ends[],
  workers: Workers,
  columns: readonly number[],
): Measure {
  const { all, used, isKnown: isUsable } = staffOf(coefficients, workers, columns);
  const share = isUsable ? shareOf(parts, workers, used) : UNKNOWN;
  return isKnown(share) ? { ...share, n: all.mid } : share;
}

/** The workers of some sectors, which of those have any, and which of these have no coefficients. */
function staffOf(coefficients: SectorCoefficients, workers: Workers, columns: readonly number[]) {
  const all: Ends = { mid: 0, low: 0, high: 0 };
  let apart = 0;
  for (const column of columns) {
    all.mid += workers.mid[column] ?? NaN;
    all.low += workers.low[column] ?? NaN;
    all.high += workers.high[column] ?? NaN;
    if (!coefficients[column]) apart += workers.mid[column] ?? NaN;
  }
  const used = columns.filter((column) => workers.high[column] !== 0);
  const uncovered = used.filter((column) => !coefficients[column]);
  return { all, used, uncovered, isKnown: columns.length > 0 && apart <= all.mid / 2 };
}

const NOBODY = missing('sin-dato', 'trabajadores');
const UNKNOWN = missing('sin-dato', 'porcentaje');

function counted({ mid, low, high }: Ends): Measure {
  return known(mid, 'trabajadores', low < high ? { low, high } : {});
}

function postsOf(
  coefficients: SectorCoefficients,
  workers: Workers,
  columns: readonly number[],
  group: Group,
): Measure {
  const ends: Ends = { mid: 0, low: 0, high: 0 };
  for (const column of columns) {
    const one = coefficients[column]?.[group - 1];
    ends.mid += (workers.mid[column] ?? NaN) * (one?.value ?? 0);
    ends.low += (workers.low[column] ?? NaN) * (one?.low ?? 0);
    ends.high += (workers.high[column] ?? NaN) * (one?.high ?? 1);
  }
  return counted(ends);
}

/**
 * The part of each sector's workers in some groups: Σ_o a_io is fixed, so what these lack the others have. A sector without
 * coefficients may have any part.
 */
export function partsOf(coefficients: SectorCoefficients, is: (group: Group) => boolean): readonly Ends[] {
  return coefficients.map((list) => {
    if (!list) return { mid: NaN, low: 0, high: 1 };
    const inside: Ends = { mid: 0, low: 0, high: 0 };
    const outside: Ends = { mid: 0, low: 0, high: 0 };
    list.forEach((one, at) => {
      const to = is((at + 1) as Group) ? inside : outside;
      to.mid += one.value;
      to.low += one.low;
      to.high += one.high;
    });
    const all = inside.mid + outside.mid;
    return {
      mid: inside.mid / all,
      low: Math.max(inside.low, all - outside.high, 0) / all,
      high: Math.min(inside.high, all - outside.low, all) / all,
    };
  });
}

/** Part of the posts, in percent: the mean of the sectors' parts, weighed by their workers. */
function shareOf(parts: readonly Ends[], workers: Workers, columns: readonly number[]): Measure {
  let sum = 0;
  let weight = 0;
  for (const column of columns) {
    const part = parts[column]?.mid ?? NaN;
    const own = workers.mid[column] ?? NaN;
    if (Number.isNaN(part)) continue;
    sum += own * part;
    weight += own;
  }
  if (weight === 0) return missing('denominador-cero', 'porcentaje');
  const low = 100 * leastMean(columns, (column) => parts[column]?.low ?? 0, workers);
  const high = 100 - 100 * leastMean(columns, (column) => 1 - (parts[column]?.high ?? 1), workers);
  return known((100 * sum) / weight, 'porcentaje', low < high ? { low, high } : {});
}

/**
 * The least weighted mean that workers within their ends allow: the sectors of the smallest values weigh their most and the
 * others their least, so it is the best of as many cuts as there are sectors.
 */
function leastMean(
  columns: readonly number[],
  partAt: (column: number) => number,
  { low, high }: Workers,
): number {
  let sum = 0;
  let weight = 0;
  for (const column of columns) {
    sum += partAt(column) * (low[column] ?? NaN);
    weight += low[column] ?? NaN;
  }
  let best = weight > 0 ? sum / weight : Infinity;
  for (const column of [...columns].sort((a, b) => partAt(a) - partAt(b))) {
    const more = (high[column] ?? NaN) - (low[column] ?? NaN);
    sum += partAt(column) * more;
    weight += more;
    if (weight > 0) best = Math.min(best, sum / weight);
  }
  return best;
}

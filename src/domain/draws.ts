import { type Context, centralCounts, expected, zoneVariable } from './context.ts';
import { type Grid, highAt, lowAt } from './grid.ts';
import type { ZoneId } from './ids.ts';
import { priorStrength } from './indicators/cociente_ajustado.ts';
import { boundsOf } from './margins.ts';
import { isKnown } from './measure.ts';
import { type Chance, createChance, keyOf } from './random.ts';
import type { TermId } from './settings.ts';

/** Values of a term, draws × rows; NaN all along a row that it cannot draw. */
type Drawn = Float64Array;

/** What is drawn from: one sector of a context, as often as `draws`, with a seed. */
export interface Drawing {
  readonly context: Context;
  readonly column: number;
  readonly seed: number;
  readonly draws: number;
}

/**
 * Percentiles of the terms of one sector, drawn many times. They do not depend on the weights: a weight that moves only
 * re-weighs and re-ranks them (`bandsOf`).
 */
export interface Draws {
  readonly zones: readonly ZoneId[];
  readonly groupAt: Int32Array;
  readonly guest: Uint8Array;
  /** Rows ranked in each group, without the reader's own. */
  readonly members: readonly (readonly number[])[];
  readonly terms: readonly DrawnTerm[];
  readonly seed: number;
  readonly draws: number;
}

export interface DrawnTerm {
  readonly term: TermId;
  /** Draws × rows; 0 where the term is missing. */
  readonly percentiles: Float32Array;
  /** 1 where a row has the term. */
  readonly present: Uint8Array;
}

/** Jeffreys' prior of a Poisson mean: half a case before any is counted, so that a zero is not certain either. */
const JEFFREYS = 0.5;

/** A number between its bounds: uniform where the publisher keeps it to itself, the number itself where they meet. */
function within(low: number, high: number, chance: Chance): number {
  return low < high ? low + chance.uniform() * (high - low) : low;
}

function strengths({ context, column }: Drawing): readonly number[] {
  return context.groups.map((group) =>
    priorStrength(
      centralCounts(context, group, column),
      Float64Array.from(group.rows, (row) => expected(context, row, column).e),
    ),
  );
}

/**
 * θ, the true quotient of each zone, and θ·E, its true count. Each draw takes first a count between the bounds of what is
 * not published, then θ from the posterior of the Poisson–gamma, Gamma(ν + n, ν + E), whose mean is the shrunk quotient
 * (Marshall 1991). ν = ∞: θ is 1. What is not published of the rest of the zone moves E along. Without an expected count,
 * or a prior, the count alone is drawn: Gamma(n + ½).
 */
function drawCounts(drawing: Drawing): { readonly theta: Drawn; readonly count: Drawn } {
  const { context, column, seed, draws } = drawing;
  const rows = context.zones.length;
  const theta = new Float64Array(rows * draws).fill(NaN);
  const count = new Float64Array(rows * draws).fill(NaN);
  const prior = strengths(drawing);
  const chance = createChance();
  context.zones.forEach(({ id }, row) => {
    const at = row * context.sectors.length + column;
    const low = lowAt(context.counts, at);
    const high = highAt(context.counts, at);
    if (Number.isNaN(low) || context.groupAt[row] === -1) return;
    const own = keyOf(seed, id, 'cuenta');
    const rest = keyOf(seed, id, 'resto');
    const total = boundsOf(context.zoneTotals[row] ?? { missing: 'sin-dato', unit: context.counts.unit });
    const each = expected(context, row, column).e / total.mid;
    const strength = prior[context.groupAt[row] ?? -1] ?? NaN;
    const shrinks = each > 0 && !Number.isNaN(strength);
    for (let draw = 0; draw < draws; draw += 1) {
      let others = total.low - low;
      if (others < total.high - high) {
        chance.at(rest, draw);
        others = within(others, total.high - high, chance);
      }
      chance.at(own, draw);
      const n = within(low, high, chance);
      const cell = draw * rows + row;
      if (!shrinks) count[cell] = chance.gamma(n + JEFFREYS);
      else {
        const e = (n + others) * each;
        const rate = strength === Infinity ? 1 : chance.gamma(strength + n) / (strength + e);
        theta[cell] = rate;
        count[cell] = rate * e;
      }
    }
  });
  return { theta, count };
}

/** The drawn count over the people, who are taken as exact (method 1.4). */
function perHead({ context, draws }: Drawing, count: Drawn): Drawn {
  const rows = context.zones.length;
  const people = context.zones.map((zone) => zoneVariable(context.inputs, zone, 'poblacion', 'personas'));
  const made = new Float64Array(rows * draws);
  people.forEach((of, row) => {
    const per = isKnown(of) && of.value > 0 ? of.value : NaN;
    for (let at = row; at < made.length; at += rows) made[at] = (count[at] ?? NaN) / per;
  });
  return made;
}

/** A ratio whose parts are each drawn, row by row; NaN where either is not known. */
function drawRatio(
  { context, column, seed, draws }: Drawing,
  over: { readonly grid: Grid; readonly name: string },
  under: { readonly grid: Grid; readonly name: string; readonly exact: boolean },
): Drawn {
  const rows = context.zones.length;
  const made = new Float64Array(rows * draws).fill(NaN);
  const chance = createChance();
  context.zones.forEach(({ id }, row) => {
    const at = row * context.sectors.length + column;
    const known = [
      lowAt(over.grid, at),
      highAt(over.grid, at),
      lowAt(under.grid, at),
      highAt(under.grid, at),
    ];
    const [lowOver = NaN, highOver = NaN, lowUnder = NaN, highUnder = NaN] = known;
    if (known.some(Number.isNaN) || context.groupAt[row] === -1) return;
    const keyOver = keyOf(seed, id, over.name);
    const keyUnder = keyOf(seed, id, under.name);
    for (let draw = 0; draw < draws; draw += 1) {
      chance.at(keyOver, draw);
      const above = chance.gamma(within(lowOver, highOver, chance) + JEFFREYS);
      chance.at(keyUnder, draw);
      const below = within(lowUnder, highUnder, chance);
      made[draw * rows + row] = above / (under.exact ? below : chance.gamma(below + JEFFREYS));
    }
  });
  return made;
}

/**
 * The terms that rest on counts, drawn. Quotient and density share the draw of the count, and growth its chance: a count
 * that chance took up is up in all three. A term that is not here has no model of how it errs, and is left as it stands.
 */
export function drawTerms(drawing: Drawing): Readonly<Partial<Record<TermId, Drawn>>> {
  const { context } = drawing;
  const { theta, count } = drawCounts(drawing);
  const { closures, firmYears, before, counts } = context;
  return {
    cociente_ajustado: theta,
    densidad: perHead(drawing, count),
    ...(closures && firmYears
      ? {
          cierres: drawRatio(
            drawing,
            { grid: closures, name: 'cierres' },
            { grid: firmYears, name: 'empresa-años', exact: true },
          ),
        }
      : {}),
    ...(before
      ? {
          crecimiento: drawRatio(
            drawing,
            { grid: counts, name: 'cuenta' },
            { grid: before.counts, name: 'cuenta al comienzo', exact: false },
          ),
        }
      : {}),
  };
}

import { known, type Measure, missing, type Unit } from '../measure.ts';
import type { Formality, Stated } from './tally.ts';

/**
 * Figures of a register. A register counts everybody it lists: no figure of it has an interval of sampling. What its rows do
 * not say does widen a share: its ends are where it would be if all of those said no, and if all said yes.
 */

/** 100 · yes ÷ told, of `all`. Nobody tells: `sin-dato`; nobody there: `denominador-cero`. */
export function shareOf(yes: number, told: number, all: number): Measure {
  if (told === 0) return missing(all === 0 ? 'denominador-cero' : 'sin-dato', 'porcentaje');
  const untold = all - told;
  const ends = untold > 0 ? { low: (100 * yes) / all, high: (100 * (yes + untold)) / all } : {};
  return known((100 * yes) / told, 'porcentaje', { n: told, ...ends });
}

export function countOf(cases: number): Measure {
  return known(cases, 'empresas', { n: cases });
}

/** How many say one thing: missing where there are businesses and none says anything. */
export function saidOf(cases: number, told: number, all: number): Measure {
  return told === 0 && all > 0 ? missing('sin-dato', 'empresas') : countOf(cases);
}

/**
 * A sum over those that state it: missing where there are businesses and none does, `reservado` where one keeps its figure to
 * itself.
 */
export function sumOf({ sum, n }: Stated, all: number, unit: Unit): Measure {
  if (sum === Infinity) return missing('reservado', unit);
  return n === 0 && all > 0 ? missing('sin-dato', unit) : known(sum, unit, { n });
}

/** Some businesses, by whether they are formal. */
export interface FormalityFigures {
  readonly businesses: Measure;
  readonly formal: Measure;
  readonly informal: Measure;
  /** Those that do not say. */
  readonly untold: Measure;
  /** The formal of those that say, in percent. */
  readonly share: Measure;
}

export function formalityOf({ formal, informal, untold }: Formality): FormalityFigures {
  const told = formal + informal;
  const all = told + untold;
  return {
    businesses: countOf(all),
    formal: saidOf(formal, told, all),
    informal: saidOf(informal, told, all),
    untold: countOf(untold),
    share: shareOf(formal, told, all),
  };
}

export const NOBODY: Formality = { formal: 0, informal: 0, untold: 0 };

export function allOf({ formal, informal, untold }: Formality): number {
  return formal + informal + untold;
}

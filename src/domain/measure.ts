/**
 * A figure: a number with its unit and, where it has one, an interval and the count behind it; *or*
 * missing with a reason. Zero and the kinds of missing never merge.
 */

export const MISSING_REASONS = [
  'sin-dato',
  'reservado',
  'bajo-umbral',
  'no-aplica',
  'denominador-cero',
  'pocos-datos',
] as const;
/**
 * - `sin-dato`: nobody published it, or the file does not carry it.
 * - `reservado`: the publisher wrote `*`; an interval when its rule is known ([1,10] for counts).
 * - `bajo-umbral`: the table leaves small cells out; an interval from 0 to the threshold.
 * - `no-aplica`: the figure has no meaning there.
 * - `denominador-cero`: it would divide by zero.
 * - `pocos-datos`: computed, but on too few cases to be shown.
 */
export type MissingReason = (typeof MISSING_REASONS)[number];

export const UNITS = [
  'empresas',
  'trabajadores',
  'empresa-años',
  'términos de giro',
  'UF',
  'UF por trabajador',
  'UF al mes',
  'veces',
  'por mil habitantes',
  'por km²',
  'puntos',
  'porcentaje',
  'sectores efectivos',
  'índice 0 a 1',
  'personas',
  'km²',
  'pesos',
  'años',
  'peso 0 a 1',
  'zonas',
  'coeficiente',
  'adjudicaciones',
  'instrumentos',
  'comunas',
  'por mil empresas',
  'puntos porcentuales',
] as const;
export type Unit = (typeof UNITS)[number];

export interface Known {
  readonly value: number;
  readonly low?: number;
  readonly high?: number;
  /** How many cases stand behind the value, in the unit of the count analysed. */
  readonly n?: number;
  readonly unit: Unit;
}
export interface Missing {
  readonly missing: MissingReason;
  /** Bounds when the reason is censoring (`reservado`, `bajo-umbral`): the true value lies within. */
  readonly low?: number;
  readonly high?: number;
  readonly unit: Unit;
}
export type Measure = Known | Missing;

export function isKnown(measure: Measure): measure is Known {
  return 'value' in measure;
}

export function known(value: number, unit: Unit, more: Omit<Known, 'value' | 'unit'> = {}): Known {
  return { value, unit, ...more };
}

export function missing(reason: MissingReason, unit: Unit, bounds?: { low: number; high: number }): Missing {
  return bounds ? { missing: reason, unit, ...bounds } : { missing: reason, unit };
}

/** The best single number for a figure: its value, or the middle of its bounds; NaN when there is neither. */
export function central(measure: Measure): number {
  if (isKnown(measure)) return measure.value;
  return measure.low === undefined || measure.high === undefined ? NaN : (measure.low + measure.high) / 2;
}

/**
 * Sum in which missing stays missing. A censored part (with bounds) makes an interval around a central
 * value; a part with no bounds makes the whole missing. All parts censored: the sum is censored too. No parts:
 * `sin-dato`. Where several reasons meet, the first in MISSING_REASONS is told, whatever the order of the parts.
 */
export function sum(parts: readonly Measure[], unit: Unit): Measure {
  let value = 0;
  let low = 0;
  let high = 0;
  let knownParts = 0;
  let censored: MissingReason | undefined;
  let unbounded: MissingReason | undefined;
  for (const part of parts) {
    if (isKnown(part)) {
      knownParts += 1;
      value += part.value;
      low += part.low ?? part.value;
      high += part.high ?? part.value;
    } else if (part.low !== undefined && part.high !== undefined) {
      censored = firstReason(censored, part.missing);
      value += (part.low + part.high) / 2;
      low += part.low;
      high += part.high;
    } else unbounded = firstReason(unbounded, part.missing);
  }
  if (unbounded) return missing(unbounded, unit);
  if (knownParts === 0) return censored ? missing(censored, unit, { low, high }) : missing('sin-dato', unit);
  return low === high ? known(value, unit) : known(value, unit, { low, high });
}

function firstReason(a: MissingReason | undefined, b: MissingReason): MissingReason {
  return a !== undefined && MISSING_REASONS.indexOf(a) <= MISSING_REASONS.indexOf(b) ? a : b;
}

/**
 * a ÷ b. Missing in, missing out (the numerator's reason first); a zero denominator is `denominador-cero`. Intervals
 * of both sides widen the answer's; its upper end is Infinity where the denominator may be zero.
 */
export function ratio(a: Measure, b: Measure, unit: Unit): Measure {
  if (!isKnown(b) || b.value === 0)
    return missing(!isKnown(a) ? a.missing : isKnown(b) ? 'denominador-cero' : b.missing, unit);
  const from = b.low ?? b.value;
  const to = b.high ?? b.value;
  const between = (low: number, high: number) => ({ low: low / to, high: from > 0 ? high / from : Infinity });
  if (!isKnown(a))
    return a.low === undefined || a.high === undefined
      ? missing(a.missing, unit)
      : missing(a.missing, unit, between(a.low, a.high));
  const low = a.low ?? a.value;
  const high = a.high ?? a.value;
  return known(a.value / b.value, unit, low < high || from < to ? between(low, high) : {});
}

import type { Context } from '../context.ts';
import { reasonOf } from '../grid.ts';
import { known, type Measure, missing } from '../measure.ts';
import { computed, type Explanation } from '../provenance.ts';
import { type Design, fitGlm, LOGIT } from '../stats/glm.ts';
import { marketOf } from './market.ts';

/** With fewer zones with the sector, or without it, nothing is said. */
const FEWEST_EACH = 5;
/** Limits of a 95 % interval, in standard errors. */
const Z95 = 1.959963984540054;

export interface Threshold {
  /** People from which a zone more often than not has the sector; its interval is at 95 %. */
  readonly measure: Measure;
  /** Why there is none, in a sentence; undefined when there is. */
  readonly sentence: string | undefined;
  /** What counts as having it, in words. */
  readonly rule: string;
  readonly present: number;
  readonly absent: number;
  readonly explanation: Explanation;
}

/**
 * Population at which Pr(the sector is there) = 0,5 (method 4.3), by a logistic fit of presence on log P over the zones of
 * the reference; the interval by the delta method (Venables and Ripley 2002, *MASS*, §7.2, `dose.p`). Where the table leaves
 * small cells out, to be present is to be published (n above its threshold); else n ≥ 1. Missing where every zone has it,
 * none has, size parts them whole, or more people do not make it likelier (`no-aplica`), or with fewer than five of either
 * kind (`pocos-datos`).
 */
export function thresholdOf(context: Context, column: number): Threshold {
  const { firms } = context;
  const sector = context.sectors[column];
  const market = marketOf(context);
  const rows = context.groups.flatMap((group) => group.rows);
  const at = (row: number) => row * firms.columns + column;
  const sizeOf = (row: number) => context.zones[row]?.comunas.length ?? 1;
  // Where a zone hides all its comunas the ends of their sum are theirs added up: the threshold is of one of them.
  const hiddenTops = rows.flatMap((row) =>
    reasonOf(firms.state[at(row)] ?? 0) === 'bajo-umbral' ? [(firms.high[at(row)] ?? NaN) / sizeOf(row)] : [],
  );
  const top = hiddenTops.length > 0 ? Math.max(...hiddenTops) : undefined;
  const x: number[] = [];
  const y: number[] = [];
  for (const row of rows) {
    const here = presenceOf(reasonOf(firms.state[at(row)] ?? 0), firms.value[at(row)] ?? NaN, top);
    const people = market.population[row] ?? NaN;
    if (here === undefined || !(people > 0)) continue;
    x.push(Math.log(people));
    y.push(here ? 1 : 0);
  }
  const present = y.filter(Boolean).length;
  const absent = y.length - present;
  const rule =
    top === undefined
      ? 'tenerlo es contar con una empresa o más'
      : `tenerlo es que la fuente publique su cuenta, más de ${top.toLocaleString('es-CL')} empresas${rows.some((row) => sizeOf(row) > 1) ? ', en alguna de sus comunas' : ''}`;
  const found = midpointOrWhy(x, y, present, absent);
  const measure: Measure =
    'why' in found
      ? missing(found.reason, 'personas')
      : known(Math.exp(found.at), 'personas', {
          low: Math.exp(found.at - Z95 * found.error),
          high: Math.exp(found.at + Z95 * found.error),
          n: y.length,
        });
  return {
    measure,
    sentence: 'why' in found ? found.why : undefined,
    rule,
    present,
    absent,
    explanation: {
      indicator: 'Población desde la que suele aparecer',
      zone: 'las zonas de la referencia',
      sector: sector && context.inputs.sectors.get(sector)?.name,
      result: measure,
      formula: 'P½ = exp(−b0 ÷ b1), con Pr(hay) = 1 ÷ (1 + exp(−b0 − b1 · log P))',
      terms: [
        computed('con', `Zonas que lo tienen: ${rule}`, known(present, 'zonas')),
        computed('sin', 'Zonas que no lo tienen', known(absent, 'zonas')),
        ...('why' in found
          ? []
          : [
              computed('b0', 'Constante de la regresión logística', known(found.b0, 'coeficiente')),
              computed('b1', 'Pendiente en el logaritmo de la población', known(found.b1, 'coeficiente')),
            ]),
      ],
      notes: ['Dice desde cuándo aparece la primera, no cuántas caben.'],
    },
  };
}

function presenceOf(
  reason: ReturnType<typeof reasonOf>,
  count: number,
  top: number | undefined,
): boolean | undefined {
  if (reason === undefined) return top === undefined ? count >= 1 : count > top;
  if (reason === 'bajo-umbral') return false;
  // `*` says that there is one at least; whether there are more than the threshold it does not.
  return reason === 'reservado' && top === undefined ? true : undefined;
}

interface Midpoint {
  /** Where the probability is one half, in the units of x, and its standard error. */
  readonly at: number;
  readonly error: number;
  readonly b0: number;
  readonly b1: number;
}
interface NoMidpoint {
  readonly reason: 'no-aplica' | 'pocos-datos';
  readonly why: string;
}

function midpointOrWhy(
  x: readonly number[],
  y: readonly number[],
  present: number,
  absent: number,
): Midpoint | NoMidpoint {
  if (present + absent === 0) return { reason: 'no-aplica', why: 'No hay zonas con población y con cuenta.' };
  if (absent === 0)
    return { reason: 'no-aplica', why: 'Todas las zonas lo tienen: no hay un mínimo que medir.' };
  if (present === 0) return { reason: 'no-aplica', why: 'Ninguna zona lo tiene.' };
  if (present < FEWEST_EACH || absent < FEWEST_EACH)
    return {
      reason: 'pocos-datos',
      why: `Lo tienen ${present} zonas y no lo tienen ${absent}: con tan pocas de un lado no se puede decir.`,
    };
  const found = midpoint(x, y);
  if (!found)
    return {
      reason: 'no-aplica',
      why: 'La población separa del todo a las que lo tienen, o no hace más probable tenerlo: no hay curva que ajustar.',
    };
  return found;
}

/** Where the logistic curve of y (0 or 1) on x is at one half. Undefined when x parts them whole, or does not rise. */
export function midpoint(x: readonly number[], y: readonly number[]): Midpoint | undefined {
  const where = (wanted: number) => x.filter((_, at) => y[at] === wanted);
  const [without, having] = [where(0), where(1)];
  // A curve that parts them whole has no slope: the likelihood grows for ever.
  if (Math.max(...without) <= Math.min(...having)) return undefined;
  const mean = x.reduce((acc, value) => acc + value, 0) / x.length;
  const design: Design = {
    rows: x.length,
    columns: 2,
    x: Float64Array.from(x.flatMap((value) => [1, value - mean])),
  };
  const fit = fitGlm(design, Float64Array.from(y), LOGIT);
  const [a = NaN, slope = NaN] = fit?.coefficients ?? [];
  if (!fit?.converged || !(slope > 0)) return undefined;
  const middle = -a / slope;
  const [v00 = NaN, v01 = NaN, , v11 = NaN] = fit.unscaled;
  const error = Math.sqrt(v00 + 2 * middle * v01 + middle * middle * v11) / slope;
  return { at: mean + middle, error, b0: a - slope * mean, b1: slope };
}

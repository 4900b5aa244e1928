import type { ZoneId } from '../ids.ts';
import type { Inputs } from '../inputs.ts';
import { isKnown, known, type Measure, missing, sum } from '../measure.ts';
import { ratioLimits } from '../poisson.ts';
import { differenceLimits, wilsonLimits } from '../stats/proportions.ts';
import type { Zone } from '../territory.ts';
import type { Grant } from './beneficiaries.ts';
import type { Base } from './gender_base.ts';

/**
 * Fewer grants of known sex than this have an interval over 40 points wide at parity: ten of each sex. Below it the share
 * and the gap are «pocos datos».
 */
export const FEWEST_TOLD = 20;
/** Least of each sex, among grants and in the base, to divide one coverage by the other. */
export const FEWEST_OF_EACH = 10;

/** Grants counted by sex. Of a row that does not tell its women or its men, nothing is told. */
export interface Tally {
  readonly rows: readonly Grant[];
  /** The rows are all there was. */
  readonly listed: boolean;
  readonly total: Measure;
  readonly women: number;
  readonly men: number;
  /** The rest: another sex, not told, or of a row that does not tell. */
  readonly rest: Measure;
}

/**
 * `listed`: the rows are all there was, and no rows is nobody. Where they are not, nobody knows how many there were; the
 * women's share is of the grants that are told.
 */
export function tallyOf(rows: readonly Grant[], listed = true): Tally {
  const total = !listed
    ? missing('sin-dato', 'adjudicaciones')
    : rows.length === 0
      ? known(0, 'adjudicaciones')
      : sum(
          rows.map((one) => one.total),
          'adjudicaciones',
        );
  const told = rows.filter(tells);
  const women = told.reduce((acc, one) => acc + numberOf(one.women), 0);
  const men = told.reduce((acc, one) => acc + numberOf(one.men), 0);
  const rest: Measure = isKnown(total)
    ? known(Math.max(0, total.value - women - men), 'adjudicaciones')
    : total;
  return { rows, listed, total, women, men, rest };
}

/** Grants to one sex; missing where nobody knows whether there were any, or no grant there tells whose it was. */
export function countOf(tally: Tally, sex: 'women' | 'men'): Measure {
  if (tally.rows.length === 0 || !tally.listed) return tally.total;
  return isSilent(tally) ? missing('sin-dato', 'adjudicaciones') : known(tally[sex], 'adjudicaciones');
}

/** Grants there are, or may be, and no row says whose. */
function isSilent({ rows, total }: Tally): boolean {
  return !rows.some(tells) && !(isKnown(total) && total.value === 0);
}

export function tells({ women, men }: Grant): boolean {
  return isKnown(women) && isKnown(men);
}

const numberOf = (measure: Measure) => (isKnown(measure) ? measure.value : 0);

/** Grants placed inside a zone: in one of its comunas, or in a province or region that lies in it. */
export function grantsIn(inputs: Inputs, zone: Zone, grants: readonly Grant[]): readonly Grant[] {
  if (zone.level === 'pais') return grants;
  const { comunas, byLevel } = inputs.territory;
  const inside = new Set<ZoneId>(zone.comunas.flatMap((at) => comunas[at]?.cut ?? []));
  if (zone.level !== 'territorio') inside.add(zone.id);
  if (zone.level === 'region')
    for (const { id, parent } of byLevel.provincia) if (parent === zone.id) inside.add(id);
  return grants.filter(({ place }) => inside.has(place));
}

/** Women's share of the grants of known sex, in percent, with Wilson's interval; n is how many those are. */
export function shareOf(tally: Tally): Measure {
  const { women, men } = tally;
  const n = women + men;
  if (isSilent(tally)) return missing('sin-dato', 'porcentaje');
  if (n === 0) return missing('no-aplica', 'porcentaje');
  if (n < FEWEST_TOLD) return missing('pocos-datos', 'porcentaje');
  const { low, high } = wilsonLimits(women, n);
  return known((100 * women) / n, 'porcentaje', { low: 100 * low, high: 100 * high, n });
}

/**
 * Parity gap: women's share of the grants less their share of the base, in percentage points. The base is everyone, not a
 * sample, so the interval is Wilson's of the share moved by the base: what Newcombe's of a difference comes to when the
 * second group has no end.
 */
export function gapOf(tally: Tally, base: Base): Measure {
  const share = shareOf(tally);
  const { value, low, high } = base.share;
  if (!isKnown(share)) return missing(share.missing, 'puntos porcentuales');
  if (Number.isNaN(value)) return missing('sin-dato', 'puntos porcentuales');
  if (leastOf(base) < FEWEST_OF_EACH) return missing('pocos-datos', 'puntos porcentuales');
  return known(share.value - 100 * value, 'puntos porcentuales', {
    low: (share.low ?? share.value) - 100 * high,
    high: (share.high ?? share.value) - 100 * low,
    n: tally.women + tally.men,
  });
}

/**
 * Coverage of women ÷ coverage of men: (W ÷ women of the base) ÷ (M ÷ men of the base), with the limits of a ratio of two
 * Poisson counts. 1: the same for both. Needs ten of each sex in the grants and in the base.
 */
export function coverageRatioOf(tally: Tally, base: Base): Measure {
  const { women, men } = tally;
  if (isSilent(tally)) return missing('sin-dato', 'veces');
  if (women + men === 0) return missing('no-aplica', 'veces');
  if (Number.isNaN(base.share.value)) return missing('sin-dato', 'veces');
  if (Math.min(women, men, leastOf(base)) < FEWEST_OF_EACH) return missing('pocos-datos', 'veces');
  const odds = (share: number) => (1 - share) / share;
  const { low, high } = ratioLimits(men, women);
  return known((women / men) * odds(base.share.value), 'veces', {
    low: low * odds(base.share.high),
    high: high * odds(base.share.low),
    n: women + men,
  });
}

function leastOf({ women, men }: Base): number {
  const least = ({ count }: Base['women']) => (isKnown(count) ? count.value : (count.low ?? 0));
  return Math.min(least(women), least(men));
}

/** Women's share here less that of another group of grants, in percentage points, with Newcombe's interval. */
export function differenceOf(here: Tally, there: Tally): Measure {
  const [n1, n2] = [here.women + here.men, there.women + there.men];
  if (isSilent(here) || isSilent(there)) return missing('sin-dato', 'puntos porcentuales');
  if (n1 === 0 || n2 === 0) return missing('no-aplica', 'puntos porcentuales');
  if (Math.min(n1, n2) < FEWEST_TOLD) return missing('pocos-datos', 'puntos porcentuales');
  const { low, high } = differenceLimits(here.women, n1, there.women, n2);
  return known(100 * (here.women / n1 - there.women / n2), 'puntos porcentuales', {
    low: 100 * low,
    high: 100 * high,
    n: n1,
  });
}

/** Share of the grants that tell neither woman nor man, in percent. */
export function untoldOf({ total, rest }: Tally): Measure {
  if (!isKnown(total) || !isKnown(rest)) return missing('sin-dato', 'porcentaje');
  if (total.value === 0) return missing('no-aplica', 'porcentaje');
  return known((100 * rest.value) / total.value, 'porcentaje', { n: total.value });
}

/** Pesos by sex of the holder. A row of both sexes cannot be parted: it is told, not shared out. */
export interface Amounts {
  readonly women: Measure;
  readonly men: Measure;
  readonly both: Measure;
  /** Women's part of all, in percent; its bounds alone, where some cannot be parted. */
  readonly share: Measure;
}

/** Rows whose amount went to one sex alone. */
export function amountRows(rows: readonly Grant[], sex: 'women' | 'men'): readonly Grant[] {
  return rows.filter(({ amount, total, [sex]: part }) => {
    if (!isKnown(amount) || !isKnown(total) || !isKnown(part)) return false;
    return part.value > 0 && part.value === total.value;
  });
}

/** Undefined where no row states an amount. */
export function amountsOf(rows: readonly Grant[]): Amounts | undefined {
  const stated = rows.filter(({ amount }) => isKnown(amount));
  if (stated.length === 0) return undefined;
  const pesos = (of: readonly Grant[]) => of.reduce((acc, { amount }) => acc + numberOf(amount), 0);
  const women = amountRows(rows, 'women');
  const men = amountRows(rows, 'men');
  const all = pesos(stated);
  const both = all - pesos(women) - pesos(men);
  const percent = (part: number) => (100 * part) / all;
  return {
    women: known(pesos(women), 'pesos'),
    men: known(pesos(men), 'pesos'),
    both: known(both, 'pesos'),
    share:
      all === 0
        ? missing('denominador-cero', 'porcentaje')
        : both > 0
          ? missing('sin-dato', 'porcentaje', {
              low: percent(pesos(women)),
              high: percent(pesos(women) + both),
            })
          : known(percent(pesos(women)), 'porcentaje', { n: stated.length }),
  };
}

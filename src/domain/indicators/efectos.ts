import type { Context } from '../context.ts';
import type { Grid } from '../grid.ts';
import { type Measure, missing, ratio } from '../measure.ts';
import { computed, present, referencePhrase, referenceTerm, type Term } from '../provenance.ts';
import { type ShiftShare, shiftShare } from '../shiftshare.ts';
import { atStart, countAt, isFewAtStart, NEEDS_TWO_YEARS, yearsOf } from './crecimiento.ts';
import { indicator, TAX_ADDRESS } from './indicator.ts';

/** The three figures are one account: made once for a context. */
const made = new WeakMap<Context, ShiftShare>();
function partsOf(context: Context): ShiftShare {
  const found = made.get(context) ?? shiftShare(context, isFewAtStart);
  made.set(context, found);
  return found;
}

/** A growth in percent; missing where one of the years is. */
function growth(start: Measure | undefined, end: Measure | undefined): Measure {
  const unit = 'porcentaje';
  const times = start && end ? ratio(end, start, unit) : missing('sin-dato', unit);
  const points = (value: number) => 100 * (value - 1);
  if (!('value' in times)) return missing(times.missing, unit);
  return times.low === undefined || times.high === undefined
    ? { value: points(times.value), unit }
    : { value: points(times.value), unit, low: points(times.low), high: points(times.high) };
}

/** n_0, n_1, and the margins of both years with their growth: g over all sectors, g_i of this one. */
function accountTerms(
  context: Context,
  row: number,
  column: number,
  which: 'g' | 'g_i' | 'g_ir',
): readonly Term[] {
  const { before } = context;
  const group = context.groupAt[row] ?? -1;
  const margins = before?.groups[group];
  if (!before || !margins) return [];
  const where = referencePhrase(context, context.groups[group]);
  const then = atStart(context, before);
  const now = { ...context, groups: before.groups.map(({ end }) => end) };
  const named = (term: Term, symbol: string, year: number): Term => ({
    ...term,
    symbol,
    label: `${term.label}, ${year}`,
  });
  const pair = (of: number | undefined, symbol: string) => [
    named(referenceTerm(then, row, of), `${symbol}_0`, before.period.to),
    named(referenceTerm(now, row, of), `${symbol}_1`, context.cube.period.to),
  ];
  const all = computed('g', `Cuánto creció todo en ${where}`, growth(margins.start.total, margins.end.total));
  const sector = computed(
    'g_i',
    `Cuánto creció el sector en ${where}`,
    growth(margins.start.bySector[column], margins.end.bySector[column]),
  );
  const n0 = countAt(context, before, 0, row, column);
  const n1 = countAt(context, before, 1, row, column);
  if (which === 'g') return present(n0, ...pair(undefined, 'N'), all);
  if (which === 'g_i') return present(n0, ...pair(column, 'N_i'), sector, ...pair(undefined, 'N'), all);
  return present(
    n0,
    n1,
    computed('g_ir', 'Cuánto creció el sector en la zona', growth(n0.measure, n1.measure)),
    ...pair(column, 'N_i'),
    sector,
  );
}

const ACCOUNT = 'Es una cuenta, no una causa: dice cuánto se aparta la zona, no por qué.';

function effect<const Id extends string>(of: {
  readonly id: Id;
  readonly name: string;
  readonly formula: string;
  readonly reading: string;
  readonly part: keyof ShiftShare;
  readonly last: 'g' | 'g_i' | 'g_ir';
}) {
  return indicator({
    id: of.id,
    method: '1.5',
    name: of.name,
    unit: 'empresas',
    kind: 'aporte',
    scope: 'zona-sector',
    formula: of.formula,
    reading: of.reading,
    caveats: [ACCOUNT, TAX_ADDRESS],
    needs: NEEDS_TWO_YEARS,
    year: yearsOf,
    compute: (context): Grid => partsOf(context)[of.part],
    explain: (context, row, column) => accountTerms(context, row, column, of.last),
  });
}

export const efectoNacional = effect({
  id: 'efecto_nacional',
  name: 'Efecto de la referencia',
  formula: 'ER = n_0 · g',
  reading:
    'Cuántas empresas (o trabajadores) habría sumado el sector aquí si creciera como todo lo demás en la referencia.',
  part: 'reference',
  last: 'g',
});

export const efectoSector = effect({
  id: 'efecto_sector',
  name: 'Efecto del sector',
  formula: 'ES = n_0 · (g_i − g)',
  reading: 'Cuántas de más, o de menos, porque en la referencia este sector creció distinto que los demás.',
  part: 'sector',
  last: 'g_i',
});

export const efectoLocal = effect({
  id: 'efecto_local',
  name: 'Efecto local',
  formula: 'EL = n_0 · (g_ir − g_i)',
  reading: 'Cuántas de más, o de menos, porque aquí el sector creció distinto que en la referencia.',
  part: 'local',
  last: 'g_ir',
});

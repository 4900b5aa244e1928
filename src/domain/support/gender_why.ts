import type { ZoneId } from '../ids.ts';
import type { Inputs } from '../inputs.ts';
import type { Measure } from '../measure.ts';
import { computed, type Explanation, type Term } from '../provenance.ts';
import type { Grant } from './beneficiaries.ts';
import { baseShare, type GenderAsked, ofFocus, settleGender } from './gender.ts';
import { type Base, basesOf } from './gender_base.ts';
import {
  amountRows,
  amountsOf,
  countOf,
  coverageRatioOf,
  differenceOf,
  FEWEST_OF_EACH,
  FEWEST_TOLD,
  gapOf,
  grantsIn,
  shareOf,
  type Tally,
  tallyOf,
  tells,
  untoldOf,
} from './gender_figures.ts';
import type { BaseId, Focus } from './gender_kinds.ts';
import { grantTerms } from './grant_terms.ts';
import type { Support } from './support.ts';

/** Which grants of a report a figure is of: all those of a part of it, of one instrument, or of those with women's focus. */
export interface GenderCell extends GenderAsked {
  readonly part?: ZoneId;
  readonly instrument?: string;
  readonly focus?: Focus;
}

export type GenderFigureId =
  | 'total'
  | 'women'
  | 'men'
  | 'rest'
  | 'share'
  | 'untold'
  | 'difference'
  | 'amounts'
  | `gap-${BaseId}`
  | `ratio-${BaseId}`
  | `base-${BaseId}`;

const WHO: Readonly<Record<BaseId, readonly [women: string, men: string, notes: readonly string[]]>> = {
  catastro: [
    'Negocios del catastro que lidera una mujer',
    'Negocios del catastro que lidera un hombre',
    ['Solo las filas que dicen quién lidera. Con inicio de actividades, cuando el instrumento lo pide.'],
  ],
  empresas: [
    'Empresas cuyo RUT es de una mujer',
    'Empresas cuyo RUT es de un hombre',
    ['Solo empresas de personas naturales: una sociedad no tiene sexo, y no entra en la base.'],
  ],
  poblacion: [
    'Mujeres que viven en la zona',
    'Hombres que viven en la zona',
    ['La tabla trae la población de toda edad por sexo, no la de 15 años y más.'],
  ],
};

/** «¿De dónde sale?» of a figure of the gender report. */
export function explainGender(
  desk: { readonly inputs: Inputs; readonly support: Support },
  asked: GenderCell,
  figure: GenderFigureId,
): Explanation | undefined {
  const settled = settleGender(desk, asked);
  const { inputs } = desk;
  const zone = inputs.territory.zones.get(asked.part ?? asked.zone);
  if (!settled || !zone) return undefined;
  const { instruments, year } = settled;
  const instrument = asked.instrument === undefined ? undefined : instruments.get(asked.instrument);
  const universe = asked.instrument
    ? settled.beneficiaries.grants.filter((one) => one.instrument === asked.instrument && one.year === year)
    : ofFocus(settled, settled.all, asked.focus ?? 'todos');
  const within = grantsIn(inputs, settled.zone, universe);
  const rows = grantsIn(inputs, zone, within);
  const tally = tallyOf(rows, settled.isListed(zone, universe));
  const { sources } = settled.beneficiaries;
  const base = basesOf(inputs, zone, instrument?.startRule, year).find(({ id }) => figure.endsWith(`-${id}`));

  const account = (
    indicator: string,
    result: Measure,
    formula: string,
    terms: readonly Term[],
    notes: readonly string[],
  ): Explanation => ({
    indicator: instrument ? `${indicator}: ${instrument.name}` : indicator,
    zone: zone.name,
    sector: undefined,
    result,
    formula,
    terms,
    notes: [...notes, NOT_PEOPLE],
  });
  const told = tally.rows.filter(tells);
  const terms = (symbol: string, label: string, what: keyof typeof COLUMNS, rows: readonly Grant[]) =>
    grantTerms(sources, { symbol, label, ...COLUMNS[what] }, rows);
  const w = () => terms('W', 'Adjudicaciones a mujeres', 'women', told);
  const m = () => terms('M', 'Adjudicaciones a hombres', 'men', told);
  const t = () =>
    grantTerms(sources, { symbol: 'T', label: 'Adjudicaciones', ...COLUMNS.total }, tally.rows, tally.total);

  switch (figure) {
    case 'total':
      return account('Adjudicaciones', tally.total, 'T', t(), []);
    case 'women':
      return account('Adjudicaciones a mujeres', countOf(tally, 'women'), 'W', w(), [SEX]);
    case 'men':
      return account('Adjudicaciones a hombres', countOf(tally, 'men'), 'M', m(), [SEX]);
    case 'rest':
      return account(
        'Adjudicaciones de otro sexo, o que no lo dicen',
        tally.rest,
        'T − W − M',
        [...t(), ...w(), ...m()],
        [],
      );
    case 'untold':
      return account(
        'Parte de otro sexo o sin decir',
        untoldOf(tally),
        '100 · (T − W − M) ÷ T',
        [...t(), ...w(), ...m()],
        [],
      );
    case 'share':
      return account(
        'Parte de las mujeres en las adjudicaciones',
        shareOf(tally),
        '100 · W ÷ (W + M)',
        [...w(), ...m()],
        [SEX, WILSON, FEW_TOLD],
      );
    case 'difference': {
      const mine = new Set(tally.rows);
      const there = tallyOf(universe.filter((one) => !mine.has(one)));
      const others = there.rows.filter(tells);
      return account(
        'Diferencia con el resto del país',
        differenceOf(tally, there),
        '100 · [W ÷ (W + M) − W′ ÷ (W′ + M′)]',
        [
          ...w(),
          ...m(),
          ...terms('W′', 'Adjudicaciones a mujeres en el resto del país', 'women', others),
          ...terms('M′', 'Adjudicaciones a hombres en el resto del país', 'men', others),
        ],
        [SEX, 'El intervalo es el de Newcombe (1998, método 10).', FEW_TOLD],
      );
    }
    case 'amounts': {
      const amounts = amountsOf(tally.rows);
      return (
        amounts &&
        account(
          'Parte de las mujeres en los montos',
          amounts.share,
          '100 · Aw ÷ (Aw + Am + Ab)',
          [
            ...terms('Aw', 'Montos de filas solo de mujeres', 'amount', amountRows(tally.rows, 'women')),
            ...terms('Am', 'Montos de filas solo de hombres', 'amount', amountRows(tally.rows, 'men')),
            computed('Ab', 'Montos de filas de ambos sexos, que no se pueden repartir', amounts.both),
          ],
          [],
        )
      );
    }
    default:
      return base && explainBase(figure, tally, base, [...w(), ...m()], account);
  }
}

const COLUMNS = {
  total: { name: 'beneficiarios', of: (one: Grant) => one.total, unit: 'adjudicaciones' },
  women: { name: 'mujeres', of: (one: Grant) => one.women, unit: 'adjudicaciones' },
  men: { name: 'hombres', of: (one: Grant) => one.men, unit: 'adjudicaciones' },
  amount: { name: 'monto_clp', of: (one: Grant) => one.amount, unit: 'pesos' },
} as const;

const SEX = 'El sexo es el de la persona titular que informa la fuente.';
const WILSON = 'El intervalo es el de Wilson (1927), al 95%.';
const FEW_TOLD = `Con menos de ${FEWEST_TOLD} adjudicaciones de sexo conocido no se muestra: el intervalo pasaría de 40 puntos.`;
const NOT_PEOPLE = 'Son adjudicaciones, no personas ni empresas: una misma puede tener dos.';

function explainBase(
  figure: GenderFigureId,
  tally: Tally,
  base: Base,
  grants: readonly Term[],
  account: (
    indicator: string,
    result: Measure,
    formula: string,
    terms: readonly Term[],
    notes: readonly string[],
  ) => Explanation,
): Explanation {
  const [women, men, said] = WHO[base.id];
  const notes = base.note ? [...said, base.note] : said;
  const terms: readonly Term[] = [
    { symbol: 'Bw', label: women, measure: base.women.count, origin: base.women.origin },
    { symbol: 'Bm', label: men, measure: base.men.count, origin: base.men.origin },
  ];
  if (figure.startsWith('gap'))
    return account(
      'Brecha de paridad',
      gapOf(tally, base),
      '100 · [W ÷ (W + M) − Bw ÷ (Bw + Bm)]',
      [...grants, ...terms],
      [
        ...notes,
        'La base es el total, no una muestra: el intervalo es el de Wilson de las adjudicaciones, corrido por la base.',
        FEW_TOLD,
      ],
    );
  if (figure.startsWith('ratio'))
    return account(
      'Cobertura de mujeres sobre la de hombres',
      coverageRatioOf(tally, base),
      '(W ÷ Bw) ÷ (M ÷ Bm)',
      [...grants, ...terms],
      [...notes, `Pide ${FEWEST_OF_EACH} de cada sexo, en las adjudicaciones y en la base.`],
    );
  return account('Parte de las mujeres en la base', baseShare(base), '100 · Bw ÷ (Bw + Bm)', terms, notes);
}

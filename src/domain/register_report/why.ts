import { LEADERS, NOT_TOLD } from '../businesses.ts';
import type { ZoneId } from '../ids.ts';
import type { Inputs } from '../inputs.ts';
import type { Measure } from '../measure.ts';
import { type Explanation, origin, type Term } from '../provenance.ts';
import { saidOf, shareOf, sumOf } from './figures.ts';
import { officialFirms } from './official.ts';
import { columnOf, nameOf, passes, type Sieve, tells, wholeOf } from './sieve.ts';
import { tally } from './tally.ts';
import { type Amount, amountOf, COLUMNS, facetOf, YES } from './told.ts';
import { explainAllSuppliers, explainSuppliers, type SupplierPart } from './why_suppliers.ts';

/** A figure of the report, by what it is made of. */
export type RegisterFigure =
  | { readonly what: 'count'; readonly sieve: Sieve }
  /** Formal ones of those that say, among some. */
  | { readonly what: 'formal-share'; readonly sieve: Sieve }
  /** Women of those that say who leads. */
  | { readonly what: 'women-share' }
  | { readonly what: 'sum'; readonly amount: Amount; readonly sieve: Sieve }
  | { readonly what: 'staff-share'; readonly amount: 'localWorkers' | 'commuters' }
  | { readonly what: 'coverage' }
  | { readonly what: 'all-suppliers' }
  | {
      readonly what: 'suppliers';
      readonly anchor: string;
      readonly part: SupplierPart;
    };

/** A figure of the page: one of the above, or how many businesses lie in a piece of the zone (see `explainPiece`). */
export type PageFigure = RegisterFigure | { readonly what: 'piece'; readonly id: string };

const CENSUS = 'El catastro se cuenta entero: no es una muestra y no lleva intervalo de muestreo.';
const HOLES =
  'Las filas que no lo dicen no son un «no». El rango va de que todas fueran «no» a que todas fueran «sí».';
const ONLY_STATED = 'Solo suman las filas que dan la cifra; en las demás no se sabe, y no es cero.';

/** «¿De dónde sale?» of a figure of the report. Undefined for a zone or a figure that is not there. */
export function explainRegister(
  inputs: Inputs,
  zoneId: ZoneId,
  figure: RegisterFigure,
): Explanation | undefined {
  const { catastro, territory } = inputs;
  const zone = territory.zones.get(zoneId);
  if (!catastro || !zone) return undefined;
  const { businesses, source } = catastro;
  const mine = businesses.rowsIn(zone.comunas);
  const { line } = businesses.columns;
  const account = (
    indicator: string,
    result: Measure,
    formula: string,
    terms: readonly Term[],
    notes: readonly string[],
  ): Explanation => ({ indicator, zone: zone.name, sector: undefined, result, formula, terms, notes });
  const term = (
    symbol: string,
    label: string,
    column: string,
    rows: readonly number[],
    measure: Measure,
  ): Term => ({
    symbol,
    label,
    measure,
    origin: origin(
      source,
      column,
      rows.map((row) => line[row] ?? 0),
      source.year,
    ),
  });
  const passing = (sieve: Sieve) => {
    const test = passes(inputs, sieve);
    return [...mine].filter(test);
  };
  const count = (rows: readonly number[]): Measure => saidOf(rows.length, rows.length, rows.length);

  switch (figure.what) {
    case 'count': {
      const rows = passing(figure.sieve);
      const name = nameOf(inputs, figure.sieve);
      const all = passing(wholeOf(figure.sieve));
      const told = all.filter(tells(businesses, figure.sieve));
      const result = saidOf(rows.length, told.length, all.length);
      return account(
        name,
        result,
        'Filas del catastro contadas una vez cada una',
        [term('n', name, columnOf(figure.sieve), rows, result)],
        [CENSUS],
      );
    }
    case 'formal-share': {
      const all = passing(figure.sieve);
      const says = facetOf(businesses, 'formal');
      const told = all.filter((row) => says(row) !== NOT_TOLD);
      const yes = told.filter((row) => says(row) === YES);
      return account(
        `Parte formal: ${nameOf(inputs, figure.sieve).toLowerCase()}`,
        shareOf(yes.length, told.length, all.length),
        '100 · s ÷ d',
        [
          term('s', 'Negocios con inicio de actividades', COLUMNS.formal, yes, count(yes)),
          term('d', 'Negocios que lo dicen', COLUMNS.formal, told, count(told)),
          term('N', 'Todos, lo digan o no', COLUMNS.formal, all, count(all)),
        ],
        [CENSUS, HOLES],
      );
    }
    case 'women-share': {
      const says = facetOf(businesses, 'leader');
      const told = [...mine].filter((row) => says(row) !== NOT_TOLD);
      const women = told.filter((row) => says(row) === LEADERS.indexOf('mujer'));
      return account(
        'Negocios liderados por mujeres',
        shareOf(women.length, told.length, mine.length),
        '100 · m ÷ d',
        [
          term('m', 'Negocios que lidera una mujer', COLUMNS.leader, women, count(women)),
          term('d', 'Negocios que dicen quién los lidera', COLUMNS.leader, told, count(told)),
          term('N', 'Todos, lo digan o no', COLUMNS.leader, [...mine], count([...mine])),
        ],
        [CENSUS, HOLES],
      );
    }
    case 'sum': {
      const all = passing(figure.sieve);
      const read = amountOf(businesses, figure.amount);
      const stating = all.filter((row) => !Number.isNaN(read(row)));
      const unit = figure.amount === 'taxes' ? 'pesos' : 'trabajadores';
      const sum = stating.reduce((acc, row) => acc + read(row), 0);
      const result = sumOf({ sum, n: stating.length }, all.length, unit);
      return account(
        AMOUNT_NAMES[figure.amount],
        result,
        'Suma de las filas que lo dicen',
        [
          term('Σ', AMOUNT_NAMES[figure.amount], COLUMNS[figure.amount], stating, result),
          term('d', 'Negocios que lo dicen', COLUMNS[figure.amount], stating, count(stating)),
          term('N', 'Todos, lo digan o no', COLUMNS[figure.amount], all, count(all)),
        ],
        figure.amount === 'taxes'
          ? [ONLY_STATED, 'Si una fila trae «*», la suma queda reservada.']
          : [ONLY_STATED],
      );
    }
    case 'staff-share': {
      const { staffed } = tally(businesses, mine);
      const [workers, local, commuters] = (['workers', 'localWorkers', 'commuters'] as const).map((amount) =>
        amountOf(businesses, amount),
      ) as [Reader, Reader, Reader];
      const rows = [...mine].filter((row) => local(row) + commuters(row) <= workers(row));
      const part = staffed[figure.amount];
      const sum = (value: number): Measure =>
        sumOf({ sum: value, n: rows.length }, rows.length, 'trabajadores');
      return account(
        `${AMOUNT_NAMES[figure.amount]}, parte del total`,
        shareOf(part, staffed.workers, staffed.workers),
        '100 · p ÷ t',
        [
          term('p', AMOUNT_NAMES[figure.amount], COLUMNS[figure.amount], rows, sum(part)),
          term('t', 'Trabajadores en total', COLUMNS.workers, rows, sum(staffed.workers)),
        ],
        ['Solo cuentan los negocios que dan las tres cifras y cuyas partes no suman más que el total.'],
      );
    }
    case 'coverage': {
      const says = facetOf(businesses, 'formal');
      const formal = [...mine].filter((row) => says(row) === YES);
      const told = [...mine].filter((row) => says(row) !== NOT_TOLD);
      const measure = saidOf(formal.length, told.length, mine.length);
      const official = officialFirms(inputs, zone, formal.length, measure);
      return (
        official &&
        account(
          'Negocios formales del catastro por cada 100 empresas del SII',
          official.coverage,
          '100 · s ÷ e',
          [
            term('s', 'Negocios del catastro con inicio de actividades', COLUMNS.formal, formal, measure),
            {
              symbol: 'e',
              label: `Empresas de la zona, ${official.year}`,
              measure: official.firms,
              origin: official.origin,
            },
          ],
          [...OFFICIAL_NOTES, ...(official.note ? [official.note] : [])],
        )
      );
    }
    case 'all-suppliers':
      return explainAllSuppliers(inputs, zone);
    case 'suppliers':
      return explainSuppliers(inputs, zone, figure.anchor, figure.part);
  }
}

type Reader = (row: number) => number;

const OFFICIAL_NOTES = [
  'El SII cuenta empresas en su casa matriz; el catastro, negocios donde están. Una cadena es una empresa y varios negocios.',
  'Los años pueden ser distintos. Pasar de 100 no es un error: el catastro lista más de lo que el SII ubica en la comuna.',
];

const AMOUNT_NAMES: Readonly<Record<Amount, string>> = {
  workers: 'Trabajadores',
  localWorkers: 'Trabajadores que viven en la comuna',
  commuters: 'Trabajadores que viven fuera (conmutantes)',
  taxes: 'Impuestos pagados en el año',
};

import type { Context } from '../context.ts';
import type { Inputs } from '../inputs.ts';
import { isKnown, known, type Measure } from '../measure.ts';
import { computed, type Explanation, origin, present, type Term, variableTerm } from '../provenance.ts';
import { CROSSWALK_NOTE, destination } from './crosswalk.ts';
import type { Demand, SectorCoefficients } from './demand.ts';
import type { GroupGap } from './gap.ts';
import { coefficientsNote, GROUP_NAMES, type Group, LEVEL_NAMES } from './groups.ts';
import { coefficientTerm } from './needed.ts';
import { monthly, payOf, payYear, womenShare } from './pay.ts';
import { product } from './product.ts';
import type { Supply } from './supply.ts';
import { sectorTerms, specialisedTerms, workerTerms } from './terms.ts';
import { type Workers, type WorkSource, workersAt } from './workers.ts';

const STOCK = 'Es el empleo que hay, no las vacantes que se ofrecen.';
const RANGE = 'El rango toma todos los coeficientes en un extremo a la vez: es el más ancho posible.';

/** How the workers of a zone were had, in words; empty where the table brings them all. */
export function workersNote(source: WorkSource, workers: Workers): string {
  if (!workers.estimated.includes(1)) return '';
  return workers.scaledTo
    ? 'Trabajadores estimados: empresas × trabajadores por empresa del sector, ajustados para que sumen los trabajadores dependientes publicados de la zona.'
    : source.context.workers
      ? 'Los trabajadores que la tabla no trae se estiman: empresas × trabajadores por empresa del sector.'
      : 'Trabajadores estimados: empresas × trabajadores por empresa del sector. No hay un total publicado con que ajustarlos.';
}

/** What every figure of demand says of itself. */
export function demandNotes(source: WorkSource, workers: Workers, demand: Demand): readonly string[] {
  const { inputs, sectors } = source.context;
  const names = demand.uncovered.flatMap((column) => {
    const code = sectors[column];
    return code ? [inputs.sectors.get(code)?.short ?? code] : [];
  });
  return [
    inputs.occupations ? coefficientsNote(inputs.occupations) : '',
    workersNote(source, workers),
    STOCK,
    RANGE,
    names.length > 0
      ? `La tabla de ocupaciones no trae ${names.join(', ')}: sus trabajadores solo ensanchan el rango.`
      : '',
  ].filter((note) => note !== '');
}

/** «¿De dónde sale?» of the posts of a group in the whole zone. */
export function zonePosts(
  source: WorkSource,
  workers: Workers,
  demand: Demand,
  row: number,
  group: Group,
): Explanation {
  const { context, published } = source;
  const result = demand.posts[group - 1] as Measure;
  return {
    indicator: `Puestos: ${GROUP_NAMES[group]}`,
    zone: context.zones[row]?.name ?? '',
    sector: undefined,
    result,
    formula: 'D_o = Σ_i W_ir · a_io',
    terms: present(
      ...sectorTerms(context, workers, (one) => one === group, 'W·a'),
      workers.scaledTo && published ? variableTerm(context, row, published, 'T_r') : undefined,
    ),
    notes: demandNotes(source, workers, demand),
  };
}

/** The same in one sector: what its workers are made from, and the coefficient. */
export function sectorPosts(
  source: WorkSource,
  coefficients: SectorCoefficients,
  workers: Workers,
  demand: Demand,
  row: number,
  column: number,
  group: Group,
): Explanation {
  const { context } = source;
  const code = context.sectors[column];
  const list = coefficients[column];
  const name = code && context.inputs.sectors.get(code)?.name;
  return {
    indicator: `Puestos: ${GROUP_NAMES[group]}`,
    zone: context.zones[row]?.name ?? '',
    sector: name,
    result: demand.posts[group - 1] as Measure,
    formula:
      workers.estimated[column] === 1
        ? `D_or = W_ir · a_io, con W_ir = n_ir · (T_i ÷ N_i)${workers.scaledTo ? ' · T_r ÷ Σ_i n_ir · (T_i ÷ N_i)' : ''}`
        : 'D_or = W_ir · a_io',
    terms: [
      ...workerTerms(source, workers, row, column),
      ...(list ? [coefficientTerm(context.inputs, list, group)] : []),
    ],
    notes: demandNotes(source, workers, demand),
  };
}

/** «¿De dónde sale?» of the specialised part, of the zone or (with a column) of one sector. */
export function specialisedAccount(
  source: WorkSource,
  workers: Workers,
  demand: Demand,
  row: number,
  column?: number,
): Explanation {
  const { context } = source;
  const code = column === undefined ? undefined : context.sectors[column];
  const terms: readonly Term[] =
    column === undefined
      ? specialisedTerms(context, row)
      : [computed('W_ir', 'Trabajadores del sector en la zona', workersAt(workers, column))];
  return {
    indicator: 'Demanda especializada',
    zone: context.zones[row]?.name ?? '',
    sector: code && context.inputs.sectors.get(code)?.name,
    result: demand.specialised,
    formula: 'E = 100 · Σ_o∈{1,2,3,7,8} D_o ÷ Σ_o D_o',
    terms,
    notes: [
      'Cuenta enteros los grupos 1, 2, 3, 7 y 8: directivos, profesionales, técnicos, oficios y operadores.',
      ...demandNotes(source, workers, demand),
    ],
  };
}

/** Pay a month and women's share of the dependent workers of a zone; undefined where `comunas_datos` has no pay. */
export function payAccounts(
  context: Context,
  row: number,
): { readonly year: string; readonly pay: Explanation; readonly women: Explanation } | undefined {
  const year = payYear(context);
  const zone = context.zones[row];
  if (!year || !zone) return undefined;
  const term = (id: string, symbol: string) => variableTerm(context, row, `${id}_${year}`, symbol);
  const notes = [
    'Son los trabajadores dependientes de empresas con domicilio en la zona, de todos los sectores.',
  ];
  return {
    year,
    pay: {
      indicator: 'Remuneración por trabajador',
      zone: zone.name,
      sector: undefined,
      result: monthly(payOf(context, row, year)),
      formula: 'R ÷ T ÷ 12',
      terms: present(
        term('renta_uf', 'R'),
        term('trabajadores', 'T'),
        computed('12', 'Meses', known(12, 'veces')),
      ),
      notes: [
        ...notes,
        'Se cuenta a quien trabajó aunque fuera un mes: el promedio sale más bajo que un sueldo de todo el año.',
      ],
    },
    women: {
      indicator: 'Mujeres entre los trabajadores',
      zone: zone.name,
      sector: undefined,
      result: womenShare(context, row, year),
      formula: '100 · m ÷ (m + h)',
      terms: present(term('trabajadores_mujeres', 'm'), term('trabajadores_hombres', 'h')),
      notes: [...notes, 'Mujeres y hombres pueden sumar menos que el total de trabajadores publicado.'],
    },
  };
}

/** «¿De dónde sale?» of the students within reach that lead to a group: each field by the part of it that ends there. */
export function studentsAccount(
  inputs: Inputs,
  zone: string,
  supply: Supply,
  { group, students }: GroupGap,
): Explanation {
  const table = inputs.training;
  const terms = supply.fields.flatMap(({ area, level, enrolled, lines }): Term[] => {
    const part = destination(area, level)?.[group];
    if (part === undefined || !table) return [];
    return [
      {
        symbol: `m · ${part.toLocaleString('es-CL')}`,
        label: `${area}, ${LEVEL_NAMES[level].toLowerCase()}`,
        measure: product(enrolled, known(part, 'peso 0 a 1'), 'personas'),
        origin: origin(table.source, 'matricula', lines, supply.year),
      },
    ];
  });
  return {
    indicator: `Estudian para: ${GROUP_NAMES[group]}`,
    zone,
    sector: undefined,
    result: isKnown(supply.enrolled) ? known(students, 'personas') : supply.enrolled,
    formula: 'S_o = Σ m · parte de cada área y nivel que lleva al grupo',
    terms,
    notes: [
      CROSSWALK_NOTE,
      'Son personas que estudian hoy, no egresadas ni quienes ya trabajan. Postgrados y postítulos no se cuentan: ya tienen un título.',
      'Solo se lee el orden (falta, parejo, sobra): la cifra depende del supuesto.',
    ],
  };
}

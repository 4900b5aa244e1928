import type { SectorCode } from '../ids.ts';
import type { Coefficient, Inputs } from '../inputs.ts';
import { known, type Measure } from '../measure.ts';
import { computed, type Explanation, origin, type Term } from '../provenance.ts';
import { coefficientsNote, coefficientsOf, GROUP_NAMES, GROUPS, type Group } from './groups.ts';
import { product } from './product.ts';
import { staffingOf } from './staffing.ts';

/** Posts of one occupation group that some new firms would open. */
export interface NeededGroup {
  readonly group: Group;
  readonly name: string;
  /** Workers; its interval is the range of the coefficient and of the number of firms, not a confidence interval. */
  readonly posts: Measure;
  readonly explanation: Explanation;
}

export interface PeopleNeeded {
  readonly perFirm: Measure;
  /** Firms × workers per firm. */
  readonly total: Measure;
  /** The nine groups, in order. */
  readonly groups: readonly NeededGroup[];
  /** What is to be said wherever these figures are shown. */
  readonly notes: readonly string[];
}

/**
 * The people that a number of new firms of a sector would need, by occupation group: firms × workers per firm of the
 * sector × coefficient (method 2.1). Missing firms or workers per firm: missing posts, with the reason. Undefined where
 * the package has no coefficients for the sector.
 */
export function peopleNeeded(inputs: Inputs, sector: SectorCode, firms: Measure): PeopleNeeded | undefined {
  const table = inputs.occupations;
  const coefficients = coefficientsOf(inputs, sector);
  if (!table || !coefficients) return undefined;
  const { perFirm, terms } = staffingOf(inputs, sector);
  const total = product(firms, perFirm, 'trabajadores');
  const notes = [
    coefficientsNote(table),
    'Los trabajadores por empresa son los del sector en su conjunto: una empresa nueva suele empezar con menos.',
  ];
  const sectorName = inputs.sectors.get(sector)?.name;
  const groups = GROUPS.map((group): NeededGroup => {
    const term = coefficientTerm(inputs, coefficients, group);
    const posts = product(total, term.measure, 'trabajadores');
    return {
      group,
      name: GROUP_NAMES[group],
      posts,
      explanation: {
        indicator: `Puestos: ${GROUP_NAMES[group]}`,
        zone: sectorName ?? sector,
        sector: undefined,
        result: posts,
        formula: 'puestos = e · (T_i ÷ N_i) · a_io',
        terms: [computed('e', 'Empresas nuevas', firms), ...terms, term],
        notes,
      },
    };
  });
  return { perFirm, total, groups, notes };
}

/** The coefficient of a group as a term, with its line; 0 where the file has no row for it. */
export function coefficientTerm(inputs: Inputs, coefficients: readonly Coefficient[], group: Group): Term {
  const one = coefficients[group - 1] ?? { value: 0, low: 0, high: 0, line: 0 };
  const source = inputs.occupations?.source;
  return {
    symbol: 'a_io',
    label: `Parte de los trabajadores del sector: ${GROUP_NAMES[group].toLowerCase()}`,
    measure: known(one.value, 'peso 0 a 1', one.low < one.high ? { low: one.low, high: one.high } : {}),
    origin: source && origin(source, 'coeficiente', [one.line], source.year || 'sin año'),
  };
}

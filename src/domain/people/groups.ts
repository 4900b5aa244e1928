import type { SectorCode } from '../ids.ts';
import type { Coefficient, Inputs, Occupations, StudyLevel } from '../inputs.ts';

/** Major groups of CIUO-08.CL (INE), in order. The armed forces (0) are left out: no table of firms counts them. */
export const GROUPS = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const;
export type Group = (typeof GROUPS)[number];

export const GROUP_NAMES: Readonly<Record<Group, string>> = {
  1: 'Directores, gerentes y administradores',
  2: 'Profesionales, científicos e intelectuales',
  3: 'Técnicos y profesionales de nivel medio',
  4: 'Personal de apoyo administrativo',
  5: 'Servicios y vendedores',
  6: 'Agricultores y calificados agropecuarios, forestales y pesqueros',
  7: 'Artesanos y operarios de oficios',
  8: 'Operadores de instalaciones, máquinas y ensambladores',
  9: 'Ocupaciones elementales',
};

/**
 * Groups counted as specialised (method 2.2): 1 to 3, and the trades and operators of 7 and 8 whole. Counting 1 to 3
 * alone would miss welders and drivers, which are the posts hard to fill in the north. No public table parts the skilled
 * from the rest inside 7 and 8, so both count in full and the figure says so.
 */
export const SPECIALISED: ReadonlySet<Group> = new Set<Group>([1, 2, 3, 7, 8]);

/** What the reader must know of every figure made with coefficients that nobody published. */
export const ASSUMPTION =
  'Supuesto del proyecto: los coeficientes de ocupación por sector no son de una tabla publicada. Son una estimación nuestra, con rangos anchos.';

/** Where the coefficients of a figure come from, as a note beside it. */
export function coefficientsNote(table: Occupations): string {
  if (table.own) return `Los coeficientes son los de tu archivo ${table.source.file}.`;
  return table.assumed ? ASSUMPTION : `Los coeficientes son de ${table.source.publisher}.`;
}

/**
 * The nine coefficients of a sector; a finer sector that the table does not have takes those of its section. Undefined
 * where the table has neither.
 */
export function coefficientsOf(inputs: Inputs, sector: SectorCode): readonly Coefficient[] | undefined {
  const table = inputs.occupations?.bySector;
  return table?.get(sector) ?? table?.get(inputs.sectors.get(sector)?.section ?? sector);
}

export const LEVEL_NAMES: Readonly<Record<StudyLevel, string>> = {
  tecnico: 'Técnico de nivel superior',
  profesional: 'Profesional',
  postgrado: 'Postgrado',
  postitulo: 'Postítulo',
};

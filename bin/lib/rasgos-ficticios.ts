import {
  type MicroType,
  TRAIT_COLUMNS,
  TRAIT_IDS,
  type TraitId,
  traitOf,
} from '../../src/domain/evaluation/traits.ts';
import type { Chance } from './azar.ts';

/** Columns of the fictitious register from which the type of each business is told. */
export const TRAIT_COLUMN_NAMES = TRAIT_IDS.map((trait) => TRAIT_COLUMNS[trait]);
export type TraitColumn = (typeof TRAIT_COLUMN_NAMES)[number];

/** Share of the businesses that answered every question, and of those that answered a few. The rest answered none. */
const ANSWERED = 0.6;
const ANSWERED_A_FEW = 0.12;
const A_FEW = 3;
/** Of those that answered, share of answers left blank. */
const BLANK = 0.05;
/** Share of answers that go with what the business is; the others are of any kind. */
const COHERENT = 0.78;

/** What of a business its traits go with. */
export interface Known {
  readonly tamano: string;
  readonly formal: string;
  readonly ventas_uf: string;
}

/** Invented answers to the traits of seed 002, coherent with the size, the sales and the formality of the business. */
export function inventTraits(chance: Chance, business: Known): Record<TraitColumn, string> {
  const row = Object.fromEntries(TRAIT_COLUMN_NAMES.map((column) => [column, ''])) as Record<
    TraitColumn,
    string
  >;
  const luck = chance.next();
  if (luck >= ANSWERED + ANSWERED_A_FEW) return row;
  const type = typeFor(chance, business);
  const answered = luck < ANSWERED ? TRAIT_IDS : Array.from({ length: A_FEW }, () => chance.pick(TRAIT_IDS));
  for (const trait of answered)
    if (!chance.happens(BLANK)) row[TRAIT_COLUMNS[trait]] = wordFor(chance, trait, type);
  return row;
}

/** What the business is, as the inventor has it; the reader must find it again by the traits. */
function typeFor(chance: Chance, { tamano, formal, ventas_uf }: Known): MicroType {
  if (tamano !== 'micro') return 'acumulacion-ampliada';
  const sales = Number(ventas_uf) || 100;
  const [subsistence, simple] =
    formal === 'no' ? [0.72, 0.25] : sales < 400 ? [0.25, 0.6] : sales < 1000 ? [0.06, 0.6] : [0.02, 0.34];
  const luck = chance.next();
  return luck < subsistence
    ? 'subsistencia'
    : luck < subsistence + simple
      ? 'acumulacion-simple'
      : 'acumulacion-ampliada';
}

/** A word of the trait that goes with the type; now and then, any. */
function wordFor(chance: Chance, trait: TraitId, type: MicroType): string {
  const words = Object.entries(traitOf(trait).values);
  const fit = words.filter(([, { to }]) => to.includes(type));
  const [word] = chance.happens(COHERENT) && fit.length > 0 ? chance.pick(fit) : chance.pick(words);
  return word;
}

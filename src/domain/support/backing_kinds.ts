/** Words of the report on potential and support, apart from its sums: the page carries these and not those. */

export const QUADRANTS = ['ambos', 'solo-potencial', 'solo-apoyo', 'ninguno'] as const;
export type Quadrant = (typeof QUADRANTS)[number];
export const QUADRANT_WORDS: Readonly<Record<Quadrant, string>> = {
  ambos: 'más de los dos',
  'solo-potencial': 'más potencial, menos apoyo',
  'solo-apoyo': 'menos potencial, más apoyo',
  ninguno: 'menos de los dos',
};

/** What is read of a sector: its quadrant, or why it has none. */
export function quadrantWords({
  quadrant,
  few,
}: {
  readonly quadrant: Quadrant | undefined;
  readonly few: boolean;
}): string {
  if (quadrant) return QUADRANT_WORDS[quadrant];
  return few ? 'pocos datos' : 'sin dato';
}

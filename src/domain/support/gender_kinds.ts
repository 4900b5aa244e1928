/** Words of the gender report, apart from its sums: the page carries these and not those. */

/** Against whom the women's share of the grants is set. */
export const BASES = ['catastro', 'empresas', 'poblacion'] as const;
export type BaseId = (typeof BASES)[number];

/** Grants of every instrument of the kind, of those with women's focus, or of the others. */
export const FOCUSES = ['todos', 'sin-enfoque', 'con-enfoque'] as const;
export type Focus = (typeof FOCUSES)[number];

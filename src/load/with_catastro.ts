/** What only a package with a catastro needs, so that it is one chunk of its own (see docs/decisions/0010). */
export { catastroCube } from '../domain/catastro.ts';
export { buildLocator } from '../domain/containment.ts';
export { buildCatastro, catastroColumns } from './tables/catastro.ts';

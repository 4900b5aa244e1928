import { isKnown, type Measure } from '../../domain/measure.ts';
import { listed } from '../support/words.ts';
import { inSentence } from '../words.ts';

/** Sectors named in a sentence. */
const NAMED = 4;

/** Which sectors are clearly above what is expected, the highest first; or that none is, or that it cannot be told. */
export function specialisedSentence(
  place: string,
  sectors: readonly { readonly name: string; readonly quotient: Measure }[],
): string {
  if (!sectors.some(({ quotient }) => isKnown(quotient)))
    return `En ${place} no se puede decir qué sectores pesan más de lo esperado.`;
  const above = sectors.filter(({ quotient }) => isKnown(quotient) && (quotient.low ?? 0) > 1);
  if (above.length === 0) return `En ${place} ningún sector está claramente sobre lo esperado.`;
  const names = above.slice(0, NAMED).map(({ name }) => inSentence(name));
  const verb = above.length === 1 ? 'pesa' : 'pesan';
  const more = above.length > NAMED ? ' sobre todo' : '';
  return `En ${place} ${verb} claramente más de lo esperado${more} ${listed(names)}.`;
}

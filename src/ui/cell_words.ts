import { isLayer, type Pieces } from '../domain/cell_size.ts';
import type { CellFigure } from '../domain/cells.ts';
import { isKnown } from '../domain/measure.ts';
import { formatNumber, MISSING_WORDS } from './format.ts';

/** What the interval of a cell says, or in words why nothing can be told. */
export function readingWords({ reading, gap, quotient, all }: CellFigure): string {
  if (all === 0) return 'ningún negocio';
  if (!isKnown(gap)) return isKnown(quotient) ? '' : MISSING_WORDS[quotient.missing];
  const about = formatNumber(Math.max(1, Math.round(Math.abs(gap.value))));
  if (reading === 'faltan') return `faltan unos ${about}`;
  return reading === 'sobran' ? `sobran unos ${about}` : 'no se distingue';
}

/** The name of a piece; without one, where it is. */
export function cellName({ name, place }: CellFigure): string {
  if (name !== undefined) return name;
  return place.charAt(0).toUpperCase() + place.slice(1);
}

/** What a piece is called. Both words are feminine. */
export function pieceWords(pieces: Pieces): { readonly one: string; readonly many: string } {
  return isLayer(pieces) ? { one: 'zona', many: 'zonas' } : { one: 'celda', many: 'celdas' };
}

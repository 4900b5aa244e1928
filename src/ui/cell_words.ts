import type { CellFigure } from '../domain/cells.ts';
import { isKnown } from '../domain/measure.ts';
import { formatNumber, MISSING_WORDS } from './format.ts';

/** What the interval of a cell says, or in words why nothing can be told. */
export function readingWords({ reading, gap, quotient }: CellFigure): string {
  if (!isKnown(gap)) return isKnown(quotient) ? '' : MISSING_WORDS[quotient.missing];
  const about = formatNumber(Math.max(1, Math.round(Math.abs(gap.value))));
  if (reading === 'faltan') return `faltan unos ${about}`;
  return reading === 'sobran' ? `sobran unos ${about}` : 'no se distingue';
}

/** Where a cell is, as the head of a row. */
export function cellName({ place }: CellFigure): string {
  return place.charAt(0).toUpperCase() + place.slice(1);
}

/** «0,7 km²»: some hundredths of difference between cells say nothing. */
export function cellArea(km2: number): string {
  return `${km2 < 1 ? formatNumber(km2, 1) : formatNumber(km2)} km²`;
}

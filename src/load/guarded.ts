import { isFormula } from '../domain/formula.ts';
import { text } from './columns.ts';

/**
 * A text as it is written in a CSV that this program will read again: with an apostrophe before it where a spreadsheet would
 * run it as a formula, or where the reader would take it for an empty cell («NA»).
 */
export function guarded(value: string): string {
  return isMistaken(value) ? `'${value}` : value;
}

/** The text that `guarded` was given. */
export function unguarded(cell: string): string {
  return cell.startsWith("'") && isMistaken(cell.slice(1)) ? cell.slice(1) : cell;
}

/** The apostrophes of its own that a text begins with are looked past, so that each one written is taken off once. */
function isMistaken(value: string): boolean {
  const plain = value.replace(/^'+/, '');
  return plain !== '' && (isFormula(plain) || 'missing' in text.read(plain, 'punto'));
}

import { isFormula } from './formula.ts';

/** How a CSV parts its cells and its lines, and whether it begins with the mark of UTF-8. */
export interface Dialect {
  readonly delimiter: ';' | ',';
  readonly newline: '\n' | '\r\n';
  readonly mark: boolean;
}

/** What a spreadsheet of Chile opens at once, and this program reads back. */
export const SPREADSHEET: Dialect = { delimiter: ';', newline: '\r\n', mark: true };
/** RFC 4180 but for the end of its lines: what programs read with no settings. */
export const PLAIN: Dialect = { delimiter: ',', newline: '\n', mark: false };

/**
 * Lines of cells as the text of a CSV, the header first. Cells are written as they come, in quotes where the dialect needs
 * them: who gives them a text that a spreadsheet would run guards it before (see formula.ts).
 */
export function writeCsv(
  columns: readonly string[],
  rows: readonly (readonly string[])[],
  dialect: Dialect = SPREADSHEET,
): string {
  const { delimiter, newline, mark } = dialect;
  const cell = (text: string): string =>
    /["\r\n]|^\s|\s$/.test(text) || text.includes(delimiter) ? `"${text.replaceAll('"', '""')}"` : text;
  const lines = [columns, ...rows].map((cells) => cells.map(cell).join(delimiter));
  return `${mark ? '\uFEFF' : ''}${lines.join(newline)}${newline}`;
}

/**
 * A table for a spreadsheet of Chile: decimal comma, nothing where nothing is known, and an apostrophe before a text that
 * would be run as a formula.
 */
export function csvText(
  columns: readonly string[],
  rows: readonly (readonly (string | number | undefined)[])[],
): string {
  const text = (value: string | number | undefined): string =>
    typeof value === 'number' ? String(value).replace('.', ',') : guarded(value ?? '');
  return writeCsv(
    columns,
    rows.map((cells) => cells.map(text)),
  );
}

/** A text that a spreadsheet shows and never runs. */
export function guarded(text: string): string {
  return isFormula(text) ? `'${text}` : text;
}

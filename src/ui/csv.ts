import { isFormula } from '../domain/formula.ts';

/**
 * A cell of a CSV that a spreadsheet of Chile opens: decimal comma, quotes where they are needed, and an apostrophe before a
 * text that would be run as a formula.
 */
function csvCell(value: string | number | undefined): string {
  if (value === undefined) return '';
  if (typeof value === 'number') return String(value).replace('.', ',');
  const safe = isFormula(value) ? `'${value}` : value;
  return /[";\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A table as a CSV with `;` and the mark of UTF-8, header first. */
export function csvText(
  columns: readonly string[],
  rows: readonly (readonly (string | number | undefined)[])[],
): string {
  return `\uFEFF${[columns, ...rows].map((cells) => cells.map(csvCell).join(';')).join('\n')}\n`;
}

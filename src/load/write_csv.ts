import Papa from 'papaparse';

/**
 * Rows as a CSV that a spreadsheet of Chile opens at once and this program reads back: `;`, UTF-8 with its mark. What could
 * be taken for a formula or for an empty cell comes guarded (see guarded.ts).
 */
export function writeCsv(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const data = rows.map((row) => [...row]);
  return `\uFEFF${Papa.unparse({ fields: [...columns], data }, { delimiter: ';', newline: '\r\n' })}\r\n`;
}

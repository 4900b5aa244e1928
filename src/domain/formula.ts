/** Whether a spreadsheet would run a text as a formula, were it a cell. */
export function isFormula(text: string): boolean {
  return /^[=+\-@\t\r]/.test(text);
}

/**
 * An assumption of the project, not figures of anybody: which part of each section's workers is of each major group of
 * CIUO-08.CL. No public table of Chile by activity and occupation could be read when this was written, so these are
 * round shares, chosen by what each activity does, with wide ranges. The README of the package says it to the reader.
 */

export const OCUPACIONES_COLUMNS = ['sector', 'grupo', 'coeficiente', 'desde', 'hasta'] as const;
export type OcupacionRow = Record<(typeof OCUPACIONES_COLUMNS)[number], string>;

/** Percent of the workers of each section in groups 1 to 9. Each line adds up to 100. */
const SHARES: Readonly<Record<string, readonly number[]>> = {
  A: [3, 3, 4, 2, 2, 24, 3, 9, 50],
  B: [3, 14, 17, 5, 2, 0, 22, 31, 6],
  C: [5, 9, 10, 7, 10, 1, 32, 17, 9],
  D: [4, 20, 24, 10, 3, 0, 23, 9, 7],
  E: [4, 9, 11, 8, 3, 0, 10, 20, 35],
  F: [4, 8, 8, 3, 1, 0, 48, 10, 18],
  G: [8, 4, 7, 7, 48, 0, 11, 4, 11],
  H: [3, 4, 6, 14, 4, 0, 4, 56, 9],
  I: [6, 2, 4, 4, 52, 0, 6, 1, 25],
  J: [7, 38, 28, 9, 9, 0, 5, 1, 3],
  K: [9, 28, 27, 26, 5, 0, 1, 1, 3],
  L: [10, 14, 31, 14, 13, 0, 4, 2, 12],
  M: [7, 53, 22, 10, 2, 0, 3, 1, 2],
  N: [4, 8, 10, 14, 24, 3, 5, 4, 28],
  O: [7, 27, 20, 19, 14, 1, 2, 3, 7],
  P: [4, 61, 8, 7, 13, 0, 1, 1, 5],
  Q: [3, 36, 24, 9, 20, 0, 1, 2, 5],
  R: [6, 20, 26, 9, 21, 1, 5, 2, 10],
  S: [4, 8, 8, 7, 32, 1, 26, 3, 11],
  T: [0, 0, 1, 0, 18, 3, 0, 1, 77],
  U: [15, 35, 15, 22, 6, 0, 1, 3, 3],
};

/** How far a share may be off, as a part of it: what is small is known worse. */
function doubt(percent: number): number {
  return percent >= 20 ? 0.3 : percent >= 5 ? 0.4 : 0.5;
}

const text = (percent: number): string => String(Number((percent / 100).toFixed(4)));

/** One row for each section and group; the range is never narrower than a point to each side. */
export function assumedOccupations(): OcupacionRow[] {
  return Object.entries(SHARES).flatMap(([sector, percents]) =>
    percents.map((percent, at) => {
      const off = Math.max(1, percent * doubt(percent));
      return {
        sector,
        grupo: String(at + 1),
        coeficiente: text(percent),
        desde: text(Math.max(0, percent - off)),
        hasta: text(Math.min(100, percent + off)),
      };
    }),
  );
}

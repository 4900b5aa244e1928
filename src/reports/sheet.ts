import type { Measure } from '../domain/measure.ts';

/**
 * What a cell holds: words (`isSaid` where they say something of the row and do not name it), a code (which is text), a
 * figure, or a number as it is rounded on the screen, undefined once it is held back.
 */
export type Cell =
  | { readonly text: string; readonly isSaid?: true }
  | { readonly code: string; readonly of: 'CUT' | 'CIIU' }
  | { readonly measure: Measure }
  | { readonly number: number | undefined };

export interface Column {
  readonly name: string;
  readonly kind: 'texto' | 'codigo' | 'cifra';
}

/** Where what is taken out comes from: it goes in every file and under every picture. */
export interface About {
  /** Publisher and year of each table behind it. */
  readonly source: string;
  readonly packageTitle: string;
  readonly version: string;
  /** ISO date of the package. */
  readonly created: string;
  readonly fictitious: boolean;
}

/** «versión 2026.11»; nothing where the package does not say it. */
export function versionWords({ version }: About): string {
  return version && `versión ${version}`;
}

/** What of a table makes counts of it derivable from one another. */
export interface Row {
  readonly cells: readonly Cell[];
  /** Rows with the same record speak of the same cases: what one holds back may not be told by another. */
  readonly record: string;
  /** Comunas of the zone of the row, as positions in the territory; undefined where it is of no zone. */
  readonly comunas?: readonly number[];
}

/** A table, a list of figures or a chart of the screen, as it is taken out. Rows have a cell for each column. */
export interface Sheet {
  readonly title: string;
  /** What the caption of the table says. */
  readonly detail: string;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
}

export const EMPTY: Cell = { text: '' };

export function isEmpty(cell: Cell): boolean {
  return 'text' in cell && cell.text === '';
}

/** A name for a file or a column of it: lower case, without accents, words joined by a sign. */
export function slug(text: string, joint: '-' | '_' = '-'): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, joint)
    .replace(/^[-_]+|[-_]+$/g, '');
}

import type { Territory } from '../../domain/territory.ts';
import type { Issue } from '../checked.ts';
import type { RawRow } from '../csv.ts';
import type { Resource, TableId } from '../package.ts';
import type { Choices, Dialect } from './contract.ts';

/** A table of a file, as text: a whole CSV, or one sheet of a spreadsheet. */
export interface Sheet {
  /** Path of the file, as brought. */
  readonly path: string;
  /** Name of the sheet; empty for a file with just one table. */
  readonly name: string;
  /** Every row that is not blank, titles and header among them, with its line. */
  readonly rows: readonly RawRow[];
  readonly dialect: Dialect;
}

export interface LayoutContext {
  /** Comunas with which names and codes are told apart. */
  readonly territory: Territory;
  readonly choice: Choices[string];
}

/** Rows of a brought sheet in the columns of one of our tables, all of them text, with the line each one comes from. */
export interface LaidOut {
  readonly table: TableId;
  readonly columns: readonly string[];
  readonly rows: readonly RawRow[];
  /** Rows below the header. Each is in `rows`, or told in `rejected`; one row of theirs may be several of ours. */
  readonly total: number;
  readonly rejected: readonly { readonly line: number; readonly issue: Issue }[];
  /** What does not leave a row out: notices, and cells read as no data. */
  readonly issues: readonly Issue[];
  /** Names or codes that are of no comuna → the lines where they stand. */
  readonly unknownComunas: ReadonlyMap<string, readonly number[]>;
  /** What the descriptor will say of it: title, source, and how its numbers are to be read. */
  readonly resource: Pick<Resource, 'title' | 'sources'> & {
    readonly mapa: Partial<
      Pick<Resource['mapa'], 'titulo' | 'aviso' | 'nivel_sector' | 'ausente' | 'territorio'>
    >;
  };
}

/** A publisher's own way of laying out a table. */
export interface Layout {
  readonly id: string;
  /** «SII: empresas por comuna y rubro». */
  readonly title: string;
  /** The line of the header where the sheet is in this layout; undefined where it is not. */
  recognise(sheet: Sheet): { readonly headerLine: number } | undefined;
  read(sheet: Sheet, context: LayoutContext): LaidOut;
}

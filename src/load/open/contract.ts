import type { Cut } from '../../domain/ids.ts';
import type { Issue } from '../checked.ts';
import type { TableId } from '../package.ts';

/**
 * What passes between the page and the analyst while the reader opens files of theirs: what was brought, what each file
 * was taken for, and what the reader says instead. Plain objects: they cross a thread.
 */

/** A file as the reader brought it. `path` is its place in what was dropped: «carpeta/empresas.csv», «todo.zip». */
export interface BroughtFile {
  readonly path: string;
  readonly blob: Blob;
}

/** How the text of a file is written. */
export interface Dialect {
  readonly encoding: string;
  /** `;`, `,` or a tab; empty where there is no separator (a spreadsheet, a boundary file). */
  readonly separator: string;
  readonly decimals: 'coma' | 'punto' | undefined;
  /** Line of the header, as an editor (or the spreadsheet) counts. */
  readonly headerLine: number;
}

/** Our columns and theirs: ours → the name in the file. Only those that are mapped. */
export type Mapping = Readonly<Record<string, string>>;

/** What the reader decides of one file. What is not said is as it was guessed. */
export interface FileChoice {
  /** `ninguna`: the file is not used. */
  readonly table?: TableId | 'ninguna';
  /** Ours → theirs; a column of ours mapped to the empty text is left out. */
  readonly mapping?: Mapping;
  /** The mapping was chosen by hand the last time that a file had this header. */
  readonly remembered?: boolean;
  /** Names of comunas as written in the file → the code that the reader says they are; empty: of no comuna. */
  readonly comunas?: Readonly<Record<string, Cut | ''>>;
  /** Year or period, where no column tells it. */
  readonly period?: string;
}
export type Choices = Readonly<Record<string, FileChoice>>;

/** A column of ours, and the one of the file that is read for it. */
export interface MappedColumn {
  readonly ours: string;
  readonly required: boolean;
  readonly help: string;
  /** Undefined: no column of the file is read for it. */
  readonly theirs: string | undefined;
  /** Who said so. `recordada`: chosen by hand the last time a file had this header. */
  readonly from: 'nombre' | 'parecido' | 'recordada' | 'mano' | undefined;
}

/** A row as it will be read, beside the column names of `SampleTable`. */
export interface SampleRow {
  readonly line: number;
  readonly cells: readonly string[];
  /** Why it is left out; undefined where it is used. */
  readonly rejected: string | undefined;
}
export interface SampleTable {
  readonly columns: readonly string[];
  readonly rows: readonly SampleRow[];
}

/** A name or code of a comuna that is in no list, and those that it may be. */
export interface UnknownComuna {
  readonly text: string;
  readonly rows: number;
  readonly suggestions: readonly { readonly cut: Cut; readonly name: string; readonly region: string }[];
}

/** How many times one kind of fault was found, with some of them as examples. */
export interface IssueGroup {
  readonly code: string;
  readonly severity: Issue['severity'];
  readonly count: number;
  readonly examples: readonly Issue[];
}

/** A brought file, or a sheet of it, and what was made of it. */
export interface ExaminedFile {
  /** Stable while the same files are examined: the path, and `#hoja` for a sheet. */
  readonly id: string;
  readonly path: string;
  readonly bytes: number;
  /** What it was taken for, in words: «Catastro: un negocio por fila», «SII: empresas por comuna y rubro». */
  readonly takenFor: string;
  /** Publisher's layout by which it is read; undefined for tables in our own columns. */
  readonly layout: string | undefined;
  readonly table: TableId | 'ninguna';
  /** Tables that it could be read as instead, the likeliest first. */
  readonly candidates: readonly TableId[];
  readonly dialect: Dialect | undefined;
  readonly columns: readonly MappedColumn[];
  /** Names in the header of the file; a second column with the same name has its place behind: «Valor (3)». */
  readonly header: readonly string[];
  /** Of the header: files with the same one are mapped alike. Empty where there is no header. */
  readonly signature: string;
  /** Year or period that every row takes, where no column tells it: as guessed from the name, or as chosen. */
  readonly period: string | undefined;
  readonly sample: SampleTable | undefined;
  /** Only the opening of a long file was looked at: the counts are of that part. */
  readonly partial: boolean;
  readonly rows: number;
  readonly used: number;
  readonly rejected: number;
  readonly issues: readonly IssueGroup[];
  readonly unknownComunas: readonly UnknownComuna[];
  /** Which comunas the zones of a boundary file are, or how many polygons a layer of zones has, in words. */
  readonly note: string | undefined;
  /** Why it cannot be used as it is; undefined where it can. */
  readonly problem: string | undefined;
}

/** Everything brought, ready to be looked at before it is used. */
export interface Examination {
  readonly files: readonly ExaminedFile[];
  /** Proposed title of the package: «Catastro de Calama». */
  readonly title: string;
  /** What the brought tables are laid over, in words: «Chile, cifras oficiales»; undefined for a package of its own. */
  readonly over: string | undefined;
  /** Why nothing can be used yet; undefined where «Usar estos datos» works. */
  readonly problem: string | undefined;
}

/** How far a long reading is. */
export interface Progress {
  readonly doing: 'descomprimir' | 'examinar' | 'leer' | 'ubicar' | 'calcular';
  readonly file: string;
  /** Bytes read and to be read; `total` is 0 where nobody can tell. */
  readonly done: number;
  readonly total: number;
  readonly rows: number;
}

/** How whoever reads something long tells how far it is, and learns that nobody wants it any more. */
export interface Watch {
  tell(progress: Progress): void;
  readonly signal: AbortSignal;
}

/** The files of a package of the reader's, by path: what is open, kept on the device and saved as a zip. */
export type PackageFiles = ReadonlyMap<string, Blob>;

import type { SectorTree } from '../../domain/sectors.ts';
import { type Issue, quoted } from '../checked.ts';
import { columnKey, HEADER_SEARCH_ROWS } from '../csv.ts';
import type { TableId } from '../package.ts';
import { RESOURCES } from '../resources.ts';
import type { Base, Piece } from './compose.ts';
import { comunaReader } from './comuna_reader.ts';
import type { Dialect, ExaminedFile, FileChoice, UnknownComuna, Watch } from './contract.ts';
import { convert, idTrouble } from './convert.ts';
import type { Expanded } from './expand.ts';
import { troubleIn } from './kinds.ts';
import type { LaidOut, Layout } from './layout.ts';
import { LAYOUTS } from './layouts/index.ts';
import {
  chosenPositions,
  columnsOf,
  findHeader,
  guesses,
  type Header,
  headerAt,
  lackingOf,
  mappedColumns,
  signatureOf,
} from './mapping.ts';
import { partsOf, readOutlineFile } from './outline_files.ts';
import { decimalsOf, LONG_FILE, LONGEST_TABLE, openingOf, type TextSheet, textSheet } from './sheets.ts';
import { bookSheets } from './workbook.ts';

/** The base of a desk, with the words by which places and activities are told apart. */
export interface DeskBase extends Base {
  readonly sectors: SectorTree;
}

/** Something brought that can be looked at by itself: a file, a sheet of one, or the parts of a shapefile. */
export type Item = {
  readonly id: string;
  readonly path: string;
  /** As messages name it: the path, and the sheet where it has several. */
  readonly shown: string;
  readonly bytes: number;
} & (
  | {
      readonly kind: 'tabla';
      readonly blob: Blob;
      readonly text: TextSheet;
      readonly opening: Blob | undefined;
    }
  | { readonly kind: 'contornos'; readonly parts: ReadonlyMap<string, Blob> }
  | { readonly kind: 'nada'; readonly problem: string | undefined; readonly note: string | undefined }
);

/** An item as the choices say that it is read. */
export interface Reading {
  readonly item: Item;
  readonly table: TableId | 'ninguna';
  readonly layout: string | undefined;
  readonly takenFor: string;
  readonly candidates: readonly TableId[];
  readonly dialect: Dialect | undefined;
  readonly columns: ExaminedFile['columns'];
  readonly header: readonly string[];
  readonly signature: string;
  readonly period: string | undefined;
  readonly rows: number;
  /** Rows left out before anything was written, of a boundary file. */
  readonly left: number;
  readonly piece: Piece | undefined;
  /** The rows of the file and its header, where it is a table. */
  readonly source: { readonly text: TextSheet; readonly header: Header } | undefined;
  readonly laid: LaidOut | undefined;
  /** The part of a long file that was looked at. */
  readonly opening: Blob | undefined;
  /** What is told of it where it is not used. */
  readonly issues: readonly Issue[];
  readonly unknownComunas: readonly UnknownComuna[];
  readonly note: string | undefined;
  readonly problem: string | undefined;
}

/** Rows by which what a column holds is judged. */
const SAMPLED = 200;
/** What a guess must reach to be taken without being asked. */
const SURE = 5;
/** A register that has no id is written again with its lines, in the memory: longer ones need one of their own. */
const LONGEST_WITHOUT_ID = 64 * 1024 * 1024;
const MOST_COLUMNS = 1000;
/** Letters of the longest cell that is read. */
const LONGEST_CELL = 1_000_000;
const MOST_UNKNOWN = 100;

export async function itemsOf(files: readonly Expanded[], watch: Watch): Promise<readonly Item[]> {
  const items: Item[] = [];
  const outlines = outlineGroups(files);
  for (const file of files) {
    watch.signal.throwIfAborted();
    const { path, blob, kind } = file;
    const common = { id: path, path, shown: path, bytes: blob.size };
    const nothing = (words: { problem: string } | { note: string }) =>
      items.push({ ...common, kind: 'nada', problem: undefined, note: undefined, ...words });
    if (typeof kind === 'object') nothing(kind);
    else if (kind === 'json' || kind === 'parte') {
      const parts = outlines.get(path);
      if (parts === undefined) nothing({ note: 'Le falta el archivo .shp del mismo nombre: no se usa.' });
      else if (parts.size > 0)
        items.push({
          ...common,
          bytes: [...parts.values()].reduce((sum, part) => sum + part.size, 0),
          kind: 'contornos',
          parts,
        });
    } else if (kind === 'ajeno') nothing({ note: 'No es una tabla ni un mapa: no se usa.' });
    else if (kind === 'planilla') {
      const sheets = await bookSheets(path, blob, watch);
      if (typeof sheets === 'string') nothing({ problem: sheets });
      else if (sheets.length === 0) nothing({ problem: 'La planilla no tiene filas.' });
      else
        for (const text of sheets) {
          const { name } = text.sheet;
          const shown = sheets.length > 1 ? `${path} (hoja «${name}»)` : path;
          items.push({
            ...common,
            id: `${path}#${name}`,
            shown,
            kind: 'tabla',
            blob,
            text,
            opening: undefined,
          });
        }
    } else {
      const trouble = await troubleIn(blob);
      const opening = trouble === undefined && blob.size >= LONG_FILE ? await openingOf(blob) : undefined;
      const text = trouble === undefined ? await textSheet(path, opening ?? blob, watch) : undefined;
      if (text) items.push({ ...common, kind: 'tabla', blob, text, opening });
      else nothing({ problem: trouble ?? 'El archivo no tiene filas.' });
    }
  }
  return items;
}

/**
 * Boundary files by the path of the one that names them; empty for a file that is a part of another, absent for a part whose
 * shapefile is not there.
 */
function outlineGroups(files: readonly Expanded[]): ReadonlyMap<string, ReadonlyMap<string, Blob>> {
  const blobOf = new Map(files.map(({ path, blob }) => [path, blob]));
  const groups = new Map<string, ReadonlyMap<string, Blob>>();
  const loose = files.filter(({ kind }) => kind === 'json' || kind === 'parte');
  for (const { main, parts } of partsOf(loose.map(({ path }) => path))) {
    for (const path of parts.values()) groups.set(path, new Map());
    groups.set(main, new Map([...parts].map(([part, path]) => [part, blobOf.get(path) ?? new Blob()])));
  }
  for (const { path, blob, kind } of loose)
    if (kind === 'json' && !groups.has(path)) groups.set(path, new Map([['json', blob]]));
  return groups;
}

export async function readItem(
  item: Item,
  choice: FileChoice,
  base: DeskBase,
  watch: Watch,
): Promise<Reading> {
  if (item.kind === 'nada')
    return item.problem === undefined
      ? { ...unusable(item, ''), takenFor: 'No se usa', problem: undefined, note: item.note }
      : unusable(item, item.problem);
  if (item.kind === 'contornos') return byOutlines(item, choice, base, watch);
  const trouble = sizeTrouble(item.text);
  if (trouble !== undefined) return unusable(item, trouble);
  const layout = choice.table ? undefined : LAYOUTS.find((one) => one.recognise(item.text.sheet));
  return layout ? byLayout(item, layout, choice, base, watch) : byColumns(item, choice, base, watch);
}

type TableItem = Item & { readonly kind: 'tabla' };

async function byOutlines(
  item: Item & { readonly kind: 'contornos' },
  choice: FileChoice,
  base: DeskBase,
  watch: Watch,
): Promise<Reading> {
  const bare = unusable(item, '');
  const candidates: readonly TableId[] = ['comunas', 'zonas'];
  if (choice.table === 'ninguna')
    return { ...bare, candidates, takenFor: 'Contornos, sin usar', problem: undefined };
  const read = await readOutlineFile(item.shown, item.parts, base.territory, { choice, watch });
  if (read.kind === 'ninguna') return { ...bare, issues: read.issues, problem: read.problem };
  const ours = read.kind === 'comunas' ? ['cut', 'comuna'] : ['nombre', 'id'];
  const places = comunaReader(base.territory, choice.comunas);
  return {
    ...bare,
    table: read.kind,
    candidates: [read.kind, ...candidates.filter((one) => one !== read.kind)],
    takenFor: RESOURCES.find(({ id }) => id === read.kind)?.title ?? read.kind,
    columns: ours.map((name) => ({
      ours: name,
      required: false,
      help: OUTLINE_HELP[name] ?? '',
      theirs: read.columns[name],
      from: read.columns[name] === undefined ? undefined : choice.mapping?.[name] ? 'mano' : 'nombre',
    })),
    header: read.header,
    signature: signatureOf(read.header),
    rows: read.rows,
    left: read.rejected.length,
    issues: read.issues,
    note: read.note,
    unknownComunas: [...read.unknownComunas].slice(0, MOST_UNKNOWN).map(([text, lines]) => ({
      text,
      rows: lines.length,
      suggestions: places.suggest(text),
    })),
    piece: pieceOf(item, read.kind, undefined, {
      kind: 'contornos',
      collection: read.collection,
      rejected: read.rejected,
      issues: read.issues,
    }),
    problem: read.used === 0 ? 'Ningún contorno se puede usar.' : undefined,
  };
}

const OUTLINE_HELP: Readonly<Record<string, string>> = {
  cut: 'Código de comuna.',
  comuna: 'Nombre de la comuna.',
  nombre: 'Nombre de la zona.',
  id: 'Código de la zona.',
};

/** The text of an item to its end: a long one is read now. */
async function wholeText(item: TableItem, watch: Watch): Promise<TextSheet | string> {
  if (!item.opening) return item.text;
  if (item.blob.size > LONGEST_TABLE)
    return `Pesa ${megabytes(item.blob.size)} y una tabla se lee hasta ${megabytes(LONGEST_TABLE)}. Un catastro puede ser más largo; de otra tabla, trae una parte.`;
  watch.tell({ doing: 'leer', file: item.path, done: 0, total: item.blob.size, rows: 0 });
  const text = await textSheet(item.path, item.blob, watch);
  return text ? (sizeTrouble(text) ?? text) : 'El archivo no tiene filas.';
}

/** Why rows that were parsed are no table to go on with; undefined where they may be. */
function sizeTrouble({ sheet }: TextSheet): string | undefined {
  const wide = sheet.rows.slice(0, HEADER_SEARCH_ROWS).find(({ cells }) => cells.length > MOST_COLUMNS);
  if (wide)
    return `La línea ${wide.line} tiene más de ${MOST_COLUMNS.toLocaleString('es-CL')} columnas. Deja solo las que hacen falta.`;
  const long = sheet.rows.find(({ cells }) => cells.some((cell) => cell.length > LONGEST_CELL));
  return (
    long && `La línea ${long.line} tiene una celda de más de un millón de letras. Bórrala y vuelve a traerlo.`
  );
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1024 / 1024).toLocaleString('es-CL')} MB`;
}

async function byLayout(
  item: TableItem,
  layout: Layout,
  choice: FileChoice,
  base: DeskBase,
  watch: Watch,
): Promise<Reading> {
  const text = await wholeText(item, watch);
  if (typeof text === 'string') return unusable(item, text);
  const { sheet } = text;
  const headerLine = layout.recognise(sheet)?.headerLine ?? sheet.dialect.headerLine;
  const at = Math.max(
    0,
    sheet.rows.findIndex(({ line }) => line === headerLine),
  );
  const header = headerAt(sheet.rows, at) ?? { at, line: headerLine, names: [] };
  const laid = layout.read(sheet, { territory: base.territory, choice });
  watch.signal.throwIfAborted();
  return {
    ...common(item, text, header),
    table: laid.table,
    layout: layout.id,
    takenFor: layout.title,
    candidates: [...new Set([laid.table, ...guesses(header.names).map(({ table }) => table)])],
    columns: [],
    period: undefined,
    rows: laid.total,
    piece: pieceOf(item, laid.table, undefined, {
      kind: 'filas',
      laid,
      theirs: () => undefined,
      delimiter: ',',
    }),
    laid,
    unknownComunas: unknownOf(laid, choice, base, text, header),
    problem: laid.rows.length === 0 ? 'Ninguna fila se pudo leer.' : undefined,
  };
}

async function byColumns(
  item: TableItem,
  choice: FileChoice,
  base: DeskBase,
  watch: Watch,
): Promise<Reading> {
  const found = findHeader(item.text.sheet.rows);
  if (!found) return unusable(item, 'El archivo no tiene filas.');
  const sample = item.text.sheet.rows.slice(found.at + 1, found.at + 1 + SAMPLED);
  const all = guesses(found.names, sample);
  const first = all[0];
  const guessed = yearOf(item, found.at);
  const sure =
    first &&
    first.score >= SURE &&
    lackingOf(first.table, columnsOf(first.table, found.names) ?? {}, first.positions, 'x').length === 0;
  const table = choice.table ?? (sure ? first.table : 'ninguna');
  const candidates = all.filter(({ score }) => score > 0).map((one) => one.table);
  const bare = {
    ...common(item, item.text, found),
    candidates,
    rows: item.text.sheet.rows.length - found.at - 1,
  };
  const columns = table === 'ninguna' ? undefined : columnsOf(table, found.names);
  if (table === 'ninguna' || !columns)
    return {
      ...bare,
      takenFor: 'No se reconoció como ninguna tabla',
      problem: choice.table === 'ninguna' ? undefined : 'Elige qué tabla es, o déjalo fuera.',
    };
  const guess = all.find((one) => one.table === table)?.positions ?? new Map();
  const positions = chosenPositions(guess, columns, found.names, choice);
  const needsYear = Object.keys(columns).some(
    (name) => /^(periodo|anio)$/.test(name) && columns[name]?.required,
  );
  const hasYear = positions.has('periodo') || positions.has('anio');
  const period = hasYear ? undefined : (choice.period ?? guessed);
  const words = {
    ...bare,
    table,
    takenFor: RESOURCES.find(({ id }) => id === table)?.title ?? table,
    columns: mappedColumns(columns, positions, found.names),
    period: hasYear || !(needsYear || table === 'catastro' || table === 'comunas_datos') ? undefined : period,
  };
  const lacking = lackingOf(table, columns, positions, period);
  if (lacking.length > 0) return { ...words, problem: lackingWords(lacking) };
  if (table === 'catastro' && item.opening) {
    const noId = idTrouble(item.text.sheet.rows.slice(found.at + 1), positions, found.names);
    if (noId === undefined) return register(item, words, positions, choice);
    if (item.blob.size > LONGEST_WITHOUT_ID)
      return {
        ...words,
        problem: `${noId} Es un catastro muy largo y le hace falta: agrega una columna con un número distinto en cada fila.`,
      };
  }
  const text = await wholeText(item, watch);
  if (typeof text === 'string') return { ...words, problem: text };
  const laid = await convert(
    { rows: text.sheet.rows, header: found, openQuote: text.openQuote },
    table,
    columns,
    positions,
    { territory: base.territory, sectors: base.sectors, choice, period, file: item.shown, watch },
  );
  const told = {
    ...laid,
    issues: [
      ...sheetIssues(item, text, found),
      ...yearIssues(item, needsYear, hasYear, choice, period),
      ...laid.issues,
    ],
  };
  const theirs = (ours: string) => {
    const at = positions.get(ours)?.at;
    return at === undefined ? undefined : found.names[at];
  };
  return {
    ...words,
    source: { text, header: found },
    rows: laid.total,
    laid: told,
    unknownComunas: unknownOf(laid, choice, base, text, found),
    piece: pieceOf(item, table, period, {
      kind: 'filas',
      laid: told,
      theirs,
      delimiter: text.sheet.dialect.separator === ';' ? ';' : ',',
    }),
    problem: laid.rows.length === 0 ? 'Ninguna fila se pudo leer.' : undefined,
  };
}

/** A register too long to be read at once goes in the package as it is. */
function register(
  item: TableItem,
  words: Reading,
  positions: ReadonlyMap<string, { readonly at: number }>,
  choice: FileChoice,
): Reading {
  const raw = item.text.sheet.rows[words.source?.header.at ?? 0]?.cells ?? [];
  const keys = raw.map(columnKey);
  const names: Record<string, string> = {};
  for (const ours of Object.keys(columnsOf('catastro', []) ?? {})) {
    const at = positions.get(ours)?.at;
    if (at !== undefined) {
      const name = raw[at] ?? '';
      if (keys.indexOf(keys[at] ?? '') !== at)
        return {
          ...words,
          problem: `El encabezado trae dos columnas ${quoted(name)}. En un archivo tan largo, dales nombres distintos.`,
        };
      names[ours] = name;
    } else if (keys.includes(ours)) names[ours] = `sin usar: ${ours}`;
  }
  if (words.rows === 0)
    return {
      ...words,
      problem: `Tras la línea ${words.source?.header.line ?? 1} hay una fila de más de 2 MB. Bórrala y vuelve a traerlo.`,
    };
  return {
    ...words,
    opening: item.opening,
    note: `Es largo: aquí se muestra su comienzo, ${words.rows.toLocaleString('es-CL')} ${words.rows === 1 ? 'fila' : 'filas'}. Se lee entero al abrirlo.`,
    piece: pieceOf(item, 'catastro', words.period, {
      kind: 'registro',
      blob: item.blob,
      names,
      delimiter: item.text.sheet.dialect.separator,
      comunas: choice.comunas ?? {},
    }),
  };
}

function common(item: TableItem, text: TextSheet, header: Header): Reading {
  return {
    item,
    table: 'ninguna',
    layout: undefined,
    takenFor: '',
    candidates: [],
    dialect: {
      ...text.sheet.dialect,
      headerLine: header.line,
      decimals: text.sheet.dialect.decimals ?? decimalsOf(text.sheet, header.at),
    },
    columns: [],
    header: header.names,
    signature: signatureOf(header.names),
    period: undefined,
    rows: 0,
    left: 0,
    piece: undefined,
    source: { text, header },
    laid: undefined,
    opening: undefined,
    issues: [],
    unknownComunas: [],
    note: undefined,
    problem: undefined,
  };
}

function unusable(item: Item, problem: string): Reading {
  return {
    item,
    table: 'ninguna',
    layout: undefined,
    takenFor: 'No se puede usar',
    candidates: [],
    dialect: undefined,
    columns: [],
    header: [],
    signature: '',
    period: undefined,
    rows: 0,
    left: 0,
    piece: undefined,
    source: undefined,
    laid: undefined,
    opening: undefined,
    issues: [],
    unknownComunas: [],
    note: undefined,
    problem,
  };
}

function pieceOf(item: Item, table: TableId, year: string | undefined, content: Piece['content']): Piece {
  const stem = (item.path.split('/').at(-1) ?? item.path)
    .replace(/\.(csv|tsv|txt|xlsx|gz|zip|json|geojson|topojson|shp)(?=$|#)/gi, '')
    .slice(0, 60);
  return { id: item.id, shown: item.shown, stem, table, year, content };
}

/** Year or years in the name of the file or in the titles above its header; undefined where there is none, or several. */
function yearOf(item: TableItem, headerAt: number): string | undefined {
  const titles = item.text.sheet.rows.slice(0, headerAt).flatMap(({ cells }) => cells);
  for (const place of [item.path.split('/').at(-1) ?? '', item.text.sheet.name, titles.join(' ')]) {
    const range = /(?:^|\D)((?:19|20)\d{2})\s?(?:-|–|_|a)\s?((?:19|20)\d{2})(?:\D|$)/.exec(place);
    if (range && Number(range[1]) < Number(range[2])) return `${range[1]}-${range[2]}`;
    const years = new Set([...place.matchAll(/(?<!\d)(?:19|20)\d{2}(?!\d)/g)].map(([year]) => year));
    if (years.size === 1) return [...years][0];
  }
  return undefined;
}

function sheetIssues(item: Item, text: TextSheet, header: Header): readonly Issue[] {
  const issues: Issue[] = [];
  if (header.at > 0)
    issues.push({
      severity: 'aviso',
      file: item.shown,
      line: header.line,
      code: 'lineas-sobre-el-encabezado',
      message: `El encabezado está en la línea ${header.line}; se saltaron ${header.at} líneas de título.`,
    });
  for (const line of text.badQuotes)
    if (line !== text.openQuote)
      issues.push({
        severity: 'aviso',
        file: item.shown,
        line,
        code: 'comilla-mal-cerrada',
        message:
          'Hay texto pegado a una comilla que cierra. Revisa que las celdas de esta fila se lean bien.',
      });
  return issues;
}

function yearIssues(
  item: Item,
  needsYear: boolean,
  hasYear: boolean,
  choice: FileChoice,
  period: string | undefined,
): readonly Issue[] {
  if (!needsYear || hasYear || !period || choice.period) return [];
  return [
    {
      severity: 'aviso',
      file: item.shown,
      code: 'anio-supuesto',
      message: `Ninguna columna dice el año. Se toma ${period}, que está en el nombre o en el título.`,
    },
  ];
}

const LACKING: Readonly<Record<string, string>> = {
  cut: 'la comuna',
  comuna: 'la comuna, o la longitud y la latitud',
  periodo: 'el año',
  anio: 'el año',
  sector: 'el rubro o sector',
  empresas: 'cuántas empresas hay',
  dato: 'algún dato de la comuna',
};
function lackingWords(lacking: readonly string[]): string {
  const words = lacking.map((name) => LACKING[name] ?? `«${name}»`);
  const list = words.length > 1 ? `${words.slice(0, -1).join(', ')} y ${words.at(-1)}` : words[0];
  return `Falta decir qué columna trae ${list}.`;
}

const REGION = /^(region|nom(bre)?_region|region_nombre|cod_region|codigo_region)$/;

function unknownOf(
  laid: LaidOut,
  choice: FileChoice,
  base: DeskBase,
  text: TextSheet,
  header: Header,
): readonly UnknownComuna[] {
  if (laid.unknownComunas.size === 0) return [];
  const places = comunaReader(base.territory, choice.comunas);
  const regionAt = header.names.findIndex((name) => REGION.test(columnKey(name)));
  const wanted = new Set([...laid.unknownComunas.values()].flatMap((lines) => lines[0] ?? []));
  const regionOn = new Map(
    regionAt === -1
      ? []
      : text.sheet.rows.flatMap(
          ({ line, cells }) =>
            (wanted.has(line) ? [[line, cells[regionAt] ?? '']] : []) as [number, string][],
        ),
  );
  return [...laid.unknownComunas]
    .map(([said, lines]) => ({ said, lines }))
    .sort((a, b) => b.lines.length - a.lines.length)
    .slice(0, MOST_UNKNOWN)
    .map(({ said, lines }) => ({
      text: said,
      rows: lines.length,
      suggestions: places.suggest(said, regionOn.get(lines[0] ?? 0) ?? ''),
    }));
}

import type { FeatureCollection } from 'geojson';
import { parseCut } from '../../domain/ids.ts';
import type { Territory } from '../../domain/territory.ts';
import type { Issue } from '../checked.ts';
import { columnKey, readCsv } from '../csv.ts';
import { DESCRIPTOR_FILE, type Resource, readDescriptor, type TableId } from '../package.ts';
import type { FileSource } from '../reading.ts';
import { LINE_COLUMN, writeRows, writtenNames } from './canonical.ts';
import type { PackageFiles, Watch } from './contract.ts';
import type { LaidOut } from './layout.ts';

/** The shipped package that brought tables are laid over, read once. */
export interface Base {
  readonly files: FileSource;
  readonly title: string;
  readonly territory: Territory;
  /** Its descriptor, as it is written. */
  readonly raw: RawDescriptor;
}
interface RawDescriptor {
  readonly mapa: Readonly<Record<string, unknown>>;
  readonly resources: readonly RawResource[];
  readonly [key: string]: unknown;
}
interface RawResource {
  readonly name: string;
  readonly path: string;
  readonly sources?: readonly Readonly<Record<string, unknown>>[];
  readonly schema?: { readonly fields?: readonly Readonly<Record<string, unknown>>[] };
  readonly mapa: Readonly<Record<string, unknown>> & { readonly tabla: TableId };
  readonly [key: string]: unknown;
}

/** A brought table, ready to be written in a package. */
export interface Piece {
  readonly id: string;
  /** The file, as messages and sources name it. */
  readonly shown: string;
  /** Name of the file without folder or ending. */
  readonly stem: string;
  readonly table: TableId;
  /** Year of the figures, for the tables that do not say it row by row. */
  readonly year: string | undefined;
  readonly content:
    | {
        readonly kind: 'filas';
        readonly laid: LaidOut;
        readonly theirs: (ours: string) => string | undefined;
        readonly delimiter: ',' | ';';
      }
    | {
        readonly kind: 'registro';
        readonly blob: Blob;
        readonly names: Readonly<Record<string, string>>;
        readonly delimiter: string;
        readonly comunas: Readonly<Record<string, string>>;
      }
    | {
        readonly kind: 'contornos';
        readonly collection: FeatureCollection;
        readonly rejected: LaidOut['rejected'];
        readonly issues: readonly Issue[];
      };
}

export interface Composed {
  /** What was written for the brought tables; the rest is read from the base. */
  readonly files: PackageFiles;
  /** Which resource each piece became; one that is not there is not used. */
  readonly resourceOf: ReadonlyMap<string, string>;
  /** Paths of the base that the package names too. */
  readonly fromBase: readonly string[];
}

/** Tables whose brought rows stand beside those of the base; of the others the brought take their place. */
const BESIDE: ReadonlySet<TableId> = new Set<TableId>(['empresas', 'sectores', 'beneficiarios', 'zonas']);
/** Tables of which several may be brought. */
const SEVERAL: ReadonlySet<TableId> = new Set<TableId>([
  'empresas',
  'empresas_totales',
  'sectores',
  'beneficiarios',
  'zonas',
]);
/** Alike faults of which each is told; beyond, how many more. */
const MOST_TOLD = 200;

interface ComposeOptions {
  readonly title: string;
  /** AAAA-MM-DD. */
  readonly today: string;
  /** Zone that nearly all of a register is of. */
  readonly zone: string | undefined;
  /** Only what judges the brought tables: what else the base has is left out, to answer at once. */
  readonly brief?: boolean;
}

export async function readBase(
  files: FileSource,
  watch: Watch,
): Promise<Omit<Base, 'territory'> | undefined> {
  const bytes = await files.read(DESCRIPTOR_FILE);
  const read = readDescriptor(bytes).value;
  watch.signal.throwIfAborted();
  if (!bytes || !read) return undefined;
  const raw = JSON.parse(new TextDecoder().decode(bytes)) as RawDescriptor;
  return { files, title: read.title, raw };
}

/**
 * Lays brought tables over a base package: theirs first, so that what is shown first is the reader's, then what the base has
 * besides. Resource names are ours: they travel in links, and say nothing of the files.
 */
export async function compose(
  pieces: readonly Piece[],
  base: Base,
  { title, today, zone, brief = false }: ComposeOptions,
  watch: Watch,
): Promise<Composed> {
  const files = new Map<string, Blob>();
  const resourceOf = new Map<string, string>();
  const written: object[] = [];
  const taken = new Set<TableId>();
  const counts = new Map<TableId, number>();
  for (const piece of pieces) {
    const { table, content } = piece;
    if (taken.has(table) && !SEVERAL.has(table)) continue;
    taken.add(table);
    const turn = (counts.get(table) ?? 0) + 1;
    counts.set(table, turn);
    const name = SEVERAL.has(table) ? `${table}-${turn}` : table;
    resourceOf.set(piece.id, name);
    const path = `propios/${name}.${content.kind === 'contornos' ? 'geojson' : 'csv'}`;
    const common = { name, path, title: titleOf(piece), sources: sourcesOf(piece) };
    if (content.kind === 'contornos') {
      const collection =
        table === 'comunas' ? wholeCountry(content.collection, base.territory) : content.collection;
      files.set(path, new Blob([JSON.stringify(collection)], { type: 'application/geo+json' }));
      written.push({
        ...common,
        mapa: {
          tabla: table,
          titulo: piece.stem,
          archivo: piece.shown,
          ...(table === 'comunas' ? { aviso: `Contornos del archivo «${piece.shown}».` } : {}),
          ...before(content.rejected, content.issues),
        },
      });
    } else if (content.kind === 'registro') {
      files.set(path, content.blob);
      written.push({
        ...common,
        dialect: { delimiter: content.delimiter },
        mapa: {
          tabla: table,
          titulo: piece.stem,
          archivo: piece.shown,
          columnas: content.names,
          ...(Object.keys(content.comunas).length > 0 ? { comunas: content.comunas } : {}),
        },
      });
    } else {
      const over =
        table === 'comunas_datos' || table === 'instrumentos' ? await rowsOfBase(base, table) : undefined;
      const { laid } = content;
      const merged = over && (table === 'comunas_datos' ? besideColumns(laid, over) : belowRows(laid, over));
      const columns = merged?.columns ?? laid.columns;
      const rows = merged?.rows ?? laid.rows.map(({ line, cells }) => ({ line: String(line), cells }));
      const names = writtenNames(columns, (ours) =>
        laid.columns.includes(ours) ? content.theirs(ours) : undefined,
      );
      files.set(
        path,
        await writeRows(
          [...names, LINE_COLUMN],
          rows.map(({ line, cells }) => [...columns.map((_, at) => cells[at] ?? ''), line]),
          content.delimiter,
          watch,
        ),
      );
      const fields =
        merged && table === 'comunas_datos' ? { schema: { fields: fieldsOf(piece, laid, over) } } : {};
      written.push({
        ...common,
        ...(merged && over ? { sources: [...common.sources, ...(over.resource.sources ?? [])] } : {}),
        ...fields,
        dialect: { delimiter: content.delimiter },
        mapa: {
          tabla: table,
          titulo: laid.resource.mapa.titulo ?? piece.stem,
          archivo: piece.shown,
          linea: LINE_COLUMN,
          columnas: Object.fromEntries(
            columns.flatMap((ours, at) => (names[at] === ours ? [] : [[ours, names[at] ?? ours]])),
          ),
          ...territoryOf(table, laid, zone),
          ...laid.resource.mapa,
          ...before(laid.rejected, laid.issues),
        },
      });
    }
  }
  const repeated = await sameBeneficiaries(pieces, base);
  const kept = (brief ? judging(base.raw.resources, taken) : base.raw.resources).filter(
    ({ name, mapa: { tabla } }) =>
      // The index of the base is of its outlines, not of the reader's.
      !(tabla === 'comunas_indice' && taken.has('comunas')) &&
      (!taken.has(tabla) || (BESIDE.has(tabla) && !repeated.has(name))),
  );
  const first = zone ?? firstZone(pieces);
  const start = {
    ...(base.raw.mapa.inicio as object | undefined),
    // A potential is a place among many comunas: of a few there is little to say.
    ...(taken.has('catastro') || first ? { medida: 'cociente' } : {}),
    ...(first ? { zona: first } : {}),
  };
  const descriptor = {
    ...base.raw,
    name: 'datos-propios',
    title,
    description: `Archivos propios sobre «${base.title}».`,
    version: '',
    created: today,
    mapa: { ...base.raw.mapa, formato: 1, inicio: start },
    resources: [...written, ...kept],
  };
  files.set(DESCRIPTOR_FILE, new Blob([JSON.stringify(descriptor, null, 2)], { type: 'application/json' }));
  return { files, resourceOf, fromBase: kept.map(({ path }) => path) };
}

/** Tables of the base by which those brought are judged. */
function judging(all: readonly RawResource[], brought: ReadonlySet<TableId>): readonly RawResource[] {
  const wanted = new Set<TableId>(['comunas', 'sectores']);
  // Without a table of firms nothing opens.
  if (!brought.has('empresas') && !brought.has('catastro')) wanted.add('empresas');
  if (['beneficiarios', 'focalizacion', 'ruta'].some((table) => brought.has(table as TableId)))
    wanted.add('instrumentos');
  return all.filter(({ mapa }) => wanted.has(mapa.tabla));
}

function titleOf({ content, stem }: Piece): string {
  return content.kind === 'filas' && content.laid.resource.title ? content.laid.resource.title : stem;
}

function sourcesOf({ content, shown, year }: Piece): Resource['sources'] {
  const own = content.kind === 'filas' ? content.laid.resource.sources : [];
  return own.length > 0 ? own : [{ title: `Archivo propio: ${shown}`, ...(year ? { anio: year } : {}) }];
}

/** The zone of the counts that are shown first; undefined where they are of the whole country, or a register is. */
function firstZone(pieces: readonly Piece[]): string | undefined {
  const shown = pieces.find(({ table }) => table === 'catastro' || table === 'empresas');
  return shown?.content.kind === 'filas'
    ? territoryOf(shown.table, shown.content.laid, undefined).territorio
    : undefined;
}

/** The narrowest zone that a table is of: beyond it, its figures are not said to be none. */
function territoryOf(table: TableId, laid: LaidOut, zone: string | undefined): { territorio?: string } {
  if (table === 'catastro') return zone ? { territorio: zone } : {};
  if (table !== 'empresas' && table !== 'formacion') return {};
  const at = laid.columns.indexOf('cut');
  const cuts = laid.rows.flatMap(({ cells }) => parseCut(cells[at] ?? '') ?? []);
  const [first = ''] = cuts;
  const common = [5, 3, 2].find(
    (length) => first !== '' && cuts.every((one) => one.startsWith(first.slice(0, length))),
  );
  return common === undefined ? {} : { territorio: first.slice(0, common) };
}

/** What the descriptor says of the rows that were left out on the way, and of what was told then. */
function before(rejected: LaidOut['rejected'], issues: readonly Issue[]): object {
  const told = [...new Set([...rejected.map(({ issue }) => issue), ...issues])];
  if (told.length === 0) return {};
  const counts = new Map<string, number>();
  const problems = told.flatMap(({ severity, code, message, line, column, times }) => {
    const count = (counts.get(code) ?? 0) + 1;
    counts.set(code, count);
    return count > MOST_TOLD ? [] : [{ severity, code, message, line, column, times }];
  });
  for (const [code, count] of counts)
    if (count > MOST_TOLD) {
      const severity = told.find((one) => one.code === code)?.severity ?? 'aviso';
      problems.push({
        severity,
        code,
        message: `Lo mismo en ${count - MOST_TOLD} filas más.`,
        line: undefined,
        column: undefined,
        times: count - MOST_TOLD,
      });
    }
  return {
    antes: {
      filas: rejected.length,
      problemas: problems.map((one) => ({
        ...one,
        severity: one.severity === 'fatal' ? 'error' : one.severity,
      })),
    },
  };
}

/** Outlines with every comuna of the base: the ones that the file lacks stay in the tables, without an outline. */
function wholeCountry(collection: FeatureCollection, territory: Territory): FeatureCollection {
  const has = new Set(collection.features.map(({ properties }) => String(properties?.cut ?? '')));
  const lacking = territory.comunas.filter(({ cut }) => !has.has(cut));
  const known = new Map<string, (typeof territory.comunas)[number]>(
    territory.comunas.map((one) => [one.cut, one]),
  );
  const named = collection.features.map((one) => {
    const comuna = known.get(String(one.properties?.cut ?? ''));
    return comuna ? { ...one, properties: { ...one.properties, ...namesOf(comuna) } } : one;
  });
  return {
    type: 'FeatureCollection',
    features: [
      ...named,
      ...lacking.map((comuna) => ({
        type: 'Feature' as const,
        geometry: null as never,
        properties: { cut: comuna.cut, ...namesOf(comuna) },
      })),
    ],
  };
}

function namesOf({ name, provinceName, regionName }: Territory['comunas'][number]) {
  return { comuna: name, provincia: provinceName, region: regionName };
}

interface BaseRows {
  readonly resource: RawResource;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}
interface Merged {
  readonly columns: readonly string[];
  readonly rows: readonly { readonly line: string; readonly cells: readonly string[] }[];
}

async function rowsOfBase({ raw, files }: Base, table: TableId): Promise<BaseRows | undefined> {
  const resource = raw.resources.find(({ mapa }) => mapa.tabla === table);
  const bytes = resource && (await files.read(resource.path));
  const read = bytes && readCsv(bytes, []);
  return resource && read
    ? { resource, columns: read.header.cells.map(columnKey), rows: read.rows.map(({ cells }) => cells) }
    : undefined;
}

/** Brought columns of the comunas over those of the base: a cell that is brought takes the place of the base's. */
function besideColumns(laid: LaidOut, base: BaseRows): Merged {
  const columns = [...new Set([...laid.columns, ...base.columns])];
  const from = (list: readonly string[]) => columns.map((name) => list.indexOf(name));
  const [ownAt, baseAt] = [from(laid.columns), from(base.columns)];
  const cutAt = laid.columns.indexOf('cut');
  const baseCut = base.columns.indexOf('cut');
  const byCut = new Map(base.rows.map((cells) => [cells[baseCut] ?? '', cells]));
  const met = new Set<string>();
  const rows = laid.rows.map(({ line, cells }) => {
    const cut = cells[cutAt] ?? '';
    const under = met.has(cut) ? undefined : byCut.get(cut);
    met.add(cut);
    return {
      line: String(line),
      cells: columns.map((_, at) => {
        const own = ownAt[at] ?? -1;
        return own === -1 ? (under?.[baseAt[at] ?? -1] ?? '') : (cells[own] ?? '');
      }),
    };
  });
  const rest = base.rows
    .filter((cells) => !met.has(cells[baseCut] ?? ''))
    .map((cells) => ({ line: '', cells: baseAt.map((at) => cells[at] ?? '') }));
  return { columns, rows: [...rows, ...rest] };
}

/** Brought rows, then those of the base whose id is not among them. */
function belowRows(laid: LaidOut, base: BaseRows): Merged {
  const columns = [...new Set([...laid.columns, ...base.columns])];
  const idAt = laid.columns.indexOf('id');
  const baseId = base.columns.indexOf('id');
  const met = new Set(laid.rows.map(({ cells }) => cells[idAt] ?? ''));
  const at = columns.map((name) => base.columns.indexOf(name));
  const own = columns.map((name) => laid.columns.indexOf(name));
  return {
    columns,
    rows: [
      ...laid.rows.map(({ line, cells }) => ({
        line: String(line),
        cells: own.map((one) => cells[one] ?? ''),
      })),
      ...base.rows
        .filter((cells) => !met.has(cells[baseId] ?? ''))
        .map((cells) => ({ line: '', cells: at.map((one) => cells[one] ?? '') })),
    ],
  };
}

/** What the schema says of each column: those of the base as it says it, those brought by their file. */
function fieldsOf({ shown, year }: Piece, laid: LaidOut, base: BaseRows | undefined): readonly object[] {
  const brought = new Set(laid.columns);
  return [
    ...laid.columns.map((name) => ({
      name,
      description: `De «${shown}».`,
      ...(year ? { anio: year } : {}),
    })),
    ...(base?.resource.schema?.fields ?? []).filter(({ name }) => !brought.has(String(name))),
  ];
}

/** Lists of beneficiaries of the base that have an instrument which the brought ones have too: they would count it twice. */
async function sameBeneficiaries(pieces: readonly Piece[], base: Base): Promise<ReadonlySet<string>> {
  const brought = new Set<string>();
  for (const { table, content } of pieces) {
    if (table !== 'beneficiarios' || content.kind !== 'filas') continue;
    const at = content.laid.columns.indexOf('instrumento');
    for (const { cells } of content.laid.rows) brought.add(cells[at] ?? '');
  }
  const found = new Set<string>();
  if (brought.size === 0) return found;
  for (const { name, path, mapa } of base.raw.resources) {
    if (mapa.tabla !== 'beneficiarios') continue;
    const bytes = await base.files.read(path);
    const read = bytes && readCsv(bytes, []);
    const at = read ? read.header.cells.map(columnKey).indexOf('instrumento') : -1;
    if (read?.rows.some(({ cells }) => brought.has(cells[at] ?? ''))) found.add(name);
  }
  return found;
}

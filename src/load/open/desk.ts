import { buildTerritory } from '../../domain/territory.ts';
import { readBoundaries } from '../boundaries.ts';
import type { Issue } from '../checked.ts';
import { fetchSource } from '../fetch.ts';
import type { TableId } from '../package.ts';
import type { FileSource } from '../reading.ts';
import { readTable } from '../table.ts';
import { buildSectorTree, sectoresColumns } from '../tables/sectores.ts';
import { type Composed, compose, type Piece, readBase } from './compose.ts';
import type { BroughtFile, Choices, Examination, ExaminedFile, PackageFiles, Watch } from './contract.ts';
import { expand } from './expand.ts';
import { type DeskBase, type Item, itemsOf, type Reading, readItem } from './items.ts';
import { type Faults, faultsOf, groupsOf, leftOutLines, readWhole, type WholeReading } from './judge.ts';
import { longRejected } from './long_rejected.ts';
import { withMended } from './mended.ts';
import { examineOwn, type OwnPackage, ownPackageOf } from './own_package.ts';
import { rejectedCsv } from './rejected.ts';
import { sampleOf } from './sample.ts';

/** Files on the table: out of their folder or zip, and each parsed once. */
export interface Desk {
  readonly items: readonly Item[];
  /** A whole package that was brought: it is taken as it is. */
  readonly own: OwnPackage | undefined;
  /** What brought tables are laid over; undefined where it could not be read. */
  readonly base: DeskBase | undefined;
  /** Answers to the last choices, so that the next ones only read what changes. */
  readonly kept: { readings: Map<string, Reading>; last: { key: string; made: Made } | undefined };
}

/** Everything brought, read by one set of choices. */
interface Made {
  readonly readings: readonly Reading[];
  readonly composed: Composed;
  readonly whole: WholeReading;
  readonly title: string;
}

const NO_BASE =
  'No se pudo leer el paquete «Chile», sobre el que se ponen tus tablas. Revisa la conexión y vuelve a traer los archivos.';

/** `source` takes the place of fetching the files of `base`. */
export async function startDesk(
  files: readonly BroughtFile[],
  base: string,
  watch: Watch,
  source: FileSource = fetchSource(base),
): Promise<Desk> {
  watch.signal.throwIfAborted();
  const expanded = await expand(files, watch);
  const own = ownPackageOf(expanded);
  return {
    items: own ? [] : withMended(await itemsOf(expanded, watch)),
    own,
    base: own ? undefined : await startBase(remembering(source), watch),
    kept: { readings: new Map(), last: undefined },
  };
}

export async function examine(desk: Desk, choices: Choices, watch: Watch): Promise<Examination> {
  if (desk.own) return examineOwn(desk.own, watch);
  if (!desk.base) return { files: [], title: '', over: undefined, problem: NO_BASE };
  const { readings, composed, whole, title } = await madeOf(desk, desk.base, choices, watch);
  const files = readings.map((reading) => examined(reading, composed, whole));
  const usable = files.some(({ table, used, problem }) => table !== 'ninguna' && used > 0 && !problem);
  return {
    files,
    title,
    over: desk.base.title,
    problem: usable
      ? whole.fatal
      : files.length === 0
        ? 'No hay ningún archivo que abrir.'
        : 'Ninguno de los archivos se puede usar todavía.',
  };
}

/** The rows of a file that are left out, as its own columns and why, to be mended and brought again; empty where there is none. */
export async function rejectedRows(desk: Desk, id: string, choices: Choices, watch: Watch): Promise<string> {
  if (desk.own) return '';
  if (!desk.base) return '';
  const { readings, composed, whole } = await madeOf(desk, desk.base, choices, watch);
  const reading = readings.find(({ item }) => item.id === id);
  if (!reading?.source) return '';
  if (reading.piece?.content.kind === 'registro')
    return longRejected(reading.piece, desk.base, composed, watch);
  return rejectedCsv(reading, faultsIn(reading, composed, whole));
}

/** The files of a package made of what was brought, with everything that it needs of the base. */
export async function makePackage(
  desk: Desk,
  choices: Choices,
  title: string,
  watch: Watch,
): Promise<PackageFiles> {
  if (desk.own) return desk.own.files;
  const { base } = desk;
  if (!base) throw new Error(NO_BASE);
  const made = await madeOf(desk, base, choices, watch);
  const composed = await compose(
    made.readings.flatMap(({ piece }) => piece ?? []),
    base,
    { title: title.trim() || made.title, today: today(), zone: made.whole.zone },
    watch,
  );
  const files = new Map(composed.files);
  for (const path of composed.fromBase) {
    const bytes = await base.files.read(path);
    watch.signal.throwIfAborted();
    if (bytes) files.set(path, new Blob([new Uint8Array(bytes)]));
  }
  return files;
}

async function startBase(files: FileSource, watch: Watch): Promise<DeskBase | undefined> {
  const read = await readBase(files, watch);
  const pathOf = (table: TableId) => read?.raw.resources.find(({ mapa }) => mapa.tabla === table)?.path;
  const outline = pathOf('comunas');
  const bytes = outline && (await files.read(outline));
  if (!read || !outline || !bytes) return undefined;
  const territory = buildTerritory(readBoundaries(bytes, outline).value.map(({ comuna }) => comuna));
  const sectorFile = pathOf('sectores');
  const sectorBytes = sectorFile && (await files.read(sectorFile));
  const rows = sectorBytes ? readTable(sectorBytes, sectoresColumns, { file: sectorFile }).rows : [];
  watch.signal.throwIfAborted();
  return { ...read, territory, sectors: buildSectorTree(rows, sectorFile ?? '').value };
}

/** A source whose files are asked for once. */
function remembering(source: FileSource): FileSource {
  const kept = new Map<string, Promise<Uint8Array | undefined>>();
  return {
    read(path) {
      const found = kept.get(path) ?? source.read(path);
      kept.set(path, found);
      return found;
    },
  };
}

async function madeOf(desk: Desk, base: DeskBase, choices: Choices, watch: Watch): Promise<Made> {
  const key = JSON.stringify(choices);
  const { kept } = desk;
  if (kept.last?.key === key) return kept.last.made;
  const readings: Reading[] = [];
  const fresh = new Map<string, Reading>();
  for (const [done, item] of desk.items.entries()) {
    watch.signal.throwIfAborted();
    watch.tell({ doing: 'examinar', file: item.path, done, total: desk.items.length, rows: 0 });
    const choice = choices[item.id] ?? {};
    const mine = `${item.id}\n${JSON.stringify(choice)}`;
    const reading = kept.readings.get(mine) ?? (await readItem(item, choice, base, watch));
    fresh.set(mine, reading);
    readings.push(reading);
  }
  kept.readings = fresh;
  const title = titleOf(readings);
  const pieces = readings.flatMap(({ piece }) => piece ?? []);
  // What is long is judged by its opening; all of it is read when it is opened.
  const opening = await Promise.all(pieces.map((piece) => openingPiece(piece, readings)));
  const options = { title, today: today(), zone: undefined, brief: true };
  let composed = await compose(opening, base, options, watch);
  let whole = await readWhole(composed, base.files, watch);
  // The opening of a long register says nothing of where the rest of it lies.
  if (readings.some(({ opening, piece }) => opening && piece))
    whole = { ...whole, zone: undefined, zoneName: undefined };
  // A row of another zone would make its comuna look counted: the register is said to be of one, and such rows are left out.
  if (whole.zone && whole.outside) {
    composed = await compose(opening, base, { ...options, zone: whole.zone }, watch);
    whole = { ...whole, ...withoutZone(await readWhole(composed, base.files, watch)) };
  }
  const made = { readings, composed, whole, title: whole.zoneName ? `${title} de ${whole.zoneName}` : title };
  kept.last = { key, made };
  return made;
}

function withoutZone({
  issues,
  reports,
  fatal,
}: WholeReading): Pick<WholeReading, 'issues' | 'reports' | 'fatal'> {
  return { issues, reports, fatal };
}

async function openingPiece(piece: Piece, readings: readonly Reading[]): Promise<Piece> {
  const reading = readings.find((one) => one.piece === piece);
  return piece.content.kind === 'registro' && reading?.opening
    ? { ...piece, content: { ...piece.content, blob: reading.opening } }
    : piece;
}

function titleOf(readings: readonly Reading[]): string {
  const tables = new Set(readings.flatMap(({ piece }) => piece?.table ?? []));
  if (tables.has('catastro')) return 'Catastro';
  if (tables.has('empresas')) return 'Empresas';
  return 'Tus datos';
}

function faultsIn(reading: Reading, composed: Composed, whole: WholeReading): Faults {
  const resource = reading.piece && composed.resourceOf.get(reading.piece.id);
  return resource === undefined
    ? { issues: reading.issues, left: new Map(), report: undefined }
    : faultsOf(whole, resource, reading);
}

function examined(reading: Reading, composed: Composed, whole: WholeReading): ExaminedFile {
  const { item, piece, source } = reading;
  const faults = faultsIn(reading, composed, whole);
  const second = piece !== undefined && !composed.resourceOf.has(piece.id);
  const total = reading.rows;
  const left = second || !piece ? total : leftOutLines(reading, faults);
  const issues: readonly Issue[] = faults.issues;
  const own = second
    ? 'Ya hay otro archivo de esta tabla, y solo se usa uno. Deja uno fuera.'
    : (reading.problem ?? faults.fatal);
  return {
    id: item.id,
    path: item.path,
    bytes: item.bytes,
    takenFor: reading.takenFor,
    layout: reading.layout,
    table: reading.table,
    candidates: reading.candidates,
    dialect: reading.dialect,
    columns: reading.columns,
    header: reading.header,
    signature: reading.signature,
    period: reading.period,
    sample: source && piece?.content.kind !== 'contornos' ? sampleOf(reading, faults) : undefined,
    partial: reading.opening !== undefined,
    rows: total,
    used: total - left,
    rejected: left,
    issues: groupsOf(issues),
    unknownComunas: reading.unknownComunas,
    note: reading.note,
    problem: own,
  };
}

function today(): string {
  const now = new Date();
  const two = (value: number) => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

import { Gunzip } from 'fflate';
import type { BroughtFile, Watch } from './contract.ts';
import { HEAD, isHidden, type Kind, kindOf } from './kinds.ts';
import { seldom, stretches } from './parts.ts';
import { type Allowance, measured, Refused, tooLong, unzipped, type ZipEntry, zipEntries } from './zip_in.ts';

/** A file out of its folder or zip, and what its content says that it is. */
export interface Expanded {
  /** Where it was: «carpeta/empresas.csv», «todo.zip/empresas.csv». */
  readonly path: string;
  readonly blob: Blob;
  readonly kind:
    | Exclude<Kind, 'zip' | 'gzip' | 'utf-16' | object>
    | 'planilla'
    | { readonly problem: string };
}

const GIGA = 1024 ** 3;
/** Longest file that comes out of a zip, and all of them together. */
const PER_FILE = 2 * GIGA;
const IN_ALL = 4 * GIGA;
const MOST_FILES = 2000;
/** Longest text in the two-byte alphabet of spreadsheets: it is written again in UTF-8. */
const LONGEST_WIDE = 200 * 1024 * 1024;
/** A zip inside a zip is opened; one inside that is not. */
const DEEPEST = 1;

interface Work {
  readonly watch: Watch;
  readonly allowance: Allowance;
  readonly found: Expanded[];
}

/** Everything that was brought, out of folders, zips and gzips. What cannot be opened comes with why. Hidden files do not come. */
export async function expand(
  files: readonly BroughtFile[],
  watch: Watch,
  limits: { readonly perFile: number; readonly inAll: number } = { perFile: PER_FILE, inAll: IN_ALL },
): Promise<readonly Expanded[]> {
  const work: Work = { watch, allowance: { left: limits.inAll, perFile: limits.perFile }, found: [] };
  for (const { path, blob } of files) {
    watch.signal.throwIfAborted();
    if (!isHidden(path)) await take(path, blob, 0, work);
  }
  return work.found;
}

async function take(path: string, blob: Blob, depth: number, work: Work): Promise<void> {
  const { found, watch } = work;
  const put = (kind: Expanded['kind'], content = blob, name = path) =>
    found.push({ path: name, blob: content, kind });
  if (found.length >= MOST_FILES) {
    if (found.length === MOST_FILES)
      put({ problem: `Son más de ${MOST_FILES.toLocaleString('es-CL')} archivos: los demás no se miran.` });
    return;
  }
  try {
    const kind = kindOf(path, new Uint8Array(await blob.slice(0, HEAD).arrayBuffer()));
    if (kind === 'zip') await openZip(path, blob, depth, work);
    else if (kind === 'gzip') {
      const plain = await gunzipped(path, blob, work);
      const name = path.replace(/\.gz$/i, '');
      const inner = kindOf(name, new Uint8Array(await plain.slice(0, HEAD).arrayBuffer()));
      if (inner === 'gzip' || inner === 'zip')
        put({ problem: 'Es un comprimido dentro de otro. Descomprímelo y trae lo de dentro.' });
      else await take(name, plain, depth, work);
    } else if (kind === 'utf-16') {
      if (blob.size > LONGEST_WIDE)
        put({ problem: 'Está en UTF-16 y es muy largo. Guárdalo como CSV en UTF-8.' });
      else {
        const narrow = await narrowed(blob);
        const inner = kindOf(path, new Uint8Array(await narrow.slice(0, HEAD).arrayBuffer()));
        put(
          inner === 'texto' || inner === 'json' ? inner : { problem: 'No es una tabla que se pueda leer.' },
          narrow,
        );
      }
    } else put(kind);
  } catch (error) {
    watch.signal.throwIfAborted();
    if (!(error instanceof Refused)) {
      // A file that was moved, or taken away with the disk it was on, since it was chosen.
      put({ problem: 'No se pudo leer: ya no está donde estaba, o su disco se desconectó.' }, new Blob());
      return;
    }
    put({ problem: error.message });
  }
}

async function openZip(path: string, blob: Blob, depth: number, work: Work): Promise<void> {
  const { found, watch } = work;
  const entries = await zipEntries(blob, MOST_FILES);
  const named = new Set(entries.map((entry) => entry.path));
  const whole = (kind: Expanded['kind']) => found.push({ path, blob, kind });
  if (named.has('xl/workbook.xml')) {
    const trouble = sheetTrouble(entries);
    whole(trouble === undefined ? 'planilla' : { problem: trouble });
    return;
  }
  if (named.has('xl/workbook.bin')) {
    whole({
      problem:
        'Es una planilla .xlsb, que aquí no se lee. Ábrela y guárdala como .xlsx o .csv. El SII publica las suyas también como texto.',
    });
    return;
  }
  if (named.has('word/document.xml') || named.has('ppt/presentation.xml')) {
    whole({ problem: 'Es un documento o una presentación. Guarda su tabla como .xlsx o .csv.' });
    return;
  }
  if (named.has('content.xml') && named.has('mimetype')) {
    whole({ problem: 'Es una planilla .ods. Ábrela y guárdala como .xlsx o .csv.' });
    return;
  }
  if (depth > DEEPEST) {
    whole({
      problem: 'Es un zip dentro de un zip que está dentro de otro. Descomprímelo y trae lo de dentro.',
    });
    return;
  }
  if (entries.length === 0) whole({ problem: 'El zip está vacío.' });
  for (const entry of entries) {
    watch.signal.throwIfAborted();
    const name = entry.path.replaceAll('\\', '/');
    if (name.endsWith('/')) continue;
    const inside = `${path}/${name}`;
    if (isOutside(name)) {
      found.push({
        path: `${path}/${name.split('/').at(-1) ?? ''}`,
        blob: new Blob(),
        kind: { problem: 'Su nombre apunta fuera de la carpeta del zip. No se abre.' },
      });
      continue;
    }
    if (isHidden(name)) continue;
    const tell = seldom(() =>
      watch.tell({ doing: 'descomprimir', file: inside, done, total: entry.declared, rows: 0 }),
    );
    let done = 0;
    try {
      const content = await unzipped(blob, entry, work.allowance, watch.signal, (bytes) => {
        done = bytes;
        tell();
      });
      await take(inside, content, depth + 1, work);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      found.push({ path: inside, blob: new Blob(), kind: { problem: error.message } });
    }
  }
}

/** A name that leaves the folder: it is never used to write a file, and a zip that has it was not made in good faith. */
function isOutside(name: string): boolean {
  return (
    name.startsWith('/') || /^[a-z]:/i.test(name) || name.split('/').includes('..') || name.includes('\0')
  );
}

/** Unpacked, a spreadsheet is held whole. */
const LONGEST_BOOK = 300 * 1024 * 1024;
const LARGEST_BOOK_RATIO = 200;
function sheetTrouble(entries: readonly ZipEntry[]): string | undefined {
  const inside = entries.filter(({ path }) => /^xl\/.*\.xml$/.test(path));
  const total = inside.reduce((sum, { declared }) => sum + declared, 0);
  const packed = inside.reduce((sum, one) => sum + one.packed, 0);
  if (entries.some(({ encrypted }) => encrypted))
    return 'La planilla está protegida con contraseña. Guárdala sin ella y vuelve a traerla.';
  if (total > LONGEST_BOOK || (total > 64 * 1024 * 1024 && total > packed * LARGEST_BOOK_RATIO))
    return 'La planilla es demasiado grande para leerla de una vez. Guárdala como .csv y tráela así.';
  return undefined;
}

async function gunzipped(path: string, blob: Blob, { watch, allowance }: Work): Promise<Blob> {
  let read = 0;
  const tell = seldom(() =>
    watch.tell({ doing: 'descomprimir', file: path, done: read, total: blob.size, rows: 0 }),
  );
  const out = measured(blob.size, allowance, tell);
  // Pieces after the first: each has its own sum, and only that of a single one is at hand.
  let members = 0;
  const gunzip = new Gunzip((bytes) => out.add(bytes));
  gunzip.onmember = () => {
    members += 1;
  };
  const broken = 'El comprimido está cortado o dañado. Vuelve a descargarlo.';
  try {
    for await (const bytes of stretches(blob, watch.signal, 64 * 1024)) {
      gunzip.push(bytes);
      read += bytes.length;
    }
    gunzip.push(new Uint8Array(0), true);
  } catch (error) {
    if (error instanceof Refused || watch.signal.aborted) throw error;
    throw new Refused(broken);
  }
  const end = new DataView(await blob.slice(-8).arrayBuffer());
  const whole = end.byteLength === 8 && end.getUint32(4, true) === out.length() % 2 ** 32;
  if (members === 0 && (!whole || end.getUint32(0, true) !== out.crc())) throw new Refused(broken);
  if (out.length() > allowance.perFile) throw new Refused(tooLong(allowance.perFile));
  return out.done();
}

async function narrowed(blob: Blob): Promise<Blob> {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  const text = new TextDecoder(bytes[0] === 0xfe ? 'utf-16be' : 'utf-16le').decode(bytes);
  return new Blob([text]);
}

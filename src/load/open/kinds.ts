/** What the content of a file says that it is, whatever its name. */
export type Kind =
  | 'zip'
  | 'gzip'
  | 'texto'
  | 'utf-16'
  | 'json'
  /** One of the files of a shapefile. */
  | 'parte'
  /** Nothing to read: documentation, or what a system leaves beside. */
  | 'ajeno'
  | { readonly problem: string };

/** Bytes by which a file is told. */
export const HEAD = 64 * 1024;
const PARTS = /\.(shp|dbf|prj|cpg)$/i;
const BESIDE = /\.(shx|sbn|sbx|qpj|qix|qmd|shp\.xml|md|html?|xml|css|js|docx?|pptx?|odt)$/i;

const SIGNATURES: readonly (readonly [hex: string, problem: string])[] = [
  ['25504446', 'Es un PDF. Pide la tabla como planilla o CSV.'],
  ['d0cf11e0', 'Es una planilla antigua (.xls) o un documento. Ábrela y guárdala como .xlsx o .csv.'],
  ['89504e47', 'Es una imagen, no una tabla.'],
  ['ffd8ff', 'Es una imagen, no una tabla.'],
  ['47494638', 'Es una imagen, no una tabla.'],
  ['377abcaf', 'Es un comprimido .7z. Descomprímelo y trae lo de dentro.'],
  ['52617221', 'Es un comprimido .rar. Descomprímelo y trae lo de dentro.'],
  ['425a68', 'Es un comprimido .bz2. Descomprímelo y trae lo de dentro.'],
  ['fd377a58', 'Es un comprimido .xz. Descomprímelo y trae lo de dentro.'],
  ['28b52ffd', 'Es un comprimido .zst. Descomprímelo y trae lo de dentro.'],
  ['50415231', 'Es un archivo Parquet. Aquí se abren CSV y planillas: guárdalo como .csv.'],
  ['53514c697465', 'Es una base de datos SQLite. Guarda su tabla como .csv.'],
  ['4d5a', 'Es un programa, no una tabla.'],
  ['7f454c46', 'Es un programa, no una tabla.'],
];
const NOT_TEXT = 'No es texto: parece un archivo de otro programa con el nombre cambiado.';

/** Files that systems leave in folders and zips, and hidden ones. */
export function isHidden(path: string): boolean {
  return path
    .split('/')
    .some((part) => /^(__MACOSX|Thumbs\.db|desktop\.ini)$/i.test(part) || /^(\.|~\$)/.test(part));
}

/** `head`: its first bytes, at most `HEAD`. */
export function kindOf(path: string, head: Uint8Array): Kind {
  if (PARTS.test(path)) return 'parte';
  if (head.length === 0) return BESIDE.test(path) ? 'ajeno' : { problem: 'Está vacío.' };
  const hex = [...head.subarray(0, 8)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  if (hex.startsWith('504b0304') || hex.startsWith('504b0506')) return 'zip';
  if (hex.startsWith('1f8b')) return 'gzip';
  const known = SIGNATURES.find(([start]) => hex.startsWith(start));
  if (known && !(known[0] === '4d5a' && !head.includes(0))) return { problem: known[1] };
  if (hex.startsWith('fffe') || hex.startsWith('feff')) return 'utf-16';
  if (BESIDE.test(path)) return 'ajeno';
  if (head.includes(0)) return { problem: NOT_TEXT };
  const opening = new TextDecoder().decode(head.subarray(0, 2048)).trimStart().toLowerCase();
  if (/^(<!doctype html|<html|<head|<table|<meta|<style|<div)/.test(opening))
    return { problem: 'Es una página web guardada como planilla. Ábrela y guárdala como .xlsx o .csv.' };
  if (/^<(\?xml|svg|kml|gml)/.test(opening))
    return {
      problem: 'Es un archivo XML. Aquí se abren CSV, planillas .xlsx y contornos GeoJSON o shapefile.',
    };
  if (/^\{\\rtf/.test(opening))
    return { problem: 'Es un documento de texto (.rtf). Guarda su tabla como .csv.' };
  if (/\.(geo|topo)?json$/i.test(path) || /^[[{]\s*["{[]/.test(opening)) return 'json';
  return 'texto';
}

/** Longest line that is looked at for its columns. */
const LONGEST_LINE = 4 * 1024 * 1024;
const MOST_COLUMNS = 1000;

/** Why the opening of a text is no table that can be read; undefined where it may be one. */
export async function troubleIn(blob: Blob): Promise<string | undefined> {
  const bytes = new Uint8Array(await blob.slice(0, LONGEST_LINE).arrayBuffer());
  const nul = bytes.indexOf(0);
  if (nul !== -1) return NOT_TEXT;
  let from = 0;
  for (let line = 1; line <= 50; line += 1) {
    const found = bytes.indexOf(0x0a, from);
    const end = found === -1 ? bytes.indexOf(0x0d, from) : found;
    if (end === -1 && bytes.length >= LONGEST_LINE && from === 0)
      return 'Su primera línea pasa de 4 MB: no es una tabla con filas.';
    const stop = end === -1 ? bytes.length : end;
    const columns = Math.max(...[0x3b, 0x2c, 0x09].map((mark) => countOf(bytes, mark, from, stop)));
    if (columns >= MOST_COLUMNS)
      return `La línea ${line} tiene más de ${MOST_COLUMNS.toLocaleString('es-CL')} columnas. Deja solo las que hacen falta.`;
    if (end === -1) return undefined;
    from = end + 1;
  }
  return undefined;
}

function countOf(bytes: Uint8Array, mark: number, from: number, to: number): number {
  let count = 0;
  for (let at = bytes.indexOf(mark, from); at !== -1 && at < to; at = bytes.indexOf(mark, at + 1)) count += 1;
  return count;
}

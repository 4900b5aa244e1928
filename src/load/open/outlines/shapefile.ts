import { decodeText } from '../../decode.ts';

/** What a shapefile holds, shape by shape. */
export interface Shapes {
  readonly geometries: readonly unknown[];
  readonly properties: readonly Readonly<Record<string, string>>[];
}

const HEADER = 100;
const MAGIC = 9994;

/**
 * Shapes of a .shp with the attributes of its .dbf, in degrees where the .prj tells the projection. A text says why it
 * cannot be read. Lengths are checked against the file before anything is made of them.
 */
export async function readShapefile(parts: ReadonlyMap<string, Blob>): Promise<Shapes | string> {
  const bytes = async (part: string) => {
    const blob = parts.get(part);
    return blob && new Uint8Array(await blob.arrayBuffer());
  };
  const shp = await bytes('shp');
  if (!shp) return 'Falta el archivo .shp: los otros no traen los contornos.';
  const wrong = faultOf(shp);
  if (wrong !== undefined) return wrong;
  const prj = await bytes('prj');
  const { parseShp } = await import('shpjs');
  let geometries: unknown[];
  try {
    geometries = parseShp(viewOf(shp), prj && decodeText(prj).text.trim());
  } catch {
    return 'El archivo .shp está dañado: no se pueden leer sus contornos.';
  }
  const dbf = await bytes('dbf');
  const cpg = await bytes('cpg');
  const properties = dbf ? readDbf(dbf, cpg && decodeText(cpg).text) : [];
  return typeof properties === 'string' ? properties : { geometries, properties };
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Why a .shp cannot be one, walking its records; undefined when their lengths fit in the file. */
function faultOf(bytes: Uint8Array): string | undefined {
  const view = viewOf(bytes);
  if (bytes.byteLength < HEADER || view.getInt32(0) !== MAGIC) return 'El archivo .shp no es un shapefile.';
  const type = view.getInt32(32, true);
  if (type !== 5 && type !== 15 && type !== 25)
    return 'El shapefile no trae polígonos: trae puntos o líneas, y aquí se necesitan contornos.';
  for (let at = HEADER; at < bytes.byteLength; ) {
    if (at + 8 > bytes.byteLength) return 'El archivo .shp está cortado.';
    const length = view.getInt32(at + 4) * 2;
    if (length < 4 || at + 8 + length > bytes.byteLength) return 'El archivo .shp está cortado.';
    const shape = view.getInt32(at + 8, true);
    if (shape !== 0) {
      if (shape !== type || length < 44) return 'El archivo .shp está dañado.';
      const rings = view.getInt32(at + 44, true);
      const places = view.getInt32(at + 48, true);
      if (rings < 0 || places < 0 || 44 + rings * 4 + places * 16 > length)
        return 'El archivo .shp está dañado.';
      let before = 0;
      for (let ring = 0; ring < rings; ring += 1) {
        const start = view.getInt32(at + 52 + ring * 4, true);
        if (start < before || start > places) return 'El archivo .shp está dañado.';
        before = start;
      }
    }
    at += 8 + length;
  }
  return undefined;
}

const MOST_FIELDS = 255;

/** Attributes as the text they are: a code keeps its zeros and its digits. Rows marked as deleted stay, to match the shapes. */
function readDbf(bytes: Uint8Array, charset: string | undefined): Record<string, string>[] | string {
  const view = viewOf(bytes);
  const damaged = 'El archivo .dbf está dañado: sin él no se sabe qué es cada contorno.';
  if (bytes.byteLength < 33) return damaged;
  const records = view.getUint32(4, true);
  const start = view.getUint16(8, true);
  const width = view.getUint16(10, true);
  if (width < 2 || start < 33 || start + records * width > bytes.byteLength + 1) return damaged;
  const decode = decoderOf(bytes, charset);
  const fields: { name: string; from: number; length: number }[] = [];
  let from = 1;
  for (let at = 32; at + 32 <= start && bytes[at] !== 0x0d && fields.length < MOST_FIELDS; at += 32) {
    const end = bytes.indexOf(0, at);
    const name = decode(bytes.subarray(at, Math.min(end < 0 ? at + 11 : end, at + 11))).trim();
    const length = bytes[at + 16] ?? 0;
    fields.push({ name, from, length });
    from += length;
  }
  if (from > width) return damaged;
  return Array.from({ length: records }, (_, record) => {
    const row = start + record * width;
    return Object.fromEntries(
      fields.map((field) => [
        field.name,
        decode(bytes.subarray(row + field.from, row + field.from + field.length))
          .replaceAll('\0', '')
          .trim(),
      ]),
    );
  });
}

/** By the .cpg where it names one that is known; else UTF-8 where the whole file is valid UTF-8, Latin-1 otherwise. */
function decoderOf(bytes: Uint8Array, charset: string | undefined): (part: Uint8Array) => string {
  const named = charset?.trim().toLowerCase() ?? '';
  if (/^(ansi )?1252$|8859-?1|latin|windows-1252/.test(named)) {
    const decoder = new TextDecoder('windows-1252');
    return (part) => decoder.decode(part);
  }
  const { encoding } = decodeText(bytes.subarray(32));
  const decoder = new TextDecoder(/utf-?8/.test(named) || encoding !== 'Latin-1' ? 'utf-8' : 'windows-1252');
  return (part) => decoder.decode(part);
}

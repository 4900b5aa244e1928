import { Inflate } from 'fflate';
import { growingBlob, stretches } from './parts.ts';

/** A file inside a zip, as its directory tells it. */
export interface ZipEntry {
  readonly path: string;
  /** Bytes in the zip, and those that it says it has outside of it. */
  readonly packed: number;
  readonly declared: number;
  readonly method: number;
  readonly crc: number;
  readonly encrypted: boolean;
  /** Where its own header begins. */
  readonly offset: number;
}

/** What cannot be read, and why, in words for the reader. */
export class Refused extends Error {
  override readonly name = 'Refused';
}

const END = 0x0605_4b50;
const END_64 = 0x0606_4b50;
const LOCATOR_64 = 0x0706_4b50;
const ENTRY = 0x0201_4b50;
const LOCAL = 0x0403_4b50;
const END_SIZE = 22;
/** The end record may have a comment of 64 KB behind. */
const TAIL = END_SIZE + 0xffff;
const LONGEST_DIRECTORY = 64 * 1024 * 1024;
const BROKEN = 'El zip está cortado o dañado. Vuelve a descargarlo o a comprimirlo.';

/** The files of a zip, from its directory: nothing is unpacked. Rejects with `Refused` when it cannot be read. */
export async function zipEntries(blob: Blob, most: number): Promise<readonly ZipEntry[]> {
  const tailAt = Math.max(0, blob.size - TAIL);
  const tail = await view(blob, tailAt, blob.size);
  let end = tail.byteLength - END_SIZE;
  while (end >= 0 && tail.getUint32(end, true) !== END) end -= 1;
  if (end < 0) throw new Refused(BROKEN);
  if (tail.getUint16(end + 4, true) !== 0 && tail.getUint16(end + 4, true) !== 0xffff)
    throw new Refused('Es un zip en varias partes. Únelo en uno solo y vuelve a traerlo.');
  let count = tail.getUint16(end + 10, true);
  let size = tail.getUint32(end + 12, true);
  let start = tail.getUint32(end + 16, true);
  const long = await longEnd(blob, tailAt + end);
  if (long) ({ count, size, start } = long);
  if (count > most)
    throw new Refused(
      `El zip trae ${count.toLocaleString('es-CL')} archivos; se abren hasta ${most.toLocaleString('es-CL')}.`,
    );
  if (size > LONGEST_DIRECTORY || start + size > blob.size) throw new Refused(BROKEN);
  const directory = await view(blob, start, start + size);
  const entries: ZipEntry[] = [];
  for (let at = 0; entries.length < count; ) {
    if (at + 46 > directory.byteLength || directory.getUint32(at, true) !== ENTRY) throw new Refused(BROKEN);
    const flags = directory.getUint16(at + 8, true);
    const nameLength = directory.getUint16(at + 28, true);
    const extraLength = directory.getUint16(at + 30, true);
    const commentLength = directory.getUint16(at + 32, true);
    const next = at + 46 + nameLength + extraLength + commentLength;
    if (next > directory.byteLength) throw new Refused(BROKEN);
    const name = new Uint8Array(directory.buffer, directory.byteOffset + at + 46, nameLength);
    const sizes = longSizes(directory, at, nameLength, extraLength);
    entries.push({
      path: nameIn(name),
      ...sizes,
      method: directory.getUint16(at + 10, true),
      crc: directory.getUint32(at + 16, true),
      encrypted: (flags & 1) !== 0,
    });
    at = next;
  }
  // Files laid one upon another unpack to far more than the zip is.
  if (entries.reduce((sum, { packed }) => sum + packed, 0) > blob.size)
    throw new Refused('Los archivos de este zip se superponen: está mal hecho, y no se abre.');
  return entries;
}

/** Sizes and place from the 64-bit form of the end of a zip, where it has one. */
async function longEnd(
  blob: Blob,
  end: number,
): Promise<{ count: number; size: number; start: number } | undefined> {
  if (end < 20) return undefined;
  const locator = await view(blob, end - 20, end);
  if (locator.getUint32(0, true) !== LOCATOR_64) return undefined;
  const at = whole(locator, 8);
  if (at + 56 > blob.size) throw new Refused(BROKEN);
  const record = await view(blob, at, at + 56);
  if (record.getUint32(0, true) !== END_64) throw new Refused(BROKEN);
  return { count: whole(record, 32), size: whole(record, 40), start: whole(record, 48) };
}

function longSizes(directory: DataView, at: number, nameLength: number, extraLength: number) {
  let packed = directory.getUint32(at + 20, true);
  let declared = directory.getUint32(at + 24, true);
  let offset = directory.getUint32(at + 42, true);
  const from = at + 46 + nameLength;
  for (let extra = from; extra + 4 <= from + extraLength; ) {
    const length = directory.getUint16(extra + 2, true);
    if (directory.getUint16(extra, true) === 1) {
      let place = extra + 4;
      const last = Math.min(place + length, from + extraLength);
      const take = (short: number) => {
        if (short !== 0xffff_ffff || place + 8 > last) return short;
        place += 8;
        return whole(directory, place - 8);
      };
      declared = take(declared);
      packed = take(packed);
      offset = take(offset);
    }
    extra += 4 + length;
  }
  return { packed, declared, offset };
}

/** A number of eight bytes; beyond what can be counted one by one, infinite. */
function whole(from: DataView, at: number): number {
  const value = Number(from.getBigUint64(at, true));
  return Number.isSafeInteger(value) ? value : Infinity;
}

/** Names come in UTF-8, or in the alphabet of the machine that made the zip. */
function nameIn(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

async function view(blob: Blob, from: number, to: number): Promise<DataView> {
  return new DataView(await blob.slice(from, to).arrayBuffer());
}

/** How much may come out: of one file, and of all those still to be unpacked. */
export interface Allowance {
  /** Bytes that may still come out of everything brought. */
  left: number;
  readonly perFile: number;
}

/** A part of a file many times longer than what it was packed in is made to fill the disk. */
const MOST_RATIO = 150;
const RATIO_FROM = 16 * 1024 * 1024;
const STRETCH = 64 * 1024;

/** The bytes of one file of a zip. A file that is not packed is a part of the zip, and takes no place of its own. */
export async function unzipped(
  blob: Blob,
  entry: ZipEntry,
  allowance: Allowance,
  signal: AbortSignal,
  told: (bytes: number) => void,
): Promise<Blob> {
  if (entry.encrypted)
    throw new Refused('Está protegido con contraseña. Descomprímelo con ella y trae lo de dentro.');
  if (entry.offset + 30 > blob.size) throw new Refused(BROKEN);
  const local = await view(blob, entry.offset, entry.offset + 30);
  if (local.getUint32(0, true) !== LOCAL) throw new Refused(BROKEN);
  const from = entry.offset + 30 + local.getUint16(26, true) + local.getUint16(28, true);
  if (from + entry.packed > blob.size) throw new Refused(BROKEN);
  const packed = blob.slice(from, from + entry.packed);
  if (entry.method === 0) {
    if (entry.packed !== entry.declared) throw new Refused(BROKEN);
    return packed;
  }
  if (entry.method !== 8)
    throw new Refused('Está comprimido de un modo que aquí no se lee. Comprímelo como zip corriente.');
  if (entry.declared > allowance.perFile) throw new Refused(tooLong(allowance.perFile));
  const out = measured(packed.size, allowance, told);
  const inflate = new Inflate((bytes) => out.add(bytes));
  try {
    for await (const bytes of stretches(packed, signal, STRETCH)) inflate.push(bytes);
    inflate.push(new Uint8Array(0), true);
  } catch (error) {
    if (error instanceof Refused || signal.aborted) throw error;
    throw new Refused(BROKEN);
  }
  if (out.length() !== entry.declared || out.crc() !== entry.crc) throw new Refused(BROKEN);
  return out.done();
}

export function tooLong(most: number): string {
  return `Descomprimido pasa de ${Math.round(most / 1024 ** 2).toLocaleString('es-CL')} MB, y no se abre.`;
}

/** A growing blob that counts what comes out and refuses to go beyond what is allowed. */
export function measured(packed: number, allowance: Allowance, told: (bytes: number) => void) {
  const out = growingBlob();
  let length = 0;
  let crc = 0xffff_ffff;
  return {
    add(bytes: Uint8Array) {
      length += bytes.length;
      allowance.left -= bytes.length;
      if (length > allowance.perFile) throw new Refused(tooLong(allowance.perFile));
      if (allowance.left < 0)
        throw new Refused('Todo lo que trajiste pasa, descomprimido, de lo que se puede abrir de una vez.');
      if (length > RATIO_FROM && length > packed * MOST_RATIO)
        throw new Refused(
          'Al descomprimirse crece sin medida, como un archivo hecho para llenar el disco. No se abre.',
        );
      crc = crcOf(bytes, crc);
      out.add(bytes);
      told(length);
    },
    length: () => length,
    crc: () => (crc ^ 0xffff_ffff) >>> 0,
    done: () => out.done(),
  };
}

/** CRC-32 of four bytes at a time, as zip and gzip have it. */
const TABLES = Array.from({ length: 4 }, () => new Uint32Array(256));
for (let at = 0; at < 256; at += 1) {
  let value = at;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb8_8320 : value >>> 1;
  (TABLES[0] as Uint32Array)[at] = value >>> 0;
}
for (let at = 0; at < 256; at += 1)
  for (let table = 1; table < 4; table += 1) {
    const before = TABLES[table - 1]?.[at] ?? 0;
    (TABLES[table] as Uint32Array)[at] = (before >>> 8) ^ (TABLES[0]?.[before & 0xff] ?? 0);
  }

function crcOf(bytes: Uint8Array, from: number): number {
  const [one, two, three, four] = TABLES as [Uint32Array, Uint32Array, Uint32Array, Uint32Array];
  let crc = from;
  let at = 0;
  for (; at + 4 <= bytes.length; at += 4) {
    crc ^=
      (bytes[at] as number) |
      ((bytes[at + 1] as number) << 8) |
      ((bytes[at + 2] as number) << 16) |
      ((bytes[at + 3] as number) << 24);
    crc =
      (four[crc & 0xff] as number) ^
      (three[(crc >>> 8) & 0xff] as number) ^
      (two[(crc >>> 16) & 0xff] as number) ^
      (one[crc >>> 24] as number);
  }
  for (; at < bytes.length; at += 1)
    crc = (crc >>> 8) ^ (one[(crc ^ (bytes[at] as number)) & 0xff] as number);
  return crc;
}

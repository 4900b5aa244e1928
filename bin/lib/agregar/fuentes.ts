import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { brotliDecompressSync, createGunzip, gunzipSync } from 'node:zlib';
import { asyncBufferFromFile, type FileMetaData, parquetMetadataAsync, parquetRead } from 'hyparquet';
import { type ByteSource, streamSource } from '../../../src/load/bulk/source.ts';
import { decodeText } from '../../../src/load/decode.ts';

/** The files of a register cannot be read as one; the message says why. */
export class Unreadable extends Error {}

/** Several files of one register, as the text of one CSV: the header of those after the first is left out. */
export async function registerSource(paths: readonly string[]): Promise<ByteSource> {
  let size = 0;
  for (const path of paths) {
    const found = await stat(path).catch(() => undefined);
    if (!found?.isFile()) throw new Unreadable(`No se puede leer «${path}».`);
    // Compressed text takes some five times its file; it only foresees how many rows there are.
    size += found.size * (/\.(gz|parquet)$/i.test(path) ? 5 : 1);
  }
  return streamSource(() => oneAfterTheOther(paths), size);
}

async function* oneAfterTheOther(paths: readonly string[]): AsyncGenerator<Uint8Array> {
  let header: string | undefined;
  let last = NEWLINE;
  for (const path of paths) {
    if (last !== NEWLINE) yield Uint8Array.of(NEWLINE);
    let start: Uint8Array | undefined = new Uint8Array(0);
    for await (const chunk of chunksOf(path)) {
      let bytes: Uint8Array = chunk;
      if (start) {
        bytes = Buffer.concat([start, chunk]);
        const end = bytes.indexOf(NEWLINE);
        if (end === -1 && bytes.length < LONGEST_HEADER) {
          start = bytes;
          continue;
        }
        start = undefined;
        const found = decodeText(bytes.subarray(0, end)).text.trim();
        header ??= found;
        if (header !== found)
          throw new Unreadable(
            `«${basename(path)}» no tiene el mismo encabezado que «${basename(paths[0] ?? '')}»: no son partes de un registro.`,
          );
        if (path !== paths[0]) bytes = bytes.subarray(end + 1);
      }
      if (bytes.length === 0) continue;
      last = bytes[bytes.length - 1] ?? NEWLINE;
      yield bytes;
    }
    if (start?.length) {
      if (path !== paths[0]) continue;
      last = start[start.length - 1] ?? NEWLINE;
      yield start;
    }
  }
}

const NEWLINE = 10;
const LONGEST_HEADER = 2 ** 20;

async function* chunksOf(path: string): AsyncGenerator<Uint8Array> {
  if (/\.parquet$/i.test(path)) {
    yield* parquetText(path);
    return;
  }
  const file = createReadStream(path, { highWaterMark: 2 ** 18 });
  if (!/\.gz$/i.test(path)) {
    yield* file;
    return;
  }
  const text = createGunzip({ chunkSize: 2 ** 18 });
  file.on('error', (error) => text.destroy(error));
  try {
    yield* file.pipe(text);
  } catch (error) {
    if (!(error as NodeJS.ErrnoException).code?.startsWith('Z_')) throw error;
    throw new Unreadable(`«${basename(path)}» no es un gzip entero: ${(error as Error).message}.`);
  } finally {
    file.destroy();
  }
}

/** Rows of Parquet written at a time. */
const BATCH = 4096;
/** What Node itself takes apart, beside Snappy and plain pages, which the reader knows. */
const COMPRESSORS = {
  GZIP: (bytes: Uint8Array) => new Uint8Array(gunzipSync(bytes)),
  BROTLI: (bytes: Uint8Array) => new Uint8Array(brotliDecompressSync(bytes)),
};

/** A Parquet file as the text of a CSV, row group after row group: never more than one of them is held. */
async function* parquetText(path: string): AsyncGenerator<Uint8Array> {
  const file = await asyncBufferFromFile(path);
  let metadata: FileMetaData;
  try {
    metadata = await parquetMetadataAsync(file);
  } catch (error) {
    throw new Unreadable(`«${basename(path)}» no es un archivo Parquet: ${(error as Error).message}.`);
  }
  const names = metadata.schema.filter(({ num_children }) => !num_children).map(({ name }) => name);
  const encoder = new TextEncoder();
  yield encoder.encode(`${names.map(quotedCell).join(',')}\n`);
  let rowStart = 0;
  for (const group of metadata.row_groups) {
    const rowEnd = rowStart + Number(group.num_rows);
    let rows: readonly unknown[][] = [];
    try {
      await parquetRead({
        file,
        metadata,
        compressors: COMPRESSORS,
        columns: names,
        rowStart,
        rowEnd,
        onComplete: (found) => {
          rows = found;
        },
      });
    } catch (error) {
      throw new Unreadable(`No se puede leer «${basename(path)}»: ${(error as Error).message}.`);
    }
    for (let at = 0; at < rows.length; at += BATCH)
      yield encoder.encode(
        rows
          .slice(at, at + BATCH)
          .map((row) => `${row.map(textOf).map(quotedCell).join(',')}\n`)
          .join(''),
      );
    rowStart = rowEnd;
  }
}

/** A value as a table would write it, with decimal point. */
function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : '';
  if (typeof value === 'boolean') return value ? 'si' : 'no';
  return String(value);
}

function quotedCell(text: string): string {
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

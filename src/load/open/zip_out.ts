import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';
import type { PackageFiles, Watch } from './contract.ts';
import { growingBlob, seldom, stretches } from './parts.ts';

/** What a zip without its 64-bit form holds. */
const MOST = 0xffff_ffff;
/** Compressed already: to do it again takes time and saves nothing. */
const PACKED = /\.(gz|zip|parquet|png|jpe?g)$/i;

/** The files of a package as one zip, a stretch at a time. Rejects with what to do where it would be longer than a zip can be. */
export async function zipOf(files: PackageFiles, watch: Watch): Promise<Blob> {
  const total = [...files.values()].reduce((sum, { size }) => sum + size, 0);
  if (total > MOST)
    throw new Error('El paquete pasa de 4 GB y no cabe en un zip. Guarda sus archivos por separado.');
  const out = growingBlob();
  let failed: Error | undefined;
  const zip = new Zip((error, bytes) => {
    if (error) failed = error;
    else out.add(bytes);
  });
  let done = 0;
  let file = '';
  const tell = seldom(() => watch.tell({ doing: 'leer', file, done, total, rows: 0 }));
  for (const [path, blob] of files) {
    file = path;
    const entry = PACKED.test(path) ? new ZipPassThrough(path) : new ZipDeflate(path, { level: 6 });
    zip.add(entry);
    for await (const bytes of stretches(blob, watch.signal)) {
      entry.push(bytes);
      done += bytes.length;
      tell();
    }
    entry.push(new Uint8Array(0), true);
  }
  zip.end();
  if (failed) throw failed;
  return out.done('application/zip');
}

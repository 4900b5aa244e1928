import { createStore, del, entries, get, set, type UseStore } from 'idb-keyval';
import * as v from 'valibot';
import type { PackageFiles } from '../load/open/contract.ts';

/** A package of the reader's that stays on the device between visits. */
export interface KeptPackage {
  readonly id: string;
  readonly title: string;
  /** When it was kept: an ISO date and time. */
  readonly kept: string;
  readonly bytes: number;
  readonly files: number;
}

/** The number is of the format; a package of another is not listed. */
const FORMAT = 1;
const Kept = v.object({
  formato: v.literal(FORMAT),
  title: v.string(),
  kept: v.string(),
  files: v.map(v.string(), v.instance(Blob)),
});

let opened: UseStore | undefined;
function packages(): UseStore {
  opened ??= createStore('mapa-paquetes', 'paquetes');
  return opened;
}

/** Those on the device, the last kept first; none where the browser lets nothing be kept. */
export async function listKept(): Promise<readonly KeptPackage[]> {
  try {
    const found = (await entries(packages())).flatMap(([key, value]) => {
      const read = v.safeParse(Kept, value);
      return read.success ? [summaryOf(String(key), read.output)] : [];
    });
    return found.sort((a, b) => (a.kept < b.kept ? 1 : -1));
  } catch {
    return [];
  }
}

/**
 * Keeps the files of a package on the device (IndexedDB), whole or not at all, under `id` or a new one. Rejects where the
 * browser lets nothing be kept or has no room left; what was kept before stays.
 */
export async function keepPackage(title: string, files: PackageFiles, id?: string): Promise<KeptPackage> {
  const key = id ?? crypto.randomUUID();
  const record: v.InferOutput<typeof Kept> = {
    formato: FORMAT,
    title,
    kept: new Date().toISOString(),
    files: new Map(files),
  };
  // Asked so that the browser does not make room with it; it is kept all the same where it says no.
  await navigator.storage?.persist?.().catch(() => false);
  await set(key, record, packages());
  return summaryOf(key, record);
}

/** The files of a package kept; undefined when it is not there any more. */
export async function keptFiles(id: string): Promise<PackageFiles | undefined> {
  try {
    const read = v.safeParse(Kept, await get(id, packages()));
    return read.success ? read.output.files : undefined;
  } catch {
    return undefined;
  }
}

/** Takes a package off the device for good. */
export async function deleteKept(id: string): Promise<void> {
  await del(id, packages());
}

function summaryOf(id: string, { title, kept, files }: v.InferOutput<typeof Kept>): KeptPackage {
  const bytes = [...files.values()].reduce((sum, { size }) => sum + size, 0);
  return { id, title, kept, bytes, files: files.size };
}

import type { PackageFiles } from './open/contract.ts';
import type { FileSource } from './reading.ts';

/** Files that are on the reader's device, as a package is read. */
export function ownSource(files: PackageFiles): FileSource {
  const blob = async (path: string) => files.get(path);
  return {
    blob,
    async read(path) {
      try {
        const found = await blob(path);
        return found && new Uint8Array(await found.arrayBuffer());
      } catch {
        // A file that was moved or taken away since it was chosen.
        return undefined;
      }
    },
  };
}

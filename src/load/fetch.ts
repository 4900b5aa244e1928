import type { FileSource } from './reading.ts';

/** Files of a package served over HTTP. A file that is not there, or a network that fails, is undefined. */
export function fetchSource(base: string): FileSource {
  return {
    async read(path) {
      try {
        const response = await fetch(new URL(path, base));
        // A host that answers every path with its start page would pass HTML off as data.
        if (!response.ok || response.headers.get('content-type')?.startsWith('text/html')) return undefined;
        return new Uint8Array(await response.arrayBuffer());
      } catch {
        return undefined;
      }
    },
  };
}

import type { BroughtFile } from './open/contract.ts';
import { DESCRIPTOR_FILE } from './package.ts';

/** Why files could not be had from an address, in words. */
export class Unreachable extends Error {}

/** What was brought from an address; `whole`: it is a package, which anybody who has the link may open alike. */
export interface Fetched {
  readonly files: readonly BroughtFile[];
  readonly whole: boolean;
}

/** More than these are no package of ours, and nobody's server is asked for them. */
const MOST_FILES = 200;

/**
 * Brings what an address names: one file (a zip, a CSV…), or, when it ends in `/` or in `datapackage.json`, a package with
 * every file that it lists in its own folder. Nothing is sent: no cookies, no address of ours. Rejects with `Unreachable`.
 */
export async function fetchElsewhere(
  url: URL,
  tell: (bytes: number) => void,
  signal: AbortSignal,
): Promise<Fetched> {
  let bytes = 0;
  const bring = async (from: URL, path: string): Promise<BroughtFile> => {
    const count = (more: number) => {
      bytes += more;
      tell(bytes);
    };
    return { path, blob: await download(from, count, signal) };
  };
  const folder = url.pathname.endsWith('/') ? url : new URL('.', url);
  if (!url.pathname.endsWith('/') && !url.pathname.endsWith(`/${DESCRIPTOR_FILE}`)) {
    const file = await bring(url, nameOf(url));
    return { files: [file], whole: file.path.toLowerCase().endsWith('.zip') };
  }
  const descriptor = await bring(new URL(DESCRIPTOR_FILE, folder), DESCRIPTOR_FILE);
  const files = [descriptor];
  const paths = await pathsIn(descriptor.blob);
  if (paths.size > MOST_FILES)
    throw new Unreachable(`El paquete de ${url.host} nombra más de ${MOST_FILES} archivos: no se pide.`);
  for (const path of paths) {
    // A descriptor may only name files of its own folder: it is somebody else's text.
    const from = URL.canParse(path, folder) ? new URL(path, folder) : undefined;
    if (from?.href.startsWith(folder.href)) files.push(await bring(from, path));
  }
  return { files, whole: true };
}

function nameOf({ pathname }: URL): string {
  const name = pathname.split('/').at(-1) || 'datos';
  try {
    return decodeURIComponent(name);
  } catch {
    // A stray `%`: the name as it is written.
    return name;
  }
}

async function pathsIn(descriptor: Blob): Promise<ReadonlySet<string>> {
  try {
    const json: unknown = JSON.parse(await descriptor.text());
    const resources = (json as { readonly resources?: unknown } | null)?.resources;
    if (!Array.isArray(resources)) return new Set();
    return new Set(
      resources.flatMap((one: unknown) => {
        const path = (one as { readonly path?: unknown } | null)?.path;
        return typeof path === 'string' ? [path] : [];
      }),
    );
  } catch {
    // What is wrong with it is told when the package is read.
    return new Set();
  }
}

async function download(url: URL, tell: (bytes: number) => void, signal: AbortSignal): Promise<Blob> {
  let response: Response;
  try {
    response = await fetch(url, { credentials: 'omit', referrerPolicy: 'no-referrer', signal });
  } catch (error) {
    signal.throwIfAborted();
    throw new Unreachable(
      navigator.onLine
        ? `No se pudo leer ${url.host}. Puede que no responda, o que no permita que otras páginas lean sus archivos (CORS).`
        : `No hay conexión: no se pudo leer ${url.host}. Lo que está en este equipo sigue funcionando.`,
      { cause: error },
    );
  }
  if (!response.ok)
    throw new Unreachable(`${url.host} responde ${response.status} a ${url.pathname}: el archivo no está.`);
  if (response.headers.get('content-type')?.startsWith('text/html'))
    throw new Unreachable(`${url.host} responde con una página web, no con datos.`);
  if (!response.body) return response.blob();
  const counted = response.body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        tell(chunk.byteLength);
        controller.enqueue(chunk);
      },
    }),
  );
  try {
    return await new Response(counted).blob();
  } catch (error) {
    signal.throwIfAborted();
    throw new Unreachable(`Se cortó la conexión con ${url.host}. Inténtalo de nuevo.`, { cause: error });
  }
}

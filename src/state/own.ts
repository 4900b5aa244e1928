import { proxy } from 'comlink';
import type { Issue } from '../load/checked.ts';
import type { PackageFiles, Progress } from '../load/open/contract.ts';
import { OWN_DATA } from '../load/shipped.ts';
import type { Opened } from '../load/summary.ts';
import { isStopped } from './brought.ts';
import { isAddress } from './elsewhere.ts';
import { keptFiles } from './kept.ts';
import { ask, go, reopen, useStore } from './store.ts';
import { DEFAULT_VIEW } from './view.ts';

/** A package that does not travel with the application, opened on this page. */
interface OwnPackage {
  readonly files: PackageFiles;
  /** What the link calls it: `propios`, or the address where anybody may find it. */
  readonly datos: string;
  /** Under which it is kept on the device; undefined while it is not. */
  readonly kept: string | undefined;
}

let own: OwnPackage | undefined;
/** Just opened, and not yet shown. */
let ready: Opened | undefined;

/** Which package of this tab is kept on the device, so that loading the page again finds it. Not its name: an id. */
const KEPT_KEY = 'mapa-propios';

/** The reader's own package, when one has been opened on this page. */
export function ownPackage(): OwnPackage | undefined {
  return own;
}

/** Says that the open package is now kept on the device, or (undefined) that it no longer is. */
export function setKept(id: string | undefined): void {
  if (own) own = { ...own, kept: id };
  remember(id);
}

/**
 * Opens a package of the reader's own files and shows it. What was open stays until the new one is whole; the issues say why
 * where it cannot be opened. Undefined when the reader stopped it.
 */
export async function openOwnFiles(
  files: PackageFiles,
  tell: (progress: Progress) => void = () => undefined,
  from: { readonly kept?: string; readonly address?: string } = {},
): Promise<Opened | undefined> {
  try {
    const before = useStore.getState().view.datos;
    const opened = await ask().open(files, proxy(tell));
    if (!opened.summary) return opened;
    const { view } = useStore.getState();
    // Another package was chosen meanwhile: that one stands.
    if (view.datos !== before) return undefined;
    const datos = from.address ?? OWN_DATA;
    own = { files, datos, kept: from.kept };
    ready = opened;
    remember(from.kept);
    // A link to data that anybody may open also says what to look at in them.
    go(from.address === undefined ? { ...DEFAULT_VIEW, datos } : { datos });
    if (view.datos === datos) reopen();
    return opened;
  } catch (error) {
    if (isStopped(error)) return undefined;
    throw error;
  }
}

/** What a link names that does not travel with the application. */
export async function openElsewhere(datos: string): Promise<Opened> {
  const found = ready;
  ready = undefined;
  if (found && own?.datos === datos) return found;
  if (own?.datos === datos) return openAgain(datos, own.files);
  if (isAddress(datos))
    return refused(datos, 'otro-lugar', 'Este enlace pide datos de otro lugar: nada se ha pedido todavía.');
  if (datos !== OWN_DATA)
    return refused(datos, 'paquete-desconocido', `No hay un paquete de datos llamado «${datos}».`);
  const kept = remembered();
  const files = kept === undefined ? undefined : await keptFiles(kept);
  if (!files)
    return refused(
      datos,
      'datos-de-otro-equipo',
      'Este enlace se hizo con datos propios, que no viajan en él. Ábrelos en «Tus datos», o elige otro paquete.',
    );
  own = { files, datos, kept };
  return openAgain(datos, files);
}

/** What the reader brings or stops while it is read stops this reading too: it says so, and can be asked for again. */
async function openAgain(datos: string, files: PackageFiles): Promise<Opened> {
  try {
    return await ask().open(files);
  } catch (error) {
    if (!isStopped(error)) throw error;
    return refused(
      datos,
      'lectura-detenida',
      'La lectura de tus datos se detuvo. Ábrelos de nuevo en «Tus datos».',
    );
  }
}

function refused(file: string, code: string, message: string): Opened {
  const issue: Issue = { severity: 'fatal', file, code, message };
  return { summary: undefined, issues: [issue] };
}

function remember(id: string | undefined): void {
  try {
    if (id === undefined) sessionStorage.removeItem(KEPT_KEY);
    else sessionStorage.setItem(KEPT_KEY, id);
  } catch {
    // A browser that lets nothing be kept: the data last as long as the page.
  }
}

function remembered(): string | undefined {
  try {
    return sessionStorage.getItem(KEPT_KEY) ?? undefined;
  } catch {
    return undefined;
  }
}

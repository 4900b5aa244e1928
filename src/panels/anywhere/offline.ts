import { OWN_DATA } from '../../load/shipped.ts';
import { useStore } from '../../state/store.ts';
import { canDraw } from '../../ui/webgl.ts';
import { watchInstall } from './install.ts';
import { isCode } from './kept.ts';
import { showNotice } from './Notices.tsx';

/** The files that draw the large map, kept apart: a browser without WebGL never asks for them (see vite.config.ts). */
const MAP_FILES = 'mapa.json';
const MAP_CACHE = 'mapa';

/**
 * Keeps the application on the device, so that it opens without network after one visit, and tells when a new version waits.
 * Nothing is fetched before the reader has what they came for, nor where they asked the browser to save data.
 */
export async function stayOffline(): Promise<void> {
  watchInstall();
  tellWhatNeedsNetwork();
  // Inside somebody else's page nothing is kept, and nobody is told anything.
  if (!('serviceWorker' in navigator) || self !== top || savesData()) return;
  await isReady();
  try {
    await register();
  } catch {
    // A browser that keeps nothing (private window, storage full) goes on as a page that needs the network.
  }
}

function savesData(): boolean {
  const { connection } = navigator as Navigator & { readonly connection?: { readonly saveData?: boolean } };
  return connection?.saveData === true;
}

/** The data are there, or could not be; then the first rest of the page. */
function isReady(): Promise<void> {
  const settled = () => useStore.getState().phase !== 'abriendo';
  return new Promise((ready) => {
    const rest = () =>
      'requestIdleCallback' in self
        ? requestIdleCallback(() => ready(), { timeout: 10_000 })
        : setTimeout(ready, 2000);
    if (settled()) return void rest();
    const stop = useStore.subscribe(() => {
      if (!settled()) return;
      stop();
      rest();
    });
  });
}

async function register(): Promise<void> {
  const { serviceWorker } = navigator;
  const isFirst = !(await serviceWorker.getRegistration())?.active;
  const registration = await serviceWorker.register(new URL('sw.js', document.baseURI));
  const tellOfNew = (worker: ServiceWorker | null) => {
    if (worker && !isFirst) void tellNewVersion(worker);
  };
  tellOfNew(registration.waiting);
  registration.addEventListener('updatefound', () => {
    const coming = registration.installing;
    coming?.addEventListener('statechange', () => {
      if (coming.state === 'installed' && registration.active) void tellNewVersion(coming);
    });
  });
  let isMine = !isFirst;
  serviceWorker.addEventListener('controllerchange', () => {
    // The first worker takes a page that had none: nothing changes for who reads it.
    if (isMine && !isUpdating) showNotice('otra-pestana', () => location.reload());
    isMine = true;
  });
  // Who leaves the page open for days comes back to it: that is when a new version is looked for.
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void registration.update().catch(() => undefined);
  });
  await serviceWorker.ready;
  await keepMap();
  document.documentElement.dataset.offline = 'listo';
  if (isFirst) showNotice('listo');
}

let isUpdating = false;

/** A new version waits until the reader says so: what they are typing is theirs. */
async function tellNewVersion(worker: ServiceWorker): Promise<void> {
  const losesData =
    useStore.getState().view.datos === OWN_DATA &&
    (await import('../../state/own.ts')).ownPackage()?.kept === undefined;
  showNotice(losesData ? 'nueva-con-datos' : 'nueva', () => {
    isUpdating = true;
    navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
    worker.postMessage({ type: 'SKIP_WAITING' });
  });
}

/** Keeps what draws the large map, where it can be drawn; what an older version kept goes. */
async function keepMap(): Promise<void> {
  if (!canDraw()) return;
  const response = await fetch(new URL(MAP_FILES, document.baseURI));
  const files = ((await response.json()) as readonly string[]).map(
    (file) => new URL(file, document.baseURI).href,
  );
  const cache = await caches.open(MAP_CACHE);
  await Promise.all(files.map((file) => keepCode(cache, file)));
  const kept = (await cache.keys()).map(({ url }) => url);
  await Promise.all(kept.filter((url) => !files.includes(url)).map((url) => cache.delete(url)));
}

/** Keeps one file of code; what was kept under its name and is none goes. */
async function keepCode(cache: Cache, file: string): Promise<void> {
  const kept = await cache.match(file);
  if (isCode(kept)) return;
  if (kept) await cache.delete(file);
  const answer = await fetch(file);
  if (!isCode(answer)) throw new Error(`${file}: no es código`);
  await cache.put(file, answer);
}

/** Without network, says so when something that needs it was asked for, and only then. */
function tellWhatNeedsNetwork(): void {
  const tell = () => {
    if (!navigator.onLine) showNotice('sin-red');
  };
  // A part of the page that could not be fetched, or a package. Data of another place say so where they are asked for.
  addEventListener('vite:preloadError', tell);
  useStore.subscribe(({ refused }, before) => {
    if (refused && refused !== before.refused && refused.issues[0]?.code !== 'otro-lugar') tell();
  });
}

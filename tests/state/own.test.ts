import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Opened, summarise } from '../../src/load/summary.ts';
import { loaded } from '../fixtures/chile.ts';

/** How the analyst ends the reading of the reader's own files, when a test says. */
let end: { readonly open: (opened: Opened) => void; readonly stop: () => void };
let shipped: Opened;

vi.mock('comlink', () => ({ proxy: (tell: unknown) => tell }));
vi.mock('../../src/worker/client.ts', () => ({
  startAnalyst: () => ({
    open: (place: unknown) =>
      typeof place === 'string'
        ? Promise.resolve(shipped)
        : new Promise((resolve, reject) => {
            end = { open: resolve, stop: () => reject(new DOMException('', 'AbortError')) };
          }),
    analyse: async () => undefined,
    outlines: async () => undefined,
    points: async () => undefined,
  }),
}));
vi.mock('../../src/state/kept.ts', () => ({ keptFiles: async () => new Map() }));

beforeEach(async () => {
  shipped = { summary: summarise(await loaded('chile')), issues: [] };
  vi.stubGlobal('location', { pathname: '/', search: '', href: 'http://localhost/' });
  vi.stubGlobal('document', { baseURI: 'http://localhost/' });
  vi.stubGlobal('history', { pushState: vi.fn(), replaceState: vi.fn() });
  vi.stubGlobal('addEventListener', vi.fn());
  vi.stubGlobal('sessionStorage', { getItem: () => 'uno', setItem: vi.fn(), removeItem: vi.fn() });
  vi.resetModules();
});
afterEach(() => vi.unstubAllGlobals());

async function page() {
  const store = await import('../../src/state/store.ts');
  const own = await import('../../src/state/own.ts');
  store.start(own.openElsewhere);
  return { ...store, ...own };
}

test('los archivos propios se muestran cuando están enteros, y el enlace solo dice que lo son', async () => {
  const { openOwnFiles, ownPackage, useStore } = await page();
  const opening = openOwnFiles(new Map());
  expect(ownPackage()).toBeUndefined();
  end.open(shipped);
  expect(await opening).toBe(shipped);
  await vi.waitFor(() => expect(useStore.getState().summary?.id).toBe('propios'));
  expect(vi.mocked(history.pushState).mock.calls.map(([, , url]) => url)).toEqual(['/?datos=propios']);
});

test('quien elige otro paquete mientras se leen los suyos se queda con el que eligió', async () => {
  const { go, openOwnFiles, ownPackage, useStore } = await page();
  const opening = openOwnFiles(new Map());
  go({ datos: 'calama-ficticio' });
  end.open(shipped);
  expect(await opening).toBeUndefined();
  expect(ownPackage()).toBeUndefined();
  await vi.waitFor(() => expect(useStore.getState().summary?.id).toBe('calama-ficticio'));
});

test('lo guardado que se deja de leer lo dice, y la página no queda esperando', async () => {
  const { go, useStore } = await page();
  go({ datos: 'propios' });
  await vi.waitFor(() => expect(end).toBeDefined());
  end.stop();
  await vi.waitFor(() => expect(useStore.getState().phase).toBe('fallo'));
  expect(useStore.getState().refused?.issues[0]?.message).toBe(
    'La lectura de tus datos se detuvo. Ábrelos de nuevo en «Tus datos».',
  );
});

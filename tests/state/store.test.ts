import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { analyse } from '../../src/domain/analysis.ts';
import type { ZoneId } from '../../src/domain/ids.ts';
import type { Inputs } from '../../src/domain/inputs.ts';
import type { Settings } from '../../src/domain/settings.ts';
import { type Opened, summarise } from '../../src/load/summary.ts';
import { loaded } from '../fixtures/chile.ts';

/** An analyst whose answers come when the test says. */
interface Pending {
  readonly settings: Partial<Settings>;
  readonly answer: () => void;
}
const pending: Pending[] = [];
const answers: unknown[] = [];
let opened: Opened;
let outlines: (level: string) => Promise<unknown> = async () => undefined;

vi.mock('../../src/worker/client.ts', () => ({
  startAnalyst: () => ({
    open: async () => opened,
    analyse: (settings: Partial<Settings>) =>
      new Promise((resolve) => {
        const at = pending.length;
        pending.push({
          settings,
          answer: () => {
            answers[at] = { ...answerTo(settings) };
            resolve(answers[at]);
          },
        });
      }),
    outlines: (level: string) => outlines(level),
    points: async () => undefined,
  }),
}));
let inputs: Inputs;
const answerTo = (settings: Partial<Settings>) => analyse(inputs, settings);

const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

beforeEach(async () => {
  const chile = await loaded('chile');
  inputs = chile.inputs;
  opened = { summary: summarise(chile), issues: [] };
  pending.length = 0;
  outlines = async () => undefined;
  const address = { pathname: '/mapa/', search: '?ver=explorar', href: 'http://localhost/mapa/' };
  vi.stubGlobal('location', address);
  vi.stubGlobal('document', { baseURI: 'http://localhost/mapa/' });
  vi.stubGlobal('history', {
    pushState: vi.fn((_: unknown, __: string, url: string) => {
      address.search = url.slice(address.pathname.length);
    }),
    replaceState: vi.fn(),
  });
  vi.stubGlobal('addEventListener', vi.fn());
  vi.resetModules();
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.doUnmock('../../src/domain/link_names.ts');
});

describe('el almacén', () => {
  test('descarta la respuesta a una pregunta que ya no se hace', async () => {
    const { go, start, useStore } = await import('../../src/state/store.ts');
    start(async () => opened);
    await vi.waitFor(() => expect(pending).toHaveLength(1));
    go({ level: 'region' });
    await vi.waitFor(() => expect(pending).toHaveLength(2));
    // The newer answers first; the older, late, must not take its place.
    pending[1]!.answer();
    await settled();
    pending[0]!.answer();
    await settled();
    const { analysis } = useStore.getState();
    expect(analysis?.settings.level).toBe('region');
    expect(analysis?.zones).toHaveLength(16);
  });

  test('mover un peso no vuelve a preguntar al analista, y queda en el enlace', async () => {
    const { go, start, useStore } = await import('../../src/state/store.ts');
    start(async () => opened);
    await vi.waitFor(() => expect(pending).toHaveLength(1));
    pending[0]!.answer();
    await settled();
    go({ weights: { ...useStore.getState().view.weights, densidad: 5 } }, 'replace');
    await settled();
    expect(pending).toHaveLength(1);
    expect(history.replaceState).toHaveBeenCalledWith(null, '', '/mapa/?pesos=1,5,1,1,1,1');
    expect(useStore.getState().view.weights.densidad).toBe(5);
  });

  test('elegir una zona es un paso del que se vuelve; la misma vista dos veces no es dos pasos', async () => {
    const { go, start } = await import('../../src/state/store.ts');
    start(async () => opened);
    await vi.waitFor(() => expect(pending).toHaveLength(1));
    go({ zone: '02201' as ZoneId });
    go({ zone: '02201' as ZoneId });
    expect(history.pushState).toHaveBeenCalledTimes(1);
    expect(location.search).toBe('?zona=02201');
  });

  test('un paquete que no se puede abrir deja abierto el que estaba, y dice por qué', async () => {
    const { go, start, useStore } = await import('../../src/state/store.ts');
    start(async () => opened);
    await vi.waitFor(() => expect(useStore.getState().phase).toBe('listo'));
    opened = {
      summary: undefined,
      issues: [
        { severity: 'fatal', file: 'catastro.csv', line: 1, code: 'falta-columna', message: 'Falta «id».' },
      ],
    };
    go({ datos: 'calama-ficticio' });
    await vi.waitFor(() => expect(useStore.getState().phase).toBe('fallo'));
    expect(useStore.getState().summary?.id).toBe('chile');
    expect(useStore.getState().refused?.issues[0]?.message).toBe('Falta «id».');
  });

  test('un segundo año se pregunta con los mismos ajustes; quitado, no vuelve aunque su respuesta llegue tarde', async () => {
    const { go, start, useStore } = await import('../../src/state/store.ts');
    start(async () => opened);
    await vi.waitFor(() => expect(pending).toHaveLength(1));
    go({ cube: 'empresas_tarapaca:2019', reference: 'region', against: 'empresas_tarapaca:2009' });
    await vi.waitFor(() => expect(pending).toHaveLength(3));
    expect(pending[2]?.settings).toEqual({ ...pending[1]?.settings, cube: 'empresas_tarapaca:2009' });
    pending[2]!.answer();
    await settled();
    expect(useStore.getState().against?.settings).toMatchObject({
      cube: 'empresas_tarapaca:2009',
      reference: 'region',
    });
    go({ against: 'empresas_tarapaca:2014' });
    await vi.waitFor(() => expect(pending).toHaveLength(4));
    go({ against: undefined });
    pending[3]!.answer();
    await settled();
    expect(useStore.getState().against).toBeUndefined();
  });

  test('cuando el analista responde otra cosa a lo mismo se vuelve a preguntar por los dos años', async () => {
    const { askAgain, go, start, useStore } = await import('../../src/state/store.ts');
    start(async () => opened);
    await vi.waitFor(() => expect(pending).toHaveLength(1));
    go({ cube: 'empresas_tarapaca:2019', against: 'empresas_tarapaca:2009' });
    await vi.waitFor(() => expect(pending).toHaveLength(3));
    void askAgain();
    await vi.waitFor(() => expect(pending).toHaveLength(5));
    const asked = pending.map(({ settings }) => settings);
    expect(asked.slice(3)).toEqual(asked.slice(1, 3));
    // The answers to the first time come late, and are not kept.
    for (const at of [3, 4, 1, 2]) {
      pending[at]!.answer();
      await settled();
    }
    const { analysis, against } = useStore.getState();
    expect(analysis).toBe(answers[3]);
    expect(against).toBe(answers[4]);
  });

  test('una tabla de otra publicación no se pone al lado: no se pregunta por ella', async () => {
    const { go, start, useStore } = await import('../../src/state/store.ts');
    start(async () => opened);
    await vi.waitFor(() => expect(pending).toHaveLength(1));
    go({ against: 'empresas_tarapaca:2009' });
    await settled();
    expect(pending).toHaveLength(1);
    expect(useStore.getState().against).toBeUndefined();
  });
});

/** The page at a link, with its package open. */
async function at(search: string) {
  location.search = search;
  const store = await import('../../src/state/store.ts');
  store.start(async () => opened);
  await vi.waitFor(() => expect(pending.length).toBeGreaterThan(0));
  return store;
}

describe('un enlace con nombres', () => {
  test('que no se conocen lo dice, se queda donde estaba y no lleva a otra parte', async () => {
    opened = { ...opened, summary: { ...opened.summary!, start: { zona: '02201' } as never } };
    const { go, useStore } = await at('?zona=narnia');
    const { view, notice } = useStore.getState();
    expect([view.screen, view.zone]).toEqual(['explorar', undefined]);
    expect(notice).toBe('El enlace nombra «narnia», que no está en estos datos.');
    go({ zone: '02201' as ZoneId });
    expect(useStore.getState().notice).toBeUndefined();
  });

  test('de una región la muestra por regiones', async () => {
    const { useStore } = await at('?zona=region-antofagasta');
    const { view, notice } = useStore.getState();
    expect([view.zone, view.level, notice]).toEqual(['02', 'region', undefined]);
  });

  test('abre aunque no llegue la parte que los entiende', async () => {
    vi.doMock('../../src/domain/link_names.ts', () => {
      throw new TypeError('Failed to fetch dynamically imported module');
    });
    const { useStore } = await at('?zona=calama');
    expect(useStore.getState().phase).toBe('listo');
    expect(useStore.getState().view.zone).toBeUndefined();
    expect(useStore.getState().notice).toContain('No se pudo leer lo que nombra el enlace');
  });
});

describe('lo que no llega', () => {
  test('al abrir no deja esperando: se dice qué pasó', async () => {
    const { start, useStore } = await import('../../src/state/store.ts');
    useStore.setState(({ view }) => ({ view: { ...view, datos: 'propios' } }));
    start(() => Promise.reject(new TypeError('Failed to fetch dynamically imported module')));
    await vi.waitFor(() => expect(useStore.getState().phase).toBe('fallo'));
    expect(useStore.getState().refused?.issues[0]?.message).toContain('no se pudieron abrir');
  });

  test('del mapa se dice, y se puede volver a pedir', async () => {
    const { useStore } = await at('?ver=explorar');
    const { askOutlines } = await import('../../src/state/outlines.ts');
    outlines = () => Promise.reject(new TypeError('Failed to fetch dynamically imported module'));
    await askOutlines('comuna');
    expect(useStore.getState().undrawn).toBe(true);
    const drawn = { type: 'FeatureCollection', features: [] };
    outlines = async () => drawn;
    await askOutlines('comuna');
    expect(useStore.getState().undrawn).toBe(false);
    expect(useStore.getState().outlines.comuna).toBe(drawn);
  });

  test('a tiempo de un paquete no queda como mapa de otro; mientras se abre otro no se pide', async () => {
    const { go, useStore } = await at('?ver=explorar');
    const { askOutlines } = await import('../../src/state/outlines.ts');
    let arrive = (_: unknown) => {};
    outlines = () =>
      new Promise((resolve) => {
        arrive = resolve;
      });
    const first = askOutlines('comuna');
    go({ datos: 'calama-ficticio' });
    const never = vi.fn(async () => undefined);
    outlines = never;
    await askOutlines('region');
    expect(never).not.toHaveBeenCalled();
    await vi.waitFor(() => expect(useStore.getState().summary?.id).toBe('calama-ficticio'));
    arrive({ type: 'FeatureCollection', features: [] });
    await first;
    expect(useStore.getState().outlines).toEqual({});
  });
});

describe('lo que se pregunta una vez', () => {
  test('se vuelve a preguntar si falló, y lo olvidado no llega tarde', async () => {
    const { keeper } = await import('../../src/state/keeper.ts');
    const kept: number[] = [];
    const one = keeper<number>((answer) => kept.push(answer));
    await expect(one.follow('a', () => Promise.reject(new Error('sin red')))).rejects.toThrow('sin red');
    await one.follow('a', () => 1);
    await one.follow('a', () => 2);
    expect(kept).toEqual([1]);
    const late = one.follow('b', async () => 3);
    one.forget();
    await late;
    expect(kept).toEqual([1]);
  });
});

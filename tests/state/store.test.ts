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
    outlines: async () => undefined,
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
  const address = { pathname: '/mapa/', search: '', href: 'http://localhost/mapa/' };
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
afterEach(() => vi.unstubAllGlobals());

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

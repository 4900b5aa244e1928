import { beforeEach, expect, test, vi } from 'vitest';
import type { ZoneId } from '../../src/domain/ids.ts';
import type { FileSource } from '../../src/load/load.ts';
import type { Analyst } from '../../src/worker/analyst.ts';
import { folderSource } from '../fixtures/chile.ts';

let analyst: Analyst;
/** Lets the files of `chile` be read, when a test holds them. */
let release = () => {};
let held = Promise.resolve();

vi.mock('comlink', () => ({
  expose: (api: Analyst) => {
    analyst = api;
  },
}));
vi.mock('../../src/load/fetch.ts', () => ({
  fetchSource: (base: string): FileSource => {
    const files = folderSource(`data/${base}`);
    return {
      async read(path) {
        if (base === 'chile') await held;
        return files.read(path);
      },
    };
  },
}));

beforeEach(async () => {
  vi.resetModules();
  held = Promise.resolve();
  await import('../../src/worker/analyst.ts');
});

test('un paquete lento no ocupa el lugar de otro pedido después', async () => {
  held = new Promise((resolve) => {
    release = resolve;
  });
  const slow = analyst.open('chile');
  await analyst.open('calama-ficticio');
  release();
  await slow;
  expect(analyst.analyse({}, [])?.zones).toHaveLength(9);
});

test('un paquete que no se puede abrir deja abierto el que estaba', async () => {
  await analyst.open('chile');
  const { summary, issues } = await analyst.open('no-existe');
  expect(summary).toBeUndefined();
  expect(issues[0]?.severity).toBe('fatal');
  expect(analyst.analyse({}, [])?.zones).toContain('02201' as ZoneId);
});

import { beforeEach, expect, test, vi } from 'vitest';
import type { ZoneId } from '../../src/domain/ids.ts';
import type { FileSource } from '../../src/load/reading.ts';
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

test('unos archivos propios que no abren, pedidos mientras abre un paquete, no se lo llevan', async () => {
  held = new Promise((resolve) => {
    release = resolve;
  });
  const slow = analyst.open('chile');
  const own = await analyst.open(new Map([['datapackage.json', new Blob(['{'])]]));
  expect(own.summary).toBeUndefined();
  release();
  await slow;
  expect(analyst.analyse({}, [])?.zones).toContain('02201' as ZoneId);
});

test('unos archivos propios no ocupan el lugar del paquete que se pidió después', async () => {
  const { readdirSync, readFileSync } = await import('node:fs');
  const folder = 'data/calama-ficticio';
  const files = new Map(
    readdirSync(folder).map((name) => [name, new Blob([readFileSync(`${folder}/${name}`)])]),
  );
  const own = analyst.open(files);
  await Promise.all([own, analyst.open('chile')]);
  expect(analyst.analyse({}, [])?.zones).toHaveLength(346);
});

test('un paquete que no se puede abrir deja abierto el que estaba', async () => {
  await analyst.open('chile');
  const { summary, issues } = await analyst.open('no-existe');
  expect(summary).toBeUndefined();
  expect(issues[0]?.severity).toBe('fatal');
  expect(analyst.analyse({}, [])?.zones).toContain('02201' as ZoneId);
});

test('las tablas de apoyo se leen cuando se preguntan, una vez, y son las del paquete abierto', async () => {
  await analyst.open('chile');
  const catalogue = (await analyst.support([], 'catalogue', [])) as {
    readonly instruments: readonly { id: string }[];
  };
  expect(catalogue.instruments.map(({ id }) => id)).toContain('sercotec-crece');
  await analyst.open('calama-ficticio');
  const invented = (await analyst.support([], 'catalogue', [])) as typeof catalogue;
  expect(invented.instruments.every(({ id }) => id.startsWith('ficticio-'))).toBe(true);
});

test('la calidad de las tablas de apoyo: filas leídas, usadas y dejadas fuera', async () => {
  await analyst.open('chile');
  const { reports } = (await analyst.support([], 'quality', [])) as {
    readonly reports: readonly { table: string; rows: number; used: number; rejected: number }[];
  };
  expect(reports.map(({ table }) => table)).toContain('instrumentos');
  for (const { rows, used, rejected } of reports) expect(rows).toBe(used + rejected);
});

import { beforeEach, expect, test, vi } from 'vitest';
import type { SectorCode, ZoneId } from '../../src/domain/ids.ts';
import type { FileSource } from '../../src/load/reading.ts';
import type { Analyst } from '../../src/worker/analyst.ts';
import { folderSource } from '../fixtures/chile.ts';
import { bytes } from '../fixtures/package.ts';

let analyst: Analyst;

vi.mock('comlink', () => ({
  expose: (api: Analyst) => {
    analyst = api;
  },
}));
vi.mock('../../src/load/fetch.ts', () => ({
  fetchSource: (base: string): FileSource => folderSource(`data/${base}`),
}));

beforeEach(async () => {
  vi.resetModules();
  await import('../../src/worker/analyst.ts');
  await analyst.open('calama-ficticio');
});

const report = () => analyst.people({}, [], '02201' as ZoneId, 'G' as SectorCode, 0);
const ALL_SELLERS = 'sector;grupo;coeficiente\nG;5;0,8\nG;9;0,2\n';

test('una tabla propia ocupa el lugar de la del paquete, y se puede volver', async () => {
  const before = await report();
  expect(before?.table).toMatchObject({ own: false, assumed: true, sectors: 21 });
  expect(await analyst.replaceOccupations(bytes(ALL_SELLERS), 'mia.csv')).toEqual([]);
  const own = await report();
  expect(own?.table).toMatchObject({ own: true, assumed: false, source: { file: 'mia.csv' } });
  expect(own?.groups?.[4]?.sectorShare).toMatchObject({ value: 80 });
  expect(await analyst.occupationsFile()).toContain('G;5;0,8');
  analyst.restoreOccupations();
  expect(await report()).toEqual(before);
});

test('una tabla mala se explica y deja la que había', async () => {
  const issues = await analyst.replaceOccupations(bytes('sector;grupo;coeficiente\nG;5;0,8\n'), 'mala.csv');
  expect(issues).toMatchObject([{ file: 'mala.csv', line: 2, column: 'coeficiente' }]);
  expect((await report())?.table).toMatchObject({ own: false });
});

test('después de dos tablas propias se vuelve a la del paquete, y otro paquete trae la suya', async () => {
  await analyst.replaceOccupations(bytes(ALL_SELLERS), 'una.csv');
  await analyst.replaceOccupations(bytes(ALL_SELLERS.replace('0,8', '0,7').replace('0,2', '0,3')), 'dos.csv');
  expect((await report())?.groups?.[4]?.sectorShare).toMatchObject({ value: expect.closeTo(70, 9) });
  analyst.restoreOccupations();
  expect((await report())?.table).toMatchObject({ own: false });
  await analyst.replaceOccupations(bytes(ALL_SELLERS), 'una.csv');
  await analyst.open('chile');
  expect((await report())?.table).toMatchObject({ own: false, assumed: true });
});

import { expect, test } from 'vitest';
import { summarise } from '../../src/load/summary.ts';
import { loaded } from '../fixtures/chile.ts';
import { FIRMS, OUTLINE, openWith } from '../fixtures/package.ts';

test('what the page offers of the package of Chile', async () => {
  const summary = summarise(await loaded('chile'));
  expect(summary).toMatchObject({ id: 'chile', fictitious: false, version: '2026.11', hasPoints: false });
  expect(summary.start).toMatchObject({ sector: 'G', medida: 'potencial' });
  expect(summary.boundaryNotice).toContain('no es límite legal');
  expect(summary.cubes.map(({ id, comunas, hasWorkers }) => [id, comunas, hasWorkers])).toEqual([
    ['empresas:2005-2024', 346, false],
    ['empresas_tarapaca:2019', 7, false],
    ['empresas_tarapaca:2014', 7, false],
    ['empresas_tarapaca:2009', 7, false],
    ['empresas_tarapaca_subrubro:2019', 7, true],
  ]);
  expect(summary.cubes[0]?.references).toEqual({
    comuna: ['pais', 'region', 'provincia', 'totales'],
    provincia: ['pais', 'region', 'totales'],
    region: ['pais', 'totales'],
  });
  expect(summary.cubes[1]?.references).toEqual({
    comuna: ['region', 'provincia', 'totales'],
    provincia: ['region', 'totales'],
    region: ['totales'],
  });
});

test('a register with coordinates has points; one without has not', async () => {
  const catastro = { path: 'catastro.csv', mapa: { tabla: 'catastro' } };
  const open = async (csv: string) => {
    const { value } = await openWith(
      { 'catastro.csv': csv, 'empresas.csv': 'periodo,cut,sector,empresas\n2019,01101,G,3\n' },
      [OUTLINE, FIRMS, catastro],
    );
    return value && summarise(value);
  };
  expect((await open('id,sector,cut\n1,G,01101\n'))?.hasPoints).toBe(false);
  expect((await open('id,sector,longitud,latitud\n1,G,-70.5,-20.5\n'))?.hasPoints).toBe(true);
});

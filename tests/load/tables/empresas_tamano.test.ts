import { expect, test } from 'vitest';
import { openSupport } from '../../fixtures/support.ts';

const read = (csv: string, mapa: object = {}) =>
  openSupport({ 'tamanos.csv': csv }, [{ path: 'tamanos.csv', mapa: { tabla: 'empresas_tamano', ...mapa } }]);

test('cuentas por tamaño y sector, del último año; «pequeño» y «pequeña» son lo mismo', async () => {
  const { support, issues, reports } = await read(
    `periodo;cut;sector;tamano;empresas
2023;01101;G;micro;99
2024;01101;G;Micro;80
2024;01101;G;pequeño;15
2024;01107;I;mediana;*
`,
  );
  expect(issues).toEqual([]);
  expect(support.sizes).toMatchObject({ year: '2024', covered: new Uint8Array([1, 1, 0]) });
  expect(support.sizes?.rows).toMatchObject([
    { line: 3, comuna: 0, sector: 'G', size: 'micro', firms: { value: 80 } },
    { line: 4, size: 'pequeña', firms: { value: 15 } },
    { line: 5, comuna: 1, size: 'mediana', firms: { missing: 'reservado', low: 1, high: 10 } },
  ]);
  expect(reports.find(({ table }) => table === 'empresas_tamano')).toMatchObject({ rows: 4, used: 4 });
});

test('lo que no calza se deja fuera y se dice', async () => {
  const { issues, support } = await read(
    `periodo,cut,sector,tamano,empresas
2024,13101,G,micro,1
2024,01101,G-09,micro,1
2024,01101,47,micro,1
2024,01101,G,micro,1
2024,01101,G,micro,2
2024,01101,SI,micro,2
2024,01101,G,enorme,2
`,
  );
  expect(issues.map(({ line, code }) => [line, code])).toEqual([
    [8, 'celda-obligatoria'],
    [2, 'comuna-sin-limite'],
    [3, 'sector-desconocido'],
    [4, 'sector-de-otro-nivel'],
    [6, 'fila-repetida'],
  ]);
  expect(support.sizes?.rows.map(({ line }) => line)).toEqual([5, 7]);
});

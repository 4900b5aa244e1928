import { expect, test } from 'vitest';
import type { SectorCode } from '../../../src/domain/ids.ts';
import { known, missing } from '../../../src/domain/measure.ts';
import { CIIU } from '../../../src/domain/sectors.ts';
import { readTable } from '../../../src/load/table.ts';
import { buildTotals, totalesColumns } from '../../../src/load/tables/empresas_totales.ts';
import { SOURCE } from '../../fixtures/domain.ts';
import { bytes } from '../../fixtures/package.ts';

const build = (csv: string) =>
  buildTotals(readTable(bytes(csv), totalesColumns, { file: 'empresas.csv' }).rows, CIIU, SOURCE);
const G = 'G' as SectorCode;

test('one set for each territory and year, with the line of each sector', () => {
  const { value, issues } = build(
    'anio,territorio,sector,empresas,trabajadores\n2023,CL,G,10,*\n2023,CL,F,5,\n2019,01,G,3,4\n',
  );
  expect(issues).toEqual([]);
  expect(value.map(({ id, territory, period }) => [id, territory, period.to])).toEqual([
    ['CL:2023', 'CL', 2023],
    ['01:2019', '01', 2019],
  ]);
  expect(value[0]?.firms.get(G)).toEqual(known(10, 'empresas'));
  expect(value[0]?.workers.get(G)).toEqual(missing('reservado', 'trabajadores', { low: 1, high: 10 }));
  expect(value[0]?.workers.get('F' as SectorCode)).toEqual(missing('sin-dato', 'trabajadores'));
  expect(value[0]?.sales.get(G)).toEqual(missing('sin-dato', 'UF'));
  expect(value[0]?.lines.get(G)).toBe(2);
});

test('a repeated row and an unknown sector are left out and told; the first stays', () => {
  const { value, issues } = build(
    'anio,territorio,sector,empresas\n2023,CL,G,10\n2023,CL,G,99\n2023,CL,G-77,1\n',
  );
  expect(value[0]?.firms.get(G)).toEqual(known(10, 'empresas'));
  expect(issues.map(({ line, code }) => [line, code])).toEqual([
    [3, 'fila-repetida'],
    [4, 'sector-desconocido'],
  ]);
});

import { expect, test } from 'vitest';
import type { SectorCode } from '../../../src/domain/ids.ts';
import { readTable } from '../../../src/load/table.ts';
import { buildSectorTree, sectoresColumns } from '../../../src/load/tables/sectores.ts';
import { bytes } from '../../fixtures/package.ts';

const build = (csv: string) =>
  buildSectorTree(readTable(bytes(csv), sectoresColumns, { file: 'sectores.csv' }).rows, 'sectores.csv');

test('a package names its own sub-rubros, under a section; the sections and divisions are still there', () => {
  const { value, issues } = build('sector,nombre,nivel,padre\nG-03,Almacenes,subrubro,G\n');
  expect(issues).toEqual([]);
  expect(value.get('G-03' as SectorCode)).toEqual({
    code: 'G-03',
    level: 'subrubro',
    name: 'Almacenes',
    short: 'Almacenes',
    section: 'G',
  });
  expect(value.has('47' as SectorCode)).toBe(true);
});

test.each([
  ['a code twice', 'G-03,Otros,subrubro,G', 'sector-repetido', 'sector'],
  ['a code that is a section', 'G,Comercio,subrubro,G', 'sector-repetido', 'sector'],
  ['a parent that is a division', 'G-04,Otros,subrubro,47', 'sector-desconocido', 'padre'],
  ['a parent that is unknown activity', 'G-04,Otros,subrubro,SI', 'sector-desconocido', 'padre'],
])('%s is left out and told', (_, row, code, column) => {
  const { value, issues } = build(`sector,nombre,nivel,padre\nG-03,Almacenes,subrubro,G\n${row}\n`);
  expect(issues).toMatchObject([{ severity: 'error', file: 'sectores.csv', line: 3, column, code }]);
  expect(value.get('G-03' as SectorCode)?.name).toBe('Almacenes');
});

import { describe, expect, test } from 'vitest';
import { cell } from '../../../src/domain/grid.ts';
import type { SectorCode } from '../../../src/domain/ids.ts';
import { known, missing } from '../../../src/domain/measure.ts';
import { CIIU } from '../../../src/domain/sectors.ts';
import { type Resource, readDescriptor } from '../../../src/load/package.ts';
import { readTable } from '../../../src/load/table.ts';
import { buildFirmCubes, empresasColumns } from '../../../src/load/tables/empresas.ts';
import { SOURCE, territoryOf } from '../../fixtures/domain.ts';
import { bytes, descriptorOf } from '../../fixtures/package.ts';

const territory = territoryOf('01101', '01107', '02201');
const THRESHOLD = { 'bajo-umbral': { columna: 'empresa_anios', umbral: 50, anios: 20 } };

function resource(mapa: object = {}): Resource {
  const text = JSON.stringify(
    descriptorOf([
      { path: 'empresas.csv', title: 'Empresas', mapa: { tabla: 'empresas', titulo: 'Prueba', ...mapa } },
    ]),
  );
  const [found] = readDescriptor(bytes(text)).value?.resources ?? [];
  if (!found) throw new Error('descriptor');
  return found;
}
function build(csv: string, mapa: object = {}) {
  const read = readTable(bytes(csv), empresasColumns, { file: 'empresas.csv' });
  expect(read.issues).toEqual([]);
  return buildFirmCubes(read.rows, resource(mapa), territory, CIIU, SOURCE);
}
const at = (cube: { sectors: readonly SectorCode[] }, code: string) =>
  cube.sectors.indexOf(code as SectorCode);

describe('a table of firms by comuna and sector', () => {
  const csv = 'periodo,cut,sector,empresas\n2019,02201,G,12\n2019,01101,F,3\n2014,01101,G,8\n';

  test('one table for each period, the longest and then the latest first', () => {
    const { value, issues } = build(`${csv}2005-2024,01101,G,9.5\n`);
    expect(issues).toEqual([]);
    expect(value.map(({ id, title }) => [id, title])).toEqual([
      ['empresas:2005-2024', 'Prueba, 2005–2024 (promedio anual)'],
      ['empresas:2019', 'Prueba, 2019'],
      ['empresas:2014', 'Prueba, 2014'],
    ]);
    expect(value[1]?.source.year).toBe('2019');
  });

  test('cells keep their value and their line; comunas follow the territory, not the file', () => {
    const [cube] = build(csv).value;
    if (!cube) throw new Error('sin tabla');
    expect(cube.sectors).toEqual(['F', 'G']);
    expect(cell(cube.firms, 2, at(cube, 'G'))).toEqual(known(12, 'empresas'));
    expect([...cube.lines]).toEqual([3, 0, 0, 0, 0, 2]);
  });

  test('columns that no row fills make no table: there are no workers to speak of', () => {
    const [cube] = build(csv).value;
    expect(cube).toMatchObject({
      workers: undefined,
      sales: undefined,
      paired: undefined,
      firmYears: undefined,
      closures: undefined,
    });
    const [full] = build('periodo,cut,sector,empresas,trabajadores,ventas_uf\n2019,01101,F,3,9,500\n').value;
    expect(full?.workers && cell(full.workers, 0, 0)).toEqual(known(9, 'trabajadores'));
    expect(full?.paired).toEqual({ sales: full?.sales, workers: full?.workers });
  });

  test('«*» is reserved: a count from 1 to 10, money of which nothing can be told', () => {
    const [cube] = build(
      'periodo,cut,sector,empresas,trabajadores,ventas_uf\n2019,01101,F,*,*,*\n2019,01107,F,5,9,7\n',
    ).value;
    expect(cube && cell(cube.firms, 0, 0)).toEqual(missing('reservado', 'empresas', { low: 1, high: 10 }));
    expect(cube?.workers && cell(cube.workers, 0, 0)).toEqual(
      missing('reservado', 'trabajadores', { low: 1, high: 10 }),
    );
    expect(cube?.sales && cell(cube.sales, 0, 0)).toEqual(missing('reservado', 'UF'));
  });
});

describe('what an absent cell means is for the package to say', () => {
  const csv =
    'periodo,cut,sector,empresas,empresa_anios,terminos_de_giro\n2005-2024,01101,G,5,100,7\n2005-2024,01101,F,5,100,7\n';
  const absentOf = (mapa: object) => {
    const [cube] = build(csv, mapa).value;
    if (!cube?.firmYears || !cube.closures) throw new Error('sin tabla');
    return [cell(cube.firms, 1, 0), cell(cube.firmYears, 1, 0), cell(cube.closures, 1, 0)];
  };

  test('«cero»: zero', () => {
    expect(absentOf({ ausente: 'cero' })).toEqual([
      known(0, 'empresas'),
      known(0, 'empresa-años'),
      known(0, 'términos de giro'),
    ]);
  });

  test('«sin-dato», which is what it means when nothing is said', () => {
    const none = [
      missing('sin-dato', 'empresas'),
      missing('sin-dato', 'empresa-años'),
      missing('sin-dato', 'términos de giro'),
    ];
    expect(absentOf({ ausente: 'sin-dato' })).toEqual(none);
    expect(absentOf({})).toEqual(none);
  });

  test('«bajo-umbral»: fewer than 50 firm-years in 20 years, so 0 to 49, or 0 to 2.45 a year; of closures nothing', () => {
    expect(absentOf({ ausente: THRESHOLD })).toEqual([
      missing('bajo-umbral', 'empresas', { low: 0, high: 2.45 }),
      missing('bajo-umbral', 'empresa-años', { low: 0, high: 49 }),
      missing('bajo-umbral', 'términos de giro'),
    ]);
  });

  test('outside of the territory of the table it is no data, whatever the rule', () => {
    const [cube] = build(csv, { territorio: '01', ausente: 'cero' }).value;
    expect([...(cube?.covered ?? [])]).toEqual([1, 1, 0]);
    expect(cube && cell(cube.firms, 2, 0)).toEqual(missing('sin-dato', 'empresas'));
  });

  test('a sector that is published and has no row anywhere is in the table all the same', () => {
    const [cube] = build(csv, { ausente: 'cero', sectores_publicados: ['F', 'G', 'K', 'Z9'] }).value;
    expect(cube?.sectors).toEqual(['F', 'G', 'K']);
    expect(cube && cell(cube.firms, 0, at(cube, 'K'))).toEqual(known(0, 'empresas'));
  });

  test('«Sin información» absent is none, not below any threshold', () => {
    const [cube] = build(`${csv}2005-2024,01101,SI,1,20,\n`, { ausente: THRESHOLD }).value;
    expect(cube && cell(cube.firms, 1, at(cube, 'SI'))).toEqual(known(0, 'empresas'));
  });
});

describe('rows left out, with line, column and reason', () => {
  test.each([
    [
      'a comuna without outline',
      '2019,05201,G,1',
      'comuna-sin-limite',
      'cut',
      'La comuna 05201 no está en el archivo de límites.',
    ],
    [
      'a sector that does not exist',
      '2019,01101,G-99,1',
      'sector-desconocido',
      'sector',
      'El sector «G-99» no está en «sectores».',
    ],
    [
      'a division in a table of sections',
      '2019,01101,47,1',
      'sector-de-otro-nivel',
      'sector',
      'El sector «47» es de nivel division y la tabla declara rubro.',
    ],
    [
      'the same cell twice',
      '2019,01101,F,9',
      'fila-repetida',
      'cut',
      'Repite la comuna, el sector y el periodo de la línea 2.',
    ],
  ])('%s', (_, row, code, column, message) => {
    const { value, issues } = build(`periodo,cut,sector,empresas\n2019,01101,F,3\n${row}\n`);
    expect(issues).toEqual([{ severity: 'error', file: 'empresas.csv', line: 3, column, code, message }]);
    expect(value[0] && cell(value[0].firms, 0, 0)).toEqual(known(3, 'empresas'));
  });

  test('a comuna outside of the territory that the table declares', () => {
    const { issues } = build('periodo,cut,sector,empresas\n2019,02201,F,3\n', { territorio: '01' });
    expect(issues).toMatchObject([{ code: 'fuera-del-territorio', line: 2, column: 'cut' }]);
  });
});

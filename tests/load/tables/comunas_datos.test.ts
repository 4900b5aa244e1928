import { expect, test } from 'vitest';
import { cell } from '../../../src/domain/grid.ts';
import { known, missing } from '../../../src/domain/measure.ts';
import { readTable } from '../../../src/load/table.ts';
import {
  buildZoneData,
  comunasDatosColumns,
  yearsInHeader,
  ZONE_VARIABLES,
} from '../../../src/load/tables/comunas_datos.ts';
import { SOURCE, territoryOf } from '../../fixtures/domain.ts';
import { bytes } from '../../fixtures/package.ts';

const territory = territoryOf('01101', '01107', '02201');
function build(csv: string) {
  const years = yearsInHeader(bytes(csv));
  const read = readTable(bytes(csv), comunasDatosColumns(years), { file: 'comunas_datos.csv' });
  const built = buildZoneData(
    read.rows,
    read.present,
    years,
    territory,
    { ...SOURCE, file: 'comunas_datos.csv' },
    (column) => ({
      year: '2024',
      note: `nota de ${column}`,
    }),
  );
  return { ...built, read };
}

test('the years are those that the header names', () => {
  expect(
    yearsInHeader(bytes('cut,empresas_2019,ventas_uf_2024,trabajadores_2019,poblacion_65_mas\n')),
  ).toEqual(['2019', '2024']);
  expect(yearsInHeader(bytes('cut,poblacion\n'))).toEqual([]);
});

test('one figure per comuna and variable, with its year and its note; comunas without a row have none', () => {
  const { value, issues } = build(
    'cut,poblacion,clase_territorial,ventas_uf_2019\n02201,166334,urbana,10\n01101,199587,Mixta,*\n',
  );
  expect(issues).toEqual([]);
  const people = value.variables.get('poblacion');
  expect(people).toMatchObject({
    name: 'Población',
    year: '2024',
    aggregate: 'sum',
    column: 'poblacion',
    note: 'nota de poblacion',
  });
  expect(people && [0, 1, 2].map((row) => cell(people.grid, row, 0))).toEqual([
    known(199_587, 'personas'),
    missing('sin-dato', 'personas'),
    known(166_334, 'personas'),
  ]);
  const sales = value.variables.get('ventas_uf_2019');
  expect(sales?.year).toBe('2019');
  expect(sales && cell(sales.grid, 0, 0)).toEqual(missing('reservado', 'UF'));
  expect(value.rurality).toEqual(['Mixta', undefined, 'Urbana']);
  expect([...value.lines]).toEqual([3, 0, 2]);
});

test('variables whose column is not in the file are not there', () => {
  expect([...build('cut,poblacion\n02201,5\n').value.variables.keys()]).toEqual(['poblacion']);
});

test('a comuna without outline, or repeated, is left out and told', () => {
  const { value, issues } = build('cut,poblacion\n02201,5\n05201,6\n02201,7\n');
  expect(issues.map(({ line, code, column }) => [line, code, column])).toEqual([
    [3, 'comuna-sin-limite', 'cut'],
    [4, 'fila-repetida', 'cut'],
  ]);
  const people = value.variables.get('poblacion');
  expect(people && cell(people.grid, 2, 0)).toEqual(known(5, 'personas'));
});

test('what adds up over comunas adds up; means and percentages do not', () => {
  const none = ZONE_VARIABLES.filter(({ aggregate }) => aggregate === 'none').map(({ id }) => id);
  expect(none).toEqual([
    'ruralidad_pct',
    'ingreso_mediano_clp',
    'ingreso_trabajo_mediano_clp',
    'escolaridad_anios',
  ]);
});

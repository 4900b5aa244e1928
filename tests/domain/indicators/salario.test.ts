import { expect, test } from 'vitest';
import { explain } from '../../../src/domain/analysis.ts';
import type { SectorCode, ZoneId } from '../../../src/domain/ids.ts';
import { known, missing } from '../../../src/domain/measure.ts';
import { monthly, payOf, womenShare } from '../../../src/domain/people/pay.ts';
import { analysisOf, contextOf, figure, value } from '../../fixtures/analysis.ts';
import { loaded, plainLines } from '../../fixtures/chile.ts';
import { countryOf } from '../../fixtures/domain.ts';

// 1,200 UF ÷ 10 workers = 120 a year, 10 a month; the reference 1,500 ÷ 20 = 75: 1.6 times.
const paid = (pay: readonly (number | 'reservado')[]) =>
  countryOf({
    cuts: ['01101', '01107'],
    sectors: ['G'],
    firms: [[1], [1]],
    variables: {
      renta_uf_2024: pay,
      trabajadores_2024: [10, 10],
      trabajadores_mujeres_2024: [3, 4],
      trabajadores_hombres_2024: [5, 6],
    },
  });

test('pay per worker against the reference, and by the month (worked by hand)', () => {
  const inputs = paid([1200, 300]);
  expect(value(analysisOf(inputs), 'salario', '01101').value).toBeCloseTo(1.6, 12);
  const context = contextOf(inputs);
  expect(monthly(payOf(context, 0, '2024'))).toEqual(known(10, 'UF al mes'));
  const account = explain(inputs, {}, 'salario', '01101' as ZoneId, 'G' as SectorCode);
  expect(account?.terms.map(({ symbol }) => symbol)).toEqual(['R', 'T', 'R ÷ T', 'R_ref ÷ T_ref']);
  expect(account?.terms[0]?.origin).toMatchObject({ source: { file: 'comunas_datos.csv' }, lines: [2] });
});

test('women are of the workers whose sex is published: 3 of 8', () => {
  expect(womenShare(contextOf(paid([1, 1])), 0, '2024')).toEqual(known(37.5, 'porcentaje', { n: 8 }));
});

test('reserved pay stays reserved, and the reference is of the zones that publish both', () => {
  const analysis = analysisOf(paid([1200, 'reservado']));
  expect(figure(analysis, 'salario', '01107')).toEqual(missing('reservado', 'veces'));
  expect(value(analysis, 'salario', '01101').value).toBe(1);
});

test('without pay in comunas_datos there is no figure', () => {
  const inputs = countryOf({ cuts: ['01101', '01107'], sectors: ['G'], firms: [[1], [1]] });
  expect(figure(analysisOf(inputs), 'salario', '01101')).toMatchObject({ missing: 'sin-dato' });
});

test('Calama in the shipped package is the quotient of its own cells and of the sums of the file', async () => {
  const { inputs } = await loaded('chile');
  const [header = [], ...rows] = plainLines('data/chile/comunas_datos.csv');
  const cells = rows.map((row) => ({
    cut: row[0],
    pay: row[header.indexOf('renta_uf_2024')] ?? '',
    staff: row[header.indexOf('trabajadores_2024')] ?? '',
  }));
  const told = cells.filter(({ pay, staff }) => /^\d/.test(pay) && /^\d/.test(staff));
  const add = (of: 'pay' | 'staff') => told.reduce((acc, one) => acc + Number(one[of]), 0);
  const calama = told.find(({ cut }) => cut === '02201');
  const expected = Number(calama?.pay) / Number(calama?.staff) / (add('pay') / add('staff'));
  expect(value(analysisOf(inputs), 'salario', '02201').value).toBeCloseTo(expected, 9);
});

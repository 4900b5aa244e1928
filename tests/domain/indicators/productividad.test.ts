import { describe, expect, test } from 'vitest';
import { productividadZona } from '../../../src/domain/indicators/productividad.ts';
import { known, missing } from '../../../src/domain/measure.ts';
import { analysisOf, contextOf, figure, value } from '../../fixtures/analysis.ts';
import { loaded, plainLines } from '../../fixtures/chile.ts';
import { type Country, countryOf, totalsOf } from '../../fixtures/domain.ts';

const base: Country = {
  cuts: ['01101', '01107', '01401'],
  sectors: ['G'],
  firms: [[10], [20], [30]],
  sales: [[1000], [4000], [5000]],
  workers: [[50], [50], [100]],
};

describe('sales per worker against the reference (relative labour productivity, OECD, Measuring Productivity 2001)', () => {
  test('by hand: 1,000 UF ÷ 50 = 20; the region 10,000 ÷ 200 = 50; 20 ÷ 50 = 0.4', () => {
    expect(figure(analysisOf(countryOf(base)), 'productividad', '01101', 'G')).toEqual(
      known(0.4, 'veces', { n: 50 }),
    );
    expect(value(analysisOf(countryOf(base)), 'productividad', '01107', 'G').value).toBeCloseTo(1.6, 12);
  });

  test('a zone that lacks one of the two is left out of the reference as well: 6,000 ÷ 150 = 40', () => {
    const analysis = analysisOf(countryOf({ ...base, sales: [[1000], ['reservado'], [5000]] }));
    expect(figure(analysis, 'productividad', '01107', 'G')).toEqual(missing('reservado', 'veces'));
    expect(value(analysis, 'productividad', '01101', 'G').value).toBe(0.5);
  });

  test('no workers at all divides by zero; reserved workers stay reserved', () => {
    const analysis = analysisOf(countryOf({ ...base, workers: [[0], [['reservado', 1, 10]], [100]] }));
    expect(figure(analysis, 'productividad', '01101', 'G')).toEqual(missing('denominador-cero', 'veces'));
    expect(figure(analysis, 'productividad', '01107', 'G')).toEqual(missing('reservado', 'veces'));
  });

  test('a table without sales has no productivity', () => {
    const { sales: _, ...bare } = base;
    expect(figure(analysisOf(countryOf(bare)), 'productividad', '01101', 'G')).toEqual(
      missing('sin-dato', 'veces'),
    );
  });

  test('against totals of the country: their own sales and workers', () => {
    const totals = {
      ...totalsOf(2019, { G: 100 }),
      sales: new Map([['G', known(8000, 'UF')]]),
      workers: new Map([['G', known(100, 'trabajadores')]]),
    } as unknown as ReturnType<typeof totalsOf>;
    const analysis = analysisOf(countryOf({ ...base, totals: [totals] }), { reference: 'totales' });
    expect(value(analysis, 'productividad', '01101', 'G').value).toBe(20 / 80);
  });
});

describe('the whole zone', () => {
  const inputs = countryOf({
    ...base,
    variables: {
      ventas_uf_2019: [1, 1, 1],
      trabajadores_2019: [1, 1, 1],
      ventas_uf_2024: [3000, 1000, 'reservado'],
      trabajadores_2024: [100, 100, 100],
    },
  });

  test('the latest year with both; the reserved comuna is out of the reference: 30 ÷ (4,000 ÷ 200) = 1.5', () => {
    expect(figure(analysisOf(inputs), 'productividad_zona', '01101')).toEqual(known(1.5, 'veces'));
    expect(figure(analysisOf(inputs), 'productividad_zona', '01401')).toEqual(missing('reservado', 'veces'));
    expect(productividadZona.year?.(contextOf(inputs))).toBe('2024');
  });

  test('not against totals by sector, which do not say the whole of a territory', () => {
    const analysis = analysisOf({ ...inputs, totals: [totalsOf(2023, { G: 1 })] }, { reference: 'totales' });
    expect(figure(analysis, 'productividad_zona', '01101')).toEqual(missing('sin-dato', 'veces'));
  });
});

test('Calama from the lines of the file: its sales ÷ workers of 2024 over those of the comunas that publish both', async () => {
  const [header = [], ...rows] = plainLines('data/chile/comunas_datos.csv');
  const at = { sales: header.indexOf('ventas_uf_2024'), workers: header.indexOf('trabajadores_2024') };
  const both = rows
    .map((cells) => ({ cut: cells[0], sales: cells[at.sales] ?? '', workers: cells[at.workers] ?? '' }))
    .filter(({ sales, workers }) => /^\d/.test(sales) && /^\d/.test(workers));
  const total = (column: 'sales' | 'workers') => both.reduce((acc, row) => acc + Number(row[column]), 0);
  const calama = both.find(({ cut }) => cut === '02201');
  const expected = Number(calama?.sales) / Number(calama?.workers) / (total('sales') / total('workers'));
  expect(both.length).toBeLessThan(346);
  const measure = value(analysisOf((await loaded('chile')).inputs), 'productividad_zona', '02201');
  expect(measure.value).toBeCloseTo(expected, 10);
  expect(measure.value).toBeCloseTo(0.711, 3);
});

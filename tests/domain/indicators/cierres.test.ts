import { describe, expect, test } from 'vitest';
import { known, missing } from '../../../src/domain/measure.ts';
import { analysisOf, figure, value } from '../../fixtures/analysis.ts';
import { loaded, plainLines } from '../../fixtures/chile.ts';
import { type Country, countryOf, totalsOf } from '../../fixtures/domain.ts';

const base: Country = {
  cuts: ['01101', '01107', '01401'],
  sectors: ['G'],
  firms: [[10], [40], [50]],
  firmYears: [[200], [800], [1000]],
  closures: [[20], [40], [40]],
};

describe('closures per firm-year against the reference (ratio of rates with Byar’s limits: Breslow & Day 1987, ch. 2)', () => {
  test('by hand: 20 ÷ 200 = 0.10; the region 100 ÷ 2,000 = 0.05; twice as often', () => {
    const measure = value(analysisOf(countryOf(base)), 'cierres', '01101', 'G');
    expect(measure.value).toBeCloseTo(2, 12);
    expect(measure.n).toBe(20);
    // 20 closures stand between 12.21 and 30.89: ÷ 200 ÷ 0.05 = 1.22 and 3.09.
    expect(measure.low).toBeCloseTo(1.221, 3);
    expect(measure.high).toBeCloseTo(3.089, 3);
  });

  test('no closures is zero times, with an upper end', () => {
    const measure = value(
      analysisOf(countryOf({ ...base, closures: [[0], [40], [60]] })),
      'cierres',
      '01101',
      'G',
    );
    expect(measure).toMatchObject({ value: 0, low: 0, n: 0 });
    expect(measure.high).toBeCloseTo(3.668 / 200 / 0.05, 3);
  });

  test('a zone that lacks one of the two is out of the reference: 60 ÷ 1,200 = 0.05', () => {
    const analysis = analysisOf(countryOf({ ...base, closures: [[20], ['sin-dato'], [40]] }));
    expect(figure(analysis, 'cierres', '01107', 'G')).toEqual(missing('sin-dato', 'veces'));
    expect(value(analysis, 'cierres', '01101', 'G').value).toBeCloseTo(2, 12);
  });

  test('a cell below the threshold has no closures to tell', () => {
    const analysis = analysisOf(
      countryOf({
        ...base,
        closures: [['bajo-umbral'], [40], [60]],
        firmYears: [[['bajo-umbral', 0, 49]], [800], [1200]],
      }),
    );
    expect(figure(analysis, 'cierres', '01101', 'G')).toEqual(missing('bajo-umbral', 'veces'));
  });

  test('a zone with no firm-year, or a sector where nobody closes, divides by zero', () => {
    const none = analysisOf(
      countryOf({ ...base, firmYears: [[0], [800], [1000]], closures: [[0], [40], [40]] }),
    );
    expect(figure(none, 'cierres', '01101', 'G')).toEqual(missing('denominador-cero', 'veces'));
    const nobody = analysisOf(countryOf({ ...base, closures: [[0], [0], [0]] }));
    expect(figure(nobody, 'cierres', '01101', 'G')).toEqual(missing('denominador-cero', 'veces'));
  });

  test('a table without closures has none; totals of another territory bring none to compare with', () => {
    const { closures: _, ...bare } = base;
    expect(figure(analysisOf(countryOf(bare)), 'cierres', '01101', 'G')).toEqual(
      missing('sin-dato', 'veces'),
    );
    const totals = [totalsOf(2023, { G: 900 })];
    expect(
      figure(analysisOf(countryOf({ ...base, totals }), { reference: 'totales' }), 'cierres', '01101', 'G'),
    ).toEqual(missing('sin-dato', 'veces'));
  });
});

test('Calama × Comercio from the lines of the file: 3,197 ÷ 58,641 over the same of the country', async () => {
  const rows = plainLines('data/chile/empresas.csv')
    .slice(1)
    .filter(([, , sector, , , closures]) => sector === 'G' && closures !== '');
  const total = (at: number) => rows.reduce((acc, cells) => acc + Number(cells[at]), 0);
  const calama = rows.find(([, cut]) => cut === '02201');
  expect(calama?.slice(4)).toEqual(['58641', '3197']);
  const measure = value(analysisOf((await loaded('chile')).inputs), 'cierres', '02201', 'G');
  expect(measure.value).toBeCloseTo(3197 / 58_641 / (total(5) / total(4)), 12);
  expect(measure.value).toBeCloseTo(1.058, 3);
});

test('Río Hurtado, whose closures the publisher lacks, has firms and no closures', async () => {
  const analysis = analysisOf((await loaded('chile')).inputs);
  expect(figure(analysis, 'empresas', '04305', 'G')).toMatchObject({ unit: 'empresas' });
  expect(figure(analysis, 'cierres', '04305', 'G')).toEqual(missing('sin-dato', 'veces'));
  expect(known(0, 'veces')).not.toEqual(figure(analysis, 'cierres', '04305', 'G'));
});

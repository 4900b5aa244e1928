import { describe, expect, test } from 'vitest';
import { missing } from '../../../src/domain/measure.ts';
import { analysisOf, figure, value } from '../../fixtures/analysis.ts';
import { loaded, plainLines } from '../../fixtures/chile.ts';
import { BELOW, type Country, countryOf } from '../../fixtures/domain.ts';

const UNIT = 'por mil habitantes';
const base: Country = {
  cuts: ['01101', '01107', '01401'],
  sectors: ['G'],
  firms: [[10], [20], [BELOW]],
  variables: { poblacion: [2000, 500, 1000] },
};

describe('firms per thousand people, 1,000·n ÷ P (crude rate: Breslow & Day 1987, ch. 2)', () => {
  test('10 firms among 2,000 people: 5 per thousand, from 2.39 to 9.20', () => {
    const measure = value(analysisOf(countryOf(base)), 'densidad', '01101', 'G');
    expect(measure.value).toBe(5);
    expect(measure.n).toBe(10);
    expect(measure.low).toBeCloseTo(4.787 / 2, 3);
    expect(measure.high).toBeCloseTo(18.391 / 2, 3);
  });

  test('a count below the threshold: its reason, between 0 and 2.45 per thousand', () => {
    expect(figure(analysisOf(countryOf(base)), 'densidad', '01401', 'G')).toEqual(
      missing('bajo-umbral', UNIT, { low: 0, high: 2.45 }),
    );
  });

  test('by province: 30 firms among 2,500 people are 12 per thousand', () => {
    expect(value(analysisOf(countryOf(base), { level: 'provincia' }), 'densidad', '011', 'G').value).toBe(12);
  });

  test('by region the censored comuna widens the interval: n from 30 to 32.45', () => {
    const measure = value(analysisOf(countryOf(base), { level: 'region' }), 'densidad', '01', 'G');
    expect(measure.value).toBeCloseTo((1000 * 31.225) / 3500, 10);
    const exact = value(
      analysisOf(countryOf({ ...base, firms: [[10], [20], [1.225]] }), { level: 'region' }),
      'densidad',
      '01',
      'G',
    );
    expect(measure.low).toBeLessThan(exact.low ?? NaN);
    expect(measure.high).toBeGreaterThan(exact.high ?? NaN);
  });

  test('no people known, nobody living there, no firms known: each with its own reason', () => {
    const analysis = analysisOf(
      countryOf({
        ...base,
        firms: [[10], [20], ['sin-dato']],
        variables: { poblacion: ['sin-dato', 0, 1000] },
      }),
    );
    expect(figure(analysis, 'densidad', '01101', 'G')).toEqual(missing('sin-dato', UNIT));
    expect(figure(analysis, 'densidad', '01107', 'G')).toEqual(missing('denominador-cero', UNIT));
    expect(figure(analysis, 'densidad', '01401', 'G')).toEqual(missing('sin-dato', UNIT));
  });

  test('without the table of comunas there is no density', () => {
    const { variables: _, ...bare } = base;
    expect(figure(analysisOf(countryOf(bare)), 'densidad', '01101', 'G')).toEqual(missing('sin-dato', UNIT));
  });
});

test('Calama × Comercio from the lines of the files: 1,000 · 2,932.05 ÷ its people of 2024', async () => {
  const people = Number(plainLines('data/chile/comunas_datos.csv').find(([cut]) => cut === '02201')?.[1]);
  expect(people).toBe(166_334);
  const measure = value(analysisOf((await loaded('chile')).inputs), 'densidad', '02201', 'G');
  expect(measure.value).toBeCloseTo(2_932_050 / 166_334, 10);
  expect(measure.value).toBeCloseTo(17.63, 2);
});

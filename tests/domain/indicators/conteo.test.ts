import { describe, expect, test } from 'vitest';
import { known, missing } from '../../../src/domain/measure.ts';
import { analysisOf, figure } from '../../fixtures/analysis.ts';
import { BELOW, countryOf } from '../../fixtures/domain.ts';

const cuts = ['01101', '01107'];
const base = { cuts, sectors: ['G'], firms: [[12], [0]] };

describe('counts as the table gives them', () => {
  test('firms; zero is zero', () => {
    const analysis = analysisOf(countryOf(base));
    expect(figure(analysis, 'empresas', '01101', 'G')).toEqual(known(12, 'empresas'));
    expect(figure(analysis, 'empresas', '01107', 'G')).toEqual(known(0, 'empresas'));
  });

  test('workers where the table has them; no data where it has not', () => {
    expect(figure(analysisOf(countryOf(base)), 'trabajadores', '01101', 'G')).toEqual(
      missing('sin-dato', 'trabajadores'),
    );
    const staffed = countryOf({ ...base, workers: [[70], [['reservado', 1, 10]]] });
    expect(figure(analysisOf(staffed), 'trabajadores', '01101', 'G')).toEqual(known(70, 'trabajadores'));
    expect(figure(analysisOf(staffed), 'trabajadores', '01107', 'G')).toEqual(
      missing('reservado', 'trabajadores', { low: 1, high: 10 }),
    );
  });

  test('firms are firms even when workers are what is compared', () => {
    const staffed = countryOf({ ...base, workers: [[70], [5]] });
    const analysis = analysisOf(staffed, { counted: 'trabajadores' });
    expect(figure(analysis, 'empresas', '01101', 'G')).toEqual(known(12, 'empresas'));
    expect(figure(analysis, 'cociente', '01101', 'G')).toMatchObject({ n: 70 });
  });

  test('a cell below the threshold says so with its interval', () => {
    const analysis = analysisOf(countryOf({ ...base, firms: [[12], [BELOW]] }));
    expect(figure(analysis, 'empresas', '01107', 'G')).toEqual(
      missing('bajo-umbral', 'empresas', { low: 0, high: 2.45 }),
    );
  });
});

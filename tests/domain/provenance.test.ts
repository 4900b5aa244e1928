import { describe, expect, test } from 'vitest';
import { known, missing } from '../../src/domain/measure.ts';
import {
  computed,
  countedColumn,
  cubeTerm,
  present,
  referencePhrase,
  referenceTerm,
  variableTerm,
  zoneTotalTerm,
} from '../../src/domain/provenance.ts';
import { contextOf } from '../fixtures/analysis.ts';
import { type Country, countryOf, totalsOf } from '../fixtures/domain.ts';

/** Line 2 is Iquique × F, line 3 Iquique × G, line 4 Alto Hospicio × F… */
const country: Country = {
  cuts: ['01101', '01107', '01401', '02201'],
  sectors: ['F', 'G'],
  firms: [
    [10, 30],
    [20, 20],
    [5, 15],
    [40, 60],
  ],
  variables: { poblacion: [200, 100, 50, 180] },
};
const context = contextOf(countryOf(country));

describe('where a term is written', () => {
  test('a cell of the table: its own line', () => {
    const term = cubeTerm(context, 3, 1, context.firms, 'n', 'Empresas', 'empresas');
    expect(term.measure).toEqual(known(60, 'empresas'));
    expect(term.origin).toMatchObject({ column: 'empresas', lines: [9], lineCount: 1, year: '2019' });
  });

  test('a province: the lines of its comunas', () => {
    const provinces = contextOf(countryOf(country), { level: 'provincia' });
    expect(cubeTerm(provinces, 0, 0, provinces.firms, 'n', '', 'empresas').origin?.lines).toEqual([2, 4]);
  });

  test('a cell that the file does not carry has no line', () => {
    const inputs = countryOf(country);
    inputs.cubes[0]?.lines.fill(0);
    const bare = contextOf(inputs);
    expect(cubeTerm(bare, 0, 0, bare.firms, 'n', '', 'empresas').origin).toMatchObject({
      lines: [],
      lineCount: 0,
    });
  });

  test('the total of a zone: all its lines', () => {
    const term = zoneTotalTerm(context, 1);
    expect(term).toMatchObject({ symbol: 'n_r', label: 'Total de Alto Hospicio, todos los sectores' });
    expect(term.origin?.lines).toEqual([4, 5]);
  });

  test('the total of a sector in its reference, and of all of it', () => {
    const sector = referenceTerm(context, 0, 1);
    expect(sector).toMatchObject({
      symbol: 'N_i',
      label: 'Total del sector en la Región de Tarapacá',
      measure: known(65, 'empresas'),
    });
    expect(sector.origin?.lines).toEqual([3, 5, 7]);
    expect(referenceTerm(context, 0, undefined)).toMatchObject({
      symbol: 'N',
      measure: known(100, 'empresas'),
    });
  });

  test('of very many lines only the first twelve are named, and all are counted', () => {
    const cuts = Array.from({ length: 20 }, (_, at) => `011${String(at + 1).padStart(2, '0')}`);
    const many = contextOf(countryOf({ cuts, sectors: ['G'], firms: cuts.map(() => [1]) }), {
      reference: 'region',
    });
    const { origin } = referenceTerm(many, 0, 0);
    expect(origin?.lines).toHaveLength(12);
    expect(origin?.lineCount).toBe(20);
  });

  test('against totals: their file, their lines and their year', () => {
    const totals = [totalsOf(2023, { F: 300, G: 700 })];
    const compared = contextOf(countryOf({ ...country, totals }), { reference: 'totales' });
    const { label, origin } = referenceTerm(compared, 0, 1);
    expect(label).toBe('Total del sector en Chile (totales de 2023)');
    expect(origin).toMatchObject({ lines: [3], year: '2023' });
    expect(origin?.source.file).toBe('empresas_totales.csv');
  });

  test('a variable of the comuna: its line in comunas_datos', () => {
    const term = variableTerm(context, 3, 'poblacion', 'P');
    expect(term?.measure).toEqual(known(180, 'personas'));
    expect(term?.origin).toMatchObject({ column: 'poblacion', lines: [5], year: '2024' });
    expect(variableTerm(context, 3, 'ingreso', 'Y')).toBeUndefined();
  });
});

test('the reference in words', () => {
  expect(referencePhrase(context, context.groups[0])).toBe('la Región de Tarapacá');
  expect(referencePhrase(context, undefined)).toBe('la referencia');
});

test('what is counted goes by the name of its column', () => {
  expect(countedColumn(context)).toBe('empresas');
  const staffed = countryOf({ ...country, workers: country.firms });
  expect(countedColumn(contextOf(staffed, { counted: 'trabajadores' }))).toBe('trabajadores');
});

test('a computed term has no line; absent terms are left out', () => {
  const term = computed('E', 'Lo esperado', missing('sin-dato', 'empresas'));
  expect(term.origin).toBeUndefined();
  expect(present(term, undefined)).toEqual([term]);
});

import { describe, expect, test } from 'vitest';
import type { ZoneId } from '../../src/domain/ids.ts';
import { availableReferences, EQUAL_WEIGHTS, groupOf, settle } from '../../src/domain/settings.ts';
import { type Country, countryOf, totalsOf } from '../fixtures/domain.ts';

const CUTS = ['01101', '01107', '01401', '02201'];
const north: Country = { cuts: CUTS, sectors: ['F', 'G'], firms: CUTS.map(() => [1, 2]) };
const inputs = countryOf(north);
const [cube] = inputs.cubes;
if (!cube) throw new Error('sin tabla');

test('the group of a zone is its ancestor at the level of the reference', () => {
  const calama = '02201' as ZoneId;
  expect(groupOf(inputs.territory, calama, 'provincia')).toBe('022');
  expect(groupOf(inputs.territory, calama, 'region')).toBe('02');
  expect(groupOf(inputs.territory, calama, 'pais')).toBe('CL');
  expect(groupOf(inputs.territory, calama, 'totales')).toBe('CL');
});

describe('against what a table can be compared', () => {
  test('a table of two regions is not the country', () => {
    expect(availableReferences(inputs, cube, 'comuna')).toEqual(['region', 'provincia']);
  });

  test('a level is compared only with a wider one', () => {
    expect(availableReferences(inputs, cube, 'provincia')).toEqual(['region']);
    expect(availableReferences(inputs, cube, 'region')).toEqual([]);
  });

  test('a table of one comuna has nothing to be compared with, unless the package brings totals', () => {
    const alone = { ...north, covered: [0, 0, 0, 1] };
    const [one] = countryOf(alone).cubes;
    expect(one && availableReferences(countryOf(alone), one, 'comuna')).toEqual([]);
    const brought = countryOf({ ...alone, totals: [totalsOf(2023, { G: 10 })] });
    expect(one && availableReferences(brought, one, 'comuna')).toEqual(['totales']);
  });

  test('totals of sectors the table does not have are of no use', () => {
    const brought = countryOf({ ...north, totals: [totalsOf(2023, { K: 10 })] });
    expect(availableReferences(brought, cube, 'comuna')).not.toContain('totales');
  });

  test('a table of the sixteen regions is compared with the country first (docs/decisions/0003)', () => {
    const cuts = Array.from({ length: 16 }, (_, at) => `${String(at + 1).padStart(2, '0')}101`);
    const whole = countryOf({ cuts, sectors: ['G'], firms: cuts.map(() => [1]) });
    expect(settle(whole, {}).reference).toBe('pais');
  });
});

describe('what is asked and cannot be answered falls to its default', () => {
  test('nothing asked: the first table, comunas, firms, equal weights, the widest reference', () => {
    expect(settle(inputs, {})).toEqual({
      cube: 'empresas:2019',
      level: 'comuna',
      counted: 'empresas',
      reference: 'region',
      weights: EQUAL_WEIGHTS,
      mean: 'aritmetica',
      peers: [],
      localSectors: undefined,
    });
  });

  test('an unknown table, a reference that is not available, workers that are not there', () => {
    const settled = settle(inputs, { cube: 'otra', reference: 'pais', counted: 'trabajadores' });
    expect(settled).toMatchObject({ cube: 'empresas:2019', reference: 'region', counted: 'empresas' });
  });

  test('workers where the table has them', () => {
    const staffed = countryOf({ ...north, workers: CUTS.map(() => [3, 4]) });
    expect(settle(staffed, { counted: 'trabajadores' }).counted).toBe('trabajadores');
  });
});

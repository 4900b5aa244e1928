import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SectorCode } from '../../src/domain/ids.ts';
import { known, type Measure, missing } from '../../src/domain/measure.ts';
import { areApart, changeBetween, otherYears } from '../../src/domain/years.ts';
import { loaded } from '../fixtures/chile.ts';

const table = (id: string, from: number, to = from, sectors = ['F', 'G', 'SI']) => ({
  id,
  period: { from, to },
  sectorLevel: 'rubro' as const,
  sectors: sectors as SectorCode[],
});

describe('which tables can be set side by side', () => {
  const tables = [
    table('empresas:2019', 2019),
    table('empresas:2009', 2009),
    table('empresas:2014', 2014, 2014, ['F', 'G']),
    table('empresas:2005-2024', 2005, 2024),
    table('otras:2014', 2014),
    table('empresas:2000', 2000, 2000, ['F']),
    { ...table('empresas:2001', 2001), sectorLevel: 'subrubro' as const },
  ];

  test('the years of one resource with the same sectors, the earliest first; «Sin información» is no sector', () => {
    expect(otherYears(tables, 'empresas:2019').map(({ id }) => id)).toEqual([
      'empresas:2009',
      'empresas:2014',
    ]);
  });

  test('a mean of years has none; nor has a table that is not there', () => {
    expect(otherYears(tables, 'empresas:2005-2024')).toEqual([]);
    expect(otherYears(tables, 'empresas:1990')).toEqual([]);
    expect(otherYears(tables, undefined)).toEqual([]);
  });

  test('en el paquete de Chile, los tres años de Tarapacá y ninguno más', async () => {
    const { cubes } = (await loaded('chile')).inputs;
    const found = cubes.map(({ id }) => [id, otherYears(cubes, id).map((one) => one.period.to)]);
    expect(Object.fromEntries(found.filter(([, years]) => (years?.length ?? 0) > 0))).toEqual({
      'empresas_tarapaca:2009': [2014, 2019],
      'empresas_tarapaca:2014': [2009, 2019],
      'empresas_tarapaca:2019': [2009, 2014],
    });
  });
});

describe('the change between two years', () => {
  test('Iquique, comercio, 2009 a 2019 (empresas_tarapaca.csv): 5.894 − 5.977 = −83', () => {
    expect(changeBetween(known(5977, 'empresas'), known(5894, 'empresas'))).toEqual(known(-83, 'empresas'));
  });

  test('intervals go from end to end: [8, 12] to [15, 22] is between 3 and 14', () => {
    const before = known(10, 'empresas', { low: 8, high: 12 });
    const after = known(20, 'empresas', { low: 15, high: 22 });
    expect(changeBetween(before, after)).toEqual(known(10, 'empresas', { low: 3, high: 14 }));
  });

  test('missing in, missing out; what is kept back leaves the bounds', () => {
    const kept = missing('reservado', 'empresas', { low: 1, high: 10 });
    expect(changeBetween(kept, known(30, 'empresas'))).toEqual(
      missing('reservado', 'empresas', { low: 20, high: 29 }),
    );
    expect(changeBetween(missing('sin-dato', 'empresas'), kept)).toEqual(missing('sin-dato', 'empresas'));
  });

  const measure: fc.Arbitrary<Measure> = fc.oneof(
    fc
      .tuple(fc.nat(500), fc.nat(50), fc.nat(50))
      .map(([value, down, up]) => known(value, 'empresas', { low: value - down, high: value + up })),
    fc.nat(500).map((value) => known(value, 'empresas')),
    fc.nat(9).map((low) => missing('reservado', 'empresas', { low, high: 10 })),
    fc.constant(missing('sin-dato', 'empresas')),
  );

  test('backwards it is the opposite, and its interval holds it', () => {
    fc.assert(
      fc.property(measure, measure, (one, other) => {
        const there = changeBetween(one, other);
        const back = changeBetween(other, one);
        expect('value' in there).toBe('value' in back);
        if ('value' in there && 'value' in back) expect(there.value + back.value).toBe(0);
        if (there.low !== undefined && back.high !== undefined) expect(there.low + back.high).toBe(0);
        if ('value' in there && there.low !== undefined)
          expect(there.value).toBeGreaterThanOrEqual(there.low);
      }),
    );
  });
});

test('two intervals are apart when they do not touch; a figure without one does not say', () => {
  const range = (low: number, high: number) => known((low + high) / 2, 'veces', { low, high });
  expect(areApart(range(0.8, 1.2), range(1.3, 2))).toBe(true);
  expect(areApart(range(1.3, 2), range(0.8, 1.2))).toBe(true);
  expect(areApart(range(0.8, 1.2), range(1.2, 2))).toBe(false);
  expect(areApart(known(1, 'veces'), range(1.2, 2))).toBeUndefined();
  expect(areApart(missing('sin-dato', 'veces'), range(1.2, 2))).toBeUndefined();
});

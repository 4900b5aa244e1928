import { describe, expect, test } from 'vitest';
import { type Business, sectorOf } from '../../src/domain/business.ts';
import { businessesOf } from '../../src/domain/businesses_of.ts';
import { catastroCube } from '../../src/domain/catastro.ts';
import { cell } from '../../src/domain/grid.ts';
import type { SectorCode } from '../../src/domain/ids.ts';
import { known, missing } from '../../src/domain/measure.ts';
import { SOURCE } from '../fixtures/domain.ts';

let line = 1;
function business(some: Partial<Business>): Business {
  line += 1;
  return {
    line,
    id: `N${line}`,
    name: undefined,
    activity: undefined,
    section: 'G' as SectorCode,
    division: '47' as SectorCode,
    comuna: 0,
    placing: 'codigo',
    longitude: undefined,
    latitude: undefined,
    size: undefined,
    formal: undefined,
    workers: undefined,
    localWorkers: undefined,
    commuters: undefined,
    sales: undefined,
    taxes: undefined,
    leader: undefined,
    start: undefined,
    showcase: false,
    traits: {},
    ...some,
  };
}

const rubro = (businesses: readonly Business[], comunas = 2) => {
  const cube = catastroCube(
    { businesses: businessesOf(businesses), source: SOURCE },
    comunas,
    'rubro',
    { from: 2026, to: 2026 },
    'Catastro',
  );
  const at = (code: string) => cube.sectors.indexOf(code as SectorCode);
  return { cube, at };
};

describe('a register counted by comuna and sector', () => {
  test('every business counts once, in its comuna and section', () => {
    const { cube, at } = rubro([
      business({}),
      business({}),
      business({ section: 'I' as SectorCode, division: '56' as SectorCode }),
    ]);
    expect(cell(cube.firms, 0, at('G'))).toEqual(known(2, 'empresas'));
    expect(cell(cube.firms, 0, at('I'))).toEqual(known(1, 'empresas'));
    expect(cell(cube.firms, 0, at('A'))).toEqual(known(0, 'empresas'));
    expect(cube.fromCatastro).toBe(true);
  });

  test('a comuna with no business at all is outside of the register: no data, not zero', () => {
    const { cube, at } = rubro([business({})]);
    expect([...cube.covered]).toEqual([1, 0]);
    expect(cell(cube.firms, 1, at('G'))).toEqual(missing('sin-dato', 'empresas'));
    expect(cell(cube.workers ?? cube.firms, 1, at('G')).unit).toBe('trabajadores');
  });

  test('workers are those of the rows that state them, and n says how many rows those are', () => {
    const { cube, at } = rubro([business({ workers: 5 }), business({ workers: 7 }), business({})]);
    expect(cube.workers && cell(cube.workers, 0, at('G'))).toEqual(known(12, 'trabajadores', { n: 2 }));
  });

  test('no row states them: no data; no business: zero; a reserved row: reserved', () => {
    const { cube, at } = rubro([
      business({}),
      business({ section: 'I' as SectorCode, sales: 'reservado' }),
      business({ section: 'I' as SectorCode, sales: 100 }),
    ]);
    expect(cube.sales && cell(cube.sales, 0, at('G'))).toEqual(missing('sin-dato', 'UF'));
    expect(cube.sales && cell(cube.sales, 0, at('A'))).toEqual(known(0, 'UF'));
    expect(cube.sales && cell(cube.sales, 0, at('I'))).toEqual(missing('reservado', 'UF'));
  });

  test('each cell keeps the line of its first business', () => {
    const first = business({});
    const { cube, at } = rubro([first, business({})]);
    expect(cube.lines[at('G')]).toBe(first.line);
    expect(cube.lines[at('A')]).toBe(0);
  });

  test('businesses without a known activity stand apart as «Sin información», after all the sections', () => {
    const { cube, at } = rubro([business({ section: 'SI' as SectorCode, division: undefined })]);
    expect(cube.sectors).toHaveLength(22);
    expect(cube.sectors.at(-1)).toBe('SI');
    expect(cell(cube.firms, 0, at('SI'))).toEqual(known(1, 'empresas'));
    expect(rubro([business({})]).cube.sectors).toHaveLength(21);
  });

  test('by division only the divisions that are there; a business with just its section has none', () => {
    const some = [business({}), business({ division: undefined })];
    const cube = catastroCube(
      { businesses: businessesOf(some), source: SOURCE },
      1,
      'division',
      { from: 2026, to: 2026 },
      'Catastro',
    );
    expect(cube.sectors).toEqual(['47', 'SI']);
    expect(some.map((one) => sectorOf(one, 'division'))).toEqual(['47', 'SI']);
    expect(some.map((one) => sectorOf(one, 'rubro'))).toEqual(['G', 'G']);
  });
});

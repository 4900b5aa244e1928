import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Analysis, analyse, explain } from '../../src/domain/analysis.ts';
import { figureGrid } from '../../src/domain/figure_grid.ts';
import { cell, type Grid } from '../../src/domain/grid.ts';
import type { SectorCode, ZoneId } from '../../src/domain/ids.ts';
import { INDICATORS } from '../../src/domain/indicators/index.ts';
import type { Inputs } from '../../src/domain/inputs.ts';
import { isKnown, known, missing } from '../../src/domain/measure.ts';
import { EQUAL_WEIGHTS, TERMS, type Weights } from '../../src/domain/settings.ts';
import { buildTerritory } from '../../src/domain/territory.ts';
import { analysisOf, figure, value } from '../fixtures/analysis.ts';
import { BELOW, type Country, countryOf, type Written } from '../fixtures/domain.ts';

const cuts = ['01101', '01107', '01401', '01402', '02101', '02201'];
const sectors = ['F', 'G', 'I'];

const cells: fc.Arbitrary<Written> = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 300 }) },
  fc.constantFrom<Written>(BELOW, ['reservado', 1, 10]),
);
const table = (cell: fc.Arbitrary<Written> = cells, columns = sectors.length) =>
  fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), {
    minLength: cuts.length,
    maxLength: cuts.length,
  });
const countries: fc.Arbitrary<Country> = fc
  .record({
    firms: table(),
    workers: table(),
    sales: table(),
    firmYears: table(),
    closures: table(),
    people: table(fc.integer({ min: 1, max: 9999 }), 1),
  })
  .map(({ people, ...tables }) => ({
    cuts,
    sectors,
    ...tables,
    variables: { poblacion: people.map(([one]) => one ?? 1) },
  }));

function grids(analysis: Analysis): readonly (readonly [string, Grid])[] {
  return [...Object.entries(analysis.grids), ['potencial', analysis.potential]];
}

function expectAlike(a: Analysis, b: Analysis) {
  expect(b.zones).toEqual(a.zones);
  const other = new Map(grids(b));
  for (const [id, grid] of grids(a)) {
    const twin = other.get(id);
    expect([...(twin?.state ?? [])], id).toEqual([...grid.state]);
    grid.value.forEach((one, at) => {
      const pair = twin?.value[at] ?? NaN;
      if (Number.isNaN(one)) expect(pair).toBeNaN();
      else expect(pair).toBeCloseTo(one, 8);
    });
  }
}

describe('properties of the whole analysis (method 8)', () => {
  test('the order of the comunas in the files changes nothing', () => {
    fc.assert(
      fc.property(countries, fc.shuffledSubarray([0, 1, 2, 3, 4, 5], { minLength: 6 }), (country, order) => {
        const shuffled = <T>(rows: readonly T[] | undefined) => rows && order.map((at) => rows[at] as T);
        const other = {
          ...country,
          cuts: shuffled(country.cuts),
          firms: shuffled(country.firms),
          workers: shuffled(country.workers),
          sales: shuffled(country.sales),
          firmYears: shuffled(country.firmYears),
          closures: shuffled(country.closures),
          variables: { poblacion: shuffled(country.variables?.poblacion) },
        } as Country;
        expectAlike(analysisOf(countryOf(country)), analysisOf(countryOf(other)));
      }),
      { numRuns: 40 },
    );
  });

  test('the order of the sectors changes nothing', () => {
    fc.assert(
      fc.property(countries, (country) => {
        const reversed = (rows: Country['firms'] | undefined) => rows?.map((row) => [...row].reverse());
        const other = {
          ...country,
          sectors: [...sectors].reverse(),
          firms: reversed(country.firms),
          workers: reversed(country.workers),
          sales: reversed(country.sales),
          firmYears: reversed(country.firmYears),
          closures: reversed(country.closures),
        } as Country;
        const a = analysisOf(countryOf(country));
        const b = analysisOf(countryOf(other));
        for (const { id } of INDICATORS)
          for (const zone of cuts)
            for (const sector of sectors) {
              const one = figure(a, id, zone, sector);
              const twin = figure(b, id, zone, sector);
              expect(isKnown(twin), id).toBe(isKnown(one));
              if (isKnown(one) && isKnown(twin)) expect(twin.value).toBeCloseTo(one.value, 8);
              else expect(twin).toMatchObject({ missing: (one as { missing: string }).missing });
            }
      }),
      { numRuns: 40 },
    );
  });

  test('the names of the zones change nothing', () => {
    fc.assert(
      fc.property(countries, fc.string(), (country, name) => {
        const inputs = countryOf(country);
        const renamed: Inputs = {
          ...inputs,
          territory: buildTerritory(
            inputs.territory.comunas.map((one, at) => ({ ...one, name: `${name}${at}`, regionName: name })),
          ),
        };
        expectAlike(analysisOf(inputs), analysisOf(renamed));
      }),
      { numRuns: 20 },
    );
  });

  test('scaling all the weights changes nothing', () => {
    fc.assert(
      fc.property(countries, fc.integer({ min: 2, max: 50 }), (country, by) => {
        const inputs = countryOf(country);
        const weights = Object.fromEntries(TERMS.map((term) => [term, by])) as unknown as Weights;
        expectAlike(analysisOf(inputs, { weights: EQUAL_WEIGHTS }), analysisOf(inputs, { weights }));
      }),
      { numRuns: 20 },
    );
  });

  test('missing in, missing out: a figure of a cell that nobody published is never a number', () => {
    fc.assert(
      fc.property(countries, fc.nat({ max: 5 }), fc.nat({ max: 2 }), (country, row, column) => {
        const gone = (rows: Country['firms'] | undefined) =>
          rows?.map((cells, r) =>
            cells.map((one, c): Written => (r === row && c === column ? 'sin-dato' : one)),
          );
        const analysis = analysisOf(
          countryOf({
            ...country,
            firms: gone(country.firms) ?? [],
            sales: gone(country.sales) ?? [],
            closures: gone(country.closures) ?? [],
          }),
        );
        const zone = cuts[row] ?? '';
        const sector = sectors[column] ?? '';
        for (const id of [
          'empresas',
          'cociente',
          'cociente_ajustado',
          'densidad',
          'productividad',
          'cierres',
          'potencial',
        ] as const)
          expect(figure(analysis, id, zone, sector), id).toMatchObject({ missing: 'sin-dato' });
        for (const id of ['diversidad', 'hachman'] as const)
          expect(figure(analysis, id, zone), id).toMatchObject({ missing: 'sin-dato' });
      }),
      { numRuns: 40 },
    );
  });

  test('a count multiplied everywhere leaves quotients, productivity and diversity as they were', () => {
    const whole = table(fc.integer({ min: 5, max: 300 }));
    fc.assert(
      fc.property(whole, whole, whole, fc.integer({ min: 2, max: 9 }), (firms, workers, sales, by) => {
        const times = (rows: Country['firms']) => rows.map((row) => row.map((one) => Number(one) * by));
        const a = analysisOf(countryOf({ cuts, sectors, firms, workers, sales }));
        const b = analysisOf(
          countryOf({ cuts, sectors, firms: times(firms), workers: times(workers), sales: times(sales) }),
        );
        for (const id of ['cociente', 'productividad', 'diversidad', 'hachman'] as const)
          for (const zone of cuts)
            for (const sector of sectors)
              expect(value(b, id, zone, sector).value).toBeCloseTo(value(a, id, zone, sector).value, 8);
      }),
      { numRuns: 30 },
    );
  });
});

describe('settings in, analysis out', () => {
  const inputs = countryOf({
    cuts,
    sectors,
    firms: cuts.map((_, at) => [10 + at, 20, 30 - at]),
    period: { from: 2005, to: 2024 },
  });

  test('it carries the settings it answers and how old its figures are', () => {
    const analysis = analysisOf(inputs, { level: 'provincia' });
    expect(analysis.settings).toMatchObject({
      cube: 'empresas:2019',
      level: 'provincia',
      reference: 'region',
    });
    expect(analysis.age).toEqual({ years: 2, span: 20 });
    expect(analysis.zones).toEqual(['011', '014', '021', '022']);
  });

  test('without a table of firms there is no analysis', () => {
    expect(analyse({ ...inputs, cubes: [] }, {})).toBeUndefined();
    expect(
      explain({ ...inputs, cubes: [] }, {}, 'cociente', '01101' as ZoneId, 'G' as SectorCode),
    ).toBeUndefined();
  });

  test('a figure is found by its name', () => {
    const analysis = analysisOf(inputs);
    expect(figureGrid(analysis, 'potencial')).toBe(analysis.potential);
    expect(figureGrid(analysis, 'cociente')).toBe(analysis.grids.cociente);
  });

  test('the table itself is not touched: analysing twice answers the same', () => {
    const before = structuredClone(inputs.cubes[0]?.firms);
    expectAlike(analysisOf(inputs), analysisOf(inputs));
    expect(inputs.cubes[0]?.firms).toEqual(before);
  });
});

describe('«¿de dónde sale?»', () => {
  const inputs = countryOf({
    cuts,
    sectors,
    firms: cuts.map((_, at) => [10 + at, 20 + 10 * at, 30 - at]),
    variables: { poblacion: cuts.map((_, at) => 100 + at) },
  });
  const why = (figureId: Parameters<typeof explain>[2], zone = '01101', sector = 'G') =>
    explain(inputs, {}, figureId, zone as ZoneId, sector as SectorCode);

  test.each([...INDICATORS.map(({ id }) => id), 'potencial' as const])(
    '%s explains the same result that the analysis gives',
    (id) => {
      expect(why(id)?.result).toEqual(figure(analysisOf(inputs), id, '01101', 'G'));
      expect(why(id)?.notes.length).toBeGreaterThan(0);
    },
  );

  test('the terms of the quotient, one by one, give it back', () => {
    const terms = new Map(why('cociente')?.terms.map(({ symbol, measure }) => [symbol, measure]));
    const at = (symbol: string) => {
      const measure = terms.get(symbol);
      return measure && isKnown(measure) ? measure.value : NaN;
    };
    expect([...terms.keys()]).toEqual(['n', 'n_r', 'N_i', 'N', 'E']);
    expect((at('n_r') * at('N_i')) / at('N')).toBeCloseTo(at('E'), 10);
    expect(at('n') / at('E')).toBeCloseTo(value(analysisOf(inputs), 'cociente', '01101', 'G').value, 10);
  });

  test('a term that was read says file, column and line; one that was computed does not', () => {
    const terms = why('cociente')?.terms ?? [];
    expect(terms[0]?.origin).toMatchObject({ column: 'empresas', lines: [3], lineCount: 1, year: '2019' });
    expect(terms[0]?.origin?.source.file).toBe('empresas.csv');
    expect(terms.at(-1)?.origin).toBeUndefined();
  });

  test('a figure of the whole zone does not speak of the sector', () => {
    expect(why('diversidad')).toMatchObject({ zone: 'Iquique', sector: undefined });
    expect(why('cociente')?.sector).toMatch(/^Comercio/);
  });

  test('a zone, or a sector, that is not there has nothing to explain', () => {
    expect(why('cociente', '13101')).toBeUndefined();
    expect(why('cociente', '01101', 'Z')).toBeUndefined();
    expect(why('potencial', '01101', 'Z')).toBeUndefined();
  });

  test('the terms of the score are the percentiles and their shares; a missing one says why', () => {
    const terms = why('potencial')?.terms ?? [];
    expect(terms.map(({ symbol }) => symbol)).toEqual(['50%', '50%', '0%', '0%', '0%', '0%']);
    expect(terms[0]?.measure).toMatchObject({ unit: 'puntos' });
    expect(terms[2]?.measure).toEqual(missing('sin-dato', 'puntos'));
    expect(terms[2]?.label).toContain('su peso se reparte');
  });

  test('the zone’s people come from comunas_datos', () => {
    const people = why('densidad')?.terms.find(({ symbol }) => symbol === 'P');
    expect(people?.measure).toEqual(known(100, 'personas'));
    expect(people?.origin?.source.file).toBe('comunas_datos.csv');
    expect(people?.origin?.lines).toEqual([2]);
  });

  test('what is explained is in the grid', () => {
    const analysis = analysisOf(inputs);
    expect(why('empresas')?.result).toEqual(cell(analysis.grids.empresas, 0, 1));
  });
});

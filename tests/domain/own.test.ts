import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Analysis, explain } from '../../src/domain/analysis.ts';
import { zoneDetail } from '../../src/domain/detail.ts';
import { cell } from '../../src/domain/grid.ts';
import type { Cut, SectorCode, ZoneId } from '../../src/domain/ids.ts';
import { INDICATORS } from '../../src/domain/indicators/index.ts';
import type { Inputs } from '../../src/domain/inputs.ts';
import { known, missing } from '../../src/domain/measure.ts';
import { freeId, inputsWithOwn, MOST_OWN, type OwnTerritory, withOwn } from '../../src/domain/own.ts';
import { scoreOf } from '../../src/domain/potential.ts';
import { EQUAL_WEIGHTS, type Settings, TERMS } from '../../src/domain/settings.ts';
import { ancestor, searchZones, zonePhrase } from '../../src/domain/territory.ts';
import { analysisOf, contextOf, figure } from '../fixtures/analysis.ts';
import { loaded } from '../fixtures/chile.ts';
import { BELOW, type Country, countryOf, territoryOf, totalsOf } from '../fixtures/domain.ts';

const own = (id: string, name: string, ...cuts: string[]): OwnTerritory => ({
  id: id as ZoneId,
  name,
  cuts: cuts as Cut[],
});

describe('a territory of the reader is a zone', () => {
  const territory = territoryOf('01101', '01107', '01401', '02101', '02201', '02202');

  test('with the comunas it names, in the order of the territory, each once', () => {
    const made = withOwn(territory, [own('T1', 'Vecinas', '02202', '01101', '02202')]);
    const zone = made.zones.get('T1' as ZoneId);
    expect(zone?.comunas.map((at) => made.comunas[at]?.cut)).toEqual(['01101', '02202']);
    expect(made.byLevel.territorio).toEqual([zone]);
    expect(made.byLevel.comuna).toBe(territory.byLevel.comuna);
  });

  test('found by name before any other place, and said by its name', () => {
    const made = withOwn(territory, [own('T1', 'Calama', '02201', '02202')]);
    const [first, second] = searchZones(made, 'calama').map(({ zone }) => zone);
    expect([first?.id, second?.id]).toEqual(['T1', '02201']);
    expect(first && zonePhrase(first)).toBe('Calama');
  });

  test.each([
    ['its province', ['02201', '02202'], '022', '02'],
    ['its region, when in two provinces', ['02101', '02201'], undefined, '02'],
    ['the country, when in two regions', ['01101', '02201'], undefined, undefined],
  ] as const)('lies in %s', (_, cuts, province, region) => {
    const made = withOwn(territory, [own('T1', 'Uno', ...cuts)]);
    expect(ancestor(made, 'T1' as ZoneId, 'provincia')).toBe(province);
    expect(ancestor(made, 'T1' as ZoneId, 'region')).toBe(region);
    expect(ancestor(made, 'T1' as ZoneId, 'pais')).toBe('CL');
  });

  test('comunas that these data do not have are passed over; with none left it is no zone', () => {
    const made = withOwn(territory, [own('T1', 'Uno', '13101', '02201'), own('T2', 'Dos', '13101')]);
    expect(made.zones.get('T1' as ZoneId)?.comunas).toHaveLength(1);
    expect(made.zones.has('T2' as ZoneId)).toBe(false);
  });

  test('without territories everything is the same object', () => {
    expect(withOwn(territory, [])).toBe(territory);
    const inputs = countryOf({ cuts: ['01101'], sectors: ['F'], firms: [[1]] });
    expect(inputsWithOwn(inputs, [])).toBe(inputs);
  });

  test('ids: the first free of nine', () => {
    expect(freeId([])).toBe('T1');
    expect(freeId([own('T1', 'a'), own('T3', 'b')])).toBe('T2');
    const nine = Array.from({ length: MOST_OWN }, (_, at) => own(`T${at + 1}`, 'x'));
    expect(freeId(nine)).toBeUndefined();
  });
});

/** Two regions; the second province of the first has two comunas, one of them with a cell that is not published. */
const north: Country = {
  cuts: ['01101', '01107', '01401', '01402', '02101', '02201'],
  sectors: ['F', 'G', 'SI'],
  firms: [
    [10, 30, 4],
    [20, 20, 0],
    [5, 15, 1],
    [BELOW, 25, 0],
    [70, 90, 3],
    [40, 60, 9],
  ],
  variables: { poblacion: [200, 100, 50, 40, 400, 180], ruralidad_pct: [2, 2, 30, 60, 1, 4] },
};

describe('its figures', () => {
  test('are sums of its comunas; what one of them does not publish makes an interval: 5 + [0, 2.45]', () => {
    const inputs = inputsWithOwn(countryOf(north), [own('T1', 'Tamarugal', '01401', '01402')]);
    const context = contextOf(inputs);
    const row = context.zones.findIndex(({ id }) => id === 'T1');
    expect(context.guests).toEqual([row]);
    expect(cell(context.counts, row, 0)).toEqual(known(6.225, 'empresas', { low: 5, high: 7.45 }));
    expect(cell(context.counts, row, 1)).toEqual(known(40, 'empresas'));
    expect(figure(analysisOf(inputs), 'densidad', 'T1', 'G')).toMatchObject({ value: (1000 * 40) / 90 });
  });

  test('all of its comunas unpublished: missing, with the sum of their bounds', () => {
    const firms = north.firms.map((row, at) => (at === 2 ? [BELOW, 15, 1] : row));
    const inputs = inputsWithOwn(countryOf({ ...north, firms }), [own('T1', 'Uno', '01401', '01402')]);
    expect(figure(analysisOf(inputs), 'empresas', 'T1', 'F')).toEqual(
      missing('bajo-umbral', 'empresas', { low: 0, high: 4.9 }),
    );
  });

  test('a comuna that the table does not cover leaves it without data', () => {
    const inputs = inputsWithOwn(
      countryOf({
        ...north,
        firms: north.firms.map((row, at) => (at === 2 ? ['sin-dato', 'sin-dato', 'sin-dato'] : row)),
        covered: [1, 1, 0, 1, 1, 1],
      }),
      [own('T1', 'Uno', '01401', '01402')],
    );
    expect(figure(analysisOf(inputs, { reference: 'region' }), 'empresas', 'T1', 'G')).toEqual(
      missing('sin-dato', 'empresas'),
    );
  });

  test('«¿De dónde sale?» names it and gives the lines of its comunas', () => {
    const inputs = inputsWithOwn(countryOf(north), [own('T1', 'Mi zona', '01101', '02201')]);
    const told = explain(inputs, {}, 'empresas', 'T1' as ZoneId, 'G' as SectorCode);
    expect(told).toMatchObject({ zone: 'Mi zona', result: known(90, 'empresas') });
    // The file begins at line 2 with three sectors for each comuna: 01101 G is its line 3, 02201 G its line 18.
    expect(told?.terms[0]?.origin?.lines).toEqual([3, 18]);
  });

  test('the deeper figures of its sheet are its own', () => {
    const inputs = inputsWithOwn(countryOf(north), [own('T1', 'Mi zona', '01101', '02201')]);
    expect(zoneDetail(inputs, 'T1' as ZoneId, 'G' as SectorCode)?.years).toMatchObject([
      { firms: known(90, 'empresas'), line: 0 },
    ]);
  });
});

describe('what it is compared with', () => {
  const across = own('T1', 'De dos regiones', '01101', '02201');

  test('in two regions, «su región» is none: no aplica, and neither has it a place among the others', () => {
    const analysis = analysisOf(inputsWithOwn(countryOf(north), [across]), { reference: 'region' });
    for (const id of ['cociente', 'cociente_ajustado', 'hachman'] as const)
      expect(figure(analysis, id, 'T1', 'G')).toMatchObject({ missing: 'no-aplica' });
    expect(figure(analysis, 'empresas', 'T1', 'G')).toEqual(known(90, 'empresas'));
    expect(figure(analysis, 'densidad', 'T1', 'G')).toMatchObject({ value: (1000 * 90) / 380 });
    const row = analysis.zones.indexOf('T1' as ZoneId);
    const score = scoreOf(
      analysis.percentiles,
      EQUAL_WEIGHTS,
      row,
      analysis.sectors.indexOf('G' as SectorCode),
    );
    expect(score.measure).toMatchObject({ missing: 'no-aplica' });
  });

  test('with the whole of its region, comparing it says nothing: no aplica', () => {
    const whole = own('T1', 'Toda la región', '01101', '01107', '01401', '01402');
    const analysis = analysisOf(inputsWithOwn(countryOf(north), [whole]), { reference: 'region' });
    expect(figure(analysis, 'cociente', 'T1', 'G')).toMatchObject({ missing: 'no-aplica' });
  });

  test('against totals of another territory it is compared like any zone', () => {
    const country = countryOf({ ...north, totals: [totalsOf(2023, { F: 100, G: 300 })] });
    const analysis = analysisOf(inputsWithOwn(country, [across]), { reference: 'totales' });
    // n = 90 of n_r = 140; E = 140 · 300 ÷ 400 = 105.
    expect(figure(analysis, 'cociente', 'T1', 'G')).toMatchObject({ value: 90 / 105 });
  });
});

describe('it changes nothing of the others', () => {
  const cuts = fc.uniqueArray(fc.constantFrom(...north.cuts), { minLength: 1 });

  test('margins, figures, percentiles and scores of the official zones are the same with it and without', () => {
    const inputs = countryOf(north);
    const settings = fc.record<Partial<Settings>>({
      level: fc.constantFrom('comuna', 'provincia', 'region'),
      reference: fc.constantFrom('pais', 'region', 'provincia'),
    });
    fc.assert(
      fc.property(cuts, cuts, settings, (one, other, asked) => {
        const withIt = inputsWithOwn(inputs, [own('T1', 'Uno', ...one), own('T2', 'Dos', ...other)]);
        expect(contextOf(withIt, asked).groups).toEqual(contextOf(inputs, asked).groups);
        expectSameOfficials(analysisOf(withIt, asked), analysisOf(inputs, asked));
      }),
      { numRuns: 40 },
    );
  });
});

/** Every figure, percentile and score of the zones of one analysis is what the other says of them. */
function expectSameOfficials(more: Analysis, less: Analysis): void {
  expect(more.zones.slice(0, less.zones.length)).toEqual(less.zones);
  const grids = (of: Analysis) => [
    ...INDICATORS.map(({ id }) => of.grids[id]),
    ...TERMS.map((term) => of.percentiles[term]),
    of.potential,
  ];
  grids(less).forEach((grid, at) => {
    const wide = grids(more)[at]!;
    const size = grid.rows * grid.columns;
    for (const part of ['value', 'low', 'high', 'n', 'state'] as const)
      expect(wide[part].slice(0, size)).toEqual(grid[part]);
  });
}

describe('con los datos de Chile', () => {
  let inputs: Inputs;
  beforeAll(async () => {
    inputs = (await loaded('chile')).inputs;
  });

  test('las tres comunas de El Loa dan las cifras de la provincia de El Loa', () => {
    const loa = own('T1', 'Calama y vecinas', '02201', '02202', '02203');
    const analysis = analysisOf(inputsWithOwn(inputs, [loa]), { level: 'provincia' });
    for (const { id, scope } of INDICATORS)
      for (const sector of scope === 'zona' ? [''] : analysis.sectors)
        expect(figure(analysis, id, 'T1', sector), `${id} ${sector}`).toEqual(
          figure(analysis, id, '022', sector),
        );
    for (const term of TERMS)
      for (const sector of analysis.sectors) {
        const [mine, theirs] = ['T1', '022'].map((id) =>
          cell(
            analysis.percentiles[term],
            analysis.zones.indexOf(id as ZoneId),
            analysis.sectors.indexOf(sector),
          ),
        );
        expect(mine, `${term} ${sector}`).toEqual(theirs);
      }
  });

  test('Calama, Ollagüe y San Pedro de Atacama: comercio es la suma de las tres líneas del archivo', () => {
    const loa = own('T1', 'Calama y vecinas', '02201', '02202', '02203');
    const analysis = analysisOf(inputsWithOwn(inputs, [loa]));
    const parts = loa.cuts.map((cut) => figure(analysis, 'empresas', cut, 'G'));
    // data/chile/empresas.csv, líneas 146, 159 y 166: 2932,05 + 4 + 251,6 = 3187,65.
    expect(parts.map((part) => ('value' in part ? part.value : part.missing))).toEqual([2932.05, 4, 251.6]);
    expect(figure(analysis, 'empresas', 'T1', 'G')).toMatchObject({ value: expect.closeTo(3187.65, 9) });
  });
});

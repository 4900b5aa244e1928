import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Bands, placeOf, tiesWith } from '../../src/domain/bands.ts';
import type { Context } from '../../src/domain/context.ts';
import { type Draws, drawTerms } from '../../src/domain/draws.ts';
import { cell, copyCell, emptyGrid, type Grid, setKnown } from '../../src/domain/grid.ts';
import type { ZoneId } from '../../src/domain/ids.ts';
import { priorStrength } from '../../src/domain/indicators/cociente_ajustado.ts';
import { inputsWithOwn } from '../../src/domain/own.ts';
import { gradeOf, scoreOf } from '../../src/domain/potential.ts';
import { bandsOf } from '../../src/domain/ranking.ts';
import { EQUAL_WEIGHTS, type Settings, TERMS, type TermId, type Weights } from '../../src/domain/settings.ts';
import { bands, drawPercentiles, sectorPercentiles, termGrids } from '../../src/domain/uncertainty.ts';
import { analysisOf, contextOf, figure, value } from '../fixtures/analysis.ts';
import { BELOW, type Country, countryOf, type Written } from '../fixtures/domain.ts';

const only = (...terms: readonly TermId[]): Weights =>
  Object.fromEntries(TERMS.map((term) => [term, terms.includes(term) ? 1 : 0])) as Weights;

const CUTS = ['13101', '13102', '13103', '13201', '13202', '13301', '13302', '13401', '13501'];
/** Nine comunas of one region with two sectors; what is under test is G. */
function country(g: readonly Written[], more: Partial<Country> = {}): Country {
  return {
    cuts: CUTS,
    sectors: ['F', 'G'],
    firms: g.map((one) => [50, one]),
    variables: { poblacion: g.map(() => 1000) },
    ...more,
  };
}
const SPREAD: readonly Written[] = [5, 12, 20, 33, 47, 60, 84, 120, 200];

function bandsFor(of: Country, settings: Partial<Settings> = {}, seed = 1, draws = 400): Bands {
  const made = bands(countryOf(of), settings, 'G' as never, seed, draws);
  if (!made) throw new Error('sin bandas');
  return made;
}
const place = (of: Bands, zone: string) => {
  const found = placeOf(of, zone as ZoneId);
  if (!found) throw new Error(`${zone} sin puesto`);
  return found;
};
const width = ({ low, high }: { readonly low: number; readonly high: number }) => high - low;

/** Draws written by hand: one percentile per zone and term, the same in every draw. */
function still(terms: Readonly<Partial<Record<TermId, readonly number[]>>>, draws = 1000): Draws {
  const zones = Object.values(terms)[0]?.map((_, row) => `Z${row}` as ZoneId) ?? [];
  return {
    zones,
    groupAt: new Int32Array(zones.length),
    guest: new Uint8Array(zones.length),
    members: [zones.map((_, row) => row)],
    terms: Object.entries(terms).map(([term, percentiles]) => ({
      term: term as TermId,
      percentiles: Float32Array.from(
        { length: draws * zones.length },
        (_, at) => percentiles[at % zones.length] ?? 0,
      ),
      present: new Uint8Array(zones.length).fill(1),
    })),
    seed: 1,
    draws,
  };
}

describe('counts drawn from their posterior, Gamma(ν + n, ν + E)', () => {
  const context = contextOf(countryOf(country(SPREAD)));
  const column = context.sectors.indexOf('G' as never);
  const draws = 4000;
  const drawn = drawTerms({ context, column, seed: 1, draws });
  const analysis = analysisOf(countryOf(country(SPREAD)));
  const ofRow = (values: Float64Array, row: number) =>
    Float64Array.from({ length: draws }, (_, draw) => values[draw * context.zones.length + row] ?? NaN);
  const mean = (values: Float64Array) => values.reduce((acc, one) => acc + one, 0) / values.length;

  test('their mean is the shrunk quotient, (ν + n) ÷ (ν + E), and their variance (ν + n) ÷ (ν + E)²', () => {
    const rows = context.groups[0]?.rows ?? [];
    const e = Float64Array.from(rows, (row) => context.expectations.e[row * 2 + column] ?? NaN);
    const n = Float64Array.from(rows, (row) => context.counts.value[row * 2 + column] ?? NaN);
    const strength = priorStrength(n, e);
    expect(strength).toBeGreaterThan(0);
    rows.forEach((row, at) => {
      const values = ofRow(drawn.cociente_ajustado as Float64Array, row);
      const shrunk = value(analysis, 'cociente_ajustado', context.zones[row]?.id ?? '', 'G').value;
      const shape = strength + (n[at] ?? NaN);
      const rate = strength + (e[at] ?? NaN);
      expect(shape / rate).toBeCloseTo(shrunk, 9);
      const variance = shape / rate ** 2;
      expect(Math.abs(mean(values) - shrunk)).toBeLessThan(4 * Math.sqrt(variance / draws));
      const spread = mean(values.map((one) => (one - shrunk) ** 2));
      expect(spread / variance).toBeGreaterThan(0.85);
      expect(spread / variance).toBeLessThan(1.15);
    });
  });

  test('the density of a draw is that same quotient, times what was expected, per head', () => {
    const row = 4;
    const theta = ofRow(drawn.cociente_ajustado as Float64Array, row);
    const density = ofRow(drawn.densidad as Float64Array, row);
    const e = context.expectations.e[row * 2 + column] ?? NaN;
    density.forEach((one, draw) => {
      expect(one).toBeCloseTo(((theta[draw] ?? NaN) * e) / 1000, 9);
    });
  });

  test('where the zones differ no more than chance, every quotient drawn is 1', () => {
    const even = contextOf(countryOf(country(SPREAD.map(() => 50))));
    const { cociente_ajustado: theta } = drawTerms({ context: even, column, seed: 1, draws: 10 });
    expect([...new Set(theta)]).toEqual([1]);
  });

  test('closures are drawn from Gamma(c + ½) over the firm-years', () => {
    const closing = contextOf(
      countryOf(
        country(SPREAD, {
          firmYears: CUTS.map(() => [100, 400]),
          closures: CUTS.map((_, at) => [1, at * 5]),
        }),
      ),
    );
    const { cierres } = drawTerms({ context: closing, column, seed: 1, draws });
    closing.zones.forEach((_, row) => {
      const shape = (closing.closures?.value[row * 2 + column] ?? NaN) + 0.5;
      const values = Float64Array.from({ length: draws }, (__, draw) => cierres?.[draw * 9 + row] ?? NaN);
      expect(Math.abs(mean(values) - shape / 400)).toBeLessThan((4 * Math.sqrt(shape / draws)) / 400);
    });
  });

  test('growth draws both years, and chance takes its last year where it takes the quotient', () => {
    const counts = emptyGrid(9, 2, 'empresas');
    context.zones.forEach((_, row) => {
      setKnown(counts, row * 2 + column, 40);
    });
    const before = { cube: context.cube, period: context.cube.period, years: 10, counts, groups: [] };
    const { crecimiento, cociente_ajustado } = drawTerms({
      context: { ...context, before },
      column,
      seed: 1,
      draws,
    });
    const row = 8;
    const n = context.counts.value[row * 2 + column] ?? NaN;
    const grown = ofRow(crecimiento as Float64Array, row);
    // Of a ratio of gammas of rate 1, the mean is a ÷ (b − 1): beta prime.
    expect(mean(grown)).toBeCloseTo((n + 0.5) / (40.5 - 1), 1);
    const theta = ofRow(cociente_ajustado as Float64Array, row);
    const deviation = (values: Float64Array) => values.map((one) => one - mean(values));
    const [x, y] = [deviation(grown), deviation(theta)];
    const product = (a: Float64Array, b: Float64Array) => mean(a.map((one, at) => one * (b[at] ?? NaN)));
    expect(product(x, y) / Math.sqrt(product(x, x) * product(y, y))).toBeGreaterThan(0.3);
  });

  test('what is not published is anywhere between its ends', () => {
    // Of [100, 900] firms chance takes little: the draws of the count fill the interval and hardly leave it.
    const wide = contextOf(
      countryOf(country(SPREAD.map((one, at) => (at === 3 ? ['reservado', 100, 900] : one)))),
    );
    const row = wide.zones.findIndex(({ id }) => id === '13201');
    const { densidad } = drawTerms({ context: wide, column, seed: 1, draws });
    const counts = Float64Array.from(
      { length: draws },
      (_, draw) => 1000 * (densidad?.[draw * 9 + row] ?? NaN),
    ).sort();
    expect(counts[draws * 0.05] ?? NaN).toBeGreaterThan(90);
    expect(counts[draws * 0.05] ?? NaN).toBeLessThan(200);
    expect(counts[draws * 0.95] ?? NaN).toBeGreaterThan(750);
    expect(counts[draws * 0.95] ?? NaN).toBeLessThan(950);
  });
});

describe('a term with no model of how it errs', () => {
  const sales: readonly Written[] = [10, 20, 30, 40, 50, 60, 70, 80, 90];
  const of = (fifth: Written) =>
    bandsFor(
      country(SPREAD, {
        sales: sales.map((one, at) => [1, at === 4 ? fifth : one]),
        workers: CUTS.map(() => [1, 10]),
      }),
      { weights: only('productividad') },
    );

  test('keeps its percentile in every draw', () => {
    expect([...of(50).low]).toEqual([9, 8, 7, 6, 5, 4, 3, 2, 1]);
    expect(of(50).high).toEqual(of(50).low);
  });

  test('and falls anywhere between the percentiles of its ends when it is not published', () => {
    // From 25 to 75 there are two above and two below of nine.
    const { low, high } = place(of(['reservado', 25, 75]), '13202');
    expect(low).toBe(3);
    expect(high).toBe(7);
  });
});

describe('weights drawn from a Dirichlet around the reader’s', () => {
  // One zone has 100 in a term and 0 in the other: its score is the share of the first. The rest stand at 0.5, 1.5 … 99.5.
  const steps = Array.from({ length: 100 }, (_, at) => at + 0.5);
  const draws = still({ cociente_ajustado: [100, ...steps], densidad: [0, ...steps] }, 4000);
  const percentOf = (rank: number) => 101 - rank;

  test('two equal weights: the share is Beta(12, 12); R 4.2.2, qbeta(c(.05, .5, .95), 12, 12)', () => {
    const made = bandsOf(draws, only('cociente_ajustado', 'densidad'), 'aritmetica');
    expect(Math.abs(percentOf(made.high[0] ?? NaN) - 33.5)).toBeLessThanOrEqual(1.5);
    expect(Math.abs(percentOf(made.median[0] ?? NaN) - 50)).toBeLessThanOrEqual(1.5);
    expect(Math.abs(percentOf(made.low[0] ?? NaN) - 66.5)).toBeLessThanOrEqual(1.5);
  });

  test('weights 3 and 1: Beta(18, 6)', () => {
    const weights = { ...only('cociente_ajustado', 'densidad'), cociente_ajustado: 3 };
    const made = bandsOf(draws, weights, 'aritmetica');
    expect(Math.abs(percentOf(made.high[0] ?? NaN) - 59.6)).toBeLessThanOrEqual(1.5);
    expect(Math.abs(percentOf(made.median[0] ?? NaN) - 75.7)).toBeLessThanOrEqual(1.5);
    expect(Math.abs(percentOf(made.low[0] ?? NaN) - 88)).toBeLessThanOrEqual(1.5);
  });

  test('a weight of 0 stays 0, and all at 0 leave no place', () => {
    const made = bandsOf(draws, only('cociente_ajustado'), 'aritmetica');
    expect([made.low[0], made.high[0]]).toEqual([1, 1]);
    expect([...bandsOf(draws, only(), 'aritmetica').median].every(Number.isNaN)).toBe(true);
  });

  test('scaling all the weights changes nothing', () => {
    const weights = { ...EQUAL_WEIGHTS, densidad: 3 };
    const scaled = Object.fromEntries(TERMS.map((term) => [term, 4 * weights[term]])) as Weights;
    expect(bandsOf(draws, scaled, 'aritmetica')).toEqual(bandsOf(draws, weights, 'aritmetica'));
  });
});

describe('places', () => {
  test('without doubt each has its own: 1 is the highest score, and equals share theirs', () => {
    const made = bandsOf(still({ densidad: [10, 90, 50, 90, 20] }, 20), only('densidad'), 'aritmetica');
    expect([...made.median]).toEqual([5, 1, 3, 1, 4]);
    expect([...made.low]).toEqual([...made.high]);
    expect(made.ranked[0]).toBe(5);
  });

  test('the geometric mean is the one ranked when it is chosen: 30 and 30 before 90 and 5', () => {
    const draws = still({ densidad: [90, 30, 1], cierres: [5, 30, 1] }, 200);
    const weights = only('densidad', 'cierres');
    expect(bandsOf(draws, weights, 'aritmetica').median[0]).toBe(1);
    expect(bandsOf(draws, weights, 'geometrica').median[0]).toBe(2);
  });

  test('with enormous counts and one weight the band shrinks to the place of the score', () => {
    const g = SPREAD.map((one) => (one as number) * 1e6);
    const made = bandsFor(
      { ...country(g), firms: g.map((one) => [50e6, one]) },
      { weights: only('densidad') },
    );
    CUTS.forEach((cut, at) => {
      expect(place(made, cut)).toMatchObject({
        low: 9 - at,
        median: 9 - at,
        high: 9 - at,
        ties: 0,
        among: 9,
      });
    });
  });

  test('a zone with no score has none', () => {
    const made = bandsFor(country([...SPREAD.slice(0, 8), 'sin-dato']));
    expect(placeOf(made, '13501' as ZoneId)).toBeUndefined();
    expect(made.ranked[0]).toBe(8);
  });

  test('against regions each is placed among its own, and where two are too few there is no place', () => {
    const cuts = ['01101', '01107', '01401', '01402', '02101', '02201', '02202', '05201', '13101'];
    const made = bandsFor({ ...country(SPREAD), cuts }, { reference: 'region' });
    expect(place(made, '01101').among).toBe(4);
    expect(place(made, '02201').among).toBe(3);
    expect(placeOf(made, '13101' as ZoneId)).toBeUndefined();
  });

  test('the same seed gives the same, and another much the same', () => {
    const [one, again, other] = [1, 1, 2].map((seed) => bandsFor(country(SPREAD), {}, seed, 1000));
    expect(again).toEqual(one);
    expect(other?.median).not.toBe(one?.median);
    one?.median.forEach((median, row) => {
      expect(Math.abs(median - (other?.median[row] ?? NaN))).toBeLessThanOrEqual(1);
    });
  });

  const counts = fc.array(
    fc.oneof<fc.Arbitrary<Written>[]>(
      fc.integer({ min: 0, max: 300 }),
      fc.constant<Written>(BELOW),
      fc.constant<Written>(['reservado', 1, 10]),
      fc.constant<Written>('sin-dato'),
    ),
    { minLength: 9, maxLength: 9 },
  );

  test('the band holds the median, within the places there are', () => {
    fc.assert(
      fc.property(counts, fc.constantFrom('aritmetica' as const, 'geometrica' as const), (g, mean) => {
        const made = bandsFor(country(g), { mean }, 1, 50);
        const scores = analysisOf(countryOf(country(g)), { mean }).potential;
        const column = 1;
        made.median.forEach((median, row) => {
          expect(Number.isNaN(median)).toBe(scores.state[row * 2 + column] !== 0);
          if (Number.isNaN(median)) return;
          expect(made.low[row]).toBeGreaterThanOrEqual(1);
          expect(made.low[row]).toBeLessThanOrEqual(median);
          expect(made.high[row]).toBeGreaterThanOrEqual(median);
          expect(made.high[row]).toBeLessThanOrEqual(made.ranked[0] ?? 0);
          expect(tiesWith(made, row)).toBeLessThan(made.ranked[0] ?? 0);
        });
      }),
      { numRuns: 60 },
    );
  });

  test('the order of the rows changes nothing: draws go by the name of the zone', () => {
    fc.assert(
      fc.property(counts, (g) => {
        const context = contextOf(countryOf(country(g)));
        const made = bandsIn(context);
        const turned = bandsIn(backwards(context));
        for (const key of ['median', 'low', 'high'] as const)
          expect([...turned[key]].reverse()).toEqual([...made[key]]);
      }),
      { numRuns: 30 },
    );
  });

  test('a territory of the reader’s is told its place and takes nobody’s', () => {
    const inputs = countryOf(country(SPREAD));
    const own = inputsWithOwn(inputs, [
      { id: 'T1' as ZoneId, name: 'Norte', cuts: ['13202', '13301'] as never },
    ]);
    const without = bands(inputs, {}, 'G' as never, 1, 200);
    const made = bands(own, {}, 'G' as never, 1, 200);
    if (!made || !without) throw new Error('sin bandas');
    expect([...made.median.slice(0, 9)]).toEqual([...without.median]);
    expect(made.ranked).toEqual(without.ranked);
    const told = place(made, 'T1');
    expect(told.guest).toBe(true);
    expect(told.among).toBe(9);
    expect(told.median).toBeGreaterThan(1);
    expect(told.median).toBeLessThan(9);
  });
});

function bandsIn(context: Context): Bands {
  const column = context.sectors.indexOf('G' as never);
  const percentiles = sectorPercentiles(context, termGrids(context), column);
  return bandsOf(
    drawPercentiles({ context, column, seed: 1, draws: 50 }, percentiles),
    EQUAL_WEIGHTS,
    'aritmetica',
  );
}

/** The same context with its rows from last to first. */
function backwards(context: Context): Context {
  const last = context.zones.length - 1;
  const columns = context.sectors.length;
  const grid = (from: Grid): Grid => {
    const made = emptyGrid(from.rows, from.columns, from.unit);
    for (let at = 0; at < from.value.length; at += 1)
      copyCell(from, at, made, (last - Math.floor(at / columns)) * columns + (at % columns));
    return made;
  };
  const rows = (values: Float64Array) =>
    values.map((_, at) => values[(last - Math.floor(at / columns)) * columns + (at % columns)] ?? NaN);
  const { e, low, high } = context.expectations;
  return {
    ...context,
    zones: [...context.zones].reverse(),
    counts: grid(context.counts),
    firms: grid(context.firms),
    groups: context.groups.map((group) => ({ ...group, rows: group.rows.map((row) => last - row) })),
    groupAt: context.groupAt.slice().reverse(),
    zoneTotals: [...context.zoneTotals].reverse(),
    alone: context.alone.slice().reverse(),
    expectations: { e: rows(e), low: rows(low), high: rows(high) },
  };
}

describe('ties: two zones whose bands overlap (Mogstad, Romano, Shaikh & Wilhelm 2024)', () => {
  const made: Bands = {
    zones: ['A', 'B', 'C', 'D', 'E', 'F'] as never,
    median: Float64Array.of(2, 3, 5, 7, NaN, 3),
    low: Float64Array.of(1, 2, 4, 7, NaN, 1),
    high: Float64Array.of(3, 5, 6, 7, NaN, 7),
    groupAt: Int32Array.of(0, 0, 0, 0, 0, 0),
    guest: Uint8Array.of(0, 0, 0, 0, 0, 1),
    ranked: Int32Array.of(4),
    seed: 1,
    draws: 1000,
  };

  test('1–3 meets 2–5, which meets 4–6; 7–7 meets none; a guest meets four and is met by none', () => {
    expect([0, 1, 2, 3, 5].map((row) => tiesWith(made, row))).toEqual([1, 2, 1, 0, 4]);
    expect(placeOf(made, 'E' as ZoneId)).toBeUndefined();
    expect(placeOf(made, 'Z' as ZoneId)).toBeUndefined();
  });
});

describe('a count that is not published goes as an interval from the table to the band', () => {
  const CASES: readonly (readonly [string, Written, number])[] = [
    ['reservado, 1 to 10', ['reservado', 1, 10], 5.5],
    ['bajo el umbral, 0 to 2.45', BELOW, 1.225],
  ];
  const near: readonly Written[] = [1, 2, 3, 4, 6, 7, 8, 9, 10];
  // The rest of each zone is large, so that chance takes little and what is not published shows.
  const withCell = (one: Written): Country => {
    const g = near.map((n, at) => (at === 5 ? one : n));
    return { ...country(g), firms: g.map((n) => [5000, n]) };
  };
  const ZONE = '13301';

  test.each(CASES)('%s', (_, censored, middle) => {
    const hidden = analysisOf(countryOf(withCell(censored)));
    const known = analysisOf(countryOf(withCell(middle)));
    const [reason, low, high] = censored as readonly [string, number, number];

    // Count and indicators keep the reason and its ends.
    expect(figure(hidden, 'empresas', ZONE, 'G')).toMatchObject({ missing: reason, low, high });
    expect(figure(hidden, 'densidad', ZONE, 'G')).toMatchObject({ missing: reason, low, high });
    const quotient = figure(hidden, 'cociente_ajustado', ZONE, 'G');
    expect(quotient).toMatchObject({ missing: reason });
    expect(quotient.low).toBeLessThan(quotient.high ?? NaN);

    // The percentile is where its ends fall: of nine, the least and the most.
    const row = hidden.zones.indexOf(ZONE as ZoneId);
    const percentile = cell(hidden.percentiles.densidad, row, 1);
    expect(percentile).toMatchObject({ missing: reason });
    expect(percentile.low).toBeLessThan(percentile.high ?? NaN);

    // The score has an interval; that of the same zone with a known count has none.
    const score = value(hidden, 'potencial', ZONE, 'G');
    expect(score.low).toBeLessThan(score.value);
    expect(score.high).toBeGreaterThan(score.value);
    expect(value(known, 'potencial', ZONE, 'G')).not.toHaveProperty('low');

    // The grade falls, and says why.
    const graded = (analysis: typeof hidden) =>
      gradeOf(scoreOf(analysis.percentiles, EQUAL_WEIGHTS, row, 1), { years: 1, span: 1 });
    expect(graded(hidden).grade > graded(known).grade).toBe(true);
    expect(graded(hidden).reasons.join(' ')).toMatch(/usa el centro de un intervalo/);
    expect(graded(known).reasons.join(' ')).not.toMatch(/intervalo/);

    // And so the band: wider than that of the known count.
    const weights = only('cociente_ajustado', 'densidad');
    const hiddenBand = place(bandsFor(withCell(censored), { weights }, 1, 1000), ZONE);
    const knownBand = place(bandsFor(withCell(middle), { weights }, 1, 1000), ZONE);
    expect(width(hiddenBand)).toBeGreaterThanOrEqual(width(knownBand));
  });

  test('with large numbers the band of [100, 900] covers the places between, and that of 500 hardly moves', () => {
    const g: readonly Written[] = [50, 150, 250, 350, 450, 500, 650, 750, 1000];
    const hidden = g.map((n, at): Written => (at === 5 ? ['reservado', 100, 900] : n));
    const weights = only('densidad');
    expect(place(bandsFor(country(g), { weights }, 1, 1000), ZONE)).toMatchObject({ median: 4 });
    expect(width(place(bandsFor(country(g), { weights }, 1, 1000), ZONE))).toBeLessThanOrEqual(1);
    expect(width(place(bandsFor(country(hidden), { weights }, 1, 1000), ZONE))).toBeGreaterThanOrEqual(5);
  });

  const REGIONS = Array.from({ length: 16 }, (_, at) => String(at + 1).padStart(2, '0'));
  test.each([
    ['provincia', '133', ['13101', '13102', '13201', '13202', '13301', '13302', '13401', '13402']],
    ['region', '05', REGIONS.flatMap((region) => [`${region}101`, `${region}102`])],
  ] as const)('into the sums of a %s too', (level, zone, cuts) => {
    const first = cuts.findIndex((cut) => cut.startsWith(zone));
    const of = (one: Written): Country => ({
      cuts,
      sectors: ['F', 'G'],
      firms: cuts.map((_, at) => [5000, at === first ? one : 300 + 10 * at]),
      variables: { poblacion: cuts.map(() => 1000) },
    });
    const hidden = of(['reservado', 40, 640]);
    const other = 300 + 10 * (first + 1);
    const analysis = analysisOf(countryOf(hidden), { level });
    expect(value(analysis, 'empresas', zone, 'G')).toMatchObject({
      value: 340 + other,
      low: 40 + other,
      high: 640 + other,
    });
    const settings = { level, weights: only('densidad') };
    expect(width(place(bandsFor(hidden, settings, 1, 1000), zone))).toBeGreaterThan(
      width(place(bandsFor(of(340), settings, 1, 1000), zone)),
    );
  });
});

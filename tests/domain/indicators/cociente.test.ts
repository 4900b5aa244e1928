import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isKnown, known, missing } from '../../../src/domain/measure.ts';
import { analysisOf, figure, value } from '../../fixtures/analysis.ts';
import { loaded, plainLines } from '../../fixtures/chile.ts';
import { BELOW, type Country, countryOf, totalsOf, type Written } from '../../fixtures/domain.ts';

describe('location quotient, as the Bureau of Labor Statistics defines it (QCEW, «Location Quotients explained»)', () => {
  // «First, dividing local industry employment by the all-industry total of local employment. Second, reference area industry
  // employment by the all-industry total for the reference area. Finally, the local ratio by the reference area ratio.»
  // A place with 20 of 100 firms in G, in a region with 100 of 1,000: (20/100) ÷ (100/1000) = 2.
  const region: Country = {
    cuts: ['01101', '01107'],
    sectors: ['F', 'G'],
    firms: [
      [80, 20],
      [820, 80],
    ],
  };

  test('20 of 100 here, 100 of 1,000 there: twice what is expected', () => {
    const measure = value(analysisOf(countryOf(region)), 'cociente', '01101', 'G');
    expect(measure.value).toBe(2);
    expect(measure.n).toBe(20);
  });

  test('its interval is Byar’s of n over E: E = 100 · 100 ÷ 1,000 = 10, from 12.21/10 to 30.89/10', () => {
    const { low, high } = value(analysisOf(countryOf(region)), 'cociente', '01101', 'G');
    expect(low).toBeCloseTo(1.221, 3);
    expect(high).toBeCloseTo(3.089, 3);
  });

  test('the weaker place: 80 of 900 against 100 of 1,000 is 0.889', () => {
    expect(value(analysisOf(countryOf(region)), 'cociente', '01107', 'G').value).toBeCloseTo(8 / 9, 12);
  });

  test('against totals published elsewhere, the same arithmetic with their margins', () => {
    const totals = [totalsOf(2019, { F: 500, G: 500 })];
    const analysis = analysisOf(countryOf({ ...region, totals }), { reference: 'totales' });
    expect(value(analysis, 'cociente', '01101', 'G').value).toBeCloseTo(0.2 / 0.5, 12);
  });
});

describe('four places and three sectors in R 4.2.2: counts ÷ stats::chisq.test()$expected, and Byar’s limits written there', () => {
  const analysis = analysisOf(
    countryOf({
      cuts: ['01101', '01107', '01401', '01402'],
      sectors: ['F', 'G', 'I'],
      firms: [
        [80, 20, 35],
        [40, 820, 80],
        [12, 25, 60],
        [9, 44, 3],
      ],
    }),
    { reference: 'region' },
  );

  test.each([
    ['01101', 'F', 5.161019175204, 4.092228301089, 6.423414307431],
    ['01101', 'G', 0.200138532372, 0.122198871761, 0.309112767028],
    ['01107', 'G', 1.178475294338, 1.099183549909, 1.26197543836],
    ['01401', 'I', 4.267346229584, 3.2562525519663, 5.493015126891],
    ['01402', 'I', 0.369582664526, 0.0742827353399, 1.079842249525],
  ])('%s × %s', (zone, sector, quotient, low, high) => {
    const measure = value(analysis, 'cociente', zone, sector);
    expect(measure.value).toBeCloseTo(quotient, 9);
    expect(measure.low).toBeCloseTo(low, 6);
    expect(measure.high).toBeCloseTo(high, 6);
  });

  test('and from the same table, with R’s prop.table: effective sectors and Hachman', () => {
    const zones = ['01101', '01107', '01401', '01402'];
    const effective = [2.27102803738, 1.2986478542, 2.15358205539, 1.54787759131];
    const hachman = [0.281551952629, 0.914267912449, 0.349330002126, 0.927002393336];
    zones.forEach((zone, at) => {
      expect(value(analysis, 'diversidad', zone).value).toBeCloseTo(effective[at]!, 9);
      expect(value(analysis, 'hachman', zone).value).toBeCloseTo(hachman[at]!, 9);
    });
  });
});

describe('when there is no quotient, and why', () => {
  const base: Country = { cuts: ['01101', '01107', '01401'], sectors: ['F', 'G'], firms: [] };
  const quotient = (firms: readonly (readonly Written[])[], zone = '01101') =>
    figure(analysisOf(countryOf({ ...base, firms })), 'cociente', zone, 'G');

  test('fewer than one firm expected and fewer than five seen: few data', () => {
    expect(
      quotient([
        [9, 1],
        [500, 3],
        [500, 6],
      ]),
    ).toEqual(missing('pocos-datos', 'veces'));
  });

  test('five firms where less than one is expected are shown', () => {
    expect(
      isKnown(
        quotient([
          [9, 5],
          [500, 0],
          [500, 0],
        ]),
      ),
    ).toBe(true);
  });

  test('a sector with nothing in the reference divides by zero', () => {
    expect(
      quotient([
        [9, 0],
        [500, 0],
        [500, 0],
      ]),
    ).toEqual(missing('denominador-cero', 'veces'));
  });

  test('a count below the threshold keeps its reason, and an interval: [0, 2.45] ÷ E', () => {
    const measure = quotient([
      [900, BELOW],
      [500, 30],
      [500, 60],
    ]);
    expect(measure).toMatchObject({ missing: 'bajo-umbral', low: 0 });
    // E from 900 · 90 / 1,992.45 to 902.45 · 92.45 / 1,990.
    expect(measure.high).toBeCloseTo(2.45 / ((900 * 90) / 1992.45), 10);
  });

  test('a reserved count keeps its reason and bounds', () => {
    const measure = quotient([
      [900, ['reservado', 1, 10]],
      [500, 30],
      [500, 60],
    ]);
    expect(measure).toMatchObject({ missing: 'reservado' });
    expect(measure.low).toBeGreaterThan(0);
  });

  test('a count nobody published is no data, and takes the reference with it', () => {
    const firms = [
      [900, 'sin-dato'],
      [500, 30],
      [500, 60],
    ] as const;
    expect(quotient(firms)).toEqual(missing('sin-dato', 'veces'));
    expect(quotient(firms, '01107')).toEqual(missing('sin-dato', 'veces'));
  });

  test('zero firms where some are expected is a zero, with its interval', () => {
    const measure = quotient([
      [900, 0],
      [500, 30],
      [500, 60],
    ]);
    expect(measure).toMatchObject({ value: 0, low: 0, n: 0 });
    expect(measure.high).toBeGreaterThan(0);
  });

  test('a zone alone in its reference is not compared with itself', () => {
    const alone = countryOf({ cuts: ['01101', '01107', '02201'], sectors: ['G'], firms: [[10], [20], [30]] });
    expect(figure(analysisOf(alone, { reference: 'region' }), 'cociente', '02201', 'G')).toEqual(
      missing('no-aplica', 'veces'),
    );
  });
});

describe('properties', () => {
  const count = fc.integer({ min: 0, max: 400 });
  const matrix = fc.array(fc.array(count, { minLength: 3, maxLength: 3 }), { minLength: 4, maxLength: 4 });
  const cuts = ['01101', '01107', '01401', '01402'];
  const sectors = ['F', 'G', 'I'];
  const of = (firms: readonly (readonly Written[])[]) => analysisOf(countryOf({ cuts, sectors, firms }));

  test('a firm of another sector of the zone that turns to this one never lowers its quotient here', () => {
    // Adding a firm may lower it: where every firm is already of the sector, one more raises only the reference.
    fc.assert(
      fc.property(matrix, (firms) => {
        const [first] = firms;
        if (!first || first[0] === 0) return;
        const before = figure(of(firms), 'cociente', '01101', 'G');
        const moved = [[(first[0] ?? 0) - 1, (first[1] ?? 0) + 1, first[2] ?? 0], ...firms.slice(1)];
        const after = figure(of(moved), 'cociente', '01101', 'G');
        if (isKnown(before) && isKnown(after))
          expect(after.value).toBeGreaterThanOrEqual(before.value - 1e-12);
      }),
    );
  });

  test('one more firm in a zone that already is all of that sector lowers the quotient', () => {
    const at = (n: number) =>
      value(
        of([
          [0, n, 0],
          [50, 50, 50],
          [50, 50, 50],
          [50, 50, 50],
        ]),
        'cociente',
        '01101',
        'G',
      ).value;
    expect(at(21)).toBeLessThan(at(20));
  });

  test('whatever a censored count really is, the true quotient lies within the ends', () => {
    const censored = fc.oneof(
      { weight: 3, arbitrary: count.map((truth) => ({ cell: truth as Written, truth })) },
      fc.double({ min: 0, max: 2.45, noNaN: true }).map((truth) => ({ cell: BELOW, truth })),
      fc.integer({ min: 1, max: 10 }).map((truth) => ({ cell: ['reservado', 1, 10] as Written, truth })),
    );
    const table = fc.array(fc.array(censored, { minLength: 3, maxLength: 3 }), {
      minLength: 4,
      maxLength: 4,
    });
    fc.assert(
      fc.property(table, fc.constantFrom('comuna' as const, 'provincia' as const), (cells, level) => {
        const told = countryOf({ cuts, sectors, firms: cells.map((row) => row.map(({ cell }) => cell)) });
        const real = countryOf({ cuts, sectors, firms: cells.map((row) => row.map(({ truth }) => truth)) });
        const analysis = analysisOf(told, { level });
        const truth = analysisOf(real, { level });
        for (const zone of analysis.zones)
          for (const sector of sectors) {
            const measure = figure(analysis, 'cociente', zone, sector);
            const exact = figure(truth, 'cociente', zone, sector);
            if (!isKnown(exact) || measure.low === undefined || measure.high === undefined) continue;
            expect(exact.value).toBeGreaterThanOrEqual(measure.low - 1e-9);
            expect(exact.value).toBeLessThanOrEqual(measure.high + 1e-9);
          }
      }),
    );
  });

  test('when every zone is divided alike, every quotient is one', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 5, max: 50 }), { minLength: 3, maxLength: 3 }), (base) => {
        const analysis = of([1, 2, 3, 4].map((times) => base.map((n) => n * times)));
        for (const zone of cuts)
          for (const sector of sectors)
            expect(value(analysis, 'cociente', zone, sector).value).toBeCloseTo(1, 10);
      }),
    );
  });
});

test('Calama × Comercio from the lines of the shipped file, added up by hand', async () => {
  const rows = plainLines('data/chile/empresas.csv').slice(1);
  const published = (keep: (cut: string, sector: string) => boolean) =>
    rows.filter(([, cut, sector]) => keep(cut ?? '', sector ?? '')).map(([, , , firms]) => Number(firms));
  // 346 comunas by 20 sectors; a cell the file does not carry is between 0 and 49 firm-years in 20 years: 1.225 in the middle.
  const margin = (cells: readonly number[], size: number) =>
    cells.reduce((acc, firms) => acc + firms, 0) + (size - cells.length) * 1.225;
  const n = 58_641 / 20;
  const zone = margin(
    published((cut) => cut === '02201'),
    20,
  );
  const sector = margin(
    published((_, code) => code === 'G'),
    346,
  );
  const all = margin(
    published(() => true),
    346 * 20,
  );
  const e = (zone * sector) / all;

  expect(n).toBe(2932.05);
  expect(e).toBeCloseTo(2552.642, 3);
  const measure = value(analysisOf((await loaded('chile')).inputs), 'cociente', '02201', 'G');
  expect(measure.n).toBe(n);
  expect(measure.value).toBeCloseTo(n / e, 10);
  expect(measure.value).toBeCloseTo(1.149, 3);
  // 95 % of chance: √2932 ≈ 54, about 3.6 % to each side.
  expect(measure.low).toBeCloseTo(1.105, 3);
  expect(measure.high).toBeCloseTo(1.193, 3);
});

test('what is known in the shipped table is known in the analysis, and nothing else', async () => {
  const analysis = analysisOf((await loaded('chile')).inputs);
  const published = new Set(
    plainLines('data/chile/empresas.csv')
      .slice(1)
      .map(([, cut, sector]) => `${cut} ${sector}`),
  );
  for (const zone of analysis.zones)
    for (const sector of analysis.sectors) {
      const count = figure(analysis, 'empresas', zone, sector);
      if (published.has(`${zone} ${sector}`))
        expect(count).toEqual(known((count as { value: number }).value, 'empresas'));
      else expect(count).toEqual(missing('bajo-umbral', 'empresas', { low: 0, high: 2.45 }));
    }
});

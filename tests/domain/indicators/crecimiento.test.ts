import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { explain } from '../../../src/domain/analysis.ts';
import type { SectorCode, ZoneId } from '../../../src/domain/ids.ts';
import { isKnown, known, missing } from '../../../src/domain/measure.ts';
import { ratioLimits } from '../../../src/domain/poisson.ts';
import { analysisOf, figure, value } from '../../fixtures/analysis.ts';
import { loaded, plainLines } from '../../fixtures/chile.ts';
import { BELOW, type Country, totalsOf, type Written } from '../../fixtures/domain.ts';
import { yearsOf } from '../../fixtures/years.ts';

const cuts = ['01101', '01107', '01401'];
const sectors = ['F', 'G'];
const base: Country = { cuts, sectors, firms: [] };
const of = (before: readonly (readonly Written[])[], now: readonly (readonly Written[])[], more = {}) =>
  analysisOf(yearsOf({ ...base, ...more }, { 2009: before, 2019: now }), { cube: 'empresas:2019' });

describe('the ratio of two counts: R 4.2.2, stats::prop.test(n1, n0 + n1, correct = FALSE), its limits p as p ÷ (1 − p)', () => {
  test.each([
    [120, 150, 0.9838031935, 1.58822415939],
    [10, 14, 0.634913001205, 3.087037115761],
    [2900, 3712, 1.21931593834, 1.34370424307],
    [10, 0, 0, 0.384145882069],
  ])('from %d to %d', (n0, n1, low, high) => {
    const limits = ratioLimits(n0, n1);
    expect(limits.low).toBeCloseTo(low, 6);
    expect(limits.high).toBeCloseTo(high, 6);
  });

  test('from nothing it may have grown any number of times; backwards it is its inverse', () => {
    expect(ratioLimits(0, 5).high).toBe(Infinity);
    const count = fc.integer({ min: 1, max: 5000 });
    fc.assert(
      fc.property(count, count, (n0, n1) => {
        const there = ratioLimits(n0, n1);
        const back = ratioLimits(n1, n0);
        expect(there.low * back.high).toBeCloseTo(1, 9);
        expect(there.low).toBeLessThanOrEqual(n1 / n0);
        expect(there.high).toBeGreaterThanOrEqual(n1 / n0);
      }),
    );
  });
});

describe('growth in percent a year', () => {
  const now = [
    [20, 200],
    [20, 50],
    [9, 60],
  ];

  test('from 100 to 200 in ten years, 7.18 % a year: (2^0.1 − 1), as any table of compound interest has it', () => {
    const measure = value(
      of(
        [
          [10, 100],
          [20, 50],
          [9, 60],
        ],
        now,
      ),
      'crecimiento',
      '01101',
      'G',
    );
    expect(measure.value).toBeCloseTo(7.177346, 6);
    expect(measure.n).toBe(100);
    const { low, high } = ratioLimits(100, 200);
    expect(measure.low).toBeCloseTo(100 * (low ** 0.1 - 1), 10);
    expect(measure.high).toBeCloseTo(100 * (high ** 0.1 - 1), 10);
  });

  test('the same count is no growth, and zero is a number', () => {
    expect(
      value(
        of(
          [
            [10, 100],
            [20, 50],
            [9, 60],
          ],
          now,
        ),
        'crecimiento',
        '01107',
        'G',
      ).value,
    ).toBe(0);
  });

  test('all gone is −100 %, with an upper end', () => {
    const measure = value(
      of(
        [
          [10, 40],
          [20, 50],
          [9, 60],
        ],
        [[20, 0], ...now.slice(1)],
      ),
      'crecimiento',
      '01101',
      'G',
    );
    expect(measure).toMatchObject({ value: -100, low: -100 });
    expect(measure.high).toBeLessThan(0);
  });

  test('under ten at the start: few data; ten are enough', () => {
    const analysis = of(
      [
        [10, 9],
        [20, 50],
        [9, 60],
      ],
      now,
    );
    expect(figure(analysis, 'crecimiento', '01101', 'G')).toEqual(missing('pocos-datos', 'porcentaje'));
    expect(isKnown(figure(analysis, 'crecimiento', '01101', 'F'))).toBe(true);
  });

  test('a start below the threshold is under ten for sure; one of a reserved count is not, and keeps its ends', () => {
    expect(
      figure(
        of(
          [
            [10, BELOW],
            [20, 50],
            [9, 60],
          ],
          now,
        ),
        'crecimiento',
        '01101',
        'G',
      ),
    ).toEqual(missing('pocos-datos', 'porcentaje'));
    const reserved = figure(
      of(
        [
          [10, ['reservado', 1, 10]],
          [20, 50],
          [9, 60],
        ],
        now,
      ),
      'crecimiento',
      '01101',
      'G',
    );
    expect(reserved).toMatchObject({ missing: 'reservado' });
    expect(reserved.low).toBeCloseTo(100 * ((200 / 10) ** 0.1 - 1), 10);
    expect(reserved.high).toBeCloseTo(100 * ((200 / 1) ** 0.1 - 1), 10);
  });

  test('an end below the threshold: its reason, from all gone to 2.45 left of 100', () => {
    const measure = figure(
      of(
        [
          [10, 100],
          [20, 50],
          [9, 60],
        ],
        [[20, BELOW], ...now.slice(1)],
      ),
      'crecimiento',
      '01101',
      'G',
    );
    expect(measure).toMatchObject({ missing: 'bajo-umbral', low: -100 });
    expect(measure.high).toBeCloseTo(100 * (0.0245 ** 0.1 - 1), 10);
  });

  test('a year that nobody published, or a table with no earlier year: no data', () => {
    expect(
      figure(
        of(
          [
            [10, 'sin-dato'],
            [20, 50],
            [9, 60],
          ],
          now,
        ),
        'crecimiento',
        '01101',
        'G',
      ),
    ).toEqual(missing('sin-dato', 'porcentaje'));
    const single = analysisOf(yearsOf(base, { 2019: now }), { cube: 'empresas:2019' });
    for (const id of ['crecimiento', 'efecto_nacional', 'efecto_sector', 'efecto_local'] as const)
      expect(figure(single, id, '01101', 'G')).toMatchObject({ missing: 'sin-dato' });
  });

  test('more at the end is never a lower rate, and more at the start never a higher one', () => {
    const count = fc.integer({ min: 10, max: 900 });
    fc.assert(
      fc.property(count, count, fc.integer({ min: 1, max: 50 }), (n0, n1, more) => {
        const rate = (a: number, b: number) =>
          value(
            of(
              [
                [10, a],
                [20, 50],
                [9, 60],
              ],
              [[20, b], ...now.slice(1)],
            ),
            'crecimiento',
            '01101',
            'G',
          ).value;
        expect(rate(n0, n1 + more)).toBeGreaterThan(rate(n0, n1));
        expect(rate(n0 + more, n1)).toBeLessThan(rate(n0, n1));
      }),
      { numRuns: 30 },
    );
  });
});

describe('shift-share: the worked table of G. Krumme, University of Washington, Geography 350, «Shift & Share Table with Excel Explanations»', () => {
  // Holukuluku, 1985 to 1995, four industries; the nation’s shares of 1985 are 10, 20, 40 and 30 % and it grew 10, 20, 30 and
  // 40 % in them, 29 % in all. Here the nation has 10,000 jobs, of which Holukuluku has 1,000.
  const then = [500, 100, 200, 200];
  const later = [1000, 100, 250, 280];
  const nation = [1000, 2000, 4000, 3000];
  const nationLater = [1100, 2400, 5200, 4200];
  const rest = (all: readonly number[], own: readonly number[]) => all.map((n, at) => n - own[at]!);
  const analysis = analysisOf(
    yearsOf(
      { cuts: ['01101', '01107'], sectors: ['A', 'B', 'C', 'F'], firms: [] },
      { 1985: [then, rest(nation, then)], 1995: [later, rest(nationLater, later)] },
    ),
    { cube: 'empresas:1995', reference: 'region' },
  );
  const parts = (id: 'efecto_nacional' | 'efecto_sector' | 'efecto_local') =>
    ['A', 'B', 'C', 'F'].map((sector) => value(analysis, id, '01101', sector).value);
  const total = (numbers: readonly number[]) => numbers.reduce((acc, n) => acc + n, 0);

  test('growth of 630 = national effect 290 + composition −80 + differential 420', () => {
    expect(total(parts('efecto_nacional'))).toBeCloseTo(290, 9);
    expect(total(parts('efecto_sector'))).toBeCloseTo(-80, 9);
    expect(total(parts('efecto_local'))).toBeCloseTo(420, 9);
  });

  test('industry by industry: differential 450, −20, −10 and 0; composition −95, −9, 2 and 22', () => {
    expect(parts('efecto_local').map((n) => Number(n.toFixed(9)))).toEqual([450, -20, -10, 0]);
    expect(parts('efecto_sector').map((n) => Number(n.toFixed(9)))).toEqual([-95, -9, 2, 22]);
    expect(parts('efecto_nacional').map((n) => Number(n.toFixed(9)))).toEqual([145, 29, 58, 58]);
  });
});

describe('the three parts', () => {
  const count = fc.integer({ min: 10, max: 900 });
  const table = fc.array(fc.array(count, { minLength: 2, maxLength: 2 }), { minLength: 3, maxLength: 3 });
  const three = ['efecto_nacional', 'efecto_sector', 'efecto_local'] as const;

  test('add up to the change of each zone × sector; over the reference the local ones add up to nothing', () => {
    fc.assert(
      fc.property(table, table, (before, now) => {
        const analysis = of(before, now);
        for (const [column, sector] of sectors.entries()) {
          let local = 0;
          for (const [row, cut] of cuts.entries()) {
            const parts = three.map((id) => value(analysis, id, cut, sector).value);
            const change = now[row]![column]! - before[row]![column]!;
            expect(parts.reduce((acc, part) => acc + part, 0)).toBeCloseTo(change, 8);
            local += parts[2]!;
          }
          expect(local).toBeCloseTo(0, 8);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('where a count is censored, its reason, and the truth lies within the ends', () => {
    const truth = fc.integer({ min: 1, max: 10 });
    fc.assert(
      fc.property(table, table, truth, (before, now, hidden) => {
        const put = (cell: Written) => [[now[0]![0]!, cell], ...now.slice(1)];
        const told = of(before, put(['reservado', 1, 10]));
        const real = of(before, put(hidden));
        for (const cut of cuts)
          for (const sector of sectors)
            for (const id of three) {
              const measure = figure(told, id, cut, sector);
              const exact = value(real, id, cut, sector).value;
              if (cut === '01101' && sector === 'G') expect(measure).toMatchObject({ missing: 'reservado' });
              expect(measure.low ?? -Infinity).toBeLessThanOrEqual(exact + 1e-9);
              expect(measure.high ?? Infinity).toBeGreaterThanOrEqual(exact - 1e-9);
            }
      }),
      { numRuns: 60 },
    );
  });

  test('a zone alone in its reference is not taken apart; totals of one year bring no growth to compare with', () => {
    const two = { cuts: ['01101', '01107', '02201'], sectors };
    const years = {
      2009: [
        [10, 100],
        [20, 50],
        [30, 60],
      ],
      2019: [
        [20, 200],
        [20, 50],
        [40, 60],
      ],
    };
    const alone = analysisOf(yearsOf({ ...base, ...two }, years), {
      cube: 'empresas:2019',
      reference: 'region',
    });
    expect(figure(alone, 'efecto_local', '02201', 'G')).toEqual(missing('no-aplica', 'empresas'));
    const totals = [totalsOf(2019, { F: 300, G: 700 })];
    const against = analysisOf(yearsOf({ ...base, totals }, years), {
      cube: 'empresas:2019',
      reference: 'totales',
    });
    expect(figure(against, 'efecto_local', '01101', 'G')).toEqual(missing('sin-dato', 'empresas'));
    expect(isKnown(figure(against, 'crecimiento', '01101', 'G'))).toBe(true);
  });
});

describe('Comercio in Iquique, 2009 to 2019, from the lines of the shipped file', async () => {
  const rows = plainLines('data/chile/empresas_tarapaca.csv').slice(1);
  const total = (year: string, keep: (cut: string, sector: string) => boolean) =>
    rows
      .filter(([at, cut, sector]) => at === year && sector !== 'SI' && keep(cut!, sector!))
      .reduce((acc, [, , , firms]) => acc + Number(firms), 0);
  const at = (year: string) => total(year, (cut, sector) => cut === '01101' && sector === 'G');
  const { inputs } = await loaded('chile');
  const settings = { cube: 'empresas_tarapaca:2019', reference: 'region' } as const;
  const analysis = analysisOf(inputs, settings);

  test('rate and parts are those of the file, added up by hand', () => {
    const n0 = at('2009');
    const n1 = at('2019');
    const sector = total('2019', (_, code) => code === 'G') / total('2009', (_, code) => code === 'G');
    const all = total('2019', () => true) / total('2009', () => true);
    expect(value(analysis, 'crecimiento', '01101', 'G').value).toBeCloseTo(100 * ((n1 / n0) ** 0.1 - 1), 10);
    expect(value(analysis, 'efecto_nacional', '01101', 'G').value).toBeCloseTo(n0 * (all - 1), 8);
    expect(value(analysis, 'efecto_sector', '01101', 'G').value).toBeCloseTo(n0 * (sector - all), 8);
    expect(value(analysis, 'efecto_local', '01101', 'G').value).toBeCloseTo(n1 - n0 * sector, 8);
  });

  test('«¿de dónde sale?» tells both years, each with its line', () => {
    const account = explain(inputs, settings, 'efecto_local', '01101' as ZoneId, 'G' as SectorCode);
    const terms = new Map(account?.terms.map((term) => [term.symbol, term]));
    expect([...terms.keys()]).toEqual(['n_0', 'n_1', 'g_ir', 'N_i_0', 'N_i_1', 'g_i']);
    expect(terms.get('n_0')?.measure).toEqual(known(at('2009'), 'empresas'));
    const lineOf = (year: string) =>
      2 + rows.findIndex(([a, b, c]) => a === year && b === '01101' && c === 'G');
    expect(terms.get('n_0')?.origin).toMatchObject({ lines: [lineOf('2009')], year: '2009' });
    expect(terms.get('n_1')?.origin).toMatchObject({ lines: [lineOf('2019')], year: '2019' });
    expect(terms.get('N_i_0')?.origin).toMatchObject({ lineCount: 7, year: '2009' });
    const growth = account?.terms.find(({ symbol }) => symbol === 'g_ir')?.measure;
    expect(growth).toMatchObject({ value: 100 * (at('2019') / at('2009') - 1), unit: 'porcentaje' });
    const rate = explain(inputs, settings, 'crecimiento', '01101' as ZoneId, 'G' as SectorCode);
    expect(rate?.terms.map(({ symbol }) => symbol)).toEqual(['n_0', 'n_1', 't', 'n_1 − n_0']);
    expect(explain(inputs, {}, 'crecimiento', '01101' as ZoneId, 'G' as SectorCode)?.terms).toEqual([]);
  });
});

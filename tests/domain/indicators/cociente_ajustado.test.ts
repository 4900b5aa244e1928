import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ownWeight, priorStrength } from '../../../src/domain/indicators/cociente_ajustado.ts';
import { missing } from '../../../src/domain/measure.ts';
import { analysisOf, figure, value } from '../../fixtures/analysis.ts';
import { BELOW, countryOf } from '../../fixtures/domain.ts';

const of = (...numbers: number[]) => Float64Array.from(numbers);

describe('strength of the prior by moments (Marshall 1991, JRSS C 40, 283–294; the same as EBest of R’s spdep)', () => {
  test('by hand: three zones of 10, 20 and 30 expected with 5, 20 and 35', () => {
    // m = 60/60 = 1. s² = [10·(0.5 − 1)² + 20·0 + 30·(35/30 − 1)²]/60 = (2.5 + 0.8333)/60 = 0.05556.
    // Ē = 20. A = 0.05556 − 1/20 = 0.00556 = 1/180. ν = 180.
    expect(priorStrength(of(5, 20, 35), of(10, 20, 30))).toBeCloseTo(180, 8);
  });

  test('and what it makes of the first zone: w = 10/190, LQ* = 0.974', () => {
    const w = ownWeight(10, 180);
    expect(w).toBeCloseTo(10 / 190, 12);
    // EBest writes it m + A·(p − m)/(A + m/x): 1 + (1/180)·(0.5 − 1)/(1/180 + 1/10) = 1 − 0.5/19.
    expect(w * 0.5 + (1 - w)).toBeCloseTo(1 - 0.5 / 19, 12);
  });

  test('six zones through the published code of PySAL (esda.smoothing.Empirical_Bayes), run with numpy 2.4.6', () => {
    const counts = [5, 20, 35, 12, 3, 48];
    const expectations = [10, 20, 30, 15, 6, 42];
    const strength = priorStrength(of(...counts), of(...expectations));
    expect(strength).toBeCloseTo(423.4426229508197, 6);
    const smoothed = [0.98846445, 1, 1.01102675, 0.9931576, 0.9930142, 1.01289096];
    counts.forEach((n, at) => {
      const e = expectations[at]!;
      const w = ownWeight(e, strength);
      expect(w * (n / e) + (1 - w)).toBeCloseTo(smoothed[at]!, 7);
    });
  });

  test('zones that differ no more than chance would make them: infinite, and nothing of the own figure is left', () => {
    expect(priorStrength(of(10, 20, 30), of(10, 20, 30))).toBe(Infinity);
    expect(ownWeight(10, Infinity)).toBe(0);
  });

  test('fewer than two zones say nothing of how zones differ', () => {
    expect(priorStrength(of(10), of(12))).toBeNaN();
    expect(priorStrength(of(), of())).toBeNaN();
    expect(priorStrength(of(10, NaN, 5), of(12, 7, 0))).toBeNaN();
  });

  test('zones with nothing known or nothing expected are passed over', () => {
    expect(priorStrength(of(5, NaN, 20, 4, 35), of(10, 9, 20, 0, 30))).toBeCloseTo(180, 8);
  });

  test('the more the zones differ, the more the own figure weighs', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.05, max: 0.9, noNaN: true }),
        fc.double({ min: 1.01, max: 1.1, noNaN: true }),
        (spread, more) => {
          const apart = (by: number) => priorStrength(of(100 * (1 - by), 100 * (1 + by)), of(100, 100));
          expect(apart(Math.min(1, spread * more))).toBeLessThanOrEqual(apart(spread));
        },
      ),
    );
  });
});

const cuts = ['01101', '01107', '01401', '01402'];
const sectors = ['F', 'G'];
const firms = [
  [10, 90],
  [60, 40],
  [300, 200],
  [20, 80],
] as const;

describe('the quotient brought towards 1', () => {
  const analysis = analysisOf(countryOf({ cuts, sectors, firms }));

  test('lies between the quotient and 1', () => {
    for (const zone of cuts)
      for (const sector of sectors) {
        const lq = value(analysis, 'cociente', zone, sector).value;
        const shrunk = value(analysis, 'cociente_ajustado', zone, sector).value;
        expect(shrunk).toBeGreaterThanOrEqual(Math.min(1, lq) - 1e-12);
        expect(shrunk).toBeLessThanOrEqual(Math.max(1, lq) + 1e-12);
      }
  });

  test('is shown even where the quotient is not, because it is worth little there', () => {
    const few = analysisOf(
      countryOf({
        cuts,
        sectors,
        firms: [
          [9, 1],
          [900, 8],
          [800, 7],
          [700, 90],
        ],
      }),
    );
    expect(figure(few, 'cociente', '01101', 'G')).toEqual(missing('pocos-datos', 'veces'));
    const shrunk = value(few, 'cociente_ajustado', '01101', 'G').value;
    expect(Math.abs(shrunk - 1)).toBeLessThan(0.5);
  });

  test('where all zones are alike it is 1 for all of them', () => {
    const alike = analysisOf(countryOf({ cuts, sectors, firms: cuts.map(() => [50, 50]) }));
    for (const zone of cuts) expect(value(alike, 'cociente_ajustado', zone, 'G').value).toBe(1);
  });

  test('a censored count keeps its reason, with the ends shrunk as the middle', () => {
    const hidden = analysisOf(countryOf({ cuts, sectors, firms: [[BELOW, 90], ...firms.slice(1)] }));
    const measure = figure(hidden, 'cociente_ajustado', '01101', 'F');
    expect(measure).toMatchObject({ missing: 'bajo-umbral' });
    expect(measure.low).toBeLessThan(measure.high ?? NaN);
  });

  test('by provinces, a sum with a censored comuna has an interval', () => {
    const hidden = countryOf({ cuts, sectors, firms: [[BELOW, 90], ...firms.slice(1)] });
    const measure = value(analysisOf(hidden, { level: 'provincia' }), 'cociente_ajustado', '011', 'F');
    expect(measure.low).toBeLessThan(measure.value);
    expect(measure.high).toBeGreaterThan(measure.value);
  });

  test('alone in its reference it does not apply; with nothing in the sector it divides by zero', () => {
    const inputs = countryOf({
      cuts: ['01101', '01107', '02201'],
      sectors: ['F', 'G'],
      firms: [
        [10, 0],
        [20, 0],
        [30, 0],
      ],
    });
    const regions = analysisOf(inputs, { reference: 'region' });
    expect(figure(regions, 'cociente_ajustado', '02201', 'F')).toEqual(missing('no-aplica', 'veces'));
    expect(figure(regions, 'cociente_ajustado', '01101', 'G')).toEqual(missing('denominador-cero', 'veces'));
  });
});

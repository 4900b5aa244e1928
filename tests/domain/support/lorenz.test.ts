import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lorenzOf, type Share } from '../../../src/domain/support/lorenz.ts';

const shares = (...pairs: readonly (readonly [base: number, reached: number])[]): Share[] =>
  pairs.map(([base, reached], at) => ({ id: `z${at}`, base, reached }));

describe('el Gini, a mano', () => {
  // B. DeLong, «Notes on Gini coefficients» (2019): when the top u of people gets the part f, G = f − u.
  test.each([
    [1 / 5, 4 / 5, 3 / 5],
    [1 / 4, 3 / 4, 1 / 2],
    [1 / 3, 2 / 3, 1 / 3],
  ])('la parte %f mejor cubierta recibe %f: G = %f', (u, f, expected) => {
    expect(lorenzOf(shares([1 - u, 1 - f], [u, f]))?.gini).toBeCloseTo(expected, 12);
  });

  test('tres zonas: la curva pasa por donde dice la cuenta', () => {
    // Bases 50, 30 and 20; reached 10, 20 and 20: rates 0.2, 0.67 and 1. Curve (0.5, 0.2), (0.8, 0.6), (1, 1).
    // G = 1 − [0.5·0.2 + 0.3·0.8 + 0.2·1.6] = 0.34.
    const lorenz = lorenzOf(shares([20, 20], [50, 10], [30, 20]));
    expect(lorenz?.points.map(({ id }) => id)).toEqual(['', 'z1', 'z2', 'z0']);
    expect(lorenz?.points[2]).toMatchObject({ base: 0.8, reached: expect.closeTo(0.6, 12) });
    expect(lorenz?.gini).toBeCloseTo(0.34, 12);
    expect(lorenz?.lowerHalf).toBeCloseTo(0.2, 12);
    expect(lorenz?.withoutAny).toBe(0);
  });

  test('sin nada que repartir, con una zona o sin base, no hay curva', () => {
    expect(lorenzOf(shares([5, 0], [5, 0]))).toBeUndefined();
    expect(lorenzOf(shares([5, 3]))).toBeUndefined();
    expect(lorenzOf(shares([5, 3], [0, 3]))).toBeUndefined();
  });

  test('la parte de la base donde no llegó nada', () => {
    expect(lorenzOf(shares([30, 0], [70, 5]))).toMatchObject({
      withoutAny: 0.3,
      gini: expect.closeTo(0.3, 12),
    });
  });
});

const many = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 5000 }), fc.integer({ min: 0, max: 500 })), {
    minLength: 2,
    maxLength: 30,
  })
  .filter((pairs) => pairs.some(([, reached]) => reached > 0))
  .map((pairs) => shares(...pairs));
const gini = (list: readonly Share[]) => lorenzOf(list)?.gini ?? NaN;

describe('el Gini, siempre', () => {
  test('está entre 0 y 1, sin llegar a 1, y la curva sube bajo la diagonal', () => {
    fc.assert(
      fc.property(many, (list) => {
        const lorenz = lorenzOf(list);
        expect(lorenz?.gini).toBeGreaterThanOrEqual(0);
        expect(lorenz?.gini).toBeLessThan(1);
        for (const { base, reached } of lorenz?.points ?? [])
          expect(reached).toBeLessThanOrEqual(base + 1e-9);
      }),
    );
  });

  test('es 0 cuando a todas llega en la misma proporción', () => {
    fc.assert(
      fc.property(many, fc.integer({ min: 1, max: 9 }), (list, times) => {
        expect(gini(list.map((one) => ({ ...one, reached: one.base * times })))).toBeCloseTo(0, 9);
      }),
    );
  });

  test('no cambia con la escala, ni con el orden de las filas', () => {
    fc.assert(
      fc.property(many, fc.integer({ min: 2, max: 9 }), (list, times) => {
        const bigger = list.map((one) => ({ ...one, base: one.base * 3, reached: one.reached * times }));
        expect(gini(bigger)).toBeCloseTo(gini(list), 9);
        expect(gini([...list].reverse())).toBeCloseTo(gini(list), 12);
      }),
    );
  });

  test('pasar una adjudicación de una zona más cubierta a una menos cubierta lo baja', () => {
    fc.assert(
      fc.property(many, (list) => {
        const ordered = [...list].sort((a, b) => a.reached / a.base - b.reached / b.base);
        const poor = ordered[0];
        const rich = ordered.at(-1);
        // After the move the one that gave must still be the better covered of the two.
        fc.pre(
          poor !== undefined &&
            rich !== undefined &&
            (poor.reached + 1) / poor.base < (rich.reached - 1) / rich.base,
        );
        const moved = list.map((one) =>
          one.id === poor?.id
            ? { ...one, reached: one.reached + 1 }
            : one.id === rich?.id
              ? { ...one, reached: one.reached - 1 }
              : one,
        );
        expect(gini(moved)).toBeLessThan(gini(list));
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { differenceLimits, rankCorrelation, wilsonLimits } from '../../../src/domain/stats/proportions.ts';

describe('el intervalo de Wilson de una proporción', () => {
  // Newcombe 1998, Statistics in Medicine 17, 857–872, table I, method 3.
  test.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('%i de %i', (k, n, low, high) => {
    const limits = wilsonLimits(k, n);
    expect(limits.low).toBeCloseTo(low, 4);
    expect(limits.high).toBeCloseTo(high, 4);
  });

  test('nunca sale de 0 a 1, contiene a la proporción y se estrecha con más casos', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 500 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (n, share) => {
          const k = Math.round(share * n);
          const { low, high } = wilsonLimits(k, n);
          expect(low).toBeGreaterThanOrEqual(0);
          expect(high).toBeLessThanOrEqual(1);
          expect(low).toBeLessThanOrEqual(k / n + 1e-12);
          expect(high).toBeGreaterThanOrEqual(k / n - 1e-12);
          const more = wilsonLimits(4 * k, 4 * n);
          expect(more.high - more.low).toBeLessThan(high - low);
        },
      ),
    );
  });
});

describe('el intervalo de Newcombe de una diferencia de proporciones', () => {
  // Newcombe 1998, Statistics in Medicine 17, 873–890, table II, method 10.
  test.each([
    [56, 70, 48, 80, 0.0524, 0.3339],
    [9, 10, 3, 10, 0.1705, 0.809],
    [10, 10, 0, 10, 0.6075, 1],
    [5, 56, 0, 29, -0.0381, 0.1926],
  ])('%i/%i menos %i/%i', (k1, n1, k2, n2, low, high) => {
    const limits = differenceLimits(k1, n1, k2, n2);
    expect(limits.low).toBeCloseTo(low, 4);
    expect(limits.high).toBeCloseTo(high, 4);
  });

  test('al cambiar los grupos de lugar cambia el signo', () => {
    const count = fc
      .integer({ min: 1, max: 300 })
      .chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)));
    fc.assert(
      fc.property(count, count, ([k1, n1], [k2, n2]) => {
        const one = differenceLimits(k1, n1, k2, n2);
        const other = differenceLimits(k2, n2, k1, n1);
        expect(other.low).toBeCloseTo(-one.high, 12);
        expect(other.high).toBeCloseTo(-one.low, 12);
      }),
    );
  });

  test('con un segundo grupo sin fin es el de Wilson corrido por él', () => {
    const { low, high } = differenceLimits(56, 70, 6e8, 1e9);
    const wilson = wilsonLimits(56, 70);
    expect(low).toBeCloseTo(wilson.low - 0.6, 4);
    expect(high).toBeCloseTo(wilson.high - 0.6, 4);
  });
});

describe('la correlación de puestos de Spearman', () => {
  test('a mano: seis sectores, las diferencias de puesto son 0, 1, 1, 1, 1, 0: ρ = 1 − 6·4 ÷ (6·35) = 0,886', () => {
    const found = rankCorrelation([10, 20, 30, 40, 50, 60], [1, 3, 2, 5, 4, 6])!;
    expect(found.rho).toBeCloseTo(1 - 24 / 210, 12);
    expect(found.n).toBe(6);
  });

  test('los empates comparten el puesto del medio: 1, 2,5, 2,5, 4 contra 1, 2, 3, 4', () => {
    // Σ(da·db) = 4,5; Σda² = 4,5; Σdb² = 5: ρ = 4,5 ÷ √22,5.
    expect(rankCorrelation([1, 2, 2, 3], [1, 2, 3, 4])?.rho).toBeCloseTo(4.5 / Math.sqrt(22.5), 12);
  });

  test('el intervalo de Bonett y Wright, a mano: ρ = 0,886 con n = 6', () => {
    // atanh(0,885714) = 1,401680; error √((1 + 0,392245) ÷ 3) = 0,681235; 1,96 veces, 1,335197.
    const { low, high } = rankCorrelation([10, 20, 30, 40, 50, 60], [1, 3, 2, 5, 4, 6])!;
    expect(low).toBeCloseTo(Math.tanh(1.40168 - 1.335197), 4);
    expect(high).toBeCloseTo(Math.tanh(1.40168 + 1.335197), 4);
  });

  test('solo mira el orden: estirar una lista no la cambia; darla vuelta cambia el signo', () => {
    const list = fc.array(fc.tuple(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 0, max: 50 })), {
      minLength: 4,
      maxLength: 30,
    });
    fc.assert(
      fc.property(list, (pairs) => {
        const xs = pairs.map(([x]) => x);
        const ys = pairs.map(([, y]) => y);
        const found = rankCorrelation(xs, ys);
        const vary = new Set(xs).size > 1 && new Set(ys).size > 1;
        expect(found !== undefined).toBe(vary);
        if (!found) return;
        expect(
          rankCorrelation(
            xs.map((x) => x ** 3 + 7),
            ys,
          )?.rho,
        ).toBeCloseTo(found.rho, 12);
        expect(
          rankCorrelation(
            xs,
            ys.map((y) => -y),
          )?.rho,
        ).toBeCloseTo(-found.rho, 12);
        expect(found.low).toBeLessThanOrEqual(found.rho + 1e-12);
        expect(found.high).toBeGreaterThanOrEqual(found.rho - 1e-12);
      }),
    );
  });

  test('con menos de cuatro no hay', () => {
    expect(rankCorrelation([1, 2, 3], [1, 2, 3])).toBeUndefined();
  });
});

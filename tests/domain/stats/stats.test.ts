import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { incompleteBeta } from '../../../src/domain/stats/beta.ts';
import { countCdf, countQuantile } from '../../../src/domain/stats/counts.ts';
import { digamma, logGamma, trigamma } from '../../../src/domain/stats/gamma.ts';
import { type Design, fitGlm, LOGIT, POISSON } from '../../../src/domain/stats/glm.ts';
import { type CountFit, fitCounts, sizeAt } from '../../../src/domain/stats/negative_binomial.ts';

/** Columns of a design side by side, an intercept first. */
function design(...columns: readonly (readonly number[])[]): Design {
  const rows = columns[0]!.length;
  const x = Float64Array.from(
    Array.from({ length: rows }, (_, row) => [1, ...columns.map((one) => one[row]!)]).flat(),
  );
  return { rows, columns: columns.length + 1, x };
}
const ones = (rows: number): Design => ({ rows, columns: 1, x: new Float64Array(rows).fill(1) });
const near = (found: ArrayLike<number>, expected: readonly number[], digits = 9) => {
  expect(found.length).toBe(expected.length);
  for (const [at, value] of expected.entries()) expect(found[at]! / value, `${at}`).toBeCloseTo(1, digits);
};

describe('gamma, psi y beta', () => {
  // R 4.2.2: lgamma(x), digamma(x), trigamma(x), options(digits = 12).
  test('son las de R', () => {
    near(
      [0.1, 0.5, 3.7, 50, 1e5].map(logGamma),
      [2.25271265173, 0.572364942925, 1.42807232667, 144.565743946, 1051287.70897],
    );
    near(
      [0.1, 1, 2.5, 20, 1000].map(digamma),
      [-10.4237549404, -0.577215664902, 0.703156640645, 2.97052399224, 6.90725519565],
    );
    near(
      [0.1, 1, 2.5, 20, 1000].map(trigamma),
      [101.433299151, 1.64493406685, 0.4903577561, 0.0512708229352, 0.00100050016667],
    );
  });

  test('ψ(1) es menos la constante de Euler y ψ′(1) es π²/6 (Abramowitz y Stegun 6.3.2 y 6.4.2)', () => {
    expect(digamma(1)).toBeCloseTo(-0.5772156649015329, 14);
    expect(trigamma(1)).toBeCloseTo(Math.PI ** 2 / 6, 14);
  });

  test('Γ(x + 1) = x · Γ(x), y las derivadas con ella', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 1e4, noNaN: true }), (x) => {
        expect(logGamma(x + 1) - logGamma(x) - Math.log(x)).toBeCloseTo(0, 7);
        expect(digamma(x + 1) - digamma(x) - 1 / x).toBeCloseTo(0, 9);
        expect((trigamma(x) - trigamma(x + 1)) * x * x).toBeCloseTo(1, 5);
      }),
    );
  });

  // R 4.2.2: pbeta(c(.1, .5, .9, .00123), c(2, .5, 30, 19.7), c(3, .5, 5, 15000)).
  test('beta incompleta', () => {
    near(
      [
        incompleteBeta(0.1, 2, 3),
        incompleteBeta(0.5, 0.5, 0.5),
        incompleteBeta(0.9, 30, 5),
        incompleteBeta(0.00123, 19.7, 15000),
      ],
      [0.0523, 0.5, 0.750408283788, 0.418063107238],
    );
  });
});

describe('leyes de cuentas', () => {
  // R 4.2.2: pnbinom(c(0, 5, 2932, 80), mu = c(2, 3, 3511.158, 110.2208), size = c(.7, 1e3, 19.74103, 7.419288)),
  // ppois(c(0, 3, 100, 5200, 12), c(2.5, 10, 80, 5000, 9.99)).
  test('probabilidad de tan pocos', () => {
    near(
      [
        countCdf(0, 2, 0.7),
        countCdf(5, 3, 1e3),
        countCdf(2932.05, 3511.158, 19.74103),
        countCdf(80, 110.2208, 7.419288),
      ],
      [0.388699509951, 0.915780155238, 0.242481491952, 0.255042385041],
    );
    near(
      [
        countCdf(0, 2.5, Infinity),
        countCdf(3, 10, Infinity),
        countCdf(100, 80, Infinity),
        countCdf(5200, 5000, Infinity),
        countCdf(12, 9.99, Infinity),
      ],
      [0.0820849986239, 0.0103360506759, 0.986831145124, 0.997592816887, 0.79250333063],
    );
    expect(countCdf(-1, 3, 2)).toBe(0);
    expect(countCdf(4, 0, 2)).toBe(1);
  });

  // R 4.2.2: qnbinom(c(.1, .9, …), mu, size) y qpois(c(.1, .9, .1, .9), c(4, 4, 5000, 5000)).
  test('cuantiles', () => {
    expect([countQuantile(0.1, 3511.158, 19.74103), countQuantile(0.9, 3511.158, 19.74103)]).toEqual([
      2541, 4557,
    ]);
    expect([countQuantile(0.1, 2.5, 0.5), countQuantile(0.9, 2.5, 0.5)]).toEqual([0, 7]);
    expect([countQuantile(0.1, 0.05, 3), countQuantile(0.9, 0.05, 3)]).toEqual([0, 0]);
    expect([countQuantile(0.1, 4, Infinity), countQuantile(0.9, 4, Infinity)]).toEqual([2, 7]);
    expect([countQuantile(0.1, 5000, Infinity), countQuantile(0.9, 5000, Infinity)]).toEqual([4909, 5091]);
  });

  test('el cuantil es el primero que llega, en toda ley', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 5000, noNaN: true }),
        fc.oneof(fc.double({ min: 0.1, max: 200, noNaN: true }), fc.constant(Infinity)),
        fc.double({ min: 0.01, max: 0.99, noNaN: true }),
        (mean, size, p) => {
          const k = countQuantile(p, mean, size);
          expect(countCdf(k, mean, size)).toBeGreaterThanOrEqual(p);
          if (k > 0) expect(countCdf(k - 1, mean, size)).toBeLessThan(p);
        },
      ),
    );
  });
});

describe('modelos lineales generalizados', () => {
  // Dobson 1990, p. 93, as in R's ?glm: glm(counts ~ outcome + treatment, family = poisson()), R 4.2.2, epsilon = 1e-14.
  const counts = Float64Array.of(18, 17, 15, 20, 10, 20, 25, 13, 12);
  const level = (list: readonly number[], of: number) => list.map((one) => Number(one === of));
  const outcome = [1, 2, 3, 1, 2, 3, 1, 2, 3];
  const treatment = [1, 1, 1, 2, 2, 2, 3, 3, 3];

  test('Poisson: los ensayos de Dobson', () => {
    const fit = fitGlm(
      design(level(outcome, 2), level(outcome, 3), level(treatment, 2), level(treatment, 3)),
      counts,
      POISSON,
    )!;
    expect(fit.converged).toBe(true);
    near(fit.coefficients.slice(0, 3), [3.04452243772, -0.454255272278, -0.292987124681]);
    expect(fit.coefficients[3]).toBeCloseTo(0, 10);
    expect(fit.deviance).toBeCloseTo(5.129141077, 8);
    expect(fit.pearson).toBeCloseTo(5.17320162107, 8);
    const errors = Array.from({ length: 5 }, (_, at) => Math.sqrt(fit.unscaled[at * 5 + at]!));
    near(errors, [0.170898651856, 0.202170759194, 0.19274234516, 0.2, 0.2], 7);
    // Closed form: the fitted means of a table of two factors are row total · column total ÷ total; 21 = 63 · 50 ÷ 150.
    near(fit.fitted, [21, 40 / 3, 47 / 3, 21, 40 / 3, 47 / 3, 21, 40 / 3, 47 / 3]);
  });

  test('Poisson con solo una constante: la media', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 3, maxLength: 40 }), (list) => {
        const mean = list.reduce((acc, one) => acc + one, 0) / list.length;
        const fit = fitGlm(ones(list.length), Float64Array.from(list), POISSON)!;
        expect(Math.exp(fit.coefficients[0]!) / mean).toBeCloseTo(1, 8);
      }),
    );
  });

  test('columnas que dependen entre sí no dan modelo', () => {
    expect(fitGlm(design(outcome, outcome), counts, POISSON)).toBeUndefined();
  });

  // Collett 1991, tobacco budworm (Venables and Ripley 2002, p. 190), both sexes together, each of 20 moths a case:
  // glm(y ~ x, family = binomial), R 4.2.2, epsilon = 1e-14.
  const dead = [1, 4, 9, 13, 18, 20, 0, 2, 6, 10, 12, 16];
  const dose = dead.flatMap((_, at) => Array.from({ length: 20 }, () => at % 6));
  const died = Float64Array.from(dead.flatMap((k) => Array.from({ length: 20 }, (_, at) => Number(at < k))));

  test('logit: la polilla del tabaco', () => {
    const fit = fitGlm(design(dose), died, LOGIT)!;
    expect(fit.converged).toBe(true);
    near(fit.coefficients, [-2.7660871839, 1.00680679856]);
    expect(fit.deviance).toBeCloseTo(223.46781825, 7);
    near(fit.unscaled, [0.1369993399829, -0.0408545065584, -0.0408545065584, 0.0152742129621], 7);
  });
});

describe('binomial negativa', () => {
  // Mites on 150 apple leaves, Bliss and Fisher 1953, Biometrics 9, p. 180: mean 172/150, k = 1,02459 by maximum
  // likelihood. glm.nb(m ~ 1), MASS 7.3-58.2: 1.02459238679.
  test('los ácaros de Bliss y Fisher', () => {
    const mites = [70, 38, 17, 10, 9, 3, 2, 1].flatMap((times, m) => Array.from({ length: times }, () => m));
    const made = fitCounts(ones(150), Float64Array.from(mites))!;
    expect(made.law).toBe('binomial-negativa');
    expect(made.theta).toBeCloseTo(1.02459238679, 8);
    expect(Math.exp(made.fit.coefficients[0]!)).toBeCloseTo(172 / 150, 9);
    expect(sizeAt(made, 40)).toBe(made.theta);
  });

  // Quine 1975, days absent from school in Walgett (MASS::quine). glm.nb(Days ~ Sex + Eth) and
  // glm(Days ~ Sex + Eth, family = quasipoisson), MASS 7.3-58.2, epsilon = 1e-14.
  const days = [
    2, 11, 14, 5, 5, 13, 20, 22, 6, 6, 15, 7, 14, 6, 32, 53, 57, 14, 16, 16, 17, 40, 43, 46, 8, 23, 23, 28,
    34, 36, 38, 3, 5, 11, 24, 45, 5, 6, 6, 9, 13, 23, 25, 32, 53, 54, 5, 5, 11, 17, 19, 8, 13, 14, 20, 47, 48,
    60, 81, 2, 0, 2, 3, 5, 10, 14, 21, 36, 40, 6, 17, 67, 0, 0, 2, 7, 11, 12, 0, 0, 5, 5, 5, 11, 17, 3, 4, 22,
    30, 36, 8, 0, 1, 5, 7, 16, 27, 0, 30, 10, 14, 27, 41, 69, 25, 10, 11, 20, 33, 5, 7, 0, 1, 5, 5, 5, 5, 7,
    11, 15, 5, 14, 6, 6, 7, 28, 0, 5, 14, 2, 2, 3, 8, 10, 12, 1, 1, 9, 22, 3, 3, 5, 15, 18, 22, 37,
  ];
  const male = days.map((_, at) => Number(at < 31 || (at >= 69 && at < 104)));
  const other = days.map((_, at) => Number(at >= 69));

  test('las ausencias de Quine', () => {
    const made = fitCounts(design(male, other), Float64Array.from(days))!;
    expect(made.theta).toBeCloseTo(1.1714097054, 7);
    near(made.fit.coefficients, [2.962991651684, 0.213484964694, -0.573810599149], 6);
    expect(made.fit.deviance).toBeCloseTo(168.123673549, 5);
    expect(made.dispersion).toBeCloseTo(14.7914044719, 8);
  });

  test('cuentas que varían menos que las de una Poisson son una Poisson, y no se ajusta θ', () => {
    const made = fitCounts(ones(6), Float64Array.of(9, 10, 11, 10, 9, 11))!;
    expect(made).toMatchObject({ law: 'poisson', dispersion: 1, theta: NaN });
    expect(sizeAt(made, 10)).toBe(Infinity);
  });

  test('una cuasi-Poisson tiene la varianza φμ', () => {
    const quasi = { law: 'cuasi-poisson', dispersion: 3, theta: NaN } as CountFit;
    // μ + μ²/θ = 3μ: θ = μ/2.
    expect(sizeAt(quasi, 8)).toBe(4);
  });
});

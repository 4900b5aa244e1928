import { describe, expect, test } from 'vitest';
import { createChance, keyOf } from '../../src/domain/random.ts';

const DRAWS = 20_000;

/** One draw from each of many places in the sequence of a key, as the bands ask for them. */
function sample(draw: (chance: ReturnType<typeof createChance>) => number, name = 'muestra'): Float64Array {
  const chance = createChance();
  const key = keyOf(2008, name);
  return Float64Array.from({ length: DRAWS }, (_, at) => {
    chance.at(key, at);
    return draw(chance);
  });
}

/** Largest distance between the sample's distribution and another (Kolmogorov–Smirnov). */
function distance(values: Float64Array, cumulative: (value: number) => number): number {
  const sorted = values.slice().sort();
  let most = 0;
  sorted.forEach((value, at) => {
    const expected = cumulative(value);
    most = Math.max(most, expected - at / DRAWS, (at + 1) / DRAWS - expected);
  });
  return most;
}
/** Beyond this, one sample in a hundred is (1.628 ÷ √n: Massey 1951, table 1). The seed is fixed, so it does not flicker. */
const CRITICAL = 1.628 / Math.sqrt(DRAWS);

const mean = (values: Float64Array) => values.reduce((acc, one) => acc + one, 0) / values.length;
function variance(values: Float64Array): number {
  const centre = mean(values);
  return mean(values.map((one) => (one - centre) ** 2));
}

describe('chance that repeats itself', () => {
  test('the same key and draw give the same numbers, whatever was drawn before', () => {
    const [one, other] = [createChance(), createChance()];
    other.at(7, 3);
    for (let at = 0; at < 50; at += 1) other.gamma(2);
    for (const chance of [one, other]) chance.at(keyOf(1, '02201', 'cuenta'), 12);
    expect([one.uniform(), one.normal(), one.gamma(0.4)]).toEqual([
      other.uniform(),
      other.normal(),
      other.gamma(0.4),
    ]);
  });

  test('another seed, another name or another draw give other numbers', () => {
    const first = (key: number, draw: number) => {
      const chance = createChance();
      chance.at(key, draw);
      return chance.uniform();
    };
    const here = first(keyOf(1, '02201'), 0);
    expect(first(keyOf(2, '02201'), 0)).not.toBe(here);
    expect(first(keyOf(1, '02202'), 0)).not.toBe(here);
    expect(first(keyOf(1, '02201'), 1)).not.toBe(here);
  });

  test('the first number of each draw is uniform, and the next does not follow from it', () => {
    const first = sample((chance) => chance.uniform());
    expect(distance(first, (value) => value)).toBeLessThan(CRITICAL);
    const second = sample((chance) => {
      chance.uniform();
      return chance.uniform();
    });
    expect(distance(second, (value) => value)).toBeLessThan(CRITICAL);
    // Of independent uniforms the mean of the product is 1 ÷ 4, with variance 1 ÷ 9 − 1 ÷ 16.
    const product = first.map((one, at) => one * (second[at] ?? NaN));
    expect(Math.abs(mean(product) - 1 / 4)).toBeLessThan(3 * Math.sqrt((1 / 9 - 1 / 16) / DRAWS));
  });

  test('neighbouring zones do not move together', () => {
    const [one, other] = ['02201', '02202'].map((zone) => sample((chance) => chance.uniform(), zone));
    const product = (one as Float64Array).map((value, at) => value * (other?.[at] ?? NaN));
    expect(Math.abs(mean(product) - 1 / 4)).toBeLessThan(3 * Math.sqrt((1 / 9 - 1 / 16) / DRAWS));
  });
});

describe('gamma (Marsaglia & Tsang 2000)', () => {
  test.each([0.3, 1, 2.5, 40, 5000])('of shape %d: mean and variance are the shape', (shape) => {
    const values = sample((chance) => chance.gamma(shape));
    expect(Math.abs(mean(values) - shape)).toBeLessThan(3 * Math.sqrt(shape / DRAWS));
    // Variance of a sample variance: (μ4 − σ⁴) ÷ n, with μ4 = 3a² + 6a.
    expect(Math.abs(variance(values) - shape)).toBeLessThan(
      3 * Math.sqrt((2 * shape ** 2 + 6 * shape) / DRAWS),
    );
  });

  test.each([1, 3, 12])('of whole shape %d: its distribution is Erlang, 1 − Σ e⁻ˣ xᵏ ÷ k!', (shape) => {
    const erlang = (x: number) => {
      let term = Math.exp(-x);
      let sum = 0;
      for (let k = 0; k < shape; k += 1) {
        sum += term;
        term *= x / (k + 1);
      }
      return 1 - sum;
    };
    expect(
      distance(
        sample((chance) => chance.gamma(shape)),
        erlang,
      ),
    ).toBeLessThan(CRITICAL);
  });

  // R 4.2.2: qgamma(c(.05, .25, .5, .75, .95), shape).
  test.each([
    [0.3, [0.0000321103, 0.0068998026, 0.0731311359, 0.3428994608, 1.3723499441]],
    [0.9, [0.0349594693, 0.2311913565, 0.596743049, 1.2473282886, 2.7989610585]],
    [2.5, [0.572738113, 1.3373014047, 2.1757300955, 3.3128398819, 5.5352488468]],
    [40, [30.1957391943, 35.5722542878, 39.6671650107, 44.0651288771, 50.9397369827]],
  ])('of shape %d: as many fall under the quantiles of R as should', (shape, quantiles) => {
    const values = sample((chance) => chance.gamma(shape));
    [0.05, 0.25, 0.5, 0.75, 0.95].forEach((share, at) => {
      const under = values.filter((value) => value < (quantiles[at] ?? NaN)).length / DRAWS;
      expect(Math.abs(under - share)).toBeLessThan(3 * Math.sqrt((share * (1 - share)) / DRAWS));
    });
  });

  test('a shape of 0 is 0, and what is no shape has no draw', () => {
    const chance = createChance();
    chance.at(1, 1);
    expect(chance.gamma(0)).toBe(0);
    expect(chance.gamma(NaN)).toBeNaN();
    expect(chance.gamma(-1)).toBeNaN();
    expect(chance.gamma(Infinity)).toBeNaN();
  });
});

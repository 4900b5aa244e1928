import { describe, expect, test } from 'vitest';
import { buildContext } from '../../../src/domain/context.ts';
import type { SectorCode } from '../../../src/domain/ids.ts';
import { isKnown, missing } from '../../../src/domain/measure.ts';
import { midpoint, thresholdOf } from '../../../src/domain/opportunities/threshold.ts';
import { settle } from '../../../src/domain/settings.ts';
import { loaded } from '../../fixtures/chile.ts';
import { BELOW, countryOf, type Written } from '../../fixtures/domain.ts';

function thresholdWith(people: readonly number[], shops: readonly Written[]) {
  const inputs = countryOf({
    cuts: people.map((_, place) => String(13101 + place)),
    sectors: ['G'],
    firms: shops.map((count) => [count]),
    variables: { poblacion: people },
  });
  return thresholdOf(buildContext(inputs, settle(inputs, { reference: 'region' }))!, 0);
}
const towns = Array.from({ length: 30 }, (_, place) => 100 * (place + 1));

describe('población desde la que suele aparecer', () => {
  // Tobacco budworm of Collett 1991 (Venables and Ripley 2002, §7.2), both sexes: dose.p(glm(y ~ x, binomial), p = .5)
  // gives 2.74738627893, SE 0.16562062058 (R 4.2.2, MASS 7.3-58.2, epsilon = 1e-14).
  test('la dosis mediana y su error son los de dose.p', () => {
    const dead = [1, 4, 9, 13, 18, 20, 0, 2, 6, 10, 12, 16];
    const x = dead.flatMap((_, at) => Array.from({ length: 20 }, () => at % 6));
    const y = dead.flatMap((k) => Array.from({ length: 20 }, (_, at) => Number(at < k)));
    const found = midpoint(x, y)!;
    expect(found.at).toBeCloseTo(2.74738627893, 8);
    expect(found.error).toBeCloseTo(0.16562062058, 8);
    expect(found.b0).toBeCloseTo(-2.7660871839, 8);
    expect(found.b1).toBeCloseTo(1.00680679856, 8);
  });

  test('si la población separa del todo a unas de otras no hay curva', () => {
    const { measure, sentence } = thresholdWith(
      towns,
      towns.map((count) => (count > 1500 ? 2 : 0)),
    );
    expect(measure).toEqual(missing('no-aplica', 'personas'));
    expect(sentence).toContain('separa del todo');
  });

  test('si más gente no lo hace más probable tampoco', () => {
    const { measure } = thresholdWith(
      towns,
      towns.map((count) => (count % 700 === 0 || count < 800 ? 1 : 0)),
    );
    expect(measure).toEqual(missing('no-aplica', 'personas'));
  });

  test('todas, ninguna, o muy pocas de un lado: se dice por qué no hay cifra', () => {
    const all = thresholdWith(
      towns,
      towns.map(() => 3),
    );
    expect([all.measure, all.sentence]).toEqual([
      missing('no-aplica', 'personas'),
      'Todas las zonas lo tienen: no hay un mínimo que medir.',
    ]);
    expect(
      thresholdWith(
        towns,
        towns.map(() => 0),
      ).sentence,
    ).toBe('Ninguna zona lo tiene.');
    const few = thresholdWith(
      towns,
      towns.map((count) => (count === 300 ? 0 : 3)),
    );
    expect(few.measure).toEqual(missing('pocos-datos', 'personas'));
  });

  test('donde la tabla esconde lo chico, tenerlo es que se publique', () => {
    const shops = towns.map((count): Written => (count % 400 === 0 || count > 2000 ? 3 : BELOW));
    const hidden = thresholdWith(towns, shops);
    expect(hidden.rule).toBe('tenerlo es que la fuente publique su cuenta, más de 2,45 empresas');
    // Multiples of 400 up to 2.000 are five, and ten more are over 2.000.
    expect([hidden.present, hidden.absent]).toEqual([15, 15]);
    const shown = thresholdWith(
      towns,
      shops.map((count) => (count === BELOW ? 0 : count)),
    );
    expect(shown.rule).toBe('tenerlo es contar con una empresa o más');
    expect(shown.measure).toEqual(hidden.measure);
  });

  // R 4.2.2: g <- glm((n >= 2.5) ~ log(P), binomial) over the 346 comunas of the package; exp(dose.p(g, p = .5)).
  test('enseñanza en Chile', async () => {
    const { inputs } = await loaded('chile');
    const context = buildContext(inputs, settle(inputs, {}))!;
    const { measure, present, absent } = thresholdOf(context, context.sectors.indexOf('P' as SectorCode));
    expect([present, absent]).toEqual([261, 85]);
    if (!isKnown(measure)) throw new Error('se esperaba una cifra');
    expect(measure.value / 8767.939049).toBeCloseTo(1, 5);
    expect(measure.low! / 7845.228298).toBeCloseTo(1, 5);
    expect(measure.high! / 9799.173747).toBeCloseTo(1, 5);
  });

  // R 4.2.2, MASS 7.3-58.2, over the 56 provinces: a province has it when one comuna of it is in the file. The hidden sum of
  // seven comunas goes up to 17,15, which says nothing of a province that publishes five.
  test('electricidad por provincia: la tiene la que publica la cuenta de una comuna', async () => {
    const { inputs } = await loaded('chile');
    const context = buildContext(inputs, settle(inputs, { level: 'provincia' }))!;
    const { measure, present, absent, rule } = thresholdOf(
      context,
      context.sectors.indexOf('D' as SectorCode),
    );
    expect([present, absent]).toEqual([45, 11]);
    expect(rule).toBe(
      'tenerlo es que la fuente publique su cuenta, más de 2,45 empresas, en alguna de sus comunas',
    );
    if (!isKnown(measure)) throw new Error('se esperaba una cifra');
    expect(measure.value / 31883.847785).toBeCloseTo(1, 5);
    expect(measure.low! / 18936.821776).toBeCloseTo(1, 5);
    expect(measure.high! / 53682.701438).toBeCloseTo(1, 5);
  });
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { commonScale } from '../../src/charts/common_scale.ts';
import { known, missing } from '../../src/domain/measure.ts';

const times = (value: number, low = value, high = value) => known(value, 'veces', { low, high });

test('un cociente: eje logarítmico y simétrico alrededor de 1, que está en el medio', () => {
  const scale = commonScale([times(1.2, 1.1, 1.3), times(3, 2, 3.9)], 'divergente');
  expect(scale?.mark).toBe(1);
  expect(scale?.ticks).toEqual([0.25, 0.5, 1, 2, 4]);
  expect([0.25, 0.5, 1, 2, 4].map((value) => scale?.at(value))).toEqual(
    [0, 0.25, 0.5, 0.75, 1].map((at) => expect.closeTo(at, 12)),
  );
});

test('un cociente de cero está en el borde izquierdo, y lo que pasa de 16 veces, en el derecho', () => {
  const scale = commonScale([times(0, 0, 0.3), times(40)], 'divergente');
  expect(scale?.at(0)).toBe(0);
  expect(scale?.at(40)).toBe(1);
  expect(scale?.ticks.at(-1)).toBe(16);
});

test('una cuenta parte de cero y un cambio lo tiene marcado', () => {
  const count = commonScale([known(40, 'empresas'), known(100, 'empresas')], 'cantidad');
  expect(count?.at(0)).toBe(0);
  expect(count?.at(100)).toBe(1);
  expect(count?.mark).toBeUndefined();
  const change = commonScale([known(-5, 'porcentaje'), known(5, 'porcentaje')], 'cambio');
  expect(change?.at(0)).toBeCloseTo(0.5, 12);
  expect(change?.mark).toBe(0);
});

test('sin ninguna cifra no hay eje; los extremos de lo reservado cuentan', () => {
  expect(commonScale([missing('sin-dato', 'empresas')], 'cantidad')).toBeUndefined();
  const kept = commonScale([missing('reservado', 'empresas', { low: 1, high: 10 })], 'cantidad');
  expect(kept?.at(10)).toBe(1);
});

test('todo lo dado cabe en el eje, y lo mayor está más a la derecha', () => {
  const kinds = fc.constantFrom('cantidad', 'razon', 'divergente', 'cambio');
  const values = fc.array(fc.double({ min: 0.001, max: 1e6, noNaN: true }), { minLength: 2, maxLength: 6 });
  fc.assert(
    fc.property(kinds, values, (kind, list) => {
      const scale = commonScale(
        list.map((value) => known(value, 'veces')),
        kind,
      );
      const places = [...list].sort((a, b) => a - b).map((value) => scale?.at(value) ?? NaN);
      for (const [at, place] of places.entries()) {
        expect(place).toBeGreaterThanOrEqual(places[at - 1] ?? 0);
        expect(place).toBeLessThanOrEqual(1);
      }
    }),
  );
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Business, PLACINGS, SIZES } from '../../src/domain/business.ts';
import { businessesOf } from '../../src/domain/businesses_of.ts';
import type { SectorCode } from '../../src/domain/ids.ts';

const maybe = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: undefined });
const degrees = (most: number) => fc.integer({ min: -most * 1e7, max: most * 1e7 }).map((one) => one / 1e7);
const anyBusiness: fc.Arbitrary<Business> = fc.record({
  line: fc.integer({ min: 2, max: 4_000_000_000 }),
  id: fc.string(),
  name: maybe(fc.string()),
  activity: maybe(fc.string()),
  section: fc.constantFrom('A', 'G', 'SI').map((code) => code as SectorCode),
  division: maybe(fc.constantFrom('01', '47').map((code) => code as SectorCode)),
  comuna: fc.integer({ min: 0, max: 400 }),
  placing: fc.constantFrom(...PLACINGS),
  longitude: maybe(degrees(180)),
  latitude: maybe(degrees(90)),
  size: maybe(fc.constantFrom(...SIZES)),
  formal: maybe(fc.boolean()),
  workers: maybe(fc.nat()),
  localWorkers: maybe(fc.nat()),
  commuters: maybe(fc.nat()),
  sales: maybe(fc.oneof(fc.constant('reservado' as const), fc.double({ min: 0, max: 1e12, noNaN: true }))),
  taxes: maybe(fc.double({ min: 0, max: 1e12, noNaN: true })),
  leader: maybe(fc.constantFrom('mujer' as const, 'hombre' as const, 'otro' as const)),
  start: maybe(fc.constantFrom('1899-12-31', '1970-01-01', '2024-02-29')),
  showcase: fc.boolean(),
  traits: fc.constantFrom(
    {},
    { ahorro: 'no' as const },
    { destino: 'mixto' as const, alcance: 'sobra' as const },
  ),
});

describe('los negocios de un catastro, en columnas', () => {
  test('every business comes back as it went in', () => {
    fc.assert(
      fc.property(fc.array(anyBusiness, { maxLength: 200 }), (rows) => {
        const kept = businessesOf(rows);
        expect(kept.length).toBe(rows.length);
        expect([...kept]).toEqual(rows);
        expect(kept.at(rows.length)).toBeUndefined();
      }),
    );
  });

  test('those of some comunas are those that a filter finds, in the order of the file', () => {
    fc.assert(
      fc.property(
        fc.array(anyBusiness, { maxLength: 200 }),
        fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 40 }),
        (rows, comunas) => {
          const wanted = [...comunas, ...rows.slice(0, 3).map(({ comuna }) => comuna)];
          expect(businessesOf(rows).within(wanted)).toEqual(
            rows.filter(({ comuna }) => wanted.includes(comuna)),
          );
        },
      ),
    );
  });

  test('asks of every row, one at a time, what a list is asked', () => {
    fc.assert(
      fc.property(fc.array(anyBusiness, { maxLength: 60 }), (rows) => {
        const kept = businessesOf(rows);
        expect(kept.map(({ line }, row) => [line, row])).toEqual(rows.map(({ line }, row) => [line, row]));
        expect(kept.filter(({ formal }) => formal === true)).toEqual(
          rows.filter(({ formal }) => formal === true),
        );
        expect(kept.some(({ size }) => size === 'grande')).toBe(rows.some(({ size }) => size === 'grande'));
        expect(kept.flatMap(({ id, name }) => [id, name])).toEqual(
          rows.flatMap(({ id, name }) => [id, name]),
        );
      }),
    );
  });
});

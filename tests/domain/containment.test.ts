import { booleanPointInPolygon } from '@turf/turf';
import fc from 'fast-check';
import type { MultiPolygon, Polygon } from 'geojson';
import { describe, expect, test } from 'vitest';
import { buildLocator } from '../../src/domain/containment.ts';
import { boundariesOf, loaded } from '../fixtures/chile.ts';

const square = (west: number, south: number, size = 1): Polygon => ({
  type: 'Polygon',
  coordinates: [
    [
      [west, south],
      [west + size, south],
      [west + size, south + size],
      [west, south + size],
      [west, south],
    ],
  ],
});

describe('where a point lies', () => {
  const locate = buildLocator([square(-70, -23), null, square(-69, -23)]);

  test('inside of a zone, its position', () => {
    expect(locate(-69.5, -22.5)).toBe(0);
    expect(locate(-68.5, -22.5)).toBe(2);
  });

  test('outside of all, none', () => {
    expect(locate(-60, -22.5)).toBe(-1);
    expect(locate(NaN, -22.5)).toBe(-1);
  });

  test('on a shared edge always the first zone', () => {
    expect(locate(-69, -22.5)).toBe(0);
  });

  test('with no zones at all, nowhere', () => {
    expect(buildLocator([])(-69.5, -22.5)).toBe(-1);
    expect(buildLocator([null])(-69.5, -22.5)).toBe(-1);
  });

  test('in a hole of a zone a point is not in it', () => {
    const ring = square(-70, -23, 3).coordinates[0] ?? [];
    const hole = (square(-69, -22).coordinates[0] ?? []).toReversed();
    const holed = buildLocator([{ type: 'Polygon', coordinates: [ring, hole] }]);
    expect(holed(-69.5, -22.5)).toBe(0);
    expect(holed(-68.5, -21.5)).toBe(-1);
  });

  test('a far island belongs to its comuna and does not stretch it over the sea', () => {
    const coast = square(-72, -33);
    const island = square(-110, -28);
    const both: MultiPolygon = { type: 'MultiPolygon', coordinates: [coast.coordinates, island.coordinates] };
    const withIsland = buildLocator([both, square(-90, -30)]);
    expect(withIsland(-109.5, -27.5)).toBe(0);
    expect(withIsland(-89.5, -29.5)).toBe(1);
    expect(withIsland(-85, -30)).toBe(-1);
  });
});

test('on the shipped outlines it answers as Turf does asking every comuna', async () => {
  const { inputs } = await loaded('chile');
  const boundaries = await boundariesOf('chile');
  const outline = new Map(boundaries.map(({ comuna, geometry }) => [comuna.cut, geometry]));
  const areas = inputs.territory.comunas.map(({ cut }) => outline.get(cut) ?? null);
  const locate = buildLocator(areas);
  fc.assert(
    fc.property(
      fc.double({ min: -76, max: -66, noNaN: true }),
      fc.double({ min: -56, max: -17, noNaN: true }),
      (longitude, latitude) => {
        const scanned = areas.findIndex(
          (area) => area !== null && booleanPointInPolygon([longitude, latitude], area),
        );
        expect(locate(longitude, latitude)).toBe(scanned);
      },
    ),
    { numRuns: 60 },
  );
});

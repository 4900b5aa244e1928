import { expect, it } from 'vitest';
import { type OutlineCollection, outlines } from '../../src/load/outlines.ts';
import { borders, regionLabels } from '../../src/map/borders.ts';
import { boundariesOf } from '../fixtures/chile.ts';

/** A square with its lower left corner at x, y. */
function zone(id: string, x: number, y = 0, side = 1) {
  return {
    type: 'Feature' as const,
    properties: { id, name: id, region: id.slice(0, 2) },
    geometry: {
      type: 'Polygon' as const,
      coordinates: [
        [
          [x, y],
          [x + side, y],
          [x + side, y + side],
          [x, y + side],
          [x, y],
        ],
      ],
    },
  };
}
const collection = (...features: OutlineCollection['features']): OutlineCollection => ({
  type: 'FeatureCollection',
  features,
});
const linesOf = (outlined: OutlineCollection) =>
  Object.fromEntries(
    borders(outlined).features.map(({ geometry, properties }) => [properties.kind, geometry.coordinates]),
  );

it('draws what two neighbours share, once, and no coast', () => {
  const { zona, region } = linesOf(collection(zone('01101', 0), zone('01102', 1), zone('02101', 2)));
  expect(zona?.map((line) => line.map(String).sort())).toEqual([['1,0', '1,1']]);
  expect(region?.map((line) => line.map(String).sort())).toEqual([['2,0', '2,1']]);
});

it('ends a line where more than two zones meet, and closes the line around an enclave', () => {
  const crossing = linesOf(
    collection(zone('01101', 0), zone('01102', 1), zone('01103', 0, 1), zone('01104', 1, 1)),
  );
  expect(crossing.zona).toHaveLength(4);
  const inner = zone('01102', 1, 1);
  const around = zone('01101', 0, 0, 3);
  around.geometry.coordinates.push(...inner.geometry.coordinates.map((ring) => [...ring].reverse()));
  const [ring = [], ...rest] = linesOf(collection(around, inner)).zona ?? [];
  expect(rest).toEqual([]);
  expect(ring).toHaveLength(5);
  expect(ring[0]).toEqual(ring[4]);
});

it('draws the whole outlines where neighbours share nothing', () => {
  const { zona } = linesOf(collection(zone('01101', 0), zone('01102', 1.3)));
  expect(zona?.map((line) => line.length)).toEqual([5, 5]);
});

it('puts the names of coastal regions on the sea, and of the others beyond the border', async () => {
  const boundaries = await boundariesOf('chile');
  const labels = regionLabels(await outlines(boundaries, 'comuna'), (region) => region);
  const sides = Object.fromEntries(
    labels.features.map(({ properties }) => [properties.name, properties.side]),
  );
  expect(Object.keys(sides)).toHaveLength(16);
  expect(sides).toMatchObject({ '01': 'oeste', '05': 'oeste', '12': 'oeste', '13': 'este' });
});

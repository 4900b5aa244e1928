import { booleanPointInPolygon } from '@turf/turf';
import { beforeAll, describe, expect, it } from 'vitest';
import { type OutlineCollection, outlines } from '../../src/load/outlines.ts';
import { CONTINENT, homeBounds, isFar, largestPart, placesOf } from '../../src/map/places.ts';
import { boundariesOf } from '../fixtures/chile.ts';

let comunas: OutlineCollection;
let regions: OutlineCollection;
let antofagasta: OutlineCollection;
beforeAll(async () => {
  const boundaries = await boundariesOf('chile');
  comunas = await outlines(boundaries, 'comuna');
  regions = await outlines(boundaries, 'region');
  antofagasta = await outlines(await boundariesOf('calama-ficticio'), 'comuna');
});

const square = (x: number, y: number, side: number) => [
  [
    [x, y],
    [x + side, y],
    [x + side, y + side],
    [x, y + side],
    [x, y],
  ],
];

describe('the largest part', () => {
  it('is the polygon of the greatest area, on the ground and not in degrees', () => {
    // Two degrees by two at 60° south cover half as much as at the equator.
    const geometry = {
      type: 'MultiPolygon' as const,
      coordinates: [square(0, -60, 2), square(10, 0, 1.8)],
    };
    expect(largestPart(geometry).coordinates).toEqual(square(10, 0, 1.8));
  });

  it('of Valparaíso leaves its far islands out, comuna and region', () => {
    const comuna = placesOf(comunas).get('05101');
    expect(comuna?.bounds[0]).toBeGreaterThan(-72);
    expect(comuna?.bounds[2]).toBeLessThan(-71);
    const region = placesOf(regions).get('05');
    expect(region?.bounds[0]).toBeGreaterThan(-72.5);
    expect(isFar(region?.near ?? [0, 0, 0, 0])).toBe(false);
  });
});

it('puts the name of every zone inside of it', () => {
  const outside = comunas.features.filter(({ geometry, properties }) => {
    const place = placesOf(comunas).get(properties.id);
    return !place || !booleanPointInPolygon([...place.point], geometry);
  });
  expect(outside.map(({ properties }) => properties.name)).toEqual([]);
  expect(placesOf(comunas).size).toBe(345);
});

it('names a bent zone where it is widest, when its centre lies outside', () => {
  // A U: two arms and a base, of which the base is the longest.
  const ring = [
    [0, 0],
    [12, 0],
    [12, 12],
    [10, 12],
    [10, 2],
    [2, 2],
    [2, 12],
    [0, 12],
    [0, 0],
  ];
  const bent: OutlineCollection = {
    type: 'FeatureCollection',
    features: [
      {
        type: 'Feature',
        properties: { id: '01101', name: 'U', region: '01' },
        geometry: { type: 'Polygon', coordinates: [ring] },
      },
    ],
  };
  expect(placesOf(bent).get('01101')?.point).toEqual([6, 1]);
});

describe('at rest the map frames', () => {
  it('continental Chile', () => {
    expect(homeBounds(comunas, undefined, undefined)).toEqual(CONTINENT);
    expect(homeBounds(undefined, undefined, undefined)).toEqual(CONTINENT);
  });

  it('the region isolated, without far islands', () => {
    const [west, south, east, north] = homeBounds(comunas, '05', undefined);
    expect([west, south, east, north].map(Math.round)).toEqual([-72, -34, -70, -32]);
  });

  it('all of a package of one region', () => {
    const [west, , east] = homeBounds(antofagasta, undefined, undefined);
    expect(west).toBeGreaterThan(-71.5);
    expect(east).toBeLessThan(-66.5);
  });

  it('the businesses, with the zone that the package starts with', () => {
    const around = [-68.95, -22.5, -68.9, -22.4] as const;
    expect(homeBounds(antofagasta, undefined, around)).toEqual(around);
    const calama = placesOf(antofagasta).get('02201')?.bounds;
    expect(homeBounds(antofagasta, undefined, around, '02201')).toEqual(calama);
  });

  it('the zone that the package starts with, where there are no businesses to go by', () => {
    expect(homeBounds(comunas, undefined, undefined, '02')).toEqual(homeBounds(comunas, '02', undefined));
    expect(homeBounds(comunas, undefined, undefined, '02201')).toEqual(placesOf(comunas).get('02201')?.near);
    expect(homeBounds(comunas, undefined, undefined, '99')).toEqual(CONTINENT);
  });

  it('the whole country for businesses that are all over it', () => {
    expect(homeBounds(comunas, undefined, [-72.7, -53.2, -68.9, -18.4])).toEqual(CONTINENT);
  });
});

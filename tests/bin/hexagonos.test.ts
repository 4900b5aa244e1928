import { booleanPointInPolygon } from '@turf/turf';
import type { Polygon, Position } from 'geojson';
import { cellToLatLng, latLngToCell, polygonToCells } from 'h3-js';
import { feature, neighbors } from 'topojson-client';
import type { GeometryCollection } from 'topojson-specification';
import { expect, test } from 'vitest';
import {
  areaKm2,
  createSnapper,
  outline,
  tile,
  toTopology,
  type ZoneShape,
} from '../../bin/lib/hexagonos.ts';

const RESOLUTION = 7;

/** Anticlockwise rectangle, degrees. */
function box(west: number, south: number, east: number, north: number): Polygon {
  return {
    type: 'Polygon',
    coordinates: [
      [
        [west, south],
        [east, south],
        [east, north],
        [west, north],
        [west, south],
      ],
    ],
  };
}

// Two zones that share the meridian -69.8 and one without geometry.
const WEST = box(-70, -23, -69.8, -22.8);
const EAST = box(-69.8, -23, -69.6, -22.8);
const ZONES: ZoneShape[] = [
  { cut: '02101', geometry: WEST },
  { cut: '02102', geometry: EAST },
  { cut: '02103', geometry: null },
];

/** Undirected edges of the rings of a geometry. */
function edges(geometry: ReturnType<typeof outline>): Set<string> {
  const polygons =
    geometry === null ? [] : geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  const found = new Set<string>();
  for (const ring of polygons.flat())
    for (let at = 1; at < ring.length; at += 1)
      found.add([String(ring[at - 1]), String(ring[at])].sort().join(' '));
  return found;
}

test('every cell is of the zone that holds its centre, and the cells are a partition', () => {
  const { cells, rescues, contested, lost } = tile(ZONES, RESOLUTION);
  expect({ rescues, contested, lost }).toEqual({ rescues: [], contested: 0, lost: [] });
  expect(cells.get('02103')).toEqual([]);
  for (const { cut, geometry } of ZONES) {
    if (geometry === null) continue;
    expect(cells.get(cut)?.length).toBeGreaterThan(20);
    for (const cell of cells.get(cut) ?? []) {
      const [latitude, longitude] = cellToLatLng(cell);
      expect(booleanPointInPolygon([longitude, latitude], geometry)).toBe(true);
    }
  }
  const whole = polygonToCells(box(-70, -23, -69.6, -22.8).coordinates as number[][][], RESOLUTION, true);
  const parts = [...cells.values()].flat();
  expect(new Set(parts).size).toBe(parts.length);
  expect(parts.sort()).toEqual(whole.sort());
  expect(areaKm2(cells.get('02101') ?? []) + areaKm2(cells.get('02102') ?? [])).toBeCloseTo(
    areaKm2(whole),
    6,
  );
});

test('neighbours share their edges as the same numbers, and the shared arc is written once', () => {
  const { cells } = tile(ZONES, RESOLUTION);
  const snap = createSnapper();
  const zones = ZONES.map(({ cut }) => ({
    properties: { cut },
    geometry: outline(cells.get(cut) ?? [], snap),
  }));
  const [west, east] = zones.map(({ geometry }) => edges(geometry));
  const shared = [...(west ?? [])].filter((edge) => east?.has(edge));
  expect(shared.length).toBeGreaterThan(10);

  const topology = toTopology('comunas', zones, 1e5);
  const collection = topology.objects.comunas as GeometryCollection<{ cut: string }>;
  expect(collection.geometries.map(({ type }) => type)).toEqual(['Polygon', 'Polygon', null]);
  expect(collection.geometries[2]?.properties).toEqual({ cut: '02103' });
  expect(neighbors(collection.geometries)).toEqual([[1], [0], []]);
  expect(topology.arcs.length).toBe(3);
});

test('quantised outlines still hold every centre of their own cells and none of the other zone', () => {
  const { cells } = tile(ZONES, RESOLUTION);
  const snap = createSnapper();
  const zones = ZONES.map(({ cut }) => ({
    properties: { cut },
    geometry: outline(cells.get(cut) ?? [], snap),
  }));
  // The grid of the shipped file: 43° of longitude in 1e5 steps; here the box is 0.4° wide.
  const topology = toTopology('comunas', zones, 930);
  const { features } = feature(topology, topology.objects.comunas as GeometryCollection<{ cut: string }>);
  for (const { geometry, properties } of features)
    for (const [cut, list] of cells)
      for (const cell of geometry ? list : []) {
        const [latitude, longitude] = cellToLatLng(cell);
        expect(booleanPointInPolygon([longitude, latitude], geometry as Polygon)).toBe(
          cut === properties.cut,
        );
      }
});

test('a zone without any centre gets a cell of its neighbour, and it is told', () => {
  // A hundred metres beside the edge of a cell: no centre can be inside.
  const [latitude, longitude] = cellToLatLng(latLngToCell(-22.9, -69.9, RESOLUTION));
  const speck = box(longitude + 0.004, latitude, longitude + 0.005, latitude + 0.001);
  const { cells, rescues, lost } = tile([...ZONES, { cut: '02104', geometry: speck }], RESOLUTION);
  expect(lost).toEqual([]);
  expect(rescues).toEqual([
    { cut: '02104', cell: latLngToCell(latitude, longitude, RESOLUTION), from: '02101' },
  ]);
  expect(cells.get('02104')).toEqual([rescues[0]?.cell]);
  const all = [...cells.values()].flat();
  expect(new Set(all).size).toBe(all.length);
});

test('a zone does not lose its last cell to another one', () => {
  // Both specks lie in one cell whose centre only the first holds.
  const [latitude, longitude] = cellToLatLng(latLngToCell(-22.9, -69.9, RESOLUTION));
  const zones: ZoneShape[] = [
    {
      cut: '02101',
      geometry: box(longitude - 0.0005, latitude - 0.0005, longitude + 0.0005, latitude + 0.0005),
    },
    { cut: '02102', geometry: box(longitude + 0.004, latitude, longitude + 0.005, latitude + 0.001) },
  ];
  const { cells, rescues } = tile(zones, RESOLUTION);
  expect(cells.get('02101')?.length).toBe(1);
  expect(cells.get('02102')?.length).toBe(1);
  expect(rescues[0]?.from).toBeUndefined();
});

test('the order of the zones changes nothing', () => {
  const forward = tile(ZONES, RESOLUTION);
  const backward = tile([...ZONES].reverse(), RESOLUTION);
  expect(backward).toEqual(forward);
});

test('vertices that differ in the last bits become one', () => {
  const snap = createSnapper();
  const first: Position = [-70.1234565, -23.5];
  expect(snap(first)).toEqual(first);
  expect(snap([-70.1234565 + 4e-13, -23.5 - 4e-13])).toBe(snap(first));
  expect(snap([-70.11, -23.5])).not.toBe(snap(first));
});

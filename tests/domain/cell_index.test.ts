import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import type { FeatureCollection, MultiPolygon, Polygon, Position } from 'geojson';
import { describe, expect, test } from 'vitest';
import { createChance } from '../../bin/lib/azar.ts';
import {
  buildCellIndex,
  buildCellLocator,
  type CellIndex,
  type StripSide,
} from '../../src/domain/cell_index.ts';
import { buildLocator } from '../../src/domain/containment.ts';
import { boundariesOf } from '../fixtures/chile.ts';

type Area = Polygon | MultiPolygon | null;
const DEGREE = 1e7;
const whole = ([x = 0, y = 0]: Position): Position => [Math.round(x * DEGREE), Math.round(y * DEGREE)];

/** The same outlines in whole ten-millionths of a degree, where what Turf answers has no rounding in it. */
function inWholeNumbers(area: Area): Area {
  if (area?.type === 'Polygon')
    return { type: 'Polygon', coordinates: area.coordinates.map((ring) => ring.map(whole)) };
  if (area?.type === 'MultiPolygon')
    return {
      type: 'MultiPolygon',
      coordinates: area.coordinates.map((rings) => rings.map((ring) => ring.map(whole))),
    };
  return null;
}

const ringsOf = (area: Area): Position[][] =>
  area?.type === 'Polygon' ? area.coordinates : (area?.coordinates.flat() ?? []);

/** Points where it is hard: on vertices, in the middle of sides, a hair from both, and scattered in the boxes. */
function hardPoints(areas: readonly Area[], many: number): Position[] {
  const { next } = createChance(5);
  const rings = areas.flatMap(ringsOf);
  return Array.from({ length: many }, (_, at) => {
    const ring = rings[Math.floor(next() * rings.length)] ?? [];
    const from = Math.floor(next() * (ring.length - 1));
    const [ax = 0, ay = 0] = ring[from] ?? [];
    const [bx = 0, by = 0] = ring[from + 1] ?? [];
    if (at % 4 === 0) return [ax, ay];
    if (at % 4 === 1) return [(ax + bx) / 2, (ay + by) / 2];
    const spread = at % 4 === 2 ? 4e-7 : 0.08;
    return [ax + (next() - 0.5) * spread, ay + (next() - 0.5) * spread];
  });
}

/** Disagreements with Flatbush and Turf on whole numbers. */
function disagreements(areas: readonly Area[], points: readonly Position[]): unknown[] {
  const { locate } = buildCellIndex(areas);
  const oracle = buildLocator(areas.map(inWholeNumbers));
  return points.flatMap((point) => {
    const [x = 0, y = 0] = whole(point);
    const [found, expected] = [locate(point[0] ?? 0, point[1] ?? 0), oracle(x, y)];
    return found === expected ? [] : [{ point, found, expected }];
  });
}

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

describe('en qué zona cae un punto, por celdas', () => {
  const locate = buildCellLocator([square(-70, -23), null, square(-69, -23)]);

  test('dentro de una zona, su posición; fuera de todas, ninguna', () => {
    expect(locate(-69.5, -22.5)).toBe(0);
    expect(locate(-68.5, -22.5)).toBe(2);
    expect(locate(-60, -22.5)).toBe(-1);
    expect(locate(NaN, -22.5)).toBe(-1);
    expect(locate(-69.5, Infinity)).toBe(-1);
  });

  test('en un borde compartido, siempre la primera', () => {
    expect(locate(-69, -22.5)).toBe(0);
    expect(locate(-69, -23)).toBe(0);
    expect(locate(-69, -22)).toBe(0);
    expect(locate(-68, -22)).toBe(2);
  });

  test('sin zonas, ninguna', () => {
    expect(buildCellLocator([])(-69.5, -22.5)).toBe(-1);
    expect(buildCellLocator([null])(-69.5, -22.5)).toBe(-1);
  });

  test('el borde de un hueco es de la zona y lo de adentro no', () => {
    const ring = square(-70, -23, 3).coordinates[0] ?? [];
    const hole = (square(-69, -22).coordinates[0] ?? []).toReversed();
    const holed = buildCellLocator([{ type: 'Polygon', coordinates: [ring, hole] }]);
    expect(holed(-69.5, -22.5)).toBe(0);
    expect(holed(-68.5, -21.5)).toBe(-1);
    expect(holed(-69, -21.5)).toBe(0);
  });

  test('una isla lejana es de su comuna y no le agranda el índice', () => {
    const coast = square(-72, -33);
    const island = square(-110, -28);
    const both: MultiPolygon = { type: 'MultiPolygon', coordinates: [coast.coordinates, island.coordinates] };
    const index = buildCellIndex([both, square(-90, -30)]);
    expect(index.locate(-109.5, -27.5)).toBe(0);
    expect(index.locate(-89.5, -29.5)).toBe(1);
    expect(index.locate(-85, -30)).toBe(-1);
    expect(index.bytes).toBeLessThan(2_000_000);
  });

  test('una capa que cubre el mundo agranda las celdas, no la memoria', () => {
    const world: Polygon = {
      type: 'Polygon',
      coordinates: [
        [
          [-180, -90],
          [180, -90],
          [180, 90],
          [-180, 90],
          [-180, -90],
        ],
      ],
    };
    const index = buildCellIndex([square(-70, -23), world]);
    expect(index.cell).toBeGreaterThan(100_000);
    expect(index.bytes).toBeLessThan(60_000_000);
    expect(index.locate(-69.99999, -22.00001)).toBe(0);
    expect(index.locate(-70.00001, -22.00001)).toBe(1);
  });

  test('en un lado de miles de kilómetros decide sin redondear', () => {
    const slanted: Polygon = {
      type: 'Polygon',
      coordinates: [
        [
          [-109.9999999, -56.9999999],
          [-66.0000001, -17.0000003],
          [-109.9999999, -17.0000003],
          [-109.9999999, -56.9999999],
        ],
      ],
    };
    expect(disagreements([slanted], hardPoints([slanted], 400))).toEqual([]);
  });
});

describe('responde como Turf, en vértices y lados incluidos', () => {
  test('con los contornos del paquete', async () => {
    const boundaries = await boundariesOf('chile');
    const areas = boundaries.map(({ geometry }) => geometry);
    expect(disagreements(areas, hardPoints(areas, 8000))).toEqual([]);
  });

  // Outlines that are not in the repository: checked where the folder of data is at hand.
  for (const file of ['comunas_345.geojson', 'comunas_345_bcn.geojson']) {
    const path = `../shared/data/geo/${file}`;
    test.skipIf(!existsSync(path))(`con las comunas de ${file}`, () => {
      const { features } = JSON.parse(readFileSync(path, 'utf8')) as FeatureCollection<
        Polygon | MultiPolygon
      >;
      const areas = features.map(({ geometry }) => geometry);
      const points = hardPoints(areas, 12_000);
      expect(disagreements(areas, points)).toEqual([]);
      // In degrees as they come, too, but for points within a centimetre of a side, where only rounding decides.
      const { locate } = buildCellIndex(areas);
      const plain = buildLocator(areas);
      const clear = points.filter((_, at) => at % 4 === 0 || at % 4 === 3);
      expect(clear.filter(([x = 0, y = 0]) => locate(x, y) !== plain(x, y))).toEqual([]);
    });
  }

  test('con muchos puntos en pocas celdas: lo que recuerda de cada una es cierto', async () => {
    const boundaries = await boundariesOf('chile');
    const areas = boundaries.map(({ geometry }) => geometry);
    const { next } = createChance(7);
    // Santiago and its neighbours, a few kilometres across: five points in each square of each cell.
    const points = Array.from(
      { length: 10_000 },
      (): Position => [-70.68 + next() * 0.08, -33.48 + next() * 0.08],
    );
    expect(disagreements(areas, [...points, ...points])).toEqual([]);
  });

  test('con zonas que se tocan, se pisan y tienen huecos', () => {
    // A mesh of twentieths of a cell to three cells: vertices, sides and points meet each other and the cells' own borders.
    const mesh = fc.integer({ min: -12, max: 12 }).map((step) => -70 + step * 0.005);
    const rectangle = fc.tuple(mesh, mesh, mesh, mesh).map(([a, b, c, d]): Position[] => [
      [a, c],
      [b, c],
      [b, d],
      [a, d],
      [a, c],
    ]);
    const triangle = fc
      .array(fc.tuple(mesh, mesh), { minLength: 3, maxLength: 3 })
      .map((points): Position[] => [...points, points[0] ?? [0, 0]]);
    const ring = fc.oneof(rectangle, triangle);
    const polygon = fc
      .array(ring, { minLength: 1, maxLength: 3 })
      .map((coordinates): Polygon => ({ type: 'Polygon', coordinates }));
    const several = fc
      .array(polygon, { minLength: 1, maxLength: 3 })
      .map((all): MultiPolygon => ({ type: 'MultiPolygon', coordinates: all.map((one) => one.coordinates) }));
    const area: fc.Arbitrary<Area> = fc.oneof(polygon, several, fc.constant(null));
    const half = fc.integer({ min: -26, max: 26 }).map((step) => -70 + step * 0.0025);
    fc.assert(
      fc.property(
        fc.array(area, { maxLength: 6 }),
        fc.array(fc.tuple(half, half), { minLength: 20, maxLength: 60 }),
        (areas, points) => {
          expect(disagreements(areas, points)).toEqual([]);
        },
      ),
      { numRuns: 300 },
    );
  });
});

/** What another program would answer from the tables alone. */
function fromTables(index: CellIndex): (x: number, y: number) => number {
  const cells = new Map([...index.cells()].map((cell) => [`${cell.west} ${cell.south}`, cell]));
  const sides = new Map<number, StripSide[]>();
  for (const side of index.sides()) {
    const strip = sides.get(side.strip) ?? [];
    strip.push(side);
    sides.set(side.strip, strip);
  }
  const down = (value: number, step: number) => Math.floor(value / step) * step;
  return (x, y) => {
    const cell = cells.get(`${down(x, index.cell)} ${down(y, index.cell)}`);
    if (!cell) return -1;
    if ('area' in cell) return cell.area;
    const rise = Math.floor((y - cell.south) / index.height);
    for (const { area, strip } of cell.candidates) {
      if (strip === undefined) return area;
      let crossed = 0;
      for (const { x1, y1, x2, y2 } of sides.get(strip + rise) ?? []) {
        const left = BigInt(x2 - x1) * BigInt(y - y1);
        const right = BigInt(x - x1) * BigInt(y2 - y1);
        const within = x >= Math.min(x1, x2) && x <= Math.max(x1, x2) && y >= y1 && y <= y2;
        if (within && left === right) return area;
        if (y >= y1 && y < y2 && left < right) crossed += 1;
      }
      if (crossed % 2 === 1) return area;
    }
    return -1;
  };
}

test('sus tablas, sin nada más que igualdades, dan la misma respuesta', async () => {
  const boundaries = await boundariesOf('chile');
  const areas = boundaries
    .filter(({ comuna }) => /^(01|13)/.test(comuna.cut))
    .map(({ geometry }) => geometry);
  const index = buildCellIndex(areas);
  const answer = fromTables(index);
  for (const point of hardPoints(areas, 4000)) {
    const [x = 0, y = 0] = whole(point);
    expect(answer(x, y)).toBe(index.locateFixed(x, y));
  }
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Business } from '../../src/domain/business.ts';
import { businessesOf } from '../../src/domain/businesses_of.ts';
import type { SectorCode } from '../../src/domain/ids.ts';
import {
  CLOSEST_ZOOM,
  type Drawn,
  EXTENT,
  GROUP_RADII,
  indexPoints,
  isDensity,
  pointSummary,
  type TileId,
  tileBins,
} from '../../src/domain/point_tiles.ts';

type At = readonly [longitude: number, latitude: number, section?: string, division?: string | undefined];

function register(places: readonly (At | undefined)[]) {
  return businessesOf(
    places.map(
      (at, row): Business => ({
        line: row + 2,
        id: String(row),
        name: undefined,
        activity: undefined,
        section: (at?.[2] ?? 'G') as SectorCode,
        division: at?.[3] as SectorCode | undefined,
        comuna: 0,
        placing: at ? 'coordenadas' : 'nombre',
        longitude: at?.[0],
        latitude: at?.[1],
        size: undefined,
        formal: undefined,
        workers: undefined,
        localWorkers: undefined,
        commuters: undefined,
        sales: undefined,
        taxes: undefined,
        leader: undefined,
        start: undefined,
        showcase: false,
        traits: {},
      }),
    ),
  );
}
const indexed = (places: readonly (At | undefined)[]) => indexPoints(register(places).columns);
const G = 'G' as SectorCode;

/** The tile that holds a place, by the textbook's formula of Mercator's projection. */
function tileOf(longitude: number, latitude: number, z: number): TileId {
  const radians = (latitude * Math.PI) / 180;
  const y = (1 - Math.log(Math.tan(radians) + 1 / Math.cos(radians)) / Math.PI) / 2;
  return { z, x: Math.floor(((longitude + 180) / 360) * 2 ** z), y: Math.floor(y * 2 ** z) };
}

/** Every tile of a zoom that holds one of the places, each once. */
function tilesOf(places: readonly At[], z: number): TileId[] {
  return [
    ...new Map(
      places.map(([x, y]) => {
        const tile = tileOf(x, y, z);
        return [`${tile.x} ${tile.y}`, tile];
      }),
    ).values(),
  ];
}

describe('what can be drawn', () => {
  test('says how many have coordinates, and the box around them without the far islands', () => {
    const { columns } = register([[-70, -33], undefined, [-109.4, -27.1], [-68.9, -22.5]]);
    expect(pointSummary(columns)).toEqual({ placed: 3, all: 4, box: [-70, -33, -68.9, -22.5] });
  });
  test('a register of the islands alone is framed there', () => {
    expect(pointSummary(register([[-109.4, -27.1]]).columns)?.box).toEqual([-109.4, -27.1, -109.4, -27.1]);
  });
  test('without coordinates nothing is', () => {
    expect(pointSummary(register([undefined]).columns)).toBeUndefined();
  });
});

describe('the bins of a tile', () => {
  // The corner where four tiles of zoom 1 meet is at 0, 0: half the world's width is 2²⁹.
  test('a business alone is where it is, with its row', async () => {
    const index = await indexed([undefined, [90, 0.0001]]);
    const tile = { z: 1, x: 1, y: 0 };
    // At zoom 1 the tile goes from 0° to 180°: 90° is its middle, and the equator its lower edge.
    expect(tileBins(index, tile, 'todos', G)).toEqual([
      { n: 1, chosen: 1, x: EXTENT / 2, y: EXTENT - 1, row: 1, opens: undefined },
    ]);
    expect(tileBins(index, { z: 1, x: 0, y: 0 }, 'todos', G)).toEqual([]);
  });

  test('those of one place are one group at every zoom, which nothing opens', async () => {
    const index = await indexed([
      [-68.93, -22.46, 'G', '47'],
      [-68.93, -22.46, 'C', '10'],
      [-68.93, -22.46, 'G', '46'],
    ]);
    for (let z = 0; z <= CLOSEST_ZOOM; z += 1) {
      const [bin, ...others] = tileBins(index, tileOf(-68.93, -22.46, z), 'todos', G);
      expect(others).toEqual([]);
      expect(bin).toMatchObject({ n: 3, chosen: 2, row: undefined, opens: undefined });
    }
  });

  test('a sector is a section or a division; drawn alone, the others are in no bin', async () => {
    const index = await indexed([
      [-68.93, -22.46, 'G', '47'],
      [-68.93, -22.46, 'G', '46'],
      [-68.93, -22.46, 'C', '10'],
    ]);
    const tile = tileOf(-68.93, -22.46, 12);
    const counts = (drawn: Drawn, sector: string) =>
      tileBins(index, tile, drawn, sector as SectorCode).map(({ n, chosen }) => [n, chosen]);
    expect(counts('todos', '47')).toEqual([[3, 1]]);
    expect(counts('sector', '47')).toEqual([[1, 1]]);
    expect(counts('sector', 'G')).toEqual([[2, 2]]);
    expect(counts('sector', 'A')).toEqual([]);
    expect(counts('todos', 'A')).toEqual([[3, 0]]);
  });

  test('a group says the zoom at which it falls apart', async () => {
    // 0,01° apart at the latitude 0: 14,6 of the 512 × 2^z pixels of the world at zoom 11, 233 at zoom 15.
    const near = -68.9301;
    const index = await indexed([
      [near, -0.0001],
      [near + 0.01, -0.0001],
    ]);
    const [bin] = tileBins(index, tileOf(near, -0.0001, 9), 'todos', G);
    expect(bin?.n).toBe(2);
    const opens = bin?.opens ?? 0;
    const parts = (z: number) =>
      tilesOf(
        [
          [near, -0.0001],
          [near + 0.01, -0.0001],
        ],
        z,
      ).flatMap((tile) => tileBins(index, tile, 'todos', G));
    expect(parts(opens - 1)).toHaveLength(1);
    expect(parts(opens)).toHaveLength(2);
  });
});

// Chile and around, in steps that make neighbours and coincidences likely.
const place: fc.Arbitrary<At> = fc.tuple(
  fc.oneof(
    fc.integer({ min: -760_000, max: -664_000 }).map((one) => one / 1e4),
    fc.integer({ min: 0, max: 40 }).map((one) => -68.94 + one / 2000),
  ),
  fc.oneof(
    fc.integer({ min: -560_000, max: -174_000 }).map((one) => one / 1e4),
    fc.integer({ min: 0, max: 40 }).map((one) => -22.47 + one / 2000),
  ),
  fc.constantFrom('G', 'C'),
  fc.constantFrom(undefined, '47'),
);

test('cada negocio con coordenadas está en una sola agrupación de cada acercamiento', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(place, { maxLength: 120 }),
      fc.integer({ min: 0, max: CLOSEST_ZOOM }),
      async (places, z) => {
        const index = await indexed(places);
        const bins = tilesOf(places, z).flatMap((tile) => tileBins(index, tile, 'todos', G));
        expect(bins.reduce((sum, { n }) => sum + n, 0)).toBe(places.length);
        const ofG = places.filter(([, , section]) => section === 'G').length;
        expect(bins.reduce((sum, { chosen }) => sum + chosen, 0)).toBe(ofG);
        const own = tilesOf(places, z).flatMap((tile) => tileBins(index, tile, 'sector', G));
        expect(own.every(({ n, chosen }) => n === chosen)).toBe(true);
        expect(own.reduce((sum, { n }) => sum + n, 0)).toBe(ofG);
        for (const { n, row, x, y } of bins) {
          expect(row !== undefined).toBe(n === 1);
          expect(Math.min(x, y)).toBeGreaterThanOrEqual(0);
          expect(Math.max(x, y)).toBeLessThan(EXTENT);
        }
      },
    ),
    { numRuns: 150 },
  );
});

test('los grupos con su número no se tapan entre ellos', async () => {
  const radius = (n: number) => {
    const stops = GROUP_RADII.map(([root, pixels]) => [root, pixels] as const);
    const root = Math.min(50, Math.sqrt(n));
    const at = root <= 10 ? 0 : 1;
    const [[from, least], [to, most]] = [stops[at]!, stops[at + 1]!];
    return least + ((most - least) * (root - from)) / (to - from);
  };
  await fc.assert(
    fc.asyncProperty(
      fc.array(place, { minLength: 2, maxLength: 200 }),
      fc.integer({ min: 9, max: CLOSEST_ZOOM }),
      async (places, z) => {
        const index = await indexed(places);
        for (const tile of tilesOf(places, z)) {
          const groups = tileBins(index, tile, 'todos', G).filter(({ n }) => n > 1);
          for (const [at, one] of groups.entries())
            for (const other of groups.slice(at + 1)) {
              // 8 units are a pixel.
              const apart = Math.hypot(one.x - other.x, one.y - other.y) / 8;
              expect(apart).toBeGreaterThanOrEqual(radius(one.n) + radius(other.n));
            }
        }
      },
    ),
    { numRuns: 60 },
  );
});

test('de más de veinte mil, desde lejos, se dibuja la densidad; la suma es la misma en todo acercamiento', async () => {
  // A lattice of 151 × 151 businesses over some 30 km, in no order of the map.
  const places = Array.from({ length: 151 * 151 }, (_, at): At => {
    const turned = (at * 7919) % (151 * 151);
    return [
      -70.8 + (turned % 151) * 0.002,
      -33.6 + Math.floor(turned / 151) * 0.002,
      at % 3 === 0 ? 'G' : 'C',
    ];
  });
  const index = await indexed(places);
  for (const z of [0, 4, 8, 9, 12, 15, 16]) {
    const bins = tilesOf(places, z).flatMap((tile) => tileBins(index, tile, 'todos', G));
    expect(bins.reduce((sum, { n }) => sum + n, 0)).toBe(places.length);
    expect(bins.reduce((sum, { chosen }) => sum + chosen, 0)).toBe(7601);
    expect(isDensity(index, z)).toBe(z < 9);
  }
  const few = await indexed(places.slice(0, 20_000));
  expect(isDensity(few, 0)).toBe(false);
});

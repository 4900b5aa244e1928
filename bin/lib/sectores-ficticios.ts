import { Delaunay } from 'd3';
import type { Feature, FeatureCollection, Polygon } from 'geojson';
import { createChance } from './azar.ts';
import type { Inside } from './catastro-ficticio.ts';

/** The rectangle of the invented city that is cut into sectors: west, south, east, north, in degrees. */
const CITY = [-68.965, -22.497, -68.855, -22.425] as const;
const SECTORS = 15;
/** Turns of Lloyd's relaxation: each centre moves to the middle of its cell, so that none is a splinter. */
const TURNS = 3;

type Point = readonly [longitude: number, latitude: number];

/**
 * Invented sectors of the city, each what is nearer to one centre than to the others (Voronoi). They leave out the villages,
 * as a municipal layer of the city does. Pure: the same seed, the same sectors, numbered from north to south.
 */
export function makeSectors(seed: number, inside: Inside): FeatureCollection<Polygon> {
  const chance = createChance(seed);
  const [west, south, east, north] = CITY;
  let centres = Array.from(
    { length: SECTORS },
    (): Point => [west + (east - west) * chance.next(), south + (north - south) * chance.next()],
  );
  let rings: readonly (readonly Point[])[] = [];
  for (let turn = 0; turn <= TURNS; turn += 1) {
    rings = ringsOf(centres);
    centres = rings.map(middleOf);
  }
  const corner = rings.flat().find(([longitude, latitude]) => !inside(longitude, latitude));
  if (corner) throw new Error(`Un sector inventado sale de la comuna: ${corner.join(', ')}`);
  const sorted = rings.toSorted((a, b) => middleOf(b)[1] - middleOf(a)[1]);
  return {
    type: 'FeatureCollection',
    features: sorted.map((ring, at): Feature<Polygon> => {
      const number = String(at + 1);
      return {
        type: 'Feature',
        properties: { id: `S-${number.padStart(2, '0')}`, nombre: `Sector inventado ${number}` },
        geometry: { type: 'Polygon', coordinates: [ring.map(([x, y]) => [round5(x), round5(y)])] },
      };
    }),
  };
}

/** Closed, in the order of the centres. */
function ringsOf(centres: readonly Point[]): readonly (readonly Point[])[] {
  const voronoi = Delaunay.from(centres.map(([x, y]): Delaunay.Point => [x, y])).voronoi([...CITY]);
  return centres.map((_, at) => voronoi.cellPolygon(at).map(([x, y]): Point => [x, y]));
}

function middleOf(ring: readonly Point[]): Point {
  const corners = ring.slice(1);
  const mean = (of: (corner: Point) => number) =>
    corners.reduce((sum, corner) => sum + of(corner), 0) / corners.length;
  return [mean(([x]) => x), mean(([, y]) => y)];
}

const round5 = (degrees: number): number => Math.round(degrees * 1e5) / 1e5;

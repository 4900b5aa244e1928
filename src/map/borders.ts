import type { FeatureCollection, MultiLineString, Point, Position } from 'geojson';
import type { OutlineCollection, OutlineProperties } from '../load/outlines.ts';
import { crossingsOf, isFar, parts, placesOf } from './places.ts';

export interface BorderKind {
  readonly kind: 'zona' | 'region';
}

/**
 * Lines between zones, from the edges that neighbours share, those between regions apart: the coast is left out, where
 * the ground already ends, and no line is drawn twice. Where nothing is shared (a file whose neighbours do not meet
 * exactly), every outline is a line.
 */
export function borders(outlines: OutlineCollection): FeatureCollection<MultiLineString, BorderKind> {
  const points: Position[] = [];
  const numbers = new Map<number, number>();
  /** Number of a vertex, the same for neighbours that meet in it (to a metre): far faster to compare than its text. */
  const number = ([x = 0, y = 0]: Position): number => {
    const key = Math.round((x + 180) * 1e5) * 2 ** 25 + Math.round((y + 90) * 1e5);
    let at = numbers.get(key);
    if (at === undefined) {
      at = points.push([x, y]) - 1;
      numbers.set(key, at);
    }
    return at;
  };
  const open = new Map<number, OutlineProperties>();
  const shared = { zona: new Map<number, number[]>(), region: new Map<number, number[]>() };
  for (const { geometry, properties } of outlines.features)
    for (const ring of parts(geometry).flat()) {
      let from = number(ring[0] ?? []);
      for (const point of ring.slice(1)) {
        const to = number(point);
        const key = Math.min(from, to) * 2 ** 26 + Math.max(from, to);
        const other = open.get(key);
        if (!other) open.set(key, properties);
        else if (other.id !== properties.id) {
          const next = other.region === properties.region ? shared.zona : shared.region;
          join(next, from, to);
          join(next, to, from);
        }
        from = to;
      }
    }
  const trace = (next: Map<number, number[]>) =>
    chain(next).map((line) => line.map((at) => points[at] ?? []));
  const lines = { zona: trace(shared.zona), region: trace(shared.region) };
  if (lines.zona.length + lines.region.length === 0)
    lines.zona = outlines.features.flatMap(({ geometry }) => parts(geometry).flat());
  return {
    type: 'FeatureCollection',
    features: (['zona', 'region'] as const).map((kind) => ({
      type: 'Feature',
      geometry: { type: 'MultiLineString', coordinates: lines[kind] },
      properties: { kind },
    })),
  };
}

function join(next: Map<number, number[]>, from: number, to: number): void {
  const ways = next.get(from);
  if (ways) ways.push(to);
  else next.set(from, [to]);
}

/** Joins edges end to end, from loose ends and crossings first; what is left are closed rings. */
function chain(next: Map<number, number[]>): number[][] {
  const lines: number[][] = [];
  const walk = (start: number) => {
    for (let to = next.get(start)?.pop(); to !== undefined; to = next.get(start)?.pop()) {
      const line = [start];
      let from = start;
      for (let here: number | undefined = to; here !== undefined; ) {
        line.push(here);
        const ways: number[] = next.get(here) ?? [];
        ways.splice(ways.indexOf(from), 1);
        from = here;
        // A crossing ends the line: each of its ways is walked on its own.
        here = ways.length === 1 ? ways.pop() : undefined;
      }
      lines.push(line);
    }
  };
  for (const [start, ways] of next) if (ways.length !== 2) walk(start);
  for (const start of next.keys()) walk(start);
  return lines;
}

export interface SeaLabel {
  readonly name: string;
  readonly side: 'oeste' | 'este';
}

/**
 * Where the name of each region stands when the country is seen whole: off the coast at the region's middle latitude,
 * or on the other side of the border for a region without coast. Chile is too thin for names inside.
 */
export function regionLabels(
  outlines: OutlineCollection,
  nameOf: (region: string) => string,
): FeatureCollection<Point, SeaLabel> {
  const places = placesOf(outlines);
  const regions = new Map<string, { weight: number; latitude: number }>();
  for (const { region, area, point, bounds } of places.values()) {
    if (isFar(bounds)) continue;
    const sums = regions.get(region) ?? { weight: 0, latitude: 0 };
    regions.set(region, { weight: sums.weight + area, latitude: sums.latitude + area * point[1] });
  }
  const middles = [...regions].map(([region, { weight, latitude }]) => ({
    region,
    middle: latitude / weight,
  }));
  const spans = spansAt(outlines, middles);
  return {
    type: 'FeatureCollection',
    features: middles.flatMap(({ region, middle }, at) => {
      const { own, all } = spans[at] ?? { own: NOWHERE, all: NOWHERE };
      if (own[0] > own[1]) return [];
      const side = own[0] <= all[0] ? ('oeste' as const) : ('este' as const);
      return [
        {
          type: 'Feature' as const,
          geometry: { type: 'Point' as const, coordinates: [side === 'oeste' ? own[0] : all[1], middle] },
          properties: { name: nameOf(region), side },
        },
      ];
    }),
  };
}

type Span = readonly [west: number, east: number];
const NOWHERE: Span = [Infinity, -Infinity];

/** From where to where each region, and the whole country, crosses the region's middle parallel; far islands aside. */
function spansAt(
  outlines: OutlineCollection,
  middles: readonly { readonly region: string; readonly middle: number }[],
): readonly { own: Span; all: Span }[] {
  const spans = middles.map(() => ({ own: NOWHERE, all: NOWHERE }));
  const places = placesOf(outlines);
  for (const { geometry, properties } of outlines.features) {
    const [, south = 0, , north = 0] = places.get(properties.id)?.near ?? [];
    for (const [one, { region, middle }] of middles.entries()) {
      const span = spans[one];
      if (!span || middle < south || middle > north) continue;
      for (const [ring = []] of parts(geometry))
        for (const x of crossingsOf(ring, middle)) {
          if (isFar([x, middle, x, middle])) continue;
          span.all = [Math.min(span.all[0], x), Math.max(span.all[1], x)];
          if (region === properties.region) span.own = [Math.min(span.own[0], x), Math.max(span.own[1], x)];
        }
    }
  }
  return spans;
}

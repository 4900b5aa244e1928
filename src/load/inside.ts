import type { Outline } from './boundaries.ts';
import { largestPart } from './centres.ts';

/**
 * A point well inside of an outline: the middle of the widest stretch that the line across the middle of its largest part
 * has inside of it. Undefined for an outline with no surface.
 */
export function pointInside(outline: Outline): readonly [longitude: number, latitude: number] | undefined {
  const rings = largestPart(outline)?.coordinates ?? [];
  const latitudes = (rings[0] ?? []).map(([, latitude = NaN]) => latitude);
  const y =
    (latitudes.reduce((a, b) => Math.min(a, b), 90) + latitudes.reduce((a, b) => Math.max(a, b), -90)) / 2;
  const crossings = rings.flatMap((ring) =>
    ring.flatMap(([x = NaN, at = NaN], index) => {
      const [nextX = NaN, next = NaN] = ring[(index + 1) % ring.length] ?? [];
      return at > y !== next > y ? [x + ((nextX - x) * (y - at)) / (next - at)] : [];
    }),
  );
  crossings.sort((a, b) => a - b);
  let widest = 0;
  let found: readonly [number, number] | undefined;
  for (let at = 0; at + 1 < crossings.length; at += 2) {
    const [from = NaN, to = NaN] = crossings.slice(at, at + 2);
    if (to - from <= widest) continue;
    widest = to - from;
    found = [(from + to) / 2, y];
  }
  return found;
}

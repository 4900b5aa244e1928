import { area, centroid } from '@turf/turf';
import type { Polygon } from 'geojson';
import type { Places } from '../domain/inputs.ts';
import type { Outline } from './boundaries.ts';

/**
 * The centre of the largest part of each outline: islands far out to sea (Valparaíso has some 850 km away) do not pull
 * their comuna towards them.
 */
export function centresOf(outlines: readonly (Outline | null)[]): Places {
  const longitude = new Float64Array(outlines.length).fill(NaN);
  const latitude = new Float64Array(outlines.length).fill(NaN);
  outlines.forEach((outline, at) => {
    const largest = outline && largestPart(outline);
    const [x, y] = largest ? centroid(largest).geometry.coordinates : [];
    longitude[at] = x ?? NaN;
    latitude[at] = y ?? NaN;
  });
  return { longitude, latitude };
}

/** Undefined for an outline without parts. */
export function largestPart(outline: Outline): Polygon | undefined {
  if (outline.type === 'Polygon') return outline;
  let best: Polygon | undefined;
  let most = -1;
  for (const coordinates of outline.coordinates) {
    const part: Polygon = { type: 'Polygon', coordinates };
    const size = area(part);
    if (size > most) {
      most = size;
      best = part;
    }
  }
  return best;
}

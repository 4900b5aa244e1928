import { distance } from '@turf/turf';
import type { Inputs, Places } from '../inputs.ts';
import type { Zone } from '../territory.ts';

const matrices = new WeakMap<Places, Float64Array>();

/**
 * Kilometres in a straight line (great circle) between the centres of the comunas, comunas × comunas; 0 on the diagonal,
 * NaN where one of them has no outline.
 */
export function distances({ places }: Pick<Inputs, 'places'>): Float64Array {
  const found = matrices.get(places);
  if (found) return found;
  const { longitude, latitude } = places;
  const size = longitude.length;
  const km = new Float64Array(size * size);
  const points = Array.from(longitude, (x, at) => [x, latitude[at] ?? NaN]);
  points.forEach((from, i) => {
    for (let j = 0; j < i; j += 1) {
      const to = points[j] ?? [];
      const far = Number.isNaN(from[0]) || Number.isNaN(to[0]) ? NaN : distance(from, to);
      km[i * size + j] = far;
      km[j * size + i] = far;
    }
  });
  matrices.set(places, km);
  return km;
}

/** Kilometres from a comuna to the nearest comuna of a zone; NaN when none of them has a place. */
export function kmToZone(inputs: Pick<Inputs, 'places'>, comuna: number, zone: Zone): number {
  const km = distances(inputs);
  const size = inputs.places.longitude.length;
  let nearest = NaN;
  for (const member of zone.comunas) {
    const far = km[member * size + comuna] ?? NaN;
    if (!(far >= nearest)) nearest = Number.isNaN(far) ? nearest : far;
  }
  return nearest;
}

/** Kilometres between the two nearest comunas of two zones; NaN when there are none with a place. */
export function kmBetween(inputs: Pick<Inputs, 'places'>, a: Zone, b: Zone): number {
  const all = a.comunas.map((comuna) => kmToZone(inputs, comuna, b)).filter((far) => !Number.isNaN(far));
  return all.length === 0 ? NaN : Math.min(...all);
}

import { bbox, booleanPointInPolygon } from '@turf/turf';
import Flatbush from 'flatbush';
import type { MultiPolygon, Polygon } from 'geojson';

interface Part {
  /** Position of the area that it is a part of. */
  readonly area: number;
  readonly polygon: Polygon;
}

/** The parts of some areas, and which of them may hold a point: those whose bounding box does. */
function indexParts(areas: readonly (Polygon | MultiPolygon | null)[]): {
  readonly parts: readonly Part[];
  readonly near: (longitude: number, latitude: number) => readonly number[];
} {
  const parts: Part[] = [];
  areas.forEach((geometry, area) => {
    if (geometry?.type === 'Polygon') parts.push({ area, polygon: geometry });
    if (geometry?.type === 'MultiPolygon')
      for (const coordinates of geometry.coordinates)
        parts.push({ area, polygon: { type: 'Polygon', coordinates } });
  });
  if (parts.length === 0) return { parts, near: () => [] };
  const index = new Flatbush(parts.length);
  for (const { polygon } of parts) {
    const [west, south, east, north] = bbox(polygon);
    index.add(west, south, east, north);
  }
  index.finish();
  return { parts, near: (longitude, latitude) => index.search(longitude, latitude, longitude, latitude) };
}

/**
 * Where a point lies: position of the area that holds it, −1 when none does. Candidates come from an index
 * of bounding boxes, one box per part so that far islands do not stretch their comuna over the sea; Turf decides.
 * On a shared edge the first area in order wins, always the same one.
 */
export function buildLocator(
  areas: readonly (Polygon | MultiPolygon | null)[],
): (longitude: number, latitude: number) => number {
  const { parts, near } = indexParts(areas);
  return (longitude, latitude) => {
    let best = -1;
    for (const at of near(longitude, latitude)) {
      const part = parts[at];
      if (!part || (best !== -1 && part.area >= best)) continue;
      if (booleanPointInPolygon([longitude, latitude], part.polygon)) best = part.area;
    }
    return best;
  };
}

/** Every area that holds a point, in order: areas of which some lie over others. */
export function buildHolders(
  areas: readonly (Polygon | MultiPolygon)[],
): (longitude: number, latitude: number) => readonly number[] {
  const { parts, near } = indexParts(areas);
  return (longitude, latitude) => {
    const held = new Set<number>();
    for (const at of near(longitude, latitude)) {
      const part = parts[at];
      if (part && booleanPointInPolygon([longitude, latitude], part.polygon)) held.add(part.area);
    }
    return [...held].sort((a, b) => a - b);
  };
}

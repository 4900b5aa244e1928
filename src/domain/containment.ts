import { bbox, booleanPointInPolygon } from '@turf/turf';
import Flatbush from 'flatbush';
import type { MultiPolygon, Polygon } from 'geojson';

/**
 * Where a point lies: position of the area that holds it, −1 when none does. Candidates come from an index
 * of bounding boxes, one box per part so that far islands do not stretch their comuna over the sea; Turf decides.
 * On a shared edge the first area in order wins, always the same one.
 */
export function buildLocator(
  areas: readonly (Polygon | MultiPolygon | null)[],
): (longitude: number, latitude: number) => number {
  const parts: { area: number; polygon: Polygon }[] = [];
  areas.forEach((geometry, area) => {
    if (geometry?.type === 'Polygon') parts.push({ area, polygon: geometry });
    if (geometry?.type === 'MultiPolygon')
      for (const coordinates of geometry.coordinates)
        parts.push({ area, polygon: { type: 'Polygon', coordinates } });
  });
  if (parts.length === 0) return () => -1;
  const index = new Flatbush(parts.length);
  for (const { polygon } of parts) {
    const [west, south, east, north] = bbox(polygon);
    index.add(west, south, east, north);
  }
  index.finish();
  return (longitude, latitude) => {
    let best = -1;
    for (const at of index.search(longitude, latitude, longitude, latitude)) {
      const part = parts[at];
      if (!part || (best !== -1 && part.area >= best)) continue;
      if (booleanPointInPolygon([longitude, latitude], part.polygon)) best = part.area;
    }
    return best;
  };
}

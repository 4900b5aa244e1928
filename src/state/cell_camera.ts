import type { Pieces } from '../domain/cell_size.ts';
import type { CellFigure, LonLat, ZoneCells } from '../domain/cells.ts';
import type { Zone } from '../domain/territory.ts';
import { questionOf } from './cells.ts';
import type { Shown } from './select.ts';
import { go, useStore } from './store.ts';
import type { Camera } from './view.ts';

/** Looks into a zone, and brings the map there once its pieces are known. */
export function openCells(shown: Shown, zone: Zone, pieces: Pieces): void {
  go({ cells: pieces });
  void questionOf({ ...shown, zone, view: { ...shown.view, cells: pieces } })
    ?.put()
    .then((found) => {
      const { view } = useStore.getState();
      if (found && view.cells && view.zone === zone.id) go({ camera: cameraOver(found) }, 'replace');
    });
}

/** Width of the surroundings that are shown with a piece, in widths of the piece. */
const SURROUNDINGS = 3.5;

/** The camera that shows a piece with its surroundings. */
export function cameraOn(cell: CellFigure): Camera {
  return cameraAt(cell.centre, zoomOver(SURROUNDINGS * acrossKm(cell), cell.centre, 15));
}

/** The camera over nine in ten of the businesses, so that one far away does not send the city into a corner. */
export function cameraOver({ cells }: ZoneCells): Camera | undefined {
  const nearest = [...cells].sort((a, b) => a.distanceKm - b.distanceKm);
  const [first] = nearest;
  const inCells = cells.reduce((sum, { all }) => sum + all, 0);
  let within = 0;
  const last = nearest.find(({ all }) => {
    within += all;
    return within >= 0.9 * inCells;
  });
  if (!first || !last) return undefined;
  // A named zone may be as wide as what lies between two of them.
  const reach = last.distanceKm + (last.name === undefined ? 0 : acrossKm(last) / 2);
  return cameraAt(first.centre, zoomOver(2 * Math.max(1, reach), first.centre, 14));
}

/** Width or height of a piece, the larger, in kilometres. */
function acrossKm({ outline, centre }: CellFigure): number {
  let [west, south, east, north] = [180, 90, -180, -90];
  for (const part of outline.type === 'Polygon' ? [outline.coordinates] : outline.coordinates)
    for (const [longitude = west, latitude = south] of part[0] ?? []) {
      west = Math.min(west, longitude);
      east = Math.max(east, longitude);
      south = Math.min(south, latitude);
      north = Math.max(north, latitude);
    }
  return KM_PER_DEGREE * Math.max((east - west) * Math.cos((centre[1] * Math.PI) / 180), north - south);
}

/** Side of what a narrow map shows, in pixels. */
const FRAME = 420;
const KM_PER_DEGREE = 111.195;

/** Web Mercator: 512 pixels around the Earth at zoom 0. */
function zoomOver(km: number, [, latitude]: LonLat, most: number): number {
  const kmPerPixel = (40075 * Math.cos((latitude * Math.PI) / 180)) / 512;
  return Math.min(most, Math.log2((kmPerPixel * FRAME) / km));
}

/** As fine as the link writes it. */
function cameraAt([longitude, latitude]: LonLat, zoom: number): Camera {
  return {
    longitude: Number(longitude.toFixed(3)),
    latitude: Number(latitude.toFixed(3)),
    zoom: Number(zoom.toFixed(2)),
  };
}

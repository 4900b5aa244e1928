import { create } from 'zustand';
import { type CellSize, DEFAULT_CELL_SIZE } from '../domain/cell_size.ts';
import type { CellFigure, LonLat, ZoneCells } from '../domain/cells.ts';
import type { Zone } from '../domain/territory.ts';
import type { PackageSummary } from '../load/summary.ts';
import type { Shown } from './select.ts';
import { ask, go, useStore } from './store.ts';
import { useAnswer } from './useAnswer.ts';
import type { Camera } from './view.ts';

/** The cell that the reader looks for or points at, in the table or on the map. */
const useCellStore = create<{ readonly pointed: string | undefined }>(() => ({ pointed: undefined }));

export const usePointedCell = (): string | undefined => useCellStore((state) => state.pointed);

export function pointCell(id: string | undefined): void {
  if (useCellStore.getState().pointed !== id) useCellStore.setState({ pointed: id });
}

/** Whether a zone may be looked into: a comuna, or a territory of the reader, of a package with a catastro. */
export function hasCells(summary: PackageSummary, zone: Zone | undefined): zone is Zone {
  const isRegister = summary.reports.some(({ table }) => table === 'catastro');
  return isRegister && (zone?.level === 'comuna' || zone?.level === 'territorio');
}

/** The last question, so that panel and map put it once. */
let last:
  | {
      readonly summary: PackageSummary;
      readonly key: string;
      readonly answer: Promise<ZoneCells | undefined>;
    }
  | undefined;

function question(shown: Shown, zone: Zone, size: CellSize, key: string): Promise<ZoneCells | undefined> {
  const { summary, view, sector } = shown;
  if (last?.summary !== summary || last.key !== key)
    last = { summary, key, answer: ask().cells(view.territories, zone.id, sector, size) };
  return last.answer;
}

/** What the map and the panel ask, and the key of the question; undefined when no cells are asked for. */
function questionOf(
  shown: Shown | undefined,
): { key: string; put: () => Promise<ZoneCells | undefined> } | undefined {
  const { zone, view, summary, sector } = shown ?? {};
  if (!shown || !view?.cells || !summary || !hasCells(summary, zone)) return undefined;
  const size = view.cells;
  const key = JSON.stringify([summary.id, summary.created, view.territories, zone.id, sector, size]);
  return { key, put: () => question(shown, zone, size, key) };
}

/** The cells on screen; undefined while none are asked for, or their answer is on its way. */
export function useCells(shown: Shown | undefined): ZoneCells | undefined {
  const asked = questionOf(shown);
  return useAnswer(asked?.key ?? '', async () => asked?.put());
}

/** Looks into a zone, and brings the map there once its cells are known. */
export function openCells(shown: Shown, zone: Zone): void {
  go({ cells: DEFAULT_CELL_SIZE });
  void questionOf({ ...shown, zone, view: { ...shown.view, cells: DEFAULT_CELL_SIZE } })
    ?.put()
    .then((found) => {
      const { view } = useStore.getState();
      if (found && view.cells && view.zone === zone.id) go({ camera: cameraOver(found) }, 'replace');
    });
}

/** The camera that shows a cell with its surroundings: each step of H3 is √7 finer, 1,4 steps of zoom. */
export function cameraOn(cell: CellFigure, size: CellSize): Camera {
  return cameraAt(cell.centre, 13 + 1.4 * (size - 8));
}

/** Side of what a narrow map shows, in pixels. */
const FRAME = 420;

/** The camera over nine in ten of the businesses, so that one far away does not send the city into a corner. */
export function cameraOver({ cells, ofAll }: ZoneCells): Camera | undefined {
  const nearest = [...cells].sort((a, b) => a.distanceKm - b.distanceKm);
  const [first] = nearest;
  let within = 0;
  const last = nearest.find(({ all }) => {
    within += all;
    return within >= 0.9 * ofAll;
  });
  if (!first || !last) return undefined;
  const across = 2 * Math.max(1, last.distanceKm);
  // Web Mercator: 512 pixels around the Earth at zoom 0.
  const kmPerPixel = (40075 * Math.cos((first.centre[1] * Math.PI) / 180)) / 512;
  return cameraAt(first.centre, Math.min(14, Math.log2((kmPerPixel * FRAME) / across)));
}

/** As fine as the link writes it. */
function cameraAt([longitude, latitude]: LonLat, zoom: number): Camera {
  return {
    longitude: Number(longitude.toFixed(3)),
    latitude: Number(latitude.toFixed(3)),
    zoom: Number(zoom.toFixed(2)),
  };
}

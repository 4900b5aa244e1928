import { create } from 'zustand';
import { isLayer, layerId, type Pieces } from '../domain/cell_size.ts';
import type { ZoneCells } from '../domain/cells.ts';
import type { Zone } from '../domain/territory.ts';
import type { PackageSummary } from '../load/summary.ts';
import type { Shown } from './select.ts';
import { ask } from './store.ts';
import { useAnswer } from './useAnswer.ts';

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

/** What the link asks to look into, where the package has it: a link may name a layer of another. */
export function lookedInto({ view, summary }: Shown): Pieces | undefined {
  const { cells } = view;
  return cells && isLayer(cells) && !summary.layers.some((_, at) => layerId(at) === cells)
    ? undefined
    : cells;
}

/** The last question, so that panel and map put it once. */
let last:
  | {
      readonly summary: PackageSummary;
      readonly key: string;
      readonly answer: Promise<ZoneCells | undefined>;
    }
  | undefined;

function question(shown: Shown, zone: Zone, pieces: Pieces, key: string): Promise<ZoneCells | undefined> {
  const { summary, view, sector } = shown;
  if (last?.summary !== summary || last.key !== key)
    last = { summary, key, answer: ask().cells(view.territories, zone.id, sector, pieces) };
  return last.answer;
}

/** What the map and the panel ask, and the key of the question; undefined when no cells are asked for. */
export function questionOf(
  shown: Shown | undefined,
): { key: string; put: () => Promise<ZoneCells | undefined> } | undefined {
  const { zone, view, summary, sector } = shown ?? {};
  if (!shown || !view || !summary || !hasCells(summary, zone)) return undefined;
  const pieces = lookedInto(shown);
  if (!pieces) return undefined;
  const key = JSON.stringify([summary.id, summary.created, view.territories, zone.id, sector, pieces]);
  return { key, put: () => question(shown, zone, pieces, key) };
}

/** The pieces on screen; undefined while none are asked for, or their answer is on its way. */
export function useCells(shown: Shown | undefined): ZoneCells | undefined {
  const asked = questionOf(shown);
  return useAnswer(asked?.key ?? '', async () => asked?.put());
}

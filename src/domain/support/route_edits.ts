import type { SourceRef } from '../source.ts';
import type { Area, FirmType, Stage } from './vocabulary.ts';

/** A change that an office made to the route: it puts an instrument in a cell of the matrix, or takes it out. */
export interface RouteEdit {
  /** Of the file it was read from; 0 when it was made on the page. */
  readonly line: number;
  readonly action: 'agrega' | 'quita';
  readonly type: FirmType;
  readonly area: Area;
  /** Undefined: every stage. */
  readonly stage: Stage | undefined;
  /** Id in the catalogue. */
  readonly instrument: string;
  readonly note: string;
}

/** Who made them is not in them: a route belongs to all who agreed on it. */
export interface RouteEdits {
  readonly edits: readonly RouteEdit[];
  readonly source: SourceRef;
}

/** Signs that a note may have. */
export const LONGEST_NOTE = 200;

/** A note as it is kept: one line, and of a length that fits a cell. */
export function tidyNote(typed: string): string {
  const line = typed.replace(/[\p{Cc}\p{Cs}\s]+/gu, ' ').trim();
  return [...line].slice(0, LONGEST_NOTE).join('').trim();
}

/** Whether two changes speak of the same instrument in the same cell and stage: then the later one counts. */
export function sameSpot(a: RouteEdit, b: RouteEdit): boolean {
  return a.type === b.type && a.area === b.area && a.stage === b.stage && a.instrument === b.instrument;
}

/** The changes with one more. What an earlier one said of the same spot is forgotten. */
export function withEdit(edits: readonly RouteEdit[], edit: RouteEdit): readonly RouteEdit[] {
  return [...edits.filter((one) => !sameSpot(one, edit)), edit];
}

/** The changes without the one that speaks of the same spot. */
export function withoutEdit(edits: readonly RouteEdit[], edit: RouteEdit): readonly RouteEdit[] {
  return edits.filter((one) => !sameSpot(one, edit));
}

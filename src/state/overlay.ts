import type { FigureInfo } from '../domain/figures.ts';
import type { ZoneId } from '../domain/ids.ts';
import type { Measure } from '../domain/measure.ts';

/** Figures of a panel that the map draws in place of those of the analysis: one per zone of the level shown. */
export interface Overlay {
  readonly info: Omit<FigureInfo, 'id' | 'scope'>;
  readonly values: ReadonlyMap<ZoneId, Measure>;
  /** Names of the values 0, 1, 2… where `info.kind` is `categoria`. */
  readonly categories?: readonly string[];
  /** Who published what is drawn, and of when. */
  readonly source: string;
}

/**
 * Sizes of cell that the reader may choose, as H3 resolutions: 7 is some 5 km², 8 some 0,7 km² (a walk of ten minutes
 * across), 9 some 0,1 km². Finer than that a cell holds too few businesses for a quotient; coarser, a city is one cell.
 */
export const CELL_SIZES = [7, 8, 9] as const;
export type CellSize = (typeof CELL_SIZES)[number];

export const DEFAULT_CELL_SIZE: CellSize = 8;

/**
 * A layer of named zones below the comuna, by its place among those of the package: `zonas`, `zonas-2`… A link says only
 * that, never a name of a file of the reader's.
 */
export type LayerId = 'zonas' | `zonas-${number}`;

/** Into what a zone is cut to look inside it: hexagons of a size, or the zones of a layer. */
export type Pieces = CellSize | LayerId;

export function layerId(at: number): LayerId {
  return at === 0 ? 'zonas' : `zonas-${at + 1}`;
}

export const isLayer = (pieces: Pieces): pieces is LayerId => typeof pieces === 'string';

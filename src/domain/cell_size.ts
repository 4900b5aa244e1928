/**
 * Sizes of cell that the reader may choose, as H3 resolutions: 7 is some 5 km², 8 some 0,7 km² (a walk of ten minutes
 * across), 9 some 0,1 km². Finer than that a cell holds too few businesses for a quotient; coarser, a city is one cell.
 */
export const CELL_SIZES = [7, 8, 9] as const;
export type CellSize = (typeof CELL_SIZES)[number];

export const DEFAULT_CELL_SIZE: CellSize = 8;

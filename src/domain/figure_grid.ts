import type { Analysis, FigureId } from './analysis.ts';
import type { Grid } from './grid.ts';

/**
 * The grid of a figure of an analysis (its column 0 for figures of the whole zone). Apart from the analysis, so that the
 * page reads one without carrying the code that makes it.
 */
export function figureGrid(analysis: Analysis, figure: FigureId): Grid {
  return figure === 'potencial' ? analysis.potential : analysis.grids[figure];
}

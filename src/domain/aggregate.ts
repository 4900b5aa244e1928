import { copyCell, emptyGrid, type Grid, setCell, sumCells } from './grid.ts';
import type { Zone } from './territory.ts';

/** Sums a comuna × sector grid to zones. A comuna's own row is copied; sums keep censoring as intervals. */
export function aggregate(grid: Grid, zones: readonly Zone[], columns: readonly number[]): Grid {
  const same = zones.length === grid.rows && columns.length === grid.columns;
  if (same && zones.every(({ comunas }, row) => comunas.length === 1 && comunas[0] === row)) return grid;
  const made = emptyGrid(zones.length, columns.length, grid.unit);
  zones.forEach(({ comunas }, row) => {
    const [only] = comunas;
    columns.forEach((from, to) => {
      if (comunas.length === 1 && only !== undefined)
        copyCell(grid, only * grid.columns + from, made, row * columns.length + to);
      else setCell(made, row, to, sumCells(grid, comunas, from));
    });
  });
  return made;
}

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cell } from '../../src/domain/grid.ts';
import { known, missing } from '../../src/domain/measure.ts';
import { percentileGrid } from '../../src/domain/rank.ts';
import { gridOf, type Written } from '../fixtures/domain.ts';

const column = (cells: readonly Written[]) =>
  gridOf(
    'veces',
    cells.map((one) => [one]),
  );
const all = (count: number) => Array.from({ length: count }, (_, row) => row);
const ranked = (cells: readonly Written[], turned = false) => {
  const rows = all(cells.length);
  return percentileGrid(column(cells), [{ among: rows, rows }], 3, turned);
};

describe('percentiles of a grid by midrank (Roscoe 1975)', () => {
  test('10, 20, 20 and 30: 12.5, 50, 50 and 87.5; counted from the other end, 87.5 to 12.5', () => {
    expect([...ranked([10, 20, 20, 30]).value]).toEqual([12.5, 50, 50, 87.5]);
    expect([...ranked([10, 20, 20, 30], true).value]).toEqual([87.5, 50, 50, 12.5]);
  });

  test('fewer than three figures say nothing; a missing one keeps its reason', () => {
    expect(cell(ranked([10, 20]), 0, 0)).toEqual(missing('no-aplica', 'puntos'));
    expect(cell(ranked([10, 20, 30, 'pocos-datos']), 3, 0)).toEqual(missing('pocos-datos', 'puntos'));
  });

  test('a censored cell has the places of both its ends among 5, 10, 20 and its own middle, 10', () => {
    const grid = ranked([5, 10, 20, ['bajo-umbral', 0, 20]]);
    expect(cell(grid, 3, 0)).toEqual(missing('bajo-umbral', 'puntos', { low: 0, high: 87.5 }));
  });

  test('a guest is ranked among the others without moving them', () => {
    const grid = percentileGrid(column([10, 20, 30, 25]), [{ among: [0, 1, 2], rows: [0, 1, 2, 3] }], 3);
    expect(cell(grid, 1, 0)).toEqual(known(50, 'puntos'));
    expect(cell(grid, 3, 0)).toEqual(known((100 * 2) / 3, 'puntos'));
  });

  test('it is the definition: half of those equal and all of those below, counted one by one', () => {
    const value = fc.oneof(fc.integer({ min: 0, max: 5 }), fc.double({ min: 0, max: 5, noNaN: true }));
    fc.assert(
      fc.property(fc.array(value, { minLength: 3, maxLength: 40 }), (values) => {
        const grid = ranked(values);
        values.forEach((own, at) => {
          const below = values.filter((other) => other < own).length;
          const equal = values.filter((other) => other === own).length;
          expect(grid.value[at]).toBeCloseTo((100 * (below + equal / 2)) / values.length, 9);
        });
      }),
    );
  });
});

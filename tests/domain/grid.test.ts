import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  cell,
  centralAt,
  copyCell,
  emptyGrid,
  fillGrid,
  reasonOf,
  STATE,
  setCell,
  setKnown,
  setMissing,
  sumCells,
} from '../../src/domain/grid.ts';
import { central, known, type Measure, MISSING_REASONS, missing, sum } from '../../src/domain/measure.ts';

const number = fc.double({ min: 0, max: 1e9, noNaN: true });
const anyMeasure: fc.Arbitrary<Measure> = fc.oneof(
  number.map((value) => known(value, 'empresas')),
  fc
    .tuple(number, number, number, number)
    .map(([value, low, high, n]) => known(value, 'empresas', { low, high, n })),
  number.map((value) => known(value, 'empresas', { n: 3 })),
  fc.constantFrom(...MISSING_REASONS).map((reason) => missing(reason, 'empresas')),
  fc
    .tuple(fc.constantFrom(...MISSING_REASONS), number, number)
    .map(([reason, a, b]) => missing(reason, 'empresas', { low: Math.min(a, b), high: Math.max(a, b) })),
);

test('a new grid knows nothing', () => {
  expect(cell(emptyGrid(2, 3, 'UF'), 1, 2)).toEqual(missing('sin-dato', 'UF'));
});

test('what is outside of the grid is not known either', () => {
  expect(cell(emptyGrid(1, 1, 'UF'), 5, 5)).toEqual(missing('sin-dato', 'UF'));
});

test('any measure put in a cell comes out the same', () => {
  fc.assert(
    fc.property(anyMeasure, (measure) => {
      const grid = emptyGrid(2, 2, 'empresas');
      setCell(grid, 1, 0, measure);
      expect(cell(grid, 1, 0)).toEqual(measure);
      expect(cell(grid, 0, 0)).toEqual(missing('sin-dato', 'empresas'));
      expect(centralAt(grid, 2)).toEqual(central(measure));
    }),
  );
});

test('writing by position is the same as writing a measure', () => {
  const grid = emptyGrid(1, 3, 'veces');
  setKnown(grid, 0, 1.5, 1, 2, 7);
  setMissing(grid, 1, STATE['bajo-umbral'], 0, 2.45);
  copyCell(grid, 0, grid, 2);
  expect(cell(grid, 0, 0)).toEqual(known(1.5, 'veces', { low: 1, high: 2, n: 7 }));
  expect(cell(grid, 0, 1)).toEqual(missing('bajo-umbral', 'veces', { low: 0, high: 2.45 }));
  expect(cell(grid, 0, 2)).toEqual(cell(grid, 0, 0));
});

test('each reason has its own code, and zero is for what is known', () => {
  expect(new Set(Object.values(STATE)).size).toBe(MISSING_REASONS.length);
  expect(Object.values(STATE)).not.toContain(0);
  expect(reasonOf(0)).toBeUndefined();
  for (const reason of MISSING_REASONS) expect(reasonOf(STATE[reason])).toBe(reason);
});

test('a cell overwritten forgets what it was', () => {
  const grid = emptyGrid(1, 1, 'empresas');
  setCell(grid, 0, 0, known(5, 'empresas', { low: 4, high: 6, n: 5 }));
  setCell(grid, 0, 0, missing('sin-dato', 'empresas'));
  expect(cell(grid, 0, 0)).toEqual(missing('sin-dato', 'empresas'));
});

test('summing cells is summing their measures', () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(anyMeasure, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 5 }),
      (rows) => {
        const grid = fillGrid(
          rows.length,
          3,
          'empresas',
          (row, column) => rows[row]?.[column] ?? missing('sin-dato', 'empresas'),
        );
        const all = rows.map((_, row) => row);
        const first = rows.map((row) => row[0] as Measure);
        expect(sumCells(grid, all, 0)).toEqual(sum(first, 'empresas'));
        expect(sumCells(grid, [0], 0, 3)).toEqual(sum(rows[0] as Measure[], 'empresas'));
        expect(sumCells(grid, all, 1, 3)).toEqual(
          sum(
            rows.flatMap((row) => row.slice(1)),
            'empresas',
          ),
        );
      },
    ),
  );
});

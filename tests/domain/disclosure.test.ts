import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exposedOf, heldBack, isSmall, type Sum } from '../../src/domain/disclosure.ts';

describe('celdas chicas', () => {
  test('un ejemplo a mano: 4 de un total de 64 se guarda con el siguiente más chico', () => {
    // 4 + 25 + 35 = 64. Solo, el 4 sale de restar; con el 25 también guardado, solo se sabe que suman 29.
    const counts = [4, 25, 35, 64];
    expect([...heldBack(counts, [{ total: 3, parts: [0, 1, 2] }], 10)].sort()).toEqual([0, 1]);
  });

  test('sin total en el archivo, solo se guarda lo chico', () => {
    expect([...heldBack([4, 25, 35], [], 10)]).toEqual([0]);
  });

  test('cero no es de nadie: no se guarda ni sirve para tapar', () => {
    expect([...heldBack([4, 0, 30, 34], [{ total: 3, parts: [0, 1, 2] }], 10)].sort()).toEqual([0, 2]);
    expect([...heldBack([0, 0, 30], [], 10)]).toEqual([]);
  });

  test('el propio k entra, el siguiente no', () => {
    expect(isSmall(10, 10)).toBe(true);
    expect(isSmall(11, 10)).toBe(false);
    expect(isSmall(0, 10)).toBe(false);
    expect(isSmall(1, 0)).toBe(false);
  });

  test('dos guardadas que suman dos serían una y una: se guarda otra más', () => {
    const counts = [1, 1, 30, 40, 72];
    expect([...heldBack(counts, [{ total: 4, parts: [0, 1, 2, 3] }], 10)].sort()).toEqual([0, 1, 2]);
  });

  test('una tabla con totales de fila y de columna guarda un rectángulo', () => {
    // 3 20 23 / 40 50 90 / 43 70 113, por filas.
    const counts = [3, 20, 23, 40, 50, 90, 43, 70, 113];
    const sums = crossed(2, 2);
    const held = heldBack(counts, sums, 10);
    expect(held.has(0)).toBe(true);
    expect(exposedOf(counts, sums, held)).toEqual([]);
    expect(held.size).toBe(4);
  });

  test('k = 0 no guarda nada', () => {
    fc.assert(
      fc.property(table, ({ counts, sums }) => {
        expect(heldBack(counts, sums, 0).size).toBe(0);
      }),
    );
  });

  test('lo guardado no sale de ninguna resta, y lo grande solo se guarda si hay algo chico en sus sumas', () => {
    fc.assert(
      fc.property(table, fc.integer({ min: 1, max: 30 }), ({ counts, sums }, k) => {
        const held = heldBack(counts, sums, k);
        counts.forEach((count, at) => {
          if (isSmall(count, k)) expect(held.has(at)).toBe(true);
          if (count === 0) expect(held.has(at)).toBe(false);
        });
        if (!counts.some((count) => isSmall(count, k))) expect(held.size).toBe(0);
        // By brute force: some other table of whole counts, none of the hidden ones zero, fits all that is in sight.
        for (const at of held) expect(hasAnother(counts, sums, held, at)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});

/** Sums of a table of rows × columns with a last row and a last column of totals, read by rows. */
function crossed(rows: number, columns: number): readonly Sum[] {
  const at = (row: number, column: number) => row * (columns + 1) + column;
  const range = (count: number) => Array.from({ length: count }, (_, one) => one);
  return [
    ...range(rows + 1).map((row) => ({
      total: at(row, columns),
      parts: range(columns).map((column) => at(row, column)),
    })),
    ...range(columns + 1).map((column) => ({
      total: at(rows, column),
      parts: range(rows).map((row) => at(row, column)),
    })),
  ];
}

const table = fc
  .array(
    fc.array(fc.oneof(fc.integer({ min: 0, max: 8 }), fc.integer({ min: 0, max: 60 })), {
      minLength: 3,
      maxLength: 3,
    }),
    { minLength: 2, maxLength: 3 },
  )
  .map((body) => {
    const rows = body.map((cells) => [...cells, cells.reduce((sum, one) => sum + one, 0)]);
    const last = [0, 1, 2, 3].map((column) => rows.reduce((sum, cells) => sum + (cells[column] ?? 0), 0));
    return { counts: [...rows, last].flat(), sums: crossed(body.length, 3) };
  });

/**
 * Whether some other whole, positive value of one hidden cell is consistent with every sum: looked for by moving one case
 * around, among the hidden cells, in every way of up to six steps of ±1 or ±2.
 */
function hasAnother(
  counts: readonly number[],
  sums: readonly Sum[],
  held: ReadonlySet<number>,
  target: number,
): boolean {
  const cells = [...held];
  const equations = sums
    .map(({ total, parts }) => ({
      total,
      parts: parts.filter((one) => held.has(one)),
      isTotalHeld: held.has(total),
    }))
    .filter(({ parts, isTotalHeld }) => parts.length > 0 || isTotalHeld);
  const moved = new Map<number, number>(cells.map((one) => [one, 0]));
  const broken = () =>
    equations.find(
      ({ total, parts, isTotalHeld }) =>
        parts.reduce((sum, one) => sum + (moved.get(one) ?? 0), 0) !== (isTotalHeld ? moved.get(total) : 0),
    );
  const repair = (left: number): boolean => {
    const equation = broken();
    if (!equation) return moved.get(target) !== 0;
    if (left === 0) return false;
    const gap =
      equation.parts.reduce((sum, one) => sum + (moved.get(one) ?? 0), 0) -
      (equation.isTotalHeld ? (moved.get(equation.total) ?? 0) : 0);
    const choices: readonly (readonly [number, number])[] = [
      ...equation.parts.map((one) => [one, -gap] as const),
      ...(equation.isTotalHeld ? [[equation.total, gap] as const] : []),
    ];
    return choices.some(([one, by]) => {
      if (one === target) return false;
      const before = moved.get(one) ?? 0;
      if ((counts[one] ?? 0) + before + by < 1) return false;
      moved.set(one, before + by);
      const found = repair(left - 1);
      if (!found) moved.set(one, before);
      return found;
    });
  };
  return [1, -1].some((by) => {
    if ((counts[target] ?? 0) + by < 1) return false;
    for (const one of cells) moved.set(one, 0);
    moved.set(target, by);
    return repair(12);
  });
}

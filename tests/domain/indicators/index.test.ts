import { describe, expect, test } from 'vitest';
import { INDICATORS } from '../../../src/domain/indicators/index.ts';
import { analysisOf, contextOf } from '../../fixtures/analysis.ts';
import { loaded } from '../../fixtures/chile.ts';

describe('what we compute', () => {
  test('ids do not repeat, and go in the order of the method', () => {
    expect(new Set(INDICATORS.map(({ id }) => id)).size).toBe(INDICATORS.length);
    const rows = INDICATORS.map(({ method }) => Number(method));
    expect([...rows].sort((a, b) => a - b)).toEqual(rows);
  });

  test.each(INDICATORS.map((one) => [one.id, one] as const))(
    '%s says in Spanish what it is, how it is read and where it misleads',
    (_, one) => {
      expect(one.name).toMatch(/^[A-ZÁÉÍÓÚ]/);
      expect(one.formula).toContain('=');
      expect(one.reading).toMatch(/\.$/);
      expect(one.caveats.length).toBeGreaterThan(0);
      expect(one.needs.length).toBeGreaterThan(0);
    },
  );

  test('each makes a grid of its unit, as wide as its scope', async () => {
    const { inputs } = await loaded('chile');
    const context = contextOf(inputs);
    const analysis = analysisOf(inputs);
    for (const { id, unit, scope } of INDICATORS) {
      const grid = analysis.grids[id];
      expect(grid.unit).toBe(unit);
      expect(grid.rows).toBe(346);
      expect(grid.columns).toBe(scope === 'zona' ? 1 : context.sectors.length);
    }
  });

  test('no figure is a fault of arithmetic: every known value is a finite number, inside of its interval', async () => {
    const { inputs } = await loaded('chile');
    for (const cube of inputs.cubes)
      for (const level of ['comuna', 'provincia', 'region'] as const) {
        const analysis = analysisOf(inputs, { cube: cube.id, level });
        for (const grid of [...Object.values(analysis.grids), analysis.potential])
          grid.value.forEach((value, at) => {
            if (grid.state[at] !== 0) return;
            const low = grid.low[at] ?? NaN;
            const high = grid.high[at] ?? NaN;
            const sound = Number.isFinite(value) && !(low > value + 1e-9) && !(high < value - 1e-9);
            if (!sound) throw new Error(`${cube.id} ${level} ${grid.unit} ${at}: ${low} ${value} ${high}`);
          });
      }
  });
});

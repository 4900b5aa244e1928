import { describe, expect, it } from 'vitest';
import { classify, classOf } from '../../src/domain/classes.ts';
import type { FigureInfo } from '../../src/domain/figures.ts';
import type { ZoneId } from '../../src/domain/ids.ts';
import { circleSteps, legendKey, MOST_RADIUS, paintsOf, radiusOf } from '../../src/map/paints.ts';
import type { Shown } from '../../src/state/select.ts';
import { paint } from '../../src/ui/colour.ts';
import { gridOf, type Written } from '../fixtures/domain.ts';

/** What the map reads of a view: one column of cells, one per zone. */
function shownWith(kind: FigureInfo['kind'], cells: readonly Written[]): Shown {
  const grid = gridOf(
    'empresas',
    cells.map((cell) => [cell]),
  );
  const values = cells.filter((cell) => typeof cell === 'number');
  return {
    analysis: { zones: cells.map((_, at) => `0110${at}` as ZoneId), settings: { level: 'comuna' } },
    column: 0,
    layer: { kind, scope: 'zona-sector' },
    grid,
    classes: classify(values, kind, 'cuantiles', 5),
    rows: cells.map((_, at) => at),
  } as unknown as Shown;
}

const CELLS: readonly Written[] = [
  0,
  1,
  4,
  9,
  16,
  100,
  'sin-dato',
  ['bajo-umbral', 0, 2],
  'reservado',
  'no-aplica',
];

describe.each(['razon', 'divergente'] as const)('a figure that is a %s', (kind) => {
  const shown = shownWith(kind, CELLS);

  it('is painted on the map with the very colours of its legend', () => {
    const { classes, zero } = legendKey(shown);
    for (const { measure, fill } of paintsOf(shown).values()) {
      if (!('value' in measure)) continue;
      const own = classes.find(
        ({ from = -Infinity, to = Infinity }) => measure.value >= from && measure.value < to,
      );
      expect(fill).toBe(measure.value === 0 ? zero?.colour : own?.colour);
      expect(fill).toBe(paint(shown.classes, measure).fill);
    }
  });

  it('counts every zone once: in a class, in zero or in a kind of missing', () => {
    const { classes, zero, missing } = legendKey(shown);
    expect(zero?.count).toBe(1);
    expect(missing).toEqual({
      'sin-dato': 1,
      reservado: 1,
      'bajo-umbral': 1,
      'pocos-datos': 0,
      'no-aplica': 1,
    });
    const sum = classes.reduce((total, { count }) => total + count, 0);
    expect(sum + 1 + 4).toBe(CELLS.length);
    for (const [at, { count }] of classes.entries())
      expect(count).toBe(
        CELLS.filter((one) => typeof one === 'number' && shown.classes && classOf(shown.classes, one) === at)
          .length,
      );
  });
});

describe('a count', () => {
  const paints = [...paintsOf(shownWith('cantidad', CELLS)).values()];

  it('is never a choropleth: a zone with a count keeps the ground and gets a circle', () => {
    for (const { measure, fill, radius } of paints)
      if ('value' in measure && measure.value > 0) {
        expect(fill).toBeUndefined();
        expect(radius).toBeGreaterThan(0);
      } else expect(radius).toBe(0);
  });

  it('shows zero and the missing as any other figure does', () => {
    expect(paints[0]?.fill).toBeDefined();
    expect(paints.slice(6).map(({ pattern }) => pattern)).toEqual([
      'sin-dato',
      'bajo-umbral',
      'reservado',
      'no-aplica',
    ]);
  });

  it('has circles whose area, not radius, grows with it', () => {
    expect(radiusOf(100, 100)).toBe(MOST_RADIUS);
    expect(radiusOf(25, 100)).toBe(MOST_RADIUS / 2);
    expect(radiusOf(0, 100)).toBe(0);
    expect(radiusOf(5, 0)).toBe(0);
  });

  it('is explained with round counts, none above the greatest shown', () => {
    expect(circleSteps(27_318)).toEqual([20_000, 5_000, 1_000]);
    expect(circleSteps(0)).toEqual([]);
    expect(circleSteps(7)).toEqual([5, 1, 0.2]);
  });
});

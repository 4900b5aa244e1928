import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Labelled, overlap, placeLabels } from '../../src/charts/labels.ts';

const FRAME = { x: 0, y: 0, width: 400, height: 300 };

test('con lugar de sobra va a la derecha; contra el borde, a la izquierda', () => {
  const [free, edge] = placeLabels(
    [
      { x: 50, y: 50, radius: 9, width: 60 },
      { x: 380, y: 200, radius: 9, width: 60 },
    ],
    13,
    FRAME,
  );
  expect(free).toEqual({ x: 62, y: 43.5, width: 60, height: 13 });
  expect(edge?.x).toBe(380 - 12 - 60);
});

test('ninguna etiqueta toca otra, ni un punto ajeno, ni se sale; la que no cabe no se pone', () => {
  const point = fc.record({
    x: fc.integer({ min: 10, max: 390 }),
    y: fc.integer({ min: 10, max: 290 }),
    radius: fc.constant(9),
    width: fc.integer({ min: 10, max: 120 }),
  });
  fc.assert(
    fc.property(fc.array(point, { maxLength: 25 }), (points: Labelled[]) => {
      const placed = placeLabels(points, 13, FRAME);
      expect(placed).toHaveLength(points.length);
      placed.forEach((box, at) => {
        if (!box) return;
        expect(box.x >= 0 && box.y >= 0 && box.x + box.width <= 400 && box.y + box.height <= 300).toBe(true);
        placed.forEach((other, of) => {
          if (other && of !== at) expect(overlap(box, other)).toBe(false);
        });
        points.forEach(({ x, y, radius }, of) => {
          if (of !== at)
            expect(
              overlap(box, { x: x - radius, y: y - radius, width: 2 * radius, height: 2 * radius }),
            ).toBe(false);
        });
      });
    }),
  );
});

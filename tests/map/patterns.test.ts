import { describe, expect, it } from 'vitest';
import { PATTERN_RATIO, PATTERN_SIDE, PATTERNS, patternImage } from '../../src/map/patterns.ts';

const theme = { hatch: '#000000', hatchGround: '#ffffff' };

describe.each(PATTERNS)('the pattern %s', (id) => {
  const { width, height, data } = patternImage(id, theme);
  const at = (x: number, y: number) => data[(((y + height) % height) * width + ((x + width) % width)) * 4];

  it('is opaque, and mostly ground with some ink', () => {
    expect(width).toBe(PATTERN_SIDE * PATTERN_RATIO);
    const pixels = Array.from({ length: width * height }, (_, one) => data[one * 4] ?? 0);
    const ink = pixels.reduce((sum, value) => sum + (255 - value) / 255, 0) / pixels.length;
    expect(ink).toBeGreaterThan(0.05);
    expect(ink).toBeLessThan(0.3);
    expect(new Set(Array.from({ length: width * height }, (_, one) => data[one * 4 + 3]))).toEqual(
      new Set([255]),
    );
  });

  it('repeats without a seam: no step at the edge is greater than those inside', () => {
    const step = (x: number, y: number) => Math.abs((at(x, y) ?? 0) - (at(x - 1, y) ?? 0));
    let inside = 0;
    let edge = 0;
    for (let y = 0; y < height; y += 1) {
      edge = Math.max(edge, step(0, y));
      for (let x = 1; x < width; x += 1) inside = Math.max(inside, step(x, y));
    }
    expect(edge).toBeLessThanOrEqual(inside);
  });
});

it('tells every kind of missing from the others without colour', () => {
  const tiles = PATTERNS.map((id) => patternImage(id, theme).data.join());
  expect(new Set(tiles).size).toBe(PATTERNS.length);
});

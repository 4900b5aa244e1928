import { PATTERNS, type Pattern } from '../ui/colour.ts';
import type { MapTheme } from './theme.ts';

// The ids of the images are the patterns of the paint.
export { PATTERNS };

/** Side of the tile on screen, and how many image pixels make one of the screen. */
export const PATTERN_SIDE = 10;
export const PATTERN_RATIO = 4;

interface PatternImage {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray;
}

/**
 * One tile of a pattern: diagonal lines for no data, dense dots for what the source keeps back, sparse ones for what is
 * under its threshold, level lines for too few cases, a lattice where the figure has no meaning. Computed pixel by pixel,
 * with the distance to the line or dot as coverage, so that it repeats without a seam and needs no canvas.
 */
export function patternImage(id: Pattern, theme: Pick<MapTheme, 'hatch' | 'hatchGround'>): PatternImage {
  const side = PATTERN_SIDE * PATTERN_RATIO;
  const ink = channels(theme.hatch);
  const ground = channels(theme.hatchGround);
  const data = new Uint8ClampedArray(side * side * 4);
  for (let y = 0; y < side; y += 1)
    for (let x = 0; x < side; x += 1) {
      const cover = coverage(id, (x + 0.5) / PATTERN_RATIO, (y + 0.5) / PATTERN_RATIO);
      const at = (y * side + x) * 4;
      for (const part of [0, 1, 2] as const)
        data[at + part] = ground[part] + (ink[part] - ground[part]) * cover;
      data[at + 3] = 255;
    }
  return { width: side, height: side, data };
}

/** How much of a point is ink, 0 to 1, in pixels of the screen. */
function coverage(id: Pattern, x: number, y: number): number {
  const diagonal = (off: number) => clamp(1 - Math.abs(off - PATTERN_SIDE / 2) / Math.SQRT2);
  const dots = (pitch: number, size: number) =>
    clamp(size - Math.hypot((x % pitch) - pitch / 2, (y % pitch) - pitch / 2));
  if (id === 'sin-dato') return diagonal((x + y) % PATTERN_SIDE);
  if (id === 'reservado') return dots(PATTERN_SIDE / 2, 1.25);
  if (id === 'bajo-umbral') return dots(PATTERN_SIDE, 2);
  if (id === 'pocos-datos') return clamp(1 - Math.abs((y % 5) - 2.5));
  const rising = (x + y) % PATTERN_SIDE;
  const falling = (x - y + PATTERN_SIDE) % PATTERN_SIDE;
  return 0.6 * Math.max(diagonal(rising), diagonal(falling));
}

function clamp(share: number): number {
  return Math.min(1, Math.max(0, share));
}

function channels(hex: string): readonly [number, number, number] {
  const value = Number.parseInt(hex.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}

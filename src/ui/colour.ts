import { type Classes, classOf } from '../domain/classes.ts';
import { isKnown, type Measure, type MissingReason } from '../domain/measure.ts';

/** Patterns for what is not known: one for each kind of missing, so that they never merge on the map either. */
export const PATTERNS = ['sin-dato', 'reservado', 'bajo-umbral', 'pocos-datos', 'no-aplica'] as const;
export type Pattern = (typeof PATTERNS)[number];

/** A division by zero is a figure with no meaning there: it shares the pattern of `no-aplica`, not its words. */
const patternOf = (reason: MissingReason): Pattern => (reason === 'denominador-cero' ? 'no-aplica' : reason);

/** How a zone is painted: a colour, or a pattern for what is not known. */
export type Paint =
  | { readonly fill: string; readonly pattern: undefined }
  | { readonly fill: undefined; readonly pattern: Pattern };

/**
 * YlGnBu (9) and PuOr (11) of ColorBrewer (C. Brewer, Apache-2.0). Written here, with the curve that joins them, because
 * d3 brings all its ramps and ways to write a colour along: 10 KB of the page's start for two lists of colours.
 */
const YELLOW_TO_BLUE = colourCurve(
  '#ffffd9 #edf8b1 #c7e9b4 #7fcdbb #41b6c4 #1d91c0 #225ea8 #253494 #081d58'.split(' '),
);
const ORANGE_TO_PURPLE = colourCurve(
  '#7f3b08 #b35806 #e08214 #fdb863 #fee0b6 #f7f7f7 #d8daeb #b2abd2 #8073ac #542788 #2d004b'.split(' '),
);

/**
 * One colour per class: a sequential ramp from light to dark (yellow–green–blue of ColorBrewer, safe for colour-blind
 * eyes and in grey print), or purple–orange around the middle.
 */
export function ramp(classes: Classes): readonly string[] {
  const count = classes.breaks.length + 1;
  if (classes.middle !== undefined)
    return Array.from({ length: count }, (_, at) =>
      ORANGE_TO_PURPLE(0.1 + (0.8 * at) / Math.max(1, count - 1)),
    );
  return Array.from({ length: count }, (_, at) =>
    YELLOW_TO_BLUE(count === 1 ? 0.55 : 0.12 + (0.84 * at) / (count - 1)),
  );
}

/** Colour of zero: lighter than any class of a ramp (also in greys), and the far end below 1 where 1 is the middle. */
export function zeroColour(classes: Classes): string {
  return classes.middle === undefined ? '#ffffff' : '#5a2a06';
}

/** Map, legend, insets, table and charts all paint with this one function. */
export function paint(classes: Classes | undefined, measure: Measure): Paint {
  if (!isKnown(measure)) return { fill: undefined, pattern: patternOf(measure.missing) };
  if (!classes) return { fill: undefined, pattern: 'sin-dato' };
  const at = classOf(classes, measure.value);
  return { fill: ramp(classes)[at] ?? zeroColour(classes), pattern: undefined };
}

/** Colour at 0 to 1 along a uniform B-spline over the channels of a list of colours, as d3's `interpolateRgbBasis`. */
function colourCurve(colours: readonly string[]): (share: number) => string {
  const points = colours.map(channels);
  const last = points.length - 1;
  const curve = (part: 0 | 1 | 2, share: number): number => {
    const at = Math.min(last - 1, Math.floor(share * last));
    const point = (index: number) => points[index]?.[part] ?? NaN;
    const [b, c] = [point(at), point(at + 1)];
    const a = at > 0 ? point(at - 1) : 2 * b - c;
    const d = at < last - 1 ? point(at + 2) : 2 * c - b;
    const t = share * last - at;
    const [t2, t3] = [t * t, t * t * t];
    return (
      ((1 - 3 * t + 3 * t2 - t3) * a +
        (4 - 6 * t2 + 3 * t3) * b +
        (1 + 3 * t + 3 * t2 - 3 * t3) * c +
        t3 * d) /
      6
    );
  };
  return (share) =>
    `#${([0, 1, 2] as const)
      .map((part) =>
        Math.min(255, Math.max(0, Math.round(curve(part, share))))
          .toString(16)
          .padStart(2, '0'),
      )
      .join('')}`;
}

/** Lightness of a colour written `#rrggbb`, 0 black to 100 white: L* of CIELAB with white D50, as d3's `lab`. */
export function lightness(hex: string): number {
  const [red, green, blue] = channels(hex).map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  const y = 0.2225045 * (red ?? 0) + 0.7168786 * (green ?? 0) + 0.0606169 * (blue ?? 0);
  return y > (6 / 29) ** 3 ? 116 * Math.cbrt(y) - 16 : (29 / 3) ** 3 * y;
}

/** Dark enough for a white name to read better than a black one. */
export const isDark = (colour: string): boolean => lightness(colour) < 52;

function channels(hex: string): readonly [number, number, number] {
  const value = Number.parseInt(hex.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}

import { interpolateRgbBasis } from 'd3';
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
 * YlGnBu (9) and PuOr (11) of ColorBrewer (C. Brewer, Apache-2.0). Written here because d3-scale-chromatic brings all
 * its ramps along: 4 KB of the budget before the first paint for two lists of colours.
 */
const YELLOW_TO_BLUE = interpolateRgbBasis(
  '#ffffd9 #edf8b1 #c7e9b4 #7fcdbb #41b6c4 #1d91c0 #225ea8 #253494 #081d58'.split(' '),
);
const ORANGE_TO_PURPLE = interpolateRgbBasis(
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

/** Colour of zero: lighter than any class of a ramp, and the far end below 1 where 1 is the middle. */
export function zeroColour(classes: Classes): string {
  return classes.middle === undefined ? '#f4f1ea' : '#5a2a06';
}

/** Map, legend, insets, table and charts all paint with this one function. */
export function paint(classes: Classes | undefined, measure: Measure): Paint {
  if (!isKnown(measure)) return { fill: undefined, pattern: patternOf(measure.missing) };
  if (!classes) return { fill: undefined, pattern: 'sin-dato' };
  const at = classOf(classes, measure.value);
  return { fill: ramp(classes)[at] ?? zeroColour(classes), pattern: undefined };
}

import { classOf } from '../domain/classes.ts';
import type { ZoneId } from '../domain/ids.ts';
import { isKnown, type Measure } from '../domain/measure.ts';
import { ancestor, type Zone } from '../domain/territory.ts';
import { measureAt, type Shown } from '../state/select.ts';
import { PATTERNS, type Paint, type Pattern, paint, ramp, zeroColour } from '../ui/colour.ts';
import { ISLANDS } from './places.ts';

/** How one zone is drawn: a colour, a pattern, or (for a count) a circle on plain ground. */
export interface ZonePaint {
  readonly id: ZoneId;
  readonly measure: Measure;
  readonly fill: string | undefined;
  readonly pattern: Paint['pattern'];
  /** Radius of its circle in pixels; 0 when it has none. */
  readonly radius: number;
}

/** Radius of the circle of the greatest count shown. */
export const MOST_RADIUS = 22;

/** A circle's area, not its radius, grows with the count. */
export function radiusOf(value: number, max: number): number {
  return value > 0 && max > 0 ? MOST_RADIUS * Math.sqrt(value / max) : 0;
}

const known = new WeakMap<Shown, ReadonlyMap<ZoneId, ZonePaint>>();

/** How every zone on screen is drawn. Zones outside of the region isolated are not in it. */
export function paintsOf(shown: Shown): ReadonlyMap<ZoneId, ZonePaint> {
  const found = known.get(shown) ?? new Map(shown.rows.flatMap((row) => paintOf(shown, row)));
  known.set(shown, found);
  return found;
}

function paintOf(shown: Shown, row: number): [ZoneId, ZonePaint][] {
  const id = shown.analysis.zones[row];
  if (!id) return [];
  const measure = measureAt(shown, row);
  const { fill, pattern } = paint(shown.classes, measure);
  const value = isKnown(measure) ? measure.value : 0;
  // A stock is never a choropleth: its zone keeps the ground's colour, but zero and missing show as anywhere.
  const stock = shown.layer.kind === 'cantidad' && pattern === undefined;
  return [
    [
      id,
      {
        id,
        measure,
        fill: stock && value !== 0 ? undefined : fill,
        pattern,
        radius: stock ? radiusOf(value, shown.classes?.max ?? 0) : 0,
      },
    ],
  ];
}

/** Antártica has no published outline: it is in the tables and, as a mark, among the insets. */
export const ANTARCTICA = '12202' as ZoneId;

/** The zone of the level shown that holds a comuna, when it is on screen. */
export function zoneHolding(shown: Shown, comuna: ZoneId): Zone | undefined {
  const { territory } = shown.summary;
  if (!territory.zones.has(comuna)) return undefined;
  const id = ancestor(territory, comuna, shown.analysis.settings.level);
  return id && paintsOf(shown).has(id) ? territory.zones.get(id) : undefined;
}

/** Whether anything stands beside the map as an inset; the camera leaves it room. */
export function hasInsets(shown: Shown): boolean {
  return [ANTARCTICA, ...ISLANDS.map(({ id }) => id as ZoneId)].some((id) => zoneHolding(shown, id));
}

/** One line of the legend: a class, with the limits it holds (from ≤ value < to) and how many zones are in it. */
export interface LegendClass {
  readonly colour: string;
  readonly from: number | undefined;
  readonly to: number | undefined;
  readonly count: number;
}

export interface LegendKey {
  readonly classes: readonly LegendClass[];
  /** Zones in zero, when zero has a class of its own. */
  readonly zero: { readonly colour: string; readonly count: number } | undefined;
  readonly missing: Readonly<Record<Pattern, number>>;
}

/** What the legend says, from the same classes and colours as the map. */
export function legendKey(shown: Shown): LegendKey {
  const { classes } = shown;
  const counts = new Map<number, number>();
  const missing = Object.fromEntries(PATTERNS.map((pattern) => [pattern, 0])) as Record<Pattern, number>;
  for (const { measure, pattern } of paintsOf(shown).values()) {
    if (pattern) missing[pattern] += 1;
    else if (classes && isKnown(measure)) {
      const at = classOf(classes, measure.value);
      counts.set(at, (counts.get(at) ?? 0) + 1);
    }
  }
  return {
    classes: classes
      ? ramp(classes).map((colour, at) => ({
          colour,
          from: classes.breaks[at - 1],
          to: classes.breaks[at],
          count: counts.get(at) ?? 0,
        }))
      : [],
    zero: classes?.zero ? { colour: zeroColour(classes), count: counts.get(-1) ?? 0 } : undefined,
    missing,
  };
}

/** Round counts for the circles of the legend, the greatest first. */
export function circleSteps(max: number): readonly number[] {
  if (!(max > 0)) return [];
  const steps = [1, 0.25, 0.04].map((share) => rounded(max * share));
  return [...new Set(steps)].filter((step) => step > 0 && step <= max);
}

/** The greatest 1, 2 or 5 × 10ⁿ that is not above a number. */
function rounded(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  const lead = value / power;
  return (lead >= 5 ? 5 : lead >= 2 ? 2 : 1) * power;
}

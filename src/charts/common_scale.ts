import { scaleLinear, scaleLog } from 'd3';
import type { Kind } from '../domain/kind.ts';
import { isKnown, type Measure } from '../domain/measure.ts';

/** One axis for several figures of a kind: where each number stands, 0 (left) to 1 (right). */
export interface CommonScale {
  readonly at: (value: number) => number;
  readonly ticks: readonly number[];
  /** Where the figure parts: 1 for a quotient, 0 for a change; undefined where it does not. */
  readonly mark: number | undefined;
}

/** A quotient axis is never wider than this: beyond it stands at the edge. */
const MOST_TIMES = 16;

/**
 * An axis that holds all the figures given with their intervals: logarithmic and symmetric around 1 for a quotient, with
 * zero for the rest. Undefined where there is no number to place.
 */
export function commonScale(measures: readonly Measure[], kind: Kind): CommonScale | undefined {
  const ends = measures
    .flatMap((measure) => [isKnown(measure) ? measure.value : NaN, measure.low ?? NaN, measure.high ?? NaN])
    .filter(Number.isFinite);
  if (ends.length === 0) return undefined;
  if (kind === 'divergente') {
    const furthest = Math.max(...ends.map((end) => (end > 0 ? Math.abs(Math.log2(end)) : Infinity)));
    const steps = Math.min(Math.log2(MOST_TIMES), Math.max(1, Math.ceil(furthest)));
    const scale = scaleLog([2 ** -steps, 2 ** steps], [0, 1]).clamp(true);
    const every = steps > 2 ? 2 : 1;
    const ticks = Array.from({ length: 2 * steps + 1 }, (_, at) => at - steps)
      .filter((power) => power % every === 0)
      .map((power) => 2 ** power);
    // Zero stands at the left edge: a logarithm has no place for it.
    return { at: (value) => (value > 0 ? scale(value) : 0), ticks, mark: 1 };
  }
  const scale = scaleLinear([Math.min(0, ...ends), Math.max(0, ...ends)], [0, 1])
    .nice(4)
    .clamp(true);
  const [from = 0, to = 0] = scale.domain();
  if (from === to) return { at: () => 0, ticks: [from], mark: undefined };
  return { at: scale, ticks: scale.ticks(4), mark: kind === 'cambio' || kind === 'aporte' ? 0 : undefined };
}

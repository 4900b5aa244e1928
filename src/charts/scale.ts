/**
 * Positions on an axis; what lies beyond an end stands at it. d3-scale does this and much more, and brings the colours of
 * d3 along: 10 KB of the page's start for these few lines (see docs/decisions/0010).
 */
export type Scale = (value: number) => number;
type Ends = readonly [from: number, to: number];

/** Where a value stands between two positions, in proportion; the first where the axis has no length. */
export function linearScale([low, high]: Ends, [from, to]: Ends): Scale {
  return (value) => {
    const share = high === low ? 0 : (value - low) / (high - low);
    return from + (to - from) * Math.min(1, Math.max(0, share));
  };
}

/** The same by ratios, for ends above zero. */
export function logScale([low, high]: Ends, range: Ends): Scale {
  const scale = linearScale([Math.log(low), Math.log(high)], range);
  return (value) => scale(Math.log(Math.max(0, value)));
}

/** Round values between two ends, about as many as asked: steps of 1, 2 or 5 by a power of ten. `ticks` of d3-array says the same. */
export function roundTicks(low: number, high: number, count: number): readonly number[] {
  if (low === high) return [low];
  const rough = (high - low) / count;
  const power = Math.floor(Math.log10(rough));
  const over = rough / 10 ** power;
  const factor = over >= Math.sqrt(50) ? 10 : over >= Math.sqrt(10) ? 5 : over >= Math.SQRT2 ? 2 : 1;
  // A step under one divides by its inverse, which is whole: 0.3, not 0.30000000000000004.
  const inverse = 10 ** -power / factor;
  const step = 10 ** power * factor;
  const at = (place: number) => (power < 0 ? place / inverse : place * step);
  const places = (value: number) => Math.round(power < 0 ? value * inverse : value / step);
  const first = places(low) + Number(at(places(low)) < low);
  const last = places(high) - Number(at(places(high)) > high);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => at(first + index));
}

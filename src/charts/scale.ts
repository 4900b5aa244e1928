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

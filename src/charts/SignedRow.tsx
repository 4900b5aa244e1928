import { scaleLinear } from 'd3';
import type { ReactNode } from 'react';

const WIDTH = 260;
const HEIGHT = 22;

/**
 * A number with a sign as a dot at the end of a line from zero, with its interval when it has one. `domain` is shared by
 * the rows of a table and holds zero. Its equal in words stands beside it.
 */
export function SignedRow(props: {
  readonly value: number;
  readonly low: number | undefined;
  readonly high: number | undefined;
  readonly domain: readonly [number, number];
}): ReactNode {
  const [from, to] = props.domain;
  const x = scaleLinear([from, from === to ? from + 1 : to], [8, WIDTH - 8]);
  const middle = HEIGHT / 2;
  const { value, low, high } = props;
  return (
    <svg
      className="chart is-sure"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      aria-hidden="true"
      preserveAspectRatio="none"
      height={HEIGHT}
    >
      <line className="one" x1={x(0)} x2={x(0)} y1={0} y2={HEIGHT} />
      <line className="range" x1={x(0)} x2={x(value)} y1={middle} y2={middle} />
      {low !== undefined && high !== undefined && (
        <line className="axis" x1={x(low)} x2={x(high)} y1={middle + 6} y2={middle + 6} />
      )}
      <circle className="dot" cx={x(value)} cy={middle} r={5} />
    </svg>
  );
}

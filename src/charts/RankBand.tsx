import type { ReactNode } from 'react';

const HEIGHT = 36;
const MIDDLE = 10;

/**
 * A place and its band on the axis of places, the first at the left: a dot with a line. Its equal in words stands beside
 * it, so it is hidden from screen readers. `stale`: it answers weights that have just been moved.
 */
export function RankBand(props: {
  readonly median: number;
  readonly low: number;
  readonly high: number;
  /** The last place of the axis. */
  readonly last: number;
  readonly stale: boolean;
}): ReactNode {
  const { median, low, high, last, stale } = props;
  const x = (place: number) => `${2 + (96 * (place - 1)) / Math.max(1, last - 1)}%`;
  return (
    <svg className={`chart ${stale ? 'is-unsure' : 'is-sure'}`} height={HEIGHT} aria-hidden="true">
      <line className="axis" x1={x(1)} x2={x(last)} y1={MIDDLE} y2={MIDDLE} />
      {[1, last].map((end) => (
        <line key={end} className="axis" x1={x(end)} x2={x(end)} y1={MIDDLE - 4} y2={MIDDLE + 4} />
      ))}
      <line className="range" x1={x(low)} x2={x(high)} y1={MIDDLE} y2={MIDDLE} />
      <circle className="dot" cx={x(median)} cy={MIDDLE} r={5} />
      <text x={x(1)} y={HEIGHT - 4}>
        1, el puntaje más alto
      </text>
      <text x={x(last)} y={HEIGHT - 4} textAnchor="end">
        {last.toLocaleString('es-CL')}
      </text>
    </svg>
  );
}

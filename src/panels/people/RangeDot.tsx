import { scaleLinear } from 'd3';
import type { ReactNode } from 'react';
import { isKnown, type Measure } from '../../domain/measure.ts';

const WIDTH = 110;
const HEIGHT = 16;

/**
 * A share as a dot with its range, on an axis from 0 to `most` that all the rows of a table have in common. The figures
 * stand beside it, so it is hidden from screen readers.
 */
export function RangeDot({ measure, most }: { readonly measure: Measure; readonly most: number }): ReactNode {
  const x = scaleLinear([0, most], [6, WIDTH - 6]).clamp(true);
  const { low, high } = measure;
  return (
    <svg className="chart is-sure" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      <line className="axis" x1={x(0)} x2={x(most)} y1={HEIGHT / 2} y2={HEIGHT / 2} />
      {low !== undefined && high !== undefined && (
        <line className="range" x1={x(low)} x2={x(high)} y1={HEIGHT / 2} y2={HEIGHT / 2} />
      )}
      {isKnown(measure) && <circle className="dot" cx={x(measure.value)} cy={HEIGHT / 2} r={4} />}
    </svg>
  );
}

/** The end of the common axis: the highest end of the ranges, to the next ten. */
export function axisEnd(measures: readonly Measure[]): number {
  const ends = measures.flatMap((one) => one.high ?? (isKnown(one) ? one.value : []));
  return Math.max(10, Math.ceil(Math.max(0, ...ends) / 10) * 10);
}

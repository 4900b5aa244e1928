import type { ReactNode } from 'react';
import { isKnown, type Measure } from '../domain/measure.ts';
import { logScale } from './scale.ts';

/** Limits of the quotient axis: an eighth to eight times the expected; beyond them an arrow says so. */
const LOW = 1 / 8;
const HIGH = 8;
const HEIGHT = 22;

/** In hundredths of the width, so that rows and axis agree however wide their column is, and a dot stays round. */
const share = logScale([LOW, HIGH], [4, 96]);
const axis = (value: number) => `${share(value)}%`;

/**
 * A quotient as a dot with its 95 % interval on a log axis around 1. The dot is full when the whole interval is on one
 * side of 1; hollow when it is not. A figure that is missing draws nothing.
 */
export function IntervalRow({ measure }: { readonly measure: Measure }): ReactNode {
  const one = axis(1);
  const sure =
    isKnown(measure) &&
    measure.low !== undefined &&
    measure.high !== undefined &&
    (measure.low > 1 || measure.high < 1);
  return (
    <svg className={`chart ${sure ? 'is-sure' : 'is-unsure'}`} aria-hidden="true" height={HEIGHT}>
      <line className="one" x1={one} x2={one} y1={0} y2={HEIGHT} />
      {isKnown(measure) && (
        <>
          {measure.low !== undefined && measure.high !== undefined && (
            <line
              className="range"
              x1={axis(Math.max(LOW, measure.low))}
              x2={axis(Math.max(LOW, measure.high))}
              y1={HEIGHT / 2}
              y2={HEIGHT / 2}
            />
          )}
          <circle className="dot" cx={axis(Math.max(LOW, measure.value))} cy={HEIGHT / 2} r={5} />
        </>
      )}
    </svg>
  );
}

/** The axis that the rows share, for the head of their column. */
export function IntervalAxis(): ReactNode {
  return (
    <svg className="chart" aria-hidden="true" height={18}>
      {[1 / 8, 1 / 4, 1 / 2, 1, 2, 4, 8].map((tick) => (
        <text key={tick} x={axis(tick)} y={13} textAnchor="middle" className={tick === 1 ? 'strong' : ''}>
          {tick < 1 ? `1/${1 / tick}` : tick}
        </text>
      ))}
    </svg>
  );
}

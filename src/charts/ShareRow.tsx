import type { ReactNode } from 'react';
import { isKnown, type Measure } from '../domain/measure.ts';
import { linearScale } from './scale.ts';
import './share_row.css';

const HEIGHT = 24;
/** In hundredths of the width, with room for a dot at either end. */
const x = linearScale([0, 100], [4, 96]);
const percent = (share: number) => `${x(share)}%`;

/** Where a share is set against others: each by its own kind of line, not by colour. */
export interface ShareMark {
  readonly kind: 'corrida' | 'cortada' | 'punteada';
  readonly value: number;
}

/**
 * A share of 0 to 100 as a dot with its interval, and the marks it is set against. The dot is full when its interval holds
 * none of them. What is missing draws only the marks. Its equal in words stands beside it.
 */
export function ShareRow(props: {
  readonly measure: Measure;
  readonly marks: readonly ShareMark[];
}): ReactNode {
  const { measure, marks } = props;
  const { low, high } = measure;
  const holds = (value: number) => low !== undefined && high !== undefined && low <= value && value <= high;
  const isSure = !marks.some(({ value }) => holds(value));
  return (
    <svg
      className={`chart share-row ${isSure ? 'is-sure' : 'is-unsure'}`}
      height={HEIGHT}
      width="100%"
      aria-hidden="true"
    >
      <line className="axis" x1={percent(0)} x2={percent(100)} y1={HEIGHT / 2} y2={HEIGHT / 2} />
      {marks.map(({ kind, value }) => (
        <line
          key={kind}
          className={`mark is-${kind}`}
          x1={percent(value)}
          x2={percent(value)}
          y1={1}
          y2={HEIGHT - 1}
        />
      ))}
      {low !== undefined && high !== undefined && isKnown(measure) && (
        <line className="range" x1={percent(low)} x2={percent(high)} y1={HEIGHT / 2} y2={HEIGHT / 2} />
      )}
      {isKnown(measure) && <circle className="dot" cx={percent(measure.value)} cy={HEIGHT / 2} r={5} />}
    </svg>
  );
}

/** The axis that the rows share. */
export function ShareAxis(): ReactNode {
  return (
    <svg className="chart share-row" height={16} width="100%" aria-hidden="true">
      {[0, 50, 100].map((tick) => (
        <text
          key={tick}
          x={percent(tick)}
          y={12}
          textAnchor={tick === 0 ? 'start' : tick === 100 ? 'end' : 'middle'}
        >
          {tick}%
        </text>
      ))}
    </svg>
  );
}

/** A mark beside its name, in a legend. */
export function ShareSample({ kind }: { readonly kind: ShareMark['kind'] }): ReactNode {
  return (
    <svg className="chart share-sample" width={10} height={16} aria-hidden="true">
      <line className={`mark is-${kind}`} x1={5} x2={5} y1={0} y2={16} />
    </svg>
  );
}

import { scaleLinear } from 'd3';
import type { ReactNode } from 'react';
import { isKnown, type Measure } from '../../domain/measure.ts';

const HEIGHT = 22;
/**
 * The axis goes from nothing to twice the expected, in hundredths of the width, so that rows and axis agree however wide
 * they are; a dot beyond it stands at the end.
 */
const share = scaleLinear([0, 2], [4, 96]).clamp(true);
const x = (times: number) => `${share(times)}%`;

/**
 * The firms there are (dot; a short line when they are an interval) over the range expected (band), in times the expected.
 * The figures stand beside it, so it is hidden from screen readers.
 */
export function SupplyRow(props: { readonly firms: Measure; readonly expected: Measure }): ReactNode {
  const { firms, expected } = props;
  if (!isKnown(expected) || expected.value === 0) return null;
  const at = (count: number) => x(count / expected.value);
  const low = share((expected.low ?? expected.value) / expected.value);
  const high = share((expected.high ?? expected.value) / expected.value);
  const from = firms.low ?? (isKnown(firms) ? firms.value : NaN);
  const to = firms.high ?? (isKnown(firms) ? firms.value : NaN);
  return (
    <svg className="chart is-sure" height={HEIGHT} aria-hidden="true">
      <rect
        className="supply-range"
        x={`${low}%`}
        width={`${Math.max(0, high - low)}%`}
        y={HEIGHT / 2 - 5}
        height={10}
      />
      <line className="one" x1={x(1)} x2={x(1)} y1={0} y2={HEIGHT} />
      {from < to && <line className="range" x1={at(from)} x2={at(to)} y1={HEIGHT / 2} y2={HEIGHT / 2} />}
      {isKnown(firms) && <circle className="dot" cx={at(firms.value)} cy={HEIGHT / 2} r={5} />}
    </svg>
  );
}

/** The axis that the rows share. */
export function SupplyAxis(): ReactNode {
  return (
    <svg className="chart" height={18} aria-hidden="true">
      <text x={x(0)} y={13} textAnchor="start">
        0
      </text>
      <text x={x(1)} y={13} textAnchor="middle" className="strong">
        lo esperado
      </text>
      <text x={x(2)} y={13} textAnchor="end">
        doble
      </text>
    </svg>
  );
}

import { scaleLinear, scaleLog, scalePoint } from 'd3';
import type { ReactNode } from 'react';

export interface DistributionDot {
  readonly id: string;
  readonly label: string;
  readonly value: number;
  readonly colour: string;
}

const WIDTH = 720;
const ROW = 22;
const LEFT = 150;

/**
 * Zones as dots on one axis, a row per group (regions, north to south). Its equal in words is the table beside it, so
 * it is hidden from screen readers. A log axis needs values above zero; zeros sit at its left end.
 */
export function Distribution(props: {
  readonly rows: readonly { readonly name: string; readonly dots: readonly DistributionDot[] }[];
  readonly log: boolean;
  readonly format: (value: number) => string;
  readonly highlighted: string | undefined;
  readonly onHover: (id: string | undefined) => void;
  /** Address of a zone's own view: each dot is a link, out of the way of the keyboard. */
  readonly href: (id: string) => string;
  readonly onChoose: (id: string) => void;
}): ReactNode {
  const values = props.rows.flatMap(({ dots }) => dots.map(({ value }) => value));
  const positive = values.filter((value) => value > 0);
  if (positive.length === 0) return null;
  const min = props.log ? Math.min(...positive) : 0;
  const max = Math.max(...positive);
  const range: [number, number] = [LEFT + 8, WIDTH - 16];
  const x = props.log
    ? scaleLog([min, max === min ? min * 2 : max], range).clamp(true)
    : scaleLinear([0, max], range);
  const height = props.rows.length * ROW + 30;
  const y = scalePoint(
    props.rows.map(({ name }) => name),
    [ROW / 2, props.rows.length * ROW - ROW / 2],
  );
  const ticks = props.log ? [min, Math.sqrt(min * max), max] : x.ticks(5);
  return (
    <svg className="chart" viewBox={`0 0 ${WIDTH} ${height}`} aria-hidden="true">
      {props.rows.map(({ name }) => (
        <g key={name}>
          <line className="axis" x1={LEFT} x2={WIDTH - 8} y1={y(name)} y2={y(name)} />
          <text x={LEFT - 6} y={(y(name) ?? 0) + 4} textAnchor="end">
            {name}
          </text>
        </g>
      ))}
      {ticks.map((tick) => (
        <text key={tick} x={x(tick)} y={height - 6} textAnchor="middle">
          {props.format(tick)}
        </text>
      ))}
      {props.rows.map(({ name, dots }) =>
        dots.map((dot) => (
          <a
            key={dot.id}
            href={props.href(dot.id)}
            tabIndex={-1}
            onPointerEnter={() => props.onHover(dot.id)}
            onPointerLeave={() => props.onHover(undefined)}
            onClick={(event) => {
              event.preventDefault();
              props.onChoose(dot.id);
            }}
          >
            <circle
              cx={x(Math.max(dot.value, props.log ? min : 0))}
              cy={y(name)}
              r={props.highlighted === dot.id ? 8 : 5}
              fill={dot.colour}
              stroke={props.highlighted === dot.id ? 'var(--ink)' : 'var(--line-strong)'}
              strokeWidth={props.highlighted === dot.id ? 2.5 : 0.75}
            >
              <title>{`${dot.label}: ${props.format(dot.value)}`}</title>
            </circle>
          </a>
        )),
      )}
    </svg>
  );
}

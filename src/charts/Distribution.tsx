import type { ReactNode } from 'react';
import { linearScale, logScale, roundTicks } from './scale.ts';

export interface DistributionDot {
  readonly id: string;
  readonly label: string;
  readonly value: number;
  readonly colour: string;
}

/** Width of the drawing and of its names, wide and on a phone, where letters must not shrink with it. */
const SIZES = { wide: { width: 720, left: 150 }, narrow: { width: 340, left: 108 } } as const;
const ROW = 22;

/**
 * Zones as dots on one axis, a row per group (regions, north to south). Its equal in words is the table beside it, so
 * it is hidden from screen readers. A log axis needs values above zero; zeros sit at its left end. A linear one holds zero.
 */
export function Distribution(props: {
  readonly rows: readonly { readonly name: string; readonly dots: readonly DistributionDot[] }[];
  readonly log: boolean;
  readonly format: (value: number) => string;
  readonly narrow: boolean;
  readonly highlighted: string | undefined;
  readonly onHover: (id: string | undefined) => void;
  /** Address of a zone's own view: each dot is a link, out of the way of the keyboard. */
  readonly href: (id: string) => string;
  readonly onChoose: (id: string) => void;
}): ReactNode {
  const values = props.rows.flatMap(({ dots }) => dots.map(({ value }) => value));
  const drawn = props.log ? values.filter((value) => value > 0) : values.filter((value) => value !== 0);
  if (drawn.length === 0) return null;
  const min = props.log ? Math.min(...drawn) : Math.min(0, ...drawn);
  const max = props.log ? Math.max(...drawn) : Math.max(0, ...drawn);
  const { width, left } = SIZES[props.narrow ? 'narrow' : 'wide'];
  const range: [number, number] = [left + 8, width - 16];
  const x = props.log ? logScale([min, max === min ? min * 2 : max], range) : linearScale([min, max], range);
  const height = props.rows.length * ROW + 30;
  const y = (row: number) => (row + 0.5) * ROW;
  const ticks = props.log ? [min, Math.sqrt(min * max), max] : roundTicks(min, max, props.narrow ? 3 : 5);
  const areWhole = ticks.every(Number.isInteger);
  const tickText = (tick: number) =>
    areWhole ? props.format(tick).replace(/,0+(?=\D|$)/, '') : props.format(tick);
  return (
    <svg className="chart" viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      {props.rows.map(({ name }, row) => (
        <g key={name}>
          <line className="axis" x1={left} x2={width - 8} y1={y(row)} y2={y(row)} />
          <text x={left - 6} y={y(row) + 4} textAnchor="end">
            {name}
          </text>
        </g>
      ))}
      {ticks.map((tick) => (
        <text key={tick} x={x(tick)} y={height - 6} textAnchor="middle">
          {tickText(tick)}
        </text>
      ))}
      {props.rows.map(({ dots }, row) =>
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
              cx={x(Math.max(dot.value, min))}
              cy={y(row)}
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

import { type ReactNode, useId } from 'react';
import { linearScale } from './scale.ts';
import './lorenz.css';

const SIZE = 300;
const LEFT = 46;
const TOP = 10;

/**
 * A Lorenz curve beside the line of equal reach, both named where they run. `lines` of the text alternative tell the same:
 * what the chart shows is in its title, for who does not see it.
 */
export function Lorenz(props: {
  readonly points: readonly { readonly id: string; readonly base: number; readonly reached: number }[];
  readonly text: string;
  /** «personas», «adjudicaciones»: what each axis is a share of. */
  readonly across: string;
  readonly up: string;
  /** A zone to mark where the curve adds it. */
  readonly marked?: { readonly id: string; readonly name: string } | undefined;
}): ReactNode {
  const { points, marked } = props;
  const titleId = useId();
  const x = linearScale([0, 1], [LEFT, LEFT + SIZE]);
  const y = linearScale([0, 1], [TOP + SIZE, TOP]);
  const path = points
    .map(({ base, reached }, at) => `${at === 0 ? 'M' : 'L'}${x(base)} ${y(reached)}`)
    .join('');
  const at = marked && points.find(({ id }) => id === marked.id);
  const onRight = at !== undefined && at.base > 0.5;
  return (
    <svg
      className="chart lorenz"
      viewBox={`0 0 ${LEFT + SIZE + 14} ${TOP + SIZE + 42}`}
      role="img"
      aria-labelledby={titleId}
    >
      <title id={titleId}>{props.text}</title>
      {[0, 0.25, 0.5, 0.75, 1].map((tick) => (
        <g key={tick}>
          <line className="axis" x1={x(tick)} x2={x(tick)} y1={y(0)} y2={y(1)} />
          <line className="axis" x1={x(0)} x2={x(1)} y1={y(tick)} y2={y(tick)} />
          <text x={x(tick)} y={y(0) + 16} textAnchor="middle">
            {100 * tick}
          </text>
          <text x={x(0) - 6} y={y(tick) + 4} textAnchor="end">
            {100 * tick}
          </text>
        </g>
      ))}
      <text x={x(0.5)} y={y(0) + 34} textAnchor="middle">
        % de {props.across}
      </text>
      <text transform={`translate(12 ${y(0.5)}) rotate(-90)`} textAnchor="middle">
        % de {props.up}
      </text>
      <path className="lorenz-gap" d={`${path}Z`} />
      <line className="lorenz-equal" x1={x(0)} y1={y(0)} x2={x(1)} y2={y(1)} />
      <path className="lorenz-curve" d={path} />
      <text
        className="strong"
        transform={`translate(${x(0.4)} ${y(0.4) - 7}) rotate(-45)`}
        textAnchor="middle"
      >
        reparto parejo
      </text>
      {at && marked && (
        <g>
          <circle className="dot" cx={x(at.base)} cy={y(at.reached)} r={5} />
          <text
            className="strong"
            x={x(at.base) + (onRight ? -8 : 8)}
            y={y(at.reached) + (onRight ? -8 : 18)}
            textAnchor={onRight ? 'end' : 'start'}
          >
            {marked.name}
          </text>
        </g>
      )}
    </svg>
  );
}

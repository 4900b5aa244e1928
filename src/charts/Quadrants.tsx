import { scaleLinear, scaleSqrt } from 'd3';
import type { ReactNode } from 'react';
import { type Box, placeLabels } from './labels.ts';
import './quadrants.css';

export interface QuadrantPoint {
  readonly id: string;
  /** One or two signs that stand inside the point. */
  readonly code: string;
  readonly label: string;
  readonly x: number;
  readonly y: number;
  /** Ends of the vertical interval. */
  readonly low: number;
  readonly high: number;
  /** Drawn hollow: it rests on few cases. */
  readonly hollow: boolean;
  /** Drawn as a square, not a circle. */
  readonly marked: boolean;
  readonly title: string;
}

const SIZES = { wide: { width: 720, height: 430 }, narrow: { width: 340, height: 380 } } as const;
const MARGIN = { left: 52, right: 14, top: 40, bottom: 46 };
const RADIUS = 9;
const TEXT = 13;
/** Mean width of a letter of the labels. */
const LETTER = 6.1;

/**
 * Things by two figures, parted in four by a cut of each. The vertical axis is of square roots, so that zero has its place
 * and one great figure does not flatten the rest. Its equal in words is the table beside it.
 */
export function Quadrants(props: {
  readonly points: readonly QuadrantPoint[];
  readonly cut: { readonly x: number; readonly y: number } | undefined;
  readonly xName: string;
  readonly yName: string;
  /** Ends of the horizontal axis, when it has its own; else those of the points. */
  readonly xDomain: readonly [number, number] | undefined;
  /** Corners: high x and y, high x alone, high y alone, neither. */
  readonly corners: readonly [string, string, string, string];
  readonly format: (value: number) => string;
  readonly narrow: boolean;
  readonly label: string;
}): ReactNode {
  const { points, cut, corners, format, narrow } = props;
  const { width, height } = SIZES[narrow ? 'narrow' : 'wide'];
  const inner: Box = {
    x: MARGIN.left,
    y: MARGIN.top,
    width: width - MARGIN.left - MARGIN.right,
    height: height - MARGIN.top - MARGIN.bottom,
  };
  const right = inner.x + inner.width;
  const bottom = inner.y + inner.height;
  const xs = points.map(({ x }) => x);
  const highest = Math.max(1, 1.08 * Math.max(...points.map(({ y }) => y), cut?.y ?? 0));
  const x = scaleLinear(props.xDomain ?? [Math.min(...xs), Math.max(...xs)], [
    inner.x + 14,
    right - 14,
  ]).clamp(true);
  const y = scaleSqrt([0, highest], [bottom - 12, inner.y + 12]).clamp(true);
  // Those that rest on enough go first: they keep their labels.
  const ordered = [...points].sort((a, b) => Number(a.hollow) - Number(b.hollow) || b.y - a.y);
  const labels = placeLabels(
    ordered.map((point) => ({
      x: x(point.x),
      y: y(point.y),
      radius: RADIUS,
      width: point.label.length * LETTER,
    })),
    TEXT,
    inner,
  );
  const [both, promising, backed, neither] = corners;
  return (
    <svg className="chart quadrants" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={props.label}>
      <rect className="frame" x={inner.x} y={inner.y} width={inner.width} height={inner.height} />
      {cut && (
        <>
          <line className="one" x1={x(cut.x)} x2={x(cut.x)} y1={inner.y} y2={bottom} />
          <line className="one" x1={inner.x} x2={right} y1={y(cut.y)} y2={y(cut.y)} />
          <text className="corner" x={right - 6} y={inner.y - 6} textAnchor="end">
            {both}
          </text>
          <text className="corner" x={inner.x + 2} y={inner.y - 6}>
            {backed}
          </text>
          <text className="corner" x={right - 6} y={bottom + 14} textAnchor="end">
            {promising}
          </text>
          <text className="corner" x={inner.x + 2} y={bottom + 14}>
            {neither}
          </text>
        </>
      )}
      {y.ticks(narrow ? 4 : 5).map((tick) => (
        <text key={tick} x={inner.x - 6} y={y(tick) + 4} textAnchor="end">
          {format(tick)}
        </text>
      ))}
      <text className="strong" x={right} y={height - 6} textAnchor="end">
        {props.xName} →
      </text>
      <text className="strong" x={4} y={12}>
        ↑ {props.yName}
      </text>
      {ordered.map((point) => (
        <line
          key={point.id}
          className="reach"
          x1={x(point.x)}
          x2={x(point.x)}
          y1={y(point.low)}
          y2={y(point.high)}
        />
      ))}
      {ordered.map((point, at) => {
        const box = labels[at];
        return (
          <g key={point.id} className={point.hollow ? 'point is-few' : 'point'}>
            <title>{point.title}</title>
            {point.marked ? (
              <rect x={x(point.x) - RADIUS} y={y(point.y) - RADIUS} width={2 * RADIUS} height={2 * RADIUS} />
            ) : (
              <circle cx={x(point.x)} cy={y(point.y)} r={RADIUS} />
            )}
            <text className="code" x={x(point.x)} y={y(point.y) + 4} textAnchor="middle">
              {point.code}
            </text>
            {box && (
              <text className="name" x={box.x} y={box.y + TEXT - 3}>
                {point.label}
              </text>
            )}
          </g>
        );
      })}
    </svg>
  );
}

/** The sign of a point, for a legend. */
export function QuadrantSample(props: { readonly marked?: boolean; readonly hollow?: boolean }): ReactNode {
  return (
    <svg
      className="chart quadrants quadrant-sample"
      width={16}
      height={16}
      viewBox="0 0 16 16"
      aria-hidden="true"
    >
      <g className={props.hollow ? 'point is-few' : 'point'}>
        {props.marked ? <rect x={2} y={2} width={12} height={12} /> : <circle cx={8} cy={8} r={6} />}
      </g>
    </svg>
  );
}

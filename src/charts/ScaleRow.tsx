import type { ReactNode } from 'react';
import { isKnown, type Measure } from '../domain/measure.ts';
import type { CommonScale } from './common_scale.ts';
import './scale_row.css';

const HEIGHT = 22;

/** Room at both edges, so that a dot there is drawn whole. */
const percent = (share: number) => `${4 + 92 * share}%`;

/**
 * A figure as a dot with its interval on an axis that others share. What the source keeps back is a dashed line between
 * its ends, with no dot; what is missing draws nothing. Its equal in words stands beside it.
 */
export function ScaleRow({
  measure,
  scale,
}: {
  readonly measure: Measure;
  readonly scale: CommonScale;
}): ReactNode {
  const { low, high } = measure;
  const middle = HEIGHT / 2;
  return (
    <svg className="chart scale-row is-sure" height={HEIGHT} width="100%" aria-hidden="true">
      <line className="axis" x1={percent(0)} x2={percent(1)} y1={middle} y2={middle} />
      {scale.mark !== undefined && (
        <line
          className="one"
          x1={percent(scale.at(scale.mark))}
          x2={percent(scale.at(scale.mark))}
          y1={0}
          y2={HEIGHT}
        />
      )}
      {low !== undefined && high !== undefined && (
        <line
          className={isKnown(measure) ? 'range' : 'range is-kept-back'}
          x1={percent(scale.at(low))}
          x2={percent(scale.at(high))}
          y1={middle}
          y2={middle}
        />
      )}
      {isKnown(measure) && <circle className="dot" cx={percent(scale.at(measure.value))} cy={middle} r={5} />}
    </svg>
  );
}

/** The axis that the rows share. */
export function ScaleAxis(props: {
  readonly scale: CommonScale;
  readonly format: (value: number) => string;
}): ReactNode {
  const { scale, format } = props;
  // Long figures on many ticks would touch: every other one is enough.
  const isTight = scale.ticks.length > 5 && scale.ticks.map(format).join('').length > 24;
  const ticks = isTight ? scale.ticks.filter((_, at) => at % 2 === 0) : scale.ticks;
  return (
    <svg className="chart scale-row" height={16} width="100%" aria-hidden="true">
      {ticks.map((tick, at) => (
        <text
          key={tick}
          x={percent(scale.at(tick))}
          y={12}
          textAnchor={scale.at(tick) < 0.05 ? 'start' : scale.at(tick) > 0.95 ? 'end' : 'middle'}
          // A narrow axis has room for its ends and where it parts.
          className={`${tick === scale.mark ? 'strong' : ''} ${at === 0 || at === ticks.length - 1 || tick === scale.mark ? '' : 'hide-narrow'}`}
        >
          {format(tick)}
        </text>
      ))}
    </svg>
  );
}

/** One of the signs that tell zones apart on a line they share; by form, not only by colour. */
export type Sign = 'circulo' | 'cuadrado' | 'triangulo' | 'rombo';
export const SIGNS: readonly Sign[] = ['circulo', 'cuadrado', 'triangulo', 'rombo'];
const SIGN_PATHS: Readonly<Record<Sign, string>> = {
  circulo: 'M-4.5,0a4.5,4.5 0 1,0 9,0a4.5,4.5 0 1,0 -9,0z',
  cuadrado: 'M-4,-4h8v8h-8z',
  triangulo: 'M0,-5L5,4H-5z',
  rombo: 'M0,-5.5L5.5,0L0,5.5L-5.5,0z',
};

/** The sign of a zone beside its name. */
export function SignMark({ sign }: { readonly sign: Sign }): ReactNode {
  return (
    <svg className={`sign sign-${sign}`} width={14} height={14} viewBox="-7 -7 14 14" aria-hidden="true">
      <path d={SIGN_PATHS[sign]} />
    </svg>
  );
}

const TRACK = 9;

/** The same figure of several zones on one line, each on its own track so that no interval hides another. */
export function ScaleTracks(props: {
  readonly measures: readonly Measure[];
  readonly scale: CommonScale;
}): ReactNode {
  const { measures, scale } = props;
  const height = measures.length * TRACK + 6;
  return (
    <svg className="chart scale-row" height={height} width="100%" aria-hidden="true">
      {scale.mark !== undefined && (
        <line
          className="one"
          x1={percent(scale.at(scale.mark))}
          x2={percent(scale.at(scale.mark))}
          y1={0}
          y2={height}
        />
      )}
      {measures.map((measure, at) => {
        const sign = SIGNS[at] ?? 'circulo';
        const y = 3 + TRACK * (at + 0.5);
        const { low, high } = measure;
        return (
          <g key={sign} className={`sign-${sign}`}>
            {low !== undefined && high !== undefined && (
              <line
                className={isKnown(measure) ? 'track' : 'track is-kept-back'}
                x1={percent(scale.at(low))}
                x2={percent(scale.at(high))}
                y1={y}
                y2={y}
              />
            )}
            {isKnown(measure) && (
              <svg x={percent(scale.at(measure.value))} y={y} overflow="visible" aria-hidden="true">
                <path d={SIGN_PATHS[sign]} />
              </svg>
            )}
          </g>
        );
      })}
    </svg>
  );
}

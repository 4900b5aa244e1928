import type { ReactNode } from 'react';
import type { Pattern } from './colour.ts';
import './hatches.css';

/** The patterns of what is missing, for a small SVG map; `id` is of the drawing, so that two do not share names. */
export function Hatches({ id }: { readonly id: string }): ReactNode {
  return (
    <defs>
      <pattern
        id={`${id}-sin-dato`}
        width="4"
        height="4"
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <rect className="hatch-ground" width="4" height="4" />
        <rect className="hatch-ink" width="1.2" height="4" />
      </pattern>
      {(
        [
          ['reservado', 4, 1],
          ['bajo-umbral', 7, 1.5],
        ] as const
      ).map(([name, side, radius]) => (
        <pattern key={name} id={`${id}-${name}`} width={side} height={side} patternUnits="userSpaceOnUse">
          <rect className="hatch-ground" width={side} height={side} />
          <circle className="hatch-ink" cx={side / 2} cy={side / 2} r={radius} />
        </pattern>
      ))}
      <pattern id={`${id}-pocos-datos`} width="4" height="4" patternUnits="userSpaceOnUse">
        <rect className="hatch-ground" width="4" height="4" />
        <rect className="hatch-ink" width="4" height="1" />
      </pattern>
      <pattern
        id={`${id}-no-aplica`}
        width="5"
        height="5"
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <rect className="hatch-ground" width="5" height="5" />
        <path className="hatch-ink" d="M0 0h5v1H1v4H0z" />
      </pattern>
    </defs>
  );
}

/** What a shape of the drawing is filled with. */
export const hatchUrl = (id: string, pattern: Pattern): string => `url(#${id}-${pattern})`;

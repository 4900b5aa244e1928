import type { Geometry } from 'geojson';
import { type ReactNode, useEffect, useId, useMemo, useRef, useState } from 'react';
import type { Pattern } from '../ui/colour.ts';
import { Hatches, hatchUrl } from '../ui/Hatches.tsx';
import { fitNames, layZones, type PlaceName, type Strip } from './zone_layout.ts';
import './zone_map.css';

export interface DrawnZone {
  readonly id: string;
  readonly name: string;
  readonly geometry: Geometry;
  readonly fill: string;
  /** Drawn with a pattern in place of its colour: that of no data, or the one named. */
  readonly hatch?: boolean | Pattern;
  /** What its tooltip says; its name when nothing is given. */
  readonly title?: string;
  /** Drawn as a line over the others, which stay in sight under it. */
  readonly open?: boolean;
}

export interface DrawnPoint {
  readonly longitude: number;
  readonly latitude: number;
  readonly fill: string;
  readonly label?: string;
  /** In pixels. */
  readonly radius?: number;
}

/**
 * A map drawn as SVG, without WebGL: for paper and for browsers that cannot draw the large one. The zone selected is outlined
 * over its neighbours. A pointer may choose a zone (`onPick`) or only stand over it (`onHover`); who works with the keyboard
 * has the table beside it, and the drawing is one image with a name.
 */
export function ZoneMap(props: {
  readonly zones: readonly DrawnZone[];
  readonly points?: readonly DrawnPoint[];
  /** Written where they fit, the first ones first. */
  readonly names?: readonly PlaceName[];
  readonly selected?: string;
  readonly hovered?: string;
  readonly label: string;
  readonly width?: number;
  /** At most; a low drawing takes what it needs. */
  readonly height?: number;
  /** The country cut in three from north to south, side by side: it fits a sheet of paper. */
  readonly strips?: 1 | 3;
  /** Zones that are framed; all of them when not given. */
  readonly focus?: ReadonlySet<string>;
  readonly onPick?: (id: string) => void;
  readonly onHover?: (id: string | undefined) => void;
}): ReactNode {
  const { zones, points = [], names = [], selected, hovered, label, focus, onPick, onHover } = props;
  const { width = 320, height: most = 520, strips = 1 } = props;
  const id = useId();
  const outlines = useSame(zones);
  const layout = useMemo(
    () => layZones(outlines, { width, most, strips }, focus),
    [outlines, width, most, strips, focus],
  );
  const byId = useMemo(() => new Map(zones.map((zone) => [zone.id, zone])), [zones]);
  const drawing = useRef<SVGSVGElement>(null);
  usePointer(drawing, onPick, onHover);
  const height = Math.ceil(layout.height);
  return (
    <svg
      ref={drawing}
      className={onPick ? 'zone-map is-live' : 'zone-map'}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={label}
    >
      <Hatches id={id} />
      {layout.strips.map((strip) => (
        <svg
          key={strip.x}
          x={strip.x}
          width={strip.width}
          height={height}
          overflow="hidden"
          aria-hidden="true"
        >
          <rect className="sea" width="100%" height="100%" />
          {strip.shapes.map(({ id: zone, path }) => {
            const one = byId.get(zone);
            return (
              one && (
                <path key={zone} data-zone={zone} d={path} {...inkOf(one, id)}>
                  <title>{one.title ?? one.name}</title>
                </path>
              )
            );
          })}
          <Marks strip={strip} selected={selected} hovered={hovered} />
          <Points strip={strip} points={points} />
          {fitNames(strip, height, names).map(({ text, x, y }) => (
            <text key={`${text}-${x}`} x={x.toFixed(1)} y={y.toFixed(1)}>
              {text}
            </text>
          ))}
        </svg>
      ))}
    </svg>
  );
}

function inkOf({ hatch, fill, open }: DrawnZone, id: string) {
  if (open) return { className: 'is-open', stroke: fill };
  return { fill: hatch ? hatchUrl(id, hatch === true ? 'sin-dato' : hatch) : fill };
}

/** The outlines of the zone chosen and of the one pointed at, over all others. */
function Marks(props: {
  readonly strip: Strip;
  readonly selected: string | undefined;
  readonly hovered: string | undefined;
}): ReactNode {
  const { strip, selected, hovered } = props;
  return strip.shapes
    .filter(({ id }) => id === selected || id === hovered)
    .map(({ id, path }) => (
      <path key={id} d={path} className={id === selected ? 'mark is-selected' : 'mark is-hovered'} />
    ));
}

function Points({ strip, points }: { readonly strip: Strip; readonly points: readonly DrawnPoint[] }) {
  return points.map(({ longitude, latitude, fill, label, radius = 2.5 }, at) => {
    const place = strip.place(longitude, latitude);
    // Two points may be the same in all they say: only their turn tells them apart.
    const key = `${at}-${longitude}-${latitude}`;
    return (
      place && (
        <circle key={key} cx={place[0].toFixed(1)} cy={place[1].toFixed(1)} r={radius} fill={fill}>
          {label !== undefined && <title>{label}</title>}
        </circle>
      )
    );
  });
}

/** The zones given, the same list while their outlines are the same: a colour changed lays nothing out anew. */
function useSame(zones: readonly DrawnZone[]): readonly DrawnZone[] {
  const [kept, keep] = useState(zones);
  const same =
    kept.length === zones.length &&
    zones.every(({ id, geometry }, at) => id === kept[at]?.id && geometry === kept[at]?.geometry);
  if (!same) keep(zones);
  return same ? kept : zones;
}

/** Tells which zone the pointer is over or chooses, by what each shape says it is. */
function usePointer(
  drawing: { readonly current: SVGSVGElement | null },
  onPick: ((id: string) => void) | undefined,
  onHover: ((id: string | undefined) => void) | undefined,
): void {
  useEffect(() => {
    const map = drawing.current;
    if (!map) return;
    const zoneOf = ({ target }: Event) => (target instanceof SVGElement ? target.dataset.zone : undefined);
    const pick = (event: Event) => {
      const zone = zoneOf(event);
      if (zone) onPick?.(zone);
    };
    const over = (event: Event) => onHover?.(zoneOf(event));
    const leave = () => onHover?.(undefined);
    map.addEventListener('click', pick);
    map.addEventListener('pointerover', over);
    map.addEventListener('pointerleave', leave);
    return () => {
      map.removeEventListener('click', pick);
      map.removeEventListener('pointerover', over);
      map.removeEventListener('pointerleave', leave);
    };
  }, [drawing, onPick, onHover]);
}

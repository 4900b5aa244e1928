import { geoIdentity, geoPath } from 'd3';
import type { GeometryCollection, MultiPolygon, Position } from 'geojson';
import { type ReactNode, useId, useMemo } from 'react';
import { type Classes, classOf } from '../../domain/classes.ts';
import type { ZoneId } from '../../domain/ids.ts';
import { isKnown, type Measure } from '../../domain/measure.ts';
import type { OutlineCollection } from '../../load/outlines.ts';
import { paint } from '../../ui/colour.ts';
import { formatMeasure } from '../../ui/format.ts';
import { Hatches, hatchUrl } from '../../ui/Hatches.tsx';

const WIDTH = 300;
const LEAST_HEIGHT = 180;
const MOST_HEIGHT = 520;
/** Radius of the circle of the greatest count of both years. */
const MOST_RADIUS = 16;

export interface YearFigureOfZone {
  readonly id: ZoneId;
  readonly name: string;
  readonly measure: Measure;
}

/**
 * A small map of one year, painted as the large one. Counts are circles. Both years are drawn by the same outlines, classes
 * and greatest count, so that they are read against each other. Its equal in words is the table under it.
 */
export function YearMap(props: {
  readonly outlines: OutlineCollection;
  readonly figures: readonly YearFigureOfZone[];
  readonly classes: Classes | undefined;
  /** Figures are counts: circles on plain ground. */
  readonly stock: boolean;
  readonly chosen: ReadonlySet<ZoneId>;
  readonly label: string;
}): ReactNode {
  const { outlines, figures, classes, stock, chosen, label } = props;
  const id = useId();
  const ids = figures.map((one) => one.id).join();
  const shapes = useMemo(() => shapesOf(outlines, new Set(ids.split(','))), [outlines, ids]);
  const byId = new Map(figures.map((one) => [one.id as string, one]));
  const drawn = shapes.list.flatMap((shape) => {
    const figure = byId.get(shape.id);
    return figure ? [{ ...shape, figure, ...lookOf(figure.measure, classes, stock) }] : [];
  });
  // The zones compared are outlined last, over their neighbours.
  drawn.sort((a, b) => Number(chosen.has(a.figure.id)) - Number(chosen.has(b.figure.id)));
  return (
    <svg
      className="year-map"
      viewBox={`0 0 ${WIDTH} ${shapes.height}`}
      role="img"
      aria-label={`Mapa de ${label}. La tabla de abajo tiene las mismas cifras.`}
    >
      <Hatches id={id} />
      {drawn.map(({ figure, path, fill, pattern }) => (
        <path
          key={figure.id}
          d={path}
          className={chosen.has(figure.id) ? 'is-compared' : ''}
          fill={pattern ? hatchUrl(id, pattern) : (fill ?? 'var(--map-land)')}
        >
          <title>{`${figure.name}: ${formatMeasure(figure.measure)}`}</title>
        </path>
      ))}
      {drawn.map(
        ({ figure, point, radius }) =>
          radius > 0 && <circle key={figure.id} cx={point[0]} cy={point[1]} r={radius} />,
      )}
    </svg>
  );
}

/** How a zone is drawn: the colour or pattern of the large map, and the radius of its circle when it is a count. */
function lookOf(measure: Measure, classes: Classes | undefined, stock: boolean) {
  const { fill, pattern } = paint(classes, measure);
  if (!stock || !classes || !isKnown(measure)) return { fill, pattern, radius: 0 };
  const radius = MOST_RADIUS * Math.sqrt(Math.max(0, measure.value) / Math.max(classes.max, 1));
  const isZero = classOf(classes, measure.value) === -1;
  return { fill: isZero ? fill : undefined, pattern, radius: isZero ? 0 : radius };
}

interface Shape {
  readonly id: string;
  readonly path: string;
  readonly point: readonly [number, number];
}

/** Far islands lie west of this, in degrees: they would shrink everything else. */
const FAR_WEST = -77;

/** The zones that have a figure, fitted to the drawing by the parts that are not far islands. */
function shapesOf(
  outlines: OutlineCollection,
  ids: ReadonlySet<string>,
): { readonly list: readonly Shape[]; readonly height: number } {
  const zones = outlines.features.flatMap(({ geometry, properties: { id } }) => {
    const parts = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
    const near = parts.filter(([[[x = 0] = []] = []]) => x > FAR_WEST);
    return ids.has(id) && near.length > 0 ? [{ id, shape: projected(near) }] : [];
  });
  const all: GeometryCollection = { type: 'GeometryCollection', geometries: zones.map(({ shape }) => shape) };
  const [[, top], [, bottom]] = geoPath(geoIdentity().fitSize([WIDTH - 4, 1e6], all)).bounds(all);
  const height = Math.round(Math.min(MOST_HEIGHT, Math.max(LEAST_HEIGHT, bottom - top + 4)));
  const fitted = geoIdentity().fitExtent(
    [
      [2, 2],
      [WIDTH - 2, height - 2],
    ],
    all,
  );
  const path = geoPath(fitted);
  return {
    height,
    list: zones.map(({ id, shape }) => ({ id, path: path(shape) ?? '', point: path.centroid(shape) })),
  };
}

/** Mercator, as the large map, with south below; plain numbers, so that no ring is taken for the rest of the world. */
function projected(parts: readonly Position[][][]): MultiPolygon {
  const radians = Math.PI / 180;
  const place = ([x = 0, y = 0]: Position): Position => [
    x * radians,
    -Math.log(Math.tan(Math.PI / 4 + (y * radians) / 2)),
  ];
  return { type: 'MultiPolygon', coordinates: parts.map((rings) => rings.map((ring) => ring.map(place))) };
}

import { bbox } from '@turf/turf';
import { geoIdentity, geoPath } from 'd3';
import type { LineString, MultiLineString, MultiPolygon, Polygon, Position } from 'geojson';
import { plane } from '../charts/zone_layout.ts';
import type { ZoneCells } from '../domain/cells.ts';
import type { OutlineCollection } from '../load/outlines.ts';
import { HATCH, INK, INNER, LAND, type LegendItem, SOFT, textAt, widthOf } from '../reports/frame.ts';
import type { Shown } from '../state/select.ts';
import { PATTERNS, type Paint, ramp } from '../ui/colour.ts';
import { formatNumber, formatValue, MISSING_WORDS } from '../ui/format.ts';
import { borders } from './borders.ts';
import { type PaintedCells, paintCells } from './cells.ts';
import { limits } from './legend_words.ts';
import { ANTARCTICA, circleSteps, legendKey, paintsOf, radiusOf, zoneHolding } from './paints.ts';
import { regionNames, zoneNames } from './picture_names.ts';
import {
  type Bounds,
  CONTINENT,
  homeBounds,
  ISLANDS,
  largestPart,
  parts,
  placesOf,
  union,
} from './places.ts';

/** Everything a picture of the map is drawn from. */
export interface MapScene {
  readonly shown: Shown;
  readonly outlines: OutlineCollection;
  readonly own: OutlineCollection | undefined;
  readonly cells: ZoneCells | undefined;
  /** Zones and cells that the rule of small cells keeps back, by id. */
  readonly held: ReadonlySet<string>;
  /** Size of the map on the screen, when it is there. */
  readonly frame: { readonly width: number; readonly height: number } | undefined;
}

const ACCENT = '#0b5a60';
const SEA = '#dde7e9';
const COAST = '#b9c4c4';
/** Ground of what the reader did not ask for. */
const BEYOND = '#f2f4f3';
const STRIPS = 3;
const GAP = 14;
const MOST_HEIGHT = 900;

type Projection = ReturnType<typeof geoIdentity>;

/**
 * The map as SVG, from the outlines and the same colours as the large one: what the reader framed, the region or the zone
 * that is looked into, or the whole country in three strips side by side. Businesses are not drawn one by one.
 */
export function drawnMap(scene: MapScene): { readonly body: string; readonly height: number } {
  const { shown, outlines } = scene;
  const { camera, only } = shown.view;
  const bounds = homeBounds(outlines, only, undefined, shown.summary.start.zona);
  const start = shown.summary.start.zona && placesOf(outlines).get(shown.summary.start.zona)?.bounds;
  if (camera) {
    const width = scene.frame?.width ?? INNER;
    const height = Math.min(MOST_HEIGHT, ((scene.frame?.height ?? INNER) * INNER) / width);
    const scale = ((512 * 2 ** camera.zoom) / 360) * (INNER / width);
    const [x, y] = plane([camera.longitude, camera.latitude]);
    const projection = geoIdentity()
      .scale(scale)
      .translate([INNER / 2 - x * scale, height / 2 - y * scale]);
    return { body: view(scene, projection, INNER, height, 0), height };
  }
  if (scene.cells && scene.cells.cells.length > 0) return fitted(scene, aroundCells(scene.cells));
  if (bounds !== CONTINENT) return fitted(scene, bounds);
  return start ? fitted(scene, start) : strips(scene);
}

/** Where nine in ten of the businesses are, so that one far away does not send the city into a corner. */
function aroundCells({ cells, ofAll }: ZoneCells): Bounds {
  let within = 0;
  const near = [...cells]
    .sort((a, b) => a.distanceKm - b.distanceKm)
    .filter(({ all }) => {
      within += all;
      return within - all < 0.9 * ofAll;
    });
  return (
    union(
      near.map(({ outline }): Bounds => {
        const [west, south, east, north] = bbox(outline);
        return [west, south, east, north];
      }),
    ) ?? CONTINENT
  );
}

/** Some bounds, as large as fit. */
function fitted(scene: MapScene, bounds: Bounds) {
  const box = corners(bounds);
  const projection = geoIdentity().fitSize([INNER - 20, MOST_HEIGHT - 40], box);
  const [[, top], [, bottom]] = geoPath(projection).bounds(box);
  const height = bottom - top + 40;
  const [x, y] = projection.translate();
  projection.translate([x + 10, y - top + 20]);
  return { body: view(scene, projection, INNER, height, 0), height };
}

/** The whole country, cut across in strips of the same height from north to south, with the far islands in the sea of the first. */
function strips(scene: MapScene) {
  const width = (INNER - GAP * (STRIPS - 1)) / STRIPS;
  const box = corners(CONTINENT);
  const projection = geoIdentity().fitSize([width, 1e6], box);
  const [[, top], [, bottom]] = geoPath(projection).bounds(box);
  const height = (bottom - top) / STRIPS;
  const [x, y] = projection.translate();
  const body = Array.from({ length: STRIPS }, (_, at) => {
    projection.translate([x, y - top - at * height]);
    return `<g transform="translate(${at * (width + GAP)} 0)">${view(scene, projection, width, height, at)}</g>`;
  });
  return { body: [...body, insets(scene, height)].join(''), height };
}

function corners([west, south, east, north]: Bounds): LineString {
  return {
    type: 'LineString',
    coordinates: [plane([west, south]), plane([east, north])].map(([x, y]) => [x, y]),
  };
}

type Shape = Polygon | MultiPolygon | MultiLineString;

const flattened = new WeakMap<Shape, Shape>();

/** The same shape on the plane; worked out once, for each of the strips asks for it. */
function flat(shape: Shape): Shape {
  const ring = (points: Position[]) => points.map(plane);
  const found: Shape =
    flattened.get(shape) ??
    (shape.type === 'MultiPolygon'
      ? { type: 'MultiPolygon', coordinates: shape.coordinates.map((one) => one.map(ring)) }
      : { ...shape, coordinates: shape.coordinates.map(ring) });
  flattened.set(shape, found);
  return found;
}

/** One drawing through a projection; what lies outside of its box is not seen. */
function view(scene: MapScene, projection: Projection, width: number, height: number, at: number): string {
  const { shown, outlines, own } = scene;
  projection.clipExtent([
    [-20, -20],
    [width + 20, height + 20],
  ]);
  const draw = geoPath(projection).digits(1);
  const path = (shape: Shape) => draw(flat(shape));
  const paints = paintsOf(shown);
  const plain = shown.layer.kind === 'cantidad';
  const looked = scene.cells && shown.zone?.id;
  const fillOf = (id: string): string => {
    const paint = paints.get(id as Parameters<typeof paints.get>[0]);
    if (!paint) return BEYOND;
    if (id === looked) return LAND;
    return filled(scene.held.has(id) ? { fill: undefined, pattern: 'reservado' } : paint);
  };
  const zones = outlines.features.flatMap(({ geometry, properties: { id, name } }) => {
    const d = path(geometry);
    return d
      ? [
          `<path d="${d}" fill="${fillOf(id)}" stroke="${COAST}" stroke-width="0.35"><title>${textOnly(name)}</title></path>`,
        ]
      : [];
  });
  const lines = borders(outlines).features.map(({ geometry, properties: { kind } }) => {
    const d = path(geometry) ?? '';
    const thin = plain ? HATCH : '#ffffff';
    return `<path d="${d}" fill="none" stroke="${kind === 'region' ? SOFT : thin}" stroke-width="${kind === 'region' ? 0.8 : 0.35}"/>`;
  });
  const cells = scene.cells
    ? paintCells(scene.cells, shown.view).cells.map(({ cell, paint }) => {
        const fill = scene.held.has(cell.id)
          ? filled({ fill: undefined, pattern: 'reservado' })
          : filled(paint);
        return `<path d="${path(cell.outline) ?? ''}" fill="${fill}" stroke="#ffffff" stroke-width="0.6"/>`;
      })
    : [];
  const chosen = outlines.features.find(({ properties }) => properties.id === shown.zone?.id);
  const marks = [...(own?.features ?? []), ...(chosen ? [chosen] : [])].map(
    (feature) =>
      `<path d="${path(feature.geometry) ?? ''}" fill="none" stroke="${feature === chosen ? INK : ACCENT}" stroke-width="1.8"/>`,
  );
  const circles = plain ? circlesOf(scene, projection) : [];
  const id = `marco-${at}`;
  return [
    `<svg width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" overflow="hidden"><rect width="100%" height="100%" fill="${SEA}"/><g id="${id}" stroke-linejoin="round">`,
    ...zones,
    ...lines,
    ...cells,
    ...marks,
    ...circles,
    ...namesOf(scene, projection, width, height),
    '</g></svg>',
  ].join('');
}

function filled({ fill, pattern }: Pick<Paint, 'fill' | 'pattern'>): string {
  return pattern ? `url(#trama-${pattern})` : (fill ?? LAND);
}

function circlesOf({ shown, outlines, held }: MapScene, projection: Projection): readonly string[] {
  const paints = paintsOf(shown);
  return [...placesOf(outlines).values()].flatMap(({ id, point }) => {
    const radius = paints.get(id as Parameters<typeof paints.get>[0])?.radius ?? 0;
    const at = projection(plane([...point]));
    return at && radius > 0 && !held.has(id)
      ? [
          `<circle cx="${at[0].toFixed(1)}" cy="${at[1].toFixed(1)}" r="${radius.toFixed(1)}" fill="${ACCENT}" fill-opacity="0.45" stroke="#ffffff" stroke-width="0.75"/>`,
        ]
      : [];
  });
}

/** Names that fit without touching, the most populous first: regions of the country, zones of what is nearer, and its parts. */
function namesOf(scene: MapScene, projection: Projection, width: number, height: number): readonly string[] {
  const { shown, outlines } = scene;
  const wide = projection.scale() < 70;
  const size = 12;
  const taken: (readonly [number, number, number, number])[] = [];
  const wanted = scene.cells?.layerTitle
    ? scene.cells.cells.map(({ name = '', centre, all }) => ({
        point: centre,
        name,
        weight: all,
      }))
    : wide
      ? regionNames(outlines, shown.summary)
      : zoneNames(outlines, shown.summary, shown.view.only);
  return wanted.flatMap(({ point, name }) => {
    const at = projection(plane([...point]));
    const long = widthOf(name, size, 600);
    if (!at) return [];
    const box = [at[0] - long / 2 - 2, at[1] - size, at[0] + long / 2 + 2, at[1] + 5] as const;
    const fits = box[0] > 0 && box[2] < width && box[1] > 0 && box[3] < height;
    const free = taken.every(
      (one) => box[0] > one[2] || box[2] < one[0] || box[1] > one[3] || box[3] < one[1],
    );
    if (!fits || !free) return [];
    taken.push(box);
    const text = textAt(name, at[0], at[1] + 2, { size, weight: 600, colour: INK, anchor: 'middle' });
    return [
      text.replace(
        '<text ',
        '<text stroke="#ffffff" stroke-width="3" stroke-linejoin="round" paint-order="stroke" ',
      ),
    ];
  });
}

/** The far islands and Antártica, in the free corner of the first strip. */
function insets(scene: MapScene, height: number): string {
  const { shown, outlines } = scene;
  const paints = paintsOf(shown);
  const side = 62;
  const boxes = [
    ...ISLANDS.map(({ id, name, bounds }) => ({ id, name, bounds: bounds as Bounds })),
    { id: ANTARCTICA, name: 'Antártica', bounds: undefined },
  ].flatMap(({ id, name, bounds }) => {
    const zone = zoneHolding(shown, id as typeof ANTARCTICA);
    const paint = zone && paints.get(zone.id);
    if (!zone || !paint) return [];
    const fill = filled(scene.held.has(zone.id) ? { fill: undefined, pattern: 'reservado' } : paint);
    const shape = bounds && islandOf(outlines, bounds, side);
    if (bounds && !shape) return [];
    const drawing = shape
      ? `<path d="${shape}" fill="${fill}"/>`
      : `<rect x="${side / 2 - 14}" y="20" width="28" height="14" fill="${fill}"/>`;
    return [{ name, drawing }];
  });
  return boxes
    .map(({ name, drawing }, at) => {
      const y = height - (boxes.length - at) * (side + 4);
      const label = textAt(name, side / 2, side - 4, {
        size: 11,
        weight: 400,
        colour: SOFT,
        anchor: 'middle',
      });
      return `<g transform="translate(8 ${y.toFixed(1)})">${drawing}${label}</g>`;
    })
    .join('');
}

function islandOf(
  outlines: OutlineCollection,
  [west, south, east, north]: Bounds,
  side: number,
): string | undefined {
  const inside = outlines.features.flatMap(({ geometry }) =>
    parts(geometry).filter(([[[x = 0, y = 0] = []] = []]) => x > west && x < east && y > south && y < north),
  );
  if (inside.length === 0) return undefined;
  const shape = largestPart({ type: 'MultiPolygon', coordinates: inside });
  const drawn = flat(shape);
  const projection = geoIdentity().fitExtent(
    [
      [6, 2],
      [side - 6, side - 18],
    ],
    drawn,
  );
  return geoPath(projection).digits(1)(drawn) ?? undefined;
}

/** What the colours, patterns and circles of the picture mean, with how many zones are of each. */
export function mapLegend({ shown, held, cells }: MapScene): readonly LegendItem[] {
  if (cells && cells.cells.length > 0) return cellLegend(paintCells(cells, shown.view), held, cells.ofSector);
  const key = legendKey(shown);
  const { unit } = shown.grid;
  const stock = shown.layer.kind === 'cantidad';
  const count = (of: number) => `(${formatNumber(of)})`;
  const max = shown.classes?.max ?? 0;
  const classes: readonly LegendItem[] = stock
    ? circleSteps(max).map((value) => ({
        fill: ACCENT,
        circle: radiusOf(value, max),
        text: `${formatValue(value, unit)} ${unit}`,
      }))
    : key.classes.map((one, at) => ({
        fill: one.colour,
        text: `${shown.overlay?.categories?.[at] ?? limits(one, unit)} ${held.size > 0 ? '' : count(one.count)}`.trim(),
      }));
  return [
    ...classes,
    ...(key.zero
      ? [{ fill: key.zero.colour, text: held.size > 0 ? 'cero' : `cero ${count(key.zero.count)}` }]
      : []),
    ...PATTERNS.filter(
      (pattern) => key.missing[pattern] > 0 || (pattern === 'reservado' && held.size > 0),
    ).map((pattern) => ({
      pattern,
      text:
        held.size > 0 ? MISSING_WORDS[pattern] : `${MISSING_WORDS[pattern]} ${count(key.missing[pattern])}`,
    })),
  ];
}

/** The same for the pieces inside a zone: their colours are cut around 1, as those of a quotient. */
function cellLegend(
  { classes, cells }: PaintedCells,
  held: ReadonlySet<string>,
  ofSector: number,
): readonly LegendItem[] {
  const areEmpty =
    ofSector > 0 && cells.every(({ cell, paint }) => paint.pattern !== 'no-aplica' || cell.all === 0);
  const patterns = new Set(cells.map(({ cell, paint }) => (held.has(cell.id) ? 'reservado' : paint.pattern)));
  return [
    ...(classes
      ? ramp(classes).map((fill, at) => ({
          fill,
          text: limits(
            { colour: fill, from: classes.breaks[at - 1], to: classes.breaks[at], count: 0 },
            'veces',
          ),
        }))
      : []),
    ...PATTERNS.filter((pattern) => patterns.has(pattern)).map((pattern) => ({
      pattern,
      text: areEmpty && pattern === 'no-aplica' ? 'ningún negocio' : MISSING_WORDS[pattern],
    })),
  ];
}

function textOnly(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

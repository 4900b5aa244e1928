import type { DrawnPoint, DrawnZone } from '../charts/ZoneMap.tsx';
import type { PlaceName } from '../charts/zone_layout.ts';
import type { ZoneId } from '../domain/ids.ts';
import { isKnown, type Measure } from '../domain/measure.ts';
import { ancestor } from '../domain/territory.ts';
import type { OutlineCollection } from '../load/outlines.ts';
import type { Shown } from '../state/select.ts';
import { cellName, readingWords } from '../ui/cell_words.ts';
import { formatMeasure } from '../ui/format.ts';
import type { PaintedCells } from './cells.ts';
import { paintsOf, type ZonePaint } from './paints.ts';
import { type NameOnMap, regionNames, zoneNames } from './picture_names.ts';
import { placesOf } from './places.ts';

/** What of the country is framed: all of it (or the region isolated), the region of the zone chosen, or the zone. */
export type Near = 'todo' | 'region' | 'zona';

interface PlainScene {
  readonly zones: readonly DrawnZone[];
  /** Counts, as circles. */
  readonly points: readonly DrawnPoint[];
  readonly names: readonly PlaceName[];
  /** Zones that are framed; not there for all. */
  readonly focus?: ReadonlySet<string>;
}

/** What the map without WebGL draws: the colours, patterns and circles of the large one. */
export function plainScene(
  shown: Shown,
  outlines: OutlineCollection,
  own: OutlineCollection | undefined,
  cells: PaintedCells | undefined,
  near: Near,
): PlainScene {
  const paints = paintsOf(shown);
  const chosen = shown.zone;
  // A zone looked into gives its colour to its cells.
  const looked = cells && cells.cells.length > 0 ? chosen?.id : undefined;
  const zones = outlines.features.flatMap(({ geometry, properties: { id, name } }): DrawnZone[] => {
    const paint = paints.get(id as ZoneId);
    if (!paint) return [];
    const title = `${name}: ${figureWords(shown, paint.measure)}`;
    return [{ id, name, geometry, title, ...(id === looked ? GROUND : inkOf(paint)) }];
  });
  const focus = focusOf(shown, outlines, looked ? cells : undefined, near);
  return {
    zones: [...zones, ...piecesOf(cells), ...openOutlines(own)],
    points: circlesOf(outlines, paints),
    names: namesOf(shown, outlines, near).map(({ point: [longitude, latitude], name }) => ({
      longitude,
      latitude,
      text: name,
    })),
    ...(focus ? { focus } : {}),
  };
}

/** A figure as the map tells it: a named state by its name. */
export function figureWords({ overlay }: Shown, measure: Measure): string {
  return (isKnown(measure) && overlay?.categories?.[measure.value]) || formatMeasure(measure);
}

const GROUND = { fill: 'var(--map-land)' };

function inkOf({ fill, pattern }: Pick<ZonePaint, 'fill' | 'pattern'>) {
  return pattern ? { ...GROUND, hatch: pattern } : { fill: fill ?? GROUND.fill };
}

function piecesOf(cells: PaintedCells | undefined): readonly DrawnZone[] {
  return (cells?.cells ?? []).map(({ cell, paint }) => ({
    id: cell.id,
    name: cellName(cell),
    geometry: cell.outline,
    title: `${cellName(cell)}: ${readingWords(cell)}`,
    ...inkOf(paint),
  }));
}

/** The reader's own territories, as lines over the zones they are made of. */
function openOutlines(own: OutlineCollection | undefined): readonly DrawnZone[] {
  return (own?.features ?? []).map(({ geometry, properties: { id, name } }) => ({
    id,
    name,
    geometry,
    fill: 'var(--accent)',
    open: true,
  }));
}

function circlesOf(
  outlines: OutlineCollection,
  paints: ReadonlyMap<ZoneId, ZonePaint>,
): readonly DrawnPoint[] {
  return [...placesOf(outlines).values()]
    .map(({ id, point: [longitude, latitude] }) => ({
      longitude,
      latitude,
      fill: 'var(--accent)',
      radius: paints.get(id as ZoneId)?.radius ?? 0,
    }))
    .filter(({ radius }) => radius > 0)
    .sort((a, b) => b.radius - a.radius);
}

/** Regions name the country; nearer, each zone has its own. */
function namesOf(shown: Shown, outlines: OutlineCollection, near: Near): readonly NameOnMap[] {
  const { summary, view } = shown;
  const isWide = near === 'todo' && !view.only && new Set(outlines.features.map(regionOf)).size > 1;
  return isWide ? regionNames(outlines, summary) : zoneNames(outlines, summary, view.only);
}

const regionOf = ({ properties }: OutlineCollection['features'][number]) => properties.region;

function focusOf(
  { zone, summary }: Shown,
  outlines: OutlineCollection,
  cells: PaintedCells | undefined,
  near: Near,
): ReadonlySet<string> | undefined {
  if (!zone || near === 'todo') return undefined;
  if (near === 'zona') {
    const within = cells?.cells.map(({ cell }) => cell.id) ?? [zone.id];
    return new Set(within);
  }
  const region = ancestor(summary.territory, zone.id, 'region');
  return new Set(outlines.features.filter((one) => regionOf(one) === region).map((one) => one.properties.id));
}

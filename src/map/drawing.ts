import type { GeoJSONSource, Map as MapLibre } from 'maplibre-gl';
import type { ZoneId } from '../domain/ids.ts';
import type { PointSummary } from '../domain/point_tiles.ts';
import { ZONE_LEVELS, type ZoneLevel } from '../domain/settings.ts';
import type { OutlineCollection } from '../load/outlines.ts';
import type { PackageSummary } from '../load/summary.ts';
import type { Shown } from '../state/select.ts';
import { isDark } from '../ui/colour.ts';
import { borders, regionLabels } from './borders.ts';
import { cellFeatures, type PaintedCells } from './cells.ts';
import { namedPlaces, ownPlaces, shortName } from './features.ts';
import {
  borderLayer,
  bordersSource,
  CELLS,
  nameLayer,
  OWN,
  OWN_NAMES,
  OWN_POINTED,
  POINTED_CELL,
  placesSource,
  REGION_NAMES,
  type ZoneState,
  zonesSource,
} from './layers/ids.ts';
import { borderColour } from './layers/zones.ts';
import { paintsOf } from './paints.ts';
import { PATTERN_RATIO, PATTERNS, patternImage } from './patterns.ts';
import type { AddProtocol, Businesses, PointLayer } from './points.ts';
import { repaint } from './repaint.ts';
import { layers, levelOfLayer } from './style.ts';
import type { MapTheme } from './theme.ts';

/** Everything the map draws, as the page has it now. */
export interface Scene {
  readonly shown: Shown | undefined;
  readonly outlines: Readonly<Partial<Record<ZoneLevel, OutlineCollection>>>;
  /** Outlines of the reader's own territories. */
  readonly own: OutlineCollection | undefined;
  readonly points: PointSummary | undefined;
  readonly hovered: ZoneId | undefined;
  readonly theme: MapTheme;
  readonly businesses: Businesses;
  /** Cells inside the zone chosen, and the one pointed at. */
  readonly cells: PaintedCells | undefined;
  readonly pointedCell: string | undefined;
}

const NO_OUTLINES: OutlineCollection = { type: 'FeatureCollection', features: [] };

const NOTHING: ZoneState = {
  fill: null,
  pattern: null,
  radius: 0,
  hovered: false,
  selected: false,
  dark: false,
};

/**
 * Keeps a map equal to a scene. It remembers what it last drew and sends only what changed: outlines once per level,
 * values as feature states, which recolour without touching the geometry.
 */
export function startDrawing(map: MapLibre, addProtocol: AddProtocol) {
  let theme: MapTheme | undefined;
  let last: Scene | undefined;
  const sent: Partial<Record<ZoneLevel, OutlineCollection>> = {};
  const states: Record<ZoneLevel, Map<string, ZoneState>> = {
    comuna: new Map(),
    provincia: new Map(),
    region: new Map(),
  };
  let named: PackageSummary | undefined;
  let plain = false;
  let alone: ZoneId | undefined;
  let businesses: PointLayer | undefined;
  let isComing = false;
  let isGone = false;
  map.on('remove', () => {
    isGone = true;
  });

  const fill = (source: string, data: Parameters<GeoJSONSource['setData']>[0]) =>
    void map.getSource<GeoJSONSource>(source)?.setData(data);

  function dress(next: MapTheme): void {
    for (const id of PATTERNS) {
      const image = patternImage(id, next);
      if (map.hasImage(id)) map.updateImage(id, image);
      else map.addImage(id, image, { pixelRatio: PATTERN_RATIO });
    }
    if (theme) repaint(map, layers(theme), layers(next));
    theme = next;
  }

  function sendOutlines(level: ZoneLevel, outlines: OutlineCollection, summary: PackageSummary): void {
    sent[level] = outlines;
    states[level].clear();
    map.removeFeatureState({ source: zonesSource(level) });
    map.removeFeatureState({ source: placesSource(level) });
    fill(zonesSource(level), outlines);
    fill(bordersSource(level), borders(outlines));
    fill(placesSource(level), namedPlaces(outlines, summary));
  }

  function sendRegionNames(outlines: OutlineCollection, summary: PackageSummary): void {
    named = summary;
    fill(
      REGION_NAMES,
      regionLabels(outlines, (id) => shortName(summary, id)),
    );
  }

  function showLevel(level: ZoneLevel | undefined): void {
    for (const { id } of map.getStyle().layers) {
      const own = levelOfLayer(id);
      if (own) map.setLayoutProperty(id, 'visibility', own === level ? 'visible' : 'none');
    }
  }

  function setState(level: ZoneLevel, id: string, next: ZoneState): void {
    const before = states[level].get(id) ?? NOTHING;
    if ((Object.keys(next) as (keyof ZoneState)[]).every((key) => before[key] === next[key])) return;
    states[level].set(id, next);
    map.setFeatureState({ source: zonesSource(level), id }, next);
    const { radius, dark } = next;
    if (before.radius !== radius || before.dark !== dark)
      map.setFeatureState({ source: placesSource(level), id }, { radius, dark });
  }

  /** Says again the state of every zone whose drawing may have changed. How many zones are painted. */
  function colour(scene: Scene, level: ZoneLevel, outlines: OutlineCollection): number {
    const { shown, hovered, theme } = scene;
    const paints = shown ? paintsOf(shown) : undefined;
    // A zone looked into gives its colour to its cells.
    const plainZone = scene.cells && shown?.zone?.id;
    for (const { properties } of outlines.features) {
      const paint = properties.id === plainZone ? undefined : paints?.get(properties.id as ZoneId);
      setState(level, properties.id, {
        fill: paint?.fill ?? null,
        pattern: paint?.pattern ?? null,
        radius: paint?.radius ?? 0,
        hovered: properties.id === hovered,
        selected: properties.id === shown?.zone?.id,
        dark: isDark(paint?.fill ?? theme.land),
      });
    }
    return paints?.size ?? 0;
  }

  /** On plain ground, under circles, lines between zones are darker and names stand below their circle. */
  function setGround(theme: MapTheme, isPlain: boolean): void {
    plain = isPlain;
    for (const level of ZONE_LEVELS) {
      map.setPaintProperty(borderLayer(level), 'line-color', borderColour(theme, isPlain));
      map.setLayoutProperty(nameLayer(level), 'text-anchor', isPlain ? 'top' : 'center');
      map.setLayoutProperty(nameLayer(level), 'text-offset', isPlain ? [0, 0.4] : [0, 0]);
    }
  }

  /** Names of the region isolated and no other. */
  function nameOnly(region: ZoneId | undefined): void {
    alone = region;
    map.setLayoutProperty(REGION_NAMES, 'visibility', region ? 'none' : 'visible');
    for (const level of ZONE_LEVELS)
      map.setFilter(nameLayer(level), region ? ['==', ['get', 'region'], region] : null);
  }

  function drawOwn({ own, shown, hovered }: Scene): void {
    if (own !== last?.own) {
      fill(OWN, own ?? NO_OUTLINES);
      fill(OWN_NAMES, ownPlaces(own ?? NO_OUTLINES));
    }
    if (hovered !== last?.hovered || shown?.zone !== last?.shown?.zone || own !== last?.own)
      map.setFilter(OWN_POINTED, ['in', ['get', 'id'], ['literal', [hovered ?? '', shown?.zone?.id ?? '']]]);
  }

  /** The code that draws businesses comes with the first package that has them. */
  function drawBusinesses({ points, theme, businesses: which, shown }: Scene): void {
    if (businesses) businesses.update({ points, theme, businesses: which, sector: shown?.sector });
    else if (points && !isComing) {
      isComing = true;
      void import('./points.ts').then(({ startPoints }) => {
        if (isGone) return;
        businesses = startPoints(map, addProtocol);
        if (last) drawBusinesses(last);
      });
    }
  }

  function update(scene: Scene): number {
    const { shown } = scene;
    const level = shown?.analysis.settings.level;
    const outlines = level && scene.outlines[level];
    const onPlainGround = shown?.layer.kind === 'cantidad';
    const dressed = scene.theme === theme;
    if (!dressed) dress(scene.theme);
    if (!dressed || plain !== onPlainGround) setGround(scene.theme, onPlainGround);
    if (!last || drawnLevel(scene) !== drawnLevel(last)) showLevel(drawnLevel(scene));
    if (shown && level && outlines) {
      if (sent[level] !== outlines) sendOutlines(level, outlines, shown.summary);
      if (named !== shown.summary) sendRegionNames(outlines, shown.summary);
      if (alone !== shown.view.only) nameOnly(shown.view.only);
    }
    const painted = level && outlines ? colour(scene, level, outlines) : 0;
    drawOwn(scene);
    if (scene.cells !== last?.cells) fill(CELLS, cellFeatures(scene.cells));
    if (scene.pointedCell !== last?.pointedCell)
      for (const layer of POINTED_CELL) map.setFilter(layer, ['==', ['get', 'id'], scene.pointedCell ?? '']);
    last = scene;
    drawBusinesses(scene);
    return painted;
  }

  return { update, businesses: () => businesses };
}

function drawnLevel({ shown, outlines }: Scene): ZoneLevel | undefined {
  const level = shown?.analysis.settings.level;
  return level && outlines[level] ? level : undefined;
}

import type { Map as MapLibre, MapMouseEvent } from 'maplibre-gl';
import type { ZoneId } from '../domain/ids.ts';
import { ZONE_LEVELS } from '../domain/settings.ts';
import { pointCell } from '../state/cells.ts';
import { hover, useStore } from '../state/store.ts';
import type { CameraKeeper } from './camera.ts';
import { chooseOnMap } from './choose.ts';
import { CELL_FILLS, circleLayer, fillLayer } from './layers/ids.ts';
import type { PointLayer } from './points.ts';

/** Where the reader points, in pixels of the map, and at what. */
export interface Pointer {
  readonly x: number;
  readonly y: number;
  readonly zone: ZoneId | undefined;
  /** A business, or how many there are in a group, when pointing at one. */
  readonly business: string | undefined;
  /** The cell inside the zone, where cells are drawn. */
  readonly cell: string | undefined;
}

const ZONE_LAYERS = ZONE_LEVELS.flatMap((level) => [circleLayer(level), fillLayer(level)]);

/** The zone under a point: the smallest circle there, which larger ones may cover, else the ground. */
function zoneAt(map: MapLibre, event: MapMouseEvent): ZoneId | undefined {
  const hits = map.queryRenderedFeatures(event.point, { layers: ZONE_LAYERS });
  const circles = hits.filter(({ layer, state }) => layer.type === 'circle' && Number(state.radius) > 0);
  circles.sort((a, b) => Number(a.state.radius) - Number(b.state.radius));
  const hit = circles[0] ?? hits.find(({ layer }) => layer.type === 'fill');
  const id = hit?.properties.id as ZoneId | undefined;
  const { only } = useStore.getState().view;
  return id && (!only || id.startsWith(only)) ? id : undefined;
}

/** Pointing outlines a zone everywhere; a click chooses it, or opens a group of businesses. */
export function listen(
  map: MapLibre,
  camera: CameraKeeper,
  onPoint: (pointer: Pointer | undefined) => void,
  businesses: () => PointLayer | undefined,
): void {
  /** Times that the pointer went elsewhere: words that arrive for where it was before are not shown. */
  let moves = 0;
  const leave = () => {
    moves += 1;
    hover(undefined);
    pointCell(undefined);
    onPoint(undefined);
    map.getCanvas().style.cursor = '';
  };
  const point = (event: MapMouseEvent) => {
    moves += 1;
    const mine = moves;
    const zone = zoneAt(map, event);
    hover(zone);
    const [hexagon] = map.queryRenderedFeatures(event.point, { layers: [...CELL_FILLS] });
    const cell = hexagon && String(hexagon.properties.id);
    pointCell(cell);
    const { x, y } = event.point;
    const show = (business: string | undefined) => {
      if (mine === moves) onPoint(zone || business ? { x, y, zone, business, cell } : undefined);
    };
    const words = businesses()?.wordsAt(event.point, show);
    show(words);
    map.getCanvas().style.cursor = zone || words ? 'pointer' : '';
  };
  map.on('mousemove', (event) => {
    // A finger has nothing to hover with: its tap chooses.
    if (matchMedia('(hover: hover)').matches) point(event);
  });
  map.on('mouseout', leave);
  map.on('dragstart', leave);
  map.on('click', (event) => {
    if (businesses()?.open(event)) return;
    const zone = zoneAt(map, event);
    if (!zone) return;
    camera.stay(zone);
    chooseOnMap(zone);
  });
}

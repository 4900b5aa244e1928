import type { GeoJSONSource, Map as MapLibre, MapMouseEvent } from 'maplibre-gl';
import type { ZoneId } from '../domain/ids.ts';
import { ZONE_LEVELS } from '../domain/settings.ts';
import { pointCell } from '../state/cells.ts';
import { go, hover, useStore } from '../state/store.ts';
import type { CameraKeeper } from './camera.ts';
import { BUSINESSES, CELL_FILLS, CLUSTERS, circleLayer, fillLayer, SINGLES } from './layers/ids.ts';

/** Where the reader points, in pixels of the map, and at what. */
export interface Pointer {
  readonly x: number;
  readonly y: number;
  readonly zone: ZoneId | undefined;
  /** What a single business does, when pointing at one. */
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
): void {
  const leave = () => {
    hover(undefined);
    pointCell(undefined);
    onPoint(undefined);
    map.getCanvas().style.cursor = '';
  };
  map.on('mousemove', (event) => {
    // A finger has nothing to hover with: its tap chooses.
    if (!matchMedia('(hover: hover)').matches) return;
    const [business] = map.queryRenderedFeatures(event.point, { layers: [SINGLES, CLUSTERS] });
    const zone = zoneAt(map, event);
    hover(zone);
    const label = business?.layer.id === SINGLES ? String(business.properties.label) : undefined;
    const [hexagon] = map.queryRenderedFeatures(event.point, { layers: [...CELL_FILLS] });
    const cell = hexagon && String(hexagon.properties.id);
    pointCell(cell);
    onPoint(zone || label ? { x: event.point.x, y: event.point.y, zone, business: label, cell } : undefined);
    map.getCanvas().style.cursor = zone || business ? 'pointer' : '';
  });
  map.on('mouseout', leave);
  map.on('dragstart', () => onPoint(undefined));
  map.on('click', (event) => {
    const [group] = map.queryRenderedFeatures(event.point, { layers: [CLUSTERS] });
    if (group) {
      void open(map, event, Number(group.properties.cluster_id));
      return;
    }
    const zone = zoneAt(map, event);
    if (!zone) return;
    camera.stay(zone);
    // Who works with the table beside the map keeps it, with the row of the zone in sight.
    const { pane } = useStore.getState().view;
    go({ zone, pane: pane === 'lista' ? 'lista' : 'ficha' });
  });
}

async function open(map: MapLibre, event: MapMouseEvent, group: number): Promise<void> {
  const zoom = await map.getSource<GeoJSONSource>(BUSINESSES)?.getClusterExpansionZoom(group);
  if (zoom !== undefined) map.easeTo({ center: event.lngLat, zoom });
}

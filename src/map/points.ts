import type { AddProtocolAction, Map as MapLibre, MapMouseEvent, VectorTileSource } from 'maplibre-gl';
import type { SectorCode } from '../domain/ids.ts';
import { CLOSEST_ZOOM, type Drawn, type PointSummary, TOTAL } from '../domain/point_tiles.ts';
import { askPoints } from '../state/points.ts';
import { formatNumber } from '../ui/format.ts';
import { businesses } from './layers/businesses.ts';
import { BUSINESSES, CLUSTERS, SINGLES } from './layers/ids.ts';
import { repaint } from './repaint.ts';
import type { MapTheme } from './theme.ts';

/** Which businesses are drawn. */
export type Businesses = 'ninguno' | Drawn;

/** How MapLibre is told who makes the tiles of an address: its `addProtocol`. */
export type AddProtocol = (protocol: string, answer: AddProtocolAction) => void;

/** What of a scene the businesses need. */
export interface PointScene {
  readonly points: PointSummary | undefined;
  readonly businesses: Businesses;
  readonly sector: SectorCode | undefined;
  readonly theme: MapTheme;
}

const PROTOCOL = 'negocios';
const MAX_ZOOM = CLOSEST_ZOOM;

/** Tiles made by the analyst: `negocios://1/todos/G/4/4/9`. */
const makeTile: AddProtocolAction = async ({ url }) => {
  const [, drawn, sector, z, x, y] = url.slice(`${PROTOCOL}://`.length).split('/');
  const tile = { z: Number(z), x: Number(x), y: Number(y) };
  const args = [tile, drawn as Drawn, (sector || undefined) as SectorCode | undefined] as const;
  return { data: (await askPoints('tile', [...args])) ?? new ArrayBuffer(0) };
};

/**
 * The businesses on a map: a source of tiles that the analyst makes, so that the page never holds more of them than are in
 * sight. It comes when a package has businesses with coordinates.
 */
export function startPoints(map: MapLibre, addProtocol: AddProtocol) {
  let last: PointScene | undefined;
  /** Counts the registers shown: their tiles have other addresses. */
  let version = 0;
  let label: { readonly row: number; readonly words: string } | undefined;

  const address = ({ businesses: which, sector }: PointScene) =>
    `${PROTOCOL}://${version}/${which}/${sector ?? ''}/{z}/{x}/{y}`;

  function add(scene: PointScene): void {
    addProtocol(PROTOCOL, makeTile);
    map.addSource(BUSINESSES, { type: 'vector', tiles: [address(scene)], minzoom: 0, maxzoom: MAX_ZOOM });
    for (const layer of businesses(scene.theme)) map.addLayer(layer);
  }

  function update(scene: PointScene): void {
    const isShown = scene.points !== undefined && scene.businesses !== 'ninguno';
    if (scene.points !== last?.points) {
      version += 1;
      label = undefined;
    }
    const before = last;
    last = scene;
    if (!before) {
      add(scene);
      if (isShown) return;
    } else if (scene.theme !== before.theme) repaint(map, businesses(before.theme), businesses(scene.theme));
    const wasShown = before ? before.points !== undefined && before.businesses !== 'ninguno' : true;
    if (isShown !== wasShown)
      for (const { id } of businesses(scene.theme))
        map.setLayoutProperty(id, 'visibility', isShown ? 'visible' : 'none');
    const source = map.getSource<VectorTileSource>(BUSINESSES);
    if (isShown && source && source.tiles[0] !== address(scene)) source.setTiles([address(scene)]);
  }

  /** What is under a pixel: a business, or a group of them. Of a business `later` is told when its words arrive. */
  function wordsAt(at: MapMouseEvent['point'], later: (words: string) => void): string | undefined {
    const [hit] = map.queryRenderedFeatures(at, { layers: [SINGLES, CLUSTERS] });
    if (!hit) return undefined;
    if (hit.layer.id === CLUSTERS) return groupWords(Number(hit.properties.n), Number(hit.properties.chosen));
    const row = Number(hit.id) - 1;
    if (label?.row === row) return label.words;
    void askPoints('label', [row]).then((words) => {
      if (words === undefined) return;
      label = { row, words };
      later(words);
    });
    return undefined;
  }

  function groupWords(n: number, chosen: number): string {
    const all = `${formatNumber(n)} negocios`;
    return chosen === n ? `${all} del sector elegido` : `${all}, ${formatNumber(chosen)} del sector elegido`;
  }

  return {
    update,
    wordsAt,
    /** Brings a group under a click so close that it falls apart; whether there is one that does. */
    open(event: MapMouseEvent): boolean {
      const [group] = map.queryRenderedFeatures(event.point, { layers: [CLUSTERS] });
      const zoom = group && Number(group.properties.opens);
      if (!zoom) return false;
      map.easeTo({ center: event.lngLat, zoom });
      return true;
    },
    /** Businesses in the tiles that are drawn. */
    drawn(): number {
      if (!last?.points || last.businesses === 'ninguno') return 0;
      return map
        .querySourceFeatures(BUSINESSES, { sourceLayer: TOTAL })
        .reduce((sum, { properties }) => sum + Number(properties.n), 0);
    },
  };
}
export type PointLayer = ReturnType<typeof startPoints>;

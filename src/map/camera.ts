import type { Map as MapLibre } from 'maplibre-gl';
import { levelOf, type ZoneId } from '../domain/ids.ts';
import { go, useStore } from '../state/store.ts';
import type { Camera } from '../state/view.ts';
import type { Scene } from './drawing.ts';
import { hasInsets } from './paints.ts';
import { type Bounds, homeBounds, isFar, placesOf } from './places.ts';

/** Room around what is framed, in pixels. */
const PADDING = 24;
/** The insets stand on the left. */
const INSETS = 112;
/** A zone smaller than this on screen is not well seen, and the camera comes closer. */
const LEAST_SEEN = 28;
/** A territory that the reader has just made is brought closer than that. */
const LEAST_OWN_SEEN = 120;
const CLOSEST = 10;
const DURATION = 600;

/**
 * The camera: the map's while it moves, the link's when it stops; at rest (all of the country, or of the region
 * isolated) the link says nothing. MapLibre cuts every move short for readers who asked for less motion.
 */
export function startCamera(map: MapLibre) {
  let last: Scene | undefined;
  let home: Bounds | undefined;
  let clicked: ZoneId | undefined;
  let traversed = false;
  /** A territory of the reader's that was chosen before its outline came. */
  let awaited: ZoneId | undefined;

  function aim(bounds: Bounds, padding: number, left: number, maxZoom = 14): Camera | undefined {
    const { clientWidth: width, clientHeight: height } = map.getContainer();
    // A hidden map has no size: it is framed when it gets one.
    if (width <= left + padding || height <= 2 * padding) return undefined;
    const [west, south, east, north] = bounds;
    const aimed = map.cameraForBounds([west, south, east, north], {
      padding: { top: padding, right: padding, bottom: padding, left },
      maxZoom,
    });
    if (!aimed) return undefined;
    const { lng, lat } = map.getCenter();
    const centre = aimed.center as { lng: number; lat: number } | undefined;
    return cameraAt(centre ?? { lng, lat }, aimed.zoom ?? map.getZoom());
  }

  function move(to: Camera | undefined, animate: boolean): void {
    if (!to) return;
    const options = { center: [to.longitude, to.latitude] as [number, number], zoom: to.zoom };
    if (animate) map.easeTo({ ...options, duration: DURATION });
    else map.jumpTo(options);
  }

  const rest = () => home && aim(home, PADDING, last?.shown && hasInsets(last.shown) ? INSETS : PADDING);

  map.on('moveend', () => {
    if (!home || map.getContainer().clientWidth === 0) return;
    const here = cameraAt(map.getCenter(), map.getZoom());
    const camera = same(here, rest()) ? undefined : here;
    if (!same(camera, useStore.getState().view.camera)) go({ camera }, 'replace');
  });
  // The map may be born hidden (a narrow screen shows the list first), and a window changes: at rest it frames again.
  map.on('resize', () => {
    if (last?.shown && !last.shown.view.camera) move(rest(), false);
  });

  const onTraverse = () => {
    traversed = true;
  };
  addEventListener('popstate', onTraverse);
  map.on('remove', () => removeEventListener('popstate', onTraverse));

  function follow(scene: Scene): void {
    const { shown } = scene;
    const before = last?.shown;
    const level = shown?.analysis.settings.level;
    const outlines = level && scene.outlines[level];
    if (!shown || !outlines) return;
    last = scene;
    const { camera, only, zone } = shown.view;
    const bounds = homeBounds(outlines, only, scene.points?.box, shown.summary.start.zona);
    const first = !home;
    const changed = String(bounds) !== String(home);
    const narrowed = before !== undefined && before.view.only !== only;
    home = bounds;
    const steered = !same(camera, before?.view.camera);
    const chosenHere = zone !== before?.view.zone && zone !== clicked && !first && !traversed;
    if (first) move(camera ?? rest(), false);
    else if (narrowed) move(rest(), true);
    else if (changed && !camera) move(rest(), false);
    else if (steered && !map.isMoving() && !same(camera, cameraNow())) move(camera ?? rest(), true);
    // A link or a step back says its own camera; a zone chosen off the map is looked for.
    if (chosenHere) awaited = zone && !steered && levelOf(zone) === 'territorio' ? zone : undefined;
    if (zone && chosenHere && !steered) frame(placesOf(outlines).get(zone)?.bounds);
    // Of a territory all its parts are framed: they may lie apart.
    const own = awaited && scene.own && placesOf(scene.own).get(awaited)?.near;
    if (own) {
      frame(own, LEAST_OWN_SEEN);
      awaited = undefined;
    }
    clicked = undefined;
    traversed = false;
  }

  const cameraNow = () => cameraAt(map.getCenter(), map.getZoom());

  /** Brings a zone into view, unless it already is well in it or is a far island, which has its inset. */
  function frame(bounds: Bounds | undefined, least = LEAST_SEEN): void {
    if (!bounds || isFar(bounds)) return;
    const [west, south, east, north] = bounds;
    const nw = map.project([west, north]);
    const se = map.project([east, south]);
    const { clientWidth: width, clientHeight: height } = map.getContainer();
    const within = nw.x >= 0 && nw.y >= 0 && se.x <= width && se.y <= height;
    if (within && Math.max(se.x - nw.x, se.y - nw.y) >= least) return;
    const around = Math.min(width, height) / 3.2;
    move(aim(bounds, around, around, CLOSEST), true);
  }

  return {
    follow,
    /** The next zone chosen is chosen on the map itself, where the reader already sees it. */
    stay: (zone: ZoneId) => {
      clicked = zone;
    },
    home: () => move(rest(), true),
  };
}
export type CameraKeeper = ReturnType<typeof startCamera>;

/** As fine as the link writes it, so that what is read back is the same camera. */
function cameraAt({ lng, lat }: { lng: number; lat: number }, zoom: number): Camera {
  const round = (value: number, digits: number) => Number(value.toFixed(digits));
  return { longitude: round(lng, 3), latitude: round(lat, 3), zoom: round(zoom, 2) };
}

function same(a: Camera | undefined, b: Camera | undefined): boolean {
  if (!a || !b) return a === b;
  return a.longitude === b.longitude && a.latitude === b.latitude && a.zoom === b.zoom;
}

import 'maplibre-gl/dist/maplibre-gl.css';
import './map.css';
import faceUrl from '@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2?url';
import { addProtocol, Map as MapLibre, NavigationControl, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import { type ReactNode, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { useCells, usePointedCell } from '../state/cells.ts';
import { useShown } from '../state/select.ts';
import { useStore } from '../state/store.ts';
import { formatNumber } from '../ui/format.ts';
import { startCamera } from './camera.ts';
import { paintCells } from './cells.ts';
import { type Scene, startDrawing } from './drawing.ts';
import { listen, type Pointer } from './interaction.ts';
import { LOCALE } from './locale.ts';
import { CONTINENT } from './places.ts';
import type { Businesses } from './points.ts';
import { mapStyle } from './style.ts';
import { Tooltip } from './Tooltip.tsx';
import { onThemeChange, readTheme, themeKey } from './theme.ts';

setWorkerUrl(workerUrl);

/** A map that is ready to be drawn on, with who draws it and who moves it. */
interface Stage {
  readonly drawing: ReturnType<typeof startDrawing>;
  readonly camera: ReturnType<typeof startCamera>;
}

/** The map: the only file that runs maplibre-gl. It owns the canvas; what is on it comes from the store. */
export function MapView({ onFail }: { readonly onFail: () => void }): ReactNode {
  const shown = useShown();
  const outlines = useStore((state) => state.outlines);
  const own = useStore((state) => state.ownOutlines);
  const points = useStore((state) => state.points);
  const hovered = useStore((state) => state.hovered);
  const key = useSyncExternalStore(onThemeChange, themeKey);
  const theme = useMemo(() => readTheme(key), [key]);
  const found = useCells(shown);
  const classing = shown?.view.classing;
  const classes = shown?.view.classes;
  const cells = useMemo(
    () => (found && classing && classes ? paintCells(found, { classing, classes }) : undefined),
    [found, classing, classes],
  );
  const pointedCell = usePointedCell();
  const [businesses, setBusinesses] = useState<Businesses>('sector');
  const [pointer, setPointer] = useState<Pointer>();
  const [stage, setStage] = useState<Stage>();
  const frame = useRef<HTMLDivElement>(null);
  const box = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (!box.current || !frame.current) return;
    const status = frame.current.dataset;
    status.idle = 'false';
    const map = createMap(box.current, onFail);
    if (!map) return;
    const giveUp = failForGood(map, onFail);
    const camera = startCamera(map);
    let drawing: Stage['drawing'] | undefined;
    listen(map, camera, setPointer, () => drawing?.businesses());
    // Also after the browser took the graphics context away and gave it back: everything is drawn again.
    map.on('style.load', () => {
      drawing = startDrawing(map, addProtocol);
      setStage({ drawing, camera });
    });
    map.on('render', () => {
      status.idle = 'false';
    });
    map.on('idle', () => {
      status.idle = 'true';
      status.businesses = String(drawing?.businesses()?.drawn() ?? 0);
    });
    return () => {
      giveUp();
      setStage(undefined);
      map.remove();
    };
  }, [onFail]);

  useEffect(() => {
    if (!stage || !frame.current) return;
    const scene: Scene = { shown, outlines, own, points, hovered, theme, businesses, cells, pointedCell };
    frame.current.dataset.idle = 'false';
    frame.current.dataset.zonesPainted = String(stage.drawing.update(scene));
    stage.camera.follow(scene);
  }, [stage, shown, outlines, own, points, hovered, theme, businesses, cells, pointedCell]);

  const whole = shown?.view.only
    ? 'Ver toda la región'
    : shown?.summary.id === 'chile'
      ? 'Ver todo Chile'
      : 'Ver todo';
  return (
    <div className="map" ref={frame}>
      <div className="map-canvas" ref={box} />
      <div className="map-tools">
        <button type="button" className="button" onClick={() => stage?.camera.home()}>
          {whole}
        </button>
        {points && (
          <fieldset className="map-businesses">
            <legend className="visually-hidden">Negocios en el mapa</legend>
            <label>
              <input
                type="checkbox"
                checked={businesses !== 'ninguno'}
                onChange={(event) => setBusinesses(event.target.checked ? 'sector' : 'ninguno')}
              />
              Mostrar negocios
            </label>
            <label>
              <input
                type="checkbox"
                checked={businesses !== 'todos'}
                disabled={businesses === 'ninguno'}
                onChange={(event) => setBusinesses(event.target.checked ? 'sector' : 'todos')}
              />
              Solo el sector elegido
            </label>
            <p className="small soft">
              {points.placed === points.all
                ? `${formatNumber(points.all)} negocios`
                : `${formatNumber(points.placed)} de ${formatNumber(points.all)} tienen coordenadas`}
            </p>
          </fieldset>
        )}
      </div>
      {shown && pointer && <Tooltip shown={shown} pointer={pointer} cells={cells} frame={frame.current} />}
    </div>
  );
}

/** How long a browser may take to give back the graphics context that it took away, in milliseconds. */
const PATIENCE = 8000;

/** Tells when the map lost its graphics context and does not get it back. Returns how to stop waiting. */
function failForGood(map: MapLibre, onFail: () => void): () => void {
  let wait: ReturnType<typeof setTimeout> | undefined;
  const stop = () => clearTimeout(wait);
  map.on('webglcontextlost', () => {
    wait = setTimeout(onFail, PATIENCE);
  });
  map.on('webglcontextrestored', stop);
  return stop;
}

/** The map, empty; undefined (and said) when it cannot be made. */
function createMap(container: HTMLElement, onFail: () => void): MapLibre | undefined {
  const [west, south, east, north] = CONTINENT;
  try {
    const map = new MapLibre({
      container,
      style: mapStyle(readTheme(themeKey()), new URL(faceUrl, document.baseURI).href),
      bounds: [west, south, east, north],
      locale: LOCALE,
      attributionControl: false,
      minZoom: 2,
      maxZoom: 16,
      maxPitch: 0,
      renderWorldCopies: false,
      dragRotate: false,
      touchPitch: false,
      fadeDuration: 0,
      cooperativeGestures: matchMedia('(max-width: 859px) and (pointer: coarse)').matches,
      canvasContextAttributes: { preserveDrawingBuffer: false },
    });
    map.touchZoomRotate.disableRotation();
    map.keyboard.disableRotation();
    map.addControl(new NavigationControl({ showCompass: false }), 'top-right');
    return map;
  } catch {
    onFail();
    return undefined;
  }
}

import './plain_map.css';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { ZoneMap } from '../charts/ZoneMap.tsx';
import type { ZoneId } from '../domain/ids.ts';
import { ancestor } from '../domain/territory.ts';
import { pointCell, useCells } from '../state/cells.ts';
import { type Shown, useShown } from '../state/select.ts';
import { go, hover, useStore } from '../state/store.ts';
import { useNarrow } from '../ui/narrow.ts';
import { paintCells } from './cells.ts';
import { chooseOnMap } from './choose.ts';
import { shortName } from './features.ts';
import { hasInsets, paintsOf } from './paints.ts';
import { figureWords, type Near, plainScene } from './plain_scene.ts';

/** The insets stand on the left. */
const INSETS = 112;

/**
 * The map of browsers without WebGL, and where the large one did not come (`late`): the same colours as SVG, chosen by pointer;
 * the table beside it has every figure.
 */
export function PlainMap({ late }: { readonly late?: boolean }): ReactNode {
  const shown = useShown();
  useTableBeside(shown);
  const points = useStore((state) => state.points);
  const screen = useStore((state) => state.view.screen);
  return (
    <div className="map plain-map" data-zones-painted={shown ? paintsOf(shown).size : 0}>
      <div className="plain-notice" role="status">
        <p>
          {late ? 'El mapa completo no llegó.' : 'Tu navegador no puede dibujar el mapa con WebGL.'} Este es
          más simple y tiene las mismas cifras.
          {points && ' Los negocios uno a uno no se dibujan en él.'}
        </p>
        {screen === 'explorar' && (
          <button type="button" className="link-button" onClick={() => go({ pane: 'lista' })}>
            Ver la tabla
          </button>
        )}
      </div>
      {shown && <Drawing shown={shown} />}
    </div>
  );
}

function Drawing({ shown }: { readonly shown: Shown }): ReactNode {
  const frame = useRef<HTMLDivElement>(null);
  const size = useSize(frame);
  const { summary, zone } = shown;
  const outlines = useStore((state) => state.outlines[shown.analysis.settings.level]);
  const own = useStore((state) => state.ownOutlines);
  const hovered = useStore((state) => state.hovered);
  const found = useCells(shown);
  const { classing, classes } = shown.view;
  const cells = useMemo(
    () => (found ? paintCells(found, { classing, classes }) : undefined),
    [found, classing, classes],
  );
  // A package that begins in a zone is of that zone: the rest of the country is around it.
  const [wanted, setNear] = useState<Near>(summary.start.zona ? 'zona' : 'todo');
  const near = zone ? wanted : 'todo';
  const scene = useMemo(
    () => outlines && plainScene(shown, outlines, own, cells, near),
    [shown, outlines, own, cells, near],
  );
  const left = hasInsets(shown) ? INSETS : 0;
  const width = Math.round(size.width - left);
  const wide = near === 'todo' && !shown.view.only && width > 0.42 * size.height;
  const region = zone && ancestor(summary.territory, zone.id, 'region');
  return (
    <>
      {zone && (
        <fieldset className="plain-near">
          <legend className="visually-hidden">Qué parte del mapa se ve</legend>
          <Nearness near={near} is="todo" choose={setNear}>
            {shown.view.only ? 'Toda la región' : summary.id === 'chile' ? 'Todo Chile' : 'Todo'}
          </Nearness>
          {region && region !== zone.id && !shown.view.only && (
            <Nearness near={near} is="region" choose={setNear}>
              {shortName(summary, region)}
            </Nearness>
          )}
          <Nearness near={near} is="zona" choose={setNear}>
            {shortName(summary, zone.id)}
          </Nearness>
        </fieldset>
      )}
      <div className="plain-drawing" ref={frame} style={{ paddingLeft: left }}>
        {scene && size.height > 0 && width > 0 && (
          <ZoneMap
            {...scene}
            {...(zone ? { selected: zone.id } : {})}
            {...(hovered ? { hovered } : {})}
            label={labelOf(shown)}
            width={width}
            height={Math.floor(size.height)}
            strips={wide ? 3 : 1}
            onPick={(id) => pick(shown, id)}
            onHover={(id) => point(shown, id)}
          />
        )}
      </div>
      <Readout shown={shown} />
    </>
  );
}

function Nearness(props: {
  readonly near: Near;
  readonly is: Near;
  readonly choose: (near: Near) => void;
  readonly children: ReactNode;
}): ReactNode {
  const { near, is, choose, children } = props;
  return (
    <button type="button" className="button" aria-pressed={near === is} onClick={() => choose(is)}>
      {children}
    </button>
  );
}

/** The zone pointed at, or the one chosen, with its figure. The table says the same to who hears the page. */
function Readout({ shown }: { readonly shown: Shown }): ReactNode {
  const hovered = useStore((state) => state.hovered);
  const id = hovered ?? shown.zone?.id;
  const zone = id && shown.summary.territory.zones.get(id);
  const paint = id && paintsOf(shown).get(id);
  if (!zone || !paint) return null;
  return (
    <p className="map-tooltip plain-readout" aria-hidden="true">
      <strong>{zone.name}</strong>
      <span>
        {shown.layer.name}: <b>{figureWords(shown, paint.measure)}</b>
      </span>
    </p>
  );
}

function labelOf({ layer, rows, zone, summary }: Shown): string {
  const fictitious = summary.fictitious ? ' (datos ficticios)' : '';
  const chosen = zone ? ` Elegida: ${zone.name}.` : '';
  return `Mapa de ${layer.name}${fictitious}, ${rows.length} zonas.${chosen} La tabla tiene las mismas cifras.`;
}

function pick({ summary }: Shown, id: string): void {
  if (summary.territory.zones.has(id as ZoneId)) chooseOnMap(id as ZoneId);
  else pointCell(id);
}

function point({ summary }: Shown, id: string | undefined): void {
  const isZone = id !== undefined && summary.territory.zones.has(id as ZoneId);
  hover(isZone ? (id as ZoneId) : undefined);
  pointCell(isZone ? undefined : id);
}

/** Beside this map stands the table, where neither the link nor the reader asked for something else. */
function useTableBeside(shown: Shown | undefined): void {
  const narrow = useNarrow();
  const { screen, pane, zone, embed } = shown?.view ?? {};
  const isFree = screen === 'explorar' && !pane && !zone && !embed && !narrow;
  useEffect(() => {
    if (isFree) go({ pane: 'lista' }, 'replace');
  }, [isFree]);
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** How large an element is, kept in step with it; nothing before it is laid out. */
function useSize(of: { readonly current: HTMLElement | null }): Size {
  const [size, setSize] = useState<Size>({ width: 0, height: 0 });
  useEffect(() => {
    if (!of.current) return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setSize({ width: entry.target.clientWidth, height: entry.target.clientHeight });
    });
    observer.observe(of.current);
    return () => observer.disconnect();
  }, [of]);
  return size;
}

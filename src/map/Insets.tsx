import { bbox } from '@turf/turf';
import type { Polygon } from 'geojson';
import { type ReactNode, useId } from 'react';
import type { ZoneId } from '../domain/ids.ts';
import type { OutlineCollection } from '../load/outlines.ts';
import { type Shown, useShown } from '../state/select.ts';
import { hover, useStore } from '../state/store.ts';
import { formatMeasure } from '../ui/format.ts';
import { Hatches, hatchUrl } from '../ui/Hatches.tsx';
import { chooseOnMap } from './choose.ts';
import { ANTARCTICA, paintsOf, zoneHolding } from './paints.ts';
import { type Bounds, ISLANDS, largestPart, parts } from './places.ts';

const WIDTH = 84;
const HEIGHT = 52;

/** The far islands and Antártica, beside the map: the same colours, and each chooses its zone. */
export function Insets(): ReactNode {
  const shown = useShown();
  const level = shown?.analysis.settings.level;
  const outlines = useStore((state) => (level ? state.outlines[level] : undefined));
  if (!shown || !outlines) return null;
  return (
    <section className="insets" aria-label="Zonas lejanas">
      {ISLANDS.map(({ id, name, bounds }) => {
        const shape = islandShape(outlines, bounds);
        return shape && <Inset key={id} shown={shown} comuna={id as ZoneId} name={name} shape={shape} />;
      })}
      <Inset shown={shown} comuna={ANTARCTICA} name="Antártica" shape={undefined} />
    </section>
  );
}

/** The largest island in a box, whatever the level it was merged to, drawn to fit an inset. */
function islandShape(outlines: OutlineCollection, box: Bounds): string | undefined {
  const [west, south, east, north] = box;
  const inside = outlines.features.flatMap(({ geometry }) =>
    parts(geometry).filter(([[[x = 0, y = 0] = []] = []]) => x > west && x < east && y > south && y < north),
  );
  if (inside.length === 0) return undefined;
  return fitted(largestPart({ type: 'MultiPolygon', coordinates: inside }));
}

/** A small polygon as an SVG path that fills an inset: at this size the ground is flat, narrower by its latitude. */
function fitted(polygon: Polygon): string {
  const [west, south, east, north] = bbox(polygon);
  const narrowing = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const scale = Math.min((WIDTH - 8) / ((east - west) * narrowing), (HEIGHT - 8) / (north - south));
  const x = (longitude: number) => WIDTH / 2 + (longitude - (west + east) / 2) * narrowing * scale;
  const y = (latitude: number) => HEIGHT / 2 - (latitude - (south + north) / 2) * scale;
  return polygon.coordinates
    .map(
      (ring) =>
        `M${ring.map(([lon = 0, lat = 0]) => `${x(lon).toFixed(1)},${y(lat).toFixed(1)}`).join('L')}Z`,
    )
    .join('');
}

/** One far zone as a button. Without outline (Antártica) it is a plain mark. */
function Inset(props: {
  readonly shown: Shown;
  readonly comuna: ZoneId;
  readonly name: string;
  readonly shape: string | undefined;
}): ReactNode {
  const { shown, comuna, name, shape } = props;
  const id = useId();
  const zone = zoneHolding(shown, comuna);
  const hovered = useStore((state) => state.hovered === zone?.id);
  const paint = zone && paintsOf(shown).get(zone.id);
  if (!zone || !paint) return null;
  const fill = paint.pattern ? hatchUrl(id, paint.pattern) : (paint.fill ?? 'var(--map-land)');
  const figure = formatMeasure(paint.measure);
  const chosen = shown.zone?.id === zone.id;
  return (
    <button
      type="button"
      className={`inset ${hovered ? 'is-hovered' : ''}`}
      aria-pressed={chosen}
      aria-label={`${name}${zone.name === name ? '' : ` (${zone.name})`}: ${shown.layer.name}, ${figure}`}
      onClick={() => chooseOnMap(zone.id)}
      onMouseEnter={() => hover(zone.id)}
      onMouseLeave={() => hover(undefined)}
    >
      <svg viewBox={`0 0 ${WIDTH} ${shape ? HEIGHT : 18}`} aria-hidden="true">
        <Hatches id={id} />
        {shape ? (
          <path d={shape} fill={fill} />
        ) : (
          <rect x={WIDTH / 2 - 14} y={2} width={28} height={14} rx={2} fill={fill} />
        )}
        {paint.radius > 0 && zone.comunas.length === 1 && (
          <circle cx={WIDTH / 2} cy={(shape ? HEIGHT : 18) / 2} r={Math.min(paint.radius, 20)} />
        )}
      </svg>
      <span>{name}</span>
    </button>
  );
}

import '../compare/compare.css';
import { polygonArea, polygonCentroid } from 'd3';
import type { MultiPolygon, Polygon } from 'geojson';
import type { ReactNode } from 'react';
import { type DrawnZone, ZoneMap } from '../../charts/ZoneMap.tsx';
import type { ZoneId } from '../../domain/ids.ts';
import { isKnown, type Measure } from '../../domain/measure.ts';
import { ancestor, type Zone, zonePhrase } from '../../domain/territory.ts';
import { useOutlines } from '../../state/outlines.ts';
import { measureAt, type Shown } from '../../state/select.ts';
import { useStore } from '../../state/store.ts';
import { paint } from '../../ui/colour.ts';
import { formatMeasure } from '../../ui/format.ts';
import { YearLegend } from '../compare/YearLegend.tsx';

const WIDTH = 250;
const HEIGHT = 350;
/** Radius of the circle of the greatest count, in pixels. */
const MOST_RADIUS = 16;

/** The zone among those of its region, painted by the figure of the link with the classes of the large map. */
export function PaperMap(props: {
  readonly shown: Shown;
  readonly zone: Zone;
  /** What stands beside it, under the legend. */
  readonly children: ReactNode;
}): ReactNode {
  const { shown, zone } = props;
  const { analysis, classes, layer, summary, sector } = shown;
  const outlines = useOutlines(analysis.settings.level);
  const undrawn = useStore((state) => state.undrawn);
  if (!outlines && undrawn) return <p className="panel-info">El mapa no se pudo dibujar.</p>;
  if (!outlines) return <div className="skeleton" />;
  const { territory } = summary;
  const region = ancestor(territory, zone.id, 'region');
  const around = new Map<string, Measure>();
  for (const row of shown.rows) {
    const id = analysis.zones[row];
    const inside = id && (!region || zone.level === 'region' || ancestor(territory, id, 'region') === region);
    if (id && inside) around.set(id, measureAt(shown, row));
  }
  const isStock = layer.kind === 'cantidad';
  const drawn = outlines.features.flatMap(({ geometry, properties: { id } }): Drawn[] => {
    const measure = around.get(id);
    const name = territory.zones.get(id as ZoneId)?.name ?? id;
    const { fill, pattern } = measure ? paint(classes, measure) : { fill: undefined, pattern: undefined };
    return measure
      ? [
          {
            id,
            name,
            geometry,
            measure,
            fill: isStock ? 'var(--map-land)' : (fill ?? 'var(--map-land)'),
            ...(pattern ? { hatch: pattern } : {}),
            title: `${name}: ${formatMeasure(measure)}`,
          },
        ]
      : [];
  });
  const placed = drawn.map((one) => ({ ...one, ...middleOf(one.geometry) }));
  // The zone's own name first: those that do not fit beside it are left out.
  placed.sort((a, b) => Number(b.id === zone.id) - Number(a.id === zone.id));
  const most = Math.max(1, ...drawn.map(({ measure }) => (isKnown(measure) ? measure.value : 0)));
  const what = layer.scope === 'zona' ? layer.name : `${layer.name}, ${summary.sectors.get(sector)?.short}`;
  const where = region ? territory.zones.get(region) : undefined;
  return (
    <figure className="paper-map">
      <ZoneMap
        zones={drawn}
        // In grey the two ends of a scale with a middle look alike: there each name says its figure.
        names={placed.map(({ name, measure, longitude, latitude }) => ({
          text: layer.kind === 'divergente' && isKnown(measure) ? `${name} ${formatMeasure(measure)}` : name,
          longitude,
          latitude,
        }))}
        {...(isStock ? { points: placed.flatMap((one) => circleOf(one, most)) } : {})}
        selected={zone.id}
        label={`Mapa: ${what}. La tabla tiene las mismas cifras.`}
        width={WIDTH}
        height={HEIGHT}
        // The whole country is tall and thin: three strips side by side fit the sheet.
        strips={zone.level === 'region' ? 3 : 1}
      />
      <figcaption>
        <h3>Dónde está</h3>
        <p>
          {zonePhrase(zone)}
          {where && where.id !== zone.id && `, en ${zonePhrase(where)}`}. Color: {what}, con los cortes del
          mapa completo.
        </p>
        <YearLegend
          classes={classes}
          unit={shown.grid.unit}
          stock={isStock}
          measures={drawn.map(({ measure }) => measure)}
        />
        {props.children}
      </figcaption>
    </figure>
  );
}

interface Drawn extends DrawnZone {
  readonly geometry: Polygon | MultiPolygon;
  readonly measure: Measure;
}

function circleOf(
  one: { readonly longitude: number; readonly latitude: number; readonly measure: Measure },
  most: number,
) {
  const value = isKnown(one.measure) ? one.measure.value : 0;
  if (value <= 0) return [];
  const { longitude, latitude } = one;
  return [{ longitude, latitude, fill: 'var(--accent)', radius: MOST_RADIUS * Math.sqrt(value / most) }];
}

/** The middle of the largest part. */
function middleOf(geometry: Polygon | MultiPolygon): { longitude: number; latitude: number } {
  const parts = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  const rings = parts.map(([ring = []]) => ring.map(([x = 0, y = 0]): [number, number] => [x, y]));
  rings.sort((a, b) => Math.abs(polygonArea(b)) - Math.abs(polygonArea(a)));
  const [longitude = 0, latitude = 0] = polygonCentroid(rings[0] ?? []);
  return { longitude, latitude };
}

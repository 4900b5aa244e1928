import type { StyleSpecification } from 'maplibre-gl';
import { ZONE_LEVELS, type ZoneLevel } from '../domain/settings.ts';
import { cells } from './layers/cells.ts';
import {
  bordersSource,
  CELLS,
  FACE,
  type Layers,
  OWN,
  OWN_NAMES,
  placesSource,
  REGION_NAMES,
  zonesSource,
} from './layers/ids.ts';
import { names } from './layers/names.ts';
import { own, ownNames } from './layers/own.ts';
import { between, ground, marks } from './layers/zones.ts';
import type { MapTheme } from './theme.ts';

/**
 * Every layer, from the ground up. Those of the levels not shown are hidden by the drawing; those of the businesses come on top
 * of them, when there are any (see points.ts).
 */
export function layers(theme: MapTheme): Layers {
  return [
    { id: 'fondo', type: 'background', paint: { 'background-color': theme.water } },
    ...ZONE_LEVELS.flatMap((level) => ground(level, theme)),
    ...ZONE_LEVELS.map((level) => between(level, theme)),
    ...cells(theme),
    ...ZONE_LEVELS.flatMap((level) => marks(level, theme)),
    ...own(theme),
    ...names(theme),
    ...ownNames(theme),
  ];
}

/** The level a layer belongs to, by the end of its id; undefined for what every level shares. */
export function levelOfLayer(id: string): ZoneLevel | undefined {
  return ZONE_LEVELS.find((level) => id.endsWith(`-${level}`));
}

const empty = { type: 'FeatureCollection' as const, features: [] };

/** The whole style, with empty sources that the drawing fills. Nothing in it points outside of our own files. */
export function mapStyle(theme: MapTheme, faceUrl: string): StyleSpecification {
  const zones = ZONE_LEVELS.flatMap((level) => [
    [zonesSource(level), { type: 'geojson', data: empty, promoteId: 'id', tolerance: 0.1 }] as const,
    [bordersSource(level), { type: 'geojson', data: empty, tolerance: 0.1 }] as const,
    [placesSource(level), { type: 'geojson', data: empty, promoteId: 'id' }] as const,
  ]);
  return {
    version: 8,
    'font-faces': { [FACE]: faceUrl },
    transition: { duration: 0, delay: 0 },
    sources: {
      ...Object.fromEntries(zones),
      [REGION_NAMES]: { type: 'geojson', data: empty },
      [OWN]: { type: 'geojson', data: empty, tolerance: 0.1 },
      [OWN_NAMES]: { type: 'geojson', data: empty },
      [CELLS]: { type: 'geojson', data: empty, tolerance: 0.1 },
    },
    layers: [...layers(theme)],
  };
}

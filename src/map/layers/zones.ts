import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import type { ZoneLevel } from '../../domain/settings.ts';
import { PATTERNS } from '../patterns.ts';
import type { MapTheme } from '../theme.ts';
import {
  borderLayer,
  bordersSource,
  byZoom,
  circleLayer,
  fillLayer,
  type Layers,
  placesSource,
  state,
  zonesSource,
} from './ids.ts';

/** Colour and pattern of the zones of a level. */
export function ground(level: ZoneLevel, theme: MapTheme): Layers {
  const source = zonesSource(level);
  return [
    {
      id: fillLayer(level),
      type: 'fill',
      source,
      paint: { 'fill-color': ['to-color', state('fill'), theme.land], 'fill-antialias': false },
    },
    ...PATTERNS.map(
      (pattern): LayerSpecification => ({
        id: `${pattern}-${level}`,
        type: 'fill',
        source,
        paint: {
          'fill-pattern': pattern,
          'fill-opacity': ['case', ['==', state('pattern'), pattern], 1, 0],
          'fill-antialias': false,
        },
      }),
    ),
  ];
}

/**
 * Thin light lines between painted zones, which need no more; a darker one around circles and between regions. A count
 * leaves the ground plain, so there the thin lines take the darker colour (see `borderColour`).
 */
export const between = (level: ZoneLevel, theme: MapTheme): LayerSpecification => ({
  id: borderLayer(level),
  type: 'line',
  source: bordersSource(level),
  layout: { 'line-cap': 'round', 'line-join': 'round' },
  paint: {
    'line-color': borderColour(theme, false),
    'line-opacity': byZoom([3, 0.6], [7, 0.9]),
    'line-width': [
      'interpolate',
      ['linear'],
      ['zoom'],
      3,
      ['match', ['get', 'kind'], 'region', 0.6, level === 'comuna' ? 0.15 : 0.4],
      6,
      ['match', ['get', 'kind'], 'region', 1.1, level === 'comuna' ? 0.6 : 0.8],
      10,
      ['match', ['get', 'kind'], 'region', 1.8, 1.2],
    ],
  },
});

export function borderColour(theme: MapTheme, plainGround: boolean): ExpressionSpecification {
  return ['match', ['get', 'kind'], 'region', theme.region, plainGround ? theme.line : theme.border];
}

const when = (name: 'hovered' | 'selected'): ExpressionSpecification => [
  'case',
  ['boolean', state(name), false],
  1,
  0,
];

/** Circles of counts, and the outline of the zone pointed at and of the zone chosen. */
export function marks(level: ZoneLevel, theme: MapTheme): Layers {
  const source = zonesSource(level);
  const outline = (
    id: string,
    colour: string,
    width: number,
    flag: 'hovered' | 'selected',
  ): LayerSpecification => ({
    id: `${id}-${level}`,
    type: 'line',
    source,
    layout: { 'line-join': 'round' },
    paint: { 'line-color': colour, 'line-width': width, 'line-opacity': when(flag) },
  });
  return [
    {
      id: circleLayer(level),
      type: 'circle',
      source: placesSource(level),
      paint: {
        'circle-radius': ['number', state('radius'), 0],
        'circle-color': theme.accent,
        'circle-opacity': 0.45,
        'circle-stroke-color': theme.halo,
        'circle-stroke-width': ['case', ['>', ['number', state('radius'), 0], 0], 0.75, 0],
      },
    },
    outline('elegida-orla', theme.halo, 5, 'selected'),
    outline('apuntada-orla', theme.halo, 3.5, 'hovered'),
    outline('apuntada', theme.ink, 1.75, 'hovered'),
    outline('elegida', theme.ink, 2.75, 'selected'),
  ];
}

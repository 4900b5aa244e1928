import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import { ZONE_LEVELS, type ZoneLevel } from '../../domain/settings.ts';
import type { MapTheme } from '../theme.ts';
import { byZoom, FACE, type Layers, nameLayer, placesSource, REGION_NAMES, state } from './ids.ts';

/** Zoom from which the zones of a level are named inside; below it, regions are named off the coast. */
const NAMED_FROM: Readonly<Record<ZoneLevel, number>> = { comuna: 6, provincia: 5.6, region: 5.6 };

const onDark: ExpressionSpecification = ['boolean', state('dark'), false];
const NAME_PAINT = {
  'text-color': ['case', onDark, '#ffffff', '#1d1c1a'] as ExpressionSpecification,
  'text-halo-color': [
    'case',
    onDark,
    'rgba(20, 24, 23, 0.55)',
    'rgba(255, 255, 255, 0.8)',
  ] as ExpressionSpecification,
  'text-halo-width': 1.25,
};

/** Names: of each region off the coast while the country is seen whole, then of the zones themselves. */
export function names(theme: MapTheme): Layers {
  return [
    {
      id: REGION_NAMES,
      type: 'symbol',
      source: REGION_NAMES,
      maxzoom: 5.6,
      layout: {
        'text-field': ['get', 'name'],
        'text-font': [FACE],
        'text-size': byZoom([3, 11], [5, 13]),
        'text-anchor': ['match', ['get', 'side'], 'oeste', 'right', 'left'],
        'text-offset': ['match', ['get', 'side'], 'oeste', ['literal', [-0.7, 0]], ['literal', [0.7, 0]]],
        'text-max-width': 12,
        'text-padding': 1,
      },
      paint: { 'text-color': theme.soft, 'text-halo-color': theme.water, 'text-halo-width': 1.4 },
    },
    ...ZONE_LEVELS.map(
      (level): LayerSpecification => ({
        id: nameLayer(level),
        type: 'symbol',
        source: placesSource(level),
        minzoom: NAMED_FROM[level],
        layout: {
          'text-field': ['get', 'name'],
          'text-font': [FACE],
          'text-size': byZoom([5, 11], [10, 14]),
          'text-max-width': 7,
          'text-line-height': 1.05,
          'text-padding': 4,
          // The most peopled keep their name where two would collide.
          'symbol-sort-key': ['-', ['get', 'weight']],
        },
        paint: NAME_PAINT,
      }),
    ),
  ];
}

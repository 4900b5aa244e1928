import type { MapTheme } from '../theme.ts';
import { BUSINESSES, byZoom, CLUSTERS, FACE, type Layers, SINGLES } from './ids.ts';

/** Businesses: groups with their count, single ones as dots; those of the chosen sector in the accent. */
export function businesses(theme: MapTheme): Layers {
  const neutral = theme.soft;
  return [
    {
      id: SINGLES,
      type: 'circle',
      source: BUSINESSES,
      filter: ['!', ['has', 'point_count']],
      paint: {
        'circle-radius': byZoom([9, 3], [15, 5.5]),
        'circle-color': ['case', ['==', ['get', 'chosen'], 1], theme.accent, neutral],
        'circle-stroke-color': theme.halo,
        'circle-stroke-width': 1,
      },
    },
    {
      id: CLUSTERS,
      type: 'circle',
      source: BUSINESSES,
      filter: ['has', 'point_count'],
      paint: {
        'circle-radius': ['interpolate', ['linear'], ['sqrt', ['get', 'point_count']], 1, 9, 10, 16, 50, 30],
        'circle-color': ['case', ['==', ['get', 'chosen'], ['get', 'point_count']], theme.accent, neutral],
        'circle-opacity': 0.9,
        'circle-stroke-color': theme.halo,
        'circle-stroke-width': 1.5,
      },
    },
    {
      id: 'negocios-cuenta',
      type: 'symbol',
      source: BUSINESSES,
      filter: ['has', 'point_count'],
      layout: {
        'text-field': ['number-format', ['get', 'point_count'], { locale: 'es-CL' }],
        'text-font': [FACE],
        'text-size': 12,
        'text-allow-overlap': true,
      },
      paint: { 'text-color': theme.halo },
    },
  ];
}

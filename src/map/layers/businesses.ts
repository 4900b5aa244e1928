import type { ExpressionSpecification } from 'maplibre-gl';
import { BINS, GROUP_RADII } from '../../domain/point_tiles.ts';
import type { MapTheme } from '../theme.ts';
import { BUSINESSES, byZoom, CLUSTERS, DOTS, FACE, type Layers, SINGLES } from './ids.ts';

const COUNT: ExpressionSpecification = ['get', 'n'];
const [LEAST, ...LARGER] = GROUP_RADII;

/** Businesses: from afar small dots, nearer groups with their count, single ones as dots; the chosen sector's in the accent. */
export function businesses(theme: MapTheme): Layers {
  const source = { source: BUSINESSES, 'source-layer': BINS };
  return [
    {
      id: DOTS,
      type: 'circle',
      ...source,
      filter: ['==', ['get', 'kind'], 'dot'],
      paint: {
        'circle-radius': ['interpolate', ['linear'], ['log10', COUNT], 0, 1.2, 2, 2, 4, 3.2],
        'circle-color': [
          'interpolate-lab',
          ['linear'],
          ['/', ['get', 'chosen'], COUNT],
          0,
          theme.soft,
          1,
          theme.accent,
        ],
        'circle-opacity': 0.85,
        'circle-stroke-color': theme.halo,
        'circle-stroke-width': 0.6,
      },
    },
    {
      id: SINGLES,
      type: 'circle',
      ...source,
      filter: ['==', ['get', 'kind'], 'one'],
      paint: {
        'circle-radius': byZoom([9, 3], [15, 5.5]),
        'circle-color': ['case', ['==', ['get', 'chosen'], 1], theme.accent, theme.soft],
        'circle-stroke-color': theme.halo,
        'circle-stroke-width': 1,
      },
    },
    {
      id: CLUSTERS,
      type: 'circle',
      ...source,
      filter: ['==', ['get', 'kind'], 'group'],
      paint: {
        'circle-radius': ['interpolate', ['linear'], ['sqrt', COUNT], ...LEAST, ...LARGER.flat()],
        'circle-color': ['case', ['==', ['get', 'chosen'], COUNT], theme.accent, theme.soft],
        'circle-opacity': 0.9,
        'circle-stroke-color': theme.halo,
        'circle-stroke-width': 1.5,
      },
    },
    {
      id: 'negocios-cuenta',
      type: 'symbol',
      ...source,
      filter: ['==', ['get', 'kind'], 'group'],
      layout: {
        'text-field': [
          'case',
          ['>=', COUNT, 10_000],
          ['concat', ['number-format', ['round', ['/', COUNT, 1000]], { locale: 'es-CL' }], ' mil'],
          ['number-format', COUNT, { locale: 'es-CL' }],
        ],
        'text-font': [FACE],
        'text-size': 12,
        'text-allow-overlap': true,
      },
      paint: { 'text-color': theme.halo },
    },
  ];
}

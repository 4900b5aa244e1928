import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import type { MapTheme } from '../theme.ts';
import { byZoom, FACE, type Layers, OWN, OWN_NAMES, OWN_POINTED } from './ids.ts';

const NONE: ExpressionSpecification = ['==', ['get', 'id'], ''];

/** The reader's own territories: an outline over the comunas they are made of, thicker for the one chosen or pointed at. */
export function own(theme: MapTheme): Layers {
  const line = (id: string, color: string, width: LayerSpecification['paint']): LayerSpecification => ({
    id,
    type: 'line',
    source: OWN,
    layout: { 'line-join': 'round' },
    paint: { 'line-color': color, ...width },
  });
  return [
    line('propios-orla', theme.halo, { 'line-width': byZoom([3, 3], [8, 6]) }),
    line('propios-borde', theme.accent, { 'line-width': byZoom([3, 1.5], [8, 3]) }),
    {
      ...line(OWN_POINTED, theme.accent, { 'line-width': byZoom([3, 3.5], [8, 5.5]) }),
      filter: NONE,
    } as LayerSpecification,
  ];
}

/** Their names, which keep their place where others would collide with them. */
export function ownNames(theme: MapTheme): Layers {
  return [
    {
      id: 'propios-nombre',
      type: 'symbol',
      source: OWN_NAMES,
      layout: {
        'text-field': ['get', 'name'],
        'text-font': [FACE],
        'text-size': byZoom([4, 12], [9, 16]),
        'text-max-width': 9,
        'text-variable-anchor': ['bottom', 'top', 'left', 'right'],
        'text-radial-offset': 0.6,
      },
      paint: { 'text-color': theme.ink, 'text-halo-color': theme.halo, 'text-halo-width': 2 },
    },
  ];
}

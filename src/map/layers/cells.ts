import type { MapTheme } from '../theme.ts';
import { byZoom, CELL_FILLS, CELLS, type Layers, POINTED_CELL } from './ids.ts';

const [FILL, PATTERN] = CELL_FILLS;
const [HALO, POINTED] = POINTED_CELL;

/** Hexagons inside the zone chosen: colour or pattern, a thick edge where the cell is clearly not as expected. */
export function cells(theme: MapTheme): Layers {
  return [
    {
      id: FILL,
      type: 'fill',
      source: CELLS,
      filter: ['has', 'fill'],
      paint: { 'fill-color': ['to-color', ['get', 'fill'], theme.land], 'fill-antialias': false },
    },
    {
      id: PATTERN,
      type: 'fill',
      source: CELLS,
      filter: ['has', 'pattern'],
      paint: { 'fill-pattern': ['get', 'pattern'], 'fill-antialias': false },
    },
    {
      id: 'celdas-borde',
      type: 'line',
      source: CELLS,
      layout: { 'line-join': 'round' },
      paint: { 'line-color': theme.border, 'line-width': byZoom([8, 0.2], [12, 1]) },
    },
    {
      // Dark colours would swallow a dark edge.
      id: 'celdas-borde-claro-orla',
      type: 'line',
      source: CELLS,
      filter: ['get', 'clear'],
      layout: { 'line-join': 'round' },
      paint: { 'line-color': theme.halo, 'line-width': byZoom([8, 1], [12, 4.5]) },
    },
    {
      id: 'celdas-borde-claro',
      type: 'line',
      source: CELLS,
      filter: ['get', 'clear'],
      layout: { 'line-join': 'round' },
      paint: { 'line-color': theme.ink, 'line-width': byZoom([8, 0.5], [12, 2]) },
    },
    {
      id: HALO,
      type: 'line',
      source: CELLS,
      filter: ['==', ['get', 'id'], ''],
      layout: { 'line-join': 'round' },
      paint: { 'line-color': theme.halo, 'line-width': 7 },
    },
    {
      id: POINTED,
      type: 'line',
      source: CELLS,
      filter: ['==', ['get', 'id'], ''],
      layout: { 'line-join': 'round' },
      paint: { 'line-color': theme.accent, 'line-width': 4 },
    },
  ];
}

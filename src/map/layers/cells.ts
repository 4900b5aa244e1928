import type { MapTheme } from '../theme.ts';
import { byZoom, CELL_FILLS, CELLS, FACE, type Layers, POINTED_CELL } from './ids.ts';

const [FILL, PATTERN] = CELL_FILLS;
const ON_DARK = 'rgba(20, 24, 23, 0.55)';
const ON_LIGHT = 'rgba(255, 255, 255, 0.8)';
const [HALO, POINTED] = POINTED_CELL;

/**
 * Pieces inside the zone chosen: colour or pattern, a thick edge where one is clearly not as expected, and its name where it
 * has one.
 */
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
    {
      id: 'celdas-nombre',
      type: 'symbol',
      source: CELLS,
      filter: ['has', 'name'],
      minzoom: 10,
      layout: {
        'text-field': ['get', 'name'],
        'text-font': [FACE],
        'text-size': byZoom([10, 11], [14, 13]),
        'text-max-width': 8,
        'text-line-height': 1.05,
        'text-padding': 3,
        'symbol-sort-key': ['-', ['get', 'weight']],
      },
      paint: {
        'text-color': ['match', ['get', 'ground'], 'oscuro', '#ffffff', 'claro', '#1d1c1a', theme.ink],
        'text-halo-color': ['match', ['get', 'ground'], 'oscuro', ON_DARK, 'claro', ON_LIGHT, theme.halo],
        'text-halo-width': 1.25,
      },
    },
  ];
}

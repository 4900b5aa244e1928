import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import type { ZoneLevel } from '../../domain/settings.ts';

// Sources, layers and states by name: what the style declares and the drawing speaks of.

export type Layers = readonly LayerSpecification[];

/** Name under which the style declares the one bundled face. */
export const FACE = 'Mapa';

export const BUSINESSES = 'negocios';
export const CELLS = 'celdas';
export const REGION_NAMES = 'nombres-regionales';
/** The reader's own territories, and where their names stand. */
export const OWN = 'propios';
export const OWN_NAMES = 'propios-lugares';
/** Outlines those chosen or pointed at. */
export const OWN_POINTED = 'propios-apuntado';
/** Outlines of a level: one source each, so that coming back to a level sends nothing again. */
export const zonesSource = (level: ZoneLevel) => `zonas-${level}`;
/** Lines between the zones of a level, each once. */
export const bordersSource = (level: ZoneLevel) => `limites-${level}`;
/** One point per zone of a level, for its name and its circle. */
export const placesSource = (level: ZoneLevel) => `lugares-${level}`;

export const fillLayer = (level: ZoneLevel) => `relleno-${level}`;
export const circleLayer = (level: ZoneLevel) => `circulo-${level}`;
export const borderLayer = (level: ZoneLevel) => `borde-${level}`;
export const nameLayer = (level: ZoneLevel) => `nombre-${level}`;
export const DOTS = 'negocios-punto';
export const CLUSTERS = 'negocios-grupo';
export const SINGLES = 'negocios-uno';
export const CELL_FILLS = ['celdas-relleno', 'celdas-trama'] as const;
export const POINTED_CELL = ['celdas-apuntada-orla', 'celdas-apuntada'] as const;

/** What `map.setFeatureState` says of a zone and of its place. */
export interface ZoneState {
  readonly fill: string | null;
  readonly pattern: string | null;
  readonly radius: number;
  readonly hovered: boolean;
  readonly selected: boolean;
  /** Whether what lies under its name is dark, and the name so light. */
  readonly dark: boolean;
}

export const state = (name: keyof ZoneState): ExpressionSpecification => ['feature-state', name];

export const byZoom = (
  ...stops: readonly (readonly [zoom: number, value: number])[]
): ExpressionSpecification => [
  'interpolate',
  ['linear'],
  ['zoom'],
  // The first stop is spread by hand because the type asks for at least one.
  stops[0]?.[0] ?? 0,
  stops[0]?.[1] ?? 0,
  ...stops.slice(1).flat(),
];

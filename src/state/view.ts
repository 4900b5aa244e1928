import type { FigureId } from '../domain/analysis.ts';
import { CLASS_COUNTS, CLASSINGS, type Classing, DEFAULT_CLASSES } from '../domain/classes.ts';
import { parseSectorCode, parseZoneId, type SectorCode, type ZoneId } from '../domain/ids.ts';
import { INDICATORS } from '../domain/indicators/index.ts';
import {
  COUNTED,
  type Counted,
  EQUAL_WEIGHTS,
  REFERENCES,
  type Reference,
  TERMS,
  type Weights,
  ZONE_LEVELS,
  type ZoneLevel,
} from '../domain/settings.ts';

export const SCREENS = ['explorar', 'calidad', 'leer'] as const;
export type Screen = (typeof SCREENS)[number];

export const PANES = ['lista', 'mapa', 'ficha', 'sector'] as const;
/** What stands beside the map; on a narrow screen, what is shown at all. */
export type Pane = (typeof PANES)[number];

export interface Camera {
  readonly longitude: number;
  readonly latitude: number;
  readonly zoom: number;
}

/** What is on screen, exactly as in the URL. Undefined: the package's own start, or the default. */
export interface View {
  readonly datos: string;
  readonly screen: Screen;
  readonly pane: Pane | undefined;
  readonly zone: ZoneId | undefined;
  readonly sector: SectorCode | undefined;
  readonly figure: FigureId | undefined;
  readonly level: ZoneLevel;
  readonly cube: string | undefined;
  readonly counted: Counted;
  readonly reference: Reference | undefined;
  readonly weights: Weights;
  readonly classing: Classing;
  readonly classes: number;
  /** Region to which the map and the list are narrowed. */
  readonly only: ZoneId | undefined;
  readonly camera: Camera | undefined;
}

export const DEFAULT_VIEW: View = {
  datos: 'chile',
  screen: 'explorar',
  pane: undefined,
  zone: undefined,
  sector: undefined,
  figure: undefined,
  level: 'comuna',
  cube: undefined,
  counted: 'empresas',
  reference: undefined,
  weights: EQUAL_WEIGHTS,
  classing: 'cuantiles',
  classes: DEFAULT_CLASSES,
  only: undefined,
  camera: undefined,
};

export const FIGURE_IDS: readonly FigureId[] = ['potencial', ...INDICATORS.map(({ id }) => id)];

/** A view from the query of a link. What it does not say, or says wrong, is the default: a link never breaks. */
export function parseView(query: string): View {
  const params = new URLSearchParams(query);
  const oneOf = <T extends string>(name: string, list: readonly T[]): T | undefined =>
    list.find((one) => one === params.get(name));
  const zoneOf = (name: string) => {
    const id = parseZoneId(params.get(name) ?? '');
    return id === 'CL' ? undefined : id;
  };
  const [, classing, classes] = /^([a-z]+)-(\d)$/.exec(params.get('clases') ?? '') ?? [];
  const only = zoneOf('solo');
  return {
    datos: params.get('datos') || DEFAULT_VIEW.datos,
    screen: oneOf('ver', SCREENS) ?? DEFAULT_VIEW.screen,
    pane: oneOf('panel', PANES),
    zone: zoneOf('zona'),
    sector: parseSectorCode(params.get('sector') ?? ''),
    figure: oneOf('medida', FIGURE_IDS),
    level: oneOf('nivel', ZONE_LEVELS) ?? DEFAULT_VIEW.level,
    cube: params.get('tabla') || undefined,
    counted: oneOf('cuenta', COUNTED) ?? DEFAULT_VIEW.counted,
    reference: oneOf('ref', REFERENCES),
    weights: parseWeights(params.get('pesos')),
    classing: CLASSINGS.find((one) => one === classing) ?? DEFAULT_VIEW.classing,
    classes: CLASS_COUNTS.find((one) => one === Number(classes)) ?? DEFAULT_VIEW.classes,
    only: only?.length === 2 ? only : undefined,
    camera: parseCamera(params.get('camara')),
  };
}

/** The query of a view, without what is default; `parseView` reads it back to the same view. */
export function formatView(view: View): string {
  const pairs: [string, string | undefined][] = [
    ['datos', view.datos === DEFAULT_VIEW.datos ? undefined : view.datos],
    ['ver', view.screen === DEFAULT_VIEW.screen ? undefined : view.screen],
    ['zona', view.zone],
    ['sector', view.sector],
    ['medida', view.figure],
    ['nivel', view.level === DEFAULT_VIEW.level ? undefined : view.level],
    ['tabla', view.cube],
    ['cuenta', view.counted === DEFAULT_VIEW.counted ? undefined : view.counted],
    ['ref', view.reference],
    ['pesos', formatWeights(view.weights)],
    [
      'clases',
      view.classing === DEFAULT_VIEW.classing && view.classes === DEFAULT_VIEW.classes
        ? undefined
        : `${view.classing}-${view.classes}`,
    ],
    ['solo', view.only],
    ['panel', view.pane],
    ['camara', view.camera && formatCamera(view.camera)],
  ];
  const said = pairs.flatMap(([name, value]) =>
    // Commas and colons are legal in a query and a link reads better with them.
    value === undefined
      ? []
      : [`${name}=${encodeURIComponent(value).replaceAll('%2C', ',').replaceAll('%3A', ':')}`],
  );
  return said.length > 0 ? `?${said.join('&')}` : '';
}

const MOST_WEIGHT = 5;

function parseWeights(text: string | null): Weights {
  const parts = text?.split(',').map(Number) ?? [];
  const fit =
    parts.length === TERMS.length &&
    parts.every((part) => Number.isInteger(part) && part >= 0 && part <= MOST_WEIGHT);
  return fit
    ? (Object.fromEntries(TERMS.map((term, at) => [term, parts[at]])) as Record<
        (typeof TERMS)[number],
        number
      >)
    : EQUAL_WEIGHTS;
}

function formatWeights(weights: Weights): string | undefined {
  return TERMS.every((term) => weights[term] === EQUAL_WEIGHTS[term])
    ? undefined
    : TERMS.map((term) => weights[term]).join(',');
}

function parseCamera(text: string | null): Camera | undefined {
  const [longitude, latitude, zoom, ...rest] = text?.split(',').map(Number) ?? [];
  if (longitude === undefined || latitude === undefined || zoom === undefined || rest.length > 0)
    return undefined;
  const fit = Math.abs(longitude) <= 180 && Math.abs(latitude) <= 85 && zoom >= 0 && zoom <= 22;
  return fit ? { longitude, latitude, zoom } : undefined;
}

function formatCamera({ longitude, latitude, zoom }: Camera): string {
  return `${longitude.toFixed(3)},${latitude.toFixed(3)},${zoom.toFixed(2)}`;
}

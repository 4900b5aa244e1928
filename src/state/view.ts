import type { FigureId } from '../domain/analysis.ts';
import { CELL_SIZES, DEFAULT_CELL_SIZE, type LayerId, type Pieces } from '../domain/cell_size.ts';
import { CLASS_COUNTS, CLASSINGS, type Classing, DEFAULT_CLASSES } from '../domain/classes.ts';
import { parseCut, parseSectorCode, parseZoneId, type SectorCode, type ZoneId } from '../domain/ids.ts';
import { MOST_OWN, type OwnTerritory } from '../domain/own.ts';
import {
  COUNTED,
  type Counted,
  EQUAL_WEIGHTS,
  MEANS,
  type Mean,
  REFERENCES,
  type Reference,
  TERMS,
  type Weights,
  ZONE_LEVELS,
  type ZoneLevel,
} from '../domain/settings.ts';

/** Screens of public support; those of WITH_MAP have the map beside them. */
export const SUPPORT_SCREENS = [
  'instrumentos',
  'cobertura',
  'ruta',
  'evaluar',
  'focalizacion',
  'genero',
  'sectores',
  'metas',
] as const;
export type SupportScreen = (typeof SUPPORT_SCREENS)[number];
/** Screens of one comuna: its register, the businesses that asked to appear, the review of its plan. */
export const COMUNA_SCREENS = ['catastro', 'vitrina', 'pladeco'] as const;
export type ComunaScreen = (typeof COMUNA_SCREENS)[number];
/** Screens that stand under a list of their like. */
export type WorkScreen = SupportScreen | ComunaScreen;
/** `inicio` is where a link that says nothing leads; `informe` is what is printed. */
export const SCREENS = [
  'inicio',
  'explorar',
  ...SUPPORT_SCREENS,
  ...COMUNA_SCREENS,
  'informe',
  'docentes',
  'abrir',
  'calidad',
  'leer',
] as const;
export type Screen = (typeof SCREENS)[number];

/** What a reader chooses inside a screen; each panel knows which words it takes. */
export const SUPPORT_KEYS = [
  'instrumento',
  'institucion',
  'buscar',
  'tipo',
  'etapa',
  'area',
  'clase',
  'anio',
  'decision',
  'otra',
  'programa',
  'bloque',
  'base',
  'perfil',
  'negocio',
  'linea',
  'de',
  'papel',
] as const;
export type SupportKey = (typeof SUPPORT_KEYS)[number];

export const PANES = ['lista', 'mapa', 'ficha', 'sector', 'comparar'] as const;
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
  readonly mean: Mean;
  /** Sets of comunas that the reader named; they travel in the link. */
  readonly territories: readonly OwnTerritory[];
  /** Zones side by side, two to four, besides the one chosen or with it. */
  readonly compare: readonly ZoneId[];
  /** Another table of the same sectors to set against the one shown, with the same breaks. */
  readonly against: string | undefined;
  /** How far a person goes to study, in kilometres in a straight line (method 2.4). */
  readonly radius: number;
  readonly peers: readonly ZoneId[];
  /** Sectors that sell to the people around them, when the reader changed the list. */
  readonly localSectors: readonly SectorCode[] | undefined;
  /** What is drawn below the comuna: hexagons of a size or the zones of a layer; undefined when nothing is. */
  readonly cells: Pieces | undefined;
  readonly classing: Classing;
  readonly classes: number;
  /** Region to which the map and the list are narrowed. */
  readonly only: ZoneId | undefined;
  readonly camera: Camera | undefined;
  /** Inside somebody else's page: without our navigation, with credit. */
  readonly embed: boolean;
  readonly support: Readonly<Partial<Record<SupportKey, string>>>;
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
  mean: 'aritmetica',
  territories: [],
  compare: [],
  against: undefined,
  radius: 60,
  peers: [],
  localSectors: undefined,
  cells: undefined,
  classing: 'cuantiles',
  classes: DEFAULT_CLASSES,
  only: undefined,
  camera: undefined,
  embed: false,
  support: {},
};

/** Signs of a choice that are read from a link; a longer one is not ours. */
const LONGEST_CHOICE = 100;

/** Distances offered, in kilometres; 0 is the zone alone. */
export const RADII = [0, 30, 60, 120] as const;
export const MOST_COMPARED = 4;
export const MOST_PEERS = 20;

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
    // A link that says nothing leads to the start; one that says anything, to what it says.
    screen: oneOf('ver', SCREENS) ?? (params.toString() === '' ? 'inicio' : DEFAULT_VIEW.screen),
    pane: oneOf('panel', PANES),
    zone: zoneOf('zona'),
    sector: parseSectorCode(params.get('sector') ?? ''),
    figure: parseFigure(params.get('medida')),
    level: oneOf('nivel', ZONE_LEVELS) ?? DEFAULT_VIEW.level,
    cube: params.get('tabla') || undefined,
    counted: oneOf('cuenta', COUNTED) ?? DEFAULT_VIEW.counted,
    reference: oneOf('ref', REFERENCES),
    weights: parseWeights(params.get('pesos')),
    mean: oneOf('media', MEANS) ?? DEFAULT_VIEW.mean,
    territories: parseOwn(params.get('territorios')),
    compare: parseZones(params.get('comparar'), MOST_COMPARED),
    against: params.get('contra') || undefined,
    radius: RADII.find((one) => String(one) === params.get('radio')) ?? DEFAULT_VIEW.radius,
    peers: parseZones(params.get('pares'), MOST_PEERS),
    localSectors: parseSectors(params.get('vecinos')),
    cells: parseCells(params.get('celdas')),
    classing: CLASSINGS.find((one) => one === classing) ?? DEFAULT_VIEW.classing,
    classes: CLASS_COUNTS.find((one) => one === Number(classes)) ?? DEFAULT_VIEW.classes,
    only: only?.length === 2 ? only : undefined,
    camera: parseCamera(params.get('camara')),
    embed: params.get('embed') === '1',
    support: Object.fromEntries(
      SUPPORT_KEYS.flatMap((key) => {
        const said = params.get(key)?.slice(0, LONGEST_CHOICE);
        return said ? [[key, said]] : [];
      }),
    ),
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
    ['media', view.mean === DEFAULT_VIEW.mean ? undefined : view.mean],
    ['territorios', formatOwn(view.territories)],
    ['comparar', view.compare.join(',') || undefined],
    ['contra', view.against],
    ['radio', view.radius === DEFAULT_VIEW.radius ? undefined : String(view.radius)],
    ['pares', view.peers.join(',') || undefined],
    ['vecinos', view.localSectors && (view.localSectors.join(',') || 'ninguno')],
    ['celdas', view.cells === DEFAULT_CELL_SIZE ? 'si' : view.cells && String(view.cells)],
    [
      'clases',
      view.classing === DEFAULT_VIEW.classing && view.classes === DEFAULT_VIEW.classes
        ? undefined
        : `${view.classing}-${view.classes}`,
    ],
    ['solo', view.only],
    ['panel', view.pane],
    ['camara', view.camera && formatCamera(view.camera)],
    ['embed', view.embed ? '1' : undefined],
    ...SUPPORT_KEYS.map((key): [string, string | undefined] => [key, view.support[key]]),
  ];
  const said = pairs.flatMap(([name, value]) =>
    // Commas and colons are legal in a query and a link reads better with them.
    value === undefined
      ? []
      : [`${name}=${encodeURIComponent(value).replaceAll('%2C', ',').replaceAll('%3A', ':')}`],
  );
  const query = said.join('&') || `ver=${DEFAULT_VIEW.screen}`;
  return query === 'ver=inicio' ? '' : `?${query}`;
}

/** A word that may be the name of a figure; whether it is, the package says (see `layersOf`). */
function parseFigure(text: string | null): FigureId | undefined {
  return text && /^[a-z_]+$/.test(text) ? (text as FigureId) : undefined;
}

const MOST_WEIGHT = 5;

/** Numbers parted by commas; undefined where one of them is not written as a number (`Number('')` is 0). */
function numbersIn(text: string | null): readonly number[] | undefined {
  return text && /^-?\d+(\.\d+)?(,-?\d+(\.\d+)?)*$/.test(text) ? text.split(',').map(Number) : undefined;
}

function parseWeights(text: string | null): Weights {
  const parts = numbersIn(text) ?? [];
  // A link made when there were fewer terms says nothing of the new ones, which come last.
  const fit =
    parts.length <= TERMS.length &&
    parts.every((part) => Number.isInteger(part) && part >= 0 && part <= MOST_WEIGHT);
  return fit
    ? (Object.fromEntries(TERMS.map((term, at) => [term, parts[at] ?? EQUAL_WEIGHTS[term]])) as Record<
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

/** Ids that exist in no package are kept: whether a zone is there is for the panel to say. */
function parseZones(text: string | null, most: number): readonly ZoneId[] {
  const ids = (text ?? '').split(',').flatMap((part) => parseZoneId(part) ?? []);
  return [...new Set(ids)].filter((id) => id !== 'CL').slice(0, most);
}

/** `ninguno` is an empty list, which is not the same as no list. */
function parseSectors(text: string | null): readonly SectorCode[] | undefined {
  if (text === 'ninguno') return [];
  const codes = new Set((text ?? '').split(',').flatMap((part) => parseSectorCode(part) ?? []));
  return codes.size > 0 ? [...codes] : undefined;
}

/** Letters that the name of a reader's own territory may have. */
export const LONGEST_NAME = 60;

/** A name as it travels in a link: without the signs that part the list, and of a length that fits a heading. */
export function ownName(typed: string): string {
  // Cut by letters, not by halves of one (an emoji is two): half a letter cannot be written in a link.
  const letters = typed
    .replace(/[:;\p{Cc}\p{Cs}]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return [...letters].slice(0, LONGEST_NAME).join('').trim();
}

/** `T1:Calama y vecinos:02201.02202;T2:…`. An entry that is wrong is left out. */
function parseOwn(text: string | null): readonly OwnTerritory[] {
  const found: OwnTerritory[] = [];
  for (const entry of (text ?? '').split(';').slice(0, MOST_OWN)) {
    const [id = '', written = '', list = '', ...rest] = entry.split(':');
    const zone = /^T\d$/.test(id) ? parseZoneId(id) : undefined;
    const name = ownName(written);
    const cuts = [...new Set(list.split('.').flatMap((cut) => parseCut(cut) ?? []))];
    const fit = zone && name !== '' && cuts.length > 0 && rest.length === 0;
    if (fit && !found.some((one) => one.id === zone)) found.push({ id: zone, name, cuts });
  }
  return found;
}

function formatOwn(own: readonly OwnTerritory[]): string | undefined {
  return own.map(({ id, name, cuts }) => `${id}:${ownName(name)}:${cuts.join('.')}`).join(';') || undefined;
}

/** `si` is the size we offer first, `zonas` the first layer: never the name of a file. */
function parseCells(text: string | null): Pieces | undefined {
  if (text && /^zonas(-\d{1,2})?$/.test(text)) return text as LayerId;
  return text === 'si' ? DEFAULT_CELL_SIZE : CELL_SIZES.find((size) => String(size) === text);
}

function parseCamera(text: string | null): Camera | undefined {
  const [longitude, latitude, zoom, ...rest] = numbersIn(text) ?? [];
  if (longitude === undefined || latitude === undefined || zoom === undefined || rest.length > 0)
    return undefined;
  const fit = Math.abs(longitude) <= 180 && Math.abs(latitude) <= 85 && zoom >= 0 && zoom <= 22;
  return fit ? { longitude, latitude, zoom } : undefined;
}

function formatCamera({ longitude, latitude, zoom }: Camera): string {
  return `${longitude.toFixed(3)},${latitude.toFixed(3)},${zoom.toFixed(2)}`;
}

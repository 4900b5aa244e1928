import { COUNTRY, type Level, type SectorCode, type ZoneId } from './ids.ts';
import type { FirmCube, Inputs } from './inputs.ts';
import { ancestor, REGIONS_NORTH_TO_SOUTH, type Territory } from './territory.ts';

/** Levels at which zones are analysed; the country is a reference, never a zone among others. */
export const ZONE_LEVELS = ['comuna', 'provincia', 'region'] as const;
export type ZoneLevel = (typeof ZONE_LEVELS)[number];

/** Against what a zone is compared: a level above it, or totals published for another territory. */
export const REFERENCES = ['pais', 'region', 'provincia', 'totales'] as const;
export type Reference = (typeof REFERENCES)[number];

/** What is counted. */
export const COUNTED = ['empresas', 'trabajadores'] as const;
export type Counted = (typeof COUNTED)[number];

/** The indicators that may enter the potential score. */
export const TERMS = [
  'cociente_ajustado',
  'densidad',
  'productividad',
  'cierres',
  'crecimiento',
  'parentesco',
] as const;
export type TermId = (typeof TERMS)[number];
export type Weights = Readonly<Record<TermId, number>>;
export const EQUAL_WEIGHTS: Weights = {
  cociente_ajustado: 1,
  densidad: 1,
  productividad: 1,
  cierres: 1,
  crecimiento: 1,
  parentesco: 1,
};

/** How the terms of the score are averaged: geometric forgives a weak term less (OECD/JRC Handbook 2008, step 6). */
export const MEANS = ['aritmetica', 'geometrica'] as const;
export type Mean = (typeof MEANS)[number];

/** All that the reader may vary in an analysis. */
export interface Settings {
  readonly cube: string;
  readonly level: ZoneLevel;
  readonly counted: Counted;
  readonly reference: Reference;
  readonly weights: Weights;
  readonly mean: Mean;
  /** Zones the reader chose to compare the zone with (method 4.1); empty: the nearest are looked for. */
  readonly peers: readonly ZoneId[];
  /** Sectors taken to sell to the people around them (method 4); undefined: the method's own list. */
  readonly localSectors: readonly SectorCode[] | undefined;
}

/**
 * The group of zones a zone is compared with: the id of its ancestor at the reference level; undefined for a territory
 * of the reader's whose comunas lie in several.
 */
export function groupOf(territory: Territory, zone: ZoneId, reference: Reference): ZoneId | undefined {
  return reference === 'region' || reference === 'provincia' ? ancestor(territory, zone, reference) : COUNTRY;
}

const WIDTH: Readonly<Record<Exclude<Level, 'territorio'>, number>> = {
  comuna: 0,
  provincia: 1,
  region: 2,
  pais: 3,
};

/**
 * References that can be used with a table: `pais` when it covers all sixteen regions; `region` and
 * `provincia` when they lie above the zones analysed and hold at least two covered zones; `totales` when the
 * package brings totals with the table's kind of sectors. The first is the default: the widest with complete data
 * (see docs/decisions/0003).
 */
export function availableReferences(inputs: Inputs, cube: FirmCube, level: ZoneLevel): readonly Reference[] {
  const covered = inputs.territory.comunas.filter((_, at) => cube.covered[at]);
  const regions = new Set(covered.map(({ region }) => region));
  const found: Reference[] = [];
  if (regions.size === REGIONS_NORTH_TO_SOUTH.length) found.push('pais');
  for (const reference of ['region', 'provincia'] as const) {
    if (WIDTH[reference] <= WIDTH[level]) continue;
    const zones = new Map<ZoneId, Set<string>>();
    for (const comuna of covered) {
      const id = level === 'comuna' ? comuna.cut : level === 'provincia' ? comuna.province : comuna.region;
      const group = reference === 'region' ? comuna.region : comuna.province;
      zones.set(group, (zones.get(group) ?? new Set()).add(id));
    }
    if ([...zones.values()].some((members) => members.size > 1)) found.push(reference);
  }
  const known = new Set(cube.sectors);
  if (inputs.totals.some((set) => [...set.firms.keys()].some((code) => known.has(code))))
    found.push('totales');
  return found;
}

/** The settings as the inputs can answer them: an unknown table, reference or count falls to its default. */
export function settle(inputs: Inputs, wanted: Partial<Settings>): Settings {
  const cube = inputs.cubes.find(({ id }) => id === wanted.cube) ?? inputs.cubes[0];
  const level = wanted.level ?? 'comuna';
  const references = cube ? availableReferences(inputs, cube, level) : [];
  const reference =
    wanted.reference && references.includes(wanted.reference) ? wanted.reference : (references[0] ?? 'pais');
  const counted = wanted.counted === 'trabajadores' && cube?.workers ? 'trabajadores' : 'empresas';
  return {
    cube: cube?.id ?? '',
    level,
    counted,
    reference,
    weights: wanted.weights ?? EQUAL_WEIGHTS,
    mean: wanted.mean ?? 'aritmetica',
    peers: wanted.peers ?? [],
    localSectors: wanted.localSectors,
  };
}

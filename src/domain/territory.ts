import { COUNTRY, type Cut, type Level, levelOf, type ZoneId } from './ids.ts';
import { fold } from './text.ts';

/** A comuna as the boundary file names it. */
export interface Comuna {
  readonly cut: Cut;
  readonly name: string;
  readonly province: ZoneId;
  readonly provinceName: string;
  readonly region: ZoneId;
  readonly regionName: string;
  /** False for Antártica (12202): no published polygon. */
  readonly drawn: boolean;
}

export interface Zone {
  readonly id: ZoneId;
  readonly level: Level;
  readonly name: string;
  readonly parent: ZoneId | null;
  /** Positions in `Territory.comunas`. */
  readonly comunas: readonly number[];
  readonly drawn: boolean;
}

export interface Territory {
  readonly comunas: readonly Comuna[];
  readonly zones: ReadonlyMap<ZoneId, Zone>;
  readonly byLevel: Readonly<Record<Level, readonly Zone[]>>;
}

/** Regions from north to south: codes do not sort geographically. */
export const REGIONS_NORTH_TO_SOUTH: readonly string[] =
  '15 01 02 03 04 05 13 06 07 16 08 09 14 10 11 12'.split(' ');

function northToSouth(a: { region: ZoneId }, b: { region: ZoneId }): number {
  return REGIONS_NORTH_TO_SOUTH.indexOf(a.region) - REGIONS_NORTH_TO_SOUTH.indexOf(b.region);
}

/** Longitude, in degrees, west of which only the far islands lie: Rapa Nui, Juan Fernández and those around them. */
export const FAR_WEST = -77;

/**
 * The zones of every level that a list of comunas makes. Order: regions north to south, then by code, so
 * that the order of the file changes nothing.
 */
export function buildTerritory(list: readonly Comuna[]): Territory {
  const comunas = [...list].sort((a, b) => northToSouth(a, b) || (a.cut < b.cut ? -1 : 1));
  const zones = new Map<ZoneId, Zone>();
  const groups = new Map<ZoneId, { name: string; parent: ZoneId | null; comunas: number[] }>();
  const group = (id: ZoneId, name: string, parent: ZoneId | null, at: number) => {
    const found = groups.get(id);
    if (found) found.comunas.push(at);
    else groups.set(id, { name, parent, comunas: [at] });
  };
  comunas.forEach((comuna, at) => {
    group(COUNTRY, 'Chile', null, at);
    group(comuna.region, comuna.regionName, COUNTRY, at);
    group(comuna.province, comuna.provinceName, comuna.region, at);
    group(comuna.cut, comuna.name, comuna.province, at);
  });
  const byLevel: Record<Level, Zone[]> = { comuna: [], provincia: [], region: [], pais: [], territorio: [] };
  for (const [id, { name, parent, comunas: members }] of groups) {
    const level = levelOf(id);
    const drawn = members.some((at) => comunas[at]?.drawn);
    const zone: Zone = { id, level, name, parent, comunas: members, drawn };
    zones.set(id, zone);
    byLevel[level].push(zone);
  }
  return { comunas, zones, byLevel };
}

/**
 * Whether a zone takes a place in a ranking. Antártica (12202) is a comuna with no municipality of its own (345 of them in
 * SINIM) and hardly any firm: it is in the tables and on the maps, and takes nobody's place.
 */
export function isRanked({ id }: Zone): boolean {
  return id !== '12202';
}

/** The zone of the given level that contains a zone; itself at its own level; undefined below its level. */
export function ancestor(territory: Territory, id: ZoneId, level: Level): ZoneId | undefined {
  for (let at: ZoneId | null = id; at; at = territory.zones.get(at)?.parent ?? null)
    if (levelOf(at) === level) return at;
  return undefined;
}

/** Region names that take an article or a word of their own: «la Región del Biobío». */
const REGION_PHRASES: Readonly<Record<string, string>> = {
  '05': 'la Región de Valparaíso',
  '06': 'la Región de O’Higgins',
  '07': 'la Región del Maule',
  '08': 'la Región del Biobío',
  '11': 'la Región de Aysén',
  '12': 'la Región de Magallanes',
  '13': 'la Región Metropolitana',
};

/** A zone as it stands in a sentence: «Calama», «la provincia de El Loa», «la Región del Biobío», «Chile». */
export function zonePhrase(zone: Zone): string {
  if (zone.level === 'region') return REGION_PHRASES[zone.id] ?? `la Región de ${zone.name}`;
  if (zone.level === 'provincia') return `la provincia de ${zone.name}`;
  return zone.name;
}

/** Really different spellings of comunas met in public files (SII, MINEDUC, SERCOTEC, SUBDERE). */
export const COMUNA_ALIASES: Readonly<Record<string, string>> = {
  coyhaique: '11101',
  coihaique: '11101',
  aysen: '11201',
  aisen: '11201',
  'puerto aysen': '11201',
  'puerto aisen': '11201',
  'la calera': '05502',
  calera: '05502',
  'llay llay': '05703',
  llaillay: '05703',
  'til til': '13303',
  titil: '13303',
  trehuaco: '16207',
  treguaco: '16207',
  marchigue: '06204',
  marchihue: '06204',
  paihuano: '04105',
  paiguano: '04105',
  saavedra: '09116',
  'puerto saavedra': '09116',
  'alto bio bio': '08314',
  'cabo de hornos ex navarino': '12201',
};
const REGION_ALIASES: Readonly<Record<string, string>> = {
  rm: '13',
  santiago: '13',
  metropolitana: '13',
  'region metropolitana': '13',
  ohiggins: '06',
  aisen: '11',
  aysen: '11',
  coihaique: '11',
  'bio bio': '08',
  magallanes: '12',
  araucania: '09',
};

/** A comuna by its name as people and offices write it; undefined when unknown. No comuna name repeats. */
export function comunaNamer(territory: Territory): (name: string) => Cut | undefined {
  const names = new Map<string, Cut>();
  for (const comuna of territory.comunas) {
    names.set(fold(comuna.name), comuna.cut);
    names.set(fold(comuna.name).replaceAll(' ', ''), comuna.cut);
  }
  const cuts = new Set<string>(territory.comunas.map((comuna) => comuna.cut));
  for (const [alias, cut] of Object.entries(COMUNA_ALIASES))
    if (cuts.has(cut) && !names.has(alias)) names.set(alias, cut as Cut);
  return (name) => {
    const folded = fold(name);
    return names.get(folded) ?? names.get(folded.replaceAll(' ', ''));
  };
}

export interface ZoneMatch {
  readonly zone: Zone;
  /** Where the zone lies, to tell it from others of the same name. */
  readonly within: string;
}

/**
 * Zones whose name (or known spelling) holds the words typed, the best first: exact, then prefix, then
 * inside; comunas before provinces before regions. Empty text finds nothing.
 */
export function searchZones(territory: Territory, typed: string, most = 8): readonly ZoneMatch[] {
  const wanted = fold(typed);
  if (!wanted) return [];
  const squeezed = wanted.replaceAll(' ', '');
  const found: { match: ZoneMatch; rank: number }[] = [];
  const levelRank: Record<Level, number> = { territorio: 0, comuna: 1, provincia: 2, region: 3, pais: 4 };
  for (const zone of territory.zones.values()) {
    const names = [fold(zone.name), ...aliasesOf(zone.id)];
    const best = Math.min(...names.map((name) => nameRank(name, wanted, squeezed)));
    if (best === Infinity) continue;
    found.push({ match: { zone, within: within(territory, zone) }, rank: best * 10 + levelRank[zone.level] });
  }
  found.sort((a, b) => a.rank - b.rank || a.match.zone.name.localeCompare(b.match.zone.name, 'es-CL'));
  return found.slice(0, most).map(({ match }) => match);
}

function nameRank(name: string, wanted: string, squeezed: string): number {
  if (name === wanted || name.replaceAll(' ', '') === squeezed) return 0;
  if (name.startsWith(wanted) || name.replaceAll(' ', '').startsWith(squeezed)) return 1;
  return ` ${name}`.includes(` ${wanted}`) ? 2 : Infinity;
}

function aliasesOf(id: ZoneId): string[] {
  const table = levelOf(id) === 'comuna' ? COMUNA_ALIASES : levelOf(id) === 'region' ? REGION_ALIASES : {};
  return Object.entries(table).flatMap(([alias, code]) => (code === id ? [alias] : []));
}

function within(territory: Territory, zone: Zone): string {
  const names: string[] = [];
  for (let at = zone.parent; at && at !== COUNTRY; at = territory.zones.get(at)?.parent ?? null) {
    const parent = territory.zones.get(at);
    if (parent)
      names.push(parent.level === 'region' ? `Región: ${parent.name}` : `Provincia: ${parent.name}`);
  }
  return names.join(' · ');
}

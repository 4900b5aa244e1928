import { parseSectorCode, parseZoneId, type SectorCode, type ZoneId } from './ids.ts';
import type { SectorTree } from './sectors.ts';
import type { Territory } from './territory.ts';
import { fold } from './text.ts';

/** Levels whose zones have a name in a link; a comuna needs no word before its own. */
const BEFORE: Readonly<Record<string, string>> = { comuna: '', provincia: 'provincia-', region: 'region-' };

function slug(text: string): string {
  return fold(text).replaceAll(' ', '-');
}

/**
 * What a link calls a zone: «calama», «provincia-el-loa», «region-antofagasta». Undefined for the country, for a territory
 * of the reader's own, and for a name that could be taken for a code.
 */
export function zoneLinkName(territory: Territory, id: ZoneId): string | undefined {
  const zone = territory.zones.get(id);
  const before = zone && BEFORE[zone.level];
  if (!zone || before === undefined) return undefined;
  const name = `${before}${slug(zone.name)}`;
  return zoneByLinkName(territory, name) === id ? name : undefined;
}

function zoneByLinkName(territory: Territory, name: string): ZoneId | undefined {
  if (parseZoneId(name)) return undefined;
  for (const [level, before] of Object.entries(BEFORE)) {
    const found = territory.byLevel[level as 'comuna'].find((zone) => `${before}${slug(zone.name)}` === name);
    if (found) return found.id;
  }
  return undefined;
}

/** What a link calls a sector: «comercio», by its short name. Undefined where two sectors would share it. */
export function sectorLinkName(sectors: SectorTree, code: SectorCode): string | undefined {
  const sector = sectors.get(code);
  const name = sector && slug(sector.short);
  return name && sectorByLinkName(sectors, name) === code ? name : undefined;
}

function sectorByLinkName(sectors: SectorTree, name: string): SectorCode | undefined {
  if (parseSectorCode(name)) return undefined;
  const found = [...sectors.values()].filter(({ short }) => slug(short) === name);
  // A section and its only division often share their name: the section is meant.
  const meant = found.length > 1 ? found.filter(({ level }) => level === 'rubro') : found;
  return meant.length === 1 ? meant[0]?.code : undefined;
}

/**
 * The query of a link with codes in place of the names of its zone and sector, and the level of the zone where the link does
 * not say another. A name of nothing known is left out, and told in the notice.
 */
export function withCodes(
  query: string,
  territory: Territory,
  sectors: SectorTree,
): { readonly query: string; readonly notice: string | undefined } {
  const params = new URLSearchParams(query);
  const unknown: string[] = [];
  const settle = (key: string, named: string, code: string | undefined) => {
    if (code) params.set(key, code);
    else {
      params.delete(key);
      unknown.push(`«${named.slice(0, 60)}»`);
    }
  };
  const zone = params.get('zona');
  if (zone && !parseZoneId(zone)) {
    const id = zoneByLinkName(territory, slug(zone));
    settle('zona', zone, id);
    const level = id && territory.zones.get(id)?.level;
    if (level && level !== 'comuna' && !params.has('nivel')) params.set('nivel', level);
  }
  const sector = params.get('sector');
  if (sector && !parseSectorCode(sector)) settle('sector', sector, sectorByLinkName(sectors, slug(sector)));
  const said = params.toString();
  return { query: said && `?${said}`, notice: unknown.length > 0 ? noticeOf(unknown) : undefined };
}

function noticeOf(unknown: readonly string[]): string {
  const verb = unknown.length > 1 ? 'están' : 'está';
  return `El enlace nombra ${unknown.join(' y ')}, que no ${verb} en estos datos.`;
}

/**
 * The query of a link with names in place of the codes of its zone and sector, where they have one. The name of a zone says
 * its level: where the view is of comunas all the same, the link says so.
 */
export function withNames(query: string, territory: Territory, sectors: SectorTree): string {
  const zone = parseZoneId(new URLSearchParams(query).get('zona') ?? '');
  const sector = parseSectorCode(new URLSearchParams(query).get('sector') ?? '');
  const zoneName = zone && zoneLinkName(territory, zone);
  const sectorName = sector && sectorLinkName(sectors, sector);
  const level =
    zoneName && !/[?&]nivel=/.test(query) && territory.zones.get(zone)?.level !== 'comuna'
      ? '&nivel=comuna'
      : '';
  return query
    .replace(/([?&]zona=)[^&]*/, (all, before) => (zoneName ? `${before}${zoneName}${level}` : all))
    .replace(/([?&]sector=)[^&]*/, (all, before) => (sectorName ? `${before}${sectorName}` : all));
}

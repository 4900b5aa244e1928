import { type AreaLayer, locateRows, NONE } from '../domain/areas.ts';
import { type Businesses, NOT_TOLD } from '../domain/businesses.ts';
import { type CellSize, DEFAULT_CELL_SIZE } from '../domain/cell_size.ts';
import { type SectorCode, UNKNOWN_SECTOR, type ZoneId } from '../domain/ids.ts';
import type { Inputs } from '../domain/inputs.ts';
import type { Explanation } from '../domain/provenance.ts';
import { explainPiece, part, piecesReport } from '../domain/register_report/pieces.ts';
import { type RegisterReport, registerReport } from '../domain/register_report/report.ts';
import type { Showcase, ShowcaseEntry } from '../domain/register_report/showcase.ts';
import { facetOf, pointed, YES } from '../domain/register_report/told.ts';
import { explainRegister, type PageFigure } from '../domain/register_report/why.ts';
import { type Zone, zonePhrase } from '../domain/territory.ts';
import type { Loaded } from '../load/load.ts';
import { zonesOf } from './zones.ts';

/** Names read from the file of a register too long to keep them: each is a look into the file. */
const MOST_READ = 1000;

/** The register of a zone as one page, with where its businesses are. */
export async function registerPage(
  loaded: Loaded,
  inputs: Inputs,
  zoneId: ZoneId,
): Promise<RegisterReport | undefined> {
  const { catastro, territory } = inputs;
  const zone = territory.zones.get(zoneId);
  if (!catastro || !zone) return undefined;
  const { businesses } = catastro;
  const pieces = await piecesOf(loaded, zone);
  const parted = part(businesses, businesses.rowsIn(zone.comunas), pieces);
  return registerReport(
    inputs,
    zoneId,
    parted.rows.length === 0 ? undefined : piecesReport(businesses, parted, pieces),
  );
}

export async function explainPage(
  loaded: Loaded,
  inputs: Inputs,
  zoneId: ZoneId,
  figure: PageFigure,
): Promise<Explanation | undefined> {
  if (figure.what !== 'piece') return explainRegister(inputs, zoneId, figure);
  const { catastro, territory } = inputs;
  const zone = territory.zones.get(zoneId);
  if (!catastro || !zone) return undefined;
  const { businesses } = catastro;
  const parted = part(businesses, businesses.rowsIn(zone.comunas), await piecesOf(loaded, zone));
  return explainPiece(catastro, zone, parted, figure.id);
}

/** Named zones where the package has them there, else hexagons. */
async function piecesOf(loaded: Loaded, zone: Zone): Promise<CellSize | AreaLayer> {
  return (await layerOf(loaded, zone)) ?? DEFAULT_CELL_SIZE;
}

/** The first layer of named zones with one in a zone. */
async function layerOf(loaded: Loaded, zone: Zone): Promise<AreaLayer | undefined> {
  const { value } = await zonesOf(loaded);
  return value.layers.find(({ areas }) => areas.some(({ comuna }) => zone.comunas.includes(comuna)));
}

/**
 * The businesses of a zone that asked to appear, of a sector or of all. Rows that did not ask are counted and nothing of them
 * is read. Undefined without a register.
 */
export async function showcase(
  loaded: Loaded,
  inputs: Inputs,
  zoneId: ZoneId,
  sector: SectorCode | undefined,
): Promise<Showcase | undefined> {
  const { catastro, territory, sectors } = inputs;
  const zone = territory.zones.get(zoneId);
  if (!catastro || !zone) return undefined;
  const { businesses } = catastro;
  const { columns } = businesses;
  const all = businesses.rowsIn(zone.comunas);
  const says = facetOf(businesses, 'showcase');
  const asked: number[] = [];
  let untold = 0;
  for (const row of all) {
    const said = says(row);
    if (said === YES) asked.push(row);
    else if (said === NOT_TOLD) untold += 1;
  }
  const sectorOf = (row: number) => columns.sectors[columns.section[row] ?? NOT_TOLD] ?? UNKNOWN_SECTOR;
  const nameOf = (code: SectorCode) =>
    code === UNKNOWN_SECTOR ? 'Sin actividad conocida' : (sectors.get(code)?.short ?? code);
  const counts = new Map<SectorCode, number>();
  for (const row of asked) counts.set(sectorOf(row), (counts.get(sectorOf(row)) ?? 0) + 1);
  const wanted = sector === undefined ? asked : asked.filter((row) => sectorOf(row) === sector);
  const read = loaded.register ? wanted.slice(0, MOST_READ) : wanted;
  const layer = await layerOf(loaded, zone);
  const areaOf = layer ? areasOf(layer, businesses, read) : () => undefined;
  const entries: ShowcaseEntry[] = [];
  for (const row of read) {
    const words = loaded.register ? await loaded.register.text(row) : businesses.at(row);
    if (words?.name === undefined) continue;
    entries.push({
      name: words.name,
      activity: words.activity,
      sector: sectorOf(row),
      sectorName: nameOf(sectorOf(row)),
      comuna: territory.comunas[columns.comuna[row] ?? 0]?.name ?? '',
      area: areaOf(row),
    });
  }
  return {
    zone: zone.id,
    zoneName: zone.name,
    phrase: zonePhrase(zone),
    businesses: all.length,
    asked: asked.length,
    refused: all.length - asked.length - untold,
    untold,
    nameless: read.length - entries.length,
    unread: wanted.length - read.length,
    sectors: [...counts]
      .map(([id, n]) => ({ id, name: nameOf(id), businesses: n }))
      .sort((a, b) => b.businesses - a.businesses || (a.id < b.id ? -1 : 1)),
    areas: layer?.title,
    entries: entries.sort((a, b) => a.name.localeCompare(b.name, 'es-CL')),
  };
}

function areasOf(layer: AreaLayer, businesses: Businesses, rows: readonly number[]) {
  const hasPoint = pointed(businesses);
  const { area } = locateRows(layer, businesses, rows.filter(hasPoint));
  return (row: number): string | undefined =>
    hasPoint(row) ? layer.areas[area[row] ?? NONE]?.name : undefined;
}

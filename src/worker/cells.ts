import { explainCell, explainPlacing } from '../domain/cell_account.ts';
import type { Pieces } from '../domain/cell_size.ts';
import { type ZoneCells, zoneCells } from '../domain/cells.ts';
import type { SectorCode, ZoneId } from '../domain/ids.ts';
import type { Inputs } from '../domain/inputs.ts';
import type { Explanation } from '../domain/provenance.ts';
import type { WithZones } from '../load/load_zones.ts';
import { piecesOf } from './zones.ts';

/** A zone cut into hexagons or into the zones of a layer. Undefined also for a layer that the package has not. */
export async function answerCells(
  loaded: WithZones,
  inputs: Inputs,
  zone: ZoneId,
  sector: SectorCode,
  pieces: Pieces,
): Promise<ZoneCells | undefined> {
  const cut = await piecesOf(loaded, pieces);
  return cut && zoneCells(inputs, zone, sector, cut);
}

/** What stands behind a piece; without one, behind the businesses counted in all of them. */
export async function answerCellAccount(
  loaded: WithZones,
  inputs: Inputs,
  zone: ZoneId,
  sector: SectorCode,
  pieces: Pieces,
  id: string | undefined,
): Promise<Explanation | undefined> {
  const cut = await piecesOf(loaded, pieces);
  if (!cut) return undefined;
  return id === undefined
    ? explainPlacing(inputs, zone, sector, cut)
    : explainCell(inputs, zone, sector, cut, id);
}

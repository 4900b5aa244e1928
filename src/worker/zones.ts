import type { AreaLayer } from '../domain/areas.ts';
import { type CellSize, isLayer, type Pieces } from '../domain/cell_size.ts';
import type { Checked } from '../load/checked.ts';
import { type LoadedZones, loadZones, type WithZones } from '../load/load_zones.ts';

/** The layers of each package open, read once. */
const read = new WeakMap<WithZones['files'], Promise<Checked<LoadedZones>>>();

export function zonesOf(loaded: WithZones): Promise<Checked<LoadedZones>> {
  const reading = read.get(loaded.files) ?? loadZones(loaded);
  read.set(loaded.files, reading);
  return reading;
}

/** A size of hexagon as it is, or the layer of that name; undefined when the package has none. */
export async function piecesOf(loaded: WithZones, pieces: Pieces): Promise<CellSize | AreaLayer | undefined> {
  if (!isLayer(pieces)) return pieces;
  const { value } = await zonesOf(loaded);
  return value.layers.find(({ id }) => id === pieces);
}

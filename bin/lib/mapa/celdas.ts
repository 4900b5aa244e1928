import type { AreaLayer } from '../../../src/domain/areas.ts';
import { type CellSize, DEFAULT_CELL_SIZE } from '../../../src/domain/cell_size.ts';
import { zoneCells } from '../../../src/domain/cells.ts';
import type { SectorCode } from '../../../src/domain/ids.ts';
import { known } from '../../../src/domain/measure.ts';
import { type Asked, identityOf, periodText, shownRows } from './pedido.ts';
import { finite, type Printed } from './registro.ts';

/**
 * The sectors of a catastro inside each comuna, by hexagon and by the named zones of each layer: the quotient of each with
 * its reading, and how many businesses lie in no named zone.
 */
export function* cellsOf(asked: Asked, layers: readonly AreaLayer[]): Generator<Printed> {
  const { context, sector: onlySector } = asked;
  const { cube, sectors } = context;
  if (!cube.fromCatastro) return;
  for (const row of shownRows(asked))
    for (const sector of sectors)
      if (!onlySector || sector === onlySector)
        for (const pieces of [DEFAULT_CELL_SIZE, ...layers]) yield* piecesOf(asked, row, sector, pieces);
}

function* piecesOf(
  asked: Asked,
  row: number,
  sector: SectorCode,
  pieces: CellSize | AreaLayer,
): Generator<Printed> {
  const { inputs, zones, cube } = asked.context;
  const zone = zones[row];
  const found = zone && zoneCells(inputs, zone.id, sector, pieces);
  if (!found || found.placed === 0) return;
  const identity = { ...identityOf(asked, row), sector, anio: periodText(cube.period) };
  const prefix = typeof pieces === 'number' ? '' : `${pieces.id}:`;
  for (const { id, name, place, quotient, reading } of found.cells)
    yield {
      ...identity,
      indicador: typeof pieces === 'number' ? 'celda' : 'zona_interior',
      detalle: `${prefix}${id}`,
      ...finite(quotient),
      lectura: reading ? `${reading}: ${name ?? place}` : (name ?? place),
    };
  if (typeof pieces !== 'number')
    yield {
      ...identity,
      indicador: 'fuera_de_zonas',
      detalle: pieces.id,
      ...finite(known(found.beyond, 'empresas')),
      lectura: pieces.title,
    };
}

import { DEFAULT_CELL_SIZE } from '../../../src/domain/cell_size.ts';
import { zoneCells } from '../../../src/domain/cells.ts';
import { type Asked, identityOf, periodText, shownRows } from './pedido.ts';
import { finite, type Printed } from './registro.ts';

/** The sectors of a catastro inside each comuna, cell by cell: how many there are, and the quotient with its reading. */
export function* cellsOf(asked: Asked): Generator<Printed> {
  const { context, sector: onlySector } = asked;
  const { inputs, cube, sectors } = context;
  if (!cube.fromCatastro) return;
  for (const row of shownRows(asked)) {
    const zone = context.zones[row];
    for (const sector of sectors) {
      if (!zone || (onlySector && sector !== onlySector)) continue;
      const found = zoneCells(inputs, zone.id, sector, DEFAULT_CELL_SIZE);
      for (const { id, place, quotient, reading } of found?.cells ?? [])
        yield {
          ...identityOf(asked, row),
          sector,
          indicador: 'celda',
          detalle: id,
          anio: periodText(cube.period),
          ...finite(quotient),
          lectura: reading ? `${reading}: ${place}` : place,
        };
    }
  }
}

import { cellArea, UNITS } from 'h3-js';
import type { Business } from './business.ts';
import type { CellSize } from './cell_size.ts';
import { figures, gather, strengthOf } from './cells.ts';
import type { SectorCode, ZoneId } from './ids.ts';
import { ownWeight } from './indicators/cociente_ajustado.ts';
import type { Inputs } from './inputs.ts';
import { known, missing } from './measure.ts';
import { computed, type Explanation, origin, type Term } from './provenance.ts';
import type { SourceRef } from './source.ts';

/** «¿De dónde sale?» of one cell: its quotient, with the lines of the file that are in it. */
export function explainCell(
  inputs: Inputs,
  zoneId: ZoneId,
  sector: SectorCode,
  resolution: CellSize,
  id: string,
): Explanation | undefined {
  const gathered = gather(inputs, zoneId, sector, resolution);
  const cell = gathered && figures(gathered).find((one) => one.id === id);
  const source = inputs.catastro?.source;
  if (!gathered || !cell || !source) return undefined;
  const { byCell, isOf, ofSector, ofAll, zoneName } = gathered;
  const here = byCell.get(id) ?? [];
  const everywhere = [...byCell.values()].flat();
  const term = termOf(source);
  const strength = strengthOf(gathered);
  const w = ownWeight(cell.expected, strength);
  return {
    indicator: 'Cociente de la celda',
    zone: `${zoneName}, ${cell.place}`,
    sector: inputs.sectors.get(sector)?.name,
    result: cell.quotient,
    formula: 'LQ = n_c ÷ E_c, con E_c = N_c · n_i ÷ N',
    terms: [
      term('n_c', 'Negocios del sector en la celda', here.filter(isOf)),
      term('N_c', 'Negocios en la celda, todos los sectores', here),
      term('n_i', `Negocios del sector en las celdas de ${zoneName}`, everywhere.filter(isOf)),
      term('N', `Negocios en las celdas de ${zoneName}, todos los sectores`, everywhere),
      computed('E_c', 'Lo esperado: N_c · n_i ÷ N', known(cell.expected, 'empresas')),
      computed('E_c − n_c', 'Los que faltan; bajo cero, los que sobran', cell.gap),
      computed(
        'w',
        'Cuánto pesa el dato propio en el cociente ajustado: E_c ÷ (E_c + ν)',
        Number.isNaN(w) ? missing('no-aplica', 'peso 0 a 1') : known(w, 'peso 0 a 1'),
      ),
      computed('LQ*', 'Cociente ajustado: w · LQ + (1 − w)', cell.shrunk),
      computed('A', 'Superficie de la celda entera', known(cellArea(id, UNITS.km2), 'km²')),
      computed('n_c ÷ A', 'Negocios del sector por km²', cell.perKm2),
    ],
    notes: [
      `La celda se compara con el total de ${zoneName}, no con el país: ${share(ofSector, ofAll)} de los negocios con punto es del sector.`,
      'Cuentan los negocios con un punto que cae en la comuna y con actividad conocida, también los informales.',
      'No se muestra cuando se espera menos de uno y hay menos de cinco.',
      `Celda H3 ${id}.`,
    ],
  };
}

function share(part: number, whole: number): string {
  const percent = (100 * part) / whole;
  return `${percent.toLocaleString('es-CL', { maximumFractionDigits: 1 })}%`;
}

/** «¿De dónde sale?» of the businesses that are counted in the cells, and of those that are not. */
export function explainPlacing(
  inputs: Inputs,
  zoneId: ZoneId,
  sector: SectorCode,
  resolution: CellSize,
): Explanation | undefined {
  const gathered = gather(inputs, zoneId, sector, resolution);
  const source = inputs.catastro?.source;
  if (!gathered || !source) return undefined;
  const { mine, placed, byCell, ofAll, isOf, zoneName } = gathered;
  const counted = [...byCell.values()].flat();
  const inCells = new Set<Business>(counted);
  const pointed = (one: Business) => one.longitude !== undefined;
  const term = termOf(source);
  return {
    indicator: 'Negocios en las celdas',
    zone: zoneName,
    sector: inputs.sectors.get(sector)?.name,
    result: known(ofAll, 'empresas'),
    formula: 'N = negocios con un punto en la zona y actividad conocida',
    terms: [
      term('n_i', 'De ellos, los del sector', counted.filter(isOf)),
      term(
        '',
        'Con punto, sin actividad conocida con este detalle',
        placed.filter((one) => !inCells.has(one)),
      ),
      term(
        '',
        'Con un punto que no cae en ninguna comuna',
        mine.filter((one) => pointed(one) && one.placing !== 'coordenadas'),
      ),
      term(
        '',
        'Sin coordenadas',
        mine.filter((one) => !pointed(one)),
      ),
    ],
    notes: ['Un negocio cuyo punto cae en otra comuna se cuenta en ella; «Calidad de los datos» los nombra.'],
  };
}

/** A term that counts businesses, with the lines of the file where they are written. */
function termOf(source: SourceRef) {
  return (symbol: string, label: string, rows: readonly Business[]): Term => ({
    symbol,
    label,
    measure: known(rows.length, 'empresas'),
    origin: origin(
      source,
      'una fila por negocio',
      rows.map(({ line }) => line).sort((a, b) => a - b),
      source.year,
    ),
  });
}

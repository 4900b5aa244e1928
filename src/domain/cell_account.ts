import type { AreaLayer } from './areas.ts';
import type { CellSize } from './cell_size.ts';
import { type CellFigure, figures, type Gathered, gather, strengthOf } from './cells.ts';
import type { SectorCode, ZoneId } from './ids.ts';
import { ownWeight } from './indicators/cociente_ajustado.ts';
import type { Inputs } from './inputs.ts';
import { known, missing } from './measure.ts';
import { computed, type Explanation, origin, type Term } from './provenance.ts';
import type { SourceRef } from './source.ts';

/** «¿De dónde sale?» of one piece of a zone: its quotient, with the lines of the file that are in it. */
export function explainCell(
  inputs: Inputs,
  zoneId: ZoneId,
  sector: SectorCode,
  pieces: CellSize | AreaLayer,
  id: string,
): Explanation | undefined {
  const gathered = gather(inputs, zoneId, sector, pieces);
  const cell = gathered && figures(gathered).find((one) => one.id === id);
  const source = inputs.catastro?.source;
  if (!gathered || !cell || !source) return undefined;
  const { byCell, beyond, isOf, ofSector, ofAll, zoneName, shapeOf } = gathered;
  const here = byCell.get(id) ?? [];
  const everywhere = [...byCell.values(), beyond].flat();
  const term = termOf(source, gathered);
  const strength = strengthOf(gathered);
  const w = ownWeight(cell.expected, strength);
  const { piece, all } = wordsOf(pieces, zoneName);
  return {
    indicator: `Cociente de la ${piece}`,
    zone: `${zoneName}, ${cell.name ?? cell.place}`,
    sector: inputs.sectors.get(sector)?.name,
    result: cell.quotient,
    formula: 'LQ = n_c ÷ E_c, con E_c = N_c · n_i ÷ N',
    terms: [
      term('n_c', `Negocios del sector en la ${piece}`, here.filter(isOf)),
      term('N_c', `Negocios en la ${piece}, todos los sectores`, here),
      term('n_i', `Negocios del sector ${all}`, everywhere.filter(isOf)),
      term('N', `Negocios ${all}, todos los sectores`, everywhere),
      computed('E_c', 'Lo esperado: N_c · n_i ÷ N', known(cell.expected, 'empresas')),
      computed('E_c − n_c', 'Los que faltan; bajo cero, los que sobran', cell.gap),
      computed(
        'w',
        'Cuánto pesa el dato propio en el cociente ajustado: E_c ÷ (E_c + ν)',
        Number.isNaN(w) ? missing('no-aplica', 'peso 0 a 1') : known(w, 'peso 0 a 1'),
      ),
      computed('LQ*', 'Cociente ajustado: w · LQ + (1 − w)', cell.shrunk),
      computed('A', `Superficie de la ${piece} entera`, known(shapeOf(id).km2, 'km²')),
      computed('n_c ÷ A', 'Negocios del sector por km²', cell.perKm2),
    ],
    notes: [
      `La ${piece} se compara con el total de ${zoneName}, no con el país: ${share(ofSector, ofAll)} de los negocios con punto es del sector.`,
      'Cuentan los negocios con un punto que cae en la comuna y con actividad conocida, también los informales.',
      'No se muestra cuando se espera menos de uno y hay menos de cinco.',
      ...(typeof pieces === 'number' ? [`Celda H3 ${id}.`] : areaNotes(pieces, cell, gathered)),
    ],
  };
}

/** What one piece is called, and where the businesses of all of them are. */
function wordsOf(pieces: CellSize | AreaLayer, zoneName: string): { piece: string; all: string } {
  return typeof pieces === 'number'
    ? { piece: 'celda', all: `en las celdas de ${zoneName}` }
    : { piece: 'zona', all: `con punto en ${zoneName}` };
}

function areaNotes({ title, source }: AreaLayer, cell: CellFigure, { zoneName, shared }: Gathered): string[] {
  const checked = source.year === '' ? '' : `, ${source.year}`;
  return [
    `Si la zona pasa a otra comuna, aquí cuenta solo lo que está en ${zoneName}; la superficie es la de toda ella.`,
    ...(shared.length > 0
      ? ['Donde dos zonas se enciman, el negocio cuenta en la que viene primero en el archivo.']
      : []),
    `Zona ${cell.id} de «${title}», en ${source.file}: ${source.publisher}${checked}.`,
  ];
}

function share(part: number, whole: number): string {
  const percent = whole === 0 ? 0 : (100 * part) / whole;
  return `${percent.toLocaleString('es-CL', { maximumFractionDigits: 1 })}%`;
}

/** «¿De dónde sale?» of the businesses that are counted in the pieces, and of those that are not. */
export function explainPlacing(
  inputs: Inputs,
  zoneId: ZoneId,
  sector: SectorCode,
  pieces: CellSize | AreaLayer,
): Explanation | undefined {
  const gathered = gather(inputs, zoneId, sector, pieces);
  const source = inputs.catastro?.source;
  if (!gathered || !source) return undefined;
  const { mine, placed, byCell, beyond, shared, ofAll, isOf, hasPoint, zoneName } = gathered;
  const counted = [...byCell.values(), beyond].flat();
  const isCounted = new Set(counted);
  const isPlaced = new Set(placed);
  const term = termOf(source, gathered);
  return {
    indicator:
      typeof pieces === 'number' ? 'Negocios en las celdas' : `Negocios por zona de «${pieces.title}»`,
    zone: zoneName,
    sector: inputs.sectors.get(sector)?.name,
    result: known(ofAll, 'empresas'),
    formula: 'N = negocios con un punto en la zona y actividad conocida',
    terms: [
      term('n_i', 'De ellos, los del sector', counted.filter(isOf)),
      ...(typeof pieces === 'number'
        ? []
        : [
            term('', `De ellos, fuera de las zonas de «${pieces.title}»`, beyond),
            term('', 'De ellos, en más de una zona a la vez: cuentan en la primera', shared),
          ]),
      term(
        '',
        'Con punto, sin actividad conocida con este detalle',
        placed.filter((row) => !isCounted.has(row)),
      ),
      term(
        '',
        'Con un punto que no cae en ninguna comuna',
        mine.filter((row) => hasPoint(row) && !isPlaced.has(row)),
      ),
      term(
        '',
        'Sin coordenadas',
        mine.filter((row) => !hasPoint(row)),
      ),
    ],
    notes: ['Un negocio cuyo punto cae en otra comuna se cuenta en ella; «Calidad de los datos» los nombra.'],
  };
}

/** A term that counts businesses, with the lines of the file where they are written. */
function termOf(source: SourceRef, { columns }: Gathered) {
  return (symbol: string, label: string, rows: readonly number[]): Term => ({
    symbol,
    label,
    measure: known(rows.length, 'empresas'),
    origin: origin(
      source,
      'una fila por negocio',
      rows.map((row) => columns.line[row] ?? 0).sort((a, b) => a - b),
      source.year,
    ),
  });
}

import { known } from '../../../src/domain/measure.ts';
import {
  type CellState,
  lineOf,
  type MatrixCell,
  matrixOf,
  overlapsOf,
  placeOf,
} from '../../../src/domain/support/matrix.ts';
import type { Support } from '../../../src/domain/support/support.ts';
import { AREAS, FIRM_TYPES } from '../../../src/domain/support/vocabulary.ts';
import { type Asked, identityOf, shownRows } from './pedido.ts';
import type { Printed } from './registro.ts';

const READING: Readonly<Record<CellState, string>> = {
  vacio: 'vacía',
  'sin-traslape': 'atendida',
  varios: 'traslape',
  'entre-niveles': 'traslape entre niveles',
};
const CELLS = FIRM_TYPES.length * AREAS.length;

/**
 * The route of support of each zone, and of the sector asked for (method 3.3): how much of the matrix is empty or overlaps;
 * and, of a zone asked for by name, its cells and the pairs of instruments that meet. It depends on no table of firms: it is
 * printed with the first one that covers the zone.
 */
export function* routeOf(asked: Asked, { catalogue, routeEdits }: Support): Generator<Printed> {
  if (!catalogue) return;
  const { context, sector } = asked;
  const { inputs, cube } = context;
  const names = new Map(catalogue.instruments.map(({ id, name }) => [id, name]));
  for (const row of shownRows(asked)) {
    const zone = context.zones[row];
    const first = inputs.cubes.find(({ covered }) => zone?.comunas.some((comuna) => covered[comuna]));
    if (!zone || (first && first.id !== cube.id)) continue;
    const place = { ...placeOf(inputs.territory, zone.id), ...lineOf(inputs.sectors, sector) };
    const matrix = matrixOf(catalogue.instruments, place, routeEdits?.edits);
    const common = {
      ...identityOf(asked, row),
      tabla: catalogue.source.resource,
      referencia: 'ninguna',
      sector: sector ?? null,
      anio: catalogue.source.year,
    } as const;
    yield {
      ...common,
      indicador: 'instrumentos_que_llegan',
      detalle: null,
      ...known(matrix.reaching.length, 'instrumentos'),
    };
    const share = (indicador: string, cells: readonly MatrixCell[]): Printed => {
      const unsure = cells.filter(({ sure }) => !sure).length;
      return {
        ...common,
        indicador,
        detalle: null,
        ...known((100 * cells.length) / CELLS, 'porcentaje', { n: CELLS }),
        lectura: `${cells.length} de ${CELLS} casillas${unsure > 0 ? `, ${unsure} por confirmar` : ''}`,
      };
    };
    const inState = (...states: CellState[]) => matrix.cells.filter(({ state }) => states.includes(state));
    yield share('vacios', inState('vacio'));
    yield share('traslapes', inState('varios', 'entre-niveles'));
    yield share('traslapes_entre_niveles', inState('entre-niveles'));
    if (asked.zone !== zone.id) continue;
    for (const { type, area, state, sure, placed } of matrix.cells)
      yield {
        ...common,
        indicador: 'instrumentos_por_casilla',
        detalle: `${type} · ${area}`,
        ...known(placed.length, 'instrumentos'),
        lectura: `${READING[state]}${sure ? '' : ', por confirmar'}`,
      };
    for (const { a, b, betweenLevels, cells } of overlapsOf(matrix))
      yield {
        ...common,
        indicador: 'casillas_compartidas',
        detalle: `${names.get(a) ?? a} · ${names.get(b) ?? b}`,
        ...known((100 * cells.length) / CELLS, 'porcentaje', { n: CELLS }),
        lectura: `${cells.length} de ${CELLS} casillas${betweenLevels ? ', de niveles distintos' : ''}`,
      };
  }
}

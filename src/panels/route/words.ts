import { footingOf } from '../../domain/support/eligible.ts';
import { type CellState, gapsOf, type Matrix, type MatrixCell } from '../../domain/support/matrix.ts';
import type { RouteEdit } from '../../domain/support/route_edits.ts';
import {
  AREA_NAMES,
  AREAS,
  type Area,
  FIRM_TYPE_NAMES,
  FIRM_TYPES,
  type FirmType,
  STAGE_NAMES,
} from '../../domain/support/vocabulary.ts';
import { listed } from '../support/words.ts';
import { inSentence } from '../words.ts';

const STATE_WORDS: Readonly<Record<CellState, string>> = {
  vacio: 'Vacía',
  'sin-traslape': 'Atendida',
  varios: 'Traslape',
  'entre-niveles': 'Traslape entre niveles',
};

/** Nothing of the matrix holds by confirmed rules alone: said once of all of it, and not of each cell. */
export function isAllUnsure({ cells }: Matrix): boolean {
  return cells.every(({ sure }) => !sure);
}
export const ALL_UNSURE =
  'Toda la matriz está por confirmar: las fuentes no dicen a qué tipo de empresa sirve cada instrumento.';

/** The state of a cell, in a word; and that it is yet to be confirmed, unless that was said of all. */
export function stateWords({ state, sure }: MatrixCell, saidOfAll: boolean): string {
  return sure || saidOfAll ? STATE_WORDS[state] : `${STATE_WORDS[state]}, por confirmar`;
}

/** An area as it stands after «de»: «fomento a la calidad». */
export function areaInSentence(area: Area): string {
  return inSentence(AREA_NAMES[area]);
}

function typeInSentence(type: FirmType): string {
  return inSentence(FIRM_TYPE_NAMES[type]);
}

/** Areas that nobody serves, whatever the type of firm; and for each other area, the types that nobody serves in it. */
function gapsByArea(matrix: Matrix): {
  readonly whole: readonly Area[];
  readonly parts: readonly { readonly area: Area; readonly types: readonly FirmType[] }[];
} {
  const gaps = gapsOf(matrix);
  const found = AREAS.map((area) => ({
    area,
    types: gaps.filter((gap) => gap.area === area).map(({ type }) => type),
  }));
  return {
    whole: found.filter(({ types }) => types.length === FIRM_TYPES.length).map(({ area }) => area),
    parts: found.filter(({ types }) => types.length > 0 && types.length < FIRM_TYPES.length),
  };
}

/** What is lacking, in a sentence; empty when no cell is empty. */
export function gapSentence(matrix: Matrix): string {
  const { whole, parts } = gapsByArea(matrix);
  const [part] = parts;
  const gaps = gapsOf(matrix);
  const unsure =
    !isAllUnsure(matrix) && gaps.length > 0 && gaps.every(({ sure }) => !sure) ? ' Está por confirmar.' : '';
  if (whole.length > 0) return `Ninguno es de ${listed(whole.map(areaInSentence), 'ni')}.${unsure}`;
  if (!part) return '';
  return `Ninguno de ${areaInSentence(part.area)} es para ${listed(part.types.map(typeInSentence), 'ni')}.${unsure}`;
}

/** How the matrix stands as a whole. */
export function matrixSentence(matrix: Matrix): string {
  const { cells } = matrix;
  const saidOfAll = isAllUnsure(matrix);
  const of = (...states: CellState[]) => cells.filter(({ state }) => states.includes(state));
  const unsure = (found: readonly MatrixCell[]) => {
    const count = found.filter(({ sure }) => !sure).length;
    return count === 0 || saidOfAll
      ? ''
      : ` (${count === found.length && count > 1 ? 'todas' : count} por confirmar)`;
  };
  const gaps = of('vacio');
  const overlap = of('varios', 'entre-niveles');
  const between = of('entre-niveles');
  const ruleless = matrix.reaching.filter((one) => footingOf(one) === 'sin-reglas').length;
  return [
    gaps.length === 0
      ? `Ninguna de las ${cells.length} casillas está vacía.`
      : `${gaps.length} de las ${cells.length} casillas ${gaps.length === 1 ? 'está vacía' : 'están vacías'}${unsure(gaps)}.`,
    overlap.length === 0
      ? 'No hay traslapes.'
      : `En ${overlap.length} hay traslape${unsure(overlap)}; en ${between.length} de ellas se topan niveles distintos${unsure(between)}.`,
    ...(ruleless === 0 ? [] : [`De ${ruleless} de los instrumentos no se conoce ninguna regla.`]),
  ].join(' ');
}

/** A change, told: «Agrega X a Inversión en capital, para Acumulación simple, en la etapa Iniciación». */
export function editWords({ action, type, area, stage }: RouteEdit, name: string): string {
  return `${action === 'agrega' ? `Agrega ${name} a` : `Quita ${name} de`} ${AREA_NAMES[area]}, para ${FIRM_TYPE_NAMES[type]}${stage ? `, en la etapa ${STAGE_NAMES[stage]}` : ''}`;
}

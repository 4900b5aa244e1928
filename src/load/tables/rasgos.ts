import {
  TRAIT_COLUMNS,
  TRAIT_IDS,
  type TraitId,
  type TraitValues,
  traitWords,
} from '../../domain/evaluation/traits.ts';
import { type Cell, type Column, cellValue, oneOf, optional } from '../columns.ts';

/** Columns of a catastro from which the type of each business is told (see docs/method.md). All of them optional. */
export const traitColumns = {
  destino_ingresos: optional(
    oneOf(traitWords('destino')),
    'Para consumo, vivir y crecer (`mixto`), o con excedente.',
  ),
  cubre_costos: optional(
    oneOf(traitWords('alcance')),
    'No alcanza para lo básico, cubre los costos (`justo`), o sobra.',
  ),
  ahorra: optional(oneOf(traitWords('ahorro')), 'Si ahorra o reinvierte.'),
  lugar: optional(oneOf(traitWords('lugar')), 'Dónde trabaja, y de quién es el local.'),
  permanencia: optional(
    oneOf(traitWords('permanencia')),
    'A ratos, en temporada o todo el año (`permanente`).',
  ),
  mano_de_obra: optional(oneOf(traitWords('calificacion')), 'Preparación de quienes trabajan.'),
  registros: optional(oneOf(traitWords('registros')), 'Cómo anota ventas y gastos.'),
  tecnologia: optional(oneOf(traitWords('tecnologia')), 'Con qué herramientas trabaja.'),
  posicion_mercado: optional(oneOf(traitWords('mercado')), 'Cómo son sus clientes.'),
} satisfies Readonly<Record<(typeof TRAIT_COLUMNS)[TraitId], Column<string>>>;

/** The traits that a row states; nothing for those it leaves out. */
export function traitsIn(
  cells: Readonly<Record<(typeof TRAIT_COLUMNS)[TraitId], Cell<string>>>,
): TraitValues {
  return Object.fromEntries(
    TRAIT_IDS.flatMap((trait) => {
      const said = cellValue(cells[TRAIT_COLUMNS[trait]]);
      return said === undefined ? [] : [[trait, said]];
    }),
  );
}

import { focalizacionColumns } from '../../src/load/tables/focalizacion.ts';

export type FocalizacionColumn = keyof typeof focalizacionColumns;
export type FocalizacionRow = Readonly<Partial<Record<FocalizacionColumn, string>>>;
export const FOCALIZACION_COLUMNS = Object.keys(focalizacionColumns) as FocalizacionColumn[];

const INVENTED = 'Acuerdo inventado por el generador de este paquete';

const TRADES: FocalizacionRow = {
  decision: 'ficticia-oficios-2025',
  nombre: 'Oficios del interior (ficticia)',
  anio: '2025',
  region: '02',
  instrumentos: 'ficticio-semilla|ficticio-crece',
  fuente: INVENTED,
};
const WOMEN: FocalizacionRow = {
  decision: 'ficticia-mujeres-2025',
  nombre: 'Mujeres que emprenden (ficticia)',
  anio: '2025',
  region: '02',
  instrumentos: 'ficticio-mujer|ficticio-semilla',
  fuente: INVENTED,
};

/**
 * Two invented decisions of an invented regional council: one requires a province and some sectors and prefers women, the
 * other requires women; so each has rows of the register inside, outside and of whom it cannot be told.
 */
export function makeDecisions(): readonly FocalizacionRow[] {
  return [
    {
      ...TRADES,
      clase_criterio: 'territorial',
      alcance: 'requisito',
      zonas: '022',
      glosa: 'Solo en la provincia de El Loa.',
    },
    {
      ...TRADES,
      clase_criterio: 'territorial',
      alcance: 'prioridad',
      zonas: '02202|02203',
      glosa: 'Primero en Ollagüe y San Pedro de Atacama.',
    },
    {
      ...TRADES,
      clase_criterio: 'sectorial',
      alcance: 'requisito',
      sectores: 'C|F|H',
      glosa: 'Oficios de manufactura, construcción y transporte.',
    },
    {
      ...TRADES,
      clase_criterio: 'sectorial',
      alcance: 'prioridad',
      sectores: '25|33|43',
      glosa: 'Primero productos de metal, reparación de maquinaria y terminaciones de obra.',
      nota: 'Una fila que dice solo la sección no se puede separar.',
    },
    {
      ...TRADES,
      clase_criterio: 'perfil',
      alcance: 'prioridad',
      perfiles: 'mujer|joven',
      glosa: 'Primero mujeres y jóvenes.',
      nota: 'El catastro no dice la edad.',
    },
    {
      ...WOMEN,
      clase_criterio: 'perfil',
      alcance: 'requisito',
      perfiles: 'mujer',
      glosa: 'Negocios que lidera una mujer.',
    },
    {
      ...WOMEN,
      clase_criterio: 'territorial',
      alcance: 'prioridad',
      zonas: '02201',
      glosa: 'Primero en Calama.',
    },
    {
      ...WOMEN,
      clase_criterio: 'sectorial',
      alcance: 'prioridad',
      sectores: 'C|I',
      glosa: 'Primero manufactura, alojamiento y comidas.',
    },
  ];
}

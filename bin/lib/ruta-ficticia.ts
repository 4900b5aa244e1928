import { rutaColumns } from '../../src/load/tables/ruta.ts';

export type RutaColumn = keyof typeof rutaColumns;

export const RUTA_COLUMNS = Object.keys(rutaColumns) as RutaColumn[];

/** Changes that an invented table of local actors agrees to: one fills a gap, the other undoes an overlap of two levels. */
export function makeRoute(): readonly Readonly<Record<RutaColumn, string>>[] {
  return [
    {
      accion: 'agrega',
      tipo: 'acumulacion-simple',
      area: 'calidad',
      etapa: '',
      instrumento: 'ficticio-municipal-asesoria',
      nota: 'La oficina inventada acompaña a preparar el sello.',
    },
    {
      accion: 'quita',
      tipo: 'acumulacion-ampliada',
      area: 'inversion',
      etapa: '',
      instrumento: 'ficticio-regional-crece',
      nota: 'La mesa inventada lo deja para quienes parten.',
    },
  ];
}

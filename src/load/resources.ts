import type { TableId } from './package.ts';
import type { Columns } from './table.ts';
import { catastroColumns } from './tables/catastro.ts';
import { comunasDatosColumns } from './tables/comunas_datos.ts';
import { empresasColumns } from './tables/empresas.ts';
import { totalesColumns } from './tables/empresas_totales.ts';
import { proveedoresColumns } from './tables/proveedores.ts';
import { sectoresColumns } from './tables/sectores.ts';

export interface ResourceSpec {
  readonly id: TableId;
  readonly title: string;
  /** What the table makes possible; shown where it is lacking. */
  readonly feeds: string;
  /** Undefined for boundary files. */
  readonly columns: Columns | undefined;
}

/** What a package may hold. `docs/data.md`, the quality panel and the loader derive from this list. */
export const RESOURCES: readonly ResourceSpec[] = [
  {
    id: 'comunas',
    title: 'Contornos de las comunas',
    feeds: 'El mapa, y saber en qué comuna cae cada negocio. Obligatoria.',
    columns: undefined,
  },
  {
    id: 'empresas',
    title: 'Empresas por comuna y sector',
    feeds: 'Cociente de localización, densidad, cierres y potencial. Obligatoria si no hay catastro.',
    columns: empresasColumns,
  },
  {
    id: 'empresas_totales',
    title: 'Totales por sector de un territorio de comparación',
    feeds: 'Comparar un catastro, o una región sola, con un país o región que no está comuna a comuna.',
    columns: totalesColumns,
  },
  {
    id: 'sectores',
    title: 'Sub-rubros propios del paquete',
    feeds: 'Nombrar sectores más finos que las secciones y divisiones de CIIU4.CL.',
    columns: sectoresColumns,
  },
  {
    id: 'comunas_datos',
    title: 'Datos de cada comuna',
    feeds: 'Población (densidad), ruralidad, ingreso, escolaridad, ventas y trabajadores de la comuna.',
    columns: comunasDatosColumns(['2019', '2024']),
  },
  {
    id: 'catastro',
    title: 'Catastro: un negocio por fila',
    feeds: 'Todo lo anterior dentro de la comuna, con informalidad, empleo local y puntos en el mapa.',
    columns: catastroColumns,
  },
  {
    id: 'proveedores',
    title: 'Proveedores de empresas tractoras',
    feeds: 'Cuánto compran las empresas tractoras a proveedores locales.',
    columns: proveedoresColumns,
  },
];

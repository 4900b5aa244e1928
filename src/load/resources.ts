import type { TableId } from './package.ts';

export interface ResourceSpec {
  readonly id: TableId;
  readonly title: string;
  /** What the table makes possible; shown where it is lacking. */
  readonly feeds: string;
  /** Made by the program out of another table: it is neither asked of a reader nor missed. */
  readonly derived?: true;
}

/**
 * What a package may hold, in words: `docs/data.md`, the quality panel and the sheet derive from this list. The columns of
 * each table are in table_columns.ts, so that the page does not load the readers along with the words.
 */
export const RESOURCES: readonly ResourceSpec[] = [
  {
    id: 'comunas',
    title: 'Contornos de las comunas',
    feeds: 'El mapa, y saber en qué comuna cae cada negocio. Obligatoria.',
  },
  {
    id: 'comunas_indice',
    title: 'Índice de las comunas, con sus nombres y centros',
    feeds: 'Ver las cifras antes de que lleguen los contornos, en una red lenta.',
    derived: true,
  },
  {
    id: 'zonas',
    title: 'Zonas bajo la comuna: barrios, unidades vecinales, polígonos industriales',
    feeds: 'Ver un catastro por zonas con nombre dentro de la comuna, en vez de hexágonos.',
  },
  {
    id: 'empresas',
    title: 'Empresas por comuna y sector',
    feeds: 'Cociente de localización, densidad, cierres y potencial. Obligatoria si no hay catastro.',
  },
  {
    id: 'empresas_totales',
    title: 'Totales por sector de un territorio de comparación',
    feeds: 'Comparar un catastro, o una región sola, con un país o región que no está comuna a comuna.',
  },
  {
    id: 'sectores',
    title: 'Sub-rubros propios del paquete',
    feeds: 'Nombrar sectores más finos que las secciones y divisiones de CIIU4.CL.',
  },
  {
    id: 'comunas_datos',
    title: 'Datos de cada comuna',
    feeds: 'Población (densidad), ruralidad, ingreso, escolaridad, ventas y trabajadores de la comuna.',
  },
  {
    id: 'catastro',
    title: 'Catastro: un negocio por fila',
    feeds: 'Todo lo anterior dentro de la comuna, con informalidad, empleo local y puntos en el mapa.',
  },
  {
    id: 'proveedores',
    title: 'Proveedores de empresas tractoras',
    feeds: 'Cuánto compran las empresas tractoras a proveedores locales.',
  },
  {
    id: 'ocupaciones',
    title: 'Ocupaciones que usa cada sector',
    feeds: 'Qué personas necesita la zona y el sector, y cuánta de esa demanda es especializada.',
  },
  {
    id: 'formacion',
    title: 'Matrícula por comuna y área de estudio',
    feeds: 'Cuántas personas estudian cerca, en qué, y si calzan con lo que los sectores ocupan.',
  },
  {
    id: 'instrumentos',
    title: 'Instrumentos de apoyo público, con sus reglas',
    feeds: 'Qué instrumento le sirve a quién, hasta cuándo, y dónde no llega ninguno o llegan varios.',
  },
  {
    id: 'beneficiarios',
    title: 'Beneficiarios por instrumento, año y comuna',
    feeds: 'A cuántos llega cada instrumento, a quiénes no, y la parte de las mujeres.',
  },
  {
    id: 'empresas_tamano',
    title: 'Empresas por comuna, sector y tamaño',
    feeds: 'Cuántas empresas pueden pedir cada instrumento, donde no hay catastro.',
  },
  {
    id: 'focalizacion',
    title: 'Decisiones de focalización',
    feeds: 'A quién cubre y a quién deja fuera una decisión regional, y a quién llegó después.',
  },
  {
    id: 'metas',
    title: 'Programa de trabajo o cuadro de mando, con sus metas',
    feeds: 'Seguir objetivos, metas y actividades, y ver qué no cuadra en el documento.',
  },
  {
    id: 'ruta',
    title: 'Cambios de una oficina a la ruta de apoyo',
    feeds: 'Mover instrumentos dentro de la matriz tipo de empresa × área de acción.',
  },
  {
    id: 'pladeco',
    title: 'Líneas de un plan comunal, con sus observaciones',
    feeds: 'Revisar cada línea del PLADECO con su evidencia y con lo que dice cada grupo.',
  },
];

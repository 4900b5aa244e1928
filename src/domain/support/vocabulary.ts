/** The words in which support is told: types and stages of a firm (seed 002), areas of action, levels, kinds of support. */

export const FIRM_TYPES = ['subsistencia', 'acumulacion-simple', 'acumulacion-ampliada', 'pyme'] as const;
export type FirmType = (typeof FIRM_TYPES)[number];
export const FIRM_TYPE_NAMES: Readonly<Record<FirmType, string>> = {
  subsistencia: 'Autoempleo y subsistencia',
  'acumulacion-simple': 'Acumulación simple',
  'acumulacion-ampliada': 'Acumulación ampliada',
  pyme: 'Pequeña y mediana empresa',
};

export const STAGES = ['concepcion', 'iniciacion', 'crecimiento', 'consolidacion'] as const;
export type Stage = (typeof STAGES)[number];
export const STAGE_NAMES: Readonly<Record<Stage, string>> = {
  concepcion: 'Concepción',
  iniciacion: 'Iniciación',
  crecimiento: 'Crecimiento',
  consolidacion: 'Consolidación',
};

/** Areas of action: rows of the route of seed 002 d, with those that the instruments of today need besides. */
export const AREAS = [
  'gestion',
  'mano-de-obra',
  'inversion',
  'calidad',
  'mercado',
  'asociatividad',
  'innovacion',
  'entorno',
] as const;
export type Area = (typeof AREAS)[number];
export const AREA_NAMES: Readonly<Record<Area, string>> = {
  gestion: 'Capacitación al empresario (gestión)',
  'mano-de-obra': 'Capacitación a la mano de obra',
  inversion: 'Inversión en capital',
  calidad: 'Fomento a la calidad',
  mercado: 'Acceso a mercados',
  asociatividad: 'Asociatividad',
  innovacion: 'Innovación y tecnología',
  entorno: 'Entorno para los negocios',
};

export const SUPPORT_LEVELS = ['nacional', 'regional', 'municipal'] as const;
export type SupportLevel = (typeof SUPPORT_LEVELS)[number];

/** What a firm gets. Courses and advice reach far more people than grants: the two are never added up. */
export const SUPPORT_KINDS = ['subsidio', 'credito', 'asesoria', 'curso', 'emergencia', 'gremio'] as const;
export type SupportKind = (typeof SUPPORT_KINDS)[number];
export const SUPPORT_KIND_NAMES: Readonly<Record<SupportKind, string>> = {
  subsidio: 'Subsidio o fondo concursable',
  credito: 'Crédito',
  asesoria: 'Asesoría',
  curso: 'Curso o capacitación',
  emergencia: 'Emergencia o reconstrucción',
  gremio: 'Gremios, ferias y barrios',
};

/** Whom an instrument is kept for. The list of a decision or of an instrument may have others, which are shown as written. */
export const PROFILES = [
  'mujer',
  'joven',
  'persona-mayor',
  'discapacidad',
  'pueblo-indigena',
  'rsh-40',
  'pequeno-agricultor',
  'exportador',
  'cesante',
] as const;
export type Profile = (typeof PROFILES)[number];
export const PROFILE_NAMES: Readonly<Record<Profile, string>> = {
  mujer: 'mujeres',
  joven: 'jóvenes',
  'persona-mayor': 'personas mayores',
  discapacidad: 'personas con discapacidad',
  'pueblo-indigena': 'personas de pueblos indígenas',
  'rsh-40': 'personas del 40 % del Registro Social de Hogares',
  'pequeno-agricultor': 'pequeños productores agrícolas',
  exportador: 'empresas que exportan o quieren exportar',
  cesante: 'personas sin trabajo',
};

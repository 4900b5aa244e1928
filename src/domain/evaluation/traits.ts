/**
 * The traits by which seed 002 («Plan Integral de Fomento Productivo Regional para la Micro y Pequeña Empresa», Atacama,
 * section VII) tells the types of microenterprise apart, with its own words. What each answer pulls to is data: the
 * questionnaire and the columns of a catastro read the same table.
 */

/** The three types of microenterprise, from the least to the most able to accumulate: their order is that of the seed. */
export const MICRO_TYPES = ['subsistencia', 'acumulacion-simple', 'acumulacion-ampliada'] as const;
export type MicroType = (typeof MICRO_TYPES)[number];

const TO_SUBSISTENCE = ['subsistencia'] as const;
const TO_SIMPLE = ['acumulacion-simple'] as const;
const TO_WIDE = ['acumulacion-ampliada'] as const;
/** What the seed says of dynamic firms, or of both kinds that accumulate, without telling them apart. */
const TO_EITHER = ['acumulacion-simple', 'acumulacion-ampliada'] as const;
/** The seed says nothing that tells the types apart. */
const TO_NONE = [] as const;

/** What an answer says of the type. */
export interface Pull {
  /** The vote of the trait goes to these, in equal parts; none: it does not vote. */
  readonly to: readonly MicroType[];
  /** Words of the seed, as written. */
  readonly seed: string;
  /** Why it does not vote, where it does not. */
  readonly note?: string;
}

export interface Trait {
  readonly name: string;
  /** By the word that a catastro writes, from the least to the most able to accumulate. */
  readonly values: Readonly<Record<string, Pull>>;
}

const pull = (to: readonly MicroType[], seed: string, note?: string): Pull =>
  note === undefined ? { to, seed } : { to, seed, note };

export const TRAITS = {
  destino: {
    name: 'Para qué es el ingreso',
    values: {
      consumo: pull(TO_SUBSISTENCE, 'Tienen como fin crear ingresos para consumo inmediato'),
      mixto: pull(
        TO_SIMPLE,
        'Tienen como objetivo generar excedentes para invertir y crecer y no sólo producir ingresos para consumo',
      ),
      excedentes: pull(TO_WIDE, 'producir ingresos para excedentes, ahorro e inversión'),
    },
  },
  alcance: {
    name: 'Si el ingreso alcanza',
    values: {
      no: pull(TO_SUBSISTENCE, 'no logran ingresos suficientes para cubrir la canasta familiar'),
      justo: pull(TO_SIMPLE, 'sus ingresos sólo cubren sus costos'),
      sobra: pull(TO_WIDE, 'Tienen como finalidad generar excedentes y su productividad es suficiente'),
    },
  },
  ahorro: {
    name: 'Ahorro y reinversión',
    values: {
      no: pull(TO_SUBSISTENCE, 'los ingresos obtenidos se van en autoconsumo'),
      poco: pull(TO_SIMPLE, 'el ahorro es escaso'),
      si: pull(TO_WIDE, 'presenta altos niveles de ahorro y reinversión'),
    },
  },
  lugar: {
    name: 'Lugar de trabajo',
    values: {
      'sin-lugar': pull(TO_SUBSISTENCE, 'no tienen lugar fijo para desempeñar sus actividades'),
      vivienda: pull(TO_SIMPLE, 'tienen un local fijo, que es utilizado comúnmente como vivienda'),
      'local-arrendado': pull(TO_WIDE, 'su local es estable y fuera del hogar del propietario'),
      'local-propio': pull(TO_WIDE, 'su local es estable y fuera del hogar del propietario'),
    },
  },
  permanencia: {
    name: 'Estabilidad en el año',
    values: {
      ocasional: pull(TO_SUBSISTENCE, 'son precarias y en frecuente cambio'),
      estacional: pull(
        TO_NONE,
        'son estables a través del año',
        'El plan no habla de los negocios de temporada: no son estables todo el año ni están en frecuente cambio.',
      ),
      permanente: pull(TO_EITHER, 'son estables a través del año» y «son permanentes'),
    },
  },
  calificacion: {
    name: 'Preparación de quienes trabajan',
    values: {
      'sin-calificar': pull(TO_SUBSISTENCE, 'mano de obra sin calificación'),
      'de-oficio': pull(
        TO_NONE,
        'usan fuerza de trabajo calificada',
        'El plan no dice si un oficio aprendido en la práctica cuenta como calificación.',
      ),
      calificada: pull(TO_EITHER, 'usan fuerza de trabajo calificada'),
    },
  },
  registros: {
    name: 'Control de registros',
    values: {
      no: pull(TO_SUBSISTENCE, 'la capacidad gerencial es muy poca'),
      cuaderno: pull(TO_EITHER, 'utilización de control de registros'),
      contabilidad: pull(TO_EITHER, 'utilización de control de registros» y «altísimo potencial gerencial'),
    },
  },
  tecnologia: {
    name: 'Herramientas y tecnología',
    values: {
      rudimentaria: pull(
        TO_SUBSISTENCE,
        'cuentan con un capital muy rudimentario, con procesos tecnológicos simples',
      ),
      equipos: pull(TO_EITHER, 'cuentan con un capital mas avanzado'),
      informatica: pull(TO_EITHER, 'nuevas Tecnologías Informáticas (Tecnología Dura)'),
    },
  },
  mercado: {
    name: 'Posición en el mercado',
    values: {
      'sin-clientes-fijos': pull(TO_SUBSISTENCE, 'tiene muy poca o ninguna incidencia en el mercado'),
      'clientes-fijos': pull(TO_SIMPLE, 'Su inserción en el mercado es precaria'),
      contratos: pull(TO_WIDE, 'tienen una posición en el mercado'),
    },
  },
} as const satisfies Readonly<Record<string, Trait>>;

export type TraitId = keyof typeof TRAITS;
export const TRAIT_IDS = Object.keys(TRAITS) as readonly TraitId[];
export type TraitValue<T extends TraitId> = keyof (typeof TRAITS)[T]['values'] & string;
/** What is known of the traits of a firm; absent: not known. */
export type TraitValues = { readonly [T in TraitId]?: TraitValue<T> };

/** The column that says each trait of seed 002 in a catastro. */
export const TRAIT_COLUMNS = {
  destino: 'destino_ingresos',
  alcance: 'cubre_costos',
  ahorro: 'ahorra',
  lugar: 'lugar',
  permanencia: 'permanencia',
  calificacion: 'mano_de_obra',
  registros: 'registros',
  tecnologia: 'tecnologia',
  mercado: 'posicion_mercado',
} as const satisfies Readonly<Record<TraitId, string>>;

/** Trait by its id, without its literal types. */
export function traitOf(id: TraitId): Trait {
  return TRAITS[id];
}

/** The words that a trait takes, in their order. */
export function traitWords<T extends TraitId>(id: T): readonly TraitValue<T>[] {
  return Object.keys(TRAITS[id].values) as TraitValue<T>[];
}

/**
 * What the seed says of working alone. It is shown beside the traits, and it never votes: «estas dos últimas nociones derivan
 * del análisis del empleo, mientras que la empresa de subsistencia deriva del nivel de productividad».
 */
export const SELF_EMPLOYMENT: Pull = {
  to: TO_NONE,
  seed: 'Las microempresas de subsistencia no están relacionadas directamente con el concepto de autoempleo o cuenta propia',
  note: 'Trabajar por cuenta propia no dice nada del tipo.',
};

import type { SectorCode, ZoneId } from '../../domain/ids.ts';
import { DEFAULT_VIEW, type View } from '../../state/view.ts';

/** Something to do with a class, on the shipped data. The figures of its answers are checked by a test. */
export interface Activity {
  readonly id: string;
  readonly title: string;
  readonly aim: string;
  readonly level: string;
  readonly minutes: number;
  readonly materials: readonly string[];
  /** What the teacher does with the class. */
  readonly steps: readonly string[];
  /** What the students' sheet asks, each with room to write. */
  readonly questions: readonly string[];
  readonly discuss: readonly string[];
  /** What is seen when the view is opened as it is here. */
  readonly answers: readonly string[];
  readonly view: View;
  readonly open: string;
}

const zone = (id: string) => id as ZoneId;
const sector = (code: string) => code as SectorCode;
const ON_CHILE: View = { ...DEFAULT_VIEW, datos: 'chile', cube: 'empresas:2005-2024' };

export const ACTIVITIES: readonly Activity[] = [
  {
    id: 'comparar',
    title: 'Dos comunas lado a lado',
    aim: 'Distinguir «cuántos hay» de «cuántos hay por persona», y preguntarse por qué.',
    level: '5º a 8º básico',
    minutes: 60,
    materials: [
      'Un computador o un teléfono cada tres estudiantes.',
      'La hoja impresa.',
      'Dos puñados de porotos.',
    ],
    steps: [
      'Reparte 12 porotos a un grupo de 6 y 6 porotos a un grupo de 2. Pregunta: ¿dónde hay más? ¿Dónde hay más por persona?',
      'Abre la comparación de Calama y San Pedro de Atacama en alojamiento y comidas.',
      'Cada grupo anota las empresas y la densidad de las dos comunas.',
      'Cambia una comuna por la de ustedes, con «Agregar», y vuelvan a anotar.',
      'Cada grupo dibuja un negocio de comida o alojamiento que pondría en su barrio, y para quién.',
    ],
    questions: [
      '¿Cuántas empresas de alojamiento y comidas tiene Calama? ¿Y San Pedro de Atacama?',
      '¿Cuántas tiene cada una por mil habitantes?',
      '¿Por qué una comuna más chica puede tener más por persona?',
      'Mi negocio: qué vende, a quién, y qué sé hacer que le sirve.',
    ],
    discuss: [
      'En San Pedro comen y duermen muchas personas que no viven ahí. La densidad cuenta habitantes, no visitantes.',
      'Más empresas no quiere decir mejores empleos ni mejores precios. ¿Qué más habría que saber?',
    ],
    answers: [
      'Calama tiene 736 empresas y San Pedro de Atacama 193, como promedio de cada año entre 2005 y 2024.',
      'Por mil habitantes es al revés: 4,42 en Calama y 19,6 en San Pedro de Atacama.',
      'San Pedro tiene unas 4 veces más por persona.',
    ],
    view: {
      ...ON_CHILE,
      pane: 'comparar',
      compare: [zone('02201'), zone('02203')],
      sector: sector('I'),
      figure: 'densidad',
    },
    open: 'Comparar Calama con San Pedro de Atacama',
  },
  {
    id: 'falta',
    title: '¿Qué falta en mi comuna, y quién ayuda?',
    aim: 'Pasar de un dato a una idea de negocio, dudar de ella, y encontrar a quién pedir apoyo.',
    level: '1º a 4º medio',
    minutes: 90,
    materials: ['Un computador o un teléfono cada tres estudiantes.', 'La hoja impresa.'],
    steps: [
      'Pregunta qué tuvieron que ir a comprar o a hacer lejos el último mes. Anota la lista en la pizarra.',
      'Abre la ficha de Calama y entra a «Oportunidades». Lean juntos la primera tarjeta.',
      'Cada grupo busca su propia comuna y elige una tarjeta, o toma una idea de la pizarra.',
      'Anotan cuántas empresas faltan, entre cuánto y cuánto, y qué otras lecturas da la tarjeta.',
      'Anotan un instrumento de la tarjeta: quién lo entrega, para quién es y qué falta confirmar.',
      'Salgan a preguntar: entrevistan a una persona que tenga un negocio en el barrio.',
    ],
    questions: [
      '¿Qué línea de negocio muestra la tarjeta? ¿Cuántas empresas faltan, entre cuánto y cuánto?',
      '¿Qué otra cosa podría explicar que falten?',
      '¿Qué instrumento serviría para empezar? ¿Quién lo entrega y para quién es?',
      'Entrevista: ¿qué fue lo más difícil al empezar? ¿Qué haría distinto?',
    ],
    discuss: [
      'Que falte un negocio no quiere decir que convenga abrirlo. ¿Qué averiguarían antes?',
      'El apoyo tiene reglas y fechas. ¿Qué pasa con quien no las conoce?',
    ],
    answers: [
      'En Calama falta oferta de arte y recreación: unas 26 empresas, entre 0,5 y 55. La evidencia es débil.',
      'Otras lecturas: ingresos, negocios sin formalizar, o cadenas que figuran en otra comuna.',
      'La tarjeta nombra Capital Semilla Emprende, que entrega el Servicio de Cooperación Técnica (SERCOTEC).',
    ],
    view: { ...ON_CHILE, zone: zone('02201'), sector: sector('R') },
    open: 'Abrir arte y recreación en Calama',
  },
  {
    id: 'intervalo',
    title: 'El mismo número, ¿igual de seguro?',
    aim: 'Leer un intervalo, y decir «no se sabe» cuando hay pocos datos.',
    level: '8º básico a 2º medio',
    minutes: 60,
    materials: [
      'Una moneda por persona.',
      'Un computador o un teléfono cada tres estudiantes.',
      'La hoja impresa.',
    ],
    steps: [
      'Cada persona lanza una moneda 4 veces y anota cuántas caras salen. Luego juntan las de todo el curso.',
      'Comparen: con 4 lanzamientos hay de todo; con los del curso, cerca de la mitad son caras.',
      'Abre la comparación de Calama y Ollagüe en alojamiento y comidas.',
      'Anotan el cociente de localización de cada una: cuántas veces pesa ahí el sector lo que pesa en Chile.',
      'Anotan su intervalo: entre qué valores puede estar. Dibujan los dos sobre una línea, con el 1 marcado.',
    ],
    questions: [
      '¿Cuál es el cociente de Calama? ¿Entre qué valores puede estar?',
      '¿Y el de Ollagüe? ¿Con cuántas empresas se calculó?',
      '¿En cuál de las dos puedes decir que el sector pesa más que en Chile? ¿Por qué?',
      'Una decisión que tomarías con el dato de Calama y no con el de Ollagüe.',
    ],
    discuss: [
      'Los dos cocientes se parecen y no dicen lo mismo. ¿Dónde han visto un número sin su intervalo?',
      'Quien emprende también decide con pocos datos. ¿Cómo se prueba una idea en chico?',
    ],
    answers: [
      'Calama: 1,76, entre 1,63 y 1,90. Todo el intervalo está sobre 1: ahí el sector pesa más que en Chile.',
      'Ollagüe: 1,67, entre 0,15 y 23,48, con 2,5 empresas por año. El 1 está adentro: no se puede decir.',
    ],
    view: {
      ...ON_CHILE,
      pane: 'comparar',
      compare: [zone('02201'), zone('02202')],
      sector: sector('I'),
      figure: 'cociente',
    },
    open: 'Comparar Calama con Ollagüe',
  },
  {
    id: 'reparto',
    title: '¿A quién le llega el apoyo?',
    aim: 'Ver si un reparto es parejo, y quién queda fuera.',
    level: '3º y 4º medio',
    minutes: 90,
    materials: [
      '20 porotos por grupo de 5.',
      'Un computador o un teléfono cada tres estudiantes.',
      'La hoja impresa.',
    ],
    steps: [
      'Cada grupo reparte 20 porotos entre 5 personas, como quiera menos en partes iguales.',
      'Se ordenan de quien tiene menos a quien tiene más. Suman de a uno y dibujan la curva de lo acumulado.',
      'Comparen con la línea recta del reparto parejo. Mientras más se aleja la curva, más desigual.',
      'Abre «¿A cuántos llega el apoyo?» y busquen la misma curva en «¿Está parejo el reparto?».',
      'Vayan a la ficha de Calama, parte «Apoyo», y anoten los subsidios de 2024 y cuántos fueron a mujeres.',
    ],
    questions: [
      'Dibuja la curva de tu grupo y la línea del reparto parejo.',
      'En la pantalla, ¿la curva está cerca o lejos de la línea? ¿Qué zonas reciben menos?',
      'En Calama, ¿cuántos subsidios se entregaron en 2024? ¿Cuántos a mujeres? ¿Qué parte es?',
      '¿A quién conoces que no aparece en estas cifras? ¿Por qué?',
    ],
    discuss: [
      'Un reparto disparejo puede ser injusto, o puede buscar a quien más lo necesita. ¿Cómo se sabe?',
      'Muchos negocios pequeños no están formalizados y no salen en estas listas. ¿Les llega el apoyo?',
    ],
    answers: [
      'En Calama se entregaron 39 subsidios en 2024, según la lista de SERCOTEC; 29 fueron a mujeres.',
      'Es el 74 %: 29 ÷ 39. Son subsidios entregados, no personas distintas.',
      'Los cursos y asesorías se cuentan aparte: llegan a muchas más personas que los subsidios.',
    ],
    view: { ...ON_CHILE, screen: 'cobertura', support: { clase: 'subsidio', anio: '2024' } },
    open: 'Abrir «¿A cuántos llega?»',
  },
];

/** Calama's sheet, where the last activity reads what was given. */
export const CALAMA: View = { ...ON_CHILE, zone: zone('02201'), sector: sector('G') };

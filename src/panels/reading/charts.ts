import type { ComponentType } from 'react';
import {
  IntervalExample,
  RangeExample,
  RankExample,
  ScaleExample,
  ShareExample,
  SignedExample,
  SupplyExample,
} from './row_examples.tsx';
import {
  DistributionExample,
  LorenzExample,
  MapExample,
  MatrixExample,
  ProgressExample,
  QuadrantsExample,
  ScoreExample,
} from './whole_examples.tsx';

/** A chart of the application: what its signs mean, and how it could mislead. */
interface ChartHelp {
  /** Its place in the page is `leer-<id>`. */
  readonly id: string;
  readonly name: string;
  /** Where in the application it stands. */
  readonly where: string;
  readonly Example: ComponentType;
  readonly signs: readonly string[];
  /** What must not be read in it. */
  readonly never: string;
}

export const CHARTS: readonly ChartHelp[] = [
  {
    id: 'mapa',
    name: 'El mapa y sus tramas',
    where: 'Explorar, informes',
    Example: MapExample,
    signs: [
      'Más oscuro es más. La leyenda dice de cuánto a cuánto va cada color y cuántas zonas hay en él.',
      'Una trama dice por qué falta la cifra: rayas, nadie la publicó; puntos, la fuente la guarda o es muy chica.',
      'En cifras alrededor de 1, morado es más de lo esperado y naranjo es menos.',
    ],
    never: 'Una comuna grande no pesa más: mira su número. Una trama nunca es cero.',
  },
  {
    id: 'intervalo',
    name: 'El punto con su intervalo, alrededor de 1',
    where: 'Ficha de la zona, celdas',
    Example: IntervalExample,
    signs: [
      'El punto es cuántas veces lo esperado. La línea cortada es 1: justo lo esperado.',
      'La raya es el intervalo: la cifra podría estar en cualquier parte de ella solo por azar.',
      'Punto lleno: todo el intervalo queda a un lado de 1. Punto hueco: no se distingue de 1.',
    ],
    never: 'Dos puntos cuyas rayas se cruzan pueden ser iguales.',
  },
  {
    id: 'oferta',
    name: 'Lo que hay y lo que se espera',
    where: 'Oportunidades',
    Example: SupplyExample,
    signs: [
      'La banda es cuántas empresas suele haber en zonas parecidas. La línea cortada es su centro.',
      'El punto es cuántas hay. A la izquierda de la banda, faltan.',
    ],
    never: 'Que falten no dice que convenga abrir: puede ser pobreza, informalidad o un proveedor al lado.',
  },
  {
    id: 'puesto',
    name: 'La banda de un puesto',
    where: 'Potencial de la ficha',
    Example: RankExample,
    signs: [
      'El eje va del primer puesto, a la izquierda, al último.',
      'El punto es el puesto del medio de mil sorteos; la raya, donde caen 9 de cada 10.',
    ],
    never: 'Dos zonas cuyas bandas se cruzan empatan: ninguna va delante de la otra.',
  },
  {
    id: 'puntaje',
    name: 'Lo que aporta cada término al potencial',
    where: 'Potencial de la ficha',
    Example: ScoreExample,
    signs: [
      'Cada barra son los puntos que pone un término. Sumadas dan el puntaje, de 0 a 100.',
      'Si mueves un peso, cambian las barras, el puesto y el mapa.',
    ],
    never: 'Un término sin dato no vale cero: reparte su peso entre los demás y baja la calidad.',
  },
  {
    id: 'cambio',
    name: 'El cambio, con su signo',
    where: 'Crecimiento de la ficha',
    Example: SignedExample,
    signs: [
      'La línea sale de cero: a la derecha crece, a la izquierda baja.',
      'Si la raya del intervalo pasa por cero, no se sabe si creció o bajó.',
    ],
    never: 'Dos años no son una tendencia: puede haber sido un año raro.',
  },
  {
    id: 'distribucion',
    name: 'Cómo se reparte, de norte a sur',
    where: 'Sector en todas las zonas',
    Example: DistributionExample,
    signs: [
      'Cada punto es una comuna y cada fila una región. El color es el del mapa.',
      'Puntos juntos: comunas parecidas. Un punto solo, lejos: una comuna distinta del resto.',
    ],
    never: 'Las comunas sin cifra no están dibujadas: la tabla dice cuáles son.',
  },
  {
    id: 'escala',
    name: 'Varias zonas en una misma escala',
    where: 'Comparar, potencial y apoyo, metas',
    Example: ScaleExample,
    signs: [
      'Todas las filas comparten el eje: se puede comparar a ojo.',
      'Una raya cortada y sin punto es una cifra que la fuente guarda: está entre sus extremos.',
    ],
    never: 'Sin punto no es cero.',
  },
  {
    id: 'parte',
    name: 'Una parte de 0 a 100, con sus marcas',
    where: 'Informe de género',
    Example: ShareExample,
    signs: [
      'El punto es la parte; la raya, su intervalo. Las marcas son con qué se compara: cada una con su trazo.',
      'Punto hueco: la raya toca una marca, y la diferencia cabe en el azar.',
    ],
    never: 'Son adjudicaciones, no personas: una misma puede recibir dos.',
  },
  {
    id: 'rango',
    name: 'Una parte con su rango',
    where: 'Personas de la ficha',
    Example: RangeExample,
    signs: ['El punto es la parte y la raya su rango. Todas las filas tienen el mismo eje, desde cero.'],
    never: 'El rango sale de un supuesto sobre las ocupaciones: es un orden de magnitud.',
  },
  {
    id: 'lorenz',
    name: 'La curva del reparto (Lorenz)',
    where: 'Cobertura',
    Example: LorenzExample,
    signs: [
      'Las zonas van de la menos atendida a la más. Abajo, qué parte de las personas suman; a la izquierda, qué parte del apoyo.',
      'Sobre la diagonal, a cada zona le toca según su gente. Mientras más abajo va la curva, más desigual.',
    ],
    never: 'Desigual no es injusto: puede que se haya querido llegar más a unas que a otras.',
  },
  {
    id: 'cuadrantes',
    name: 'Los cuadrantes de potencial y apoyo',
    where: 'Potencial y apoyo',
    Example: QuadrantsExample,
    signs: [
      'Cada sector es un punto. A la derecha, más potencial; arriba, más apoyo por empresa.',
      'Las líneas cortadas son las medianas de la región: parten en cuatro.',
      'Cuadrado: lo pide una decisión de la región. Hueco: se apoya en pocos casos.',
    ],
    never: 'Que un sector reciba poco no dice por qué: puede que no postule.',
  },
  {
    id: 'matriz',
    name: 'La matriz de la ruta de apoyo',
    where: 'Ruta, apoyo de la ficha',
    Example: MatrixExample,
    signs: [
      'Cada casilla cruza un tipo de empresa con un área de acción. El número es cuántos instrumentos hay.',
      'Rayada: vacía. Borde doble: se topan instrumentos de niveles distintos.',
    ],
    never: 'Un traslape puede ser duplicación o respaldo. Estar en la casilla no es tener cupo.',
  },
  {
    id: 'avance',
    name: 'El avance de las metas',
    where: 'Metas',
    Example: ProgressExample,
    signs: [
      'La barra es todo el peso de las metas. Oscuro: logrado. Claro: medido y no logrado.',
      'Rayado: nadie lo ha medido.',
    ],
    never: 'Lo que no se midió no es un fracaso ni un logro.',
  },
];

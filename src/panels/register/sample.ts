import { csvText } from '../../domain/csv.ts';

/** The columns of a register that this page reads, each with what it gives. */
export const REGISTER_COLUMNS: readonly { readonly name: string; readonly gives: string }[] = [
  {
    name: 'id',
    gives: 'Un número o código por negocio, sin repetir y nunca un RUT. Es la única obligatoria.',
  },
  {
    name: 'cut, comuna, longitud, latitud',
    gives: 'Dónde está: el código o el nombre de la comuna, o el punto.',
  },
  { name: 'formal', gives: 'si o no: si tiene inicio de actividades. Da los formales e informales.' },
  { name: 'sector', gives: 'Letra, división o código de actividad del SII. Da los sectores productivos.' },
  { name: 'tamano', gives: 'micro, pequeña, mediana o grande.' },
  {
    name: 'trabajadores, trabajadores_locales, trabajadores_conmutantes',
    gives: 'Cuántas personas trabajan, cuántas viven en la comuna y cuántas fuera.',
  },
  { name: 'impuestos_clp', gives: 'Impuestos pagados en el año, en pesos.' },
  { name: 'lidera', gives: 'mujer, hombre u otro.' },
  { name: 'inicio', gives: 'Fecha de inicio: 2019-05-30 o 30-05-2019.' },
  { name: 'nombre, actividad, vitrina', gives: 'Solo se muestran si «vitrina» dice si.' },
];

const HEADER = [
  'id',
  'nombre',
  'actividad',
  'sector',
  'cut',
  'longitud',
  'latitud',
  'tamano',
  'formal',
  'trabajadores',
  'trabajadores_locales',
  'trabajadores_conmutantes',
  'impuestos_clp',
  'lidera',
  'inicio',
  'vitrina',
] as const;

/** A register of three invented businesses of a comuna, to fill in: a spreadsheet of Chile opens it, and this program reads it. */
export function sampleRegister(cut: string): string {
  return csvText(HEADER, [
    [
      'N-1',
      'Negocio de ejemplo 1',
      'Panadería',
      '10',
      cut,
      '',
      '',
      'micro',
      'no',
      2,
      2,
      0,
      '',
      'mujer',
      '2019-05-30',
      'si',
    ],
    [
      'N-2',
      'Negocio de ejemplo 2',
      'Taller mecánico',
      '45',
      cut,
      '',
      '',
      'micro',
      'si',
      4,
      3,
      1,
      350000,
      'hombre',
      '2012-03-01',
      'no',
    ],
    [
      'N-3',
      'Negocio de ejemplo 3',
      'Ferretería',
      'G',
      cut,
      '',
      '',
      'pequeña',
      'si',
      12,
      10,
      2,
      '',
      '',
      '',
      '',
    ],
  ]);
}

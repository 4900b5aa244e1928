import { FORMACION_COLUMNS, type FormacionRow } from './formacion-superior.ts';

export { FORMACION_COLUMNS };

/** Invented round enrolment of three comunas of the region: none is an official figure, nor is any derived from one. */
const ENROLMENT: readonly (readonly [
  cut: string,
  area: string,
  level: string,
  enrolled: number,
  women: number,
])[] = [
  ['02101', 'Administración y Comercio', 'profesional', 3000, 1800],
  ['02101', 'Administración y Comercio', 'tecnico', 2000, 1300],
  ['02101', 'Ciencias Sociales', 'profesional', 1000, 700],
  ['02101', 'Educación', 'profesional', 1500, 1200],
  ['02101', 'Salud', 'postgrado', 100, 60],
  ['02101', 'Salud', 'profesional', 4000, 3000],
  ['02101', 'Salud', 'tecnico', 1000, 850],
  ['02101', 'Tecnología', 'postgrado', 200, 50],
  ['02101', 'Tecnología', 'profesional', 6000, 1200],
  ['02101', 'Tecnología', 'tecnico', 4000, 500],
  ['02201', 'Administración y Comercio', 'profesional', 300, 200],
  ['02201', 'Administración y Comercio', 'tecnico', 500, 350],
  ['02201', 'Educación', 'tecnico', 100, 100],
  ['02201', 'Salud', 'tecnico', 400, 340],
  ['02201', 'Tecnología', 'profesional', 700, 140],
  ['02201', 'Tecnología', 'tecnico', 1500, 200],
  ['02301', 'Tecnología', 'tecnico', 40, 5],
];

export function makeTraining(): FormacionRow[] {
  return ENROLMENT.map(([cut, area, nivel, enrolled, women]) => ({
    anio: '2026',
    cut,
    area,
    nivel,
    matricula: String(enrolled),
    matricula_mujeres: String(women),
  }));
}

import { cell, integer, type Line } from './tablas.ts';

export const FORMACION_COLUMNS = ['anio', 'cut', 'area', 'nivel', 'matricula', 'matricula_mujeres'] as const;
export type FormacionRow = Record<(typeof FORMACION_COLUMNS)[number], string>;

/** Year of the enrolment that the source holds; it comes in no column of it. */
const YEAR = '2024';

/** Our four levels and the ones of SIES. */
const LEVELS: Readonly<Record<string, string>> = {
  'Técnico de Nivel Superior': 'tecnico',
  'Profesional Con Licenciatura': 'profesional',
  'Profesional Sin Licenciatura': 'profesional',
  'Licenciatura No Conducente a Título': 'profesional',
  'Bachillerato, Ciclo Inicial o Plan Común': 'profesional',
  Magister: 'postgrado',
  Doctorado: 'postgrado',
  Postítulo: 'postitulo',
  'Diplomado (superior a un semestre)': 'postitulo',
  'Especialidad Médica U Odontológica': 'postitulo',
};

/**
 * Enrolment by comuna of the campus, field and level. Distance programmes are left out: they sit at the head office and
 * their students live anywhere. The source leaves women empty where there is none, and only there (this stops when it is
 * not so): those are zeros. In fourteen programmes one person is neither counted as a woman nor as a man.
 */
export function enrolment(lines: readonly Line[]): FormacionRow[] {
  const cells = new Map<string, { place: readonly [string, string, string]; all: number; women: number }>();
  for (const line of lines) {
    if (cell(line, 'modalidad') === 'No Presencial') continue;
    const level = LEVELS[cell(line, 'nivel_carrera')];
    if (!level) throw new Error(`Nivel sin clase: ${cell(line, 'nivel_carrera')}`);
    const place = [cell(line, 'cut'), cell(line, 'area'), level] as const;
    const key = place.join('|');
    const found = cells.get(key) ?? { place, all: 0, women: 0 };
    found.all += integer(line, 'matricula');
    found.women += womenOf(line);
    cells.set(key, found);
  }
  return [...cells.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { place, all, women }]) => ({
      anio: YEAR,
      cut: place[0],
      area: place[1],
      nivel: place[2],
      matricula: String(all),
      matricula_mujeres: String(women),
    }));
}

function womenOf(line: Line): number {
  const women = cell(line, 'mujeres');
  if (women !== '') return Number(women);
  if (integer(line, 'matricula') - Number(cell(line, 'hombres')) > 1)
    throw new Error(`Sin mujeres y con quienes no son hombres: ${cell(line, 'nombre_carrera')}`);
  return 0;
}

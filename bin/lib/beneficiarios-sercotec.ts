import { fold } from '../../src/domain/text.ts';
import { instrumentOf, officeOf } from '../../src/load/open/layouts/sercotec_names.ts';
import { cell, type Line } from './tablas.ts';

export const BENEFICIARIOS_COLUMNS = [
  'anio',
  'instrumento',
  'publicado',
  'territorio',
  'beneficiarios',
  'mujeres',
  'hombres',
  'sexo_otro',
  'personas',
  'empresas',
] as const;
export const BENEFICIARIOS_SECTOR_COLUMNS = [
  'anio',
  'instrumento',
  'publicado',
  'territorio',
  'sector',
  'beneficiarios',
  'mujeres',
  'hombres',
  'sexo_otro',
] as const;
type Row = Record<string, string>;

function idOf(line: Line): string {
  const published = cell(line, 'instrumento');
  const id = instrumentOf(published, cell(line, 'programa'));
  if (!id) throw new Error(`Instrumento sin id: «${published}»`);
  return id;
}

function regionOf(line: Line): string {
  const zone = officeOf(cell(line, 'direccion_regional'));
  if (!zone) throw new Error(`Dirección regional sin código: «${cell(line, 'direccion_regional')}»`);
  return zone;
}

/** Not grants: they reach many more people, and are kept out of the table by sector, where almost none has one. */
const SERVICES = new Set(['Servicios Virtuales', 'Centro Desarrollo Negocios']);

const NOT_TOLD = new Set(['', 'No Informada', 'No Aplica']);

/**
 * Section of each activity that SERCOTEC's form numbers, by number; a family takes its own where the form's title names a
 * single section, and «SI» where it names several. The longest number that fits is the one used.
 */
export const BY_NUMBER: readonly (readonly [number: string, section: string, why: string])[] = [
  ['1', 'A', 'Agricultura, ganadería, caza y silvicultura, con su «otro»'],
  ['2', 'A', 'Pesca: en CIIU4.CL está en la sección A'],
  ['3', 'B', 'Minas y canteras'],
  ['4', 'C', 'Industrias manufactureras no metálicas, con la agroindustria y su «otro»'],
  ['5', 'C', 'Industrias manufactureras metálicas'],
  ['6', 'SI', 'Electricidad y gas son D, agua es E: no dice cuál'],
  ['7', 'F', 'Construcción'],
  ['8', 'G', 'Comercio y reparación de vehículos, con su «otro»'],
  ['9', 'I', 'Hoteles y restaurantes; el turismo no es sección, así que su «otro» sigue al título'],
  ['9.3', 'N', 'Agencias de viajes y operadores turísticos (división 79)'],
  ['10.1', 'H', 'Locomoción colectiva'],
  ['10.2', 'H', 'Transporte de carga y bodegaje'],
  ['10.3', 'J', 'Televisión, radio y prensa'],
  ['10', 'SI', 'Transporte y almacenamiento son H, comunicaciones es J: su «otro» no dice cuál'],
  ['11.1', 'N', 'Alquiler de vehículos, maquinarias y equipos (división 77)'],
  ['11.2', 'J', 'Servicios informáticos (división 62)'],
  ['11.3', 'M', 'Actividades jurídicas, de ingeniería y asesoría'],
  ['11.4', 'SI', 'Inmobiliarias, empresariales y de alquiler son L, M y N: su «otro» no dice cuál'],
  ['13', 'O', 'Administración pública'],
  ['14', 'P', 'Enseñanza, con las OTEC y su «otro»'],
  ['15', 'Q', 'Servicios sociales y de salud, con su «otro»'],
  ['15.2', 'M', 'Veterinarias (división 75)'],
  ['16', 'S', 'Servicios comunitarios y personales; residuos y cultura tienen número propio (19 y 20)'],
  ['17', 'S', 'Consejos de administración de edificios: el SII los pone en 949904'],
  ['18', 'U', 'Organizaciones extraterritoriales'],
  ['19', 'E', 'Desechos, recuperación de materiales y descontaminación'],
  ['20', 'R', 'Artes, cultura, deporte y entretenimiento'],
];

/** Section of the activities that come without a number, by how they begin (folded). The first that fits is used. */
export const BY_NAME: readonly (readonly [start: string, section: string, why: string])[] = [
  ['11 intermediacion financiera', 'K', 'Lleva el número 11 de otra familia'],
  ['16 1 eliminacion desperdicios', 'E', 'Lleva el número 16.1 de otra actividad'],
  ['intermediacion financiera', 'K', ''],
  ['eliminacion desperdicios', 'E', ''],
  ['cafe comida al paso', 'I', ''],
  ['albergue', 'I', ''],
  ['hoteles', 'I', ''],
  ['otro relacionado con hoteles restaurantes y turismo', 'I', 'Como 9.4 de la otra lista'],
  ['agencias de viajes', 'N', ''],
  ['turismo', 'SI', 'No es sección de CIIU: alojamiento, agencia, guía o transporte'],
  ['comercio', 'G', ''],
  ['otro sector relacionado a comercio', 'G', ''],
  ['almacenes', 'G', ''],
  ['venta', 'G', ''],
  ['reparacion de vehiculos', 'G', 'Como 8.3 de la otra lista'],
  ['agroindustria', 'C', ''],
  ['fabricacion', 'C', ''],
  ['curtido', 'C', ''],
  ['industrias manufactureras', 'C', ''],
  ['otro manufactura', 'C', ''],
  ['otro sector relacionado con industrias', 'C', ''],
  ['alimentos', 'SI', 'Puede ser elaborarlos (C), venderlos (G) o servirlos (I)'],
  ['cultivo', 'A', ''],
  ['agricultura', 'A', ''],
  ['ganaderia', 'A', ''],
  ['apicultura', 'A', ''],
  ['actividades de servicios agricolas', 'A', ''],
  ['produccion en viveros', 'A', ''],
  ['otro sector relacionado con agricultura', 'A', ''],
  ['forestal', 'A', ''],
  ['fruticultura', 'A', ''],
  ['recoleccion de frutos', 'A', ''],
  ['pesca', 'A', ''],
  ['explotacion de minas', 'B', ''],
  ['construccion', 'F', ''],
  ['suministro de electricidad gas y agua', 'SI', 'Como 6 de la otra lista'],
  ['captacion depuracion', 'E', ''],
  ['transporte', 'H', ''],
  ['otros tipos de transporte', 'H', ''],
  ['servicios de transporte', 'H', ''],
  ['locomocion', 'H', ''],
  ['television', 'J', ''],
  ['otro sector relacionado con transporte', 'SI', 'Como 10.4 de la otra lista'],
  ['servicios informaticos', 'J', ''],
  ['alquiler', 'N', ''],
  ['arriendo de videos', 'N', ''],
  ['actividades juridicas', 'M', ''],
  ['veterinarias', 'M', ''],
  ['disenadores de vestuario', 'M', 'Diseño (división 74), no confección'],
  ['otro sector relacionado con actividades inmobiliarias', 'SI', 'Como 11.4 de la otra lista'],
  ['ensenanza', 'P', ''],
  ['otec', 'P', ''],
  ['otro sector relacionado con ensenanza', 'P', ''],
  ['actividades relacionadas con la salud', 'Q', ''],
  ['otro sector relacionado con servicios sociales y de salud', 'Q', ''],
  ['peluquerias', 'S', ''],
  ['organizaciones empresariales', 'S', ''],
  ['consejo de administracion', 'S', ''],
  ['otras actividades de servicios personales', 'S', ''],
  [
    'otro sector relacionado con actividades de servicios comunitarias',
    'SI',
    'Esta lista no tiene cultura ni residuos aparte: pueden ser E, R o S',
  ],
];

/** Section of CIIU4.CL of an activity in SERCOTEC's words, `SI` where it is not told or tells of several. */
export function sectionOf(activity: string): string {
  if (NOT_TOLD.has(activity.trim())) return 'SI';
  const folded = fold(activity);
  const named = BY_NAME.find(([start]) => folded.startsWith(start));
  if (named) return named[1];
  const number = /^(\d{1,2}(?:\.\d)?)\s*\)/.exec(activity.trim())?.[1] ?? '';
  const numbered =
    BY_NUMBER.find(([one]) => one === number) ?? BY_NUMBER.find(([one]) => one === number.split('.')[0]);
  if (!numbered) throw new Error(`Actividad sin sección: «${activity}»`);
  return numbered[1];
}

/** The activity that the grant is for (that of the application); where it is not told, that of the applicant. */
function activityOf(line: Line): string {
  const applied = cell(line, 'actividad_postulacion');
  return NOT_TOLD.has(applied) ? cell(line, 'actividad_postulante') : applied;
}

interface Counts {
  beneficiarios: number;
  mujeres: number;
  hombres: number;
  sexo_otro: number;
  personas: number;
  empresas: number;
}

function tabulate(lines: readonly Line[], keysOf: (line: Line) => Row): Row[] {
  const cells = new Map<string, { keys: Row; counts: Counts }>();
  for (const line of lines) {
    const keys = keysOf(line);
    const key = Object.values(keys).join('|');
    const found = cells.get(key) ?? {
      keys,
      counts: { beneficiarios: 0, mujeres: 0, hombres: 0, sexo_otro: 0, personas: 0, empresas: 0 },
    };
    cells.set(key, found);
    const { counts } = found;
    counts.beneficiarios += 1;
    const sex = cell(line, 'sexo');
    if (sex === 'Femenino') counts.mujeres += 1;
    else if (sex === 'Masculino') counts.hombres += 1;
    else counts.sexo_otro += 1;
    const type = cell(line, 'tipo_beneficiario');
    if (type === 'Persona Natural') counts.personas += 1;
    else if (type === 'Empresa Jurídica') counts.empresas += 1;
  }
  return [...cells.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { keys, counts }]) => ({
      ...keys,
      ...Object.fromEntries(Object.entries(counts).map(([name, count]) => [name, String(count)])),
    }));
}

/**
 * Counts by instrument and place: the comuna, or where the source names none the region of the office that granted it (`CL`
 * for the central level). Nobody is left out.
 */
export function beneficiaries(lines: readonly Line[]): Row[] {
  return tabulate(lines, (line) => ({
    anio: cell(line, 'anio'),
    instrumento: idOf(line),
    publicado: cell(line, 'instrumento'),
    territorio: cell(line, 'cut') || regionOf(line),
  }));
}

/** The same by region and section, without virtual courses and business centres. A part of the table above, not more. */
export function beneficiariesBySector(lines: readonly Line[]): Row[] {
  return tabulate(
    lines.filter((line) => !SERVICES.has(cell(line, 'instrumento'))),
    (line) => ({
      anio: cell(line, 'anio'),
      instrumento: idOf(line),
      publicado: cell(line, 'instrumento'),
      territorio: cell(line, 'cut').slice(0, 2) || regionOf(line),
      sector: sectionOf(activityOf(line)),
    }),
  );
}

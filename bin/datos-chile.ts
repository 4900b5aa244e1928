import { join } from 'node:path';
import { parseArgs } from 'node:util';
import {
  BENEFICIARIOS_COLUMNS,
  BENEFICIARIOS_SECTOR_COLUMNS,
  beneficiaries,
  beneficiariesBySector,
} from './lib/beneficiarios-sercotec.ts';
import { enrolment, FORMACION_COLUMNS } from './lib/formacion-superior.ts';
import { assumedOccupations, OCUPACIONES_COLUMNS } from './lib/ocupaciones-supuestas.ts';
import { cell, integer, type Line, published, readTable, writeTable } from './lib/tablas.ts';

const USAGE = 'Uso: npm run datos:chile -- <carpeta con las tablas de origen> [--salida data/chile]';

/** Sector of the firms whose activity SII does not state. */
const UNKNOWN = 'SI';

/** Years that the period table adds up: 2005 to 2024, both included. */
const YEARS_OF_PERIOD = 20;

/** Years of the Tarapacá table by rubro that the package carries. */
const TARAPACA_YEARS = ['2009', '2014', '2019'];
const TARAPACA_SUBRUBRO_YEAR = '2019';

/**
 * Closures of this comuna are 0 in every sector, which cannot be: missing in the source, not zero (Río
 * Hurtado).
 */
const WITHOUT_CLOSURES = new Set(['04305']);

/** SINIM variable 835, «Porcentaje de Población Rural», and the year taken. */
const RURALITY = { variable: '835', year: '2023' };

const SII_YEARS = ['2019', '2024'];

/**
 * Year of the firms by sex of the owner's RUT. The publisher's third group, «Persona Jurídica y otros», is what is left
 * of the comuna's total.
 */
const OWNERS_YEAR = '2024';

/**
 * Firms and dependent workers by rubro, whole country, commercial year 2023 (SII, Estadísticas de Empresas).
 * They come as figures, not as a table, hence here.
 */
const NATIONAL_2023: readonly [sector: string, firms: number, workers: number][] = [
  ['A', 98707, 775844],
  ['B', 5352, 152718],
  ['C', 114584, 778025],
  ['D', 3560, 34306],
  ['E', 7565, 75964],
  ['F', 115293, 1133791],
  ['G', 463661, 1346496],
  ['H', 140897, 548224],
  ['I', 87899, 486469],
  ['J', 31850, 227293],
  ['K', 50620, 228411],
  ['L', 53898, 70362],
  ['M', 92443, 366888],
  ['N', 66825, 1387230],
  ['O', 958, 664974],
  ['P', 20016, 668023],
  ['Q', 49360, 453957],
  ['R', 16354, 56112],
  ['S', 78591, 244278],
  ['T', 7, 5],
  ['U', 103, 799],
  [UNKNOWN, 5030, 8446],
];

/** Sub-rubro names that the source cuts short or misspells. Every other name stays as published. */
const NAMES: Readonly<Record<string, string>> = {
  'Curtido y adobo de cueros; fabricación productos de cuero; adobo y teñido de pieles':
    'Curtido y adobo de cueros; fabricación de productos de cuero; adobo y teñido de pieles',
  'Fabricación sustancias químicas básicas, abonos y compuestos de nitrógeno, plásticos y caucho sint.':
    'Fabricación de sustancias químicas básicas, abonos y compuestos de nitrógeno, plásticos y caucho sintético',
  'Actividades de contabilidad, teneduría de libros y auditoria; consultoría fiscal':
    'Actividades de contabilidad, teneduría de libros y auditoría; consultoría fiscal',
  'Administración del estado y aplicación de la política económica y social de la comunidad':
    'Administración del Estado y aplicación de la política económica y social de la comunidad',
};

/**
 * Re-tabulates published figures in the layout of the package `chile`. Nothing is estimated or filled in; the only table
 * that nobody published is `ocupaciones.csv`, which says that it is an assumption.
 */
export async function main(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { salida: { type: 'string', default: 'data/chile' } },
  });
  const [source] = positionals;
  if (!source) {
    console.error(USAGE);
    return 2;
  }
  const read = (path: string): Line[] => readTable(join(source, path));
  const target = (name: string): string => join(values.salida, name);

  writeComunas(target('comunas_datos.csv'), read);
  writeNationalFirms(target('empresas.csv'), read('sii/sii_comuna_rubro_2005_2024_acumulado.csv'));
  writeTable(
    target('empresas_totales.csv'),
    ['anio', 'territorio', 'sector', 'empresas', 'trabajadores'],
    NATIONAL_2023.map(([sector, empresas, trabajadores]) => ({
      anio: '2023',
      territorio: 'CL',
      sector,
      empresas,
      trabajadores,
    })),
  );
  writeTarapaca(target('empresas_tarapaca.csv'), read('sii/tarapaca_sii_comuna_rubro_2005_2019.csv'));
  const bySubrubro = read('sii/tarapaca_sii_comuna_subrubro_2015_2019.csv');
  const codes = writeSectors(target('sectores.csv'), bySubrubro);
  writeTarapacaSubrubro(target('empresas_tarapaca_subrubro.csv'), bySubrubro, codes);
  writeTable(
    target('formacion.csv'),
    FORMACION_COLUMNS,
    enrolment(read('capital_humano/mineduc_matricula_superior_2024_programas.csv.gz')),
  );
  writeTable(target('ocupaciones.csv'), OCUPACIONES_COLUMNS, assumedOccupations());
  const granted = read('instrumentos/sercotec_beneficiarios_2024.csv.gz');
  writeTable(target('beneficiarios.csv'), BENEFICIARIOS_COLUMNS, beneficiaries(granted));
  writeTable(
    target('beneficiarios_sector.csv'),
    BENEFICIARIOS_SECTOR_COLUMNS,
    beneficiariesBySector(granted),
  );
  return 0;
}

/** Lines by comuna. The publisher's row without a comuna has an empty `cut` and is left out. */
function byCut(lines: readonly Line[]): Map<string, Line> {
  return new Map(lines.filter((line) => cell(line, 'cut') !== '').map((line) => [cell(line, 'cut'), line]));
}

function writeComunas(path: string, read: (path: string) => Line[]): void {
  const places = read('codigos/cut_comunas_346.csv');
  const census = byCut(read('capital_humano/perfil_comunal_censo2024.csv'));
  const casen = byCut(read('capital_humano/casen2022_comuna_escolaridad_ingreso.csv'));
  const rurality = byCut(
    read('capital_humano/sinim_2019_2023_seleccion.csv.gz').filter(
      (line) => cell(line, 'variable_id') === RURALITY.variable && cell(line, 'anio') === RURALITY.year,
    ),
  );
  const sii = read('sii/sii_comuna_anual_2005_2024.csv.gz');
  const siiByYear = SII_YEARS.map(
    (year) => [year, byCut(sii.filter((line) => cell(line, 'anio') === year))] as const,
  );
  const owners = read('sii/sii_comuna_genero_2020_2024.csv.gz').filter(
    (line) => cell(line, 'anio') === OWNERS_YEAR,
  );
  const ownersBySex = Object.entries(OWNER_COLUMNS).map(
    ([column, sex]) => [column, byCut(owners.filter((line) => cell(line, 'genero_rut') === sex))] as const,
  );

  const columns = [
    'cut',
    ...Object.keys(CENSUS_COLUMNS),
    'clase_territorial',
    'ruralidad_pct',
    'area_km2',
    ...Object.keys(CASEN_COLUMNS),
    ...SII_YEARS.flatMap((year) => Object.keys(SII_COLUMNS).map((column) => `${column}_${year}`)),
    ...Object.keys(OWNER_COLUMNS).map((column) => `${column}_${OWNERS_YEAR}`),
  ];
  const rows = places
    .map((place): { cut: string; [column: string]: string } => {
      const cut = cell(place, 'cut');
      const rural = rurality.get(cut);
      return {
        cut,
        ...taken(census.get(cut), CENSUS_COLUMNS),
        clase_territorial: cell(place, 'pndr_2024'),
        // The source has float noise (58.120000000000005); SINIM publishes two decimals.
        ruralidad_pct: rural ? published(cell(rural, 'valor'), 2) : '',
        area_km2: published(cell(place, 'area_km2_poligono')),
        ...taken(casen.get(cut), CASEN_COLUMNS),
        ...Object.assign(
          {},
          ...siiByYear.map(([year, lines]) => taken(lines.get(cut), SII_COLUMNS, `_${year}`)),
          ...ownersBySex.map(([column, lines]) =>
            taken(lines.get(cut), { [column]: 'empresas' }, `_${OWNERS_YEAR}`),
          ),
        ),
      };
    })
    .sort(by('cut'));
  writeTable(path, columns, rows);
}

/** Our columns and the ones of the source. */
const CENSUS_COLUMNS = {
  poblacion: 'poblacion_censada',
  poblacion_mujeres: 'poblacion_mujeres',
  poblacion_hombres: 'poblacion_hombres',
  poblacion_0_14: 'poblacion_0_14',
  poblacion_15_29: 'poblacion_15_29',
  poblacion_30_44: 'poblacion_30_44',
  poblacion_45_64: 'poblacion_45_64',
  poblacion_65_mas: 'poblacion_65_mas',
};
const CASEN_COLUMNS = {
  ingreso_mediano_clp: 'mediana_ingreso_total_clp',
  ingreso_trabajo_mediano_clp: 'mediana_ingreso_trabajo_clp',
  escolaridad_anios: 'escolaridad_media_anios',
};
const SII_COLUMNS = {
  empresas: 'empresas',
  ventas_uf: 'ventas_uf',
  trabajadores: 'trab_dependientes',
  trabajadores_mujeres: 'trab_dep_mujeres',
  trabajadores_hombres: 'trab_dep_hombres',
  renta_uf: 'renta_dependientes_uf',
};

/** Our columns, and the sex as the source writes it. */
const OWNER_COLUMNS = { empresas_mujeres: 'Femenino', empresas_hombres: 'Masculino' };

function taken(
  line: Line | undefined,
  columns: Readonly<Record<string, string>>,
  suffix = '',
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(columns).map(([ours, theirs]) => [
      `${ours}${suffix}`,
      line ? published(cell(line, theirs)) : '',
    ]),
  );
}

function writeNationalFirms(path: string, lines: readonly Line[]): void {
  const rows = lines
    .map((line) => {
      const cut = cell(line, 'cut');
      const firmYears = integer(line, 'empresa_anios_2005_2024');
      return {
        periodo: '2005-2024',
        cut,
        sector: cell(line, 'seccion_ciiu'),
        // Twentieths have at most two decimals, so this is the quotient itself and not a rounding of it.
        empresas: String(firmYears / YEARS_OF_PERIOD),
        empresa_anios: firmYears,
        terminos_de_giro: WITHOUT_CLOSURES.has(cut) ? '' : integer(line, 'terminos_de_giro'),
      };
    })
    .sort(by('cut', 'sector'));
  writeTable(path, ['periodo', 'cut', 'sector', 'empresas', 'empresa_anios', 'terminos_de_giro'], rows);
}

function writeTarapaca(path: string, lines: readonly Line[]): void {
  const rows = lines
    .filter((line) => TARAPACA_YEARS.includes(cell(line, 'anio')))
    .map((line) => ({
      periodo: cell(line, 'anio'),
      cut: cell(line, 'cut'),
      sector: cell(line, 'seccion_ciiu') || UNKNOWN,
      empresas: integer(line, 'empresas'),
    }))
    .sort(by('periodo', 'cut', 'sector'));
  writeTable(path, ['periodo', 'cut', 'sector', 'empresas'], rows);
}

const subrubroName = (line: Line): string => NAMES[cell(line, 'subrubro')] ?? cell(line, 'subrubro');

/**
 * Codes for the sub-rubros, which SII publishes by name only: section letter and position in the alphabet.
 * Those of every year of the table, so that one without firms in the year shown is a known zero.
 */
function writeSectors(path: string, lines: readonly Line[]): Map<string, string> {
  const names = new Map<string, Set<string>>();
  for (const line of lines) {
    const section = cell(line, 'seccion_ciiu');
    if (section === '') continue;
    const known = names.get(section) ?? new Set();
    names.set(section, known.add(subrubroName(line)));
  }
  const collator = new Intl.Collator('es-CL');
  const rows = [...names.keys()].sort().flatMap((section) =>
    [...(names.get(section) ?? [])].sort(collator.compare).map((nombre, at) => ({
      sector: `${section}-${String(at + 1).padStart(2, '0')}`,
      nombre,
      nivel: 'subrubro',
      padre: section,
    })),
  );
  writeTable(path, ['sector', 'nombre', 'nivel', 'padre'], rows);
  return new Map(rows.map(({ sector, nombre, padre }) => [`${padre}|${nombre}`, sector]));
}

function writeTarapacaSubrubro(
  path: string,
  lines: readonly Line[],
  codes: ReadonlyMap<string, string>,
): void {
  const rows = lines
    .filter((line) => cell(line, 'anio') === TARAPACA_SUBRUBRO_YEAR)
    .map((line) => {
      const section = cell(line, 'seccion_ciiu');
      const sector = section === '' ? UNKNOWN : codes.get(`${section}|${subrubroName(line)}`);
      if (sector === undefined) throw new Error(`Subrubro sin código: ${subrubroName(line)}`);
      return {
        periodo: TARAPACA_SUBRUBRO_YEAR,
        cut: cell(line, 'cut'),
        sector,
        empresas: integer(line, 'empresas'),
        trabajadores: integer(line, 'trabajadores'),
      };
    })
    .sort(by('cut', 'sector'));
  writeTable(path, ['periodo', 'cut', 'sector', 'empresas', 'trabajadores'], rows);
}

/** Order by some text columns. By code unit, not by language: the same on every machine. */
function by<Column extends string>(...columns: Column[]) {
  return (a: Readonly<Record<Column, unknown>>, b: Readonly<Record<Column, unknown>>): number => {
    for (const column of columns) {
      const [left, right] = [String(a[column]), String(b[column])];
      if (left !== right) return left < right ? -1 : 1;
    }
    return 0;
  };
}

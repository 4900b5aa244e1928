import { parseSectorCode, type SectorCode, UNKNOWN_SECTOR } from './ids.ts';

/** How fine a sector is: CIIU4.CL section (SII «rubro»), division, or a package's own sub-rubro. */
export type SectorLevel = 'rubro' | 'division' | 'subrubro';

export interface Sector {
  readonly code: SectorCode;
  readonly level: SectorLevel;
  readonly name: string;
  /** A name short enough for a list or a chart. */
  readonly short: string;
  /** The section it belongs to; itself for a section. */
  readonly section: SectorCode;
}

/** Sections A–U of CIIU4.CL 2012 in the wording of SII, a short name, and their divisions. */
const SECTIONS: readonly [code: string, name: string, short: string, from: number, to: number][] = [
  ['A', 'Agricultura, ganadería, silvicultura y pesca', 'Agro y pesca', 1, 3],
  ['B', 'Explotación de minas y canteras', 'Minería', 4, 9],
  ['C', 'Industria manufacturera', 'Manufactura', 10, 33],
  ['D', 'Suministro de electricidad, gas, vapor y aire acondicionado', 'Electricidad y gas', 35, 35],
  [
    'E',
    'Suministro de agua; evacuación de aguas residuales, gestión de desechos y descontaminación',
    'Agua y residuos',
    36,
    39,
  ],
  ['F', 'Construcción', 'Construcción', 41, 43],
  [
    'G',
    'Comercio al por mayor y al por menor; reparación de vehículos automotores y motocicletas',
    'Comercio',
    45,
    47,
  ],
  ['H', 'Transporte y almacenamiento', 'Transporte', 49, 53],
  ['I', 'Actividades de alojamiento y de servicio de comidas', 'Alojamiento y comidas', 55, 56],
  ['J', 'Información y comunicaciones', 'Información y comunicaciones', 58, 63],
  ['K', 'Actividades financieras y de seguros', 'Finanzas y seguros', 64, 66],
  ['L', 'Actividades inmobiliarias', 'Inmobiliarias', 68, 68],
  ['M', 'Actividades profesionales, científicas y técnicas', 'Profesionales y técnicas', 69, 75],
  ['N', 'Actividades de servicios administrativos y de apoyo', 'Servicios de apoyo', 77, 82],
  [
    'O',
    'Administración pública y defensa; planes de seguridad social de afiliación obligatoria',
    'Administración pública',
    84,
    84,
  ],
  ['P', 'Enseñanza', 'Enseñanza', 85, 85],
  ['Q', 'Actividades de atención de la salud humana y de asistencia social', 'Salud y asistencia', 86, 88],
  ['R', 'Actividades artísticas, de entretenimiento y recreativas', 'Arte y recreación', 90, 93],
  ['S', 'Otras actividades de servicios', 'Otros servicios', 94, 96],
  ['T', 'Actividades de los hogares como empleadores', 'Hogares empleadores', 97, 98],
  [
    'U',
    'Actividades de organizaciones y órganos extraterritoriales',
    'Organismos extraterritoriales',
    99,
    99,
  ],
];

/** Divisions of CIIU4.CL 2012 (INE). 04, copper, is Chile's own. */
const DIVISIONS = `01 Agricultura, ganadería, caza y servicios conexos|02 Silvicultura y extracción de madera|03 Pesca y acuicultura|04 Extracción y procesamiento de cobre|05 Extracción de carbón|06 Extracción de petróleo crudo y gas natural|07 Extracción de minerales metalíferos|08 Explotación de otras minas y canteras|09 Servicios de apoyo a la minería|10 Elaboración de alimentos|11 Elaboración de bebidas|12 Elaboración de tabaco|13 Productos textiles|14 Prendas de vestir|15 Cueros y calzado|16 Madera y corcho|17 Papel|18 Impresión y grabaciones|19 Coque y refinación de petróleo|20 Sustancias y productos químicos|21 Productos farmacéuticos|22 Caucho y plástico|23 Minerales no metálicos|24 Metales comunes|25 Productos de metal|26 Informática, electrónica y óptica|27 Equipo eléctrico|28 Maquinaria y equipo|29 Vehículos automotores|30 Otro equipo de transporte|31 Muebles|32 Otras manufacturas|33 Reparación e instalación de maquinaria|35 Electricidad, gas y vapor|36 Captación y distribución de agua|37 Aguas residuales|38 Desechos y recuperación de materiales|39 Descontaminación|41 Construcción de edificios|42 Obras de ingeniería civil|43 Actividades especializadas de construcción|45 Comercio y reparación de vehículos|46 Comercio al por mayor|47 Comercio al por menor|49 Transporte terrestre|50 Transporte acuático|51 Transporte aéreo|52 Almacenamiento y apoyo al transporte|53 Correo y mensajería|55 Alojamiento|56 Servicio de comidas y bebidas|58 Edición|59 Cine, video, televisión y música|60 Programación y transmisión|61 Telecomunicaciones|62 Programación y consultoría informática|63 Servicios de información|64 Servicios financieros|65 Seguros y fondos de pensiones|66 Auxiliares de servicios financieros|68 Actividades inmobiliarias|69 Jurídicas y de contabilidad|70 Oficinas principales y consultoría de gestión|71 Arquitectura e ingeniería; ensayos|72 Investigación y desarrollo|73 Publicidad y estudios de mercado|74 Otras profesionales, científicas y técnicas|75 Veterinarias|77 Alquiler y arrendamiento|78 Empleo|79 Agencias de viajes y operadores turísticos|80 Seguridad e investigación|81 Servicios a edificios y paisajismo|82 Apoyo administrativo y a empresas|84 Administración pública y defensa|85 Enseñanza|86 Salud humana|87 Atención en instituciones|88 Asistencia social sin alojamiento|90 Creativas, artísticas y de entretenimiento|91 Bibliotecas, archivos y museos|92 Juegos de azar y apuestas|93 Deportivas, de esparcimiento y recreativas|94 Asociaciones|95 Reparación de computadores y efectos personales|96 Otros servicios personales|97 Hogares como empleadores|98 Hogares productores para uso propio|99 Organizaciones extraterritoriales`;

export type SectorTree = ReadonlyMap<SectorCode, Sector>;

/** The sectors the code knows by itself: 21 sections, 89 divisions and «Sin información». */
export const CIIU: SectorTree = buildCiiu();

function buildCiiu(): SectorTree {
  const tree = new Map<SectorCode, Sector>();
  for (const [code, name, short] of SECTIONS) {
    const section = code as SectorCode;
    tree.set(section, { code: section, level: 'rubro', name, short, section });
  }
  for (const entry of DIVISIONS.split('|')) {
    const code = entry.slice(0, 2) as SectorCode;
    const name = entry.slice(3);
    const section = sectionOfDivision(Number(code));
    if (section) tree.set(code, { code, level: 'division', name, short: name, section });
  }
  tree.set(UNKNOWN_SECTOR, {
    code: UNKNOWN_SECTOR,
    level: 'rubro',
    name: 'Sin información de actividad',
    short: 'Sin información',
    section: UNKNOWN_SECTOR,
  });
  return tree;
}

function sectionOfDivision(division: number): SectorCode | undefined {
  const found = SECTIONS.find(([, , , from, to]) => division >= from && division <= to);
  return found?.[0] as SectorCode | undefined;
}

export interface Activity {
  readonly section: SectorCode;
  /** Undefined when the text names only a section. */
  readonly division: SectorCode | undefined;
}

/**
 * The activity a business file names: a section letter, a division (`1` is read as `01`), or an SII code of
 * six digits (SII drops the leading zero in some files, so five digits are read as six). Undefined when no such sector exists.
 */
export function parseActivity(text: string): Activity | undefined {
  const trimmed = text.trim().toUpperCase();
  if (/^[A-U]$/.test(trimmed)) {
    const section = parseSectorCode(trimmed);
    return section && { section, division: undefined };
  }
  const digits = /^\d{1,2}$/.test(trimmed)
    ? trimmed.padStart(2, '0')
    : /^\d{5,6}$/.test(trimmed)
      ? trimmed.padStart(6, '0').slice(0, 2)
      : undefined;
  const sector = digits ? CIIU.get(digits as SectorCode) : undefined;
  return sector && { section: sector.section, division: sector.code };
}

/** Sections A–U in order, without «Sin información». */
export const SECTION_CODES: readonly SectorCode[] = SECTIONS.map(([code]) => code as SectorCode);

/** Order of sectors on screen: by section letter or code, «Sin información» last. */
export function compareSectors(a: SectorCode, b: SectorCode): number {
  if (a === UNKNOWN_SECTOR || b === UNKNOWN_SECTOR) return a === b ? 0 : a === UNKNOWN_SECTOR ? 1 : -1;
  return a < b ? -1 : a > b ? 1 : 0;
}

import { CIIU } from '../../../domain/sectors.ts';
import { quoted } from '../../checked.ts';
import { columnKey } from '../../csv.ts';
import type { LaidOut, Layout, LayoutContext, Sheet } from '../layout.ts';
import { sectorReader } from '../sector_reader.ts';
import { cellOf, figureReader, findHeader, type Header, Intake, plain, type Roles } from './common.ts';

type Role = 'code' | 'name' | 'sector' | 'firmYears' | 'closures';

const FIRM_YEARS = /^empresa_anios_((?:19|20)\d{2})_((?:19|20)\d{2})$/;
const ROLES: Roles<Role> = {
  code: /^(cut|cod(igo)?(_de)?_comuna)$/,
  name: /^(comuna(_sii)?|nombre_comuna)$/,
  sector: /^(seccion(_ciiu)?|rubro(_econ.*)?)$/,
  firmYears: FIRM_YEARS,
  closures: /^terminos_de_giro$/,
};
/** Cells with fewer firm-years are not published. */
const THRESHOLD = 50;

/** Firms of several years added up: the firms are the yearly mean. */
function read(sheet: Sheet, header: Header<Role>, context: LayoutContext): LaidOut {
  const intake = new Intake(sheet, context);
  const { at, body, names } = header;
  const [, from = '', to = ''] = FIRM_YEARS.exec(columnKey(names[at.firmYears] ?? '')) ?? [];
  const years = Number(to) - Number(from) + 1;
  const figures = figureReader(
    body,
    [at.firmYears, at.closures].map((place) => ({ at: place, count: true })),
    sheet.dialect,
  );
  const readSector = sectorReader(CIIU).read;
  const seen = new Map<string, number>();
  const kept: { line: number; cut: string; sector: string; firmYears: number; closures: string }[] = [];
  for (const row of body) {
    const cut = intake.comuna(row, cellOf(row, at.code), cellOf(row, at.name), names[at.code] ?? '');
    if (cut === undefined) continue;
    const sector = readSector(cellOf(row, at.sector));
    const firmYears = intake.figure(row, figures(row, at.firmYears), names[at.firmYears] ?? '');
    const section = sector.kind === 'sector' ? sector.section : undefined;
    const before = seen.get(`${cut}|${section}`);
    if (section === undefined || typeof firmYears !== 'number')
      intake.reject(
        row.line,
        names[section === undefined ? at.sector : at.firmYears] ?? '',
        section === undefined ? 'sector-desconocido' : 'celda-obligatoria',
        section === undefined
          ? `${quoted(cellOf(row, at.sector))} no es un rubro conocido. La fila se deja fuera.`
          : 'No dice cuántas empresas hubo. La fila se deja fuera.',
      );
    else if (before !== undefined)
      intake.reject(
        row.line,
        names[at.code] ?? '',
        'fila-repetida',
        `Repite la línea ${before}. Se deja fuera.`,
      );
    else {
      seen.set(`${cut}|${section}`, row.line);
      const closures = intake.figure(row, figures(row, at.closures), names[at.closures] ?? '');
      kept.push({
        line: row.line,
        cut,
        sector: section,
        firmYears,
        closures: typeof closures === 'number' ? plain(closures) : closures === 'reservado' ? '*' : '',
      });
    }
  }
  // No closure in any sector in many years cannot be: the publisher has no data of that comuna.
  const closed = new Set(
    kept.flatMap(({ cut, closures }) => (closures !== '0' && closures !== '' ? [cut] : [])),
  );
  const silent = [...new Set(kept.map(({ cut }) => cut))].filter((cut) => !closed.has(cut));
  const has = at.closures >= 0;
  if (has && silent.length > 0)
    intake.tell(
      'cierres-en-cero',
      `En ${silent.join(', ')} los términos de giro son cero en todos los rubros: se leen como sin dato.`,
    );
  const mute = new Set(silent);
  return intake.laidOut(body.length, {
    table: 'empresas',
    columns: ['periodo', 'cut', 'sector', 'empresas', 'empresa_anios', ...(has ? ['terminos_de_giro'] : [])],
    rows: kept
      .sort((a, b) => (`${a.cut}${a.sector}` < `${b.cut}${b.sector}` ? -1 : 1))
      .map(({ line, cut, sector, firmYears, closures }) => ({
        line,
        cells: [
          `${from}-${to}`,
          cut,
          sector,
          plain(firmYears / years),
          plain(firmYears),
          ...(has ? [mute.has(cut) ? '' : closures] : []),
        ],
      })),
    resource: {
      title: `Empresas por comuna y rubro, promedio anual de ${from} a ${to}`,
      sources: [
        {
          title: 'Servicio de Impuestos Internos (SII), Estadísticas de Empresas y términos de giro',
          path: 'https://www.sii.cl/sobre_el_sii/estadisticas_de_empresas.html',
          anio: `${from} a ${to}`,
        },
      ],
      mapa: {
        titulo: 'SII',
        ausente: { 'bajo-umbral': { columna: 'empresa_anios', umbral: THRESHOLD, anios: years } },
      },
    },
  });
}

const headerOf = (sheet: Sheet) =>
  findHeader(sheet, ROLES, (at) => at.firmYears >= 0 && at.sector >= 0 && (at.code >= 0 || at.name >= 0));

export const ACUMULADO_LAYOUT: Layout = {
  id: 'sii_acumulado',
  title: 'SII: empresas por comuna y rubro, varios años sumados',
  recognise(sheet) {
    const found = headerOf(sheet);
    return found && { headerLine: found.line };
  },
  read(sheet, context) {
    const found = headerOf(sheet);
    if (!found) throw new Error(`${sheet.path} no tiene el formato sii_acumulado`);
    return read(sheet, found, context);
  },
};

import { type Placing, SIZES } from '../../domain/business.ts';
import { BusinessesBuilder, type Catastro } from '../../domain/businesses.ts';
import { parseCut, UNKNOWN_SECTOR } from '../../domain/ids.ts';
import { parseActivity } from '../../domain/sectors.ts';
import type { SourceRef } from '../../domain/source.ts';
import { comunaNamer, type Territory } from '../../domain/territory.ts';
import { type Checked, type Issue, quoted, type Severity } from '../checked.ts';
import {
  amount,
  cellValue,
  count,
  date,
  latitude,
  longitude,
  oneOf,
  optional,
  required,
  text,
  yesNo,
} from '../columns.ts';
import type { Row } from '../table.ts';
import { traitColumns, traitsIn } from './rasgos.ts';

export const catastroColumns = {
  id: required(text, 'Identificador de la fila, sin repetir. Nunca un RUT.'),
  nombre: optional(text, 'Nombre del negocio. Solo se muestra si pidió aparecer en la vitrina.'),
  actividad: optional(text, 'Actividad en palabras.'),
  sector: optional(text, 'Sección (A…U), división (01…99) o código SII de seis dígitos.'),
  division: optional(text, 'División (01…99) cuando la columna sector trae solo la sección.'),
  cut: optional(text, 'Comuna declarada, por código.'),
  comuna: optional(text, 'Comuna declarada, por nombre.'),
  longitud: optional(longitude, 'Longitud WGS84 en grados.'),
  latitud: optional(latitude, 'Latitud WGS84 en grados.'),
  tamano: optional(oneOf(SIZES), 'Tamaño.'),
  formal: optional(yesNo, 'Si tiene inicio de actividades.'),
  trabajadores: optional(count, 'Personas que trabajan en el negocio.', 'trabajadores'),
  trabajadores_locales: optional(count, 'De ellas, las que viven en la comuna.', 'trabajadores'),
  trabajadores_conmutantes: optional(count, 'De ellas, las que viven fuera.', 'trabajadores'),
  ventas_uf: optional(amount, 'Ventas anuales.', 'UF'),
  impuestos_clp: optional(amount, 'Impuestos pagados en el año.', 'pesos'),
  lidera: optional(oneOf(['mujer', 'hombre', 'otro']), 'Quién lidera el negocio.'),
  inicio: optional(date, 'Fecha de inicio.'),
  vitrina: optional(yesNo, 'Si el negocio pidió aparecer por su nombre.'),
  ...traitColumns,
};
type CatastroRow = Row<typeof catastroColumns>;

/** Counts that the quality panel shows beside the issues. */
export interface PlacingSummary {
  readonly byPlacing: Readonly<Record<Placing, number>>;
  /** Coordinates and declared comuna say different things; coordinates decide. */
  readonly disagreements: number;
  readonly unplaced: number;
  /** Rows outside of the territory that the register declares. */
  readonly outside: number;
  readonly withoutSector: number;
}

/** Longitude and latitude of Chile, its islands included and the Antarctic claim left out, with room to spare. */
const inChile = (longitude: number, latitude: number) =>
  longitude >= -110 && longitude <= -66 && latitude >= -57 && latitude <= -17;

/**
 * Businesses placed in their comuna: by coordinates where they fall inside a zone, else by code, else by name.
 * A row that nothing places, or that repeats an id, is left out and reported; a row with no usable activity is
 * kept as `SI` and told. A row that lies outside of the territory the register declares is left out too: one stray
 * row would otherwise make its comuna look counted, and empty.
 */
export function buildCatastro(
  rows: readonly CatastroRow[],
  territory: Territory,
  locate: (longitude: number, latitude: number) => number,
  source: SourceRef,
  territoryCode = 'CL',
): Checked<{ catastro: Catastro; placing: PlacingSummary }> {
  const issues: Issue[] = [];
  const rowOf = new Map<string, number>(territory.comunas.map((comuna, at) => [comuna.cut, at]));
  const named = comunaNamer(territory);
  const nameOf = (at: number) => territory.comunas[at]?.name ?? '';
  const ids = new Map<string, number>();
  const businesses = new BusinessesBuilder(rows.length);
  const byPlacing = { coordenadas: 0, codigo: 0, nombre: 0 };
  let disagreements = 0;
  let unplaced = 0;
  let outside = 0;
  let withoutSector = 0;

  for (const { line, cells } of rows) {
    const tell = (severity: Severity, column: string, code: string, message: string) =>
      issues.push({ severity, file: source.file, line, column, code, message });
    const id = cellValue(cells.id) ?? '';
    const before = ids.get(id);
    if (before !== undefined) {
      tell('error', 'id', 'id-repetido', `Repite el id ${quoted(id)} de la línea ${before}. Se deja fuera.`);
      continue;
    }
    ids.set(id, line);

    const declared = declaredComuna(cells, rowOf, named, tell);
    let lon = cellValue(cells.longitud);
    let lat = cellValue(cells.latitud);
    let located = -1;
    if (lon !== undefined && lat !== undefined) {
      if (inChile(lon, lat)) {
        located = locate(lon, lat);
        if (located === -1)
          tell('aviso', 'longitud', 'punto-fuera-de-zonas', 'El punto no cae en ninguna comuna del mapa.');
      } else {
        const swapped = inChile(lat, lon);
        tell(
          'error',
          'longitud',
          swapped ? 'coordenadas-cambiadas' : 'coordenadas-fuera-de-chile',
          swapped
            ? 'Longitud y latitud parecen cambiadas entre sí. No se usan; corrígelas en el archivo.'
            : 'Las coordenadas no están en Chile. No se usan.',
        );
        lon = undefined;
        lat = undefined;
      }
    } else if (lon !== undefined || lat !== undefined) {
      tell(
        'aviso',
        'longitud',
        'coordenada-incompleta',
        'Falta la longitud o la latitud. No se usa el punto.',
      );
      lon = undefined;
      lat = undefined;
    }
    const comuna = located !== -1 ? located : (declared?.at ?? -1);
    if (comuna === -1) {
      unplaced += 1;
      tell(
        'error',
        'comuna',
        'sin-lugar',
        'Ni las coordenadas ni la comuna dicen dónde está. Se deja fuera.',
      );
      continue;
    }
    const cutOf = territory.comunas[comuna]?.cut ?? '';
    const isOutside = territoryCode !== 'CL' && !cutOf.startsWith(territoryCode);
    if (located !== -1 && declared && declared.at !== located) {
      disagreements += 1;
      tell(
        'aviso',
        'comuna',
        'comuna-distinta-del-punto',
        `Declara ${nameOf(declared.at)} y su punto cae en ${nameOf(located)}. ${isOutside ? 'Manda el punto.' : 'Se cuenta donde cae el punto.'}`,
      );
    }
    if (isOutside) {
      outside += 1;
      tell(
        'error',
        located === -1 ? 'comuna' : 'longitud',
        'fuera-del-territorio',
        `Queda en ${nameOf(comuna)}, fuera del territorio del catastro (${territoryCode}). Se deja fuera.`,
      );
      continue;
    }
    const placing: Placing = located !== -1 ? 'coordenadas' : (declared?.by ?? 'nombre');
    byPlacing[placing] += 1;

    const activityText = cellValue(cells.sector);
    const finerText = cellValue(cells.division);
    const finer = finerText === undefined ? undefined : parseActivity(finerText);
    const stated = activityText === undefined ? undefined : parseActivity(activityText);
    const activity = stated ?? finer;
    if (!activity) {
      withoutSector += 1;
      tell(
        'aviso',
        'sector',
        activityText === undefined ? 'sin-sector' : 'sector-desconocido',
        activityText === undefined
          ? 'No dice su sector. Se cuenta como «Sin información».'
          : `El sector ${quoted(activityText)} no existe en CIIU4.CL. Se cuenta como «Sin información».`,
      );
    }
    const belongs = finer?.division !== undefined && finer.section === activity?.section;
    if (finerText !== undefined && !belongs)
      tell(
        'aviso',
        'division',
        'division-no-usada',
        finer?.division === undefined
          ? `La división ${quoted(finerText)} no existe en CIIU4.CL. El negocio queda solo con su sección.`
          : `La división ${quoted(finerText)} no es de la sección ${activity?.section}. No se usa.`,
      );
    const workers = cellValue(cells.trabajadores);
    const localWorkers = cellValue(cells.trabajadores_locales);
    const commuters = cellValue(cells.trabajadores_conmutantes);
    if (workers !== undefined && (localWorkers ?? 0) + (commuters ?? 0) > workers)
      tell(
        'aviso',
        'trabajadores',
        'partes-mayores-que-el-total',
        `Locales y conmutantes suman ${(localWorkers ?? 0) + (commuters ?? 0)}, más que los ${workers} trabajadores.`,
      );
    businesses.add({
      line,
      id,
      name: cellValue(cells.nombre),
      activity: cellValue(cells.actividad),
      section: activity?.section ?? UNKNOWN_SECTOR,
      division: activity?.division ?? (belongs ? finer.division : undefined),
      comuna,
      placing,
      longitude: lon,
      latitude: lat,
      size: cellValue(cells.tamano),
      formal: cellValue(cells.formal),
      workers,
      localWorkers,
      commuters,
      sales:
        'value' in cells.ventas_uf
          ? cells.ventas_uf.value
          : cells.ventas_uf.missing === 'reservado'
            ? 'reservado'
            : undefined,
      taxes: cellValue(cells.impuestos_clp),
      leader: cellValue(cells.lidera),
      start: cellValue(cells.inicio),
      showcase: cellValue(cells.vitrina) === true,
      traits: traitsIn(cells),
    });
  }
  return {
    value: {
      catastro: { businesses: businesses.build(), source },
      placing: { byPlacing, disagreements, unplaced, outside, withoutSector },
    },
    issues,
  };
}

function declaredComuna(
  cells: CatastroRow['cells'],
  rowOf: ReadonlyMap<string, number>,
  named: (name: string) => string | undefined,
  tell: (severity: Severity, column: string, code: string, message: string) => void,
): { at: number; by: 'codigo' | 'nombre' } | undefined {
  const codeText = cellValue(cells.cut);
  if (codeText !== undefined) {
    const code = parseCut(codeText);
    const at = code && rowOf.get(code);
    if (at !== undefined) return { at, by: 'codigo' };
    const hint = /^\d{4}$/.test(codeText) ? ` ¿Se perdió el cero inicial (0${codeText})?` : '';
    tell(
      'aviso',
      'cut',
      'comuna-desconocida',
      `El código ${quoted(codeText)} no es de una comuna del mapa.${hint}`,
    );
  }
  const nameText = cellValue(cells.comuna);
  if (nameText === undefined) return undefined;
  const code = named(nameText);
  const at = code === undefined ? undefined : rowOf.get(code);
  if (at !== undefined) return { at, by: 'nombre' };
  tell('aviso', 'comuna', 'comuna-desconocida', `No se reconoce la comuna ${quoted(nameText)}.`);
  return undefined;
}

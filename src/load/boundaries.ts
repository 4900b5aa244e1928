import type { Feature, GeoJsonProperties, MultiPolygon, Polygon } from 'geojson';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { parseCut, type ZoneId } from '../domain/ids.ts';
import type { Comuna } from '../domain/territory.ts';
import { type Checked, type Issue, quoted } from './checked.ts';
import { decodeText } from './decode.ts';

export type Outline = Polygon | MultiPolygon;
export interface Boundary {
  readonly comuna: Comuna;
  readonly geometry: Outline | null;
}

/** Names under which publishers give the code of a comuna, ours first (BCN, INE, IDE, chilemapas). */
const CUT_KEYS = ['cut', 'cod_comuna', 'codigo_comuna', 'cut_com', 'cod_com', 'comuna_cod', 'id_comuna'];
const NAME_KEYS = ['comuna', 'nom_comuna', 'nombre_comuna', 'nom_com', 'nombre'];
const PROVINCE_KEYS = ['provincia', 'nom_provincia', 'nom_prov', 'nombre_provincia'];
const REGION_KEYS = ['region', 'nom_region', 'nom_reg', 'nombre_region'];

/** Comunas of a GeoJSON or TopoJSON file. Zones without a usable code, or of a code already seen, are left out and told. */
export function readBoundaries(
  bytes: Uint8Array,
  file: string,
  object?: string,
): Checked<readonly Boundary[]> {
  const issues: Issue[] = [];
  const fatal = (message: string): Checked<readonly Boundary[]> => ({
    value: [],
    issues: [{ severity: 'fatal', file, code: 'limites-ilegibles', message }],
  });
  let json: unknown;
  try {
    json = JSON.parse(decodeText(bytes).text);
  } catch {
    return fatal('El archivo de límites no es JSON válido. Se espera GeoJSON o TopoJSON.');
  }
  const features = featuresOf(json, object);
  if (!features)
    return fatal(
      object
        ? `El archivo de límites no es GeoJSON ni TopoJSON con un objeto ${quoted(object)}.`
        : 'El archivo de límites no es GeoJSON ni TopoJSON con zonas.',
    );
  const seen = new Set<string>();
  const boundaries: Boundary[] = [];
  features.forEach((zone, at) => {
    const where = `zona ${at + 1}`;
    const text = property(zone.properties, CUT_KEYS);
    const cut = parseCut(/^\d{4}$/.test(text) ? `0${text}` : text);
    if (!cut) {
      issues.push({
        severity: 'error',
        file,
        column: where,
        code: 'zona-sin-codigo',
        message: `La ${where} no tiene un código de comuna (CUT) válido: ${quoted(text || 'vacío')}. Se deja fuera.`,
      });
      return;
    }
    if (text.length === 4)
      issues.push({
        severity: 'aviso',
        file,
        column: where,
        code: 'codigo-sin-cero',
        message: `El código ${text} venía sin el cero inicial; se lee como ${cut}.`,
      });
    if (seen.has(cut)) {
      issues.push({
        severity: 'error',
        file,
        column: where,
        code: 'zona-repetida',
        message: `La comuna ${cut} aparece dos veces; vale la primera.`,
      });
      return;
    }
    seen.add(cut);
    const geometry = outlineOf(zone);
    if (geometry === 'ilegible')
      issues.push({
        severity: 'error',
        file,
        column: where,
        code: 'contorno-ilegible',
        message: `El contorno de la comuna ${cut} no son anillos de longitudes y latitudes en grados (WGS84). Queda sin contorno.`,
      });
    else if (!geometry)
      issues.push({
        severity: 'aviso',
        file,
        column: where,
        code: 'zona-sin-contorno',
        message: `La comuna ${cut} no tiene contorno: está en las tablas, no en el mapa.`,
      });
    const drawn = geometry === 'ilegible' ? null : geometry;
    boundaries.push({
      geometry: drawn,
      comuna: {
        cut,
        name: property(zone.properties, NAME_KEYS) || cut,
        province: cut.slice(0, 3) as ZoneId,
        provinceName: property(zone.properties, PROVINCE_KEYS) || cut.slice(0, 3),
        region: cut.slice(0, 2) as ZoneId,
        regionName: property(zone.properties, REGION_KEYS) || cut.slice(0, 2),
        drawn: drawn !== null,
      },
    });
  });
  if (boundaries.length === 0) return fatal('Ninguna zona del archivo tiene código de comuna.');
  return { value: boundaries, issues };
}

function property(properties: GeoJsonProperties, keys: readonly string[]): string {
  for (const [key, value] of Object.entries(properties ?? {}))
    if (keys.includes(key.toLowerCase()) && (typeof value === 'string' || typeof value === 'number'))
      return String(value).trim();
  return '';
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** The zones of a GeoJSON or TopoJSON, of the object named or of the first; undefined when it is neither. */
export function featuresOf(json: unknown, name: string | undefined): readonly Feature[] | undefined {
  if (!isObject(json)) return undefined;
  if (json.type === 'Topology' && isObject(json.objects)) {
    const objects = Object.entries(json.objects).flatMap(([key, object]) =>
      isObject(object) && object.type === 'GeometryCollection' && Array.isArray(object.geometries)
        ? [{ key, object: object as unknown as GeometryCollection }]
        : [],
    );
    const found = name === undefined ? objects[0] : objects.find(({ key }) => key === name);
    try {
      return found && feature(json as unknown as Topology, found.object).features;
    } catch {
      // Arcs that are not there: the file is cut or was edited by hand.
      return undefined;
    }
  }
  if (json.type === 'FeatureCollection' && Array.isArray(json.features))
    return json.features.filter((one): one is Feature => isObject(one) && one.type === 'Feature');
  return undefined;
}

/** The outline of a zone; null when it has none; `ilegible` when what it has cannot be drawn. */
export function outlineOf(zone: Feature): Outline | null | 'ilegible' {
  const { geometry } = zone;
  if (geometry?.type !== 'Polygon' && geometry?.type !== 'MultiPolygon') return null;
  const coordinates: unknown = geometry.coordinates;
  if (Array.isArray(coordinates) && coordinates.length === 0) return null;
  const polygons = geometry.type === 'Polygon' ? [coordinates] : coordinates;
  const legible =
    Array.isArray(polygons) &&
    polygons.every(
      (rings) =>
        Array.isArray(rings) &&
        rings.length > 0 &&
        rings.every((ring) => Array.isArray(ring) && ring.length >= 4 && ring.every(isPosition)),
    );
  return legible ? geometry : 'ilegible';
}

/** Degrees: projected coordinates (metres in UTM) are not positions on this map. */
function isPosition(value: unknown): boolean {
  if (!Array.isArray(value)) return false;
  const [longitude, latitude]: unknown[] = value;
  return (
    typeof longitude === 'number' &&
    typeof latitude === 'number' &&
    Math.abs(longitude) <= 180 &&
    Math.abs(latitude) <= 90
  );
}

import type { Feature, GeoJsonProperties, Position } from 'geojson';
import type { Area } from '../../domain/areas.ts';
import { featuresOf, type Outline, outlineOf } from '../boundaries.ts';
import { type Checked, type Issue, quoted } from '../checked.ts';
import { decodeText } from '../decode.ts';
import { pointInside } from '../inside.ts';

/** Names under which offices give the name and the code of a zone below the comuna, ours first. */
export const ZONE_NAME_KEYS = [
  'nombre',
  'name',
  'barrio',
  'nom_barrio',
  'nombre_barrio',
  'unidad_vecinal',
  'nom_uv',
  'nombre_uv',
  'uv',
  'poligono',
  'localidad',
  'sector',
  'zona',
  'nom_zona',
  'junta_vecinal',
] as const;
export const ZONE_ID_KEYS = [
  'id',
  'codigo',
  'cod',
  'cod_zona',
  'cod_barrio',
  'cod_uv',
  't_id_uv_ca',
  'fid',
  'objectid',
] as const;

/** What the reader of a layer takes from its resource. */
export interface ZonesFile {
  readonly file: string;
  /** Of a TopoJSON, the object with the zones. */
  readonly object?: string | undefined;
  /** Keys that the package gives: ours → theirs. */
  readonly names?: Readonly<Record<string, string>>;
}

/** The zones of a layer that can be used, and how many the file has. */
export interface ReadZones {
  readonly areas: readonly Area[];
  readonly total: number;
}

/**
 * Polygons below the comuna, of a GeoJSON or TopoJSON. `locate` tells the comuna of a point (−1: none). A zone that cannot
 * be drawn, or that lies in no comuna, is left out and told.
 */
export function readZones(
  bytes: Uint8Array,
  { file, object, names = {} }: ZonesFile,
  locate: (longitude: number, latitude: number) => number,
): Checked<ReadZones> {
  const issues: Issue[] = [];
  const unreadable = (message: string): Checked<ReadZones> => ({
    value: { areas: [], total: 0 },
    issues: [{ severity: 'error', file, code: 'zonas-ilegibles', message }],
  });
  let json: unknown;
  try {
    json = JSON.parse(decodeText(bytes).text);
  } catch {
    return unreadable('El archivo de zonas no es JSON válido. Se espera GeoJSON o TopoJSON. No se usa.');
  }
  const features = featuresOf(json, object);
  if (!features || features.length === 0)
    return unreadable(
      object
        ? `El archivo de zonas no es GeoJSON ni TopoJSON con un objeto ${quoted(object)}. No se usa.`
        : 'El archivo de zonas no es GeoJSON ni TopoJSON con polígonos. No se usa.',
    );
  const nameKeys = names.nombre ? [names.nombre] : ZONE_NAME_KEYS;
  const idKeys = names.id ? [names.id] : ZONE_ID_KEYS;
  const isNamed = features.some(({ properties }) => textOf(properties, nameKeys) !== '');
  if (!isNamed)
    issues.push({
      severity: 'aviso',
      file,
      code: 'zonas-sin-nombre',
      message: `Ninguna zona trae un nombre en ${nameKeys.slice(0, 4).join(', ')}… Se nombran por su código o su lugar en el archivo. Trae: ${quoted(keysOf(features).join(', ') || 'nada')}.`,
    });
  const taken = new Set<string>();
  const areas: Area[] = [];
  features.forEach(({ properties, ...feature }, at) => {
    const where = `zona ${at + 1}`;
    const tell = (severity: 'error' | 'aviso', code: string, message: string) =>
      issues.push({ severity, file, column: where, code, message });
    const written = textOf(properties, idKeys);
    const said = textOf(properties, nameKeys);
    const name = said || `Zona ${written || at + 1}`;
    const outline = outlineOf({ ...feature, properties });
    if (outline === null) {
      tell('error', 'zona-sin-poligono', `La ${where}, ${quoted(name)}, no es un polígono. Se deja fuera.`);
      return;
    }
    const geometry = outline === 'ilegible' ? undefined : closed(outline);
    const inside = geometry && pointInside(geometry);
    if (!geometry || !inside) {
      tell(
        'error',
        'contorno-ilegible',
        `El contorno de la ${where}, ${quoted(name)}, no son anillos de longitudes y latitudes en grados (WGS84). Se deja fuera.`,
      );
      return;
    }
    const comuna = comunaOf(geometry, inside, locate);
    if (comuna === -1) {
      const [longitude, latitude] = inside;
      const hint = locate(latitude, longitude) === -1 ? '' : ' Parece que trae latitud y longitud cambiadas.';
      tell(
        'error',
        'zona-fuera-de-comunas',
        `La ${where}, ${quoted(name)}, no cae en ninguna comuna del paquete.${hint} Se deja fuera.`,
      );
      return;
    }
    if (isNamed && said === '')
      tell('aviso', 'zona-sin-nombre', `La ${where} no tiene nombre; se muestra como ${quoted(name)}.`);
    const id = unique(written || String(at + 1), taken);
    if (written !== '' && id !== written)
      tell(
        'aviso',
        'codigo-de-zona-repetido',
        `Otra zona ya tiene el código ${quoted(written)}; esta es ${quoted(id)}.`,
      );
    areas.push({ id, name, geometry, inside, comuna });
  });
  return { value: { areas, total: features.length }, issues };
}

/** The first of some properties that says something, in the order of the keys: `Nom. Barrio` is `nom_barrio`. */
function textOf(properties: GeoJsonProperties, keys: readonly string[]): string {
  const said = new Map(
    Object.entries(properties ?? {}).flatMap(([key, value]) =>
      typeof value === 'string' || typeof value === 'number'
        ? [[plainKey(key), String(value).replace(/\s+/g, ' ').trim()] as const]
        : [],
    ),
  );
  for (const key of keys) {
    const text = said.get(plainKey(key));
    if (text) return text;
  }
  return '';
}

function plainKey(key: string): string {
  return key
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_|_$/g, '');
}

function keysOf(features: readonly Feature[]): readonly string[] {
  return [...new Set(features.flatMap(({ properties }) => Object.keys(properties ?? {})))];
}

/** An id not taken yet: the second «12» is «12-2». */
function unique(id: string, taken: Set<string>): string {
  let one = id;
  for (let turn = 2; taken.has(one); turn += 1) one = `${id}-${turn}`;
  taken.add(one);
  return one;
}

/** The outline with every ring ending where it began, as GeoJSON asks and not every program writes. */
function closed(outline: Outline): Outline {
  const close = (ring: Position[]): Position[] => {
    const [first] = ring;
    const last = ring.at(-1);
    return first && (first[0] !== last?.[0] || first[1] !== last?.[1]) ? [...ring, first] : ring;
  };
  return outline.type === 'Polygon'
    ? { type: 'Polygon', coordinates: outline.coordinates.map(close) }
    : { type: 'MultiPolygon', coordinates: outline.coordinates.map((part) => part.map(close)) };
}

/** Of the point inside; where it falls in none (the sea, a hexagonal outline), of the first corner that falls in one. */
function comunaOf(
  outline: Outline,
  [longitude, latitude]: Area['inside'],
  locate: (longitude: number, latitude: number) => number,
): number {
  const found = locate(longitude, latitude);
  if (found !== -1) return found;
  const parts = outline.type === 'Polygon' ? [outline.coordinates] : outline.coordinates;
  for (const [ring = []] of parts)
    for (const [x = NaN, y = NaN] of ring) {
      const comuna = locate(x, y);
      if (comuna !== -1) return comuna;
    }
  return -1;
}

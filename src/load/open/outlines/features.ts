import { feature } from 'topojson-client';
import type { GeometryObject, Topology } from 'topojson-specification';
import { decodeText } from '../../decode.ts';

/** A zone as the file has it: nothing of it is trusted yet. */
export interface RawFeature {
  /** Its place in the file, from 1. */
  readonly line: number;
  readonly geometry: unknown;
  /** Attributes that are text or number, as text. */
  readonly properties: Readonly<Record<string, string>>;
}

/** A layer of a file: GeoJSON has one, TopoJSON one per object. */
export interface RawLayer {
  readonly name: string;
  readonly features: readonly RawFeature[];
}
export interface RawOutlines {
  readonly layers: readonly RawLayer[];
  /** The coordinate system that the file names, as it stands; undefined for none. */
  readonly crs: unknown;
}

/** More text than a browser can hold twice. */
export const MOST_BYTES = 300_000_000;
/** More zones than any layer of Chile has: the census has some 180,000 blocks. */
export const MOST_FEATURES = 200_000;

/** Layers of a GeoJSON or TopoJSON; a text says why there is none. */
export function readJsonOutlines(bytes: Uint8Array): RawOutlines | string {
  let json: unknown;
  try {
    json = JSON.parse(decodeText(bytes).text);
  } catch {
    return 'No es JSON válido: está cortado o tiene otro formato.';
  }
  if (!isObject(json)) return NO_ZONES;
  try {
    const layers = json.type === 'Topology' ? topologyLayers(json) : [{ name: '', features: listOf(json) }];
    const full = layers.filter(({ features }) => features.length > 0);
    return full.length > 0
      ? {
          layers: full.map(({ name, features }) => ({ name, features: features.map(rawFeature) })),
          crs: json.crs,
        }
      : NO_ZONES;
  } catch {
    // Arcs that are not there, or collections nested in one another without end.
    return 'El archivo de contornos está dañado: nombra partes que no trae.';
  }
}

const NO_ZONES = 'Es JSON, pero no es GeoJSON ni TopoJSON con contornos.';

function topologyLayers(json: Record<string, unknown>): { name: string; features: unknown[] }[] {
  if (!isObject(json.objects) || !Array.isArray(json.arcs)) return [];
  const topology = json as unknown as Topology;
  return Object.entries(json.objects)
    .slice(0, 50)
    .flatMap(([name, object]) => {
      if (!isObject(object)) return [];
      const made = feature(topology, object as unknown as GeometryObject);
      return [{ name, features: listOf(made) }];
    });
}

/** Zones of whatever was brought: a collection, one zone alone, an outline alone, or a list of any of them. */
function listOf(json: unknown): unknown[] {
  if (Array.isArray(json)) return json.flatMap((one) => (Array.isArray(one) ? [] : listOf(one)));
  if (!isObject(json)) return [];
  if (json.type === 'FeatureCollection') return Array.isArray(json.features) ? json.features : [];
  if (json.type === 'Feature') return [json];
  if (json.type === 'Polygon' || json.type === 'MultiPolygon') return [{ geometry: json }];
  if (json.type === 'GeometryCollection' && Array.isArray(json.geometries))
    // Some programs write their zones here, with their attributes.
    return json.geometries.map((one: unknown) =>
      isObject(one) && 'properties' in one ? one : { geometry: one },
    );
  return [];
}

function rawFeature(value: unknown, at: number): RawFeature {
  const line = at + 1;
  if (!isObject(value)) return { line, geometry: null, properties: {} };
  // A zone among the geometries of a collection carries its attributes and its coordinates together.
  const geometry = value.geometry ?? ('coordinates' in value ? value : null);
  return { line, geometry, properties: attributesOf(value.properties) };
}

const MOST_ATTRIBUTES = 200;
const LONGEST_ATTRIBUTE = 500;

function attributesOf(value: unknown): Record<string, string> {
  if (!isObject(value)) return {};
  const kept: [string, string][] = [];
  for (const [key, one] of Object.entries(value)) {
    if (kept.length >= MOST_ATTRIBUTES) break;
    if (typeof one === 'string' || (typeof one === 'number' && Number.isFinite(one)))
      kept.push([key.slice(0, 100), String(one).slice(0, LONGEST_ATTRIBUTE).trim()]);
  }
  return Object.fromEntries(kept);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

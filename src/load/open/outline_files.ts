import type { FeatureCollection, MultiPolygon, Polygon, Position } from 'geojson';
import type { Cut } from '../../domain/ids.ts';
import { REGIONS_NORTH_TO_SOUTH, type Territory } from '../../domain/territory.ts';
import { fold } from '../../domain/text.ts';
import { type Issue, quoted, type Severity } from '../checked.ts';
import { type ComunaRead, type ComunaReader, comunaReader } from './comuna_reader.ts';
import type { FileChoice, Watch } from './contract.ts';
import {
  MOST_BYTES,
  MOST_FEATURES,
  type RawFeature,
  type RawLayer,
  readJsonOutlines,
} from './outlines/features.ts';
import { projectionOf } from './outlines/projection.ts';
import {
  cleanPolygon,
  crossesItself,
  geometryOf,
  onGrid,
  polygonsOf,
  type RingFaults,
  type Rings,
  verticesOf,
} from './outlines/rings.ts';
import { readShapefile } from './outlines/shapefile.ts';

type Collection = FeatureCollection<Polygon | MultiPolygon, Readonly<Record<string, string>>>;

/** What a boundary file was taken for, in our property names and in degrees (WGS84). */
export type OutlineFile =
  | {
      /** `zonas`: polygons that are not comunas. */
      readonly kind: 'comunas' | 'zonas';
      /** Of comunas: `cut`, `comuna`, `provincia`, `region`. Of zones: `nombre`, and `id` where there is one. */
      readonly collection: Collection;
      /** Zones of the file; used are those that are not in `rejected`. Several of theirs may make one of ours. */
      readonly rows: number;
      readonly used: number;
      readonly rejected: readonly { readonly line: number; readonly issue: Issue }[];
      /** Every fault, those of the rejected among them. */
      readonly issues: readonly Issue[];
      /** What it holds, in words. */
      readonly note: string;
      /** Names or codes that are of no comuna → the zones that have them. */
      readonly unknownComunas: ReadonlyMap<string, readonly number[]>;
      /** Ours → the attribute it was read from. */
      readonly columns: Readonly<Record<string, string>>;
      /** Attributes of the file. */
      readonly header: readonly string[];
    }
  | { readonly kind: 'ninguna'; readonly problem: string; readonly issues: readonly Issue[] };

export interface OutlineOptions {
  readonly choice?: FileChoice | undefined;
  readonly watch?: Watch | undefined;
  /** Places of all the outlines together that are drawn at the most. */
  readonly most?: number;
}

/** Places of all the outlines together: beyond, they are drawn on a grid that grows until they fit. */
const MOST_VERTICES = 1_000_000;
/** Sides searched for crossings in all: beyond, nobody would wait for it. */
const MOST_SEARCHED = 400_000;
/** A micro-degree is a tenth of a metre. */
const DECIMALS = 1e6;
/** Zones read between two looks at whether anybody still wants them. */
const BATCH = 2000;

/**
 * Reads one boundary file: a GeoJSON or TopoJSON (`parts`: `json`), or the parts of one shapefile (`shp`, `dbf`, `prj`,
 * `cpg`). Comunas are told by their code, or by their name; polygons of anything else are zones. Rejects only when told to
 * stop.
 */
export async function readOutlineFile(
  path: string,
  parts: ReadonlyMap<string, Blob>,
  territory: Territory,
  { choice, watch, most = MOST_VERTICES }: OutlineOptions = {},
): Promise<OutlineFile> {
  const issues: Issue[] = [];
  const tell = (code: string, message: string, severity: Severity = 'aviso', line?: number): Issue => {
    const issue: Issue = {
      severity,
      file: path,
      code,
      message,
      ...(line === undefined ? {} : { column: `zona ${line}` }),
    };
    issues.push(issue);
    return issue;
  };
  const none = (problem: string): OutlineFile => ({ kind: 'ninguna', problem, issues });

  const raw = await rawOutlines(parts, tell);
  if (typeof raw === 'string') return none(raw);
  watch?.signal.throwIfAborted();
  const reader = comunaReader(territory, choice?.comunas);
  const wanted = choice?.table;
  const [layer, key] = bestLayer(raw.layers, reader, choice?.mapping);
  if (layer.features.length > MOST_FEATURES)
    return none(`Trae ${layer.features.length} contornos; se admiten hasta ${MOST_FEATURES}.`);
  if (raw.layers.length > 1)
    tell('capa-elegida', `El archivo trae ${raw.layers.length} capas; se lee ${quoted(layer.name)}.`);

  const place = placing(raw.crs, layer, parts.has('shp') && !parts.has('prj'), tell);
  if (typeof place === 'string') return none(place);
  const taken = await cleaned(layer.features, place, watch);
  if (taken.every(({ polygons }) => polygons.length === 0))
    return none('No trae ningún polígono: se necesitan contornos cerrados, no puntos ni líneas.');
  const outside = taken.filter((zone) => zone.polygons.length > 0 && !inChile(zone.polygons)).length;
  if (outside > taken.length / 2) return none('Las zonas de este archivo no están en Chile.');

  const rejected: { line: number; issue: Issue }[] = [];
  const reject = (line: number, code: string, message: string, severity: Severity = 'error') =>
    rejected.push({ line, issue: tell(code, message, severity, line) });
  const usable = taken.filter((zone) => {
    const { line, faults, polygons, properties } = zone;
    if (
      polygons.length === 0 &&
      faults.broken === 0 &&
      key &&
      comunaOf(properties, key, reader).kind === 'comuna'
    )
      tell('zona-sin-contorno', 'No tiene contorno: está en las tablas, no en el mapa.', 'aviso', line);
    else if (polygons.length === 0)
      reject(
        line,
        'contorno-ilegible',
        faults.broken > 0
          ? 'Su contorno no tiene ningún anillo que se pueda dibujar. Se deja fuera.'
          : 'No tiene contorno. Se deja fuera.',
      );
    else if (!inChile(polygons)) reject(line, 'zona-fuera-de-chile', 'No está en Chile. Se deja fuera.');
    else {
      tellFaults(zone, tell);
      return true;
    }
    return false;
  });
  simplify(usable, most, tell);
  tellCrossings(usable, tell);

  const shared = { rows: layer.features.length, rejected, issues };
  if (wanted === 'zonas' || (wanted !== 'comunas' && key === undefined)) {
    if (key === undefined && wanted === undefined && areRegions(layer.features))
      return none('Son regiones o provincias. Trae los contornos de las comunas: de ellas salen las demás.');
    const made = zonesOf(usable, choice?.mapping, layer);
    return {
      kind: 'zonas',
      ...shared,
      ...made,
      used: shared.rows - rejected.length,
      unknownComunas: new Map(),
      header: keysOf(layer.features),
    };
  }
  if (key === undefined)
    return none('Ningún atributo de este archivo dice la comuna: ni su código (CUT) ni su nombre.');
  const unknownComunas = new Map<string, number[]>();
  const made = comunasOf(usable, key, reader, territory, tell, reject, unknownComunas);
  if (made.length === 0) return none('Ninguna zona del archivo es una comuna de los límites en uso.');
  return {
    kind: 'comunas',
    collection: { type: 'FeatureCollection', features: made },
    ...shared,
    used: shared.rows - rejected.length,
    note: comunasNote(
      made.map(({ properties }) => properties.cut ?? ''),
      territory,
    ),
    unknownComunas,
    columns: { ...(key.code ? { cut: key.code } : {}), ...(key.name ? { comuna: key.name } : {}) },
    header: keysOf(layer.features),
  };
}

/** Loose files put together: the parts of each shapefile by their name, each JSON on its own. */
export function partsOf(
  paths: readonly string[],
): readonly { readonly main: string; readonly parts: ReadonlyMap<string, string> }[] {
  const groups = new Map<string, Map<string, string>>();
  for (const path of paths) {
    const extension = /\.([a-z]+)$/i.exec(path)?.[1]?.toLowerCase() ?? '';
    const shape = ['shp', 'dbf', 'prj', 'cpg'].includes(extension);
    if (!shape && !['json', 'geojson', 'topojson'].includes(extension)) continue;
    const name = shape ? path.slice(0, -4).toLowerCase() : path;
    const parts = groups.get(name) ?? new Map<string, string>();
    groups.set(name, parts.set(shape ? extension : 'json', path));
  }
  return [...groups.values()].flatMap((parts) => {
    const main = parts.get('shp') ?? parts.get('json');
    return main === undefined ? [] : [{ main, parts }];
  });
}

type Tell = (code: string, message: string, severity?: Severity, line?: number) => Issue;

async function rawOutlines(
  parts: ReadonlyMap<string, Blob>,
  tell: Tell,
): Promise<{ readonly layers: readonly RawLayer[]; readonly crs: unknown } | string> {
  const size = [...parts.values()].reduce((sum, blob) => sum + blob.size, 0);
  if (size > MOST_BYTES)
    return `Pesa ${Math.round(size / 1e6)} MB y se admiten hasta ${MOST_BYTES / 1e6}. Simplifica los contornos antes.`;
  const json = parts.get('json');
  if (json) return readJsonOutlines(new Uint8Array(await json.arrayBuffer()));
  const shapes = await readShapefile(parts);
  if (typeof shapes === 'string') return shapes;
  const prj = parts.get('prj');
  if (prj && /PSAD|SAD.?69|South_American_(Datum_)?1969|Provisional_S/i.test(await prj.text()))
    tell(
      'datum-antiguo',
      'La proyección usa un datum antiguo: los contornos pueden quedar corridos unos cientos de metros.',
    );
  if (!parts.has('dbf')) tell('falta-dbf', 'Falta el archivo .dbf: las zonas vienen sin nombre ni código.');
  else if (shapes.properties.length !== shapes.geometries.length)
    tell(
      'dbf-de-otro-largo',
      `El .shp trae ${shapes.geometries.length} contornos y el .dbf ${shapes.properties.length} filas: no calzan.`,
      'error',
    );
  return {
    crs: undefined,
    layers: [
      {
        name: '',
        features: shapes.geometries.map((geometry, at) => ({
          line: at + 1,
          geometry,
          properties: shapes.properties[at] ?? {},
        })),
      },
    ],
  };
}

/** Attributes by which the zones of a layer are comunas. */
interface ComunaKey {
  readonly code: string | undefined;
  readonly name: string | undefined;
}

/** Names under which publishers give the code of a comuna (BCN, INE, IDE, SUBDERE, chilemapas), as `fold` leaves them. */
const CODE_KEYS =
  /^(cut|cod(igo)?|c|id)? ?_?(cut|com|comuna|comunas)( ine| cut| 2017| 2018)?$|^(codcom|cutcom|codigo|comuna cod|codcomuna|cod comuna|cut com)$/;
const NAME_KEYS = /^(comuna|nom(bre)? ?com(una)?|n comuna|name|nombre|municipio|comuna nom(bre)?)$/;
/** Attributes that only a layer below the comuna has. */
const BELOW_KEYS =
  /barrio|unidad vec|junta|manzana|poligono|poblacion nombre|^villa|^uv$|uv (nom|cod)|(nom|cod|t|id) uv|localidad|distrito|loteo/;
/** Attributes that number or measure what is drawn, and tell nothing of the zone. */
const DRAWING_KEYS =
  /^(objectid|fid|gid|ogc fid|id|shape.*|st .*|area.*|perimet.*|superficie.*|length.*|long.*|hectareas)$/;

function keysOf(features: readonly RawFeature[]): string[] {
  return [...new Set(features.slice(0, 200).flatMap(({ properties }) => Object.keys(properties)))];
}

/** The layer whose zones are comunas, and how; the one with most zones where none is. */
function bestLayer(
  layers: readonly RawLayer[],
  reader: ComunaReader,
  mapping: FileChoice['mapping'],
): [RawLayer, ComunaKey | undefined] {
  const tried = layers.map((layer): [RawLayer, ComunaKey | undefined] => [
    layer,
    comunaKey(layer, reader, mapping),
  ]);
  const biggest = tried.reduce((best, one) =>
    one[0].features.length > best[0].features.length ? one : best,
  );
  return tried.find(([, found]) => found) ?? biggest;
}

/** Part of the zones that has to be comunas for the layer to be of comunas. */
const MOST_OF_THEM = 0.6;

function comunaKey(
  { features }: RawLayer,
  reader: ComunaReader,
  mapping: FileChoice['mapping'],
): ComunaKey | undefined {
  if (mapping?.cut || mapping?.comuna)
    return { code: mapping.cut || undefined, name: mapping.comuna || undefined };
  const keys = keysOf(features);
  const scored = keys.map((name) => {
    const cuts = new Set<string>();
    let read = 0;
    for (const { properties } of features) {
      const answer = reader.read(properties[name] ?? '');
      if (answer.kind !== 'comuna') continue;
      read += 1;
      cuts.add(answer.cut);
    }
    const digits = features.every(({ properties }) => /^[\d.\s]*$/.test(properties[name] ?? ''));
    return { name, read, cuts: cuts.size, digits };
  });
  const best = (code: boolean) =>
    scored
      .filter(({ digits, read }) => digits === code && read > 0)
      .sort((a, b) => rank(b, code, features.length) - rank(a, code, features.length))[0];
  const [code, name] = [best(true), best(false)];
  const winner = [code, name]
    .filter((one) => one !== undefined)
    .reduce<typeof code>((a, b) => (a && a.read >= b.read ? a : b), undefined);
  if (!winner) return undefined;
  const known = CODE_KEYS.test(fold(winner.name)) || NAME_KEYS.test(fold(winner.name));
  if (winner.read < features.length * (known ? MOST_OF_THEM / 2 : MOST_OF_THEM)) return undefined;
  if (keys.some((one) => BELOW_KEYS.test(fold(one)))) return undefined;
  // Many zones of each comuna: pieces of it (islands) where nothing else tells them apart, zones below it otherwise.
  if (winner.cuts < winner.read / 2 && hasNamesOfTheirOwn(features, winner.name, keys)) return undefined;
  // Where the name does as well as the code it stands beside it: a code of another list is found out by it.
  const beside =
    name && name.read >= winner.read * 0.9 && name.cuts >= winner.cuts * 0.9 ? name.name : undefined;
  return { code: code === undefined || code.read < winner.read * 0.5 ? undefined : code.name, name: beside };
}

function rank(one: { readonly name: string; readonly read: number }, code: boolean, zones: number): number {
  const known = (code ? CODE_KEYS : NAME_KEYS).test(fold(one.name));
  return one.read + (known ? zones / 4 : 0);
}

/** Whether a text attribute tells apart the zones that have one comuna in common. */
function hasNamesOfTheirOwn(
  features: readonly RawFeature[],
  comuna: string,
  keys: readonly string[],
): boolean {
  return keys.some((one) => {
    if (one === comuna || DRAWING_KEYS.test(fold(one))) return false;
    const values = features.map(({ properties }) => properties[one] ?? '');
    if (values.every((value) => /^[\d.,\s-]*$/.test(value))) return false;
    const seen = new Map<string, Set<string>>();
    features.forEach(({ properties }, at) => {
      const place = properties[comuna] ?? '';
      seen.set(place, (seen.get(place) ?? new Set()).add(values[at] ?? ''));
    });
    const different = [...seen.values()].reduce((sum, { size }) => sum + size, 0);
    return different > features.length / 2;
  });
}

/** Whether an attribute of the zones names regions or provinces, of which there are far fewer than comunas. */
function areRegions(features: readonly RawFeature[]): boolean {
  const keys = keysOf(features);
  return (
    features.length <= 60 &&
    keys.some(
      (one) =>
        /^(cod|codigo|c|cut|id)? ?_?(reg|region|prov|provincia)/.test(fold(one)) ||
        /^codregion/.test(fold(one)),
    ) &&
    !keys.some((one) => /com(una)?/.test(fold(one)) || BELOW_KEYS.test(fold(one)))
  );
}

/** How a position of the file becomes degrees; a text says why it cannot. */
function placing(
  crs: unknown,
  { features }: RawLayer,
  lacksPrj: boolean,
  tell: Tell,
): ((at: Position) => Position) | string {
  const sample = sampleOf(features);
  const degrees = sample.every(([x = 0, y = 0]) => Math.abs(x) <= 180 && Math.abs(y) <= 90);
  const named = projectionOf(crs);
  if (typeof named === 'function' && !degrees) {
    tell(
      'contornos-reproyectados',
      'Las coordenadas venían en metros; se pasaron a longitud y latitud (WGS84).',
    );
    return ([x = 0, y = 0]) => rounded(named(x, y));
  }
  if (!degrees)
    return lacksPrj
      ? 'Las coordenadas están en metros y falta el archivo .prj, que dice en qué proyección. Tráelo junto al .shp.'
      : 'Las coordenadas están en metros y el archivo no dice en qué proyección. Expórtalo en longitud y latitud (WGS84, EPSG:4326).';
  const swapped = (at: Position) => inBox(at[1], at[0]) && !inBox(at[0], at[1]);
  if (sample.length > 0 && sample.every(swapped)) {
    tell('ejes-cambiados', 'Latitud y longitud venían cambiadas de lugar; se dieron vuelta.');
    return ([y = 0, x = 0]) => rounded([x, y]);
  }
  return ([x = 0, y = 0]) => rounded([x, y]);
}

function rounded([x = 0, y = 0]: readonly number[]): Position {
  return [Math.round(x * DECIMALS) / DECIMALS, Math.round(y * DECIMALS) / DECIMALS];
}

/** Some positions of every zone, whatever they hold. */
function sampleOf(features: readonly RawFeature[]): Position[] {
  return features.slice(0, 2000).flatMap(({ geometry }) =>
    polygonsOf(geometry)
      .slice(0, 3)
      .flatMap((rings) => {
        const ring: unknown = Array.isArray(rings) ? rings[0] : undefined;
        if (!Array.isArray(ring)) return [];
        return [ring[0], ring[Math.floor(ring.length / 2)]].filter(
          (at): at is Position => Array.isArray(at) && Number.isFinite(at[0]) && Number.isFinite(at[1]),
        );
      }),
  );
}

/** Chile with its islands and the Antarctic claim: from 110° to 53° West, from the Línea de la Concordia to the pole. */
function inBox(x = 0, y = 0): boolean {
  return x > -110 && x < -53 && y < -17 && y >= -90;
}

function inChile(polygons: readonly Rings[]): boolean {
  return polygons.some(([outer]) => outer?.some(([x, y]) => inBox(x, y)));
}

interface Zone {
  readonly line: number;
  readonly properties: Readonly<Record<string, string>>;
  polygons: readonly Rings[];
  readonly faults: RingFaults;
}

async function cleaned(
  features: readonly RawFeature[],
  place: (at: Position) => Position,
  watch: Watch | undefined,
): Promise<Zone[]> {
  const zones: Zone[] = [];
  for (const { line, geometry, properties } of features) {
    const faults = { unclosed: 0, broken: 0 };
    const polygons = polygonsOf(geometry).flatMap((rings) => {
      const clean = cleanPolygon(rings, place, faults);
      return clean ? [clean] : [];
    });
    zones.push({ line, properties, polygons, faults });
    if (line % BATCH === 0) {
      await new Promise((resolve) => setTimeout(resolve));
      watch?.signal.throwIfAborted();
    }
  }
  return zones;
}

function tellFaults({ line, faults }: Zone, tell: Tell): void {
  if (faults.unclosed > 0)
    tell('anillo-abierto', 'El contorno no terminaba donde empieza; se cerró.', 'aviso', line);
  if (faults.broken > 0)
    tell(
      'anillo-ilegible',
      `Se dejó fuera ${faults.broken === 1 ? 'un anillo' : `${faults.broken} anillos`} con menos de tres puntos o con puntos que no son coordenadas.`,
      'error',
      line,
    );
}

/** Puts outlines with too many places on a grid: neighbours keep their edge in common, since both go to the same places. */
function simplify(zones: readonly Zone[], most: number, tell: Tell): void {
  const before = zones.reduce((sum, { polygons }) => sum + verticesOf(polygons), 0);
  let now = before;
  for (let step = 0.00005; now > most && step < 0.1; step *= 2) {
    for (const zone of zones) {
      const coarser = zone.polygons.flatMap((rings) => {
        const snapped = onGrid(rings, step);
        return snapped ? [snapped] : [];
      });
      // What is smaller than the grid stays as it was.
      if (coarser.length > 0) zone.polygons = coarser;
    }
    now = zones.reduce((sum, { polygons }) => sum + verticesOf(polygons), 0);
  }
  if (now < before)
    tell(
      'contorno-simplificado',
      `Los contornos tenían ${before} puntos; se dibujan con ${now}. Los bordes comunes siguen siendo comunes.`,
    );
}

function tellCrossings(zones: readonly Zone[], tell: Tell): void {
  let searched = 0;
  for (const { line, polygons } of zones) {
    searched += verticesOf(polygons);
    if (searched > MOST_SEARCHED) return;
    if (polygons.some((rings) => rings.some(crossesItself)))
      tell(
        'contorno-cruzado',
        'El contorno se cruza a sí mismo: se dibuja como viene, y junto al cruce un punto puede quedar fuera.',
        'aviso',
        line,
      );
  }
}

type Made = Collection['features'][number];

function textOf(properties: Zone['properties'], attribute: string | undefined): string {
  return attribute === undefined ? '' : (properties[attribute] ?? '');
}

function comunaOf(properties: Zone['properties'], key: ComunaKey, reader: ComunaReader): ComunaRead {
  const [code, name] = [textOf(properties, key.code), textOf(properties, key.name)];
  return code && name ? reader.readBoth(code, name) : reader.read(code || name);
}

function comunasOf(
  zones: readonly Zone[],
  key: ComunaKey,
  reader: ComunaReader,
  territory: Territory,
  tell: Tell,
  reject: (line: number, code: string, message: string, severity?: Severity) => void,
  unknown: Map<string, number[]>,
): Made[] {
  const pieces = new Map<Cut, { polygons: Rings[]; texts: Set<string>; lines: number[] }>();
  const told = new Set<string>();
  for (const { line, properties, polygons } of zones) {
    const read = comunaOf(properties, key, reader);
    if (read.kind !== 'comuna') {
      const text = textOf(properties, key.name) || textOf(properties, key.code);
      const missing = read.kind === 'ninguna';
      if (!missing) unknown.set(text, [...(unknown.get(text) ?? []), line]);
      reject(
        line,
        'zona-sin-codigo',
        missing
          ? `No dice de qué comuna es${text ? ` (${quoted(text)})` : ''}. Se deja fuera.`
          : `${quoted(text)} no es una comuna de los límites en uso. Se deja fuera.`,
        missing ? 'aviso' : 'error',
      );
      continue;
    }
    // A column of codes without their zero is told once, not 90 times.
    if (read.notice && !(read.notice.code === 'codigo-sin-cero' && told.has(read.notice.code))) {
      told.add(read.notice.code);
      tell(
        read.notice.code,
        read.notice.code === 'codigo-sin-cero'
          ? `${read.notice.message} Igual en las demás zonas con cuatro cifras.`
          : read.notice.message,
        'aviso',
        line,
      );
    }
    const shape = JSON.stringify(polygons);
    const found = pieces.get(read.cut) ?? { polygons: [], texts: new Set(), lines: [] };
    pieces.set(read.cut, found);
    if (found.texts.has(shape)) {
      reject(line, 'zona-repetida', `Repite el contorno de la comuna ${read.cut} (zona ${found.lines[0]}).`);
      continue;
    }
    found.texts.add(shape);
    found.lines.push(line);
    found.polygons.push(...polygons);
  }
  return territory.comunas.flatMap((comuna): Made[] => {
    const found = pieces.get(comuna.cut);
    if (!found) return [];
    if (found.lines.length > 1)
      tell(
        'zona-en-partes',
        `${comuna.name} viene en ${found.lines.length} partes (zonas ${found.lines.slice(0, 5).join(', ')}${found.lines.length > 5 ? '…' : ''}); se unen en una comuna.`,
        'aviso',
        found.lines[0],
      );
    return [
      {
        type: 'Feature',
        properties: {
          cut: comuna.cut,
          comuna: comuna.name,
          provincia: comuna.provinceName,
          region: comuna.regionName,
        },
        geometry: geometryOf(found.polygons),
      },
    ];
  });
}

/** «Las 33 comunas de Biobío», «343 de las 346 comunas: faltan Antártica y 2 más». */
function comunasNote(cuts: readonly string[], territory: Territory): string {
  const has = new Set(cuts);
  const regions = REGIONS_NORTH_TO_SOUTH.filter((region) => cuts.some((cut) => cut.startsWith(region)));
  const [only] = regions;
  const inside = territory.comunas.filter(({ region }) => regions.length > 1 || region === only);
  const where = regions.length === 1 ? ` de ${inside[0]?.regionName ?? only}` : '';
  const lacking = inside.filter(({ cut }) => !has.has(cut)).map(({ name }) => name);
  if (lacking.length === 0)
    return inside.length === 1 ? `La comuna ${inside[0]?.name}` : `Las ${inside.length} comunas${where}`;
  const [first, second] = lacking;
  const which =
    lacking.length === 1
      ? `falta ${first}`
      : lacking.length === 2
        ? `faltan ${first} y ${second}`
        : `faltan ${first}, ${second} y ${lacking.length - 2} más`;
  return `${cuts.length} de las ${inside.length} comunas${where}: ${which}`;
}

const ZONE_NAMES =
  /^(nombre|nom|name|nombre .*|nom .*|.* nom|.* nombre|.*barrio|unidad vec.*|poligono|sector|villa|localidad|zona|poblacion nombre|label|descripcio?n?)$/;
const ZONE_IDS = /^(id|codigo|cod|code|gid|cod .*|codigo .*|id .*|.* id|.* cod|t id.*|uv|numero|n)$/;

/** The name and code of each zone of a layer, and how they were told. */
function zonesOf(
  zones: readonly Zone[],
  mapping: FileChoice['mapping'],
  layer: RawLayer,
): {
  readonly collection: Collection;
  readonly note: string;
  readonly columns: Readonly<Record<string, string>>;
} {
  const keys = keysOf(layer.features);
  const valuesOf = (one: string) =>
    zones.map(({ properties }) => properties[one] ?? '').filter((value) => value !== '');
  const isText = (one: string) => valuesOf(one).some((value) => /\p{L}/u.test(value));
  const distinct = (one: string) => new Set(valuesOf(one)).size;
  const fullest = (list: readonly string[]) =>
    list.reduce<string | undefined>(
      (best, one) => (best !== undefined && distinct(best) >= distinct(one) ? best : one),
      undefined,
    );
  const free = keys.filter((one) => !DRAWING_KEYS.test(fold(one)) && distinct(one) > 0);
  const name =
    mapping?.nombre ??
    fullest(free.filter((one) => ZONE_NAMES.test(fold(one)) && isText(one))) ??
    fullest(free.filter(isText)) ??
    fullest(free.filter((one) => ZONE_IDS.test(fold(one))));
  const id =
    mapping?.id ??
    keys.find((one) => one !== name && ZONE_IDS.test(fold(one)) && distinct(one) === zones.length);
  const unnamed = zones.filter(({ properties }) => !name || !properties[name]).length;
  return {
    collection: {
      type: 'FeatureCollection',
      features: zones.map(({ line, properties, polygons }) => ({
        type: 'Feature',
        properties: {
          ...(id && properties[id] ? { id: properties[id] } : {}),
          nombre: (name && properties[name]) || `Zona ${line}`,
        },
        geometry: geometryOf(polygons),
      })),
    },
    note:
      `${zones.length} ${zones.length === 1 ? 'polígono' : 'polígonos'} bajo la comuna` +
      (name ? `, con nombre de ${quoted(name)}` : '') +
      (unnamed > 0 ? `; ${unnamed} sin nombre, se llaman por su lugar en el archivo` : ''),
    columns: { ...(name ? { nombre: name } : {}), ...(id ? { id } : {}) },
  };
}

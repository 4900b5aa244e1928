import { area } from '@turf/turf';
import { median } from 'd3';
import type { MultiPolygon, Polygon } from 'geojson';
import { cellArea, cellToBoundary, cellToLatLng, latLngToCell, UNITS } from 'h3-js';
import { type AreaLayer, locateRows, NONE } from './areas.ts';
import { PLACINGS } from './business.ts';
import { type BusinessColumns, NOT_TOLD } from './businesses.ts';
import type { CellSize, Pieces } from './cell_size.ts';
import { fromFixedDegrees, NOWHERE } from './degrees.ts';
import { levelOf, type SectorCode, UNKNOWN_SECTOR, type ZoneId } from './ids.ts';
import { FEW } from './indicators/cociente.ts';
import { ownWeight, priorStrength } from './indicators/cociente_ajustado.ts';
import type { Inputs } from './inputs.ts';
import { isKnown, known, type Measure, missing } from './measure.ts';
import { byarLimits } from './poisson.ts';

/** What the interval of a cell's quotient says: all of it under 1, all of it over 1, or neither. */
export type CellReading = 'faltan' | 'sobran' | 'no-se-distingue';

/** A point as GeoJSON writes it: longitude, latitude, in degrees. */
export type LonLat = readonly [longitude: number, latitude: number];

/**
 * One piece of a zone, and how much of the sector is in it: a hexagon that holds at least one business, or a named zone of
 * a layer, which may hold none.
 */
export interface CellFigure {
  /** H3 index, or the code of the named zone. */
  readonly id: string;
  /** Of a named zone. */
  readonly name: string | undefined;
  /** Where it is from the centre of the zone's businesses: «1,2 km al norte y 0,4 km al este». */
  readonly place: string;
  readonly distanceKm: number;
  readonly centre: LonLat;
  readonly outline: Polygon | MultiPolygon;
  /** Businesses of the sector, and of all sectors. */
  readonly n: number;
  readonly all: number;
  /** Businesses of the sector it would have with the zone's own share of it. */
  readonly expected: number;
  readonly quotient: Measure;
  readonly shrunk: Measure;
  /** expected − n, in businesses; negative where there are more than expected. */
  readonly gap: Measure;
  /** Businesses of the sector per km² of the whole piece, also what of it lies outside of the zone. */
  readonly perKm2: Measure;
  /** Undefined where the quotient is missing. */
  readonly reading: CellReading | undefined;
}

/** A zone × sector, piece by piece. */
export interface ZoneCells {
  readonly pieces: Pieces;
  /** Of the layer of named zones; undefined for hexagons. */
  readonly layerTitle: string | undefined;
  /** Businesses of the zone: those whose point lies in it, those with no point, those whose point lies in no comuna. */
  readonly placed: number;
  readonly unplaced: number;
  readonly outside: number;
  /** Of those placed, the ones that do not say their activity this finely: they enter no quotient. */
  readonly unknownSector: number;
  /** Margins of the quotient: businesses of the sector and of all sectors in the zone, in a piece or not. */
  readonly ofSector: number;
  readonly ofAll: number;
  /** Of them, those that lie in no named zone, and those that lie in more than one: they count in the first. */
  readonly beyond: number;
  readonly shared: number;
  /** The clearest first; those of which nothing can be told last. */
  readonly cells: readonly CellFigure[];
}

/** A piece as it lies on the ground. */
interface Shape {
  readonly name: string | undefined;
  readonly centre: LonLat;
  readonly km2: number;
  readonly outline: Polygon | MultiPolygon;
}

/** Rows of the register, by what becomes of them. */
export interface Gathered {
  readonly zoneName: string;
  readonly columns: BusinessColumns;
  readonly mine: readonly number[];
  readonly placed: readonly number[];
  /** Rows that enter the quotients, by piece. */
  readonly byCell: ReadonlyMap<string, readonly number[]>;
  readonly beyond: readonly number[];
  readonly shared: readonly number[];
  readonly isOf: (row: number) => boolean;
  readonly hasPoint: (row: number) => boolean;
  readonly ofSector: number;
  readonly ofAll: number;
  readonly shapeOf: (id: string) => Shape;
}

/**
 * How a sector of a catastro is spread inside a comuna, or a territory of the reader's, over H3 cells (Brodsky 2018,
 * *H3: Uber's Hexagonal Hierarchical Spatial Index*) or over the named zones of a layer. The quotient of a cell compares it
 * with the zone itself: LQ = n ÷ E, E = N_c · n_i ÷ N (method 1.1), with Byar's interval and shrunk over the cells as zones
 * are over their reference. Undefined for other levels, without a catastro, or for a sector finer than a division.
 */
export function zoneCells(
  inputs: Inputs,
  zoneId: ZoneId,
  sector: SectorCode,
  pieces: CellSize | AreaLayer,
): ZoneCells | undefined {
  const gathered = gather(inputs, zoneId, sector, pieces);
  if (!gathered) return undefined;
  const { mine, placed, hasPoint, ofSector, ofAll, beyond, shared } = gathered;
  const unplaced = mine.filter((row) => !hasPoint(row)).length;
  const layer = typeof pieces === 'number' ? undefined : pieces;
  return {
    pieces: typeof pieces === 'number' ? pieces : pieces.id,
    layerTitle: layer?.title,
    placed: placed.length,
    unplaced,
    outside: mine.length - placed.length - unplaced,
    unknownSector: placed.length - ofAll,
    ofSector,
    ofAll,
    beyond: beyond.length,
    shared: shared.length,
    cells: figures(gathered).sort(byEvidence),
  };
}

/** The businesses of a zone by piece; undefined as told in `zoneCells`. */
export function gather(
  inputs: Inputs,
  zoneId: ZoneId,
  sector: SectorCode,
  pieces: CellSize | AreaLayer,
): Gathered | undefined {
  const zone = inputs.territory.zones.get(zoneId);
  const level = levelOf(zoneId);
  const sectorLevel = inputs.sectors.get(sector)?.level;
  if (!zone || !sectorLevel || !inputs.catastro || sectorLevel === 'subrubro') return undefined;
  if (level !== 'comuna' && level !== 'territorio') return undefined;
  const { businesses } = inputs.catastro;
  const { columns, length } = businesses;
  const isMine = new Uint8Array(inputs.territory.comunas.length);
  for (const comuna of zone.comunas) isMine[comuna] = 1;
  const byPoint = PLACINGS.indexOf('coordenadas');
  const hasPoint = (row: number) => columns.longitude[row] !== NOWHERE && columns.latitude[row] !== NOWHERE;
  const codes = sectorLevel === 'division' ? columns.division : columns.section;
  const unknown = columns.sectors.indexOf(UNKNOWN_SECTOR);
  const wanted = columns.sectors.indexOf(sector);
  const isOf = (row: number) => codes[row] === wanted;
  const mine: number[] = [];
  const placed: number[] = [];
  const counted: number[] = [];
  let ofSector = 0;
  // Columns and not rows: a comuna may have a hundred thousand businesses.
  for (let row = 0; row < length; row += 1) {
    if (!isMine[columns.comuna[row] ?? 0]) continue;
    mine.push(row);
    // A point that lies in no comuna is not what placed its business, and would draw a cell out at sea.
    if (columns.placing[row] !== byPoint || !hasPoint(row)) continue;
    placed.push(row);
    if (codes[row] === NOT_TOLD || codes[row] === unknown) continue;
    counted.push(row);
    if (isOf(row)) ofSector += 1;
  }
  const covered = new Set(mine.map((row) => columns.comuna[row] ?? 0));
  const parted =
    typeof pieces === 'number'
      ? partByHexagon(columns, counted, pieces)
      : partByArea(pieces, locateRows(pieces, businesses, counted), counted, covered);
  return {
    zoneName: zone.name,
    columns,
    mine,
    placed,
    isOf,
    hasPoint,
    ofSector,
    ofAll: counted.length,
    ...parted,
  };
}

type Parted = Pick<Gathered, 'byCell' | 'beyond' | 'shared' | 'shapeOf'>;

function partByHexagon(columns: BusinessColumns, rows: readonly number[], size: CellSize): Parted {
  const byCell = new Map<string, number[]>();
  for (const row of rows)
    put(byCell, latLngToCell(degrees(columns.latitude, row), degrees(columns.longitude, row), size), row);
  return {
    byCell,
    beyond: [],
    shared: [],
    shapeOf: (id) => {
      const [latitude, longitude] = cellToLatLng(id);
      return {
        name: undefined,
        centre: [longitude, latitude],
        km2: cellArea(id, UNITS.km2),
        outline: { type: 'Polygon', coordinates: [cellToBoundary(id, true)] },
      };
    },
  };
}

/**
 * The named zones of some comunas that the register covers, those with no business too, and those of a neighbour that
 * reach into them with a business there.
 */
function partByArea(
  { areas }: AreaLayer,
  located: ReturnType<typeof locateRows>,
  rows: readonly number[],
  comunas: ReadonlySet<number>,
): Parted {
  const byCell = new Map<string, number[]>();
  for (const { id, comuna } of areas) if (comunas.has(comuna)) byCell.set(id, []);
  const beyond: number[] = [];
  for (const row of rows) {
    const here = areas[located.area[row] ?? NONE];
    if (here) put(byCell, here.id, row);
    else beyond.push(row);
  }
  const shown = new Map(areas.flatMap((one) => (byCell.has(one.id) ? [[one.id, one] as const] : [])));
  const names = [...shown.values()].map(({ name }) => name);
  return {
    byCell,
    beyond,
    shared: rows.filter((row) => located.shared[row] === 1),
    shapeOf: (id) => {
      const one = shown.get(id);
      if (!one) throw new Error(`no area ${id}`);
      const isAlone = names.indexOf(one.name) === names.lastIndexOf(one.name);
      return {
        name: isAlone ? one.name : `${one.name} (${id})`,
        centre: one.inside,
        km2: area(one.geometry) / 1e6,
        outline: one.geometry,
      };
    },
  };
}

function put(byCell: Map<string, number[]>, id: string, row: number): void {
  const list = byCell.get(id);
  if (list) list.push(row);
  else byCell.set(id, [row]);
}

/** Of a row that has a point. */
const degrees = (column: Int32Array, row: number): number => fromFixedDegrees(column[row] ?? NOWHERE) ?? NaN;

/** Every piece, in no order. */
export function figures(gathered: Gathered): CellFigure[] {
  const { byCell, isOf, placed, columns, ofSector, ofAll, shapeOf } = gathered;
  const strength = strengthOf(gathered);
  const compared = comparedIn(gathered).length;
  const middle = {
    longitude: median(placed, (row) => degrees(columns.longitude, row)) ?? 0,
    latitude: median(placed, (row) => degrees(columns.latitude, row)) ?? 0,
  };
  return [...byCell].map(([id, here]) => {
    const { name, centre, km2, outline } = shapeOf(id);
    const n = here.filter(isOf).length;
    const expected = ofAll === 0 ? 0 : (here.length * ofSector) / ofAll;
    const quotient = quotientOf(n, expected, compared);
    const [longitude, latitude] = centre;
    const north = KM_PER_DEGREE * (latitude - middle.latitude);
    const east = KM_PER_DEGREE * (longitude - middle.longitude) * Math.cos((middle.latitude * Math.PI) / 180);
    return {
      id,
      name,
      place: placeOf(north, east),
      distanceKm: Math.hypot(north, east),
      centre,
      outline,
      n,
      all: here.length,
      expected,
      quotient,
      shrunk: shrunkOf(n, expected, strength),
      gap: gapOf(n, expected, quotient),
      perKm2: known(n / km2, 'por km²', { n }),
      reading: readingOf(quotient),
    };
  });
}

/** What is compared with the zone: its pieces with a business, and what lies in none of them as one more. */
function comparedIn({ byCell, beyond }: Gathered): readonly (readonly number[])[] {
  return [...byCell.values(), beyond].filter((rows) => rows.length > 0);
}

/** ν over what is compared; NaN when there is only one. */
export function strengthOf(gathered: Gathered): number {
  const { isOf, ofSector, ofAll } = gathered;
  const parts = comparedIn(gathered);
  return priorStrength(
    Float64Array.from(parts, (here) => here.filter(isOf).length),
    Float64Array.from(parts, (here) => (here.length * ofSector) / ofAll),
  );
}

function quotientOf(n: number, expected: number, compared: number): Measure {
  // Its own reference: it would be 1 whatever there is.
  if (compared === 1) return missing('no-aplica', 'veces');
  if (expected === 0) return missing('denominador-cero', 'veces');
  if (expected < FEW.expected && n < FEW.count) return missing('pocos-datos', 'veces');
  const { low, high } = byarLimits(n);
  return known(n / expected, 'veces', { low: low / expected, high: high / expected, n });
}

function shrunkOf(n: number, expected: number, strength: number): Measure {
  if (expected === 0) return missing('denominador-cero', 'veces');
  if (Number.isNaN(strength)) return missing('no-aplica', 'veces');
  const w = ownWeight(expected, strength);
  return known(w * (n / expected) + (1 - w), 'veces', { n });
}

function gapOf(n: number, expected: number, quotient: Measure): Measure {
  if (!isKnown(quotient)) return missing(quotient.missing, 'empresas');
  const { low, high } = byarLimits(n);
  return known(expected - n, 'empresas', { low: expected - high, high: expected - low, n });
}

function readingOf(quotient: Measure): CellReading | undefined {
  if (!isKnown(quotient)) return undefined;
  if ((quotient.high ?? quotient.value) < 1) return 'faltan';
  return (quotient.low ?? quotient.value) > 1 ? 'sobran' : 'no-se-distingue';
}

/** Clear cells by how far their interval stays from 1, then those with more expected, then those with more businesses. */
function byEvidence(a: CellFigure, b: CellFigure): number {
  return (
    evidence(b) - evidence(a) ||
    Number(isKnown(b.quotient)) - Number(isKnown(a.quotient)) ||
    b.expected - a.expected ||
    (a.id < b.id ? -1 : 1)
  );
}

function evidence({ quotient, reading }: CellFigure): number {
  if (reading === 'faltan') return -Math.log(quotient.high ?? 1);
  return reading === 'sobran' ? Math.log(quotient.low ?? 1) : 0;
}

/** Mean length of a degree of latitude on a sphere of 6371 km. */
const KM_PER_DEGREE = 111.195;

/** Where something lies from a centre, from kilometres to its north and east: «1,2 km al norte y 0,4 km al este». */
export function placeOf(north: number, east: number): string {
  const parts = [[north, 'norte', 'sur'] as const, [east, 'este', 'oeste'] as const].flatMap(
    ([km, ahead, behind]) => {
      const far = Math.round(Math.abs(km) * 10) / 10;
      return far === 0 ? [] : [`${decimal(far)} km al ${km > 0 ? ahead : behind}`];
    },
  );
  return parts.join(' y ') || 'en el centro';
}

function decimal(value: number): string {
  return value.toLocaleString('es-CL', { minimumFractionDigits: 1, maximumFractionDigits: 1 });
}

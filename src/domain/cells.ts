import { median } from 'd3';
import { cellArea, cellToBoundary, cellToLatLng, latLngToCell, UNITS } from 'h3-js';
import { type Business, sectorOf } from './business.ts';
import type { CellSize } from './cell_size.ts';
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

/** One hexagon that holds at least one business, and how much of the sector is in it. */
export interface CellFigure {
  /** H3 index. */
  readonly id: string;
  /** Where it is from the centre of the zone's businesses: «1,2 km al norte y 0,4 km al este». */
  readonly place: string;
  readonly distanceKm: number;
  readonly centre: LonLat;
  /** Closed ring. */
  readonly boundary: readonly LonLat[];
  /** Businesses of the sector, and of all sectors. */
  readonly n: number;
  readonly all: number;
  /** Businesses of the sector it would have with the zone's own share of it. */
  readonly expected: number;
  readonly quotient: Measure;
  readonly shrunk: Measure;
  /** expected − n, in businesses; negative where there are more than expected. */
  readonly gap: Measure;
  /** Businesses of the sector per km² of the whole hexagon, also what of it lies outside of the zone. */
  readonly perKm2: Measure;
  /** Undefined where the quotient is missing. */
  readonly reading: CellReading | undefined;
}

/** A zone × sector, cell by cell. */
export interface ZoneCells {
  readonly resolution: CellSize;
  /** Businesses of the zone: those whose point lies in it, those with no point, those whose point lies in no comuna. */
  readonly placed: number;
  readonly unplaced: number;
  readonly outside: number;
  /** Of those placed, the ones that do not say their activity this finely: they enter no quotient. */
  readonly unknownSector: number;
  /** Margins of the quotient: businesses of the sector and of all sectors in the cells. */
  readonly ofSector: number;
  readonly ofAll: number;
  /** The clearest first; those of which nothing can be told last. */
  readonly cells: readonly CellFigure[];
}

export interface Gathered {
  readonly zoneName: string;
  readonly mine: readonly Business[];
  readonly placed: readonly (Business & { readonly longitude: number; readonly latitude: number })[];
  /** Businesses that enter the quotients, by cell. */
  readonly byCell: ReadonlyMap<string, readonly Business[]>;
  readonly isOf: (business: Business) => boolean;
  readonly ofSector: number;
  readonly ofAll: number;
}

/**
 * How a sector of a catastro is spread inside a comuna, or a territory of the reader's, over H3 cells (Brodsky 2018,
 * *H3: Uber's Hexagonal Hierarchical Spatial Index*). The quotient of a cell compares it with the zone itself: LQ = n ÷ E,
 * E = N_c · n_i ÷ N (method 1.1), with Byar's interval and shrunk over the cells as zones are over their reference.
 * Undefined for other levels, without a catastro, or for a sector finer than a division.
 */
export function zoneCells(
  inputs: Inputs,
  zoneId: ZoneId,
  sector: SectorCode,
  resolution: CellSize,
): ZoneCells | undefined {
  const gathered = gather(inputs, zoneId, sector, resolution);
  if (!gathered) return undefined;
  const { mine, placed, ofSector, ofAll } = gathered;
  const outside = mine.filter((one) => one.longitude !== undefined && one.placing !== 'coordenadas').length;
  return {
    resolution,
    placed: placed.length,
    unplaced: mine.length - placed.length - outside,
    outside,
    unknownSector: placed.length - ofAll,
    ofSector,
    ofAll,
    cells: figures(gathered).sort(byEvidence),
  };
}

/** The businesses of a zone by cell; undefined as told in `zoneCells`. */
export function gather(
  inputs: Inputs,
  zoneId: ZoneId,
  sector: SectorCode,
  resolution: CellSize,
): Gathered | undefined {
  const zone = inputs.territory.zones.get(zoneId);
  const known = inputs.sectors.get(sector);
  const level = levelOf(zoneId);
  if (!zone || !known || !inputs.catastro || known.level === 'subrubro') return undefined;
  if (level !== 'comuna' && level !== 'territorio') return undefined;
  const mine = inputs.catastro.businesses.within(zone.comunas);
  // A point that lies in no comuna is not what placed its business, and would draw a cell out at sea.
  const placed = mine.flatMap((one) => {
    const { longitude, latitude } = one;
    return longitude === undefined || latitude === undefined || one.placing !== 'coordenadas'
      ? []
      : [{ ...one, longitude, latitude }];
  });
  const byCell = new Map<string, Business[]>();
  const isOf = (one: Business) => sectorOf(one, known.level) === sector;
  let ofSector = 0;
  let ofAll = 0;
  for (const one of placed) {
    if (sectorOf(one, known.level) === UNKNOWN_SECTOR) continue;
    const id = latLngToCell(one.latitude, one.longitude, resolution);
    const list = byCell.get(id);
    if (list) list.push(one);
    else byCell.set(id, [one]);
    ofAll += 1;
    if (isOf(one)) ofSector += 1;
  }
  return { zoneName: zone.name, mine, placed, byCell, isOf, ofSector, ofAll };
}

/** Every cell with a business, in no order. */
export function figures(gathered: Gathered): CellFigure[] {
  const { byCell, isOf, placed, ofSector, ofAll } = gathered;
  const strength = strengthOf(gathered);
  const middle = {
    longitude: median(placed, ({ longitude }) => longitude) ?? 0,
    latitude: median(placed, ({ latitude }) => latitude) ?? 0,
  };
  return [...byCell].map(([id, here]) => {
    const n = here.filter(isOf).length;
    const expected = (here.length * ofSector) / ofAll;
    const quotient = quotientOf(n, expected, byCell.size);
    const [latitude, longitude] = cellToLatLng(id);
    const north = KM_PER_DEGREE * (latitude - middle.latitude);
    const east = KM_PER_DEGREE * (longitude - middle.longitude) * Math.cos((middle.latitude * Math.PI) / 180);
    return {
      id,
      place: placeOf(north, east),
      distanceKm: Math.hypot(north, east),
      centre: [longitude, latitude],
      boundary: cellToBoundary(id, true).map(([lon, lat]): LonLat => [lon, lat]),
      n,
      all: here.length,
      expected,
      quotient,
      shrunk: shrunkOf(n, expected, strength),
      gap: gapOf(n, expected, quotient),
      perKm2: known(n / cellArea(id, UNITS.km2), 'por km²', { n }),
      reading: readingOf(quotient),
    };
  });
}

/** ν over the cells of the zone; NaN when there is only one. */
export function strengthOf({ byCell, isOf, ofSector, ofAll }: Gathered): number {
  const cells = [...byCell.values()];
  return priorStrength(
    Float64Array.from(cells, (here) => here.filter(isOf).length),
    Float64Array.from(cells, (here) => (here.length * ofSector) / ofAll),
  );
}

function quotientOf(n: number, expected: number, cells: number): Measure {
  // Its own reference: it would be 1 whatever there is.
  if (cells === 1) return missing('no-aplica', 'veces');
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

function placeOf(north: number, east: number): string {
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

import { median } from 'd3';
import type { MultiPolygon, Polygon } from 'geojson';
import { cellToBoundary, cellToLatLng, latLngToCell } from 'h3-js';
import { type AreaLayer, locateRows, NONE } from '../areas.ts';
import { type Businesses, type Catastro, NOT_TOLD } from '../businesses.ts';
import type { CellSize, Pieces } from '../cell_size.ts';
import { placeOf } from '../cells.ts';
import { fromFixedDegrees, NOWHERE } from '../degrees.ts';
import type { Measure } from '../measure.ts';
import { type Explanation, origin } from '../provenance.ts';
import type { SourceRef } from '../source.ts';
import type { Zone } from '../territory.ts';
import { allOf, countOf, type FormalityFigures, formalityOf, NOBODY, shareOf } from './figures.ts';
import type { Formality } from './tally.ts';
import { facetOf, pointed, YES } from './told.ts';

/** A part of the zone and the businesses whose point lies in it. */
interface PieceRow extends FormalityFigures {
  /** H3 index, or the code of the named zone. */
  readonly id: string;
  /** Of a named zone; of a hexagon, where it is from the centre of the businesses. */
  readonly name: string;
  readonly outline: Polygon | MultiPolygon;
  /** Of all that have a point, in percent. */
  readonly part: Measure;
}

/** Where the businesses with a point are. */
export interface RegisterPieces {
  readonly pieces: Pieces;
  /** The layer of named zones; undefined for hexagons. */
  readonly layer: { readonly title: string; readonly source: SourceRef } | undefined;
  /** Those with a point that places them in the zone. */
  readonly placed: Measure;
  /** Of them, those that lie in no named zone. */
  readonly beyond: Measure;
  /** The most businesses first. */
  readonly rows: readonly PieceRow[];
}

/** The businesses with a point, parted: who knows in which piece each row is, and what that piece is. */
export interface Parted {
  readonly rows: readonly number[];
  /** Id of the piece of each of `rows`; undefined outside of every named zone. */
  readonly idOf: (at: number) => string | undefined;
  /** Every piece that is shown, also those with nobody. */
  readonly shapes: ReadonlyMap<string, { readonly name: string; readonly outline: Polygon | MultiPolygon }>;
}

/** Parts the rows that have a point by hexagons of a size or by the named zones of a layer. */
export function part(businesses: Businesses, all: Uint32Array, pieces: CellSize | AreaLayer): Parted {
  const hasPoint = pointed(businesses);
  const rows: number[] = [];
  for (const row of all) if (hasPoint(row)) rows.push(row);
  return typeof pieces === 'number' ? byHexagon(businesses, rows, pieces) : byArea(businesses, rows, pieces);
}

export function piecesReport(
  businesses: Businesses,
  parted: Parted,
  pieces: CellSize | AreaLayer,
): RegisterPieces {
  const formal = facetOf(businesses, 'formal');
  const counts = new Map<string, Formality>([...parted.shapes.keys()].map((id) => [id, NOBODY]));
  let beyond = 0;
  parted.rows.forEach((row, at) => {
    const id = parted.idOf(at);
    const before = id === undefined ? undefined : counts.get(id);
    if (id === undefined || !before) {
      beyond += 1;
      return;
    }
    const code = formal(row);
    const key = code === NOT_TOLD ? 'untold' : code === YES ? 'formal' : 'informal';
    counts.set(id, { ...before, [key]: before[key] + 1 });
  });
  const placed = parted.rows.length;
  return {
    pieces: typeof pieces === 'number' ? pieces : pieces.id,
    layer: typeof pieces === 'number' ? undefined : { title: pieces.title, source: pieces.source },
    placed: countOf(placed),
    beyond: countOf(beyond),
    rows: [...counts]
      .sort(([a, one], [b, other]) => allOf(other) - allOf(one) || (a < b ? -1 : 1))
      .flatMap(([id, formality]): PieceRow[] => {
        const shape = parted.shapes.get(id);
        return shape
          ? [{ id, ...shape, ...formalityOf(formality), part: shareOf(allOf(formality), placed, placed) }]
          : [];
      }),
  };
}

/** «¿De dónde sale?» of how many businesses lie in a piece. Undefined for one that is not there. */
export function explainPiece(
  { businesses, source }: Catastro,
  zone: Zone,
  parted: Parted,
  id: string,
): Explanation | undefined {
  const shape = parted.shapes.get(id);
  if (!shape) return undefined;
  const { line } = businesses.columns;
  const here = parted.rows.filter((_, at) => parted.idOf(at) === id);
  const n = countOf(here.length);
  const lines = here.map((row) => line[row] ?? 0);
  return {
    indicator: `Negocios con punto en ${shape.name}`,
    zone: zone.name,
    sector: undefined,
    result: n,
    formula: 'Negocios cuyo punto cae dentro',
    terms: [
      {
        symbol: 'n',
        label: 'Negocios cuyo punto cae dentro',
        measure: n,
        origin: origin(source, 'longitud, latitud', lines, source.year),
      },
    ],
    notes: ['Los negocios sin punto, o cuyo punto no cae en la comuna, no están en ninguna zona.'],
  };
}

const KM_PER_DEGREE = 111.195;

function byHexagon(businesses: Businesses, rows: readonly number[], size: CellSize): Parted {
  const { longitude, latitude } = businesses.columns;
  const degrees = (column: Int32Array, row: number) => fromFixedDegrees(column[row] ?? NOWHERE) ?? NaN;
  const ids = rows.map((row) => latLngToCell(degrees(latitude, row), degrees(longitude, row), size));
  const middle = {
    north: median(rows, (row) => degrees(latitude, row)) ?? 0,
    east: median(rows, (row) => degrees(longitude, row)) ?? 0,
  };
  return {
    rows,
    idOf: (at) => ids[at],
    shapes: new Map(
      [...new Set(ids)].map((id) => {
        const [lat, lon] = cellToLatLng(id);
        const north = KM_PER_DEGREE * (lat - middle.north);
        const east = KM_PER_DEGREE * (lon - middle.east) * Math.cos((middle.north * Math.PI) / 180);
        const outline: Polygon = { type: 'Polygon', coordinates: [cellToBoundary(id, true)] };
        return [id, { name: placeOf(north, east), outline }];
      }),
    ),
  };
}

/** Named zones of the comunas in which the register has businesses, and those of others that hold one of them. */
function byArea(businesses: Businesses, rows: readonly number[], layer: AreaLayer): Parted {
  const { areas } = layer;
  const located = locateRows(layer, businesses, rows);
  const comunas = new Set(rows.map((row) => businesses.columns.comuna[row]));
  const held = new Set(rows.map((row) => located.area[row] ?? NONE));
  const shown = areas.filter(({ comuna }, at) => comunas.has(comuna) || held.has(at));
  const times = new Map<string, number>();
  for (const { name } of shown) times.set(name, (times.get(name) ?? 0) + 1);
  return {
    rows,
    idOf: (at) => areas[located.area[rows[at] ?? NONE] ?? NONE]?.id,
    shapes: new Map(
      shown.map(({ id, name, geometry }) => [
        id,
        { name: (times.get(name) ?? 0) > 1 ? `${name} (${id})` : name, outline: geometry },
      ]),
    ),
  };
}

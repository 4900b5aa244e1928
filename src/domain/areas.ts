import type { MultiPolygon, Polygon } from 'geojson';
import type { Businesses } from './businesses.ts';
import type { LayerId } from './cell_size.ts';
import { buildHolders } from './containment.ts';
import { fromFixedDegrees } from './degrees.ts';
import type { SourceRef } from './source.ts';

/** One named zone below the comuna: a neighbourhood, an industrial estate. */
export interface Area {
  /** The code that the file gives it, made unique; its place in the file where it gives none. */
  readonly id: string;
  readonly name: string;
  readonly geometry: Polygon | MultiPolygon;
  /** A point well inside of it. */
  readonly inside: readonly [longitude: number, latitude: number];
  /** Position in the territory of the comuna where that point lies. */
  readonly comuna: number;
}

export interface AreaLayer {
  readonly id: LayerId;
  readonly title: string;
  readonly source: SourceRef;
  readonly areas: readonly Area[];
}

/** Where the rows of a register lie in a layer. */
interface Located {
  /** Position of the first area that holds it, NONE when none does, NOT_ASKED before anybody asked. */
  readonly area: Int32Array;
  /** 1 where more than one area holds it. */
  readonly shared: Uint8Array;
}

export const NONE = -1;
const NOT_ASKED = -2;

/** A point stays where it is whatever sector is looked at. */
const known = new WeakMap<AreaLayer, WeakMap<Businesses, Located>>();

/** Where these rows lie; others may not have been looked up. A row without a point lies in none. */
export function locateRows(layer: AreaLayer, businesses: Businesses, rows: readonly number[]): Located {
  const ofLayer = known.get(layer) ?? new WeakMap<Businesses, Located>();
  known.set(layer, ofLayer);
  const { length, columns } = businesses;
  const located = ofLayer.get(businesses) ?? {
    area: new Int32Array(length).fill(NOT_ASKED),
    shared: new Uint8Array(length),
  };
  ofLayer.set(businesses, located);
  const unknown = rows.filter((row) => located.area[row] === NOT_ASKED);
  if (unknown.length === 0) return located;
  const holders = buildHolders(layer.areas.map(({ geometry }) => geometry));
  for (const row of unknown) {
    const longitude = fromFixedDegrees(columns.longitude[row] ?? NaN);
    const latitude = fromFixedDegrees(columns.latitude[row] ?? NaN);
    const held = longitude === undefined || latitude === undefined ? [] : holders(longitude, latitude);
    located.area[row] = held[0] ?? NONE;
    located.shared[row] = Number(held.length > 1);
  }
  return located;
}

import { type Feature, fromVectorTileJs, GeoJSONWrapper } from '@maplibre/vt-pbf';
import { transfer } from 'comlink';
import type { Businesses } from '../domain/businesses.ts';
import type { SectorCode } from '../domain/ids.ts';
import {
  BINS,
  type Bin,
  type Drawn,
  EXTENT,
  indexPoints,
  isDensity,
  type PointIndex,
  type PointSummary,
  pointSummary,
  type TileId,
  TOTAL,
  tileBins,
} from '../domain/point_tiles.ts';
import type { Loaded } from '../load/load.ts';

const indexes = new WeakMap<Businesses, Promise<PointIndex>>();

/** Lets whatever else was asked of this thread be answered. */
const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

function indexOf(register: Businesses): Promise<PointIndex> {
  const found = indexes.get(register) ?? indexPoints(register.columns, pause);
  indexes.set(register, found);
  return found;
}

/** A point of a tile with what it carries, as geojson-vt writes them. */
interface TilePoint {
  readonly type: 1;
  readonly geometry: readonly (readonly [number, number])[];
  readonly tags: Readonly<Record<string, string | number>>;
  readonly id?: number;
}

function point(x: number, y: number, tags: TilePoint['tags'], id?: number): TilePoint {
  return { type: 1, geometry: [[x, y]], tags, ...(id === undefined ? {} : { id }) };
}

function layer(name: string, points: readonly TilePoint[]): GeoJSONWrapper {
  // The library's own type of a point says that it is both a list of numbers and a list of pairs; it reads pairs.
  const made = new GeoJSONWrapper(points as unknown as Feature[], { version: 2, extent: EXTENT });
  made.name = name;
  return made;
}

/** `kind`: a dot of density, a group or a business alone; the id of the last is its row, and one more (0 is nobody's). */
function featureOf({ n, chosen, x, y, row, opens }: Bin, isDot: boolean): TilePoint {
  if (isDot) return point(x, y, { kind: 'dot', n, chosen });
  if (row !== undefined) return point(x, y, { kind: 'one', n, chosen }, row + 1);
  return point(x, y, { kind: 'group', n, chosen, ...(opens === undefined ? {} : { opens }) });
}

/**
 * Questions on the businesses of the open register. The page asks by name (`askPoints` in state/points.ts), so that its types
 * are these.
 */
const QUESTIONS = {
  /** How many can be drawn, and where. */
  summary: ({ inputs }: Loaded): PointSummary | undefined =>
    inputs.catastro && pointSummary(inputs.catastro.businesses.columns),
  /** A tile of them, as Mapbox vector tiles are written. */
  tile: async (
    { inputs }: Loaded,
    tile: TileId,
    drawn: Drawn,
    sector: SectorCode | undefined,
  ): Promise<ArrayBuffer> => {
    if (!inputs.catastro) return new ArrayBuffer(0);
    const index = await indexOf(inputs.catastro.businesses);
    const bins = tileBins(index, tile, drawn, sector);
    if (bins.length === 0) return new ArrayBuffer(0);
    const total = bins.reduce((sum, { n }) => sum + n, 0);
    const bytes = fromVectorTileJs({
      layers: {
        [BINS]: layer(
          BINS,
          bins.map((bin) => featureOf(bin, isDensity(index, tile.z))),
        ),
        [TOTAL]: layer(TOTAL, [point(EXTENT / 2, EXTENT / 2, { n: total })]),
      },
    });
    return bytes.slice().buffer as ArrayBuffer;
  },
  /** What a business is called on the map: its name where it asked to appear, else what it does. */
  label: async ({ inputs, register }: Loaded, row: number): Promise<string> => {
    const one = inputs.catastro?.businesses.at(row);
    if (!one) return '';
    const { name, activity } = (await register?.text(row)) ?? one;
    return (one.showcase ? name : undefined) ?? activity ?? '';
  },
};
export type PointsQuestion = keyof typeof QUESTIONS;
export type PointsArgs<Q extends PointsQuestion> =
  Parameters<(typeof QUESTIONS)[Q]> extends readonly [Loaded, ...infer Rest] ? Rest : never;
export type PointsAnswer<Q extends PointsQuestion> = Awaited<ReturnType<(typeof QUESTIONS)[Q]>>;

export async function answerPoints(
  open: Loaded,
  question: PointsQuestion,
  args: readonly unknown[],
): Promise<unknown> {
  const answer = QUESTIONS[question] as (open: Loaded, ...args: readonly unknown[]) => unknown;
  const found = await answer(open, ...args);
  return found instanceof ArrayBuffer ? transfer(found, [found]) : found;
}

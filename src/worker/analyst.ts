import { expose } from 'comlink';
import { type Analysis, analyse, explain, type FigureId } from '../domain/analysis.ts';
import { type BusinessPoints, businessPoints, type ZoneDetail, zoneDetail } from '../domain/detail.ts';
import type { SectorCode, ZoneId } from '../domain/ids.ts';
import type { Explanation } from '../domain/provenance.ts';
import type { Settings, ZoneLevel } from '../domain/settings.ts';
import { fetchSource } from '../load/fetch.ts';
import { type Loaded, loadPackage } from '../load/load.ts';
import { type OutlineCollection, outlines } from '../load/outlines.ts';
import { type Opened, summarise } from '../load/summary.ts';

/**
 * The boundary between the page and the analysis: holds the open package and answers. No logic. What was open stays
 * until a new package is whole.
 */
let open: Loaded | undefined;
/** Packages asked for so far: a slow one must not take the place of one asked for later. */
let asked = 0;

const analyst = {
  /** Opens the package at an absolute URL ending in `/`. */
  async open(base: string): Promise<Opened> {
    asked += 1;
    const mine = asked;
    const { value, issues } = await loadPackage(fetchSource(base));
    if (value && mine === asked) open = value;
    return { summary: value && summarise(value), issues };
  },
  analyse: (settings: Partial<Settings>): Analysis | undefined => open && analyse(open.inputs, settings),
  explain: (
    settings: Partial<Settings>,
    figure: FigureId,
    zone: ZoneId,
    sector: SectorCode,
  ): Explanation | undefined => open && explain(open.inputs, settings, figure, zone, sector),
  detail: (zone: ZoneId, sector: SectorCode): ZoneDetail | undefined =>
    open && zoneDetail(open.inputs, zone, sector),
  points: (): BusinessPoints | undefined => open && businessPoints(open.inputs),
  outlines: async (level: ZoneLevel): Promise<OutlineCollection | undefined> =>
    open && outlines(open.boundaries, level),
};
export type Analyst = typeof analyst;

expose(analyst);

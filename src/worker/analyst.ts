import { expose } from 'comlink';
import { type Analysis, analyse, explain, type FigureId } from '../domain/analysis.ts';
import { type Bands, DEFAULT_SEED } from '../domain/bands.ts';
import type { Pieces } from '../domain/cell_size.ts';
import type { ZoneCells } from '../domain/cells.ts';
import type { ZoneDetail } from '../domain/detail.ts';
import type { SectorCode, ZoneId } from '../domain/ids.ts';
import type { Inputs, Occupations } from '../domain/inputs.ts';
import type { Kin } from '../domain/kin.ts';
import type { SectorGaps } from '../domain/opportunities/sector_gaps.ts';
import type { ZoneMarket } from '../domain/opportunities/zone_market.ts';
import { inputsWithOwn, type OwnTerritory } from '../domain/own.ts';
import type { PeopleReport } from '../domain/people/report.ts';
import type { Explanation } from '../domain/provenance.ts';
import type { Settings, ZoneLevel } from '../domain/settings.ts';
import type { Trend } from '../domain/trend.ts';
import type { Boundary } from '../load/boundaries.ts';
import type { Issue } from '../load/checked.ts';
import { fetchSource } from '../load/fetch.ts';
import { type Loaded, loadPackage } from '../load/load.ts';
import type { PackageFiles, Progress, Watch } from '../load/open/contract.ts';
import type { OutlineCollection } from '../load/outlines.ts';
import { ownSource } from '../load/own_files.ts';
import { type Opened, summarise } from '../load/summary.ts';
import type { BroughtQuestion } from './brought.ts';
import type { PointsQuestion } from './points.ts';
import type { SupportQuestion } from './support.ts';

/**
 * The boundary between the page and the analysis: holds the open package and answers. No logic. What was open stays
 * until a new package is whole.
 */
let open: Loaded | undefined;
/** Packages asked for so far, the last of those of this site, and the one that is open: by their turn. */
let asked = 0;
let ofSite = 0;
let opened = 0;

/** The inputs with the reader's own territories: every question brings them, and the last set is kept. */
let last: { readonly base: Inputs; readonly key: string; readonly inputs: Inputs } | undefined;
function inputsFor(own: readonly OwnTerritory[]): Inputs | undefined {
  if (!open) return undefined;
  const key = JSON.stringify(own);
  if (last?.base !== open.inputs || last.key !== key)
    last = { base: open.inputs, key, inputs: inputsWithOwn(open.inputs, own) };
  return last.inputs;
}

/** The package's own coefficients, while the reader's stand in their place. */
let setAside: { readonly occupations: Occupations | undefined } | undefined;
function putOccupations(occupations: Occupations | undefined): void {
  if (open) open = { ...open, inputs: Object.freeze({ ...open.inputs, occupations }) };
}

/** What is being read of the reader's own; a new reading stops the one before. */
let reading = new AbortController();
function startWatch(tell: ((progress: Progress) => void) | undefined): Watch {
  reading.abort();
  reading = new AbortController();
  return { tell: (progress) => tell?.(progress), signal: reading.signal };
}

/** What is drawn from the outlines of the open package; its code comes with the first question, and so do they. */
async function drawn<T>(
  draw: (boundaries: readonly Boundary[], by: typeof import('../load/outlines.ts')) => T | Promise<T>,
): Promise<T | undefined> {
  const reading = open?.boundaries();
  const by = await import('../load/outlines.ts');
  const read = await reading;
  return read && read.value.boundaries.length > 0 ? draw(read.value.boundaries, by) : undefined;
}

const analyst = {
  /** Opens the package at an absolute URL ending in `/`, or that of the reader's own files. */
  async open(place: string | PackageFiles, tell?: (progress: Progress) => void): Promise<Opened> {
    asked += 1;
    const mine = asked;
    const shipped = typeof place === 'string';
    if (shipped) ofSite = mine;
    const { value, issues } = await (shipped
      ? loadPackage(fetchSource(place))
      : loadPackage(ownSource(place), startWatch(tell)));
    // A slow one must not take the place of one asked for later; nor be lost to files of the reader's that may not open.
    if (value && (mine === asked || (mine === ofSite && mine > opened))) {
      open = value;
      opened = mine;
      setAside = undefined;
    }
    return { summary: value && summarise(value), issues };
  },
  analyse: (settings: Partial<Settings>, own: readonly OwnTerritory[]): Analysis | undefined => {
    const inputs = inputsFor(own);
    return inputs && analyse(inputs, settings);
  },
  explain: (
    settings: Partial<Settings>,
    own: readonly OwnTerritory[],
    figure: FigureId,
    zone: ZoneId,
    sector: SectorCode,
  ): Explanation | undefined => {
    const inputs = inputsFor(own);
    return inputs && explain(inputs, settings, figure, zone, sector);
  },
  detail: async (
    own: readonly OwnTerritory[],
    zone: ZoneId,
    sector: SectorCode,
  ): Promise<ZoneDetail | undefined> => {
    const inputs = inputsFor(own);
    const { zoneDetail } = await import('../domain/detail.ts');
    return inputs && zoneDetail(inputs, zone, sector);
  },
  /** The two years of a growth. */
  trend: async (
    settings: Partial<Settings>,
    own: readonly OwnTerritory[],
    zone: ZoneId,
    sector: SectorCode,
  ): Promise<Trend | undefined> => {
    const inputs = inputsFor(own);
    const { trendOf } = await import('../domain/trend.ts');
    return inputs && trendOf(inputs, settings, zone, sector);
  },
  /** The sectors that go with one and are already here. */
  kin: async (
    settings: Partial<Settings>,
    own: readonly OwnTerritory[],
    zone: ZoneId,
    sector: SectorCode,
  ): Promise<readonly Kin[] | undefined> => {
    const inputs = inputsFor(own);
    const { kinOf } = await import('../domain/kin.ts');
    return inputs && kinOf(inputs, settings, zone, sector);
  },
  bands: async (
    settings: Partial<Settings>,
    own: readonly OwnTerritory[],
    sector: SectorCode,
    seed = DEFAULT_SEED,
  ): Promise<Bands | undefined> => {
    const { bandsFor } = await import('./bands.ts');
    const inputs = inputsFor(own);
    return inputs && bandsFor(inputs, settings, sector, seed);
  },
  /** A question on where the businesses are: see points.ts, which comes with the first of them. */
  points: async (question: PointsQuestion, args: readonly unknown[]): Promise<unknown> => {
    const mine = open;
    const { answerPoints } = await import('./points.ts');
    return mine && answerPoints(mine, question, args);
  },
  /** What lies below the comuna: see cells.ts, which comes with the first question. */
  cells: async (
    own: readonly OwnTerritory[],
    zone: ZoneId,
    sector: SectorCode,
    pieces: Pieces,
  ): Promise<ZoneCells | undefined> => {
    const inputs = inputsFor(own);
    const mine = open;
    const { answerCells } = await import('./cells.ts');
    return mine && inputs && answerCells(mine, inputs, zone, sector, pieces);
  },
  explainCell: async (
    own: readonly OwnTerritory[],
    zone: ZoneId,
    sector: SectorCode,
    pieces: Pieces,
    id: string | undefined,
  ): Promise<Explanation | undefined> => {
    const inputs = inputsFor(own);
    const mine = open;
    const { answerCellAccount } = await import('./cells.ts');
    return mine && inputs && answerCellAccount(mine, inputs, zone, sector, pieces, id);
  },
  /** Demand and supply of people, with what stands behind each figure. */
  people: async (
    settings: Partial<Settings>,
    own: readonly OwnTerritory[],
    zone: ZoneId,
    sector: SectorCode,
    km: number,
  ): Promise<PeopleReport | undefined> => {
    const { peopleReport } = await import('../domain/people/report.ts');
    const inputs = inputsFor(own);
    return inputs && peopleReport(inputs, settings, zone, sector, km);
  },
  /** Uses a table of the reader's in place of the package's coefficients; what is wrong with it when it cannot. */
  replaceOccupations: async (bytes: Uint8Array, file: string): Promise<readonly Issue[]> => {
    const { readOwnOccupations } = await import('../load/tables/own_ocupaciones.ts');
    if (!open) return [];
    const { value, issues } = readOwnOccupations(bytes, file, open.inputs.sectors);
    if (value) {
      setAside ??= { occupations: open.inputs.occupations };
      putOccupations(value);
    }
    return value ? [] : issues;
  },
  restoreOccupations: (): void => {
    if (setAside) putOccupations(setAside.occupations);
    setAside = undefined;
  },
  /** The coefficients in use, as a file that can be changed and opened again. */
  occupationsFile: async (): Promise<string | undefined> => {
    const { writeOccupations } = await import('../load/tables/own_ocupaciones.ts');
    return open?.inputs.occupations && writeOccupations(open.inputs.occupations);
  },
  /** What the market of a zone may lack; it comes with the first question. */
  zoneMarket: async (
    settings: Partial<Settings>,
    own: readonly OwnTerritory[],
    zone: ZoneId,
    sector: SectorCode,
  ): Promise<ZoneMarket | undefined> => {
    const inputs = inputsFor(own);
    const { zoneMarket } = await import('../domain/opportunities/zone_market.ts');
    return inputs && zoneMarket(inputs, settings, zone, sector);
  },
  /** Where a sector lacks supply, in the country or within a region. */
  sectorGaps: async (
    settings: Partial<Settings>,
    own: readonly OwnTerritory[],
    sector: SectorCode,
    within: ZoneId | undefined,
  ): Promise<SectorGaps | undefined> => {
    const inputs = inputsFor(own);
    const { sectorGaps } = await import('../domain/opportunities/sector_gaps.ts');
    return inputs && sectorGaps(inputs, settings, sector, within);
  },
  /** A question on public support: see support.ts, which comes with its tables and its code at the first of them. */
  support: async (
    own: readonly OwnTerritory[],
    question: SupportQuestion,
    args: readonly unknown[],
  ): Promise<unknown> => {
    const mine = open;
    const { answerSupport } = await import('./support.ts');
    const inputs = inputsFor(own);
    return mine && inputs && mine === open ? answerSupport(mine, inputs, question, args, analyse) : undefined;
  },
  /** A question on files that the reader brought: see brought.ts, which comes with the first of them. */
  brought: async (
    question: BroughtQuestion,
    args: readonly unknown[],
    tell?: (progress: Progress) => void,
  ): Promise<unknown> => {
    const watch = startWatch(tell);
    const { answerBrought } = await import('./brought.ts');
    return answerBrought(question, args, watch);
  },
  /** Leaves off what is being read; whoever asked for it gets an `AbortError`. */
  stop: (): void => reading.abort(),
  /** Reads the outlines of the package when first asked; undefined where they cannot be read. */
  outlines: async (level: ZoneLevel): Promise<OutlineCollection | undefined> =>
    drawn((boundaries, { outlines }) => outlines(boundaries, level)),
  /** Outlines of the reader's own territories, each dissolved of its comunas. */
  ownOutlines: async (own: readonly OwnTerritory[]): Promise<OutlineCollection | undefined> =>
    drawn((boundaries, { ownOutlines }) => ownOutlines(boundaries, own)),
};
export type Analyst = typeof analyst;

expose(analyst);

import { median } from 'd3';
import type { Analysis, FigureId } from '../analysis.ts';
import { buildContext, type Context } from '../context.ts';
import { cell, type Grid } from '../grid.ts';
import { COUNTRY, type SectorCode, UNKNOWN_SECTOR, type ZoneId } from '../ids.ts';
import type { Inputs } from '../inputs.ts';
import { central, isKnown, known, type Measure, missing, sum } from '../measure.ts';
import { byarLimits } from '../poisson.ts';
import { compareSectors, SECTION_CODES } from '../sectors.ts';
import { availableReferences, type Settings, settle } from '../settings.ts';
import { periodLabel, type SourceRef } from '../source.ts';
import { type RankCorrelation, rankCorrelation } from '../stats/proportions.ts';
import { type Zone, zonePhrase } from '../territory.ts';
import type { Quadrant } from './backing_kinds.ts';
import type { Grant } from './beneficiaries.ts';
import { grantsIn } from './gender_figures.ts';
import type { Support } from './support.ts';
import { institutionsOf } from './told.ts';
import { SUPPORT_KINDS, type SupportKind } from './vocabulary.ts';

/** A sector got few: neither did it get so many grants, nor would it at the region's average. */
const FEWEST_GRANTS = 5;
/** With fewer sectors than this a correlation of ranks says nothing. */
const FEWEST_SECTORS = 8;
/** With fewer sectors than this a median parts nothing. */
const FEWEST_TO_PART = 4;

export interface BackingAsked {
  readonly zone: ZoneId;
  /** Undefined: the latest year. */
  readonly year: number | undefined;
  /** Undefined: grants, or the first kind that the tables have. */
  readonly kind: SupportKind | undefined;
}

export interface SectorBacking {
  readonly sector: SectorCode;
  readonly name: string;
  readonly short: string;
  /** In the figure that the report names. */
  readonly potential: Measure;
  readonly grants: Measure;
  readonly firms: Measure;
  /** Grants per thousand firms of the sector, with the Poisson interval of the grants. */
  readonly rate: Measure;
  /** Undefined where one of the two is missing, on few grants, or there are no medians. */
  readonly quadrant: Quadrant | undefined;
  /** On few grants it is shown, and counts neither in the medians nor in the correlation. */
  readonly few: boolean;
  /** Names of the decisions that ask for the sector or put it first. */
  readonly chosenBy: readonly string[];
}

export interface DecisionMark {
  readonly id: string;
  readonly name: string;
  readonly year: number;
  readonly sectors: readonly SectorCode[];
}

export interface RegionBacking {
  readonly zone: ZoneId;
  readonly name: string;
  readonly phrase: string;
  readonly total: Measure;
  /** Grants that tell their sector. */
  readonly told: Measure;
  /** Medians of the sectors that have both figures, on grants enough. */
  readonly cut: { readonly potential: number; readonly rate: number } | undefined;
  readonly correlation: RankCorrelation | undefined;
  readonly sectors: readonly SectorBacking[];
  readonly decisions: readonly DecisionMark[];
}

export interface BackingReport {
  readonly year: number;
  readonly years: readonly number[];
  readonly kind: SupportKind;
  readonly kinds: readonly SupportKind[];
  /** How the potential was asked for: of the regions among themselves. */
  readonly settings: Settings;
  /** The score; or the quotient, where no score can be given. */
  readonly figure: Extract<FigureId, 'potencial' | 'cociente_ajustado' | 'cociente'>;
  readonly table: string;
  readonly period: string;
  /** One region, or every region for the whole country. */
  readonly regions: readonly RegionBacking[];
  /** Whose lists these are: of the other institutions nothing is known. */
  readonly institutions: readonly string[];
  readonly sources: readonly SourceRef[];
}

export interface Desk {
  readonly inputs: Inputs;
  readonly support: Support;
  /** The analysis of the page, handed over: who asks has it already, and it is not loaded twice. */
  readonly analyse: (inputs: Inputs, settings: Partial<Settings>) => Analysis | undefined;
}

export interface SettledBacking {
  readonly year: number;
  readonly kind: SupportKind;
  readonly kinds: readonly SupportKind[];
  readonly context: Context;
  readonly grants: readonly Grant[];
  readonly bySector: readonly Grant[];
}

/**
 * Undefined when the package has no grants by sector, or no table of firms by section. The reader's table is kept where it
 * has sections and can be compared by region; else the first that can, else the first by section.
 */
export function settleBacking(
  { inputs, support }: Desk,
  asked: BackingAsked,
  wanted: Partial<Settings>,
): SettledBacking | undefined {
  const { beneficiaries, catalogue } = support;
  if (!beneficiaries || !catalogue || beneficiaries.bySector.length === 0) return undefined;
  const year = beneficiaries.years.find((one) => one === asked.year) ?? Math.max(...beneficiaries.years);
  const kindOf = new Map(catalogue.instruments.map(({ id, kind }) => [id, kind]));
  const ofYear = (rows: readonly Grant[]) => rows.filter((one) => one.year === year);
  const present = new Set(ofYear(beneficiaries.bySector).map(({ instrument }) => kindOf.get(instrument)));
  const kinds = SUPPORT_KINDS.filter((kind) => present.has(kind));
  const kind = kinds.find((one) => one === asked.kind) ?? kinds[0];
  const bySection = inputs.cubes.filter(({ sectorLevel }) => sectorLevel === 'rubro');
  const comparable = bySection.filter((cube) => availableReferences(inputs, cube, 'region').includes('pais'));
  const cube =
    comparable.find(({ id }) => id === wanted.cube) ??
    comparable[0] ??
    bySection.find(({ id }) => id === wanted.cube) ??
    bySection[0];
  if (!kind || !cube) return undefined;
  const { reference: _reference, ...rest } = wanted;
  const context = buildContext(inputs, settle(inputs, { ...rest, cube: cube.id, level: 'region' }));
  const ofKind = (rows: readonly Grant[]) =>
    ofYear(rows).filter(({ instrument }) => kindOf.get(instrument) === kind);
  return (
    context && {
      year,
      kind,
      kinds,
      context,
      grants: ofKind(beneficiaries.grants),
      bySector: ofKind(beneficiaries.bySector),
    }
  );
}

/** Sectors by potential against support received, in a region or in each of them (seed 002). */
export function backingReport(
  desk: Desk,
  asked: BackingAsked,
  wanted: Partial<Settings>,
): BackingReport | undefined {
  const settled = settleBacking(desk, asked, wanted);
  const { inputs } = desk;
  if (!settled) return undefined;
  const { year, kind, kinds, context, bySector } = settled;
  const analysis = desk.analyse(inputs, context.settings);
  if (!analysis) return undefined;
  const zones = inputs.territory.byLevel.region.filter(
    ({ id }) => asked.zone === COUNTRY || id === asked.zone,
  );
  const figure = figureFor(
    analysis,
    zones.map(({ id }) => id),
  );
  return {
    year,
    years: desk.support.beneficiaries?.years ?? [],
    kind,
    kinds,
    settings: context.settings,
    figure,
    table: context.cube.title,
    period: periodLabel(context.cube.period),
    regions: zones.map((zone) => regionBacking(desk, settled, analysis, figure, zone)),
    institutions: institutionsOf(desk.support.catalogue, settled.grants),
    sources: (desk.support.beneficiaries?.sources ?? []).filter((_, at) =>
      bySector.some(({ source }) => source === at),
    ),
  };
}

/** The score where half of the sectors have one; else the quotient that they have. */
function figureFor(analysis: Analysis, zones: readonly ZoneId[]): BackingReport['figure'] {
  const rows = zones.map((id) => analysis.zones.indexOf(id));
  const count = (figure: FigureId) =>
    rows.flatMap((row) =>
      analysis.sectors.filter((_, column) => isKnown(cell(gridOf(analysis, figure), row, column))),
    ).length;
  const most = rows.length * analysis.sectors.length;
  if (2 * count('potencial') >= most) return 'potencial';
  return count('cociente_ajustado') > 0 ? 'cociente_ajustado' : 'cociente';
}

function gridOf(analysis: Analysis, figure: FigureId): Grid {
  return figure === 'potencial' ? analysis.potential : analysis.grids[figure];
}

function regionBacking(
  { inputs, support }: Desk,
  settled: SettledBacking,
  analysis: Analysis,
  figure: BackingReport['figure'],
  zone: Zone,
): RegionBacking {
  const { context } = settled;
  const row = analysis.zones.indexOf(zone.id);
  const here = grantsIn(inputs, zone, settled.bySector);
  const all = grantsIn(inputs, zone, settled.grants);
  const decisions = (support.decisions?.decisions ?? [])
    .filter(({ region }) => region === zone.id)
    .map(({ id, name, year, criteria }) => ({
      id,
      name,
      year,
      sectors: [
        ...new Set(
          criteria.flatMap((one) => one.sectors.map((code) => inputs.sectors.get(code)?.section ?? code)),
        ),
      ].sort(compareSectors),
    }))
    .filter(({ sectors }) => sectors.length > 0);
  const codes = SECTION_CODES.filter(
    (code) => context.sectors.includes(code) || here.some((one) => sectionOf(inputs, one) === code),
  );
  const base = codes.map((code) => {
    const column = context.sectors.indexOf(code);
    const firms: Measure = column === -1 ? missing('sin-dato', 'empresas') : cell(context.firms, row, column);
    const rows = here.filter((one) => sectionOf(inputs, one) === code);
    const grants = here.length === 0 ? missing('sin-dato', 'adjudicaciones') : grantsOf(rows);
    return { code, column, firms, grants };
  });
  const paired = base.filter(({ firms, grants }) => central(firms) > 0 && isKnown(grants));
  const average =
    paired.reduce((acc, { grants }) => acc + central(grants), 0) /
    paired.reduce((acc, { firms }) => acc + central(firms), 0);
  const made = base.map(({ code, column, firms, grants }) => ({
    sector: code,
    name: inputs.sectors.get(code)?.name ?? code,
    short: inputs.sectors.get(code)?.short ?? code,
    potential:
      column === -1
        ? missing('sin-dato', gridOf(analysis, figure).unit)
        : cell(gridOf(analysis, figure), row, column),
    grants,
    firms,
    rate: supportRate(grants, firms),
    few: isKnown(firms) && !(Math.max(central(grants), firms.value * average) >= FEWEST_GRANTS),
    chosenBy: decisions.flatMap(({ name, sectors }) => (sectors.includes(code) ? [name] : [])),
  }));
  const both = made.filter(({ potential, rate, few }) => !few && isKnown(potential) && isKnown(rate));
  const potentials = both.map(({ potential }) => central(potential));
  const rates = both.map(({ rate }) => central(rate));
  const cut =
    both.length < FEWEST_TO_PART
      ? undefined
      : { potential: median(potentials) ?? NaN, rate: median(rates) ?? NaN };
  return {
    zone: zone.id,
    name: zone.name,
    phrase: zonePhrase(zone),
    total: all.length === 0 ? missing('sin-dato', 'adjudicaciones') : grantsOf(all),
    told:
      here.length === 0
        ? missing('sin-dato', 'adjudicaciones')
        : grantsOf(here.filter((one) => sectionOf(inputs, one) !== UNKNOWN_SECTOR)),
    cut,
    correlation: both.length < FEWEST_SECTORS ? undefined : rankCorrelation(potentials, rates),
    sectors: made.map((one) => ({
      ...one,
      quadrant: cut && !one.few ? quadrantOf(one.potential, one.rate, cut) : undefined,
    })),
    decisions,
  };
}

function sectionOf(inputs: Inputs, { sector }: Grant): SectorCode {
  return (sector && inputs.sectors.get(sector)?.section) ?? UNKNOWN_SECTOR;
}

function grantsOf(rows: readonly Grant[]): Measure {
  return rows.length === 0
    ? known(0, 'adjudicaciones')
    : sum(
        rows.map(({ total }) => total),
        'adjudicaciones',
      );
}

/**
 * Grants per thousand firms, with Byar's limits of the grants; the firms' own interval (cells that the publisher leaves
 * out) widens it. The firms are more than could ask for it, so the rate is a least one.
 */
export function supportRate(grants: Measure, firms: Measure): Measure {
  const unit = 'por mil empresas';
  if (!isKnown(grants)) return missing(grants.missing, unit);
  if (!isKnown(firms)) return missing(firms.missing, unit);
  const n = firms.value;
  if (n === 0) return missing('denominador-cero', unit);
  const { low, high } = byarLimits(grants.value);
  const least = firms.low ?? n;
  return known((1000 * grants.value) / n, unit, {
    low: (1000 * low) / (firms.high ?? n),
    high: least > 0 ? (1000 * high) / least : Infinity,
    n: grants.value,
  });
}

/** Above the median or not: a figure at the median is not above it. */
export function quadrantOf(
  potential: Measure,
  rate: Measure,
  cut: { readonly potential: number; readonly rate: number },
): Quadrant | undefined {
  if (!isKnown(potential) || !isKnown(rate)) return undefined;
  const promising = potential.value > cut.potential;
  const backed = rate.value > cut.rate;
  return promising ? (backed ? 'ambos' : 'solo-potencial') : backed ? 'solo-apoyo' : 'ninguno';
}

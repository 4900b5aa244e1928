import { COUNTRY, type ZoneId } from '../ids.ts';
import type { Inputs } from '../inputs.ts';
import { isKnown, known, type Measure, missing, ratio, sum } from '../measure.ts';
import { byarLimits } from '../poisson.ts';
import type { ZoneLevel } from '../settings.ts';
import type { SourceRef } from '../source.ts';
import { ancestor, isRanked, type Zone } from '../territory.ts';
import type { Beneficiaries, Grant } from './beneficiaries.ts';
import {
  type BaseOfZone,
  baseByRule,
  baseReader,
  COVERAGE_BASES,
  type CoverageBase,
  isFloor,
  RATE_OF,
  weightOf,
} from './coverage_base.ts';
import { coverageShare, eligibleFirms } from './eligible_count.ts';
import { countOf, shareOf, tallyOf } from './gender_figures.ts';
import { given, grantsByZone } from './given.ts';
import type { Instrument } from './instrument.ts';
import { type Lorenz, lorenzOf } from './lorenz.ts';
import type { Support } from './support.ts';
import { institutionsOf } from './told.ts';
import { SUPPORT_KINDS, type SupportKind } from './vocabulary.ts';

/** What coverage is asked of. What the tables do not have is replaced by the nearest that they do, and the answer says it. */
export interface CoverageAsked {
  readonly level: ZoneLevel;
  /** Region to which zones are narrowed. */
  readonly only?: ZoneId | undefined;
  readonly year?: number | undefined;
  readonly kind?: SupportKind | undefined;
  /** One instrument; else all of the kind. */
  readonly instrument?: string | undefined;
  readonly base?: CoverageBase | undefined;
}

export interface ZoneCoverage {
  readonly zone: ZoneId;
  /** Grants of a year. Zero only where the list is complete. */
  readonly grants: Measure;
  readonly women: Measure;
  readonly men: Measure;
  /** In percent of the grants of known sex: the same figure as in the gender report. */
  readonly womenShare: Measure;
  readonly base: Measure;
  /** Grants over the base, with Byar's limits of the count. */
  readonly rate: Measure;
}

export interface GivenInstrument {
  readonly id: string;
  readonly name: string;
  readonly kind: SupportKind;
  readonly total: Measure;
}

export interface CoverageReport {
  readonly year: number;
  /** Whose lists these are: of the other institutions nothing is known. */
  readonly institutions: readonly string[];
  readonly years: readonly number[];
  readonly kind: SupportKind;
  /** Undefined: all the instruments of the kind. */
  readonly instrument: string | undefined;
  /** Instruments with a row in that year, the largest first, and their kinds, in order. Kinds are never added up. */
  readonly given: readonly GivenInstrument[];
  readonly kinds: readonly { readonly kind: SupportKind; readonly total: Measure }[];
  readonly base: CoverageBase;
  readonly bases: readonly CoverageBase[];
  /** Grants over the base are at the most a part of the true coverage. */
  readonly floor: boolean;
  /** The place of which the list is complete, or the country. */
  readonly whole: ZoneCoverage;
  readonly zones: readonly ZoneCoverage[];
  /** The reader's own territories, which take nobody's place. */
  readonly own: readonly ZoneCoverage[];
  /** Grants with a place wider than the zones of the level: nobody knows in which of them. */
  readonly unplaced: readonly { readonly place: ZoneId; readonly grants: Measure }[];
  readonly lorenz: Lorenz | undefined;
  /** Zones that the curve leaves out: without a count, or without a base. */
  readonly leftOut: number;
  /** Of the files that the counts are from. */
  readonly sources: readonly SourceRef[];
}

/** Instruments of the catalogue with a row in a year, the largest first. */
function givenIn(support: Support, year: number): readonly (GivenInstrument & { of: Instrument })[] {
  const { catalogue, beneficiaries } = support;
  return (catalogue?.instruments ?? [])
    .flatMap((of) => {
      const rows = beneficiaries?.grants.filter((row) => row.year === year && row.instrument === of.id) ?? [];
      if (rows.length === 0) return [];
      const total = sum(
        rows.map((row) => row.total),
        'adjudicaciones',
      );
      return [{ of, id: of.id, name: of.name, kind: of.kind, total }];
    })
    .sort((a, b) => (weightOf(b.total) ?? 0) - (weightOf(a.total) ?? 0) || (a.id < b.id ? -1 : 1));
}

/** What was settled of a question: the year, the instruments and the base that it is answered with. */
export interface Settled {
  readonly beneficiaries: Beneficiaries;
  readonly year: number;
  readonly kind: SupportKind;
  readonly instrument: string | undefined;
  readonly given: readonly (GivenInstrument & { of: Instrument })[];
  readonly kinds: CoverageReport['kinds'];
  readonly chosen: readonly Instrument[];
  readonly base: CoverageBase;
  readonly bases: readonly CoverageBase[];
  readonly baseOf: ((zone: Zone) => BaseOfZone) | undefined;
  readonly rows: ReadonlyMap<ZoneId, readonly Grant[]>;
}

export function settleCoverage(inputs: Inputs, support: Support, asked: CoverageAsked): Settled | undefined {
  const { catalogue, beneficiaries, sizes } = support;
  const latest = beneficiaries?.years.at(-1);
  if (!catalogue || !beneficiaries || latest === undefined) return undefined;
  const year = asked.year !== undefined && beneficiaries.years.includes(asked.year) ? asked.year : latest;
  const inYear = givenIn(support, year);
  const one = inYear.find(({ id }) => id === asked.instrument);
  const kinds = SUPPORT_KINDS.filter((kind) => inYear.some((found) => found.kind === kind));
  const [firstKind] = kinds;
  if (!firstKind) return undefined;
  const kind = one?.kind ?? kinds.find((found) => found === asked.kind) ?? firstKind;
  const chosen = one ? [one.of] : inYear.filter((found) => found.kind === kind).map(({ of }) => of);
  const eligible = eligibleFirms(inputs, sizes, chosen);
  const bases = COVERAGE_BASES.filter((base) => baseReader(inputs, base, year, eligible));
  const preferred = sizes && bases.includes('elegibles') ? 'elegibles' : baseByRule(chosen);
  const base = bases.find((found) => found === asked.base) ?? bases.find((found) => found === preferred);
  return {
    beneficiaries,
    year,
    kind,
    instrument: one?.id,
    given: inYear,
    kinds: kinds.map((found) => ({
      kind: found,
      total: sum(
        inYear.filter((of) => of.kind === found).map(({ total }) => total),
        'adjudicaciones',
      ),
    })),
    chosen,
    base: base ?? bases[0] ?? preferred,
    bases,
    baseOf: baseReader(inputs, base ?? bases[0] ?? preferred, year, eligible),
    rows: grantsByZone(inputs, beneficiaries.grants, year),
  };
}

export function coverageIn(inputs: Inputs, settled: Settled, zone: Zone): ZoneCoverage {
  const { beneficiaries, chosen, rows, year, base, baseOf } = settled;
  const mine = rows.get(zone.id) ?? [];
  const parts = chosen.map((one) => given(inputs, beneficiaries, mine, zone.id, one, year, 'total'));
  const serving = parts.filter((part) => isKnown(part) || part.missing !== 'no-aplica');
  const grants = serving.length > 0 ? sum(serving, 'adjudicaciones') : missing('no-aplica', 'adjudicaciones');
  const ids = new Set(chosen.map(({ id }) => id));
  const sexes = tallyOf(
    mine.filter(({ instrument }) => ids.has(instrument)),
    isKnown(grants),
  );
  const against = baseOf?.(zone).measure ?? missing('sin-dato', 'empresas');
  return {
    zone: zone.id,
    grants,
    women: countOf(sexes, 'women'),
    men: countOf(sexes, 'men'),
    womenShare: shareOf(sexes),
    base: against,
    rate: rateOf(grants, against, base),
  };
}

/**
 * Grants over a base: per hundred eligible firms, or per thousand firms or people. Of the last two, with Byar's limits of
 * the count of grants: what another year alike might have given by chance alone.
 */
export function rateOf(grants: Measure, base: Measure, kind: CoverageBase): Measure {
  const { unit, per } = RATE_OF[kind];
  if (kind === 'elegibles') return coverageShare(grants, base);
  if (!isKnown(grants)) return missing(grants.missing, unit);
  const { low, high } = byarLimits(grants.value);
  const scaled = known(grants.value * per, unit, { low: low * per, high: high * per });
  const rate = ratio(scaled, base, unit);
  return isKnown(rate) ? { ...rate, n: grants.value } : rate;
}

/** What reached each zone of a level in a year, against who could have asked; undefined without lists or catalogue. */
export function coverageReport(
  inputs: Inputs,
  support: Support,
  asked: CoverageAsked,
): CoverageReport | undefined {
  const settled = settleCoverage(inputs, support, asked);
  if (!settled) return undefined;
  const { territory } = inputs;
  const { beneficiaries, year, chosen, kind, instrument, given, kinds, base, bases } = settled;
  const ids = new Set(chosen.map(({ id }) => id));
  const inside = (zone: Zone) => !asked.only || ancestor(territory, zone.id, 'region') === asked.only;
  const listed = territory.byLevel[asked.level].filter(inside);
  const zones = listed.map((zone) => coverageIn(inputs, settled, zone));
  const whole = wholeOf(inputs, settled, asked.only);
  const shares = zones.flatMap(({ zone, grants, base: measure }) => {
    const weight = weightOf(measure);
    const found = territory.zones.get(zone);
    return isKnown(grants) && weight !== undefined && weight > 0 && found && isRanked(found)
      ? [{ id: zone, reached: grants.value, base: weight }]
      : [];
  });
  const levels = new Set<ZoneId>(territory.byLevel[asked.level].map(({ id }) => id));
  const wider = new Map<ZoneId, Grant[]>();
  for (const row of settled.rows.get(whole.id) ?? [])
    if (ids.has(row.instrument) && !within(inputs, row.place, levels))
      wider.set(row.place, [...(wider.get(row.place) ?? []), row]);
  return {
    year,
    institutions: institutionsOf(
      support.catalogue,
      chosen.map(({ id }) => ({ instrument: id })),
    ),
    years: beneficiaries.years,
    kind,
    instrument,
    given: given.map(({ of: _of, ...one }) => one),
    kinds,
    base,
    bases,
    floor: isFloor(base, chosen),
    whole: coverageIn(inputs, settled, whole),
    zones,
    own: territory.byLevel.territorio.map((zone) => coverageIn(inputs, settled, zone)),
    unplaced: [...wider]
      .map(([place, rows]) => ({
        place,
        grants: sum(
          rows.map((row) => row.total),
          'adjudicaciones',
        ),
      }))
      .sort((a, b) => (a.place < b.place ? -1 : 1)),
    lorenz: lorenzOf(shares),
    leftOut: zones.length - shares.length,
    sources: beneficiaries.sources.filter((_, at) => beneficiaries.grants.some((row) => row.source === at)),
  };
}

/** The region asked for, else the place of which every list chosen is complete, else the country. */
export function wholeOf(
  { territory }: Inputs,
  { beneficiaries, year, chosen }: Settled,
  only: ZoneId | undefined,
) {
  const places = new Set(
    chosen.map(
      ({ id }) => beneficiaries.complete.find((one) => one.year === year && one.instrument === id)?.territory,
    ),
  );
  const [place] = places;
  const shared = places.size === 1 && place !== undefined ? place : COUNTRY;
  const zone = territory.zones.get(only ?? shared) ?? territory.zones.get(COUNTRY);
  if (!zone) throw new Error('Un territorio sin país no tiene comunas');
  return zone;
}

/** Whether a place lies in one of some zones, or is one. */
function within({ territory }: Inputs, place: ZoneId, zones: ReadonlySet<ZoneId>): boolean {
  for (let at: ZoneId | null = place; at; at = territory.zones.get(at)?.parent ?? null)
    if (zones.has(at)) return true;
  return false;
}

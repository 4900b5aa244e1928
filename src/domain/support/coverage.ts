import { COUNTRY, type SectorCode, type ZoneId } from '../ids.ts';
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
import { coverageShare, type EligibleCount, eligibleFirms, gapOf } from './eligible_count.ts';
import { countOf, shareOf, tallyOf } from './gender_figures.ts';
import type { Instrument } from './instrument.ts';
import { type Lorenz, lorenzOf } from './lorenz.ts';
import type { Support } from './support.ts';
import { institutionsOf, isTold } from './told.ts';
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

export interface ZoneInstrument extends Omit<GivenInstrument, 'total'> {
  readonly institution: string;
  readonly grants: Measure;
  readonly women: Measure;
  readonly people: Measure;
  readonly firms: Measure;
  readonly amount: Measure;
  readonly eligible: EligibleCount | undefined;
  readonly coverage: Measure | undefined;
  readonly gap: Measure | undefined;
}

export interface ZoneCoverageDetail {
  readonly zone: ZoneId;
  readonly year: number;
  /** Instruments that gave something here or, where eligible firms are known, that could have. By kind. */
  readonly instruments: readonly ZoneInstrument[];
  /** Grants of the year in a wider place that holds the zone, which name no comuna, by kind. */
  readonly unplaced: readonly { readonly kind: SupportKind; readonly grants: Measure }[];
  /** By sector of the zone, or of the region that holds it; undefined where the tables have none. */
  readonly sectors:
    | {
        readonly zone: ZoneId;
        readonly kind: SupportKind;
        readonly rows: readonly {
          readonly sector: SectorCode;
          readonly grants: Measure;
          readonly women: Measure;
        }[];
      }
    | undefined;
}

/** Rows of a year by zone, in each of the zones that hold their place. */
function grantsByZone(
  inputs: Inputs,
  grants: readonly Grant[],
  year: number,
): ReadonlyMap<ZoneId, readonly Grant[]> {
  const found = new Map<ZoneId, Grant[]>();
  const put = (id: ZoneId, grant: Grant) => {
    const list = found.get(id);
    if (list) list.push(grant);
    else found.set(id, [grant]);
  };
  const { comunas, zones, byLevel } = inputs.territory;
  const own = new Map<ZoneId, ZoneId[]>();
  for (const zone of byLevel.territorio)
    for (const at of zone.comunas) {
      const cut = comunas[at]?.cut;
      if (cut) own.set(cut, [...(own.get(cut) ?? []), zone.id]);
    }
  for (const grant of grants) {
    if (grant.year !== year) continue;
    for (let at: ZoneId | null = grant.place; at; at = zones.get(at)?.parent ?? null) put(at, grant);
    for (const id of own.get(grant.place) ?? []) put(id, grant);
  }
  return found;
}

export type Count = 'total' | 'women' | 'men' | 'people' | 'firms' | 'amount';

/**
 * What one instrument gave in a zone. With no row there: it has nothing to give where its rules keep it for other zones;
 * zero where its list is complete and holds the zone; and otherwise unknown. The rows of some of its comunas are no total.
 */
function given(
  inputs: Inputs,
  beneficiaries: Beneficiaries,
  rows: readonly Grant[],
  zone: ZoneId,
  { id: instrument, territories, unconfirmed }: Instrument,
  year: number,
  count: Count,
): Measure {
  const unit = count === 'amount' ? 'pesos' : 'adjudicaciones';
  const mine = rows.filter((row) => row.instrument === instrument);
  const told = isTold(inputs, beneficiaries, { instrument, year }, zone, mine);
  if (mine.length > 0)
    return told
      ? sum(
          mine.map((row) => row[count]),
          unit,
        )
      : missing('sin-dato', unit);
  const serves =
    territories.length === 0 ||
    unconfirmed.has('territorios') ||
    territories.some((wide) => meet(inputs, wide, zone));
  if (!serves) return missing('no-aplica', unit);
  return told ? known(0, unit) : missing('sin-dato', unit);
}

/** Whether two zones have a comuna in common. */
function meet({ territory }: Inputs, one: ZoneId, other: ZoneId): boolean {
  const whole = new Set(territory.zones.get(one)?.comunas);
  return territory.zones.get(other)?.comunas.some((comuna) => whole.has(comuna)) === true;
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

/** What was given in one zone, instrument by instrument, and who could have asked; undefined without lists or the zone. */
export function coverageDetail(
  inputs: Inputs,
  support: Support,
  asked: CoverageAsked,
  zoneId: ZoneId,
  sector?: SectorCode,
): ZoneCoverageDetail | undefined {
  const settled = settleCoverage(inputs, support, asked);
  const zone = inputs.territory.zones.get(zoneId);
  if (!settled || !zone || !support.catalogue) return undefined;
  const { beneficiaries, year, rows } = settled;
  const mine = rows.get(zoneId) ?? [];
  const instruments = support.catalogue.instruments.flatMap((one): ZoneInstrument[] => {
    const measure = (count: Count) => given(inputs, beneficiaries, mine, zoneId, one, year, count);
    const grants = measure('total');
    const eligible = eligibleFirms(inputs, support.sizes, [one], sector)?.(zone);
    const gave = isKnown(grants) ? grants.value > 0 : grants.low !== undefined;
    if ((!gave && !eligible) || (!isKnown(grants) && grants.missing === 'no-aplica')) return [];
    return [
      {
        id: one.id,
        name: one.name,
        kind: one.kind,
        institution: one.institution,
        grants,
        women: measure('women'),
        people: measure('people'),
        firms: measure('firms'),
        amount: measure('amount'),
        eligible,
        // Grants of every sector over the firms of one would be no coverage.
        coverage: eligible && sector === undefined ? coverageShare(grants, eligible.eligible) : undefined,
        gap: eligible && sector === undefined ? gapOf(grants, eligible.eligible) : undefined,
      },
    ];
  });
  const rank = ({ kind }: { kind: SupportKind }) => SUPPORT_KINDS.indexOf(kind);
  const wider = mineAbove(inputs, beneficiaries, zone, year);
  return {
    zone: zoneId,
    year,
    instruments: instruments.sort(
      (a, b) => rank(a) - rank(b) || (weightOf(b.grants) ?? -1) - (weightOf(a.grants) ?? -1),
    ),
    unplaced: SUPPORT_KINDS.flatMap((kind) => {
      const of = wider.filter(
        (row) => support.catalogue?.instruments.find(({ id }) => id === row.instrument)?.kind === kind,
      );
      return of.length === 0
        ? []
        : [
            {
              kind,
              grants: sum(
                of.map((row) => row.total),
                'adjudicaciones',
              ),
            },
          ];
    }),
    sectors: sectorsOf(inputs, settled, zone),
  };
}

/** Rows of a year whose place is a zone that holds this one, and not one of its comunas. */
function mineAbove({ territory }: Inputs, { grants }: Beneficiaries, zone: Zone, year: number): Grant[] {
  const above = new Set<ZoneId>();
  for (let at = zone.parent; at; at = territory.zones.get(at)?.parent ?? null) above.add(at);
  return grants.filter((row) => row.year === year && above.has(row.place));
}

/** Grants by sector of the zone; where the tables have none of it, of the region that holds it. */
function sectorsOf(
  inputs: Inputs,
  { beneficiaries, chosen, kind, year }: Settled,
  zone: Zone,
): ZoneCoverageDetail['sectors'] {
  const ids = new Set(chosen.map(({ id }) => id));
  const byZone = grantsByZone(
    inputs,
    beneficiaries.bySector.filter(({ instrument }) => ids.has(instrument)),
    year,
  );
  const region = ancestor(inputs.territory, zone.id, 'region');
  const place = [zone.id, region].find((id) => id !== undefined && byZone.has(id));
  const rows = place && byZone.get(place);
  if (!place || !rows) return undefined;
  const codes = [...new Set(rows.flatMap((row) => row.sector ?? []))];
  const add = (code: SectorCode, count: 'total' | 'women') =>
    sum(
      rows.filter((row) => row.sector === code).map((row) => row[count]),
      'adjudicaciones',
    );
  return {
    zone: place,
    kind,
    rows: codes
      .map((sector) => ({ sector, grants: add(sector, 'total'), women: add(sector, 'women') }))
      .sort(
        (a, b) =>
          Number(a.sector === 'SI') - Number(b.sector === 'SI') ||
          (weightOf(b.grants) ?? 0) - (weightOf(a.grants) ?? 0),
      ),
  };
}

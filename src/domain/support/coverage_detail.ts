import type { SectorCode, ZoneId } from '../ids.ts';
import type { Inputs } from '../inputs.ts';
import { isKnown, type Measure, sum } from '../measure.ts';
import { ancestor, type Zone } from '../territory.ts';
import type { Beneficiaries, Grant } from './beneficiaries.ts';
import { type CoverageAsked, type GivenInstrument, type Settled, settleCoverage } from './coverage.ts';
import { weightOf } from './coverage_base.ts';
import { coverageShare, type EligibleCount, eligibleFirms, gapOf } from './eligible_count.ts';
import { type Count, given, grantsByZone } from './given.ts';
import type { Support } from './support.ts';
import { SUPPORT_KINDS, type SupportKind } from './vocabulary.ts';

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

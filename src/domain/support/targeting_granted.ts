import { variableOf } from '../context.ts';
import type { ZoneId } from '../ids.ts';
import type { Inputs } from '../inputs.ts';
import { isKnown, known, type Measure, missing, sum } from '../measure.ts';
import { type Origin, origin } from '../provenance.ts';
import type { Beneficiaries, Grant } from './beneficiaries.ts';
import type { Decision } from './decision.ts';
import { shareOf, tallyOf } from './gender_figures.ts';
import {
  type ComunaState,
  comunaStates,
  firmsOf,
  judgeOf,
  type Met,
  type Placed,
  percent,
} from './targeting.ts';
import { isTold } from './told.ts';

/** A figure with the lines that made it. */
export interface Counted {
  readonly measure: Measure;
  readonly origin: Origin | undefined;
}

/** What the instruments of a decision gave in its region, in its year. They are grants, not firms. */
export interface Granted {
  readonly year: number;
  readonly total: Counted;
  /** Of each instrument of the decision; `sin-dato` where the tables have nothing of it that year, anywhere. */
  readonly instruments: readonly { readonly id: string; readonly total: Counted }[];
  readonly comunas: readonly {
    readonly zone: ZoneId;
    readonly total: Counted;
    readonly women: Measure;
    /** Firms of the comuna, all sectors, in the year of the grants or the nearest that the package has. */
    readonly firms: Counted;
    /** Grants per thousand firms. */
    readonly rate: Measure;
  }[];
  /** In the region, with no comuna named. */
  readonly unplaced: Counted;
  /** In comunas with territorial priority; undefined where the decision states none. */
  readonly priority:
    | {
        readonly grants: Counted;
        readonly share: Measure;
        readonly firms: Counted;
        readonly allFirms: Counted;
        readonly firmShare: Measure;
      }
    | undefined;
  readonly women: { readonly count: Counted; readonly men: Counted; readonly share: Measure };
  /** By whether the sector is one of those preferred (or required); undefined where it states none, or no table has sectors. */
  readonly sectors: ({ readonly [K in Met]: Counted } & { readonly share: Measure }) | undefined;
  /** Comunas of the region with no grant at all, of those of which it is known. */
  readonly without: readonly ZoneId[];
  readonly firmsYear: string;
}

/**
 * The grants of a decision's instruments in its year. A comuna that a complete list does not name has none; one that an
 * incomplete list does not name is `sin-dato`. Undefined: the package has no table of grants.
 */
export function grantedOf(
  inputs: Inputs,
  beneficiaries: Beneficiaries | undefined,
  decision: Decision,
  placed: readonly Placed[],
): Granted | undefined {
  const region = inputs.territory.zones.get(decision.region);
  if (!beneficiaries || !region) return undefined;
  const { year } = decision;
  const wanted = new Set(decision.instruments);
  const ofYear = beneficiaries.grants.filter((grant) => grant.year === year && wanted.has(grant.instrument));
  const inside = (place: ZoneId) => place.startsWith(decision.region);
  const here = ofYear.filter(({ place }) => inside(place));
  const counted = (grants: readonly Grant[], of: (grant: Grant) => Measure, column: string): Counted => ({
    measure: grants.length === 0 ? known(0, 'adjudicaciones') : sum(grants.map(of), 'adjudicaciones'),
    origin: originOf(beneficiaries, grants, column, year),
  });
  const nothing: Counted = { measure: missing('sin-dato', 'adjudicaciones'), origin: undefined };
  const listed = decision.instruments.filter((id) => ofYear.some(({ instrument }) => instrument === id));
  const total = (grants: readonly Grant[]) => counted(grants, (one) => one.total, 'beneficiarios');
  // The rows of some comunas are no total of the region: what they say is kept, and how many there were is not known.
  const isAllOf = (id: string, zone: ZoneId) =>
    isTold(inputs, beneficiaries, { instrument: id, year }, zone, here);
  const unlessPartial = (told: Counted, whole: boolean): Counted =>
    whole ? told : { ...nothing, origin: told.origin };
  const instruments = decision.instruments.map((id) => {
    const own = here.filter(({ instrument }) => instrument === id);
    return {
      id,
      total: listed.includes(id) ? unlessPartial(total(own), isAllOf(id, decision.region)) : nothing,
    };
  });

  const { values: firmsOfComuna, year: firmsYear } = firmsByComuna(inputs, year, placed);
  const comunas = region.comunas.flatMap((at) => {
    const comuna = inputs.territory.comunas[at];
    if (!comuna) return [];
    const own = here.filter(({ place }) => place === comuna.cut);
    const told = listed.length > 0 && listed.every((id) => isAllOf(id, comuna.cut));
    const grants = told ? total(own) : { ...nothing, origin: total(own).origin };
    const firms = firmsOfComuna(at);
    return [
      {
        zone: comuna.cut as ZoneId,
        total: grants,
        women: told ? counted(own, (one) => one.women, 'mujeres').measure : nothing.measure,
        firms,
        rate: perThousand(grants.measure, firms.measure),
      },
    ];
  });

  const states = comunaStates(decision, inputs.territory);
  const isAll = listed.length > 0 && listed.every((id) => isAllOf(id, decision.region));
  const whole = unlessPartial(total(here), isAll);
  const women = unlessPartial(
    counted(here, (one) => one.women, 'mujeres'),
    isAll,
  );
  const men = unlessPartial(
    counted(here, (one) => one.men, 'hombres'),
    isAll,
  );
  return {
    year,
    total: whole,
    instruments,
    comunas,
    unplaced: listed.length === 0 ? nothing : total(here.filter(({ place }) => place.length < 5)),
    priority: priorityOf(states, comunas, whole, (list) => total(list), here),
    women: {
      count: women,
      men,
      share: shareOf(tallyOf(here, isAll)),
    },
    sectors: sectorsOf(inputs, beneficiaries, decision, wanted, inside, counted),
    without: comunas.flatMap(({ zone, total: { measure } }) =>
      isKnown(measure) && measure.value === 0 ? [zone] : [],
    ),
    firmsYear,
  };
}

function originOf(
  { sources }: Beneficiaries,
  grants: readonly Grant[],
  column: string,
  year: number,
): Origin | undefined {
  const source = sources[grants[0]?.source ?? -1];
  return (
    source &&
    origin(
      source,
      column,
      grants.map(({ line }) => line),
      String(year),
    )
  );
}

/**
 * All the firms of a comuna, to set grants against: of the year nearest to them that the package publishes by comuna; else
 * those of the table to which the decision is applied.
 */
function firmsByComuna(
  inputs: Inputs,
  year: number,
  placed: readonly Placed[],
): { readonly values: (comuna: number) => Counted; readonly year: string } {
  const { zoneData, territory } = inputs;
  const [nearest] = [...(zoneData?.variables.values() ?? [])]
    .filter(({ id }) => /^empresas_\d{4}$/.test(id))
    .sort((a, b) => Math.abs(Number(a.year) - year) - Math.abs(Number(b.year) - year));
  if (zoneData && nearest)
    return {
      year: nearest.year,
      values: (at) => {
        const zone = territory.zones.get(territory.comunas[at]?.cut as ZoneId);
        return {
          measure: zone ? variableOf(nearest, zone) : missing('sin-dato', 'empresas'),
          origin: origin(zoneData.source, nearest.column, [zoneData.lines[at] ?? 0], nearest.year),
        };
      },
    };
  return {
    year: '',
    values: (at) => ({ measure: firmsOf(placed.filter(({ comuna }) => comuna === at)), origin: undefined }),
  };
}

function perThousand(grants: Measure, firms: Measure): Measure {
  const unit = 'por mil empresas';
  if (!isKnown(grants)) return missing(grants.missing, unit);
  if (!isKnown(firms)) return missing(firms.missing, unit);
  return firms.value === 0
    ? missing('denominador-cero', unit)
    : known((1000 * grants.value) / firms.value, unit);
}

function priorityOf(
  states: ReadonlyMap<ZoneId, ComunaState>,
  comunas: Granted['comunas'],
  whole: Counted,
  total: (grants: readonly Grant[]) => Counted,
  here: readonly Grant[],
): Granted['priority'] {
  const preferred = comunas.filter(({ zone }) => states.get(zone) === 'prioritaria');
  if (preferred.length === 0) return undefined;
  const firmsIn = (list: Granted['comunas']): Counted => {
    const parts = list.map(({ firms }) => firms);
    const first = parts.find((one) => one.origin)?.origin;
    return {
      measure: sum(
        parts.map(({ measure }) => measure),
        'empresas',
      ),
      origin:
        first &&
        origin(
          first.source,
          first.column,
          parts.flatMap((one) => one.origin?.lines ?? []),
          first.year,
        ),
    };
  };
  const grants: Counted = {
    measure: sum(
      preferred.map(({ total: one }) => one.measure),
      'adjudicaciones',
    ),
    origin: total(here.filter(({ place }) => states.get(place) === 'prioritaria')).origin,
  };
  const firms = firmsIn(preferred);
  const allFirms = firmsIn(comunas);
  return {
    grants,
    share: percent(grants.measure, whole.measure),
    firms,
    allFirms,
    firmShare: percent(firms.measure, allFirms.measure),
  };
}

/** Grants by whether their sector is one that the decision names. A table by sector may know only the region. */
function sectorsOf(
  inputs: Inputs,
  beneficiaries: Beneficiaries,
  decision: Decision,
  wanted: ReadonlySet<string>,
  inside: (place: ZoneId) => boolean,
  counted: (grants: readonly Grant[], of: (grant: Grant) => Measure, column: string) => Counted,
): Granted['sectors'] {
  const sectorial = decision.criteria.filter(({ kind }) => kind === 'sectorial');
  const grants = beneficiaries.bySector.filter(
    ({ year, instrument, place }) => year === decision.year && wanted.has(instrument) && inside(place),
  );
  if (sectorial.length === 0 || grants.length === 0) return undefined;
  const judge = judgeOf(
    { ...decision, criteria: sectorial.map((one) => ({ ...one, scope: 'prioridad' as const })) },
    inputs.territory,
    inputs.sectors,
  );
  const metOf = ({ place, sector }: Grant): Met => {
    const code = sector;
    if (!code) return 'no-se-sabe';
    const section = inputs.sectors.get(code)?.section ?? code;
    const answers = (inputs.territory.zones.get(place)?.comunas ?? []).map(
      (comuna) =>
        judge({ comuna, section, finer: section === code ? undefined : code, leader: undefined }).priority
          .sectorial ?? 'no',
    );
    const [first] = answers;
    // Of a region that the criterion parts, the sector alone does not tell.
    return first !== undefined && answers.every((one) => one === first) ? first : 'no-se-sabe';
  };
  const of = (met: Met) =>
    counted(
      grants.filter((grant) => metOf(grant) === met),
      (one) => one.total,
      'beneficiarios',
    );
  const found = { si: of('si'), no: of('no'), 'no-se-sabe': of('no-se-sabe') };
  const all = sum([found.si.measure, found.no.measure, found['no-se-sabe'].measure], 'adjudicaciones');
  const least = percent(found.si.measure, all);
  const most = percent(sum([found.si.measure, found['no-se-sabe'].measure], 'adjudicaciones'), all);
  const told = percent(found.si.measure, sum([found.si.measure, found.no.measure], 'adjudicaciones'));
  const share =
    isKnown(told) && isKnown(least) && isKnown(most) && least.value < most.value
      ? known(told.value, 'porcentaje', { low: least.value, high: most.value })
      : told;
  return { ...found, share };
}

import type { Business } from '../business.ts';
import { cell } from '../grid.ts';
import { type SectorCode, UNKNOWN_SECTOR, type ZoneId } from '../ids.ts';
import type { FirmCube, Inputs } from '../inputs.ts';
import { isKnown, known, type Measure, missing, ratio, sum } from '../measure.ts';
import { CIIU, type SectorTree } from '../sectors.ts';
import { periodLabel, type SourceRef } from '../source.ts';
import type { Territory } from '../territory.ts';
import { fold } from '../text.ts';
import { CRITERION_KINDS, type Criterion, type CriterionKind, type Decision } from './decision.ts';

/** Whether a firm meets something; what is not known of it is not a no. */
export type Met = 'si' | 'no' | 'no-se-sabe';

/** What a decision asks about: a firm of a register, or all those of a comuna and sector together. */
export interface Subject {
  /** Position of its comuna in the territory. */
  readonly comuna: number;
  readonly section: SectorCode;
  /** Division or sub-rubro, where the table is that fine. */
  readonly finer: SectorCode | undefined;
  readonly leader: Business['leader'];
}

/** What a decision says of a subject. */
export interface Placement {
  /** All that it requires. */
  readonly met: Met;
  /** Of each kind in which it states a priority. */
  readonly priority: Readonly<Partial<Record<CriterionKind, Met>>>;
}

/** Some of these are met: one known is enough. Nothing asked is nothing met. */
function some(list: readonly Met[]): Met {
  return list.includes('si') ? 'si' : list.includes('no-se-sabe') ? 'no-se-sabe' : 'no';
}
/** All of these are met: one that fails is enough to fail. */
function every(list: readonly Met[]): Met {
  return list.includes('no') ? 'no' : list.includes('no-se-sabe') ? 'no-se-sabe' : 'si';
}

/**
 * A decision as a function of a subject (method 3.6). Criteria of one kind and scope are alternatives; the kinds required
 * must all be met; a criterion with values of two kinds («Agropecuario, en el Tamarugal») needs both.
 */
export function judgeOf(
  decision: Decision,
  territory: Territory,
  sectors: SectorTree,
): (subject: Subject) => Placement {
  const tests = decision.criteria.map((criterion) => ({
    criterion,
    test: testOf(criterion, territory, sectors),
  }));
  const of = (kind: CriterionKind, scope: Criterion['scope']) =>
    tests.flatMap(({ criterion, test }) =>
      criterion.kind === kind && criterion.scope === scope ? [test] : [],
    );
  const required = CRITERION_KINDS.map((kind) => of(kind, 'requisito')).filter((list) => list.length > 0);
  const preferred = CRITERION_KINDS.flatMap((kind) => {
    const list = of(kind, 'prioridad');
    return list.length > 0 ? [{ kind, list }] : [];
  });
  return (subject) => ({
    met: every(required.map((list) => some(list.map((test) => test(subject))))),
    priority: Object.fromEntries(
      preferred.map(({ kind, list }) => [kind, some(list.map((test) => test(subject)))]),
    ),
  });
}

function testOf(criterion: Criterion, territory: Territory, sectors: SectorTree): (subject: Subject) => Met {
  const comunas = new Set(criterion.zones.flatMap((id) => territory.zones.get(id)?.comunas ?? []));
  const sectorTest = sectorTestOf(criterion.sectors, sectors);
  return (subject) => {
    const asked: Met[] = [];
    if (criterion.zones.length > 0) asked.push(comunas.has(subject.comuna) ? 'si' : 'no');
    if (criterion.sectors.length > 0) asked.push(sectorTest(subject));
    if (criterion.profiles.length > 0)
      asked.push(some(criterion.profiles.map((profile) => profileMet(profile, subject))));
    return every(asked);
  };
}

/**
 * Whether a subject is of one of the sectors listed, as finely as its table tells. A section is listed whole when it, or
 * each of its divisions, is. Where the list parts a section in a classification that the table has not, it is not known.
 */
function sectorTestOf(
  list: readonly SectorCode[],
  sectors: SectorTree,
): (subject: Pick<Subject, 'section' | 'finer'>) => Met {
  const listed = new Set(list);
  const sectionOf = (code: SectorCode) => sectors.get(code)?.section;
  const isDivision = (code: SectorCode) => /^\d/.test(code);
  const wholeSections = new Set(
    [...CIIU.values()].flatMap(({ code, section, level }) => {
      if (level !== 'rubro') return [];
      const divisions = DIVISIONS.get(section) ?? [];
      const all = divisions.length > 0 && divisions.every((division) => listed.has(division));
      return listed.has(code) || all ? [section] : [];
    }),
  );
  const partOf = (section: SectorCode, wanted: (code: SectorCode) => boolean) =>
    list.some((code) => code !== section && sectionOf(code) === section && wanted(code));
  return ({ section, finer }) => {
    if (section === UNKNOWN_SECTOR) return 'no-se-sabe';
    if (wholeSections.has(section) || (finer !== undefined && listed.has(finer))) return 'si';
    // In its own classification the list is complete; parted in another, it cannot be told.
    if (finer !== undefined && partOf(section, (code) => isDivision(code) === isDivision(finer))) return 'no';
    return partOf(section, () => true) ? 'no-se-sabe' : 'no';
  };
}

const DIVISIONS: ReadonlyMap<SectorCode, readonly SectorCode[]> = divisionsBySection();

function divisionsBySection(): ReadonlyMap<SectorCode, readonly SectorCode[]> {
  const found = new Map<SectorCode, SectorCode[]>();
  for (const { code, level, section } of CIIU.values())
    if (level === 'division') found.set(section, [...(found.get(section) ?? []), code]);
  return found;
}

/** A register tells who leads a business; of age, disability or people it says nothing. */
function profileMet(profile: string, { leader }: Subject): Met {
  if (fold(profile) !== 'mujer') return 'no-se-sabe';
  return leader === undefined ? 'no-se-sabe' : leader === 'mujer' ? 'si' : 'no';
}

/** Firms counted together, and what a decision says of them. */
export interface Placed extends Subject, Placement {
  readonly firms: Measure;
  readonly line: number;
}

/** A table of firms to which a decision is applied. */
export interface Base {
  /** Of the link: the id of a table of firms. */
  readonly id: string;
  readonly title: string;
  readonly year: string;
  /** One row per business, so that who leads it can be asked. */
  readonly byRow: boolean;
  readonly source: SourceRef;
  readonly column: string;
}

interface BaseTable {
  readonly base: Base;
  readonly subjects: readonly (Subject & Pick<Placed, 'firms' | 'line'>)[];
}

function tableOf(inputs: Inputs, cube: FirmCube, comunas: readonly number[]): BaseTable {
  const members = new Set(comunas);
  const base: Base = {
    id: cube.id,
    title: cube.title,
    year: periodLabel(cube.period),
    byRow: cube.fromCatastro,
    source: cube.source,
    column: cube.fromCatastro ? 'una fila por negocio' : 'empresas',
  };
  if (cube.fromCatastro && inputs.catastro)
    return {
      base,
      subjects: inputs.catastro.businesses.within(members).map((business) => ({
        comuna: business.comuna,
        section: business.section,
        finer: business.division,
        leader: business.leader,
        firms: known(1, 'empresas'),
        line: business.line,
      })),
    };
  const columns = cube.sectors.length;
  return {
    base,
    subjects: comunas.flatMap((comuna) =>
      cube.sectors.map((code, column) => ({
        comuna,
        section: inputs.sectors.get(code)?.section ?? code,
        finer: cube.sectorLevel === 'rubro' ? undefined : code,
        leader: undefined,
        firms: cell(cube.firms, comuna, column),
        line: cube.lines[comuna * columns + column] ?? 0,
      })),
    ),
  };
}

/** Tables that have something of a region, the best for a decision first (see `rankOf`). */
function tablesFor(inputs: Inputs, decision: Decision): readonly BaseTable[] {
  const zone = inputs.territory.zones.get(decision.region);
  if (!zone) return [];
  const judge = judgeOf(decision, inputs.territory, inputs.sectors);
  return (
    inputs.cubes
      // A register is one, whichever way its sectors are counted.
      .filter(
        (cube, at, all) => !cube.fromCatastro || at === all.findIndex(({ fromCatastro }) => fromCatastro),
      )
      .filter((cube) => zone.comunas.some((comuna) => cube.covered[comuna]))
      .map((cube, at) => ({ cube, at, table: tableOf(inputs, cube, zone.comunas) }))
      .map((one) => ({ ...one, rank: rankOf(one.cube, one.table, zone.comunas, judge) }))
      .sort((a, b) => compareRanks(a.rank, b.rank) || a.at - b.at)
      .map(({ table }) => table)
  );
}

/**
 * What is worse in a table for a decision, in order: that it is not of single businesses; comunas without figures; the
 * per cent of its firms that are unpublished or of whom a sector asked for cannot be told; its age.
 */
function rankOf(
  cube: FirmCube,
  { subjects }: BaseTable,
  comunas: readonly number[],
  judge: (subject: Subject) => Placement,
): readonly number[] {
  let all = 0;
  let doubtful = 0;
  for (const subject of subjects) {
    const { firms } = subject;
    if (!isKnown(firms)) {
      const width = (firms.high ?? 0) - (firms.low ?? 0);
      all += width;
      doubtful += width;
      continue;
    }
    const { met, priority } = judge(subject);
    all += firms.value;
    if (met === 'no-se-sabe' || priority.sectorial === 'no-se-sabe') doubtful += firms.value;
  }
  const empty = comunas.filter((comuna) => !cube.covered[comuna]).length;
  return [
    cube.fromCatastro ? 0 : 1,
    empty,
    all === 0 ? 100 : Math.round((100 * doubtful) / all),
    -cube.period.to,
  ];
}

function compareRanks(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, index) => value !== b[index]);
  return at === -1 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}

/** A decision applied to the firms of its region. */
export interface Applied {
  readonly decision: Decision;
  readonly base: Base;
  readonly bases: readonly Base[];
  readonly placed: readonly Placed[];
}

/**
 * The firms of the region, each with what the decision says of it. `baseId` names a table; the best one when it is not
 * given or has nothing there. Undefined: no table has firms of the region.
 */
export function applyDecision(
  inputs: Inputs,
  decision: Decision,
  baseId: string | undefined,
): Applied | undefined {
  const tables = tablesFor(inputs, decision);
  const chosen = tables.find(({ base }) => base.id === baseId) ?? tables[0];
  if (!chosen) return undefined;
  const judge = judgeOf(decision, inputs.territory, inputs.sectors);
  return {
    decision,
    base: chosen.base,
    bases: tables.map(({ base }) => base),
    placed: chosen.subjects.map((subject) => ({ ...subject, ...judge(subject) })),
  };
}

/** Firms inside, outside and of whom it cannot be told: the three add up to all. */
export interface Portion {
  readonly inside: Measure;
  readonly outside: Measure;
  readonly unknown: Measure;
  readonly all: Measure;
}

/** Firms together; none at all is a zero, because the table was looked at. */
export function firmsOf(placed: readonly Placed[]): Measure {
  return placed.length === 0
    ? known(0, 'empresas')
    : sum(
        placed.map(({ firms }) => firms),
        'empresas',
      );
}

export function portionOf(placed: readonly Placed[], met: (one: Placed) => Met = (one) => one.met): Portion {
  const of = (answer: Met) => firmsOf(placed.filter((one) => met(one) === answer));
  return { inside: of('si'), outside: of('no'), unknown: of('no-se-sabe'), all: firmsOf(placed) };
}

/** a ÷ b in per cent, with the interval that both leave. */
export function percent(a: Measure, b: Measure): Measure {
  const share = ratio(a, b, 'porcentaje');
  const { low, high } = share;
  const ends =
    low === undefined || high === undefined
      ? undefined
      : { low: Math.min(100, 100 * low), high: Math.min(100, 100 * high) };
  return isKnown(share)
    ? known(100 * share.value, 'porcentaje', ends)
    : missing(share.missing, 'porcentaje', ends);
}

/**
 * The part of some firms of which something is met, told with all that is not known: between none of it and all. Where it
 * is not known of most of them, there is no one value, only the ends.
 */
export function partOf({ inside, outside, unknown }: Portion): Measure {
  const told = sum([inside, outside], 'empresas');
  if (isKnown(unknown) && unknown.value === 0) return percent(inside, told);
  const all = sum([inside, outside, unknown], 'empresas');
  const least = percent(inside, all);
  const most = percent(sum([inside, unknown], 'empresas'), all);
  const middle = percent(inside, told);
  const low = isKnown(least) ? (least.low ?? least.value) : least.low;
  const high = isKnown(most) ? (most.high ?? most.value) : most.high;
  if (low === undefined || high === undefined) return middle;
  const mostly = isKnown(told) && isKnown(unknown) && unknown.value <= told.value;
  return isKnown(middle) && mostly
    ? known(middle.value, 'porcentaje', { low, high })
    : missing('sin-dato', 'porcentaje', { low, high });
}

/** How a comuna stands in a decision by where it is alone; a criterion with sectors besides counts by its zones. */
export type ComunaState = 'fuera' | 'dentro' | 'prioritaria';

export function comunaStates(decision: Decision, territory: Territory): ReadonlyMap<ZoneId, ComunaState> {
  const zone = territory.zones.get(decision.region);
  const of = (scope: Criterion['scope']) => {
    const criteria = decision.criteria.filter((one) => one.kind === 'territorial' && one.scope === scope);
    return criteria.length === 0
      ? undefined
      : new Set(
          criteria.flatMap(({ zones }) => zones.flatMap((id) => territory.zones.get(id)?.comunas ?? [])),
        );
  };
  const required = of('requisito');
  const preferred = of('prioridad');
  return new Map(
    (zone?.comunas ?? []).flatMap((at): [ZoneId, ComunaState][] => {
      const comuna = territory.comunas[at];
      if (!comuna) return [];
      const inside = required?.has(at) ?? true;
      return [[comuna.cut, !inside ? 'fuera' : preferred?.has(at) ? 'prioritaria' : 'dentro']];
    }),
  );
}

/** What a decision asks, in a form that is the same however it is written or ordered. */
function meaningOf({ criteria, region }: Decision, territory: Territory): string {
  const asked = criteria.map(({ kind, scope, zones, sectors, profiles }) =>
    JSON.stringify([
      kind,
      scope,
      [...new Set(zones.flatMap((id) => territory.zones.get(id)?.comunas ?? []))].sort((a, b) => a - b),
      [...new Set(sectors)].sort(),
      [...new Set(profiles.map(fold))].sort(),
    ]),
  );
  return JSON.stringify([region, [...new Set(asked)].sort()]);
}

/** What two decisions cover of the same firms. */
export interface Overlap {
  readonly first: Measure;
  readonly second: Measure;
  readonly both: Measure;
  readonly onlyFirst: Measure;
  readonly onlySecond: Measure;
  readonly neither: Measure;
  /** Of one of the two it cannot be told. */
  readonly unknown: Measure;
  /** Firms of both ÷ firms of one or the other (Jaccard), in per cent. */
  readonly share: Measure;
  readonly sameCriteria: boolean;
  readonly sameRegion: boolean;
  /** Instruments of both, by id. */
  readonly instruments: readonly string[];
}

/**
 * The overlap of two decisions over the firms of one table. Symmetric. Of two regions no firm is in both. Where the two ask
 * the same, what is not known of a firm is not known of both alike, and the share is 100 % of whoever they cover.
 */
export function overlapOf(
  inputs: Inputs,
  first: Decision,
  second: Decision,
  baseId: string | undefined,
): Overlap | undefined {
  const a = applyDecision(inputs, first, baseId);
  if (!a) return undefined;
  const sameRegion = first.region === second.region;
  const instruments = first.instruments.filter((id) => second.instruments.includes(id));
  if (!sameRegion) {
    const b = applyDecision(inputs, second, baseId);
    const onlyFirst = portionOf(a.placed).inside;
    const onlySecond = b ? portionOf(b.placed).inside : missing('sin-dato', 'empresas');
    const none = known(0, 'empresas');
    return {
      first: onlyFirst,
      second: onlySecond,
      both: none,
      onlyFirst,
      onlySecond,
      neither: missing('no-aplica', 'empresas'),
      unknown: missing('no-aplica', 'empresas'),
      share: known(0, 'porcentaje'),
      sameCriteria: false,
      sameRegion,
      instruments,
    };
  }
  const judge = judgeOf(second, inputs.territory, inputs.sectors);
  const pairs = a.placed.map((one) => ({ one, other: judge(one).met }));
  const of = (wanted: (mine: Met, other: Met) => boolean) =>
    firmsOf(pairs.flatMap(({ one, other }) => (wanted(one.met, other) ? [one] : [])));
  const both = of((mine, other) => mine === 'si' && other === 'si');
  const onlyFirst = of((mine, other) => mine === 'si' && other === 'no');
  const onlySecond = of((mine, other) => mine === 'no' && other === 'si');
  const neither = of((mine, other) => mine === 'no' && other === 'no');
  const unknown = of((mine, other) => mine === 'no-se-sabe' || other === 'no-se-sabe');
  const sameCriteria = meaningOf(first, inputs.territory) === meaningOf(second, inputs.territory);
  const union = sum([both, onlyFirst, onlySecond], 'empresas');
  const share = sameCriteria
    ? percent(known(1, 'empresas'), known(1, 'empresas'))
    : partOf({ inside: both, outside: sum([onlyFirst, onlySecond], 'empresas'), unknown, all: union });
  return {
    first: of((mine) => mine === 'si'),
    second: of((_, other) => other === 'si'),
    both,
    onlyFirst,
    onlySecond,
    neither,
    unknown,
    share,
    sameCriteria,
    sameRegion,
    instruments,
  };
}

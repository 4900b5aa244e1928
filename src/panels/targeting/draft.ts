import * as v from 'valibot';
import { parseSectorCode, parseZoneId, type SectorCode, type ZoneId } from '../../domain/ids.ts';
import {
  CRITERION_KINDS,
  type Criterion,
  type Decision,
  decisionId,
  plainWords,
  SCOPES,
} from '../../domain/support/decision.ts';
import type { Territory } from '../../domain/territory.ts';

/** How a link says that the decision on screen is the reader's own; what it holds never travels. */
export const OWN = 'propia';

const DraftCriterion = v.object({
  /** Tells the criteria of a draft apart while they are moved and edited. */
  key: v.number(),
  kind: v.picklist(CRITERION_KINDS),
  scope: v.picklist(SCOPES),
  zones: v.array(v.custom<ZoneId>((value) => typeof value === 'string' && parseZoneId(value) !== undefined)),
  sectors: v.array(
    v.custom<SectorCode>((value) => typeof value === 'string' && parseSectorCode(value) !== undefined),
  ),
  profiles: v.array(v.string()),
  wording: v.string(),
  note: v.string(),
});
export type DraftCriterion = v.InferOutput<typeof DraftCriterion>;

/** A decision being written: words as typed, criteria that may not say anything yet. */
export const Draft = v.object({
  name: v.string(),
  year: v.pipe(v.number(), v.integer(), v.minValue(1990), v.maxValue(2100)),
  region: v.custom<ZoneId>((value) => typeof value === 'string' && /^\d{2}$/.test(value)),
  instruments: v.array(v.string()),
  sourceTitle: v.string(),
  criteria: v.array(DraftCriterion),
});
export type Draft = v.InferOutput<typeof Draft>;

const UNNAMED = 'Decisión sin nombre';

export function newDraft(region: ZoneId, year: number): Draft {
  return { name: '', year, region, instruments: [], sourceTitle: '', criteria: [] };
}

export function newCriterion(before: readonly DraftCriterion[]): DraftCriterion {
  return {
    key: Math.max(0, ...before.map(({ key }) => key)) + 1,
    kind: 'territorial',
    scope: 'requisito',
    zones: [],
    sectors: [],
    profiles: [],
    wording: '',
    note: '',
  };
}

/** Whether a criterion says something of its own kind: one that does not cannot be applied. */
export function saysSomething({ kind, zones, sectors, profiles }: DraftCriterion): boolean {
  return { territorial: zones, sectorial: sectors, perfil: profiles }[kind].length > 0;
}

/** The draft as a decision: words tidied, criteria that say nothing left out, numbered as its file would be. */
export function decisionOf(draft: Draft): Decision {
  const name = plainWords(draft.name) || UNNAMED;
  const criteria = draft.criteria.filter(saysSomething).map(
    ({ kind, scope, zones, sectors, profiles, wording, note }, at): Criterion => ({
      line: at + 2,
      kind,
      scope,
      zones,
      sectors,
      profiles,
      wording: plainWords(wording),
      note: plainWords(note),
    }),
  );
  const { year, region, instruments } = draft;
  return {
    id: decisionId(name, year),
    name,
    year,
    region,
    instruments,
    criteria,
    sourceTitle: plainWords(draft.sourceTitle),
  };
}

export function draftOf({ name, year, region, instruments, criteria, sourceTitle }: Decision): Draft {
  return {
    name,
    year,
    region,
    instruments: [...instruments],
    sourceTitle,
    criteria: criteria.map(({ kind, scope, zones, sectors, profiles, wording, note }, at) => ({
      key: at + 1,
      kind,
      scope,
      zones: [...zones],
      sectors: [...sectors],
      profiles: [...profiles],
      wording,
      note,
    })),
  };
}

/** The draft in another region: its zones are of the region before, and none is left. */
export function inRegion(draft: Draft, region: ZoneId, territory: Territory): Draft {
  const members = new Set(territory.zones.get(region)?.comunas);
  const inside = (id: ZoneId) => territory.zones.get(id)?.comunas.every((at) => members.has(at)) ?? false;
  return {
    ...draft,
    region,
    criteria: draft.criteria.map((one) => ({ ...one, zones: one.zones.filter(inside) })),
  };
}

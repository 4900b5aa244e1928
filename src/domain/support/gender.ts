import { COUNTRY, type ZoneId } from '../ids.ts';
import type { Inputs } from '../inputs.ts';
import { isKnown, known, type Measure, missing } from '../measure.ts';
import type { SourceRef } from '../source.ts';
import { type Zone, zonePhrase } from '../territory.ts';
import type { Beneficiaries, Grant } from './beneficiaries.ts';
import { type Base, basesOf } from './gender_base.ts';
import {
  type Amounts,
  amountsOf,
  countOf,
  coverageRatioOf,
  differenceOf,
  gapOf,
  grantsIn,
  shareOf,
  type Tally,
  tallyOf,
  tells,
  untoldOf,
} from './gender_figures.ts';
import type { BaseId, Focus } from './gender_kinds.ts';
import { serves } from './given.ts';
import type { Instrument, StartRule } from './instrument.ts';
import type { Support } from './support.ts';
import { institutionsOf, isTold } from './told.ts';
import { SUPPORT_KINDS, type SupportKind } from './vocabulary.ts';

/** Where the report looks. Kinds of support are never added up: courses reach far more people than grants. */
export interface GenderAsked {
  readonly zone: ZoneId;
  /** Undefined: the latest year of the tables. */
  readonly year: number | undefined;
  /** Undefined: grants, or the first kind that the tables have. */
  readonly kind: SupportKind | undefined;
}

/** Some grants by sex, and against each base. */
export interface GenderFigures {
  readonly total: Measure;
  readonly women: Measure;
  readonly men: Measure;
  readonly rest: Measure;
  readonly share: Measure;
  readonly untold: Measure;
  /** Women's part of each base, in percent. Absent: the instrument does not ask for that base, or the package lacks it. */
  readonly bases: Readonly<Partial<Record<BaseId, Measure>>>;
  readonly gaps: Readonly<Partial<Record<BaseId, Measure>>>;
  readonly ratios: Readonly<Partial<Record<BaseId, Measure>>>;
}

export interface GenderRow<Id extends string> {
  readonly id: Id;
  readonly name: string;
  readonly figures: GenderFigures;
}

export interface InstrumentRow extends GenderRow<string> {
  readonly institution: string;
  readonly womenFocus: boolean;
  readonly startRule: StartRule | undefined;
  /** The rule on inicio is only general knowledge. */
  readonly unconfirmed: boolean;
}

export interface BaseRow {
  readonly id: BaseId;
  readonly women: Measure;
  readonly men: Measure;
  /** Women's part, in percent. */
  readonly share: Measure;
  readonly year: string;
  readonly source: SourceRef;
  /** What the package says of the column. */
  readonly note: string;
}

export interface FocusRow {
  readonly id: string;
  readonly name: string;
  readonly institution: string;
  readonly kind: SupportKind;
  readonly checked: string;
  readonly sourceTitle: string;
  readonly sourceUrl: string | undefined;
  /** `sin-dato`: no table of the package says whom it reached. */
  readonly granted: Measure;
}

export interface GenderReport {
  readonly zone: ZoneId;
  readonly zoneName: string;
  readonly phrase: string;
  readonly year: number;
  readonly years: readonly number[];
  readonly kind: SupportKind;
  readonly kinds: readonly SupportKind[];
  /** Whose lists these are: of the other institutions nothing is known. */
  readonly institutions: readonly string[];
  /** Bases that some figure uses, in the order in which they are shown. */
  readonly bases: readonly BaseRow[];
  readonly byFocus: Readonly<Record<Focus, GenderFigures>>;
  readonly instruments: readonly InstrumentRow[];
  /** The zones inside: regions of the country, comunas of the rest. */
  readonly zones: readonly GenderRow<ZoneId>[];
  /** Grants of the zone that name no zone inside it. */
  readonly unplaced: Measure;
  /** Against the same grants in the rest of the country: share there, and the difference. */
  readonly rest: { readonly share: Measure; readonly difference: Measure } | undefined;
  readonly focus: readonly FocusRow[];
  /** Instruments of every kind with grants here that do not tell the sex. */
  readonly withoutSex: readonly {
    readonly id: string;
    readonly name: string;
    readonly kind: SupportKind;
    readonly rest: Measure;
    readonly untold: Measure;
    /** No row of it has the columns of sex. */
    readonly never: boolean;
  }[];
  /** Instruments of the catalogue of which no table of the package says whom they reached, by institution. */
  readonly withoutTable: readonly { readonly institution: string; readonly names: readonly string[] }[];
  readonly amounts: Amounts | undefined;
  readonly sources: readonly SourceRef[];
}

interface Desk {
  readonly inputs: Inputs;
  readonly support: Support;
}

/** What was asked, brought to what the tables have: the grants, where, and of when. */
export interface Settled {
  readonly zone: Zone;
  readonly year: number;
  readonly kind: SupportKind;
  readonly kinds: readonly SupportKind[];
  readonly beneficiaries: Beneficiaries;
  readonly instruments: ReadonlyMap<string, Instrument>;
  /** Grants of the year and kind, in the whole country. */
  readonly all: readonly Grant[];
  /**
   * True where all that the instruments of some grants gave in a zone is told, and so, where there is no row, that they gave
   * nothing (see told.ts). Those that their rules keep for other zones have nothing to tell.
   */
  readonly isListed: (zone: Zone, universe: readonly Grant[]) => boolean;
}

/** Undefined when the package has no beneficiaries, or no such zone. */
export function settleGender({ inputs, support }: Desk, asked: GenderAsked): Settled | undefined {
  const { beneficiaries, catalogue } = support;
  const zone = inputs.territory.zones.get(asked.zone);
  if (!beneficiaries || !catalogue || !zone) return undefined;
  const { years, grants } = beneficiaries;
  const year = years.find((one) => one === asked.year) ?? Math.max(...years);
  const instruments = new Map(catalogue.instruments.map((one) => [one.id, one]));
  const ofYear = grants.filter((one) => one.year === year);
  const present = new Set(ofYear.map(({ instrument }) => instruments.get(instrument)?.kind));
  const kinds = SUPPORT_KINDS.filter((kind) => present.has(kind));
  const kind = kinds.find((one) => one === asked.kind) ?? kinds[0];
  if (kind === undefined) return undefined;
  const all = ofYear.filter(({ instrument }) => instruments.get(instrument)?.kind === kind);
  const isListed = ({ id }: Zone, universe: readonly Grant[]) =>
    [...new Set(universe.map(({ instrument }) => instrument))].every((name) => {
      const instrument = instruments.get(name);
      return (
        (instrument && !serves(inputs, instrument, id)) ||
        isTold(inputs, beneficiaries, { instrument: name, year }, id, all)
      );
    });
  return { zone, year, kind, kinds, beneficiaries, instruments, all, isListed };
}

/** What women and men got of public support in a zone (method 3.5). Undefined where the package has nothing to tell it by. */
export function genderReport(desk: Desk, asked: GenderAsked): GenderReport | undefined {
  const settled = settleGender(desk, asked);
  if (!settled) return undefined;
  const { inputs, support } = desk;
  const { zone, year, kind, kinds, beneficiaries, instruments, all } = settled;
  const here = grantsIn(inputs, zone, all);
  const figuresIn = (where: Zone, universe: readonly Grant[], rows: readonly Grant[], rule?: StartRule) =>
    figuresOf(tallyOf(rows, settled.isListed(where, universe)), basesOf(inputs, where, rule, year));
  const focused = (focus: Focus) =>
    figuresIn(zone, ofFocus(settled, all, focus), ofFocus(settled, here, focus));

  const parts = childrenOf(inputs, zone).map((part) => ({ part, rows: grantsIn(inputs, part, here) }));
  const placed = new Set(parts.flatMap(({ rows }) => rows));
  const everywhere = beneficiaries.grants.filter((one) => one.year === year);
  const hereOfAnyKind = grantsIn(inputs, zone, everywhere);
  const told = new Set(everywhere.map(({ instrument }) => instrument));
  const catalogue = support.catalogue?.instruments ?? [];
  return {
    zone: zone.id,
    zoneName: zone.name,
    phrase: zonePhrase(zone),
    year,
    years: beneficiaries.years,
    kind,
    kinds,
    institutions: institutionsOf(support.catalogue, all),
    bases: basesOf(inputs, zone, undefined, year).map(baseRow),
    byFocus: {
      todos: focused('todos'),
      'sin-enfoque': focused('sin-enfoque'),
      'con-enfoque': focused('con-enfoque'),
    },
    instruments: grouped(here)
      .flatMap(([id, rows]) => {
        const instrument = instruments.get(id);
        return instrument
          ? [
              {
                id,
                name: instrument.name,
                institution: instrument.institution,
                womenFocus: instrument.womenFocus,
                startRule: instrument.startRule,
                unconfirmed: instrument.unconfirmed.has('inicio_actividades'),
                figures: figuresIn(zone, rows, rows, instrument.startRule),
              },
            ]
          : [];
      })
      .sort((a, b) => sizeOf(b) - sizeOf(a) || (a.id < b.id ? -1 : 1)),
    zones: parts.map(({ part, rows }) => ({
      id: part.id,
      name: part.name,
      figures: figuresIn(part, all, rows),
    })),
    unplaced: tallyOf(here.filter((one) => !placed.has(one))).total,
    rest: zone.id === COUNTRY ? undefined : restOf(settled, here),
    focus: catalogue
      .filter(({ womenFocus }) => womenFocus)
      .map((one) => ({
        id: one.id,
        name: one.name,
        institution: one.institution,
        kind: one.kind,
        checked: one.checked,
        sourceTitle: one.sourceTitle,
        sourceUrl: one.sourceUrl,
        granted: told.has(one.id)
          ? tallyOf(hereOfAnyKind.filter(({ instrument }) => instrument === one.id)).total
          : { missing: 'sin-dato', unit: 'adjudicaciones' },
      })),
    withoutSex: grouped(hereOfAnyKind).flatMap(([id, rows]) => {
      const instrument = instruments.get(id);
      const tally = tallyOf(rows);
      return instrument && (!isKnown(tally.rest) || tally.rest.value > 0)
        ? [
            {
              id,
              name: instrument.name,
              kind: instrument.kind,
              rest: tally.rest,
              untold: untoldOf(tally),
              never: !rows.some(tells),
            },
          ]
        : [];
    }),
    withoutTable: [...new Set(catalogue.map(({ institution }) => institution))].flatMap((institution) => {
      const names = catalogue
        .filter((one) => one.institution === institution && !told.has(one.id))
        .map(({ name }) => name);
      return names.length > 0 ? [{ institution, names }] : [];
    }),
    amounts: amountsOf(here),
    sources: beneficiaries.sources.filter((_, at) => here.some(({ source }) => source === at)),
  };
}

/** Grants of the instruments with women's focus, of the others, or of both. */
export function ofFocus({ instruments }: Settled, rows: readonly Grant[], focus: Focus): readonly Grant[] {
  return rows.filter(
    ({ instrument }) =>
      focus === 'todos' || (instruments.get(instrument)?.womenFocus === true) === (focus === 'con-enfoque'),
  );
}

export function figuresOf(tally: Tally, bases: readonly Base[]): GenderFigures {
  const perBase = (of: (base: Base) => Measure) =>
    Object.fromEntries(bases.map((base) => [base.id, of(base)])) as Partial<Record<BaseId, Measure>>;
  return {
    total: tally.total,
    women: countOf(tally, 'women'),
    men: countOf(tally, 'men'),
    rest: tally.rest,
    share: shareOf(tally),
    untold: untoldOf(tally),
    bases: perBase(baseShare),
    gaps: perBase((base) => gapOf(tally, base)),
    ratios: perBase((base) => coverageRatioOf(tally, base)),
  };
}

/** The same kind of grants in the rest of the country. Undefined where there are none. */
function restOf({ all }: Settled, here: readonly Grant[]): GenderReport['rest'] {
  const mine = new Set(here);
  const there = tallyOf(all.filter((one) => !mine.has(one)));
  if (there.rows.length === 0) return undefined;
  return { share: shareOf(there), difference: differenceOf(tallyOf(here), there) };
}

/** The zones that a table of a zone has: regions for the country, else its comunas. */
function childrenOf(inputs: Inputs, zone: Zone): readonly Zone[] {
  const { territory } = inputs;
  if (zone.id === COUNTRY) return territory.byLevel.region;
  const inside = new Set<ZoneId>(zone.comunas.flatMap((at) => territory.comunas[at]?.cut ?? []));
  return territory.byLevel.comuna.filter(({ id }) => inside.has(id));
}

function baseRow(base: Base): BaseRow {
  const { id, women, men, year, source, note } = base;
  return { id, women: women.count, men: men.count, share: baseShare(base), year, source, note };
}

/** Women's part of a base, in percent. */
export function baseShare({ share: { value, low, high } }: Base): Measure {
  if (Number.isNaN(value)) return missing('sin-dato', 'porcentaje');
  return known(100 * value, 'porcentaje', low < high ? { low: 100 * low, high: 100 * high } : {});
}

function grouped(rows: readonly Grant[]): readonly (readonly [string, readonly Grant[]])[] {
  const groups = new Map<string, Grant[]>();
  for (const row of rows) {
    const found = groups.get(row.instrument);
    if (found) found.push(row);
    else groups.set(row.instrument, [row]);
  }
  return [...groups];
}

const sizeOf = ({ figures }: GenderRow<string>) => (isKnown(figures.total) ? figures.total.value : 0);

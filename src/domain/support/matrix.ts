import type { SectorCode, ZoneId } from '../ids.ts';
import type { SectorTree } from '../sectors.ts';
import type { Territory } from '../territory.ts';
import { type FirmFacts, judge } from './eligible.ts';
import type { Instrument, Rule } from './instrument.ts';
import type { RouteEdit } from './route_edits.ts';
import { AREAS, type Area, FIRM_TYPES, type FirmType, type Stage, type SupportLevel } from './vocabulary.ts';

/** Where and in what line support is looked for (method 3.3). */
export interface Asked {
  /** Zones that hold all of the place asked for, itself among them; empty: anywhere. */
  readonly zones: readonly ZoneId[];
  /** Zones that hold a part of it: an instrument kept for one of them reaches a part of the place. */
  readonly partly: readonly ZoneId[];
  /** Undefined: any sector. */
  readonly section: SectorCode | undefined;
  readonly division: SectorCode | undefined;
  /** Undefined: any stage. */
  readonly stage?: Stage | undefined;
}

/** One instrument in one cell, and how sure it is that it belongs there. */
export interface Placed {
  readonly instrument: Instrument;
  /** The cell is of its main area, or an office put it there: only then may it overlap with another. */
  readonly main: boolean;
  /** Its source does not say which types it serves. */
  readonly anyType: boolean;
  /** A stage is asked for, and its source does not say which it serves. */
  readonly anyStage: boolean;
  /** It is kept for a part of the place. */
  readonly partial: boolean;
  /** Rules that put it here, or that would keep it out, and are only general knowledge. */
  readonly doubts: readonly Rule[];
  /** Rules that ask what is not known of a firm by its place, sector, type and stage. */
  readonly asks: readonly Rule[];
  /** The change of an office that put it here. */
  readonly edit: RouteEdit | undefined;
}

/** `por-confirmar`: only a rule of general knowledge keeps it out. `emergencia`: it opens only after a disaster. */
export interface Aside extends Placed {
  readonly because: 'por-confirmar' | 'emergencia';
}

/**
 * - `vacio`: no instrument, k = 0.
 * - `sin-traslape`: someone serves it, and no two instruments have it as their main area.
 * - `varios`: two or more have it as their main area, of one level.
 * - `entre-niveles`: the same, of two levels or three.
 */
const CELL_STATES = ['vacio', 'sin-traslape', 'varios', 'entre-niveles'] as const;
export type CellState = (typeof CELL_STATES)[number];

export interface MatrixCell {
  readonly type: FirmType;
  readonly area: Area;
  readonly state: CellState;
  /** The state holds by confirmed rules alone: no rule yet to be confirmed, and no type or stage left unsaid, makes it. */
  readonly sure: boolean;
  /** In the order of the catalogue; those that an office added come last. */
  readonly placed: readonly Placed[];
  /** Not counted: they may serve, and it is not confirmed, or only in an emergency. */
  readonly aside: readonly Aside[];
  /** Instruments of the catalogue that an office took out. */
  readonly takenOut: readonly RouteEdit[];
  readonly byLevel: Readonly<Record<SupportLevel, number>>;
}

export interface Matrix {
  /** Types × areas, in the order of FIRM_TYPES and, within a type, of AREAS. */
  readonly cells: readonly MatrixCell[];
  /** Instruments placed in some cell, each once, in the order of the catalogue. */
  readonly reaching: readonly Instrument[];
  /** Those that are only aside, each once. */
  readonly aside: readonly Instrument[];
}

/** Two instruments that do the same for the same: the cells in which both have their main area. `a` < `b`. */
export interface Overlap {
  readonly a: string;
  readonly b: string;
  readonly betweenLevels: boolean;
  readonly cells: readonly { readonly type: FirmType; readonly area: Area }[];
}

/** The zones that hold a place, whole or in part; the whole country when no place is named. */
export function placeOf(territory: Territory, zone: ZoneId | undefined): Pick<Asked, 'zones' | 'partly'> {
  const found = zone && territory.zones.get(zone);
  if (!found) return { zones: [], partly: [] };
  const counts = new Map<ZoneId, number>();
  for (const at of found.comunas) {
    const cut = territory.comunas[at]?.cut;
    for (let id: ZoneId | null = cut ?? null; id; id = territory.zones.get(id)?.parent ?? null)
      counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  const whole = [...counts].filter(([, held]) => held === found.comunas.length).map(([id]) => id);
  const zones = [...new Set([found.id, ...whole])];
  return { zones, partly: [...counts.keys()].filter((id) => !zones.includes(id)) };
}

/** A sector as a firm has it: its section, and its division where the code is one. */
export function lineOf(
  sectors: SectorTree,
  code: SectorCode | undefined,
): Pick<Asked, 'section' | 'division'> {
  const sector = code === undefined ? undefined : sectors.get(code);
  return {
    section: sector?.section,
    division: sector?.level === 'division' ? sector.code : undefined,
  };
}

/**
 * The route of support (seed 002 d): which instruments serve each type of firm in each area of action, in a place and a
 * sector (method 3.3). An instrument is in every area it declares, so none of them is a gap; it overlaps with another only in
 * its main one, because capital and training complement each other. Confirmed rules keep out; the others leave it aside,
 * marked. The changes of an office come after the catalogue's own rules, the last one first.
 */
export function matrixOf(
  instruments: readonly Instrument[],
  asked: Asked,
  edits: readonly RouteEdit[] = [],
): Matrix {
  const applied = edits.filter((edit) => applies(edit, asked.stage));
  const judged = FIRM_TYPES.map((type) => instruments.map((one) => place(one, type, asked)));
  const byId = new Map(instruments.map((one) => [one.id, one]));
  const cells = FIRM_TYPES.flatMap((type, at) =>
    AREAS.map((area): MatrixCell => {
      const last = new Map<string, RouteEdit>();
      for (const edit of applied)
        if (edit.type === type && edit.area === area) last.set(edit.instrument, edit);
      const placed: Placed[] = [];
      const aside: Aside[] = [];
      const takenOut: RouteEdit[] = [];
      for (const [index, instrument] of instruments.entries()) {
        const edit = last.get(instrument.id);
        const found = judged[at]?.[index];
        if (edit?.action === 'agrega' || !found || !instrument.areas.includes(area)) continue;
        if (edit) {
          takenOut.push(edit);
          continue;
        }
        const { because, ...one } = { ...found, main: instrument.areas[0] === area };
        if (because) aside.push({ ...one, because });
        else placed.push(one);
      }
      for (const edit of last.values()) {
        const instrument = byId.get(edit.instrument);
        if (edit.action === 'agrega' && instrument) placed.push(added(instrument, edit));
      }
      return { type, area, ...stateOf(placed, aside), placed, aside, takenOut };
    }),
  );
  const inCells = new Set(cells.flatMap(({ placed }) => placed.map(({ instrument }) => instrument)));
  const beside = new Set(cells.flatMap(({ aside }) => aside.map(({ instrument }) => instrument)));
  return {
    cells,
    reaching: instruments.filter((one) => inCells.has(one)),
    aside: instruments.filter((one) => beside.has(one) && !inCells.has(one)),
  };
}

/**
 * A change for one stage is seen in that stage; where no stage is asked for, what was added is there and what was taken out of
 * one stage stays for the others.
 */
function applies({ action, stage }: RouteEdit, asked: Stage | undefined): boolean {
  return stage === undefined || stage === asked || (asked === undefined && action === 'agrega');
}

function place(
  instrument: Instrument,
  type: FirmType,
  asked: Asked,
): (Omit<Aside, 'because'> & { readonly because: Aside['because'] | undefined }) | undefined {
  const { territories } = instrument;
  const partial =
    asked.zones.length > 0 &&
    !territories.some((id) => asked.zones.includes(id)) &&
    territories.some((id) => asked.partly.includes(id));
  const firm: FirmFacts = {
    zones: partial ? asked.partly : asked.zones,
    ...(asked.zones.length > 0 ? { partly: asked.partly } : {}),
    section: asked.section,
    division: asked.division,
    sales: undefined,
    started: undefined,
    type,
    stage: asked.stage,
    profile: {},
  };
  const { answer, rules } = judge(instrument, firm);
  if (answer === 'no') return undefined;
  const wanted = answer === 'por-confirmar' ? 'no' : 'si';
  return {
    instrument,
    main: false,
    anyType: instrument.types === undefined,
    anyStage: asked.stage !== undefined && instrument.stages === undefined,
    partial,
    doubts: rules.filter(({ met, confirmed }) => !confirmed && met === wanted).map(({ rule }) => rule),
    asks: rules.filter(({ met }) => met === 'no-se-sabe').map(({ rule }) => rule),
    edit: undefined,
    because:
      answer === 'por-confirmar'
        ? 'por-confirmar'
        : instrument.kind === 'emergencia'
          ? 'emergencia'
          : undefined,
  };
}

/** In an area that it declares it stays what it is there; put in another, the office says that it serves it. */
function added(instrument: Instrument, edit: RouteEdit): Placed {
  const main = instrument.areas[0] === edit.area || !instrument.areas.includes(edit.area);
  return { instrument, main, anyType: false, anyStage: false, partial: false, doubts: [], asks: [], edit };
}

function stateOf(
  placed: readonly Placed[],
  aside: readonly Aside[],
): Pick<MatrixCell, 'state' | 'sure' | 'byLevel'> {
  const byLevel = { nacional: 0, regional: 0, municipal: 0 };
  for (const { instrument } of placed) byLevel[instrument.level] += 1;
  const state = stateBy(placed);
  const sure =
    state === 'vacio'
      ? !aside.some(({ because }) => because === 'por-confirmar')
      : stateBy(placed.filter(isSure)) === state;
  return { state, sure, byLevel };
}

function stateBy(placed: readonly Placed[]): CellState {
  if (placed.length === 0) return 'vacio';
  const meeting = placed.filter(({ main }) => main).map(({ instrument }) => instrument.level);
  if (meeting.length < 2) return 'sin-traslape';
  return new Set(meeting).size > 1 ? 'entre-niveles' : 'varios';
}

/** An instrument that its confirmed rules, or an office, put in the cell. */
function isSure({ anyType, anyStage, doubts }: Placed): boolean {
  return !anyType && !anyStage && doubts.length === 0;
}

/** Every pair of instruments that meet in a cell with their main area, by the first id and the second. */
export function overlapsOf({ cells }: Matrix): readonly Overlap[] {
  const found = new Map<string, Overlap>();
  for (const { type, area, placed } of cells) {
    const meeting = placed
      .filter(({ main }) => main)
      .map(({ instrument }) => instrument)
      .sort((a, b) => (a.id < b.id ? -1 : 1));
    for (const [at, one] of meeting.entries())
      for (const other of meeting.slice(at + 1)) {
        const key = `${one.id} ${other.id}`;
        found.set(key, {
          a: one.id,
          b: other.id,
          betweenLevels: one.level !== other.level,
          cells: [...(found.get(key)?.cells ?? []), { type, area }],
        });
      }
  }
  return [...found.values()].sort((x, y) => (`${x.a} ${x.b}` < `${y.a} ${y.b}` ? -1 : 1));
}

/** Cells that nobody serves; those that are `sure`, not even by a rule yet to be confirmed. */
export function gapsOf({ cells }: Matrix): readonly MatrixCell[] {
  return cells.filter(({ state }) => state === 'vacio');
}

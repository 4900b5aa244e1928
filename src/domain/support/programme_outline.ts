import type { Programme, ProgrammeRow } from './programme.ts';
import { asksForTwo, goesDown, isPercent, targetNumber } from './programme_numbers.ts';

/** Unit of a file that names none, and block of a row that names none. */
const ONLY_UNIT = 'todo';
const ONLY_BLOCK = 'Objetivos';

export interface Activity {
  readonly line: number;
  readonly text: string;
  readonly means: string;
  readonly weight: number | undefined;
  readonly responsible: string;
}

/** Why a target cannot be followed with one number. */
export type NotNumeric = 'sin-meta' | 'sin-numero' | 'dos-cantidades' | 'que-baja' | 'cero';

/** An objective with its indicator, its target and the activities that are to reach it. */
export interface Target {
  readonly line: number;
  readonly lines: readonly number[];
  readonly product: string;
  readonly objective: string;
  readonly indicator: string;
  readonly target: string;
  /** The target is written among the activities, not in its own column. */
  readonly amongActivities: boolean;
  readonly value: number | undefined;
  readonly unit: string;
  readonly notNumeric: NotNumeric | undefined;
  readonly result: number | undefined;
  /** Rows of the same target say different results. */
  readonly resultsDiffer: boolean;
  readonly activities: readonly Activity[];
}

export interface Block {
  readonly unit: string;
  readonly unitName: string;
  readonly id: string;
  readonly title: string;
  readonly line: number;
  readonly heading: string;
  readonly general: string;
  readonly weight: number | undefined;
  readonly weightPrinted: string;
  readonly annexWeight: number | undefined;
  readonly annexLine: number | undefined;
  readonly annexPrinted: string;
  /** What the annex calls the block, which is shorter than its title; empty where there is no annex. */
  readonly annexTitle: string;
  readonly instance: string;
  readonly problem: string;
  readonly territories: string;
  readonly institutions: string;
  readonly targets: readonly Target[];
  /** Products with neither objective nor activity beside them, by line. */
  readonly alone: readonly { readonly line: number; readonly product: string }[];
  readonly notes: readonly string[];
  /** Rows still to be filled: they say nothing but where they stand. */
  readonly blank: number;
}

export interface Unit {
  readonly id: string;
  readonly name: string;
  readonly heading: string;
  readonly blocks: readonly Block[];
}

export interface Outline {
  readonly title: string;
  readonly institution: string;
  readonly year: number | undefined;
  readonly units: readonly Unit[];
  /** Notes of the whole document, in order. */
  readonly notes: readonly string[];
  /** What an annex says that the weights of each block add up to, by block. */
  readonly annexTotals: ReadonlyMap<string, { readonly line: number; readonly value: number }>;
}

/** The rows of a programme as units, blocks, targets and activities, in the order in which the file has them. */
export function outlineOf({ rows }: Programme): Outline {
  const first = (pick: (row: ProgrammeRow) => string) => rows.map(pick).find((text) => text !== '') ?? '';
  const annexTotals = new Map<string, { line: number; value: number }>();
  const names = new Map<string, string>();
  const headings = new Map<string, string>();
  const byBlock = new Map<string, Map<string, ProgrammeRow[]>>();
  for (const row of rows) {
    if (row.kind === 'anexo' && row.unit === '') {
      if (row.blockWeight !== undefined)
        annexTotals.set(row.block, { line: row.line, value: row.blockWeight });
      continue;
    }
    if (row.kind === 'nota' && row.unit === '') continue;
    const unit = row.unit || ONLY_UNIT;
    const block = row.block || row.perspective || ONLY_BLOCK;
    if (row.unitName && !names.has(unit)) names.set(unit, row.unitName);
    if (row.unitHeading && !headings.has(unit)) headings.set(unit, row.unitHeading);
    const blocks = byBlock.get(unit) ?? new Map<string, ProgrammeRow[]>();
    byBlock.set(unit, blocks.set(block, [...(blocks.get(block) ?? []), row]));
  }
  const units = [...byBlock].map(([id, blocks]): Unit => {
    const name = names.get(id) ?? (id === ONLY_UNIT ? 'Todo' : id);
    return {
      id,
      name,
      heading: headings.get(id) ?? '',
      blocks: [...blocks].map(([block, own]) => blockOf(id, name, block, own)),
    };
  });
  return {
    title: first((row) => row.programme),
    institution: first((row) => row.institution),
    year: rows.map(({ year }) => year).find((year) => year !== undefined),
    units,
    notes: rows.flatMap((row) => (row.kind === 'nota' && row.unit === '' ? [row.note] : [])),
    annexTotals,
  };
}

function blockOf(unit: string, unitName: string, id: string, rows: readonly ProgrammeRow[]): Block {
  const head = rows.find(({ kind }) => kind === 'bloque');
  const annex = rows.find(({ kind }) => kind === 'anexo');
  const work = rows.filter(({ kind }) => kind === 'actividad');
  const says = (row: ProgrammeRow) => row.objective || row.indicator || row.target || row.activity;
  const groups = new Map<string, ProgrammeRow[]>();
  for (const row of work) {
    if (!says(row)) continue;
    const key = JSON.stringify([row.objective, row.indicator, row.target]);
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  // Where there is no row for the head of the block, its weight may stand in each of the rows.
  const from = head ?? work[0];
  return {
    unit,
    unitName,
    id,
    title: from?.blockTitle || id,
    line: from?.line ?? rows[0]?.line ?? 0,
    heading: from?.heading ?? '',
    general: from?.general ?? '',
    weight: from?.blockWeight,
    weightPrinted: from?.blockWeightPrinted ?? '',
    annexWeight: annex?.blockWeight,
    annexLine: annex?.line,
    annexPrinted: annex?.blockWeightPrinted ?? '',
    annexTitle: annex?.blockTitle ?? '',
    instance: from?.instance ?? '',
    problem: from?.problem ?? '',
    territories: from?.territories ?? '',
    institutions: from?.institutions ?? '',
    targets: [...groups.values()].map(targetOf),
    alone: work.flatMap(({ line, product, ...row }) =>
      product && !(row.objective || row.indicator || row.target || row.activity) ? [{ line, product }] : [],
    ),
    notes: rows.flatMap(({ note }) => (note ? [note] : [])),
    blank: work.filter((row) => !says(row) && !row.product).length,
  };
}

/** «Meta anual: 4 seguimientos» in the column of activities. */
const TARGET_WORDING = /^\s*metas?\s*(anual(es)?)?\s*:/i;

function targetOf(rows: readonly ProgrammeRow[]): Target {
  const [one] = rows as readonly [ProgrammeRow, ...ProgrammeRow[]];
  const among = one.target === '' ? rows.find(({ activity }) => TARGET_WORDING.test(activity)) : undefined;
  const target = among?.activity ?? one.target;
  const stated = rows.map(({ targetValue }) => targetValue).find((value) => value !== undefined);
  const two = stated === undefined && asksForTwo(target);
  const value = stated ?? (two ? undefined : targetNumber(target));
  const results = new Set(rows.flatMap(({ result }) => result ?? []));
  return {
    line: one.line,
    lines: rows.map(({ line }) => line),
    product: one.product,
    objective: one.objective,
    indicator: one.indicator,
    target,
    amongActivities: among !== undefined,
    value,
    unit: one.targetUnit || (isPercent(target) ? '%' : ''),
    notNumeric: notNumeric(one.indicator, target, value, two),
    result: results.size === 1 ? [...results][0] : undefined,
    resultsDiffer: results.size > 1,
    activities: rows.flatMap(({ line, activity, means, weight, responsible }) =>
      activity || means || weight !== undefined ? [{ line, text: activity, means, weight, responsible }] : [],
    ),
  };
}

function notNumeric(
  indicator: string,
  target: string,
  value: number | undefined,
  two: boolean,
): NotNumeric | undefined {
  if (two) return 'dos-cantidades';
  if (value === undefined) return target === '' ? 'sin-meta' : 'sin-numero';
  if (value === 0) return 'cero';
  return goesDown(indicator, target) ? 'que-baja' : undefined;
}

/** The weights of a block added; undefined where none of its activities has one. */
export function weightsOf({ targets }: Block): number | undefined {
  const weights = targets.flatMap(({ activities }) => activities.flatMap(({ weight }) => weight ?? []));
  return weights.length === 0 ? undefined : round(weights.reduce((total, one) => total + one, 0));
}

/** Lines of the objectives of a unit, each told once. */
export function objectivesOf({ blocks }: Unit): readonly number[] {
  const lines = new Map<string, number>();
  for (const { targets } of blocks)
    for (const { objective, line } of targets) if (!lines.has(objective)) lines.set(objective, line);
  return [...lines.values()];
}

/** Sums of decimals without the last digits that the machine adds. */
export function round(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}

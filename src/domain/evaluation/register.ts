import type { Size } from '../business.ts';
import type { SectorCode } from '../ids.ts';
import type { FirmType, Stage } from '../support/vocabulary.ts';
import { MICRO_SALES_UP_TO, type Range, type TypeReason, typeOf } from './firm_type.ts';
import { type StageNeed, stageOf } from './stage.ts';
import { TRAIT_IDS, type TraitId, type TraitValues } from './traits.ts';

/** One row of a register, with what its classification needs. Undefined: the file does not say. */
export interface RegisterRow {
  readonly line: number;
  readonly id: string;
  /** Only of a business that asked to appear by its name. */
  readonly name: string | undefined;
  readonly sector: SectorCode;
  /** Name of its comuna; undefined where the file does not say it, or says one that is not known. */
  readonly comuna: string | undefined;
  readonly workers: number | undefined;
  readonly sales: number | 'reservado' | undefined;
  readonly size: Size | undefined;
  /** ISO date. */
  readonly start: string | undefined;
  readonly traits: TraitValues;
}

export interface ClassifiedRow extends Pick<RegisterRow, 'line' | 'id' | 'name' | 'sector' | 'comuna'> {
  readonly type: FirmType | undefined;
  readonly reason: TypeReason;
  /** Types it lies between, where its traits are shared out. */
  readonly possible: readonly FirmType[];
  readonly voted: number;
  /** Traits that the row does not state. */
  readonly lacking: readonly TraitId[];
  /** Workers say one size and sales the other. */
  readonly disagree: boolean;
  readonly stage: Stage | undefined;
  readonly stageLacking: readonly StageNeed[];
}

export interface Classification {
  /** In the order of the file. */
  readonly rows: readonly ClassifiedRow[];
  /** Rows whose type was told. */
  readonly classified: number;
  /** Rows whose type was not told, by why. They add up with `classified` to the rows. */
  readonly unclassified: Readonly<Record<'faltan-rasgos' | 'reparto', number>>;
  /** Of the rows that lack traits: how many lack each. */
  readonly lackingTraits: Readonly<Record<TraitId, number>>;
  /** Rows whose stage was not told, and how many of them lack each thing. */
  readonly withoutStage: number;
  readonly lackingForStage: Readonly<Record<StageNeed, number>>;
  readonly disagreements: number;
  /** Day to which the months are counted, ISO; undefined: not known, and then no month is. */
  readonly asOf: string | undefined;
}

/** Type and stage of every row, by the traits of the questionnaire. No row is left out: one that cannot be told says why. */
export function classifyRegister(list: readonly RegisterRow[], asOf: string | undefined): Classification {
  const rows = list.map((row) => classifyRow(row, asOf));
  const count = (is: (row: ClassifiedRow) => boolean) => rows.filter(is).length;
  return {
    rows,
    classified: count(({ type }) => type !== undefined),
    unclassified: {
      'faltan-rasgos': count(({ reason }) => reason === 'faltan-rasgos'),
      reparto: count(({ reason }) => reason === 'reparto'),
    },
    lackingTraits: Object.fromEntries(
      TRAIT_IDS.map((trait) => [
        trait,
        count(({ reason, lacking }) => reason === 'faltan-rasgos' && lacking.includes(trait)),
      ]),
    ) as Record<TraitId, number>,
    withoutStage: count(({ stage }) => stage === undefined),
    lackingForStage: {
      momento: count(({ stageLacking }) => stageLacking.includes('momento')),
      tiempo: count(({ stageLacking }) => stageLacking.includes('tiempo')),
      permanencia: count(({ stageLacking }) => stageLacking.includes('permanencia')),
    },
    disagreements: count(({ disagree }) => disagree),
    asOf,
  };
}

function classifyRow(row: RegisterRow, asOf: string | undefined): ClassifiedRow {
  const { line, id, name, sector, comuna, workers, sales, traits } = row;
  const type = typeOf(traits, workers === undefined ? undefined : exactly(workers), salesRange(row));
  const months = row.start && asOf ? monthsBetween(row.start, asOf) : undefined;
  const stage = stageOf({
    // A register is of businesses that are there; only one that states no sales at all has not begun to sell.
    sells: sales !== 0,
    months: months === undefined || months < 0 ? undefined : exactly(months),
    regularity: traits.permanencia,
  });
  return {
    line,
    id,
    name,
    sector,
    comuna,
    type: type.type,
    reason: type.reason,
    possible: type.possible,
    voted: type.voted,
    lacking: type.lacking,
    disagree: type.size.disagree,
    stage: stage.stage,
    stageLacking: stage.lacking,
  };
}

function exactly(value: number): Range {
  return { low: value, high: value };
}

/** Sales of a row: as stated; else what its size says, which is by sales too (Ley 20.416). */
function salesRange({ sales, size }: RegisterRow): Range | undefined {
  if (typeof sales === 'number') return exactly(sales);
  if (size === undefined) return undefined;
  return size === 'micro'
    ? { low: 0, high: MICRO_SALES_UP_TO }
    : { low: MICRO_SALES_UP_TO + 0.01, high: Infinity };
}

/** Whole months from one day to another (ISO dates); negative when the first comes later. */
export function monthsBetween(from: string, to: string): number {
  const [fromYear = 0, fromMonth = 0, fromDay = 0] = from.split('-').map(Number);
  const [toYear = 0, toMonth = 0, toDay = 0] = to.split('-').map(Number);
  return 12 * (toYear - fromYear) + (toMonth - fromMonth) - (toDay < fromDay ? 1 : 0);
}

import type { Business } from '../business.ts';
import type { Catastro } from '../businesses.ts';
import { type ClassifiedRow, classifyRegister } from '../evaluation/register.ts';
import type { SectorCode } from '../ids.ts';
import type { Inputs } from '../inputs.ts';
import { isKnown, known, type Measure, type MissingReason, missing, sum } from '../measure.ts';
import { type Origin, origin } from '../provenance.ts';
import type { SourceRef } from '../source.ts';
import type { Zone } from '../territory.ts';
import { type Answer, type FirmFacts, judge } from './eligible.ts';
import type { Instrument } from './instrument.ts';
import { SALES_OF_SIZE, type SizeCount, type SizeCounts } from './sizes.ts';
import { FIRM_TYPES, type FirmType, type Stage } from './vocabulary.ts';

/** How many firms of a place may ask (method 3.1). The four parts are all of its firms, each once. */
export interface EligibleCount {
  /** Row by row of a register, informal firms too; or from counts by size and sector, of registered firms. */
  readonly from: 'catastro' | 'tamanos';
  /** Every rule is met. */
  readonly yes: Measure;
  /** A rule asks what is not known of the firm, and nothing known of it keeps it out. */
  readonly unknown: Measure;
  /** Only unconfirmed rules keep it out. */
  readonly toConfirm: Measure;
  readonly no: Measure;
  /** All that no confirmed rule keeps out: no more than these may ask. From those that are sure, as its interval. */
  readonly eligible: Measure;
  readonly total: Measure;
  /** Where the firms that are not kept out are written. */
  readonly origin: Origin;
}

/** Counts the firms of a zone; undefined where no table covers all of it. */
export type CountEligible = (zone: Zone) => EligibleCount | undefined;

/** What a register says of a business, as the rules of an instrument ask it; its type is looked at apart. */
export function factsOf({ territory }: Inputs, business: Business, stage: Stage | undefined): FirmFacts {
  const comuna = territory.comunas[business.comuna];
  const { sales, size, leader } = business;
  return {
    zones: comuna ? [comuna.cut, comuna.province, comuna.region] : [],
    section: business.section,
    division: business.division,
    sales: typeof sales === 'number' ? { low: sales, high: sales } : size && SALES_OF_SIZE[size],
    started: business.formal,
    type: undefined,
    stage,
    profile: leader === undefined ? {} : { mujer: leader === 'mujer' },
  };
}

const BEST: readonly Answer[] = ['si', 'falta-dato', 'por-confirmar', 'no'];

/**
 * What the best of several instruments says of a firm that is of one of some types: it may ask when one of them takes it.
 * An instrument that answers otherwise for another of the types lacks to know which of them the firm is.
 */
function bestAnswer(
  instruments: readonly Instrument[],
  firm: FirmFacts,
  possible: readonly FirmType[],
): Answer {
  const answers = instruments.map((one): Answer => {
    const [first = 'falta-dato', ...others] = new Set(
      possible.map((type) => judge(one, { ...firm, type }).answer),
    );
    return others.length === 0 ? first : 'falta-dato';
  });
  return BEST.find((answer) => answers.includes(answer)) ?? 'no';
}

interface Judged {
  readonly line: number;
  readonly comuna: number;
  readonly answer: Answer;
  readonly firms: Measure;
}

interface Table {
  readonly from: EligibleCount['from'];
  /** Judging is long: only where a zone that the table covers is asked for, and then once. */
  readonly judged: () => readonly Judged[];
  /** 1 where the table covers the comuna. */
  readonly covered: Uint8Array;
  readonly column: string;
  readonly year: string;
  readonly source: SourceRef;
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/**
 * Counts the firms that may ask for one of some instruments: in the register where it covers the zone, else by size and
 * sector. Undefined where the package has neither.
 */
export function eligibleFirms(
  inputs: Inputs,
  sizes: SizeCounts | undefined,
  instruments: readonly Instrument[],
  sector?: SectorCode,
): CountEligible | undefined {
  const tables = [register(inputs, instruments, sector), bySize(inputs, sizes, instruments, sector)].filter(
    (table) => table !== undefined,
  );
  if (tables.length === 0) return undefined;
  return (zone) => {
    const table = tables.find(({ covered }) => zone.comunas.every((comuna) => covered[comuna]));
    return table && countIn(table, zone);
  };
}

/** Businesses that are judged one by one: of more of them, the counts by size or sector are used. */
const MOST_JUDGED = 300_000;

/** Type and stage of the businesses of each register, in its order. */
const classified = new WeakMap<Catastro, readonly ClassifiedRow[]>();

function classesOf(catastro: Catastro): readonly ClassifiedRow[] {
  const found =
    classified.get(catastro) ??
    classifyRegister(
      catastro.businesses.map((one) => ({
        line: one.line,
        id: one.id,
        name: undefined,
        sector: one.section,
        comuna: undefined,
        workers: one.workers,
        sales: one.sales,
        size: one.size,
        start: one.start,
        traits: one.traits,
      })),
      dayOf(catastro.source),
    ).rows;
  classified.set(catastro, found);
  return found;
}

function register(
  inputs: Inputs,
  instruments: readonly Instrument[],
  sector: SectorCode | undefined,
): Table | undefined {
  const { catastro, cubes } = inputs;
  if (!catastro || catastro.businesses.length > MOST_JUDGED) return undefined;
  return {
    from: 'catastro',
    judged: once(() => {
      const classes = classesOf(catastro);
      return catastro.businesses.flatMap((business, at): Judged[] => {
        if (sector !== undefined && business.section !== sector && business.division !== sector) return [];
        const facts = factsOf(inputs, business, classes[at]?.stage);
        return [
          {
            line: business.line,
            comuna: business.comuna,
            answer: bestAnswer(instruments, facts, classes[at]?.possible ?? FIRM_TYPES),
            firms: known(1, 'empresas'),
          },
        ];
      });
    }),
    covered: cubes.find(({ fromCatastro }) => fromCatastro)?.covered ?? new Uint8Array(),
    column: 'una fila por negocio',
    year: catastro.source.year,
    source: catastro.source,
  };
}

function bySize(
  { territory, sectors }: Inputs,
  sizes: SizeCounts | undefined,
  instruments: readonly Instrument[],
  sector: SectorCode | undefined,
): Table | undefined {
  if (!sizes) return undefined;
  const judgeRow = (row: SizeCount): Judged[] => {
    const comuna = territory.comunas[row.comuna];
    const found = sectors.get(row.sector);
    if (!comuna || (sector !== undefined && row.sector !== sector && found?.section !== sector)) return [];
    const facts: FirmFacts = {
      zones: [comuna.cut, comuna.province, comuna.region],
      section: found?.section,
      division: found?.level === 'division' ? row.sector : undefined,
      sales: SALES_OF_SIZE[row.size],
      // The counts are of firms that have told the tax office that they begin.
      started: true,
      type: undefined,
      stage: undefined,
      profile: {},
    };
    // Above the sales of a micro one it is a pyme; below, workers could still make it one.
    const answer = bestAnswer(instruments, facts, row.size === 'micro' ? FIRM_TYPES : ['pyme']);
    return [{ line: row.line, comuna: row.comuna, answer, firms: row.firms }];
  };
  const { covered, year, source, rows } = sizes;
  const judged = once(() => rows.flatMap(judgeRow));
  return { from: 'tamanos', judged, covered, column: 'empresas', year, source };
}

/** The day to which the months of a business are counted: when its register was checked, or the end of its year. */
function dayOf({ checked, year }: SourceRef): string {
  return checked || `${/(\d{4})$/.exec(year)?.[1] ?? '9999'}-12-31`;
}

function countIn({ from, judged, column, year, source }: Table, zone: Zone): EligibleCount {
  const members = new Set(zone.comunas);
  const mine = judged().filter(({ comuna }) => members.has(comuna));
  const count = (...answers: readonly Answer[]): Measure =>
    sum(
      [
        known(0, 'empresas'),
        ...mine.filter(({ answer }) => answers.includes(answer)).map(({ firms }) => firms),
      ],
      'empresas',
    );
  const yes = count('si');
  return {
    from,
    yes,
    unknown: count('falta-dato'),
    toConfirm: count('por-confirmar'),
    no: count('no'),
    eligible: upTo(count('si', 'falta-dato', 'por-confirmar'), yes),
    total: count(...BEST),
    origin: origin(
      source,
      column,
      mine.filter(({ answer }) => answer !== 'no').map(({ line }) => line),
      year,
    ),
  };
}

/** The most of one count, from the least of another that it holds. Missing where either has no bounds. */
function upTo(most: Measure, least: Measure): Measure {
  const low = endsOf(least)?.low;
  const high = endsOf(most)?.high;
  if (low === undefined || high === undefined) return missing(reasonOf(most), 'empresas');
  return low === high ? known(high, 'empresas') : known(high, 'empresas', { low, high });
}

/** The ends between which a figure lies: both its value where it is exact; undefined where nothing is known of it. */
export function endsOf(measure: Measure): { readonly low: number; readonly high: number } | undefined {
  if (isKnown(measure)) return { low: measure.low ?? measure.value, high: measure.high ?? measure.value };
  return measure.low === undefined || measure.high === undefined
    ? undefined
    : { low: measure.low, high: measure.high };
}

/** Why a figure is missing; `sin-dato` where it is not, and what it was needed for is. */
export function reasonOf(measure: Measure): MissingReason {
  return isKnown(measure) ? 'sin-dato' : measure.missing;
}

/**
 * Grants per hundred firms that may ask (method 3.2): over all that are not kept out, which is a floor of the coverage, up
 * to over those that are sure. No interval where not one is sure. They are grants, not firms: it may pass 100.
 */
export function coverageShare(grants: Measure, eligible: Measure): Measure {
  const given = endsOf(grants);
  const may = endsOf(eligible);
  if (!given) return missing(reasonOf(grants), 'porcentaje');
  if (!may) return missing(reasonOf(eligible), 'porcentaje');
  if (may.high === 0) return missing('denominador-cero', 'porcentaje');
  const low = (100 * given.low) / may.high;
  const high = given.high === 0 ? 0 : may.low === 0 ? Infinity : (100 * given.high) / may.low;
  return low === high || high === Infinity
    ? known(low, 'porcentaje')
    : known(low, 'porcentaje', { low, high });
}

/**
 * Firms that may ask and were not reached, at the least: each grant may have gone to another firm, and only those that are
 * sure may ask. Up to all that are not kept out.
 */
export function gapOf(grants: Measure, eligible: Measure): Measure {
  const given = endsOf(grants);
  const may = endsOf(eligible);
  if (!given) return missing(reasonOf(grants), 'empresas');
  if (!may) return missing(reasonOf(eligible), 'empresas');
  const low = Math.max(0, may.low - given.high);
  const high = Math.max(0, may.high - given.low);
  return low === high ? known(low, 'empresas') : known(low, 'empresas', { low, high });
}

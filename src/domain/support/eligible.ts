import { type SectorCode, UNKNOWN_SECTOR } from '../ids.ts';
import { CIIU } from '../sectors.ts';
import type { Zone } from '../territory.ts';
import type { Instrument, Rule } from './instrument.ts';
import type { FirmType, Profile, Stage } from './vocabulary.ts';

/** What is known of a firm, or of a person about to start one. Undefined: not known, which is not a no. */
export interface FirmFacts {
  /**
   * Its comuna with the province and the region above it, in any order; empty when unknown. Where the comuna is not known,
   * the zones that are: of a comuna below them nothing can be told.
   */
  readonly zones: readonly Zone['id'][];
  /**
   * Where the place is wider than a comuna: all the zones that hold a part of it, in any of which the firm may be. Absent: as
   * the codes of `zones` nest. A territory of the reader has no code to nest by, and may lie in several regions.
   */
  readonly partly?: readonly Zone['id'][];
  readonly section: SectorCode | undefined;
  readonly division: SectorCode | undefined;
  /** Yearly sales in UF lie between these; equal ends for a figure, Infinity for an open top. */
  readonly sales: { readonly low: number; readonly high: number } | undefined;
  /** Has inicio de actividades. */
  readonly started: boolean | undefined;
  readonly type: FirmType | undefined;
  readonly stage: Stage | undefined;
  /** True, false, or absent where it is not known. */
  readonly profile: Readonly<Partial<Record<Profile, boolean>>>;
}

export interface RuleOutcome {
  readonly rule: Rule;
  readonly met: 'si' | 'no' | 'no-se-sabe';
  /** False: the rule is only general knowledge. */
  readonly confirmed: boolean;
}

/**
 * From the least to the most; a verdict is the least of what its rules say, so that one more rule, or a narrower one, never
 * raises it.
 * - `no`: a confirmed rule is not met.
 * - `por-confirmar`: only unconfirmed rules are not met: nobody is excluded by hearsay.
 * - `falta-dato`: nothing excludes it, but a rule asks what is not known of the firm.
 * - `si`: every rule that the instrument states is met. One that states none has no rule to fail: see `rules`.
 */
export const ANSWERS = ['no', 'por-confirmar', 'falta-dato', 'si'] as const;
export type Answer = (typeof ANSWERS)[number];

export interface Verdict {
  readonly answer: Answer;
  /** One per rule that the instrument states, in the order of RULES; empty: nothing is known of who may ask for it. */
  readonly rules: readonly RuleOutcome[];
}

/** Whether a firm may ask for an instrument (method 3.1), with what each of its rules says. */
export function judge(instrument: Instrument, firm: FirmFacts): Verdict {
  const rules: RuleOutcome[] = [];
  const add = (rule: Rule, met: RuleOutcome['met']) =>
    rules.push({ rule, met, confirmed: !instrument.unconfirmed.has(rule) });
  const has = (known: boolean | undefined): RuleOutcome['met'] =>
    known === undefined ? 'no-se-sabe' : known ? 'si' : 'no';

  if (instrument.types) add('tipos', has(firm.type && instrument.types.includes(firm.type)));
  if (instrument.stages) add('etapas', has(firm.stage && instrument.stages.includes(firm.stage)));
  if (instrument.salesFrom !== undefined || instrument.salesTo !== undefined)
    add('ventas', salesMet(instrument, firm.sales));
  if (instrument.startRule && instrument.startRule !== 'indistinto')
    add(
      'inicio_actividades',
      has(firm.started === undefined ? undefined : firm.started === (instrument.startRule === 'si')),
    );
  if (instrument.sectors.length > 0) add('sectores', sectorMet(instrument.sectors, firm));
  if (instrument.territories.length > 0) add('territorios', placeMet(instrument.territories, firm));
  if (instrument.profiles.length > 0) {
    const said = instrument.profiles.map((one) => firm.profile[one]);
    add('perfil', said.includes(true) ? 'si' : said.includes(undefined) ? 'no-se-sabe' : 'no');
  }
  const least = rules.reduce((acc, outcome) => Math.min(acc, rankOf(outcome)), ANSWERS.indexOf('si'));
  return { answer: ANSWERS[least] ?? 'si', rules };
}

/** Nothing is known of it. */
const ANYONE: FirmFacts = {
  zones: [],
  section: undefined,
  division: undefined,
  sales: undefined,
  started: undefined,
  type: undefined,
  stage: undefined,
  profile: {},
};

/**
 * What an answer on an instrument stands on: `sin-reglas`, nothing is known of who may ask for it; `por-confirmar`, all that is
 * known is general knowledge; `en-parte`, some of it is; `confirmadas`, none.
 */
export type Footing = 'sin-reglas' | 'por-confirmar' | 'en-parte' | 'confirmadas';

export function footingOf(instrument: Instrument): Footing {
  const { rules } = judge(instrument, ANYONE);
  const confirmed = rules.filter((one) => one.confirmed).length;
  if (rules.length === 0) return 'sin-reglas';
  return confirmed === 0 ? 'por-confirmar' : confirmed < rules.length ? 'en-parte' : 'confirmadas';
}

/** The place among ANSWERS of what one rule says by itself. */
function rankOf({ met, confirmed }: RuleOutcome): number {
  const alone: Answer =
    met === 'no' ? (confirmed ? 'no' : 'por-confirmar') : met === 'si' ? 'si' : 'falta-dato';
  return ANSWERS.indexOf(alone);
}

/** Both ends of what may be sold lie inside the limits, or both outside on one side; anything else is not known. */
function salesMet(
  { salesFrom = 0, salesTo = Infinity }: Instrument,
  sales: FirmFacts['sales'],
): RuleOutcome['met'] {
  if (!sales) return 'no-se-sabe';
  if (sales.low >= salesFrom && sales.high <= salesTo) return 'si';
  return sales.high < salesFrom || sales.low > salesTo ? 'no' : 'no-se-sabe';
}

/** A firm known only by its section may or may not be of one of the finer sectors that are asked for within it. */
function sectorMet(sectors: readonly SectorCode[], { section, division }: FirmFacts): RuleOutcome['met'] {
  const own = section ?? (division && CIIU.get(division)?.section);
  if (own === undefined || own === UNKNOWN_SECTOR) return 'no-se-sabe';
  if (sectors.some((code) => code === own || code === division)) return 'si';
  const within = sectors.filter((code) => sectionOf(code) === own);
  // A package's own sub-rubro is finer than a division: a division does not tell whether the firm is of it.
  return within.some((code) => division === undefined || !CIIU.has(code)) ? 'no-se-sabe' : 'no';
}

/** The section of a division; of a package's own sub-rubro (`G-03`), the letter it begins with. */
function sectionOf(code: SectorCode): string {
  return CIIU.get(code)?.section ?? code.slice(0, 1);
}

/** Codes are nested: `02201` lies in `022` and `02`. A firm known by its region may or may not be in a comuna of it. */
function placeMet(territories: readonly Zone['id'][], { zones, partly }: FirmFacts): RuleOutcome['met'] {
  if (territories.some((id) => zones.includes(id))) return 'si';
  if (partly) return territories.some((id) => partly.includes(id)) ? 'no-se-sabe' : 'no';
  const finest = zones
    .filter((id) => /^\d/.test(id))
    .reduce((acc, id) => (id.length > acc.length ? id : acc), '');
  return territories.some((id) => id.startsWith(finest)) ? 'no-se-sabe' : 'no';
}

import { fold } from '../text.ts';
import { type FirmFacts, judge } from './eligible.ts';
import type { Instrument } from './instrument.ts';
import {
  AREA_NAMES,
  type Area,
  type FirmType,
  PROFILE_NAMES,
  type Stage,
  SUPPORT_KIND_NAMES,
  type SupportKind,
  type SupportLevel,
} from './vocabulary.ts';

/** What a reader looks for; undefined or false: any. */
export interface InstrumentSearch {
  /** Words that must all be there, in any order, without minding accents. */
  readonly text?: string | undefined;
  readonly institution?: string | undefined;
  readonly level?: SupportLevel | undefined;
  readonly kind?: SupportKind | undefined;
  readonly type?: FirmType | undefined;
  readonly stage?: Stage | undefined;
  readonly area?: Area | undefined;
  /** Only those for women, or that favour them. */
  readonly women?: boolean | undefined;
  /** Only those that a regional government may target. */
  readonly transferable?: boolean | undefined;
  /** Only those that no confirmed rule keeps from this firm. */
  readonly reaching?: FirmFacts | undefined;
}

export interface InstrumentsFound {
  /** Those whose name has the words first; the rest in the order of the catalogue. */
  readonly found: readonly Instrument[];
  /** Of those found, how many do not say which types or stages they serve, and so are not left out by these filters. */
  readonly unstated: number;
}

/** The instruments of a catalogue that a reader looks for. What an instrument does not say never leaves it out. */
export function searchInstruments(
  instruments: readonly Instrument[],
  search: InstrumentSearch,
): InstrumentsFound {
  const words = fold(search.text ?? '')
    .split(' ')
    .filter(Boolean);
  const holds = (text: string) => {
    const folded = fold(text);
    return words.every((word) => folded.includes(word));
  };
  const { type, stage, reaching } = search;
  const found = instruments.filter(
    (one) =>
      (!search.institution || one.institution === search.institution) &&
      (!search.level || one.level === search.level) &&
      (!search.kind || one.kind === search.kind) &&
      (!type || !one.types || one.types.includes(type)) &&
      (!stage || !one.stages || one.stages.includes(stage)) &&
      (!search.area || one.areas.includes(search.area)) &&
      (!search.women || one.womenFocus) &&
      (!search.transferable || one.transferable) &&
      (!reaching || judge(one, reaching).answer !== 'no') &&
      holds(wordsOf(one)),
  );
  const named = new Set(words.length > 0 ? found.filter(({ name }) => holds(name)) : found);
  return {
    found: [...found.filter((one) => named.has(one)), ...found.filter((one) => !named.has(one))],
    unstated: found.filter((one) => (type && !one.types) || (stage && !one.stages)).length,
  };
}

/** What of an instrument a search looks through. */
function wordsOf(one: Instrument): string {
  return [
    one.name,
    one.institution,
    one.requirements ?? '',
    SUPPORT_KIND_NAMES[one.kind],
    ...one.areas.map((area) => AREA_NAMES[area]),
    ...one.profiles.map((profile) => PROFILE_NAMES[profile]),
  ].join(' ');
}

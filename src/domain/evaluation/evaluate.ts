import type { SectorCode, ZoneId } from '../ids.ts';
import type { FirmFacts } from '../support/eligible.ts';
import { type FirmType, PROFILES, type Profile } from '../support/vocabulary.ts';
import { type Range, type TypeResult, typeOf } from './firm_type.ts';
import { type Answers, asked, used } from './progress.ts';
import { MONTHS, NOTHING_ELSE, type QuestionId, SALES, WORKERS } from './questions.ts';
import { type Resources, resourcesOf } from './resources.ts';
import { type StageResult, stageOf } from './stage.ts';
import { TRAIT_IDS, type TraitValues, traitOf } from './traits.ts';

/** All that the questionnaire tells, but for the place: that needs the figures of the package. */
export interface Evaluation {
  /** Undefined for somebody who does not sell yet: there is no business to classify. */
  readonly type: TypeResult | undefined;
  readonly stage: StageResult;
  readonly resources: Resources;
  /** Works alone: shown, and it never decides the type. */
  readonly alone: boolean;
}

export function evaluate(answers: Answers): Evaluation {
  const said = used(answers);
  const momento = wordOf(said, 'momento');
  const sells = momento === undefined ? undefined : momento === 'vendiendo';
  const workers = rangeOf(WORKERS, said, 'personas');
  const sales = rangeOf(SALES, said, 'ventas');
  const values = traitValues((trait) => wordOf(said, trait));
  return {
    type: sells === false ? undefined : typeOf(values, workers, sales),
    stage: stageOf({
      sells,
      months: rangeOf(MONTHS, said, 'tiempo'),
      regularity: values.permanencia,
    }),
    resources: resourcesOf(said, asked(answers)),
    alone: workers?.high === 1,
  };
}

/** What the instruments need to know, as far as the person said it. `zones`: the comuna with what it belongs to. */
export function factsOf(answers: Answers, zones: readonly ZoneId[]): FirmFacts {
  const said = used(answers);
  const { type, stage } = evaluate(answers);
  const started = wordOf(said, 'inicio');
  const profile = said.perfil;
  const marked = profile === undefined || typeof profile === 'string' ? [] : profile;
  return {
    zones,
    section: wordOf(said, 'sector') as SectorCode | undefined,
    division: undefined,
    // Somebody who does not sell yet sells nothing.
    sales: stage.stage === 'concepcion' ? { low: 0, high: 0 } : rangeOf(SALES, said, 'ventas'),
    started: started === undefined ? undefined : started === 'si',
    type: type?.type,
    stage: stage.stage,
    profile: Object.fromEntries(
      PROFILES.flatMap((one): [Profile, boolean][] =>
        marked.includes(one) ? [[one, true]] : marked.includes(NOTHING_ELSE) ? [[one, false]] : [],
      ),
    ),
  };
}

/** The types that the firm may be: the one told, those it lies between, or any microenterprise before it begins. */
export function possibleTypes({ type }: Evaluation): readonly FirmType[] {
  return type?.possible ?? ['subsistencia', 'acumulacion-simple', 'acumulacion-ampliada'];
}

/** Traits whose word is one of theirs; any other word is as good as none. */
export function traitValues(wordFor: (trait: (typeof TRAIT_IDS)[number]) => string | undefined): TraitValues {
  return Object.fromEntries(
    TRAIT_IDS.flatMap((trait) => {
      const word = wordFor(trait);
      return word !== undefined && Object.hasOwn(traitOf(trait).values, word) ? [[trait, word]] : [];
    }),
  );
}

function wordOf(answers: Answers, id: QuestionId): string | undefined {
  const said = answers[id];
  return typeof said === 'string' ? said : undefined;
}

function rangeOf(
  ranges: Readonly<Record<string, Range>>,
  answers: Answers,
  id: QuestionId,
): Range | undefined {
  const word = wordOf(answers, id);
  return word === undefined ? undefined : ranges[word];
}

import { type FormEvent, type ReactNode, useEffect, useId, useRef } from 'react';
import { type Answer, asked, back, next, type Progress, say } from '../../domain/evaluation/progress.ts';
import {
  NOTHING_ELSE,
  type Option,
  type Question,
  type QuestionId,
  questionOf,
  UNKNOWN,
} from '../../domain/evaluation/questions.ts';
import { SECTION_CODES } from '../../domain/sectors.ts';
import { searchZones } from '../../domain/territory.ts';
import type { PackageSummary } from '../../load/summary.ts';
import { ZonePicker } from '../territories/ZonePicker.tsx';

/** Sections in which nobody sets up a business: the State, homes that employ, international bodies. */
const NOT_A_BUSINESS = ['O', 'T', 'U'];
const UNKNOWN_OPTION: Option = { value: UNKNOWN, label: 'No sé, o prefiero no decirlo' };

type AtQuestion = Progress & { readonly at: QuestionId };

/** One question, with its help. «Siguiente» with nothing chosen skips it. */
export function QuestionStep(props: {
  readonly progress: AtQuestion;
  readonly summary: PackageSummary;
  /** Takes the focus: the reader has just come from another question. */
  readonly focus: boolean;
  /** Keeps an answer and stays. */
  readonly onSay: (progress: Progress) => void;
  /** Goes elsewhere. */
  readonly onGo: (progress: Progress) => void;
}): ReactNode {
  const { progress, summary, focus, onSay, onGo } = props;
  const { at, answers } = progress;
  const heading = useRef<HTMLHeadingElement>(null);
  const helpId = useId();
  const first = useRef(focus);
  useEffect(() => {
    if (first.current) heading.current?.focus();
  }, []);
  const list = asked(answers);
  const place = list.indexOf(at) + 1;
  const question = questionOf(at);
  const answer = answers[at];
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onGo(next(progress));
  };
  return (
    <form className="question" onSubmit={submit}>
      <p className="question-place" aria-hidden="true">
        Pregunta {place} de {list.length}
      </p>
      <progress value={place - 1} max={list.length} aria-label="Avance del cuestionario" />
      <h3 ref={heading} tabIndex={-1}>
        <span className="visually-hidden">
          Pregunta {place} de {list.length}.{' '}
        </span>
        {question.text}
      </h3>
      {question.help && (
        <p className="soft" id={helpId}>
          {question.help}
        </p>
      )}
      <Field
        question={question}
        answer={answer}
        summary={summary}
        {...(question.help ? { described: helpId } : {})}
        onSay={(said) => onSay(say(progress, at, said))}
      />
      <p className="evaluation-actions">
        <button type="submit" className="button is-main">
          {answer === undefined
            ? 'Saltar esta pregunta'
            : place === list.length
              ? 'Ver el resultado'
              : 'Siguiente'}
        </button>
        {place > 1 && (
          <button type="button" className="button" onClick={() => onGo(back(progress))}>
            Anterior
          </button>
        )}
      </p>
    </form>
  );
}

function Field(props: {
  readonly question: Question;
  readonly answer: Answer | undefined;
  readonly summary: PackageSummary;
  readonly described?: string;
  readonly onSay: (answer: Answer | undefined) => void;
}): ReactNode {
  const { question, answer, summary, described, onSay } = props;
  const group = described ? { 'aria-describedby': described } : {};
  const legend = <legend className="visually-hidden">{question.text}</legend>;
  if (question.kind === 'comuna') return <ComunaField answer={answer} summary={summary} onSay={onSay} />;
  if (question.kind === 'varias') {
    const marked = answer === undefined || typeof answer === 'string' ? [] : answer;
    const toggle = (value: string) => {
      const rest = marked.filter((one) => one !== value);
      const now = rest.length < marked.length ? rest : [...marked, value];
      onSay(now.length > 0 ? now : undefined);
    };
    return (
      <fieldset className="options" {...group}>
        {legend}
        {question.options.map(({ value, label }) => (
          <label key={value} className={value === NOTHING_ELSE ? 'is-apart' : undefined}>
            <input type="checkbox" checked={marked.includes(value)} onChange={() => toggle(value)} />
            {label}
          </label>
        ))}
      </fieldset>
    );
  }
  const options =
    question.kind === 'opcion'
      ? question.options
      : SECTION_CODES.filter((code) => !NOT_A_BUSINESS.includes(code)).map((code) => ({
          value: code as string,
          label: summary.sectors.get(code)?.name ?? code,
        }));
  return (
    <fieldset className={question.kind === 'sector' ? 'options is-dense' : 'options'} {...group}>
      {legend}
      {[...options, UNKNOWN_OPTION].map(({ value, label }) => (
        <label key={value} className={value === UNKNOWN ? 'is-apart' : undefined}>
          <input
            type="radio"
            name={question.id}
            value={value}
            checked={answer === value}
            onChange={() => onSay(value)}
          />
          {label}
        </label>
      ))}
    </fieldset>
  );
}

function ComunaField(props: {
  readonly answer: Answer | undefined;
  readonly summary: PackageSummary;
  readonly onSay: (answer: Answer | undefined) => void;
}): ReactNode {
  const { answer, summary, onSay } = props;
  const { territory } = summary;
  const chosen = territory.byLevel.comuna.find(({ id }) => id === answer);
  const elsewhere = typeof answer === 'string' && answer !== UNKNOWN && !chosen;
  return (
    <div className="options">
      <ZonePicker
        label="Busca tu comuna por su nombre"
        find={(typed) =>
          searchZones(territory, typed, 40)
            .filter(({ zone }) => zone.level === 'comuna')
            .slice(0, 8)
        }
        onPick={({ id }) => onSay(id)}
      />
      <p role="status">
        {chosen && (
          <>
            Elegiste <strong>{chosen.name}</strong>.
          </>
        )}
        {elsewhere && 'Elegiste una comuna que no está en este paquete de datos.'}
      </p>
      <label className="is-apart">
        <input
          type="checkbox"
          checked={answer === UNKNOWN}
          onChange={() => onSay(answer === UNKNOWN ? undefined : UNKNOWN)}
        />
        {UNKNOWN_OPTION.label}
      </label>
    </div>
  );
}

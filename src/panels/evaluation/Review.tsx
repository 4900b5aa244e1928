import { type ReactNode, useEffect, useRef } from 'react';
import { asked, goTo, type Progress } from '../../domain/evaluation/progress.ts';
import { questionOf } from '../../domain/evaluation/questions.ts';
import type { PackageSummary } from '../../load/summary.ts';
import { answerWords } from './words.ts';

/** Every question asked with its answer, each of which can be gone to and changed. */
export function Review(props: {
  readonly progress: Progress;
  readonly summary: PackageSummary;
  readonly onGo: (progress: Progress) => void;
  readonly onClose: () => void;
}): ReactNode {
  const { progress, summary, onGo, onClose } = props;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className="evaluation-block">
      <h3 ref={heading} tabIndex={-1}>
        Todas tus respuestas
      </h3>
      <AnswerList progress={progress} summary={summary} onGo={onGo} />
      <p className="evaluation-actions">
        <button type="button" className="button is-main" onClick={() => onGo(goTo(progress, 'resultado'))}>
          Ver el resultado
        </button>
        <button type="button" className="button" onClick={onClose}>
          Volver a donde estaba
        </button>
      </p>
    </div>
  );
}

export function AnswerList(props: {
  readonly progress: Progress;
  readonly summary: PackageSummary;
  readonly onGo?: (progress: Progress) => void;
}): ReactNode {
  const { progress, summary, onGo } = props;
  return (
    <dl className="answers">
      {asked(progress.answers).map((id) => {
        const { text } = questionOf(id);
        return (
          <div key={id}>
            <dt>{text}</dt>
            <dd>{answerWords(id, progress.answers[id], summary.territory, summary.sectors)}</dd>
            {onGo && (
              <dd className="no-print">
                <button
                  type="button"
                  className="link-button"
                  aria-label={`Cambiar: ${text}`}
                  onClick={() => onGo(goTo(progress, id))}
                >
                  Cambiar
                </button>
              </dd>
            )}
          </div>
        );
      })}
    </dl>
  );
}

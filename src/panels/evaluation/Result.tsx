import { type ReactNode, useEffect, useRef, useState } from 'react';
import { evaluate, factsOf } from '../../domain/evaluation/evaluate.ts';
import { back, type Progress, unanswered, used } from '../../domain/evaluation/progress.ts';
import type { Resources } from '../../domain/evaluation/resources.ts';
import { STAGE_RULES, type StageResult } from '../../domain/evaluation/stage.ts';
import type { SectorCode, ZoneId } from '../../domain/ids.ts';
import { todayIso } from '../../domain/support/deadlines.ts';
import { STAGE_NAMES, STAGES } from '../../domain/support/vocabulary.ts';
import { ancestor } from '../../domain/territory.ts';
import type { PackageSummary } from '../../load/summary.ts';
import { formatDate } from '../../ui/format.ts';
import { listed } from '../support/words.ts';
import { Relevance } from './Relevance.tsx';
import { AnswerList } from './Review.tsx';
import { RouteBlock } from './RouteBlock.tsx';
import { TypeBlock } from './TypeBlock.tsx';
import { leadSentence, STAGE_NEEDS } from './words.ts';

/** What comes of the answers: the sentence first, then each part with what stands behind it, then the route. */
export function Result(props: {
  readonly progress: Progress;
  readonly summary: PackageSummary;
  readonly focus: boolean;
  readonly onGo: (progress: Progress) => void;
}): ReactNode {
  const { progress, summary, focus, onGo } = props;
  const { answers } = progress;
  const heading = useRef<HTMLHeadingElement>(null);
  const first = useRef(focus);
  const [withAnswers, setWithAnswers] = useState(false);
  useEffect(() => {
    if (first.current) heading.current?.focus();
  }, []);
  const said = used(answers);
  const evaluation = evaluate(answers);
  const { territory } = summary;
  const comuna = territory.byLevel.comuna.find(({ id }) => id === said.comuna);
  const chain = comuna
    ? [
        comuna.id,
        ancestor(territory, comuna.id, 'provincia'),
        ancestor(territory, comuna.id, 'region'),
      ].filter((id): id is ZoneId => id !== undefined)
    : [];
  const left = unanswered(answers).length;
  return (
    <div className="evaluation-result">
      <div className="evaluation-block">
        <h3 ref={heading} tabIndex={-1}>
          Resultado
        </h3>
        <p className="lead">{leadSentence(evaluation)}</p>
        <p className="panel-info">
          Informa, no aconseja. Resultado del {formatDate(todayIso())} con lo que contaste; nadie más lo vio.
          El tipo y la etapa ayudan a elegir apoyos: no son un certificado.
          {left > 0 && ` Quedan ${left} preguntas sin responder.`}
        </p>
        <p className="evaluation-actions no-print">
          <button type="button" className="button is-main" onClick={() => print()}>
            Imprimir
          </button>
          <button type="button" className="button" onClick={() => onGo(back(progress))}>
            Volver a las preguntas
          </button>
          <label className="evaluation-tick">
            <input
              type="checkbox"
              checked={withAnswers}
              onChange={(event) => setWithAnswers(event.target.checked)}
            />
            Incluir mis respuestas
          </label>
        </p>
        {withAnswers && <AnswerList progress={progress} summary={summary} />}
      </div>
      {evaluation.type && <TypeBlock type={evaluation.type} alone={evaluation.alone} />}
      <StageBlock stage={evaluation.stage} />
      <ResourcesBlock resources={evaluation.resources} />
      <Relevance zone={comuna} sector={said.sector as SectorCode | undefined} summary={summary} />
      <RouteBlock facts={factsOf(answers, chain)} evaluation={evaluation} summary={summary} />
    </div>
  );
}

function StageBlock({ stage: { stage, lacking } }: { readonly stage: StageResult }): ReactNode {
  return (
    <section className="evaluation-block" aria-labelledby="stage-title">
      <h3 id="stage-title">Etapa: {stage ? STAGE_NAMES[stage].toLowerCase() : 'no se puede decir'}</h3>
      {!stage && <p>Falta saber {listed(lacking.map((one) => STAGE_NEEDS[one]))}.</p>}
      <ol className="stages">
        {STAGES.map((one) => (
          <li key={one} {...(one === stage ? { 'aria-current': 'step' as const } : {})}>
            <strong>{STAGE_NAMES[one]}</strong> {STAGE_RULES[one]}
          </li>
        ))}
      </ol>
      <p className="small soft">
        El plan de fomento de Atacama nombra las cuatro etapas y no dice cuándo empieza cada una. Los meses
        son un supuesto del proyecto.
      </p>
    </section>
  );
}

const POINTS_WORDS = ['Falta', 'En parte', 'Lo tienes'] as const;

function ResourcesBlock({
  resources: { terms, points, most },
}: {
  readonly resources: Resources;
}): ReactNode {
  return (
    <section className="evaluation-block" aria-labelledby="resources-title">
      <h3 id="resources-title">
        Recursos y competencias: {most === 0 ? 'no se puede decir' : `${points} de ${most} puntos`}
      </h3>
      <ul className="resources">
        {terms.map(({ question, name, points: one }) => (
          <li key={question}>
            <span>{name}</span>
            {one === undefined ? (
              <span className="soft">No lo dijiste: no cuenta</span>
            ) : (
              <span>
                <span className="bar" aria-hidden="true">
                  <span style={{ width: `${50 * one}%` }} />
                </span>
                {POINTS_WORDS[one]}: {one} de 2
              </span>
            )}
          </li>
        ))}
      </ul>
      <p className="small soft">
        Cada término vale lo mismo, de 0 a 2: es un supuesto del proyecto. Sirve para ver qué reforzar, no
        para compararte.
      </p>
    </section>
  );
}

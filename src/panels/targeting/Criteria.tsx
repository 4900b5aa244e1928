import type { ReactNode } from 'react';
import type { Decision } from '../../domain/support/decision.ts';
import type { Catalogue } from '../../domain/support/instrument.ts';
import type { PackageSummary } from '../../load/summary.ts';
import { asApplied, KIND_NAMES, listed } from './words.ts';

/** What a decision says, in its words, beside how it is applied and what had to be assumed. */
export function Criteria(props: {
  readonly decision: Decision;
  readonly summary: PackageSummary;
  readonly catalogue: Catalogue | undefined;
}): ReactNode {
  const { decision, summary, catalogue } = props;
  const nameOf = (id: string) => catalogue?.instruments.find((one) => one.id === id)?.name ?? id;
  const notTransferred = decision.instruments.filter(
    (id) => catalogue?.instruments.find((one) => one.id === id)?.transferable === false,
  );
  return (
    <section className="targeting-block">
      <h3>Lo que dice la decisión</h3>
      <p>
        <strong>Instrumentos:</strong>{' '}
        {decision.instruments.length > 0
          ? `${listed(decision.instruments.map(nameOf))}.`
          : 'no nombra ninguno.'}
      </p>
      {notTransferred.length > 0 && (
        <p className="panel-bad">
          <strong>
            La ley no transfiere al gobierno regional la focalización de {listed(notTransferred.map(nameOf))}.
          </strong>{' '}
          Lo dicen la Ley 21.074 y los decretos 246, 247 y 248 de 2021. La decisión no obliga a quien los
          entrega.
        </p>
      )}
      {decision.criteria.length === 0 ? (
        <p>No pone criterios: cubre a toda la región, a cualquier sector y a cualquier persona.</p>
      ) : (
        <ol className="criteria">
          {decision.criteria.map((criterion) => (
            <li key={criterion.line}>
              <p>
                <strong>
                  {KIND_NAMES[criterion.kind]}, {criterion.scope}.
                </strong>{' '}
                {asApplied(criterion, summary.territory, summary.sectors)}.
              </p>
              {criterion.wording !== '' && <p className="soft">Dice: «{criterion.wording}»</p>}
              {criterion.note !== '' && <p className="small soft">Se supuso: {criterion.note}</p>}
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

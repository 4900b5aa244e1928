import { type ReactNode, Suspense } from 'react';
import { isKnown, type Measure } from '../../domain/measure.ts';
import { type Contribution, roundedContributions } from '../../domain/potential.ts';
import { EQUAL_WEIGHTS, MEANS, TERMS, type TermId } from '../../domain/settings.ts';
import type { Zone } from '../../domain/territory.ts';
import { Take } from '../../reports/Take.tsx';
import { rowOf, type Shown, scoreAt } from '../../state/select.ts';
import { go } from '../../state/store.ts';
import { SelectField } from '../../ui/Field.tsx';
import { formatInterval, formatNumber, MISSING_WORDS } from '../../ui/format.ts';
import { useOnPaper } from '../report/on_paper.tsx';
import { WhyFigure } from '../why/Why.tsx';
import { MEAN_WORDS, TERM_WORDS } from '../words.ts';
import './score.css';
import { lazily } from '../../ui/lazily.ts';

const Standing = lazily(() => import('./Standing.tsx'));

/** The potential score with what each term adds, its data grade, and the weights the reader can move. */
export function ScorePanel({ shown, zone }: { readonly shown: Shown; readonly zone: Zone }): ReactNode {
  const { view } = shown;
  const onPaper = useOnPaper();
  const scored = scoreAt(shown, rowOf(shown, zone.id));
  if (!scored) return null;
  const {
    score,
    graded: { grade, reasons },
  } = scored;
  const geometric = view.mean === 'geometrica';
  const points = roundedContributions([
    ...score.contributions.map((one) => one.points),
    ...(geometric ? [score.imbalance] : []),
  ]);
  const moved = geometric || TERMS.some((term) => view.weights[term] !== EQUAL_WEIGHTS[term]);
  if (score.contributions.every(({ percentile }) => percentile === undefined))
    return (
      <section aria-labelledby="score-title">
        <h3 id="score-title">Potencial: por qué no hay puntaje</h3>
        <p className="prose">
          {score.contributions
            .map(({ term, missing }) => `${TERM_WORDS[term].name}: ${reasonOf(missing)}`)
            .join('; ')}
          . Hacen falta tres zonas o más que comparar y al menos un término con dato.
        </p>
      </section>
    );
  return (
    <section aria-labelledby="score-title">
      <h3 id="score-title">Potencial: por qué ese puntaje</h3>
      {isKnown(score.measure) ? (
        <p className="lead">
          {formatNumber(score.measure.value, 1)} de 100
          {formatInterval(score.measure) && ` (${formatInterval(score.measure)})`}. Calidad del dato:{' '}
          <span className="grade">{grade}</span>
        </p>
      ) : (
        <p className="lead">Sin puntaje: los términos con dato tienen peso cero. Sube alguno.</p>
      )}
      {isKnown(score.measure) && (
        <p className="small soft prose">
          De A, la mejor, a D. {reasons.join(' ') || 'Datos completos y recientes.'}
        </p>
      )}
      {isKnown(score.measure) && (
        <Suspense fallback={<div className="standing" aria-busy="true" />}>
          <Standing shown={shown} zone={zone} />
        </Suspense>
      )}
      <div className="contributions">
        {score.contributions.map((one, at) => (
          <div key={one.term} className="contribution">
            <div>
              <strong>{TERM_WORDS[one.term].name}</strong>
              <br />
              <span className="small soft">{TERM_WORDS[one.term].help}</span>
            </div>
            <div className="bar hide-narrow" aria-hidden="true">
              <span style={{ width: `${points[at] ?? 0}%` }} />
            </div>
            <div className="num">
              {one.percentile === undefined ? (
                <span className="missing small">{reasonOf(one.missing)}</span>
              ) : (
                <strong>{formatNumber(points[at] ?? 0, 1)}</strong>
              )}
            </div>
            <TermWeight shown={shown} one={one} />
          </div>
        ))}
        {geometric && isKnown(score.measure) && (
          <div className="contribution is-imbalance">
            <div>
              <strong>Desequilibrio entre términos</strong>
              <br />
              <span className="small soft">lo que descuenta el promedio geométrico</span>
            </div>
            <div className="hide-narrow" />
            <div className="num">
              <strong>{formatNumber(points.at(-1) ?? 0, 1)}</strong>
            </div>
          </div>
        )}
      </div>
      <Take />
      {isKnown(score.measure) && (
        <p className="small prose">
          Suman <strong>{formatNumber(sumOf(points), 1)}</strong>. El percentil es el lugar entre las zonas de
          la referencia, de 0 a 100. Cada término aporta el suyo por su parte del peso; lo que no tiene dato
          reparte su peso entre los demás.{' '}
          {geometric &&
            'El promedio geométrico descuenta más mientras más distintos son los términos: de 90 y 10 hace 30, no 50. '}
          <WhyFigure figure="potencial" of="Potencial" zone={zone.id} sector={shown.sector} />
        </p>
      )}
      {!onPaper && (
        <div className="averaging no-print">
          <SelectField
            label="Promedio"
            value={view.mean}
            options={MEANS.map((mean) => ({ value: mean, label: MEAN_WORDS[mean] }))}
            onChange={(mean) => go({ mean })}
          />
          <button
            type="button"
            className="button"
            disabled={!moved}
            onClick={() => go({ weights: EQUAL_WEIGHTS, mean: 'aritmetica' })}
          >
            Volver a pesos iguales{geometric && ' y promedio aritmético'}
          </button>
          <p className="small soft prose">
            En el aritmético un término fuerte compensa a uno débil; en el geométrico, menos.
          </p>
        </div>
      )}
    </section>
  );
}

/** The weight of a term, which the reader moves; on a paper it is only told. */
function TermWeight({ shown, one }: { readonly shown: Shown; readonly one: Contribution }): ReactNode {
  const { weights } = shown.view;
  const told = (
    <span className="soft">
      Peso {weights[one.term]}
      {one.percentile === undefined
        ? ''
        : `, percentil ${formatNumber(one.percentile, 1)}${one.censored ? ' (centro de un intervalo)' : ''}`}
    </span>
  );
  if (useOnPaper()) return <div className="small">{told}</div>;
  return (
    <label className="small">
      {told}
      <input
        type="range"
        min={0}
        max={5}
        step={1}
        value={weights[one.term]}
        aria-label={`Peso de ${TERM_WORDS[one.term].name}`}
        onChange={(event) => setWeight(shown, one.term, Number(event.target.value))}
      />
    </label>
  );
}

function setWeight({ view }: Shown, term: TermId, weight: number): void {
  go({ weights: { ...view.weights, [term]: weight } }, 'replace');
}

function reasonOf(measure: Measure | undefined): string {
  return measure && !isKnown(measure) ? MISSING_WORDS[measure.missing] : MISSING_WORDS['sin-dato'];
}

function sumOf(points: readonly number[]): number {
  return points.reduce((acc, one) => acc + one, 0);
}

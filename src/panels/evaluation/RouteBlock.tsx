import type { ReactNode } from 'react';
import { type Evaluation, possibleTypes } from '../../domain/evaluation/evaluate.ts';
import { personalRoute, type RouteGroup, type RouteStep } from '../../domain/evaluation/personal_route.ts';
import { deadlineOf, todayIso } from '../../domain/support/deadlines.ts';
import { type FirmFacts, footingOf } from '../../domain/support/eligible.ts';
import { AREA_NAMES, SUPPORT_KIND_NAMES } from '../../domain/support/vocabulary.ts';
import type { PackageSummary } from '../../load/summary.ts';
import { useStore } from '../../state/store.ts';
import { useSupport } from '../../state/support.ts';
import { formatDate } from '../../ui/format.ts';
import '../catalogue/catalogue.css';
import { DeadlineMark } from '../catalogue/DeadlineMark.tsx';
import { amountWords } from '../catalogue/words.ts';
import { PlainLink } from '../header/Header.tsx';
import { FOOTING_SENTENCES, listed } from '../support/words.ts';
import { changeWords, DOUBT_WORDS, unknownWords } from './words.ts';

const GROUPS: Readonly<Record<RouteGroup, { readonly title: string; readonly lead: string }>> = {
  puede: {
    title: 'Puedes pedirlo',
    lead: 'Cumples las reglas que conocemos. Mira el plazo: sin fecha conocida no quiere decir abierto.',
  },
  confirmar: {
    title: 'Podrías: falta confirmar',
    lead: 'Nada te excluye, pero falta un dato tuyo o confirmar una regla del instrumento.',
  },
  'todavia-no': {
    title: 'Todavía no: qué tendría que cambiar',
    lead: 'No cumples una regla que podrías llegar a cumplir.',
  },
  'quizas-no': {
    title: 'Parece que no, por reglas sin confirmar',
    lead: 'Lo que los deja fuera es de conocimiento general, o no los pide un negocio solo. Pregunta si te interesa.',
  },
  'no-es': {
    title: 'No es para tu caso',
    lead: 'Es para otro lugar, otro rubro u otras personas, o tu negocio ya lo pasó.',
  },
};
const OPEN_GROUPS = ['puede', 'confirmar', 'todavia-no'] as const satisfies readonly RouteGroup[];
/** Long lists that are seldom what the person came for. */
const FOLDED_GROUPS = ['quizas-no', 'no-es'] as const satisfies readonly RouteGroup[];

/** The personal route: which instruments, in what order, until when, and what would have to change for the others. */
export function RouteBlock(props: {
  readonly facts: FirmFacts;
  readonly evaluation: Evaluation;
  readonly summary: PackageSummary;
}): ReactNode {
  const { facts, evaluation, summary } = props;
  const catalogue = useSupport('catalogue');
  const hasTable = summary.tables.includes('instrumentos');
  if (!hasTable || !catalogue)
    return (
      <section className="evaluation-block" aria-labelledby="personal-route">
        <h3 id="personal-route">Tu ruta de apoyo</h3>
        {hasTable ? (
          <div className="skeleton" />
        ) : (
          <p>Este paquete no trae un catálogo de instrumentos: no hay ruta que mostrar.</p>
        )}
      </section>
    );
  const { steps, shared } = personalRoute(catalogue.instruments, facts, possibleTypes(evaluation));
  const inGroup = (group: RouteGroup) => steps.filter((step) => step.group === group);
  const count = inGroup('puede').length;
  return (
    <section className="evaluation-block" aria-labelledby="personal-route">
      <h3 id="personal-route">Tu ruta de apoyo</h3>
      <p className="lead">
        {count === 0
          ? 'Con lo que contaste, ningún instrumento del catálogo se puede dar por cumplido.'
          : `Cumples lo que ${count === 1 ? 'pide un instrumento' : `piden ${count} instrumentos`} del catálogo.`}
      </p>
      <p className="soft">
        En orden de entrada: primero las puertas (SENCE, FOSIS y SERCOTEC), después según la etapa que
        atienden.
      </p>
      {OPEN_GROUPS.map((group) => (
        <RouteList key={group} group={group} steps={inGroup(group)} facts={facts} summary={summary}>
          {group === 'puede' &&
            shared.map(({ area, instruments }) => (
              <p key={area} className="small">
                {listed(instruments.map(({ name }) => name))} cubren lo mismo (
                {AREA_NAMES[area].toLowerCase()}): se traslapan.
              </p>
            ))}
        </RouteList>
      ))}
      {FOLDED_GROUPS.map((group) => {
        const others = inGroup(group);
        return (
          others.length > 0 && (
            <details key={group} className="route-others" ref={unfoldOnPaper}>
              <summary>
                {GROUPS[group].title} ({others.length})
              </summary>
              <RouteList group={group} steps={others} facts={facts} summary={summary} />
            </details>
          )
        );
      })}
    </section>
  );
}

/** On paper nothing can be unfolded: what was folded is printed too, and folded again after. */
function unfoldOnPaper(details: HTMLDetailsElement | null): (() => void) | undefined {
  if (!details) return undefined;
  let folded = false;
  const unfold = () => {
    folded = !details.open;
    details.open = true;
  };
  const fold = () => {
    if (folded) details.open = false;
  };
  addEventListener('beforeprint', unfold);
  addEventListener('afterprint', fold);
  return () => {
    removeEventListener('beforeprint', unfold);
    removeEventListener('afterprint', fold);
  };
}

function RouteList(props: {
  readonly group: RouteGroup;
  readonly steps: readonly RouteStep[];
  readonly facts: FirmFacts;
  readonly summary: PackageSummary;
  readonly children?: ReactNode;
}): ReactNode {
  const { group, steps, facts, summary, children } = props;
  const { title, lead } = GROUPS[group];
  return (
    <section className="route-group" aria-label={title}>
      {(OPEN_GROUPS as readonly RouteGroup[]).includes(group) && (
        <h4>
          {title} <span className="soft">({steps.length})</span>
        </h4>
      )}
      {steps.length === 0 ? (
        <p className="soft">Ninguno, con lo que contaste.</p>
      ) : (
        <>
          <p className="small soft">{lead}</p>
          {children}
          <ol className="route-steps">
            {steps.map((step) => (
              <Step key={step.instrument.id} step={step} facts={facts} summary={summary} />
            ))}
          </ol>
        </>
      )}
    </section>
  );
}

function Step(props: {
  readonly step: RouteStep;
  readonly facts: FirmFacts;
  readonly summary: PackageSummary;
}): ReactNode {
  const { step, facts, summary } = props;
  const { instrument, group, failed, unknown, doubts } = step;
  const view = useStore((state) => state.view);
  const deadline = deadlineOf(instrument, todayIso());
  // Those that are yet to be confirmed do not keep it from being asked for, and who reads must know.
  const isPartly = group === 'puede' && footingOf(instrument) === 'en-parte';
  return (
    <li>
      <p className="route-name">
        <PlainLink
          view={{
            ...view,
            screen: 'instrumentos',
            pane: undefined,
            support: { ...view.support, instrumento: instrument.id },
          }}
        >
          {instrument.name}
        </PlainLink>{' '}
        <span className="soft">
          {instrument.institution}
          {instrument.door && ' · puerta de entrada'}
        </span>
      </p>
      <p className="small">
        {SUPPORT_KIND_NAMES[instrument.kind]}:{' '}
        {instrument.areas.map((one) => AREA_NAMES[one].toLowerCase()).join(', ')}.{' '}
        {amountWords(instrument) ?? 'Monto no conocido'}.{' '}
        {deadline.state !== 'sin-fecha' && <DeadlineMark deadline={deadline} />}
      </p>
      {isPartly && <p className="small">{FOOTING_SENTENCES['en-parte']}</p>}
      {failed.length + unknown.length + doubts.length > 0 && (
        <ul className="notes small">
          {failed.map((one) => (
            <li key={one.rule}>{changeWords(one, instrument, facts, summary)}</li>
          ))}
          {unknown.length > 0 && <li>{unknownWords(unknown, instrument)}</li>}
          {doubts.map((doubt) => (
            <li key={doubt}>{DOUBT_WORDS[doubt]}</li>
          ))}
        </ul>
      )}
      <p className="small">Plazo: {deadline.words}</p>
      <p className="small soft">
        Fuente: {instrument.sourceTitle}, revisada el {formatDate(instrument.checked)}.
      </p>
    </li>
  );
}

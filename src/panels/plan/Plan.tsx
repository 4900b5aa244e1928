import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { Plan as PlanOfComuna } from '../../domain/plan/plan.ts';
import type { Zone } from '../../domain/territory.ts';
import type { PackageSummary } from '../../load/summary.ts';
import { writePlan } from '../../load/tables/pladeco.ts';
import { go, useStore } from '../../state/store.ts';
import { choose, useSupport } from '../../state/support.ts';
import { SelectField } from '../../ui/Field.tsx';
import { saveFile } from '../../ui/files.ts';
import { formatDate } from '../../ui/format.ts';
import { PlainLink } from '../header/Header.tsx';
import { FileIssues } from '../support/FileIssues.tsx';
import type { OwnPlan } from './draft.ts';
import { NoPlan, OpenPlan } from './NoPlan.tsx';
import { OnePlan } from './OnePlan.tsx';
import './plan.css';
import { Notes, Where } from './PlanTexts.tsx';
import { type PlanInUse, useComuna, usePlan } from './use_plan.ts';
import { leadSentence } from './words.ts';

/** Screen «PLADECO»: the lines of a plan, each with its evidence and what the groups say. */
export default function Plan({ summary }: { readonly summary: PackageSummary }): ReactNode {
  const zone = useComuna(summary);
  return (
    <>
      {!zone && (
        <section aria-labelledby="plan-title">
          <h2 id="plan-title">PLADECO</h2>
          <p className="lead">Elige la comuna de la que quieres revisar el plan.</p>
          <WithPlan summary={summary} />
        </section>
      )}
      <ChooseComuna summary={summary} zone={zone} />
      {zone && <OfComuna key={`${summary.id} ${zone.id}`} summary={summary} zone={zone} />}
    </>
  );
}

const NONE = '';

function ChooseComuna(props: {
  readonly summary: PackageSummary;
  readonly zone: Zone | undefined;
}): ReactNode {
  const { summary, zone } = props;
  const comunas = [...summary.territory.byLevel.comuna].sort((a, b) => a.name.localeCompare(b.name, 'es-CL'));
  return (
    <SelectField
      className="plan-comuna no-print"
      label="Comuna"
      value={zone?.id ?? NONE}
      options={[
        ...(zone ? [] : [{ value: NONE as string, label: 'Elige una comuna' }]),
        ...comunas.map(({ id, name }) => ({ value: id as string, label: name })),
      ]}
      onChange={(id) => {
        const found = comunas.find((one) => one.id === id);
        if (found) go({ zone: found.id, support: {} });
      }}
    />
  );
}

/** The comunas whose plan the package brings. */
function WithPlan({ summary }: { readonly summary: PackageSummary }): ReactNode {
  const view = useStore((state) => state.view);
  const plans = useSupport('plans')?.plans ?? [];
  const comunas = [...new Set(plans.map(({ comuna }) => comuna))];
  return (
    <ul>
      {comunas.map((comuna) => (
        <li key={comuna}>
          <PlainLink view={{ ...view, zone: comuna }}>
            {summary.territory.zones.get(comuna)?.name ?? comuna}: su plan está en estos datos
          </PlainLink>
        </li>
      ))}
    </ul>
  );
}

function OfComuna(props: { readonly summary: PackageSummary; readonly zone: Zone }): ReactNode {
  const { summary, zone } = props;
  const found = usePlan(summary, zone);
  const [said, setSaid] = useState('');
  const [last, setLast] = useState<{ readonly before: OwnPlan | undefined }>();
  const undo = useRef<HTMLButtonElement>(null);
  const status = useRef<HTMLSpanElement>(null);
  const { plan } = found;
  // What was replaced or left had the focus: the way back is next to it.
  useEffect(() => {
    if (last) undo.current?.focus();
  }, [last]);
  const use = (own: OwnPlan | undefined, message: string) => {
    if (own) found.save(own);
    else found.discard();
    setLast(found.own && { before: found.own });
    setSaid(message);
  };
  return (
    <>
      <section aria-labelledby="plan-title">
        <h2 id="plan-title">{plan?.name ?? `PLADECO de ${zone.name}`}</h2>
        {!found.loaded && <div className="skeleton" />}
        {found.loaded && plan && <p className="lead">{leadSentence(plan)}</p>}
        {found.loaded && plan && <About summary={summary} found={found} plan={plan} />}
        {found.own && found.issues.length > 0 && (
          <FileIssues issues={found.issues} lead="De tu archivo, esto no se pudo leer." />
        )}
        <p className="small no-print">
          <span ref={status} role="status" tabIndex={-1}>
            {said}
          </span>{' '}
          {last && (
            <button
              ref={undo}
              type="button"
              className="button"
              aria-label="Deshacer el cambio de plan"
              onClick={() => {
                if (last.before) found.save(last.before);
                setLast(undefined);
                setSaid('Volvió el plan que había antes.');
                status.current?.focus();
              }}
            >
              Deshacer
            </button>
          )}
        </p>
        {found.failed && (
          <p className="panel-bad no-print" role="alert">
            No se pudo guardar en este equipo: guarda un archivo.
          </p>
        )}
        {found.loaded && !plan && <NoPlan zone={zone} onPlan={use} />}
      </section>
      {plan && (
        <OnePlan
          key={`${plan.comuna} ${plan.name} ${found.own?.name ?? ''}`}
          summary={summary}
          zone={zone}
          plan={plan}
        />
      )}
      {plan && (
        <section aria-labelledby="plan-own" className="no-print">
          <h3 id="plan-own">El plan en un archivo</h3>
          <p className="prose">Guárdalo, cámbialo en una planilla y ábrelo aquí. Se queda en este equipo.</p>
          <OpenPlan zone={zone} onPlan={use}>
            <button
              type="button"
              className="button"
              onClick={() => saveFile(`pladeco-${plan.comuna}.csv`, writePlan(plan))}
            >
              Guardar el plan
            </button>
            {found.own && (
              <button
                type="button"
                className="button"
                onClick={() => use(undefined, 'Se dejó tu plan. Lo que dicen los grupos sigue guardado.')}
              >
                Dejar mi plan
              </button>
            )}
          </OpenPlan>
        </section>
      )}
    </>
  );
}

function About(props: {
  readonly summary: PackageSummary;
  readonly found: PlanInUse;
  readonly plan: PlanOfComuna;
}): ReactNode {
  const { summary, found, plan } = props;
  const { source, own, plans } = found;
  return (
    <>
      {plans.length > 1 && (
        <SelectField
          label="Plan"
          value={found.chosen}
          options={plans.map((one) => ({ value: found.linkOf(one), label: one.name }))}
          onChange={(link) => choose({ programa: link, linea: undefined })}
        />
      )}
      <p className="small soft">
        {plan.period && `${plan.name}, ${plan.period}. `}
        {own
          ? `Es tu archivo «${own.name}». Se queda en este equipo.`
          : source && `Transcrito de: ${source.publisher}. Revisado el ${formatDate(source.checked)}.`}
        {summary.fictitious && ' Datos ficticios.'}
      </p>
      {plan.notes.length > 0 && (
        <details className="small">
          <summary>Qué más dice el documento del taller</summary>
          <Notes notes={plan.notes} />
          <Where texts={plan.notes} />
        </details>
      )}
    </>
  );
}

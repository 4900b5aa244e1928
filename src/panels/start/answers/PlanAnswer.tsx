import type { ReactNode } from 'react';
import { isKnown } from '../../../domain/measure.ts';
import type { EvidenceOf } from '../../../domain/plan/evidence_kinds.ts';
import { evidenceOf, linesOf, type Plan, type PlanLine, plansOf } from '../../../domain/plan/plan.ts';
import type { SourceRef } from '../../../domain/source.ts';
import { type Zone, zonePhrase } from '../../../domain/territory.ts';
import { useStore } from '../../../state/store.ts';
import type { View } from '../../../state/view.ts';
import { formatMeasure } from '../../../ui/format.ts';
import { PlainLink } from '../../header/Header.tsx';
import { planSentence } from '../words.ts';
import type { Asked } from './contract.ts';
import { Told, Waiting } from './Told.tsx';
import { useAsked } from './useAsked.ts';

/** «¿Qué dice el PLADECO de mi comuna y con qué evidencia?» */
export function PlanAnswer({ summary, zone }: Asked): ReactNode {
  const view = useStore((state) => state.view);
  const plans = useAsked('plans');
  if (plans === undefined) return <Waiting />;
  const [plan] = plansOf(plans ?? undefined, zone.id);
  const screen = { ...view, screen: 'pladeco', zone: zone.id, support: {} } as const;
  if (plan && plans) return <ToldPlan plan={plan} zone={zone} source={plans.source} screen={screen} />;
  const others = (plans?.plans ?? []).flatMap(
    ({ comuna }) => summary.territory.zones.get(comuna)?.name ?? [],
  );
  return (
    <Told
      sentences={[
        `Este paquete no trae las líneas del PLADECO de ${zonePhrase(zone)}.`,
        others.length > 0 ? `Trae las de ${others.join(', ')}.` : '',
      ]}
      onward={[{ view: screen, label: 'Abrir las líneas de tu PLADECO' }]}
    >
      <p className="prose">
        Las diría la tabla <code>pladeco</code>: una fila por programa, línea u observación.
      </p>
    </Told>
  );
}

function ToldPlan(props: {
  readonly plan: Plan;
  readonly zone: Zone;
  readonly source: SourceRef;
  readonly screen: View;
}): ReactNode {
  const { plan, zone, screen } = props;
  const evidence = useAsked('planEvidence', zone.id);
  if (evidence === undefined) return <Waiting />;
  const lines = linesOf(plan);
  // Observations of which the document does not say in how many groups are not the least said: it is not known.
  const agreed = plan.cross
    .filter(({ groups, ofGroups }) => groups !== undefined && ofGroups !== undefined)
    .sort((a, b) => (b.groups ?? 0) - (a.groups ?? 0))[0];
  const counts = lines.map((line) => figuresOf(line, evidence).length);
  return (
    <Told
      sentences={planSentence({
        name: plan.name,
        period: plan.period,
        lines: lines.length,
        backed: counts.filter((count) => count > 0).length,
      })}
      sources={[props.source]}
      onward={[
        { view: screen, label: 'Revisar línea por línea, con sus observaciones' },
        {
          view: { ...screen, screen: 'informe', support: { de: 'pladeco' } },
          label: 'Preparar el anexo del acta',
        },
      ]}
    >
      {agreed && (
        <p className="prose">
          Lo que más grupos dijeron en el taller ({agreed.groups} de {agreed.ofGroups}): «{agreed.text}»
        </p>
      )}
      <ul className="start-lines">
        {lines.map((line) => (
          <li key={line.code}>
            <PlainLink view={{ ...screen, support: { linea: line.code } }}>
              {line.code} {line.head.text}
            </PlainLink>
            <span className="small soft">{evidenceWords(figuresOf(line, evidence))}</span>
          </li>
        ))}
      </ul>
    </Told>
  );
}

/** The figures that are known, of all that a line calls for. */
function figuresOf(line: PlanLine, evidence: EvidenceOf | null) {
  return evidenceOf(line)
    .flatMap((id) => evidence?.[id]?.figures ?? [])
    .filter(({ measure }) => isKnown(measure));
}

/** The first figure in words, and how many more there are. */
function evidenceWords(figures: ReturnType<typeof figuresOf>): string {
  const [first, ...rest] = figures;
  if (!first) return 'Sin cifras abiertas: la pantalla dice qué archivo las daría.';
  const more = rest.length === 0 ? '' : ` y ${rest.length} ${rest.length === 1 ? 'cifra' : 'cifras'} más`;
  const { label, measure, year } = first;
  const unit = measure.unit === 'empresas' && !label.startsWith('Empresas') ? ' empresas' : '';
  return `${label}: ${formatMeasure(measure)}${unit} en ${year}${more}.`;
}

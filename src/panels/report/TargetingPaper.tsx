import '../targeting/targeting.css';
import type { ReactNode } from 'react';
import type { Decision } from '../../domain/support/decision.ts';
import { zonePhrase } from '../../domain/territory.ts';
import type { PackageSummary } from '../../load/summary.ts';
import { useDraft } from '../../state/drafts.ts';
import { useStore } from '../../state/store.ts';
import { useChoice, useSupport } from '../../state/support.ts';
import { Criteria } from '../targeting/Criteria.tsx';
import { Draft, decisionOf, OWN } from '../targeting/draft.ts';
import { GrantedSection } from '../targeting/GrantedSection.tsx';
import type { WhyOf } from '../targeting/Num.tsx';
import { OverlapSection } from '../targeting/OverlapSection.tsx';
import { ByComuna, BySector, Covered, Priorities, sentenceStart } from '../targeting/Report.tsx';
import { coverageSentence } from '../targeting/words.ts';
import { NoPaper } from './NoPaper.tsx';
import { Paper } from './Paper.tsx';
import { useSources } from './sources.ts';

/** On paper nothing is asked. */
const NO_WHY: WhyOf = () => null;

/** The annex of a decision: the one that the link names, the first of the package, or the reader's own. */
export default function TargetingPaper({ summary }: { readonly summary: PackageSummary }): ReactNode {
  const shipped = useSupport('decisions');
  const quality = useSupport('reports');
  const draft = useDraft('focalizacion', Draft);
  const asked = useChoice('decision');
  const otherAsked = useChoice('otra');
  const decisions = shipped?.decisions ?? [];
  const own = draft.value && decisionOf(draft.value);
  const named = (id: string | undefined) => (id === OWN ? own : decisions.find((one) => one.id === id));
  const decision = named(asked) ?? (asked === undefined ? (decisions[0] ?? own) : undefined);
  const other = named(otherAsked);
  if (!quality || !draft.loaded) return <div className="skeleton" />;
  if (decision)
    return (
      <Annex
        summary={summary}
        decision={decision}
        other={other?.id === decision.id ? undefined : other}
        writing={decision === own}
        staysHere={decision === own || (other !== undefined && other === own)}
      />
    );
  return (
    <NoPaper back={{ screen: 'focalizacion' }} link="Elegir o construir una decisión">
      {asked === OWN
        ? 'La decisión que construiste no está en este equipo: no viaja en el enlace.'
        : 'Este paquete no tiene la decisión del enlace.'}
    </NoPaper>
  );
}

function Annex(props: {
  readonly summary: PackageSummary;
  readonly decision: Decision;
  readonly other: Decision | undefined;
  readonly writing: boolean;
  /** One of the two decisions is on this device alone. */
  readonly staysHere: boolean;
}): ReactNode {
  const { summary, decision, other, writing } = props;
  const base = useStore((state) => state.view.cube);
  const catalogue = useSupport('catalogue');
  const report = useSupport('targeting', decision, base);
  const quality = useSupport('reports');
  const sources = useSources(summary, report?.base.id, ['focalizacion', 'instrumentos', 'beneficiarios']);
  if (summary.cubes.length === 0)
    return (
      <NoPaper back={{ screen: 'calidad' }} link="Ver qué trae el paquete">
        Este paquete no tiene empresas a las que aplicar la decisión.
      </NoPaper>
    );
  if (!report || !sources || !quality) return <div className="skeleton" />;
  const region = summary.territory.zones.get(decision.region);
  return (
    <Paper
      kicker="Anexo: a quién cubre esta focalización"
      title={decision.name}
      lead={coverageSentence(report)}
      summary={summary}
      back={{ screen: 'focalizacion' }}
      sources={[report.base.source, ...sources]}
      {...(props.staysHere
        ? { staysHere: 'La decisión es un borrador tuyo: está solo en tu equipo y no va en el enlace.' }
        : {})}
    >
      <section>
        <p>
          {region && sentenceStart(zonePhrase(region))}, {decision.year}.{' '}
          {decision.sourceTitle === ''
            ? 'No nombra el documento que la acuerda.'
            : `${decision.sourceTitle}.`}
          {writing && ' Es un borrador: ninguna autoridad lo ha acordado.'}
        </p>
        <Covered report={report} why={NO_WHY} />
        <p className="small soft">
          Contado en: {report.base.title}. {report.base.source.publisher}.
        </p>
      </section>
      <Criteria decision={decision} summary={summary} catalogue={catalogue} />
      {report.granted && (
        <GrantedSection granted={report.granted} report={report} catalogue={catalogue} why={NO_WHY} />
      )}
      {other && <OverlapSection report={report} other={other} catalogue={catalogue} />}
      <Priorities report={report} why={NO_WHY} />
      <ByComuna report={report} why={NO_WHY} />
      <BySector report={report} summary={summary} why={NO_WHY} />
      <section>
        <h3>Lo que no se puede saber</h3>
        <ul className="notes">
          {report.notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
          <li>Cubrir no es adjudicar: dice quién puede pedir o va primero, no quién recibirá.</li>
        </ul>
      </section>
    </Paper>
  );
}

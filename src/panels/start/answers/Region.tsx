import type { ReactNode } from 'react';
import type { Decision } from '../../../domain/support/decision.ts';
import type { TargetingReport } from '../../../domain/support/targeting_report.ts';
import { zonePhrase } from '../../../domain/territory.ts';
import { settingsOf, useStore } from '../../../state/store.ts';
import { askSupport } from '../../../state/support.ts';
import { backingSentences, namesIn } from '../../backing/words.ts';
import { genderSentences } from '../../gender/words.ts';
import { listed } from '../../support/words.ts';
import { coverageSentence, grantedSentence } from '../../targeting/words.ts';
import { Why } from '../../why/Why.tsx';
import type { Asked } from './contract.ts';
import { Told, Waiting } from './Told.tsx';
import { useAsked } from './useAsked.ts';

/** «¿A quién cubre la focalización de este año?» and «¿Coincide con lo que se adjudicó?» */
export function Targets(asked: Asked & { readonly granted: boolean }): ReactNode {
  const { summary, zone } = asked;
  const view = useStore((state) => state.view);
  const decisions = useAsked('decisions');
  if (decisions === undefined) return <Waiting />;
  const list = decisions?.decisions ?? [];
  const mine = list.filter(({ region }) => region === zone.id).sort((a, b) => b.year - a.year)[0];
  if (mine) return <Targeted {...asked} decision={mine} />;
  const others = [...new Set(list.map(({ region }) => region))].flatMap((id) => {
    const found = summary.territory.zones.get(id);
    return found ? [zonePhrase(found)] : [];
  });
  return (
    <Told
      sentences={[
        `Este paquete no trae una focalización de ${zonePhrase(zone)}: no se sabe a quién cubre.`,
        others.length > 0 ? `Trae la de ${listed(others)}.` : '',
      ]}
      onward={[
        {
          view: { ...view, screen: 'focalizacion', only: zone.id, support: { decision: 'propia' } },
          label: 'Construir la de tu región',
        },
      ]}
    >
      <p className="prose">
        La diría la tabla <code>focalizacion</code>, con una fila por criterio. También puedes construirla
        aquí y ver a quién cubre.
      </p>
    </Told>
  );
}

function Targeted(props: Asked & { readonly granted: boolean; readonly decision: Decision }): ReactNode {
  const { summary, zone, decision, granted } = props;
  const view = useStore((state) => state.view);
  const report = useAsked('targeting', decision, undefined);
  if (report === undefined) return <Waiting />;
  const onward = [
    {
      view: { ...view, screen: 'focalizacion', only: zone.id, support: { decision: decision.id } } as const,
      label: granted ? 'Ver lo adjudicado, comuna por comuna' : 'Ver la focalización entera',
    },
    {
      view: {
        ...view,
        screen: 'informe',
        only: zone.id,
        support: { de: 'focalizacion', decision: decision.id },
      } as const,
      label: 'Preparar el anexo para imprimir',
    },
  ];
  if (!report)
    return (
      <Told
        sentences={[`El paquete no tiene empresas de ${zonePhrase(zone)}: no se puede decir a quién cubre.`]}
        onward={onward}
      />
    );
  const firms = summary.cubes.find(({ id }) => id === report.base.id)?.source;
  const grants = report.granted?.total.origin?.source;
  const which = `Es «${decision.name}», de ${decision.year}: la última que trae este paquete.`;
  return (
    <Told
      sentences={granted ? grantedWords(report) : [coverageSentence(report), which]}
      why={
        <Why
          of={granted ? 'Adjudicaciones en la región' : 'Empresas que quedan dentro'}
          explain={() =>
            askSupport('explainTargeting', decision, report.base.id, granted ? 'adjudicado' : 'dentro', {})
          }
        />
      }
      sources={[granted ? grants : undefined, firms].filter((one) => one !== undefined)}
      onward={onward}
    >
      {granted ? (
        <p className="prose">
          «{decision.name}», de {decision.year}. Una cosa no prueba la otra: se adjudica a quien postula.
        </p>
      ) : (
        <ul className="notes">
          {report.notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
    </Told>
  );
}

function grantedWords({ granted, decision }: TargetingReport): readonly string[] {
  const sentence = granted && grantedSentence(granted);
  return [
    sentence ??
      `No se puede comparar: el paquete no trae adjudicaciones de ${granted?.year ?? decision.year} de estos instrumentos.`,
  ];
}

/** «¿Qué parte llega a mujeres?» */
export function Women({ zone }: Asked): ReactNode {
  const view = useStore((state) => state.view);
  const asked = { zone: zone.id, year: undefined, kind: undefined };
  const report = useAsked('gender', asked);
  if (report === undefined) return <Waiting />;
  const only = zone.level === 'region' ? zone.id : undefined;
  const onward = [
    {
      view: { ...view, screen: 'genero', only, zone: undefined, support: {} } as const,
      label: 'Abrir el informe de género',
    },
  ];
  if (!report)
    return <Told sentences={['No se sabe: este paquete no trae beneficiarios por sexo.']} onward={onward} />;
  return (
    <Told
      sentences={genderSentences(report)}
      why={
        <Why
          of={`Parte de las mujeres, ${report.phrase}`}
          explain={() => askSupport('explainGender', asked, 'share')}
        />
      }
      sources={report.sources}
      onward={onward}
    />
  );
}

/** «¿Se apoya a los sectores con potencial?» */
export function Backed({ zone }: Asked): ReactNode {
  const view = useStore((state) => state.view);
  const settings = settingsOf(view);
  const asked = { zone: zone.id, year: undefined, kind: undefined };
  const report = useAsked('backing', asked, settings);
  if (report === undefined) return <Waiting />;
  const region = report?.regions[0];
  const onward = [
    {
      view: { ...view, screen: 'sectores', only: zone.id, support: {} } as const,
      label: 'Ver sector por sector',
    },
  ];
  if (!report || !region)
    return (
      <Told sentences={['No se sabe: este paquete no dice a qué sectores llegó el apoyo.']} onward={onward} />
    );
  const left = namesIn(region, 'solo-potencial');
  return (
    <Told
      sentences={backingSentences(region, report)}
      why={
        <Why
          of={`Potencial y apoyo, ${region.name}`}
          explain={() => askSupport('explainBacking', asked, settings, region.zone, 'correlation')}
        />
      }
      sources={report.sources}
      onward={onward}
    >
      {left.length > 0 && (
        <p className="prose">
          Con potencial sobre la mediana y apoyo bajo ella: {listed(left)}. Que un sector reciba poco no dice
          por qué.
        </p>
      )}
    </Told>
  );
}

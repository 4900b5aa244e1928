import type { ReactNode } from 'react';
import { zonePhrase } from '../../../domain/territory.ts';
import { useStore } from '../../../state/store.ts';
import { askSupport } from '../../../state/support.ts';
import { Why } from '../../why/Why.tsx';
import { informalSentences } from '../words.ts';
import type { Asked } from './contract.ts';
import { Told, Waiting } from './Told.tsx';
import { useAsked } from './useAsked.ts';

/** «¿Cuántos negocios son informales?» */
export function Informal({ summary, zone }: Asked): ReactNode {
  const view = useStore((state) => state.view);
  const report = useAsked('registerReport', zone.id);
  if (report === undefined) return <Waiting />;
  const place = zonePhrase(zone);
  if (!report)
    return (
      <Told
        sentences={[
          `No se sabe cuántos negocios son informales en ${place}: este paquete no trae su catastro.`,
          'Las cifras del SII solo ven los formales.',
        ]}
        onward={[
          { view: { ...view, screen: 'abrir', support: {} }, label: 'Abrir el catastro de mi comuna' },
          ...(summary.fictitious
            ? []
            : [
                {
                  view: { ...view, datos: 'calama-ficticio', support: view.support },
                  label: 'Ver un ejemplo con datos ficticios',
                },
              ]),
        ]}
      />
    );
  return (
    <Told
      sentences={informalSentences(report.total, place)}
      why={
        <Why
          of={`Negocios sin inicio de actividades, ${zone.name}`}
          explain={() => askSupport('explainRegister', zone.id, { what: 'count', sieve: { formal: 'no' } })}
        />
      }
      sources={[report.source]}
      onward={[
        {
          view: { ...view, screen: 'catastro', zone: zone.id, support: {} },
          label: 'Ver el catastro económico entero',
        },
        {
          view: { ...view, screen: 'informe', zone: zone.id, support: { de: 'catastro' } },
          label: 'Preparar el informe para imprimir',
        },
      ]}
    />
  );
}

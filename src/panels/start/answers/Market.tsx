import { Fragment, type ReactNode } from 'react';
import type { SectorCode, ZoneId } from '../../../domain/ids.ts';
import type { ZoneMarket } from '../../../domain/opportunities/zone_market.ts';
import { zonePhrase } from '../../../domain/territory.ts';
import type { PackageSummary } from '../../../load/summary.ts';
import { ask, settingsOf, useStore } from '../../../state/store.ts';
import { useAnswer } from '../../../state/useAnswer.ts';
import { Readings } from '../../opportunities/Readings.tsx';
import { chanceSentence, EVIDENCE_WORDS, leadSentence } from '../../opportunities/words.ts';
import { listed } from '../../support/words.ts';
import { Why, WhyFigure } from '../../why/Why.tsx';
import { inSentence } from '../../words.ts';
import { anchorsSentence } from '../words.ts';
import type { Asked } from './contract.ts';
import { Told, Waiting } from './Told.tsx';

/** The market of a comuna by the first table of the package; null where the table has it not. */
function useMarket(summary: PackageSummary, zone: ZoneId): ZoneMarket | null | undefined {
  const view = useStore((state) => state.view);
  const { territories } = view;
  const sector = (summary.start.sector ?? 'G') as SectorCode;
  return useAnswer(
    JSON.stringify(['mercado', summary.id, territories, zone]),
    async () => (await ask().zoneMarket(settingsOf(view), territories, zone, sector)) ?? null,
  );
}

function firmSource(summary: PackageSummary) {
  const [cube] = summary.cubes;
  return cube ? [cube.source] : [];
}

/** «¿Qué falta en mi comuna?» */
export function Lacks({ summary, zone }: Asked): ReactNode {
  const view = useStore((state) => state.view);
  const market = useMarket(summary, zone.id);
  if (market === undefined) return <Waiting />;
  const place = zonePhrase(zone);
  const sheet = { ...view, screen: 'explorar', pane: 'ficha', level: 'comuna', zone: zone.id } as const;
  if (market === null)
    return (
      <Told
        sentences={[`Este paquete no trae empresas de ${place}: no se puede decir qué falta.`]}
        onward={[]}
      />
    );
  const { opportunities, tested } = market;
  const nameOf = (code: SectorCode) => summary.sectors.get(code)?.short ?? code;
  const [first, ...rest] = opportunities;
  const lacking = opportunities.filter(({ kinds }) => kinds.includes('falta')).length;
  return (
    <Told
      sentences={[leadSentence({ place, opportunities, tested, nameOf: ({ sector }) => nameOf(sector) })]}
      why={
        first?.supply && (
          <>
            {EVIDENCE_WORDS[first.evidence].sign} {EVIDENCE_WORDS[first.evidence].word}.{' '}
            <WhyFigure
              figure="brecha"
              of={`Empresas que faltan: ${nameOf(first.sector)}`}
              zone={zone.id}
              sector={first.sector}
            />
          </>
        )
      }
      sources={firmSource(summary)}
      onward={[
        {
          view: { ...sheet, sector: first?.sector ?? view.sector, support: {} },
          label: `Abrir la ficha de ${zone.name}`,
        },
        ...(first
          ? [
              {
                view: {
                  ...sheet,
                  zone: undefined,
                  pane: 'sector',
                  sector: first.sector,
                  support: {},
                } as const,
                label: `Ver dónde más falta ${inSentence(nameOf(first.sector))}`,
              },
            ]
          : []),
      ]}
    >
      <p className="prose">{chanceSentence(tested, lacking)}</p>
      {rest.length > 0 && (
        <p className="prose">
          También se ve, menos claro:{' '}
          {listed(rest.slice(0, 3).map(({ sector }) => inSentence(nameOf(sector))))}.
        </p>
      )}
      {first && <Readings readings={first.readings} />}
    </Told>
  );
}

/** «¿Qué comunas se parecen a la mía?» */
export function Alike({ summary, zone }: Asked): ReactNode {
  const view = useStore((state) => state.view);
  const market = useMarket(summary, zone.id);
  if (market === undefined) return <Waiting />;
  const place = zonePhrase(zone);
  const peers = market?.peers ?? [];
  const data = summary.zoneData ? [summary.zoneData.source] : [];
  return (
    <Told
      sentences={
        peers.length === 0
          ? [`No hay con qué decir qué comunas se parecen a ${place}: este paquete no trae su población.`]
          : [
              `Las que más se parecen a ${place} son ${listed(peers.slice(0, 4).map(({ name }) => name))}.`,
              'Se parecen en cuánta gente vive alrededor, qué parte es rural y cuánto gana.',
            ]
      }
      sources={data}
      onward={
        peers.length === 0
          ? []
          : [
              {
                view: {
                  ...view,
                  screen: 'explorar',
                  pane: 'comparar',
                  level: 'comuna',
                  zone: zone.id,
                  compare: peers.slice(0, 3).map(({ id }) => id),
                  support: {},
                },
                label: `Compararlas con ${zone.name}`,
              },
            ]
      }
    >
      {peers.length > 0 && (
        <p className="prose">
          Lo que tienen ellas y no {place} se mira en su ficha. Parecerse no es ser igual: puedes cambiar la
          lista.
        </p>
      )}
    </Told>
  );
}

/** «¿Compran aquí las grandes empresas?» */
export function Anchors({ summary, zone }: Asked): ReactNode {
  const view = useStore((state) => state.view);
  const market = useMarket(summary, zone.id);
  if (market === undefined) return <Waiting />;
  const anchors = market?.anchors;
  const source = summary.reports.find(({ table }) => table === 'proveedores')?.source;
  return (
    <Told
      sentences={[anchorsSentence(anchors, zonePhrase(zone))]}
      why={
        anchors &&
        anchors.length > 0 && (
          <>
            Compras que quedan aquí:
            {anchors.map(({ name, localSpending: { explanation } }, at) => (
              <Fragment key={name}>
                {at === 0 ? ' ' : ' · '}
                {name}{' '}
                <Why
                  of={`Compras que quedan en ${zone.name}: ${name}`}
                  explain={() => Promise.resolve(explanation)}
                />
              </Fragment>
            ))}
          </>
        )
      }
      sources={source ? [source] : []}
      onward={
        anchors && anchors.length > 0
          ? [
              {
                view: { ...view, screen: 'catastro', pane: undefined, zone: zone.id, support: {} },
                label: 'Ver sus proveedores de aquí, por tamaño',
              },
            ]
          : [
              {
                view: { ...view, screen: 'abrir', support: {} },
                label: 'Abrir una tabla de proveedores',
              },
            ]
      }
    >
      {!anchors && (
        <p className="prose">
          Lo diría la tabla <code>proveedores</code>: una fila por empresa tractora y proveedor.
        </p>
      )}
    </Told>
  );
}

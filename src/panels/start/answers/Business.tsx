import { type ReactNode, useEffect } from 'react';
import { isKnown } from '../../../domain/measure.ts';
import { periodLabel } from '../../../domain/source.ts';
import { type Zone, zonePhrase } from '../../../domain/territory.ts';
import type { TradeTable } from '../../../domain/trades/finest.ts';
import type { Trade } from '../../../domain/trades/trades.ts';
import { type Shown, useShown } from '../../../state/select.ts';
import { ask, go, settingsOf, useStore } from '../../../state/store.ts';
import { useAnswer } from '../../../state/useAnswer.ts';
import { supplySentence } from '../../opportunities/words.ts';
import { areaInSentence } from '../../route/words.ts';
import { listed, unsureMore } from '../../support/words.ts';
import { Why, WhyFigure } from '../../why/Why.tsx';
import { inSentence } from '../../words.ts';
import { figureOf, referenceName } from '../../zone/facts.ts';
import { strengthSentence } from '../../zone/sentence.ts';
import { coarserWords, newFirmSentence } from '../words.ts';
import type { Asked } from './contract.ts';
import { Told, Waiting } from './Told.tsx';
import { useAsked } from './useAsked.ts';

type AskedTrade = Asked & { readonly trade: Trade };

function NoTable({ trade, zone }: { readonly trade: Trade; readonly zone: Zone }): ReactNode {
  return (
    <Told
      sentences={[
        `Este paquete no trae empresas de ${zonePhrase(zone)}: no se sabe cuántas hay de ${trade.name}.`,
      ]}
      onward={[]}
    />
  );
}

/** «Quiero abrir una panadería en Calama»: what the place has and lacks in that line. */
export function Opening(asked: AskedTrade): ReactNode {
  const { zone, trade } = asked;
  const view = useStore((state) => state.view);
  const table = useAsked('tradeTable', zone.id, pick(trade));
  const level = zone.level === 'provincia' || zone.level === 'region' ? zone.level : 'comuna';
  const settled =
    table &&
    view.sector === table.sector &&
    view.cube === table.cube &&
    view.zone === zone.id &&
    view.level === level;
  useEffect(() => {
    // The figures come from the analysis of the page: it is put to the table that tells most closely.
    if (table && !settled) go({ sector: table.sector, cube: table.cube, zone: zone.id, level }, 'replace');
  }, [table, settled, zone.id, level]);
  const shown = useShown();
  if (table === null) return <NoTable trade={trade} zone={zone} />;
  if (!table || !settled || shown?.analysis.settings.cube !== table.cube || shown.zone?.id !== zone.id)
    return <Waiting />;
  return <Opened {...asked} shown={shown} table={table} />;
}

function Opened(props: AskedTrade & { readonly shown: Shown; readonly table: TradeTable }): ReactNode {
  const { summary, zone, trade, shown, table } = props;
  const { view, analysis } = shown;
  const { territories } = view;
  const market = useAnswer(
    JSON.stringify(['oferta', summary.id, territories, table.cube, table.sector, zone.id, view.level]),
    async () => (await ask().zoneMarket(settingsOf(view), territories, zone.id, table.sector)) ?? null,
  );
  const sector = summary.sectors.get(table.sector);
  const cube = summary.cubes.find(({ id }) => id === table.cube);
  const place = zonePhrase(zone);
  const name = sector?.short ?? table.sector;
  const { from, to } = analysis.period;
  const where = { zone: zone.id, sector: table.sector } as const;
  const supply = market?.shown;
  return (
    <Told
      sentences={[
        strengthSentence({
          place,
          sector: name,
          counted: 'empresas',
          count: figureOf(shown, 'empresas', zone, table.sector),
          quotient: figureOf(shown, 'cociente', zone, table.sector),
          period: from === to ? periodLabel(analysis.period) : `${from}–${to}`,
          isMean: from !== to,
          referenceName: referenceName(shown, zone),
        }),
        supply ? supplySentence(supply, place, name) : '',
      ]}
      why={
        <>
          <WhyFigure figure="empresas" of={`Empresas de ${name} en ${zone.name}`} {...where} />
          {supply && isKnown(supply.gap) && (
            <>
              {' '}
              · Lo que falta:{' '}
              <WhyFigure figure="brecha" of={`Empresas que faltan de ${name} en ${zone.name}`} {...where} />
            </>
          )}
        </>
      }
      sources={cube ? [cube.source] : []}
      onward={[
        {
          view: { ...view, screen: 'explorar', pane: 'ficha', support: { negocio: trade.name } },
          label: `Abrir la ficha: ${name} en ${zone.name}`,
        },
        {
          view: { ...view, support: { perfil: 'emprendo:apoyo', negocio: trade.name } },
          label: '¿Qué apoyo hay para partir?',
        },
      ]}
    >
      {sector && <p className="panel-info">{coarserWords(trade.name, sector)}</p>}
      <p className="prose">
        Informa, no aconseja abrir: que falten o sobren puede ser también pobreza, informalidad o un proveedor
        al lado.
      </p>
    </Told>
  );
}

/** «¿Qué apoyo hay para partir con mi negocio?» */
export function Starting({ summary, zone, trade }: AskedTrade): ReactNode {
  const view = useStore((state) => state.view);
  const found = useAsked('newFirmSupport', zone.id, [trade.division]);
  const catalogue = useAsked('catalogue');
  if (found === undefined || catalogue === undefined) return <Waiting />;
  const answer = found?.[0];
  const place = zonePhrase(zone);
  const sector = summary.sectors.get(trade.division) ?? summary.sectors.get(trade.section);
  if (!answer)
    return (
      <Told
        sentences={['No se sabe: este paquete no trae el catálogo de instrumentos.']}
        onward={[{ view: { ...view, screen: 'abrir', support: {} }, label: 'Abrir un catálogo' }]}
      />
    );
  const { total, without, perhaps } = answer;
  const count = isKnown(total.result) ? total.result.value : 0;
  return (
    <Told
      sentences={[newFirmSentence(answer, trade.name, place)]}
      why={<Why of={`Instrumentos para partir con ${trade.name}`} explain={() => Promise.resolve(total)} />}
      sources={catalogue ? [catalogue.source] : []}
      onward={[
        {
          view: {
            ...view,
            screen: 'ruta',
            zone: zone.id,
            sector: trade.division,
            support: { etapa: 'concepcion', negocio: trade.name },
          },
          label: 'Ver la ruta de apoyo, en orden',
        },
        {
          view: { ...view, support: { perfil: 'emprendo:abrir', negocio: trade.name } },
          label: `¿Cuántos hay ya en ${zone.name}?`,
        },
      ]}
    >
      {count > 0 && without.length > 0 && (
        <p className="prose">Ninguno es de {listed(without.map(areaInSentence), 'ni')}.</p>
      )}
      {count > 0 && perhaps.length > 0 && <p className="prose">{unsureMore(perhaps.length)}</p>}
      {sector && (
        <p className="small soft">
          Las reglas se miran para {inSentence(sector.name)}. Llegar no es tener cupo: son reglas, no
          convocatorias abiertas.
        </p>
      )}
    </Told>
  );
}

/** The part of a business that the analyst needs. */
function pick({ group, division, section }: Trade): Pick<Trade, 'group' | 'division' | 'section'> {
  return { group, division, section };
}

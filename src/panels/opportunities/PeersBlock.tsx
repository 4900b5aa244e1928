import { Take } from '../../reports/Take.tsx';
import '../../ui/chips.css';
import { type ReactNode, useRef } from 'react';
import type { ZoneId } from '../../domain/ids.ts';
import type { Unit } from '../../domain/measure.ts';
import type { ZoneMarket } from '../../domain/opportunities/zone_market.ts';
import { searchZones, type Zone, zonePhrase } from '../../domain/territory.ts';
import type { Shown } from '../../state/select.ts';
import { go } from '../../state/store.ts';
import { MOST_PEERS } from '../../state/view.ts';
import { formatMeasure, formatValue } from '../../ui/format.ts';
import { TableHead } from '../../ui/TableHead.tsx';
import { Pick, useOnPaper } from '../report/on_paper.tsx';
import { ZonePicker } from '../territories/ZonePicker.tsx';
import { Why } from '../why/Why.tsx';
import { LEVEL_WORDS } from '../words.ts';

const MOST_FOUND = 8;

/** The zones alike: who they are, what makes them so, and a way to change them. */
export function PeersBlock(props: {
  readonly shown: Shown;
  readonly zone: Zone;
  readonly market: ZoneMarket;
}): ReactNode {
  const { shown, zone, market } = props;
  const title = useRef<HTMLHeadingElement>(null);
  const onPaper = useOnPaper();
  const { second } = market;
  // What the link says is already so, though the answer with it is on its way.
  const wanted = shown.view.peers;
  const peersChosen =
    wanted.length > 0 && (market.peersChosen || market.peers.some(({ id }) => wanted.includes(id)));
  const peers = market.peers.filter(({ id }) => !peersChosen || wanted.includes(id));
  const ids = peersChosen ? wanted : peers.map(({ id }) => id);
  const level = LEVEL_WORDS[shown.view.level].toLowerCase();
  const set = (next: readonly ZoneId[]) => go({ peers: next.slice(0, MOST_PEERS) });
  const remove = (id: ZoneId) => {
    // The button goes away with its row: the focus stays in the block.
    title.current?.focus();
    set(ids.filter((one) => one !== id));
  };
  const find = (typed: string) =>
    searchZones(shown.summary.territory, typed, shown.summary.territory.zones.size)
      .filter(({ zone: one }) => one.id !== zone.id && shown.analysis.zones.includes(one.id))
      .filter(({ zone: one }) => !ids.includes(one.id))
      .slice(0, MOST_FOUND);
  return (
    <div className="opportunity-block">
      <h4 ref={title} tabIndex={-1}>
        Zonas parecidas a {zonePhrase(zone)}
      </h4>
      <p className="small prose">
        {peersChosen
          ? 'Las elegiste tú.'
          : peers.length === 0
            ? 'Esta tabla no trae otras zonas con que comparar.'
            : 'Son las más parecidas en población de alrededor, ruralidad e ingreso.'}{' '}
        {second && 'value' in second.result && (
          <>
            Según su mediana se esperarían {formatMeasure(second.result)} empresas del sector elegido.{' '}
            <Why of="Empresas esperadas por las zonas parecidas" explain={() => Promise.resolve(second)} />
          </>
        )}
      </p>
      {peers.length > 0 && (
        <>
          <div className="table-wrap">
            <table>
              <caption className="visually-hidden">Zonas parecidas a {zone.name}</caption>
              <TableHead
                columns={[
                  { label: 'Zona' },
                  { label: 'Población de alrededor', numeric: true },
                  { label: 'Rural', numeric: true },
                  { label: 'Ingreso mediano', numeric: true },
                  !onPaper && { label: 'Quitar', silent: true },
                ]}
              />
              <tbody>
                {peers.map(({ id, name, around, rural, income }) => (
                  <tr key={id} data-zone={id}>
                    <th scope="row">
                      <Pick onPick={() => go({ zone: id, pane: 'ficha' })}>{name}</Pick>
                    </th>
                    <td className="num">{toldOr(around, 'personas')}</td>
                    <td className="num">{toldOr(rural, 'porcentaje')}</td>
                    <td className="num">{toldOr(income, 'pesos')}</td>
                    {!onPaper && (
                      <td className="no-print">
                        <button type="button" className="link-button" onClick={() => remove(id)}>
                          Quitar <span className="visually-hidden">{name}</span>
                        </button>
                      </td>
                    )}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <Take tables={['comunas_datos']} />
        </>
      )}
      {!onPaper && (
        <div className="opportunity-actions no-print">
          {ids.length < MOST_PEERS && (
            <ZonePicker
              label={`Agrega una zona para comparar (${level})`}
              find={find}
              onPick={(one) => set([...ids, one.id])}
            />
          )}
          {peersChosen && (
            <button type="button" className="button" onClick={() => set([])}>
              Volver a las más parecidas
            </button>
          )}
        </div>
      )}
    </div>
  );
}

/** Antártica, which the reader may add, states neither its rurality nor its income. */
function toldOr(value: number, unit: Unit): ReactNode {
  return Number.isNaN(value) ? <span className="missing">sin dato</span> : formatValue(value, unit);
}

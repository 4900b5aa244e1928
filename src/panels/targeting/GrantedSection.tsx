import type { ReactNode } from 'react';
import { isKnown } from '../../domain/measure.ts';
import type { Catalogue } from '../../domain/support/instrument.ts';
import type { Granted } from '../../domain/support/targeting_granted.ts';
import type { TargetingReport } from '../../domain/support/targeting_report.ts';
import { Take } from '../../reports/Take.tsx';
import { Figure, Value } from '../../ui/Figure.tsx';
import { formatMeasure, formatNumber } from '../../ui/format.ts';
import { SOURCE_COLUMN, TableHead } from '../../ui/TableHead.tsx';
import { Num, type WhyOf } from './Num.tsx';
import { grantedSentence, listed } from './words.ts';

/** What the instruments of the decision gave that year in the region, set against where the firms are. */
export function GrantedSection(props: {
  readonly granted: Granted;
  readonly report: TargetingReport;
  readonly catalogue: Catalogue | undefined;
  readonly why: WhyOf;
}): ReactNode {
  const { granted, report, catalogue, why } = props;
  const { year, priority, sectors, women, unplaced } = granted;
  const sentence = grantedSentence(granted);
  const nameOf = (id: string) => catalogue?.instruments.find((one) => one.id === id)?.name ?? id;
  const nameOfZone = (id: string) => report.comunas.find(({ zone }) => zone === id)?.name ?? id;
  const silent = granted.instruments.filter(({ total }) => !isKnown(total.measure));
  const given = granted.instruments.filter(({ total }) => isKnown(total.measure));
  if (!sentence)
    return (
      <section className="targeting-block">
        <h3>Lo que se adjudicó en {year}</h3>
        <p>
          El paquete no tiene adjudicaciones de {year} de estos instrumentos. No se puede comparar la decisión
          con lo que se entregó.
        </p>
      </section>
    );
  return (
    <section className="targeting-block">
      <h3>Lo que se adjudicó en {year}</h3>
      <p className="lead">{sentence}</p>
      <dl className="figures">
        <Figure label="Adjudicaciones en la región" measure={granted.total.measure}>
          {why('adjudicado', 'Adjudicaciones en la región')}
        </Figure>
        {priority && (
          <>
            <Figure label="En comunas prioritarias" measure={priority.share} detail="de las adjudicaciones">
              {why('adjudicado-en-prioritarias', 'Adjudicaciones en comunas prioritarias')}
            </Figure>
            <Figure
              label="Empresas en esas comunas"
              measure={priority.firmShare}
              detail={`de las de la región${granted.firmsYear && `, ${granted.firmsYear}`}`}
            >
              {why('empresas-en-prioritarias', 'Empresas en comunas prioritarias')}
            </Figure>
          </>
        )}
        <Figure label="A mujeres" measure={women.share} detail="de las adjudicaciones con sexo informado">
          {why('mujeres-adjudicado', 'Adjudicaciones a mujeres')}
        </Figure>
        {sectors && (
          <Figure
            label="En los sectores que nombra"
            measure={sectors.share}
            detail={`de ${formatMeasure(sectors['no-se-sabe'].measure)} no se sabe`}
          >
            {why('sectores-adjudicado', 'Adjudicaciones en los sectores que nombra')}
          </Figure>
        )}
      </dl>
      <Take />
      <ul className="notes">
        {given.length > 0 && (
          <li>
            Por instrumento:{' '}
            {given.map(({ id, total }) => `${nameOf(id)}: ${formatMeasure(total.measure)}`).join('; ')}.
          </li>
        )}
        {silent.length > 0 && (
          <li>
            Sin ninguna fila de {year} en la lista: {listed(silent.map(({ id }) => nameOf(id)))}. No se sabe
            si no se convocaron o si llevan otro nombre.
          </li>
        )}
        {granted.without.length > 0 && (
          <li>Comunas sin ninguna: {listed(granted.without.map(nameOfZone))}.</li>
        )}
        {isKnown(unplaced.measure) && unplaced.measure.value > 0 && (
          <li>
            {formatMeasure(unplaced.measure)} no {unplaced.measure.value === 1 ? 'dice' : 'dicen'} la comuna:
            están en el total de la región y en ninguna fila.
          </li>
        )}
        <li>Una cosa no prueba la otra: se adjudica a quien postula, y aquí no hay postulaciones.</li>
      </ul>
      <div className="table-wrap">
        <table>
          <caption>Adjudicaciones de los instrumentos de la decisión, {year}. No son empresas</caption>
          <TableHead
            columns={[
              { label: 'Comuna' },
              { label: 'Adjudicaciones', numeric: true },
              { label: 'A mujeres', numeric: true },
              { label: `Empresas${granted.firmsYear && `, ${granted.firmsYear}`}`, numeric: true },
              { label: 'Por mil empresas', numeric: true },
              SOURCE_COLUMN,
            ]}
          />
          <tbody>
            {granted.comunas.map((row) => {
              const state = report.comunas.find(({ zone }) => zone === row.zone)?.state;
              const name = nameOfZone(row.zone);
              return (
                <tr key={row.zone} data-zone={row.zone}>
                  <th scope="row">
                    {name}
                    {state === 'prioritaria' && <span className="small soft"> prioritaria</span>}
                  </th>
                  <Num measure={row.total.measure} />
                  <Num measure={row.women} />
                  <Num measure={row.firms.measure} />
                  <td className="num">
                    {isKnown(row.rate) ? formatNumber(row.rate.value, 1) : <Value measure={row.rate} />}
                  </td>
                  <td>
                    {why('tasa', `Adjudicaciones por mil empresas, ${name}`, { comuna: row.zone }, true)}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      <Take />
    </section>
  );
}

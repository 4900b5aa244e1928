import type { ReactNode } from 'react';
import { ShareAxis, ShareRow } from '../../charts/ShareRow.tsx';
import { isKnown, type Measure, missing } from '../../domain/measure.ts';
import { shareOf } from '../../domain/register_report/figures.ts';
import type { RegisterReport } from '../../domain/register_report/report.ts';
import { Take } from '../../reports/Take.tsx';
import { Value } from '../../ui/Figure.tsx';
import { formatInterval, formatNumber } from '../../ui/format.ts';
import { TableHead } from '../../ui/TableHead.tsx';
import { WhyRegister } from './WhyRegister.tsx';

/** How many are formal, and how that sits beside another count of firms. */
export function FormalitySection({ report }: { readonly report: RegisterReport }): ReactNode {
  const { total, official, phrase, source } = report;
  const { formal, informal, untold } = total;
  return (
    <section aria-labelledby="register-formal">
      <h3 id="register-formal">Formales e informales</h3>
      <div className="table-wrap">
        <table className="register-table">
          <caption>Negocios de {phrase} según tengan inicio de actividades</caption>
          <TableHead
            columns={[
              { label: 'Inicio de actividades' },
              { label: 'Negocios', numeric: true },
              { label: 'Parte de todos', below: <ShareAxis /> },
            ]}
          />
          <tbody>
            {(
              [
                ['si', 'Lo tienen: formales', formal],
                ['no', 'No lo tienen: informales', informal],
                ['sin-decir', 'No lo dicen', untold],
              ] as const
            ).map(([id, name, measure]) => (
              <tr key={id}>
                <th scope="row">{name}</th>
                <td className="num">
                  <Value measure={measure} />{' '}
                  <WhyRegister figure={{ what: 'count', sieve: { formal: id } }} of={name} short />
                </td>
                <td className="register-chart">
                  <ShareRow measure={partOf(measure, total.businesses)} marks={[]} />
                  <Value measure={partOf(measure, total.businesses)} />
                </td>
              </tr>
            ))}
            <tr>
              <th scope="row">Total</th>
              <td className="num">
                <Value measure={total.businesses} />
              </td>
              <td />
            </tr>
          </tbody>
        </table>
      </div>
      <Take tables={['catastro']} />
      {isKnown(untold) && untold.value > 0 && isKnown(total.share) && (
        <p className="prose">
          De los que lo dicen, {formatNumber(total.share.value, 1)}% es formal. De todos, estaría{' '}
          {formatInterval(total.share)}%, según qué sean los demás.
        </p>
      )}
      <h4>Frente a otra cuenta de empresas</h4>
      {official ? (
        <p className="prose">
          La tabla «{official.origin.source.title}» cuenta{' '}
          <strong>
            <Value measure={official.firms} />
          </strong>{' '}
          empresas en {phrase}, {official.year}. El catastro ({source.year}) tiene{' '}
          <strong>
            <Value measure={official.coverage} />
          </strong>{' '}
          de esa cantidad en negocios formales.{' '}
          <WhyRegister figure={{ what: 'coverage' }} of="Formales frente a otra cuenta de empresas" short />
          <span className="small soft">
            {' '}
            No son lo mismo: la cuenta del SII pone cada empresa en su casa matriz, y el catastro lista
            negocios donde están. Una cadena es una empresa y varios negocios. Los años pueden ser distintos.
          </span>
        </p>
      ) : (
        <p className="prose soft">
          El paquete no trae otra cuenta de empresas de {phrase}. La traería la columna{' '}
          <code>empresas_2024</code> de <code>comunas_datos</code>.
        </p>
      )}
    </section>
  );
}

/** A count of a whole, in percent; missing as the count is. */
function partOf(count: Measure, whole: Measure): Measure {
  if (!isKnown(count)) return missing(count.missing, 'porcentaje');
  if (!isKnown(whole)) return missing(whole.missing, 'porcentaje');
  return shareOf(count.value, whole.value, whole.value);
}

import type { ReactNode } from 'react';
import { ShareAxis, ShareRow } from '../../charts/ShareRow.tsx';
import { SUPPLIER_SIZES } from '../../domain/register_report/local_suppliers.ts';
import type { RegisterReport } from '../../domain/register_report/report.ts';
import { UNTOLD } from '../../domain/register_report/sieve.ts';
import { Take } from '../../reports/Take.tsx';
import { Value } from '../../ui/Figure.tsx';
import { TableHead } from '../../ui/TableHead.tsx';
import { WhyRegister } from './WhyRegister.tsx';
import { isZero, SIZE_WORDS, suppliersSentence } from './words.ts';

/** How many suppliers of the anchor firms are of here, by size. */
export function SuppliersSection({ report }: { readonly report: RegisterReport }): ReactNode {
  const { suppliers, phrase } = report;
  return (
    <section className="report-long" aria-labelledby="register-suppliers">
      <h3 id="register-suppliers">Proveedores locales de las industrias tractoras</h3>
      {suppliers ? (
        <SuppliersTable suppliers={suppliers} phrase={phrase} />
      ) : (
        <p className="panel-info prose">
          Este paquete no dice a quién le compran las empresas grandes. Lo diría la tabla{' '}
          <code>proveedores</code>: una fila por tractora y proveedor, con su comuna y su tamaño.
        </p>
      )}
    </section>
  );
}

function SuppliersTable(props: {
  readonly suppliers: NonNullable<RegisterReport['suppliers']>;
  readonly phrase: string;
}): ReactNode {
  const { suppliers, phrase } = props;
  const { anchors } = suppliers;
  // A column for those that do not say their size only where there are some.
  const sizes = SUPPLIER_SIZES.filter(
    (size) => size !== UNTOLD || anchors.some(({ bySize }) => !isZero(bySize[size])),
  );
  return (
    <>
      <p className="prose">{suppliersSentence(suppliers, phrase)}</p>
      <div className="table-wrap">
        <table className="register-table register-suppliers">
          <caption>Proveedores directos de cada tractora, y los de {phrase} por tamaño</caption>
          <TableHead
            columns={[
              { label: 'Tractora' },
              { label: 'Proveedores', numeric: true, wide: true },
              { label: `De ${phrase}`, numeric: true },
              ...sizes.map((size) => ({
                label: SIZE_WORDS[size] ?? size,
                numeric: true,
                wide: true,
              })),
              { label: `Parte de ${phrase}`, below: <ShareAxis /> },
              { label: 'Compras que se quedan', numeric: true, wide: true },
            ]}
          />
          <tbody>
            {anchors.map((one) => (
              <tr key={one.anchor}>
                <th scope="row">{one.anchor}</th>
                <td className="num hide-narrow">
                  <Value measure={one.suppliers} />
                </td>
                <td className="num">
                  <Value measure={one.local} />{' '}
                  <WhyRegister
                    figure={{ what: 'suppliers', anchor: one.anchor, part: 'local' }}
                    of={`Proveedores de la zona, ${one.anchor}`}
                    short
                  />
                </td>
                {sizes.map((size) => (
                  <td key={size} className="num hide-narrow">
                    <Value measure={one.bySize[size]} />
                  </td>
                ))}
                <td className="register-chart">
                  <ShareRow measure={one.share} marks={[]} />
                  <Value measure={one.share} />{' '}
                  <WhyRegister
                    figure={{ what: 'suppliers', anchor: one.anchor, part: 'share' }}
                    of={`Parte de la zona, ${one.anchor}`}
                    short
                  />
                </td>
                <td className="num hide-narrow">
                  <Value measure={one.spending} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Take tables={['proveedores']} />
      <ul className="notes small prose">
        <li>
          Uno o dos proveedores se reservan, y lo que permitiría sacarlos por resta: se sabría quiénes son. En
          las compras, también si uno pasa del 80% del monto.
        </li>
        <li>
          Son proveedores directos. De los indirectos, que le venden a un proveedor, haría falta otro archivo:
          la misma tabla <code>proveedores</code>, hecha por cada proveedor grande.
        </li>
      </ul>
    </>
  );
}

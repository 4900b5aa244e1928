import type { ReactNode } from 'react';
import type { Anchor } from '../../domain/opportunities/anchors.ts';
import { Take } from '../../reports/Take.tsx';
import { Value } from '../../ui/Figure.tsx';
import { formatNumber } from '../../ui/format.ts';
import { SOURCE_COLUMN, TableHead } from '../../ui/TableHead.tsx';
import { useOnPaper } from '../report/on_paper.tsx';
import { Why } from '../why/Why.tsx';

/** What the anchor firms buy from the zone and outside of it (method 4.5). */
export function AnchorsBlock(props: {
  readonly anchors: readonly Anchor[];
  readonly place: string;
}): ReactNode {
  const { anchors, place } = props;
  const shares = anchors.flatMap(({ localSpending: { measure } }) =>
    'value' in measure ? [measure.value] : [],
  );
  return (
    <div className="opportunity-block">
      <h4>Qué compran las empresas tractoras</h4>
      <p className="prose">
        {shares.length > 0
          ? `De cada $100 que compran, quedan en ${place} entre $${formatNumber(Math.min(...shares))} y $${formatNumber(Math.max(...shares))}, según la tractora.`
          : `No se puede mostrar cuánto de lo que compran queda en ${place}.`}{' '}
        <span className="soft">
          Se reserva lo que tiene menos de tres proveedores o uno con más del 80% del monto, y lo que dejaría
          sacarlo por resta.
        </span>
      </p>
      <div className="table-wrap">
        <table>
          <caption className="visually-hidden">Compras de cada empresa tractora</caption>
          <TableHead
            columns={[
              { label: 'Tractora' },
              { label: 'Proveedores', numeric: true },
              { label: `Proveedores de ${place}`, numeric: true },
              { label: `Compras que quedan en ${place}`, numeric: true },
              SOURCE_COLUMN,
            ]}
          />
          <tbody>
            {anchors.map(({ name, suppliers, localSuppliers, localSpending }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td className="num">{formatNumber(suppliers)}</td>
                <td className="num">
                  <Value measure={localSuppliers.measure} />{' '}
                  <Why
                    short
                    of={`Proveedores de la zona: ${name}`}
                    explain={() => Promise.resolve(localSuppliers.explanation)}
                  />
                </td>
                <td className="num">
                  <Value measure={localSpending.measure} />
                </td>
                <td>
                  <Why
                    short
                    of={`Compras que quedan en la zona: ${name}`}
                    explain={() => Promise.resolve(localSpending.explanation)}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Take tables={['proveedores']} />
      {anchors.map((anchor) => (
        <Outside key={anchor.name} anchor={anchor} place={place} />
      ))}
    </div>
  );
}

function Outside({ anchor, place }: { readonly anchor: Anchor; readonly place: string }): ReactNode {
  const { name, outside, unstated } = anchor;
  const title = `Qué compra ${name} fuera de ${place}`;
  const table = (
    <>
      <div className="table-wrap">
        <table>
          <caption className="visually-hidden">
            Compras de {name} fuera de {place}, por categoría
          </caption>
          <TableHead
            columns={[
              { label: 'Categoría' },
              { label: 'Proveedores', numeric: true },
              { label: 'Monto del año', numeric: true },
              SOURCE_COLUMN,
            ]}
          />
          <tbody>
            {outside.map(({ category, suppliers, amount }) => (
              <tr key={category}>
                <th scope="row">{category}</th>
                <td className="num">{formatNumber(suppliers)}</td>
                <td className="num">
                  <Value measure={amount.measure} />
                </td>
                <td>
                  <Why
                    short
                    of={`${category}, ${name}`}
                    explain={() => Promise.resolve(amount.explanation)}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Take tables={['proveedores']} />
      {unstated > 0 && (
        <p className="small soft">
          {unstated === 1
            ? 'Un proveedor no declara monto y no entra aquí.'
            : `${unstated} proveedores no declaran monto y no entran aquí.`}
        </p>
      )}
    </>
  );
  // On paper there is nothing to open.
  return useOnPaper() ? (
    <div>
      <h5>{title}</h5>
      {table}
    </div>
  ) : (
    <details>
      <summary>{title}</summary>
      {table}
    </details>
  );
}

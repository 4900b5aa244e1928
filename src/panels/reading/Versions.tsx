import type { ReactNode } from 'react';
import { METHOD_VERSION } from '../../domain/method.ts';
import type { PackageSummary } from '../../load/summary.ts';
import { Take } from '../../reports/Take.tsx';
import { useSupport } from '../../state/support.ts';
import { formatDate } from '../../ui/format.ts';
import { TableHead } from '../../ui/TableHead.tsx';

/** Which method and which data: what a reader needs to cite a figure, and to know how old it is. */
export function Versions({ summary }: { readonly summary: PackageSummary }): ReactNode {
  // Those read on opening are known at once; the rest come with the tables of support.
  const later = useSupport('quality');
  const reports = [
    ...new Map([...summary.reports, ...(later?.reports ?? [])].map((one) => [one.resource, one])).values(),
  ];
  return (
    <section aria-labelledby="leer-versiones">
      <h3 id="leer-versiones">Versiones</h3>
      <p className="prose">
        Método: versión {METHOD_VERSION.number}, del {formatDate(METHOD_VERSION.date)}. Datos: {summary.title}
        , versión {summary.version}, del {formatDate(summary.created)}
        {summary.fictitious ? '. Son ficticios: ninguna cifra describe un lugar.' : '.'} Los mapas son
        referenciales y no comprometen al Estado de Chile. Lo que abres se procesa en tu navegador y no sale
        de él.
      </p>
      <div className="table-wrap">
        <table>
          <caption>Cada tabla de los datos abiertos, quién la publica y cuándo se revisó</caption>
          <TableHead
            columns={[
              { label: 'Tabla' },
              { label: 'Publica' },
              { label: 'Año de las cifras' },
              { label: 'Revisado' },
            ]}
          />
          <tbody>
            {reports.map(({ resource, title, source }) => (
              <tr key={resource}>
                <th scope="row">{title}</th>
                <td>{source.publisher}</td>
                <td>{source.year}</td>
                <td>{source.checked ? formatDate(source.checked) : 'no se dice'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Take />
      {!later && (
        <p className="small soft" role="status">
          Leyendo las demás tablas…
        </p>
      )}
    </section>
  );
}

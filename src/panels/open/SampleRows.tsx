import { Fragment, type ReactNode } from 'react';
import type { SampleTable } from '../../load/open/contract.ts';
import { formatNumber } from '../../ui/format.ts';

/** The first rows as they will be read, and why one of them is left out. */
export function SampleRows({ sample, of }: { readonly sample: SampleTable; readonly of: string }): ReactNode {
  // One line of theirs may be several rows of ours.
  const rows = sample.rows.map((row, at) => ({ ...row, key: at }));
  return (
    <section
      className="table-wrap open-sample"
      aria-label={`Primeras filas de ${of}`}
      // Wider than the page, and nothing inside takes the focus: it is scrolled with the arrow keys.
      ref={(box) => box?.setAttribute('tabindex', '0')}
    >
      <table>
        <caption>Primeras filas de «{of}», como se leerán</caption>
        <thead>
          <tr>
            <th scope="col" className="num">
              Línea
            </th>
            {sample.columns.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, line, cells, rejected }) => (
            <Fragment key={key}>
              <tr className={rejected === undefined ? '' : 'is-rejected'}>
                <th scope="row" className="num">
                  {formatNumber(line)}
                </th>
                {sample.columns.map((name, at) => (
                  <td key={name}>{cells[at] || <span className="missing">sin dato</span>}</td>
                ))}
              </tr>
              {rejected !== undefined && (
                <tr className="open-rejected">
                  <td colSpan={sample.columns.length + 1}>
                    <span className="severity-error">
                      La línea {formatNumber(line)} queda fuera: {rejected}
                    </span>
                  </td>
                </tr>
              )}
            </Fragment>
          ))}
        </tbody>
      </table>
    </section>
  );
}

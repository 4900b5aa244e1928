import type { ReactNode } from 'react';
import { explainCounts } from '../../domain/support/programme_explain.ts';
import type { ProgrammeReport } from '../../domain/support/programme_report.ts';
import { Take } from '../../reports/Take.tsx';
import { choose } from '../../state/support.ts';
import { formatNumber } from '../../ui/format.ts';
import { SOURCE_COLUMN, TableHead } from '../../ui/TableHead.tsx';
import { Why } from '../why/Why.tsx';
import { ProgressBar } from './ProgressBar.tsx';

/** The units of a programme side by side: how many objectives, what each block weighs, and how many doubts. */
export function Units(props: { readonly report: ProgrammeReport; readonly chosen: string }): ReactNode {
  const { source, outline, units, flags, hasResults } = props.report;
  const blocks = [...new Set(units.flatMap((unit) => unit.blocks.map(({ id }) => id)))];
  return (
    <section aria-labelledby="units-title" className="programme-block">
      <h3 id="units-title">Todas las unidades</h3>
      <div className="table-wrap">
        <table>
          <caption>
            Peso de cada bloque en el programa, como lo imprime su encabezado. Entre paréntesis, lo que suman
            los pesos de sus actividades, si no es 100.
          </caption>
          <TableHead
            columns={[
              { label: 'Unidad' },
              { label: 'Objetivos', numeric: true },
              { label: 'Actividades', numeric: true, wide: true },
              ...blocks.map((id) => ({ label: id, numeric: true, wide: true })),
              { label: 'Avisos', numeric: true },
              hasResults && { label: 'Avance', numeric: true },
              SOURCE_COLUMN,
            ]}
          />
          <tbody>
            {units.map((row, at) => {
              const unit = outline.units[at];
              return (
                <tr key={row.id} className={row.id === props.chosen ? 'is-chosen' : ''}>
                  <th scope="row">
                    <button
                      type="button"
                      className="link-button"
                      onClick={() => {
                        choose({ programa: row.id, bloque: undefined });
                        document.getElementById('programme-choice')?.focus();
                      }}
                    >
                      {row.name}
                    </button>
                  </th>
                  <td className="num">{row.objectives}</td>
                  <td className="num hide-narrow">{row.activities}</td>
                  {blocks.map((id) => {
                    const block = row.blocks.find((one) => one.id === id);
                    return (
                      <td key={id} className="num hide-narrow">
                        {block?.weight === undefined ? (
                          <span className="missing">sin dato</span>
                        ) : (
                          formatNumber(block.weight, 2)
                        )}
                        {block?.weights !== undefined &&
                          block.weights !== 100 &&
                          ` (${formatNumber(block.weights)})`}
                      </td>
                    );
                  })}
                  <td className="num">{row.flags}</td>
                  {hasResults && (
                    <td className="num">
                      <ProgressBar progress={row.progress} short />
                    </td>
                  )}
                  <td>
                    {unit && (
                      <Why
                        short
                        of={row.name}
                        explain={() =>
                          Promise.resolve(explainCounts(source, outline, unit.name, [unit], flags))
                        }
                      />
                    )}
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

import { type ReactNode, useState } from 'react';
import { IntervalAxis, IntervalRow } from '../../charts/IntervalRow.tsx';
import type { SectorCode } from '../../domain/ids.ts';
import { central, isKnown, type Measure } from '../../domain/measure.ts';
import type { Zone } from '../../domain/territory.ts';
import { Take } from '../../reports/Take.tsx';
import type { Shown } from '../../state/select.ts';
import { go } from '../../state/store.ts';
import { Value } from '../../ui/Figure.tsx';
import { formatInterval } from '../../ui/format.ts';
import { SOURCE_COLUMN, TableHead } from '../../ui/TableHead.tsx';
import { ReadLink } from '../reading/ReadLink.tsx';
import { Pick, useOnPaper } from '../report/on_paper.tsx';
import { WhyFigure } from '../why/Why.tsx';
import { COUNTED_WORDS } from '../words.ts';
import { figureOf, referenceName } from './facts.ts';

const FIRST = 21;

/** The sectors of a zone by how far above the expected they are, each with its interval. */
export function SectorRanking({ shown, zone }: { readonly shown: Shown; readonly zone: Zone }): ReactNode {
  const onPaper = useOnPaper();
  const [all, setAll] = useState(onPaper);
  const { analysis, summary } = shown;
  const rows = analysis.sectors
    .map((code) => ({
      code,
      count: figureOf(shown, analysis.settings.counted, zone, code),
      quotient: figureOf(shown, 'cociente', zone, code),
    }))
    .filter(({ count }) => !(isKnown(count) && count.value === 0))
    .sort(
      (a, b) =>
        rank(b.quotient) - rank(a.quotient) || rank(b.count) - rank(a.count) || (a.code < b.code ? -1 : 1),
    );
  const visible = all ? rows : rows.slice(0, FIRST);
  const isCompared = rows.some(({ quotient }) => isKnown(quotient));
  const specialised = rows.filter(({ quotient }) => isKnown(quotient) && (quotient.low ?? 0) > 1);
  return (
    <section aria-labelledby="ranking-title">
      <h3 id="ranking-title">Qué sectores pesan más aquí</h3>
      <p className="prose">
        {!isCompared
          ? 'Aquí el cociente no se puede calcular: van primero los que más hay.'
          : specialised.length === 0
            ? 'Ninguno está claramente sobre lo esperado.'
            : `Claramente sobre lo esperado: ${specialised
                .slice(0, 5)
                .map(({ code }) => nameOf(shown, code).toLowerCase())
                .join(', ')}.`}{' '}
        {isCompared && (
          <span className="soft">
            El punto es el cociente y la raya su intervalo del 95%, comparado con {referenceName(shown, zone)}
            . Punto lleno: todo el intervalo está a un lado de 1.
          </span>
        )}
      </p>
      <div className="table-wrap">
        <table>
          <caption className="visually-hidden">Sectores de {zone.name} por cociente de localización</caption>
          <TableHead
            columns={[
              { label: 'Sector' },
              { label: COUNTED_WORDS[analysis.settings.counted], numeric: true },
              isCompared && {
                label: 'Gráfico del cociente',
                silent: true,
                wide: true,
                below: <IntervalAxis />,
              },
              { label: 'Cociente', numeric: true },
              SOURCE_COLUMN,
            ]}
          />
          <tbody>
            {visible.map(({ code, count, quotient }) => (
              <tr key={code} data-sector={code} className={code === shown.sector ? 'is-chosen' : ''}>
                <th scope="row">
                  <Pick onPick={() => go({ sector: code })}>{nameOf(shown, code)}</Pick>
                </th>
                <td className="num">
                  <Value measure={count} />
                </td>
                {isCompared && (
                  <td className="hide-narrow chart-cell">
                    <IntervalRow measure={quotient} />
                  </td>
                )}
                <td className="num" title={formatInterval(quotient)}>
                  <Value
                    measure={isKnown(quotient) ? quotient : { missing: quotient.missing, unit: 'veces' }}
                  />
                  <span className="visually-hidden"> {formatInterval(quotient)}</span>
                </td>
                <td>
                  <WhyFigure
                    short
                    figure="cociente"
                    of={`Cociente de ${nameOf(shown, code)}`}
                    zone={zone.id}
                    sector={code}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Take unfold={() => setAll(true)} />
      <ReadLink chart="intervalo" />
      {rows.length > FIRST && !onPaper && (
        <p className="no-print">
          <button type="button" className="button" aria-expanded={all} onClick={() => setAll(!all)}>
            {all ? 'Mostrar menos' : `Mostrar los ${rows.length} sectores`}
          </button>
        </p>
      )}
      <p className="small soft">
        {summary.cubes.find(({ id }) => id === analysis.settings.cube)?.title}.
        {isCompared && ' Se prueban muchas celdas a la vez: cerca de 1 de cada 40 pasa de 1 solo por azar.'}
      </p>
    </section>
  );
}

function nameOf({ summary }: Shown, code: SectorCode): string {
  return summary.sectors.get(code)?.short ?? code;
}

/** Known figures first by size; the missing after, never among them. */
function rank(measure: Measure): number {
  return isKnown(measure) ? measure.value : -1 + (Number.isNaN(central(measure)) ? -1 : 0);
}

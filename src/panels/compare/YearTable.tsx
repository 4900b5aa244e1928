import { type ReactNode, useState } from 'react';
import type { ZoneId } from '../../domain/ids.ts';
import { isKnown, type Measure } from '../../domain/measure.ts';
import { areApart, changeBetween } from '../../domain/years.ts';
import { Take } from '../../reports/Take.tsx';
import type { Shown } from '../../state/select.ts';
import { ask, settingsOf, useStore } from '../../state/store.ts';
import { Value } from '../../ui/Figure.tsx';
import { formatInterval, formatNumber, formatValue } from '../../ui/format.ts';
import { TableHead } from '../../ui/TableHead.tsx';
import { useOnPaper } from '../report/on_paper.tsx';
import { Why } from '../why/Why.tsx';

export interface Year {
  readonly cube: string;
  readonly label: string;
}

export interface TwoYearsOfZone {
  readonly id: ZoneId;
  readonly name: string;
  readonly before: Measure;
  readonly after: Measure;
}

const FIRST = 20;

/** Zone × year, with the change and whether the intervals let it be told apart. */
export function YearTable(props: {
  readonly shown: Shown;
  readonly years: readonly [Year, Year];
  readonly rows: readonly TwoYearsOfZone[];
  readonly chosen: ReadonlySet<ZoneId>;
}): ReactNode {
  const { shown, years, rows, chosen } = props;
  const onPaper = useOnPaper();
  const [all, setAll] = useState(onPaper);
  const [from, to] = years;
  const judged = rows.some(({ before, after }) => areApart(before, after) !== undefined);
  const visible = all ? rows : rows.slice(0, FIRST);
  const isCount = shown.layer.kind === 'cantidad';
  return (
    <>
      <div className="table-wrap">
        <table>
          <caption>
            {shown.layer.name} en los dos años. Lo que falta en uno no tiene cambio, y no es cero.
          </caption>
          <TableHead
            columns={[
              { label: 'Zona' },
              { label: from.label, numeric: true },
              { label: to.label, numeric: true },
              { label: 'Cambio', numeric: true },
              judged && { label: '¿Se distingue?', wide: true },
            ]}
          />
          <tbody>
            {visible.map((row) => {
              const { id, name, before, after } = row;
              const change = changeBetween(before, after);
              return (
                <tr key={id} data-zone={id} className={chosen.has(id) ? 'is-chosen' : ''}>
                  <th scope="row">{name}</th>
                  {[before, after].map((measure, at) => (
                    <td key={at === 0 ? 'antes' : 'despues'} className="num">
                      <Value measure={measure} />{' '}
                      <WhyOfYear shown={shown} year={at === 0 ? from : to} row={row} />
                      {formatInterval(measure) && (
                        <span className="small soft below hide-narrow">{formatInterval(measure)}</span>
                      )}
                    </td>
                  ))}
                  <td className="num">
                    {isKnown(change) ? signed(change.value, change.unit) : <Value measure={change} />}
                    {isCount && isKnown(before) && isKnown(change) && before.value > 0 && (
                      <span className="small soft below">
                        {signedNumber((100 * change.value) / before.value)}%
                      </span>
                    )}
                  </td>
                  {judged && <td className="small hide-narrow">{judgement(areApart(before, after))}</td>}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      <Take unfold={() => setAll(true)} />
      {rows.length > FIRST && !onPaper && (
        <p className="no-print">
          <button type="button" className="button" aria-expanded={all} onClick={() => setAll(!all)}>
            {all ? 'Mostrar menos' : `Mostrar las ${formatNumber(rows.length)} zonas`}
          </button>
        </p>
      )}
    </>
  );
}

function WhyOfYear(props: {
  readonly shown: Shown;
  readonly year: Year;
  readonly row: TwoYearsOfZone;
}): ReactNode {
  const { shown, year, row } = props;
  return (
    <Why
      short
      of={`${shown.layer.name} de ${row.name}, ${year.label}`}
      explain={() => {
        const { view } = useStore.getState();
        const settings = { ...settingsOf(view), cube: year.cube };
        return ask().explain(settings, view.territories, shown.layer.id, row.id, shown.sector);
      }}
    />
  );
}

function judgement(apart: boolean | undefined): string {
  if (apart === undefined) return '';
  return apart ? 'sí: los intervalos no se tocan' : 'no: los intervalos se tocan';
}

function signed(value: number, unit: Measure['unit']): string {
  return value > 0 ? `+${formatValue(value, unit)}` : formatValue(value, unit);
}

function signedNumber(value: number): string {
  return value > 0 ? `+${formatNumber(value, 1)}` : formatNumber(value, 1);
}

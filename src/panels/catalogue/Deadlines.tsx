import { type ReactNode, useId } from 'react';
import type { Calendar, Deadline } from '../../domain/support/deadlines.ts';
import { Take } from '../../reports/Take.tsx';
import { useStore } from '../../state/store.ts';
import { formatDate } from '../../ui/format.ts';
import { TableHead } from '../../ui/TableHead.tsx';
import { PlainLink } from '../header/Header.tsx';
import { countInstruments } from '../support/words.ts';
import { DeadlineMark } from './DeadlineMark.tsx';

const MONTHS = 'ene feb mar abr may jun jul ago sep oct nov dic'.split(' ');

/** The calendar of the instruments found: known dates on a strip of months, and whom to ask for the rest. */
export function Deadlines(props: { readonly calendar: Calendar; readonly today: string }): ReactNode {
  const { calendar, today } = props;
  const titleId = useId();
  const view = useStore((state) => state.view);
  return (
    <section aria-labelledby={titleId} className="calendar">
      <h3 id={titleId}>Calendario de convocatorias</h3>
      <p className="soft small">Visto el {formatDate(today)}, según la última convocatoria que se conoce.</p>
      {calendar.dated.length === 0 ? (
        <p>De estos instrumentos no se conoce ninguna fecha.</p>
      ) : (
        <>
          <div className="table-wrap">
            <table>
              <caption>Primero lo abierto, después lo que viene y al final lo que ya cerró.</caption>
              <TableHead
                columns={[
                  { label: 'Instrumento' },
                  { label: 'Abre' },
                  { label: 'Cierra' },
                  { label: 'Hoy' },
                  { label: 'Meses', below: <MonthAxis months={calendar.months} />, silent: true, wide: true },
                ]}
              />
              <tbody>
                {calendar.dated.map(({ instrument, deadline }) => (
                  <tr key={instrument.id}>
                    <th scope="row">
                      <PlainLink view={{ ...view, support: { ...view.support, instrumento: instrument.id } }}>
                        {instrument.name}
                      </PlainLink>
                    </th>
                    <td className="small">
                      <Day iso={deadline.opens} />
                    </td>
                    <td className="small">
                      <Day iso={deadline.closes} />
                    </td>
                    <td className="small">
                      <DeadlineMark deadline={deadline} bare />
                    </td>
                    <td className="hide-narrow months-cell">
                      <Strip deadline={deadline} months={calendar.months} today={today} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <Take />
        </>
      )}
      {calendar.unknown.length > 0 && (
        <>
          <h4>Sin fecha conocida</h4>
          <p className="soft small">No saber la fecha no es que esté cerrado. Esto es a quién preguntar.</p>
          <ul className="ask">
            {calendar.unknown.map(({ ask, instruments }) => (
              <li key={ask}>
                <strong>Pregunta a {ask}</strong> ({countInstruments(instruments.length)}):{' '}
                {instruments.map(({ name }) => name).join(' · ')}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function Day({ iso }: { readonly iso: string | undefined }): ReactNode {
  return iso ? <time dateTime={iso}>{formatDate(iso)}</time> : <span className="missing">no se conoce</span>;
}

/** The letters of the months above the strips; the cells beside say the same in dates. */
function MonthAxis({ months }: { readonly months: readonly string[] }): ReactNode {
  return (
    <svg className="chart month-axis" aria-hidden="true" height={32}>
      {months.map((month, at) => {
        const x = `${(at * 100) / months.length}%`;
        return (
          <g key={month}>
            <text x={x} y={13}>
              {MONTHS[Number(month.slice(5, 7)) - 1]?.slice(0, months.length > 9 ? 1 : 3)}
            </text>
            {(at === 0 || month.slice(5, 7) === '01') && (
              <text x={x} y={28}>
                {month.slice(0, 4)}
              </text>
            )}
          </g>
        );
      })}
    </svg>
  );
}

function Strip(props: {
  readonly deadline: Deadline;
  readonly months: readonly string[];
  readonly today: string;
}): ReactNode {
  const { deadline, months, today } = props;
  const { opens, closes, state } = deadline;
  const from = position(opens ?? closes ?? today, months);
  const to = position(closes ?? opens ?? today, months);
  return (
    <svg className="strip" viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true">
      {months.map((month, at) => (
        <line
          key={month}
          className="month"
          x1={(at * 100) / months.length}
          x2={(at * 100) / months.length}
          y1={0}
          y2={12}
        />
      ))}
      <rect className={`span is-${state}`} x={from} width={Math.max(to - from, 1)} y={3} height={6} />
      <line className="today" x1={position(today, months)} x2={position(today, months)} y1={0} y2={12} />
    </svg>
  );
}

/** Where a day lies on the strip, 0 to 100. Every month takes the same width. */
function position(iso: string, months: readonly string[]): number {
  const at = months.indexOf(`${iso.slice(0, 7)}-01`);
  const [year = 0, month = 1, day = 1] = iso.split('-').map(Number);
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return ((at + (day - 1) / days) * 100) / months.length;
}

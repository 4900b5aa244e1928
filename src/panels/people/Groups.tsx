import type { ReactNode } from 'react';
import { isKnown, type Measure } from '../../domain/measure.ts';
import type { GroupRow } from '../../domain/people/report.ts';
import type { Explanation } from '../../domain/provenance.ts';
import { Take } from '../../reports/Take.tsx';
import { Value } from '../../ui/Figure.tsx';
import { formatInterval, formatNumber } from '../../ui/format.ts';
import { TableHead } from '../../ui/TableHead.tsx';
import { Why } from '../why/Why.tsx';
import { axisEnd, RangeDot } from './RangeDot.tsx';
import { READING_WORDS } from './words.ts';

/** The nine occupation groups: what the sector and the zone occupy, who studies for it nearby, and how they compare. */
export function Groups(props: {
  readonly groups: readonly GroupRow[];
  readonly sector: string;
  readonly zone: string;
  readonly reach: string;
}): ReactNode {
  const { groups, sector, zone, reach } = props;
  const most = axisEnd(groups.flatMap(({ sectorShare }) => sectorShare ?? []));
  const hasSupply = groups.some(({ students }) => students);
  return (
    <>
      <div className="table-wrap">
        <table className="people-groups">
          <caption>
            Puestos ocupados (no vacantes) por grupo de ocupación, con su rango. La lectura compara toda{' '}
            {zone} con quienes estudian {reach}.
          </caption>
          <TableHead
            columns={[
              { label: 'Ocupación' },
              { label: `Puestos en ${sector}`, numeric: true },
              { label: 'Parte del sector', numeric: true },
              { label: `0% a ${most}%`, wide: true },
              { label: 'Puestos en toda la zona', numeric: true },
              hasSupply && { label: 'Estudian cerca', numeric: true },
              hasSupply && { label: 'Lectura' },
            ]}
          />
          <tbody>
            {groups.map((row) => (
              <tr key={row.group}>
                <th scope="row">{row.name}</th>
                <td className="num">
                  {row.sector && <Count explanation={row.sector} of={`Puestos en ${sector}: ${row.name}`} />}
                </td>
                <td className="num">{row.sectorShare && <Value measure={row.sectorShare} />}</td>
                <td className="hide-narrow people-chart">
                  {row.sectorShare && <RangeDot measure={row.sectorShare} most={most} />}
                </td>
                <td className="num">
                  <Count explanation={row.zone} of={`Puestos en ${zone}: ${row.name}`} />
                </td>
                {hasSupply && (
                  <td className="num">
                    {row.students && <Count explanation={row.students} of={`Estudian para: ${row.name}`} />}
                  </td>
                )}
                {hasSupply && (
                  <td className="small">
                    <span className="people-reading" title={READING_WORDS[row.gap.reading].help}>
                      <span aria-hidden="true">{READING_WORDS[row.gap.reading].sign}</span>{' '}
                      {READING_WORDS[row.gap.reading].word}
                    </span>
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Take tables={['ocupaciones', 'formacion', 'empresas', 'catastro']} />
    </>
  );
}

/** A count of people to the whole person, with its range under it: half a post is no post. */
function Count({ explanation, of }: { readonly explanation: Explanation; readonly of: string }): ReactNode {
  const { result } = explanation;
  const whole = rounded(result);
  return (
    <>
      <Value measure={whole} /> <Why short of={of} explain={async () => explanation} />
      {formatInterval(whole) && <span className="people-range">{formatInterval(whole)}</span>}
    </>
  );
}

function rounded(measure: Measure): Measure {
  if (!isKnown(measure)) return measure;
  const { value, low, high, unit } = measure;
  const ends =
    low === undefined || high === undefined ? {} : { low: Math.round(low), high: Math.round(high) };
  return { value: Math.round(value), unit, ...ends };
}

/** How to read the table, with both n. */
export function GroupsReading(props: {
  readonly posts: Measure;
  readonly enrolled: Measure | undefined;
  readonly unplaced: number;
}): ReactNode {
  const { posts, enrolled, unplaced } = props;
  const n = [
    isKnown(posts) && `${formatNumber(Math.round(posts.n ?? posts.value))} puestos`,
    enrolled && isKnown(enrolled) && `${formatNumber(enrolled.value)} estudiantes`,
  ].filter(Boolean);
  return (
    <ul className="notes small">
      <li>
        La lectura solo dice el orden: <strong>falta</strong> si el grupo pesa más en los puestos que entre
        quienes estudian, <strong>sobra</strong> si pesa menos, y <strong>parejo</strong> si los rangos no los
        distinguen. {n.length > 0 && `Con ${n.join(' y ')}.`}
      </li>
      <li>
        A qué ocupación lleva cada carrera es un supuesto del proyecto. Puede faltar gente que estudie y no
        que trabaje: quien ya se tituló, o llega de otra parte, no está en la matrícula.
      </li>
      {unplaced > 0 && (
        <li>{formatNumber(unplaced)} estudiantes son de áreas que el supuesto no conoce: no se cuentan.</li>
      )}
    </ul>
  );
}

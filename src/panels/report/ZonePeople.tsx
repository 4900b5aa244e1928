import type { ReactNode } from 'react';
import type { GroupRow } from '../../domain/people/report.ts';
import { type Zone, zonePhrase } from '../../domain/territory.ts';
import type { Shown } from '../../state/select.ts';
import { Value } from '../../ui/Figure.tsx';
import { formatInterval } from '../../ui/format.ts';
import { TableHead } from '../../ui/TableHead.tsx';
import { GroupsReading } from '../people/Groups.tsx';
import { usePeople } from '../people/People.tsx';
import { Studies } from '../people/Studies.tsx';
import { READING_WORDS, reach } from '../people/words.ts';

/** The people of a whole zone: its posts by occupation, who studies within reach, and how the two compare. */
export function ZonePeople({ shown, zone }: { readonly shown: Shown; readonly zone: Zone }): ReactNode {
  const report = usePeople(shown, zone);
  if (!report) return <div className="skeleton" />;
  const place = zonePhrase(zone);
  const within = reach(place, shown.view.radius);
  return (
    <section aria-labelledby="paper-people">
      <h3 id="paper-people">A quiénes ocupa y quiénes estudian cerca</h3>
      {report.table?.assumed && (
        <p className="small">
          Qué ocupaciones usa cada sector es un supuesto del proyecto
          {shown.summary.fictitious && ', ficticio en este paquete'}, con rangos anchos.
        </p>
      )}
      {report.groups ? (
        <GroupTable groups={report.groups} place={place} within={within} />
      ) : (
        <p className="panel-info">
          Este paquete no trae la tabla <code>ocupaciones</code>: con ella se ve a quiénes ocupa cada sector.
        </p>
      )}
      {report.groups && report.specialised && (
        <GroupsReading
          posts={report.specialised.result}
          enrolled={report.enrolled?.result}
          unplaced={report.unplaced}
        />
      )}
      <h4>Qué se estudia cerca</h4>
      <Studies report={report} reach={within} />
    </section>
  );
}

function GroupTable(props: {
  readonly groups: readonly GroupRow[];
  readonly place: string;
  readonly within: string;
}): ReactNode {
  const { groups, place, within } = props;
  const hasSupply = groups.some(({ students }) => students);
  return (
    <div className="table-wrap">
      <table>
        <caption>
          Puestos ocupados (no vacantes) en {place} por grupo de ocupación, con su rango
          {hasSupply && `, frente a quienes estudian ${within}`}.
        </caption>
        <TableHead
          columns={[
            { label: 'Ocupación' },
            { label: 'Parte de los puestos', numeric: true },
            { label: 'Rango' },
            hasSupply && { label: 'Estudian cerca', numeric: true },
            hasSupply && { label: 'Lectura' },
          ]}
        />
        <tbody>
          {groups.map(({ group, name, zoneShare, students, gap }) => (
            <tr key={group}>
              <th scope="row">{name}</th>
              <td className="num">
                <Value measure={zoneShare} />
              </td>
              <td className="small soft">{formatInterval(zoneShare)}</td>
              {hasSupply && <td className="num">{students && <Value measure={students.result} />}</td>}
              {hasSupply && (
                <td className="small">
                  <span aria-hidden="true">{READING_WORDS[gap.reading].sign}</span>{' '}
                  {READING_WORDS[gap.reading].word}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

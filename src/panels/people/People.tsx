import './people.css';
import type { ReactNode } from 'react';
import type { PeopleReport } from '../../domain/people/report.ts';
import type { Zone } from '../../domain/territory.ts';
import { zonePhrase } from '../../domain/territory.ts';
import type { Shown } from '../../state/select.ts';
import { ask, go, settingsOf } from '../../state/store.ts';
import { useAnswer } from '../../state/useAnswer.ts';
import { RADII } from '../../state/view.ts';
import { SelectField } from '../../ui/Field.tsx';
import { Groups, GroupsReading } from './Groups.tsx';
import { OwnTable } from './OwnTable.tsx';
import { Studies } from './Studies.tsx';
import { Work } from './Work.tsx';
import { peopleSentence, reach } from './words.ts';

/** Which people the zone and the sector need, and who studies for it nearby (method 2). */
export default function People({ shown, zone }: { readonly shown: Shown; readonly zone: Zone }): ReactNode {
  const { view, summary, sector } = shown;
  const report = usePeople(shown, zone);
  const place = zonePhrase(zone);
  const name = summary.sectors.get(sector)?.short ?? sector;
  const within = reach(place, view.radius);
  return (
    <>
      <section aria-labelledby="people-title">
        <h3 id="people-title">A quiénes ocupa y quiénes estudian cerca</h3>
        {report && (
          <p className="lead" aria-live="polite">
            {peopleSentence(report, { sector: name, place, km: view.radius })}
          </p>
        )}
        <OwnTable fictitious={summary.fictitious} table={report?.table} />
        {!report && <div className="skeleton" />}
        {report?.groups && (
          <>
            {report.workersNote && <p className="small prose">{report.workersNote}</p>}
            <Groups groups={report.groups} sector={name} zone={place} reach={within} />
            {report.specialised && (
              <GroupsReading
                posts={report.specialised.result}
                enrolled={report.enrolled?.result}
                unplaced={report.unplaced}
              />
            )}
          </>
        )}
        {report && !report.groups && (
          <p className="panel-info">
            Este paquete no trae la tabla <code>ocupaciones</code>: con ella se ve a quiénes ocupa cada
            sector.
          </p>
        )}
      </section>
      <section aria-labelledby="studies-title">
        <h3 id="studies-title">Qué se estudia cerca</h3>
        <SelectField
          className="people-radius"
          label="Hasta qué distancia"
          value={String(view.radius)}
          options={RADII.map((km) => ({
            value: String(km),
            label: km === 0 ? 'Solo la zona' : `${km} km en línea recta`,
          }))}
          onChange={(km) => go({ radius: Number(km) }, 'replace')}
        />
        {report ? <Studies report={report} reach={within} /> : <div className="skeleton" />}
      </section>
      <section aria-labelledby="work-title">
        <h3 id="work-title">Especialización, salarios y quiénes trabajan</h3>
        {report ? <Work shown={shown} zone={zone} report={report} /> : <div className="skeleton" />}
      </section>
    </>
  );
}

/** What is known of the people of a zone and a sector; undefined until it comes. */
export function usePeople({ view, summary, sector, analysis }: Shown, zone: Zone): PeopleReport | undefined {
  const { cube, reference, counted } = analysis.settings;
  const key = [summary.id, view.territories, cube, reference, counted, zone.id, sector, view.radius];
  return useAnswer(JSON.stringify(key), () =>
    ask().people(settingsOf(view), view.territories, zone.id, sector, view.radius),
  );
}

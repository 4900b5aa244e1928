import type { ReactNode } from 'react';
import { known, type Measure } from '../../domain/measure.ts';
import type { SourceRef } from '../../domain/source.ts';
import type { Decision } from '../../domain/support/decision.ts';
import type { Catalogue } from '../../domain/support/instrument.ts';
import type { TargetingReport } from '../../domain/support/targeting_report.ts';
import { zonePhrase } from '../../domain/territory.ts';
import type { PackageSummary } from '../../load/summary.ts';
import { Take } from '../../reports/Take.tsx';
import { askSupport } from '../../state/support.ts';
import { Figure } from '../../ui/Figure.tsx';
import { formatDate } from '../../ui/format.ts';
import { SOURCE_COLUMN, TableHead } from '../../ui/TableHead.tsx';
import { Why } from '../why/Why.tsx';
import { Criteria } from './Criteria.tsx';
import { GrantedSection } from './GrantedSection.tsx';
import { Num, type WhyOf } from './Num.tsx';
import { OverlapSection } from './OverlapSection.tsx';
import { coverageSentence, KIND_NAMES, listed, STATE_NAMES } from './words.ts';

/** Whom a decision covers: on screen under the choices, on paper an annex by itself. */
export function Report(props: {
  readonly report: TargetingReport;
  readonly other: Decision | undefined;
  readonly summary: PackageSummary;
  readonly catalogue: Catalogue | undefined;
  /** The reader's own, which is on this device alone. */
  readonly writing: boolean;
  readonly source: SourceRef | undefined;
}): ReactNode {
  const { report, other, summary, catalogue } = props;
  const { decision, base } = report;
  const region = summary.territory.zones.get(decision.region);
  const why: WhyOf = (figure, of, more = {}, short = false) => (
    <Why
      of={of}
      {...(short ? { short: true } : {})}
      explain={() => askSupport('explainTargeting', decision, base.id, figure, more)}
    />
  );
  return (
    <>
      <section className="targeting-report">
        <p className="only-print crumbs">Anexo: a quién cubre esta focalización</p>
        <h3>{decision.name}</h3>
        <p className="soft">
          {region && sentenceStart(zonePhrase(region))}, {decision.year}.{' '}
          {decision.sourceTitle === ''
            ? 'No nombra el documento que la acuerda.'
            : `${decision.sourceTitle}.`}
          {props.writing && ' Es un borrador tuyo: ninguna autoridad lo ha acordado.'}
        </p>
        <p className="lead">{coverageSentence(report)}</p>
        <Covered report={report} why={why} />
        <Take />
        <p className="small soft">
          Contado en: {base.title}. {base.source.publisher}.
        </p>
      </section>
      {report.granted && (
        <GrantedSection granted={report.granted} report={report} catalogue={catalogue} why={why} />
      )}
      <Criteria decision={decision} summary={summary} catalogue={catalogue} />
      {other && <OverlapSection report={report} other={other} catalogue={catalogue} />}
      <ByComuna report={report} why={why} />
      <BySector report={report} summary={summary} why={why} />
      <Priorities report={report} why={why} />
      <section className="targeting-notes">
        <h3>Lo que no se puede saber</h3>
        <ul className="notes">
          {report.notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
          <li>Cubrir no es adjudicar: dice quién puede pedir o va primero, no quién recibirá.</li>
        </ul>
        <p className="small soft">
          Empresas: {base.source.publisher}, {base.source.title}, {base.year}
          {base.source.checked && `, revisado el ${formatDate(base.source.checked)}`}.
          {props.source &&
            ` Decisión: ${props.source.publisher || props.source.title}${
              props.source.checked && `, revisado el ${formatDate(props.source.checked)}`
            }.`}
        </p>
        <p className="only-print small">
          Hecho el {formatDate(new Date().toISOString())} con el Mapa Territorial de Oportunidades.
        </p>
      </section>
    </>
  );
}

/** How many firms and comunas a decision covers, and how many it leaves out. */
export function Covered(props: { readonly report: TargetingReport; readonly why: WhyOf }): ReactNode {
  const { report, why } = props;
  const { whole, women } = report;
  const states = report.comunas.map(({ state }) => state);
  const inside = states.filter((state) => state !== 'fuera').length;
  const preferred = states.filter((state) => state === 'prioritaria').length;
  return (
    <dl className="figures">
      <Figure label="Empresas dentro" measure={whole.inside}>
        {why('dentro', 'Empresas dentro')}
      </Figure>
      <Figure label="Empresas fuera" measure={whole.outside}>
        {why('fuera', 'Empresas fuera')}
      </Figure>
      <Figure label="Por saber" measure={whole.unknown} detail="falta un dato para decidir">
        {why('por-saber', 'Empresas por saber')}
      </Figure>
      <Figure label="Comunas que cubre" measure={known(inside, 'comunas')} detail={`de ${states.length}`}>
        {why('comunas', 'Comunas que cubre')}
      </Figure>
      <Figure
        label="Comunas prioritarias"
        measure={known(preferred, 'comunas')}
        detail={listed(report.comunas.flatMap(({ state, name }) => (state === 'prioritaria' ? [name] : [])))}
      >
        {why('comunas-prioritarias', 'Comunas prioritarias')}
      </Figure>
      {report.eligible && (
        <>
          <Figure
            label="Dentro, y pueden pedir alguno"
            measure={report.eligible.inside.eligible}
            detail="por las reglas de cada instrumento"
          >
            {why('elegibles-dentro', 'Dentro, y pueden pedir alguno')}
          </Figure>
          <Figure
            label="Fuera, y podrían pedir alguno"
            measure={report.eligible.outside.eligible}
            detail="si no fuera por la decisión"
          >
            {why('elegibles-fuera', 'Fuera, y podrían pedir alguno')}
          </Figure>
        </>
      )}
      <Figure
        label="Parte de las mujeres entre quienes cubre"
        measure={women.share}
        detail={
          women.of === 'lidera'
            ? 'de los negocios que dicen quién lidera'
            : women.of && `de las empresas de una persona, ${women.year}`
        }
      >
        {women.of && why('mujeres', 'Parte de las mujeres entre quienes cubre')}
      </Figure>
    </dl>
  );
}

export function sentenceStart(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export function ByComuna({
  report,
  why,
}: {
  readonly report: TargetingReport;
  readonly why: WhyOf;
}): ReactNode {
  return (
    <section className="targeting-block">
      <h3>Comuna por comuna</h3>
      <div className="table-wrap">
        <table>
          <caption>Empresas de cada comuna, según lo que la decisión exige</caption>
          <TableHead
            columns={[
              { label: 'Comuna' },
              { label: 'Territorio' },
              { label: 'Dentro', numeric: true },
              { label: 'Fuera', numeric: true },
              { label: 'Por saber', numeric: true },
              SOURCE_COLUMN,
            ]}
          />
          <tbody>
            {report.comunas.map(({ zone, name, state, portion }) => (
              <tr key={zone} data-zone={zone}>
                <th scope="row">{name}</th>
                <td>{STATE_NAMES[state]}</td>
                <Num measure={portion.inside} />
                <Num measure={portion.outside} />
                <Num measure={portion.unknown} />
                <td>{why('dentro', `Empresas de ${name}`, { comuna: zone }, true)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Take />
    </section>
  );
}

export function BySector(props: {
  readonly report: TargetingReport;
  readonly summary: PackageSummary;
  readonly why: WhyOf;
}): ReactNode {
  const { report, summary, why } = props;
  const preferring = report.sectors.some(({ priority }) => priority !== undefined);
  const filled = report.sectors.filter(({ portion: { all } }) => !('value' in all) || all.value > 0);
  return (
    <section className="targeting-block">
      <h3>Sector por sector</h3>
      <div className="table-wrap">
        <table>
          <caption>
            Empresas de cada sección de la región
            {preferring &&
              '. Con prioridad: de las que están dentro, las de un sector que la decisión prefiere'}
          </caption>
          <TableHead
            columns={[
              { label: 'Sección' },
              { label: 'Dentro', numeric: true },
              { label: 'Fuera', numeric: true },
              { label: 'Por saber', numeric: true },
              preferring && { label: 'Con prioridad', numeric: true },
              preferring && { label: 'Prioridad por saber', numeric: true },
              SOURCE_COLUMN,
            ]}
          />
          <tbody>
            {filled.map(({ sector, portion, priority }) => {
              const name = summary.sectors.get(sector)?.short ?? sector;
              return (
                <tr key={sector} data-sector={sector}>
                  <th scope="row">{name}</th>
                  <Num measure={portion.inside} />
                  <Num measure={portion.outside} />
                  <Num measure={portion.unknown} />
                  {priority && <Num measure={priority.inside} />}
                  {priority && <Num measure={priority.unknown} />}
                  <td>
                    {why(
                      preferring ? 'prioridad-sectorial' : 'dentro',
                      `Empresas de ${name}`,
                      { section: sector },
                      true,
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

/** Each kind of priority by itself, and how many kinds a firm meets where it is known of it. */
export function Priorities({
  report,
  why,
}: {
  readonly report: TargetingReport;
  readonly why: WhyOf;
}): ReactNode {
  const { priorities, points } = report;
  if (priorities.length === 0) return null;
  const told = points.some((row) => row.points !== undefined && isSome(row.firms));
  return (
    <section className="targeting-block">
      <h3>Quiénes van primero</h3>
      <div className="table-wrap">
        <table>
          <caption>De las empresas dentro, las que cumplen cada prioridad</caption>
          <TableHead
            columns={[
              { label: 'Prioridad' },
              { label: 'La cumplen', numeric: true },
              { label: 'No la cumplen', numeric: true },
              { label: 'Por saber', numeric: true },
              { label: 'Parte', numeric: true },
              SOURCE_COLUMN,
            ]}
          />
          <tbody>
            {priorities.map(({ kind, portion, share }) => (
              <tr key={kind}>
                <th scope="row">{KIND_NAMES[kind]}</th>
                <Num measure={portion.inside} />
                <Num measure={portion.outside} />
                <Num measure={portion.unknown} />
                <Num measure={share} />
                <td>{why(`prioridad-${kind}`, `Prioridad ${KIND_NAMES[kind]}`, {}, true)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Take />
      {told && priorities.length > 1 && (
        <p>
          {listed(
            points
              .filter(({ firms }) => isSome(firms))
              .map(({ points: count, firms }) =>
                count === undefined
                  ? `de ${plain(firms)} no se sabe`
                  : `${plain(firms)} cumplen ${count === 0 ? 'ninguna' : count === 1 ? 'una' : count}`,
              ),
          ).replace(/^./, (letter) => letter.toUpperCase())}
          .
        </p>
      )}
    </section>
  );
}

function isSome(measure: Measure): boolean {
  return !('value' in measure) || measure.value > 0;
}

function plain(measure: Measure): string {
  return 'value' in measure ? measure.value.toLocaleString('es-CL') : 'un número que no se publica';
}

import type { ReactNode } from 'react';
import { todayIso } from '../../domain/support/deadlines.ts';
import type { GenderReport } from '../../domain/support/gender.ts';
import type { GenderCell } from '../../domain/support/gender_why.ts';
import { SUPPORT_KIND_NAMES, SUPPORT_KINDS } from '../../domain/support/vocabulary.ts';
import type { PackageSummary } from '../../load/summary.ts';
import { useStore } from '../../state/store.ts';
import { useChoice, useSupport } from '../../state/support.ts';
import { formatDate } from '../../ui/format.ts';
import { PrepareReport } from '../report/PrepareReport.tsx';
import { FileIssues } from '../support/FileIssues.tsx';
import { GenderFigureList } from './GenderFigureList.tsx';
import { GenderTables } from './GenderTables.tsx';
import { MissingSex } from './MissingSex.tsx';
import { ReportChoices } from './ReportChoices.tsx';
import { WomenFocus } from './WomenFocus.tsx';
import { reportZone } from './where.ts';
import { BASE_WORDS, countedAs, genderSentences } from './words.ts';

const TITLE = 'Informe de inserción por género a programas e instrumentos';

/** Screen «Género»: the report of seed 002 c, for a regional government to read and print. */
export default function Gender({ summary }: { readonly summary: PackageSummary }): ReactNode {
  const view = useStore((state) => state.view);
  const year = useChoice('anio');
  const kind = useChoice('clase');
  const zone = reportZone(view, summary.territory);
  const asked: GenderCell = {
    zone,
    year: year === undefined ? undefined : Number(year),
    kind: SUPPORT_KINDS.find((one) => one === kind),
  };
  const report = useSupport('gender', asked);
  const quality = useSupport('reports');
  if (!report) {
    const waiting = summary.tables.includes('beneficiarios') && !quality;
    return waiting ? (
      <section>
        <h2>{TITLE}</h2>
        <div className="skeleton" />
      </section>
    ) : (
      <NoTable issues={quality?.issues.filter(({ file }) => /beneficiarios|instrumentos/.test(file)) ?? []} />
    );
  }
  const where = { ...asked, year: report.year, kind: report.kind };
  return (
    <>
      <section className="report-head" aria-labelledby="gender-title">
        <p className="crumbs">Género · {SUPPORT_KIND_NAMES[report.kind].toLowerCase()}</p>
        <h2 id="gender-title">{TITLE}</h2>
        <ReportFacts report={report} fictitious={summary.fictitious} />
        <ReportChoices
          summary={summary}
          zone={report.zone}
          own
          year={report.year}
          years={report.years}
          kind={report.kind}
          kinds={report.kinds}
        >
          <button type="button" className="button" onClick={() => window.print()}>
            Imprimir el informe
          </button>
          <PrepareReport de="genero">Preparar informe en A4 o Carta</PrepareReport>
        </ReportChoices>
        <p className="lead" aria-live="polite">
          {genderSentences(report).join(' ')}
        </p>
      </section>
      <GenderFigureList report={report} asked={where} />
      <GenderTables report={report} asked={where} />
      <WomenFocus report={report} view={view} />
      <MissingSex report={report} asked={where} />
      <Reading />
      <Method report={report} />
    </>
  );
}

/** To whom it is addressed, of what year it is, and when it was made. */
function ReportFacts(props: { readonly report: GenderReport; readonly fictitious: boolean }): ReactNode {
  const { report, fictitious } = props;
  const isRegion = report.zone.length === 2 && /^\d/.test(report.zone);
  return (
    <dl className="small">
      <div>
        <dt>Para</dt>
        <dd>
          {isRegion
            ? `Gobierno Regional, ${report.phrase}`
            : report.zone === 'CL'
              ? 'Gobiernos regionales'
              : report.zoneName}
          {fictitious && ' (datos ficticios)'}
        </dd>
      </div>
      <div>
        <dt>Año</dt>
        <dd>{report.year}</dd>
      </div>
      <div>
        <dt>Emitido</dt>
        <dd>{formatDate(todayIso())}</dd>
      </div>
    </dl>
  );
}

function NoTable({ issues }: { readonly issues: Parameters<typeof FileIssues>[0]['issues'] }): ReactNode {
  return (
    <section>
      <h2>{TITLE}</h2>
      <FileIssues issues={issues} lead="La tabla de beneficiarios no se pudo leer." />
      <div className="panel-info prose">
        <p>
          Este paquete no trae beneficiarios. Los llenaría un archivo <code>beneficiarios.csv</code>,
          declarado como la tabla <code>beneficiarios</code>. Sus columnas <code>mujeres</code>,{' '}
          <code>hombres</code> y <code>sexo_otro</code> dan el informe.
        </p>
      </div>
    </section>
  );
}

export function Reading(): ReactNode {
  return (
    <section aria-labelledby="gender-reading">
      <h3 id="gender-reading">Qué se puede leer y qué no</h3>
      <div className="two-columns">
        <div>
          <h4>Se puede leer</h4>
          <ul className="notes">
            <li>Si las mujeres reciben más o menos que su parte de una base.</li>
            <li>Qué tan segura es esa diferencia, con su intervalo.</li>
            <li>Qué cambia al dejar fuera los instrumentos con enfoque en mujeres.</li>
            <li>Dónde no se sabe, porque falta el dato.</li>
          </ul>
        </div>
        <div>
          <h4>No se puede leer</h4>
          <ul className="notes">
            <li>Por qué hay una brecha: puede venir de quién postula, del rubro o de la difusión.</li>
            <li>Si hubo discriminación: haría falta saber quién postuló y quién no ganó.</li>
            <li>Cuántas personas distintas hay: una misma puede recibir dos veces.</li>
            <li>Cuánto dinero recibió cada sexo, si la tabla no trae montos.</li>
          </ul>
        </div>
      </div>
    </section>
  );
}

/** How it was made and from what, so that the sheet of paper stands alone. */
export function Method({ report }: { readonly report: GenderReport }): ReactNode {
  const word = countedAs(report.kind);
  return (
    <section aria-labelledby="gender-method">
      <h3 id="gender-method">Método y fuentes</h3>
      <ul className="notes small prose">
        <li>
          Se cuentan {word.many}, no personas ni empresas. El sexo es el de la persona titular que informa la
          fuente. Este informe no lleva nombres.
        </li>
        <li>
          Parte de las mujeres: mujeres ÷ (mujeres + hombres). Intervalo de Wilson (1927), al 95%. Con menos
          de 20 de sexo conocido dice «pocos datos»: su intervalo pasaría de 40 puntos.
        </li>
        <li>
          Brecha de paridad: parte de las mujeres menos su parte en la base, en puntos porcentuales. La base
          es el total, no una muestra: solo la parte tiene intervalo.
        </li>
        <li>
          Cobertura de mujeres sobre la de hombres: pide diez de cada sexo, aquí y en la base. Uno es lo mismo
          para ambos.
        </li>
        <li>
          Base: empresas si el instrumento pide inicio de actividades; población si exige no tenerlo. Si su
          fuente no lo dice, van las dos. Un catastro que cubre la zona va también.
        </li>
        <li>Las clases de apoyo no se suman: los cursos llegan a muchas más personas que los subsidios.</li>
        {report.sources.map((source) => (
          <li key={source.file}>
            {source.title} ({source.file}). {source.publisher}. {source.year}.
            {source.checked && ` Revisado el ${formatDate(source.checked)}.`}
          </li>
        ))}
        {report.bases.map(({ id, source, year, note }) => (
          <li key={id}>
            Base de {BASE_WORDS[id].inSentence}: {source.file}, {year}. {note}
            {source.checked && ` Revisado el ${formatDate(source.checked)}.`}
          </li>
        ))}
      </ul>
    </section>
  );
}

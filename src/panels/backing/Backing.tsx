import type { ReactNode } from 'react';
import type { BackingAsked, BackingReport } from '../../domain/support/backing.ts';
import { SUPPORT_KIND_NAMES, SUPPORT_KINDS } from '../../domain/support/vocabulary.ts';
import type { PackageSummary } from '../../load/summary.ts';
import { settingsOf, useStore } from '../../state/store.ts';
import { useChoice, useSupport } from '../../state/support.ts';
import { formatDate } from '../../ui/format.ts';
import { ReportChoices } from '../gender/ReportChoices.tsx';
import { reportZone } from '../gender/where.ts';
import { FileIssues } from '../support/FileIssues.tsx';
import './backing.css';
import { Regions } from './Regions.tsx';
import { RegionView } from './RegionView.tsx';
import { FIGURE_WORDS } from './words.ts';

const TITLE = '¿Se apoyan los sectores con potencial?';

/** Screen «Potencial y apoyo»: the question of seed 002, for a region or for each of them. */
export default function Backing({ summary }: { readonly summary: PackageSummary }): ReactNode {
  const view = useStore((state) => state.view);
  const year = useChoice('anio');
  const kind = useChoice('clase');
  // A set of comunas has no grants by sector: the publisher gives them by region.
  const zone = reportZone(
    view.zone?.startsWith('T') ? { only: view.only, zone: undefined } : view,
    summary.territory,
  );
  const asked: BackingAsked = {
    zone,
    year: year === undefined ? undefined : Number(year),
    kind: SUPPORT_KINDS.find((one) => one === kind),
  };
  const settings = settingsOf(view);
  const report = useSupport('backing', asked, settings);
  const quality = useSupport('reports');
  if (!report)
    return (
      <section>
        <h2>{TITLE}</h2>
        {summary.tables.includes('beneficiarios') && !quality ? (
          <div className="skeleton" />
        ) : (
          <>
            <FileIssues
              issues={quality?.issues.filter(({ file }) => /beneficiarios|instrumentos/.test(file)) ?? []}
              lead="La tabla de beneficiarios no se pudo leer."
            />
            <div className="panel-info prose">
              <p>
                Este paquete no dice a qué sectores llegó el apoyo. Lo diría la tabla{' '}
                <code>beneficiarios</code> con su columna <code>sector</code>.
              </p>
            </div>
          </>
        )}
      </section>
    );
  const [only] = report.regions;
  const at = { ...asked, year: report.year, kind: report.kind };
  return (
    <>
      <section aria-labelledby="backing-title">
        <p className="crumbs">
          Potencial y apoyo · {SUPPORT_KIND_NAMES[report.kind].toLowerCase()} · {report.year}
        </p>
        <h2 id="backing-title">{TITLE}</h2>
        <ReportChoices
          summary={summary}
          zone={zone}
          own={false}
          year={report.year}
          years={report.years}
          kind={report.kind}
          kinds={report.kinds}
        />
      </section>
      {report.regions.length === 1 && only ? (
        <RegionView region={only} report={report} asked={at} settings={settings} />
      ) : (
        <Regions report={report} asked={at} settings={settings} />
      )}
      <Method report={report} />
    </>
  );
}

function Method({ report }: { readonly report: BackingReport }): ReactNode {
  return (
    <section aria-labelledby="backing-method">
      <h3 id="backing-method">Cómo se lee</h3>
      <ul className="notes small prose">
        <li>
          {report.figure === 'potencial'
            ? 'Potencial: el puntaje de la región entre las regiones, con los pesos que elegiste en Explorar.'
            : `No hay puntaje entre regiones: va en su lugar el ${FIGURE_WORDS[report.figure].toLowerCase()}.`}{' '}
          Tabla: {report.table}.
        </li>
        <li>
          Apoyo: adjudicaciones por mil empresas del sector en la región. La base son todas las empresas,
          también las que no pueden pedirlo.
        </li>
        <li>
          La mediana es la de los sectores de la región con datos suficientes. «Sobre la mediana» es
          potencial, o apoyo, alto para ella.
        </li>
        <li>
          «Pocos datos»: el sector no recibió cinco, ni las recibiría al promedio de la región. Se dibuja
          hueco y no cuenta en medianas ni correlación.
        </li>
        <li>
          El sector es el que dice la postulación, llevado a secciones CIIU. Algunos instrumentos son de un
          solo sector: mira su ficha.
        </li>
        <li>
          Informa, no aconseja. Que un sector reciba poco no dice por qué: puede no postular, o tener otros
          apoyos que estas tablas no traen.
        </li>
        {report.sources.map((source) => (
          <li key={source.file}>
            {source.title} ({source.file}). {source.publisher}. {source.year}.
            {source.checked && ` Revisado el ${formatDate(source.checked)}.`}
          </li>
        ))}
      </ul>
    </section>
  );
}

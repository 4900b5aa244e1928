import { type ReactNode, useState } from 'react';
import * as v from 'valibot';
import { explainCounts, explainProgress } from '../../domain/support/programme_explain.ts';
import { blocksProgress } from '../../domain/support/programme_progress.ts';
import type { ProgrammeReport } from '../../domain/support/programme_report.ts';
import { hasFatal, type Issue } from '../../load/checked.ts';
import { decodeText } from '../../load/decode.ts';
import type { PackageSummary } from '../../load/summary.ts';
import { useDraft } from '../../state/drafts.ts';
import { useStore } from '../../state/store.ts';
import { askSupport, choose, useChoice, useSupport } from '../../state/support.ts';
import { SelectField } from '../../ui/Field.tsx';
import { saveFile } from '../../ui/files.ts';
import { formatDate } from '../../ui/format.ts';
import { OpenFile } from '../../ui/OpenFile.tsx';
import { FileIssues } from '../support/FileIssues.tsx';
import { Why } from '../why/Why.tsx';
import { AllFlags } from './AllFlags.tsx';
import { BlockView } from './BlockView.tsx';
import { ProgressBar } from './ProgressBar.tsx';
import './programme.css';
import { Units } from './Units.tsx';
import { lackingRegions, leadSentence, NUBLE_SINCE, unitSentence } from './words.ts';

/** Letters of a file that is kept on the device: a programme of the whole country takes some 150 thousand. */
const MOST_LETTERS = 3_000_000;
/** A file of the reader's, as it was opened. */
const OwnFile = v.object({ name: v.string(), text: v.pipe(v.string(), v.maxLength(MOST_LETTERS)) });
type OwnFile = v.InferOutput<typeof OwnFile>;

/** The targets of a programme of work, or of a Cuadro de Mando Integral, and what does not fit in it. */
export default function Programme({ summary }: { readonly summary: PackageSummary }): ReactNode {
  const own = useDraft(`metas:${summary.id}`, OwnFile);
  const [issues, setIssues] = useState<readonly Issue[]>([]);
  const open = async (file: File) => {
    if (file.size > MOST_LETTERS) {
      setIssues([
        { severity: 'fatal', file: file.name, code: 'grande', message: 'El archivo es demasiado grande.' },
      ]);
      return;
    }
    const { text } = decodeText(new Uint8Array(await file.arrayBuffer()));
    const answer = await askSupport('programmeFile', text, file.name);
    setIssues(answer?.issues ?? []);
    if (!answer?.report) return;
    choose({ programa: undefined, bloque: undefined }, 'replace');
    own.save({ name: file.name, text });
  };
  const close = () => {
    choose({ programa: undefined, bloque: undefined }, 'replace');
    own.discard();
    setIssues([]);
  };
  return (
    <>
      <section aria-labelledby="programme-title">
        <h2 id="programme-title">Metas</h2>
        {!own.loaded && <div className="skeleton" />}
        {own.loaded && own.value && <OwnReport key={own.value.name} own={own.value} summary={summary} />}
        {own.loaded && !own.value && <PackageReport summary={summary} />}
      </section>
      {own.loaded && (
        <section aria-labelledby="own-title" className="no-print">
          <h3 id="own-title">Tu archivo</h3>
          <FileIssues
            issues={issues}
            lead={
              hasFatal(issues)
                ? 'El archivo no se usó. Lo que había sigue igual.'
                : 'El archivo se abrió. Esto de él no se pudo leer.'
            }
          />
          <p className="prose">
            Baja el programa, anota en la columna <code>resultado</code> lo que se logró y ábrelo aquí.
            También puedes seguir tu propio Cuadro de Mando Integral: baja la plantilla y llénala. El archivo
            se queda en este equipo; no va en el enlace ni a ninguna parte.
          </p>
          <p className="programme-actions">
            <OpenFile
              label="Abrir mi archivo"
              what="Programa o cuadro de mando en CSV"
              onFile={(file) => void open(file)}
            />
            <a className="button" href="plantillas/cuadro-de-mando-integral.csv" download>
              Bajar la plantilla
            </a>
            {!own.value && <SavePackage />}
            {own.value && (
              <button type="button" className="button" onClick={close}>
                Dejar mi archivo
              </button>
            )}
          </p>
        </section>
      )}
      <HowToRead />
    </>
  );
}

function SavePackage(): ReactNode {
  const there = useSupport('programme');
  if (!there) return null;
  return (
    <button
      type="button"
      className="button"
      onClick={() =>
        void askSupport('programmeCsv').then((text) => {
          if (text) saveFile('metas.csv', text);
        })
      }
    >
      Bajar el programa
    </button>
  );
}

function OwnReport(props: { readonly own: OwnFile; readonly summary: PackageSummary }): ReactNode {
  const answer = useSupport('programmeFile', props.own.text, props.own.name);
  if (!answer) return <div className="skeleton" />;
  if (!answer.report) return <FileIssues issues={answer.issues} lead="Tu archivo ya no se puede leer." />;
  return (
    <>
      <p className="panel-info">Miras tu archivo «{props.own.name}». Se queda en este equipo.</p>
      <Report report={answer.report} summary={props.summary} own />
    </>
  );
}

function PackageReport({ summary }: { readonly summary: PackageSummary }): ReactNode {
  const report = useSupport('programme');
  if (!summary.tables.includes('metas'))
    return (
      <p className="panel-info">
        Este paquete no trae un programa de metas. El archivo que llena esta pantalla es la tabla{' '}
        <code>metas</code>. También puedes abrir el tuyo.
      </p>
    );
  return report ? <Report report={report} summary={summary} own={false} /> : <div className="skeleton" />;
}

const ALL = 'todos';

function Report(props: {
  readonly report: ProgrammeReport;
  readonly summary: PackageSummary;
  readonly own: boolean;
}): ReactNode {
  const { report, summary } = props;
  const { outline, source } = report;
  const only = useStore((state) => state.view.only);
  const wantedUnit = useChoice('programa') ?? only;
  const wantedBlock = useChoice('bloque');
  const unit = outline.units.find(({ id }) => id === wantedUnit) ?? outline.units[0];
  if (!unit) return <p className="panel-info">El archivo no tiene filas.</p>;
  const several = outline.units.length > 1;
  const chosen = unit.blocks.find(({ id }) => id === wantedBlock);
  const shown = chosen ? [chosen] : wantedBlock === ALL || !several ? unit.blocks : unit.blocks.slice(0, 1);
  const row = report.units.find(({ id }) => id === unit.id);
  const progress = blocksProgress(unit.blocks);
  return (
    <>
      <p className="lead">{leadSentence(report)}</p>
      <Why
        of="Objetivos, actividades y avisos de todo el programa"
        explain={() =>
          Promise.resolve(explainCounts(source, outline, 'Todo el programa', outline.units, report.flags))
        }
      />
      <About {...props} />
      <div className="programme-choice no-print" id="programme-choice" tabIndex={-1}>
        {several && (
          <SelectField
            label="Región o unidad"
            value={unit.id}
            options={outline.units.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(id) => choose({ programa: id })}
          />
        )}
        <SelectField
          label={several ? 'Bloque' : 'Parte'}
          value={shown.length === 1 ? (shown[0]?.id ?? ALL) : ALL}
          options={[
            { value: ALL, label: 'Todo' },
            ...unit.blocks.map(({ id, annexTitle }) => ({
              value: id,
              label: annexTitle ? `${id} ${annexTitle}` : id,
            })),
          ]}
          onChange={(id) => choose({ bloque: id })}
        />
      </div>
      <div className="programme-unit">
        <h3 className="unit-name">{several ? unit.name : outline.title || source.title}</h3>
        {several && row && <p>{unitSentence(row)}</p>}
        {unit.heading && <p className="small soft">Título en el documento: {unit.heading}</p>}
        <div>
          <strong>Avance{several ? ' de la unidad' : ''}.</strong> <ProgressBar progress={progress} />
          <Why
            of={`Avance, ${unit.name}`}
            explain={() => Promise.resolve(explainProgress(unit.name, progress, unit.blocks))}
          />
        </div>
        {report.hasResults && (
          <p className="small soft">
            Lleno: logrado. Claro: medido y sin lograr. Rayado: sin medir. El ancho es el peso.
          </p>
        )}
        {several && report.hasResults && (
          <div>
            <strong>Avance de todo el programa.</strong> <ProgressBar progress={report.whole} />
            <Why
              of="Avance de todo el programa"
              explain={() =>
                Promise.resolve(explainProgress('Todo el programa', report.whole, outline.units))
              }
            />
          </div>
        )}
      </div>
      {shown.map((block) => (
        <BlockView key={block.id} report={report} block={block} />
      ))}
      <AllFlags report={report} />
      {several && <Units report={report} chosen={unit.id} />}
      {summary.fictitious && <p className="small">Datos ficticios.</p>}
    </>
  );
}

/** What document it is, of when, and of whom it says nothing. */
function About(props: {
  readonly report: ProgrammeReport;
  readonly summary: PackageSummary;
  readonly own: boolean;
}): ReactNode {
  const { outline, source } = props.report;
  const lacking = lackingRegions(outline.units, props.summary.territory.byLevel.region);
  // The date of the document stands among its notes.
  const dated = outline.notes.filter((note) => note !== outline.title && /\d{4}$/.test(note));
  const young = outline.year !== undefined && outline.year < NUBLE_SINCE;
  return (
    <div className="panel-info">
      {outline.title && (
        <p>
          <strong>{outline.title}</strong>
          {dated.length > 0 && ` (${dated.join(', ')})`}
        </p>
      )}
      <p>
        Dice lo que se proponía hacer, no lo que se hizo.{' '}
        {lacking.length > 0 &&
          (young && lacking.length === 1 && lacking[0] === 'Ñuble'
            ? 'Ñuble no está: en ese año no existía como región.'
            : `No están: ${lacking.join(', ')}.`)}
      </p>
      {!props.own && (
        <p className="small">
          {source.publisher}. Transcrito y revisado el {formatDate(source.checked)}, con sus errores.
        </p>
      )}
    </div>
  );
}

function HowToRead(): ReactNode {
  return (
    <section aria-labelledby="programme-how">
      <h3 id="programme-how">Cómo se lee</h3>
      <ul className="notes prose">
        <li>El avance es la suma de peso × resultado ÷ meta, dividida por la suma de los pesos medidos.</li>
        <li>Sin resultado no es 0%: esa meta queda fuera y se dice cuánto peso falta medir.</li>
        <li>Pasar la meta cuenta como 100%. Lo que sobra en una no tapa lo que falta en otra.</li>
        <li>Una meta sin número no se promedia. Si se cumple o no, escribe meta 1 y resultado 1 o 0.</li>
        <li>Una meta que se alcanza bajando, como días de espera, no se sigue con esta cuenta.</li>
        <li>Los avisos señalan dónde mirar. Puede haber una razón que el archivo no dice.</li>
      </ul>
    </section>
  );
}

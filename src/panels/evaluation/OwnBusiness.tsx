import { type ReactNode, useEffect, useRef, useState } from 'react';
import { FIRST, type Progress, unanswered } from '../../domain/evaluation/progress.ts';
import { todayIso } from '../../domain/support/deadlines.ts';
import type { PackageSummary } from '../../load/summary.ts';
import { useDraft } from '../../state/drafts.ts';
import { saveFile } from '../../ui/files.ts';
import { OpenFile } from '../../ui/OpenFile.tsx';
import { Draft, fileOf, MOST_BYTES, readFile } from './draft.ts';
import { QuestionStep } from './QuestionStep.tsx';
import { Result } from './Result.tsx';
import { Review } from './Review.tsx';

/** The questionnaire of a person: where they left it, its answers, and what comes of them. */
export function OwnBusiness({ summary }: { readonly summary: PackageSummary }): ReactNode {
  const draft = useDraft(`evaluacion:${summary.id}`, Draft);
  const [reviewing, setReviewing] = useState(false);
  /** The person moved: what comes takes the focus. Not on arrival, where the page has its own order. */
  const [moved, setMoved] = useState(false);
  const [said, setSaid] = useState('');
  const [refused, setRefused] = useState('');
  /** Times that all was erased: the first question begins anew, even for who was at it. */
  const [erased, setErased] = useState(0);
  if (!draft.loaded) return <div className="skeleton" />;
  const progress = draft.value ?? FIRST;
  const begun = Object.keys(progress.answers).length > 0;

  const change = (to: Progress) => {
    draft.save(to);
    setMoved(true);
    setReviewing(false);
    setSaid('');
    setRefused('');
  };
  const open = async (file: File) => {
    setSaid('');
    const read =
      file.size > MOST_BYTES
        ? 'El archivo pesa demasiado para ser de este cuestionario.'
        : readFile(await file.text());
    if (typeof read === 'string') {
      setRefused(`${read} Tus respuestas siguen igual.`);
      return;
    }
    change(read);
    setSaid(`Se abrieron las respuestas de ${file.name}.`);
  };
  const erase = () => {
    draft.discard();
    setErased(erased + 1);
    setReviewing(false);
    setMoved(true);
    setRefused('');
    setSaid('Se borraron todas tus respuestas de este dispositivo.');
  };

  return (
    <>
      {reviewing ? (
        <Review
          progress={progress}
          summary={summary}
          onGo={change}
          onClose={() => {
            setMoved(true);
            setReviewing(false);
          }}
        />
      ) : progress.at === 'resultado' ? (
        <Result progress={progress} summary={summary} focus={moved} onGo={change} />
      ) : (
        <QuestionStep
          key={`${progress.at} ${erased}`}
          progress={{ ...progress, at: progress.at }}
          summary={summary}
          focus={moved}
          onSay={draft.save}
          onGo={change}
        />
      )}
      <div className="evaluation-keep no-print">
        <p className="small soft">
          Tus respuestas quedan solo en este dispositivo, y puedes seguir otro día. No van en el enlace ni
          salen de la página.
        </p>
        <p className="evaluation-actions">
          {begun && !reviewing && (
            <button type="button" className="button" onClick={() => setReviewing(true)}>
              Ver todas mis respuestas
            </button>
          )}
          {begun && (
            <button
              type="button"
              className="button"
              onClick={() =>
                saveFile(`evaluacion-${todayIso()}.json`, fileOf(progress), 'application/json;charset=utf-8')
              }
            >
              Guardar en un archivo
            </button>
          )}
          <OpenFile
            label="Abrir un archivo"
            what="Evaluación guardada en un archivo"
            accept=".json,application/json"
            onFile={(file) => void open(file)}
          />
          {begun && <Erase key={erased} onErase={erase} />}
        </p>
        <p role="status" className="small">
          {said || (begun && unanswered(progress.answers).length === 0 ? 'Respondiste todo.' : '')}
        </p>
        {refused && (
          <p className="panel-bad" role="alert">
            {refused}
          </p>
        )}
      </div>
    </>
  );
}

/** What is erased does not come back, so that it is asked twice; on a phone the button is under the thumb. */
function Erase({ onErase }: { readonly onErase: () => void }): ReactNode {
  const [asking, setAsking] = useState<boolean>();
  const yes = useRef<HTMLButtonElement>(null);
  const ask = useRef<HTMLButtonElement>(null);
  // Each button takes the place of the other: focus goes with it.
  useEffect(() => {
    if (asking === undefined) return;
    (asking ? yes : ask).current?.focus();
  }, [asking]);
  if (!asking)
    return (
      <button ref={ask} type="button" className="button" onClick={() => setAsking(true)}>
        Borrar todo
      </button>
    );
  return (
    <>
      <button ref={yes} type="button" className="button" onClick={onErase}>
        Sí, borrar mis respuestas
      </button>
      <button type="button" className="button" onClick={() => setAsking(false)}>
        No, dejarlas
      </button>
    </>
  );
}

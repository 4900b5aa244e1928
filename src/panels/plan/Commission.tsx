import { type FormEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { type Decided, joined, sameGroups } from '../../domain/plan/joining.ts';
import { type Plan, placesOf } from '../../domain/plan/plan.ts';
import {
  agreementOn,
  groupsOf,
  LONGEST_GROUP,
  type Review,
  strayPlaces,
  tidy,
  withGroup,
  withoutGroup,
} from '../../domain/plan/review.ts';
import { fold } from '../../domain/text.ts';
import type { Checked, Issue } from '../../load/checked.ts';
import { writeReview } from '../../load/tables/pladeco_review.ts';
import { useStore } from '../../state/store.ts';
import { askSupport } from '../../state/support.ts';
import { saveFile } from '../../ui/files.ts';
import '../../ui/chips.css';
import { OpenFile } from '../../ui/OpenFile.tsx';
import { PlainLink } from '../header/Header.tsx';
import { FileIssues } from '../support/FileIssues.tsx';
import { notKept } from './draft.ts';
import type { Work } from './GroupWork.tsx';
import { Joining } from './Joining.tsx';
import { counted } from './words.ts';

/** More than this is not what some groups said. */
const MOST_BYTES = 2_000_000;

/** A file that was opened and waits for the reader to say whether its groups are the same. */
interface Opened {
  readonly file: string;
  readonly review: Review;
}

/** The groups of a commission, and the files in which their work goes from one to another. */
export function Commission(props: { readonly plan: Plan; readonly work: Work }): ReactNode {
  const { plan, work } = props;
  const { review, keep } = work;
  const view = useStore((state) => state.view);
  const groups = groupsOf(review);
  const [waiting, setWaiting] = useState<Opened>();
  const [issues, setIssues] = useState<readonly Issue[]>([]);
  // A file takes time to be read, and the groups may go on meanwhile.
  const latest = useRef(review);
  useEffect(() => {
    latest.current = review;
  }, [review]);
  const opener = useRef<HTMLButtonElement>(null);

  const join = ({ file, review: brought }: Opened, decided: Decided) => {
    const here = latest.current;
    const next = joined(here, brought, decided);
    const groupsNow = groupsOf(next).length - groupsOf(here).length;
    const news = said(next) - said(here);
    setWaiting(undefined);
    opener.current?.focus();
    const wrong = notKept(next);
    if (wrong !== undefined) {
      setIssues([{ severity: 'fatal', file, code: 'archivo-grande', message: wrong }]);
      return;
    }
    keep(
      (now) => joined(now, brought, decided),
      `Se juntó ${file}: ${counted(groupsNow, 'grupo nuevo', 'grupos nuevos')}, ${counted(news, 'anotación nueva', 'anotaciones nuevas')}. Lo repetido quedó una vez.`,
      true,
    );
  };
  const openFile = async (file: File) => {
    setWaiting(undefined);
    const read = await readOf(file, plan);
    setIssues(read.issues);
    if (!read.value) return;
    const opened = { file: file.name, review: read.value };
    if (sameGroups(latest.current, read.value).length > 0) setWaiting(opened);
    else join(opened, {});
  };
  const places = placesOf(plan);
  const conflicts = [...places, ...strayPlaces(review, places)].filter(
    (place) => agreementOn(review, place).inConflict.length > 0,
  );
  return (
    <section aria-labelledby="plan-commission" className="plan-commission no-print">
      <h3 id="plan-commission">Trabajo de la comisión</h3>
      <p className="prose small soft">
        Agrega los grupos y anota lo que dicen en cada línea. Queda en este equipo; no va en el enlace. Cada
        grupo puede trabajar en el suyo: guarda su archivo y júntalos aquí.
      </p>
      <Groups work={work} groups={groups} />
      <p className="plan-actions">
        {groups.length > 0 && (
          <button
            type="button"
            className="button"
            onClick={() => saveFile(`pladeco-${plan.comuna}-grupos.csv`, writeReview(review, plan))}
          >
            Guardar en un archivo
          </button>
        )}
        <OpenFile
          ref={opener}
          label="Abrir y juntar un archivo"
          what="Lo que dicen los grupos, en CSV"
          onFile={(file) => void openFile(file)}
        />
        <PlainLink
          className="button"
          view={{
            ...view,
            screen: 'informe',
            pane: undefined,
            zone: plan.comuna,
            support: { ...view.support, de: 'pladeco' },
          }}
        >
          Preparar el anexo
        </PlainLink>
      </p>
      <FileIssues
        issues={issues}
        lead={
          issues.every(({ severity }) => severity === 'aviso')
            ? 'El archivo se usó. Mira estos avisos.'
            : 'El archivo no se usó. Lo que había sigue igual.'
        }
      />
      {waiting && (
        <Joining
          key={waiting.file}
          file={waiting.file}
          same={sameGroups(review, waiting.review)}
          onJoin={(decided) => join(waiting, decided)}
          onCancel={() => {
            setWaiting(undefined);
            opener.current?.focus();
          }}
        />
      )}
      {conflicts.length > 0 && (
        <p className="panel-info">
          Hay grupos que dicen cosas distintas en {conflicts.join(', ')}. Abre cada una y elige cuál vale.
        </p>
      )}
    </section>
  );
}

function Groups(props: { readonly work: Work; readonly groups: readonly string[] }): ReactNode {
  const { work, groups } = props;
  const id = useId();
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const add = (event: FormEvent) => {
    event.preventDefault();
    input.current?.focus();
    const name = tidy(typed, LONGEST_GROUP);
    if (name === '') return;
    if (groups.some((one) => fold(one) === fold(name))) {
      setWrong(`Ya hay un grupo que se llama ${name}.`);
      return;
    }
    setWrong('');
    setTyped('');
    work.keep((now) => withGroup(now, name), `Se agregó ${name}.`);
    work.choose(name);
  };
  return (
    <>
      {groups.length > 0 && (
        <ul className="chips" aria-label="Grupos">
          {groups.map((group) => (
            <li key={group} className="chip">
              {group}
              <button
                type="button"
                aria-label={`Quitar ${group} y lo que dice`}
                onClick={() => {
                  work.keep((now) => withoutGroup(now, group), `Se quitó ${group} con lo que decía.`, true);
                }}
              >
                ×
              </button>
            </li>
          ))}
        </ul>
      )}
      <form className="plan-add" onSubmit={add}>
        <div className="field">
          <label htmlFor={id}>Nombre del grupo (no de personas)</label>
          <input
            id={id}
            ref={input}
            value={typed}
            maxLength={LONGEST_GROUP}
            autoComplete="off"
            aria-describedby={`${id}-wrong`}
            onChange={(event) => setTyped(event.target.value)}
          />
        </div>
        <button type="submit" className="button">
          Agregar grupo
        </button>
        <p id={`${id}-wrong`} className="small" role="status">
          {wrong}
        </p>
      </form>
    </>
  );
}

/** How many things the groups say, besides being there. */
function said(review: Review): number {
  return review.filter(({ kind }) => kind !== 'grupo').length;
}

async function readOf(file: File, plan: Plan): Promise<Checked<Review | undefined>> {
  if (file.size > MOST_BYTES) return { value: undefined, issues: [tooBig(file.name)] };
  try {
    const bytes = new Uint8Array(await file.arrayBuffer());
    return (await askSupport('readReview', bytes, file.name, plan)) ?? unread(file.name);
  } catch {
    return unread(file.name);
  }
}

function unread(file: string): Checked<undefined> {
  return {
    value: undefined,
    issues: [{ severity: 'fatal', file, code: 'archivo-ilegible', message: 'No se pudo leer el archivo.' }],
  };
}

function tooBig(file: string): Issue {
  return {
    severity: 'fatal',
    file,
    code: 'archivo-grande',
    message: 'El archivo pesa más de 2 MB: no parece lo que dicen unos grupos.',
  };
}

import { type FormEvent, type ReactNode, useId, useRef, useState } from 'react';
import type { Cut } from '../../domain/ids.ts';
import { type Plan, plansOf } from '../../domain/plan/plan.ts';
import { LONGEST_TEXT, tidy } from '../../domain/plan/review.ts';
import type { Zone } from '../../domain/territory.ts';
import { hasFatal, type Issue } from '../../load/checked.ts';
import { writePlan } from '../../load/tables/pladeco.ts';
import { askSupport } from '../../state/support.ts';
import { OpenFile } from '../../ui/OpenFile.tsx';
import { FileIssues } from '../support/FileIssues.tsx';
import { MOST_LETTERS, type OwnPlan } from './draft.ts';
import { typedPlan } from './typed.ts';
import { counted } from './words.ts';

/** A comuna of which the package has no plan: which file opens one, or its lines typed here. */
export function NoPlan(props: {
  readonly zone: Zone;
  readonly onPlan: (own: OwnPlan, message: string) => void;
}): ReactNode {
  const { zone, onPlan } = props;
  const name = useId();
  const lines = useId();
  const [typed, setTyped] = useState('');
  const [called, setCalled] = useState(`PLADECO de ${zone.name}`);
  const box = useRef<HTMLTextAreaElement>(null);
  const start = (event: FormEvent) => {
    event.preventDefault();
    const names = typed.split('\n').flatMap((line) => tidy(line, LONGEST_TEXT) || []);
    if (names.length === 0) {
      box.current?.focus();
      return;
    }
    const plan: Plan = typedPlan(zone.id as Cut, tidy(called, 100) || `PLADECO de ${zone.name}`, names);
    onPlan(
      { name: 'plan-escrito-aqui.csv', text: writePlan(plan) },
      `El plan quedó con ${counted(names.length, 'línea', 'líneas')}.`,
    );
  };
  return (
    <div className="plan-none">
      <p className="panel-info">
        No hay un plan de {zone.name} en estos datos. Lo abre la tabla <code>pladeco</code>: un CSV con una
        fila por programa, línea y observación.
      </p>
      <OpenPlan zone={zone} onPlan={onPlan} />
      <form className="plan-typed" onSubmit={start}>
        <h3>O escribe sus líneas</h3>
        <div className="field">
          <label htmlFor={name}>Nombre del plan</label>
          <input
            id={name}
            value={called}
            maxLength={100}
            onChange={(event) => setCalled(event.target.value)}
          />
        </div>
        <div className="field">
          <label htmlFor={lines}>Líneas del plan, una por renglón</label>
          <textarea
            id={lines}
            ref={box}
            rows={6}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        </div>
        <button type="submit" className="button">
          Empezar con estas líneas
        </button>
      </form>
    </div>
  );
}

/** Opens a plan of the reader's from its file. */
export function OpenPlan(props: {
  readonly zone: Zone;
  readonly onPlan: (own: OwnPlan, message: string) => void;
  /** What else can be done with a plan: buttons beside that one. */
  readonly children?: ReactNode;
}): ReactNode {
  const { zone, onPlan } = props;
  const [issues, setIssues] = useState<readonly Issue[]>([]);
  const [used, setUsed] = useState(false);
  const refuse = (file: File, code: string, message: string) => {
    setUsed(false);
    setIssues([{ severity: 'fatal', file: file.name, code, message }]);
  };
  const open = async (file: File) => {
    if (file.size > MOST_LETTERS) {
      refuse(file, 'archivo-grande', 'El archivo pesa más de 2 MB.');
      return;
    }
    const text = await file.text();
    const read = await askSupport('readPlan', text, file.name);
    const mine = plansOf(read?.value, zone.id);
    const other = read?.value && mine.length === 0 && !hasFatal(read.issues);
    setUsed(mine.length > 0);
    setIssues([
      ...(read?.issues ?? []),
      ...(other
        ? [
            {
              severity: 'fatal' as const,
              file: file.name,
              column: 'cut',
              code: 'otra-comuna',
              message: `El archivo no trae un plan de ${zone.name} (${zone.id}).`,
            },
          ]
        : []),
    ]);
    if (mine.length > 0) onPlan({ name: file.name, text }, `Se abrió el plan de ${file.name}.`);
  };
  return (
    <>
      <p className="plan-actions">
        {props.children}
        <OpenFile
          label="Abrir un plan"
          what="Plan en CSV"
          onFile={(file) =>
            void open(file).catch(() => refuse(file, 'archivo-ilegible', 'No se pudo leer el archivo.'))
          }
        />
      </p>
      <FileIssues
        issues={issues}
        lead={
          used
            ? 'El archivo se abrió. Esto de él no se pudo leer.'
            : 'El archivo no se usó. Lo que había sigue igual.'
        }
      />
    </>
  );
}

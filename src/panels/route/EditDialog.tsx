import { type FormEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import type { Instrument } from '../../domain/support/instrument.ts';
import type { MatrixCell } from '../../domain/support/matrix.ts';
import { LONGEST_NOTE, type RouteEdit, tidyNote } from '../../domain/support/route_edits.ts';
import { AREA_NAMES, FIRM_TYPE_NAMES, STAGE_NAMES, type Stage } from '../../domain/support/vocabulary.ts';
import { SelectField } from '../../ui/Field.tsx';

/** Puts an instrument in a cell, or takes one out, with a note that says why. */
export function EditDialog(props: {
  readonly cell: MatrixCell;
  /** The one to be taken out; undefined: one is to be put in. */
  readonly takeOut: Instrument | undefined;
  /** Those that are not in the cell yet. */
  readonly offered: readonly Instrument[];
  /** The stage on screen, to which a change may be limited. */
  readonly stage: Stage | undefined;
  readonly onDone: (edit: RouteEdit | undefined) => void;
}): ReactNode {
  const { cell, takeOut, offered, stage, onDone } = props;
  const dialog = useRef<HTMLDialogElement>(null);
  const title = useId();
  const noteId = useId();
  const [id, setId] = useState<string>(offered[0]?.id ?? '');
  const [note, setNote] = useState('');
  const [narrowed, setNarrowed] = useState(false);
  useEffect(() => dialog.current?.showModal(), []);
  const verb = takeOut ? 'Quitar' : 'Agregar';
  const edit = useRef<RouteEdit>(undefined);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    edit.current = {
      line: 0,
      action: takeOut ? 'quita' : 'agrega',
      type: cell.type,
      area: cell.area,
      stage: narrowed ? stage : undefined,
      instrument: takeOut?.id ?? id,
      note: tidyNote(note),
    };
    // Closing it gives the focus back, which taking it off the page does not.
    dialog.current?.close();
  };
  return (
    <dialog ref={dialog} aria-labelledby={title} onClose={() => onDone(edit.current)}>
      <form className="dialog-body" onSubmit={submit}>
        <div className="dialog-head">
          <div>
            <p className="crumbs">
              {AREA_NAMES[cell.area]} · {FIRM_TYPE_NAMES[cell.type]}
            </p>
            <h2 id={title}>{takeOut ? `Quitar ${takeOut.name}` : 'Agregar un instrumento'}</h2>
          </div>
        </div>
        {!takeOut && (
          <SelectField
            label="Instrumento"
            value={id}
            options={offered.map((one) => ({ value: one.id, label: `${one.name} (${one.institution})` }))}
            onChange={setId}
          />
        )}
        <div className="field">
          <label htmlFor={noteId}>Nota: por qué (si quieres)</label>
          <input
            id={noteId}
            value={note}
            maxLength={LONGEST_NOTE}
            onChange={(event) => setNote(event.target.value)}
          />
        </div>
        {stage && (
          <label className="route-check">
            <input
              type="checkbox"
              checked={narrowed}
              onChange={(event) => setNarrowed(event.target.checked)}
            />
            Solo en la etapa {STAGE_NAMES[stage]}
          </label>
        )}
        <p className="small soft">El cambio queda en este equipo. No se guarda quién lo hizo.</p>
        <p className="route-actions">
          <button type="submit" className="button" disabled={!takeOut && id === ''}>
            {verb}
          </button>
          <button type="button" className="button" onClick={() => dialog.current?.close()}>
            Cancelar
          </button>
        </p>
      </form>
    </dialog>
  );
}

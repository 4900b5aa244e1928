import './territories.css';
import '../../ui/chips.css';
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import type { Cut } from '../../domain/ids.ts';
import type { OwnTerritory } from '../../domain/own.ts';
import { searchZones, type Zone } from '../../domain/territory.ts';
import type { Shown } from '../../state/select.ts';
import { go } from '../../state/store.ts';
import { LONGEST_NAME } from '../../state/view.ts';
import { cutsOf, type Draft, lackOf, withDraft, withoutTerritory } from './draft.ts';
import { ZonePicker } from './ZonePicker.tsx';

const MOST_FOUND = 8;

/** Names a set of comunas, or changes one: name, comunas found by name, and what it means that it travels in the link. */
export default function TerritoryDialog(props: {
  readonly shown: Shown;
  readonly from: Zone | undefined;
  readonly editing: OwnTerritory | undefined;
  readonly onClose: () => void;
}): ReactNode {
  const { shown, from, editing, onClose } = props;
  const { view, summary } = shown;
  const { territory } = summary;
  const dialog = useRef<HTMLDialogElement>(null);
  const nameId = useId();
  const lackId = useId();
  const [draft, setDraft] = useState<Draft>(() => ({
    name: editing?.name ?? '',
    cuts: editing?.cuts ?? cutsOf(territory, from?.comunas ?? []),
  }));
  const [lack, setLack] = useState<string>();
  useEffect(() => dialog.current?.showModal(), []);

  const nameOf = (cut: Cut) => territory.zones.get(cut)?.name;
  const add = (cuts: readonly Cut[]) => {
    setDraft({ ...draft, cuts: [...new Set([...draft.cuts, ...cuts])] });
    setLack(undefined);
  };
  const find = (typed: string) =>
    searchZones(territory, typed, territory.zones.size)
      .filter(({ zone }) => zone.level !== 'pais' && zone.level !== 'territorio')
      .filter(({ zone }) => cutsOf(territory, zone.comunas).some((cut) => !draft.cuts.includes(cut)))
      .slice(0, MOST_FOUND);
  /** The sheet is another screen: whoever listens is brought to it. */
  const leaveFor = (change: Parameters<typeof go>[0]) => {
    dialog.current?.close();
    go(change);
    document.getElementById('contenido')?.focus();
  };
  const save = () => {
    const lacking = lackOf(draft);
    setLack(lacking);
    if (!lacking) leaveFor(withDraft(view, draft, editing?.id));
  };
  const offered =
    shown.zone && shown.zone.level !== 'territorio' && shown.zone.id !== from?.id ? shown.zone : undefined;
  const rest = offered && cutsOf(territory, offered.comunas).filter((cut) => !draft.cuts.includes(cut));
  return (
    <dialog ref={dialog} className="territory-dialog" aria-labelledby="territory-title" onClose={onClose}>
      <form
        className="dialog-body"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <div className="dialog-head">
          <h2 id="territory-title">{editing ? `Cambiar ${editing.name}` : 'Armar un territorio'}</h2>
          <button type="button" className="button" onClick={() => dialog.current?.close()}>
            Cerrar
          </button>
        </div>
        <p className="soft">
          Junta comunas y míralas como una zona más: en el mapa, la ficha, la tabla y las comparaciones.
        </p>
        <div className="field">
          <label htmlFor={nameId}>Nombre</label>
          <input
            id={nameId}
            value={draft.name}
            maxLength={LONGEST_NAME}
            placeholder="Por ejemplo, Calama y sus vecinas"
            aria-invalid={lack !== undefined}
            aria-describedby={lackId}
            onChange={(event) => {
              setDraft({ ...draft, name: event.target.value });
              setLack(undefined);
            }}
          />
        </div>
        <ZonePicker
          label="Agrega comunas (una provincia o región las agrega todas)"
          find={find}
          onPick={(zone) => add(cutsOf(territory, zone.comunas))}
        />
        {offered && rest && rest.length > 0 && (
          <p>
            <button type="button" className="button" onClick={() => add(rest)}>
              Agregar {offered.name}
            </button>
          </p>
        )}
        <div>
          <p className="small soft" aria-live="polite">
            {draft.cuts.length === 0
              ? 'Todavía no tiene comunas.'
              : draft.cuts.length === 1
                ? 'Una comuna:'
                : `${draft.cuts.length} comunas:`}
          </p>
          <ul className="chips" aria-label="Comunas del territorio">
            {draft.cuts.map((cut) => (
              <li key={cut} className="chip">
                {nameOf(cut) ?? `${cut} (no está en estos datos)`}
                <button
                  type="button"
                  aria-label={`Quitar ${nameOf(cut) ?? cut}`}
                  onClick={() => {
                    setDraft({ ...draft, cuts: draft.cuts.filter((one) => one !== cut) });
                    // The button goes with its comuna; the place to add another stands nearest.
                    dialog.current?.querySelector<HTMLInputElement>('.combobox input')?.focus();
                  }}
                >
                  ×
                </button>
              </li>
            ))}
          </ul>
        </div>
        <p className="small soft">
          El nombre y los códigos de sus comunas viajan en el enlace de la página, y no se guardan en otra
          parte: quien reciba el enlace verá el territorio. No escribas ahí nada privado.
        </p>
        <p id={lackId} role="alert" className="severity-error">
          {lack}
        </p>
        <div className="dialog-actions">
          <button type="submit" className="button is-main">
            {editing ? 'Guardar los cambios' : 'Crear el territorio'}
          </button>
          {editing && (
            <button
              type="button"
              className="button"
              onClick={() => leaveFor({ ...withoutTerritory(view, editing.id), pane: 'lista' })}
            >
              Borrar el territorio
            </button>
          )}
        </div>
      </form>
    </dialog>
  );
}

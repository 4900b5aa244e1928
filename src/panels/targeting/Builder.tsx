import { type ReactNode, useId, useRef, useState } from 'react';
import type { ZoneId } from '../../domain/ids.ts';
import type { Catalogue, Instrument } from '../../domain/support/instrument.ts';
import type { PackageSummary } from '../../load/summary.ts';
import { SelectField } from '../../ui/Field.tsx';
import { CriterionEditor, TextField } from './CriterionEditor.tsx';
import { type Draft, type DraftCriterion, inRegion, newCriterion } from './draft.ts';

/** A decision written by the reader, criterion by criterion. */
export function Builder(props: {
  readonly draft: Draft;
  readonly summary: PackageSummary;
  readonly catalogue: Catalogue | undefined;
  readonly onChange: (draft: Draft) => void;
}): ReactNode {
  const { draft, summary, catalogue, onChange } = props;
  const add = useRef<HTMLButtonElement>(null);
  const set = (change: Partial<Draft>) => onChange({ ...draft, ...change });
  const setCriterion = (at: number, criterion: DraftCriterion) =>
    set({ criteria: draft.criteria.map((one, index) => (index === at ? criterion : one)) });
  return (
    <section className="targeting-builder no-print" aria-label="Construir una decisión">
      <h3>Construir una decisión</h3>
      <p className="small soft">
        Se guarda solo en este equipo. No va en el enlace: para compartirla, guárdala en un archivo.
      </p>
      <div className="targeting-fields">
        <TextField label="Nombre" value={draft.name} onChange={(name) => set({ name })} />
        <YearField year={draft.year} onChange={(year) => set({ year })} />
        <SelectField<ZoneId>
          label="Región"
          value={draft.region}
          options={summary.territory.byLevel.region.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(region) => onChange(inRegion(draft, region, summary.territory))}
        />
        <TextField
          label="Documento que la acuerda (opcional)"
          value={draft.sourceTitle}
          onChange={(sourceTitle) => set({ sourceTitle })}
        />
      </div>
      {catalogue && (
        <Instruments
          catalogue={catalogue}
          chosen={draft.instruments}
          onChange={(instruments) => set({ instruments: [...instruments] })}
        />
      )}
      <h4>Criterios</h4>
      <p className="small soft">
        Sin criterios, cubre a toda la región. Los requisitos de una misma clase son alternativas; los de
        clases distintas se exigen juntos.
      </p>
      {draft.criteria.map((criterion, at) => (
        <CriterionEditor
          key={criterion.key}
          number={at + 1}
          criterion={criterion}
          region={draft.region}
          summary={summary}
          onChange={(one) => setCriterion(at, one)}
          onRemove={() => {
            set({ criteria: draft.criteria.filter((_, index) => index !== at) });
            // The button pressed goes with its criterion: whoever uses the keyboard goes on from here.
            add.current?.focus();
          }}
        />
      ))}
      <div className="targeting-actions">
        <button
          ref={add}
          type="button"
          className="button"
          onClick={() => {
            set({ criteria: [...draft.criteria, newCriterion(draft.criteria)] });
            // What was asked for stands above its button: the reader goes on from its first field.
            requestAnimationFrame(() =>
              add.current?.parentElement?.previousElementSibling
                ?.querySelector<HTMLElement>('select, input')
                ?.focus(),
            );
          }}
        >
          Agregar un criterio
        </button>
      </div>
    </section>
  );
}

/** What is typed stays while it is not yet a year; a year that comes from elsewhere (a file) takes its place. */
function YearField(props: { readonly year: number; readonly onChange: (year: number) => void }): ReactNode {
  const id = useId();
  const [typed, setTyped] = useState(String(props.year));
  const isYear = (text: string) => /^(199\d|20\d\d)$/.test(text);
  return (
    <div className="field">
      <label htmlFor={id}>Año</label>
      <input
        id={id}
        inputMode="numeric"
        value={isYear(typed) ? String(props.year) : typed}
        onChange={(event) => {
          setTyped(event.target.value);
          if (isYear(event.target.value)) props.onChange(Number(event.target.value));
        }}
      />
    </div>
  );
}

/** Those that the law lets a region target first; the others can be chosen, and never in silence. */
function Instruments(props: {
  readonly catalogue: Catalogue;
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
}): ReactNode {
  const { catalogue, chosen, onChange } = props;
  const transferred = catalogue.instruments.filter(({ transferable }) => transferable);
  const others = catalogue.instruments.filter(({ transferable }) => !transferable);
  const box = ({ id, name, institution, transferable }: Instrument) => (
    <label key={id}>
      <input
        type="checkbox"
        checked={chosen.includes(id)}
        onChange={(event) =>
          onChange(event.target.checked ? [...chosen, id] : chosen.filter((one) => one !== id))
        }
      />{' '}
      <span>
        {name} <span className="small soft">{institution}</span>
        {!transferable && <span className="small not-transferred"> la ley no lo transfiere</span>}
      </span>
    </label>
  );
  return (
    <>
      <fieldset className="instrument-ticks">
        <legend>Instrumentos que la ley permite focalizar</legend>
        {transferred.map(box)}
      </fieldset>
      <details open={others.some(({ id }) => chosen.includes(id))}>
        <summary>Otros {others.length} instrumentos, que la ley no transfiere</summary>
        <fieldset className="instrument-ticks">
          <legend className="visually-hidden">Instrumentos que la ley no transfiere</legend>
          {others.map(box)}
        </fieldset>
      </details>
    </>
  );
}

import { type ReactNode, useId, useState } from 'react';
import type { SectorCode, ZoneId } from '../../domain/ids.ts';
import { compareSectors } from '../../domain/sectors.ts';
import { CRITERION_KINDS, plainWords, SCOPES } from '../../domain/support/decision.ts';
import { PROFILES } from '../../domain/support/vocabulary.ts';
import type { PackageSummary } from '../../load/summary.ts';
import { SelectField } from '../../ui/Field.tsx';
import { type DraftCriterion, saysSomething } from './draft.ts';
import { type PickGroup, ValuePicker } from './ValuePicker.tsx';
import { KIND_NAMES, profileName, SCOPE_NAMES, zoneName } from './words.ts';

/** One criterion of a decision being written. */
export function CriterionEditor(props: {
  readonly number: number;
  readonly criterion: DraftCriterion;
  readonly region: ZoneId;
  readonly summary: PackageSummary;
  readonly onChange: (criterion: DraftCriterion) => void;
  readonly onRemove: () => void;
}): ReactNode {
  const { number, criterion, region, summary, onChange } = props;
  const set = (change: Partial<DraftCriterion>) => onChange({ ...criterion, ...change });
  const { kind } = criterion;
  const zones = (
    <ValuePicker
      label={kind === 'territorial' ? 'Zonas' : 'Solo en estas zonas (opcional)'}
      chosen={criterion.zones}
      nameOf={(id) => zoneName(summary.territory, id as ZoneId)}
      groups={zoneGroups(summary, region)}
      empty={kind === 'territorial' ? 'Elige al menos una zona.' : 'En toda la región.'}
      onChange={(chosen) => set({ zones: chosen as ZoneId[] })}
    />
  );
  return (
    <fieldset className="criterion">
      <legend>Criterio {number}</legend>
      <div className="targeting-fields">
        <SelectField
          label="Clase"
          value={kind}
          options={CRITERION_KINDS.map((one) => ({ value: one, label: KIND_NAMES[one] }))}
          onChange={(one) => set({ kind: one, zones: [], sectors: [], profiles: [] })}
        />
        <SelectField
          label="Alcance"
          value={criterion.scope}
          options={SCOPES.map((one) => ({ value: one, label: SCOPE_NAMES[one] }))}
          onChange={(scope) => set({ scope })}
        />
      </div>
      {kind === 'territorial' && zones}
      {kind === 'sectorial' && (
        <>
          <ValuePicker
            label="Sectores"
            chosen={criterion.sectors}
            nameOf={(code) => summary.sectors.get(code as SectorCode)?.short ?? code}
            groups={sectorGroups(summary)}
            empty="Elige al menos un sector."
            onChange={(chosen) => set({ sectors: chosen as SectorCode[] })}
          />
          {zones}
        </>
      )}
      {kind === 'perfil' && (
        <>
          <ValuePicker
            label="Perfiles"
            chosen={criterion.profiles}
            nameOf={profileName}
            groups={[
              {
                label: 'Perfiles',
                options: PROFILES.map((one) => ({ value: one, label: profileName(one) })),
              },
            ]}
            empty="Elige al menos un perfil."
            onChange={(profiles) => set({ profiles: [...profiles] })}
          />
          <OtherProfile
            onAdd={(words) => {
              if (!criterion.profiles.includes(words)) set({ profiles: [...criterion.profiles, words] });
            }}
          />
        </>
      )}
      <TextField
        label="Cómo lo dice la decisión (opcional)"
        value={criterion.wording}
        onChange={(wording) => set({ wording })}
      />
      <div className="targeting-actions">
        <button type="button" className="button" onClick={props.onRemove}>
          Quitar el criterio {number}
        </button>
        {!saysSomething(criterion) && (
          <span className="small soft">Este criterio aún no dice nada: no se aplica.</span>
        )}
      </div>
    </fieldset>
  );
}

export function TextField(props: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}): ReactNode {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{props.label}</label>
      <input id={id} value={props.value} onChange={(event) => props.onChange(event.target.value)} />
    </div>
  );
}

/** The list of profiles is open: another is added in the reader's words. */
function OtherProfile({ onAdd }: { readonly onAdd: (words: string) => void }): ReactNode {
  const [typed, setTyped] = useState('');
  const words = plainWords(typed);
  return (
    <div className="pick-row">
      <TextField label="Otro perfil, en tus palabras" value={typed} onChange={setTyped} />
      <button
        type="button"
        className="button"
        aria-label="Agregar otro perfil"
        onClick={() => {
          if (words !== '') onAdd(words);
          setTyped('');
        }}
      >
        Agregar
      </button>
    </div>
  );
}

function zoneGroups({ territory }: PackageSummary, region: ZoneId): readonly PickGroup[] {
  const inside = (id: ZoneId) => id.startsWith(region);
  const group = (label: string, level: 'region' | 'provincia' | 'comuna'): PickGroup => ({
    label,
    options: territory.byLevel[level]
      .filter(({ id }) => inside(id))
      .map(({ id }) => ({ value: id, label: zoneName(territory, id) })),
  });
  return [group('La región', 'region'), group('Provincias', 'provincia'), group('Comunas', 'comuna')];
}

function sectorGroups({ sectors }: PackageSummary): readonly PickGroup[] {
  const all = [...sectors.values()].filter(({ code }) => code !== 'SI');
  const options = (level: 'rubro' | 'division') =>
    all
      .filter((one) => one.level === level)
      .sort((a, b) => compareSectors(a.code, b.code))
      .map(({ code, name }) => ({ value: code, label: `${code} ${name}` }));
  return [
    { label: 'Secciones', options: options('rubro') },
    { label: 'Divisiones', options: options('division') },
  ];
}

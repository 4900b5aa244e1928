import { type ReactNode, useId } from 'react';
import type { Catalogue } from '../../domain/support/instrument.ts';
import {
  AREA_NAMES,
  AREAS,
  FIRM_TYPE_NAMES,
  FIRM_TYPES,
  STAGE_NAMES,
  STAGES,
  SUPPORT_KIND_NAMES,
  SUPPORT_KINDS,
  SUPPORT_LEVELS,
} from '../../domain/support/vocabulary.ts';
import { choose } from '../../state/support.ts';
import { SelectField } from '../../ui/Field.tsx';
import { classChoice, type Filters } from './filters.ts';
import { LEVEL_NAMES } from './words.ts';

const ANY = '';

/** Search box, lists and boxes to tick. What is chosen is in the link. */
export function FilterFields(props: {
  readonly catalogue: Catalogue;
  readonly filters: Filters;
  /** «Calama · Comercio»; undefined when the link has neither zone nor sector. */
  readonly place: string | undefined;
}): ReactNode {
  const { catalogue, filters, place } = props;
  const searchId = useId();
  const institutions = [...new Set(catalogue.instruments.map(({ institution }) => institution))];
  const set = (change: Partial<Filters>) => choose({ clase: classChoice({ ...filters, ...change }) });
  const boxes = [
    { key: 'women', label: 'Para mujeres, o que las favorecen' },
    { key: 'transferable', label: 'Lo puede focalizar el gobierno regional' },
    ...(place ? [{ key: 'here' as const, label: `Que lleguen a ${place}` }] : []),
  ] as const;
  return (
    <search className="filters no-print">
      <div className="field search-field">
        <label htmlFor={searchId}>Busca por nombre o por lo que necesitas</label>
        <input
          id={searchId}
          type="search"
          maxLength={100}
          placeholder="semilla, capacitación, ferias…"
          value={filters.text ?? ''}
          onChange={(event) => choose({ buscar: event.target.value }, 'replace')}
        />
      </div>
      <SelectField
        label="Institución"
        value={filters.institution ?? ANY}
        options={[{ value: ANY, label: 'Todas' }, ...institutions.map((one) => ({ value: one, label: one }))]}
        onChange={(institucion) => choose({ institucion })}
      />
      <SelectField
        label="Nivel"
        value={filters.level ?? ANY}
        options={optionsOf(SUPPORT_LEVELS, LEVEL_NAMES, 'Todos')}
        onChange={(level) => set({ level: level || undefined })}
      />
      <SelectField
        label="Qué entrega"
        value={filters.kind ?? ANY}
        options={optionsOf(SUPPORT_KINDS, SUPPORT_KIND_NAMES, 'Todo')}
        onChange={(kind) => set({ kind: kind || undefined })}
      />
      <SelectField
        label="Tipo de empresa"
        value={filters.type ?? ANY}
        options={optionsOf(FIRM_TYPES, FIRM_TYPE_NAMES, 'Todos')}
        onChange={(tipo) => choose({ tipo })}
      />
      <SelectField
        label="Etapa"
        value={filters.stage ?? ANY}
        options={optionsOf(STAGES, STAGE_NAMES, 'Todas')}
        onChange={(etapa) => choose({ etapa })}
      />
      <SelectField
        label="Área de acción"
        value={filters.area ?? ANY}
        options={optionsOf(AREAS, AREA_NAMES, 'Todas')}
        onChange={(area) => choose({ area })}
      />
      <fieldset className="ticks">
        <legend className="visually-hidden">Solo los que</legend>
        {boxes.map(({ key, label }) => (
          <label key={key}>
            <input
              type="checkbox"
              checked={filters[key] === true}
              onChange={(event) => set({ [key]: event.target.checked })}
            />{' '}
            {label}
          </label>
        ))}
      </fieldset>
    </search>
  );
}

function optionsOf<T extends string>(
  values: readonly T[],
  names: Readonly<Record<T, string>>,
  any: string,
): { readonly value: T | typeof ANY; readonly label: string }[] {
  return [{ value: ANY, label: any }, ...values.map((value) => ({ value, label: names[value] }))];
}

import type { ReactNode } from 'react';
import type { ZoneId } from '../../domain/ids.ts';
import type { RegisterComuna } from '../../domain/register_report/report.ts';
import { go, useStore } from '../../state/store.ts';
import { SelectField } from '../../ui/Field.tsx';
import { PlainLink } from '../header/Header.tsx';
import { businessesWords } from './words.ts';

/** The comunas of a register, to choose one. */
export function ChooseComuna(props: {
  readonly comunas: readonly RegisterComuna[];
  readonly lead: string;
}): ReactNode {
  const view = useStore((state) => state.view);
  return (
    <>
      <p className="lead" role="status">
        {props.lead}
      </p>
      <ul className="register-comunas">
        {props.comunas.map(({ id, name, businesses }) => (
          <li key={id}>
            <PlainLink view={{ ...view, zone: id }}>{name}</PlainLink>
            <span className="small soft">, {businessesWords(businesses)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Changes of comuna where the register has several. */
export function ComunaField(props: {
  readonly comunas: readonly RegisterComuna[];
  readonly zone: ZoneId;
}): ReactNode {
  const { comunas, zone } = props;
  if (comunas.length < 2 || !comunas.some(({ id }) => id === zone)) return null;
  return (
    <SelectField
      label="Comuna del catastro"
      value={zone as string}
      options={comunas.map(({ id, name }) => ({ value: id as string, label: name }))}
      onChange={(id) => go({ zone: id as ZoneId })}
    />
  );
}

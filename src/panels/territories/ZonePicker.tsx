import { useCombobox } from 'downshift';
import { type ReactNode, useId, useState } from 'react';
import type { Zone, ZoneMatch } from '../../domain/territory.ts';
import { ZONE_KIND } from '../words.ts';

/** A field that finds zones by name and gives the one chosen; it is then empty, ready for the next. */
export function ZonePicker(props: {
  readonly label: string;
  readonly find: (typed: string) => readonly ZoneMatch[];
  readonly onPick: (zone: Zone) => void;
}): ReactNode {
  const { label, find, onPick } = props;
  const id = useId();
  const [matches, setMatches] = useState<readonly ZoneMatch[]>([]);
  const box = useCombobox<ZoneMatch>({
    inputId: id,
    items: [...matches],
    itemToString: (match) => match?.zone.name ?? '',
    selectedItem: null,
    onInputValueChange: ({ inputValue }) => setMatches(find(inputValue ?? '')),
    onSelectedItemChange: ({ selectedItem }) => {
      if (!selectedItem) return;
      onPick(selectedItem.zone);
      box.setInputValue('');
    },
    getA11yStatusMessage: ({ isOpen, inputValue }) =>
      isOpen && inputValue ? `${matches.length} lugares. Usa las flechas para elegir y Enter.` : '',
  });
  return (
    <div className="field">
      <label {...box.getLabelProps()} htmlFor={id}>
        {label}
      </label>
      <div className="combobox">
        <input
          {...box.getInputProps({
            placeholder: 'Escribe un nombre',
            // In a form, Enter chooses from the list; it never sends the form.
            onKeyDown: (event) => {
              if (event.key === 'Enter') event.preventDefault();
            },
          })}
        />
        <ul {...box.getMenuProps()}>
          {box.isOpen &&
            matches.map((match, index) => (
              <li key={match.zone.id} {...box.getItemProps({ item: match, index })}>
                {match.zone.name}{' '}
                <small>{[ZONE_KIND[match.zone.level], match.within].filter(Boolean).join(' · ')}</small>
              </li>
            ))}
          {box.isOpen && box.inputValue.trim() !== '' && matches.length === 0 && (
            <li aria-disabled="true">Ningún lugar con ese nombre.</li>
          )}
        </ul>
      </div>
    </div>
  );
}

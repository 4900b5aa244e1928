import { useCombobox } from 'downshift';
import { type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import { searchZones, type ZoneMatch } from '../../domain/territory.ts';
import type { PackageSummary } from '../../load/summary.ts';
import { go } from '../../state/store.ts';
import { ZONE_KIND } from '../words.ts';

function found(count: number): string {
  return count === 0
    ? 'Ningún lugar con ese nombre.'
    : `${count} lugares. Usa las flechas para elegir y Enter para abrir.`;
}

/** Finds a place by its name, without accents or with an old spelling, and goes to its sheet. */
export default function SearchBox(props: {
  readonly summary: PackageSummary;
  /** What was typed while this was on its way. */
  readonly typed: string;
}): ReactNode {
  const { summary, typed } = props;
  const find = (text: string) =>
    searchZones(summary.territory, text).filter(({ zone }) => zone.level !== 'pais');
  const [matches, setMatches] = useState<readonly ZoneMatch[]>(() => find(typed));
  const input = useRef<HTMLInputElement>(null);
  // It arrives because the reader is in it: the focus was in the field that it replaces, and is nowhere now. Moved in the same
  // commit, so that no key falls between the two fields. A reader who went on meanwhile is not called back.
  useLayoutEffect(() => {
    const field = input.current;
    if (document.activeElement !== document.body) return;
    field?.focus();
    field?.setSelectionRange(field.value.length, field.value.length);
  }, []);
  const box = useCombobox<ZoneMatch>({
    items: [...matches],
    itemToString: (match) => match?.zone.name ?? '',
    // Nothing stays chosen: a choice is a move to a place, and the field is ready for the next.
    selectedItem: null,
    initialInputValue: typed,
    initialIsOpen: typed !== '',
    onInputValueChange: ({ inputValue }) => setMatches(find(inputValue ?? '')),
    onSelectedItemChange: ({ selectedItem }) => {
      if (!selectedItem) return;
      const { id, level } = selectedItem.zone;
      const to = { zone: id, pane: 'ficha', screen: 'explorar', only: undefined } as const;
      // A territory of the reader's is a row at every level: it needs no other.
      if (level === 'territorio') go(to);
      else if (level !== 'pais') go({ ...to, level });
      box.setInputValue('');
    },
    getA11yStatusMessage: ({ isOpen, inputValue }) => (isOpen && inputValue ? found(matches.length) : ''),
  });
  return (
    <div className="combobox">
      <input
        placeholder="Busca una comuna, provincia o región"
        {...box.getInputProps({ ref: input, 'aria-label': 'Busca una comuna, provincia o región' })}
      />
      <ul {...box.getMenuProps({ 'aria-label': 'Lugares' })}>
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
  );
}

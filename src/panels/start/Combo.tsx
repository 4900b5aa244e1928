import { useCombobox } from 'downshift';
import { type KeyboardEvent, type ReactNode, useMemo, useState } from 'react';

/**
 * A labelled field that finds things as they are typed. What is chosen stays written in it; typing over it lets it go
 * (`onChoose` of undefined). `onType` says what is written, chosen or not.
 */
export function Combo<T>(props: {
  readonly label: string;
  readonly example: string;
  readonly chosen: T | undefined;
  readonly find: (typed: string) => readonly T[];
  readonly nameOf: (one: T) => string;
  readonly keyOf: (one: T) => string;
  /** Beside the name in the list, to tell it from others. */
  readonly detailOf: (one: T) => string;
  /** Said where nothing is found. */
  readonly none: string;
  readonly onChoose: (one: T | undefined) => void;
  readonly onType: (text: string) => void;
}): ReactNode {
  const { chosen, find, nameOf, keyOf, none } = props;
  const [typed, setTyped] = useState(chosen ? nameOf(chosen) : '');
  const found = useMemo(() => find(typed), [find, typed]);
  const box = useCombobox<T>({
    items: [...found],
    itemToString: (one) => (one ? nameOf(one) : ''),
    itemToKey: (one) => (one ? keyOf(one) : null),
    selectedItem: chosen ?? null,
    inputValue: typed,
    // What is typed over a choice undoes it: the letters stay, though nothing is chosen any more.
    stateReducer: (state, { type, changes }) =>
      type === useCombobox.stateChangeTypes.ControlledPropUpdatedSelectedItem && !changes.selectedItem
        ? { ...changes, inputValue: state.inputValue }
        : changes,
    onInputValueChange: ({ inputValue }) => {
      const text = inputValue ?? '';
      setTyped(text);
      props.onType(text);
      if (chosen && text !== nameOf(chosen)) props.onChoose(undefined);
    },
    onSelectedItemChange: ({ selectedItem }) => {
      if (selectedItem) props.onChoose(selectedItem);
    },
    getA11yStatusMessage: ({ isOpen, inputValue }) => {
      if (!isOpen || !inputValue) return '';
      if (found.length === 0) return none;
      const count = found.length === 1 ? 'Una opción' : `${found.length} opciones`;
      return `${count}. Usa las flechas para elegir y Enter para quedarte con una.`;
    },
  });
  // Enter with nothing pointed at sends what is written; where there is no form to send, it takes the first of the list.
  const enter = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || box.highlightedIndex >= 0) return;
    Object.assign(event.nativeEvent, { preventDownshiftDefault: true });
    box.closeMenu();
    const [first] = found;
    if (!event.currentTarget.form && first !== undefined) props.onChoose(first);
  };
  const label = box.getLabelProps();
  return (
    <div className="field start-combo">
      <label id={label.id} htmlFor={label.htmlFor}>
        {props.label}
      </label>
      <div className="combobox">
        <input placeholder={props.example} {...box.getInputProps({ onKeyDown: enter })} />
        <ul {...box.getMenuProps({ 'aria-label': props.label })}>
          {box.isOpen &&
            found.map((one, index) => (
              <li key={keyOf(one)} {...box.getItemProps({ item: one, index })}>
                {nameOf(one)} <small>{props.detailOf(one)}</small>
              </li>
            ))}
          {box.isOpen && typed.trim() !== '' && found.length === 0 && <li aria-disabled="true">{none}</li>}
        </ul>
      </div>
    </div>
  );
}

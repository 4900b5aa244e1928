import { type ChangeEvent, type ReactNode, type Ref, useRef } from 'react';

/** A button that lets the reader choose a file of theirs; it is read on the page and goes nowhere. */
export function OpenFile(props: {
  readonly label: string;
  /** What the file is, for who cannot see the button: «Decisión en CSV». */
  readonly what: string;
  readonly accept?: string;
  readonly onFile: (file: File) => void;
  /** The button, for who must give it the focus. */
  readonly ref?: Ref<HTMLButtonElement>;
}): ReactNode {
  const input = useRef<HTMLInputElement>(null);
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    const [file] = event.target.files ?? [];
    // The same file, mended, must be chosen again with the same name.
    event.target.value = '';
    if (file) props.onFile(file);
  };
  return (
    <>
      <button ref={props.ref} type="button" className="button" onClick={() => input.current?.click()}>
        {props.label}
      </button>
      <input
        ref={input}
        type="file"
        hidden
        accept={props.accept ?? '.csv,.txt,text/csv'}
        aria-label={props.what}
        onChange={choose}
      />
    </>
  );
}

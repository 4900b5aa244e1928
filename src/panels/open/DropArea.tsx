import { type ChangeEvent, type ReactNode, type Ref, useEffect, useRef, useState } from 'react';
import { chosenFiles, droppedFiles } from './gather.ts';
import { bring } from './on_table.ts';

/** Where files are dropped, with buttons that do the same. While it is on screen the whole page takes a drop. */
export function DropArea(props: {
  /** There are files on the table: what is brought joins them. */
  readonly more: boolean;
  /** The first button, for who must give it the focus. */
  readonly ref: Ref<HTMLButtonElement>;
}): ReactNode {
  const over = usePageDrop();
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    const gathered = chosenFiles(event.target.files ?? []);
    // The same file, mended, must be chosen again with the same name.
    event.target.value = '';
    if (gathered.files.length > 0 || gathered.tooMany) void bring(gathered);
  };
  return (
    <section
      className={`open-drop ${props.more ? 'is-more' : ''} ${over ? 'is-over' : ''}`}
      aria-label={props.more ? 'Añadir más archivos' : 'Abrir archivos'}
    >
      <p className="open-drop-title">
        {over
          ? 'Suelta para abrir'
          : props.more
            ? 'Suelta aquí otros archivos, o el mismo corregido'
            : 'Suelta aquí tus archivos'}
      </p>
      <p className="soft">
        {props.more
          ? 'Se suman a los que ya están. Uno con el mismo nombre toma el lugar del anterior.'
          : 'Archivos sueltos, una carpeta o un zip. En cualquier parte de esta página.'}
      </p>
      <p className="open-actions">
        <button
          ref={props.ref}
          type="button"
          className={`button ${props.more ? '' : 'is-main'}`}
          onClick={() => files.current?.click()}
        >
          {props.more ? 'Añadir más archivos' : 'Elegir archivos'}
        </button>
        <button type="button" className="button" onClick={() => folder.current?.click()}>
          {props.more ? 'Añadir una carpeta' : 'Elegir una carpeta'}
        </button>
      </p>
      <input ref={files} type="file" multiple hidden aria-label="Tus archivos" onChange={choose} />
      <input
        ref={(input) => {
          folder.current = input;
          input?.setAttribute('webkitdirectory', '');
        }}
        type="file"
        multiple
        hidden
        aria-label="Tu carpeta"
        onChange={choose}
      />
    </section>
  );
}

/** Takes what is dropped anywhere on the page. True while something is held over it. */
function usePageDrop(): boolean {
  const [over, setOver] = useState(false);
  useEffect(() => {
    // Entering a child is told before leaving its parent: only the balance says whether it is over the page.
    let depth = 0;
    const isFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
    const enter = (event: DragEvent) => {
      if (!isFiles(event)) return;
      event.preventDefault();
      depth += 1;
      setOver(true);
    };
    const leave = (event: DragEvent) => {
      if (!isFiles(event)) return;
      depth -= 1;
      if (depth <= 0) setOver(false);
    };
    const hover = (event: DragEvent) => {
      if (isFiles(event)) event.preventDefault();
    };
    const drop = (event: DragEvent) => {
      depth = 0;
      setOver(false);
      if (!event.dataTransfer || !isFiles(event)) return;
      // Else the browser would leave this page to show the file.
      event.preventDefault();
      void bring(droppedFiles(event.dataTransfer));
    };
    const listeners = [
      ['dragenter', enter],
      ['dragleave', leave],
      ['dragover', hover],
      ['drop', drop],
    ] as const;
    for (const [type, listener] of listeners) addEventListener(type, listener);
    return () => {
      for (const [type, listener] of listeners) removeEventListener(type, listener);
    };
  }, []);
  return over;
}

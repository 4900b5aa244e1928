import { type ReactNode, type Ref, useId } from 'react';
import type { Examination } from '../../load/open/contract.ts';
import { FileCard } from './FileCard.tsx';
import { forgetRemembered, setTitle, titleOf, use, useOnTable } from './on_table.ts';
import { counted } from './words.ts';

/** What each file was taken for, to be looked at before any of it is used. */
export function Preview(props: {
  readonly examination: Examination;
  readonly heading: Ref<HTMLHeadingElement>;
}): ReactNode {
  const { files } = props.examination;
  return (
    <>
      <section aria-labelledby="open-preview">
        <h3 id="open-preview" ref={props.heading} tabIndex={-1}>
          Revisa antes de usar
        </h3>
        <p className="soft prose">
          Así se leyó cada archivo. Cambia lo que no corresponda: se vuelve a leer enseguida.
        </p>
        {files.map((file) => (
          <FileCard key={file.id} file={file} />
        ))}
        <Remembered />
      </section>
      <UseThem examination={props.examination} />
    </>
  );
}

function Remembered(): ReactNode {
  const remembered = useOnTable((state) => state.remembered);
  if (remembered === 0) return null;
  return (
    <p className="small soft">
      Este equipo recuerda lo que elegiste en{' '}
      {counted(remembered, 'clase de archivo, por su encabezado', 'clases de archivo, por su encabezado')}.{' '}
      <button type="button" className="link-button" onClick={() => void forgetRemembered()}>
        Olvidar lo recordado
      </button>
    </p>
  );
}

function UseThem({ examination }: { readonly examination: Examination }): ReactNode {
  const { over, problem } = examination;
  const doing = useOnTable((state) => state.doing);
  // As it is typed, spaces and all.
  const typed = useOnTable((state) => state.title ?? state.examination?.title ?? '');
  const title = useOnTable(titleOf);
  const id = useId();
  const why = problem ?? (title === '' ? 'Falta el nombre.' : undefined);
  return (
    <section className="open-use" aria-labelledby={`${id}-h`}>
      <h3 id={`${id}-h`}>Ábrelos en el mapa</h3>
      <p className="prose">
        {over === undefined
          ? 'Se abren solos, como un paquete completo.'
          : `Lo que no traen tus archivos, como los contornos y las demás comunas, viene de «${over}».`}
      </p>
      <div className="field open-title">
        <label htmlFor={`${id}-t`}>Cómo se llaman estos datos</label>
        <input
          id={`${id}-t`}
          type="text"
          maxLength={120}
          autoComplete="off"
          value={typed}
          onChange={(event) => setTitle(event.target.value)}
        />
      </div>
      <p className="open-actions">
        <button
          type="button"
          className="button is-main"
          disabled={why !== undefined || doing !== undefined}
          aria-describedby={`${id}-w`}
          onClick={() => void use()}
        >
          Usar estos datos
        </button>
      </p>
      <p id={`${id}-w`} className={why === undefined ? 'small soft' : 'severity-error'}>
        {why ?? 'Lo que está abierto ahora sigue hasta que los tuyos estén listos.'}
      </p>
    </section>
  );
}

import { type ReactNode, useRef } from 'react';
import { cancel, type Doing, useOnTable } from './on_table.ts';
import { milestone, partDone, progressWords } from './words.ts';

const DOING: Readonly<Record<Doing, string>> = {
  reunir: 'Buscando los archivos…',
  revisar: 'Revisando tus archivos…',
  releer: 'Leyendo de nuevo con tus cambios…',
  descargar: 'Reuniendo las filas que quedan fuera…',
  abrir: 'Abriendo tus datos…',
};

/** How far a reading is, and how to stop it. It stays in sight while the reader goes over the page. */
export function Reading(): ReactNode {
  const doing = useOnTable((state) => state.doing);
  const progress = useOnTable((state) => state.progress);
  const words = progress ? progressWords(progress) : doing ? DOING[doing] : '';
  // Each tick on screen, but aloud only what matters.
  const aloud = useRef({ key: '', words: '' });
  const key = progress ? milestone(progress) : (doing ?? '');
  if (aloud.current.key !== key) aloud.current = { key, words };
  const part = progress && partDone(progress);
  return (
    <>
      <p className="visually-hidden" role="status">
        {doing && aloud.current.words}
      </p>
      {doing && (
        <div className="open-reading">
          <div>
            <p>{words}</p>
            <progress aria-label={DOING[doing]} {...(part === undefined ? {} : { value: part })} max={1} />
            {doing !== 'descargar' && (
              <p className="small soft">Si cancelas, lo que está abierto sigue igual.</p>
            )}
          </div>
          <button type="button" className="button" onClick={cancel}>
            Cancelar
          </button>
        </div>
      )}
    </>
  );
}

import { type ReactNode, useRef, useState } from 'react';
import type { TableInUse } from '../../domain/people/report.ts';
import type { Issue } from '../../load/checked.ts';
import { ask, askAgain } from '../../state/store.ts';
import { saveFile } from '../../ui/files.ts';
import { OpenFile } from '../../ui/OpenFile.tsx';
import { FileIssues } from '../support/FileIssues.tsx';

/** A table of coefficients is a few hundred lines; what is bigger is another file. */
const MOST_BYTES = 2_000_000;

/**
 * Which table of coefficients is in use, and how to put another in its place. The reader's stays in the memory of this page:
 * it is in no link, and is gone when the page is closed or another package is opened.
 */
export function OwnTable(props: {
  readonly table: TableInUse | undefined;
  readonly fictitious: boolean;
}): ReactNode {
  const [issues, setIssues] = useState<readonly Issue[]>([]);
  const [said, setSaid] = useState('');
  const chooser = useRef<HTMLButtonElement>(null);
  // While the figures are asked for anew, the buttons stay: the reader may be on one of them.
  const latest = useRef(props.table);
  latest.current = props.table ?? latest.current;
  const table = latest.current;

  const changed = async (message: string) => {
    setSaid(message);
    // The map, the opportunities and the other year may show figures made with the coefficients too.
    await askAgain();
  };
  const choose = async (file: File) => {
    const found = file.size > MOST_BYTES ? [tooBig(file.name)] : await read(file);
    setIssues(found);
    if (found.length > 0) setSaid('');
    else await changed(`Ahora se usa tu tabla, ${file.name}.`);
  };
  const restore = async () => {
    await ask().restoreOccupations();
    setIssues([]);
    // The button pressed goes away.
    chooser.current?.focus();
    await changed('Ahora se usa la tabla del paquete.');
  };
  return (
    <div className="people-table">
      {table?.own ? (
        <p className="panel-info">
          Se usa <strong>tu tabla</strong> de ocupaciones, <code>{table.source.file}</code>, con{' '}
          {table.sectors} sectores. Está solo en esta página: no va en el enlace.
        </p>
      ) : (
        table?.assumed && (
          <p className="panel-info">
            <strong>Supuesto del proyecto{props.fictitious && ', ficticio en este paquete'}.</strong> No
            encontramos una tabla publicada de qué ocupaciones usa cada sector en Chile que se pueda citar
            aquí. Los coeficientes son una estimación nuestra, con rangos anchos. Si tienes una tabla mejor,
            úsala.
          </p>
        )
      )}
      <p className="people-actions no-print">
        <OpenFile
          ref={chooser}
          label={table ? 'Usar mi propia tabla' : 'Abrir una tabla de ocupaciones'}
          what="Tabla de ocupaciones en CSV"
          onFile={(file) => void choose(file)}
        />
        {table && (
          <button type="button" className="button" onClick={() => void download()}>
            Descargar la tabla en uso
          </button>
        )}
        {table?.own && (
          <button type="button" className="button" onClick={() => void restore()}>
            Volver a la tabla del paquete
          </button>
        )}
      </p>
      <p className="small" role="status">
        {said}
      </p>
      <FileIssues
        issues={issues}
        lead="La tabla no se usó. Lo que había sigue igual. Corrige esto y vuelve a abrirla:"
      >
        <p className="small">
          Columnas: <code>sector</code>, <code>grupo</code> (1 a 9), <code>coeficiente</code>, y si quieres{' '}
          <code>desde</code> y <code>hasta</code>. Los coeficientes de cada sector suman 1.
        </p>
      </FileIssues>
    </div>
  );
}

async function read(file: File): Promise<readonly Issue[]> {
  return ask().replaceOccupations(new Uint8Array(await file.arrayBuffer()), file.name);
}

function tooBig(file: string): Issue {
  return {
    severity: 'fatal',
    file,
    code: 'archivo-grande',
    message: 'El archivo pesa más de 2 MB: no parece una tabla de ocupaciones.',
  };
}

async function download(): Promise<void> {
  const text = await ask().occupationsFile();
  if (text !== undefined) saveFile('ocupaciones.csv', text);
}

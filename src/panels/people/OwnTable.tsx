import { type ChangeEvent, type ReactNode, useRef, useState } from 'react';
import type { TableInUse } from '../../domain/people/report.ts';
import type { Issue } from '../../load/checked.ts';
import { ask, askAgain } from '../../state/store.ts';

/** A table of coefficients is a few hundred lines; what is bigger is another file. */
const MOST_BYTES = 2_000_000;
const MOST_ISSUES = 20;

/**
 * Which table of coefficients is in use, and how to put another in its place. The reader's stays in the memory of this page:
 * it is in no link, and is gone when the page is closed or another package is opened.
 */
export function OwnTable(props: {
  readonly table: TableInUse | undefined;
  readonly fictitious: boolean;
}): ReactNode {
  const input = useRef<HTMLInputElement>(null);
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
  const choose = async (event: ChangeEvent<HTMLInputElement>) => {
    const [file] = event.target.files ?? [];
    // The same file, mended, must be chosen again with the same name.
    event.target.value = '';
    if (!file) return;
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
        <button ref={chooser} type="button" className="button" onClick={() => input.current?.click()}>
          {table ? 'Usar mi propia tabla' : 'Abrir una tabla de ocupaciones'}
        </button>
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
        <input
          ref={input}
          type="file"
          hidden
          accept=".csv,.txt,text/csv"
          aria-label="Tabla de ocupaciones en CSV"
          onChange={(event) => void choose(event)}
        />
      </p>
      <p className="small" role="status">
        {said}
      </p>
      {issues.length > 0 && (
        <div className="panel-bad" role="alert">
          <p>
            <strong>La tabla no se usó.</strong> Lo que había sigue igual. Corrige esto y vuelve a abrirla:
          </p>
          <ul className="notes small">
            {issues.slice(0, MOST_ISSUES).map((issue) => (
              <li key={[issue.line, issue.column, issue.code, issue.message].join('|')}>
                {issue.file}
                {issue.line !== undefined && `, línea ${issue.line}`}
                {issue.column !== undefined && `, ${issue.column}`}: {issue.message}
              </li>
            ))}
          </ul>
          {issues.length > MOST_ISSUES && <p className="small">Y {issues.length - MOST_ISSUES} más.</p>}
          <p className="small">
            Columnas: <code>sector</code>, <code>grupo</code> (1 a 9), <code>coeficiente</code>, y si quieres{' '}
            <code>desde</code> y <code>hasta</code>. Los coeficientes de cada sector suman 1.
          </p>
        </div>
      )}
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
  if (text === undefined) return;
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = 'ocupaciones.csv';
  link.click();
  URL.revokeObjectURL(url);
}

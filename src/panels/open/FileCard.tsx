import { type ReactNode, useId, useRef } from 'react';
import type { ExaminedFile, UnknownComuna } from '../../load/open/contract.ts';
import type { TableId } from '../../load/package.ts';
import { RESOURCES } from '../../load/resources.ts';
import { Comunas } from './Comunas.tsx';
import { lackingColumns, stillUnknown } from './decided.ts';
import { Faults } from './Faults.tsx';
import { MappingTable } from './MappingTable.tsx';
import { decide, decidedOf, saveRejected, useOnTable } from './on_table.ts';
import { SampleRows } from './SampleRows.tsx';
import { countWords, dialectWords, sizeWords, tableTitle } from './words.ts';

/** One file, or a sheet of it: what it was taken for, and everything that can be said otherwise. */
export function FileCard({ file }: { readonly file: ExaminedFile }): ReactNode {
  const doing = useOnTable((state) => state.doing);
  const choices = useOnTable((state) => state.choices);
  const recalled = useOnTable((state) => state.recalled);
  const { table: said, comunas } = decidedOf({ choices, recalled }, file.id);
  const headingId = useId();
  const unknown = useRef<readonly UnknownComuna[]>([]);
  unknown.current = stillUnknown(unknown.current, file.unknownComunas, comunas ?? {});
  // What lacks a column is of no table yet, and is mended here all the same.
  const unused = file.table === 'ninguna' && (said === 'ninguna' || file.columns.length === 0);
  const as = said ?? file.table;
  const lacking = lackingColumns(file);
  const undated = file.columns.some(
    ({ ours, theirs }) => (ours === 'periodo' || ours === 'anio') && theirs === undefined,
  );
  return (
    <article className={`open-card ${unused ? 'is-unused' : ''}`} aria-labelledby={headingId}>
      <header>
        <h4 id={headingId}>{file.id}</h4>
        <p className="soft small">{sizeWords(file.bytes)}</p>
      </header>
      <p className="open-taken">
        {unused && !file.problem ? 'No se usará.' : file.takenFor}
        {file.layout !== undefined && <span className="chip">formato de su publicador</span>}
      </p>
      {file.note !== undefined && <p>{file.note}</p>}
      {file.problem !== undefined && (
        <p className="panel-bad">
          <strong>No se puede usar así.</strong> {file.problem}
        </p>
      )}
      <ReadAs file={file} as={as} />
      {file.dialect && (
        <dl className="open-dialect">
          {dialectWords(file.dialect).map(([name, words]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{words}</dd>
            </div>
          ))}
        </dl>
      )}
      {!unused && (
        <>
          {file.rows > 0 && (
            <div className="open-counts">
              <p>
                <strong>{countWords(file)}.</strong>
                {file.partial && ' Es un archivo largo: se revisó el comienzo. El resto se lee al usarlo.'}
              </p>
              {file.rejected > 0 && (
                <button
                  type="button"
                  className="button"
                  disabled={doing !== undefined}
                  onClick={() => void saveRejected(file.id, file.path)}
                >
                  Descargar las filas que quedan fuera
                </button>
              )}
            </div>
          )}
          {lacking.length > 0 && (
            <p className="severity-error">
              Falta decir qué columna es: {lacking.map((name) => `«${name}»`).join(', ')}.
            </p>
          )}
          {undated && <Period key={file.period} id={file.id} value={file.period ?? ''} />}
          {unknown.current.length > 0 && (
            <Comunas id={file.id} unknown={unknown.current} decided={comunas ?? {}} />
          )}
          <Faults groups={file.issues} />
          {/* Another table has other columns: what was unfolded is of the one before. */}
          {file.columns.length > 0 && <MappingTable key={as} file={file} />}
          {file.sample && file.sample.rows.length > 0 && <SampleRows sample={file.sample} of={file.id} />}
        </>
      )}
      {unused && <Faults groups={file.issues} />}
    </article>
  );
}

/** Tables written in columns: any sheet can be read as one of them. */
const OF_COLUMNS = RESOURCES.filter(({ derived }) => !derived)
  .map(({ id }) => id)
  .filter((id) => id !== 'comunas' && id !== 'zonas');

/** Which table a file is read as: the likeliest first. */
function ReadAs(props: { readonly file: ExaminedFile; readonly as: ExaminedFile['table'] }): ReactNode {
  const { file, as } = props;
  const field = useId();
  const likely = file.candidates;
  const others: TableId[] = (file.dialect ? OF_COLUMNS : []).filter((id) => !likely.includes(id));
  // What it is now is always among them.
  if (as !== 'ninguna' && ![...likely, ...others].includes(as)) others.push(as);
  if (likely.length + others.length === 0) return null;
  const option = (id: ExaminedFile['table']) => (
    <option key={id} value={id}>
      {tableTitle(id)}
    </option>
  );
  return (
    <div className="field open-as">
      <label htmlFor={field}>Leer «{file.id}» como</label>
      <select
        id={field}
        value={as}
        onChange={(event) => {
          const table = [...likely, ...others, 'ninguna' as const].find((id) => id === event.target.value);
          if (table) void decide(file.id, { table });
        }}
      >
        {likely.length > 0 && <optgroup label="Lo más probable">{likely.map(option)}</optgroup>}
        {others.length > 0 && <optgroup label="Otras tablas">{others.map(option)}</optgroup>}
        {option('ninguna')}
      </select>
    </div>
  );
}

/** The year or period of a table in which no column says it. */
function Period({ id, value }: { readonly id: string; readonly value: string }): ReactNode {
  const field = useId();
  return (
    <form
      className="open-period"
      onSubmit={(event) => {
        event.preventDefault();
        const typed = new FormData(event.currentTarget).get('periodo');
        void decide(id, { period: typeof typed === 'string' ? typed.trim() : '' });
      }}
    >
      <div className="field">
        <label htmlFor={field}>Año de los datos, si ninguna columna lo dice</label>
        <input id={field} name="periodo" type="text" defaultValue={value} autoComplete="off" maxLength={20} />
      </div>
      <button type="submit" className="button">
        Usar este año
      </button>
    </form>
  );
}

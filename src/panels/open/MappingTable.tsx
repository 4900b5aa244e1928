import { type ReactNode, useState } from 'react';
import type { ExaminedFile, MappedColumn } from '../../load/open/contract.ts';
import { TableHead } from '../../ui/TableHead.tsx';
import { lackingColumns, toldColumn } from './decided.ts';
import { decide, useOnTable } from './on_table.ts';
import { counted, fromWords } from './words.ts';

/** Names of the file that a list can carry; a longer header is of no table that a person writes. */
const MOST_NAMES = 400;

/** Our columns, each with the one of the file that is read for it. */
export function MappingTable({ file }: { readonly file: ExaminedFile }): ReactNode {
  const byHand = useOnTable((state) => state.choices[file.id]);
  // As it was first shown: a column that is given one of the file stays where the reader found it.
  const [main] = useState(() => new Set(file.columns.filter(isMain).map(({ ours }) => ours)));
  const columns = file.columns.map((column) => toldColumn(column, byHand));
  const first = columns.filter(({ ours }) => main.has(ours));
  const rest = columns.filter(({ ours }) => !main.has(ours));
  return (
    <div className="open-mapping">
      {first.length > 0 && (
        <MappingRows
          caption={`Qué columna de «${file.id}» se lee para cada una nuestra`}
          file={file}
          columns={first}
        />
      )}
      {rest.length > 0 && (
        <details>
          <summary>{counted(rest.length, 'columna más', 'columnas más')} que podría traer</summary>
          <MappingRows caption={`Otras columnas que «${file.id}» podría traer`} file={file} columns={rest} />
        </details>
      )}
    </div>
  );
}

function isMain({ required, theirs, from }: MappedColumn): boolean {
  return required || theirs !== undefined || from !== undefined;
}

function MappingRows(props: {
  readonly caption: string;
  readonly file: ExaminedFile;
  readonly columns: readonly MappedColumn[];
}): ReactNode {
  const { id, header } = props.file;
  const lacking = lackingColumns(props.file);
  return (
    <div className="table-wrap">
      <table className="open-columns">
        <caption>{props.caption}</caption>
        <TableHead columns={[{ label: 'Nuestra' }, { label: 'En tu archivo' }, { label: 'Quién lo dice' }]} />
        <tbody>
          {props.columns.map((column) => {
            const lacks = lacking.includes(column.ours);
            const names = [
              ...new Set([
                ...(column.theirs === undefined ? [] : [column.theirs]),
                ...header.slice(0, MOST_NAMES),
              ]),
            ];
            return (
              <tr key={column.ours} className={lacks ? 'is-lacking' : ''}>
                <th scope="row">
                  <code>{column.ours}</code>
                  {column.required && <span className="open-required">obligatoria</span>}
                  <span className="small soft below">{column.help.replaceAll('`', '')}</span>
                </th>
                <td>
                  <select
                    aria-label={`Columna de ${id} que se lee para ${column.ours}`}
                    aria-invalid={lacks}
                    value={column.theirs ?? ''}
                    onChange={(event) => void decide(id, { mapping: { [column.ours]: event.target.value } })}
                  >
                    <option value="">No está en el archivo</option>
                    {names.map((name) => (
                      <option key={name} value={name}>
                        {name}
                      </option>
                    ))}
                  </select>
                </td>
                <td className={`small ${lacks ? 'severity-error' : 'soft'}`}>{fromWords(column, lacks)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

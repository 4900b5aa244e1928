import { type ReactNode, useState } from 'react';
import { csvText } from '../../domain/csv.ts';
import type { TableId } from '../../load/package.ts';
import { COLUMNS } from '../../load/table_columns.ts';
import { SelectField } from '../../ui/Field.tsx';
import { saveFile } from '../../ui/files.ts';
import { TableHead } from '../../ui/TableHead.tsx';
import { tableTitle } from './words.ts';

/** Tables that are written in columns, the register first: it is what an office has. */
const WRITTEN = (Object.keys(COLUMNS) as readonly TableId[])
  .filter((id) => COLUMNS[id] !== undefined && id !== 'comunas_indice')
  .sort((a, b) => Number(b === 'catastro') - Number(a === 'catastro'));

/** The columns of each table, and a file with their names to be filled. */
export default function ColumnNames(): ReactNode {
  const [table, setTable] = useState<TableId>('catastro');
  const columns = Object.entries(COLUMNS[table] ?? {});
  return (
    <div className="open-template">
      <div className="open-actions">
        <SelectField
          label="Tabla"
          value={table}
          options={WRITTEN.map((value) => ({ value, label: tableTitle(value) }))}
          onChange={setTable}
        />
        <button
          type="button"
          className="button"
          onClick={() => saveFile(`plantilla-${table}.csv`, templateText(columns.map(([name]) => name)))}
        >
          Descargar la plantilla
        </button>
      </div>
      <div className="table-wrap">
        <table>
          <caption>{tableTitle(table)}: una fila por línea, con estas columnas</caption>
          <TableHead columns={[{ label: 'Columna' }, { label: 'Qué lleva' }, { label: 'Cómo se escribe' }]} />
          <tbody>
            {columns.map(([name, { required, help, codec, unit }]) => (
              <tr key={name}>
                <th scope="row">
                  <code>{name}</code>
                  {required && <span className="open-required">obligatoria</span>}
                </th>
                <td>
                  {help}
                  {unit && <span className="soft"> En {unit}.</span>}
                </td>
                <td className="small soft">{codec.help.replaceAll('`', '')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

/** A CSV with the names of the columns and no row: an example row that nobody erases would be counted. */
function templateText(names: readonly string[]): string {
  return csvText(names, []);
}

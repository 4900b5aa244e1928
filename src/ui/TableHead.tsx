import type { ReactNode } from 'react';

export interface HeadColumn {
  readonly label: string;
  /** What stands under the label: an axis for a column of charts. */
  readonly below?: ReactNode;
  readonly numeric?: boolean;
  /** The label is only for who listens: the column explains itself to the eye. */
  readonly silent?: boolean;
  /** Left out of a narrow screen, with its cells. */
  readonly wide?: boolean;
}

/** The head of a table with no sorting; false leaves a column out. */
export function TableHead({ columns }: { readonly columns: readonly (HeadColumn | false)[] }): ReactNode {
  return (
    <thead>
      <tr>
        {columns
          .filter((column) => column !== false)
          .map(({ label, below, numeric, silent, wide }) => (
            <th key={label} scope="col" className={`${numeric ? 'num' : ''} ${wide ? 'hide-narrow' : ''}`}>
              {silent ? <span className="visually-hidden">{label}</span> : label}
              {below}
            </th>
          ))}
      </tr>
    </thead>
  );
}

/** The column of «¿De dónde sale?» buttons. */
export const SOURCE_COLUMN: HeadColumn = { label: 'Fuente', silent: true };

import type { ReactNode } from 'react';
import type { Matrix, MatrixCell } from '../../domain/support/matrix.ts';
import {
  AREA_NAMES,
  AREAS,
  FIRM_TYPE_NAMES,
  FIRM_TYPES,
  type FirmType,
} from '../../domain/support/vocabulary.ts';
import { Take } from '../../reports/Take.tsx';

/** The matrix of the route: areas of action down, types of firm across. On a narrow screen, only the type chosen. */
export function MatrixTable(props: {
  readonly matrix: Matrix;
  readonly caption: string;
  readonly chosen: FirmType;
  readonly children: (cell: MatrixCell, at: number) => ReactNode;
}): ReactNode {
  const { matrix, chosen } = props;
  const shown = (type: FirmType) => (type === chosen ? 'is-type' : 'is-other-type');
  return (
    <>
      <table className="route-matrix">
        <caption>{props.caption}</caption>
        <thead>
          <tr>
            <th scope="col">Área de acción</th>
            {FIRM_TYPES.map((type) => (
              <th key={type} scope="col" className={shown(type)}>
                {FIRM_TYPE_NAMES[type]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {AREAS.map((area) => (
            <tr key={area}>
              <th scope="row">{AREA_NAMES[area]}</th>
              {FIRM_TYPES.map((type) => {
                const at = matrix.cells.findIndex((cell) => cell.type === type && cell.area === area);
                const cell = matrix.cells[at];
                return (
                  <td key={type} className={shown(type)}>
                    {cell && props.children(cell, at)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      <Take />
    </>
  );
}

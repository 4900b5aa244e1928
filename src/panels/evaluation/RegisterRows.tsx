import { type ReactNode, useState } from 'react';
import { csvText } from '../../domain/csv.ts';
import type { ClassifiedRow } from '../../domain/evaluation/register.ts';
import type { StageNeed } from '../../domain/evaluation/stage.ts';
import { FIRM_TYPES, type FirmType, STAGE_NAMES } from '../../domain/support/vocabulary.ts';
import { Take } from '../../reports/Take.tsx';
import { SelectField } from '../../ui/Field.tsx';
import { formatNumber } from '../../ui/format.ts';
import { ShowMore } from '../../ui/ShowMore.tsx';
import { TableHead } from '../../ui/TableHead.tsx';
import { listed } from '../support/words.ts';
import { typeName } from './words.ts';

/** What a row lacks for its stage to be told. */
const STAGE_LACKING: Readonly<Record<StageNeed, string>> = {
  momento: 'si vende',
  tiempo: 'la fecha de inicio',
  permanencia: 'la permanencia',
};
const PAGE = 50;
const NOT_TOLD = 'sin-clasificar';
export type Kind = FirmType | typeof NOT_TOLD;
export type ShownKind = Kind | 'todos';
export const KINDS: readonly Kind[] = [...FIRM_TYPES, NOT_TOLD];

export function kindOf({ type }: ClassifiedRow): Kind {
  return type ?? NOT_TOLD;
}

export function kindName(kind: Kind): string {
  return kind === NOT_TOLD ? 'Sin clasificar' : typeName(kind);
}

/** The rows one by one, some at a time. */
export function RegisterRows(props: {
  readonly rows: readonly ClassifiedRow[];
  readonly nameOf: (sector: ClassifiedRow['sector']) => string;
  readonly kind: ShownKind;
  readonly onKind: (kind: ShownKind) => void;
}): ReactNode {
  const { rows, nameOf, kind, onKind } = props;
  // Of another type, from the first page again.
  const [page, setPage] = useState({ kind, most: PAGE });
  const most = page.kind === kind ? page.most : PAGE;
  const found = kind === 'todos' ? rows : rows.filter((row) => kindOf(row) === kind);
  return (
    <>
      <SelectField
        label="Mostrar"
        className="evaluation-by no-print"
        value={kind}
        options={[
          { value: 'todos' as const, label: 'Todos los negocios' },
          ...KINDS.map((value) => ({ value, label: kindName(value) })),
        ]}
        onChange={onKind}
      />
      <div className="table-wrap">
        <table className="register-rows">
          <caption>
            Fila por fila: {formatNumber(Math.min(most, found.length))} de {formatNumber(found.length)}. El
            nombre se muestra solo si el negocio lo pidió.
          </caption>
          <TableHead
            columns={[
              { label: 'Línea', numeric: true },
              { label: 'Negocio' },
              { label: 'Sector', wide: true },
              { label: 'Tipo' },
              { label: 'Etapa' },
            ]}
          />
          <tbody>
            {found.slice(0, most).map((row) => (
              <tr key={row.line}>
                <td className="num">{row.line}</td>
                <th scope="row">
                  {row.id}
                  {row.name && <span className="small soft"> {row.name}</span>}
                </th>
                <td className="hide-narrow">{nameOf(row.sector)}</td>
                <td>
                  {row.type ? typeName(row.type) : <span className="missing">{whyNoType(row)}</span>}
                  {row.disagree && <span className="small soft"> (personas y ventas no coinciden)</span>}
                </td>
                <td>
                  {row.stage ? STAGE_NAMES[row.stage] : <span className="missing">{whyNoStage(row)}</span>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Take />
      <ShowMore left={found.length - most} batch={PAGE} onMore={() => setPage({ kind, most: most + PAGE })}>
        Mostrar {formatNumber(Math.min(PAGE, found.length - most))} más
      </ShowMore>
    </>
  );
}

function whyNoType({ reason, possible, voted }: ClassifiedRow): string {
  if (reason === 'reparto') return `entre ${listed(possible.map((one) => typeName(one).toLowerCase()))}`;
  return voted === 0 ? 'sin rasgos' : `solo ${voted} ${voted === 1 ? 'rasgo vota' : 'rasgos votan'}`;
}

function whyNoStage({ stageLacking }: ClassifiedRow): string {
  return `falta ${listed(stageLacking.map((one) => STAGE_LACKING[one]))}`;
}

/** The classification as a file: codes and types, no sales, no addresses; the name only of who asked to appear. */
export function classesFile(
  rows: readonly ClassifiedRow[],
  nameOf: (sector: ClassifiedRow['sector']) => string,
): string {
  return csvText(
    [
      'linea',
      'id',
      'nombre',
      'sector',
      'sector_nombre',
      'comuna',
      'tipo',
      'por_que_sin_tipo',
      'rasgos_que_votan',
      'etapa',
      'por_que_sin_etapa',
    ],
    rows.map((row) => [
      row.line,
      row.id,
      row.name,
      row.sector,
      nameOf(row.sector),
      row.comuna,
      row.type,
      row.type ? undefined : whyNoType(row),
      row.voted,
      row.stage,
      row.stage ? undefined : whyNoStage(row),
    ]),
  );
}

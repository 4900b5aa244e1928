import type { ReactNode } from 'react';
import { ShareAxis, type ShareMark, ShareRow } from '../../charts/ShareRow.tsx';
import { isKnown, type Measure } from '../../domain/measure.ts';
import type { BaseRow, GenderFigures } from '../../domain/support/gender.ts';
import { BASES, type BaseId } from '../../domain/support/gender_kinds.ts';
import type { GenderCell, GenderFigureId } from '../../domain/support/gender_why.ts';
import { Take } from '../../reports/Take.tsx';
import { askSupport } from '../../state/support.ts';
import { Value } from '../../ui/Figure.tsx';
import { formatInterval } from '../../ui/format.ts';
import { TableHead } from '../../ui/TableHead.tsx';
import { Why } from '../why/Why.tsx';
import { BASE_WORDS, signed, signedInterval } from './words.ts';

export interface SexRow {
  readonly id: string;
  /** For the «¿De dónde sale?» of its figures. */
  readonly name: string;
  readonly head: ReactNode;
  readonly figures: GenderFigures;
  readonly cell: GenderCell;
}

/** Kind of line of each base, the same in every row and in the legend. */
export const MARK_KINDS: Readonly<Record<BaseId, ShareMark['kind']>> = {
  catastro: 'punteada',
  empresas: 'corrida',
  poblacion: 'cortada',
};

/** Rows of grants by sex: how many, the women's part with its interval, and its gap with each base. */
export function SexTable(props: {
  readonly caption: string;
  readonly first: string;
  readonly rows: readonly SexRow[];
  readonly bases: readonly BaseRow[];
}): ReactNode {
  const { rows } = props;
  const bases = BASES.filter((id) => props.bases.some((one) => one.id === id));
  return (
    <>
      <div className="table-wrap">
        <table className="sex-table">
          <caption>{props.caption}</caption>
          <TableHead
            columns={[
              { label: props.first },
              { label: 'Mujeres', numeric: true },
              { label: 'Hombres', numeric: true },
              { label: 'Otro o sin decir', numeric: true, wide: true },
              { label: 'Parte de las mujeres', below: <ShareAxis /> },
              ...bases.map((id) => ({ label: BASE_WORDS[id].head, numeric: true })),
            ]}
          />
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <th scope="row">{row.head}</th>
                <Count row={row} figure="women" />
                <Count row={row} figure="men" />
                <Count row={row} figure="rest" wide />
                <td className="share-cell">
                  <ShareRow
                    measure={row.figures.share}
                    marks={bases.flatMap((id) => {
                      const share = row.figures.bases[id];
                      return share && isKnown(share) ? [{ kind: MARK_KINDS[id], value: share.value }] : [];
                    })}
                  />
                  <Value measure={row.figures.share} />{' '}
                  <span className="small soft">{formatInterval(row.figures.share)}</span>{' '}
                  <WhyCell row={row} figure="share" of="Parte de las mujeres" />
                </td>
                {bases.map((id) => (
                  <td key={id} className="num">
                    <Gap row={row} base={id} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Take />
    </>
  );
}

function Count(props: {
  readonly row: SexRow;
  readonly figure: 'women' | 'men' | 'rest';
  readonly wide?: boolean;
}): ReactNode {
  const { row, figure } = props;
  return (
    <td className={`num ${props.wide ? 'hide-narrow' : ''}`}>
      <Value measure={row.figures[figure]} /> <WhyCell row={row} figure={figure} of={COUNT_WORDS[figure]} />
    </td>
  );
}

const COUNT_WORDS = { women: 'A mujeres', men: 'A hombres', rest: 'Otro o sin decir' } as const;

/** A gap with its sign and interval; a base that the instrument does not ask for is told so. */
function Gap({ row, base }: { readonly row: SexRow; readonly base: BaseId }): ReactNode {
  const measure: Measure | undefined = row.figures.gaps[base];
  if (!measure) return <span className="missing">no aplica</span>;
  if (!isKnown(measure)) return <Value measure={measure} />;
  return (
    <>
      {signed(measure)} <WhyCell row={row} figure={`gap-${base}`} of={BASE_WORDS[base].head} />
      <br />
      <span className="small soft">{signedInterval(measure)}</span>
    </>
  );
}

function WhyCell(props: {
  readonly row: SexRow;
  readonly figure: GenderFigureId;
  readonly of: string;
}): ReactNode {
  const { row, figure, of } = props;
  return <WhyGender cell={row.cell} figure={figure} of={`${of}, ${row.name}`} short />;
}

/** «¿De dónde sale?» of a figure of the report. */
export function WhyGender(props: {
  readonly cell: GenderCell;
  readonly figure: GenderFigureId;
  readonly of: string;
  readonly short?: boolean;
}): ReactNode {
  const { cell, figure, of } = props;
  return (
    <Why
      of={of}
      {...(props.short ? { short: true } : {})}
      explain={() => askSupport('explainGender', cell, figure)}
    />
  );
}

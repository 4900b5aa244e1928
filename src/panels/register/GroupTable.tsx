import type { ReactNode } from 'react';
import { ScaleAxis, ScaleRow } from '../../charts/ScaleRow.tsx';
import { ShareAxis, ShareRow } from '../../charts/ShareRow.tsx';
import { isKnown, type Measure } from '../../domain/measure.ts';
import type { FormalityFigures } from '../../domain/register_report/figures.ts';
import { type Sieve, UNTOLD } from '../../domain/register_report/sieve.ts';
import { Take } from '../../reports/Take.tsx';
import { Value } from '../../ui/Figure.tsx';
import { formatInterval, formatNumber } from '../../ui/format.ts';
import { TableHead } from '../../ui/TableHead.tsx';
import { countScale } from './count_scale.ts';
import { WhyRegister } from './WhyRegister.tsx';
import { isZero } from './words.ts';

interface GroupLine extends FormalityFigures {
  readonly id: string;
  readonly name: string;
  /** Its code, where it is a sector. */
  readonly sector?: string;
  /** What tells it apart; undefined where it is a piece of the zone. */
  readonly sieve: Sieve | undefined;
  /** A column of the caller's. */
  readonly more?: ReactNode;
}

/** Groups of businesses: how many, and how many of them are formal, beside the whole. */
export function GroupTable(props: {
  readonly caption: string;
  readonly first: string;
  readonly lines: readonly GroupLine[];
  /** Formal share of all of them, which each is set against. */
  readonly whole: Measure;
  readonly more?: string;
}): ReactNode {
  const { whole, more } = props;
  // Of those that do not say there is a row, and a column, only where there are some.
  const lines = props.lines.filter(({ id, businesses }) => id !== UNTOLD || !isZero(businesses));
  const untold = lines.some((line) => !isZero(line.untold));
  const scale = countScale(lines.map(({ businesses }) => businesses));
  const marks = isKnown(whole) ? [{ kind: 'cortada' as const, value: whole.value }] : [];
  return (
    <>
      <div className="table-wrap">
        <table className="register-table">
          <caption>{props.caption}</caption>
          <TableHead
            columns={[
              { label: props.first },
              {
                label: 'Negocios',
                below: scale && <ScaleAxis scale={scale} format={(value) => formatNumber(value)} />,
              },
              { label: 'Formales', numeric: true, wide: true },
              { label: 'Informales', numeric: true, wide: true },
              untold && { label: 'No lo dicen', numeric: true, wide: true },
              { label: 'Parte formal', below: <ShareAxis /> },
              more !== undefined && { label: more, numeric: true, wide: true },
            ]}
          />
          <tbody>
            {lines.map((line) => (
              <tr key={line.id} {...(line.sector ? { 'data-sector': line.sector } : {})}>
                <th scope="row">{line.name}</th>
                <td className="register-chart">
                  {scale && <ScaleRow measure={line.businesses} scale={scale} />}
                  <Value measure={line.businesses} />{' '}
                  <WhyRegister
                    figure={
                      line.sieve ? { what: 'count', sieve: line.sieve } : { what: 'piece', id: line.id }
                    }
                    of={`Negocios, ${line.name}`}
                    short
                  />
                </td>
                <td className="num hide-narrow">
                  <Value measure={line.formal} />
                </td>
                <td className="num hide-narrow">
                  <Value measure={line.informal} />
                </td>
                {untold && (
                  <td className="num hide-narrow">
                    <Value measure={line.untold} />
                  </td>
                )}
                <td className="register-chart">
                  <ShareRow measure={line.share} marks={marks} />
                  <Value measure={line.share} />{' '}
                  <span className="small soft">{formatInterval(line.share)}</span>{' '}
                  {line.sieve && (
                    <WhyRegister
                      figure={{ what: 'formal-share', sieve: line.sieve }}
                      of={`Parte formal, ${line.name}`}
                      short
                    />
                  )}
                </td>
                {more !== undefined && <td className="num hide-narrow">{line.more}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Take tables={['catastro']} />
    </>
  );
}

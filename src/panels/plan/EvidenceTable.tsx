import { Fragment, type ReactNode } from 'react';
import type { ZoneId } from '../../domain/ids.ts';
import type { Evidence, EvidenceFigure, EvidenceOf } from '../../domain/plan/evidence_kinds.ts';
import type { EvidenceId } from '../../domain/plan/plan.ts';
import { Take } from '../../reports/Take.tsx';
import { useStore } from '../../state/store.ts';
import { Value } from '../../ui/Figure.tsx';
import { formatInterval } from '../../ui/format.ts';
import { SOURCE_COLUMN, TableHead } from '../../ui/TableHead.tsx';
import { PlainLink } from '../header/Header.tsx';
import { Why, WhyFigure } from '../why/Why.tsx';
import { changeWords, EVIDENCE_WORDS } from './words.ts';

/** What the open package has as evidence for a line, with year and source, and which file would give what it lacks. */
export function EvidenceTable(props: {
  readonly evidence: EvidenceOf;
  readonly ids: readonly EvidenceId[];
  readonly zone: ZoneId;
  /** Of what it is, for the caption. */
  readonly of: string;
  /** On paper there is nothing to press. */
  readonly onPaper?: boolean;
}): ReactNode {
  const { evidence, ids, zone, of, onPaper = false } = props;
  const all = ids.map((id) => evidence[id]);
  const there = all.filter(({ figures }) => figures.length > 0);
  const lacking = all.filter((one) => one.lacking !== '');
  const notes = [...new Set(there.flatMap((one) => one.notes))];
  return (
    <>
      {there.length > 0 && (
        <>
          <div className="table-wrap">
            <table className="plan-evidence">
              <caption>Evidencia para {of}, con su año y su fuente</caption>
              <TableHead
                columns={[
                  { label: 'Cifra' },
                  { label: 'Valor', numeric: true },
                  { label: 'Año' },
                  !onPaper && SOURCE_COLUMN,
                ]}
              />
              {there.map((one) => (
                <Rows key={one.id} evidence={one} zone={zone} onPaper={onPaper} />
              ))}
            </table>
          </div>
          {!onPaper && <Take />}
        </>
      )}
      {notes.length > 0 && (
        <ul className="notes small soft">
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      {lacking.length > 0 && <Lacking evidence={lacking} onPaper={onPaper} />}
      {all.length === 0 && (
        <p className="soft">Para esta línea no hay una cifra que sirva de evidencia en los datos públicos.</p>
      )}
    </>
  );
}

function Rows(props: {
  readonly evidence: Evidence;
  readonly zone: ZoneId;
  readonly onPaper: boolean;
}): ReactNode {
  const { evidence, zone, onPaper } = props;
  const columns = onPaper ? 3 : 4;
  return (
    <tbody>
      <tr className="plan-matter">
        <th scope="rowgroup" colSpan={columns}>
          {EVIDENCE_WORDS[evidence.id]}
          <span className="small soft plan-below">{publishersOf(evidence)}</span>
        </th>
      </tr>
      {evidence.figures.map((figure) => (
        <tr key={figure.label}>
          <th scope="row">
            {figure.label}
            {figure.detail && <span className="small soft plan-below">{figure.detail}</span>}
            {figure.change && <span className="small plan-below">{changeWords(figure.change)}</span>}
          </th>
          <td className="num">
            <Value measure={figure.measure} />
            {interval(figure)}
          </td>
          <td className="small">{figure.year}</td>
          {!onPaper && (
            <td>
              <FigureWhy figure={figure} zone={zone} />
            </td>
          )}
        </tr>
      ))}
    </tbody>
  );
}

/** Whose the figures of a matter are, in short: «¿De dónde sale?» and the list of sources tell each publication. */
function publishersOf({ figures }: Evidence): string {
  const names = figures.flatMap(({ publisher }) =>
    publisher.split(' · ').map((part) => part.split(/[,:;]/)[0] ?? part),
  );
  return [...new Set(names)].join(' · ');
}

function interval({ measure }: EvidenceFigure): ReactNode {
  const words = formatInterval(measure);
  return words ? <span className="small soft plan-below">{words}</span> : null;
}

function FigureWhy(props: { readonly figure: EvidenceFigure; readonly zone: ZoneId }): ReactNode {
  const { label, why } = props.figure;
  return 'explanation' in why ? (
    <Why short of={label} explain={() => Promise.resolve(why.explanation)} />
  ) : (
    <WhyFigure short of={label} figure={why.figure} zone={props.zone} sector={why.sector} cube={why.cube} />
  );
}

function Lacking(props: { readonly evidence: readonly Evidence[]; readonly onPaper: boolean }): ReactNode {
  const view = useStore((state) => state.view);
  return (
    <div className="panel-info plan-lacking">
      <p>
        <strong>Lo que falta, y qué archivo lo daría</strong>
      </p>
      <dl className="plan-files">
        {props.evidence.map(({ id, lacking }) => (
          <Fragment key={id}>
            <dt>{EVIDENCE_WORDS[id]}</dt>
            <dd>{lacking}</dd>
          </Fragment>
        ))}
      </dl>
      {!props.onPaper && (
        <p>
          <PlainLink view={{ ...view, screen: 'abrir', pane: undefined }}>
            Abre un catastro en «Tus datos»
          </PlainLink>
          . No sale de tu equipo.
        </p>
      )}
    </div>
  );
}

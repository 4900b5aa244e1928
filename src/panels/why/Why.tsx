import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { FigureId } from '../../domain/analysis.ts';
import type { SectorCode, ZoneId } from '../../domain/ids.ts';
import type { Explanation, Term } from '../../domain/provenance.ts';
import { Take } from '../../reports/Take.tsx';
import { ask, settingsOf, useStore } from '../../state/store.ts';
import { Value } from '../../ui/Figure.tsx';
import { formatDate, formatInterval } from '../../ui/format.ts';
import { TableHead } from '../../ui/TableHead.tsx';

/**
 * «¿De dónde sale?»: opens what stands behind a figure. `explain` is asked only when the reader asks;
 * `of` names the figure for who cannot see where the button stands.
 */
export function Why(props: {
  readonly of: string;
  readonly explain: () => Promise<Explanation | undefined>;
  readonly short?: boolean;
}): ReactNode {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        className="link-button why"
        aria-haspopup="dialog"
        aria-label={`¿De dónde sale? ${props.of}`}
        onClick={() => setOpen(true)}
      >
        {props.short ? '¿?' : '¿De dónde sale?'}
      </button>
      {open && <WhyDialog explain={props.explain} onClose={() => setOpen(false)} />}
    </>
  );
}

/** The same, for a figure of the analysis on screen (or of another table of the package, with `cube`). */
export function WhyFigure(props: {
  readonly figure: FigureId;
  readonly of: string;
  readonly zone: ZoneId;
  readonly sector: SectorCode;
  readonly cube?: string;
  readonly short?: boolean;
}): ReactNode {
  const { figure, zone, sector, cube } = props;
  return (
    <Why
      of={props.of}
      {...(props.short ? { short: true } : {})}
      explain={() => {
        const { view } = useStore.getState();
        // Another table is read as `zoneDetail` read it: at this level, and otherwise by its own defaults.
        const settings = cube ? { cube, level: view.level } : settingsOf(view);
        return ask().explain(settings, view.territories, figure, zone, sector);
      }}
    />
  );
}

function WhyDialog(props: {
  readonly explain: () => Promise<Explanation | undefined>;
  readonly onClose: () => void;
}): ReactNode {
  const dialog = useRef<HTMLDialogElement>(null);
  const [answer, setAnswer] = useState<{ readonly explanation: Explanation | undefined }>();
  const { explain } = props;
  const first = useRef(explain);
  useEffect(() => {
    dialog.current?.showModal();
    let wanted = true;
    void first.current().then((explanation) => {
      if (wanted) setAnswer({ explanation });
    });
    return () => {
      wanted = false;
    };
  }, []);
  const explanation = answer?.explanation;
  return (
    <dialog ref={dialog} aria-labelledby="why-title" onClose={props.onClose}>
      <div className="dialog-body">
        <div className="dialog-head">
          <div>
            <p className="crumbs">¿De dónde sale?</p>
            <h2 id="why-title">
              {explanation
                ? [explanation.indicator, explanation.zone].join(', ')
                : answer
                  ? 'No hay cómo explicarla'
                  : 'Buscando…'}
            </h2>
            {explanation?.sector && <p className="soft">{explanation.sector}</p>}
          </div>
          <button type="button" className="button" onClick={() => dialog.current?.close()}>
            Cerrar
          </button>
        </div>
        {explanation && <ExplanationBody explanation={explanation} />}
        {answer && !explanation && <p>Esta tabla no tiene la zona o el sector.</p>}
      </div>
    </dialog>
  );
}

function ExplanationBody({ explanation }: { readonly explanation: Explanation }): ReactNode {
  return (
    <>
      <p className="formula">{explanation.formula}</p>
      <p>
        Resultado:{' '}
        <strong>
          <Value measure={explanation.result} />
        </strong>{' '}
        {formatInterval(explanation.result)}
      </p>
      {explanation.terms.length > 0 && (
        <>
          <div className="table-wrap">
            <table>
              <caption>Los términos y la línea de archivo de cada uno</caption>
              <TableHead
                columns={[{ label: 'Término' }, { label: 'Valor', numeric: true }, { label: 'Fuente' }]}
              />
              <tbody>
                {explanation.terms.map((term) => (
                  <tr key={`${term.symbol}${term.label}`}>
                    <th scope="row">
                      <strong>{term.symbol}</strong> {term.label}
                    </th>
                    <td className="num">
                      <Value measure={term.measure} /> <span className="small soft">{countWord(term)}</span>
                    </td>
                    <td className="small">
                      <TermOrigin term={term} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <Take />
        </>
      )}
      {explanation.notes.length > 0 && (
        <ul className="notes small">
          {explanation.notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
    </>
  );
}

/** Counts are written without their unit in figures; in the table of terms the unit follows. */
function countWord({ measure }: Term): string {
  return ['empresas', 'trabajadores', 'empresa-años', 'términos de giro', 'personas', 'veces'].includes(
    measure.unit,
  ) && 'value' in measure
    ? measure.unit
    : '';
}

function TermOrigin({ term }: { readonly term: Term }): ReactNode {
  const { origin } = term;
  if (!origin) return <span className="soft">Se calcula con los otros términos</span>;
  const { source, lines, lineCount } = origin;
  const where =
    lineCount === 0
      ? 'sin línea: la fuente no publica la celda'
      : lineCount === 1
        ? `línea ${lines[0]}`
        : `${lineCount.toLocaleString('es-CL')} líneas (${lines.join(', ')}${lineCount > lines.length ? '…' : ''})`;
  return (
    <>
      <strong>
        {source.file}, {where}
      </strong>
      <br />
      {source.publisher}. {origin.year}.{source.checked && ` Revisado el ${formatDate(source.checked)}.`}
    </>
  );
}

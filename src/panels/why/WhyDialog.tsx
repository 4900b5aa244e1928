import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { Explanation, Term } from '../../domain/provenance.ts';
import { Take } from '../../reports/Take.tsx';
import { Value } from '../../ui/Figure.tsx';
import { formatDate, formatInterval } from '../../ui/format.ts';
import { TableHead } from '../../ui/TableHead.tsx';

/** What stands behind a figure: its formula, its terms, and the file and line of each. */
export default function WhyDialog(props: {
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

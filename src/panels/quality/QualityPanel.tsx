import { type ReactNode, useState } from 'react';
import { type Issue, SEVERITIES, type Severity } from '../../load/checked.ts';
import type { TableReport } from '../../load/reading.ts';
import { RESOURCES } from '../../load/resources.ts';
import { OWN_DATA } from '../../load/shipped.ts';
import type { PackageSummary } from '../../load/summary.ts';
import { Take } from '../../reports/Take.tsx';
import { useStore } from '../../state/store.ts';
import { useSupport } from '../../state/support.ts';
import { formatDate, formatNumber } from '../../ui/format.ts';
import { ShowMore } from '../../ui/ShowMore.tsx';
import { TableHead } from '../../ui/TableHead.tsx';

const SEVERITY_WORDS: Readonly<Record<Severity, { readonly one: string; readonly help: string }>> = {
  fatal: { one: 'Impide abrir', help: 'Sin esto el paquete no se abre.' },
  error: { one: 'Se deja fuera', help: 'La fila o la celda no se usa.' },
  aviso: { one: 'Aviso', help: 'Se usa, pero conviene revisarlo.' },
};

/** Rows of the list shown at first, and added each time more are asked for. */
const BATCH = 200;

/** What was read of each file, and every fault with its file, line and column. */
export default function QualityPanel(): ReactNode {
  const summary = useStore((state) => state.summary);
  const refused = useStore((state) => state.refused);
  const found = useStore((state) => state.issues);
  // The tables of support are read when first asked for.
  const more = useSupport('quality');
  const issues = [...found, ...(more?.issues ?? [])];
  return (
    <div className="page">
      <div className="sheet">
        {refused && <Refused datos={refused.datos} issues={refused.issues} kept={summary !== undefined} />}
        {summary && <Tables summary={summary} more={more?.reports ?? []} />}
        {summary && (
          <section aria-labelledby="issues-title">
            <h3 id="issues-title">Lo que se encontró en los archivos</h3>
            <IssueList issues={issues} />
          </section>
        )}
      </div>
    </div>
  );
}

function Refused(props: {
  readonly datos: string;
  readonly issues: readonly Issue[];
  readonly kept: boolean;
}): ReactNode {
  return (
    <section className="panel-bad" aria-labelledby="refused-title" role="alert">
      <h2 id="refused-title">
        {props.datos === OWN_DATA ? 'No se pudieron abrir tus datos' : `No se pudo abrir «${props.datos}»`}
      </h2>
      <p>
        {props.kept
          ? 'Lo que estaba abierto sigue igual. Corrige lo que dice la lista y vuelve a intentarlo.'
          : 'Corrige lo que dice la lista, o elige otro paquete arriba.'}
      </p>
      <IssueList issues={props.issues} />
    </section>
  );
}

function Tables(props: {
  readonly summary: PackageSummary;
  readonly more: readonly TableReport[];
}): ReactNode {
  const { summary } = props;
  const { placing } = summary;
  const lacking = RESOURCES.filter(({ id, derived }) => !derived && !summary.tables.includes(id));
  return (
    <section aria-labelledby="quality-title">
      <h2 id="quality-title">Calidad de los datos</h2>
      <p className="lead">
        {summary.title}. {summary.version && `Versión ${summary.version}, `}
        {formatDate(summary.created)}.
      </p>
      <p className="prose">{summary.description}</p>
      <div className="table-wrap">
        <table>
          <caption>Archivos del paquete: filas leídas = filas usadas + filas dejadas fuera</caption>
          <TableHead
            columns={[
              { label: 'Archivo' },
              { label: 'Qué es y quién lo publica' },
              { label: 'Filas', numeric: true },
              { label: 'Usadas', numeric: true },
              { label: 'Fuera', numeric: true },
              { label: 'Lectura', wide: true },
            ]}
          />
          <tbody>
            {[...summary.reports, ...props.more].map((report) => (
              <tr key={report.resource}>
                <th scope="row">
                  <code>{report.file}</code>
                </th>
                <td className="small">
                  {report.title}
                  <br />
                  <span className="soft">
                    {report.source.publisher}. {report.source.year}.
                    {report.source.checked && ` Revisado el ${formatDate(report.source.checked)}.`}
                  </span>
                </td>
                <td className="num">{formatNumber(report.rows)}</td>
                <td className="num">{formatNumber(report.used)}</td>
                <td className="num">{formatNumber(report.rejected)}</td>
                <td className="hide-narrow small soft">
                  {report.encoding}
                  {report.separator && `, separado por ${separatorWord(report.separator)}`}
                  {report.ignored.length > 0 && `. Columnas que no se usan: ${report.ignored.join(', ')}`}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Take />
      {placing && (
        <p className="prose">
          Negocios ubicados por coordenadas: {formatNumber(placing.byPlacing.coordenadas)}; por código:{' '}
          {formatNumber(placing.byPlacing.codigo)}; por nombre de comuna:{' '}
          {formatNumber(placing.byPlacing.nombre)}. En {formatNumber(placing.disagreements)} las coordenadas y
          la comuna declarada no coinciden. Sin lugar: {formatNumber(placing.unplaced)}. Fuera del territorio
          del catastro: {formatNumber(placing.outside)}. Sin sector usable:{' '}
          {formatNumber(placing.withoutSector)}.
        </p>
      )}
      {lacking.length > 0 && (
        <>
          <h3>Tablas que este paquete no trae</h3>
          <ul className="notes">
            {lacking.map(({ id, title, feeds }) => (
              <li key={id}>
                <strong>{title}</strong> (<code>{id}</code>): {feeds}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function separatorWord(separator: string): string {
  return separator === ';' ? 'punto y coma' : separator === '\t' ? 'tabulación' : 'coma';
}

function IssueList({ issues }: { readonly issues: readonly Issue[] }): ReactNode {
  const [most, setMost] = useState(BATCH);
  if (issues.length === 0) return <p>Ningún problema.</p>;
  const counts = SEVERITIES.map((severity) => ({
    severity,
    count: issues.reduce((sum, one) => sum + (one.severity === severity ? (one.times ?? 1) : 0), 0),
  })).filter(({ count }) => count > 0);
  const sorted = SEVERITIES.flatMap((severity) => issues.filter((issue) => issue.severity === severity));
  return (
    <>
      <p>
        {counts
          .map(({ severity, count }) => `${SEVERITY_WORDS[severity].one}: ${formatNumber(count)}`)
          .join(' · ')}
      </p>
      <div className="table-wrap">
        <table>
          <caption className="visually-hidden">Problemas por archivo, línea y columna</caption>
          <TableHead columns={[{ label: 'Gravedad' }, { label: 'Dónde' }, { label: 'Qué pasa' }]} />
          <tbody>
            {sorted.slice(0, most).map((issue) => (
              <tr key={[issue.file, issue.line, issue.column, issue.code, issue.message].join('|')}>
                <td className={`severity-${issue.severity}`} title={SEVERITY_WORDS[issue.severity].help}>
                  {SEVERITY_WORDS[issue.severity].one}
                </td>
                <td className="small">
                  {issue.file}
                  {issue.line !== undefined && `, línea ${issue.line}`}
                  {issue.column !== undefined && `, ${issue.column}`}
                </td>
                <td>{issue.message}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Take />
      <ShowMore left={sorted.length - most} batch={BATCH} onMore={() => setMost(most + BATCH)}>
        Mostrar más ({formatNumber(sorted.length - most)} quedan)
      </ShowMore>
    </>
  );
}

import type { ReactNode } from 'react';
import { known, missing } from '../../domain/measure.ts';
import { explainBlockProgress, explainWeights } from '../../domain/support/programme_explain.ts';
import type { Flag } from '../../domain/support/programme_flags.ts';
import { type Activity, type Block, type Target, weightsOf } from '../../domain/support/programme_outline.ts';
import { blockProgress, reached } from '../../domain/support/programme_progress.ts';
import { flagsOf, type ProgrammeReport } from '../../domain/support/programme_report.ts';
import { Take } from '../../reports/Take.tsx';
import { Value } from '../../ui/Figure.tsx';
import { formatNumber } from '../../ui/format.ts';
import { TableHead } from '../../ui/TableHead.tsx';
import { Why } from '../why/Why.tsx';
import { FlagNotes, placeFlags } from './FlagNotes.tsx';
import { ProgressBar } from './ProgressBar.tsx';
import { many } from './words.ts';

/** A block as the document has it, each doubt beside what it is about. */
export function BlockView(props: { readonly report: ProgrammeReport; readonly block: Block }): ReactNode {
  const { report, block } = props;
  const { source, outline } = report;
  const { ofActivity, ofTarget, ofBlock } = placeFlags(flagsOf(report, block), block.targets);
  const weights = weightsOf(block);
  const id = `bloque-${block.unit}-${block.id}`.replace(/[^\w-]/g, '_');
  return (
    <section aria-labelledby={id} className="programme-block">
      <h3 id={id}>{block.id === block.title ? block.title : `${block.id}. ${plainTitle(block.title)}`}</h3>
      {(block.heading || block.weightPrinted) && (
        <p className="small soft">
          {[block.heading, block.weightPrinted].filter(Boolean).join(' · ')}
          {block.annexPrinted && ` · Anexo 1: ${block.annexPrinted}`}
        </p>
      )}
      {block.general && <p className="small soft">{block.general}</p>}
      <FlagNotes flags={ofBlock} />
      {block.instance && <Complementarity block={block} />}
      <div className="block-figures">
        {weights !== undefined && (
          <p>
            Los pesos de las actividades suman{' '}
            <strong>{formatNumber(weights, weights % 1 === 0 ? 0 : 2)}</strong>.{' '}
            <Why
              of={`Suma de los pesos, ${block.id}`}
              explain={() => Promise.resolve(explainWeights(source, outline, block))}
            />
          </p>
        )}
        {report.hasResults && block.targets.length > 0 && (
          <div>
            <strong>Avance.</strong> <ProgressBar progress={blockProgress(block)} />
            <Why
              of={`Avance, ${block.id}`}
              explain={() => Promise.resolve(explainBlockProgress(source, outline, block))}
            />
          </div>
        )}
      </div>
      {block.blank > 0 && (
        <p className="panel-info">
          {many(block.blank, 'fila')} por llenar: {block.blank === 1 ? 'dice' : 'dicen'} su lugar y nada más.
        </p>
      )}
      <ol className="targets">
        {block.targets.map((target, at) => (
          <TargetView
            key={target.line}
            target={target}
            flags={ofTarget.get(at) ?? []}
            ofActivity={ofActivity}
            before={block.targets[at - 1]}
          />
        ))}
      </ol>
      {block.notes.length > 0 && (
        <ul className="notes small">
          {block.notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** The printed title without the word and the code that already stand before it. */
function plainTitle(title: string): string {
  return title.replace(/^Actividad\s+III\.\s*[\d.]+:\s*/, '');
}

function Complementarity({ block }: { readonly block: Block }): ReactNode {
  const pairs = [
    ['Instancia de complementariedad', block.instance],
    ['Principal problema', block.problem],
    ['Territorios', block.territories],
    ['Instituciones', block.institutions],
  ] as const;
  return (
    <dl className="complementarity">
      {pairs.map(
        ([name, text]) =>
          text && (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{text}</dd>
            </div>
          ),
      )}
    </dl>
  );
}

function TargetView(props: {
  readonly target: Target;
  readonly flags: readonly Flag[];
  readonly ofActivity: ReadonlyMap<number, readonly Flag[]>;
  readonly before: Target | undefined;
}): ReactNode {
  const { target, flags, before } = props;
  const part = reached(target);
  const newProduct = target.product !== '' && target.product !== before?.product;
  return (
    <li className="target">
      {newProduct && <p className="small soft product">{target.product}</p>}
      <h4>{target.objective || 'Sin objetivo'}</h4>
      <FlagNotes flags={flags} />
      {(target.indicator || target.target) && (
        <dl className="aim">
          {target.indicator && (
            <div>
              <dt>Indicador</dt>
              <dd>{target.indicator}</dd>
            </div>
          )}
          {target.target && !target.amongActivities && (
            <div>
              <dt>Meta</dt>
              <dd>{target.target}</dd>
            </div>
          )}
          <div>
            <dt>Resultado</dt>
            <dd>
              <Result target={target} part={part} />
            </dd>
          </div>
        </dl>
      )}
      {target.activities.length > 0 && (
        <Activities activities={target.activities} ofActivity={props.ofActivity} of={target.objective} />
      )}
    </li>
  );
}

function Result({ target, part }: { readonly target: Target; readonly part: number | undefined }): ReactNode {
  const unit = target.unit === '%' ? '%' : target.unit ? ` ${target.unit}` : '';
  const asked = target.value === undefined ? '' : `${formatNumber(target.value)}${unit}`;
  if (target.notNumeric)
    return <span className="missing">No se sigue con un número{asked && ` (${asked})`}.</span>;
  if (target.result === undefined)
    return (
      <>
        <span className="missing">Sin resultado cargado.</span> La meta es {asked}.
      </>
    );
  return (
    <>
      {formatNumber(target.result, target.result % 1 === 0 ? 0 : 1)} de {asked}:{' '}
      <strong>
        <Value
          measure={part === undefined ? missing('sin-dato', 'porcentaje') : known(100 * part, 'porcentaje')}
        />
      </strong>
      {target.value !== undefined && target.result > target.value && ' (sobre la meta cuenta como 100%)'}
    </>
  );
}

function Activities(props: {
  readonly activities: readonly Activity[];
  readonly ofActivity: ReadonlyMap<number, readonly Flag[]>;
  readonly of: string;
}): ReactNode {
  const weighed = props.activities.some(({ weight }) => weight !== undefined);
  return (
    <>
      <div className="table-wrap">
        <table className="activities">
          <caption className="visually-hidden">Actividades de {props.of}</caption>
          <TableHead
            columns={[
              { label: 'Actividad' },
              { label: 'Verificación', wide: true },
              { label: 'Responsable', wide: true },
              weighed && { label: 'Peso', numeric: true },
            ]}
          />
          <tbody>
            {props.activities.map((activity) => (
              <tr key={activity.line}>
                <td>
                  {activity.text || <span className="missing">Sin actividad</span>}
                  {activity.means && (
                    <span className="only-narrow small soft">Se verifica con: {activity.means}</span>
                  )}
                  {activity.responsible && (
                    <span className="only-narrow small soft">Responde: {activity.responsible}</span>
                  )}
                  <FlagNotes flags={props.ofActivity.get(activity.line) ?? []} />
                </td>
                <td className="hide-narrow">{activity.means || <span className="missing">no dice</span>}</td>
                <td className="hide-narrow">
                  {activity.responsible || <span className="missing">no dice</span>}
                </td>
                {weighed && (
                  <td className="num weight">
                    {activity.weight === undefined ? (
                      <span className="missing">sin dato</span>
                    ) : (
                      <>
                        {formatNumber(activity.weight, activity.weight % 1 === 0 ? 0 : 1)}%
                        <span className="bar" aria-hidden="true">
                          <span style={{ width: `${Math.min(100, activity.weight)}%` }} />
                        </span>
                      </>
                    )}
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Take />
    </>
  );
}

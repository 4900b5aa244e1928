import type { ReactNode } from 'react';
import type { Explanation } from '../../domain/provenance.ts';
import { deadlineOf } from '../../domain/support/deadlines.ts';
import { footingOf } from '../../domain/support/eligible.ts';
import type { Instrument } from '../../domain/support/instrument.ts';
import type { MatrixCell, Placed } from '../../domain/support/matrix.ts';
import type { RouteEdit } from '../../domain/support/route_edits.ts';
import { AREA_NAMES, FIRM_TYPE_NAMES } from '../../domain/support/vocabulary.ts';
import { useStore } from '../../state/store.ts';
import { PlainLink } from '../header/Header.tsx';
import { countInstruments, FOOTING_WORDS, listed } from '../support/words.ts';
import { Why } from '../why/Why.tsx';
import { LevelMark } from './LevelMark.tsx';
import { stateWords } from './words.ts';

/** What an office may do in a cell while it edits the route. */
export interface CellActions {
  readonly add: (cell: MatrixCell) => void;
  readonly takeOut: (cell: MatrixCell, placed: Placed) => void;
  readonly putBack: (edit: RouteEdit) => void;
}

/** One cell of the matrix: its state in a word, those that serve it, and aside those that may. */
export function CellView(props: {
  readonly cell: MatrixCell;
  readonly explanation: Explanation;
  readonly today: string;
  readonly actions: CellActions | undefined;
  /** That all of the matrix is yet to be confirmed has been said. */
  readonly saidOfAll: boolean;
  readonly nameOf: (id: string) => string;
}): ReactNode {
  const { cell, explanation, today, actions, saidOfAll, nameOf } = props;
  const { placed, aside, takenOut, type, area } = cell;
  const where = `${AREA_NAMES[area]}, ${FIRM_TYPE_NAMES[type]}`;
  const main = placed.filter((one) => one.main);
  const besides = placed.filter((one) => !one.main);
  return (
    <div className={`route-cell state-${cell.state}`}>
      <p className="route-state">
        <strong>{stateWords(cell, saidOfAll)}</strong>
        {placed.length > 0 && (
          <span className="small">
            {' '}
            · {countInstruments(placed.length)}{' '}
            <Why short of={`Instrumentos: ${where}`} explain={() => Promise.resolve(explanation)} />
          </span>
        )}
      </p>
      <Lines list={main} {...{ today, cell, actions, saidOfAll }} />
      {besides.length > 0 && (
        <>
          <details className="small">
            <summary>
              {main.length > 0 ? 'Además, ' : ''}
              {besides.length} de otra área principal
            </summary>
            <Lines list={besides} {...{ today, cell, actions, saidOfAll }} />
          </details>
          <p className="only-print small">
            Además: {listed(besides.map(({ instrument }) => instrument.name))}.
          </p>
        </>
      )}
      {aside.length > 0 && (
        <>
          <details className="small">
            <summary>{aside.length} aparte, sin contar</summary>
            <ul className="route-lines">
              {aside.map(({ instrument, because }) => (
                <li key={instrument.id}>
                  <InstrumentLink instrument={instrument} />{' '}
                  <span className="soft">
                    {because === 'emergencia'
                      ? 'solo en una emergencia'
                      : 'quizás: lo deja fuera una regla por confirmar'}
                  </span>
                </li>
              ))}
            </ul>
          </details>
          <p className="only-print small">{aside.length} aparte, sin contar.</p>
        </>
      )}
      {takenOut.map((edit) => (
        <p key={edit.instrument} className="small route-out">
          <s>{nameOf(edit.instrument)}</s> quitado{edit.note && `: ${edit.note}`}
          {actions && (
            <>
              {' '}
              <button
                type="button"
                className="link-button no-print"
                aria-label={`Devolver ${nameOf(edit.instrument)} a ${where}`}
                onClick={() => actions.putBack(edit)}
              >
                Devolver
              </button>
            </>
          )}
        </p>
      ))}
      {actions && (
        <button
          type="button"
          className="button small no-print"
          data-add={`${type} ${area}`}
          aria-label={`Agregar un instrumento a ${where}`}
          onClick={() => actions.add(cell)}
        >
          Agregar
        </button>
      )}
    </div>
  );
}

function Lines(props: {
  readonly list: readonly Placed[];
  readonly today: string;
  readonly cell: MatrixCell;
  readonly actions: CellActions | undefined;
  readonly saidOfAll: boolean;
}): ReactNode {
  const { list, today, cell, actions, saidOfAll } = props;
  if (list.length === 0) return null;
  return (
    <ul className="route-lines">
      {list.map((one) => {
        const { instrument, edit } = one;
        const deadline = deadlineOf(instrument, today);
        return (
          <li key={instrument.id}>
            <InstrumentLink instrument={instrument} />
            <span className="route-facts">
              {instrument.institution} · <LevelMark level={instrument.level} /> ·{' '}
              <span title={deadline.words}>{SHORT_DEADLINE[deadline.state]}</span>
              {doubtWords(one, saidOfAll).map((words) => ` · ${words}`)}
            </span>
            {edit?.note && <span className="route-facts">Nota: {edit.note}</span>}
            {actions && (
              <button
                type="button"
                className="link-button small no-print"
                aria-label={`Quitar ${instrument.name} de ${AREA_NAMES[cell.area]}, ${FIRM_TYPE_NAMES[cell.type]}`}
                onClick={() => actions.takeOut(cell, one)}
              >
                Quitar
              </button>
            )}
          </li>
        );
      })}
    </ul>
  );
}

const SHORT_DEADLINE = {
  abierto: 'abierto',
  'por-abrir': 'por abrir',
  'sin-fecha': 'sin fecha',
  cerrado: 'cerrado',
} as const;

/** Why it is not sure that an instrument belongs in the cell, unless it was said of all. */
function doubtWords(placed: Placed, saidOfAll: boolean): readonly string[] {
  const { instrument, edit, anyType, anyStage, partial, doubts } = placed;
  if (edit) return ['lo puso una oficina'];
  // Even where all is yet to be confirmed: of these there is nothing to confirm.
  const footing = footingOf(instrument);
  if (footing === 'sin-reglas')
    return [...(partial ? ['solo en parte de la zona'] : []), FOOTING_WORDS[footing] ?? ''];
  const unsure = anyType
    ? ['tipo por confirmar']
    : anyStage
      ? ['etapa por confirmar']
      : doubts.length > 0
        ? ['por confirmar']
        : [];
  return [...(partial ? ['solo en parte de la zona'] : []), ...(saidOfAll ? [] : unsure)];
}

/** The card of an instrument, in the same place, sector and package. */
export function InstrumentLink({ instrument }: { readonly instrument: Instrument }): ReactNode {
  const view = useStore((state) => state.view);
  return (
    <PlainLink
      view={{
        ...view,
        screen: 'instrumentos',
        pane: undefined,
        support: { ...view.support, instrumento: instrument.id },
      }}
    >
      {instrument.name}
    </PlainLink>
  );
}

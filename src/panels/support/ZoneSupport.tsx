import type { ReactNode } from 'react';
import type { MatrixCell } from '../../domain/support/matrix.ts';
import {
  AREA_NAMES,
  FIRM_TYPE_NAMES,
  FIRM_TYPES,
  SUPPORT_KIND_NAMES,
  SUPPORT_LEVELS,
} from '../../domain/support/vocabulary.ts';
import type { Granted, ZoneSupport as Support } from '../../domain/support/zone_support.ts';
import type { Zone } from '../../domain/territory.ts';
import { zonePhrase } from '../../domain/territory.ts';
import { Take } from '../../reports/Take.tsx';
import type { Shown } from '../../state/select.ts';
import { choose, useChoice, useSupport } from '../../state/support.ts';
import type { SupportScreen } from '../../state/view.ts';
import { SelectField } from '../../ui/Field.tsx';
import { Value } from '../../ui/Figure.tsx';
import { formatMeasure } from '../../ui/format.ts';
import { TableHead } from '../../ui/TableHead.tsx';
import { WhenSeen } from '../../ui/WhenSeen.tsx';
import { PlainLink } from '../header/Header.tsx';
import { useOnPaper } from '../report/on_paper.tsx';
import { LevelMark } from '../route/LevelMark.tsx';
import { MatrixTable } from '../route/MatrixTable.tsx';
import '../route/route.css';
import { ALL_UNSURE, gapSentence, isAllUnsure, matrixSentence, stateWords } from '../route/words.ts';
import { Why } from '../why/Why.tsx';
import { countInstruments, listed } from './words.ts';

const TITLE = 'Qué apoyo público llega aquí';

interface Props {
  readonly shown: Shown;
  readonly zone: Zone;
}

/** The support that reaches the zone × sector: how many instruments, where there is none, and what was given here. */
export default function ZoneSupport(props: Props): ReactNode {
  if (!props.shown.summary.tables.includes('instrumentos'))
    return (
      <section aria-labelledby="support-title">
        <h3 id="support-title">{TITLE}</h3>
        <p className="panel-info">
          Este paquete no trae instrumentos. El archivo que llena esta parte es la tabla{' '}
          <code>instrumentos</code>.
        </p>
      </section>
    );
  return (
    <WhenSeen title={TITLE}>
      <Reached {...props} />
    </WhenSeen>
  );
}

function Reached({ shown, zone }: Props): ReactNode {
  const { sector, summary } = shown;
  const answer = useSupport('zoneSupport', zone.id, sector);
  return (
    <section aria-labelledby="support-title">
      <h3 id="support-title">{TITLE}</h3>
      {answer ? (
        <>
          <Sentence
            support={answer}
            place={zonePhrase(zone)}
            sector={summary.sectors.get(sector)?.short ?? sector}
          />
          <Cells support={answer} />
          <Given support={answer} place={zonePhrase(zone)} />
          <Links {...{ shown, zone }} />
        </>
      ) : (
        <div className="skeleton" />
      )}
    </section>
  );
}

function Sentence(props: {
  readonly support: Support;
  readonly place: string;
  readonly sector: string;
}): ReactNode {
  const { support, place, sector } = props;
  const { matrix, reaching } = support;
  const count = matrix.reaching.length;
  const levels = SUPPORT_LEVELS.map((level) => ({
    level,
    count: matrix.reaching.filter((one) => one.level === level).length,
  }));
  return (
    <>
      <p className="lead" aria-live="polite">
        A un negocio de {sector} en {place} le {count === 1 ? 'llega' : 'llegan'} {countInstruments(count)}.{' '}
        {gapSentence(matrix)}
      </p>
      <p>
        {levels.map(({ level, count: of }, at) => (
          <span key={level}>
            {at > 0 && ' · '}
            <LevelMark level={level} />: {of}
          </span>
        ))}{' '}
        <Why of={`Instrumentos que llegan a ${place}`} explain={() => Promise.resolve(reaching)} />
      </p>
      <p className="small soft prose">
        {isAllUnsure(matrix) && `${ALL_UNSURE} `}
        {matrixSentence(matrix)} Llegar no es tener cupo: son las reglas del catálogo, no convocatorias
        abiertas.
      </p>
    </>
  );
}

export function Cells({ support }: { readonly support: Support }): ReactNode {
  const onPaper = useOnPaper();
  const wanted = useChoice('tipo');
  const type = FIRM_TYPES.find((one) => one === wanted) ?? FIRM_TYPES[0];
  return (
    <>
      {!onPaper && (
        <SelectField
          className="only-narrow"
          label="Tipo de empresa"
          value={type}
          options={FIRM_TYPES.map((one) => ({ value: one, label: FIRM_TYPE_NAMES[one] }))}
          onChange={(one) => choose({ tipo: one }, 'replace')}
        />
      )}
      <MatrixTable
        matrix={support.matrix}
        chosen={type}
        caption="Cuántos instrumentos hay por área de acción y tipo de empresa, en todas las etapas."
      >
        {(cell, at) => (
          <Count cell={cell} explanation={support.cells[at]} saidOfAll={isAllUnsure(support.matrix)} />
        )}
      </MatrixTable>
    </>
  );
}

function Count(props: {
  readonly cell: MatrixCell;
  readonly explanation: Support['cells'][number] | undefined;
  readonly saidOfAll: boolean;
}): ReactNode {
  const { cell, explanation, saidOfAll } = props;
  return (
    <div className={`route-cell is-count state-${cell.state}`}>
      <p>
        <strong>{cell.placed.length}</strong>{' '}
        {explanation && (
          <Why
            short
            of={`Instrumentos: ${AREA_NAMES[cell.area]}, ${FIRM_TYPE_NAMES[cell.type]}`}
            explain={() => Promise.resolve(explanation)}
          />
        )}
      </p>
      <p className="small soft">{stateWords(cell, saidOfAll)}</p>
    </div>
  );
}

/** What was given here in the latest year, by kind: courses and advice are never added to grants. */
export function Given({ support, place }: { readonly support: Support; readonly place: string }): ReactNode {
  const { granted } = support;
  if (!granted)
    return (
      <p className="panel-info">
        A cuántos llegaron no se sabe. El archivo que lo llena es la tabla <code>beneficiarios</code>.
      </p>
    );
  const { year, kinds, wider, institutions, hasAll } = granted;
  return (
    <>
      <h4>Lo que se entregó aquí en {year}</h4>
      {kinds.length === 0 ? (
        <p>La tabla de beneficiarios no trae nada de {place} en ese año. No es cero.</p>
      ) : (
        <>
          <div className="table-wrap">
            <table>
              <caption>
                Adjudicaciones y atenciones de todos los sectores. No son empresas: una puede tener dos. Las
                clases no se suman.
              </caption>
              <TableHead
                columns={[
                  { label: 'Qué se entregó' },
                  { label: 'Total', numeric: true },
                  { label: 'A mujeres', numeric: true },
                  { label: 'Fuente', silent: true },
                ]}
              />
              <tbody>
                {kinds.map((one) => (
                  <GivenRow key={one.kind} granted={one} />
                ))}
              </tbody>
            </table>
          </div>
          <Take tables={['beneficiarios']} />
        </>
      )}
      {!hasAll && institutions.length > 0 && (
        <p className="small soft">
          La tabla solo dice lo que entregó {listed(institutions)}. De las demás instituciones no se sabe.
        </p>
      )}
      {wider.length > 0 && (
        <p className="small soft">
          Hay más que no dicen la comuna:{' '}
          {wider
            .map(({ kind, total }) => `${SUPPORT_KIND_NAMES[kind].toLowerCase()}, ${formatMeasure(total)}`)
            .join('; ')}
          .
        </p>
      )}
    </>
  );
}

function GivenRow({ granted }: { readonly granted: Granted }): ReactNode {
  const { kind, total, women, explanation } = granted;
  return (
    <tr>
      <th scope="row">{SUPPORT_KIND_NAMES[kind]}</th>
      <td className="num">
        <Value measure={total} />
      </td>
      <td className="num">
        <Value measure={women} />
      </td>
      <td>
        <Why short of={SUPPORT_KIND_NAMES[kind]} explain={() => Promise.resolve(explanation)} />
      </td>
    </tr>
  );
}

const LINKS: readonly { readonly screen: SupportScreen; readonly label: string }[] = [
  { screen: 'ruta', label: 'Ver qué instrumento hay en cada casilla' },
  { screen: 'instrumentos', label: 'Buscar en los instrumentos' },
  { screen: 'cobertura', label: 'Ver a cuántos llega' },
  { screen: 'evaluar', label: 'Evaluar un negocio' },
];

function Links({ shown, zone }: Props): ReactNode {
  const { view, sector } = shown;
  return (
    <ul className="route-links no-print">
      {LINKS.map(({ screen, label }) => (
        <li key={screen}>
          <PlainLink view={{ ...view, screen, pane: undefined, zone: zone.id, sector }}>{label}</PlainLink>
        </li>
      ))}
    </ul>
  );
}

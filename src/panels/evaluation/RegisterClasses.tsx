import { type ReactNode, useMemo, useState } from 'react';
import { FEWEST_VOTES, MICRO_SALES_UP_TO, MICRO_WORKERS_UNDER } from '../../domain/evaluation/firm_type.ts';
import type { Classification, ClassifiedRow } from '../../domain/evaluation/register.ts';
import { TRAIT_IDS, traitOf } from '../../domain/evaluation/traits.ts';
import { known } from '../../domain/measure.ts';
import type { Explanation } from '../../domain/provenance.ts';
import { compareSectors } from '../../domain/sectors.ts';
import { STAGE_NAMES, STAGES } from '../../domain/support/vocabulary.ts';
import type { ClassifiedRegister } from '../../load/own_register.ts';
import type { PackageSummary } from '../../load/summary.ts';
import { Take } from '../../reports/Take.tsx';
import { SelectField } from '../../ui/Field.tsx';
import { Value } from '../../ui/Figure.tsx';
import { saveFile } from '../../ui/files.ts';
import { formatDate, formatNumber } from '../../ui/format.ts';
import { TableHead } from '../../ui/TableHead.tsx';
import { FileIssues } from '../support/FileIssues.tsx';
import { Why } from '../why/Why.tsx';
import {
  classesFile,
  KINDS,
  type Kind,
  kindName,
  kindOf,
  RegisterRows,
  type ShownKind,
} from './RegisterRows.tsx';

const STAGE_ORDER: readonly string[] = STAGES;
const BY = ['etapa', 'sector', 'comuna'] as const;
type By = (typeof BY)[number];
const BY_WORDS: Readonly<Record<By, string>> = { etapa: 'Etapa', sector: 'Sector', comuna: 'Comuna' };

/** Counts by type, what could not be told and why, and the rows one by one. */
export function RegisterClasses(props: {
  readonly register: ClassifiedRegister;
  readonly summary: PackageSummary;
  readonly own: boolean;
}): ReactNode {
  const { register, summary, own } = props;
  const { classification, absentColumns, issues, rejected, rowsInFile, ignored } = register;
  const { rows, classified } = classification;
  const [by, setBy] = useState<By>('etapa');
  const [kind, setKind] = useState<ShownKind>('todos');
  const sectorName = (code: ClassifiedRow['sector']) => summary.sectors.get(code)?.short ?? code;
  const total = formatNumber(rows.length);
  return (
    <div className="evaluation-block">
      <h3>{own ? `Tu catastro: ${register.file}` : 'El catastro del paquete'}</h3>
      <p className="lead">
        Se pudo decir el tipo de {formatNumber(classified)} de {total} negocios, y la etapa de{' '}
        {formatNumber(rows.length - classification.withoutStage)}.{' '}
        <Why of="Negocios con tipo" explain={async () => accountOf(register)} />
      </p>
      {rejected > 0 && (
        <p>
          El archivo trae {formatNumber(rowsInFile)} filas; {formatNumber(rejected)} se dejaron fuera y se
          dice por qué.
        </p>
      )}
      {ignored.length > 0 && (
        <p className="small soft">
          Columnas que no son de un catastro y no se leyeron: {ignored.join(', ')}.
        </p>
      )}
      <Unclassified classification={classification} absent={absentColumns} />
      <SelectField
        label="Contar por"
        className="evaluation-by no-print"
        value={by}
        options={BY.map((value) => ({ value, label: BY_WORDS[value] }))}
        onChange={setBy}
      />
      <Counts rows={rows} by={by} nameOf={sectorName} onKind={setKind} />
      <p className="evaluation-actions no-print">
        <button
          type="button"
          className="button"
          onClick={() => saveFile('clasificacion.csv', classesFile(rows, sectorName))}
        >
          Descargar la clasificación en CSV
        </button>
      </p>
      <RegisterRows rows={rows} nameOf={sectorName} kind={kind} onKind={setKind} />
      <FileIssues issues={issues} lead="Esto se encontró al leer el archivo:" />
    </div>
  );
}

/** What stands behind the count of businesses whose type was told. */
function accountOf({ classification, file }: ClassifiedRegister): Explanation {
  const { rows, classified, unclassified, disagreements, asOf } = classification;
  const term = (symbol: string, label: string, value: number) => ({
    symbol,
    label,
    measure: known(value, 'empresas'),
    origin: undefined,
  });
  return {
    indicator: 'Negocios con tipo',
    zone: file,
    sector: undefined,
    result: known(classified, 'empresas'),
    formula: 'Con tipo = N − F − R',
    terms: [
      term('N', 'Filas del catastro que se usan', rows.length),
      term('F', `Votan menos de ${FEWEST_VOTES} rasgos`, unclassified['faltan-rasgos']),
      term('R', 'Los rasgos quedan entre dos tipos', unclassified.reparto),
    ],
    notes: [
      'El tipo de una microempresa es el del rasgo del medio, con los rasgos ordenados de subsistencia a acumulación ampliada.',
      `Pasa de microempresa con ${MICRO_WORKERS_UNDER} personas o más, o con más de ${formatNumber(MICRO_SALES_UP_TO)} UF de ventas al año. En ${formatNumber(disagreements)} los dos criterios no coinciden.`,
      `${monthsTo(asOf)} Los umbrales son un supuesto del proyecto.`,
      'El tipo de cada negocio está en la tabla, con la línea del archivo.',
    ],
  };
}

/** To what day the months of a stage are counted. */
export function monthsTo(asOf: string | undefined): string {
  return asOf === undefined
    ? 'El catastro no dice de qué día es: no se cuentan los meses.'
    : `Los meses de la etapa se cuentan hasta el ${formatDate(asOf)}.`;
}

/** Which traits are missing from those that could not be told, so that the next survey asks them. */
function Unclassified(props: {
  readonly classification: Classification;
  readonly absent: readonly string[];
}): ReactNode {
  const { classification, absent } = props;
  const { unclassified, lackingTraits, withoutStage, lackingForStage, disagreements, rows } = classification;
  const few = unclassified['faltan-rasgos'];
  const left = rows.length - classification.classified;
  const lackingBoth = lackingForStage.tiempo + lackingForStage.permanencia - withoutStage;
  const lacking = TRAIT_IDS.filter((trait) => lackingTraits[trait] > 0);
  return (
    <section aria-labelledby="unclassified-title">
      <h4 id="unclassified-title">Lo que no se pudo clasificar, y por qué</h4>
      <ul className="notes">
        <li>
          Sin tipo: {formatNumber(left)}.{few > 0 && ` A ${formatNumber(few)} les faltan rasgos.`}
          {unclassified.reparto > 0 &&
            ` En ${formatNumber(unclassified.reparto)} los rasgos quedan entre dos tipos.`}
        </li>
        {lacking.length > 0 && (
          <li>
            De los que les faltan rasgos, no dicen:{' '}
            {lacking
              .map((trait) => `${traitOf(trait).name.toLowerCase()} (${formatNumber(lackingTraits[trait])})`)
              .join(', ')}
            .
          </li>
        )}
        {absent.length > 0 && (
          <li>
            Columnas que el archivo no trae: <code>{absent.join(', ')}</code>.
          </li>
        )}
        <li>
          Sin etapa: {formatNumber(withoutStage)}.
          {lackingForStage.tiempo > 0 &&
            ` A ${formatNumber(lackingForStage.tiempo)} les falta la fecha de inicio.`}
          {lackingForStage.permanencia > 0 &&
            ` A ${formatNumber(lackingForStage.permanencia)}, la permanencia en el año.`}
          {lackingBoth > 0 && ` A ${formatNumber(lackingBoth)}, las dos cosas: están en ambas cuentas.`}
        </li>
        {disagreements > 0 && (
          <li>
            En {formatNumber(disagreements)} las personas dicen un tamaño y las ventas otro. Basta uno de los
            dos para pasar de microempresa.
          </li>
        )}
      </ul>
    </section>
  );
}

function Counts(props: {
  readonly rows: readonly ClassifiedRow[];
  readonly by: By;
  readonly nameOf: (sector: ClassifiedRow['sector']) => string;
  /** The reader wants to see the rows of a type. */
  readonly onKind: (kind: Kind) => void;
}): ReactNode {
  const { rows, by, nameOf, onKind } = props;
  const groups = useMemo(() => groupsOf(rows, by), [rows, by]);
  const totals = Object.fromEntries(
    KINDS.map((kind) => [kind, rows.filter((row) => kindOf(row) === kind).length]),
  ) as Record<Kind, number>;
  return (
    <>
      <div className="table-wrap">
        <table>
          <caption>Negocios por tipo y {BY_WORDS[by].toLowerCase()}</caption>
          <TableHead
            columns={[
              { label: BY_WORDS[by] },
              ...KINDS.map((kind) => ({ label: kindName(kind), numeric: true })),
              { label: 'Total', numeric: true },
            ]}
          />
          <tbody>
            {[...groups].map(([key, counts]) => (
              <tr key={key}>
                <th scope="row">{groupName(key, by, nameOf)}</th>
                {KINDS.map((kind) => (
                  <td key={kind} className="num">
                    <Value measure={known(counts[kind], 'empresas')} />
                  </td>
                ))}
                <td className="num">
                  <Value
                    measure={known(
                      KINDS.reduce((sum, kind) => sum + counts[kind], 0),
                      'empresas',
                    )}
                  />
                </td>
              </tr>
            ))}
            <tr>
              <th scope="row">
                <strong>Total</strong>
              </th>
              {KINDS.map((kind) => (
                <td key={kind} className="num">
                  <button
                    type="button"
                    className="link-button"
                    aria-label={`${totals[kind]}: mostrar ${kindName(kind).toLowerCase()}`}
                    onClick={() => onKind(kind)}
                  >
                    <Value measure={known(totals[kind], 'empresas')} />
                  </button>
                </td>
              ))}
              <td className="num">
                <strong>
                  <Value measure={known(rows.length, 'empresas')} />
                </strong>
              </td>
            </tr>
          </tbody>
        </table>
      </div>
      <Take />
    </>
  );
}

/** Counts of each kind by group, in the order of the stages, of the sectors, or of the names. */
function groupsOf(rows: readonly ClassifiedRow[], by: By): ReadonlyMap<string, Record<Kind, number>> {
  const found = new Map<string, Record<Kind, number>>();
  for (const row of rows) {
    const key = (by === 'etapa' ? row.stage : by === 'sector' ? row.sector : row.comuna) ?? '';
    const counts =
      found.get(key) ?? (Object.fromEntries(KINDS.map((kind) => [kind, 0])) as Record<Kind, number>);
    counts[kindOf(row)] += 1;
    found.set(key, counts);
  }
  const order = (a: string, b: string) => {
    if (a === '' || b === '') return a === b ? 0 : a === '' ? 1 : -1;
    if (by === 'etapa') return STAGE_ORDER.indexOf(a) - STAGE_ORDER.indexOf(b);
    return by === 'sector'
      ? compareSectors(a as ClassifiedRow['sector'], b as ClassifiedRow['sector'])
      : a.localeCompare(b, 'es-CL');
  };
  return new Map([...found].sort(([a], [b]) => order(a, b)));
}

function groupName(key: string, by: By, nameOf: (sector: ClassifiedRow['sector']) => string): string {
  if (key === '') return by === 'comuna' ? 'Sin comuna conocida' : 'Sin clasificar';
  if (by === 'sector') return nameOf(key as ClassifiedRow['sector']);
  const stage = STAGES.find((one) => one === key);
  return by === 'etapa' && stage ? STAGE_NAMES[stage] : key;
}

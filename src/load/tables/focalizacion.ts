import { writeCsv } from '../../domain/csv.ts';
import { UNKNOWN_SECTOR, type ZoneId } from '../../domain/ids.ts';
import type { Inputs } from '../../domain/inputs.ts';
import type { SourceRef } from '../../domain/source.ts';
import {
  CRITERION_KINDS,
  type Criterion,
  type CriterionKind,
  type Decision,
  type Decisions,
  SCOPES,
} from '../../domain/support/decision.ts';
import type { Catalogue } from '../../domain/support/instrument.ts';
import { type Checked, type Issue, quoted } from '../checked.ts';
import {
  type Cell,
  cellValue,
  count,
  many,
  oneOf,
  optional,
  required,
  sector,
  text,
  zone,
} from '../columns.ts';
import { guarded, unguarded } from '../guarded.ts';
import { type Row, readTable } from '../table.ts';

export const focalizacionColumns = {
  decision: required(
    text,
    'Identificador de la decisión, en minúsculas y con guiones. Se repite en sus filas.',
  ),
  nombre: required(text, 'Nombre de la decisión.'),
  anio: required(count, 'Año en que rige.'),
  region: required(zone, 'Región que decide, por código.'),
  instrumentos: optional(many(text), 'Instrumentos que focaliza, por su id en `instrumentos`.'),
  clase_criterio: optional(
    oneOf(CRITERION_KINDS),
    'Clase del criterio. Vacía: la decisión no tiene criterios.',
  ),
  alcance: optional(oneOf(SCOPES), 'Si hay que cumplirlo, o solo da prioridad.'),
  zonas: optional(many(zone), 'Región, provincias o comunas: basta una.'),
  sectores: optional(many(sector), 'Secciones, divisiones o sub-rubros: basta uno.'),
  perfiles: optional(many(text), 'Perfiles de cliente, lista abierta: basta uno.'),
  glosa: optional(text, 'El criterio, en palabras de la decisión.'),
  nota: optional(text, 'Qué hubo que suponer para aplicarlo.'),
  fuente: optional(text, 'Documento que lo acuerda.'),
};
type FocalizacionRow = Row<typeof focalizacionColumns>;
type Column = keyof typeof focalizacionColumns;

const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;
/** Nobody targeted instruments before; a year after is a slip of the finger. */
const YEARS = { from: 1990, to: 2100 };

/** The column in which each kind of criterion says its values. */
const OWN_COLUMN = { territorial: 'zonas', sectorial: 'sectores', perfil: 'perfiles' } as const;

interface Header {
  readonly line: number;
  readonly decision: Omit<Decision, 'criteria'>;
  readonly criteria: Criterion[];
}

/**
 * The decisions of a table of one row per criterion. What is said of the decision is repeated in its rows: the first holds,
 * and one that differs is told. A criterion that cannot be applied as written is left out: guessing it would change whom
 * the decision covers.
 */
export function buildDecisions(
  rows: readonly FocalizacionRow[],
  inputs: Inputs,
  catalogue: Catalogue | undefined,
  source: SourceRef,
): Checked<Decisions> {
  const issues: Issue[] = [];
  const found = new Map<string, Header>();
  for (const { line, cells } of rows) {
    const tell = (severity: Issue['severity'], column: Column, code: string, message: string) =>
      issues.push({ severity, file: source.file, line, column, code, message });
    const id = cellValue(cells.decision);
    const name = textOf(cells.nombre);
    const year = cellValue(cells.anio);
    const region = cellValue(cells.region);
    if (!id || !name || year === undefined || !region) continue;
    if (!ID.test(id)) {
      tell(
        'error',
        'decision',
        'id-invalido',
        `El id «${id}» debe ir en minúsculas, números y guiones. Se deja fuera.`,
      );
      continue;
    }
    if (year < YEARS.from || year > YEARS.to) {
      tell(
        'error',
        'anio',
        'anio-imposible',
        `El año ${year} no puede ser el de una decisión. Se deja fuera.`,
      );
      continue;
    }
    if (inputs.territory.zones.get(region)?.level !== 'region') {
      tell(
        'error',
        'region',
        'region-desconocida',
        `${quoted(region)} no es una región del paquete. Se deja fuera.`,
      );
      continue;
    }
    const said: Omit<Decision, 'criteria'> = {
      id,
      name,
      year,
      region,
      instruments: (cellValue(cells.instrumentos) ?? []).map(unguarded),
      sourceTitle: textOf(cells.fuente),
    };
    let header = found.get(id);
    if (header) tellDifferences(header, said, tell);
    else {
      header = { line, decision: said, criteria: [] };
      found.set(id, header);
      tellInstruments(said, catalogue, tell);
    }
    const criterion = criterionOf(line, cells, region, inputs, tell);
    if (criterion) header.criteria.push(criterion);
  }
  const decisions = [...found.values()].map(
    ({ decision, criteria }): Decision => ({ ...decision, criteria }),
  );
  return { value: { decisions, source }, issues };
}

type Tell = (severity: Issue['severity'], column: Column, code: string, message: string) => void;

function tellDifferences({ line, decision }: Header, said: Header['decision'], tell: Tell): void {
  const pairs: readonly (readonly [Column, string, string])[] = [
    ['nombre', decision.name, said.name],
    ['anio', String(decision.year), String(said.year)],
    ['region', decision.region, said.region],
    ['instrumentos', decision.instruments.join('|'), said.instruments.join('|')],
    ['fuente', decision.sourceTitle, said.sourceTitle],
  ];
  for (const [column, first, other] of pairs)
    if (first !== other)
      tell(
        'aviso',
        column,
        'decision-no-coincide',
        `Dice ${quoted(other)} y la línea ${line}, de la misma decisión, dice ${quoted(first)}. Vale la primera.`,
      );
}

function tellInstruments(
  { instruments }: Header['decision'],
  catalogue: Catalogue | undefined,
  tell: Tell,
): void {
  if (!catalogue) return;
  for (const id of instruments) {
    const instrument = catalogue.instruments.find((one) => one.id === id);
    if (!instrument)
      tell(
        'aviso',
        'instrumentos',
        'instrumento-desconocido',
        `El catálogo no tiene el instrumento ${quoted(id)}: no se podrá comparar con lo que se adjudicó.`,
      );
    else if (!instrument.transferable)
      tell(
        'aviso',
        'instrumentos',
        'instrumento-no-transferido',
        `La ley no transfiere al gobierno regional la focalización de «${instrument.name}».`,
      );
  }
}

/** The criterion of a row; undefined when it has none, or one that cannot be applied as written, which is told. */
function criterionOf(
  line: number,
  cells: FocalizacionRow['cells'],
  region: ZoneId,
  inputs: Inputs,
  tell: Tell,
): Criterion | undefined {
  const kind = cellValue(cells.clase_criterio);
  const scope = cellValue(cells.alcance);
  const zones = cellValue(cells.zonas) ?? [];
  const sectors = cellValue(cells.sectores) ?? [];
  const profiles = (cellValue(cells.perfiles) ?? []).map(unguarded);
  const wording = textOf(cells.glosa);
  const values = { zonas: zones, sectores: sectors, perfiles: profiles };
  const filled = Object.entries(values).flatMap(([column, list]) => (list.length > 0 ? [column] : []));
  const wrong = (column: Column, code: string, message: string) => {
    tell('error', column, code, `${message} El criterio se deja fuera.`);
    return undefined;
  };
  if (!kind && !scope && filled.length === 0 && wording === '') return undefined;
  if (!kind || !scope)
    return wrong(
      kind ? 'alcance' : 'clase_criterio',
      'criterio-incompleto',
      kind ? 'No dice si es requisito o prioridad.' : 'No dice si es territorial, sectorial o de perfil.',
    );
  const own = OWN_COLUMN[kind];
  if (filled.length === 0) return wrong(own, 'criterio-sin-valores', `El criterio ${kind} no dice qué pide.`);
  if (values[own].length === 0)
    return wrong(
      own,
      'valores-de-otra-clase',
      `El criterio es ${kindWord(kind)} y sus valores van en «${own}», no en «${filled.join('» ni en «')}».`,
    );
  const members = new Set(inputs.territory.zones.get(region)?.comunas);
  for (const id of zones) {
    const found = inputs.territory.zones.get(id);
    if (!found) return wrong('zonas', 'zona-desconocida', `El paquete no tiene la zona ${quoted(id)}.`);
    if (!found.comunas.every((comuna) => members.has(comuna)))
      return wrong('zonas', 'zona-fuera-de-la-region', `${found.name} (${id}) no es de la región ${region}.`);
  }
  for (const code of sectors)
    if (code === UNKNOWN_SECTOR || !inputs.sectors.has(code))
      return wrong('sectores', 'sector-desconocido', `El paquete no tiene el sector ${quoted(code)}.`);
  return { line, kind, scope, zones, sectors, profiles, wording, note: textOf(cells.nota) };
}

function kindWord(kind: CriterionKind): string {
  return kind === 'perfil' ? 'de perfil' : kind;
}

/** A decision of the reader's, from a file of its own. What cannot be read is told; nothing of what was there changes. */
export function readDecisions(
  bytes: Uint8Array,
  file: string,
  inputs: Inputs,
  catalogue: Catalogue | undefined,
): Checked<readonly Decision[]> {
  const read = readTable(bytes, focalizacionColumns, { file });
  const source = { resource: 'focalizacion', file, title: file, publisher: '', year: '', checked: '' };
  const built = buildDecisions(read.rows, inputs, catalogue, source);
  return { value: built.value.decisions, issues: [...read.issues, ...built.issues] };
}

/** A decision as a file that this reader reads back to the same decision, and `validar` checks. */
export function writeDecision(decision: Decision): string {
  const header = Object.keys(focalizacionColumns) as Column[];
  const shared: Readonly<Partial<Record<Column, string>>> = {
    decision: decision.id,
    nombre: guarded(decision.name),
    anio: String(decision.year),
    region: decision.region,
    instrumentos: decision.instruments.map(guarded).join('|'),
    fuente: guarded(decision.sourceTitle),
  };
  const lines = decision.criteria.map(
    ({ kind, scope, zones, sectors, profiles, wording, note }): typeof shared => ({
      ...shared,
      clase_criterio: kind,
      alcance: scope,
      zonas: zones.join('|'),
      sectores: sectors.join('|'),
      perfiles: profiles.map(guarded).join('|'),
      glosa: guarded(wording),
      nota: guarded(note),
    }),
  );
  const rows = lines.length > 0 ? lines : [shared];
  return writeCsv(
    header,
    rows.map((row) => header.map((name) => row[name] ?? '')),
  );
}

function textOf(cell: Cell<string>): string {
  return unguarded(cellValue(cell) ?? '');
}

import { writeCsv } from '../../domain/csv.ts';
import type { Cut } from '../../domain/ids.ts';
import {
  EVIDENCE_IDS,
  type EvidenceId,
  PLAN_ROWS,
  type Plan,
  type Plans,
  type PlanText,
  textsOf,
} from '../../domain/plan/plan.ts';
import type { SourceRef } from '../../domain/source.ts';
import type { Territory } from '../../domain/territory.ts';
import { type Checked, type Issue, quoted } from '../checked.ts';
import {
  type Cell,
  cellValue,
  count,
  cut,
  date,
  many,
  oneOf,
  optional,
  required,
  text,
  yesNo,
} from '../columns.ts';
import { guarded, unguarded } from '../guarded.ts';
import { type Row, readTable } from '../table.ts';
import { arranged, type Placed } from './pladeco_tree.ts';

export const pladecoColumns = {
  cut: required(cut, 'Comuna del plan.'),
  plan: required(text, 'Nombre del plan. Se repite en sus filas.'),
  periodo: optional(text, 'Hasta cuándo rige, en palabras del documento.'),
  fila: required(oneOf(PLAN_ROWS), 'Qué es la fila.'),
  programa: optional(text, 'Número del programa. Vacío: la fila es de todo el plan.'),
  linea: optional(text, 'Código de la línea. Vacío: la fila no es de una línea.'),
  orden: optional(text, 'Lugar de la fila entre las de su línea o de su clase.'),
  parte_de: optional(text, 'Orden de la observación de la que es parte.'),
  texto: required(text, 'Nombre del programa o de la línea, o lo que se dijo, sin corregir.'),
  variante: optional(text, 'Otro nombre con que el mismo documento la escribe.'),
  revisado: optional(yesNo, 'Si el taller revisó el programa o la línea.'),
  grupos: optional(count, 'En cuántos grupos se dijo. Vacío: no se sabe; no es cero.'),
  de_grupos: optional(count, 'Cuántos grupos hubo.'),
  evidencia: optional(many(text), 'Indicadores que sirven de evidencia.'),
  fuente: optional(text, 'Documento del que se transcribe.'),
  fecha: optional(date, 'Fecha del documento.'),
  pagina: optional(text, 'Página del documento.'),
  lamina: optional(text, 'Lámina de la presentación que el documento reproduce.'),
  nota: optional(text, 'Cómo se leyó, donde hubo que decidir.'),
};
type PlanRow = Row<typeof pladecoColumns>;
type Column = keyof typeof pladecoColumns;
type Tell = Placed['tell'];

/**
 * The plans of a table of one row per text. A row of a comuna, programme, line or observation that the file does not have,
 * or that repeats another, is left out and told; what it says is never moved elsewhere.
 */
export function buildPlans(
  rows: readonly PlanRow[],
  territory: Territory,
  source: SourceRef,
): Checked<Plans> {
  const issues: Issue[] = [];
  const known = new Set<string>(territory.comunas.map((one) => one.cut));
  const found = new Map<string, { comuna: Cut; name: string; period: string; placed: Placed[] }>();
  for (const { line, cells } of rows) {
    const tell: Tell = (severity, column, code, message) =>
      issues.push({ severity, file: source.file, line, column, code, message });
    const comuna = cellValue(cells.cut);
    const name = words(cells.plan);
    if (!comuna || !name) continue;
    if (!known.has(comuna)) {
      tell('error', 'cut', 'comuna-sin-limite', `La comuna ${comuna} no está en el archivo de límites.`);
      continue;
    }
    const key = `${comuna} ${name}`;
    const plan = found.get(key) ?? { comuna, name, period: '', placed: [] };
    found.set(key, plan);
    plan.period ||= words(cells.periodo);
    plan.placed.push({
      programme: words(cells.programa),
      line: words(cells.linea),
      text: textOf(line, cells, tell),
      tell,
    });
  }
  const plans = [...found.values()].map(({ placed, ...plan }): Plan => ({ ...plan, ...arranged(placed) }));
  return { value: { plans, source }, issues };
}

function textOf(line: number, cells: PlanRow['cells'], tell: Tell): PlanText {
  const groups = cellValue(cells.grupos);
  const ofGroups = cellValue(cells.de_grupos);
  const isImpossible = groups !== undefined && ofGroups !== undefined && groups > ofGroups;
  if (isImpossible)
    tell(
      'error',
      'grupos',
      'grupos-imposibles',
      `No puede haberse dicho en ${groups} de ${ofGroups} grupos. Se lee como sin dato.`,
    );
  const asked = (cellValue(cells.evidencia) ?? []).map(unguarded);
  for (const id of asked.filter((one) => !isEvidence(one)))
    tell(
      'aviso',
      'evidencia',
      'evidencia-desconocida',
      `${quoted(id)} no es una evidencia que sepamos buscar.`,
    );
  return {
    kind: cellValue(cells.fila) ?? 'nota',
    fileLine: line,
    order: words(cells.orden),
    partOf: words(cells.parte_de),
    text: words(cells.texto),
    variant: words(cells.variante),
    reviewed: cellValue(cells.revisado),
    groups: isImpossible ? undefined : groups,
    ofGroups: isImpossible ? undefined : ofGroups,
    evidence: asked.filter(isEvidence),
    document: words(cells.fuente),
    date: cellValue(cells.fecha) ?? '',
    page: words(cells.pagina),
    slide: words(cells.lamina),
    note: words(cells.nota),
  };
}

function isEvidence(id: string): id is EvidenceId {
  return EVIDENCE_IDS.some((one) => one === id);
}

function words(cell: Cell<string>): string {
  return unguarded(cellValue(cell) ?? '');
}

/** Each column of the file from a text and where it hangs from, in the order of `pladecoColumns`. */
type Written = ReturnType<typeof textsOf>[number] & { readonly plan: Plan };
const WRITERS: Readonly<Record<Column, (one: Written) => string>> = {
  cut: ({ plan }) => plan.comuna,
  plan: ({ plan }) => plan.name,
  periodo: ({ plan }) => plan.period,
  fila: ({ text: { kind } }) => kind,
  programa: ({ programme }) => programme,
  linea: ({ line }) => line,
  orden: ({ text: { order } }) => order,
  parte_de: ({ text: { partOf } }) => partOf,
  texto: ({ text: one }) => one.text,
  variante: ({ text: { variant } }) => variant,
  revisado: ({ text: { reviewed } }) => (reviewed === undefined ? '' : reviewed ? 'si' : 'no'),
  grupos: ({ text: { groups } }) => String(groups ?? ''),
  de_grupos: ({ text: { ofGroups } }) => String(ofGroups ?? ''),
  evidencia: ({ text: { evidence } }) => evidence.join('|'),
  fuente: ({ text: { document } }) => document,
  fecha: ({ text: one }) => one.date,
  pagina: ({ text: { page } }) => page,
  lamina: ({ text: { slide } }) => slide,
  nota: ({ text: { note } }) => note,
};

/** A plan as a CSV that a spreadsheet in Chile opens, and that `buildPlans` reads back. */
export function writePlan(plan: Plan): string {
  const columns = Object.entries(WRITERS);
  return writeCsv(
    columns.map(([name]) => name),
    textsOf(plan).map((one) => columns.map(([, write]) => guarded(write({ ...one, plan })))),
  );
}

/** A plan of the reader's: what could be read of the file, and what could not. Undefined: it cannot be used. */
export function readPlanFile(
  content: string,
  file: string,
  territory: Territory,
): Checked<Plans | undefined> {
  const read = readTable(new TextEncoder().encode(content), pladecoColumns, { file });
  const built = buildPlans(read.rows, territory, {
    resource: 'pladeco',
    file,
    title: file,
    publisher: 'Archivo de quien mira, abierto en este equipo',
    year: '',
    checked: '',
  });
  const issues = [...read.issues, ...built.issues];
  if (built.value.plans.length === 0 && issues.length === 0)
    issues.push({ severity: 'fatal', file, code: 'archivo-vacio', message: 'El archivo no tiene filas.' });
  return { value: built.value.plans.length > 0 ? built.value : undefined, issues };
}

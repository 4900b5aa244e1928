import { writeCsv } from '../../domain/csv.ts';
import { type Plan, placesOf } from '../../domain/plan/plan.ts';
import {
  FACT_KINDS,
  type Fact,
  LONGEST_GROUP,
  LONGEST_PLACE,
  LONGEST_TEXT,
  merged,
  PERTINENCES,
  type Review,
  tidy,
} from '../../domain/plan/review.ts';
import { type Checked, type Issue, quoted } from '../checked.ts';
import { cellValue, cut, oneOf, optional, required, text } from '../columns.ts';
import { guarded, unguarded } from '../guarded.ts';
import { type Row, readTable } from '../table.ts';

/** A file of what the groups of a commission say: one row per thing said. */
const reviewColumns = {
  cut: required(cut, 'Comuna del plan.'),
  plan: required(text, 'Nombre del plan.'),
  grupo: required(text, 'Nombre del grupo.'),
  clase: required(oneOf(FACT_KINDS), 'Qué dice la fila del grupo.'),
  lugar: optional(text, 'Código de la línea u observación transversal.'),
  texto: optional(text, 'Pertinencia, o lo que dice el grupo.'),
};
type ReviewRow = Row<typeof reviewColumns>;

/**
 * What a file says of a plan. Anything wrong in it and it is not used at all (`value` undefined): a commission must be able to
 * trust that what it joins is whole.
 */
export function readReview(bytes: Uint8Array, file: string, plan: Plan): Checked<Review | undefined> {
  const read = readTable(bytes, reviewColumns, { file });
  const issues: Issue[] = [...read.issues];
  const places = new Set(placesOf(plan));
  const facts = read.rows.flatMap((row) => factOf(row, file, plan, places, issues));
  if (read.rows.length === 0 && issues.length === 0)
    issues.push({ severity: 'fatal', file, code: 'archivo-vacio', message: 'El archivo no tiene filas.' });
  const isGood = issues.every(({ severity }) => severity === 'aviso');
  return { value: isGood ? merged([], facts) : undefined, issues };
}

function factOf(
  { line, cells }: ReviewRow,
  file: string,
  plan: Plan,
  places: ReadonlySet<string>,
  issues: Issue[],
): readonly Fact[] {
  const tell = (
    column: keyof typeof reviewColumns,
    code: string,
    message: string,
    severity: Issue['severity'] = 'error',
  ) => {
    issues.push({ severity, file, line, column, code, message });
    return [];
  };
  const tooLong = (column: keyof typeof reviewColumns, typed: string, longest: number) => {
    const letters = [...tidy(typed, Infinity)].length;
    if (letters > longest)
      tell(
        column,
        'texto-largo',
        `Tiene ${letters} letras y caben ${longest}: acórtalo o pártelo en dos filas.`,
      );
    return letters > longest;
  };
  const comuna = cellValue(cells.cut);
  const name = unguarded(cellValue(cells.plan) ?? '');
  const groupTyped = unguarded(cellValue(cells.grupo) ?? '');
  const group = tidy(groupTyped, LONGEST_GROUP);
  const kind = cellValue(cells.clase);
  const place = unguarded(cellValue(cells.lugar) ?? '');
  const typed = unguarded(cellValue(cells.texto) ?? '');
  const words = tidy(typed, LONGEST_TEXT);
  if (comuna !== plan.comuna)
    return tell('cut', 'otro-plan', `Es de la comuna ${comuna}, y este plan es de la ${plan.comuna}.`);
  if (name !== plan.name)
    return tell('plan', 'otro-plan', `Es de ${quoted(name)}, y este plan es ${quoted(plan.name)}.`);
  if (!kind || group === '') return [];
  if (tooLong('grupo', groupTyped, LONGEST_GROUP)) return [];
  if (kind === 'grupo') return [{ group, kind, place: '', text: '' }];
  if (place === '') return tell('lugar', 'celda-obligatoria', 'La fila no dice de qué línea es.');
  if (!places.has(place)) {
    if (tooLong('lugar', place, LONGEST_PLACE)) return [];
    tell(
      'lugar',
      'lugar-desconocido',
      `${quoted(place)} no es una línea de este plan. Queda en «De líneas que ya no están».`,
      'aviso',
    );
  }
  if (tooLong('texto', typed, LONGEST_TEXT)) return [];
  if (words === '') return tell('texto', 'texto-vacio', 'La fila no dice nada.');
  if (kind === 'pertinencia' && !PERTINENCES.some((one) => one === words))
    return tell(
      'texto',
      'pertinencia-desconocida',
      `${quoted(words)} no es una de: ${PERTINENCES.join(', ')}.`,
    );
  return [{ group, kind, place, text: words }];
}

/** What the groups say as a CSV that a spreadsheet in Chile opens, and that `readReview` reads back whole. */
export function writeReview(review: Review, plan: Pick<Plan, 'comuna' | 'name'>): string {
  return writeCsv(
    Object.keys(reviewColumns),
    review.map(({ group, kind, place, text: words }) =>
      [plan.comuna, plan.name, group, kind, place, words].map(guarded),
    ),
  );
}

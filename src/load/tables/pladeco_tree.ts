import type { Plan, PlanItem, PlanLine, PlanProgramme, PlanText } from '../../domain/plan/plan.ts';
import { type Issue, quoted } from '../checked.ts';

/** A row of a plan, with where it hangs from. */
export interface Placed {
  readonly programme: string;
  readonly line: string;
  readonly text: PlanText;
  readonly tell: (
    severity: Issue['severity'],
    column: 'cut' | 'programa' | 'linea' | 'orden' | 'parte_de' | 'grupos' | 'evidencia',
    code: string,
    message: string,
  ) => void;
}

interface Tree {
  readonly programmes: Map<
    string,
    PlanProgramme & { readonly lines: PlanLine[]; readonly notes: PlanText[] }
  >;
  readonly lines: Map<string, PlanLine & { readonly items: PlanItem[]; readonly notes: PlanText[] }>;
  readonly items: Map<string, PlanItem & { readonly parts: PlanText[] }>;
  readonly cross: PlanText[];
  readonly notes: PlanText[];
}

/** The rows of one plan, each where it belongs: what hangs from another row may come before it in the file. */
export function arranged(placed: readonly Placed[]): Pick<Plan, 'programmes' | 'cross' | 'notes'> {
  const tree: Tree = {
    programmes: new Map(),
    lines: new Map(),
    items: new Map(),
    cross: [],
    notes: [],
  };
  const met = new Map<string, number>();
  const rank = ({ text: { kind, partOf } }: Placed) =>
    kind === 'programa' ? 0 : kind === 'linea' ? 1 : partOf === '' ? 2 : 3;
  for (const pass of [0, 1, 2, 3])
    for (const one of placed) if (rank(one) === pass && !isRepeated(one, met)) put(one, tree);
  return { programmes: [...tree.programmes.values()], cross: tree.cross, notes: tree.notes };
}

/** A text with no order may be another of the same place: only what is numbered can be repeated. */
function isRepeated({ programme, line, text, tell }: Placed, met: Map<string, number>): boolean {
  const { kind, order, fileLine } = text;
  const isHead = kind === 'programa' || kind === 'linea';
  if (!isHead && order === '') return false;
  const key = isHead
    ? [kind, kind === 'linea' ? line : programme]
    : [kind === 'nota' || kind === 'transversal' ? kind : '', programme, line, order];
  const before = met.get(JSON.stringify(key));
  met.set(JSON.stringify(key), before ?? fileLine);
  if (before !== undefined)
    tell('error', isHead ? kind : 'orden', 'fila-repetida', `Repite la línea ${before} del archivo.`);
  return before !== undefined;
}

function put({ programme, line, text, tell }: Placed, tree: Tree): void {
  const { kind, order, partOf } = text;
  const lacks = (column: Parameters<Placed['tell']>[1], what: string) =>
    tell('error', column, 'sin-padre', `El archivo no tiene ${what}. La fila se deja fuera.`);
  const ofProgramme = tree.programmes.get(programme);
  const ofLine = tree.lines.get(line);
  if (kind === 'programa') {
    if (programme === '') lacks('programa', 'el número del programa');
    else tree.programmes.set(programme, { code: programme, head: text, lines: [], notes: [] });
  } else if (kind === 'transversal') {
    // What the groups say of it is kept by its order.
    if (order === '')
      tell('error', 'orden', 'celda-obligatoria', 'Falta el orden de la observación. La fila se deja fuera.');
    else tree.cross.push(text);
  } else if (kind === 'linea') {
    if (line === '') lacks('linea', 'el código de la línea');
    else if (!ofProgramme) lacks('programa', `el programa ${quoted(programme)}`);
    else {
      const open = { code: line, head: text, items: [], notes: [] };
      tree.lines.set(line, open);
      ofProgramme.lines.push(open);
    }
  } else if (kind === 'nota') {
    if (line !== '' ? !ofLine : programme !== '' && !ofProgramme)
      lacks(line === '' ? 'programa' : 'linea', line === '' ? quoted(programme) : `la línea ${quoted(line)}`);
    else (line !== '' ? ofLine : ofProgramme)?.notes.push(text);
    if (line === '' && programme === '') tree.notes.push(text);
  } else if (!ofLine) lacks('linea', `la línea ${quoted(line)}`);
  else if (partOf !== '') {
    const parent = tree.items.get(`${line} ${partOf}`);
    if (parent) parent.parts.push(text);
    else lacks('parte_de', `la observación ${quoted(partOf)} de esa línea`);
  } else {
    const item = { ...text, parts: [] };
    ofLine.items.push(item);
    tree.items.set(`${line} ${order}`, item);
  }
}

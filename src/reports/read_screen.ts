import type { ZoneId } from '../domain/ids.ts';
import { known, type Measure, MISSING_REASONS, missing, UNITS } from '../domain/measure.ts';
import { ancestor, type Territory } from '../domain/territory.ts';
import { type Cell, type Column, EMPTY, isEmpty, type Row, type Sheet } from './sheet.ts';

/**
 * What stands on the screen, as a sheet: a table with its head, or a list of figures. What is read is what is seen, so no
 * panel says twice what it shows; figures come whole, with their unit and interval, from what `Value` and `Figure` leave in the
 * page (see `carried` in ui/Figure.tsx), and the rows that `data-zone` and `data-sector` name get their codes.
 */
export function readScreen(subject: Element, territory: Territory | undefined): Sheet | undefined {
  const { title, detail } = namesOf(subject);
  const table = subject.matches('table') ? subject : subject.querySelector('table');
  if (table instanceof HTMLTableElement) {
    const read = readTable(table, territory);
    return { ...read, title, detail: captionOf(table) ?? detail };
  }
  const list = subject.matches('dl') ? subject : subject.querySelector('dl');
  if (list) return { ...readList(list), title, detail };
  if (subject.matches('.contributions')) return { ...readTerms(subject), title, detail };
  return undefined;
}

/** The heading over something, with that of its sheet; and what opens it, when it lies folded. */
export function namesOf(subject: Element): { readonly title: string; readonly detail: string } {
  const root = subject.closest('dialog, main, [role="tabpanel"]') ?? document.body;
  const before = [...root.querySelectorAll('h2, h3, h4, h5')].filter(
    (one) => one.compareDocumentPosition(subject) & Node.DOCUMENT_POSITION_FOLLOWING,
  );
  const own = before.at(-1);
  const sheet = before.findLast((one) => one.tagName === 'H2');
  const folded = subject.closest('details')?.querySelector('summary');
  const parts = [
    folded ? textOf(folded) : undefined,
    own && textOf(own),
    sheet !== own && sheet && textOf(sheet),
  ];
  return { title: parts.filter(Boolean).join(' · ') || document.title, detail: '' };
}

function captionOf(table: HTMLTableElement): string | undefined {
  return table.caption ? textOf(table.caption) : undefined;
}

type Read = Pick<Sheet, 'columns' | 'rows'>;

function readTable(table: HTMLTableElement, territory: Territory | undefined): Read {
  const heads = [...(table.tHead?.rows ?? [])].at(-1)?.cells ?? [];
  const names = [...heads].flatMap((head) =>
    Array.from({ length: head.colSpan }, () => textOf(head, { hidden: table.tHead?.className !== '' })),
  );
  const bodies = [...table.tBodies, ...(table.tFoot ? [table.tFoot] : [])];
  const isGrouped = table.querySelector('tbody th[scope="rowgroup"]') !== null;
  const found = bodies.flatMap((body): readonly LooseRow[] => {
    const head = body.querySelector('th[scope="rowgroup"]');
    const group = head ? textOf(head) : undefined;
    return [...body.rows]
      .filter((row) => row !== head?.parentElement)
      .map((row) => readRow(row, names, isGrouped ? (group ?? '') : undefined, territory));
  });
  return assembled(found);
}

/** A row before it is known which columns the sheet has. */
interface LooseRow {
  readonly cells: ReadonlyMap<string, Cell>;
  readonly record: string;
  readonly comunas?: readonly number[];
}

function readRow(
  row: HTMLTableRowElement,
  names: readonly string[],
  group: string | undefined,
  territory: Territory | undefined,
): LooseRow {
  const cells = new Map<string, Cell>();
  const { zone: zoneId, sector } = row.dataset;
  const zone = zoneId ? territory?.zones.get(zoneId as ZoneId) : undefined;
  if (zoneId) cells.set('Código', { code: zoneId, of: 'CUT' });
  if (sector) cells.set('Código del sector', { code: sector, of: 'CIIU' });
  if (group !== undefined) cells.set('Medida', { text: group });
  let at = 0;
  let head = '';
  for (const one of row.cells) {
    const name = names[at] || (at === 0 ? 'Nombre' : `Columna ${at + 1}`);
    at += one.colSpan;
    // The region has a column of its own, with the province.
    if (zone && name === 'Región' && one.tagName === 'TD') continue;
    if (one.tagName === 'TH') {
      head = textOf(one, { small: false });
      cells.set(name, { text: head });
      const detail = zone ? '' : smallOf(one);
      if (detail) cells.set(`${name}: detalle`, { text: detail });
    } else readCell(one, name, cells);
    if (zone && territory && one.tagName === 'TH') {
      const nameOf = (level: 'provincia' | 'region') => {
        const id = zone.level === level ? undefined : ancestor(territory, zone.id, level);
        return { text: (id && territory.zones.get(id)?.name) ?? '' };
      };
      cells.set('Provincia', nameOf('provincia'));
      cells.set('Región', nameOf('region'));
    }
  }
  return {
    cells,
    record: group === undefined ? `${row.rowIndex}` : head,
    ...(zone ? { comunas: zone.comunas } : {}),
  };
}

/** A cell of figures may hold more than one: the first is the column's, each other has its own by what is written beside it. */
function readCell(cell: Element, name: string, cells: Map<string, Cell>): void {
  const [first, ...others] = cell.querySelectorAll('[data-unit]');
  const lead = first && measureOf(first);
  if (lead) {
    cells.set(name, { measure: lead });
    for (const other of others) {
      const measure = measureOf(other);
      const label = [...(other.parentElement?.childNodes ?? [])]
        .filter((node) => node !== other)
        .map((node) => node.textContent)
        .join(' ')
        .trim();
      if (measure) cells.set(`${name}: ${label || 'además'}`, { measure });
    }
    return;
  }
  const isNumeric = cell.classList.contains('num');
  const text = textOf(cell, { small: !isNumeric, buttons: false });
  const said: Cell = { text, isSaid: true };
  cells.set(name, isNumeric ? (screenNumber(text) ?? said) : said);
}

function readList(list: Element): Read {
  return assembled(
    [...list.querySelectorAll('dt')].flatMap((term): readonly LooseRow[] => {
      const value = term.nextElementSibling;
      if (!value) return [];
      const name = textOf(term);
      const measured = [...value.querySelectorAll('[data-unit]')];
      const rows = measured.flatMap((one, at): readonly LooseRow[] => {
        const measure = measureOf(one);
        const beside =
          at === 0
            ? ''
            : textOf(one.parentElement ?? one)
                .replace(textOf(one), '')
                .trim();
        return measure ? [listRow(beside ? `${name}, ${beside}` : name, { measure })] : [];
      });
      const shown = value.querySelector('.value');
      const text = textOf(shown ?? value, { buttons: false });
      return rows.length > 0 ? rows : [listRow(name, screenNumber(text) ?? { text })];
    }),
  );
}

/** Figures of one list speak of the same cases. */
function listRow(name: string, value: Cell): LooseRow {
  return {
    cells: new Map([
      ['Cifra', { text: name }],
      ['Valor', value],
    ]),
    record: 'lista',
  };
}

/** The terms of a score, each with the points that it gives. */
function readTerms(list: Element): Read {
  return assembled(
    [...list.querySelectorAll('.contribution')].map((one, at): LooseRow => {
      const [name, points, weight] = [
        one.querySelector('strong'),
        one.querySelector('.num'),
        one.querySelector('label'),
      ];
      const text = points ? textOf(points) : '';
      return {
        cells: new Map<string, Cell>([
          ['Término', { text: name ? textOf(name) : '' }],
          ['Puntos', screenNumber(text) ?? { text }],
          ['Detalle', { text: weight ? textOf(weight) : '' }],
        ]),
        record: String(at),
      };
    }),
  );
}

/** Rows with the same columns, in the order in which they first come; columns with nothing in them are left out. */
function assembled(found: readonly LooseRow[]): Read {
  const names: string[] = [];
  for (const { cells } of found) {
    let last = -1;
    for (const [name, cell] of cells) {
      const at = names.indexOf(name);
      if (at !== -1) last = at;
      else if (!isEmpty(cell)) {
        last += 1;
        names.splice(last, 0, name);
      }
    }
  }
  const columns = names.map((name): Column => {
    const cells = found.flatMap((row) => row.cells.get(name) ?? []);
    const isFigure = cells.some((cell) => 'measure' in cell || 'number' in cell);
    return { name, kind: isFigure ? 'cifra' : cells.some((cell) => 'code' in cell) ? 'codigo' : 'texto' };
  });
  const rows = found.map(
    ({ cells, ...rest }): Row => ({ ...rest, cells: names.map((name) => cells.get(name) ?? EMPTY) }),
  );
  return { columns, rows };
}

/** The figure that an element of the page carries; undefined where it carries none. */
export function measureOf(element: Element): Measure | undefined {
  const told = (name: string): string | undefined => element.getAttribute(name) ?? undefined;
  const unit = UNITS.find((one) => one === told('data-unit'));
  if (!unit) return undefined;
  const end = (name: string) => {
    const text = told(`data-${name}`);
    return text === undefined ? {} : { [name]: Number(text) };
  };
  const reason = MISSING_REASONS.find((one) => one === told('data-missing'));
  if (reason) return { ...missing(reason, unit), ...end('low'), ...end('high') };
  return known(Number(told('value')), unit, { ...end('low'), ...end('high'), ...end('n') });
}

/** A number as the page writes it in Spanish (`1.234,5`, `+12%`, `$3.500`); undefined for anything else. */
export function screenNumber(text: string): Cell | undefined {
  const match = /^([+−-])?(\$)?(\d{1,3}(?:\.\d{3})*|\d+)(?:,(\d+))?\s?(%)?$/.exec(text);
  if (!match) return undefined;
  const [, sign, pesos, whole = '', decimals = '0', percent] = match;
  const size = Number(`${whole.replaceAll('.', '')}.${decimals}`);
  const value = sign === '-' || sign === '−' ? -size : size;
  if (percent) return { measure: known(value, 'porcentaje') };
  return pesos ? { measure: known(value, 'pesos') } : { number: value };
}

interface Taken {
  /** What only who listens reads. */
  readonly hidden?: boolean;
  readonly small?: boolean;
  readonly buttons?: boolean;
}

/** Elements that stand apart from what is written before them, besides those laid out as blocks. */
const BLOCK = 'br, .below, .small';

/** The words of an element as they are read: without what only asks, draws or is for who listens, blocks apart. */
export function textOf(element: Element, taken: Taken = {}): string {
  const { hidden = false, small = true, buttons = true } = taken;
  const left = [
    'svg',
    '.why',
    '.take',
    '.only-narrow',
    'dialog',
    'select',
    '[aria-hidden="true"]',
    ...(hidden ? [] : ['.visually-hidden']),
    ...(small ? [] : ['.small']),
    ...(buttons ? [] : ['button']),
  ].join();
  const read = (node: Node): string => {
    if (node.nodeType === Node.TEXT_NODE) return node.textContent ?? '';
    if (!(node instanceof Element) || (node !== element && node.matches(left))) return '';
    const inner = [...node.childNodes].map(read).join('');
    const apart = node.matches(BLOCK) || !/^inline|contents/.test(getComputedStyle(node).display);
    return apart ? ` ${inner} ` : inner;
  };
  return clean(read(element));
}

function smallOf(element: Element): string {
  return [...element.querySelectorAll('.small')].map((one) => textOf(one)).join(' ');
}

/** Without the signs that only keep a line from breaking. */
function clean(text: string): string {
  return text
    .replace(/\u2060/g, '')
    .replace(/[\s\u00A0\u202F]+/g, ' ')
    .trim();
}

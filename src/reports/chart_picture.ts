import { MISSING_WORDS } from '../ui/format.ts';
import { HATCH, INK, INNER, LINE, SOFT, textAt, widthOf, wrapped } from './frame.ts';
import { textOf } from './read_screen.ts';

/** What is drawn, without its frame. */
export interface Drawn {
  readonly body: string;
  readonly height: number;
}

/** What decides how a shape of a chart looks. What has its usual value is not written. */
const STYLES: Readonly<Record<string, string>> = {
  fill: 'rgb(0, 0, 0)',
  stroke: 'none',
  'stroke-width': '1px',
  'stroke-dasharray': 'none',
  'stroke-opacity': '1',
  'stroke-linejoin': 'miter',
  'fill-opacity': '1',
  opacity: '1',
  'font-size': '',
  'font-weight': '400',
  'font-style': 'normal',
  'text-anchor': 'start',
  'paint-order': 'normal',
  'vector-effect': 'none',
};

/** Whether an element draws figures: a sign beside a name, or an icon, does not. */
export function chartsIn(element: Element): readonly SVGSVGElement[] {
  return [...element.querySelectorAll<SVGSVGElement>('svg.chart, svg.strip, svg.year-map')].filter(
    // The same drawing for a phone lies beside the one that paper takes.
    (svg) => !svg.matches('.quadrant-sample, .share-sample') && !svg.closest('.only-narrow'),
  );
}

/** Charts of the page in the colours of paper: small maps side by side under their names, the rest one under another. */
export function drawnCharts(charts: readonly SVGSVGElement[]): Drawn {
  const areMaps = charts.length > 1 && charts.every((svg) => svg.matches('.year-map'));
  const most = areMaps
    ? INNER / charts.length - 8
    : charts.some((svg) => svg.matches('.lorenz, .year-map'))
      ? 430
      : INNER;
  let bottom = 0;
  const body = onPaper(() =>
    charts.map((svg, at) => {
      const box = svg.viewBox.baseVal;
      const height = box && box.width > 0 ? (most * box.height) / box.width : heightOf(svg, most);
      const caption = svg.closest('figure')?.querySelector('figcaption');
      const x = areMaps ? at * (most + 16) : (INNER - most) / 2;
      const y = areMaps ? 24 : bottom;
      bottom = areMaps ? Math.max(bottom, y + height) : bottom + height + 12;
      const name = areMaps && caption ? textOf(caption) : '';
      return textAt(name, x, 15, { size: SIZE, weight: 700, colour: INK }) + copied(svg, x, y, most, height);
    }),
  );
  return { body: body.join(''), height: bottom };
}

const CHART = 300;
const LEAST_CHART = 150;
const MOST_TEXT = 210;
const PAD = 14;
const SIZE = 14;
const LINE_HEIGHT = 17;

interface DrawnCell {
  readonly chart: SVGSVGElement | undefined;
  readonly main: string;
  readonly small: string;
  readonly numeric: boolean;
}

/**
 * A table with a chart in each row, as a picture: names, charts on their common axis, figures. `isHeld` says of which rows
 * (in the order of the page, without the heads of groups) the rule of small cells keeps chart and figures back.
 */
export function drawnTable(table: HTMLTableElement, isHeld: (row: number) => boolean): Drawn {
  const groupHead = (row: HTMLTableRowElement) => row.querySelector('th[scope="rowgroup"]') !== null;
  const rows = [...table.tBodies].flatMap((body) => [...body.rows]);
  let at = -1;
  const grid = rows.map((row) => {
    const isHead = groupHead(row);
    if (!isHead) at += 1;
    const held = !isHead && isHeld(at);
    return { isHead, cells: [...row.cells].map((cell) => drawnCell(cell, held)) };
  });
  const heads = [...(table.tHead?.rows ?? [])].at(-1)?.cells ?? [];
  const count = Math.max(heads.length, ...grid.map(({ cells }) => cells.length));
  const columns = Array.from({ length: count }, (_, column) => {
    const cells = grid.flatMap(({ cells }) => cells[column] ?? []);
    const head = heads[column];
    const label = head ? textOf(head) : '';
    const isChart = cells.some(({ chart }) => chart);
    const isEmpty = !isChart && cells.every(({ main }) => main === '');
    const longest = Math.max(
      ...cells.map(({ main, small }) => Math.max(widthOf(main, SIZE), widthOf(small, 12))),
      ...label.split(' ').map((word) => widthOf(word, 12, 600)),
    );
    const words = [...cells.flatMap(({ main, small }) => [main, small]), label].flatMap((text) =>
      text.split(' '),
    );
    const least = isChart ? LEAST_CHART : Math.max(40, ...words.map((word) => widthOf(word, SIZE)));
    const numeric = cells.some((cell) => cell.numeric);
    return {
      column,
      least,
      head,
      label,
      isChart,
      isEmpty,
      numeric,
      width: Math.max(least, isChart ? CHART : Math.min(longest, MOST_TEXT)),
    };
  }).filter(({ isEmpty }) => !isEmpty);
  const widths = allotted(columns);
  let x = 0;
  const placed = columns.map((column, at) => {
    const width = widths[at] ?? 0;
    const one = { ...column, x, width };
    x += width + PAD;
    return one;
  });
  const parts: string[] = [];
  let y = 0;
  const headLines = placed.map(({ label, isChart, width }) =>
    isChart ? [] : wrapped(label, width, 12, 600),
  );
  const hasHead = table.tHead !== null && table.tHead.className === '';
  const draw = () => {
    if (hasHead) {
      const axisIn = (head: HTMLTableCellElement | undefined) => {
        const axis = head?.querySelector('svg');
        return axis instanceof SVGSVGElement ? axis : undefined;
      };
      const top = Math.max(
        15,
        ...headLines.map((lines) => 15 * lines.length),
        ...placed.map(({ head }) => Number(axisIn(head)?.getAttribute('height') ?? 0) - 3),
      );
      placed.forEach(({ head, isChart, numeric, x, width }, at) => {
        const axis = isChart ? axisIn(head) : undefined;
        if (axis) {
          const tall = heightOf(axis, width);
          parts.push(copied(axis, x, top - tall + 4, width, tall));
        }
        (headLines[at] ?? []).forEach((line, row, all) => {
          const base = top - (all.length - row - 1) * 15;
          parts.push(
            textAt(line, numeric ? x + width : x, base, {
              size: 12,
              weight: 600,
              colour: SOFT,
              anchor: numeric ? 'end' : 'start',
            }),
          );
        });
      });
      y = top + 8;
      parts.push(rule(y, HATCH));
    }
    for (const { isHead, cells } of grid) {
      const set = placed.map(({ column, width }) => {
        const cell = cells[column];
        return cell && !cell.chart
          ? {
              main: wrapped(cell.main, width, SIZE, isHead ? 700 : 400),
              small: wrapped(cell.small, width, 12),
            }
          : { main: [], small: [] };
      });
      const lines = Math.max(1, ...set.map(({ main, small }) => main.length + 0.9 * small.length));
      const charted = Math.max(0, ...cells.map(({ chart }) => (chart ? heightOf(chart, CHART) : 0)));
      const height = Math.max(lines * LINE_HEIGHT, charted) + 10;
      placed.forEach(({ column, numeric, x, width }, at) => {
        const cell = cells[column];
        if (cell?.chart) {
          const tall = heightOf(cell.chart, width);
          parts.push(copied(cell.chart, x, y + (height - tall) / 2, width, tall));
        }
        const { main, small } = set[at] ?? { main: [], small: [] };
        let base = y + (height - (main.length + 0.9 * small.length) * LINE_HEIGHT) / 2 - 4;
        const style = { colour: INK, anchor: numeric ? ('end' as const) : ('start' as const) };
        for (const line of main) {
          base += LINE_HEIGHT;
          parts.push(
            textAt(line, numeric ? x + width : x, base, { ...style, size: SIZE, weight: isHead ? 700 : 400 }),
          );
        }
        for (const line of small) {
          base += 0.9 * LINE_HEIGHT;
          parts.push(
            textAt(line, numeric ? x + width : x, base, { ...style, size: 12, weight: 400, colour: SOFT }),
          );
        }
      });
      y += height;
      parts.push(rule(y, LINE));
    }
    return parts.join('');
  };
  return { body: onPaper(draw), height: y };
}

/** Widths that fill the room there is: charts take what is left over and are the first to give, then the longest texts. */
function allotted(
  columns: readonly { readonly isChart: boolean; readonly width: number; readonly least: number }[],
): readonly number[] {
  const widths = columns.map(({ width }) => width);
  const spare = () => INNER - PAD * (widths.length - 1) - widths.reduce((sum, width) => sum + width, 0);
  const share = (fits: (at: number) => boolean) => {
    const some = widths.flatMap((_, at) => (fits(at) ? [at] : []));
    const room = spare();
    const give = (at: number) => (widths[at] ?? 0) - (columns[at]?.least ?? 0);
    const most = some.reduce((sum, at) => sum + give(at), 0);
    for (const at of some) {
      if (room >= 0) widths[at] = (widths[at] ?? 0) + room / some.length;
      else if (most > 0) widths[at] = (widths[at] ?? 0) - give(at) * Math.min(1, -room / most);
    }
  };
  const hasChart = columns.some(({ isChart }) => isChart);
  share((at) => !hasChart || columns[at]?.isChart === true);
  if (spare() < 0) share((at) => !columns[at]?.isChart);
  return widths;
}

function rule(y: number, colour: string): string {
  return `<line x1="0" x2="${INNER}" y1="${y}" y2="${y}" stroke="${colour}" stroke-width="0.75"/>`;
}

function drawnCell(cell: HTMLTableCellElement, held: boolean): DrawnCell {
  const [chart] = chartsIn(cell);
  const measured = cell.querySelector('[data-unit]');
  const numeric = cell.classList.contains('num') || (measured !== null && !chart);
  const tells = cell.tagName === 'TD' && /\d/.test(textOf(cell));
  if (held && (chart || numeric || tells))
    return { chart: undefined, main: numeric || !chart ? MISSING_WORDS.reservado : '', small: '', numeric };
  const main = measured ? textOf(measured) : textOf(cell, { small: false, buttons: cell.tagName === 'TH' });
  const small = [...cell.querySelectorAll('.small')].map((one) => textOf(one)).join(' · ');
  return { chart, main: main || small, small: main ? small : '', numeric };
}

function heightOf(svg: SVGSVGElement, width: number): number {
  const box = svg.viewBox.baseVal;
  const said = Number(svg.getAttribute('height'));
  if (said > 0) return said;
  return box && box.width > 0 ? Math.min(80, (width * box.height) / box.width) : 24;
}

/** Computes styles as on paper: light, whatever the theme of the screen. Nothing is painted in between. */
function onPaper<T>(make: () => T): T {
  const { dataset } = document.documentElement;
  const before = dataset.theme;
  dataset.theme = 'light';
  try {
    return make();
  } finally {
    if (before === undefined) delete dataset.theme;
    else dataset.theme = before;
  }
}

/** A drawing of the page as text, each shape with the look it has there. */
function copied(svg: SVGSVGElement, x: number, y: number, width: number, height: number): string {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  dress(svg, copy);
  for (const [name, value] of Object.entries({ x, y, width, height }))
    copy.setAttribute(name, String(Math.round(value * 10) / 10));
  copy.setAttribute('overflow', 'visible');
  return new XMLSerializer().serializeToString(copy);
}

const KEPT = new Set(
  'd x y x1 x2 y1 y2 cx cy r rx ry width height points transform viewBox preserveAspectRatio id patternUnits patternTransform overflow'.split(
    ' ',
  ),
);

function dress(from: Element, to: Element): void {
  const style = getComputedStyle(from);
  const isText = from.tagName === 'text' || from.tagName === 'tspan';
  for (const { name } of [...to.attributes]) if (!KEPT.has(name)) to.removeAttribute(name);
  for (const [name, usual] of Object.entries(STYLES)) {
    if (name.startsWith('font') && !isText) continue;
    const own = from.getAttribute(name);
    const value = own?.startsWith('url(') ? own : style.getPropertyValue(name);
    if (value && value !== usual) to.setAttribute(name, value);
  }
  [...from.children].forEach((child, at) => {
    const copy = to.children[at];
    if (copy) dress(child, copy);
  });
  // What leads somewhere on the page only draws in a file.
  for (const link of [...to.children].filter(({ tagName }) => tagName === 'a')) {
    const group = document.createElementNS('http://www.w3.org/2000/svg', 'g');
    group.append(...link.childNodes);
    link.replaceWith(group);
  }
}

import type { TableId } from '../load/package.ts';
import type { PackageSummary } from '../load/summary.ts';
import { PATTERNS } from '../ui/colour.ts';
import { chartsIn, drawnCharts, drawnTable } from './chart_picture.ts';
import { jsonText, plainCsv, spreadsheetCsv } from './formats.ts';
import { framed, heldNote, type LegendItem, pngOf } from './frame.ts';
import { namesOf, readScreen, textOf } from './read_screen.ts';
import { type About, type Sheet, slug } from './sheet.ts';
import { withhold } from './withhold.ts';

/** A file that may be taken out, made with the reader's k when it is asked for. */
export interface Offer {
  readonly label: string;
  readonly help: string;
  readonly make: (k: number) => Promise<{ readonly name: string; readonly file: Blob }>;
}

/** What there is to take out of one place. */
export interface Taking {
  readonly title: string;
  /** What a reader should know before taking a picture out; empty when nothing. */
  readonly caution: string;
  /** Cells that a k costs; undefined where the rule has nothing to look at. */
  readonly held: ((k: number) => number) | undefined;
  readonly data: readonly Offer[];
  readonly pictures: readonly Offer[];
}

export type Taker = (about: About, summary: PackageSummary) => Taking;

/** What a place says of what is taken out of it. */
export interface TakeProps {
  /** Tables whose publishers are told as the source; else those of the screen. */
  readonly tables?: readonly TableId[];
  /** What a chart is of, where it does not say it itself. */
  readonly detail?: string;
  /** Shows what the page keeps folded, so that nothing is left out of the file. */
  readonly unfold?: () => void;
  /** What is taken out; else what stands right before, as it is on the screen. */
  readonly taker?: () => Promise<Taker>;
}

/** Takes out what is on the screen in an element. Undefined where it holds nothing that we know how to read. */
export function takeScreen(
  subject: Element,
  about: About,
  summary: PackageSummary,
  said: string | undefined,
): Taking | undefined {
  const sheet = readScreen(subject, summary.territory);
  const { title } = namesOf(subject);
  const table = subject.matches('table') ? subject : subject.querySelector('table');
  const own = subject instanceof SVGSVGElement ? [subject] : chartsIn(subject);
  if (!sheet && own.length === 0) return undefined;
  const draw =
    table instanceof HTMLTableElement && sheet
      ? (k: number) => {
          const after = withhold(sheet, k).sheet.rows;
          return drawnTable(
            table,
            (row) => sheet.rows[row]?.cells.some((cell, at) => after[row]?.cells[at] !== cell) ?? false,
          );
        }
      : () => drawnCharts(own);
  // A list of figures and a table may stand under the same heading.
  const name = `${slug(title).slice(0, 80)}${sheet && !table ? '-cifras' : ''}`;
  return {
    title,
    caution:
      own.length > 0 && !sheet
        ? 'El gráfico muestra lo mismo que la pantalla: la regla de celdas chicas no se le aplica.'
        : '',
    held: sheet && ((k) => withhold(sheet, k).held),
    data: sheet ? dataOffers(name, about, () => sheet) : [],
    pictures:
      own.length === 0
        ? []
        : pictureOffers(name, async (k) => {
            await document.fonts.ready;
            const { body, height } = draw(k);
            const detail =
              said ?? sheet?.detail ?? own[0]?.querySelector(':scope > title')?.textContent ?? '';
            return framed({
              title,
              detail,
              legend: legendBeside(subject),
              body,
              height,
              notes: [
                ...notesOf(subject),
                ...(sheet && table && withhold(sheet, k).held > 0 ? [heldNote(k)] : []),
              ],
              about,
            });
          }),
  };
}

/** The three formats of a sheet. */
export function dataOffers(name: string, about: About, read: () => Sheet): readonly Offer[] {
  const offer = (
    label: string,
    help: string,
    ending: string,
    type: string,
    write: (sheet: Sheet, about: About, k: number) => string,
  ): Offer => ({
    label,
    help,
    make: async (k) => ({
      name: `${name}${ending}`,
      file: new Blob([write(withhold(read(), k).sheet, about, k)], { type: `${type};charset=utf-8` }),
    }),
  });
  return [
    offer('CSV para Excel', 'con ; y coma decimal', '.csv', 'text/csv', spreadsheetCsv),
    offer('CSV simple', 'con , y punto decimal, para programas', '-simple.csv', 'text/csv', plainCsv),
    offer('JSON', 'con unidad, intervalo y razón de lo que falta', '.json', 'application/json', jsonText),
  ];
}

/** A picture as PNG and as SVG. */
export function pictureOffers(name: string, draw: (k: number) => Promise<string>): readonly Offer[] {
  return [
    {
      label: 'PNG',
      help: 'para un documento o la web',
      make: async (k) => ({ name: `${name}.png`, file: await pngOf(await draw(k)) }),
    },
    {
      label: 'SVG',
      help: 'para imprenta, se puede retocar',
      make: async (k) => ({
        name: `${name}.svg`,
        file: new Blob([await draw(k)], { type: 'image/svg+xml;charset=utf-8' }),
      }),
    },
  ];
}

/** The signs of the legend that a list of the same section gives to small maps. */
function legendBeside(subject: Element): readonly LegendItem[] {
  if (!subject.querySelector('.year-map')) return [];
  return [...(subject.parentElement?.querySelectorAll('.year-legend li') ?? [])].map((item): LegendItem => {
    const sign = item.querySelector<HTMLElement>('.swatch');
    const pattern = PATTERNS.find((one) => sign?.classList.contains(`hatch-${one}`));
    const text = textOf(item);
    return pattern ? { pattern, text } : sign ? { fill: sign.style.background, text } : { text };
  });
}

/** What the caption of a chart says of its signs and lines. */
function notesOf(subject: Element): readonly string[] {
  const items = [...subject.querySelectorAll('figcaption li')].flatMap((item) => {
    const text = textOf(item);
    if (item.querySelector('.is-few')) return [`Hueco: ${text}.`];
    if (item.querySelector('svg rect')) return [`Cuadrado: ${text}.`];
    return item.querySelector('svg') ? [`Punto: ${text}.`] : [text];
  });
  return items.length === 0 ? [] : [items.join(' ')];
}

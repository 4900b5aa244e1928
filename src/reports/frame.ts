import faceUrl from '@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2?url';
import type { Pattern } from '../ui/colour.ts';
import { formatDate } from '../ui/format.ts';
import { type About, versionWords } from './sheet.ts';

/** Colours of paper: a picture is for print whatever the screen is. */
export const INK = '#1d1c1a';
export const SOFT = '#55514a';
export const LINE = '#dcd7cc';
export const HATCH = '#8d877a';
export const LAND = '#e3e6e4';
const PAPER = '#ffffff';
const WARN = '#9b1c1c';
const FACE = "'Source Sans 3', 'Source Sans Pro', 'Helvetica Neue', Arial, sans-serif";

export const WIDTH = 860;
export const MARGIN = 28;
/** Room for what is drawn between the margins. */
export const INNER = WIDTH - 2 * MARGIN;

/** How many pixels of a PNG make one of the picture. */
const PNG_SCALE = 2;

/** One sign of a legend: a colour, or the pattern of a kind of missing; with neither, words alone. */
export interface LegendItem {
  readonly fill?: string;
  readonly pattern?: Pattern;
  /** Radius of a circle of that size, in the colour given. */
  readonly circle?: number;
  readonly text: string;
}

/** What a picture is made of; `body` is SVG drawn from its own top left corner, `INNER` wide at the most. */
export interface Picture {
  readonly title: string;
  readonly detail: string;
  readonly legend: readonly LegendItem[];
  readonly body: string;
  readonly height: number;
  readonly notes: readonly string[];
  readonly about: About;
}

/** A picture as an SVG of its own: title, legend, drawing, source and date, and that it is made up where it is. */
export function framed(picture: Picture): string {
  const { title, detail, body, height, about } = picture;
  const parts: string[] = [];
  let y = MARGIN;
  const lines = (text: string, size: number, weight: number, colour: string, gap = 1.25) => {
    for (const line of wrapped(text, INNER, size, weight)) {
      y += size * gap;
      parts.push(textAt(line, MARGIN, y, { size, weight, colour }));
    }
  };
  parts.push(`<rect x="${MARGIN}" y="${MARGIN - 8}" width="44" height="4" fill="${INK}"/>`);
  if (about.fictitious) {
    lines('FICTICIO: los negocios y las cifras de este gráfico son inventados', 14, 700, WARN);
    y += 4;
  }
  lines(title, 24, 700, INK, 1.15);
  if (detail) {
    y += 2;
    lines(detail, 14, 400, SOFT);
  }
  const legend = legendOf(picture.legend, y + 14);
  parts.push(legend.svg);
  y = legend.bottom + 14;
  parts.push(`<g transform="translate(${MARGIN} ${y})">${body}</g>`);
  y += height + 10;
  parts.push(`<line x1="${MARGIN}" x2="${WIDTH - MARGIN}" y1="${y}" y2="${y}" stroke="${LINE}"/>`);
  y += 2;
  for (const note of [...picture.notes, `Fuente: ${about.source}.`, colophon(about)])
    lines(note, 12, 400, SOFT);
  y += MARGIN - 8;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${Math.ceil(y)}" viewBox="0 0 ${WIDTH} ${Math.ceil(y)}" font-family="${FACE}" role="img">`,
    `<title>${escaped(title)}</title>`,
    `<desc>${escaped(`${detail} Fuente: ${about.source}. ${colophon(about)}`)}</desc>`,
    `<defs>${hatches()}</defs>`,
    `<rect width="100%" height="100%" fill="${PAPER}"/>`,
    ...parts,
    '</svg>',
  ].join('');
}

/** Said under a picture where the rule of small cells held something back. */
export function heldNote(k: number): string {
  return `Reservado: celdas de 1 a ${k} casos, y las que permitirían sacarlas.`;
}

function colophon(about: About): string {
  const { packageTitle, created, fictitious } = about;
  const date = formatDate(created).replaceAll('\u2060', '');
  const title = `${packageTitle}${fictitious ? ' (FICTICIO)' : ''}`;
  return `Mapa Territorial de Oportunidades. ${[title, versionWords(about), date].filter(Boolean).join(', ')}.`;
}

/** Signs with their words, one after another, as many lines as they need. */
function legendOf(
  items: readonly LegendItem[],
  top: number,
): { readonly svg: string; readonly bottom: number } {
  let x = MARGIN;
  let y = top;
  const tallest = Math.max(0, ...items.map(({ circle = 0 }) => 2 * circle - 12));
  const parts = items.map(({ fill, pattern, circle, text }) => {
    const hasSign = fill !== undefined || pattern !== undefined;
    const indent = circle ? 2 * circle + 6 : hasSign ? 22 : 0;
    const width = indent + widthOf(text, 13) + 18;
    if (x > MARGIN && x + width - 18 > WIDTH - MARGIN) {
      x = MARGIN;
      y += 20 + tallest;
    }
    const paint = pattern ? `url(#trama-${pattern})` : (fill ?? LAND);
    const middle = y + tallest / 2;
    const box = circle
      ? `<circle cx="${x + circle}" cy="${middle + 6}" r="${circle}" fill="${paint}" fill-opacity="0.45" stroke="${HATCH}" stroke-width="0.5"/>`
      : `<rect x="${x}" y="${middle}" width="16" height="12" fill="${paint}" stroke="${HATCH}" stroke-width="0.5"/>`;
    const sign = `${hasSign ? box : ''}${textAt(text, x + indent, middle + 11, { size: 13, weight: 400, colour: INK })}`;
    x += width;
    return sign;
  });
  return { svg: parts.join(''), bottom: items.length === 0 ? top - 14 : y + 14 + tallest };
}

/** The patterns of what is missing, as on the map; filled by `url(#trama-…)`. */
function hatches(): string {
  const tile = (id: Pattern, side: number, ink: string, turn = '') =>
    `<pattern id="trama-${id}" width="${side}" height="${side}" patternUnits="userSpaceOnUse"${turn}><rect width="${side}" height="${side}" fill="${LAND}"/>${ink}</pattern>`;
  const turned = ' patternTransform="rotate(45)"';
  const dot = (side: number, radius: number) =>
    `<circle cx="${side / 2}" cy="${side / 2}" r="${radius}" fill="${HATCH}"/>`;
  return [
    tile('sin-dato', 4, `<rect width="1.2" height="4" fill="${HATCH}"/>`, turned),
    tile('reservado', 4, dot(4, 1)),
    tile('bajo-umbral', 7, dot(7, 1.5)),
    tile('pocos-datos', 4, `<rect width="4" height="1" fill="${HATCH}"/>`),
    tile('no-aplica', 5, `<path d="M0 0h5v1H1v4H0z" fill="${HATCH}"/>`, turned),
  ].join('');
}

interface TextStyle {
  readonly size: number;
  readonly weight: number;
  readonly colour: string;
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly italic?: boolean;
}

export function textAt(text: string, x: number, y: number, style: TextStyle): string {
  const { size, weight, colour, anchor = 'start', italic = false } = style;
  return `<text x="${round(x)}" y="${round(y)}" font-size="${size}" font-weight="${weight}" fill="${colour}"${anchor === 'start' ? '' : ` text-anchor="${anchor}"`}${italic ? ' font-style="italic"' : ''}>${escaped(text)}</text>`;
}

/** Words broken in lines that fit a width; a word too long for it stands alone. */
export function wrapped(text: string, width: number, size: number, weight = 400): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(' ').filter(Boolean)) {
    const last = lines.at(-1);
    const longer = last === undefined ? word : `${last} ${word}`;
    if (last === undefined || widthOf(longer, size, weight) > width) lines.push(word);
    else lines[lines.length - 1] = longer;
  }
  return lines;
}

let pen: CanvasRenderingContext2D | null | undefined;

export function widthOf(text: string, size: number, weight = 400): number {
  pen ??= document.createElement('canvas').getContext('2d');
  if (!pen) return text.length * size * 0.52;
  pen.font = `${weight} ${size}px ${FACE}`;
  return pen.measureText(text).width;
}

/** Text of a file, as text: nothing in it is markup. Signs that no XML may hold are left out. */
export function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

/** An SVG as a PNG at twice its size, with our own letters. */
export async function pngOf(svg: string): Promise<Blob> {
  const face = await fetch(faceUrl).then((answer) => answer.blob());
  const letters = `<style>@font-face{font-family:'Source Sans 3';font-weight:200 900;src:url(${await dataUrl(face)})}</style>`;
  const url = URL.createObjectURL(
    new Blob([svg.replace('<defs>', `<defs>${letters}`)], { type: 'image/svg+xml;charset=utf-8' }),
  );
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = image.naturalWidth * PNG_SCALE;
    canvas.height = image.naturalHeight * PNG_SCALE;
    const brush = canvas.getContext('2d');
    if (!brush) throw new Error('El navegador no puede dibujar la imagen.');
    brush.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((keep, fail) =>
      canvas.toBlob(
        (blob) => (blob ? keep(blob) : fail(new Error('El navegador no puede guardar la imagen.'))),
        'image/png',
      ),
    );
  } finally {
    URL.revokeObjectURL(url);
  }
}

function dataUrl(blob: Blob): Promise<string> {
  return new Promise((keep, fail) => {
    const reader = new FileReader();
    reader.onload = () => keep(String(reader.result));
    reader.onerror = () => fail(reader.error ?? new Error('No se pudo leer la letra.'));
    reader.readAsDataURL(blob);
  });
}

import { strToU8, zipSync } from 'fflate';

/** A cell of a made-up spreadsheet: text, a number as the file writes it, or a day as its serial number. */
export type BookCell = string | { readonly n: string } | { readonly dia: number } | undefined;

/** The least that a spreadsheet program takes for an .xlsx: rows from the first line on, texts inline. */
export function xlsx(sheets: Readonly<Record<string, readonly (readonly BookCell[])[]>>): Uint8Array {
  const names = Object.keys(sheets);
  const xml = (body: string) => strToU8(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>${body}`);
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const relations = 'http://schemas.openxmlformats.org/package/2006/relationships';
  const files: Record<string, Uint8Array> = {
    '[Content_Types].xml': xml(
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
    ),
    'xl/workbook.xml': xml(
      `<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${names.map((name, at) => `<sheet name="${name}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`).join('')}</sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': xml(
      `<Relationships xmlns="${relations}">${names.map((_, at) => `<Relationship Id="rId${at + 1}" Type="${office}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`).join('')}<Relationship Id="rId99" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
    ),
    'xl/styles.xml': xml(
      `<styleSheet xmlns="${main}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>`,
    ),
  };
  names.forEach((name, at) => {
    const rows = (sheets[name] ?? []).map((cells, row) => {
      const written = cells.map((cell, place) => cellXml(cell, `${letter(place)}${row + 1}`)).join('');
      return written === '' ? '' : `<row r="${row + 1}">${written}</row>`;
    });
    files[`xl/worksheets/sheet${at + 1}.xml`] = xml(
      `<worksheet xmlns="${main}"><sheetData>${rows.join('')}</sheetData></worksheet>`,
    );
  });
  return zipSync(files);
}

function cellXml(cell: BookCell, place: string): string {
  if (cell === undefined) return '';
  if (typeof cell === 'string')
    return `<c r="${place}" t="inlineStr"><is><t>${cell.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</t></is></c>`;
  return 'n' in cell
    ? `<c r="${place}"><v>${cell.n}</v></c>`
    : `<c r="${place}" s="1"><v>${cell.dia}</v></c>`;
}

function letter(place: number): string {
  return String.fromCharCode(65 + place);
}

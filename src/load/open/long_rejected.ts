import Papa from 'papaparse';
import { buildCellLocator } from '../../domain/cell_index.ts';
import { buildTerritory } from '../../domain/territory.ts';
import { readBoundaries } from '../boundaries.ts';
import { decodeText } from '../decode.ts';
import { harmless } from './canonical.ts';
import type { Composed, Piece } from './compose.ts';
import type { Watch } from './contract.ts';
import type { DeskBase } from './items.ts';

/** Bytes of rows left out that are given back at once: whoever mends them by hand mends fewer. */
const MOST = 50 * 1024 * 1024;

/** Every row that a long register leaves out, in the file's own columns and separator: all of the file is read for it. Empty where there is none. */
export async function longRejected(
  piece: Piece,
  base: DeskBase,
  composed: Composed,
  watch: Watch,
): Promise<string> {
  const { content } = piece;
  if (content.kind !== 'registro') return '';
  const outline = composed.files.get('propios/comunas.geojson');
  const shipped = base.raw.resources.find(({ mapa }) => mapa.tabla === 'comunas');
  const bytes = outline
    ? new Uint8Array(await outline.arrayBuffer())
    : await base.files.read(shipped?.path ?? '');
  const boundaries = bytes ? readBoundaries(bytes, shipped?.path ?? '').value : [];
  const territory = buildTerritory(boundaries.map(({ comuna }) => comuna));
  const geometryOf = new Map(boundaries.map(({ comuna, geometry }) => [comuna.cut, geometry]));
  const { blobSource, examineRegister, rejectedOf } = await import('../bulk/register.ts');
  const exam = await examineRegister(
    blobSource(content.blob, piece.shown),
    {
      file: piece.shown,
      names: content.names,
      delimiter: content.delimiter,
      territory,
      locate: buildCellLocator(territory.comunas.map(({ cut }) => geometryOf.get(cut) ?? null)),
      referential: outline === undefined && shipped?.mapa.referencial === true,
      comunas: content.comunas,
    },
    watch,
  );
  if (exam.rejected.length === 0) return '';
  const slices = rejectedOf(content.blob, exam.rejected, exam.headerRange);
  const some = new Uint8Array(await slices.slice(0, MOST).arrayBuffer());
  const whole = slices.size <= MOST ? some : some.subarray(0, some.lastIndexOf(0x0a) + 1);
  // In the file's own separator, so that its numbers are read as they were; what a spreadsheet would run is guarded.
  const rows = Papa.parse<string[]>(decodeText(whole).text, {
    delimiter: exam.separator,
    skipEmptyLines: true,
  });
  const safe = rows.data.map((cells) => cells.map(harmless));
  return `\uFEFF${Papa.unparse(safe, { delimiter: exam.separator, newline: '\r\n' })}\r\n`;
}

import { createReadStream, createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import Papa from 'papaparse';
import { amount, type Codec, count, isFault, latitude, longitude, text } from '../../../src/load/columns.ts';
import { REGISTER_COLUMNS } from '../agregar/sql.ts';

const CODECS: Readonly<Record<string, Codec<unknown>>> = {
  longitud: longitude,
  latitud: latitude,
  trabajadores: count,
  ventas_uf: amount,
};
const NOTHING = '\\N';

/**
 * Writes the register as a cluster would have it, in columns with their types, and gives how many rows its table cannot hold
 * (those with more cells than columns). Only cells are read here: where a row lies, what it does and whether it counts is left
 * to the text.
 */
export async function writeRegister(csv: string, path: string): Promise<number> {
  let ragged = 0;
  const rows = async function* (): AsyncGenerator<string> {
    const parsed = createReadStream(csv, 'utf8').pipe(Papa.parse(Papa.NODE_STREAM_INPUT, { delimiter: ',' }));
    let header: readonly string[] | undefined;
    let line = 0;
    let batch = '';
    for await (const cells of parsed as AsyncIterable<readonly string[]>) {
      line += 1;
      if (!header) {
        header = cells;
        continue;
      }
      if (cells.length > header.length && cells.slice(header.length).some((cell) => cell.trim() !== '')) {
        ragged += 1;
        continue;
      }
      const named = header;
      const cellOf = (name: string) => cells[named.indexOf(name)] ?? '';
      batch += `${REGISTER_COLUMNS.map(([name]) => typed(name, line, cellOf)).join('\t')}\n`;
      if (batch.length < 2 ** 18) continue;
      yield batch;
      batch = '';
    }
    yield batch;
  };
  await pipeline(Readable.from(rows()), createWriteStream(path));
  return ragged;
}

function typed(name: string, line: number, cellOf: (name: string) => string): string {
  if (name === 'fila') return String(line);
  if (name === 'ventas_reservadas') return cellOf('ventas_uf').trim() === '*' ? '1' : '0';
  const cell = (CODECS[name] ?? text).read(cellOf(name), 'punto');
  if (isFault(cell) || !('value' in cell)) return NOTHING;
  // None of these stands in a table parted by tabulators.
  return String(cell.value).replace(/[\t\n\r\\]/g, ' ');
}

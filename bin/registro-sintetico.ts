import { once } from 'node:events';
import { createWriteStream, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { registerLines } from './lib/registro-sintetico.ts';

const HELP = `Uso: npm run registro -- --filas N --salida ARCHIVO [--semilla S] [--limites ARCHIVO]

Escribe un registro de negocios inventados, con doce columnas y algunos errores puestos a propósito, para medir
con qué largo se puede trabajar. La misma semilla da el mismo archivo.`;

/** Lines written at a time. */
const BATCH = 4000;

export async function main(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      filas: { type: 'string' },
      salida: { type: 'string' },
      semilla: { type: 'string', default: '20261121' },
      limites: { type: 'string', default: 'data/chile/comunas.topojson' },
      ayuda: { type: 'boolean', default: false },
    },
  });
  const rows = Number(values.filas);
  const seed = Number(values.semilla);
  if (
    values.ayuda ||
    !values.salida ||
    !Number.isSafeInteger(rows) ||
    rows < 0 ||
    !Number.isSafeInteger(seed)
  ) {
    console.log(HELP);
    return values.ayuda ? 0 : 2;
  }
  const out = createWriteStream(values.salida);
  const write = async (lines: readonly string[]) => {
    if (!out.write(lines.join(''))) await once(out, 'drain');
  };
  let batch: string[] = [];
  for (const line of registerLines(readFileSync(values.limites), rows, seed)) {
    batch.push(line);
    if (batch.length < BATCH) continue;
    await write(batch);
    batch = [];
  }
  await write(batch);
  out.end();
  await once(out, 'close');
  console.log(`${values.salida}: ${rows.toLocaleString('es-CL')} negocios inventados, semilla ${seed}`);
  return 0;
}

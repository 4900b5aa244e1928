import { readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { readBoundaries } from '../src/load/boundaries.ts';
import { hasFatal } from '../src/load/checked.ts';
import { areaKm2, createSnapper, outline, tile, toTopology } from './lib/hexagonos.ts';
import { INDEX_COLUMNS, INDEX_FILE, makeIndex } from './lib/indice.ts';
import { cell, readTable, toCsv } from './lib/tablas.ts';

const USAGE =
  'Uso: npm run contorno -- <límites oficiales .geojson|.topojson> <códigos .csv> --salida <archivo .topojson>';

/**
 * H3 resolution of the whole country: cells of about 5 km², edges of about 1.4 km. One resolution is one
 * exact tiling.
 */
const RESOLUTION = 7;

/** Steps along each side of the bounding box; it is some 4,800 km long, so a step is about 40 m. */
const QUANTIZATION = 1e5;

const COLUMNS = ['cut', 'comuna', 'cod_provincia', 'provincia', 'cod_region', 'region'] as const;
type Properties = Record<(typeof COLUMNS)[number], string>;

/**
 * Makes the hexagonal outline of the comunas from an official boundary file. Codes and names come from the
 * CUT table (columns cut, comuna, cod_provincia, provincia, cod_region, region), so that every comuna is
 * there and is called as SUBDERE calls it, drawn or not. Beside it goes their index (`comunas_indice.csv`).
 */
export async function main(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { salida: { type: 'string' } },
  });
  const [boundaryFile, codeFile] = positionals;
  if (!boundaryFile || !codeFile || !values.salida) {
    console.error(USAGE);
    return 2;
  }

  const { value: boundaries, issues } = readBoundaries(readFileSync(boundaryFile), basename(boundaryFile));
  for (const issue of issues) console.error(`${issue.severity}: ${issue.message}`);
  if (hasFatal(issues)) return 1;

  const places = readTable(codeFile)
    .map((line) => Object.fromEntries(COLUMNS.map((column) => [column, cell(line, column)])) as Properties)
    .sort((a, b) => (a.cut < b.cut ? -1 : 1));
  const geometries = new Map(boundaries.map((one) => [one.comuna.cut as string, one.geometry]));
  const strangers = [...geometries.keys()].filter((cut) => !places.some((place) => place.cut === cut));
  if (strangers.length > 0) {
    console.error(`Estos códigos del archivo de límites no están en la tabla CUT: ${strangers.join(', ')}`);
    return 1;
  }

  const { cells, rescues, contested, lost } = tile(
    places.map(({ cut }) => ({ cut, geometry: geometries.get(cut) ?? null })),
    RESOLUTION,
  );
  if (lost.length > 0) {
    console.error(`No hubo celda para ${lost.join(', ')}: el contorno no se escribe.`);
    return 1;
  }

  const snap = createSnapper();
  const zones = places.map((properties) => ({
    properties,
    geometry: outline(cells.get(properties.cut) ?? [], snap),
  }));
  const text = `${JSON.stringify(toTopology('comunas', zones, QUANTIZATION))}\n`;
  writeFileSync(values.salida, text);
  const index = join(dirname(values.salida), INDEX_FILE);
  writeFileSync(index, toCsv(INDEX_COLUMNS, makeIndex(Buffer.from(text))));

  const counts = [...cells].filter(([, list]) => list.length > 0).sort((a, b) => a[1].length - b[1].length);
  const all = counts.flatMap(([, list]) => list);
  const undrawn = zones.filter(({ geometry }) => geometry === null).map(({ properties }) => properties);
  console.log(`${values.salida}: ${zones.length} comunas, ${counts.length} con contorno`);
  console.log(`${index}: sus nombres y centros`);
  console.log(
    `  sin contorno: ${undrawn.map(({ cut, comuna }) => `${comuna} (${cut})`).join(', ') || 'ninguna'}`,
  );
  console.log(`  ${all.length} celdas H3 de resolución ${RESOLUTION}, ${Math.round(areaKm2(all))} km²`);
  console.log(
    `  menos celdas: ${counts
      .slice(0, 5)
      .map(([cut, list]) => `${cut} ${list.length}`)
      .join(', ')}`,
  );
  console.log(`  centros en dos comunas a la vez (quedan en la de menor código): ${contested}`);
  console.log(`  comunas sin ningún centro, con celda cedida por una vecina: ${rescues.length}`);
  for (const { cut, cell: given, from } of rescues)
    console.log(`    ${cut} recibe ${given} de ${from ?? 'nadie'}`);
  const bytes = Buffer.byteLength(text);
  const packed = gzipSync(text, { level: 9 }).length;
  console.log(`  ${(bytes / 1000).toFixed(0)} kB, ${(packed / 1000).toFixed(0)} kB con gzip`);
  return 0;
}

/**
 * `npm run bench`: ratios against a named alternative, in the same run. Milliseconds are of this machine and this moment;
 * what is carried from one place to another is the ratio. `npm run bench -- registro` measures a long register and no more.
 */
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { booleanPointInPolygon } from '@turf/turf';
import type { MultiPolygon, Polygon } from 'geojson';
import Papa from 'papaparse';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { build } from 'vite';
import { createChance } from '../../bin/lib/azar.ts';
import type { Grid } from '../../src/domain/grid.ts';
import type { Inputs } from '../../src/domain/inputs.ts';
import { decade, gridsOf } from './decade.ts';
import { compare, type Timing, type Way } from './measure.ts';

type Subject = typeof import('./subject.ts');

const PACKAGE = 'data/chile';
const SEED = 20_261_121;
const RUNS = 7;

/** The code under measure in one file, with no more between its parts than the page has (docs/decisions/0009). */
async function bundled(): Promise<Subject> {
  const folder = resolve('.cache/bench/codigo');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  await build({
    root: resolve('.'),
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: 'tests/bench/subject.ts',
      outDir: folder,
      target: 'node20',
      minify: false,
      emptyOutDir: true,
    },
  });
  return import(pathToFileURL(join(folder, 'subject.js')).href) as Promise<Subject>;
}

export interface Ratio {
  readonly what: string;
  readonly subject: Timing;
  readonly other: Timing;
}

async function ratio(what: string, subject: Way, other: Way, runs = RUNS): Promise<Ratio> {
  const [ours, theirs] = await compare([subject, other], { runs });
  if (!ours || !theirs) throw new Error('sin medición');
  return { what, subject: ours, other: theirs };
}

/** Reading the whole package, checked, joined and placed ÷ what most applications do with the same bytes. */
async function loading({ loadPackage }: Subject): Promise<Ratio> {
  const descriptor = JSON.parse(readFileSync(`${PACKAGE}/datapackage.json`, 'utf8'));
  const files = new Map<string, Uint8Array>(
    ['datapackage.json', ...descriptor.resources.map(({ path }: { path: string }) => path)].map((path) => [
      path,
      new Uint8Array(readFileSync(join(PACKAGE, path))),
    ]),
  );
  const source = { read: async (path: string) => files.get(path) };
  return ratio(
    'Abrir el paquete chile, revisado línea por línea',
    {
      name: 'loadPackage',
      run: async () => (await loadPackage(source)).value?.inputs.cubes.length,
    },
    {
      name: 'Papa con objetos y dynamicTyping, sin revisar',
      run: () => {
        let rows = 0;
        for (const [path, bytes] of files) {
          const text = new TextDecoder().decode(bytes);
          if (path.endsWith('.csv'))
            rows += Papa.parse(text, { header: true, dynamicTyping: true, skipEmptyLines: true }).data.length;
          else if (path.endsWith('.topojson')) {
            const topology = JSON.parse(text) as Topology;
            rows += feature(topology, topology.objects.comunas as GeometryCollection).features.length;
          }
        }
        return rows;
      },
    },
  );
}

/** One pass that adds up every known cell of some tables: the least that any analysis of them can do. */
function plainPass(name: string, read: readonly Grid[]): Way {
  return {
    name,
    run: () => {
      let total = 0;
      for (const { value: values, state } of read)
        for (let at = 0; at < values.length; at += 1) if (state[at] === 0) total += values[at] ?? 0;
      return total;
    },
  };
}

/** Every indicator, percentile and score of a table, and a change of weight ÷ reading the same numbers once. */
async function analysing(
  { analyse, scoreGrid }: Subject,
  what: string,
  inputs: Inputs,
  pass: Way,
): Promise<readonly Ratio[]> {
  const analysis = analyse(inputs, {});
  if (!analysis) throw new Error('el paquete no abre');
  return [
    await ratio(
      `Analizar ${what}, todas las cifras`,
      { name: 'analyse', run: () => analyse(inputs, {})?.potential.value[0] },
      pass,
    ),
    await ratio(
      `Cambiar un peso en ${what}`,
      {
        name: 'scoreGrid',
        run: () => scoreGrid(analysis.percentiles, { ...analysis.settings.weights, densidad: 2 }).value[0],
      },
      pass,
    ),
  ];
}

/** A weight moved, with a thousand draws of one sector ÷ adding up the percentiles drawn. */
async function placesOf(subject: Subject, inputs: Inputs): Promise<Ratio> {
  const context = subject.buildContext(inputs, subject.settle(inputs, {}));
  const analysis = subject.analyse(inputs, {});
  if (!context || !analysis) throw new Error('el paquete no abre');
  const percentiles = subject.sectorPercentiles(context, analysis.grids, 6);
  const drawn = subject.drawPercentiles({ context, column: 6, seed: 2008, draws: 1000 }, percentiles);
  const { weights } = analysis.settings;
  return ratio(
    'Mover un peso con mil sorteos de un sector: puestos y bandas',
    {
      name: 'bandsOf',
      run: () => subject.bandsOf(drawn, { ...weights, densidad: 2 }, 'aritmetica').median[0],
    },
    {
      name: 'una pasada por los percentiles sorteados',
      run: () =>
        drawn.terms.reduce((total, { percentiles: one }) => {
          let sum = 0;
          for (let at = 0; at < one.length; at += 1) sum += one[at] ?? 0;
          return total + sum;
        }, 0),
    },
  );
}

async function analyses(subject: Subject): Promise<readonly Ratio[]> {
  const { value } = await subject.loadPackage({
    read: async (path) => new Uint8Array(readFileSync(join(PACKAGE, path))),
  });
  const inputs = value?.inputs;
  const [cube] = inputs?.cubes ?? [];
  if (!inputs || !cube) throw new Error('el paquete no abre');
  const own = [cube.firms, cube.firmYears, cube.closures].filter((grid): grid is Grid => grid !== undefined);
  const large = decade(inputs, SEED);
  return [
    ...(await analysing(
      subject,
      '346 comunas × 20 sectores',
      inputs,
      plainPass('una pasada por las mismas celdas', own),
    )),
    ...(await analysing(
      subject,
      '346 comunas × 88 divisiones × 10 años inventados',
      large,
      plainPass('una pasada por los números de los diez años', gridsOf(large)),
    )),
    await placesOf(subject, inputs),
  ];
}

/** 100,000 points in their comuna ÷ asking every comuna for each point (measured on some of them, told per point). */
async function placing({ buildLocator, loadPackage }: Subject): Promise<Ratio> {
  const { value } = await loadPackage({
    read: async (path) => new Uint8Array(readFileSync(join(PACKAGE, path))),
  });
  const boundaries = (await value?.boundaries())?.value.boundaries ?? [];
  const areas: readonly (Polygon | MultiPolygon)[] = boundaries.flatMap(({ geometry }) => geometry ?? []);
  const chance = createChance(SEED);
  // Around corners of outlines, so that points fall where the comunas are and near their edges, the hard case.
  const corners = areas.flatMap((area) =>
    (area.type === 'Polygon' ? [area.coordinates] : area.coordinates).flatMap(([ring]) => ring ?? []),
  );
  const points = Array.from({ length: 100_000 }, () => {
    const [longitude = NaN, latitude = NaN] = chance.pick(corners);
    return [longitude + 0.1 * chance.normal(), latitude + 0.1 * chance.normal()] as const;
  });
  const few = points.slice(0, 200);
  const locate = buildLocator(areas);
  const scan = (longitude: number, latitude: number) =>
    areas.findIndex((area) => booleanPointInPolygon([longitude, latitude], area));
  for (const [longitude, latitude] of few)
    if (locate(longitude, latitude) !== scan(longitude, latitude))
      throw new Error('el índice y Turf no coinciden');
  const countInside = (list: typeof points, where: (longitude: number, latitude: number) => number) =>
    list.reduce((acc, [longitude, latitude]) => acc + (where(longitude, latitude) >= 0 ? 1 : 0), 0);
  return ratio(
    'Ubicar 100.000 puntos en su comuna (por punto)',
    { name: 'buildLocator', units: points.length, run: () => countInside(points, locate) },
    { name: 'Turf, preguntando a las 345 comunas', units: few.length, run: () => countInside(few, scan) },
    5,
  );
}

const figures = (value: number) => value.toLocaleString('es-CL', { maximumSignificantDigits: 3 });

function print(rows: readonly Ratio[]): void {
  const lines = rows.map(({ what, subject, other }) => [
    what,
    figures(subject.median / other.median),
    `${figures(subject.fastest / other.median)} a ${figures(subject.slowest / other.median)}`,
    `${subject.name} ${figures(subject.median)} ms`,
    `${other.name} ${figures(other.median)} ms`,
  ]);
  const table = [['qué', 'razón', 'de la más rápida a la más lenta', 'lo nuestro', 'contra'], ...lines];
  const widths = (table[0] ?? []).map((_, at) => Math.max(...table.map((cells) => (cells[at] ?? '').length)));
  for (const cells of table)
    console.log(
      cells
        .map((one, at) => one.padEnd(widths[at] ?? 0))
        .join('  ')
        .trimEnd(),
    );
}

export async function main([part]: string[]): Promise<number> {
  const subject = await bundled();
  if (part === 'registro') {
    const { registerRatios } = await import('./register.ts');
    console.log(`Medianas de 5 corridas intercaladas, semilla ${SEED}. La razón viaja; los ms, no.\n`);
    print(await registerRatios(subject));
    return 0;
  }
  console.log(
    `Medianas de ${RUNS} corridas intercaladas (5 en puntos), semilla ${SEED}. La razón viaja; los ms, no.\n`,
  );
  print([await loading(subject), ...(await analyses(subject)), await placing(subject)]);
  return 0;
}

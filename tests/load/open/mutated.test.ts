import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { loadPackage } from '../../../src/load/load.ts';
import type { Choices } from '../../../src/load/open/contract.ts';
import { examine, makePackage, rejectedRows } from '../../../src/load/open/desk.ts';
import { ownSource } from '../../../src/load/own_files.ts';
import { xlsx } from './book.ts';
import { bring, brought, watching } from './brought.ts';

const SEEDS: readonly (readonly [name: string, text: string])[] = [
  [
    'negocios.csv',
    'Título del año 2025;;;;;\nid;nombre;comuna;sector;longitud;latitud\n1;Uno;Calama;47;-68,92;-22,46\n2;"Dos; y medio";Iquique;G;;\n3;"Tres ""y"" más\nen dos líneas";Antofagasta;C;-70,4;-23,6\n4;=1+1;Kalama;X;;\n',
  ],
  [
    'conteo.csv',
    'año,cut,rubro,empresas,trabajadores\n2023,02201,G,10,"1,200"\n2023,01101,C,*,3\n2023,1101,F,2.5,-1\n2023,16101,A,s/i,4\nTotal,,,12,\n',
  ],
  ['comunas.csv', 'comuna\tpoblacion\tsuperficie\nCalama\t1.000\t2,5\nIquique\t200\t\nCalama\t3\t4\n'],
  [
    'formacion.csv',
    'año;comuna;area;nivel;matricula\n2024;Calama;Salud;tecnico;30\n2024;Iquique;Salud;otro;x\n',
  ],
];

/** What happens to files on the way: bytes flipped, cut or put in, columns swapped, separators and quotes mixed. */
const hurt = fc.oneof(
  fc.record({ kind: fc.constant('voltear' as const), at: fc.nat(999), byte: fc.nat(255) }),
  fc.record({ kind: fc.constant('cortar' as const), at: fc.nat(999), byte: fc.nat(40) }),
  fc.record({
    kind: fc.constant('poner' as const),
    at: fc.nat(999),
    byte: fc.constantFrom(...[...'";,\t\n\r=*-0A'].map((sign) => sign.charCodeAt(0))),
  }),
  fc.record({ kind: fc.constant('repetir' as const), at: fc.nat(999), byte: fc.nat(60) }),
  fc.record({ kind: fc.constant('separador' as const), at: fc.nat(5), byte: fc.constantFrom(44, 59, 9) }),
);

function mutated(text: string, hurts: readonly { kind: string; at: number; byte: number }[]): Uint8Array {
  let bytes = [...strToU8(text)];
  for (const { kind, at, byte } of hurts) {
    const place = bytes.length === 0 ? 0 : Math.floor((at / 1000) * bytes.length);
    if (kind === 'voltear') bytes[place] = byte;
    else if (kind === 'cortar') bytes.splice(place, byte);
    else if (kind === 'poner') bytes.splice(place, 0, byte);
    else if (kind === 'repetir') bytes.splice(place, 0, ...bytes.slice(place, place + byte));
    else
      bytes = bytes.map((one, where) =>
        where % 6 === at && (one === 59 || one === 44 || one === 9) ? byte : one,
      );
  }
  return Uint8Array.from(bytes);
}

const TABLES = ['catastro', 'empresas', 'comunas_datos', 'formacion', 'instrumentos', 'ocupaciones'] as const;

/** Rows in = rows used + rows told, in what is shown before and in what is opened after. */
async function nothingIsLost(
  contents: Readonly<Record<string, Uint8Array>>,
  choices: Choices,
): Promise<void> {
  const desk = await bring(...Object.entries(contents).map(([path, content]) => brought(path, content)));
  const seen = await examine(desk, choices, watching());
  expect(seen.files.map(({ path }) => path).sort()).toEqual(Object.keys(contents).sort());
  for (const file of seen.files) {
    expect(file.used + file.rejected).toBe(file.rows);
    expect(Math.min(file.used, file.rejected)).toBeGreaterThanOrEqual(0);
    if (file.table === 'ninguna') continue;
    const text = await rejectedRows(desk, file.id, choices, watching());
    const told = file.issues.reduce((sum, { count }) => sum + count, 0);
    if (file.rejected > 0 && !file.problem) {
      expect(told).toBeGreaterThan(0);
      expect(text).not.toBe('');
    }
  }
  if (seen.problem !== undefined) return;
  const files = await makePackage(desk, choices, 'Prueba', watching());
  const { value } = await loadPackage(ownSource(files));
  for (const file of seen.files)
    for (const report of value?.reports ?? [])
      if (!file.layout && file.table !== 'comunas_datos' && report.file === file.path)
        expect([report.rows, report.used, report.rejected]).toEqual([file.rows, file.used, file.rejected]);
}

/** All of the files at once, each hurt in its own way: more than five hundred, read, judged, opened and given back. */
test('CSV dañados de cualquier modo ni se caen ni pierden filas en silencio', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.tuple(...SEEDS.map(() => fc.array(hurt, { maxLength: 6 }))),
      fc.tuple(...SEEDS.map(() => fc.option(fc.constantFrom(...TABLES), { nil: undefined, freq: 1 }))),
      async (hurts, tables) => {
        const contents = SEEDS.map(([path, text], at) => [path, mutated(text, hurts[at] ?? [])] as const);
        const choices = SEEDS.flatMap(([path], at) => {
          const table = tables[at];
          return table ? [[path, { table, period: '2024' }] as const] : [];
        });
        await nothingIsLost(Object.fromEntries(contents), Object.fromEntries(choices));
      },
    ),
    { numRuns: 130 },
  );
}, 120_000);

test('bytes cualesquiera, con cualquier nombre, terminan en una tabla o en un mensaje', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uint8Array({ maxLength: 300 }),
      fc.constantFrom('a.csv', 'a.zip', 'a.xlsx', 'a.gz', 'a.geojson', 'a.shp', 'datapackage.json', 'a'),
      async (content, path) => {
        const desk = await bring(brought(path, content));
        const { files } = await examine(desk, {}, watching());
        for (const { table, problem, note, used, rows, rejected } of files) {
          expect(used + rejected).toBe(rows);
          if (table === 'ninguna') expect(problem ?? note).toBeTruthy();
        }
      },
    ),
    { numRuns: 1000 },
  );
}, 60_000);

const ZIP = zipSync(Object.fromEntries(SEEDS.map(([path, text]) => [path, strToU8(text)])));
const BOOK = xlsx({
  Hoja: [
    ['nombre', 'comuna', 'inicio'],
    ['Uno', 'Calama', { dia: 40000 }],
    ['Dos', 'Kalama', { n: '3' }],
  ],
});
test('zips y planillas con bytes cambiados o cortados terminan en una tabla o en un mensaje', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(['z.zip', ZIP] as const, ['z.xlsx', BOOK] as const),
      fc.array(fc.record({ at: fc.nat(), byte: fc.nat(255) }), { maxLength: 8 }),
      fc.option(fc.nat(), { nil: undefined }),
      async ([path, whole], flips, cut) => {
        const bytes = whole.slice(0, cut === undefined ? whole.length : cut % whole.length);
        for (const { at, byte } of flips) if (bytes.length > 0) bytes[at % bytes.length] = byte;
        const desk = await bring(brought(path, bytes));
        const { files } = await examine(desk, {}, watching());
        for (const { used, rows, rejected } of files) expect(used + rejected).toBe(rows);
      },
    ),
    { numRuns: 500 },
  );
}, 60_000);

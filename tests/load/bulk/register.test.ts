import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildLocator } from '../../../src/domain/containment.ts';
import { readRegister } from '../../../src/load/bulk/register.ts';
import type { ByteSource } from '../../../src/load/bulk/source.ts';
import type { Issue } from '../../../src/load/checked.ts';
import { readTable } from '../../../src/load/table.ts';
import { buildCatastro, catastroColumns } from '../../../src/load/tables/catastro.ts';
import { SOURCE, territoryOf } from '../../fixtures/domain.ts';
import { THREE } from '../../fixtures/package.ts';

const territory = territoryOf('01101', '01107', '01401', '01402');
const locate = buildLocator(THREE.features.map(({ geometry }) => geometry as never));
const FILE = 'catastro.csv';

interface How {
  readonly delimiter?: string;
  readonly territorio?: string;
  readonly referential?: boolean;
}

/** Everything that is said of a register, whichever way it was read. */
const told = (issues: readonly Issue[]) =>
  issues
    .map(({ severity, line, column, code, message }) =>
      JSON.stringify([line ?? 0, code, severity, column ?? '', message]),
    )
    .sort();

function byTable(bytes: Uint8Array, { delimiter, territorio, referential }: How) {
  const read = readTable(bytes, catastroColumns, { file: FILE, ...(delimiter ? { delimiter } : {}) });
  const { value, issues } = buildCatastro(
    read.rows,
    territory,
    locate,
    { ...SOURCE, file: FILE },
    territorio,
    {},
    referential,
  );
  const { catastro, placing } = value;
  return {
    businesses: catastro.businesses.map(({ id: _id, name: _name, activity: _activity, ...rest }) => rest),
    placing,
    total: read.total,
    used: catastro.businesses.length,
    rejected: read.total - catastro.businesses.length,
    encoding: read.encoding,
    separator: read.separator,
    present: [...read.present].sort(),
    ignored: read.ignored,
    issues: told([...read.issues, ...issues]),
  };
}

const sourceOf = (bytes: Uint8Array, blocks?: ByteSource['blocks'], crumb = bytes.length): ByteSource => ({
  size: bytes.length,
  blob: new Blob([bytes as Uint8Array<ArrayBuffer>]),
  progress: () => ({ done: 0, total: bytes.length }),
  ...(blocks ? { blocks } : {}),
  async *chunks() {
    for (let at = 0; at < bytes.length; at += crumb) yield bytes.slice(at, at + crumb);
  },
});

async function byBytes(source: ByteSource, { delimiter, territorio, referential }: How) {
  const { exam, catastro } = await readRegister(
    source,
    { ...SOURCE, file: FILE },
    {
      file: FILE,
      territory,
      locate,
      ...(delimiter ? { delimiter } : {}),
      ...(territorio ? { territoryCode: territorio } : {}),
      ...(referential ? { referential } : {}),
    },
  );
  const { businesses } = catastro;
  return {
    businesses: businesses.map(({ id: _id, name: _name, activity: _activity, ...rest }) => rest),
    placing: exam.placing,
    total: exam.total,
    used: exam.used,
    rejected: exam.rejected.length,
    encoding: exam.encoding,
    separator: exam.separator,
    present: [...exam.present].sort(),
    ignored: exam.ignored,
    issues: told(exam.issues),
  };
}

const text = new TextEncoder();
/** One byte per sign, as Windows-1252 has it for those used here. */
const windows = (one: string) => Uint8Array.from(one, (sign) => sign.charCodeAt(0) & 0xff);

/** Cells of each column: mostly as they should be, and every oddity that offices write. */
const CELLS: Readonly<Record<string, readonly string[]>> = {
  id: [
    'a1',
    'b22222',
    'c-333333',
    '7',
    '12345',
    'largo-0001',
    'largo-0002',
    'ñandú-01',
    '-',
    'NA',
    '',
    ' x9 ',
    '*',
    '"q""1"',
    '\u00a0e5\u00a0',
  ],
  nombre: [
    'Almacén',
    '"Pan; y, té"',
    '"Dice ""hola"""',
    '"dos\nlíneas"',
    '"tres\r\nlí\rneas"',
    '',
    'raro"medio',
    '"mal"cerrada',
    '"con blanco"  ',
    '"\u00a0"',
  ],
  sector: ['G', '47', 'c', '471100', '1', 'Z', '', 'S/I', '"G"', ' A ', '"47""'],
  division: ['47', '10', '', 'xx', 'G', '"56"'],
  cut: ['01101', '01107', '1101', '13101', '', '"01401"', '*'],
  comuna: ['Iquique', 'CAMIÑA', 'Camina', 'Nada', '', '"Pozo Almonte"', 'alto  hospicio'],
  longitud: [
    '-70.5',
    '-69.5',
    '-69,25',
    '-20.5',
    '',
    '-70.1234567',
    '-70.12345678',
    '10',
    'oeste',
    '1.234',
    '"-70,5"',
    '-300',
    '*',
    '-70.',
    '.5',
    '+3',
  ],
  latitud: ['-20.5', '-20,25', '-70.5', '', '-20.123', '-95', '0', '-0', '"-20.75"'],
  tamano: ['micro', 'pequeño', 'GRANDE', 'enorme', '', '"mediana"'],
  formal: ['si', 'no', 'Sí', 'quizás', ''],
  trabajadores: ['1', '0', '12', '1.5', '1.000', '1,000', '-3', '', '*', '1e2', '9999999999', '3.0', '007'],
  trabajadores_locales: ['1', '0', '8', ''],
  ventas_uf: [
    '10',
    '1.234',
    '1,234',
    '1.234,5',
    '1,234.5',
    '12,5',
    '12.5',
    '*',
    '',
    '-',
    '$ 100',
    '-1',
    '"1,5"',
    '0.5',
    '123456789.12',
  ],
  lidera: ['mujer', 'Hombre', 'otra', 'nadie', ''],
  inicio: ['2019-05-01', '01/02/2020', '2019-13-01', '1931-01-01', ''],
  vitrina: ['si', '', 'no'],
  ahorra: ['si', 'no', 'poco', 'mucho', ''],
  otra: ['x', '"a;b"', '', '"\n"'],
};
const NAMES = Object.keys(CELLS);
const COMMON = 0.75;

const cellOf = (name: string): fc.Arbitrary<string> => {
  const all = CELLS[name] ?? [''];
  const usual = all.slice(0, 2);
  return fc.oneof(
    { weight: COMMON * 100, arbitrary: fc.constantFrom(...usual) },
    { weight: 25, arbitrary: fc.constantFrom(...all) },
  );
};

const written = fc
  .record({
    separator: fc.constantFrom(';', ',', '\t'),
    columns: fc.shuffledSubarray(NAMES, { minLength: 3 }),
    hasId: fc.integer({ min: 0, max: 19 }),
    above: fc.constantFrom('', '', '', 'Catastro de prueba\n', '\n\nTítulo;;\n\n', '"Un ""título"""\r\n'),
    newline: fc.constantFrom('\n', '\r\n', '\r', 'mixed'),
    end: fc.constantFrom('', '\n', '\r\n', '\n\n  \n', '\n"', '\n"abierta;\n1;2', '\n"" ', '"'),
    bom: fc.boolean(),
    encoding: fc.constantFrom('utf8', 'windows', 'late'),
  })
  .chain(({ columns: some, hasId, ...rest }) => {
    const columns = hasId === 0 ? some : [...new Set(['id', ...some])];
    const row = fc.tuple(...columns.map(cellOf));
    const line = fc.tuple(
      fc.oneof(
        { weight: 20, arbitrary: row.map((cells) => [...cells]) },
        { weight: 1, arbitrary: fc.tuple(row, fc.constantFrom('', ' ', 'extra')).map(([a, b]) => [...a, b]) },
        { weight: 1, arbitrary: row.map((cells) => cells.slice(0, Math.ceil(cells.length / 2))) },
        {
          weight: 1,
          arbitrary: fc.constantFrom(
            [''],
            ['  '],
            ['\u00a0'],
            columns.map(() => ''),
            ['"'],
          ),
        },
      ),
      fc.constantFrom('\n', '\r\n', '\r'),
    );
    return fc.record({
      ...Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, fc.constant(value)])),
      columns: fc.constant(columns),
      lines: fc.array(line, { maxLength: 14 }),
    } as never) as fc.Arbitrary<Written>;
  });
interface Written {
  readonly separator: string;
  readonly columns: readonly string[];
  readonly above: string;
  readonly newline: string;
  readonly end: string;
  readonly bom: boolean;
  readonly encoding: string;
  readonly lines: readonly (readonly [readonly string[], string])[];
}

function bytesOf({ separator, columns, above, newline, end, bom, encoding, lines }: Written) {
  const mark = (one: string) => (newline === 'mixed' ? one : newline);
  const head = `${above}${columns.join(separator)}${mark('\n')}`;
  const body = lines.map(
    ([cells, one], at) => `${cells.join(separator)}${at < lines.length - 1 ? mark(one) : ''}`,
  );
  const whole = `${head}${body.join('')}${end}`;
  const encoded = encoding === 'windows' ? windows(whole) : text.encode(whole);
  const start = bom ? [0xef, 0xbb, 0xbf] : [];
  // A single byte that no UTF-8 has, behind all the rest.
  const late = encoding === 'late' ? [10, 0xf1] : [];
  return {
    bytes: Uint8Array.from([...start, ...encoded, ...late]),
    header: start.length + (encoding === 'windows' ? windows(head) : text.encode(head)).length,
  };
}

describe('el lector por bytes dice lo mismo que el de tablas', () => {
  test('en miles de archivos con todo lo que se encuentra en ellos', async () => {
    await fc.assert(
      fc.asyncProperty(
        written,
        fc.constantFrom('CL', '01', '014'),
        fc.boolean(),
        async (one, territorio, referential) => {
          const { bytes } = bytesOf(one);
          const how = { territorio, referential };
          expect(await byBytes(sourceOf(bytes), how)).toEqual(byTable(bytes, how));
        },
      ),
      { numRuns: 700 },
    );
  });

  test('aunque llegue en trozos que cortan filas, comillas y signos', async () => {
    await fc.assert(
      fc.asyncProperty(
        written,
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 1, max: 40 }),
        async (one, crumb, rest) => {
          const { bytes, header } = bytesOf(one);
          const how = { delimiter: one.separator };
          const source = sourceOf(bytes, { first: header + 2, rest }, crumb);
          expect(await byBytes(source, how)).toEqual(byTable(bytes, how));
        },
      ),
      { numRuns: 500 },
    );
  });
});

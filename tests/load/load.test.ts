import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cell } from '../../src/domain/grid.ts';
import { known, missing } from '../../src/domain/measure.ts';
import { loadPackage } from '../../src/load/load.ts';
import { analysisOf, figure } from '../fixtures/analysis.ts';
import {
  bytes,
  collection,
  descriptorOf,
  FIRMS,
  latin1,
  memorySource,
  OUTLINE,
  ofCode,
  openWith,
  squareZone,
  THREE,
} from '../fixtures/package.ts';

const CSV = `periodo,cut,sector,empresas
2019,01101,F,10
2019,01101,G,30
2019,01107,F,20
2019,01107,G,20
2019,01401,G,15
`;
const CATASTRO = {
  path: 'catastro.csv',
  mapa: { tabla: 'catastro' },
  sources: [{ title: 'Una municipalidad', anio: '2025', revisado: '2026-01-02' }],
};

describe('a package, read, joined and cross-checked', () => {
  test('a file with more faults than a call takes arguments opens, and tells each of them', async () => {
    const rows = 150_000;
    const body = Array.from({ length: rows }, (_, at) => `2019,99999,G,${at}`).join('\n');
    const { value, issues } = await openWith({ 'empresas.csv': `${CSV}${body}\n` });
    expect(value?.reports.find(({ table }) => table === 'empresas')).toMatchObject({
      used: 5,
      rejected: rows,
    });
    expect(issues).toHaveLength(rows);
  });

  test('the smallest there is: outlines and one table of firms', async () => {
    const { value, issues } = await openWith({ 'empresas.csv': CSV });
    expect(issues).toEqual([]);
    expect(value?.inputs.territory.comunas.map(({ name }) => name)).toEqual([
      'Iquique',
      'Alto Hospicio',
      'Pozo Almonte',
    ]);
    expect(value?.inputs.cubes.map(({ id }) => id)).toEqual(['empresas:2019']);
    expect(value?.inputs.year).toBe(2026);
    expect(value?.reports.map(({ file, rows, used, rejected }) => [file, rows, used, rejected])).toEqual([
      ['comunas.geojson', 3, 3, 0],
      ['empresas.csv', 5, 5, 0],
    ]);
  });

  test('the absent cell is what the package says: zero here', async () => {
    const { value } = await openWith({ 'empresas.csv': CSV });
    const [cube] = value?.inputs.cubes ?? [];
    expect(cube && cell(cube.firms, 2, 0)).toEqual(known(0, 'empresas'));
  });

  test('all the tables together', async () => {
    const { value, issues } = await openWith(
      {
        'empresas.csv': CSV,
        'comunas_datos.csv': 'cut,poblacion\n01101,1000\n01107,500\n',
        'sectores.csv': 'sector,nombre,nivel,padre\nG-01,Almacenes,subrubro,G\n',
        'finas.csv': 'periodo,cut,sector,empresas\n2019,01101,G-01,7\n',
        'totales.csv': 'anio,territorio,sector,empresas\n2023,CL,F,100\n2023,CL,G,300\n',
        'catastro.csv': 'id,sector,cut,longitud,latitud\n1,G,01101,,\n2,47,,-69.5,-20.5\n',
        'proveedores.csv': 'tractora,proveedor,cut,categoria\nMinera,Taller,01101,mantención\n',
      },
      [
        OUTLINE,
        FIRMS,
        {
          path: 'comunas_datos.csv',
          mapa: { tabla: 'comunas_datos' },
          schema: { fields: [{ name: 'poblacion', anio: '2024', description: 'Personas censadas.' }] },
        },
        { path: 'sectores.csv', mapa: { tabla: 'sectores' } },
        {
          path: 'finas.csv',
          mapa: { tabla: 'empresas', territorio: '01', nivel_sector: 'subrubro', titulo: 'Subrubros' },
        },
        { path: 'totales.csv', mapa: { tabla: 'empresas_totales' } },
        CATASTRO,
        { path: 'proveedores.csv', mapa: { tabla: 'proveedores' } },
      ],
    );
    expect(issues).toEqual([]);
    const inputs = value?.inputs;
    expect(inputs?.cubes.map(({ id }) => id)).toEqual([
      'empresas:2019',
      'finas:2019',
      'catastro:rubro',
      'catastro:division',
    ]);
    expect(inputs?.zoneData?.variables.get('poblacion')).toMatchObject({
      year: '2024',
      note: 'Personas censadas.',
    });
    expect(inputs?.totals).toHaveLength(1);
    expect(inputs?.catastro?.businesses).toHaveLength(2);
    expect(inputs?.suppliers?.rows).toHaveLength(1);
    expect(value?.placing?.byPlacing).toEqual({ coordenadas: 1, codigo: 1, nombre: 0 });
    expect(inputs?.cubes[2]?.period).toEqual({ from: 2025, to: 2025 });
    expect(inputs?.cubes[2]?.source).toMatchObject({
      publisher: 'Una municipalidad',
      year: '2025',
      checked: '2026-01-02',
    });
  });

  test('a register is enough: no table of firms is needed', async () => {
    const { value, issues } = await openWith({ 'catastro.csv': 'id;sector;comuna\n1;G;Iquique\n' }, [
      OUTLINE,
      CATASTRO,
    ]);
    expect(issues).toEqual([]);
    expect(value?.inputs.cubes).toHaveLength(2);
  });

  test('a file with other headers, separators, decimals and encoding', async () => {
    const csv = latin1('Año;Código comuna;Rubro;N° empresas\n2019;01101;G;1.234,5\n2019;01107;G;7,25\n');
    const { value, issues } = await openWith({ 'empresas.csv': csv }, [
      OUTLINE,
      {
        ...FIRMS,
        mapa: {
          ...FIRMS.mapa,
          columnas: { periodo: 'Año', cut: 'Código comuna', sector: 'Rubro', empresas: 'N° empresas' },
        },
      },
    ]);
    expect(issues).toEqual([]);
    expect(value?.reports[1]).toMatchObject({ encoding: 'Latin-1', separator: ';', ignored: [] });
    expect(value && cell(value.inputs.cubes[0]?.firms as never, 0, 0)).toEqual(known(1234.5, 'empresas'));
  });
});

describe('what stops a package', () => {
  const fatalOf = async (
    files: Record<string, string | Uint8Array | object>,
    resources = [OUTLINE, FIRMS],
  ) => {
    const { value, issues } = await openWith(files, resources);
    expect(value).toBeUndefined();
    return issues.filter(({ severity }) => severity === 'fatal');
  };

  test('no descriptor', async () => {
    const { value, issues } = await loadPackage(memorySource({}));
    expect(value).toBeUndefined();
    expect(issues).toMatchObject([{ severity: 'fatal', code: 'descriptor' }]);
  });

  test('no outlines', async () => {
    expect(await fatalOf({ 'empresas.csv': CSV }, [FIRMS])).toMatchObject([
      { code: 'sin-limites', file: 'datapackage.json' },
    ]);
  });

  test('outlines that are not there', async () => {
    const source = memorySource({ 'datapackage.json': descriptorOf([OUTLINE, FIRMS]), 'empresas.csv': CSV });
    const { value, issues } = await loadPackage(source);
    expect(value).toBeUndefined();
    expect(issues).toMatchObject([{ severity: 'fatal', code: 'archivo-ausente', file: 'comunas.geojson' }]);
  });

  test('outlines that cannot be read', async () => {
    expect(await fatalOf({ 'comunas.geojson': 'nada', 'empresas.csv': CSV })).toMatchObject([
      { code: 'limites-ilegibles' },
    ]);
  });

  test('a table without a required column', async () => {
    expect(await fatalOf({ 'empresas.csv': 'periodo,cut,rubro,empresas\n2019,01101,G,3\n' })).toMatchObject([
      { code: 'falta-columna', file: 'empresas.csv', line: 1, column: 'sector' },
    ]);
  });

  test('no usable row of firms', async () => {
    expect(await fatalOf({ 'empresas.csv': 'periodo,cut,sector,empresas\n2019,05201,G,3\n' })).toMatchObject([
      { code: 'sin-empresas' },
    ]);
    expect(await fatalOf({}, [OUTLINE])).toMatchObject([{ code: 'sin-empresas' }]);
  });
});

describe('what does not stop it is told', () => {
  test('a table that is named and not there', async () => {
    const { value, issues } = await openWith({ 'empresas.csv': CSV }, [
      OUTLINE,
      FIRMS,
      { path: 'comunas_datos.csv', mapa: { tabla: 'comunas_datos' } },
    ]);
    expect(value).toBeDefined();
    expect(issues).toEqual([
      {
        severity: 'error',
        file: 'comunas_datos.csv',
        code: 'archivo-ausente',
        message: 'El paquete nombra este archivo y no está.',
      },
    ]);
  });

  test('a second register is not used', async () => {
    const { issues } = await openWith(
      { 'catastro.csv': 'id,sector,cut\n1,G,01101\n', 'otro.csv': 'id,sector,cut\n1,G,01101\n' },
      [OUTLINE, CATASTRO, { path: 'otro.csv', mapa: { tabla: 'catastro' } }],
    );
    expect(issues).toMatchObject([{ severity: 'aviso', file: 'otro.csv', code: 'tabla-de-mas' }]);
  });

  test('rows in are rows used plus rows rejected, in every table', async () => {
    const { value, issues } = await openWith(
      {
        'comunas.geojson': collection(...THREE.features, squareZone('99', 0, 0)),
        'empresas.csv': `${CSV}2019,01101,F,99\n2019,1101,F,1\n2019,05201,F,1\n2019,01101,Z,1\n2019,01101,G-1,1\n`,
        'comunas_datos.csv': 'cut,poblacion\n01101,1000\n01101,7\n99999,1\n',
        'totales.csv': 'anio,territorio,sector,empresas\n2023,CL,G,300\n2023,CL,G,1\n2023,Chile,G,1\n',
        'catastro.csv': 'id,sector,cut\n1,G,01101\n1,G,01101\n2,G,\n3,,01101\n',
      },
      [
        OUTLINE,
        FIRMS,
        { path: 'comunas_datos.csv', mapa: { tabla: 'comunas_datos' } },
        { path: 'totales.csv', mapa: { tabla: 'empresas_totales' } },
        CATASTRO,
      ],
    );
    expect(value?.reports.map(({ file, rows, used, rejected }) => [file, rows, used, rejected])).toEqual([
      ['comunas.geojson', 4, 3, 1],
      ['comunas_datos.csv', 3, 1, 2],
      ['empresas.csv', 10, 5, 5],
      ['totales.csv', 3, 1, 2],
      ['catastro.csv', 4, 2, 2],
    ]);
    for (const { file, rejected } of value?.reports ?? [])
      expect(
        issues.filter((issue) => issue.file === file && issue.severity === 'error').length,
      ).toBeGreaterThanOrEqual(rejected);
    expect(ofCode(issues, 'sin-sector')).toMatchObject([{ severity: 'aviso', line: 5 }]);
  });
});

describe('properties', () => {
  test('a file of firms spoilt anywhere: no exception, every row used or rejected, every fault in words', async () => {
    const put = fc.constantFrom('', ',', ';', '"', '\n', '\r', '*', 'x', '-', '9', 'Ñ', '.', ' ');
    const spoilt = fc
      .array(fc.tuple(fc.nat({ max: CSV.length }), fc.nat({ max: 4 }), put), { minLength: 1, maxLength: 6 })
      .map((edits) =>
        edits.reduce((text, [at, cut, more]) => text.slice(0, at) + more + text.slice(at + cut), CSV),
      );
    await fc.assert(
      fc.asyncProperty(spoilt, async (csv) => {
        const { value, issues } = await openWith({ 'empresas.csv': csv });
        for (const { message, file } of issues) {
          expect(file.length).toBeGreaterThan(0);
          expect(message).toMatch(/^[A-ZÁÉÍÓÚa-z«].*[.»?]$/);
        }
        if (!value) expect(issues.some(({ severity }) => severity === 'fatal')).toBe(true);
        for (const { rows, used, rejected } of value?.reports ?? []) {
          expect(used + rejected).toBe(rows);
          expect(used).toBeGreaterThanOrEqual(0);
          expect(rejected).toBeGreaterThanOrEqual(0);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('the order of the rows of a file changes no figure', async () => {
    const [header = '', ...rows] = CSV.trimEnd().split('\n');
    const straight = await openWith({ 'empresas.csv': CSV });
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(rows, { minLength: rows.length }), async (shuffled) => {
        const { value } = await openWith({ 'empresas.csv': [header, ...shuffled].join('\n') });
        if (!value || !straight.value) throw new Error('no abre');
        const [a, b] = [analysisOf(straight.value.inputs), analysisOf(value.inputs)];
        expect(b.grids).toEqual(a.grids);
        expect(b.potential).toEqual(a.potential);
      }),
      { numRuns: 20 },
    );
  });

  test('the same figures in every dialect give the same analysis', async () => {
    const rows = CSV.trimEnd()
      .split('\n')
      .map((line) => line.split(','));
    const dialect = (separator: string, end: string) => rows.map((cells) => cells.join(separator)).join(end);
    const straight = await openWith({ 'empresas.csv': CSV });
    for (const text of [
      bytes(dialect(';', '\r\n')),
      bytes(dialect('\t', '\n')),
      bytes(`\uFEFF${dialect(',', '\r')}`),
      latin1(`Catastro de año 2019;;;\n\n${dialect(';', '\n')}`),
    ]) {
      const { value } = await openWith({ 'empresas.csv': text });
      expect(value?.inputs.cubes[0]?.firms).toEqual(straight.value?.inputs.cubes[0]?.firms);
    }
  });
});

test('a table that leaves cells out says so through to the figure', async () => {
  const { value } = await openWith(
    {
      'empresas.csv':
        'periodo,cut,sector,empresas,empresa_anios\n2005-2024,01101,G,30,600\n2005-2024,01107,G,30,600\n2005-2024,01107,F,30,600\n',
    },
    [
      OUTLINE,
      {
        ...FIRMS,
        mapa: {
          ...FIRMS.mapa,
          ausente: { 'bajo-umbral': { columna: 'empresa_anios', umbral: 50, anios: 20 } },
        },
      },
    ],
  );
  if (!value) throw new Error('no abre');
  expect(figure(analysisOf(value.inputs), 'empresas', '01401', 'G')).toEqual(
    missing('bajo-umbral', 'empresas', { low: 0, high: 2.45 }),
  );
});

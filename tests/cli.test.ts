import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Papa from 'papaparse';
import { describe, expect, test, vi } from 'vitest';
import { csvCell } from '../bin/lib/mapa/salida.ts';
import { main } from '../bin/mapa.ts';
import { INDICATORS } from '../src/domain/indicators/index.ts';
import { MISSING_REASONS } from '../src/domain/measure.ts';
import { analysisOf, figure } from './fixtures/analysis.ts';
import { loaded } from './fixtures/chile.ts';
import { collection, descriptorOf, FIRMS, OUTLINE, squareZone, THREE } from './fixtures/package.ts';

/** The shipped packages are frozen and the same for every order: they are read once, and what is on a folder of a test each time. */
vi.mock('../bin/lib/mapa/paquete.ts', async (original) => {
  const real = await original<typeof import('../bin/lib/mapa/paquete.ts')>();
  const opened = new Map<string, ReturnType<typeof real.openPackage>>();
  return {
    ...real,
    openPackage: (folder: string) => {
      if (!folder.startsWith('data/')) return real.openPackage(folder);
      const found = opened.get(folder) ?? real.openPackage(folder);
      opened.set(folder, found);
      return found;
    },
  };
});

/** Runs the command as the shell would, without a shell. */
async function run(...args: string[]) {
  let out = '';
  let err = '';
  const code = await main(args, {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += `${text}\n`;
    },
  });
  return { code, out, err };
}

interface Printed {
  readonly zona: string;
  readonly nombre: string;
  readonly nivel: string;
  readonly sector: string | null;
  readonly indicador: string;
  readonly anio: string;
  readonly tabla: string;
  readonly referencia: string;
  readonly unit: string;
  readonly value?: number;
  readonly missing?: string;
  readonly low?: number;
  readonly high?: number;
  readonly n?: number;
  readonly grado?: string;
  readonly detalle: string | null;
  readonly lectura?: string;
  readonly puesto?: number;
  readonly puesto_desde?: number;
  readonly puesto_hasta?: number;
  readonly puesto_entre?: number;
}
/** What is printed, without the bands, which take the longest and have tests of their own. */
async function records(...args: string[]): Promise<readonly Printed[]> {
  const { code, out } = await run('analizar', ...args, '--json', '--sorteos', '0');
  expect(code).toBe(0);
  return JSON.parse(out);
}

/** A package on disk. */
function folderWith(files: Readonly<Record<string, string | object>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'mapa-'));
  for (const [name, content] of Object.entries(files))
    writeFileSync(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));
  return folder;
}
const small = (csv: string, more: Readonly<Record<string, string | object>> = {}) =>
  folderWith({
    'datapackage.json': descriptorOf([OUTLINE, FIRMS]),
    'comunas.geojson': THREE,
    'empresas.csv': csv,
    ...more,
  });
const GOOD =
  'periodo,cut,sector,empresas\n2019,01101,F,10\n2019,01101,G,30\n2019,01107,F,20\n2019,01107,G,20\n2019,01401,G,15\n';

describe('validar', () => {
  test('a good package: what was read of each file, and 0', async () => {
    const { code, out, err } = await run('validar', 'data/chile');
    expect(code).toBe(0);
    expect(err).toBe('');
    expect(out).toMatch(/empresas\.csv\s+5263 filas\s+5263 usadas\s+0 rechazadas/);
    // What does not add up in the document of 2010 is told, never mended (facts.md 10).
    expect(out).toContain('0 fallas fatales, 0 errores, 63 avisos');
    expect(out.match(/^ {2}metas\.csv:\d+ \w* ?\[aviso\]/gm)).toHaveLength(62);
    expect(out).toMatch(/comunas\.topojson zona \d+ \[aviso\] La comuna 12202 no tiene contorno/);
  });

  test('rows with faults: grouped, counted, with file, line, column and severity, and 0', async () => {
    const { code, out } = await run(
      'validar',
      small(`${GOOD}2019,1101,G,3\n2019,01107,G,x\n2019,01101,F,9\n`),
    );
    expect(code).toBe(0);
    expect(out).toMatch(/empresas\.csv\s+8 filas\s+5 usadas\s+3 rechazadas/);
    expect(out).toContain('empresas.csv · celda-obligatoria: 2 errores');
    expect(out).toContain('  empresas.csv:7 cut [error] cut: el código «1101» tiene cuatro dígitos');
    expect(out).toContain(
      '  empresas.csv:9 cut [error] Repite la comuna, el sector y el periodo de la línea 2.',
    );
  });

  test('a fatal fault: 1, and why', async () => {
    const { code, out } = await run('validar', small('periodo,cut,rubro,empresas\n2019,01101,F,10\n'));
    expect(code).toBe(1);
    expect(out).toContain('empresas.csv:1 sector [fatal] Falta la columna «sector».');
    expect((await run('validar', '/no/existe')).code).toBe(1);
  });

  test('as JSON: the same, for machines', async () => {
    const { code, out } = await run('validar', small(`${GOOD}2019,1101,G,3\n`), '--json');
    const report = JSON.parse(out);
    expect(code).toBe(0);
    expect(report).toMatchObject({
      paquete: 'prueba',
      ficticio: true,
      fatal: false,
      conteo: { fatal: 0, error: 1, aviso: 0 },
      ubicacion: null,
    });
    expect(report.tablas[1]).toMatchObject({
      tabla: 'empresas',
      archivo: 'empresas.csv',
      filas: 6,
      usadas: 5,
      rechazadas: 1,
      separador: ',',
    });
    expect(report.problemas).toEqual([
      {
        gravedad: 'error',
        archivo: 'empresas.csv',
        linea: 7,
        columna: 'cut',
        codigo: 'celda-obligatoria',
        mensaje: expect.any(String),
      },
    ]);
  });

  test('of a register it says how its businesses were placed', async () => {
    const { out } = await run('validar', 'data/calama-ficticio', '--json');
    const report = JSON.parse(out);
    const { por_coordenadas, por_codigo, por_nombre } = report.ubicacion;
    const register = report.tablas.find((one: { tabla: string }) => one.tabla === 'catastro');
    expect(por_coordenadas + por_codigo + por_nombre).toBe(register.usadas);
    expect(register.usadas + register.rechazadas).toBe(register.filas);
  });
});

describe('analizar', () => {
  test('every figure of every zone and sector of the table, each a value or a reason, as the page has it', async () => {
    const ids = new Set<string>([...INDICATORS.map(({ id }) => id), 'potencial']);
    const printed = (await records('data/chile', '--tabla', 'empresas:2005-2024')).filter(({ indicador }) =>
      ids.has(indicador),
    );
    const { inputs } = await loaded('chile');
    const analysis = analysisOf(inputs);
    const perZone = INDICATORS.reduce(
      (acc, { scope }) => acc + (scope === 'zona' ? 1 : analysis.sectors.length),
      analysis.sectors.length,
    );
    expect(printed).toHaveLength(346 * perZone);
    const neither = printed.filter(
      ({ value, missing }) =>
        (value === undefined) !== (missing !== undefined) ||
        (missing !== undefined && !MISSING_REASONS.some((reason) => reason === missing)),
    );
    expect(neither).toEqual([]);
    const keys = new Set(
      printed.map(({ zona, sector, indicador, anio }) => `${zona} ${sector} ${indicador} ${anio}`),
    );
    expect(keys.size).toBe(printed.length);

    const calama = printed.filter(
      ({ zona, sector }) => zona === '02201' && (sector === 'G' || sector === null),
    );
    expect(calama.map(({ indicador }) => indicador)).toEqual([
      ...INDICATORS.map(({ id }) => id),
      'potencial',
    ]);
    for (const { indicador, zona, sector, value, missing, low, high, n, unit } of calama)
      expect({ value, missing, low, high, n, unit }).toEqual({
        value: undefined,
        missing: undefined,
        low: undefined,
        high: undefined,
        n: undefined,
        ...figure(analysis, indicador as never, zona, sector ?? ''),
      });
  });

  test('a record says zone, name, level, sector, indicator, year, table and reference', async () => {
    const [quotient] = (
      await records('data/chile', '--zona', '02201', '--sector', 'G', '--tabla', 'empresas:2005-2024')
    ).filter(({ indicador }) => indicador === 'cociente');
    expect(quotient).toMatchObject({
      zona: '02201',
      nombre: 'Calama',
      nivel: 'comuna',
      sector: 'G',
      indicador: 'cociente',
      anio: '2005-2024',
      tabla: 'empresas:2005-2024',
      referencia: 'pais',
      n: 2932.05,
      unit: 'veces',
    });
  });

  test('the score comes with its grade; a figure of another year says its own', async () => {
    const printed = await records('data/chile', '--zona', '02201', '--tabla', 'empresas:2005-2024');
    expect(
      printed.find(({ indicador, sector }) => indicador === 'potencial' && sector === 'G')?.grado,
    ).toMatch(/^[A-D]$/);
    expect(printed.find(({ indicador }) => indicador === 'productividad_zona')?.anio).toBe('2024');
    expect(printed.find(({ indicador }) => indicador === 'diversidad')?.sector).toBeNull();
  });

  test('below the threshold and reserved are not zero, and keep their interval', async () => {
    const printed = await records(
      'data/chile',
      '--zona',
      '12202',
      '--sector',
      'G',
      '--tabla',
      'empresas:2005-2024',
    );
    expect(printed.find(({ indicador }) => indicador === 'empresas')).toMatchObject({
      missing: 'bajo-umbral',
      low: 0,
      high: 2.45,
    });
  });

  test('all the tables, when none is named; zones that a table does not cover are left out', async () => {
    const printed = (await records('data/chile', '--sector', 'G')).filter(({ nivel }) => nivel !== 'pais');
    const zones = new Map<string, Set<string>>();
    // The route of support is of the catalogue, whatever the table of firms.
    for (const { tabla, zona } of printed.filter(({ tabla }) => tabla !== 'instrumentos'))
      zones.set(tabla, (zones.get(tabla) ?? new Set()).add(zona));
    expect([...zones].map(([tabla, ids]) => [tabla, ids.size])).toEqual([
      ['empresas:2005-2024', 346],
      ['empresas_tarapaca:2019', 7],
      ['empresas_tarapaca:2014', 7],
      ['empresas_tarapaca:2009', 7],
    ]);
  });

  test('a zone asked for is answered even where the table does not cover it: no data', async () => {
    const printed = await records(
      'data/chile',
      '--tabla',
      'empresas_tarapaca:2019',
      '--zona',
      '02201',
      '--sector',
      'G',
    );
    expect(printed.find(({ indicador }) => indicador === 'empresas')).toMatchObject({ missing: 'sin-dato' });
  });

  test('by province and by region; the level of a zone is its own', async () => {
    expect(
      new Set(
        (
          await records('data/chile', '--nivel', 'region', '--sector', 'G', '--tabla', 'empresas:2005-2024')
        ).flatMap(({ zona, nivel }) => (nivel === 'region' ? [zona] : [])),
      ).size,
    ).toBe(16);
    const [first] = await records('data/chile', '--zona', '022', '--tabla', 'empresas:2005-2024');
    expect(first).toMatchObject({ nombre: 'El Loa', nivel: 'provincia' });
  });

  test('by workers, where the table has them', async () => {
    const args = ['data/chile', '--cuenta', 'trabajadores', '--zona', '01101'];
    const { code, out, err } = await run('analizar', ...args, '--json', '--sorteos', '0');
    expect(code).toBe(0);
    expect(new Set((JSON.parse(out) as Printed[]).map(({ tabla }) => tabla))).toEqual(
      new Set(['empresas_tarapaca_subrubro:2019']),
    );
    expect(err).toContain('La tabla empresas:2005-2024 no trae trabajadores; se omite.');
  });

  test('a reference that a table cannot answer is told, never replaced', async () => {
    const one = await run(
      'analizar',
      'data/chile',
      '--tabla',
      'empresas_tarapaca:2019',
      '--referencia',
      'pais',
      '--json',
    );
    expect(one).toMatchObject({ code: 1, out: '' });
    expect(one.err).toContain(
      'La tabla empresas_tarapaca:2019 no se puede comparar con «pais» por comuna; se omite. Puede con: region, provincia, totales.',
    );
    const all = await run(
      'analizar',
      'data/chile',
      '--referencia',
      'pais',
      '--sector',
      'G',
      '--json',
      '--sorteos',
      '0',
    );
    expect(all.code).toBe(0);
    expect(new Set((JSON.parse(all.out) as Printed[]).map(({ tabla }) => tabla))).toEqual(
      new Set(['empresas:2005-2024', 'instrumentos']),
    );
    expect(all.err.match(/se omite/g)).toHaveLength(4);
  });

  test('another reference, another quotient', async () => {
    const quotient = async (reference: string) =>
      (
        await records(
          'data/chile',
          '--zona',
          '02201',
          '--sector',
          'G',
          '--tabla',
          'empresas:2005-2024',
          '--referencia',
          reference,
        )
      ).find(({ indicador }) => indicador === 'cociente');
    expect((await quotient('region'))?.value).not.toBe((await quotient('pais'))?.value);
    expect((await quotient('totales'))?.referencia).toBe('totales');
  });

  const ofCommerce = ['data/chile', '--tabla', 'empresas:2005-2024', '--sector', 'G'] as const;
  const place = async (...more: string[]) => {
    const { out } = await run(
      'analizar',
      ...ofCommerce,
      '--zona',
      '02201',
      '--json',
      '--sorteos',
      '40',
      ...more,
    );
    const found = (JSON.parse(out) as Printed[]).find(({ indicador }) => indicador === 'potencial');
    const { puesto, puesto_desde, puesto_hasta, puesto_entre } = found ?? {};
    return { puesto, puesto_desde, puesto_hasta, puesto_entre };
  };

  test('the place of a zone with its band: the same seed, the same draws', async () => {
    const first = await place();
    expect(first.puesto_entre).toBe(345);
    expect(first.puesto_desde).toBeLessThanOrEqual(first.puesto ?? NaN);
    expect(first.puesto_hasta).toBeGreaterThanOrEqual(first.puesto ?? NaN);
    expect(await place('--semilla', '2008')).toEqual(first);
    expect(await place('--semilla', '7')).not.toEqual(first);
    expect(await place('--semilla', '7')).toEqual(await place('--semilla', '7'));
  });

  test.each(['-1', '1,5', 'x', '4294967296'])('«%s» is no seed', async (seed) => {
    expect(await run('analizar', ...ofCommerce, `--semilla=${seed}`)).toMatchObject({ code: 2, out: '' });
  });

  test('a set of comunas with a name is one more zone: that of a whole province gives its figures', async () => {
    const own = ['--territorio', 'El Loa entero:02201,02202,02203'];
    const territory = await records(...ofCommerce, ...own, '--zona', 'T1');
    const province = await records(...ofCommerce, '--zona', '022');
    const figures = (list: readonly Printed[]) =>
      list
        .filter(({ indicador }) => ['empresas', 'cociente', 'densidad', 'demanda'].includes(indicador))
        .map(({ indicador, detalle, sector, value, low, high }) => ({
          indicador,
          detalle,
          sector,
          // The country is added up by provinces for one and by comunas for the other: alike but for the last digits.
          numbers: [value, low, high].map((one) => one?.toFixed(9)),
        }));
    expect(territory[0]).toMatchObject({ zona: 'T1', nombre: 'El Loa entero', nivel: 'territorio' });
    expect(figures(territory).length).toBeGreaterThan(20);
    expect(figures(territory)).toEqual(figures(province));
  });

  test.each([
    ['El Loa:02201,99999', 'debe ser un nombre y códigos de comuna'],
    [':02201', 'debe ser un nombre y códigos de comuna'],
    ['Otra:12299', 'no tiene la comuna 12299'],
  ])('the territory «%s» is refused: %s', async (written, why) => {
    const { code, err } = await run('analizar', ...ofCommerce, '--territorio', written);
    expect(code).toBe(2);
    expect(err).toContain(why);
  });

  test('the people: posts by occupation group, an assumption that says so, who studies near, and the reading', async () => {
    const printed = await records(...ofCommerce, '--zona', '02201');
    const of = (indicador: string) => printed.filter((one) => one.indicador === indicador);
    expect(of('demanda').map(({ sector, detalle }) => `${sector ?? ''} ${detalle}`)).toEqual(
      ['', 'G'].flatMap((sector) => [1, 2, 3, 4, 5, 6, 7, 8, 9].map((group) => `${sector} grupo ${group}`)),
    );
    expect(new Set(of('demanda').map(({ lectura }) => lectura))).toEqual(new Set(['supuesto del proyecto']));
    expect(of('matricula')[0]).toMatchObject({ detalle: 'hasta 60 km', value: 6828, anio: '2024' });
    expect(of('brecha_ocupaciones').map(({ detalle, lectura }) => [detalle, lectura])).toContainEqual([
      'grupo 7',
      'falta',
    ]);
  });

  test('where the file may lack campuses, no students in it is no data, not zero students', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'mapa-'));
    cpSync('data/calama-ficticio', folder, { recursive: true });
    const path = join(folder, 'datapackage.json');
    const descriptor = JSON.parse(readFileSync(path, 'utf8'));
    for (const { name, mapa } of descriptor.resources) if (name === 'formacion') mapa.ausente = 'sin-dato';
    writeFileSync(path, JSON.stringify(descriptor));
    const printed = await records(folder, '--tabla', 'catastro:rubro', '--zona', '02202');
    const students = printed.filter(({ indicador }) =>
      ['matricula', 'brecha_ocupaciones'].includes(indicador),
    );
    expect(students.length).toBe(6);
    for (const one of students) expect([one.value, one.missing]).toEqual([undefined, 'sin-dato']);
  });

  test('the opportunities of a zone, with their evidence, and from how many people a sector is there', async () => {
    const ofZone = await records('data/chile', '--tabla', 'empresas:2005-2024', '--zona', '02201');
    expect(ofZone.filter(({ indicador }) => indicador === 'oportunidad')).toMatchObject([
      { sector: 'R', detalle: 'falta', unit: 'empresas', lectura: expect.stringMatching(/^evidencia débil/) },
    ]);
    const [threshold] = (
      await records('data/chile', '--tabla', 'empresas:2005-2024', '--sector', 'P')
    ).filter(({ indicador }) => indicador === 'umbral_poblacion');
    expect(threshold).toMatchObject({ zona: 'CL', nivel: 'pais', unit: 'personas' });
    expect(Math.round(threshold?.value ?? NaN)).toBe(8768);
  });

  test('of a register: what it buys outside, with small cells kept back, its work, and its cells', async () => {
    const printed = await records(
      'data/calama-ficticio',
      '--tabla',
      'catastro:rubro',
      '--zona',
      '02201',
      '--sector',
      'G',
    );
    const of = (indicador: string) => printed.filter((one) => one.indicador === indicador);
    expect(of('compras_locales').length).toBe(4);
    expect(
      of('compras_fuera').some(({ missing, value }) => missing === 'reservado' && value === undefined),
    ).toBe(true);
    expect(of('catastro').map(({ detalle }) => detalle)).toEqual([
      'formal',
      'mujeres',
      'local',
      'conmutante',
    ]);
    expect(of('celda').length).toBeGreaterThan(100);
    expect(of('celda').every(({ detalle }) => /^88[0-9a-f]{13}$/.test(detalle ?? ''))).toBe(true);
    // The fifteen named zones of its layer, and what lies in none of them.
    expect(of('zona_interior').map(({ detalle }) => detalle)).toContain('zonas:S-06');
    expect(of('zona_interior')).toHaveLength(15);
    expect(of('fuera_de_zonas').map(({ detalle, value }) => [detalle, value])).toEqual([['zonas', 214]]);
  });

  test('CSV: one header, one line per figure, codes as text, missing in its own column', async () => {
    const { out } = await run(
      'analizar',
      'data/chile',
      '--zona',
      '01101',
      '--tabla',
      'empresas:2005-2024',
      '--sorteos',
      '0',
      '--csv',
    );
    const { data, errors, meta } = Papa.parse<Record<string, string>>(out, {
      header: true,
      skipEmptyLines: true,
    });
    expect(errors).toEqual([]);
    expect(meta.fields).toEqual([
      'zona',
      'nombre',
      'nivel',
      'sector',
      'indicador',
      'detalle',
      'anio',
      'tabla',
      'referencia',
      'value',
      'missing',
      'low',
      'high',
      'n',
      'unit',
      'grado',
      'puesto',
      'puesto_desde',
      'puesto_hasta',
      'puesto_entre',
      'lectura',
    ]);
    expect(data.every(({ zona }) => zona === '01101')).toBe(true);
    for (const row of data) expect((row.value === '') !== (row.missing === '')).toBe(true);
    const asJson = await records('data/chile', '--zona', '01101', '--tabla', 'empresas:2005-2024');
    expect(data.map(({ value }) => (value === '' ? undefined : Number(value)))).toEqual(
      asJson.map(({ value }) => value),
    );
  });

  test('as text: figures as on the screen, with their interval', async () => {
    const { out } = await run(
      'analizar',
      'data/chile',
      '--zona',
      '02201',
      '--sector',
      'G',
      '--tabla',
      'empresas:2005-2024',
    );
    expect(out).toContain('02201 Calama');
    expect(out).toContain('G Comercio · cociente 2005-2024: 1,15 (entre 1,11 y 1,19)');
    expect(out).toContain('G Comercio · productividad 2005-2024: sin dato');
  });

  test('a name that a spreadsheet would run as a formula is made harmless', async () => {
    const zone = squareZone('01101', -71, -21, { comuna: '=HYPERLINK("http://x")' });
    const folder = small(GOOD, { 'comunas.geojson': collection(zone, ...THREE.features.slice(1)) });
    const { out } = await run('analizar', folder, '--zona', '01101', '--csv');
    expect(out).toContain(`01101,"'=HYPERLINK(""http://x"")",comuna`);
    for (const text of ['=1+1', '+1', '-1', '@x', '\tx'])
      expect(csvCell(text).replace(/^"/, '')).toMatch(/^'/);
    expect(csvCell(-1.5)).toBe('-1.5');
    expect(csvCell(undefined)).toBe('');
    expect(csvCell('a,"b"')).toBe('"a,""b"""');
  });

  test('a package that does not open: 1, and why', async () => {
    const { code, out, err } = await run('analizar', small('periodo,cut\n'), '--json');
    expect(code).toBe(1);
    expect(out).toBe('');
    expect(err).toContain('[fatal] Falta la columna «sector».');
  });
});

describe('a command that is not understood: 2, and why in Spanish', () => {
  test.each([
    [[], 'Falta decir qué hacer.'],
    [['borrar', 'data/chile'], 'No existe la orden «borrar».'],
    [['validar'], 'Falta la carpeta del paquete.'],
    [['validar', 'a', 'b'], 'Sobra «b»'],
    [['validar', 'data/chile', '--nivel', 'comuna'], 'No existe la opción --nivel.'],
    [['analizar', 'data/chile', '--jsn'], 'No existe la opción --jsn.'],
    [['analizar', 'data/chile', '-x'], 'No existe la opción -x.'],
    [['analizar', 'data/chile', '--nivel'], 'A la opción --nivel le falta su valor.'],
    [['analizar', 'data/chile', '--json=si'], 'La opción --json no lleva valor.'],
    [
      ['analizar', 'data/chile', '--nivel', 'pais'],
      '--nivel «pais» no existe. Puede ser: comuna, provincia, region.',
    ],
    [['analizar', 'data/chile', '--referencia', 'mundo'], '--referencia «mundo» no existe.'],
    [['analizar', 'data/chile', '--cuenta', 'ventas'], '--cuenta «ventas» no existe.'],
    [['analizar', 'data/chile', '--json', '--csv'], 'Elige --json o --csv'],
  ])('%j', async (args, message) => {
    const { code, out, err } = await run(...args);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err).toContain(message);
    expect(err).toContain('Uso:');
  });

  test.each([
    [['--tabla', 'nada'], 'No existe la tabla «nada». Las tablas son: empresas:2005-2024'],
    [['--zona', '99999'], 'No existe la zona «99999»'],
    [['--zona', 'Calama'], 'No existe la zona «Calama»'],
    [['--zona', '022', '--nivel', 'comuna'], 'La zona 022 es de nivel provincia'],
    [['--sector', 'Z'], 'No existe el sector «Z»'],
  ])('%j', async (args, message) => {
    const { code, err } = await run('analizar', 'data/chile', ...args);
    expect(code).toBe(2);
    expect(err).toContain(message);
  });

  test('help is no fault', async () => {
    const { code, out } = await run('--help');
    expect(code).toBe(0);
    expect(out).toContain('analizar DIR');
  });
});

test('from the shell: the answer on one side, what is said about it on the other, and the exit code', () => {
  const shell = (...args: string[]) =>
    spawnSync('node', ['bin/run.mjs', 'bin/mapa.ts', ...args], { encoding: 'utf8', maxBuffer: 1e8 });
  const analysed = shell(
    'analizar',
    'data/chile',
    '--referencia',
    'pais',
    '--sector',
    'G',
    '--sorteos',
    '0',
    '--json',
  );
  expect(analysed.status).toBe(0);
  expect(JSON.parse(analysed.stdout).length).toBeGreaterThan(1000);
  expect(analysed.stderr).toContain('se omite');
  expect(shell('validar', '/no/existe').status).toBe(1);
  expect(shell('analizar', 'data/chile', '--nada').status).toBe(2);
}, 60_000);

test('whoever reads may stop reading', () => {
  const { stdout, status } = spawnSync(
    'bash',
    ['-c', 'set -o pipefail; node bin/run.mjs bin/mapa.ts analizar data/chile --sorteos 0 --csv | head -1'],
    {
      encoding: 'utf8',
    },
  );
  expect(stdout).toMatch(/^zona,nombre,/);
  expect(status).toBe(0);
}, 60_000);

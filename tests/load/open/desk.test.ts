import { existsSync, readFileSync } from 'node:fs';
import { strToU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import type { Cut } from '../../../src/domain/ids.ts';
import { loadPackage } from '../../../src/load/load.ts';
import type { BroughtFile, FileChoice } from '../../../src/load/open/contract.ts';
import { examine, makePackage, rejectedRows, startDesk } from '../../../src/load/open/desk.ts';
import { zipOf } from '../../../src/load/open/zip_out.ts';
import { ownSource } from '../../../src/load/own_files.ts';
import { folderSource } from '../../fixtures/chile.ts';
import { latin1 } from '../../fixtures/package.ts';
import { xlsx } from './book.ts';
import { BASE, bring, brought, only, watching } from './brought.ts';

/** As an office sends it: a title, names merged above, `;`, decimal comma, spaces, `S/I`, a formula, HTML, a total. */
const MUNICIPAL = [
  'Catastro de comercio 2025;;;;;;;',
  'Folio;Razón Social;Rubro;Comuna;Longitud;Latitud;N° Trabajadores;Ventas UF',
  '1;Almacén Inventado;47;Calama ;-68,92514;-22,46012;2;1.250,5',
  '2;=HYPERLINK("x");Comercio al por menor;CALAMA;;;S/I;s/i',
  '3;<b>Taller</b> Inventado;452002;Kalama;;;3;80',
  '4;Panadería Inventada;10;2201;;;1;95',
  ';;;;;;;',
  'TOTAL;;;;;;6;',
  '',
].join('\r\n');

async function opened(path: string, content: string | Uint8Array, choice: FileChoice = {}, base = BASE) {
  const desk = await startDesk([brought(path, content)], '', watching(), base);
  const choices = Object.keys(choice).length > 0 ? { [path]: choice } : {};
  const examination = await examine(desk, choices, watching());
  const files = await makePackage(desk, choices, 'Mis datos', watching());
  const loaded = await loadPackage(ownSource(files));
  return { desk, examination, choices, files, loaded };
}

describe('un catastro como lo manda un municipio', () => {
  test('en Latin-1, con título, punto y coma y coma decimal, se abre sin preguntar nada', async () => {
    const { examination, loaded } = await opened('carpeta/comercio.csv', latin1(MUNICIPAL));
    const file = only(examination);
    expect(file.problem).toBeUndefined();
    expect(file).toMatchObject({
      table: 'catastro',
      takenFor: 'Catastro: un negocio por fila',
      dialect: { encoding: 'Latin-1', separator: ';', decimals: 'coma', headerLine: 2 },
      rows: 5,
      used: 3,
      rejected: 2,
      period: '2025',
    });
    expect(
      Object.fromEntries(file.columns.flatMap(({ ours, theirs }) => (theirs ? [[ours, theirs]] : []))),
    ).toEqual({
      id: 'Folio',
      nombre: 'Razón Social',
      sector: 'Rubro',
      comuna: 'Comuna',
      longitud: 'Longitud',
      latitud: 'Latitud',
      trabajadores: 'N° Trabajadores',
      ventas_uf: 'Ventas UF',
    });
    const { businesses, source } = loaded.value?.inputs.catastro ?? {};
    expect(businesses?.length).toBe(3);
    expect(source).toMatchObject({ resource: 'catastro', file: 'carpeta/comercio.csv', year: '2025' });
    const first = businesses?.at(0);
    expect(first).toMatchObject({
      line: 3,
      id: '1',
      section: 'G',
      division: '47',
      sales: 1250.5,
      workers: 2,
    });
  });

  test('lo que se muestra antes es lo que se lee después: mismas filas, mismos problemas, con archivo y línea', async () => {
    const { examination, loaded } = await opened('comercio.csv', latin1(MUNICIPAL));
    const file = only(examination);
    const report = loaded.value?.reports.find(({ table }) => table === 'catastro');
    expect(report).toMatchObject({
      rows: file.rows,
      used: file.used,
      rejected: file.rejected,
      file: 'comercio.csv',
    });
    const told = loaded.issues.filter((issue) => issue.file === 'comercio.csv');
    const counts = new Map<string, number>();
    for (const { code, times = 1 } of told) counts.set(code, (counts.get(code) ?? 0) + times);
    expect(Object.fromEntries(counts)).toEqual(
      Object.fromEntries(file.issues.map(({ code, count }) => [code, count])),
    );
    expect(told.find(({ code }) => code === 'comuna-desconocida')).toMatchObject({ line: 5 });
  });

  test('las primeras filas se muestran como se leerán, y la que queda fuera dice por qué', async () => {
    const { examination } = await opened('comercio.csv', latin1(MUNICIPAL));
    const { sample } = only(examination);
    const row = (line: number) => sample?.rows.find((one) => one.line === line);
    const cell = (line: number, name: string) => row(line)?.cells[sample?.columns.indexOf(name) ?? -1];
    expect(cell(3, 'ventas_uf')).toBe('1250,5');
    expect(cell(4, 'trabajadores')).toBe('');
    expect(cell(4, 'sector')).toBe('47');
    expect(cell(6, 'comuna')).toBe('Calama');
    expect(row(3)?.rejected).toBeUndefined();
    expect(row(5)?.rejected).toMatch(/dónde está/);
  });

  test('una comuna que no se reconoce trae sugerencias, y elegida a mano la fila entra', async () => {
    const { desk, examination } = await opened('comercio.csv', latin1(MUNICIPAL));
    const file = only(examination);
    expect(file.unknownComunas).toEqual([
      { text: 'Kalama', rows: 1, suggestions: [{ cut: '02201', name: 'Calama', region: 'Antofagasta' }] },
    ]);
    const choices = { 'comercio.csv': { comunas: { Kalama: '02201' as Cut } } };
    const again = only(await examine(desk, choices, watching()));
    expect(again).toMatchObject({ used: 4, rejected: 1, unknownComunas: [] });
  });

  test('las filas que quedan fuera se bajan, se corrigen y se traen de nuevo', async () => {
    const { desk } = await opened('comercio.csv', latin1(MUNICIPAL));
    const text = await rejectedRows(desk, 'comercio.csv', {}, watching());
    const lines = text.split('\r\n');
    expect(lines[0]).toBe(
      '\uFEFFFolio;Razón Social;Rubro;Comuna;Longitud;Latitud;N° Trabajadores;Ventas UF;línea de origen;motivo',
    );
    expect(lines).toHaveLength(4);
    const mended = text.replace('Kalama', 'Calama');
    const { examination } = await opened('corregido.csv', mended);
    expect(only(examination)).toMatchObject({ table: 'catastro', rows: 2, used: 1, rejected: 1 });
  });

  test('junto a su archivo, cada fila corregida vuelve a su línea', async () => {
    const { desk } = await opened('comercio.csv', latin1(MUNICIPAL));
    const text = await rejectedRows(desk, 'comercio.csv', {}, watching());
    const both = await bring(
      brought('corregido.csv', text.replace('Kalama', 'Calama')),
      brought('comercio.csv', latin1(MUNICIPAL)),
    );
    const [mended, file] = (await examine(both, {}, watching())).files;
    expect(mended).toMatchObject({ id: 'corregido.csv', table: 'ninguna' });
    expect(mended?.note).toBe('Filas corregidas: 2 vuelven a su línea en «comercio.csv».');
    expect(file).toMatchObject({ id: 'comercio.csv', rows: 5, used: 4, rejected: 1 });
  });

  test('lo que no se tocó vuelve como estaba, y una cifra nueva con coma se lee en un archivo con punto', async () => {
    const written = 'id,nombre,comuna,ventas_uf\n1,=1+1,Calama,10.5\n2,"-a",Kalama,1.5\n3,Tres,Calma,2.25\n';
    const desk = await bring(brought('a.csv', written));
    const text = await rejectedRows(desk, 'a.csv', {}, watching());
    const again = text.replace('Kalama;1,5', 'Calama;3,75').replace('Calma', 'Calama');
    const both = await bring(brought('a.csv', written), brought('b.csv', again));
    const sample = (await examine(both, {}, watching())).files[0]?.sample;
    const column = (name: string) => sample?.rows.map(({ cells }) => cells[sample.columns.indexOf(name)]);
    expect(column('nombre')).toEqual(['=1+1', '-a', 'Tres']);
    expect(column('ventas_uf')?.map((cell) => cell?.replace(',', '.'))).toEqual(['10.5', '3.75', '2.25']);
    expect(column('comuna')).toEqual(['Calama', 'Calama', 'Calama']);
  });

  test('una fila corregida que no encuentra su línea deja el archivo como otro cualquiera', async () => {
    const { desk } = await opened('comercio.csv', latin1(MUNICIPAL));
    const text = await rejectedRows(desk, 'comercio.csv', {}, watching());
    for (const wrong of [text.replace(/;5;(?=[^;]*\r)/, ';99;'), text.replace(/;5;(?=[^;]*\r)/, ';;')]) {
      expect(wrong).not.toBe(text);
      const both = await bring(brought('comercio.csv', latin1(MUNICIPAL)), brought('corregido.csv', wrong));
      const [file, other] = (await examine(both, {}, watching())).files;
      expect(file).toMatchObject({ rows: 5, used: 3, rejected: 2 });
      expect(other?.problem).toMatch(/Ya hay otro archivo/);
    }
  });

  test('un nombre que es fórmula o HTML queda como texto, y el CSV del paquete no lo ejecuta', async () => {
    const { files, loaded } = await opened('comercio.csv', latin1(MUNICIPAL));
    const text = await files.get('propios/catastro.csv')?.text();
    expect(text).toContain(`"'=HYPERLINK(""x"")"`);
    expect(text).not.toMatch(/(^|;)=/m);
    expect(loaded.value?.inputs.catastro?.businesses.length).toBe(3);
  });

  test('nada del nombre del archivo está en los nombres de recursos, que viajan en el enlace', async () => {
    const { loaded } = await opened('don-perico-patentes.csv', latin1(MUNICIPAL));
    const { descriptor, inputs } = loaded.value ?? {};
    expect(descriptor?.name).toBe('datos-propios');
    expect(inputs?.cubes[0]?.id).toBe('catastro:rubro');
    for (const { name, path } of descriptor?.resources ?? []) expect(`${name} ${path}`).not.toMatch(/perico/);
    expect(descriptor?.mapa).toMatchObject({ ficticio: false, inicio: { zona: '02201' } });
    expect(descriptor?.title).toBe('Mis datos');
  });
});

describe('columnas', () => {
  test('sin columna de id, vale la línea', async () => {
    const { examination, loaded } = await opened(
      'a.csv',
      'nombre,comuna,sector\nUno,Calama,G\nDos,Calama,C\n',
    );
    expect(only(examination)).toMatchObject({ table: 'catastro', used: 2 });
    expect(only(examination).issues.map(({ code }) => code)).toContain('id-de-la-linea');
    expect(loaded.value?.inputs.catastro?.businesses.at(1)?.id).toBe('3');
  });

  test('un RUT nunca es el id, ni llega al paquete', async () => {
    const { files, loaded } = await opened(
      'a.csv',
      'id;nombre;comuna;sector\n76.111.222-3;Uno;Calama;G\n76.333.444-5;Dos;Calama;C\n',
    );
    expect(loaded.value?.inputs.catastro?.businesses.at(0)?.id).toBe('2');
    expect(await files.get('propios/catastro.csv')?.text()).not.toMatch(/76\.111/);
  });

  test('un rol que se repite en muchas filas no las deja fuera', async () => {
    const { examination } = await opened(
      'a.csv',
      'rol;nombre;comuna\n5;Uno;Calama\n5;Dos;Calama\n6;Tres;Calama\n',
    );
    expect(only(examination)).toMatchObject({ rows: 3, used: 3 });
  });

  test('la correspondencia se cambia a mano, se recuerda por el encabezado y se puede vaciar', async () => {
    const desk = await bring(brought('a.csv', 'a;b;c\nUno;Calama;47\nDos;Iquique;F\n'));
    const blind = only(await examine(desk, {}, watching()));
    expect(blind).toMatchObject({ table: 'ninguna' });
    expect(blind.problem).toBe('Elige qué tabla es, o déjalo fuera.');
    const by = (choice: FileChoice) => examine(desk, { 'a.csv': choice }, watching()).then(only);
    expect((await by({ table: 'catastro' })).problem).toBe(
      'Falta decir qué columna trae la comuna, o la longitud y la latitud.',
    );
    const mapping = { comuna: 'b', nombre: 'a', sector: 'c' };
    const byHand = await by({ table: 'catastro', mapping });
    expect(byHand).toMatchObject({ used: 2, problem: undefined });
    expect(byHand.columns.find(({ ours }) => ours === 'comuna')).toMatchObject({ theirs: 'b', from: 'mano' });
    const kept = await by({ table: 'catastro', mapping, remembered: true });
    expect(kept.columns.find(({ ours }) => ours === 'sector')?.from).toBe('recordada');
    const emptied = await by({ table: 'catastro', mapping: { ...mapping, nombre: '' } });
    expect(emptied.columns.find(({ ours }) => ours === 'nombre')?.theirs).toBeUndefined();
    const same = only(await examine(await bring(brought('otro.csv', 'A; B ;C\n1;2;3\n')), {}, watching()));
    expect(same.signature).toBe(blind.signature);
  });

  test('un archivo dejado fuera no se usa ni estorba', async () => {
    const desk = await bring(
      brought('a.csv', 'nombre;comuna\nUno;Calama\n'),
      brought('notas.csv', 'hola;que;tal\n1;2;3\n'),
    );
    const seen = await examine(desk, { 'notas.csv': { table: 'ninguna' } }, watching());
    expect(seen.problem).toBeUndefined();
    expect(seen.files.map(({ table, problem }) => [table, problem])).toEqual([
      ['catastro', undefined],
      ['ninguna', undefined],
    ]);
  });

  test('de dos catastros se usa uno, y el otro lo dice', async () => {
    const desk = await bring(
      brought('a.csv', 'nombre;comuna\nUno;Calama\n'),
      brought('b.csv', 'nombre;comuna\nDos;Calama\n'),
    );
    const { files } = await examine(desk, {}, watching());
    expect(files[0]?.problem).toBeUndefined();
    expect(files[1]?.problem).toMatch(/solo se usa uno/);
  });
});

describe('tablas pequeñas', () => {
  const EMPRESAS = [
    'Municipio;Región;Año;Giro;Cantidad de empresas',
    'Calama;Antofagasta;2023;G - Comercio al por mayor y al por menor;1.200',
    'Chillán;Ñuble;2023;Construcción;340',
    '8402;Ñuble;2023;A;12',
    'Total;;2023;G;1.552',
    'Kalama;Antofagasta;2023;F;9',
    'Iquique;Tarapacá;2023;Z9;3',
  ].join('\n');

  test('nombres, códigos antiguos y rubros en palabras se leen como códigos', async () => {
    const { examination, loaded, files } = await opened('empresas.csv', EMPRESAS);
    expect(only(examination)).toMatchObject({ table: 'empresas', rows: 6, used: 3, rejected: 3 });
    expect(await files.get('propios/empresas-1.csv')?.text()).toContain(';G;1.200');
    const cube = loaded.value?.inputs.cubes[0];
    expect(cube).toMatchObject({ id: 'empresas-1:2023', period: { from: 2023, to: 2023 } });
    expect(loaded.issues.find(({ code }) => code === 'codigo-antiguo')).toMatchObject({ line: 4 });
  });

  test('una tabla de una provincia cubre esa provincia, y no dice que fuera de ella no hay nada', async () => {
    const { loaded } = await opened('empresas 2022.csv', 'comuna;rubro;empresas\nChillán;G;10\nBulnes;G;4\n');
    const { descriptor, inputs } = loaded.value ?? {};
    expect(descriptor?.resources[0]?.mapa.territorio).toBe('161');
    expect(inputs?.cubes[0]?.covered.reduce((sum, one) => sum + one, 0)).toBe(2);
  });

  test('lo que se muestra primero es el territorio de la tabla', async () => {
    const startOf = async (file: BroughtFile) => {
      const made = await makePackage(await bring(file), {}, 'x', watching());
      const { zona, medida } = (await loadPackage(ownSource(made))).value?.descriptor.mapa.inicio ?? {};
      return [zona, medida];
    };
    const counts = (...cuts: readonly string[]) =>
      `anio,cut,rubro,empresas\n${cuts.map((cut) => `2023,${cut},G,10\n`).join('')}`;
    expect(await startOf(brought('a.csv', counts('02101', '02201')))).toEqual(['02', 'cociente']);
    expect(await startOf(brought('a.csv', counts('02201')))).toEqual(['02201', 'cociente']);
    expect(await startOf(brought('a.csv', counts('01101', '02201')))).toEqual([undefined, undefined]);
    expect(await startOf(brought('a.csv', 'comuna,poblacion\nCalama,200\n'))).toEqual([undefined, undefined]);
  });

  test('sin columna de año vale el del nombre, y el que dice el lector vale más', async () => {
    const text = 'comuna;rubro;empresas\nCalama;G;10\n';
    const guessed = await opened('empresas 2022.csv', text);
    expect(only(guessed.examination)).toMatchObject({ period: '2022', used: 1 });
    const said = await opened('empresas 2022.csv', text, { period: '2021' });
    expect(said.loaded.value?.inputs.cubes[0]?.id).toBe('empresas-1:2021');
    const none = await opened('empresas.csv', text);
    expect(only(none.examination).problem).toBe('Falta decir qué columna trae el año.');
  });

  test('las cifras oficiales quedan al lado, y lo del lector va primero', async () => {
    const { loaded } = await opened('empresas.csv', EMPRESAS);
    const ids = loaded.value?.inputs.cubes.map(({ id }) => id) ?? [];
    expect(ids[0]).toBe('empresas-1:2023');
    expect(ids).toContain('empresas:2024');
  });

  test('columnas de las comunas van sobre las oficiales, celda por celda', async () => {
    const { loaded, examination } = await opened(
      'comunas.csv',
      'comuna;habitantes;superficie\nCalama;1.000;2,5\nKalama;3;3\n',
      { period: '2026' },
    );
    expect(only(examination)).toMatchObject({ table: 'comunas_datos', rows: 2, used: 1, rejected: 1 });
    const { zoneData, territory } = loaded.value?.inputs ?? {};
    const at = territory?.comunas.findIndex(({ cut }) => cut === '02201') ?? -1;
    const value = (column: string, row: number) => zoneData?.variables.get(column)?.grid.value[row];
    expect(value('poblacion', at)).toBe(1000);
    expect(value('area_km2', at)).toBe(2.5);
    expect(value('escolaridad_anios', at)).toBe(11);
    expect(value('poblacion', 0)).toBe(200);
    expect(value('empresas_2024', 0)).toBe(30);
    expect(zoneData?.variables.get('poblacion')?.year).toBe('2026');
    expect(zoneData?.source.publisher).toBe('Archivo propio: comunas.csv · Censo inventado');
    expect(zoneData?.variables.get('empresas_2024')?.year).toBe('2024');
  });
});

describe('planillas', () => {
  test('números, fechas y códigos con cero pasan sin perder nada, con las líneas de la planilla', async () => {
    const book = xlsx({
      Negocios: [
        ['Registro de negocios'],
        [],
        ['Código', 'Nombre', 'Comuna', 'CUT', 'Inicio actividades', 'Trabajadores', 'Ventas UF'],
        ['007', 'Uno', 'Iquique', '01101', { dia: 36892 }, { n: '3' }, { n: '2.2999999999999998' }],
        ['008', 'Dos', 'Iquique', { n: '1101' }, undefined, { n: '1200' }, { n: '1250.5' }],
        ['009', 'Tres', 'Nada', undefined, undefined, undefined, undefined],
      ],
      Vacía: [],
    });
    const { examination, loaded } = await opened('registro.xlsx', book);
    const file = only(examination);
    expect(file).toMatchObject({
      id: 'registro.xlsx#Negocios',
      table: 'catastro',
      rows: 3,
      used: 2,
      dialect: { encoding: 'planilla', separator: '', headerLine: 3 },
    });
    const { businesses } = loaded.value?.inputs.catastro ?? {};
    expect(businesses?.at(0)).toMatchObject({
      line: 4,
      id: '007',
      start: '2001-01-01',
      workers: 3,
      sales: 2.3,
    });
    expect(businesses?.at(1)).toMatchObject({ line: 5, workers: 1200, sales: 1250.5 });
    expect(loaded.issues.find(({ code }) => code === 'sin-lugar')).toMatchObject({
      line: 6,
      file: 'registro.xlsx',
    });
  });

  test('cada hoja con filas es un archivo por su cuenta', async () => {
    const table = [
      ['nombre', 'comuna'],
      ['Uno', 'Calama'],
    ];
    const desk = await bring(brought('dos.xlsx', xlsx({ A: table, B: [['x'], ['y']] })));
    const { files } = await examine(desk, {}, watching());
    expect(files.map(({ id, table: as }) => [id, as])).toEqual([
      ['dos.xlsx#A', 'catastro'],
      ['dos.xlsx#B', 'ninguna'],
    ]);
  });

  test('una celda en la última columna o en la última fila no se lleva la memoria', async () => {
    const book = unzipSync(xlsx({ A: [['nombre', 'comuna']] }));
    const path = 'xl/worksheets/sheet1.xml';
    const with1 = (cell: string) => {
      const text = new TextDecoder().decode(book[path]).replace('</sheetData>', `${cell}</sheetData>`);
      return { ...book, [path]: strToU8(text) };
    };
    const { zipSync } = await import('fflate');
    for (const cell of [
      '<row r="2"><c r="XFDZZZ2"><v>1</v></c></row>',
      '<row r="99999999"><c r="A99999999"><v>1</v></c></row>',
    ]) {
      const desk = await bring(brought('a.xlsx', zipSync(with1(cell))));
      expect(only(await examine(desk, {}, watching())).problem).toMatch(/columna|grande/);
    }
  });
});

test('lo que no trae filas dice qué pasa, sin hablar de archivos que el lector no trajo', async () => {
  const seen = await examine(await bring(brought('a.csv', 'id,nombre,sector,comuna\n')), {}, watching());
  expect(only(seen).problem).toBe('Ninguna fila se pudo leer.');
  expect(seen.problem).toBe('Ninguno de los archivos se puede usar todavía.');
});

describe('un paquete entero', () => {
  test('se toma como está, y exportado y traído de nuevo es el mismo', async () => {
    const { files } = await opened('comercio.csv', latin1(MUNICIPAL));
    const zip = await zipOf(files, watching());
    const desk = await bring(brought('mi-paquete.zip', zip));
    const seen = await examine(desk, {}, watching());
    expect(seen).toMatchObject({ over: undefined, problem: undefined, title: 'Mis datos' });
    expect(seen.files.find(({ table }) => table === 'catastro')).toMatchObject({
      rows: 5,
      used: 3,
      rejected: 2,
    });
    const again = await makePackage(desk, {}, 'otro título', watching());
    expect([...again.keys()].sort()).toEqual([...files.keys()].sort());
    for (const [path, blob] of files) expect(await again.get(path)?.text(), path).toBe(await blob.text());
  });

  test('con un descriptor que no vale dice qué le falta', async () => {
    const desk = await bring(brought('x/datapackage.json', '{"name": "x"}'), brought('x/a.csv', 'a\n1\n'));
    const seen = await examine(desk, {}, watching());
    expect(seen.problem).toBe('El paquete no se puede abrir. A datapackage.json le falta «title».');
  });
});

test('detenerse a la mitad no deja nada a medio hacer', async () => {
  const control = new AbortController();
  const watch = { tell: () => undefined, signal: control.signal };
  const desk = await startDesk([brought('comercio.csv', latin1(MUNICIPAL))], '', watch, BASE);
  control.abort();
  await expect(examine(desk, {}, watch)).rejects.toMatchObject({ name: 'AbortError' });
  expect(only(await examine(desk, {}, watching())).used).toBe(3);
});

test('sin la base no se puede seguir, y lo dice', async () => {
  const desk = await startDesk([brought('a.csv', 'a;b\n1;2\n')], '', watching(), {
    read: async () => undefined,
  });
  expect((await examine(desk, {}, watching())).problem).toMatch(/Revisa la conexión/);
});

const REAL = new URL('../../../../shared/data/puntos/tarapaca_empresas_ciiu4cl_18717.csv', import.meta.url);
test.skipIf(!existsSync(REAL))(
  'los 18.717 puntos de Tarapacá se abren como catastro',
  async () => {
    const { examination, loaded } = await opened(
      'tarapaca_empresas.csv',
      new Uint8Array(readFileSync(REAL)),
      {},
      folderSource('data/chile'),
    );
    const file = only(examination);
    expect(file).toMatchObject({ table: 'catastro', rows: 18717, problem: undefined });
    expect(file.used + file.rejected).toBe(18717);
    expect(file.used).toBe(loaded.value?.inputs.catastro?.businesses.length);
    expect(file.used).toBeGreaterThan(18_000);
    expect(loaded.value?.descriptor.mapa.inicio.zona).toBe('01');
  },
  60_000,
);

import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { catastroCube } from '../src/domain/catastro.ts';
import { buildLocator } from '../src/domain/containment.ts';
import { cell } from '../src/domain/grid.ts';
import type { SectorCode, ZoneId } from '../src/domain/ids.ts';
import { isKnown } from '../src/domain/measure.ts';
import { buildTerritory } from '../src/domain/territory.ts';
import { readBoundaries } from '../src/load/boundaries.ts';
import type { Loaded } from '../src/load/load.ts';
import { readTable } from '../src/load/table.ts';
import { buildCatastro, catastroColumns } from '../src/load/tables/catastro.ts';
import { analysisOf, figure, value } from './fixtures/analysis.ts';
import { boundariesOf, hasShared, loaded, openShipped, plainLines, SHARED } from './fixtures/chile.ts';
import { ofCode } from './fixtures/package.ts';

/** Rows used and rejected of every table, and that none is lost between the two. */
function rowsOf({ reports }: Loaded) {
  for (const { rows, used, rejected } of reports) expect(used + rejected).toBe(rows);
  return Object.fromEntries(reports.map(({ file, used, rejected }) => [file, [used, rejected]]));
}

describe('the package of Chile', async () => {
  const { issues } = await openShipped('chile');
  const chile = await loaded('chile');

  test('opens with nothing to tell but that Antártica has no outline, when they are read', async () => {
    expect(issues).toEqual([]);
    expect((await chile.boundaries()).issues).toEqual([
      {
        severity: 'aviso',
        file: 'comunas.topojson',
        column: expect.stringMatching(/^zona \d+$/),
        code: 'zona-sin-contorno',
        message: 'La comuna 12202 no tiene contorno: está en las tablas, no en el mapa.',
      },
    ]);
    expect(chile.descriptor.mapa.ficticio).toBe(false);
  });

  test('every row of every file is used', async () => {
    const { reports } = (await chile.boundaries()).value;
    expect(rowsOf({ ...chile, reports: [...reports, ...chile.reports] })).toEqual({
      'comunas.topojson': [346, 0],
      'comunas_indice.csv': [346, 0],
      'sectores.csv': [202, 0],
      'comunas_datos.csv': [346, 0],
      'empresas.csv': [5263, 0],
      'empresas_tarapaca.csv': [420, 0],
      'empresas_tarapaca_subrubro.csv': [569, 0],
      'empresas_totales.csv': [22, 0],
      'ocupaciones.csv': [189, 0],
      'formacion.csv': [1220, 0],
    });
    for (const { ignored } of chile.reports) expect(ignored).toEqual([]);
  });

  test('346 comunas, 56 provinces, 16 regions', () => {
    const { byLevel } = chile.inputs.territory;
    expect([byLevel.comuna.length, byLevel.provincia.length, byLevel.region.length]).toEqual([346, 56, 16]);
  });

  test('5,263 cells are published; their firm-years add up to 22,496,515, as the source says', () => {
    const [cube] = chile.inputs.cubes;
    if (!cube?.firmYears) throw new Error('sin empresa-años');
    let cells = 0;
    let years = 0;
    cube.firmYears.value.forEach((one, at) => {
      if (cube.firmYears?.state[at] !== 0) return;
      cells += 1;
      years += one;
    });
    expect(cells).toBe(5263);
    expect(years).toBe(22_496_515);
  });

  test('every table says who published it, of what year, and when it was checked', () => {
    for (const { source } of chile.reports) {
      expect(source.publisher).not.toBe('sin fuente declarada');
      expect(source.year).toMatch(/\d{4}/);
      expect(source.checked).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    }
  });

  test('the reserved figures of SII are reserved, not zero', () => {
    const lines = plainLines('data/chile/comunas_datos.csv');
    const [header = []] = lines;
    const stars = lines.flatMap((cells) =>
      cells.flatMap((one, at) => (one === '*' ? [[cells[0], header[at]] as const] : [])),
    );
    expect(stars.length).toBeGreaterThan(0);
    for (const [cut, column] of stars) {
      const row = chile.inputs.territory.comunas.findIndex((one) => one.cut === cut);
      const variable = chile.inputs.zoneData?.variables.get(column ?? '');
      expect(variable && cell(variable.grid, row, 0)).toMatchObject({ missing: 'reservado' });
    }
  });

  test('Tarapacá by year adds up to what the file says, with «Sin información» apart', () => {
    const cube = chile.inputs.cubes.find(({ id }) => id === 'empresas_tarapaca:2019');
    const written = plainLines('data/chile/empresas_tarapaca.csv').filter(([period]) => period === '2019');
    const sum = (keep: (sector: string) => boolean) =>
      written.filter(([, , sector]) => keep(sector ?? '')).reduce((acc, cells) => acc + Number(cells[3]), 0);
    expect(sum(() => true)).toBe(22_047);
    const analysis = analysisOf(chile.inputs, { cube: 'empresas_tarapaca:2019', level: 'region' });
    const total = analysis.sectors.reduce(
      (acc, code) => acc + value(analysis, 'empresas', '01', code).value,
      0,
    );
    expect(total).toBe(sum((sector) => sector !== 'SI'));
    expect(cube?.sectors.at(-1)).toBe('SI');
    expect(analysis.sectors).not.toContain('SI');
  });

  test('the first view: the potential of commerce is known in every comuna but Antártica', () => {
    const analysis = analysisOf(chile.inputs);
    const missing = analysis.zones.filter((zone) => !isKnown(figure(analysis, 'potencial', zone, 'G')));
    expect(analysis.settings).toMatchObject({ cube: 'empresas:2005-2024', reference: 'pais' });
    expect(missing.length).toBeLessThanOrEqual(1);
  });

  test('every comuna with an outline holds the middle of one of its own cells of the map', async () => {
    const outline = new Map(
      (await boundariesOf('chile')).map(({ comuna, geometry }) => [comuna.cut, geometry]),
    );
    const areas = chile.inputs.territory.comunas.map(({ cut }) => outline.get(cut) ?? null);
    const locate = buildLocator(areas);
    areas.forEach((area, at) => {
      if (!area) return;
      const rings = area.type === 'Polygon' ? [area.coordinates] : area.coordinates;
      // A corner of an outline belongs to up to three comunas: some corner of some part must be given to this one or a neighbour.
      const [longitude = NaN, latitude = NaN] = rings[0]?.[0]?.[0] ?? [];
      expect(locate(longitude, latitude), chile.inputs.territory.comunas[at]?.name).not.toBe(-1);
    });
  });
});

describe('the fictitious register of Calama', async () => {
  const { issues } = await openShipped('calama-ficticio');
  const calama = await loaded('calama-ficticio');

  test('says that it is fictitious', () => {
    expect(calama.descriptor.mapa.ficticio).toBe(true);
    expect(calama.descriptor.title).toMatch(/ficticio/i);
  });

  test('opens: nothing is fatal, and every row is used or rejected', () => {
    expect(issues.filter(({ severity }) => severity === 'fatal')).toEqual([]);
    const rows = rowsOf(calama);
    const [used = 0, rejected = 0] = rows['catastro.csv'] ?? [];
    expect(used + rejected).toBe(3000);
    expect(rejected).toBeGreaterThan(0);
    expect(rows['proveedores.csv']).toEqual([250, 0]);
  });

  test('every row rejected is told as an error, with its line', () => {
    const used = new Set(calama.inputs.catastro?.businesses.map(({ line }) => line));
    const told = new Set(
      issues
        .filter(({ file, severity }) => file === 'catastro.csv' && severity === 'error')
        .map(({ line }) => line),
    );
    for (let line = 2; line <= 3001; line += 1)
      expect(used.has(line) || told.has(line), `línea ${line}`).toBe(true);
  });

  /** The table of the package's own README: which fault was put on which lines. */
  const faults = new Map(
    [
      ...readFileSync('data/calama-ficticio/README.md', 'utf8').matchAll(
        /^\| `([a-z-]+)` \| ([\d, ]+) \|$/gm,
      ),
    ].map((match) => [match[1] ?? '', (match[2] ?? '').split(',').map(Number)]),
  );
  const linesOf = (...codes: string[]) =>
    [...new Set(codes.flatMap((code) => ofCode(issues, code).map(({ line }) => line)))].sort(
      (a, b) => (a ?? 0) - (b ?? 0),
    );

  test.each([
    ['comuna-desconocida', ['sin-lugar']],
    ['sector-vacio', ['sin-sector']],
    ['sector-desconocido', ['sector-desconocido']],
    ['id-repetido', ['id-repetido']],
    ['partes-mayores-que-el-total', ['partes-mayores-que-el-total']],
    ['coordenadas-cambiadas', ['coordenadas-cambiadas']],
    ['coordenadas-en-otra-comuna', ['fuera-del-territorio', 'comuna-distinta-del-punto']],
  ])('«%s»: the lines put wrong on purpose are the lines told', (fault, codes) => {
    expect(faults.get(fault)?.length).toBeGreaterThan(0);
    expect(linesOf(...codes)).toEqual(faults.get(fault));
  });

  test('dates that do not exist, negative workers and coordinates with a comma are cells that cannot be read', () => {
    const wanted = ['fecha-imposible', 'trabajadores-negativos', 'coordenadas-con-coma'].flatMap(
      (fault) => faults.get(fault) ?? [],
    );
    expect(linesOf('celda-ilegible')).toEqual(wanted.sort((a, b) => a - b));
  });

  test('other spellings of Calama are Calama; reserved sales stay reserved', () => {
    const businesses = new Map(calama.inputs.catastro?.businesses.map((one) => [one.line, one]));
    for (const line of faults.get('comuna-con-otra-grafia') ?? [])
      expect(calama.inputs.territory.comunas[businesses.get(line)?.comuna ?? -1]?.name).toBe('Calama');
    for (const line of faults.get('ventas-reservadas') ?? [])
      expect(businesses.get(line)?.sales).toBe('reservado');
  });

  test('all that is counted is in Calama, as many as rows used', () => {
    const analysis = analysisOf(calama.inputs, { cube: 'catastro:rubro' });
    const cube = calama.inputs.cubes.find(({ id }) => id === 'catastro:rubro');
    const at = analysis.zones.indexOf('02201' as ZoneId);
    expect([...(cube?.covered ?? [])].map((one, row) => [row, one]).filter(([, one]) => one === 1)).toEqual([
      [at, 1],
    ]);
    const counted = cube?.firms.value.reduce((acc, one) => acc + (Number.isNaN(one) ? 0 : one), 0);
    expect(counted).toBe(calama.inputs.catastro?.businesses.length);
  });

  test('with totals of a country to compare with, its quotients are known', () => {
    const analysis = analysisOf(calama.inputs);
    expect(analysis.settings.reference).toBe('totales');
    expect(value(analysis, 'cociente', '02201', 'G').n).toBeGreaterThan(100);
  });
});

describe.skipIf(!hasShared)('official files beside the repository', () => {
  const read = (path: string) => {
    const raw = readFileSync(`${SHARED}/${path}`);
    return path.endsWith('.gz') ? new Uint8Array(gunzipSync(raw)) : new Uint8Array(raw);
  };
  const official = () => {
    const { value: boundaries, issues } = readBoundaries(
      read('geo/comunas_345.geojson'),
      'comunas_345.geojson',
    );
    const territory = buildTerritory(boundaries.map(({ comuna }) => comuna));
    const outline = new Map(boundaries.map(({ comuna, geometry }) => [comuna.cut, geometry]));
    return {
      territory,
      issues,
      locate: buildLocator(territory.comunas.map(({ cut }) => outline.get(cut) ?? null)),
    };
  };

  test('the 345 official outlines load with nothing to tell, as GeoJSON and as TopoJSON', () => {
    const { territory, issues } = official();
    expect(issues).toEqual([]);
    expect(territory.byLevel.comuna).toHaveLength(345);
    expect(territory.byLevel.region).toHaveLength(16);
    const topo = readBoundaries(read('geo/comunas_345.topojson'), 'comunas_345.topojson', 'comunas');
    expect(topo.issues).toEqual([]);
    expect(topo.value.map(({ comuna }) => comuna.cut).sort()).toEqual(
      territory.comunas.map(({ cut }) => cut as string).sort(),
    );
  });

  test('12,200 or more of the 12,393 placed schools fall in the comuna they declare', () => {
    const { territory, locate } = official();
    const text = new TextDecoder().decode(read('puntos/mineduc_establecimientos_12898.csv.gz'));
    const { data } = Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true });
    // One of them (rbd 42337) has longitude and latitude swapped, and falls nowhere.
    const placed = data.filter((row) => row.longitud && row.latitud && row.cut);
    const right = placed.filter(
      (row) => territory.comunas[locate(Number(row.longitud), Number(row.latitud))]?.cut === row.cut,
    );
    expect(data).toHaveLength(12_898);
    expect(placed).toHaveLength(12_393);
    expect(right.length).toBeGreaterThanOrEqual(12_200);
  });

  test('the 18,717 firms of Tarapacá load, are placed, and are counted by comuna and section; every row counted or told', () => {
    const { territory, locate } = official();
    const file = 'tarapaca_empresas_ciiu4cl_18717.csv';
    const table = readTable(read(`puntos/${file}`), catastroColumns, {
      file,
      names: { sector: 'seccion_ciiu4cl', division: 'division_ciiu4cl', actividad: 'glosa_division' },
    });
    expect(table).toMatchObject({ total: 18_717, rejected: 0 });
    expect(table.ignored).toEqual(['glosa_seccion']);
    const source = { resource: 'catastro', file, title: '', publisher: '', year: '2021', checked: '' };
    const { value: built, issues } = buildCatastro(table.rows, territory, locate, source);
    const { businesses } = built.catastro;

    // Every row is a business or an error told with its line.
    const used = new Set(businesses.map(({ line }) => line));
    const told = new Set(
      [...table.issues, ...issues].filter(({ severity }) => severity === 'error').map(({ line }) => line),
    );
    for (const { line } of table.rows) if (!used.has(line)) expect(told.has(line)).toBe(true);
    expect(businesses.length + built.placing.unplaced + ofCode(issues, 'id-repetido').length).toBe(18_717);

    // Placed by their point, all but the one without latitude and those whose point falls in the sea.
    const { byPlacing, disagreements, withoutSector } = built.placing;
    expect(byPlacing.coordenadas + byPlacing.codigo + byPlacing.nombre).toBe(businesses.length);
    expect(byPlacing.coordenadas).toBeGreaterThan(18_600);
    expect(disagreements).toBe(ofCode(issues, 'comuna-distinta-del-punto').length);
    expect(disagreements).toBeLessThan(200);
    expect(withoutSector).toBe(26);

    // Counted by comuna and section: the same as counting the file's own lines where the point agrees.
    const cube = catastroCube(
      built.catastro,
      territory.comunas.length,
      'rubro',
      { from: 2021, to: 2021 },
      'Tarapacá',
    );
    const counted = cube.firms.value.reduce((acc, one) => acc + (Number.isNaN(one) ? 0 : one), 0);
    expect(counted).toBe(businesses.length);
    const iquique = territory.comunas.findIndex(({ cut }) => cut === '01101');
    const commerce = cube.sectors.indexOf('G' as SectorCode);
    const measure = cell(cube.firms, iquique, commerce);
    const own = businesses.filter(({ comuna, section }) => comuna === iquique && section === 'G').length;
    expect(measure).toMatchObject({ value: own });
    expect(own).toBeGreaterThan(4000);
    // Camiña and Colchane have no firm in the file: they are outside of it, not at zero.
    const camina = territory.comunas.findIndex(({ cut }) => cut === '01402');
    expect(cell(cube.firms, camina, commerce)).toMatchObject({ missing: 'sin-dato' });
  });
});

import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import type { FeatureCollection } from 'geojson';
import { topology } from 'topojson-server';
import { describe, expect, test } from 'vitest';
import { readBoundaries } from '../../../src/load/boundaries.ts';
import type { FileChoice } from '../../../src/load/open/contract.ts';
import { type OutlineFile, partsOf, readOutlineFile } from '../../../src/load/open/outline_files.ts';
import { chile, hasShared, SHARED } from '../../fixtures/chile.ts';
import { bytes, latin1 } from '../../fixtures/package.ts';
import { type Shape, UTM_19S_PRJ, WEB_MERCATOR_PRJ, writeDbf, writeShp } from '../../fixtures/shapefile.ts';

const territory = chile();

function readText(text: string, choice?: FileChoice): Promise<OutlineFile> {
  return readOutlineFile('limites.geojson', new Map([['json', new Blob([text])]]), territory, { choice });
}
const readJson = (json: unknown, choice?: FileChoice) => readText(JSON.stringify(json), choice);
async function comunas(reading: Promise<OutlineFile>) {
  const found = await reading;
  if (found.kind === 'ninguna') throw new Error(found.problem);
  expect(found.used + found.rejected.length).toBe(found.rows);
  return found;
}
const problemOf = async (reading: Promise<OutlineFile>) => {
  const found = await reading;
  return found.kind === 'ninguna' ? found.problem : `fue ${found.kind}`;
};

/** A square of a tenth of a degree whose corner is at a place of Tarapacá. */
const square = (x = -70, y = -20): [number, number][] => [
  [x, y],
  [x + 0.1, y],
  [x + 0.1, y + 0.1],
  [x, y + 0.1],
  [x, y],
];
const zone = (properties: Record<string, unknown>, ring: unknown = square()) => ({
  type: 'Feature',
  properties,
  geometry: { type: 'Polygon', coordinates: [ring] },
});
const collection = (...features: unknown[]) => ({ type: 'FeatureCollection', features });
const cuts = (found: Extract<OutlineFile, { rows: number }>) =>
  found.collection.features.map(({ properties }) => properties.cut);
/** Outer ring of a zone that is one polygon. */
function outerOf(found: Extract<OutlineFile, { rows: number }>, at: number): number[][] {
  const geometry = found.collection.features[at]?.geometry;
  return geometry?.type === 'Polygon' ? (geometry.coordinates[0] ?? []) : [];
}
const codes = (found: OutlineFile) => found.issues.map(({ code }) => code);

describe('comunas, by whatever name their code has', () => {
  test.each([
    ['BCN', { objectid: 1, cod_comuna: 1101, codregion: 1, Region: 'Región de Tarapacá', Comuna: 'Iquique' }],
    ['INE', { CUT: '01101', REGION: 'TARAPACÁ', COMUNA: 'IQUIQUE' }],
    ['IDE', { CUT_REG: '01', CUT_PROV: '011', CUT_COM: '01101', REGION: 'Tarapacá', COMUNA: 'Iquique' }],
    ['a code as name', { COMUNA: '01101', NOM_COM: 'x' }],
    ['code without zero', { codcom: 1101 }],
    ['Codigo', { Codigo: '01101' }],
    ['a name alone', { NOM_COM: 'Iquique' }],
  ])('%s', async (_, properties) => {
    const found = await comunas(readJson(collection(zone(properties))));
    expect(found.kind).toBe('comunas');
    expect(found.collection.features[0]?.properties).toEqual({
      cut: '01101',
      comuna: 'Iquique',
      provincia: 'Iquique',
      region: 'Tarapacá',
    });
    // What comes out is what boundaries.ts reads.
    expect(readBoundaries(bytes(JSON.stringify(found.collection)), 'x').issues).toEqual([]);
  });

  test('GeoJSON of other shapes: a zone alone, a list, zones among geometries', async () => {
    const one = zone({ cut: '01101' });
    for (const json of [
      one,
      [one],
      { type: 'GeometryCollection', geometries: [{ ...one.geometry, properties: { cut: '01101' } }] },
    ])
      expect(cuts(await comunas(readJson(json)))).toEqual(['01101']);
  });

  test('TopoJSON: the object that has the comunas, whichever it is', async () => {
    const made = topology({
      regiones: collection(zone({ codregion: 1 })) as FeatureCollection,
      comunas: collection(zone({ cut: '01101' }), zone({ cut: '01107' }, square(-69.9))) as FeatureCollection,
    });
    const found = await comunas(readJson(made));
    expect(cuts(found)).toEqual(['01101', '01107']);
    expect(codes(found)).toEqual(['capa-elegida']);
  });

  test('a comuna in pieces is joined; the same piece twice is left out; a zone with no code is told', async () => {
    const found = await comunas(
      readJson(
        collection(
          zone({ cut: '01101' }),
          zone({ cut: '01101' }, square(-69.8)),
          zone({ cut: '01101' }),
          zone({ cut: '01107' }, square(-69.9)),
          zone({ cut: 0 }, square(-69.5)),
          zone({ cut: '01999' }, square(-69.4)),
        ),
      ),
    );
    expect(cuts(found)).toEqual(['01101', '01107']);
    expect(found.collection.features[0]?.geometry.type).toBe('MultiPolygon');
    expect(found.rejected.map(({ line, issue }) => [line, issue.code, issue.severity])).toEqual([
      [3, 'zona-repetida', 'error'],
      [5, 'zona-sin-codigo', 'aviso'],
      [6, 'zona-sin-codigo', 'error'],
    ]);
    expect([...found.unknownComunas]).toEqual([['01999', [6]]]);
    expect(found.note).toBe('2 de las 7 comunas de Tarapacá: faltan Pozo Almonte, Camiña y 3 más');
  });

  test('codes of before Ñuble', async () => {
    const found = await comunas(readJson(collection(zone({ cod_comuna: 8401 }, square(-72, -36.6)))));
    expect([cuts(found), codes(found)]).toEqual([['16101'], ['codigo-antiguo']]);
  });
});

describe('outlines that are not as they should be', () => {
  test('open, too short, with something that is no position, crossed', async () => {
    const [a, b, c, d] = square();
    const found = await comunas(
      readJson(
        collection(
          zone({ cut: '01101' }, [a, b, c, d]),
          {
            ...zone({ cut: '01107' }),
            geometry: { type: 'MultiPolygon', coordinates: [[[a, b]], [square(-69.9)]] },
          },
          zone({ cut: '01401' }, [a, b, ['x', 1], a]),
          zone({ cut: '01402' }, [a, c, b, d, a]),
          { ...zone({ cut: '01403' }), geometry: null },
        ),
      ),
    );
    expect(found.collection.features[0]?.geometry).toEqual({ type: 'Polygon', coordinates: [square()] });
    expect(cuts(found)).toEqual(['01101', '01107', '01402']);
    expect(found.issues.map(({ column, code }) => `${column} ${code}`)).toEqual([
      'zona 1 anillo-abierto',
      'zona 2 anillo-ilegible',
      'zona 3 contorno-ilegible',
      'zona 5 zona-sin-contorno',
      'zona 4 contorno-cruzado',
    ]);
    expect(found.rejected.map(({ line }) => line)).toEqual([3]);
  });

  test('latitude and longitude in each other’s place', async () => {
    const found = await comunas(
      readJson(
        collection(
          zone(
            { cut: '01101' },
            square().map(([x, y]) => [y, x]),
          ),
        ),
      ),
    );
    expect(found.collection.features[0]?.geometry.coordinates).toEqual([square()]);
    expect(codes(found)).toEqual(['ejes-cambiados']);
  });

  test('more places than can be drawn: a grid that neighbours share', async () => {
    const steps = 5000;
    const jagged = (x: number): [number, number][] => {
      const side = Array.from({ length: steps }, (_, at): [number, number] => [
        -69.5 + (at % 2) * 0.00001,
        -20 + (at / steps) * 0.9,
      ]);
      const [first = [0, 0]] = side;
      return [...side, [x, -19], [x, -20], first];
    };
    const zones = ['01101', '01107', '01401', '01402'].map((cut, at) =>
      zone({ cut }, jagged(at % 2 ? -69 : -70)),
    );
    const found = await comunas(
      readOutlineFile(
        'limites.geojson',
        new Map([['json', new Blob([JSON.stringify(collection(...zones))])]]),
        territory,
        { most: 15_000 },
      ),
    );
    expect(codes(found)).toContain('contorno-simplificado');
    const edge = (at: number) =>
      found.collection.features[at]?.geometry.coordinates[0]?.slice(0, 1000).map((place) => String(place));
    expect(edge(0)).toEqual(edge(1));
  });
});

describe('coordinates in metres', () => {
  const metres: [number, number][] = [
    [380_000, 7_763_000],
    [381_000, 7_763_000],
    [381_000, 7_764_000],
    [380_000, 7_763_000],
  ];
  test('a system that the file names is undone, to the same place as another program puts it', async () => {
    const named = collection(zone({ cut: '01101' }, metres));
    const crs = { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::32719' } };
    const found = await comunas(readJson({ ...named, crs }));
    expect(codes(found)).toEqual(['contornos-reproyectados']);
    // shpjs undoes it with proj4.
    const shape: Shape = { rings: [[...metres].reverse()], attributes: { CUT: '01101' } };
    const other = await comunas(readShape([shape], UTM_19S_PRJ));
    const ours = outerOf(found, 0);
    const theirs = outerOf(other, 0).toReversed();
    ours.forEach((place, at) => {
      expect(place[0]).toBeCloseTo(theirs[at]?.[0] ?? 0, 5);
      expect(place[1]).toBeCloseTo(theirs[at]?.[1] ?? 0, 5);
    });
    expect(ours[0]?.[0]).toBeCloseTo(-70.15, 1);
  });

  test('one that it does not name, or that is of elsewhere, is said', async () => {
    const nameless = collection(zone({ cut: '01101' }, metres));
    expect(await problemOf(readJson(nameless))).toMatch(/metros.*EPSG:4326/);
    const crs = { type: 'name', properties: { name: 'EPSG:2154' } };
    expect(await problemOf(readJson({ ...nameless, crs }))).toMatch(/metros/);
  });
});

function readShape(
  shapes: readonly Shape[],
  prj: string | undefined,
  dbf: Uint8Array<ArrayBuffer> | null = writeDbf(shapes, latin1),
  cpg?: string,
): Promise<OutlineFile> {
  const parts = new Map([['shp', new Blob([writeShp(shapes)])]]);
  if (dbf) parts.set('dbf', new Blob([dbf]));
  if (prj !== undefined) parts.set('prj', new Blob([prj]));
  if (cpg !== undefined) parts.set('cpg', new Blob([cpg]));
  return readOutlineFile('comunas.shp', parts, territory);
}

describe('shapefiles', () => {
  const mercator = ([x, y]: readonly [number, number]): [number, number] => [
    (x * Math.PI * 6_378_137) / 180,
    Math.log(Math.tan(Math.PI / 4 + (y * Math.PI) / 360)) * 6_378_137,
  ];
  const shapes: Shape[] = [
    {
      // A hole goes the other way round.
      rings: [
        square().reverse().map(mercator),
        square()
          .map(([x, y]): [number, number] => [-69.95 + (x + 69.95) / 4, -19.95 + (y + 19.95) / 4])
          .map(mercator),
      ],
      attributes: { cod_comuna: '1404', Comuna: 'Huara', Region: 'Región de Tarapacá' },
    },
    {
      rings: [square(-70, -33.5).reverse().map(mercator)],
      attributes: { cod_comuna: '13120', Comuna: 'Ñuñoa', Region: 'Región Metropolitana' },
    },
    { rings: [], attributes: { cod_comuna: '0', Comuna: 'Zona sin demarcar', Region: '' } },
  ];

  test('of the BCN: web mercator, Latin-1, codes as numbers, a zone not marked out', async () => {
    const found = await comunas(readShape(shapes, WEB_MERCATOR_PRJ));
    expect(cuts(found)).toEqual(['01404', '13120']);
    expect(found.collection.features[0]?.geometry.coordinates.length).toBe(2);
    const outer = outerOf(found, 1);
    expect(outer.map((place) => place.map((value) => Number(value.toFixed(4))))).toEqual(
      square(-70, -33.5)
        .reverse()
        .map((place) => place.map((value) => Number(value.toFixed(4)))),
    );
    expect(found.rejected.map(({ line }) => line)).toEqual([3]);
  });

  test('the text of the .dbf: by its .cpg, or by what it can be', async () => {
    for (const [encode, cpg] of [
      [latin1, undefined],
      [latin1, 'ANSI 1252'],
      [bytes, 'UTF-8'],
      [bytes, undefined],
    ] as const) {
      const named = shapes.map((shape) => ({
        ...shape,
        attributes: { NOMBRE_COM: shape.attributes.Comuna ?? '' },
      }));
      const found = await comunas(readShape(named, WEB_MERCATOR_PRJ, writeDbf(named, encode), cpg));
      expect(cuts(found)).toContain('13120');
    }
  });

  test('a part that lacks is said', async () => {
    expect(await problemOf(readShape(shapes, undefined))).toMatch(/falta el archivo \.prj/);
    const nameless = await comunas(readShape(shapes.slice(0, 2), WEB_MERCATOR_PRJ, null));
    expect([nameless.kind, codes(nameless)]).toEqual(['zonas', ['falta-dbf']]);
    expect(await problemOf(readShape(shapes, WEB_MERCATOR_PRJ, new Uint8Array(4)))).toMatch(
      /\.dbf está dañado/,
    );
  });

  test('damaged bytes end in a message, never in a loop nor an exception', async () => {
    const shp = writeShp(shapes);
    const dbf = writeDbf(shapes, latin1);
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('shp', 'dbf'),
        fc.array(fc.tuple(fc.nat(400), fc.nat(255)), { minLength: 1, maxLength: 6 }),
        fc.nat(400),
        async (part, changes, cut) => {
          const damaged = (part === 'shp' ? shp : dbf).slice(0, cut < 300 ? undefined : cut);
          for (const [at, value] of changes) if (at < damaged.length) damaged[at] = value;
          const found = await readOutlineFile(
            'x.shp',
            new Map([
              ['shp', new Blob([part === 'shp' ? damaged : shp])],
              ['dbf', new Blob([part === 'dbf' ? damaged : dbf])],
              ['prj', new Blob([WEB_MERCATOR_PRJ])],
            ]),
            territory,
          );
          if (found.kind !== 'ninguna') expect(found.used + found.rejected.length).toBe(found.rows);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('loose parts are put together by their name', () => {
    const groups = partsOf([
      'a/Comunas.shp',
      'a/comunas.DBF',
      'a/comunas.prj',
      'b.geojson',
      'otro.dbf',
      'x.csv',
    ]);
    expect(groups.map(({ main, parts }) => [main, [...parts.keys()]])).toEqual([
      ['a/Comunas.shp', ['shp', 'dbf', 'prj']],
      ['b.geojson', ['json']],
    ]);
  });
});

describe('polygons of anything else', () => {
  const barrios = collection(
    zone({ COMUNA: 'Calama', BARRIO: 'Norte', OBJECTID: 1 }, square(-68.9, -22.4)),
    zone({ COMUNA: 'Calama', BARRIO: 'Sur', OBJECTID: 2 }, square(-68.7, -22.4)),
    zone({ COMUNA: 'Calama', BARRIO: '', OBJECTID: 3 }, square(-68.5, -22.4)),
  );
  test('are zones, with the attribute that names them', async () => {
    const found = await comunas(readJson(barrios));
    expect(found.kind).toBe('zonas');
    expect(found.collection.features.map(({ properties }) => properties.nombre)).toEqual([
      'Norte',
      'Sur',
      'Zona 3',
    ]);
    expect(found.columns.nombre).toBe('BARRIO');
    expect(found.note).toMatch(/^3 polígonos bajo la comuna, con nombre de «BARRIO»/);
  });

  test('unless the reader says another attribute', async () => {
    const found = await comunas(readJson(barrios, { mapping: { nombre: 'COMUNA' } }));
    expect(found.collection.features[0]?.properties.nombre).toBe('Calama');
  });

  test('regions, other countries, points and other files are said', async () => {
    const regions = collection(
      zone({ codregion: 1, Region: 'Tarapacá' }),
      zone({ codregion: 2, Region: 'Antofagasta' }),
    );
    expect(await problemOf(readJson(regions))).toMatch(/regiones o provincias/);
    expect(await problemOf(readJson(collection(zone({ MPIO_CDPMP: '76001' }, square(-76, 3)))))).toMatch(
      /no están en Chile/,
    );
    const point = { type: 'Feature', properties: {}, geometry: { type: 'Point', coordinates: [-70, -20] } };
    expect(await problemOf(readJson(collection(point)))).toMatch(/ningún polígono/);
    expect(await problemOf(readJson({ a: 1 }))).toMatch(/no es GeoJSON/);
    expect(await problemOf(readText('{'))).toMatch(/JSON válido/);
    expect(await problemOf(readText('['.repeat(200_000)))).toMatch(/JSON/);
    const deep = `{"type":"Feature","geometry":${'{"type":"GeometryCollection","geometries":['.repeat(3000)}${']}'.repeat(3000)}}`;
    expect(await problemOf(readText(deep))).toMatch(/ningún polígono/);
  });

  test('any JSON ends in zones or in a message', async () => {
    const coordinate = fc.oneof(
      fc.double(),
      fc.constant(null),
      fc.string(),
      fc.constantFrom(-70, -20, -19.9),
    );
    const ring = fc.array(fc.array(coordinate, { maxLength: 3 }), { maxLength: 6 });
    const feature = fc.record({
      type: fc.constantFrom('Feature', 'x'),
      properties: fc.oneof(
        fc.constant(null),
        fc.dictionary(fc.constantFrom('cut', 'Comuna', 'a'), fc.jsonValue()),
      ),
      geometry: fc.oneof(
        fc.jsonValue(),
        fc.record({
          type: fc.constantFrom('Polygon', 'MultiPolygon'),
          coordinates: fc.array(ring, { maxLength: 3 }),
        }),
        fc.record({ type: fc.constant('Polygon'), coordinates: fc.constant([square()]) }),
      ),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(feature, { maxLength: 5 }), async (features) => {
        const found = await readJson({ type: 'FeatureCollection', features });
        if (found.kind === 'ninguna') expect(found.problem).not.toBe('');
        else expect(found.used + found.rejected.length).toBe(found.rows);
      }),
      { numRuns: 100 },
    );
  });
});

describe.skipIf(!hasShared)('the comunas of Chile, four ways', () => {
  test.each([
    'comunas_345.geojson',
    'comunas_345.topojson',
    'comunas_345_liviano.geojson',
    'comunas_345_bcn.geojson',
  ])('%s', async (name) => {
    const found = await comunas(
      readOutlineFile(
        name,
        new Map([['json', new Blob([readFileSync(`${SHARED}/geo/${name}`)])]]),
        territory,
      ),
    );
    expect([found.kind, found.rows, found.used, found.collection.features.length]).toEqual([
      'comunas',
      345,
      345,
      345,
    ]);
    expect(found.note).toBe('345 de las 346 comunas: falta Antártica');
  });
});

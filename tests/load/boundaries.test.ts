import fc from 'fast-check';
import type { FeatureCollection } from 'geojson';
import { topology } from 'topojson-server';
import { describe, expect, test } from 'vitest';
import { readBoundaries } from '../../src/load/boundaries.ts';
import { bytes, collection, latin1, ofCode, squareZone, THREE } from '../fixtures/package.ts';

const read = (json: unknown, object?: string) =>
  readBoundaries(bytes(JSON.stringify(json)), 'comunas.geojson', object);
const topo = (zones: FeatureCollection, name = 'comunas') => topology({ [name]: zones });

describe('zones of a boundary file', () => {
  test('GeoJSON: code, names and outline', () => {
    const { value, issues } = read(THREE);
    expect(issues).toEqual([]);
    expect(value.map(({ comuna }) => comuna)).toEqual([
      {
        cut: '01101',
        name: 'Iquique',
        province: '011',
        provinceName: 'Iquique',
        region: '01',
        regionName: 'Tarapacá',
        drawn: true,
      },
      {
        cut: '01107',
        name: 'Alto Hospicio',
        province: '011',
        provinceName: 'Iquique',
        region: '01',
        regionName: 'Tarapacá',
        drawn: true,
      },
      {
        cut: '01401',
        name: 'Pozo Almonte',
        province: '014',
        provinceName: 'Tamarugal',
        region: '01',
        regionName: 'Tarapacá',
        drawn: true,
      },
    ]);
    expect(value[0]?.geometry?.type).toBe('Polygon');
  });

  test('TopoJSON gives the same', () => {
    const straight = read(THREE).value.map(({ comuna }) => comuna);
    expect(read(topo(THREE)).value.map(({ comuna }) => comuna)).toEqual(straight);
  });

  test('of several objects, the one that the package names; else the first', () => {
    const two = {
      ...topo(THREE),
      objects: { ...topo(collection(squareZone('02201', 0, 0)), 'otra').objects, ...topo(THREE).objects },
    };
    expect(read(two, 'comunas').value).toHaveLength(3);
    expect(read(topo(THREE)).value).toHaveLength(3);
    expect(read(topo(THREE), 'provincias').issues[0]).toMatchObject({
      severity: 'fatal',
      message: expect.stringContaining('«provincias»'),
    });
  });

  test.each([
    ['cod_comuna', 'Nom_Comuna'],
    ['CUT_COM', 'COMUNA'],
    ['codigo_comuna', 'nombre'],
  ])('the names that publishers use: %s, %s', (code, name) => {
    const zone = { ...squareZone('02201', -69, -23), properties: { [code]: 2201, [name]: 'Calama' } };
    expect(read(collection(zone)).value[0]?.comuna).toMatchObject({
      cut: '02201',
      name: 'Calama',
      region: '02',
      regionName: '02',
    });
  });

  test('Latin-1 names', () => {
    const json = JSON.stringify(collection(squareZone('13120', -70, -34, { comuna: 'Ñuñoa' })));
    expect(readBoundaries(latin1(json), 'comunas.geojson').value[0]?.comuna.name).toBe('Ñuñoa');
  });
});

describe('faults', () => {
  test('a zone without a usable code is left out and told by its place', () => {
    const { value, issues } = read(
      collection(squareZone('99999', 0, 0), squareZone('01101', -71, -21), {
        type: 'Feature',
        properties: null,
        geometry: null,
      } as never),
    );
    expect(value.map(({ comuna }) => comuna.cut)).toEqual(['01101']);
    expect(ofCode(issues, 'zona-sin-codigo').map(({ column, severity }) => [column, severity])).toEqual([
      ['zona 1', 'error'],
      ['zona 3', 'error'],
    ]);
    expect(issues[0]?.message).toContain('«99999»');
  });

  test('a code that lost its zero is mended, and told', () => {
    const { value, issues } = read(collection(squareZone('2201', -69, -23)));
    expect(value[0]?.comuna.cut).toBe('02201');
    expect(issues).toMatchObject([
      { severity: 'aviso', code: 'codigo-sin-cero', message: expect.stringContaining('02201') },
    ]);
  });

  test('of two zones with one code the first stays', () => {
    const { value, issues } = read(
      collection(
        squareZone('02201', -69, -23, { comuna: 'Calama' }),
        squareZone('02201', 0, 0, { comuna: 'Otra' }),
      ),
    );
    expect(value.map(({ comuna }) => comuna.name)).toEqual(['Calama']);
    expect(issues).toMatchObject([{ severity: 'error', code: 'zona-repetida', column: 'zona 2' }]);
  });

  test('a zone without outline is in the tables and not on the map', () => {
    const { value, issues } = read(collection({ ...squareZone('12202', 0, 0), geometry: null } as never));
    expect(value[0]).toMatchObject({ geometry: null, comuna: { cut: '12202', drawn: false } });
    expect(issues).toMatchObject([{ severity: 'aviso', code: 'zona-sin-contorno' }]);
  });

  test.each([
    [
      'metres instead of degrees',
      [
        [
          [
            [
              [385_000, 7_500_000],
              [386_000, 7_500_000],
              [386_000, 7_501_000],
              [385_000, 7_500_000],
            ],
          ],
        ],
      ],
    ],
    [
      'text instead of numbers',
      [
        [
          [
            ['a', 'b'],
            ['c', 'd'],
            ['e', 'f'],
            ['a', 'b'],
          ],
        ],
      ],
    ],
    [
      'a ring of two points',
      [
        [
          [
            [0, 0],
            [1, 1],
          ],
        ],
      ],
    ],
    ['a word', 'aquí'],
    ['nothing', null],
  ])('an outline of %s cannot be drawn: the zone stays without it, and it is told', (_, coordinates) => {
    const broken = { ...squareZone('02201', 0, 0), geometry: { type: 'MultiPolygon', coordinates } };
    const { value, issues } = read(collection(broken as never, squareZone('01101', -71, -21)));
    expect(value[0]).toMatchObject({ geometry: null, comuna: { drawn: false } });
    expect(ofCode(issues, 'contorno-ilegible')).toMatchObject([{ severity: 'error', column: 'zona 1' }]);
    expect(value).toHaveLength(2);
  });

  test.each([
    ['not JSON', 'no es json'],
    ['another kind of JSON', '{"hola":1}'],
    ['a list', '[1,2]'],
    ['null', 'null'],
    ['no zones', '{"type":"FeatureCollection","features":[]}'],
    ['TopoJSON without zones', '{"type":"Topology","objects":{},"arcs":[]}'],
    ['TopoJSON with an object that is nothing', '{"type":"Topology","objects":{"a":null,"b":3},"arcs":[]}'],
    [
      'TopoJSON that lacks its arcs',
      '{"type":"Topology","objects":{"a":{"type":"GeometryCollection","geometries":[{"type":"Polygon","arcs":[[7]],"properties":{"cut":"02201"}}]}},"arcs":[]}',
    ],
  ])('%s is fatal, in words', (_, text) => {
    const { value, issues } = readBoundaries(bytes(text), 'comunas.geojson');
    expect(value).toEqual([]);
    expect(issues).toMatchObject([{ severity: 'fatal', file: 'comunas.geojson', code: 'limites-ilegibles' }]);
  });

  test('a file spoilt anywhere never throws', () => {
    const text = JSON.stringify(topo(THREE));
    fc.assert(
      fc.property(
        fc.nat({ max: text.length - 1 }),
        fc.constantFrom('', '0', 'null', '"', '[', '-'),
        (at, put) => {
          const { value, issues } = readBoundaries(
            bytes(text.slice(0, at) + put + text.slice(at + 1)),
            'comunas.topojson',
          );
          expect(value.length + issues.length).toBeGreaterThan(0);
        },
      ),
      { numRuns: 600 },
    );
  });
});

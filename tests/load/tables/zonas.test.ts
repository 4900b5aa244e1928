import type { Feature, Geometry } from 'geojson';
import { describe, expect, test } from 'vitest';
import { loadZones } from '../../../src/load/load_zones.ts';
import { readZones, ZONE_ID_KEYS, ZONE_NAME_KEYS } from '../../../src/load/tables/zonas.ts';
import { bytes, collection, FIRMS, OUTLINE, ofCode, openWith } from '../../fixtures/package.ts';

/** A comuna of one degree with its south-west corner at −70, −21, and nothing around. */
const locate = (longitude: number, latitude: number) =>
  longitude > -70 && longitude < -69 && latitude > -21 && latitude < -20 ? 0 : -1;

const square = (west: number, south: number, side = 0.1): Geometry => ({
  type: 'Polygon',
  coordinates: [
    [
      [west, south],
      [west + side, south],
      [west + side, south + side],
      [west, south + side],
      [west, south],
    ],
  ],
});
const zone = (properties: Feature['properties'], geometry: Geometry | null = square(-69.5, -20.5)) =>
  ({ type: 'Feature', properties, geometry }) as Feature;

const read = (...features: Feature[]) =>
  readZones(bytes(JSON.stringify(collection(...features))), { file: 'barrios.geojson' }, locate);

describe('las zonas bajo la comuna', () => {
  test('una zona con código, nombre y polígono se usa sin nada que decir', () => {
    const { value, issues } = read(zone({ id: 'B-1', nombre: 'Barrio Inventado' }));
    expect(issues).toEqual([]);
    expect(value.total).toBe(1);
    expect(value.areas).toMatchObject([{ id: 'B-1', name: 'Barrio Inventado', comuna: 0 }]);
    expect(value.areas[0]?.inside[0]).toBeCloseTo(-69.45, 9);
    expect(value.areas[0]?.inside[1]).toBeCloseTo(-20.45, 9);
  });

  test.each(ZONE_NAME_KEYS)('el nombre puede venir en «%s», con mayúsculas', (key) => {
    expect(read(zone({ [key.toUpperCase()]: ' Villa  Dos ' })).value.areas[0]?.name).toBe('Villa Dos');
  });

  test.each(ZONE_ID_KEYS)('el código puede venir en «%s»', (key) => {
    expect(read(zone({ [key]: 7, nombre: 'Uno' })).value.areas[0]?.id).toBe('7');
  });

  test('el nombre nuestro gana a los otros, y una tilde o un espacio no lo esconden', () => {
    expect(read(zone({ sector: 'Norte', nombre: 'Uno' })).value.areas[0]?.name).toBe('Uno');
    expect(read(zone({ 'Unidad Vecinal': 'UV 3' })).value.areas[0]?.name).toBe('UV 3');
    expect(read(zone({ Polígono: 'Industrial' })).value.areas[0]?.name).toBe('Industrial');
  });

  test('el paquete puede decir en qué propiedades vienen', () => {
    const file = bytes(JSON.stringify(collection(zone({ ETIQUETA: 'Cerro', CLAVE: 'K9', nombre: 'otro' }))));
    const names = { nombre: 'ETIQUETA', id: 'CLAVE' };
    expect(readZones(file, { file: 'x.geojson', names }, locate).value.areas).toMatchObject([
      { id: 'K9', name: 'Cerro' },
    ]);
  });

  test('sin nombre se usa igual, con su código o su lugar, y se avisa', () => {
    const { value, issues } = read(zone({ nombre: 'Uno' }), zone({ id: 'B-2' }), zone({ nombre: ' ' }));
    expect(value.areas.map(({ name }) => name)).toEqual(['Uno', 'Zona B-2', 'Zona 3']);
    expect(ofCode(issues, 'zona-sin-nombre').map(({ column, severity }) => [column, severity])).toEqual([
      ['zona 2', 'aviso'],
      ['zona 3', 'aviso'],
    ]);
  });

  test('si ninguna trae nombre se dice una vez, con lo que el archivo trae', () => {
    const { value, issues } = read(zone({ gid: 1 }), zone({ gid: 2 }));
    expect(value.areas).toHaveLength(2);
    expect(issues.map(({ code }) => code)).toEqual(['zonas-sin-nombre']);
    expect(issues[0]?.message).toContain('«gid»');
  });

  test('un código repetido se usa, con otro: las unidades vecinales se numeran por comuna', () => {
    const { value, issues } = read(
      zone({ id: 1, nombre: 'Una' }),
      zone({ id: 1, nombre: 'Otra' }),
      zone({ id: '1-2', nombre: 'Tercera' }),
    );
    expect(value.areas.map(({ id }) => id)).toEqual(['1', '1-2', '1-2-2']);
    expect(ofCode(issues, 'codigo-de-zona-repetido')).toHaveLength(2);
  });

  test('un punto, una línea o nada quedan fuera con su lugar en el archivo', () => {
    const { value, issues } = read(
      zone({ nombre: 'Plaza' }, { type: 'Point', coordinates: [-69.5, -20.5] }),
      zone({ nombre: 'Nada' }, null),
      zone({ nombre: 'Sí' }),
    );
    expect([value.areas.length, value.total]).toEqual([1, 3]);
    expect(ofCode(issues, 'zona-sin-poligono').map(({ column, severity }) => [column, severity])).toEqual([
      ['zona 1', 'error'],
      ['zona 2', 'error'],
    ]);
  });

  test('metros en vez de grados, anillos de tres puntos o sin superficie no se pueden dibujar', () => {
    const ring = (...points: number[][]): Geometry => ({ type: 'Polygon', coordinates: [points] });
    const { value, issues } = read(
      zone({ nombre: 'UTM' }, square(507_000, 7_515_000, 900)),
      zone({ nombre: 'Corto' }, ring([-69.5, -20.5], [-69.4, -20.5], [-69.5, -20.5])),
      zone({ nombre: 'Raya' }, ring([-69.5, -20.5], [-69.4, -20.5], [-69.3, -20.5], [-69.5, -20.5])),
    );
    expect(value.areas).toEqual([]);
    expect(ofCode(issues, 'contorno-ilegible')).toHaveLength(3);
  });

  test('un anillo que no vuelve a su comienzo se cierra', () => {
    const open: Geometry = {
      type: 'Polygon',
      coordinates: [
        [
          [-69.5, -20.5],
          [-69.4, -20.5],
          [-69.4, -20.4],
          [-69.5, -20.4],
        ],
      ],
    };
    const { value, issues } = read(zone({ nombre: 'Abierto' }, open));
    expect(issues).toEqual([]);
    expect(value.areas[0]?.geometry.coordinates[0]).toHaveLength(5);
  });

  test('fuera de toda comuna queda fuera, y se sospecha de latitud y longitud cambiadas', () => {
    const { value, issues } = read(
      zone({ nombre: 'Mar' }, square(-75, -20.5)),
      zone({ nombre: 'Cambiada' }, square(-20.5, -69.5)),
    );
    expect(value.areas).toEqual([]);
    const [sea, swapped] = ofCode(issues, 'zona-fuera-de-comunas');
    expect(sea?.message).not.toContain('cambiadas');
    expect(swapped?.message).toContain('latitud y longitud cambiadas');
  });

  test('una zona con el centro en el mar y un borde en tierra es de esa comuna', () => {
    expect(read(zone({ nombre: 'Costa' }, square(-70.15, -20.5, 0.2))).value.areas[0]?.comuna).toBe(0);
  });

  test('el punto de adentro cae dentro aunque la zona sea una herradura o tenga un hoyo', () => {
    const horseshoe: Geometry = {
      type: 'Polygon',
      coordinates: [
        [
          [-69.6, -20.6],
          [-69.2, -20.6],
          [-69.2, -20.2],
          [-69.3, -20.2],
          [-69.3, -20.5],
          [-69.5, -20.5],
          [-69.5, -20.2],
          [-69.6, -20.2],
          [-69.6, -20.6],
        ],
      ],
    };
    // At latitude −20,4 it is solid from −69,6 to −69,5 and from −69,3 to −69,2.
    const [x = NaN, y] = read(zone({ nombre: 'U' }, horseshoe)).value.areas[0]?.inside ?? [];
    expect(y).toBeCloseTo(-20.4, 9);
    expect(Math.min(Math.abs(x + 69.55), Math.abs(x + 69.25))).toBeLessThan(1e-9);
  });

  test.each([
    ['no es JSON', '{'],
    ['es otra cosa', '{"a":1}'],
    ['no trae zonas', '{"type":"FeatureCollection","features":[]}'],
  ])('un archivo que %s no se usa y no detiene nada', (_, text) => {
    const { value, issues } = readZones(bytes(text), { file: 'x.json' }, locate);
    expect(value).toEqual({ areas: [], total: 0 });
    expect(issues.map(({ code, severity }) => [code, severity])).toEqual([['zonas-ilegibles', 'error']]);
  });
});

describe('las capas de un paquete', () => {
  const layer = (name: string, title?: string) => ({
    path: `${name}.geojson`,
    mapa: { tabla: 'zonas' },
    ...(title ? { title } : {}),
  });
  const firms = 'periodo,cut,sector,empresas\n2019,01101,G,3\n';
  const barrios = collection(
    zone({ nombre: 'Uno' }, square(-70.9, -20.9)),
    zone({ nombre: 'Mar' }, square(-75, -20.5)),
  );

  test('filas leídas = usadas + dejadas fuera, en cada capa; sin catastro se dice lo que falta', async () => {
    const { value } = await openWith({ 'empresas.csv': firms, 'a.geojson': barrios, 'b.geojson': '{' }, [
      OUTLINE,
      FIRMS,
      layer('a', 'Barrios'),
      layer('b', 'Rota'),
      layer('c'),
    ]);
    const { value: zones, issues } = await loadZones(value!);
    expect(zones.reports.map(({ file, rows, used, rejected }) => [file, rows, used, rejected])).toEqual([
      ['a.geojson', 2, 1, 1],
      ['b.geojson', 0, 0, 0],
    ]);
    expect(zones.layers.map(({ id, title, areas }) => [id, title, areas.length])).toEqual([
      ['zonas', 'Barrios', 1],
    ]);
    expect(issues.map(({ code }) => code)).toEqual([
      'zona-fuera-de-comunas',
      'zonas-ilegibles',
      'archivo-ausente',
      'zonas-sin-catastro',
    ]);
  });

  test('cada capa se llama por su lugar: la segunda es «zonas-2» aunque la primera no se pueda leer', async () => {
    const { value } = await openWith({ 'empresas.csv': firms, 'a.geojson': '{', 'b.geojson': barrios }, [
      OUTLINE,
      FIRMS,
      layer('a'),
      layer('b', 'Unidades vecinales'),
    ]);
    const { value: zones } = await loadZones(value!);
    expect(zones.layers.map(({ id, title }) => [id, title])).toEqual([['zonas-2', 'Unidades vecinales']]);
  });

  test('un paquete sin zonas no lee ni dice nada', async () => {
    const { value } = await openWith({ 'empresas.csv': firms });
    expect(await loadZones(value!)).toEqual({ value: { layers: [], reports: [] }, issues: [] });
  });
});

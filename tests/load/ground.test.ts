import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { INDEX_COLUMNS, makeIndex } from '../../bin/lib/indice.ts';
import { toCsv } from '../../bin/lib/tablas.ts';
import { buildTerritory } from '../../src/domain/territory.ts';
import { readBoundaries } from '../../src/load/boundaries.ts';
import { centresOf } from '../../src/load/centres.ts';
import { geometriesOf } from '../../src/load/ground.ts';
import { loadPackage } from '../../src/load/load.ts';
import type { FileSource } from '../../src/load/reading.ts';
import { loaded } from '../fixtures/chile.ts';
import { descriptorOf, FIRMS, memorySource, OUTLINE, ofCode, THREE } from '../fixtures/package.ts';

const INDEX = { path: 'comunas_indice.csv', mapa: { tabla: 'comunas_indice' } };
const CSV = 'periodo,cut,sector,empresas\n2019,01101,G,3\n2019,01107,F,2\n2019,01401,G,5\n';
const INDEX_CSV = `cut,comuna,provincia,region,longitud,latitud
01101,Iquique,Iquique,Tarapacá,-70.5,-20.5
01107,Alto Hospicio,Iquique,Tarapacá,-69.5,-20.5
01401,Pozo Almonte,Tamarugal,Tarapacá,-68.5,-20.5
`;
const FILES = {
  'datapackage.json': descriptorOf([OUTLINE, INDEX, FIRMS]),
  'comunas.geojson': THREE,
  'comunas_indice.csv': INDEX_CSV,
  'empresas.csv': CSV,
};

/** A source that remembers what was asked of it, in order. */
function watched(files: Readonly<Record<string, string | object>>) {
  const asked: string[] = [];
  const source = memorySource(files);
  const read: FileSource['read'] = (path) => {
    asked.push(path);
    return source.read(path);
  };
  return { asked, source: { read } };
}

describe.each(['chile', 'calama-ficticio'])('el índice de %s', (name) => {
  const outlines = readFileSync(`data/${name}/comunas.topojson`);

  test('es el que hace el generador desde sus contornos', () => {
    expect(readFileSync(`data/${name}/comunas_indice.csv`, 'utf8')).toBe(
      toCsv(INDEX_COLUMNS, makeIndex(outlines)),
    );
  });

  test('da las mismas comunas, los mismos nombres y los mismos centros que los contornos', async () => {
    const { inputs } = await loaded(name);
    const { value } = readBoundaries(outlines, 'comunas.topojson');
    const territory = buildTerritory(value.map(({ comuna }) => comuna));
    expect(inputs.territory).toEqual(territory);
    expect(inputs.places).toEqual(centresOf(geometriesOf(territory, value)));
  });
});

describe('un paquete con índice', () => {
  test('abre sin leer los contornos, y los lee una vez cuando se piden', async () => {
    const { asked, source } = watched(FILES);
    const { value, issues } = await loadPackage(source);
    expect(issues).toEqual([]);
    expect(value?.inputs.territory.comunas.map(({ name }) => name)).toEqual([
      'Iquique',
      'Alto Hospicio',
      'Pozo Almonte',
    ]);
    expect(asked).not.toContain('comunas.geojson');
    const first = await value?.boundaries();
    await value?.boundaries();
    expect(asked.filter((path) => path === 'comunas.geojson')).toHaveLength(1);
    expect(first?.value.boundaries).toHaveLength(3);
    expect(first?.value.reports).toMatchObject([{ table: 'comunas', rows: 3, used: 3, rejected: 0 }]);
  });

  test('pide todas sus tablas de una vez, sin esperar la anterior', async () => {
    const { asked, source } = watched(FILES);
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const slow: FileSource = {
      read: async (path) => {
        const found = source.read(path);
        if (path !== 'datapackage.json') await held;
        return found;
      },
    };
    const opening = loadPackage(slow);
    await new Promise((resolve) => setTimeout(resolve, 0));
    expect(asked.toSorted()).toEqual(['comunas_indice.csv', 'datapackage.json', 'empresas.csv']);
    release();
    expect((await opening).value).toBeDefined();
  });

  test('con un catastro espera los contornos: de ellos sale dónde cae cada negocio', async () => {
    const { asked, source } = watched({
      ...FILES,
      'datapackage.json': descriptorOf([
        OUTLINE,
        INDEX,
        { path: 'catastro.csv', mapa: { tabla: 'catastro', territorio: '01' } },
      ]),
      'catastro.csv': 'id,sector,longitud,latitud\n1,G,-70.5,-20.5\n2,G,-69.5,-20.5\n',
    });
    const { value } = await loadPackage(source);
    expect(asked).toContain('comunas.geojson');
    expect(value?.inputs.catastro?.businesses.map(({ comuna }) => comuna)).toEqual([0, 1]);
    expect(value?.reports.map(({ table }) => table)).toEqual(['comunas', 'comunas_indice', 'catastro']);
  });

  test('sin contornos que leer las tablas siguen, y se dice; si después llegan, se leen', async () => {
    const files: Record<string, string | object> = { ...FILES };
    delete files['comunas.geojson'];
    const { value } = await loadPackage(memorySource(files));
    const without = await value?.boundaries();
    expect(without?.value.boundaries).toEqual([]);
    expect(without?.issues).toMatchObject([
      { severity: 'error', code: 'archivo-ausente', file: 'comunas.geojson' },
    ]);
    files['comunas.geojson'] = 'nada';
    expect((await value?.boundaries())?.issues).toMatchObject([
      { severity: 'error', code: 'limites-ilegibles' },
    ]);
    files['comunas.geojson'] = THREE;
    expect((await value?.boundaries())?.value.boundaries).toHaveLength(3);
  });

  test('cuya lectura de los contornos se corta los vuelve a pedir la vez siguiente', async () => {
    const { source } = watched(FILES);
    let cut = true;
    const { value } = await loadPackage({
      read: (path) => {
        if (cut && path === 'comunas.geojson') throw new Error('sin red');
        return source.read(path);
      },
    });
    await expect(value?.boundaries()).rejects.toThrow('sin red');
    cut = false;
    expect((await value?.boundaries())?.value.boundaries).toHaveLength(3);
  });

  test('que dice otra cosa que los contornos vale, y la diferencia se dice', async () => {
    const { value } = await loadPackage(
      memorySource({
        ...FILES,
        'comunas_indice.csv': INDEX_CSV.replace('Alto Hospicio', 'Otro nombre').replace(
          /01401.*/,
          '01402,Camiña,Tamarugal,Tarapacá,-68.5,-20.5',
        ),
      }),
    );
    const read = await value?.boundaries();
    expect(read?.issues.map(({ code, severity }) => [code, severity])).toEqual([
      ['indice-distinto', 'error'],
    ]);
    expect(read?.issues[0]?.message).toContain(
      'no dicen lo mismo de Otro nombre (01107), Camiña (01402), Pozo Almonte (01401). Vale el índice',
    );
    expect(read?.value.boundaries.map(({ comuna, geometry }) => [comuna.name, geometry !== null])).toEqual([
      ['Iquique', true],
      ['Otro nombre', true],
      ['Camiña', false],
    ]);
  });

  test('cuyo índice no está se abre por sus contornos, y lo dice', async () => {
    const files: Record<string, string | object> = { ...FILES };
    delete files['comunas_indice.csv'];
    const { value, issues } = await loadPackage(memorySource(files));
    expect(issues).toMatchObject([
      { severity: 'error', code: 'archivo-ausente', file: 'comunas_indice.csv' },
    ]);
    expect(value?.inputs.territory.comunas).toHaveLength(3);
    expect(value?.inputs.places.longitude[0]).toBeCloseTo(-70.5, 6);
  });

  test('con una comuna dos veces deja la primera y dice la segunda, con su línea', async () => {
    const { value, issues } = await loadPackage(
      memorySource({ ...FILES, 'comunas_indice.csv': `${INDEX_CSV}01101,Otra,Iquique,Tarapacá,-70,-20\n` }),
    );
    expect(ofCode(issues, 'fila-repetida')).toMatchObject([{ severity: 'error', line: 5, column: 'cut' }]);
    expect(value?.inputs.territory.zones.get('01101' as never)?.name).toBe('Iquique');
    expect(value?.reports.find(({ table }) => table === 'comunas_indice')).toMatchObject({
      rows: 4,
      used: 3,
      rejected: 1,
    });
  });
});

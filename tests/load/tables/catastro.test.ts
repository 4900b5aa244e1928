import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildLocator } from '../../../src/domain/containment.ts';
import { readTable } from '../../../src/load/table.ts';
import { buildCatastro, catastroColumns } from '../../../src/load/tables/catastro.ts';
import { SOURCE, territoryOf } from '../../fixtures/domain.ts';
import { bytes, ofCode, THREE } from '../../fixtures/package.ts';

/** Iquique from −71 to −70, Alto Hospicio to −69, Pozo Almonte to −68; all of them from −21 to −20. */
const territory = territoryOf('01101', '01107', '01401');
const locate = buildLocator(THREE.features.map(({ geometry }) => geometry as never));
const HEADER =
  'id,nombre,sector,division,cut,comuna,longitud,latitud,trabajadores,trabajadores_locales,trabajadores_conmutantes,ventas_uf,vitrina';

function build(...rows: string[]) {
  return buildFor('CL', ...rows);
}
function buildFor(territorio: string, ...rows: string[]) {
  const read = readTable(bytes([HEADER, ...rows].join('\n')), catastroColumns, { file: 'catastro.csv' });
  const built = buildCatastro(read.rows, territory, locate, { ...SOURCE, file: 'catastro.csv' }, territorio);
  return { ...built.value, issues: built.issues, read };
}
const placeOf = (row: string) => {
  const { catastro, issues } = build(row);
  const [one] = catastro.businesses;
  return { comuna: one?.comuna, placing: one?.placing, codes: issues.map(({ code }) => code) };
};

describe('where a business is', () => {
  test('by its coordinates, when they fall in a zone', () => {
    expect(placeOf('1,,G,,,,-69.5,-20.5')).toEqual({ comuna: 1, placing: 'coordenadas', codes: [] });
  });

  test('by its code, when it has no coordinates', () => {
    expect(placeOf('1,,G,,01401,,,')).toEqual({ comuna: 2, placing: 'codigo', codes: [] });
  });

  test('by the name of its comuna, when it has neither', () => {
    expect(placeOf('1,,G,,,ALTO HOSPICIO,,')).toEqual({ comuna: 1, placing: 'nombre', codes: [] });
  });

  test('coordinates rule over what is declared; the disagreement is told and counted', () => {
    const { catastro, placing, issues } = build('1,,G,,01101,,-69.5,-20.5');
    expect(catastro.businesses.at(0)?.comuna).toBe(1);
    expect(placing).toMatchObject({ disagreements: 1, byPlacing: { coordenadas: 1, codigo: 0, nombre: 0 } });
    expect(issues).toMatchObject([
      {
        severity: 'aviso',
        file: 'catastro.csv',
        line: 2,
        column: 'comuna',
        code: 'comuna-distinta-del-punto',
        message: 'Declara Iquique y su punto cae en Alto Hospicio. Se cuenta donde cae el punto.',
      },
    ]);
  });

  test('longitude and latitude swapped are told and not used', () => {
    const { catastro, issues } = build('1,,G,,01101,,-20.5,-69.5');
    expect(catastro.businesses.at(0)).toMatchObject({
      comuna: 0,
      placing: 'codigo',
      longitude: undefined,
      latitude: undefined,
    });
    expect(issues).toMatchObject([{ severity: 'error', code: 'coordenadas-cambiadas', column: 'longitud' }]);
  });

  test('coordinates in another country are told and not used', () => {
    expect(placeOf('1,,G,,01101,,2.35,48.85')).toMatchObject({
      comuna: 0,
      codes: ['coordenadas-fuera-de-chile'],
    });
  });

  test('a point in the sea: told; the declared comuna places it', () => {
    expect(placeOf('1,,G,,01101,,-75,-20.5')).toEqual({
      comuna: 0,
      placing: 'codigo',
      codes: ['punto-fuera-de-zonas'],
    });
  });

  test('where outlines are only approximate the comuna it declares stands, and that is told', () => {
    const read = readTable(
      Buffer.from('id,sector,cut,comuna,longitud,latitud\n1,G,01101,,-69.5,-20.5\n2,G,,,-69.5,-20.5\n'),
      catastroColumns,
      { file: 'catastro.csv' },
    );
    const build = (referential: boolean) =>
      buildCatastro(read.rows, territory, locate, { ...SOURCE, file: 'catastro.csv' }, 'CL', {}, referential);
    const placed = (referential: boolean) =>
      build(referential).value.catastro.businesses.map(({ comuna, placing }) => `${comuna} ${placing}`);
    const [byPoint] = placed(false);
    expect(placed(false)).toEqual([byPoint, byPoint]);
    expect(placed(true)).toEqual(['0 codigo', byPoint]);
    const { value, issues } = build(true);
    expect(value.placing).toMatchObject({ disagreements: 1, byPlacing: { codigo: 1, coordenadas: 1 } });
    expect(issues).toMatchObject([
      {
        severity: 'aviso',
        code: 'comuna-distinta-del-punto',
        message: expect.stringContaining('El contorno es aproximado: vale lo que declara.'),
      },
    ]);
  });

  test('one coordinate without the other is of no use', () => {
    expect(placeOf('1,,G,,01101,,-69.5,')).toEqual({
      comuna: 0,
      placing: 'codigo',
      codes: ['coordenada-incompleta'],
    });
  });

  test('a code without its zero is not mended: the name serves, and it is told', () => {
    const { catastro, issues } = build('1,,G,,1401,Pozo Almonte,,');
    expect(catastro.businesses.at(0)).toMatchObject({ comuna: 2, placing: 'nombre' });
    expect(issues).toMatchObject([
      {
        code: 'comuna-desconocida',
        column: 'cut',
        message: expect.stringContaining('¿Se perdió el cero inicial (01401)?'),
      },
    ]);
  });

  test('outside of the territory that the register declares it is left out, told and counted', () => {
    const { catastro, placing, issues } = buildFor('01401', '1,,G,,01401,,,', '2,,G,,,,-69.5,-20.5');
    expect(catastro.businesses.map(({ id }) => id)).toEqual(['1']);
    expect(placing).toMatchObject({ outside: 1, unplaced: 0 });
    expect(issues).toMatchObject([
      {
        severity: 'error',
        line: 3,
        code: 'fuera-del-territorio',
        message: expect.stringContaining('Alto Hospicio'),
      },
    ]);
  });

  test('declared inside and placed outside: a disagreement too, told and counted before it is left out', () => {
    const { catastro, placing, issues } = buildFor('01401', '1,,G,,01401,,-69.5,-20.5');
    expect([...catastro.businesses]).toEqual([]);
    expect(placing).toMatchObject({ outside: 1, disagreements: 1 });
    expect(issues.map(({ code }) => code)).toEqual(['comuna-distinta-del-punto', 'fuera-del-territorio']);
  });

  test('nothing says where it is: it is left out, told and counted', () => {
    const { catastro, placing, issues } = build('1,,G,,,Nunca Jamás,,', '2,,G,,,,,');
    expect([...catastro.businesses]).toEqual([]);
    expect(placing.unplaced).toBe(2);
    expect(ofCode(issues, 'sin-lugar').map(({ line, severity }) => [line, severity])).toEqual([
      [2, 'error'],
      [3, 'error'],
    ]);
    expect(ofCode(issues, 'comuna-desconocida')).toMatchObject([
      { line: 2, message: 'No se reconoce la comuna «Nunca Jamás».' },
    ]);
  });
});

describe('what it does', () => {
  const sectorOf = (sector: string, division = '') => {
    const { catastro, issues, placing } = build(`1,,${sector},${division},01101,,,`);
    const [one] = catastro.businesses;
    return { section: one?.section, division: one?.division, codes: issues.map(({ code }) => code), placing };
  };

  test.each([
    ['G', '', 'G', undefined],
    ['47', '', 'G', '47'],
    ['471100', '', 'G', '47'],
    ['G', '47', 'G', '47'],
    ['A', '1', 'A', '01'],
    ['', '47', 'G', '47'],
  ])('sector «%s» and division «%s»: section %s, division %s', (sector, division, section, finer) => {
    expect(sectorOf(sector, division)).toMatchObject({ section, division: finer, codes: [] });
  });

  test('an activity that does not exist counts as «Sin información», and is told', () => {
    expect(sectorOf('SIN ACTIVIDAD ASIGNABLE')).toMatchObject({
      section: 'SI',
      codes: ['sector-desconocido'],
      placing: { withoutSector: 1 },
    });
    expect(sectorOf('')).toMatchObject({
      section: 'SI',
      codes: ['sin-sector'],
      placing: { withoutSector: 1 },
    });
  });

  test('a division that does not exist, or of another section, is not used, and is told', () => {
    expect(sectorOf('G', 'SIN ACTIVIDAD')).toMatchObject({
      section: 'G',
      division: undefined,
      codes: ['division-no-usada'],
    });
    expect(sectorOf('G', '10')).toMatchObject({
      section: 'G',
      division: undefined,
      codes: ['division-no-usada'],
    });
  });
});

describe('the rest of the row', () => {
  test('an id twice: the second is left out, and says which line has the first', () => {
    const { catastro, issues } = build('7,,G,,01101,,,', '7,,G,,01101,,,');
    expect(catastro.businesses).toHaveLength(1);
    expect(issues).toMatchObject([
      {
        severity: 'error',
        line: 3,
        column: 'id',
        code: 'id-repetido',
        message: expect.stringContaining('línea 2'),
      },
    ]);
  });

  test('parts larger than the whole are told; the row stays as written', () => {
    const { catastro, issues } = build('1,,G,,01101,,,,5,4,3');
    expect(catastro.businesses.at(0)).toMatchObject({ workers: 5, localWorkers: 4, commuters: 3 });
    expect(issues).toMatchObject([{ severity: 'aviso', code: 'partes-mayores-que-el-total' }]);
  });

  test('reserved sales stay reserved; no sales, none', () => {
    const { catastro } = build('1,,G,,01101,,,,,,,*', '2,,G,,01101,,,,,,,', '3,,G,,01101,,,,,,,0');
    expect(catastro.businesses.map(({ sales }) => sales)).toEqual(['reservado', undefined, 0]);
  });

  test('only who asked to appear is shown by name', () => {
    const { catastro } = build(
      '1,Uno,G,,01101,,,,,,,,si',
      '2,Dos,G,,01101,,,,,,,,no',
      '3,Tres,G,,01101,,,,,,,,',
    );
    expect(catastro.businesses.map(({ showcase }) => showcase)).toEqual([true, false, false]);
  });
});

test('every row is used or told as an error with its line, whatever is written in it', () => {
  const cell = fc.constantFrom(
    '',
    '01101',
    '1101',
    'Iquique',
    'x',
    '*',
    '-69.5',
    '-20.5',
    'G',
    '47',
    '12',
    '5',
    'si',
  );
  const row = fc.array(cell, { minLength: 12, maxLength: 12 });
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 10 }), (rows) => {
      const { catastro, issues, read, placing } = build(
        ...rows.map((cells, at) => [`N${at % 7}`, ...cells].join(',')),
      );
      expect(read.rows.length + read.rejected).toBe(read.total);
      const used = new Set(catastro.businesses.map(({ line }) => line));
      const told = new Set(issues.filter(({ severity }) => severity === 'error').map(({ line }) => line));
      for (const { line } of read.rows) expect(used.has(line) || told.has(line)).toBe(true);
      const placed = Object.values(placing.byPlacing).reduce((acc, one) => acc + one, 0);
      expect(placed).toBe(catastro.businesses.length);
      for (const one of catastro.businesses) expect(territory.comunas[one.comuna]).toBeDefined();
    }),
    { numRuns: 300 },
  );
});

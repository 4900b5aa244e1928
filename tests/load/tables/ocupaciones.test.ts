import { describe, expect, test } from 'vitest';
import type { SectorCode } from '../../../src/domain/ids.ts';
import { CIIU } from '../../../src/domain/sectors.ts';
import { readOwnOccupations, writeOccupations } from '../../../src/load/tables/own_ocupaciones.ts';
import { bytes, FIRMS, latin1, OUTLINE, ofCode, openWith } from '../../fixtures/package.ts';

const read = (csv: string | Uint8Array) =>
  readOwnOccupations(typeof csv === 'string' ? bytes(csv) : csv, 'mi tabla.csv', CIIU);
const g = 'G' as SectorCode;

describe('a table of the reader', () => {
  test('decimal comma, semicolons, Latin-1, titles above and other order of columns: all is read', () => {
    const { value, issues } = read(
      latin1('Ocupación por sector 2024;;\r\nGrupo;Sector;Coeficiente\r\n5;G;0,75\r\n9;G;0,25\r\n'),
    );
    expect(issues.map(({ code }) => code)).toEqual(['lineas-sobre-el-encabezado']);
    const list = value?.bySector.get(g);
    expect(list?.map(({ value: one }) => one)).toEqual([0, 0, 0, 0, 0.75, 0, 0, 0, 0.25]);
    expect(list?.[4]).toEqual({ value: 0.75, low: 0.75, high: 0.75, line: 3 });
    expect(list?.[0]?.line).toBe(0);
    expect(value).toMatchObject({ own: true, assumed: false, source: { file: 'mi tabla.csv' } });
  });

  test('coefficients that do not add up to 1 are told with their sum and line, and the table is not used', () => {
    const { value, issues } = read('sector,grupo,coeficiente\nF,7,1\nG,5,0.75\nG,9,0.2\n');
    expect(value).toBeUndefined();
    expect(issues).toMatchObject([
      { code: 'coeficientes-no-suman', line: 3, column: 'coeficiente', file: 'mi tabla.csv' },
    ]);
    expect(issues[0]?.message).toContain('suman 0,95 y deben sumar 1');
  });

  test('rounding to two decimals is let pass', () => {
    const { issues } = read('sector,grupo,coeficiente\nG,5,0.333\nG,7,0.333\nG,9,0.333\n');
    expect(issues).toEqual([]);
  });

  test('percents are not parts of one; a sector that does not exist, a repeated group and a range upside down are told', () => {
    const { value, issues } = read(
      'sector,grupo,coeficiente,desde,hasta\nG,5,50,,\n00,1,1,,\nF,7,0.5,,\nF,7,0.5,,\nF,9,0.5,0.6,0.7\nG,11,1,,\n',
    );
    expect(value).toBeUndefined();
    expect(issues.map(({ line, code }) => [line, code])).toEqual([
      [2, 'celda-obligatoria'],
      [7, 'celda-obligatoria'],
      [3, 'sector-desconocido'],
      [5, 'fila-repetida'],
      [6, 'rango-al-reves'],
    ]);
  });

  test('another file says which column it lacks; an empty one says so', () => {
    expect(read('comuna,poblacion\n01101,9\n').issues[0]).toMatchObject({ code: 'falta-columna', line: 1 });
    expect(read('').issues[0]?.code).toBe('archivo-vacio');
    expect(read('sector,grupo,coeficiente\n').issues[0]?.code).toBe('archivo-vacio');
  });

  test('the armed forces may be in the file: they count towards 1 and are in no figure', () => {
    const { value } = read('sector,grupo,coeficiente\nO,0,0.1\nO,2,0.9\n');
    const list = value?.bySector.get('O' as SectorCode);
    expect(list).toHaveLength(9);
    expect(list?.reduce((acc, one) => acc + one.value, 0)).toBeCloseTo(0.9, 12);
  });

  test('what is downloaded is read back the same', () => {
    const { value } = read('sector,grupo,coeficiente,desde,hasta\nG,5,0.75,0.5,0.9\nG,9,0.25,0.125,0.4\n');
    const again = read(writeOccupations(value!));
    expect(again.issues).toEqual([]);
    const plain = (of: typeof value) =>
      [...of!.bySector].map(([code, list]) => [code, list.map(({ value, low, high }) => [value, low, high])]);
    expect(plain(again.value)).toEqual(plain(value));
    expect(writeOccupations(value!).split('\n')[0]).toBe('\uFEFFsector;grupo;coeficiente;desde;hasta');
    for (const cell of writeOccupations(value!).split(/[;\n]/)) expect(cell).not.toMatch(/^[=+@\-\t]/);
  });
});

describe('in a package', () => {
  const OCCUPATIONS = { path: 'ocupaciones.csv', mapa: { tabla: 'ocupaciones', supuesto: true } };
  const firms = 'periodo,cut,sector,empresas\n2019,01101,G,5\n';

  test('a sector that does not add up is left out with all its rows; the others stay', async () => {
    const { value, issues } = await openWith(
      { 'empresas.csv': firms, 'ocupaciones.csv': 'sector,grupo,coeficiente\nF,7,1\nG,5,0.5\nG,9,0.2\n' },
      [OUTLINE, FIRMS, OCCUPATIONS],
    );
    expect(ofCode(issues, 'coeficientes-no-suman')).toHaveLength(1);
    expect([...(value?.inputs.occupations?.bySector.keys() ?? [])]).toEqual(['F']);
    expect(value?.inputs.occupations).toMatchObject({ assumed: true, own: false });
    expect(value?.reports.find(({ table }) => table === 'ocupaciones')).toMatchObject({
      rows: 3,
      used: 1,
      rejected: 2,
    });
  });

  test('without the table there are no coefficients', async () => {
    const { value } = await openWith({ 'empresas.csv': firms });
    expect(value?.inputs.occupations).toBeUndefined();
    expect(value?.inputs.training).toBeUndefined();
  });
});

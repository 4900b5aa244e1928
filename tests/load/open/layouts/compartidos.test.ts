import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { hasShared } from '../../../fixtures/chile.ts';
import { linesOf, type ReadOfficial, shared, sumOf } from '../../../fixtures/oficiales.ts';

function read(path: string): ReadOfficial {
  const found = shared(path);
  if (!found) throw new Error(`Ningún formato reconoce ${path}`);
  return found;
}
const used = ({ total, rejected }: ReadOfficial) => [total - rejected.length, rejected.length];
const shipped = (name: string) =>
  readFileSync(`data/chile/${name}`, 'utf8').trimEnd().replaceAll('"', '').split('\n').slice(1).sort();

describe.skipIf(!hasShared)('public tables read as they come', () => {
  test('SII 2024: the firms of the 346 comunas, and the 415 of no comuna among the rejected', () => {
    const table = read('sii/sii_comuna_2024.csv');
    expect(used(table)).toEqual([346, 1]);
    expect(sumOf(table, 'empresas_2024').sum + 415).toBe(1_582_805);
    expect(sumOf(table, 'ventas_uf_2024').reserved).toBe(4);
  });

  test('SII, twenty years', () => {
    const table = read('sii/sii_comuna_anual_2005_2024.csv.gz');
    expect(used(table)).toEqual([6920, 20]);
    expect(table.columns.length).toBe(1 + 20 * 6);
    expect(sumOf(table, 'empresas_2024').sum + 415).toBe(1_582_805);
  });

  test('SII by sex of the RUT', () => {
    const table = read('sii/sii_comuna_genero_2020_2024.csv.gz');
    expect(used(table)).toEqual([5181, 15]);
    expect(sumOf(table, 'empresas_mujeres_2024').sum).toBe(240_722);
    expect(sumOf(table, 'empresas_hombres_2024').sum).toBe(347_375);
  });

  test('SII by rubro, Tarapacá: the whole region, so what is not there is a zero', () => {
    const table = read('sii/tarapaca_sii_comuna_rubro_2005_2019.csv');
    expect(used(table)).toEqual([2114, 0]);
    const of2019 = { ...table, rows: table.rows.filter(({ cells }) => cells[0] === '2019') };
    expect(sumOf(of2019, 'empresas').sum).toBe(22_047);
    expect(table.resource.mapa).toMatchObject({ territorio: '01', ausente: 'cero' });
  });

  test('SII by sub-rubro, by name alone: the same firms by rubro', () => {
    const table = read('sii/tarapaca_sii_comuna_subrubro_2015_2019.csv');
    expect(used(table)).toEqual([2717, 0]);
    const of2019 = { ...table, rows: table.rows.filter(({ cells }) => cells[0] === '2019') };
    expect(sumOf(of2019, 'empresas').sum).toBe(22_047);
    expect(table.issues.map(({ code }) => code)).toContain('subrubros-sumados');
  });

  test('SII, twenty years added up: the shipped table, row by row', () => {
    const table = read('sii/sii_comuna_rubro_2005_2024_acumulado.csv');
    expect(sumOf(table, 'empresa_anios').sum).toBe(22_496_515);
    expect([...linesOf(table)].sort()).toEqual(shipped('empresas.csv'));
  });

  test('Censo 2024, Censo 2017 by age and sex, CASEN', () => {
    const census = read('capital_humano/perfil_comunal_censo2024.csv');
    expect(used(census)).toEqual([346, 0]);
    expect(sumOf(census, 'poblacion').sum).toBe(18_480_432);
    const byAge = read('capital_humano/censo2017_comuna_edad_sexo.csv.gz');
    expect([byAge.total, byAge.rejected.length, byAge.rows.length]).toEqual([14_532, 0, 346]);
    const parts = byAge.columns.filter((column) => /_\d/.test(column));
    expect(sumOf(byAge, 'poblacion').sum).toBe(17_574_003);
    expect(parts.reduce((sum, column) => sum + sumOf(byAge, column).sum, 0)).toBe(17_574_003);
    expect(used(read('capital_humano/casen2022_comuna_escolaridad_ingreso.csv'))).toEqual([335, 0]);
  });

  test('SERCOTEC: the list gives the shipped table; the count is of who has a comuna', () => {
    const list = read('instrumentos/sercotec_beneficiarios_2024.csv.gz');
    expect(used(list)).toEqual([91_258, 0]);
    expect(sumOf(list, 'beneficiarios').sum).toBe(91_258);
    expect([...linesOf(list)].sort()).toEqual(shipped('beneficiarios.csv'));
    const count = read('instrumentos/sercotec_2024_comuna_instrumento.csv');
    expect([...used(count), sumOf(count, 'beneficiarios').sum]).toEqual([2327, 0, 84_965]);
  });

  test('SIES: enrolment by programme gives the shipped table', () => {
    const table = read('capital_humano/mineduc_matricula_superior_2024_programas.csv.gz');
    expect(table.total).toBe(15_884);
    expect([...linesOf(table)].sort()).toEqual(shipped('formacion.csv'));
  });

  test.each([
    'puntos/tarapaca_empresas_ciiu4cl_18717.csv',
    'puntos/mineduc_establecimientos_12898.csv.gz',
    'instrumentos/corfo_innova_proyectos_2009_2021.csv.gz',
    'capital_humano/pobreza_comunal_2022.csv',
  ])('%s is in no layout', (path) => {
    expect(shared(path)).toBeUndefined();
  });
});

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { FIRM_TYPES } from '../../src/domain/support/vocabulary.ts';
import { classifyCatastro, classifyOwnRegister } from '../../src/load/own_register.ts';
import { loaded } from '../fixtures/chile.ts';
import { territoryOf } from '../fixtures/domain.ts';
import { bytes, latin1 } from '../fixtures/package.ts';

const territory = territoryOf('01101', '01107');
const classify = (text: Uint8Array) => classifyOwnRegister(text, 'mio.csv', territory, '2026-11-21');

describe('un catastro que trae quien asesora', () => {
  const CSV = `id;nombre;sector;comuna;trabajadores;ventas_uf;inicio;vitrina;destino_ingresos;cubre_costos;ahorra;lugar;permanencia;posicion_mercado
1;Quiosco Inventado;G;Iquique;1;90,5;2026-03-01;si;consumo;no;no;sin-lugar;ocasional;
2;Taller Inventado;33;Alto Hospicio;3;400;2015-03-01;no;Mixto;justo;poco;vivienda;permanente;clientes-fijos
3;Panadería Inventada;10;Lugar Inventado;12;3.000,5;2015-03-01;no;excedentes;sobra;si;local-propio;permanente;contratos
4;Feria Inventada;G;Iquique;1;;;no;consumo;no;;;;
1;Repetido;G;Iquique;1;;;no;;;;;;
`;
  const register = classify(latin1(CSV));
  const { rows, lackingTraits } = register.classification;

  test('se lee con punto y coma, coma decimal y Latin-1, y clasifica cada fila', () => {
    expect(rows.map(({ line, type, stage }) => [line, type, stage])).toEqual([
      [2, 'subsistencia', 'iniciacion'],
      [3, 'acumulacion-simple', 'consolidacion'],
      [4, 'pyme', 'consolidacion'],
      [5, undefined, undefined],
    ]);
    expect(rows.map(({ comuna }) => comuna)).toEqual(['Iquique', 'Alto Hospicio', undefined, 'Iquique']);
  });

  test('una fila que repite el id queda fuera y se dice con su línea; las demás siguen', () => {
    expect([register.rowsInFile, register.rejected]).toEqual([5, 1]);
    expect(register.issues).toMatchObject([
      { severity: 'error', line: 6, column: 'id', code: 'id-repetido' },
    ]);
  });

  test('dice qué rasgos faltan a lo que no se pudo clasificar, y qué columnas no trae', () => {
    expect(lackingTraits).toMatchObject({ destino: 0, ahorro: 1, lugar: 1, registros: 1 });
    expect(register.absentColumns).toEqual(['mano_de_obra', 'registros', 'tecnologia']);
  });

  test('el nombre solo queda de quien pidió aparecer', () => {
    expect(rows.map(({ name }) => name)).toEqual(['Quiosco Inventado', undefined, undefined, undefined]);
  });
});

test('una palabra que no es del rasgo se informa con línea y columna, y la fila se clasifica sin él', () => {
  const { classification, issues } = classify(bytes('id,ahorra\n1,muchísimo\n'));
  expect(issues).toMatchObject([{ line: 2, column: 'ahorra', code: 'celda-ilegible' }]);
  expect(classification.rows[0]).toMatchObject({ type: undefined, reason: 'faltan-rasgos' });
});

test('sin la columna id no se usa nada, y se dice', () => {
  const { classification, issues } = classify(bytes('nombre,ahorra\nA,si\n'));
  expect(classification.rows).toEqual([]);
  expect(issues).toMatchObject([{ severity: 'fatal', code: 'falta-columna', column: 'id' }]);
});

describe('el catastro ficticio de Calama', () => {
  test('sus filas usadas son las clasificadas más las que no, y seis de cada diez dicen su tipo', async () => {
    const { inputs } = await loaded('calama-ficticio');
    const { classification } = classifyCatastro(inputs.catastro!, inputs.territory);
    const { rows, classified, unclassified, asOf } = classification;
    expect(asOf).toBe('2026-11-21');
    expect(rows).toHaveLength(inputs.catastro!.businesses.length);
    expect(classified + unclassified['faltan-rasgos'] + unclassified.reparto).toBe(rows.length);
    expect(classified / rows.length).toBeGreaterThan(0.6);
    for (const type of FIRM_TYPES)
      expect(rows.filter((row) => row.type === type).length).toBeGreaterThan(100);
  });

  test('leído como archivo propio da los mismos tipos, fila por fila', async () => {
    const { inputs } = await loaded('calama-ficticio');
    const file = readFileSync('data/calama-ficticio/catastro.csv');
    const own = classifyOwnRegister(file, 'catastro.csv', inputs.territory, '2026-11-21');
    const byLine = new Map(own.classification.rows.map((row) => [row.line, row]));
    const { rows } = classifyCatastro(inputs.catastro!, inputs.territory).classification;
    for (const row of rows) {
      const { type, stage, voted } = byLine.get(row.line)!;
      expect([row.line, type, stage, voted]).toEqual([row.line, row.type, row.stage, row.voted]);
    }
  });
});

test('los números del ejemplo del método son los del catastro ficticio', async () => {
  const { inputs } = await loaded('calama-ficticio');
  const { rows, classified, unclassified } = classifyCatastro(
    inputs.catastro!,
    inputs.territory,
  ).classification;
  const count = (type: string) => rows.filter((row) => row.type === type).length;
  expect([rows.length, classified, ...FIRM_TYPES.map(count)]).toEqual([2987, 2002, 524, 642, 244, 592]);
  expect(unclassified).toEqual({ 'faltan-rasgos': 970, reparto: 15 });
});

test('un catastro que no dice cuándo se revisó ni de qué año es no tiene día', async () => {
  const { inputs } = await loaded('calama-ficticio');
  const { source, ...rest } = inputs.catastro!;
  const asOf = (year: string, checked: string) =>
    classifyCatastro({ ...rest, source: { ...source, year, checked } }, inputs.territory).classification.asOf;
  expect(asOf('2026', '2026-11-21')).toBe('2026-11-21');
  expect(asOf('2024', '')).toBe('2024-12-31');
  expect(asOf('', '')).toBeUndefined();
});

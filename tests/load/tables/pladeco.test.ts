import { existsSync, readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { linesOf, type Plan, plansOf } from '../../../src/domain/plan/plan.ts';
import { fold } from '../../../src/domain/text.ts';
import { loadSupport } from '../../../src/load/load_support.ts';
import { readPlanFile, writePlan } from '../../../src/load/tables/pladeco.ts';
import { chile, loaded } from '../../fixtures/chile.ts';

const SEEDS = '../shared/seeds/001_4b654d89ef615d06.txt';
const territory = chile();
const FILE = 'data/chile/pladeco.csv';
const read = (text: string, file = 'plan.csv') => readPlanFile(text, file, territory);
const calama = plansOf(read(readFileSync(FILE, 'utf8')).value, '02201' as never)[0]!;

const HEADER = 'cut;plan;fila;programa;linea;orden;parte_de;texto;grupos;de_grupos;evidencia';
const GOOD = [
  '02201;Plan;programa;1;;;;Programa uno;;;',
  '02201;Plan;linea;1;1.a;;;Línea a;;;formalidad',
  '02201;Plan;observacion;1;1.a;1;;Contar negocios;;;',
  '02201;Plan;actor;1;1.a;1a;1;Una universidad;;;',
  '02201;Plan;transversal;;;1;;Juntarse;3;4;',
];
const withRow = (row: string) => read([HEADER, ...GOOD, row].join('\n'));

describe('el plan de Calama', () => {
  test('trae tres programas, cinco líneas revisadas y cuatro observaciones transversales', () => {
    expect(calama.programmes.map(({ code, head }) => [code, head.reviewed])).toEqual([
      ['1', false],
      ['2', true],
      ['3', true],
    ]);
    expect(linesOf(calama).map(({ code, head }) => `${code} ${head.text}`)).toEqual([
      '2.a Catastro Económico de Calama',
      '2.b Comisión Económica Comunal',
      '3.a Fortalecimiento de Negocios y Diversificación Productiva',
      '3.b Escuela de gestores comunitarios, emprendimiento y apalancamiento financiero',
      '3.c Innovación en educación técnico profesional para el futuro',
    ]);
    expect(calama.cross.map(({ groups, ofGroups }) => [groups, ofGroups])).toEqual([
      [3, 4],
      [4, 4],
      [undefined, undefined],
      [undefined, undefined],
    ]);
    expect(linesOf(calama).map(({ items }) => items.length)).toEqual([6, 10, 8, 9, 7]);
    expect(
      linesOf(calama).map(
        ({ items }) => items.flatMap(({ parts }) => parts).filter(({ kind }) => kind === 'actor').length,
      ),
    ).toEqual([6, 6, 0, 0, 2]);
  });

  test('dice los dos nombres de una línea que el acta llama de dos maneras', () => {
    expect(linesOf(calama).flatMap(({ head }) => head.variant || [])).toEqual([
      'Catastro Económico Local',
      'Comisión Económica Local',
      'Innovación en Educación Profesional para el Futuro',
    ]);
  });

  test('la lámina 7, que no lleva título, se lee en la línea de la comisión y lo dice', () => {
    const [, commission] = linesOf(calama);
    const seventh = commission!.items.filter(({ slide }) => slide === '7');
    expect(seventh).toHaveLength(7);
    for (const { note } of seventh) expect(note).toContain('no lleva título');
  });

  test('todo lo que trae se usa, y el paquete no lo deja fuera', async () => {
    const { files, descriptor, inputs } = await loaded('chile');
    const { value, issues } = await loadSupport(files, descriptor, inputs);
    expect(issues.filter(({ file }) => file === 'pladeco.csv')).toEqual([]);
    const report = value.reports.find(({ table }) => table === 'pladeco')!;
    expect([report.used, report.rejected]).toEqual([report.rows, 0]);
    expect(value.support.plan?.source.year).toBe('2023');
  });

  test.skipIf(!existsSync(SEEDS))('dice lo mismo que el acta, y nada de más, en los dos sentidos', () => {
    const seed = readFileSync(SEEDS, 'utf8');
    const flat = fold(seed);
    const rows = Papa.parse<Record<string, string>>(readFileSync(FILE, 'utf8'), {
      header: true,
      skipEmptyLines: true,
    }).data;
    for (const { texto, variante } of rows) {
      expect(flat).toContain(fold(texto!));
      expect(flat).toContain(fold(variante!));
    }
    // Every bullet of the results of the workshop, and every loose sentence of its slides, is a row.
    const results = seed.slice(seed.indexOf('**Resultados taller**'), seed.indexOf('## PUNTO N° 2'));
    const texts = new Set(rows.flatMap(({ texto, variante }) => [fold(texto!), fold(variante!)]));
    const said = results
      .split('\n')
      .map((line) => line.replace(/^\s*[-#*➤]+\s*|\*\*/gu, '').trim())
      .filter((line) => !/^(\d{1,2}|\d{2}-\d{2}-\d{4}|Acta COSOCI.*|Juntos por Calama)?$/.test(line))
      .filter((line) => !['resultados taller', 'observaciones transversales'].includes(fold(line)));
    expect(said.length).toBeGreaterThan(60);
    const rest = said.filter((line) => !texts.has(fold(line)));
    // Titles of slides that repeat, and what the mayor said, told with his office and without his name.
    expect(rest.filter((line) => !fold(line).startsWith('sr eliecer'))).toEqual([]);
  });

  test('no trae el nombre de ninguna persona', () => {
    expect(readFileSync(FILE, 'utf8')).not.toMatch(/\b(Sr|Sra)\.|Miños|Chamorro/);
  });
});

describe('un plan de otra comuna', () => {
  test('lo que se guarda vuelve igual', () => {
    const bare = (plan: Plan) =>
      JSON.parse(JSON.stringify(plan, (key, value) => (key === 'fileLine' ? undefined : value))) as unknown;
    const again = read(writePlan(calama));
    expect(again.issues).toEqual([]);
    expect(again.value!.plans.map(bare)).toEqual([bare(calama)]);
  });

  test('lo que una planilla ejecutaría como fórmula se guarda con apóstrofo y vuelve sin él', () => {
    const odd = withRow("02201;Plan;observacion;1;1.a;2;;'=SUMA(1);;;").value!.plans[0]!;
    expect(linesOf(odd)[0]!.items[1]!.text).toBe('=SUMA(1)');
    expect(writePlan(odd)).toContain(";'=SUMA(1);");
  });

  test.each([
    ['09999;Plan;programa;2;;;;Dos;;;', 'comuna-sin-limite', 'cut'],
    ['02201;Plan;linea;9;9.a;;;Suelta;;;', 'sin-padre', 'programa'],
    ['02201;Plan;observacion;1;1.z;1;;Suelta;;;', 'sin-padre', 'linea'],
    ['02201;Plan;observacion;1;1.a;9;8;Suelta;;;', 'sin-padre', 'parte_de'],
    ['02201;Plan;nota;7;;1;;Suelta;;;', 'sin-padre', 'programa'],
    ['02201;Plan;observacion;1;1.a;1;;Otra vez;;;', 'fila-repetida', 'orden'],
    ['02201;Plan;linea;1;1.a;;;Otra vez;;;', 'fila-repetida', 'linea'],
    ['02201;Plan;transversal;;;2;;Imposible;5;4;', 'grupos-imposibles', 'grupos'],
    ['02201;Plan;transversal;;;;;Sin orden;;;', 'celda-obligatoria', 'orden'],
    ['02201;Plan;transversal;;;2;;Rara;;;magia', 'evidencia-desconocida', 'evidencia'],
  ])('«%s» se dice con su línea y columna', (row, code, column) => {
    expect(withRow(row).issues.map(({ line, code: one, column: of }) => [line, one, of])).toEqual([
      [7, code, column],
    ]);
  });

  test('grupos que faltan no son cero, y una cuenta imposible se lee como sin dato', () => {
    const [plan] = withRow('02201;Plan;transversal;;;2;;Imposible;5;4;').value!.plans;
    expect(plan!.cross.map(({ groups }) => groups)).toEqual([3, undefined]);
  });

  test('un archivo sin filas no da un plan, y lo dice', () => {
    const { value, issues } = read(HEADER);
    expect(value).toBeUndefined();
    expect(issues.map(({ code }) => code)).toEqual(['archivo-vacio']);
  });

  test('un archivo sin las columnas no da un plan', () => {
    const { value, issues } = read('a;b\n1;2\n');
    expect(value).toBeUndefined();
    expect(issues.some(({ code, file }) => code === 'falta-columna' && file === 'plan.csv')).toBe(true);
  });
});

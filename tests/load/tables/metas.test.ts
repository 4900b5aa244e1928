import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import type { ProgrammeRow } from '../../../src/domain/support/programme.ts';
import { outlineOf, weightsOf } from '../../../src/domain/support/programme_outline.ts';
import { programmeReport } from '../../../src/domain/support/programme_report.ts';
import { readProgrammeFile, writeProgramme } from '../../../src/load/tables/metas.ts';

const SEEDS = '../shared/seeds';
const CSV = readFileSync('data/chile/metas.csv', 'utf8');
const programme = readProgrammeFile(CSV, 'metas.csv').value!;
const outline = outlineOf(programme);
const blockOf = (unit: string, block: string) =>
  outline.units.find(({ id }) => id === unit)!.blocks.find(({ id }) => id === block)!;
const activitiesOf = (unit: string, block: string) =>
  blockOf(unit, block).targets.flatMap(({ activities }) => activities);

describe('el programa de SERCOTEC de 2010', () => {
  test('trae 15 regiones y el nivel central, con tres bloques cada uno', () => {
    expect(outline.units.map(({ id }) => id)).toEqual([
      ...Array.from({ length: 15 }, (_, at) => String(at + 1).padStart(2, '0')),
      'nivel-central',
    ]);
    for (const { blocks } of outline.units)
      expect(blocks.map(({ id }) => id)).toEqual(['III.1.1', 'III.1.2', 'III.2.1']);
  });

  test('se lee sin errores, y cada fila se usa', () => {
    expect(readProgrammeFile(CSV, 'metas.csv').issues).toEqual([]);
    expect(programme.rows).toHaveLength(304);
    expect(outline.units.flatMap(({ blocks }) => blocks).every(({ blank }) => blank === 0)).toBe(true);
  });

  // Counted by eye on the page of each one.
  test.each([
    ['01', [5, 2, 4]],
    ['08', [8, 1, 4]],
    ['11', [6, 3, 4]],
    ['09', [8, 3, 4]],
    ['nivel-central', [6, 1, 1]],
  ])('%s tiene las actividades que se cuentan en el documento', (unit, counts) => {
    expect(['III.1.1', 'III.1.2', 'III.2.1'].map((block) => activitiesOf(unit, block).length)).toEqual(
      counts,
    );
  });

  test('los pesos de cada bloque suman 100, menos los de Aysén III.1.1, que suman 90', () => {
    const sums = outline.units.flatMap(({ id, blocks }) =>
      blocks.map((block) => [`${id} ${block.id}`, weightsOf(block)] as const),
    );
    expect(sums).toHaveLength(48);
    expect(sums.filter(([, sum]) => sum !== 100)).toEqual([['11 III.1.1', 90]]);
  });

  test('los pesos impresos son los del documento, y los del anexo son 16 veces 6,25', () => {
    const blocks = outline.units.flatMap((unit) => unit.blocks);
    expect(
      blocks.filter(({ weight }) => weight !== 6.25).map(({ unit, id, weight }) => [unit, id, weight]),
    ).toEqual([
      ['01', 'III.1.1', 2.1],
      ['01', 'III.1.2', 2.1],
    ]);
    expect(blocks.every(({ annexWeight }) => annexWeight === 6.25)).toBe(true);
    expect([...outline.annexTotals.values()].map(({ value }) => value)).toEqual([100, 100, 100]);
    expect(16 * 6.25).toBe(100);
  });

  test('una meta que el documento escribe con letras o con miles tiene su número', () => {
    const numbers = (unit: string, block: string) => blockOf(unit, block).targets.map(({ value }) => value);
    expect(numbers('01', 'III.1.1')).toEqual([40, 90, 100]);
    expect(numbers('02', 'III.1.1')).toEqual([43, 3, 20, 875, 5, 1]);
    expect(numbers('09', 'III.1.1')).toEqual([2000, 60, 60, 1, 81, 28, 18, 5]);
    expect(numbers('08', 'III.1.1')).toEqual([90, 130, undefined]);
  });

  test('el número escrito en meta_valor es aquel con que empieza la meta, si empieza por uno', () => {
    const without = programme.rows.map((row): ProgrammeRow => ({ ...row, targetValue: undefined }));
    const values = (rows: readonly ProgrammeRow[]) =>
      outlineOf({ ...programme, rows }).units.flatMap(({ blocks }) =>
        blocks.flatMap(({ targets }) => targets.map(({ value }) => value)),
      );
    expect(values(without)).toEqual(values(programme.rows));
  });
});

describe.skipIf(!existsSync(SEEDS))('la transcripción, contra el documento', () => {
  const plain = (text: string) =>
    text
      .replace(/<\/?[pu]>/g, ' ')
      .replace(/\s+/g, ' ')
      .trim();
  const seed = () => {
    const name = readdirSync(SEEDS).find((one) => one.startsWith('003'))!;
    return readFileSync(join(SEEDS, name), 'utf8');
  };
  const rows = Papa.parse<Record<string, string>>(CSV, { header: true, skipEmptyLines: true }).data;
  /** Columns that are ours, not words of the document. */
  const ours = new Set([
    'fila',
    'anio',
    'unidad',
    'unidad_nombre',
    'bloque',
    'meta_valor',
    'meta_unidad',
    'ponderacion_programa',
  ]);
  /** Heads of the columns of the tables, which the columns of the file stand for. */
  const heads =
    /^(Productos? (o S|s)ubproductos?|Objetivos Específicos|Objetivo|Indicador|Actividades comprometidas|Medio de verificación|Ponderación [Aa]ctividad ?\(?%\)?|Unidad Responsable|Principal problema a resolver el año 2010|Territorio\(s\) en el\/ los que opera|Instituciones participantes:?)$/;

  test('cada celda de las tablas del documento está en el archivo', () => {
    const has = new Set<string>();
    const long: string[] = [];
    rows.forEach((row, at) => {
      const next = rows[at + 1] ?? {};
      for (const [column, cell] of Object.entries(row)) {
        const text = plain(cell);
        has.add(text);
        long.push(text);
        // Two activities that the document prints in one cell.
        has.add(plain(`${cell} ${next[column] ?? ''}`));
      }
      has.add(plain(`${row['indicador']} ${row['meta']}`));
      has.add(`${row['ponderacion']}%`);
      has.add(`${row['ponderacion']}% ${next['ponderacion']}%`);
      has.add(plain(`Identificación de la instancia de complementariedad = ${row['instancia']}`));
    });
    const cells = seed()
      .split('\n')
      .filter((line) => line.includes('\t'))
      .flatMap((line) => line.split('\t').map(plain))
      .filter((cell) => cell !== '' && !heads.test(cell));
    expect(cells.length).toBeGreaterThan(1000);
    const lost = [...new Set(cells)].filter((cell) => !has.has(cell));
    // One target is cut by the end of a page of the document: its two parts are one cell here.
    expect(lost).toHaveLength(2);
    for (const part of lost)
      expect(long.some((text) => text.includes(part.replace(/^.*Meta:/, 'Meta:')))).toBe(true);
  });

  test('cada línea suelta del documento está en el archivo', () => {
    const all = rows.flatMap((row) => Object.values(row)).map(plain);
    const lines = seed()
      .split('\n')
      .filter((line) => !line.includes('\t'))
      .map(plain)
      .filter((line) => line !== '');
    const lost = [...new Set(lines)].filter((line) => !all.some((text) => text.includes(line)));
    // The title of the document is broken in two lines.
    expect(lost).toEqual([]);
  });

  test('cada texto del archivo está en el documento, letra por letra', () => {
    const whole = plain(seed());
    const added = new Set(
      rows.flatMap((row) =>
        Object.entries(row)
          .filter(([column, cell]) => cell !== '' && !ours.has(column))
          .map(([column, cell]) => plain(column === 'ponderacion' ? `${cell}%` : cell))
          .filter((text) => !whole.includes(text)),
      ),
    );
    // The one whose two parts a page break keeps apart in the document.
    expect([...added]).toEqual([
      expect.stringMatching(/^Meta: Al menos un espacio .* con cobertura estimada de 60/),
    ]);
  });
});

describe('un Cuadro de Mando Integral', () => {
  test('la plantilla vacía se abre sin error y dice que está por llenar', () => {
    const text = readFileSync('public/plantillas/cuadro-de-mando-integral.csv', 'utf8');
    const { value, issues } = readProgrammeFile(text, 'cuadro-de-mando-integral.csv');
    expect(issues).toEqual([]);
    const report = programmeReport(value!);
    expect(report.flags).toEqual([]);
    expect(report.outline.units).toHaveLength(1);
    expect(report.outline.units[0]!.blocks.map(({ title, blank }) => [title, blank])).toEqual([
      ['Financiera', 1],
      ['Clientes', 1],
      ['Procesos internos', 1],
      ['Aprendizaje y crecimiento', 1],
    ]);
    expect(report.whole.targets).toBe(0);
  });

  test('con cinco columnas y sin pesos, cada meta cuenta lo mismo', () => {
    const { value, issues } = readProgrammeFile(
      'perspectiva;objetivo;indicador;meta;resultado\nClientes;Atender más;Atenciones;200;150\nClientes;Salir a terreno;Salidas;10 salidas;12\nProcesos internos;Responder a tiempo;Respuestas a tiempo;85%;85%\nProcesos internos;Ordenar;Manual;El manual vigente;\n',
      'cmi.csv',
    );
    expect(issues).toEqual([]);
    const { whole, outline: cmi } = programmeReport(value!);
    expect(cmi.units[0]!.blocks.map(({ id }) => id)).toEqual(['Clientes', 'Procesos internos']);
    // (0,75 + 1 + 1) ÷ 3; the fourth target has no number.
    expect(whole.progress).toMatchObject({ value: 91.666667, n: 3 });
    expect(whole.covered).toMatchObject({ value: 75 });
    expect(whole.left).toEqual({ 'sin-resultado': 0, 'sin-numero': 1, 'sin-peso': 0 });
    expect(whole.equal).toBe(true);
  });

  test('un archivo de otra cosa no se abre, y dice qué columnas le faltan', () => {
    const { value, issues } = readProgrammeFile('cut,sector\n02201,G\n', 'catastro.csv');
    expect(value).toBeUndefined();
    expect(issues.map(({ code, column }) => [code, column])).toEqual([
      ['falta-columna', 'objetivo'],
      ['falta-columna', 'meta'],
    ]);
  });

  test('un resultado que no es un número se dice y no cuenta como cero', () => {
    const { value, issues } = readProgrammeFile('objetivo,meta,resultado\nUno,10,muchos\n', 'cmi.csv');
    expect(issues.map(({ code, line }) => [code, line])).toEqual([['celda-ilegible', 2]]);
    expect(programmeReport(value!).whole.progress).toEqual({ missing: 'sin-dato', unit: 'porcentaje' });
  });
});

describe('bajar y volver a abrir', () => {
  test('el programa que se baja se lee de vuelta igual, fila por fila', () => {
    const again = readProgrammeFile(writeProgramme(programme), 'metas.csv');
    expect(again.issues).toEqual([]);
    expect(again.value!.rows).toEqual(programme.rows);
  });

  const cell = fc
    .oneof(fc.string(), fc.constantFrom('- Difusión', '=1+1', 'a;b,"c"', '+56 9', '@x', 'Año «2010»'))
    // A reader takes these for an empty or a reserved cell; spaces at the ends are nobody's.
    .map((text) => text.replace(/[\p{Cc}]/gu, ' ').trim())
    .filter(
      (text) => !/^(-|–|\*|s\/i|n\/a|nd|n\.d\.|s\.i\.|na|#n\/d|#n\/a)?$/i.test(text) && !text.startsWith("'"),
    );

  test('cualquier texto sobrevive, también el que una planilla tomaría por fórmula', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ objective: cell, target: cell, activity: cell }), { minLength: 1 }),
        (made) => {
          const [model] = programme.rows as readonly [ProgrammeRow];
          const rows = made.map(
            (one, at): ProgrammeRow => ({ ...model, ...one, kind: 'actividad', line: at + 2 }),
          );
          const again = readProgrammeFile(writeProgramme({ ...programme, rows }), 'x.csv').value!.rows;
          expect(again.map(({ objective, target, activity }) => ({ objective, target, activity }))).toEqual(
            made,
          );
        },
      ),
    );
  });
});

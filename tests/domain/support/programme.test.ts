import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { central, isKnown } from '../../../src/domain/measure.ts';
import type { Programme, ProgrammeRow } from '../../../src/domain/support/programme.ts';
import { explainBlockProgress, explainWeights } from '../../../src/domain/support/programme_explain.ts';
import { FLAG_NAMES, type FlagCode, programmeFlags } from '../../../src/domain/support/programme_flags.ts';
import {
  listNumbers,
  planYears,
  quantitiesIn,
  targetNumber,
} from '../../../src/domain/support/programme_numbers.ts';
import { outlineOf } from '../../../src/domain/support/programme_outline.ts';
import { blockProgress, wholeProgress } from '../../../src/domain/support/programme_progress.ts';
import { programmeReport } from '../../../src/domain/support/programme_report.ts';
import { readProgrammeFile } from '../../../src/load/tables/metas.ts';

/** A programme from the lines of a CSV; numbers are written with a point. */
function read(...lines: readonly string[]): Programme {
  const { value, issues } = readProgrammeFile(`${lines.join('\n')}\n`, 'inventado.csv');
  expect(issues).toEqual([]);
  return value!;
}
const flagsIn = (programme: Programme) =>
  programmeFlags(programme).map(({ code, lines }) => `${code} ${lines.join(',')}`);

const SHIPPED = readProgrammeFile(readFileSync('data/chile/metas.csv', 'utf8'), 'metas.csv').value!;
const SHIPPED_FLAGS = programmeFlags(SHIPPED);
const shipped = (code: FlagCode) =>
  SHIPPED_FLAGS.filter((flag) => flag.code === code).map(({ unit, block }) => `${unit} ${block}`);

/** Tarapacá, block III.1.1, with the results that a reader would load. */
function tarapaca(results: readonly (number | undefined)[]): Programme {
  const objectives = ['1.- Fortalecer', '2.- Contribuir', '3. Generar'];
  return {
    ...SHIPPED,
    rows: SHIPPED.rows
      .filter(({ unit, block }) => unit === '01' && block === 'III.1.1')
      .map((row) => ({
        ...row,
        result: results[objectives.findIndex((start) => row.objective.startsWith(start))],
      })),
  };
}
const firstBlock = (programme: Programme) => outlineOf(programme).units[0]!.blocks[0]!;

describe('el avance (método 3.7)', () => {
  test('con 30 de 40, 100 de 90 y el tercero sin resultado, Tarapacá lleva 87,5 % del 80 % medido', () => {
    // Weights 30 + 10, 30 + 10 and 20: (40 × 30/40 + 40 × min(1, 100/90)) ÷ (40 + 40) = 70 ÷ 80.
    const progress = blockProgress(firstBlock(tarapaca([30, 100, undefined])));
    expect(progress.progress).toEqual({ value: 87.5, unit: 'porcentaje', n: 2 });
    expect(progress.covered).toEqual({ value: 80, unit: 'porcentaje' });
    expect(progress.left).toEqual({ 'sin-resultado': 1, 'sin-numero': 0, 'sin-peso': 0 });
  });

  test('sin resultados no es cero: no hay cifra', () => {
    const { whole, hasResults, units } = programmeReport(SHIPPED);
    expect(hasResults).toBe(false);
    expect(whole.progress).toEqual({ missing: 'sin-dato', unit: 'porcentaje' });
    expect(units.every(({ progress }) => !isKnown(progress.progress))).toBe(true);
  });

  test('un resultado de cero sí es cero', () => {
    expect(blockProgress(firstBlock(tarapaca([0, 0, 0]))).progress).toMatchObject({ value: 0 });
  });

  test('una meta sin número no se promedia, y se dice cuántas son', () => {
    const { whole } = programmeReport(SHIPPED);
    expect(whole.targets).toBe(144);
    expect(whole.left).toEqual({ 'sin-resultado': 75, 'sin-numero': 69, 'sin-peso': 0 });
  });

  test('los bloques pesan lo que dicen en el programa', () => {
    const programme = read(
      'bloque,ponderacion_programa,objetivo,meta,resultado,actividad,ponderacion',
      'A,75,Uno,10,5,Hacer,100',
      'B,25,Dos,10,10,Hacer,50',
      'B,25,Tres,10,,Hacer,50',
    );
    // 75 of A at one half, 12,5 of B at one: (37,5 + 12,5) ÷ 87,5.
    const whole = wholeProgress(outlineOf(programme));
    expect(central(whole.progress)).toBeCloseTo(57.142857, 5);
    expect(central(whole.covered)).toBe(87.5);
  });

  test('dos resultados distintos de una meta no se usan, y se avisa', () => {
    const programme = read(
      'objetivo,meta,resultado,actividad,ponderacion',
      'Uno,10,5,Lanzar,50',
      'Uno,10,7,Premiar,50',
    );
    expect(flagsIn(programme)).toEqual(['resultados-distintos 2']);
    expect(isKnown(wholeProgress(outlineOf(programme)).progress)).toBe(false);
  });

  test('una meta que se alcanza bajando no se lee al revés: queda fuera, con aviso', () => {
    const programme = read('objetivo,indicador,meta,resultado', 'Responder,Reducir los días de espera,10,20');
    expect(flagsIn(programme)).toEqual(['meta-que-baja 2']);
    expect(isKnown(wholeProgress(outlineOf(programme)).progress)).toBe(false);
  });

  test('la explicación dice el mismo resultado, con la línea de cada término', () => {
    const programme = tarapaca([30, 100, undefined]);
    const outline = outlineOf(programme);
    const told = explainBlockProgress(programme.source, outline, outline.units[0]!.blocks[0]!);
    expect(told.result).toMatchObject({ value: 87.5 });
    expect(told.terms.map(({ symbol }) => symbol)).toEqual(
      ['1', '2', '3'].flatMap((at) => [`w${at}`, `meta${at}`, `resultado${at}`]),
    );
    expect(told.terms[0]!.measure).toMatchObject({ value: 40 });
    expect(told.terms[0]!.origin!.lines).toHaveLength(2);
    const weights = explainWeights(programme.source, outline, outline.units[0]!.blocks[0]!);
    expect(weights.result).toMatchObject({ value: 100 });
  });
});

describe('propiedades del avance', () => {
  const row = fc.record({
    weight: fc.option(fc.integer({ min: 0, max: 100 }), { nil: undefined }),
    value: fc.option(fc.integer({ min: 0, max: 500 }), { nil: undefined }),
    result: fc.option(fc.integer({ min: 0, max: 800 }), { nil: undefined }),
    block: fc.constantFrom('A', 'B'),
  });
  type Made = {
    weight?: number | undefined;
    value?: number | undefined;
    result?: number | undefined;
    block: string;
  };
  const model = SHIPPED.rows.find(({ kind }) => kind === 'actividad')!;
  const programme = (made: readonly Made[]): Programme => ({
    ...SHIPPED,
    rows: made.map(
      (one, at): ProgrammeRow => ({
        ...model,
        line: at + 2,
        unit: '',
        block: one.block,
        objective: `Objetivo de la fila ${at}`,
        indicator: '',
        target: '',
        activity: 'Hacer',
        weight: one.weight,
        targetValue: one.value,
        result: one.result,
      }),
    ),
  });
  const whole = (made: readonly Made[]) => wholeProgress(outlineOf(programme(made)));
  const rows = fc.array(row, { minLength: 1, maxLength: 12 });

  test('está entre 0 y 100, y existe si y solo si hay algo medido', () => {
    fc.assert(
      fc.property(rows, (made) => {
        const { progress, measured, targets, left, covered } = whole(made);
        expect(isKnown(progress)).toBe(measured > 0);
        if (isKnown(progress)) {
          expect(progress.value).toBeGreaterThanOrEqual(0);
          expect(progress.value).toBeLessThanOrEqual(100);
        }
        expect(central(covered) || 0).toBeLessThanOrEqual(100);
        const out = left['sin-resultado'] + left['sin-numero'] + left['sin-peso'];
        expect(measured + out).toBe(targets);
      }),
    );
  });

  test('multiplicar todos los pesos por lo mismo no cambia nada', () => {
    fc.assert(
      fc.property(rows, fc.integer({ min: 1, max: 50 }), (made, times) => {
        const scaled = made.map((one) => ({
          ...one,
          weight: one.weight === undefined ? undefined : one.weight * times,
        }));
        const [before, after] = [whole(made), whole(scaled)];
        expect(isKnown(after.progress)).toBe(isKnown(before.progress));
        if (isKnown(before.progress)) expect(central(after.progress)).toBeCloseTo(before.progress.value, 4);
      }),
    );
  });

  test('más resultado nunca baja el avance', () => {
    fc.assert(
      fc.property(rows, fc.nat(), fc.integer({ min: 1, max: 300 }), (made, pick, more) => {
        const at = pick % made.length;
        if (made[at]?.result === undefined) return;
        const better = made.map((one, index) =>
          index === at ? { ...one, result: (one.result ?? 0) + more } : one,
        );
        const [before, after] = [whole(made).progress, whole(better).progress];
        if (isKnown(before)) expect(central(after)).toBeGreaterThanOrEqual(before.value - 1e-6);
      }),
    );
  });

  test('sin ningún resultado nunca hay cifra', () => {
    fc.assert(
      fc.property(rows, (made) => {
        const { progress } = whole(made.map((one) => ({ ...one, result: undefined })));
        expect(progress).toEqual({ missing: 'sin-dato', unit: 'porcentaje' });
      }),
    );
  });

  test('el orden de las filas no importa', () => {
    fc.assert(
      fc.property(rows, fc.array(fc.nat(), { minLength: 12, maxLength: 12 }), (made, keys) => {
        const shuffled = made
          .map((one, at) => ({ one, key: keys[at] ?? 0 }))
          .sort((a, b) => a.key - b.key)
          .map(({ one }) => one);
        const [before, after] = [whole(made), whole(shuffled)];
        expect(isKnown(after.progress)).toBe(isKnown(before.progress));
        if (isKnown(before.progress)) expect(central(after.progress)).toBeCloseTo(before.progress.value, 4);
        expect(after.left).toEqual(before.left);
      }),
    );
  });
});

describe('los números que dice un texto', () => {
  test.each([
    ['Meta anual: 40 empresas', 40],
    ['Meta: al menos 2.000 servicios (atenciones)', 2000],
    ['Meta anual: Tres iniciativas', 3],
    ['Meta: Un programa', 1],
    ['Meta: al menos dos mil servicios', 2000],
    ['Mil quinientas atenciones', 1500],
    ['2 mil atenciones', 2000],
    ['Treinta y cinco talleres', 35],
    ['Veintidós talleres', 22],
    ['Ciento veinte empresas y 3 ferias', 120],
    ['1.200', 1200],
    ['85%', 85],
    ['12,5', 12.5],
    ['Meta anual: Se estima 875 atenciones', 875],
    ['Meta: Convenio Vinculante', undefined],
    ['Bases que incorporan el factor (al menos un 10%)', undefined],
  ])('«%s» pide %s', (text, value) => {
    expect(targetNumber(text)).toBe(value);
  });

  test('una cantidad es un número con lo que cuenta; un año, un código o un artículo no lo son', () => {
    const said = (text: string) => quantitiesIn(text).map(({ value, noun }) => `${value} ${noun}`);
    expect(said('15 municipios de la región')).toEqual(['15 municipios']);
    expect(said('planes 2010 de 2 territorios, 4.1 Iniciativas, 3. Otras y una oficina')).toEqual([
      '2 territorios',
    ]);
    expect(said('al menos una iniciativa y 1.500 atenciones')).toEqual(['1 iniciativa', '1500 atenciones']);
    expect(said('dos mil quinientas atenciones y treinta y cinco talleres')).toEqual([
      '2500 atenciones',
      '35 talleres',
    ]);
    expect(said('tres talleres y cuatro ferias')).toEqual(['3 talleres', '4 ferias']);
    expect(said('el 90% de los centros')).toEqual(['90 %']);
    expect(quantitiesIn('dos Municipios')[0]!.of).toBe(quantitiesIn('2 municipio')[0]!.of);
    expect(quantitiesIn('2 empresas')[0]!.of).not.toBe(quantitiesIn('2 empresarios')[0]!.of);
  });

  test('los números de lista de un texto', () => {
    expect(listNumbers('9. Información. 10. Información de cuenta pública', 9)).toEqual([9, 10]);
    expect(listNumbers('(2) Realización', 5)).toEqual([2]);
    expect(listNumbers('4. 2. Entrega de subsidio', 4)).toEqual([4]);
    expect(listNumbers('7 Jornada territorial', 7)).toEqual([7]);
    expect(listNumbers('40 empresas', 3)).toEqual([]);
    expect(listNumbers('Realizar una jornada', 1)).toEqual([]);
  });

  test('el año de un plan, no cualquier año', () => {
    expect(planYears('Formular Plan Operativo de trabajo 2009')).toEqual([2009]);
    expect(planYears('de acuerdo a lo validado en el año 2009')).toEqual([]);
  });
});

describe('las revisiones encuentran la misma falta en el archivo de cualquiera', () => {
  const HEAD =
    'fila,unidad,unidad_nombre,bloque,encabezado,ponderacion_programa,objetivo,meta,actividad,medio_verificacion,ponderacion,responsable';
  /** Three units with nothing wrong; the third block head may be another. */
  const units = (third: string) => [
    HEAD,
    'bloque,u1,Alerce,B,Oficina Alerce,50,,,,,,',
    'actividad,u1,Alerce,B,,,1. Uno,10,1. Hacer,Acta,100,Equipo',
    'bloque,u2,Boldo,B,Oficina Boldo,50,,,,,,',
    'actividad,u2,Boldo,B,,,1. Uno,10,1. Hacer,Acta,100,Equipo',
    'bloque,u4,Dunas,B,Oficina Dunas,50,,,,,,',
    'actividad,u4,Dunas,B,,,1. Uno,10,1. Hacer,Acta,100,Equipo',
    third,
    'actividad,u3,Canelo,B,,,1. Uno,10,1. Hacer,Acta,100,Equipo',
  ];

  test('en un archivo sin faltas, ninguna', () => {
    expect(flagsIn(read(...units('bloque,u3,Canelo,B,Oficina Canelo,50,,,,,,')))).toEqual([]);
  });
  test('un encabezado que nombra otra unidad', () => {
    const programme = read(...units('bloque,u3,Canelo,B,Oficina BOLDO,50,,,,,,'));
    expect(flagsIn(programme)).toEqual(['encabezado-de-otra-unidad 8']);
    expect(programmeFlags(programme)[0]!.words).toBe(
      'El bloque es de Canelo y su encabezado nombra Boldo: «Oficina BOLDO».',
    );
  });
  test('un encabezado que no nombra ninguna, donde los demás la nombran', () => {
    expect(flagsIn(read(...units('bloque,u3,Canelo,B,Oficina,50,,,,,,')))).toEqual([
      'encabezado-sin-unidad 8',
    ]);
  });
  test('un peso que no es el de los demás bloques', () => {
    expect(flagsIn(read(...units('bloque,u3,Canelo,B,Oficina Canelo,2.1,,,,,,')))).toEqual([
      'peso-del-bloque 8',
    ]);
  });
  test('un peso que no es el del anexo, y un anexo que no suma lo que dice', () => {
    const annex = (weight: number, total: number) =>
      read(
        'fila,unidad,unidad_nombre,bloque,ponderacion_programa,objetivo,meta',
        'bloque,u1,Alerce,B,40,,',
        'bloque,u2,Boldo,B,60,,',
        `anexo,u1,Alerce,B,${weight},,`,
        'anexo,u2,Boldo,B,60,,',
        `anexo,,,B,${total},,`,
      );
    expect(flagsIn(annex(40, 100))).toEqual([]);
    expect(flagsIn(annex(30, 90))).toEqual(['peso-del-bloque 2,4']);
    expect(flagsIn(annex(40, 90))).toEqual(['anexo-no-suma 6']);
  });

  const BLOCK =
    'anio,producto,territorios,objetivo,indicador,meta,actividad,medio_verificacion,ponderacion,responsable';
  const cases: readonly (readonly [string, readonly string[], readonly string[]])[] = [
    [
      'pesos que no suman 100',
      ['2010,,,1. Uno,,10,1. Hacer,Acta,60,Equipo', '2010,,,1. Uno,,10,2. Decir,Acta,30,Equipo'],
      ['pesos-no-suman-cien 2'],
    ],
    [
      'otro número del mismo sustantivo en el objetivo y en la meta',
      ['2010,,,1. Apoyar a 20 ferias,,Meta: 15 ferias apoyadas,1. Hacer,Acta,100,Equipo'],
      ['cantidad-distinta 2,2'],
    ],
    [
      'una cobertura que la meta no dice, aunque la llame de otro modo',
      ['2010,,,1. Premiar con cobertura estimada en 40 ganadores,,30 empresas,1. Hacer,Acta,100,Equipo'],
      ['cantidad-distinta 2'],
    ],
    [
      'los territorios del bloque contra la meta',
      ['2010,,15 municipios,1. Formar,,Un programa para ocho municipios,1. Hacer,Acta,100,Equipo'],
      ['cantidad-distinta 2,2'],
    ],
    [
      'un número de objetivo que se salta y uno que se repite',
      [
        '2010,,,1. Uno,,10,Hacer,Acta,50,Equipo',
        '2010,,,3. Tres,,10,Hacer,Acta,25,Equipo',
        '2010,,,3. Otro,,10,Hacer,Acta,25,Equipo',
      ],
      ['numeracion-salta 3', 'numero-repetido 4'],
    ],
    [
      'un plan de otro año',
      ['2010,,,1. Uno,,10,1. Formular el plan operativo 2009,Acta,100,Equipo'],
      ['plan-de-otro-anio 2'],
    ],
    [
      'celdas que faltan',
      [
        '2010,,,1. Uno,Cuántos,,1. Hacer,,50,Equipo',
        '2010,,,2. Dos,Cuántos,10,2. Hacer,Acta,,Equipo',
        '2010,,,3. Tres,Cuántos,10,3. Hacer,Acta,50,',
      ],
      ['falta-meta 2', 'falta-verificacion 2', 'falta-ponderacion 3', 'falta-responsable 4'],
    ],
    [
      'un objetivo sin actividades, una fila sin objetivo y un producto solo',
      [
        '2010,,,1. Uno,,10,1. Hacer,Acta,100,Equipo',
        '2010,,,2. Dos,,10,,,,',
        '2010,,,,,,2. Decir,Acta,0,Equipo',
        '2010,Talleres,,,,,,,,',
      ],
      ['objetivo-sin-actividad 3', 'falta-objetivo 4', 'falta-meta 4', 'falta-objetivo 5'],
    ],
    [
      'metas que un número no puede seguir',
      [
        '2010,,,1. Uno,,Firmar el convenio,1. Hacer,Acta,40,Equipo',
        '2010,,,2. Dos,,Tres ferias y 1500 visitas,2. Hacer,Acta,30,Equipo',
        '2010,,,3. Tres,,,Meta anual: 4 informes,Acta,30,Equipo',
      ],
      ['meta-sin-numero 2', 'meta-con-dos-cantidades 3', 'meta-entre-actividades 4'],
    ],
  ];
  test.each(cases)('%s', (_, lines, expected) => {
    const found = flagsIn(read(BLOCK, ...lines));
    expect([...found].sort()).toEqual([...expected].sort());
  });

  test('cada revisión tiene un archivo inventado que la enciende', () => {
    // «resultados-distintos» and «meta-que-baja» are lit above, with the progress.
    const lit = new Set(['resultados-distintos', 'meta-que-baja', 'anexo-no-suma', 'peso-del-bloque']);
    for (const code of ['encabezado-de-otra-unidad', 'encabezado-sin-unidad']) lit.add(code);
    for (const [, , expected] of cases) for (const one of expected) lit.add(one.split(' ')[0]!);
    expect([...lit].sort()).toEqual(Object.keys(FLAG_NAMES).sort());
  });
});

describe('las faltas del documento de 2010', () => {
  test('Aysén III.1.1 suma 90', () => expect(shipped('pesos-no-suman-cien')).toEqual(['11 III.1.1']));
  test('Tarapacá imprime 2,1 donde el anexo dice 6,25', () =>
    expect(shipped('peso-del-bloque')).toEqual(['01 III.1.1', '01 III.1.2']));
  test('dos bloques III.2.1 nombran a la Metropolitana', () =>
    expect(shipped('encabezado-de-otra-unidad')).toEqual(['15 III.2.1', 'nivel-central III.2.1']));
  test('Atacama y Coquimbo dicen dos números; Antofagasta también', () => {
    expect(shipped('cantidad-distinta')).toEqual(['02 III.1.1', '03 III.1.1', '04 III.1.2']);
    const words = SHIPPED_FLAGS.filter(({ code }) => code === 'cantidad-distinta').map((flag) => flag.words);
    expect(words).toEqual([
      'El objetivo dice 1 iniciativa y la meta, 5 iniciativas.',
      'El objetivo dice 40 y la meta, 30.',
      'La lista de territorios dice 15 municipios y la meta, 8 municipios.',
    ]);
  });
  test('Biobío se salta el objetivo 3', () =>
    expect(shipped('numeracion-salta')).toEqual(['08 III.1.1', '11 III.2.1', '12 III.1.1', '14 III.2.1']));
  test('filas de 2010 citan planes de 2009', () =>
    expect(shipped('plan-de-otro-anio')).toEqual([
      '02 III.1.1',
      '02 III.1.1',
      '03 III.1.2',
      '05 III.1.1',
      '07 III.1.1',
      '12 III.1.1',
      '12 III.1.1',
    ]));
  test('y lo demás que encuentran las revisiones, contado', () => {
    const counts: Partial<Record<FlagCode, number>> = {};
    for (const { code } of SHIPPED_FLAGS) counts[code] = (counts[code] ?? 0) + 1;
    expect(counts).toEqual({
      'pesos-no-suman-cien': 1,
      'peso-del-bloque': 2,
      'encabezado-de-otra-unidad': 2,
      'encabezado-sin-unidad': 2,
      'cantidad-distinta': 3,
      'numeracion-salta': 4,
      'numero-repetido': 15,
      'plan-de-otro-anio': 7,
      'objetivo-sin-actividad': 5,
      'falta-objetivo': 1,
      'meta-entre-actividades': 7,
      'meta-sin-numero': 3,
      'meta-con-dos-cantidades': 3,
      'falta-responsable': 7,
    });
  });
  test('cada aviso tiene línea, columna y una frase corta', () => {
    for (const { lines, words, column } of SHIPPED_FLAGS) {
      expect(lines[0]).toBeGreaterThan(1);
      expect(column).not.toBe('');
      expect(words).toMatch(/[.»]$/);
    }
  });
});

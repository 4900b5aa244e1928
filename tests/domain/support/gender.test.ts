import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openPackage } from '../../../bin/lib/mapa/paquete.ts';
import type { ZoneId } from '../../../src/domain/ids.ts';
import { isKnown, known, type Measure } from '../../../src/domain/measure.ts';
import { inputsWithOwn } from '../../../src/domain/own.ts';
import type { Grant } from '../../../src/domain/support/beneficiaries.ts';
import { genderReport } from '../../../src/domain/support/gender.ts';
import { type Base, basesOf } from '../../../src/domain/support/gender_base.ts';
import {
  amountsOf,
  coverageRatioOf,
  differenceOf,
  gapOf,
  shareOf,
  tallyOf,
  untoldOf,
} from '../../../src/domain/support/gender_figures.ts';
import { explainGender } from '../../../src/domain/support/gender_why.ts';
import { plainLines } from '../../fixtures/chile.ts';
import { SOURCE } from '../../fixtures/domain.ts';
import { beneficiariesTable, openSupport, zoneId } from '../../fixtures/support.ts';

const CATALOGUE = `id,nombre,institucion,nivel,clase,areas,inicio_actividades,enfoque_mujeres,por_confirmar,fuente,revisado
crece,Crece,SERCOTEC,nacional,subsidio,inversion,si,no,,Bases,2026-11-21
semilla,Semilla,SERCOTEC,nacional,subsidio,inversion,no,no,,Bases,2026-11-21
abeja,Abeja,SERCOTEC,nacional,subsidio,inversion,no,si,,Bases,2026-11-21
redes,Redes,SERCOTEC,nacional,subsidio,mercado,,,,Bases,2026-11-21
curso,Curso,SERCOTEC,nacional,curso,gestion,indistinto,,,Bases,2026-11-21
sin-tabla,Otro fondo,CORFO,nacional,subsidio,innovacion,,,,Bases,2026-11-21
`;
/** Iquique: 46 women's firms of 100, half the people; Alto Hospicio: 5 women's firms of 20. */
const PEOPLE = `cut,poblacion,poblacion_mujeres,poblacion_hombres,empresas_mujeres_2024,empresas_hombres_2024
01101,1000,500,500,46,54
01107,500,260,240,5,15
01401,200,80,120,*,30
`;
const GRANTS = `anio,instrumento,publicado,territorio,beneficiarios,mujeres,hombres,sexo_otro
2024,crece,Crece,01101,40,12,28,0
2024,semilla,Semilla,01101,30,20,9,1
2024,abeja,Abeja,01101,20,20,0,0
2024,redes,Redes,01107,8,6,2,0
2024,redes,Redes,01,5,3,2,0
2024,crece,Crece,01401,4,,,
2024,curso,Curso,01101,200,150,50,0
`;
const opened = () =>
  openSupport({ 'instrumentos.csv': CATALOGUE, 'comunas_datos.csv': PEOPLE, 'beneficiarios.csv': GRANTS }, [
    beneficiariesTable(),
  ]);
const asked = (zone: string, more: object = {}) => ({
  zone: zone as ZoneId,
  year: undefined,
  kind: undefined,
  ...more,
});
const numberOf = (measure: Measure | undefined) => (measure && isKnown(measure) ? measure.value : undefined);

describe('el informe de una comuna', () => {
  test('a mano: 52 de 89 en Iquique son mujeres; son 46 de 100 empresas, y 500 de 1.000 personas', async () => {
    const report = genderReport(await opened(), asked('01101'))!;
    const { todos } = report.byFocus;
    expect([todos.total, todos.women, todos.men, todos.rest].map(numberOf)).toEqual([90, 52, 37, 1]);
    expect(todos.share).toMatchObject({ value: (100 * 52) / 89, n: 89 });
    // Wilson of 52 of 89: (0,584270 + 1,920729/89) ± …, see proportions.test.ts for the formula.
    expect(numberOf(todos.gaps.empresas)).toBeCloseTo((100 * 52) / 89 - 46, 12);
    expect(numberOf(todos.gaps.poblacion)).toBeCloseTo((100 * 52) / 89 - 50, 12);
    // (52 ÷ 46) ÷ (37 ÷ 54) = 1,6498
    expect(numberOf(todos.ratios.empresas)).toBeCloseTo(52 / 46 / (37 / 54), 12);
  });

  test('la brecha lleva el intervalo de Wilson corrido por la base', async () => {
    const { share, gaps } = genderReport(await opened(), asked('01101'))!.byFocus.todos;
    expect(gaps.empresas?.low).toBeCloseTo((share.low ?? NaN) - 46, 12);
    expect(gaps.empresas?.high).toBeCloseTo((share.high ?? NaN) - 46, 12);
  });

  test('cada instrumento va contra la base que pide: con inicio, empresas; sin él, población; si no lo dice, ambas', async () => {
    const { instruments } = genderReport(await opened(), asked('01'))!;
    const bases = Object.fromEntries(instruments.map(({ id, figures }) => [id, Object.keys(figures.gaps)]));
    expect(bases).toEqual({
      crece: ['empresas'],
      semilla: ['poblacion'],
      abeja: ['poblacion'],
      redes: ['empresas', 'poblacion'],
    });
  });

  test('sin los de enfoque en mujeres quedan 32 de 69; solo con ellos, 20 de 20', async () => {
    const { byFocus } = genderReport(await opened(), asked('01101'))!;
    expect(numberOf(byFocus['sin-enfoque'].share)).toBeCloseTo((100 * 32) / 69, 12);
    expect(numberOf(byFocus['con-enfoque'].share)).toBe(100);
    // No man at all: one coverage cannot be divided by the other.
    expect(byFocus['con-enfoque'].ratios.poblacion).toMatchObject({ missing: 'pocos-datos' });
  });

  test('los cursos no se suman a los subsidios', async () => {
    const desk = await opened();
    expect(genderReport(desk, asked('01101'))?.kinds).toEqual(['subsidio', 'curso']);
    expect(numberOf(genderReport(desk, asked('01101', { kind: 'curso' }))?.byFocus.todos.total)).toBe(200);
  });
});

describe('lo que no se sabe', () => {
  test('con 8 de sexo conocido dice «pocos datos»; si ninguna lo dice, que no se sabe', async () => {
    const { zones } = genderReport(await opened(), asked('01'))!;
    const share = Object.fromEntries(zones.map(({ id, figures }) => [id, figures.share]));
    expect(share['01107']).toMatchObject({ missing: 'pocos-datos' });
    expect(share['01401']).toMatchObject({ missing: 'sin-dato' });
  });

  test('una fila sin sexo cuenta en el total y en lo que no se dice, no como hombre', async () => {
    const report = genderReport(await opened(), asked('01401'))!;
    const { todos } = report.byFocus;
    expect([todos.total, todos.rest].map(numberOf)).toEqual([4, 4]);
    // Four grants of which nobody says the sex: no zero women, and no zero men.
    expect([todos.women, todos.men, todos.gaps.poblacion, todos.ratios.poblacion]).toMatchObject(
      [1, 2, 3, 4].map(() => ({ missing: 'sin-dato' })),
    );
    expect(report.withoutSex).toMatchObject([{ id: 'crece', never: true, untold: { value: 100 } }]);
  });

  test('una adjudicación de la región sin comuna cuenta en la región y en ninguna comuna', async () => {
    const report = genderReport(await opened(), asked('01'))!;
    expect(numberOf(report.unplaced)).toBe(5);
    const inComunas = report.zones.reduce((acc, { figures }) => acc + (numberOf(figures.total) ?? NaN), 0);
    expect(inComunas + 5).toBe(numberOf(report.byFocus.todos.total));
  });

  test('una comuna que no está en una lista completa tiene cero; en una que no lo es, no se sabe', async () => {
    const files = {
      'instrumentos.csv': CATALOGUE,
      'comunas_datos.csv': PEOPLE,
      'beneficiarios.csv': GRANTS.split('\n').slice(0, 2).join('\n').concat('\n'),
    };
    const complete = genderReport(await openSupport(files, [beneficiariesTable()]), asked('01107'))!;
    expect(complete.byFocus.todos.total).toEqual(known(0, 'adjudicaciones'));
    const partial = await openSupport(files, [
      beneficiariesTable('beneficiarios.csv', { ausente: 'sin-dato' }),
    ]);
    expect(genderReport(partial, asked('01107'))?.byFocus.todos).toMatchObject({
      total: { missing: 'sin-dato' },
      women: { missing: 'sin-dato' },
      share: { missing: 'sin-dato' },
    });
  });

  test('sin filas es cero solo si la lista de todos los instrumentos de la clase es completa ahí', async () => {
    const desk = await openSupport(
      {
        'instrumentos.csv': CATALOGUE,
        'comunas_datos.csv': PEOPLE,
        'beneficiarios.csv': GRANTS.split('\n').slice(0, 2).join('\n').concat('\n'),
        'otra.csv': `${GRANTS.split('\n')[0]}\n2024,redes,Redes,01401,6,3,3,0\n`,
      },
      [beneficiariesTable(), beneficiariesTable('otra.csv', { ausente: 'sin-dato' })],
    );
    // Crece is complete and gave nothing in Alto Hospicio; of Redes nobody knows.
    expect(genderReport(desk, asked('01107'))?.byFocus.todos.total).toMatchObject({ missing: 'sin-dato' });
  });

  test('un instrumento del catálogo sin tabla se nombra por institución', async () => {
    expect(genderReport(await opened(), asked('01'))?.withoutTable).toEqual([
      { institution: 'CORFO', names: ['Otro fondo'] },
    ]);
  });

  test('una base con menos de diez de un sexo no sirve; una reservada mueve el intervalo', async () => {
    const { zones } = genderReport(await opened(), asked('01'))!;
    const hospicio = zones.find(({ id }) => id === '01107');
    expect(hospicio?.figures.gaps.empresas).toMatchObject({ missing: 'pocos-datos' });
    const { inputs } = await opened();
    const [base] = basesOf(inputs, inputs.territory.zones.get(zoneId('01401'))!, 'si', 2024);
    // Between 1 and 10 women's firms, and 30 of men.
    expect(base?.share.low).toBeCloseTo(1 / 31, 12);
    expect(base?.share.high).toBeCloseTo(10 / 40, 12);
  });

  test('sin beneficiarios no hay informe', async () => {
    expect(genderReport(await openSupport({}, []), asked('01'))).toBeUndefined();
  });
});

test('un territorio propio suma sus comunas y nada que solo diga la región', async () => {
  const desk = await opened();
  const inputs = inputsWithOwn(desk.inputs, [
    { id: 'T1' as ZoneId, name: 'Costa', cuts: ['01101', '01107'] as never },
  ]);
  const report = genderReport({ ...desk, inputs }, asked('T1'))!;
  expect(numberOf(report.byFocus.todos.total)).toBe(98);
  expect(report.zones.map(({ id }) => id)).toEqual(['01101', '01107']);
});

test('«¿de dónde sale?» la brecha: las líneas de cada término y el mismo resultado', async () => {
  const desk = await opened();
  const account = explainGender(desk, asked('01101'), 'gap-empresas')!;
  expect(account.result).toEqual(genderReport(desk, asked('01101'))?.byFocus.todos.gaps.empresas);
  expect(
    account.terms.map(({ symbol, measure, origin }) => [symbol, numberOf(measure), origin?.column]),
  ).toEqual([
    ['W', 52, 'mujeres'],
    ['M', 37, 'hombres'],
    ['Bw', 46, 'empresas_mujeres_2024'],
    ['Bm', 54, 'empresas_hombres_2024'],
  ]);
  expect(account.terms[0]?.origin?.lines).toEqual([2, 3, 4]);
});

function grant(women: number, men: number, more: Partial<Grant> = {}): Grant {
  const told = (value: number) => known(value, 'adjudicaciones');
  return {
    line: 2,
    source: 0,
    year: 2024,
    instrument: 'crece',
    published: '',
    place: zoneId('01101'),
    sector: undefined,
    total: told(women + men),
    women: told(women),
    men: told(men),
    otherSex: told(0),
    people: told(0),
    firms: told(0),
    amount: { missing: 'sin-dato', unit: 'pesos' },
    ...more,
  };
}

function baseWith(women: number, men: number): Base {
  const side = (count: number) => ({
    count: known(count, 'empresas'),
    origin: { source: SOURCE, column: '', lines: [], lineCount: 0, year: '' },
  });
  const value = women / (women + men);
  return {
    id: 'empresas',
    women: side(women),
    men: side(men),
    year: '2024',
    source: SOURCE,
    note: '',
    share: { value, low: value, high: value },
  };
}

describe('propiedades', () => {
  const people = fc.integer({ min: 0, max: 400 });
  const base = fc.tuple(fc.integer({ min: 10, max: 5000 }), fc.integer({ min: 10, max: 5000 }));

  test('al cambiar los sexos de lugar la brecha cambia de signo y la cobertura se da vuelta', () => {
    fc.assert(
      fc.property(people, people, base, (women, men, [bw, bm]) => {
        const gap = gapOf(tallyOf([grant(women, men)]), baseWith(bw, bm));
        const turned = gapOf(tallyOf([grant(men, women)]), baseWith(bm, bw));
        expect(isKnown(gap)).toBe(women + men >= 20);
        if (isKnown(gap) && isKnown(turned)) {
          expect(turned.value).toBeCloseTo(-gap.value, 9);
          expect(turned.low).toBeCloseTo(-(gap.high ?? NaN), 9);
        }
        const ratio = coverageRatioOf(tallyOf([grant(women, men)]), baseWith(bw, bm));
        const other = coverageRatioOf(tallyOf([grant(men, women)]), baseWith(bm, bw));
        expect(isKnown(ratio)).toBe(Math.min(women, men) >= 10);
        if (isKnown(ratio) && isKnown(other)) expect(other.value).toBeCloseTo(1 / ratio.value, 9);
      }),
    );
  });

  test('una mujer más nunca baja su parte, ni la brecha, ni la cobertura', () => {
    fc.assert(
      fc.property(people, people, base, (women, men, [bw, bm]) => {
        const here = tallyOf([grant(women, men)]);
        const more = tallyOf([grant(women + 1, men)]);
        for (const of of [
          shareOf,
          (tally: typeof here) => gapOf(tally, baseWith(bw, bm)),
          (tally: typeof here) => coverageRatioOf(tally, baseWith(bw, bm)),
        ]) {
          const [one, other] = [of(here), of(more)];
          if (isKnown(one) && isKnown(other)) expect(other.value).toBeGreaterThanOrEqual(one.value - 1e-12);
        }
      }),
    );
  });

  test('partir las filas en otras no cambia nada; el resto del país y la zona cambian de signo', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(people, people), { minLength: 1, maxLength: 6 }),
        people,
        people,
        (rows, w, m) => {
          const apart = tallyOf(rows.map(([women, men]) => grant(women, men)));
          const whole = tallyOf([
            grant(
              rows.reduce((acc, [one]) => acc + one, 0),
              rows.reduce((acc, [, one]) => acc + one, 0),
            ),
          ]);
          expect(shareOf(apart)).toEqual(shareOf(whole));
          expect(numberOf(apart.rest)).toBe(0);
          const there = tallyOf([grant(w, m)]);
          const [one, other] = [differenceOf(apart, there), differenceOf(there, apart)];
          if (isKnown(one) && isKnown(other)) expect(other.value).toBeCloseTo(-one.value, 9);
        },
      ),
    );
  });
});

describe('los montos por sexo', () => {
  const pesos = (value: number) => known(value, 'pesos');

  test('con filas de un solo sexo se reparten: 3 de 4 millones son de mujeres', () => {
    const amounts = amountsOf([grant(2, 0, { amount: pesos(3e6) }), grant(0, 1, { amount: pesos(1e6) })])!;
    expect(amounts.share).toMatchObject({ value: 75 });
  });

  test('una fila de ambos sexos no se reparte: la parte queda entre sus extremos', () => {
    const amounts = amountsOf([grant(2, 0, { amount: pesos(3e6) }), grant(1, 1, { amount: pesos(1e6) })])!;
    expect(amounts.share).toMatchObject({ missing: 'sin-dato', low: 75, high: 100 });
    expect(numberOf(amounts.both)).toBe(1e6);
  });

  test('sin montos no hay', () => {
    expect(amountsOf([grant(2, 3)])).toBeUndefined();
  });
});

test('lo que no dice su sexo: 3 de 10', () => {
  expect(untoldOf(tallyOf([grant(4, 3, { total: known(10, 'adjudicaciones') })]))).toMatchObject({
    value: 30,
  });
});

describe('Tarapacá en 2024, de los datos publicados', () => {
  /** Read line by line, apart from the code under test. */
  const GRANTS_OF = new Set(
    plainLines('data/chile/instrumentos.csv')
      .filter((cells) => cells.includes('subsidio'))
      .map(([id]) => id),
  );

  test('193 adjudicaciones de subsidio, 128 a mujeres; las empresas de mujeres son 5.056 de 10.823', async () => {
    const { value } = await openPackage('data/chile');
    const report = genderReport(value!, asked('01', { year: 2024, kind: 'subsidio' }))!;
    const rows = plainLines('data/chile/beneficiarios.csv').filter(
      ([year, id, , place]) => year === '2024' && GRANTS_OF.has(id) && place?.startsWith('01'),
    );
    const total = (column: number) => rows.reduce((acc, cells) => acc + Number(cells[column]), 0);
    expect([total(4), total(5), total(6)]).toEqual([193, 128, 65]);
    const { todos } = report.byFocus;
    expect([todos.total, todos.women, todos.men].map(numberOf)).toEqual([193, 128, 65]);
    const firms = report.bases.find(({ id }) => id === 'empresas');
    expect([firms?.women, firms?.men].map((one) => numberOf(one))).toEqual([5056, 5767]);
    expect(numberOf(todos.gaps.empresas)).toBeCloseTo(66.321 - 46.715, 2);
  });
});

test('a Magallanes le falta una comuna de once, y la base lo dice; con una de tres ya no hay base', async () => {
  const { value } = await openPackage('data/chile');
  const report = genderReport(value!, asked('12', { year: 2024, kind: 'subsidio' }))!;
  const firms = report.bases.find(({ id }) => id === 'empresas')!;
  const lines = plainLines('data/chile/comunas_datos.csv');
  const column = lines[0]!.indexOf('empresas_mujeres_2024');
  const women = lines.reduce(
    (acc, cells) => acc + (cells[0]?.startsWith('12') ? Number(cells[column]) : 0),
    0,
  );
  expect(numberOf(firms.women)).toBe(women);
  expect(firms.note).toContain('No tiene el dato de Antártica.');

  const desk = await openSupport(
    {
      'instrumentos.csv': CATALOGUE,
      'comunas_datos.csv': PEOPLE.replace('01401,200,80,120,*,30', '01401,200,80,120,,30'),
      'beneficiarios.csv': GRANTS,
    },
    [beneficiariesTable()],
  );
  expect(genderReport(desk, asked('01'))?.byFocus.todos.gaps.empresas).toMatchObject({ missing: 'sin-dato' });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isKnown, known, type Measure, missing } from '../../../src/domain/measure.ts';
import { inputsWithOwn } from '../../../src/domain/own.ts';
import { coverageReport, rateOf } from '../../../src/domain/support/coverage.ts';
import { baseByRule } from '../../../src/domain/support/coverage_base.ts';
import { coverageDetail } from '../../../src/domain/support/coverage_detail.ts';
import { type COVERAGE_FIGURES, explainCoverage } from '../../../src/domain/support/coverage_why.ts';
import { genderReport } from '../../../src/domain/support/gender.ts';
import { SUPPORT_KINDS } from '../../../src/domain/support/vocabulary.ts';
import { loadSupport } from '../../../src/load/load_support.ts';
import { loaded } from '../../fixtures/chile.ts';
import { instrument } from '../../fixtures/instrument.ts';
import { beneficiariesTable, openSupport, zoneId } from '../../fixtures/support.ts';

/** Crece: Iquique twelve in two rows, three without comuna. Semilla: Iquique eight, Alto Hospicio two. Courses apart. */
const LIST = `anio,instrumento,publicado,territorio,beneficiarios,mujeres,hombres
2024,crece,Crece,01101,10,5,5
2024,crece,Crece especial,01101,2,1,1
2024,crece,Crece,01,3,3,0
2024,semilla,Semilla,01101,8,4,4
2024,semilla,Semilla,01107,2,,
2024,curso,Curso,01101,500,300,100
2023,crece,Crece,01107,7,7,0
2024,fondo,Fondo,01101,4,1,3
`;
const opened = await openSupport({ 'beneficiarios.csv': LIST }, [beneficiariesTable()]);
const { inputs, support } = opened;
const report = (asked: Parameters<typeof coverageReport>[2]) => {
  const found = coverageReport(inputs, support, asked);
  if (!found) throw new Error('sin informe');
  return found;
};
const at = (list: ReturnType<typeof report>, zone: string) =>
  [...list.zones, ...list.own].find((one) => one.zone === zone);

describe('a cuántos llega, en un paquete de tres comunas', () => {
  test('la clase suma sus instrumentos y no los de otra; sin fila es cero porque la lista es completa', () => {
    const found = report({ level: 'comuna' });
    expect(found).toMatchObject({ year: 2024, kind: 'subsidio', years: [2023, 2024] });
    expect(found.kinds).toMatchObject([
      { kind: 'subsidio', total: { value: 25 } },
      { kind: 'curso', total: { value: 500 } },
      { kind: 'gremio', total: { value: 4 } },
    ]);
    expect(found.zones.map(({ zone, grants }) => [zone, isKnown(grants) && grants.value])).toEqual([
      ['01101', 20],
      ['01107', 2],
      ['01401', 0],
    ]);
    expect(found.whole).toMatchObject({ zone: '01', grants: { value: 25 } });
    expect(found.unplaced).toMatchObject([{ place: '01', grants: { value: 3 } }]);
  });

  test('una lista que no es completa no dice cero: no se sabe', async () => {
    const partial = await openSupport({ 'beneficiarios.csv': LIST }, [
      beneficiariesTable(undefined, { ausente: 'sin-dato' }),
    ]);
    const found = coverageReport(partial.inputs, partial.support, { level: 'comuna', instrument: 'semilla' });
    expect(found?.zones.map(({ grants }) => grants)).toMatchObject([
      { value: 8 },
      { value: 2 },
      { missing: 'sin-dato' },
    ]);
    expect(found).toMatchObject({ leftOut: 1 });
  });

  test('la región suma sus comunas y lo que no dice comuna; la provincia, solo las suyas', () => {
    expect(at(report({ level: 'region' }), '01')?.grants).toMatchObject({ value: 25 });
    expect(report({ level: 'region' }).unplaced).toEqual([]);
    const provinces = report({ level: 'provincia' });
    expect(at(provinces, '011')?.grants).toMatchObject({ value: 22 });
    expect(at(provinces, '014')?.grants).toMatchObject({ value: 0 });
  });

  test('un territorio propio suma sus comunas y no entra en la curva', () => {
    const own = inputsWithOwn(inputs, [
      { id: zoneId('T1'), name: 'Puerto', cuts: ['01101', '01107'] as never },
    ]);
    const found = coverageReport(own, support, { level: 'comuna' });
    expect(found?.own).toMatchObject([{ zone: 'T1', grants: { value: 22 } }]);
    expect(found?.lorenz?.points.map(({ id }) => id)).not.toContain('T1');
  });

  test('un instrumento de otras comunas no aplica: no es un cero', () => {
    const found = report({ level: 'comuna', instrument: 'fondo' });
    expect(found.zones.map(({ grants }) => grants)).toMatchObject([
      { value: 4 },
      { missing: 'no-aplica' },
      { missing: 'no-aplica' },
    ]);
  });

  test('la base es la que piden las reglas: empresas si todas piden inicio, si no personas', () => {
    expect(baseByRule([instrument({ startRule: 'si' })])).toBe('empresas');
    expect(baseByRule([instrument({ startRule: 'si' }), instrument({ startRule: 'no' })])).toBe('personas');
    expect(baseByRule([instrument({ startRule: undefined })])).toBe('personas');
    expect(report({ level: 'comuna', instrument: 'crece' })).toMatchObject({ base: 'empresas', floor: true });
    expect(report({ level: 'comuna' })).toMatchObject({ base: 'personas', floor: true });
    // All firms are no bound of who may ask for what is given to people without one.
    expect(report({ level: 'comuna', base: 'empresas' })).toMatchObject({ base: 'empresas', floor: false });
  });

  test('las tasas, a mano, con el intervalo de Byar de la cuenta', () => {
    // Iquique: 20 of 1,000 − 200 people of 15 and over; Byar's limits of 20 are 12.2 and 30.9.
    const people = at(report({ level: 'comuna' }), '01101');
    expect(people).toMatchObject({ base: { value: 800, unit: 'personas' }, rate: { value: 25, n: 20 } });
    expect(isKnown(people?.rate ?? missing('sin-dato', 'personas')) && people?.rate.low).toBeCloseTo(
      (12.21 / 800) * 1000,
      1,
    );
    expect(people?.rate.high).toBeCloseTo((30.89 / 800) * 1000, 1);
    // Crece in Iquique: 12 of 100 firms.
    expect(at(report({ level: 'comuna', instrument: 'crece' }), '01101')?.rate).toMatchObject({
      value: 120,
      unit: 'por mil empresas',
    });
    // The firms of Pozo Almonte are reserved: its rate is not known.
    expect(at(report({ level: 'comuna', instrument: 'crece' }), '01401')?.rate).toMatchObject({
      missing: 'reservado',
    });
  });

  test('la parte de las mujeres falta donde una fila no la dice', () => {
    const found = report({ level: 'comuna' });
    expect(at(found, '01101')?.womenShare).toMatchObject({ value: 50, n: 20 });
    expect(at(found, '01107')?.womenShare).toMatchObject({ missing: 'sin-dato' });
    expect(at(found, '01401')?.womenShare).toMatchObject({ missing: 'no-aplica' });
  });

  test('es de las que dicen su sexo, y la misma que en el informe de género: 300 de 400, no de 500', () => {
    const share = at(report({ level: 'comuna', kind: 'curso' }), '01101')?.womenShare;
    expect(share).toMatchObject({ value: 75, n: 400 });
    const gender = genderReport(
      { inputs, support },
      { zone: zoneId('01101'), year: undefined, kind: 'curso' },
    );
    expect(gender?.byFocus.todos.share).toEqual(share);
    const told = explainCoverage(
      inputs,
      support,
      { level: 'comuna', kind: 'curso' },
      'mujeres',
      zoneId('01101'),
    );
    expect(told?.terms.map(({ symbol, measure }) => [symbol, isKnown(measure) && measure.value])).toEqual([
      ['m', 300],
      ['h', 100],
      ['a', 500],
    ]);
  });

  test('el detalle de una zona lista lo que llegó y aparte lo que no dice comuna', () => {
    const detail = coverageDetail(inputs, support, { level: 'comuna' }, zoneId('01101'));
    expect(detail?.instruments.map(({ id, grants }) => [id, isKnown(grants) && grants.value])).toEqual([
      ['crece', 12],
      ['semilla', 8],
      ['curso', 500],
      ['fondo', 4],
    ]);
    expect(detail?.unplaced).toMatchObject([{ kind: 'subsidio', grants: { value: 3 } }]);
    expect(detail?.instruments[0]?.eligible).toBeUndefined();
    // Alto Hospicio: the fund is not for it, and Crece gave nothing there that year.
    const other = coverageDetail(inputs, support, { level: 'comuna' }, zoneId('01107'));
    expect(other?.instruments.map(({ id }) => id)).toEqual(['semilla']);
  });

  test('un año o una clase que no hay se cambian por los más cercanos que hay, y la respuesta lo dice', () => {
    expect(report({ level: 'comuna', year: 1999 }).year).toBe(2024);
    expect(report({ level: 'comuna', kind: 'credito' }).kind).toBe('subsidio');
    expect(report({ level: 'comuna', instrument: 'otro' }).instrument).toBeUndefined();
    expect(report({ level: 'comuna', year: 2023 })).toMatchObject({
      year: 2023,
      whole: { grants: { value: 7 } },
    });
  });

  test('sin lista no hay informe', async () => {
    const bare = await openSupport({}, []);
    expect(coverageReport(bare.inputs, bare.support, { level: 'comuna' })).toBeUndefined();
  });

  test('cada cifra dice su fórmula, y las líneas del archivo que la hacen', () => {
    const why = (figure: (typeof COVERAGE_FIGURES)[number], zone = '01101') =>
      explainCoverage(inputs, support, { level: 'comuna' }, figure, zoneId(zone));
    expect(why('adjudicaciones')?.terms[0]).toMatchObject({
      measure: { value: 20 },
      origin: { column: 'beneficiarios', lines: [2, 3, 5], lineCount: 3, year: '2024' },
    });
    expect(why('tasa')).toMatchObject({ formula: 'a ÷ b × 1000', result: { value: 25 } });
    expect(why('tasa')?.terms.find(({ symbol }) => symbol === 'P')?.origin).toMatchObject({ lines: [2] });
    expect(why('mujeres')?.result).toMatchObject({ value: 50 });
    expect(why('base')?.result).toMatchObject({ value: 800 });
    expect(why('gini', '01')?.result).toMatchObject({ value: report({ level: 'comuna' }).lorenz?.gini });
    // Nobody knows who may ask: there is no figure to explain.
    expect(why('elegibles')).toBeUndefined();
    expect(why('adjudicaciones', '01401')?.terms[0]).toMatchObject({
      origin: undefined,
      measure: { value: 0 },
    });
    expect(why('tasa', '99999')).toBeUndefined();
  });
});

describe('quién podía pedirlo, por tamaño y sector', async () => {
  const sized = await openSupport(
    {
      'beneficiarios.csv': LIST,
      'tamanos.csv': `periodo,cut,sector,tamano,empresas
2024,01101,G,micro,70
2024,01101,G,pequeña,20
2024,01101,I,mediana,6
2024,01101,I,grande,4
2024,01107,G,pequeña,10
`,
    },
    [beneficiariesTable(), { path: 'tamanos.csv', mapa: { tabla: 'empresas_tamano' } }],
  );
  const crece = coverageReport(sized.inputs, sized.support, { level: 'comuna', instrument: 'crece' });
  const detail = coverageDetail(sized.inputs, sized.support, { level: 'comuna' }, zoneId('01101'));

  test('las cuatro partes son todas las empresas; una micro puede vender menos de 200 UF: falta el dato', () => {
    // Crece: 200 to 25,000 UF. Small ones are inside, medium and large outside, micro may be either.
    const count = detail?.instruments.find(({ id }) => id === 'crece')?.eligible;
    expect(count).toMatchObject({
      from: 'tamanos',
      yes: { value: 20 },
      unknown: { value: 70 },
      toConfirm: { value: 0 },
      no: { value: 10 },
      total: { value: 100 },
      eligible: { value: 90, low: 20, high: 90 },
      origin: { lines: [2, 3] },
    });
    // Kept for who has no registered firm, and these all have one.
    expect(detail?.instruments.find(({ id }) => id === 'semilla')?.eligible).toMatchObject({
      no: { value: 100 },
      eligible: { value: 0 },
    });
  });

  test('la cobertura es un piso, con su otro extremo; la brecha es lo menos que puede faltar', () => {
    const found = detail?.instruments.find(({ id }) => id === 'crece');
    // 12 grants: 12 ÷ 90 at the least, 12 ÷ 20 at the most; 20 − 12 not reached at the least, 90 − 12 at the most.
    expect(found?.coverage).toMatchObject({ value: expect.closeTo(13.33, 2), high: 60 });
    expect(found?.gap).toMatchObject({ value: 8, low: 8, high: 78 });
  });

  test('es la base que se ofrece primero; una comuna que la tabla no trae no se sabe', () => {
    expect(crece).toMatchObject({ base: 'elegibles', floor: true });
    expect(crece?.zones.map(({ rate }) => rate)).toMatchObject([
      { unit: 'porcentaje' },
      { value: 0 },
      { missing: 'sin-dato' },
    ]);
    expect(
      explainCoverage(
        sized.inputs,
        sized.support,
        { level: 'comuna', instrument: 'crece' },
        'cobertura',
        zoneId('01101'),
      ),
    ).toMatchObject({ result: { high: 60 } });
    expect(
      explainCoverage(
        sized.inputs,
        sized.support,
        { level: 'comuna', instrument: 'crece' },
        'brecha',
        zoneId('01101'),
      ),
    ).toMatchObject({ result: { value: 8 } });
  });

  test('de un sector, solo sus empresas, y ninguna cobertura: las adjudicaciones son de todos', () => {
    const trade = coverageDetail(
      sized.inputs,
      sized.support,
      { level: 'comuna' },
      zoneId('01101'),
      'G' as never,
    );
    expect(trade?.instruments.find(({ id }) => id === 'crece')).toMatchObject({
      eligible: { total: { value: 90 } },
      coverage: undefined,
      gap: undefined,
    });
  });
});

describe('quién podía pedirlo, fila por fila del catastro ficticio', async () => {
  const { files, descriptor, inputs: calama } = await loaded('calama-ficticio');
  const { value } = await loadSupport(files, descriptor, calama);
  const detail = coverageDetail(calama, value.support, { level: 'comuna' }, zoneId('02201'));

  test('las partes de cada instrumento son siempre todas las filas', () => {
    expect(detail?.instruments.length).toBe(9);
    for (const { eligible } of detail?.instruments ?? []) {
      const parts = [eligible?.yes, eligible?.unknown, eligible?.toConfirm, eligible?.no];
      const sum = parts.reduce((acc, one) => acc + (one && isKnown(one) ? one.value : NaN), 0);
      expect(sum).toBe(calama.catastro?.businesses.length);
    }
  });

  test('las informales pueden pedir lo que no exige inicio, y son las únicas que pueden Semilla', () => {
    const open = calama.catastro?.businesses.filter(({ formal }) => formal !== true).length ?? 0;
    const found = (id: string) => {
      const eligible = detail?.instruments.find((one) => one.id === id)?.eligible?.eligible;
      return eligible && isKnown(eligible) ? eligible.value : NaN;
    };
    expect(found('ficticio-semilla')).toBeGreaterThan(0);
    expect(found('ficticio-semilla')).toBeLessThanOrEqual(open);
    // The fund of the comuna takes firms with and without inicio: informal ones are among them.
    expect(found('ficticio-municipal-fondo')).toBeGreaterThan(found('ficticio-semilla'));
  });
});

describe('lo que siempre se cumple', async () => {
  const { files, descriptor, inputs: chile } = await loaded('chile');
  const { value } = await loadSupport(files, descriptor, chile);

  test.each(SUPPORT_KINDS.filter((kind) => kind !== 'credito'))(
    'clase %s: cada adjudicación está en una comuna o entre las que no la dicen, una sola vez',
    (kind) => {
      const add = (list: readonly { readonly grants: Measure }[]) =>
        list.reduce((acc, { grants }) => acc + (isKnown(grants) ? grants.value : NaN), 0);
      for (const level of ['comuna', 'provincia', 'region'] as const) {
        const found = coverageReport(chile, value.support, { level, kind });
        if (!found) throw new Error('sin informe');
        expect(add(found.zones) + add(found.unplaced)).toBe(add([found.whole]));
      }
    },
  );

  test('los totales de SERCOTEC 2024: 13.057 que no son cursos virtuales ni centros, y 78.201 que sí', () => {
    const found = coverageReport(chile, value.support, { level: 'comuna' });
    const add = (keep: (id: string) => boolean) =>
      (found?.given ?? []).reduce(
        (acc, { id, total }) => acc + (keep(id) && isKnown(total) ? total.value : 0),
        0,
      );
    const service = (id: string) => /centros-de-negocios|servicios-virtuales/.test(id);
    expect([add(service), add((id) => !service(id))]).toEqual([78_201, 13_057]);
    expect(found?.kinds.map(({ total }) => (total as { value: number }).value)).toEqual([
      6403, 39_001, 41_758, 3778, 318,
    ]);
  });

  test('más adjudicaciones nunca bajan la tasa, y más base nunca la sube', () => {
    const count = fc.integer({ min: 0, max: 400 });
    const base = fc.integer({ min: 1, max: 100_000 });
    fc.assert(
      fc.property(count, base, (n, b) => {
        const rate = (grants: number, over: number) => {
          const found = rateOf(known(grants, 'adjudicaciones'), known(over, 'personas'), 'personas');
          return isKnown(found) ? found : { value: NaN, low: NaN, high: NaN };
        };
        const one = rate(n, b);
        expect(rate(n + 1, b).value).toBeGreaterThan(one.value);
        expect(rate(n, b + 1).value).toBeLessThanOrEqual(one.value);
        expect(one.low).toBeLessThanOrEqual(one.value);
        expect(one.high).toBeGreaterThan(one.value);
      }),
    );
  });
});

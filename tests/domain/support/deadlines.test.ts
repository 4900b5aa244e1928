import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { calendarOf, DEADLINE_STATES, deadlineOf, todayIso } from '../../../src/domain/support/deadlines.ts';
import { instrument } from '../../fixtures/instrument.ts';

const TODAY = '2026-11-21';
const call = (opens?: string, closes?: string, more = {}) => instrument({ opens, closes, ...more });

describe('en qué está la última convocatoria conocida, el 21-11-2026', () => {
  test.each([
    [undefined, undefined, 'sin-fecha', 'No se conoce la fecha: consulta a SERCOTEC.'],
    ['2026-11-02', '2026-12-11', 'abierto', 'Abierto hasta el 11-12-2026.'],
    ['2026-11-21', '2026-11-21', 'abierto', 'Cierra hoy.'],
    [
      '2024-04-15',
      '2024-05-12',
      'cerrado',
      'Cerró el 12-05-2024. Pregunta por la próxima convocatoria a SERCOTEC.',
    ],
    [
      undefined,
      '2024-05-12',
      'cerrado',
      'Cerró el 12-05-2024. Pregunta por la próxima convocatoria a SERCOTEC.',
    ],
    ['2027-03-01', '2027-03-31', 'por-abrir', 'Abre el 01-03-2027 y cierra el 31-03-2027.'],
    [
      '2027-03-01',
      undefined,
      'por-abrir',
      'Abre el 01-03-2027. No se conoce el cierre: consulta a SERCOTEC.',
    ],
    // One date alone does not decide: it may have closed, or not have opened.
    [
      '2026-03-01',
      undefined,
      'sin-fecha',
      'Abrió el 01-03-2026. No se conoce el cierre: consulta a SERCOTEC.',
    ],
    [
      undefined,
      '2026-12-11',
      'sin-fecha',
      'Cierra el 11-12-2026. No se sabe si ya abrió: consulta a SERCOTEC.',
    ],
  ])('abre %s, cierra %s: %s', (opens, closes, state, words) => {
    expect(deadlineOf(call(opens, closes), TODAY)).toMatchObject({ state, words, ask: 'SERCOTEC' });
  });

  test('los días que faltan se cuentan hasta el cierre si está abierto, hasta la apertura si no', () => {
    expect(deadlineOf(call('2026-11-02', '2026-12-11'), TODAY).days).toBe(20);
    expect(deadlineOf(call('2027-03-01', '2027-03-31'), TODAY).days).toBe(100);
    expect(deadlineOf(call('2024-04-15', '2024-05-12'), TODAY).days).toBeUndefined();
  });

  test('lo municipal sin municipio se pregunta al propio; con nombre, al que es', () => {
    const town = { level: 'municipal', institution: 'Municipio' } as const;
    expect(deadlineOf(call(undefined, undefined, town), TODAY).ask).toBe('tu municipio');
    expect(
      deadlineOf(call(undefined, undefined, { ...town, institution: 'Municipio de Calama' }), TODAY).ask,
    ).toBe('Municipio de Calama');
  });

  test('el día es el de quien lee, no el de Greenwich', () => {
    expect(todayIso(new Date(2026, 10, 21, 23, 59))).toBe('2026-11-21');
    expect(todayIso(new Date(2026, 0, 5))).toBe('2026-01-05');
  });
});

describe('el calendario', () => {
  const open = call('2026-11-02', '2026-12-11', { id: 'abierto', line: 2 });
  const openLonger = call('2026-01-05', '2026-12-30', { id: 'mas', line: 3 });
  const later = call('2027-04-05', '2027-05-07', { id: 'abril', line: 4 });
  const soon = call('2027-03-01', '2027-03-31', { id: 'marzo', line: 5 });
  const past = call('2024-04-15', '2024-05-12', { id: 'viejo', line: 6 });
  const lately = call('2026-10-05', '2026-11-13', { id: 'reciente', line: 7 });
  const unknown = call(undefined, undefined, { id: 'nada', line: 8 });
  const ofCorfo = call(undefined, undefined, { id: 'corfo', line: 9, institution: 'CORFO' });
  const alsoUnknown = call(undefined, undefined, { id: 'tampoco', line: 10 });

  test('va primero lo que cierra antes, después lo que abre antes, al final lo cerrado, lo último primero', () => {
    const { dated } = calendarOf([past, later, soon, openLonger, open, lately], TODAY);
    expect(dated.map(({ instrument: { id } }) => id)).toEqual([
      'abierto',
      'mas',
      'marzo',
      'abril',
      'reciente',
      'viejo',
    ]);
  });

  test('lo que no tiene fecha va aparte, por a quién preguntar', () => {
    const { unknown: groups, dated } = calendarOf([unknown, ofCorfo, alsoUnknown, open], TODAY);
    expect(groups.map(({ ask, instruments }) => [ask, instruments.map(({ id }) => id)])).toEqual([
      ['SERCOTEC', ['nada', 'tampoco']],
      ['CORFO', ['corfo']],
    ]);
    expect(dated).toHaveLength(1);
  });

  test('los meses van de la primera fecha a la última, con el de hoy, y pasan de año', () => {
    expect(calendarOf([lately, soon], TODAY).months).toEqual([
      '2026-10-01',
      '2026-11-01',
      '2026-12-01',
      '2027-01-01',
      '2027-02-01',
      '2027-03-01',
    ]);
    expect(calendarOf([unknown], TODAY).months).toEqual([]);
  });

  const aDay = fc
    .date({ min: new Date('2020-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));
  const aCall = fc.record({
    opens: fc.option(aDay, { nil: undefined }),
    closes: fc.option(aDay, { nil: undefined }),
  });

  test('cada instrumento está una vez, en el calendario o entre los que no tienen fecha', () => {
    fc.assert(
      fc.property(fc.array(aCall, { maxLength: 12 }), aDay, (calls, today) => {
        const list = calls.map((one, at) => instrument({ ...one, id: `i${at}`, line: at + 2 }));
        const { dated, unknown: groups } = calendarOf(list, today);
        const seen = [
          ...dated.map(({ instrument: one }) => one.id),
          ...groups.flatMap(({ instruments }) => instruments.map(({ id }) => id)),
        ];
        expect(seen.sort()).toEqual(list.map(({ id }) => id).sort());
      }),
    );
  });

  test('pasan los días y un llamado no vuelve a abrir: por abrir, abierto, cerrado', () => {
    const order = { 'por-abrir': 0, 'sin-fecha': 1, abierto: 1, cerrado: 2 } as const;
    fc.assert(
      fc.property(aDay, aDay, aDay, aDay, (a, b, day, other) => {
        const one = call(...([a, b].sort() as [string, string]));
        const [first = day, second = other] = [day, other].sort();
        const before = deadlineOf(one, first).state;
        const after = deadlineOf(one, second).state;
        expect(order[after]).toBeGreaterThanOrEqual(order[before]);
        expect(DEADLINE_STATES).toContain(before);
      }),
    );
  });
});

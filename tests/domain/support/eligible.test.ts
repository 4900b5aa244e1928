import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SectorCode, ZoneId } from '../../../src/domain/ids.ts';
import { ANSWERS, type FirmFacts, footingOf, judge } from '../../../src/domain/support/eligible.ts';
import { type Instrument, RULES, START_RULES } from '../../../src/domain/support/instrument.ts';
import { FIRM_TYPES, PROFILES, STAGES } from '../../../src/domain/support/vocabulary.ts';
import { firm, instrument } from '../../fixtures/instrument.ts';

const zones = (...ids: string[]) => ids as ZoneId[];
const sectors = (...codes: string[]) => codes as SectorCode[];
const calama = zones('02201', '022', '02');
const uf = (low: number, high = low) => ({ low, high });

/** Capital Semilla as facts.md 6 has it: stages and start are of the source; the types are general knowledge. */
const semilla = instrument({
  types: ['subsistencia', 'acumulacion-simple'],
  stages: ['concepcion', 'iniciacion'],
  startRule: 'no',
  unconfirmed: new Set(['tipos']),
});
/** Crece as facts.md 6 has it: with inicio de actividades and sales of 200 to 25.000 UF. */
const crece = instrument({ startRule: 'si', salesFrom: 200, salesTo: 25_000 });

describe('quién puede pedir un instrumento, a mano', () => {
  test('Capital Semilla: quien ya tiene inicio de actividades no puede, y es seguro', () => {
    const verdict = judge(semilla, firm({ type: 'subsistencia', stage: 'iniciacion', started: true }));
    expect(verdict).toEqual({
      answer: 'no',
      rules: [
        { rule: 'tipos', met: 'si', confirmed: false },
        { rule: 'etapas', met: 'si', confirmed: true },
        { rule: 'inicio_actividades', met: 'no', confirmed: true },
      ],
    });
  });

  test('Capital Semilla: quien no lo tiene y parte, sí', () => {
    expect(judge(semilla, firm({ type: 'subsistencia', stage: 'concepcion', started: false })).answer).toBe(
      'si',
    );
  });

  test('Capital Semilla: ser de otro tipo solo lo deja por confirmar', () => {
    const who = firm({ type: 'acumulacion-ampliada', stage: 'iniciacion', started: false });
    expect(judge(semilla, who).answer).toBe('por-confirmar');
  });

  test('de quien no se sabe nada, falta el dato: no es un no', () => {
    expect(judge(semilla, firm()).answer).toBe('falta-dato');
  });

  test('un instrumento del que no se conoce ninguna regla no le cierra la puerta a nadie, y lo dice', () => {
    expect(judge(instrument(), firm())).toEqual({ answer: 'si', rules: [] });
    expect(judge(instrument({ startRule: 'indistinto' }), firm()).rules).toEqual([]);
  });

  test.each([
    [uf(200), 'si'],
    [uf(25_000), 'si'],
    [uf(199), 'no'],
    [uf(25_001), 'no'],
    // Tramos of SII: the one up to 200 UF touches the limit, the next ones lie inside, the top one is open.
    [uf(0, 200), 'falta-dato'],
    [uf(200, 600), 'si'],
    [uf(10_000, 50_000), 'falta-dato'],
    [uf(25_000, 50_000), 'falta-dato'],
    [uf(50_000, Infinity), 'no'],
    [undefined, 'falta-dato'],
  ])('Crece, de 200 a 25.000 UF, ante ventas de %o: %s', (sales, answer) => {
    expect(judge(crece, firm({ started: true, sales })).answer).toBe(answer);
  });

  test('sin ventas, como pide Semilla Inicia de El Loa', () => {
    const inicia = instrument({ salesTo: 0, territories: zones('022') });
    expect(judge(inicia, firm({ zones: calama, sales: uf(0) })).answer).toBe('si');
    expect(judge(inicia, firm({ zones: calama, sales: uf(1) })).answer).toBe('no');
    expect(judge(inicia, firm({ zones: zones('02101', '021', '02'), sales: uf(0) })).answer).toBe('no');
  });

  test.each([
    [calama, 'si'],
    [zones('02', '022', '02201'), 'si'],
    [zones('022', '02'), 'si'],
    // Known by its region, or only to be of the country: it may be of the province or not.
    [zones('02'), 'falta-dato'],
    [zones('CL'), 'falta-dato'],
    [zones('T1'), 'falta-dato'],
    [[], 'falta-dato'],
    [zones('01101', '011', '01'), 'no'],
  ])('el territorio 022 ante las zonas %o: %s', (where, answer) => {
    expect(judge(instrument({ territories: zones('022') }), firm({ zones: where })).answer).toBe(answer);
  });

  test.each([
    [['G'], 'G', undefined, 'si'],
    [['G'], 'G', '47', 'si'],
    [['47'], 'G', '47', 'si'],
    [['47'], undefined, '47', 'si'],
    [['G'], undefined, '47', 'si'],
    [['47'], 'G', '46', 'no'],
    [['47'], 'G', undefined, 'falta-dato'],
    // A division of another section cannot be its own, known or not.
    [['56'], 'G', undefined, 'no'],
    [['A', 'C'], 'G', '47', 'no'],
    // A package's own sub-rubro: neither the section nor the division tells.
    [['G-03'], 'G', '47', 'falta-dato'],
    [['G-03'], 'C', '10', 'no'],
    [['G'], 'SI', undefined, 'falta-dato'],
    [['G'], undefined, undefined, 'falta-dato'],
  ] as const)('los sectores %o ante la sección %s y división %s: %s', (asked, section, division, answer) => {
    const who = firm({ section: section as SectorCode, division: division as SectorCode });
    expect(judge(instrument({ sectors: sectors(...asked) }), who).answer).toBe(answer);
  });

  test('de los perfiles basta cumplir uno; si de alguno no se sabe, no es un no', () => {
    const two = instrument({ profiles: ['mujer', 'joven'] });
    expect(judge(two, firm({ profile: { mujer: false, joven: true } })).answer).toBe('si');
    expect(judge(two, firm({ profile: { mujer: false } })).answer).toBe('falta-dato');
    expect(judge(two, firm({ profile: { mujer: false, joven: false } })).answer).toBe('no');
  });
});

const someOf = <T>(values: readonly T[]) => fc.uniqueArray(fc.constantFrom(...values), { minLength: 1 });
const ZONES = zones('02', '022', '02201', '02202', '021', '02101', '01', '011', '01101');
const SECTORS = sectors('A', 'G', '46', '47', 'I', '56', 'G-03');
const limit = fc.option(fc.integer({ min: 0, max: 300 }), { nil: undefined });

const anInstrument: fc.Arbitrary<Instrument> = fc
  .record({
    types: fc.option(someOf(FIRM_TYPES), { nil: undefined }),
    stages: fc.option(someOf(STAGES), { nil: undefined }),
    salesFrom: limit,
    salesTo: limit,
    startRule: fc.option(fc.constantFrom(...START_RULES), { nil: undefined }),
    sectors: fc.option(someOf(SECTORS), { nil: [] }),
    territories: fc.option(someOf(ZONES), { nil: [] }),
    profiles: fc.option(someOf(PROFILES), { nil: [] }),
    unconfirmed: fc.subarray([...RULES]).map((rules) => new Set(rules)),
  })
  .map((given) => instrument(given));

const aFirm: fc.Arbitrary<FirmFacts> = fc.record({
  zones: fc.constantFrom(calama, zones('02101', '021', '02'), zones('01101', '011', '01'), zones('02'), []),
  section: fc.constantFrom(...sectors('A', 'G', 'I', 'SI'), undefined),
  division: fc.constant(undefined),
  sales: fc.option(
    fc.tuple(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 300 })).map(([a, b]) => ({
      low: Math.min(a, b),
      high: Math.max(a, b),
    })),
    { nil: undefined },
  ),
  started: fc.option(fc.boolean(), { nil: undefined }),
  type: fc.option(fc.constantFrom(...FIRM_TYPES), { nil: undefined }),
  stage: fc.option(fc.constantFrom(...STAGES), { nil: undefined }),
  profile: fc
    .uniqueArray(fc.tuple(fc.constantFrom(...PROFILES), fc.boolean()), { selector: ([one]) => one })
    .map((said) => Object.fromEntries(said)),
});

const rank = (one: Instrument, who: FirmFacts) => ANSWERS.indexOf(judge(one, who).answer);

/** Each rule made narrower by one step, or stated where it was not. */
const narrower: fc.Arbitrary<(one: Instrument) => Instrument> = fc.oneof(
  someOf(FIRM_TYPES).map((kept) => (one: Instrument) => ({
    ...one,
    types: one.types ? one.types.filter((type) => kept.includes(type)) : kept,
  })),
  someOf(STAGES).map((kept) => (one: Instrument) => ({
    ...one,
    stages: one.stages ? one.stages.filter((stage) => kept.includes(stage)) : kept,
  })),
  fc.nat(300).map((from) => (one: Instrument) => ({ ...one, salesFrom: Math.max(one.salesFrom ?? 0, from) })),
  fc.nat(300).map((to) => (one: Instrument) => ({ ...one, salesTo: Math.min(one.salesTo ?? 300, to) })),
  fc.constantFrom('si' as const, 'no' as const).map((start) => (one: Instrument) => ({
    ...one,
    startRule: one.startRule === 'si' || one.startRule === 'no' ? one.startRule : start,
  })),
  // Taking the last one out of these would open them to anybody: one stays.
  someOf(SECTORS).map((kept) => (one: Instrument) => ({ ...one, sectors: less(one.sectors, kept) })),
  someOf(ZONES).map((kept) => (one: Instrument) => ({ ...one, territories: less(one.territories, kept) })),
  someOf(PROFILES).map((kept) => (one: Instrument) => ({ ...one, profiles: less(one.profiles, kept) })),
  fc.constantFrom(...RULES).map((rule) => (one: Instrument) => ({
    ...one,
    unconfirmed: new Set([...one.unconfirmed].filter((other) => other !== rule)),
  })),
);

function less<T>(had: readonly T[], kept: readonly T[]): readonly T[] {
  if (had.length === 0) return kept;
  const both = had.filter((one) => kept.includes(one));
  return both.length > 0 ? both : had.slice(0, 1);
}

describe('propiedades del veredicto', () => {
  test('una regla más, o más estrecha, o confirmada, nunca mejora la respuesta', () => {
    fc.assert(
      fc.property(anInstrument, aFirm, narrower, (one, who, narrow) => {
        expect(rank(narrow(one), who)).toBeLessThanOrEqual(rank(one, who));
      }),
      { numRuns: 2000 },
    );
  });

  test('la respuesta es la menor de las de sus reglas, cada una por sí sola', () => {
    fc.assert(
      fc.property(anInstrument, aFirm, (one, who) => {
        const { answer, rules } = judge(one, who);
        const alone = rules.map(({ met, confirmed }) => {
          if (met === 'si') return ANSWERS.indexOf('si');
          if (met === 'no-se-sabe') return ANSWERS.indexOf('falta-dato');
          return ANSWERS.indexOf(confirmed ? 'no' : 'por-confirmar');
        });
        expect(ANSWERS.indexOf(answer)).toBe(Math.min(ANSWERS.length - 1, ...alone));
      }),
    );
  });

  test('reglas sin confirmar, todas ellas: nunca un no', () => {
    fc.assert(
      fc.property(anInstrument, aFirm, (one, who) => {
        expect(judge({ ...one, unconfirmed: new Set(RULES) }, who).answer).not.toBe('no');
      }),
    );
  });

  test('de quien no se sabe nada, nunca un no', () => {
    fc.assert(
      fc.property(anInstrument, (one) => {
        expect(['si', 'falta-dato']).toContain(judge(one, firm()).answer);
      }),
    );
  });

  test('callar un dato nunca convierte en no lo que no lo era, ni borra un sí sin decir que falta', () => {
    const facts = ['zones', 'section', 'sales', 'started', 'type', 'stage', 'profile'] as const;
    fc.assert(
      fc.property(anInstrument, aFirm, fc.constantFrom(...facts), (one, who, fact) => {
        const silent = { ...who, [fact]: firm()[fact] };
        const before = judge(one, who).answer;
        const after = judge(one, silent).answer;
        if (before !== 'no') expect(after).not.toBe('no');
        if (before === 'si') expect(['si', 'falta-dato']).toContain(after);
      }),
      { numRuns: 1000 },
    );
  });

  test('el orden de los valores de una regla no cambia nada', () => {
    fc.assert(
      fc.property(anInstrument, aFirm, (one, who) => {
        const turned = {
          ...one,
          sectors: one.sectors.toReversed(),
          territories: one.territories.toReversed(),
          profiles: one.profiles.toReversed(),
        };
        expect(judge(turned, { ...who, zones: who.zones.toReversed() })).toEqual(judge(one, who));
      }),
    );
  });
});

describe('sobre qué se apoya una respuesta', () => {
  test.each<[ReturnType<typeof footingOf>, Partial<Instrument>]>([
    ['sin-reglas', {}],
    ['sin-reglas', { startRule: 'indistinto', unconfirmed: new Set(['inicio_actividades']) }],
    ['por-confirmar', { startRule: 'si', unconfirmed: new Set(['inicio_actividades']) }],
    ['en-parte', { startRule: 'si', salesTo: 25_000, unconfirmed: new Set(['ventas']) }],
    ['confirmadas', { startRule: 'si', salesTo: 25_000 }],
    // A rule that is said to be unconfirmed and is not stated is none.
    ['confirmadas', { startRule: 'si', unconfirmed: new Set(['ventas']) }],
  ])('%s', (footing, given) => {
    expect(footingOf(instrument(given))).toBe(footing);
  });
});

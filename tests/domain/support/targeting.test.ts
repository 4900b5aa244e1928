import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Business } from '../../../src/domain/business.ts';
import { businessesOf } from '../../../src/domain/businesses_of.ts';
import { catastroCube } from '../../../src/domain/catastro.ts';
import { traitValues } from '../../../src/domain/evaluation/evaluate.ts';
import type { SectorCode, ZoneId } from '../../../src/domain/ids.ts';
import type { Inputs } from '../../../src/domain/inputs.ts';
import { isKnown, type Measure } from '../../../src/domain/measure.ts';
import {
  CRITERION_KINDS,
  type Criterion,
  type Decision,
  SCOPES,
} from '../../../src/domain/support/decision.ts';
import {
  applyDecision,
  comunaStates,
  type Met,
  overlapOf,
  partOf,
  portionOf,
} from '../../../src/domain/support/targeting.ts';
import { targetingReport } from '../../../src/domain/support/targeting_report.ts';
import { explainTargeting } from '../../../src/domain/support/targeting_why.ts';
import { BELOW, countryOf, SOURCE } from '../../fixtures/domain.ts';

const CUTS = ['01101', '01107', '01401', '01402', '02201'];

const NO_TABLES = { beneficiaries: undefined, catalogue: undefined, sizes: undefined };

/** Four comunas of Tarapacá and Calama, by section; J of Camiña is not published. */
const country = () =>
  countryOf({
    cuts: CUTS,
    sectors: ['A', 'C', 'J', 'SI'],
    firms: [
      [10, 20, 30, 1],
      [5, 6, 7, 0],
      [8, 4, 2, 0],
      [3, 1, BELOW, 0],
      [50, 60, 70, 0],
    ],
  });

function criterion(
  one: Partial<Omit<Criterion, 'zones' | 'sectors'>> & { zones?: string[]; sectors?: string[] },
): Criterion {
  const { zones = [], sectors = [], ...rest } = one;
  return {
    line: 2,
    kind: 'territorial',
    scope: 'requisito',
    profiles: [],
    wording: '',
    note: '',
    ...rest,
    zones: zones as ZoneId[],
    sectors: sectors as SectorCode[],
  };
}

function decision(...criteria: readonly Criterion[]): Decision {
  return {
    id: 'prueba-2024',
    name: 'Prueba',
    year: 2024,
    region: '01' as ZoneId,
    instruments: [],
    criteria,
    sourceTitle: '',
  };
}

const value = (measure: Measure) => (isKnown(measure) ? measure.value : measure.missing);

describe('aplicar una focalización a una tabla de conteos', () => {
  test('sin criterios, toda empresa de la región queda dentro y ninguna de otra región', () => {
    const applied = applyDecision(country(), decision(), undefined)!;
    const { inside, outside, unknown } = portionOf(applied.placed);
    // 61 + 18 + 14 + 4, y la celda que no se publica, entre 0 y 2,45.
    expect([inside.low, inside.high]).toEqual([97, 99.45]);
    expect([value(outside), value(unknown)]).toEqual([0, 0]);
  });

  test('territorio y sector se exigen juntos; dos zonas son alternativas', () => {
    const both = decision(
      criterion({ zones: ['01402', '01107'] }),
      criterion({ kind: 'sectorial', sectors: ['A', 'C'] }),
    );
    const { placed } = applyDecision(country(), both, undefined)!;
    const { inside, outside, unknown } = portionOf(placed);
    // Alto Hospicio A y C, 5 + 6; Camiña A y C, 3 + 1.
    expect(value(inside)).toBe(15);
    // Iquique y Pozo Almonte enteros, 61 + 14; de las dos que sirven, la J: 7 y la no publicada.
    expect([outside.low, outside.high]).toEqual([82, 84.45]);
    expect(value(unknown)).toBe(0);
  });

  test('de una empresa sin sector no se sabe, salvo que el territorio ya la deje fuera', () => {
    const sectors = criterion({ kind: 'sectorial', sectors: ['A'] });
    expect(value(portionOf(applyDecision(country(), decision(sectors), undefined)!.placed).unknown)).toBe(1);
    const elsewhere = decision(sectors, criterion({ zones: ['014'] }));
    expect(value(portionOf(applyDecision(country(), elsewhere, undefined)!.placed).unknown)).toBe(0);
  });

  test('una división pedida a una tabla por sección deja la sección por saber', () => {
    const part = decision(criterion({ kind: 'sectorial', sectors: ['62', '63'] }));
    const { unknown, inside } = portionOf(applyDecision(country(), part, undefined)!.placed);
    // La J: 30 + 7 + 2 y la no publicada, y la empresa sin sector.
    expect([unknown.low, unknown.high]).toEqual([40, 42.45]);
    expect(value(inside)).toBe(0);
  });

  test('todas las divisiones de una sección son la sección', () => {
    const whole = decision(criterion({ kind: 'sectorial', sectors: ['01', '02', '03'] }));
    expect(value(portionOf(applyDecision(country(), whole, undefined)!.placed).inside)).toBe(26);
  });

  test('«Agropecuario (Tamarugal)» pide las dos cosas', () => {
    const there = decision(criterion({ kind: 'sectorial', sectors: ['A'], zones: ['014'] }));
    const { inside, outside } = portionOf(applyDecision(country(), there, undefined)!.placed);
    expect(value(inside)).toBe(11);
    // Lo que no es del Tamarugal queda fuera aunque no se sepa su sector.
    expect([outside.low, outside.high]).toEqual([61 + 18 + 6 + 1, 61 + 18 + 6 + 1 + 2.45]);
  });

  test('un perfil no se puede leer de un conteo: nadie queda dentro, y lo dice', () => {
    const women = decision(criterion({ kind: 'perfil', profiles: ['mujer'] }));
    const report = targetingReport(country(), NO_TABLES, women, undefined)!;
    expect([value(report.whole.inside), value(report.whole.outside)]).toEqual([0, 0]);
    expect([report.whole.unknown.low, report.whole.unknown.high]).toEqual([97, 99.45]);
    expect(report.notes.join(' ')).toContain('no dice de quién es cada una');
    expect(value(report.women.share)).toBe('sin-dato');
  });

  test('el estado de cada comuna sale solo del territorio', () => {
    const states = comunaStates(
      decision(
        criterion({ zones: ['014'] }),
        criterion({ scope: 'prioridad', zones: ['01402', '01101'] }),
        criterion({ kind: 'sectorial', sectors: ['A'], zones: ['01401'] }),
      ),
      country().territory,
    );
    expect(Object.fromEntries(states)).toEqual({
      '01101': 'fuera',
      '01107': 'fuera',
      '01401': 'dentro',
      '01402': 'prioritaria',
    });
  });

  test('una cifra explicada tiene las líneas de la tabla que la hacen', () => {
    const explained = explainTargeting(
      country(),
      NO_TABLES,
      decision(criterion({ zones: ['01402'] })),
      undefined,
      'dentro',
      {
        comuna: '01402' as ZoneId,
      },
    )!;
    expect([explained.result.low, explained.result.high]).toEqual([4, 6.45]);
    // Camiña es la cuarta comuna: cuatro celdas por comuna desde la línea 2.
    expect(explained.terms[0]!.origin!.lines).toEqual([14, 15, 16, 17]);
  });
});

/** A register of five businesses in Iquique and Camiña. */
function register(rows: readonly Partial<Business>[]): Inputs {
  const inputs = country();
  const businesses = rows.map(
    (row, at): Business => ({
      line: at + 2,
      id: `N-${at}`,
      name: undefined,
      activity: undefined,
      section: 'SI' as SectorCode,
      division: undefined,
      comuna: 0,
      placing: 'codigo',
      longitude: undefined,
      latitude: undefined,
      size: undefined,
      formal: undefined,
      traits: traitValues(() => undefined),
      workers: undefined,
      localWorkers: undefined,
      commuters: undefined,
      sales: undefined,
      taxes: undefined,
      leader: undefined,
      start: undefined,
      showcase: false,
      ...row,
    }),
  );
  const catastro = { businesses: businessesOf(businesses), source: { ...SOURCE, file: 'catastro.csv' } };
  const cube = catastroCube(
    catastro,
    inputs.territory.comunas.length,
    'rubro',
    { from: 2026, to: 2026 },
    'Catastro',
  );
  return { ...inputs, catastro, cubes: [cube, ...inputs.cubes] };
}

const at = (cut: string) => country().territory.comunas.findIndex((one) => one.cut === cut);

describe('aplicar una focalización a un catastro', () => {
  const five = () =>
    register([
      { section: 'C' as SectorCode, division: '10' as SectorCode, leader: 'mujer' },
      { section: 'C' as SectorCode, leader: 'hombre' },
      { section: 'I' as SectorCode, division: '56' as SectorCode, leader: 'mujer', comuna: at('01402') },
      { leader: undefined, comuna: at('01402') },
      { section: 'G' as SectorCode, division: '47' as SectorCode, leader: 'otro', comuna: at('01402') },
    ]);

  test('fila por fila: dentro, fuera y por saber, con los puntos de prioridad', () => {
    const asked = decision(
      criterion({ kind: 'sectorial', sectors: ['10', 'I'] }),
      criterion({ scope: 'prioridad', zones: ['01402'] }),
      criterion({ scope: 'prioridad', kind: 'perfil', profiles: ['mujer'] }),
    );
    const report = targetingReport(five(), NO_TABLES, asked, undefined)!;
    expect(report.base.byRow).toBe(true);
    // Dentro: alimentos (fila 1) y comidas (3). Por saber: manufactura sin división (2) y sin sector (4). Fuera: comercio.
    expect([report.whole.inside, report.whole.unknown, report.whole.outside].map(value)).toEqual([2, 2, 1]);
    expect(report.points.map(({ points, firms }) => [points, value(firms)])).toEqual([
      [2, 1],
      [1, 1],
      [0, 0],
      [undefined, 0],
    ]);
    expect(value(report.women.share)).toBe(100);
  });

  test('la comuna donde el catastro no fue es sin dato, no cero', () => {
    const report = targetingReport(five(), NO_TABLES, decision(), undefined)!;
    const of = (zone: string) => value(report.comunas.find((one) => one.zone === zone)!.portion.inside);
    expect([of('01101'), of('01402'), of('01107')]).toEqual([2, 3, 'sin-dato']);
    expect(report.notes.join(' ')).toContain('2 de las 4 comunas');
  });

  test('un perfil que el catastro no trae queda por saber, y una alternativa cumplida basta', () => {
    const one = (profiles: string[]) =>
      portionOf(applyDecision(five(), decision(criterion({ kind: 'perfil', profiles })), undefined)!.placed);
    expect([one(['persona-mayor']).inside, one(['persona-mayor']).unknown].map(value)).toEqual([0, 5]);
    expect(
      [one(['mujer', 'persona-mayor']).inside, one(['mujer', 'persona-mayor']).unknown].map(value),
    ).toEqual([2, 3]);
  });

  test('si de la mayoría no se sabe, la parte va solo con sus extremos', () => {
    const count = (n: number) => ({ value: n, unit: 'empresas' as const });
    expect(partOf({ inside: count(3), outside: count(1), unknown: count(16), all: count(20) })).toEqual({
      missing: 'sin-dato',
      unit: 'porcentaje',
      low: 15,
      high: 95,
    });
    expect(partOf({ inside: count(3), outside: count(1), unknown: count(1), all: count(5) })).toEqual({
      value: 75,
      unit: 'porcentaje',
      low: 60,
      high: 80,
    });
  });
});

describe('el traslape de dos decisiones', () => {
  const north = decision(criterion({ zones: ['01401', '01402'] }));
  const farms = decision(criterion({ kind: 'sectorial', sectors: ['A', 'C'] }));

  test('a mano: 16 empresas de A y C en el Tamarugal, de las que cubre alguna', () => {
    const overlap = overlapOf(country(), north, farms, undefined)!;
    expect(value(overlap.both)).toBe(16);
    // Solo el Tamarugal: la J, 2 y la no publicada. Solo A y C: Iquique 30, Alto Hospicio 11.
    expect([overlap.onlyFirst.low, overlap.onlyFirst.high]).toEqual([2, 4.45]);
    expect(value(overlap.onlySecond)).toBe(41);
  });

  test('dos que piden lo mismo, escrito de otro modo, se traslapan del todo', () => {
    const comunas = decision(criterion({ zones: ['01402'] }), criterion({ zones: ['01401'] }));
    const province = decision(
      criterion({ zones: ['01401', '01402'] }),
      criterion({ kind: 'perfil', scope: 'prioridad', profiles: ['mujer'] }),
    );
    expect(value(overlapOf(country(), north, north, undefined)!.share)).toBe(100);
    expect(value(overlapOf(country(), comunas, province, undefined)!.share)).toBe(100);
    const women = decision(criterion({ kind: 'perfil', profiles: ['mujer'] }));
    expect(overlapOf(country(), women, women, undefined)).toMatchObject({
      sameCriteria: true,
      share: { value: 100 },
    });
  });

  test('de regiones distintas no hay ninguna empresa en las dos', () => {
    const calama = { ...decision(), region: '02' as ZoneId };
    expect(overlapOf(country(), north, calama, undefined)).toMatchObject({
      sameRegion: false,
      both: { value: 0 },
      share: { value: 0 },
    });
  });
});

describe('propiedades de cualquier focalización', () => {
  const SECTIONS = ['A', 'C', 'I', 'G', 'SI'] as SectorCode[];
  const DIVISIONS = { A: ['01', '03'], C: ['10', '25'], I: ['55', '56'], G: ['47'], SI: [] } as Record<
    string,
    string[]
  >;
  const zones = fc.uniqueArray(fc.constantFrom('01', '011', '014', '01101', '01107', '01401', '01402'), {
    maxLength: 3,
  });
  const sectors = fc.uniqueArray(fc.constantFrom('A', 'C', 'I', 'G', '01', '10', '25', '55', '56'), {
    maxLength: 3,
  });
  const profiles = fc.uniqueArray(fc.constantFrom('mujer', 'joven', 'pescadoras'), { maxLength: 2 });
  const anyCriterion = fc
    .record({
      kind: fc.constantFrom(...CRITERION_KINDS),
      scope: fc.constantFrom(...SCOPES),
      zones,
      sectors,
      profiles,
    })
    .map((one) =>
      criterion({
        ...one,
        zones: one.kind === 'territorial' && one.zones.length === 0 ? ['01'] : one.zones,
        sectors: one.kind === 'sectorial' && one.sectors.length === 0 ? ['A'] : one.sectors,
        profiles: one.kind === 'perfil' && one.profiles.length === 0 ? ['mujer'] : one.profiles,
      }),
    );
  const criteria = fc.array(anyCriterion, { maxLength: 5 });
  const business = fc
    .record({
      section: fc.constantFrom(...SECTIONS),
      pick: fc.nat(2),
      comuna: fc.nat(3),
      leader: fc.constantFrom('mujer', 'hombre', 'otro', undefined),
    })
    .map(
      ({ section, pick, comuna, leader }): Partial<Business> => ({
        section,
        division: DIVISIONS[section]?.[pick] as SectorCode | undefined,
        comuna,
        leader,
      }),
    );
  const rows = fc.array(business, { minLength: 1, maxLength: 30 });
  const metOf = (inputs: Inputs, one: Decision): readonly Met[] =>
    applyDecision(inputs, one, undefined)!.placed.map(({ met }) => met);

  test('dentro, fuera y por saber parten el catastro', () => {
    fc.assert(
      fc.property(rows, criteria, (list, asked) => {
        const report = targetingReport(register(list), NO_TABLES, decision(...asked), undefined)!;
        const { inside, outside, unknown, all } = report.whole;
        expect(Number(value(inside)) + Number(value(outside)) + Number(value(unknown))).toBe(list.length);
        expect(value(all)).toBe(list.length);
        const points = report.points.reduce((total, { firms }) => total + Number(value(firms)), 0);
        expect(report.points.length === 0 || points === value(inside)).toBe(true);
        for (const { portion } of report.priorities)
          expect(
            [portion.inside, portion.outside, portion.unknown].reduce((n, one) => n + Number(value(one)), 0),
          ).toBe(value(inside));
      }),
      { numRuns: 60 },
    );
  });

  test('exigir una clase más nunca agranda lo de dentro; preferir algo no lo cambia', () => {
    const rank = { no: 0, 'no-se-sabe': 1, si: 2 } as const;
    fc.assert(
      fc.property(rows, criteria, anyCriterion, (list, asked, more) => {
        const inputs = register(list);
        const before = metOf(inputs, decision(...asked));
        const preferred = metOf(inputs, decision(...asked, { ...more, scope: 'prioridad' }));
        expect(preferred).toEqual(before);
        const isNew = !asked.some(({ kind, scope }) => kind === more.kind && scope === 'requisito');
        const required = metOf(inputs, decision(...asked, { ...more, scope: 'requisito' }));
        // Another of a kind already required is one more way in: an alternative only opens.
        required.forEach((met, index) => {
          const step = rank[met] - rank[before[index]!];
          expect(isNew ? step <= 0 : step >= 0).toBe(true);
        });
      }),
      { numRuns: 60 },
    );
  });

  test('el orden de los criterios y de sus valores no cambia nada', () => {
    fc.assert(
      fc.property(rows, criteria, (list, asked) => {
        const inputs = register(list);
        const turned = asked
          .map((one) => ({
            ...one,
            zones: [...one.zones].reverse(),
            sectors: [...one.sectors].reverse(),
            profiles: [...one.profiles].reverse(),
          }))
          .reverse();
        const of = (some: readonly Criterion[]) => {
          const { whole, comunas, points } = targetingReport(
            inputs,
            NO_TABLES,
            decision(...some),
            undefined,
          )!;
          return { whole, comunas, points };
        };
        expect(of(turned)).toEqual(of(asked));
        expect(overlapOf(inputs, decision(...asked), decision(...turned), undefined)!.share).toMatchObject({
          value: 100,
        });
      }),
      { numRuns: 40 },
    );
  });

  test('el traslape es simétrico', () => {
    fc.assert(
      fc.property(rows, criteria, criteria, (list, one, other) => {
        const inputs = register(list);
        const there = overlapOf(inputs, decision(...one), decision(...other), undefined)!;
        const back = overlapOf(inputs, decision(...other), decision(...one), undefined)!;
        expect([back.share, back.both, back.unknown]).toEqual([there.share, there.both, there.unknown]);
        expect([back.onlyFirst, back.onlySecond]).toEqual([there.onlySecond, there.onlyFirst]);
        const parts = [there.both, there.onlyFirst, there.onlySecond, there.neither, there.unknown];
        expect(parts.reduce((n, part) => n + Number(value(part)), 0)).toBe(list.length);
      }),
      { numRuns: 60 },
    );
  });
});

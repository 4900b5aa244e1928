import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openPackage } from '../../../bin/lib/mapa/paquete.ts';
import { analyse } from '../../../src/domain/analysis.ts';
import type { SectorCode, ZoneId } from '../../../src/domain/ids.ts';
import { isKnown, known, type Measure, missing } from '../../../src/domain/measure.ts';
import { backingReport, type Desk, quadrantOf, supportRate } from '../../../src/domain/support/backing.ts';
import { QUADRANTS, quadrantWords } from '../../../src/domain/support/backing_kinds.ts';
import { explainBacking } from '../../../src/domain/support/backing_why.ts';
import type { Beneficiaries, Grant } from '../../../src/domain/support/beneficiaries.ts';
import type { Decision } from '../../../src/domain/support/decision.ts';
import { plainLines } from '../../fixtures/chile.ts';
import { countryOf, SOURCE } from '../../fixtures/domain.ts';
import { instrument } from '../../fixtures/instrument.ts';

const told = (value: number) => known(value, 'adjudicaciones');
const numberOf = (measure: Measure | undefined) => (measure && isKnown(measure) ? measure.value : undefined);

/** Sixteen regions of one comuna each, so that the country is whole; eight sections with firms. */
const CUTS =
  '15101 01101 02101 03101 04101 05101 13101 06101 07101 16101 08101 09101 14101 10101 11101 12101'.split(
    ' ',
  );
const SECTORS = ['A', 'C', 'F', 'G', 'H', 'I', 'M', 'S'];

function grant(sector: string | undefined, total: number, more: Partial<Grant> = {}): Grant {
  return {
    line: 2,
    source: sector === undefined ? 0 : 1,
    year: 2024,
    instrument: 'crece',
    published: '',
    place: '01' as ZoneId,
    sector: sector as SectorCode | undefined,
    total: told(total),
    women: told(0),
    men: told(0),
    otherSex: told(0),
    people: told(0),
    firms: told(0),
    amount: missing('sin-dato', 'pesos'),
    ...more,
  };
}

function deskOf(bySector: readonly Grant[], decisions: readonly Decision[] = []): Desk {
  const grants = bySector.map((one) => ({ ...one, sector: undefined, source: 0 }));
  const beneficiaries: Beneficiaries = {
    grants,
    bySector,
    years: [2024],
    complete: [],
    sources: [
      { ...SOURCE, resource: 'beneficiarios', file: 'beneficiarios.csv' },
      { ...SOURCE, resource: 'beneficiarios_sector', file: 'beneficiarios_sector.csv' },
    ],
  };
  return {
    analyse,
    inputs: countryOf({
      cuts: CUTS,
      sectors: SECTORS,
      // Each region has a hundred times its place in a sector, more where the sector comes later.
      firms: CUTS.map((_, at) => SECTORS.map((__, column) => 100 * (1 + ((at * 5 + column * 3) % 16)))),
    }),
    support: {
      catalogue: {
        instruments: [instrument({ id: 'crece' }), instrument({ id: 'curso', kind: 'curso' })],
        source: SOURCE,
      },
      beneficiaries,
      decisions: decisions.length > 0 ? { decisions, source: SOURCE } : undefined,
      programme: undefined,
      routeEdits: undefined,
      plan: undefined,
      sizes: undefined,
    },
  };
}

const asked = (zone: string, more: object = {}) => ({
  zone: zone as ZoneId,
  year: undefined,
  kind: undefined,
  ...more,
});

describe('el apoyo por mil empresas', () => {
  test('a mano: 10 adjudicaciones entre 500 empresas son 20 por mil, entre 9,57 y 36,78', () => {
    // Byar of 10 is 4,787 to 18,391 (see poisson.test.ts).
    const rate = supportRate(told(10), known(500, 'empresas'));
    expect(rate).toMatchObject({ value: 20, n: 10 });
    expect(rate.low).toBeCloseTo(9.574, 2);
    expect(rate.high).toBeCloseTo(36.782, 2);
  });

  test('lo que la tabla no publica ensancha el intervalo; sin empresas no se divide; sin dato sigue sin dato', () => {
    const wide = supportRate(told(10), known(500, 'empresas', { low: 400, high: 600 }));
    expect(wide.low).toBeCloseTo((1000 * 4.787) / 600, 2);
    expect(wide.high).toBeCloseTo((1000 * 18.391) / 400, 2);
    expect(supportRate(told(1), known(0, 'empresas'))).toMatchObject({ missing: 'denominador-cero' });
    expect(supportRate(told(1), missing('bajo-umbral', 'empresas', { low: 0, high: 2 }))).toMatchObject({
      missing: 'bajo-umbral',
    });
    expect(supportRate(missing('sin-dato', 'adjudicaciones'), known(5, 'empresas'))).toMatchObject({
      missing: 'sin-dato',
    });
  });
});

describe('los cuadrantes', () => {
  const cut = { potential: 50, rate: 8 };
  test.each([
    [60, 9, 'ambos'],
    [60, 8, 'solo-potencial'],
    [50, 9, 'solo-apoyo'],
    [50, 8, 'ninguno'],
  ])('potencial %d, apoyo %d: %s; en la mediana no se está sobre ella', (potential, rate, expected) => {
    expect(quadrantOf(known(potential, 'puntos'), known(rate, 'por mil empresas'), cut)).toBe(expected);
  });

  test('sin uno de los dos no hay cuadrante, y se dice por qué', () => {
    expect(quadrantOf(missing('sin-dato', 'puntos'), known(9, 'por mil empresas'), cut)).toBeUndefined();
    expect(quadrantWords({ quadrant: undefined, few: true })).toBe('pocos datos');
    expect(quadrantWords({ quadrant: undefined, few: false })).toBe('sin dato');
  });
});

const GRANTS = SECTORS.map((sector, at) => grant(sector, 10 * (at + 1), { line: at + 2 }));

describe('una región', () => {
  test('cada sector con datos cae en un cuadrante, y la mitad o menos sobre cada mediana', () => {
    const [region] = backingReport(deskOf(GRANTS), asked('01'), {})!.regions;
    const parted = region!.sectors.filter(({ quadrant }) => quadrant);
    expect(parted).toHaveLength(8);
    for (const side of [
      ['ambos', 'solo-potencial'],
      ['ambos', 'solo-apoyo'],
    ])
      expect(parted.filter(({ quadrant }) => side.includes(quadrant!)).length).toBeLessThanOrEqual(4);
    expect(region!.correlation?.n).toBe(8);
  });

  test('lo que no dice su sector cuenta en el total y en ningún sector', () => {
    const rows = [...GRANTS, grant('SI', 40, { line: 20 })];
    const [region] = backingReport(deskOf(rows), asked('01'), {})!.regions;
    expect([region?.total, region?.told].map(numberOf)).toEqual([400, 360]);
    expect(region!.sectors.map(({ sector }) => sector)).toEqual(SECTORS);
  });

  test('una división suma en su sección', () => {
    const [region] = backingReport(
      deskOf([grant('47', 12), grant('G', 3, { line: 3 })]),
      asked('01'),
      {},
    )!.regions;
    expect(numberOf(region!.sectors.find(({ sector }) => sector === 'G')?.grants)).toBe(15);
  });

  test('un sector que ni recibió cinco ni las recibiría al promedio tiene pocos datos y no cuenta', () => {
    // A has 1 of 61 grants; its firms are a small part of the region's.
    const rows = SECTORS.map((sector, at) => grant(sector, sector === 'A' ? 0 : 2, { line: at + 2 }));
    const [region] = backingReport(deskOf(rows), asked('01'), {})!.regions;
    expect(region!.sectors.every(({ few, quadrant }) => few && quadrant === undefined)).toBe(true);
    expect(region!.cut).toBeUndefined();
    expect(region!.correlation).toBeUndefined();
  });

  test('los sectores de una decisión se marcan, también los que nombra por división', () => {
    const decision: Decision = {
      id: 'd',
      name: 'La decisión',
      year: 2024,
      region: '01' as ZoneId,
      instruments: ['crece'],
      criteria: [
        {
          line: 2,
          kind: 'sectorial',
          scope: 'prioridad',
          zones: [],
          sectors: ['56' as SectorCode, 'A' as SectorCode],
          profiles: [],
          wording: '',
          note: '',
        },
      ],
      sourceTitle: '',
    };
    const other = { ...decision, id: 'e', region: '02' as ZoneId };
    const [region] = backingReport(deskOf(GRANTS, [decision, other]), asked('01'), {})!.regions;
    expect(region!.decisions.map(({ id, sectors }) => [id, sectors])).toEqual([['d', ['A', 'I']]]);
    expect(region!.sectors.flatMap(({ sector, chosenBy }) => (chosenBy.length > 0 ? [sector] : []))).toEqual([
      'A',
      'I',
    ]);
  });

  test('las clases no se suman: la de los cursos va aparte', () => {
    const rows = [...GRANTS, grant('G', 900, { line: 30, instrument: 'curso' })];
    const report = backingReport(deskOf(rows), asked('01'), {})!;
    expect(report.kinds).toEqual(['subsidio', 'curso']);
    expect(numberOf(report.regions[0]?.told)).toBe(360);
  });

  test('«¿de dónde sale?» la tasa: las adjudicaciones por su línea, y las empresas', () => {
    const desk = deskOf(GRANTS);
    const account = explainBacking(desk, asked('01'), {}, '01' as ZoneId, 'rate', 'G' as SectorCode)!;
    const row = backingReport(desk, asked('01'), {})!.regions[0]!.sectors.find(
      ({ sector }) => sector === 'G',
    );
    expect(account.result).toEqual(row?.rate);
    expect(account.terms.map(({ symbol, origin }) => [symbol, origin?.source.file, origin?.lines])).toEqual([
      ['g', 'beneficiarios_sector.csv', [5]],
      ['n', 'empresas.csv', [13]],
    ]);
  });
});

test('el país son sus dieciséis regiones; la que no tiene tabla por sector lo dice', () => {
  const { regions } = backingReport(deskOf(GRANTS), asked('CL'), {})!;
  expect(regions).toHaveLength(16);
  expect(regions[0]).toMatchObject({ zone: '15', told: { missing: 'sin-dato' }, correlation: undefined });
});

test('sin tabla por sector no hay informe', () => {
  expect(backingReport(deskOf([]), asked('01'), {})).toBeUndefined();
});

test('más adjudicaciones a un sector nunca bajan su tasa, y las de todos suman lo que se dice', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 8, maxLength: 8 }), (counts) => {
      const rows = counts.map((count, at) => grant(SECTORS[at], count, { line: at + 2 }));
      const [region] = backingReport(deskOf(rows), asked('01'), {})!.regions;
      const total = region!.sectors.reduce((acc, { grants }) => acc + (numberOf(grants) ?? NaN), 0);
      expect(total).toBe(numberOf(region!.told));
      const more = backingReport(deskOf([...rows, grant('A', 1, { line: 40 })]), asked('01'), {})!
        .regions[0]!;
      expect(numberOf(more.sectors[0]?.rate)).toBeGreaterThan(numberOf(region!.sectors[0]?.rate) ?? NaN);
      for (const { quadrant } of region!.sectors) if (quadrant) expect(QUADRANTS).toContain(quadrant);
    }),
    { numRuns: 25 },
  );
});

test('Tarapacá en 2024, de los datos publicados: 181 de 193 dicen su sector, y 49 son de alojamiento y comidas', async () => {
  const { value } = await openPackage('data/chile');
  const [region] = backingReport(
    { ...value!, analyse },
    asked('01', { year: 2024, kind: 'subsidio' }),
    {},
  )!.regions;
  const subsidies = new Set(
    plainLines('data/chile/instrumentos.csv')
      .filter((cells) => cells.includes('subsidio'))
      .map(([id]) => id),
  );
  const rows = plainLines('data/chile/beneficiarios_sector.csv').filter(
    ([year, id, , place]) => year === '2024' && subsidies.has(id) && place === '01',
  );
  const count = (of: (sector: string) => boolean) =>
    rows.reduce((acc, cells) => acc + (of(cells[4]!) ? Number(cells[5]) : 0), 0);
  expect([region?.total, region?.told].map(numberOf)).toEqual([193, count((code) => code !== 'SI')]);
  expect(numberOf(region?.told)).toBe(181);
  const meals = region?.sectors.find(({ sector }) => sector === 'I');
  expect(numberOf(meals?.grants)).toBe(count((code) => code === 'I'));
  // 49 grants among 1.527,95 firms: 32,07 a thousand.
  expect(numberOf(meals?.rate)).toBeCloseTo(49_000 / 1527.95, 2);
});

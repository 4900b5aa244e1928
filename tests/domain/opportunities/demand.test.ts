import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildContext, type Context } from '../../../src/domain/context.ts';
import { cell } from '../../../src/domain/grid.ts';
import type { SectorCode, ZoneId } from '../../../src/domain/ids.ts';
import { brecha } from '../../../src/domain/indicators/brecha.ts';
import { esperadas } from '../../../src/domain/indicators/esperadas.ts';
import { isKnown, known, missing } from '../../../src/domain/measure.ts';
import { demandOf } from '../../../src/domain/opportunities/demand.ts';
import { distances } from '../../../src/domain/opportunities/distances.ts';
import { evidenceOf, gapAt } from '../../../src/domain/opportunities/gap.ts';
import { isLocal } from '../../../src/domain/opportunities/local.ts';
import { marketOf } from '../../../src/domain/opportunities/market.ts';
import { PEERS, peersOf } from '../../../src/domain/opportunities/peers.ts';
import { inputsWithOwn } from '../../../src/domain/own.ts';
import { type Settings, settle } from '../../../src/domain/settings.ts';
import { loaded } from '../../fixtures/chile.ts';
import { BELOW, countryOf, type Written } from '../../fixtures/domain.ts';

const contextOf = (inputs: Parameters<typeof buildContext>[0], wanted: Partial<Settings> = {}): Context =>
  buildContext(inputs, settle(inputs, wanted))!;
const at = (context: Context, zone: string, sector = 'G') =>
  [context.zones.findIndex(({ id }) => id === zone), context.sectors.indexOf(sector as SectorCode)] as const;

/** A region of comunas one degree apart, each with a population and a count of shops. */
function line(
  people: readonly number[],
  shops: readonly Written[],
  more: { readonly rural?: readonly Written[]; readonly income?: readonly Written[] } = {},
) {
  const cuts = people.map((_, place) => String(13101 + place));
  return countryOf({
    cuts,
    sectors: ['B', 'G'],
    firms: shops.map((count) => [50, count]),
    variables: {
      poblacion: people,
      ruralidad_pct: more.rural ?? people.map((_, place) => 10 + (place % 7)),
      ingreso_mediano_clp: more.income ?? people.map((_, place) => 300_000 + 1000 * (place % 11)),
    },
  });
}

describe('la población de alrededor', () => {
  test('la de otra comuna pesa exp(−km ÷ 20): un grado son 111,195 km', () => {
    // One degree of a great circle on turf's sphere of 6.371.008,8 m: 6371,0088 · π ÷ 180 = 111,195 km.
    const inputs = line([1000, 2000, 4000], [10, 20, 40]);
    expect(distances(inputs)[1]).toBeCloseTo(111.195, 3);
    const near = Math.exp(-111.19508 / 20);
    const far = Math.exp(-222.39016 / 20);
    const { around, population } = marketOf(contextOf(inputs, { reference: 'region' }));
    expect(population).toEqual(Float64Array.of(1000, 2000, 4000));
    expect(around[0]).toBeCloseTo(1000 + 2000 * near + 4000 * far, 5);
    expect(around[1]).toBeCloseTo(2000 + 5000 * near, 5);
  });

  test('un territorio cuenta entera a su gente, y a la demás por su comuna más cercana', () => {
    const base = line([1000, 2000, 4000], [10, 20, 40]);
    const own = { id: 'T1' as ZoneId, name: 'Dos', cuts: ['13101', '13102'] as never };
    const inputs = inputsWithOwn(base, [own]);
    const context = contextOf(inputs, { reference: 'region' });
    const { around, rural } = marketOf(context);
    expect(around[3]).toBeCloseTo(3000 + 4000 * Math.exp(-111.19508 / 20), 5);
    // 10 % of 1.000 and 11 % of 2.000: 320 of 3.000.
    expect(rural[3]).toBeCloseTo(320 / 3000, 12);
  });

  test('una comuna sin contorno cuenta solo su gente', () => {
    const inputs = line([1000, 2000, 4000], [10, 20, 40]);
    const places = {
      ...inputs.places,
      latitude: inputs.places.latitude.map((y, one) => (one === 1 ? NaN : y)),
    };
    const { around } = marketOf(contextOf({ ...inputs, places }, { reference: 'region' }));
    expect(around[1]).toBe(2000);
    expect(around[0]).toBeCloseTo(1000 + 4000 * Math.exp(-222.39016 / 20), 5);
  });
});

describe('sectores que le venden a la gente de alrededor', () => {
  const inputs = line([1000, 2000, 4000], [10, 20, 40]);
  const local = (code: string, wanted: Partial<Settings> = {}) =>
    isLocal(inputs.sectors, wanted.localSectors, code as SectorCode);

  test('la lista del método, y la del lector en su lugar', () => {
    expect(['G', 'I', '47', '96'].map((code) => local(code))).toEqual([true, true, true, true]);
    expect(['A', 'B', 'C', '46', '55'].map((code) => local(code))).toEqual([
      false,
      false,
      false,
      false,
      false,
    ]);
    const mine = { localSectors: ['B'] as readonly string[] as readonly SectorCode[] };
    expect([local('B', mine), local('G', mine)]).toEqual([true, false]);
  });

  test('un sector que vende lejos no tiene empresas esperadas', () => {
    const context = contextOf(inputs, { reference: 'region' });
    expect(cell(esperadas.compute(context), 0, 0)).toEqual(missing('no-aplica', 'empresas'));
    expect(cell(brecha.compute(context), 0, 0)).toEqual(missing('no-aplica', 'empresas'));
  });
});

describe('el modelo, en las comunas de Chile', () => {
  /*
   * R 4.2.2, MASS 7.3-58.2, on the shipped package (335 comunas with income; unpublished counts by their middle, 1,225):
   *   glm.nb(n ~ log(P20) + log(P/P20) + rur + log(Y), maxit = 100)
   * P20 made apart, by a double loop over turf's distances. Calama: predict(type = 'response'), qnbinom(.1 and .9).
   */
  test.each([
    ['G', 3511.158, 2541, 4557, 19.74103],
    ['I', 615.4157, 325, 949, 6.14009],
    ['P', 110.2208, 61, 166, 7.419288],
    ['R', 75.45497, 50, 104, 15.01267],
    ['S', 406.9841, 279, 546, 15.56038],
  ])('%s en Calama es lo que da glm.nb', async (sector, mean, low, high, theta) => {
    const context = contextOf((await loaded('chile')).inputs);
    const [row, column] = at(context, '02201', sector);
    const demand = demandOf(context, column);
    expect(demand.mean[row]! / mean).toBeCloseTo(1, 5);
    expect([demand.low[row], demand.high[row]]).toEqual([low, high]);
    const { counts, zones } = demand.modelAt(row)!;
    expect(counts.theta / theta).toBeCloseTo(1, 5);
    expect(zones).toBe(335);
  });

  test('una comuna sin ingreso se lee con el modelo sin ingreso, y lo dice', async () => {
    const context = contextOf((await loaded('chile')).inputs);
    const [row, column] = at(context, '02202');
    const { slopes, zones } = demandOf(context, column).modelAt(row)!;
    expect(slopes.map(({ covariate }) => covariate)).toEqual(['around', 'own', 'rural']);
    expect(zones).toBe(345);
    const term = esperadas.explain(context, row, column).find(({ symbol }) => symbol === 'ingreso')!;
    expect(term.label).toContain('se usa el modelo sin ingreso');
    expect(term.measure).toEqual(missing('sin-dato', 'pesos'));
  });

  test('la brecha de Monte Patria en enseñanza es lo esperado menos lo que hay', async () => {
    const context = contextOf((await loaded('chile')).inputs);
    const [row, column] = at(context, '04303', 'P');
    // Same R: fitted 16,04; pnbinom(2, …) = 0,0040; n = 2,6.
    const { measure, chance, evidence } = gapAt(context, row, column);
    expect(isKnown(measure) && measure.value).toBeCloseTo(16.043 - 2.6, 2);
    expect(chance).toBeCloseTo(0.004, 4);
    expect(evidence).toBe('fuerte');
  });

  test('cerca de una de cada diez queda bajo el rango, que es lo que promete', async () => {
    const context = contextOf((await loaded('chile')).inputs);
    const [, column] = at(context, '02201');
    const gaps = context.zones
      .map((_, row) => gapAt(context, row, column))
      .filter(({ evidence }) => evidence);
    expect(gaps.length / context.zones.length).toBeGreaterThan(0.05);
    expect(gaps.length / context.zones.length).toBeLessThan(0.15);
  });
});

describe('la brecha y lo que no se publica', () => {
  // Sixty comunas with a shop for each hundred people, give or take a tenth; the last is the one looked at.
  const people = Array.from({ length: 60 }, (_, place) => 2000 + 500 * ((place * 17) % 60));
  const shops = people.map((count, place) => Math.round((count / 100) * (0.9 + 0.02 * (place % 11))));
  const gapWith = (last: Written) => {
    const context = contextOf(line([...people, 8000], [...shops, last]), { reference: 'region' });
    const [row, column] = at(context, String(13101 + people.length));
    return { ...gapAt(context, row, column), demand: demandOf(context, column), row };
  };

  test('con lo esperado no falta nada, y se dice hasta cuánto podría', () => {
    const { measure, evidence, demand, row } = gapWith(80);
    expect(evidence).toBeUndefined();
    expect(measure).toEqual(known(0, 'empresas', { low: 0, high: demand.high[row]! - 80, n: 80 }));
  });

  test('con muchas más no falta nada', () => {
    expect(gapWith(400).measure).toEqual(known(0, 'empresas', { low: 0, high: 0, n: 400 }));
  });

  test('una celda bajo el umbral que en todo caso es poca da una brecha con su intervalo', () => {
    const { measure, demand, row, evidence } = gapWith(BELOW);
    if (!isKnown(measure)) throw new Error('se esperaba una cifra');
    expect(measure.value).toBeCloseTo(demand.mean[row]! - 1.225, 9);
    expect(measure.low).toBeCloseTo(demand.low[row]! - 2.45, 9);
    expect(measure.high).toBeCloseTo(demand.high[row]!, 9);
    expect(evidence).toBe('fuerte');
  });

  test('una celda que puede ser poca o no queda sin cifra, con su razón y hasta cuánto podría faltar', () => {
    const { measure, demand, row, evidence } = gapWith(['reservado', 1, 100]);
    expect(measure).toEqual(missing('reservado', 'empresas', { low: 0, high: demand.high[row]! - 1 }));
    expect(evidence).toBeUndefined();
  });

  test('sin dato entra, sin dato sale', () => {
    expect(gapWith('sin-dato').measure).toEqual(missing('sin-dato', 'empresas'));
  });

  test('los grados son 1 %, 5 % y 10 %', () => {
    expect([0.01, 0.011, 0.05, 0.051, 0.1, 0.11].map(evidenceOf)).toEqual([
      'fuerte',
      'media',
      'media',
      'debil',
      'debil',
      undefined,
    ]);
  });
});

describe('las zonas parecidas', () => {
  const people = [1000, 2000, 3000, 4000, 5000, 6000, 7000, 8000, 9000, 10_000, 11_000, 12_000];
  const shops = people.map((count) => count / 100);

  test('nunca está la zona misma, son ocho, y las del lector las reemplazan', () => {
    const inputs = line(people, shops);
    const context = contextOf(inputs, { reference: 'region' });
    people.forEach((_, row) => {
      const { rows, chosen } = peersOf(context, row);
      expect(rows).toHaveLength(PEERS);
      expect(rows).not.toContain(row);
      expect(chosen).toBe(false);
    });
    const mine = contextOf(inputs, { reference: 'region', peers: ['13101', '13105'] as never });
    expect(peersOf(mine, 0)).toEqual({ rows: [4], chosen: true });
    expect(peersOf(mine, 2)).toEqual({ rows: [0, 4], chosen: true });
  });

  test('Antártica, que no toma el puesto de nadie, solo se compara con otra si el lector la elige', async () => {
    const { inputs } = await loaded('chile');
    const [antarctic] = at(contextOf(inputs), '12202');
    for (const level of ['comuna', 'provincia'] as const) {
      const context = contextOf(inputs, { level });
      for (const [row] of context.zones.entries())
        for (const peer of peersOf(context, row).rows) expect(context.zones[peer]?.id).not.toBe('12202');
    }
    const chosen = contextOf(inputs, { peers: ['12202' as ZoneId] });
    expect(peersOf(chosen, 0)).toEqual({ rows: [antarctic], chosen: true });
  });

  test('con pocas zonas se espera la mediana de su tasa por persona de alrededor', () => {
    // Rates all alike, 1 ÷ 100: whatever the peers, one shop for each hundred people around. Poisson range of 50: 41 to 59
    // (R 4.2.2: qpois(c(.1, .9), 50)).
    const context = contextOf(line(people, shops), { reference: 'region' });
    const [row, column] = at(context, '13105');
    const demand = demandOf(context, column);
    expect(demand.modelAt(row)).toBeUndefined();
    expect(demand.mean[row]! / 50).toBeCloseTo(1, 2);
    expect([demand.low[row], demand.high[row]]).toEqual([41, 59]);
  });

  test('con menos de tres no aplica, y si la mayoría no se publica son pocos datos', () => {
    const few = contextOf(line([1000, 2000, 3000], [10, 20, 30]), { reference: 'region' });
    expect(cell(esperadas.compute(few), 0, 1)).toEqual(missing('no-aplica', 'empresas'));
    const hidden = contextOf(line([1000, 2000, 3000, 4000], [10, BELOW, BELOW, 40]), { reference: 'region' });
    expect(cell(esperadas.compute(hidden), 0, 1)).toEqual(missing('pocos-datos', 'empresas'));
  });

  test('una empresa más nunca agranda la brecha, y la evidencia de las parecidas es débil', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60 }), (count) => {
        const gapOf = (n: number) => {
          const context = contextOf(line(people, shops.with(4, n)), { reference: 'region' });
          return gapAt(context, ...at(context, '13105'));
        };
        const [less, more] = [gapOf(count), gapOf(count + 1)];
        if (!isKnown(less.measure) || !isKnown(more.measure)) throw new Error('se esperaban cifras');
        expect(more.measure.value).toBeLessThanOrEqual(less.measure.value);
        expect(less.evidence).toBe(less.measure.value > 0 ? 'debil' : undefined);
      }),
      { numRuns: 30 },
    );
  });

  test('el orden de las zonas no cambia nada', () => {
    const order = [5, 2, 9, 0, 11, 7, 1, 3, 10, 8, 6, 4];
    const shuffled = countryOf({
      cuts: order.map((place) => String(13101 + place)),
      sectors: ['B', 'G'],
      firms: order.map((place) => [50, shops[place]!]),
      variables: {
        poblacion: order.map((place) => people[place]!),
        ruralidad_pct: order.map((place) => 10 + (place % 7)),
        ingreso_mediano_clp: order.map((place) => 300_000 + 1000 * (place % 11)),
      },
    });
    const a = esperadas.compute(contextOf(line(people, shops), { reference: 'region' }));
    const b = esperadas.compute(contextOf(shuffled, { reference: 'region' }));
    expect(b).toEqual(a);
  });
});

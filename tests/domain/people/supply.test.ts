import { describe, expect, test } from 'vitest';
import type { ZoneId } from '../../../src/domain/ids.ts';
import type { Inputs } from '../../../src/domain/inputs.ts';
import { STUDY_LEVELS } from '../../../src/domain/inputs.ts';
import { central, known } from '../../../src/domain/measure.ts';
import { destination } from '../../../src/domain/people/crosswalk.ts';
import type { Demand } from '../../../src/domain/people/demand.ts';
import { gapOf, studentsByGroup } from '../../../src/domain/people/gap.ts';
import { GROUPS } from '../../../src/domain/people/groups.ts';
import { nearComunas, supplyOf } from '../../../src/domain/people/supply.ts';
import { loaded } from '../../fixtures/chile.ts';
import { countryOf } from '../../fixtures/domain.ts';
import { trainingOf, type WrittenStudy } from '../../fixtures/people.ts';

/** Four comunas, each 111 km south of the last (a degree of latitude). */
function line(studies: readonly WrittenStudy[], complete = true): Inputs {
  const cuts = ['01101', '01107', '02101', '02201'];
  return {
    ...countryOf({ cuts, sectors: ['G'], firms: cuts.map(() => [1]) }),
    training: trainingOf(cuts.length, studies, complete),
  };
}
const zoneOf = (inputs: Inputs, id: string) => inputs.territory.zones.get(id as ZoneId)!;
const supply = (inputs: Inputs, id: string, km: number) => supplyOf(inputs, zoneOf(inputs, id), km)!;

describe('who studies within reach', () => {
  const studies: WrittenStudy[] = [
    [0, 'Salud', 'profesional', 100, 60],
    [0, 'Salud', 'tecnico', 50, 45],
    [1, 'Salud', 'profesional', 300, 150],
    [1, 'Derecho', 'postgrado', 9, 4],
    [2, 'Tecnología', 'tecnico', 200, 20],
  ];

  test('the zone alone, and with those up to 120 km in a straight line (one degree of latitude is 111.2 km)', () => {
    const inputs = line(studies);
    expect(supply(inputs, '01101', 0).enrolled).toEqual(known(150, 'personas'));
    const wide = supply(inputs, '01101', 120);
    expect(wide.near.map(({ name, km }) => [name, Math.round(km)])).toEqual([
      ['Iquique', 0],
      ['Alto Hospicio', 111],
    ]);
    expect(wide.enrolled).toEqual(known(459, 'personas'));
    expect(nearComunas(inputs, zoneOf(inputs, '01101'), 110)).toHaveLength(1);
  });

  test('a region reaches from any of its comunas', () => {
    const inputs = line(studies);
    const names = nearComunas(inputs, zoneOf(inputs, '01'), 120).map(({ name }) => name);
    expect(names).toEqual(['Iquique', 'Alto Hospicio', 'Antofagasta']);
  });

  // Health, professional: 100 with 60 women and 300 with 150: 210 of 400 are 52.5 %.
  test('a field adds its comunas up, with women and where, the most first', () => {
    const [first, ...rest] = supply(line(studies), '01101', 120).fields;
    expect(first).toMatchObject({
      area: 'Salud',
      level: 'profesional',
      enrolled: { value: 400 },
      women: { value: 52.5, n: 400 },
      lines: [2, 4],
      places: [{ name: 'Alto Hospicio' }, { name: 'Iquique' }],
    });
    expect(rest.map(({ level }) => level)).toEqual(['tecnico', 'postgrado']);
  });

  test('no campus is a zero in a register of all of them, and not known in another', () => {
    expect(supply(line(studies), '02201', 0).enrolled).toEqual(known(0, 'personas'));
    expect(supply(line(studies, false), '02201', 0).enrolled).toMatchObject({ missing: 'sin-dato' });
    const outside = line(studies);
    outside.training!.covered.fill(0);
    expect(supply(outside, '02201', 0).enrolled).toMatchObject({ missing: 'sin-dato' });
    expect(supplyOf({ ...outside, training: undefined }, zoneOf(outside, '02201'), 0)).toBeUndefined();
  });

  test('women are of the rows that say how many', () => {
    const inputs = line([
      [0, 'Salud', 'tecnico', 100, 80],
      [0, 'Derecho', 'tecnico', 900],
    ]);
    expect(supply(inputs, '01101', 0).women).toEqual(known(80, 'porcentaje', { n: 100 }));
  });
});

describe('the crosswalk from studies to occupations', () => {
  test('shares out every student of each of the ten fields, once', async () => {
    const { inputs } = await loaded('chile');
    const areas = new Set(inputs.training?.rows.map(({ area }) => area));
    expect(areas.size).toBe(10);
    for (const area of areas)
      for (const level of STUDY_LEVELS) {
        const split = destination(area, level);
        if (level === 'tecnico' || level === 'profesional')
          expect(GROUPS.reduce((acc, group) => acc + (split?.[group] ?? 0), 0)).toBeCloseTo(1, 12);
        else expect(split).toBeUndefined();
      }
  });

  // Technology, technical: 50 % to group 3, 35 % to 7, 15 % to 8. A field it does not know is counted apart.
  test('200 technical students of technology (worked by hand)', () => {
    const inputs = line([
      [0, 'Tecnología', 'tecnico', 200],
      [0, 'Otra', 'tecnico', 30],
      [0, 'Tecnología', 'postgrado', 500],
    ]);
    const { byGroup, unplaced } = studentsByGroup(supply(inputs, '01101', 0));
    expect(byGroup.map((one) => Number(one.toFixed(9)))).toEqual([0, 0, 100, 0, 0, 0, 70, 30, 0]);
    expect(unplaced).toBe(30);
  });
});

describe('how demand and supply compare: only the order', () => {
  const demand = (...posts: number[]): Demand => ({
    posts: posts.map((one) => known(one, 'trabajadores', { low: 0.7 * one, high: 1.3 * one })),
    shares: [],
    specialised: known(0, 'porcentaje'),
    workers: known(0, 'trabajadores'),
    uncovered: [],
  });
  const reading = (of: Demand, studies: readonly WrittenStudy[]) =>
    gapOf(of, supply(line(studies), '01101', 0)).groups.map((one) => one.reading);

  // Posts 0, 100, 100, –, –, –, 700, 100, –: group 7 is 70 % of those that studies feed. 1,000 technical students of technology
  // are 500, 350 and 150 in 3, 7 and 8. Group 7: at least 490 ÷ (490 + 390) = 56 % of the posts, at most 455 ÷ (455 + 455) = 50 %
  // of the students: lacking. Group 3: at most 130 ÷ (130 + 630) = 17 %, at least 350 ÷ (350 + 650) = 35 %: in excess. Group 8: 7 to
  // 17 % against 9 to 25 %: even.
  test('falta, sobra, parejo (worked by hand)', () => {
    const of = demand(0, 100, 100, 50, 50, 50, 700, 100, 50);
    const readings = reading(of, [[0, 'Tecnología', 'tecnico', 1000]]);
    expect(readings).toEqual([
      'pocos-datos',
      'falta',
      'sobra',
      'no-aplica',
      'no-aplica',
      'no-aplica',
      'falta',
      'parejo',
      'no-aplica',
    ]);
  });

  test('few students or few posts are said to be few; nobody at all is said so', () => {
    const of = demand(100, 100, 100, 0, 0, 0, 100, 100, 0);
    expect(reading(of, [[0, 'Tecnología', 'tecnico', 49]])[6]).toBe('pocos-datos');
    expect(reading(of, [])[6]).toBe('sin-oferta');
    expect(reading(demand(1, 1, 1, 0, 0, 0, 1, 1, 0), [[0, 'Salud', 'tecnico', 500]])[2]).toBe('pocos-datos');
  });

  test('without enrolment, or without demand, nothing is compared', () => {
    expect(gapOf(demand(1, 1, 1, 1, 1, 1, 1, 1, 1), undefined).groups[1]?.reading).toBe('sin-dato');
    const unknown = {
      ...demand(),
      posts: GROUPS.map(() => ({ missing: 'sin-dato', unit: 'trabajadores' }) as const),
    };
    expect(reading(unknown, [[0, 'Salud', 'tecnico', 500]])[1]).toBe('sin-dato');
  });
});

// By hand: zcat … | rows with cut 02201 and modalidad other than «No Presencial» add up to 6,828, and grep '^2024,02201' of
// data/chile/formacion.csv gives twelve lines.
test('Calama, from the shipped package: 6,828 students in twelve fields and levels', async () => {
  const { inputs } = await loaded('chile');
  const calama = supply(inputs, '02201', 0);
  expect(calama.enrolled).toEqual(known(6828, 'personas'));
  expect(calama.fields).toHaveLength(12);
  expect(calama.fields.reduce((acc, { enrolled }) => acc + central(enrolled), 0)).toBe(6828);
});

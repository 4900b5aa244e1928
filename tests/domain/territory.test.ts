import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ZoneId } from '../../src/domain/ids.ts';
import {
  ancestor,
  buildTerritory,
  comunaNamer,
  REGIONS_NORTH_TO_SOUTH,
  searchZones,
  zonePhrase,
} from '../../src/domain/territory.ts';
import { chile, hasShared, plainLines, SHARED } from '../fixtures/chile.ts';
import { comuna, territoryOf } from '../fixtures/domain.ts';

const whole = chile();
const named = comunaNamer(whole);
const zone = (id: string) => {
  const found = whole.zones.get(id as ZoneId);
  if (!found) throw new Error(id);
  return found;
};

describe('Chile has 16 regions, 56 provinces and 346 comunas', () => {
  test('each level is whole', () => {
    expect(whole.byLevel.region).toHaveLength(16);
    expect(whole.byLevel.provincia).toHaveLength(56);
    expect(whole.byLevel.comuna).toHaveLength(346);
    expect(whole.byLevel.pais).toHaveLength(1);
  });

  test('Ñuble is region 16, with its 21 comunas', () => {
    expect(zone('16').name).toBe('Ñuble');
    expect(zone('16').comunas).toHaveLength(21);
  });

  test('Antártica is a comuna without outline', () => {
    expect(zone('12202')).toMatchObject({ name: 'Antártica', drawn: false });
  });

  test('regions go from north to south, not by code', () => {
    expect(whole.byLevel.region.map(({ id }) => id)).toEqual(REGIONS_NORTH_TO_SOUTH);
    expect(whole.byLevel.comuna[0]?.name).toBe('Arica');
  });

  test('the comunas of the provinces are the comunas of the country, each once', () => {
    const members = whole.byLevel.provincia.flatMap(({ comunas }) => comunas);
    expect([...members].sort((a, b) => a - b)).toEqual(whole.comunas.map((_, at) => at));
  });
});

test('who contains Calama: El Loa, the Región de Antofagasta, Chile', () => {
  const calama = '02201' as ZoneId;
  expect(ancestor(whole, calama, 'comuna')).toBe('02201');
  expect(ancestor(whole, calama, 'provincia')).toBe('022');
  expect(ancestor(whole, calama, 'region')).toBe('02');
  expect(ancestor(whole, calama, 'pais')).toBe('CL');
  expect(ancestor(whole, '02' as ZoneId, 'comuna')).toBeUndefined();
});

test('the order of the file changes nothing', () => {
  const list = ['02201', '01101', '13101', '01401', '05201'].map((cut) => comuna(cut));
  const straight = buildTerritory(list);
  fc.assert(
    fc.property(fc.shuffledSubarray(list, { minLength: list.length }), (shuffled) => {
      expect(buildTerritory(shuffled)).toEqual(straight);
    }),
  );
});

test.each([
  ['CL', 'Chile'],
  ['08', 'la Región del Biobío'],
  ['13', 'la Región Metropolitana'],
  ['16', 'la Región de Ñuble'],
  ['022', 'la provincia de El Loa'],
  ['02201', 'Calama'],
])('%s reads «%s» in a sentence', (id, phrase) => {
  expect(zonePhrase(zone(id))).toBe(phrase);
});

describe('comunas by the name people write', () => {
  test.each([
    ['Ñuñoa', '13120'],
    ['nunoa', '13120'],
    ['ÑUÑOA', '13120'],
    ['Titil', '13303'],
    ['Til Til', '13303'],
    ['Tiltil', '13303'],
    ['La Calera', '05502'],
    ['Calera', '05502'],
    ['Treguaco', '16207'],
    ['Trehuaco', '16207'],
    ['Paihuano', '04105'],
    ['Paiguano', '04105'],
    ['Llay-Llay', '05703'],
    ['Llaillay', '05703'],
    ['LLAY LLAY', '05703'],
    ['Coyhaique', '11101'],
    ['Coihaique', '11101'],
    ['Aysén', '11201'],
    ['aisen', '11201'],
    ['Marchigüe', '06204'],
    ['Marchihue', '06204'],
    ['OHiggins', '11302'],
    ['O’Higgins', '11302'],
    ['Puerto Saavedra', '09116'],
    ['Alto Bío Bío', '08314'],
    ['ollague', '02202'],
    ['Ñiquén', '16303'],
  ])('«%s» is %s', (name, cut) => {
    expect(named(name)).toBe(cut);
  });

  test.each(['', 'Otro lugar', 'Sin Información', 'Region de Tarapaca', 'Nunca Jamás'])(
    '«%s» is nowhere',
    (name) => {
      expect(named(name)).toBeUndefined();
    },
  );

  test('every comuna answers to its own name', () => {
    for (const { cut, name } of whole.comunas) expect(named(name)).toBe(cut);
  });

  test('an alias of a comuna that the package does not hold finds nothing', () => {
    expect(comunaNamer(territoryOf('02201'))('Titil')).toBeUndefined();
  });

  test.skipIf(!hasShared)('all the spellings met in nine public sources, 727 of them', () => {
    const text = readFileSync(`${SHARED}/codigos/alias_nombres_comuna.csv`, 'utf8');
    const rows = text
      .trimEnd()
      .split('\n')
      .slice(1)
      .map((line) => line.split(','));
    const missed = rows.filter(
      ([cut, seen]) => cut !== '' && named((seen ?? '').replace(/^"|"$/g, '')) !== cut,
    );
    expect(rows.length).toBeGreaterThan(700);
    expect(missed).toEqual([]);
  });
});

describe('searching', () => {
  const found = (text: string) => searchZones(whole, text).map(({ zone: { id } }) => id);

  test.each([
    ['nunoa', '13120'],
    ['coyhaique', '11101'],
    ['aisen', '11201'],
    ['ohiggins', '11302'],
    ['calama', '02201'],
    ['titil', '13303'],
  ])('«%s» puts %s first', (typed, id) => {
    expect(found(typed)[0]).toBe(id);
  });

  test('«ohiggins» is a comuna in the south and a region in the centre: both are offered', () => {
    expect(found('ohiggins')).toEqual(expect.arrayContaining(['11302', '06']));
  });

  test('a name of three levels: the comuna, then the province, then the region', () => {
    expect(found('antofagasta').slice(0, 3)).toEqual(['02101', '021', '02']);
  });

  test('the beginning of any word is enough', () => {
    expect(found('pascua')).toContain('05201');
    expect(found('almonte')).toContain('01401');
  });

  test('each answer says where it lies', () => {
    expect(searchZones(whole, 'calama')[0]?.within).toBe('Provincia: El Loa · Región: Antofagasta');
  });

  test('nothing typed, nothing found; and never more than asked', () => {
    expect(searchZones(whole, ' ¿? ')).toEqual([]);
    expect(searchZones(whole, 'a', 5)).toHaveLength(5);
  });

  test('any text at all is answered without fault', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(searchZones(whole, text).length).toBeLessThanOrEqual(8);
      }),
    );
  });

  test('every comuna is found first by its own name', () => {
    const lost = whole.comunas.filter(({ name, cut }) => found(name)[0] !== cut);
    expect(lost).toEqual([]);
  });
});

test('the codes of the outline are those of the table of data', () => {
  const codes = plainLines('data/chile/comunas_datos.csv')
    .slice(1)
    .map(([cut]) => cut);
  expect(codes).toEqual([...whole.comunas].map(({ cut }) => cut as string).sort());
});

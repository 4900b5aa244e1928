import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CIIU } from '../../../src/domain/sectors.ts';
import { comunaReader } from '../../../src/load/open/comuna_reader.ts';
import { sectorReader } from '../../../src/load/open/sector_reader.ts';
import { chile, hasShared, SHARED } from '../../fixtures/chile.ts';

const territory = chile();
const { read, readBoth, suggest } = comunaReader(territory);
const cutOf = (text: string) => {
  const answer = read(text);
  return answer.kind === 'comuna' ? answer.cut : answer.kind === 'ninguna' ? answer.why : undefined;
};

describe('a comuna as offices write it', () => {
  test.each([
    ['01101', '01101'],
    ['1101', '01101'],
    ['1101.0', '01101'],
    ['08401', '16101'],
    ['8421', '16109'],
    ['10501', '14101'],
    ['Ñuñoa', '13120'],
    ['NUNOA', '13120'],
    ['Titil', '13303'],
    ['Treguaco', '16207'],
    ['Coihaique', '11101'],
    ['Aisén', '11201'],
    ['Paihuano', '04105'],
    ['Marchihue', '06204'],
    ['Llay-Llay', '05703'],
    ['OHIGGINS', '11302'],
    ['Pto. Montt', '10101'],
    ['I. Municipalidad de Maipú', '13119'],
    ['13101 - Santiago', '13101'],
    ['Santiago (13101)', '13101'],
    ['Vi\ufffda del Mar', '05109'],
    ['VI?A DEL MAR', '05109'],
    ['Ã‘uÃ±oa', '13120'],
    ['', 'vacia'],
    ['Sin Información', 'sin_comuna'],
    ['Extranjero', 'sin_comuna'],
    ['Dirección de Grandes Contribuyentes', 'sin_comuna'],
    ['99999', 'sin_comuna'],
    ['Total país', 'total'],
    ['Región de Ñuble', 'total'],
    ['16', 'total'],
    ['Santiago Sur', undefined],
    ['02199', undefined],
    ['76001', undefined],
  ])('%s → %s', (text, expected) => {
    expect(cutOf(text)).toBe(expected);
  });

  test('what had to be supposed is told', () => {
    const codeOf = (text: string) => {
      const answer = read(text);
      return answer.kind === 'comuna' ? answer.notice?.code : undefined;
    };
    expect(['01101', '1101', '8401', 'Vi?a del Mar'].map(codeOf)).toEqual([
      undefined,
      'codigo-sin-cero',
      'codigo-antiguo',
      'nombre-danado',
    ]);
  });

  test('a code and a name: alike, at odds, and a region named like a comuna', () => {
    expect(readBoth('13101', 'Santiago')).toMatchObject({ cut: '13101', notice: undefined });
    // SII has its own numbers, in which 01101 is Arica.
    expect(readBoth('01101', 'Arica')).toMatchObject({
      cut: '15101',
      notice: { code: 'codigo-y-nombre-distintos' },
    });
    expect(readBoth('5', 'Valparaíso')).toEqual({ kind: 'ninguna', why: 'total' });
    expect(readBoth('13101', 'nada')).toMatchObject({ cut: '13101' });
  });

  test('suggestions: a letter more or less, part of a name, a code beside it; those of the region first', () => {
    const names = (text: string, region?: string) => suggest(text, region).map(({ name }) => name);
    expect(names('Iquiqe')).toEqual(['Iquique']);
    expect(names('Santiago Sur')).toEqual(['Santiago']);
    expect(names('Cnchalí')[0]).toBe('Conchalí');
    expect(names('Cnchalí', 'Libertador')[0]).toBe('Machalí');
    expect(names('Bogotá')).toEqual([]);
  });

  test('what the reader says stands before anything', () => {
    const own = comunaReader(territory, { 'Santiago Sur': '13101' as never, Calama: '' });
    expect(own.read(' Santiago Sur ')).toMatchObject({ cut: '13101' });
    expect(own.read('Calama')).toEqual({ kind: 'ninguna', why: 'mano' });
  });

  test('any text gets an answer, and a suggestion is always a comuna', () => {
    const cuts = new Set<string>(territory.comunas.map(({ cut }) => cut));
    const texts = fc.oneof(
      fc.string({ maxLength: 200 }),
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc
        .constantFrom(...territory.comunas.map(({ name }) => name))
        .chain((name) => fc.nat(name.length).map((at) => name.slice(0, at) + name.slice(at + 1))),
      fc.integer().map(String),
    );
    fc.assert(
      fc.property(texts, texts, (text, other) => {
        const answer = readBoth(text, other);
        if (answer.kind === 'comuna') expect(cuts.has(answer.cut)).toBe(true);
        const offered = suggest(text, other);
        expect(offered.length).toBeLessThanOrEqual(3);
        for (const { cut } of offered) expect(cuts.has(cut)).toBe(true);
      }),
      { numRuns: 30 },
    );
  });

  test.skipIf(!hasShared)('every spelling met in public tables is read as its comuna', () => {
    const lines = readFileSync(`${SHARED}/codigos/alias_nombres_comuna.csv`, 'utf8')
      .trimEnd()
      .split('\n')
      .slice(1);
    expect(lines.length).toBe(727);
    for (const line of lines) {
      const [cut = '', name = ''] = line.split(',');
      expect(cutOf(name), name).toBe(cut);
    }
  });
});

describe('a sector as offices write it', () => {
  const sectors = sectorReader(CIIU);
  test.each([
    ['G', 'G'],
    ['47', '47'],
    ['1', '01'],
    ['011101', '01'],
    ['11101', '01'],
    ['960 - Otras actividades de servicios personales', '96'],
    ['960200 - Peluquería y otros tratamientos de belleza', '96'],
    ['A - Agricultura, ganadería, silvicultura y pesca', 'A'],
    ['N - ENSEÑANZA', 'P'],
    ['Industrias manufactureras metálicas', 'C'],
    ['Sin información', 'SI'],
    ['J - Transporte, almacenamiento y comunicaciones', 'SI'],
    ['Total', 'total'],
    ['', 'vacio'],
    ['cualquier cosa', undefined],
    ['00', undefined],
  ])('%s → %s', (text, expected) => {
    const answer = sectors.read(text);
    expect(
      answer.kind === 'sector' ? answer.sector : answer.kind === 'ninguno' ? answer.why : undefined,
    ).toBe(expected);
  });

  test('any text gets an answer', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 100 }), (text) => {
        const answer = sectors.read(text);
        if (answer.kind === 'sector') expect(CIIU.has(answer.sector)).toBe(true);
      }),
      { numRuns: 30 },
    );
  });
});

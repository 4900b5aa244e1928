import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { SectorCode } from '../../src/domain/ids.ts';
import { CIIU, compareSectors, parseActivity, SECTION_CODES } from '../../src/domain/sectors.ts';
import { hasShared, SHARED } from '../fixtures/chile.ts';

const sector = (code: string) => CIIU.get(code as SectorCode);

describe('CIIU4.CL', () => {
  test('21 sections, 89 divisions and «Sin información»', () => {
    const levels = [...CIIU.values()].map(({ level, code }) => (code === 'SI' ? 'SI' : level));
    expect(levels.filter((level) => level === 'rubro')).toHaveLength(21);
    expect(levels.filter((level) => level === 'division')).toHaveLength(89);
    expect(levels.filter((level) => level === 'SI')).toHaveLength(1);
    expect(SECTION_CODES.join('')).toBe('ABCDEFGHIJKLMNOPQRSTU');
  });

  test.each([
    ['47', 'G'],
    ['01', 'A'],
    ['04', 'B'],
    ['35', 'D'],
    ['99', 'U'],
  ])('division %s belongs to section %s', (division, section) => {
    expect(sector(division)?.section).toBe(section);
  });

  test('there is no division 34, 40, 44, 48, 54, 57, 67, 76, 83 or 89', () => {
    for (const code of ['00', '34', '40', '44', '48', '54', '57', '67', '76', '83', '89'])
      expect(sector(code)).toBeUndefined();
  });

  test('each has a name to be read and a short one for lists', () => {
    for (const { name, short } of CIIU.values()) {
      expect(name.length).toBeGreaterThan(3);
      expect(short.length).toBeLessThanOrEqual(60);
    }
    expect(sector('G')?.short).toBe('Comercio');
  });

  test.skipIf(!hasShared)('the 674 codes of SII fall in the section that SII gives them', () => {
    const lines = readFileSync(`${SHARED}/codigos/sii_actividades_economicas_6dig.csv`, 'utf8')
      .trimEnd()
      .split('\n');
    const header = (lines[0] ?? '').split(',');
    const at = {
      code: header.findIndex((name) => /cod/.test(name)),
      section: header.findIndex((name) => /secc/.test(name)),
    };
    expect(at.code).toBeGreaterThanOrEqual(0);
    const wrong = lines.slice(1).filter((line) => {
      const cells = line.match(/("([^"]|"")*"|[^,]*)(,|$)/g)?.map((cell) => cell.replace(/,$/, '')) ?? [];
      return parseActivity(cells[at.code] ?? '')?.section !== cells[at.section];
    });
    expect(lines.length - 1).toBe(674);
    expect(wrong).toEqual([]);
  });
});

describe('the activity that a business file names', () => {
  test.each([
    ['G', 'G', undefined],
    [' g ', 'G', undefined],
    ['47', 'G', '47'],
    ['1', 'A', '01'],
    ['04', 'B', '04'],
    ['471100', 'G', '47'],
    ['011101', 'A', '01'],
    ['11101', 'A', '01'],
    ['960909', 'S', '96'],
  ])('«%s» is section %s, division %s', (text, section, division) => {
    expect(parseActivity(text)).toEqual({ section, division });
  });

  test.each(['', 'Z', 'comercio', '34', '4711', '471', '1234567', 'SIN ACTIVIDAD ASIGNABLE', '-1', '4.7'])(
    '«%s» is none',
    (text) => {
      expect(parseActivity(text)).toBeUndefined();
    },
  );
});

test('sections by letter, and «Sin información» after all', () => {
  const codes = ['SI', 'U', 'A', 'G-10', 'G-02', 'G'] as SectorCode[];
  expect(codes.sort(compareSectors)).toEqual(['A', 'G', 'G-02', 'G-10', 'U', 'SI']);
  expect(compareSectors('SI' as SectorCode, 'SI' as SectorCode)).toBe(0);
});

import { describe, expect, test } from 'vitest';
import {
  COUNTRY,
  levelOf,
  parseCut,
  parseSectorCode,
  parseZoneId,
  type ZoneId,
} from '../../src/domain/ids.ts';

describe('codes are text', () => {
  test('a comuna has five digits and begins with its region: 01101, 16302', () => {
    expect(parseCut('01101')).toBe('01101');
    expect(parseCut('16302')).toBe('16302');
  });

  test.each(['1101', '101', '17101', '00101', '011011', '0110a', ' 01101', '', 'CL'])(
    '«%s» is not a comuna',
    (text) => {
      expect(parseCut(text)).toBeUndefined();
    },
  );

  test.each([
    ['CL', 'pais'],
    ['02', 'region'],
    ['022', 'provincia'],
    ['02201', 'comuna'],
  ])('«%s» is a zone of level %s', (text, level) => {
    const zone = parseZoneId(text);
    expect(zone).toBe(text);
    expect(zone && levelOf(zone)).toBe(level);
  });

  test.each(['2', '0220', '17', 'cl', '022011', ''])('«%s» is not a zone', (text) => {
    expect(parseZoneId(text)).toBeUndefined();
  });

  test('the country stands above the regions', () => {
    expect(levelOf(COUNTRY)).toBe('pais');
    expect(levelOf('13' as ZoneId)).toBe('region');
  });

  test.each(['A', 'U', '01', '47', 'G-03', 'N-120', 'SI'])('«%s» may be a sector', (text) => {
    expect(parseSectorCode(text)).toBe(text);
  });

  test.each(['V', 'g', '1', '471', 'G03', 'G-3', 'si', '', 'A-'])('«%s» cannot be a sector', (text) => {
    expect(parseSectorCode(text)).toBeUndefined();
  });
});

import { expect, test } from 'vitest';
import { decodeText } from '../../src/load/decode.ts';
import { bytes, latin1 } from '../fixtures/package.ts';

test('UTF-8, with or without a mark at the beginning', () => {
  expect(decodeText(bytes('Ñuñoa'))).toEqual({ text: 'Ñuñoa', encoding: 'UTF-8' });
  expect(decodeText(bytes('\uFEFFÑuñoa'))).toEqual({ text: 'Ñuñoa', encoding: 'UTF-8 con BOM' });
});

test('what is not UTF-8 is read as Windows-1252, Latin-1 with dashes and curly quotes', () => {
  expect(decodeText(latin1('Ñuñoa, Aysén'))).toEqual({ text: 'Ñuñoa, Aysén', encoding: 'Latin-1' });
  // 0x96 is a dash, 0x93 and 0x94 quotes, 0x80 the euro.
  expect(decodeText(Uint8Array.from([0xd1, 0x96, 0x93, 0x94, 0x80])).text).toBe('Ñ–“”€');
});

test('no bytes are no text', () => {
  expect(decodeText(new Uint8Array())).toEqual({ text: '', encoding: 'UTF-8' });
});

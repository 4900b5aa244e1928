/** Signs of Windows-1252 that Node 20 leaves as control codes (browsers do not): dashes, curly quotes, the euro… */
const WINDOWS_1252: Readonly<Record<string, string>> = Object.fromEntries(
  [...'€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'].map((sign, at) => [
    String.fromCharCode(0x80 + at),
    sign,
  ]),
);

export type Encoding = 'UTF-8' | 'UTF-8 con BOM' | 'Latin-1';

/** How the bytes of a file whose encoding is known are read, piece by piece. */
export function decoderOf(encoding: Encoding): (bytes: Uint8Array) => string {
  if (encoding !== 'Latin-1') {
    const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });
    return (bytes) => utf8.decode(bytes);
  }
  const windows = new TextDecoder('windows-1252');
  return (bytes) => windows.decode(bytes).replace(/[\u0080-\u009f]/g, (sign) => WINDOWS_1252[sign] ?? sign);
}

/** Bytes as text: UTF-8 (with or without BOM) when they are valid UTF-8, Windows-1252 (Latin-1) otherwise. */
export function decodeText(bytes: Uint8Array): { text: string; encoding: Encoding } {
  const bom = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return { text, encoding: bom ? 'UTF-8 con BOM' : 'UTF-8' };
  } catch {
    return { text: decoderOf('Latin-1')(bytes), encoding: 'Latin-1' };
  }
}

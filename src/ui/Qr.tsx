import makeQr from 'qrcode-generator';
import type { ReactNode } from 'react';

/** Light modules around a QR code, by its standard (ISO/IEC 18004). */
const QUIET = 4;

/**
 * An address as a QR code, of error correction M. It is black on white in every theme: a phone reads no other. A text that
 * does not fit (over some 2,300 signs) has no code.
 */
export function Qr({ text, label }: { readonly text: string; readonly label: string }): ReactNode {
  const modules = modulesOf(text);
  if (!modules) return null;
  const side = modules.length + 2 * QUIET;
  const path = modules
    .flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x + QUIET} ${y + QUIET}h1v1h-1z`] : [])))
    .join('');
  return (
    <svg
      className="qr"
      viewBox={`0 0 ${side} ${side}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <rect width={side} height={side} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}

/** Whether each module is dark, row by row; undefined where the text does not fit. */
export function modulesOf(text: string): readonly (readonly boolean[])[] | undefined {
  try {
    const code = makeQr(0, 'M');
    // The library writes one byte for each sign: the bytes of UTF-8 are given as signs, so that a name with ñ is read.
    code.addData(String.fromCharCode(...new TextEncoder().encode(text)));
    code.make();
    const count = code.getModuleCount();
    return Array.from({ length: count }, (_, y) =>
      Array.from({ length: count }, (__, x) => code.isDark(y, x)),
    );
  } catch {
    return undefined;
  }
}

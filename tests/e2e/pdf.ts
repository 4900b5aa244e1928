import { execFileSync } from 'node:child_process';
import { pdftotextPath } from '../../bin/poppler.ts';

/** Why what is printed is not read here; undefined where it is. */
export const NO_READER = pdftotextPath() ? undefined : 'No hay pdftotext (poppler-utils) en este equipo';

/** What each page of a PDF says. */
export function textsOf(pdf: Uint8Array): readonly string[] {
  const path = pdftotextPath();
  if (!path) throw new Error(NO_READER);
  const text = execFileSync(path, ['-layout', '-', '-'], { input: pdf, encoding: 'utf8' });
  return text.split('\f').slice(0, -1);
}

import { aptInstall, programPath } from './lib/apt.ts';

const KNOWN = ['/usr/bin/pdftotext', '/usr/local/bin/pdftotext', '/opt/homebrew/bin/pdftotext'];

/** Where poppler's reader of PDF is: PDFTOTEXT_PATH, or one already installed; undefined when there is none. */
export function pdftotextPath(): string | undefined {
  return programPath(process.env.PDFTOTEXT_PATH, KNOWN);
}

/** Sees to it that what is printed can be read; where it cannot, the tests that read it are skipped, and this says so. */
export async function main(): Promise<number> {
  if (!pdftotextPath()) aptInstall('poppler-utils');
  const path = pdftotextPath();
  if (path) console.log(path);
  else
    console.error(
      'No hay pdftotext: las pruebas que leen lo impreso se saltan. Instala poppler-utils o di dónde está con PDFTOTEXT_PATH.',
    );
  return 0;
}

import { execFileSync } from 'node:child_process';
import { aptInstall, programPath } from './lib/apt.ts';

const KNOWN = ['/usr/bin/firefox-esr', '/usr/bin/firefox', '/snap/bin/firefox'];

/** Where a Firefox is: FIREFOX_PATH, or one already installed; undefined when there is none. */
export function firefoxPath(): string | undefined {
  return programPath(process.env.FIREFOX_PATH, KNOWN);
}

/** The same for Firefox; where there is none and none can be installed, its tests are skipped, and this says so. */
export async function main(): Promise<number> {
  if (!firefoxPath()) aptInstall('firefox-esr');
  const path = firefoxPath();
  if (path) console.log(`${path}: ${execFileSync(path, ['--version'], { encoding: 'utf8' }).trim()}`);
  else console.error('No hay Firefox: sus pruebas se saltan. Instálalo o di dónde está con FIREFOX_PATH.');
  return 0;
}

import { execFileSync } from 'node:child_process';
import { aptInstall, programPath } from './lib/apt.ts';

const KNOWN = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
];

/** Where a Chromium is: CHROMIUM_PATH, or one already installed; undefined when there is none. */
export function chromiumPath(): string | undefined {
  return programPath(process.env.CHROMIUM_PATH, KNOWN);
}

/**
 * Sees to it that the browser tests have a Chromium: one that is there, or Debian's package, installed now when this
 * runs as root. Playwright's own download is not used: it fetches a binary from elsewhere.
 */
export async function main(): Promise<number> {
  if (!chromiumPath()) aptInstall('chromium');
  const path = chromiumPath();
  if (!path) {
    console.error('No hay Chromium. Instálalo (apt-get install chromium) o di dónde está con CHROMIUM_PATH.');
    return 1;
  }
  console.log(`${path}: ${execFileSync(path, ['--version', '--no-sandbox'], { encoding: 'utf8' }).trim()}`);
  return 0;
}

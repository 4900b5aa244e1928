import { mkdirSync, readFileSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { chromiumPath } from './chromium.ts';

const FOLDER = 'public/iconos';

/** What a device shows of the installed application. A cuttable one leaves room for the device to cut it round. */
const ICONS = [
  { file: 'icono-192.png', side: 192, part: 1, ground: 'transparent' },
  { file: 'icono-512.png', side: 512, part: 1, ground: 'transparent' },
  { file: 'icono-recortable-512.png', side: 512, part: 0.66, ground: '#faf8f4' },
  { file: 'icono-apple-180.png', side: 180, part: 0.8, ground: '#faf8f4' },
] as const;

/** Draws the icons of the installed application from `public/icono.svg`: `node bin/run.mjs bin/iconos.ts`. */
export async function main(): Promise<number> {
  const executablePath = chromiumPath();
  if (!executablePath) {
    console.error('No hay Chromium con que dibujar los iconos.');
    return 1;
  }
  mkdirSync(FOLDER, { recursive: true });
  const svg = readFileSync('public/icono.svg', 'utf8');
  const browser = await chromium.launch({ executablePath, args: ['--headless', '--no-sandbox'] });
  for (const { file, side, part, ground } of ICONS) {
    const page = await browser.newPage({ viewport: { width: side, height: side } });
    await page.setContent(
      `<style>body{margin:0;display:grid;place-items:center;height:100vh;background:${ground}}svg{width:${100 * part}vw}</style>${svg}`,
    );
    await page.screenshot({ path: `${FOLDER}/${file}`, omitBackground: true });
    await page.close();
  }
  await browser.close();
  return 0;
}

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import puppeteer, { type Browser, type ElementHandle, type Page } from 'puppeteer-core';
import { firefoxPath } from '../../bin/firefox.ts';
import { type Host, startHost } from './host.ts';

// Playwright drives only a Firefox of its own; Debian's is driven by WebDriver BiDi through Puppeteer.
const executablePath = firefoxPath();
test.skip(!executablePath, 'No hay Firefox en este equipo');
test.describe.configure({ timeout: 180_000 });

let browser: Browser;
let host: Host;
let page: Page;
let problems: string[];
test.beforeEach(async () => {
  host = await startHost('/municipio/mapa/');
  browser = await puppeteer.launch({
    browser: 'firefox',
    headless: true,
    ...(executablePath ? { executablePath } : {}),
  });
  page = await newPage();
  problems = [];
  page.on('pageerror', (error) => problems.push(String(error)));
  // What the page's own security policy refuses is told here too.
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
});
test.afterEach(async () => {
  await browser.close();
  await host.stop();
});

async function newPage(): Promise<Page> {
  const opened = await browser.newPage();
  await opened.setViewport({ width: 1440, height: 900 });
  opened.setDefaultTimeout(30_000);
  return opened;
}

/** Text that the page shows; waited for. */
const sees = (text: string) => page.waitForSelector(`::-p-text(${text})`, { visible: true });
const press = async (role: string, name: string) => {
  const found = await page.waitForSelector(`::-p-aria([name="${name}"][role="${role}"])`, { visible: true });
  await found?.click();
};

test('en Firefox busco mi comuna, leo su ficha y miro el mapa sin WebGL', async () => {
  await page.goto(host.url);
  await page.waitForSelector('main h2');
  await press('link', 'Explorar');
  await sees('Tu navegador no puede dibujar el mapa con WebGL.');
  await page.waitForSelector('svg[role="img"][aria-label^="Mapa de Potencial, 346 zonas"]');
  expect(host.asked.filter((name) => /MapView|maplibre/.test(name))).toEqual([]);
  // The field becomes the list of what is found as soon as it is entered, and keeps the focus.
  await (await page.waitForSelector('input[placeholder^="Busca una comuna"]'))?.click();
  await page.waitForSelector('[role="listbox"]');
  await page.keyboard.type('Calama');
  await (await page.waitForSelector('[role="option"]::-p-text(Calama)'))?.click();
  // The same sentence as in Chromium.
  await sees('En Calama hay 2.932 empresas de comercio');
  await page.waitForSelector('svg[role="img"][aria-label*="Elegida: Calama."]');
  await press('button', 'Antofagasta');
  await page.waitForFunction(() => !document.querySelector('[data-zone="13101"]'));
  await page.goto(`${host.url}?ver=pladeco&zona=02201`);
  await sees('El taller revisó 5 líneas de 2 programas.');
  expect(problems).toEqual([]);
});

test('en Firefox imprimo la ficha', async () => {
  await page.goto(`${host.url}?zona=02201`);
  await sees('En Calama hay 2.932 empresas de comercio');
  const paper = await page.pdf({ path: test.info().outputPath('ficha.pdf') });
  expect(Buffer.from(paper.subarray(0, 5)).toString('latin1')).toBe('%PDF-');
  // Its pages are compressed; a sheet that came out empty takes a tenth of this.
  expect(paper.length).toBeGreaterThan(50_000);
  expect(problems).toEqual([]);
});

test('en Firefox lo que imprimo de un paquete inventado lleva el timbre en todas sus páginas', async () => {
  await page.goto(`${host.url}?datos=calama-ficticio&ver=informe&de=zona&zona=02201`);
  await page.waitForSelector('[data-listo]');
  // Firefox prints our letters as drawings, that no reader of PDF reads: what can be asked is the rule that shows the stamp.
  const stamp = await page.evaluate(() => ({
    rules: document.adoptedStyleSheets.flatMap((sheet) => [...sheet.cssRules].map(({ cssText }) => cssText)),
    says: document.querySelector('.paper-stamp')?.textContent,
    position: getComputedStyle(document.querySelector('.paper-stamp') ?? document.body).position,
  }));
  expect(stamp.rules.join().replace(/\s+/g, ' ')).toContain(
    '@media print { .paper-stamp { display: block; } }',
  );
  expect(stamp).toMatchObject({ says: 'FICTICIO', position: 'fixed' });
  expect((await page.pdf()).length).toBeGreaterThan(50_000);
  expect(problems).toEqual([]);
});

test('en Firefox abro mi propio registro', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'mapa-firefox-'));
  const file = join(folder, 'registro.csv');
  await writeFile(
    file,
    'id;nombre;comuna;sector;trabajadores\n1;Almacén Uno;Calama;G;2\n2;Bazar;Calama;G;1\n',
  );
  await page.goto(`${host.url}?ver=abrir`);
  const input = (await page.waitForSelector('input[type="file"]')) as ElementHandle<HTMLInputElement>;
  await input.uploadFile(file);
  await press('button', 'Usar estos datos');
  await sees('están solo en este equipo');
  expect(problems).toEqual([]);
  await rm(folder, { recursive: true });
});

test('en Firefox entro sin conexión después de mi primera visita', async () => {
  await page.goto(host.url);
  await page.waitForSelector('html[data-offline="listo"]', { timeout: 90_000 });
  // Without WebGL what draws the large map is not kept either.
  expect(host.asked.filter((name) => /MapView|maplibre/.test(name))).toEqual([]);
  await page.close();
  await host.stop();
  page = await newPage();
  await page.goto(`${host.url}?zona=02201`);
  await sees('En Calama hay 2.932 empresas de comercio');
  await page.waitForSelector('svg[role="img"][aria-label*="Elegida: Calama."]');
});

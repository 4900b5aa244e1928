/**
 * `npm run bench:navegador`: what it costs a reader to open a register of their own, in the built application and in a real
 * browser, at several sizes. Seconds and megabytes are of this machine and this moment; what is carried from one place to
 * another is the ratio, against a bare page that reads the same bytes and does nothing with them.
 *
 *   npm run bench:navegador                      10.000, 100.000 y 1.500.000 filas
 *   npm run bench:navegador -- 10000 100000      otros tamaños
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Browser, type CDPSession, chromium, type Page } from '@playwright/test';
import { build, type PreviewServer, preview } from 'vite';
import { chromiumPath } from '../../bin/chromium.ts';

const SIZES = [10_000, 100_000, 1_500_000];
const PORT = 4190;
const BASE = `http://localhost:${PORT}`;
const FOLDER = resolve('.cache/bench/navegador');
/** Nobody waits longer than this for anything. */
const PATIENCE = 15 * 60_000;

interface Opening {
  readonly rows: number;
  readonly megabytes: number;
  /** Seconds from the file being chosen to its preview, and from there to the coloured map and to its points. */
  readonly preview: number;
  readonly coloured: number;
  readonly points: number;
  /** Longest that the page's own thread was busy, and longest that the words of the progress stood still; seconds. */
  readonly busiest: number;
  readonly stillest: number;
  /** Changes of those words. */
  readonly changes: number;
  /** Megabytes of the page and its workers: before, and at their highest. */
  readonly before: number;
  readonly highest: number;
  readonly ofItsPage: number;
  /** What the map says that it draws, when all are asked for. */
  readonly drawn: number;
}

interface Shipped {
  /** To its coloured map, once it has been read. */
  readonly seconds: number;
  readonly busiest: number;
  readonly highest: number;
}

/** What a bare page takes to read the same bytes in a worker; seconds. */
type Bare = number;

function registerOf(rows: number): string {
  mkdirSync(FOLDER, { recursive: true });
  const path = `${FOLDER}/registro-${rows}.csv`;
  const script = ['bin/run.mjs', 'bin/registro-sintetico.ts', '--filas', String(rows), '--salida', path];
  if (!existsSync(path)) execFileSync(process.execPath, script, { stdio: 'inherit' });
  return path;
}

/** Megabytes of a page with its workers, as their engine counts them: objects, and the bytes behind typed arrays. */
async function startMeter(page: Page) {
  const session = await page.context().newCDPSession(page);
  const workers = new Set<string>();
  const waiting = new Map<number, (megabytes: number) => void>();
  let asked = 0;
  const megabytes = (usage: Usage) =>
    (usage.usedSize + (usage.backingStorageSize ?? 0) + (usage.embedderHeapUsedSize ?? 0)) / 1e6;
  session.on('Target.attachedToTarget', ({ sessionId }) => workers.add(sessionId));
  session.on('Target.detachedFromTarget', ({ sessionId }) => workers.delete(sessionId));
  session.on('Target.receivedMessageFromTarget', ({ message }) => {
    const { id, result } = JSON.parse(message) as { id: number; result?: Usage };
    if (result) waiting.get(id)?.(megabytes(result));
    waiting.delete(id);
  });
  await session.send('Target.setAutoAttach', {
    autoAttach: true,
    waitForDebuggerOnStart: false,
    flatten: false,
  });
  const ofWorker = (sessionId: string) =>
    new Promise<number>((done) => {
      asked += 1;
      waiting.set(asked, done);
      const message = JSON.stringify({ id: asked, method: 'Runtime.getHeapUsage' });
      session.send('Target.sendMessageToTarget', { sessionId, message }).catch(() => done(0));
    });
  const parts = () => Promise.all([ofPage(session, megabytes), ...[...workers].map(ofWorker)]);
  const now = async (): Promise<number> => (await parts()).reduce((sum, one) => sum + one, 0);
  let highest = 0;
  let ofItsPage = 0;
  let running = true;
  const sampling = (async () => {
    while (running) {
      // A worker that was taken away never answers.
      const found = await Promise.race([parts(), wait(2000).then(() => [0])]);
      const sum = found.reduce((total, one) => total + one, 0);
      if (sum > highest) [highest, ofItsPage] = [sum, found[0] ?? 0];
      await wait(50);
    }
  })();
  return {
    now,
    /** At its highest: all, and what of it was the page without its workers. */
    async stop() {
      running = false;
      await sampling;
      return { highest, ofItsPage };
    },
  };
}
interface Usage {
  readonly usedSize: number;
  readonly backingStorageSize?: number;
  readonly embedderHeapUsedSize?: number;
}
const wait = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));

async function ofPage(session: CDPSession, megabytes: (usage: Usage) => number): Promise<number> {
  return megabytes((await session.send('Runtime.getHeapUsage')) as Usage);
}

/** Notes in the page its long tasks and every change of the words of the progress. */
function observe(): void {
  const notes = { busiest: 0, changes: [] as number[] };
  Object.assign(window, { notes });
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) notes.busiest = Math.max(notes.busiest, duration);
  }).observe({ type: 'longtask', buffered: false });
  let words = '';
  new MutationObserver(() => {
    const now = document.querySelector('.open-reading p')?.textContent ?? '';
    if (now !== words) notes.changes.push(performance.now());
    words = now;
  }).observe(document.body, { childList: true, characterData: true, subtree: true });
}
interface Notes {
  readonly busiest: number;
  readonly changes: readonly number[];
}

const opened = async (browser: Browser): Promise<Page> => {
  const page = await browser.newPage({
    viewport: { width: 1440, height: 900 },
    locale: 'es-CL',
    serviceWorkers: 'block',
  });
  page.setDefaultTimeout(PATIENCE);
  await page.goto(`${BASE}/?ver=abrir`);
  await page.getByRole('heading', { name: 'Tus datos' }).waitFor();
  // The package that is shipped is read first: what is measured is what comes on top of it.
  await page.getByText('Suelta aquí tus archivos').waitFor();
  await wait(1500);
  return page;
};

async function bring(page: Page, path: string): Promise<void> {
  await page.getByLabel('Tus archivos', { exact: true }).setInputFiles(path);
}
const use = (page: Page) => page.locator('button:enabled', { hasText: 'Usar estos datos' });
const coloured = (page: Page) =>
  page.locator('[data-idle="true"][data-zones-painted]:not([data-zones-painted="0"])');

async function measureOpening(browser: Browser, rows: number): Promise<Opening> {
  const path = registerOf(rows);
  const page = await opened(browser);
  const meter = await startMeter(page);
  await wait(500);
  const before = await meter.now();
  await page.evaluate(observe);
  const start = performance.now();
  const seconds = () => (performance.now() - start) / 1000;
  await bring(page, path);
  await use(page).waitFor();
  const seen = seconds();
  await use(page).click();
  await page.waitForURL(/datos=propios/);
  await coloured(page).waitFor();
  const painted = seconds();
  await page.locator('.map[data-idle="true"][data-businesses]:not([data-businesses="0"])').waitFor();
  const pointed = seconds();
  const notes = (await page.evaluate('notes')) as Notes;
  const { highest, ofItsPage } = await meter.stop();
  await page.getByLabel('Solo el sector elegido').uncheck();
  await wait(1000);
  await page.locator('.map[data-idle="true"]').waitFor();
  const drawn = Number(await page.locator('.map[data-businesses]').getAttribute('data-businesses'));
  await page.close();
  const gaps = notes.changes.slice(1).map((at, one) => at - (notes.changes[one] ?? at));
  return {
    rows,
    megabytes: statSync(path).size / 1e6,
    preview: seen,
    coloured: painted,
    points: pointed,
    busiest: notes.busiest / 1000,
    stillest: Math.max(0, ...gaps) / 1000,
    changes: notes.changes.length,
    before,
    highest,
    ofItsPage,
    drawn,
  };
}

/** The shipped package, with no file of the reader's: what any opening takes before a row is read. */
async function measureShipped(browser: Browser): Promise<Shipped> {
  const page = await opened(browser);
  const meter = await startMeter(page);
  await page.evaluate(observe);
  const start = performance.now();
  await page.getByRole('link', { name: 'Explorar' }).click();
  await coloured(page).waitFor();
  const seconds = (performance.now() - start) / 1000;
  const { busiest } = (await page.evaluate('notes')) as Notes;
  await wait(500);
  const { highest } = await meter.stop();
  await page.close();
  return { seconds, busiest: busiest / 1000, highest };
}

/** The same bytes, in slices of a megabyte, in a worker of a page that has nothing else. */
async function measureBare(browser: Browser, path: string): Promise<Bare> {
  const page = await browser.newPage();
  page.setDefaultTimeout(PATIENCE);
  await page.route(`${BASE}/desnuda`, (route) =>
    route.fulfill({ contentType: 'text/html', body: '<input type="file">' }),
  );
  await page.goto(`${BASE}/desnuda`);
  await page.locator('input').setInputFiles(path);
  const seconds = await page.evaluate(async () => {
    const read = `onmessage = async ({ data: file }) => {
      let bytes = 0;
      for (let at = 0; at < file.size; at += 1 << 20)
        bytes += (await file.slice(at, at + (1 << 20)).arrayBuffer()).byteLength;
      postMessage(bytes);
    }`;
    const worker = new Worker(URL.createObjectURL(new Blob([read])));
    const file = document.querySelector('input')?.files?.[0];
    const start = performance.now();
    const bytes = await new Promise((done) => {
      worker.onmessage = ({ data }) => done(data);
      worker.postMessage(file);
    });
    if (bytes !== file?.size) throw new Error('bytes perdidos');
    return (performance.now() - start) / 1000;
  });
  await page.close();
  return seconds;
}

/** Stops a long opening half-way: seconds until the page is at rest, and whether what was open is still there. */
async function measureCancel(browser: Browser, path: string) {
  const page = await opened(browser);
  await bring(page, path);
  await use(page).click();
  const stop = page.getByRole('button', { name: 'Cancelar' });
  await stop.waitFor();
  await page.waitForFunction(() => Number(document.querySelector('progress')?.value ?? 0) > 0.3);
  const start = performance.now();
  await stop.click();
  await stop.waitFor({ state: 'detached' });
  const seconds = (performance.now() - start) / 1000;
  const stays = !page.url().includes('propios');
  await page.getByRole('link', { name: 'Explorar' }).click();
  await coloured(page).waitFor();
  await page.close();
  return { seconds, stays };
}

const figure = (value: number, digits = 2) =>
  value.toLocaleString('es-CL', { maximumFractionDigits: digits });

function report(openings: readonly Opening[], bares: readonly Bare[]): void {
  for (const [at, one] of openings.entries()) {
    const bare = bares[at] ?? NaN;
    console.log(`\n${figure(one.rows)} filas, ${figure(one.megabytes, 1)} MB`);
    console.log(
      `  vista previa ${figure(one.preview)} s · mapa con color ${figure(one.coloured)} s · puntos ${figure(one.points)} s`,
    );
    console.log(
      `  leer los mismos bytes y nada más: ${figure(bare)} s; abrir ÷ eso: ${figure(one.coloured / bare, 1)}`,
    );
    console.log(`  la página, ocupada sin pausa: ${figure(one.busiest * 1000, 0)} ms a lo más`);
    console.log(`  el avance cambió ${one.changes} veces; quieto ${figure(one.stillest)} s a lo más`);
    console.log(
      `  memoria: ${figure(one.before, 0)} MB antes, ${figure(one.highest, 0)} MB a lo más (${figure(one.ofItsPage, 0)} la página, el resto sus trabajadores); ÷ el texto: ${figure((one.highest - one.before) / one.megabytes)}`,
    );
    console.log(`  negocios en el mapa: ${figure(one.drawn)}`);
  }
  const [large, middle] = [openings.at(-1), openings.at(-2)];
  if (large && middle)
    console.log(
      `\npor fila, ${figure(large.rows)} ÷ ${figure(middle.rows)}: ${figure(large.coloured / large.rows / (middle.coloured / middle.rows))}`,
    );
}

async function serve(): Promise<PreviewServer> {
  const outDir = `${FOLDER}/dist`;
  await build({ logLevel: 'warn', build: { outDir, emptyOutDir: true } });
  return preview({ logLevel: 'warn', build: { outDir }, preview: { port: PORT, strictPort: true } });
}

export async function main(args: string[]): Promise<number> {
  const sizes = args.length > 0 ? args.map(Number) : SIZES;
  const executablePath = chromiumPath();
  const server = await serve();
  const browser = await chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--use-gl=angle',
      '--use-angle=swiftshader',
      '--enable-unsafe-swiftshader',
    ],
  });
  try {
    const openings: Opening[] = [];
    const bares: Bare[] = [];
    const shipped = await measureShipped(browser);
    console.log(
      `paquete «chile», ya leído: mapa con color ${figure(shipped.seconds)} s · ocupada sin pausa ${figure(shipped.busiest * 1000, 0)} ms · memoria ${figure(shipped.highest, 0)} MB`,
    );
    for (const rows of sizes) {
      openings.push(await measureOpening(browser, rows));
      bares.push(await measureBare(browser, registerOf(rows)));
    }
    report(openings, bares);
    const cancel = await measureCancel(browser, registerOf(sizes.at(-1) ?? 0));
    console.log(
      `\ncancelar a medio camino: ${figure(cancel.seconds)} s; lo que estaba abierto ${cancel.stays ? 'sigue' : 'se perdió'}`,
    );
    return 0;
  } finally {
    await browser.close();
    await server.close();
  }
}

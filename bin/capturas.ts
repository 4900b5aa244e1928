import { readFileSync, writeFileSync } from 'node:fs';
import { type Browser, chromium, type Page } from '@playwright/test';
import { preview } from 'vite';
import { chromiumPath } from './chromium.ts';

/** A picture of the documentation: what is opened, and on what screen. */
interface Shot {
  readonly file: string;
  readonly query: string;
  readonly width: number;
  readonly height: number;
  readonly dark?: boolean;
}

const WIDE = { width: 1440, height: 900 };
const TABLET = { width: 820, height: 1000 };
const PHONE = { width: 360, height: 740 };

const SHOTS: readonly Shot[] = [
  { file: 'inicio', query: '', ...WIDE },
  { file: 'inicio-telefono', query: '', ...PHONE },
  { file: 'explorar', query: '?zona=calama&sector=alojamiento-y-comidas', ...WIDE },
  {
    file: 'emprendo-respuesta',
    query: '?ver=inicio&perfil=emprendo:abrir&zona=02201&negocio=panadería',
    ...PHONE,
  },
  { file: 'emprendo-mapa', query: '?zona=calama&sector=manufactura&panel=mapa', ...PHONE, dark: true },
  { file: 'emprendo-ficha', query: '?zona=calama&sector=manufactura', ...TABLET },
  { file: 'municipio-catastro', query: '?datos=calama-ficticio&ver=catastro', ...WIDE },
  { file: 'municipio-vitrina', query: '?datos=calama-ficticio&ver=vitrina&sector=I', ...TABLET, dark: true },
  { file: 'municipio-informe', query: '?datos=calama-ficticio&ver=informe&de=catastro', ...TABLET },
  { file: 'cosoc-pladeco', query: '?ver=pladeco&zona=calama&linea=2.a', ...WIDE },
  { file: 'cosoc-respuesta', query: '?ver=inicio&perfil=cosoc:pladeco&zona=02201', ...PHONE, dark: true },
  { file: 'cosoc-anexo', query: '?ver=informe&de=pladeco&zona=calama', ...TABLET },
  { file: 'gore-focalizacion', query: '?ver=focalizacion', ...WIDE, dark: true },
  { file: 'gore-respuesta', query: '?ver=inicio&perfil=gore:focalizacion&solo=01', ...PHONE },
  { file: 'gore-anexo', query: '?ver=informe&de=focalizacion', ...TABLET },
];

/** The picture that another site shows beside a link to this one (Open Graph), in pixels. */
const CARD = { width: 1200, height: 630 };

async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
  // Where there is a map: until it has drawn all that it has to.
  if (await page.locator('.map-frame').isVisible())
    await page.locator('[data-idle="true"]:not([data-zones-painted="0"])').waitFor({ timeout: 60_000 });
  // Parts below the screen wait to be seen: only what is in the picture counts.
  await page.waitForFunction(() =>
    [...document.querySelectorAll('.skeleton')].every(
      (one) => one.getBoundingClientRect().top > window.innerHeight,
    ),
  );
}

async function take(browser: Browser, base: string, shot: Shot, style = ''): Promise<Buffer> {
  const page = await browser.newPage({
    viewport: { width: shot.width, height: shot.height },
    colorScheme: shot.dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
    serviceWorkers: 'block',
  });
  await page.goto(`${base}${shot.query}`);
  await settled(page);
  const picture = await page.screenshot({ style });
  await page.close();
  return picture;
}

/** The card of a link: what this is, beside the map. */
async function card(browser: Browser, base: string): Promise<void> {
  const shot = { file: '', query: '?sector=comercio&panel=mapa&embed=1', width: 470, height: 900 };
  const map = await take(browser, base, shot, '.map-frame > :not(:has(canvas)) { visibility: hidden }');

  const font = readFileSync(
    'node_modules/@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2',
  ).toString('base64');
  const icon = readFileSync('public/icono.svg', 'utf8');
  const page = await browser.newPage({ viewport: CARD });
  await page.setContent(`<style>
    @font-face { font-family: S; font-weight: 200 900; src: url(data:font/woff2;base64,${font}) }
    body { margin: 0; display: flex; width: 1200px; height: 630px; overflow: hidden; background: #faf9f5; font-family: S; color: #1c1c1c }
    div { flex: 1; display: grid; align-content: center; gap: 22px; padding: 0 64px }
    svg { width: 92px; height: 92px }
    h1 { margin: 0; font-size: 62px; line-height: 1.05; font-weight: 700 }
    p { margin: 0; font-size: 30px; line-height: 1.3; color: #4a4a4a }
    figure { margin: 0; width: 470px; height: 630px; overflow: hidden }
    img { width: 470px }
  </style><div>${icon}<h1>Mapa Territorial de Oportunidades</h1><p>Qué hay, qué falta y quién puede ayudar, en cada comuna de Chile y cada sector.</p></div>
  <figure><img alt="" src="data:image/png;base64,${map.toString('base64')}"></figure>`);
  await page.waitForFunction(() => document.fonts.status === 'loaded');
  await page.screenshot({ path: 'public/tarjeta.png' });
  await page.close();
}

/** Makes the pictures of the documentation again from `dist/`: all of them, or those whose names are given. */
export async function main(args: readonly string[]): Promise<number> {
  const executablePath = chromiumPath();
  const server = await preview({
    configFile: false,
    build: { outDir: process.env.DIST ?? 'dist' },
    preview: { port: 4179, strictPort: true },
  });
  const browser = await chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    args: ['--no-sandbox', '--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'],
  });
  const base = 'http://localhost:4179/';
  const wanted = (file: string) => args.length === 0 || args.includes(file);
  for (const shot of SHOTS.filter(({ file }) => wanted(file))) {
    writeFileSync(`docs/imagenes/${shot.file}.png`, await take(browser, base, shot));
    console.log(shot.file);
  }
  if (wanted('tarjeta')) await card(browser, base);
  await browser.close();
  await server.close();
  return 0;
}

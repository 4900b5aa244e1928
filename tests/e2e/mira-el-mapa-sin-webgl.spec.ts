import { readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { chromiumPath } from '../../bin/chromium.ts';
import { expectAccessible, open, title, watch } from './page.ts';

const map = (page: Page) => page.getByRole('img', { name: /^Mapa de / });
const zone = (page: Page, id: string) => page.locator(`[data-zone="${id}"]`).first();

const executablePath = chromiumPath();
test.use({
  launchOptions: {
    ...(executablePath ? { executablePath } : {}),
    args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-3d-apis', '--no-first-run'],
  },
});

test('mi computador no tiene WebGL y aun así miro el mapa: más simple, con las mismas cifras y la tabla al lado', async ({
  page,
}) => {
  const { problems } = watch(page);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await open(page);
  await expect(page.getByText('Tu navegador no puede dibujar el mapa con WebGL.')).toBeVisible();
  await expect(map(page)).toHaveAccessibleName(/Mapa de Potencial, 346 zonas\. La tabla tiene las mismas/);
  await expect(page.getByRole('tab', { name: 'Tabla' })).toHaveAttribute('aria-selected', 'true');
  // What would draw the large map never comes.
  expect(asked.filter((url) => /MapView|maplibre/.test(url))).toEqual([]);
  // The same colour as the row of the table.
  await page.getByRole('button', { name: 'Combarbalá' }).first().hover();
  const swatch = page.getByRole('row').filter({ hasText: 'Combarbalá' }).locator('.swatch').first();
  const colour = await swatch.evaluate((node) => getComputedStyle(node).backgroundColor);
  await expect(zone(page, '04302')).toHaveCSS('fill', colour);
  await expectAccessible(page);
  expect(problems).toEqual([]);
});

test('sin WebGL elijo una comuna en el mapa, me acerco a su región y veo su ficha', async ({ page }) => {
  await open(page, '?ver=explorar&panel=sector');
  await zone(page, '02201').hover();
  await expect(page.locator('.plain-readout')).toContainText('Calama');
  await zone(page, '02201').click();
  await expect(title(page)).toHaveText('Calama · Comercio');
  await expect(map(page)).toHaveAccessibleName(/Elegida: Calama\./);
  await page.getByRole('button', { name: 'Antofagasta', exact: true }).click();
  await expect(zone(page, '13101')).toHaveCount(0);
  await expect(zone(page, '02301')).toBeVisible();
  await page.getByRole('button', { name: 'Todo Chile', exact: true }).click();
  await expect(zone(page, '13101')).toHaveCount(1);
  // Far islands are beside it, as on the large map.
  await page.getByRole('button', { name: /^Isla de Pascua/ }).click();
  await expect(title(page)).toHaveText('Isla de Pascua · Comercio');
});

test('sin WebGL miro regiones, una cantidad y lo que pinta otra pantalla', async ({ page }) => {
  await open(page, '?ver=explorar&nivel=region&medida=empresas');
  await expect(map(page)).toHaveAccessibleName(/, 16 zonas\./);
  await expect(page.locator('.zone-map svg circle')).toHaveCount(16);
  await open(page, '?ver=cobertura');
  await expect(map(page)).toHaveAccessibleName(/, 346 zonas\./);
  const fills = await page
    .locator('.zone-map [data-zone]')
    .evaluateAll((paths) => new Set(paths.map((path) => path.getAttribute('fill'))).size);
  expect(fills).toBeGreaterThan(3);
  await expectAccessible(page);
});

test('sin WebGL me llevo la imagen del mapa', async ({ page }) => {
  await open(page, '?ver=explorar');
  const legend = page.getByRole('region', { name: 'Leyenda del mapa' });
  await legend.getByText('Descargar').click();
  const saving = page.waitForEvent('download');
  await legend.getByRole('button', { name: /SVG/ }).click();
  const picture = readFileSync(await (await saving).path(), 'utf8');
  expect(picture.match(/<path/g)?.length).toBeGreaterThan(346);
});

test('sin WebGL el mapa se lee también en el teléfono y en oscuro', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.emulateMedia({ colorScheme: 'dark' });
  await open(page, '?ver=explorar&panel=mapa&zona=02201');
  await expect(map(page)).toBeVisible();
  await expectAccessible(page);
  const box = await map(page).boundingBox();
  expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(360);
});

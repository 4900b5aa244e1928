import { expect, type Page, test } from '@playwright/test';
import { expectAccessible, mapIsIdle, open, title } from './page.ts';

const legend = (page: Page) => page.getByRole('region', { name: 'Leyenda del mapa' });
const limits = (page: Page) => legend(page).locator('.legend-ramp li').allTextContents();

test('alguien toca una comuna en el mapa y se abre su ficha', async ({ page }) => {
  await open(page, '?sector=G&medida=densidad&solo=02');
  await mapIsIdle(page);
  const canvas = page.locator('canvas');
  const box = await canvas.boundingBox();
  if (!box) throw new Error('sin mapa');
  // The middle of the isolated region is land: some comuna of Antofagasta answers.
  await canvas.click({ position: { x: box.width / 2, y: box.height / 2 } });
  await expect(page).toHaveURL(/zona=02\d{3}/);
  await expect(title(page)).toHaveText(/ · Comercio$/);
});

test('cambia cómo se corta y cuántas clases hay, y el enlace lo recuerda', async ({ page }) => {
  await open(page, '?sector=G&medida=densidad');
  await mapIsIdle(page);
  const quantiles = await limits(page);
  expect(quantiles).toHaveLength(5);
  await legend(page).getByText('Clases y fuente').click();
  for (const classing of ['iguales', 'jenks', 'log']) {
    await page.getByLabel('Cómo se corta').selectOption(classing);
    await expect.poll(() => limits(page)).not.toEqual(quantiles);
  }
  await page.getByLabel('Clases', { exact: true }).selectOption('7');
  await expect.poll(async () => (await limits(page)).length).toBe(7);
  await expect(page).toHaveURL(/clases=log-7/);
});

test('las razones por las que falta una cifra van aparte en la leyenda', async ({ page }) => {
  await open(page, '?sector=B&medida=cociente');
  await mapIsIdle(page);
  await expect(legend(page)).toContainText(/bajo el umbral \(1\d\d\)/);
  await expect(legend(page)).toContainText('pocos datos (1)');
  await expect(legend(page)).not.toContainText('sin dato');
});

test('una cantidad se dibuja con círculos, no con colores de área', async ({ page }) => {
  await open(page, '?sector=G&medida=empresas');
  await mapIsIdle(page);
  await expect(legend(page).locator('.legend-ramp')).toHaveCount(0);
  await expect(legend(page).getByRole('img', { name: /El área del círculo crece/ })).toBeVisible();
});

test('aísla una región y la tabla queda con sus comunas', async ({ page }) => {
  await open(page, '?panel=lista&sector=G');
  await page.getByLabel('Ver', { exact: true }).selectOption('15');
  await mapIsIdle(page);
  await expect(page.getByRole('row')).toHaveCount(1 + 4);
});

test('elige una isla en su recuadro', async ({ page }) => {
  await open(page, '?sector=G');
  await mapIsIdle(page);
  await page.getByRole('button', { name: /^Isla de Pascua/ }).click();
  await expect(page).toHaveURL(/zona=05201/);
});

test('provincias y regiones: las mismas cifras, sumadas', async ({ page }) => {
  for (const [level, zones] of [
    ['provincia', 56],
    ['region', 16],
  ] as const) {
    await open(page, `?panel=lista&nivel=${level}&sector=G&medida=empresas`);
    await mapIsIdle(page);
    await expect(page.getByRole('row')).toHaveCount(1 + zones);
  }
});

test('ordena la tabla con el teclado y lo que falta queda al final', async ({ page }) => {
  await open(page, '?panel=lista&sector=B&medida=cociente');
  const head = page.getByRole('columnheader', { name: /Cociente de localización/ });
  await expect(head).toHaveAttribute('aria-sort', 'descending');
  await head.getByRole('button').focus();
  await page.keyboard.press('Enter');
  await expect(head).toHaveAttribute('aria-sort', 'ascending');
  await expect(page.getByRole('row').last()).toContainText(/bajo el umbral|pocos datos/);
  await expect(page.getByRole('row').nth(1)).not.toContainText(/bajo el umbral|pocos datos/);
});

for (const theme of ['light', 'dark'] as const)
  for (const [name, query] of [
    ['el sector', '?sector=I'],
    ['la tabla', '?panel=lista&sector=I&solo=02'],
    ['la ficha', '?zona=01101&sector=I'],
    ['calidad', '?ver=calidad'],
    ['cómo se lee', '?ver=leer'],
  ] as const)
    test(`axe no encuentra nada en ${name}, ${theme === 'dark' ? 'oscuro' : 'claro'}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme: theme });
      await open(page, query);
      await expectAccessible(page);
    });

test('en un teléfono ninguna pantalla es más ancha que él', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  for (const query of [
    '?ver=explorar',
    '?zona=01101&sector=I',
    '?panel=sector',
    '?ver=calidad',
    '?ver=leer',
    '?datos=calama-ficticio',
  ]) {
    await open(page, query);
    await expect(page.locator('table, dl').first()).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  }
  await open(page, '');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
});

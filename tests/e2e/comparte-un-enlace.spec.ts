import { expect, test } from '@playwright/test';
import { mapIsIdle, open, title } from './page.ts';

test('alguien pega un enlace en otro navegador y ve la misma vista', async ({ page, browser }) => {
  await open(page);
  await page.getByLabel('Sector', { exact: true }).selectOption('I');
  await page.getByLabel('Medida').selectOption('cociente');
  await page.getByLabel('Zonas', { exact: true }).selectOption('provincia');
  await page.getByRole('tab', { name: 'Tabla' }).click();
  await page.getByRole('button', { name: 'El Loa', exact: true }).click();
  const heading = title(page);
  await expect(heading).toHaveText('El Loa · Alojamiento y comidas');
  const sentence = await page.locator('.lead').first().innerText();

  const other = await browser.newContext({ locale: 'es-CL' });
  const copy = await other.newPage();
  await copy.goto(page.url());
  await expect(title(copy)).toHaveText('El Loa · Alojamiento y comidas');
  await expect(copy.locator('.lead').first()).toHaveText(sentence);
  await expect(copy.getByLabel('Medida')).toHaveValue('cociente');
  await other.close();
});

test('el botón Atrás deshace cada paso', async ({ page }) => {
  await open(page);
  await page.getByLabel('Sector', { exact: true }).selectOption('B');
  await expect(title(page)).toHaveText('Minería');
  const strongest = page.getByRole('region', { name: 'Dónde es más alto' }).getByRole('row').nth(1);
  const name = await strongest.getByRole('button').first().innerText();
  await strongest.getByRole('button').first().click();
  await expect(title(page)).toHaveText(`${name} · Minería`);
  await page.goBack();
  await expect(title(page)).toHaveText('Minería');
  await page.goBack();
  await expect(title(page)).toHaveText('Comercio');
});

test('la tabla y el mapa van juntos en las dos direcciones', async ({ page }) => {
  await open(page, '?sector=G&medida=densidad&panel=lista');
  await mapIsIdle(page);
  const row = page.getByRole('row').filter({ hasText: 'Calama' });
  await page.getByRole('button', { name: 'Calama', exact: true }).focus();
  await expect(row).toHaveClass(/is-hovered/);
  await page.getByRole('button', { name: 'Calama', exact: true }).press('Enter');
  await expect(page).toHaveURL(/zona=02201/);
  await mapIsIdle(page);
  await page.getByRole('tab', { name: 'Tabla' }).click();
  await expect(row).toHaveClass(/is-chosen/);
  await expect(row).toBeInViewport();
  // And the other way: a click on the map chooses a row, and the table stays.
  await page.getByLabel('Ver', { exact: true }).selectOption('02');
  await mapIsIdle(page);
  const box = await page.locator('canvas').boundingBox();
  await page.locator('canvas').click({ position: { x: (box?.width ?? 0) / 2, y: (box?.height ?? 0) / 2 } });
  await expect(page.getByRole('tab', { name: 'Tabla' })).toHaveAttribute('aria-selected', 'true');
  await expect(page.locator('tr.is-chosen')).toHaveCount(1);
});

test('un enlace con valores que no existen abre la vista de siempre', async ({ page }) => {
  await open(page, '?zona=99999&sector=ZZ&medida=nada&nivel=barrio&pesos=9,9&camara=a,b');
  await expect(title(page)).toHaveText('Comercio');
});

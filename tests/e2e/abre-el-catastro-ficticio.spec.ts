import { expect, test } from '@playwright/test';
import { expectAccessible, mapIsIdle, open, title, watch } from './page.ts';

test('una municipalidad abre el catastro ficticio y ve sus negocios en el mapa', async ({ page }) => {
  const watched = watch(page);
  await open(page);
  await page.getByLabel('Paquete de datos').selectOption('calama-ficticio');
  await expect(title(page)).toHaveText(/^Calama/);
  await expect(page.getByRole('banner').getByText('Ficticio', { exact: true })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Lo que dice el catastro' })).toBeVisible();
  await page.getByRole('button', { name: '¿De dónde sale? Negocios con inicio de actividades' }).click();
  await expect(
    page
      .getByRole('dialog')
      .getByText(/catastro\.csv, \d+ líneas/)
      .first(),
  ).toBeVisible();
  await page.keyboard.press('Escape');
  await mapIsIdle(page);
  await expect(page.getByLabel('Mostrar negocios')).toBeChecked();
  await expectAccessible(page);

  for (const screen of ['Datos', 'Cómo se lee']) {
    await page.getByRole('link', { name: screen, exact: true }).click();
    await expect(page.getByRole('banner').getByText('Ficticio', { exact: true })).toBeVisible();
  }
  expect(watched.problems).toEqual([]);
});

test('lee en Calidad de los datos cada fila mala, con línea, columna y razón', async ({ page }) => {
  await open(page, '?datos=calama-ficticio&ver=calidad');
  await expect(page.getByRole('heading', { name: 'Calidad de los datos' })).toBeVisible();
  const row = page
    .getByRole('row')
    .filter({ hasText: /Longitud y latitud parecen cambiadas/ })
    .first();
  await expect(row).toContainText(/catastro\.csv, línea \d+, longitud/);
  const file = page.getByRole('row').filter({ hasText: 'catastro.csv' }).first();
  const cells = (await file.getByRole('cell').allTextContents()).map((text) => Number(text.replace('.', '')));
  const [, read, used, out] = cells;
  expect(read).toBe((used ?? NaN) + (out ?? NaN));
  expect(read).toBe(3000);
  await expectAccessible(page);
});

import { readFile } from 'node:fs/promises';
import { expect, type Page, test } from '@playwright/test';
import { expectAccessible, open, watch } from './page.ts';

const people = (page: Page) => page.getByRole('region', { name: 'A quiénes ocupa y quiénes estudian cerca' });
const studies = (page: Page) => page.getByRole('region', { name: 'Qué se estudia cerca' });
const sellers = (page: Page) => people(page).getByRole('row', { name: /^Servicios y vendedores/ });

test('alguien lee qué personas necesita el comercio de Calama, y que es un supuesto', async ({ page }) => {
  const { problems } = watch(page);
  await open(page, '?zona=02201&sector=G');
  await expect(people(page).locator('.lead')).toContainText(
    'Comercio en Calama ocupa sobre todo a vendedores y personal de servicios (48,0% de sus puestos',
  );
  await expect(people(page).getByText('Supuesto del proyecto.', { exact: true })).toBeVisible();
  await expect(
    people(page).getByText(/Trabajadores estimados: empresas × trabajadores por empresa/),
  ).toBeVisible();
  await expect(sellers(page)).toContainText('3.681');
  await expect(sellers(page)).toContainText('entre 2.577 y 4.787');
  await expect(people(page).getByRole('row', { name: /^Artesanos/ })).toContainText('falta');
  await expectAccessible(page);
  expect(problems).toEqual([]);
});

test('pregunta de dónde salen los puestos y quienes estudian', async ({ page }) => {
  await open(page, '?zona=02201&sector=G');
  await page
    .getByRole('button', { name: '¿De dónde sale? Puestos en Comercio: Servicios y vendedores' })
    .click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText('empresas.csv, línea 146')).toBeVisible();
  await expect(dialog.getByText(/ocupaciones\.csv, línea/)).toBeVisible();
  await expect(dialog.getByText(/Supuesto del proyecto/).first()).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: '¿De dónde sale? Personas que estudian cerca' }).click();
  await expect(page.getByRole('dialog').getByText(/formacion\.csv, 12 líneas/)).toBeVisible();
});

test('cambia la distancia: la oferta crece y el enlace la lleva', async ({ page }) => {
  await open(page, '?zona=01107&sector=G&radio=0');
  await expect(studies(page).locator('.figures')).toContainText('1.549');
  const choice = studies(page).getByLabel('Hasta qué distancia');
  await choice.focus();
  await choice.selectOption('120');
  await expect(studies(page).locator('.figures')).toContainText('18.991');
  await expect(page).toHaveURL(/radio=120/);
  await expect(choice).toBeFocused();
  await expect(studies(page).getByText(/Con sedes en Iquique/)).toBeVisible();
});

test('pone su propia tabla de ocupaciones, la baja, y vuelve a la del paquete', async ({ page }) => {
  await open(page, '?datos=calama-ficticio&zona=02201&sector=G&panel=ficha');
  const input = people(page).locator('input[type=file]');
  await expect(sellers(page)).toContainText('48,0%');
  await input.setInputFiles({
    name: 'mía.csv',
    mimeType: 'text/csv',
    // Latin-1, with semicolons and decimal commas, as a spreadsheet of Chile saves it.
    buffer: Buffer.from(
      'Título de la oficina;;\r\nSector;Grupo;Coeficiente\r\nG;5;0,8\r\nG;9;0,2\r\n',
      'latin1',
    ),
  });
  await expect(people(page).getByRole('status')).toHaveText('Ahora se usa tu tabla, mía.csv.');
  await expect(sellers(page)).toContainText('80,0%');
  await expect(people(page).getByText(/Se usa tu tabla de ocupaciones/)).toBeVisible();
  await expect(page).not.toHaveURL(/csv/);
  await expectAccessible(page);

  const coming = page.waitForEvent('download');
  await people(page).getByRole('button', { name: 'Descargar la tabla en uso' }).click();
  const file = await readFile(await (await coming).path(), 'utf8');
  expect(file).toContain('G;5;0,8;0,8;0,8\n');

  await people(page).getByRole('button', { name: 'Volver a la tabla del paquete' }).click();
  await expect(sellers(page)).toContainText('48,0%');
  await expect(people(page).getByRole('button', { name: 'Usar mi propia tabla' })).toBeFocused();
});

test('una tabla mala dice archivo, línea y columna, y lo que había sigue', async ({ page }) => {
  await open(page, '?datos=calama-ficticio&zona=02201&sector=G&panel=ficha');
  await people(page)
    .locator('input[type=file]')
    .setInputFiles({
      name: 'mala.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from('sector;grupo;coeficiente\nG;5;0,8\nG;9;poco\n'),
    });
  const alert = people(page).getByRole('alert');
  await expect(alert).toContainText('La tabla no se usó.');
  await expect(alert).toContainText('mala.csv, línea 3, coeficiente');
  await expect(alert).toContainText('suman 0,8 y deben sumar 1');
  await expect(sellers(page)).toContainText('48,0%');
  await expectAccessible(page);
});

test('en un teléfono la página no se ensancha', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await open(page, '?zona=02201&sector=G&panel=ficha');
  await expect(sellers(page)).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
});

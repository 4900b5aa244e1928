import { readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { expectAccessible, open, title, watch } from './page.ts';

const unit = (page: Page) => page.getByLabel('Región o unidad');
const block = (page: Page) => page.getByLabel('Bloque');
const file = (page: Page) => page.getByLabel('Programa o cuadro de mando en CSV');

test('una consejera revisa las metas de su región y ve qué no cuadra', async ({ page }) => {
  const { problems } = watch(page);
  await open(page, '?ver=metas');
  await expect(title(page)).toHaveText('Metas');
  await expect(
    page.getByText(/SERCOTEC fija 144 objetivos .* 62 avisos\. Sin resultados cargados\./),
  ).toBeVisible();
  await expect(page.getByText('Ñuble no está: en ese año no existía como región.')).toBeVisible();

  await unit(page).selectOption('Aysén');
  await expect(page).toHaveURL(/programa=11/);
  await expect(
    page.getByText('Aviso. Los pesos de las actividades suman 90 y deberían sumar 100.'),
  ).toBeVisible();
  await expect(page.getByText('Sin resultado cargado. La meta es 10 EMT.')).toBeVisible();

  await unit(page).selectOption('Arica y Parinacota');
  await block(page).selectOption({
    label: 'III.2.1 Programa de provisión de información de "interés regional"',
  });
  await expect(page.getByText(/su encabezado nombra Metropolitana/).first()).toBeVisible();

  await page.getByRole('button', { name: '¿De dónde sale? Suma de los pesos, III.2.1' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText('metas.csv, línea', { exact: false }).first()).toBeVisible();
  await dialog.getByRole('button', { name: 'Cerrar' }).click();
  expect(problems).toEqual([]);
});

test('desde la lista de avisos llega a la fila que uno señala', async ({ page }) => {
  await open(page, '?ver=metas');
  await page
    .locator('summary')
    .filter({ hasText: 'Un número no es el mismo en el objetivo y en la meta' })
    .click();
  await page.getByRole('button', { name: 'Coquimbo, III.1.2' }).click();
  await expect(page).toHaveURL(/programa=04&bloque=III\.1\.2/);
  await expect(
    page
      .getByRole('list')
      .filter({ hasText: 'Aviso. La lista de territorios dice 15 municipios y la meta, 8 municipios.' })
      .first(),
  ).toBeVisible();
  await page.goBack();
  await expect(unit(page)).toHaveValue('01');
});

test('baja el programa, anota resultados, lo abre y ve el avance sin que falten datos en silencio', async ({
  page,
}) => {
  await open(page, '?ver=metas');
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Bajar el programa' }).click();
  const saved = await (await coming).path();
  const text = readFileSync(saved, 'utf8');
  // What a person does in a spreadsheet: the result of the first two objectives of Tarapacá.
  const filled = text
    .replaceAll(';40;empresas;;"1. Lanzamiento', ';40;empresas;30;"1. Lanzamiento')
    .replaceAll(';40;empresas;;1. Lanzamiento del', ';40;empresas;30;1. Lanzamiento del')
    .replaceAll(';90;emprendedores;;3. Lanzamiento del', ';90;emprendedores;100;3. Lanzamiento del');
  expect(filled).not.toBe(text);
  await file(page).setInputFiles({ name: 'avance.csv', mimeType: 'text/csv', buffer: Buffer.from(filled) });
  await expect(page.getByText('Miras tu archivo «avance.csv». Se queda en este equipo.')).toBeVisible();
  await block(page).selectOption('III.1.1');
  await expect(page.getByText('87,5%, con el 80,0% del peso medido: 2 de 3 objetivos.')).toBeVisible();
  await expect(page.getByText('30 de 40 empresas: 75,0%')).toBeVisible();
  await expect(page.getByText(/sobre la meta cuenta como 100%/)).toBeVisible();

  await page.reload();
  await expect(page.getByText('Miras tu archivo «avance.csv».')).toBeVisible();
  await page.getByRole('button', { name: 'Dejar mi archivo' }).click();
  await expect(page.getByText(/144 objetivos/)).toBeVisible();
});

test('un municipio sigue su propio Cuadro de Mando Integral con la plantilla', async ({ page }) => {
  await open(page, '?ver=metas');
  const coming = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Bajar la plantilla' }).click();
  const download = await coming;
  expect(download.suggestedFilename()).toBe('cuadro-de-mando-integral.csv');
  const template = readFileSync(await download.path(), 'utf8');
  await file(page).setInputFiles({
    name: 'cuadro-de-mando-integral.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(template),
  });
  await expect(page.getByText('1 fila por llenar: dice su lugar y nada más.')).toHaveCount(4);

  const filled = template
    .replace('Clientes;;;;', 'Clientes;Atender más;Atenciones;200 atenciones;150')
    .replace('Financiera;;;;', 'Financiera;Gastar lo previsto;Gasto;100%;');
  await file(page).setInputFiles({ name: 'mi-cmi.csv', mimeType: 'text/csv', buffer: Buffer.from(filled) });
  await expect(
    page.getByText('75,0%, con el 50,0% del peso medido: 1 de 2 objetivos.').first(),
  ).toBeVisible();
  await expect(page.getByText('Sin resultado cargado. La meta es 100%.')).toBeVisible();
  await expectAccessible(page);
});

test('un archivo de otra cosa se explica y lo que había sigue', async ({ page }) => {
  await open(page, '?ver=metas');
  await file(page).setInputFiles({
    name: 'otro.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('cut;sector\n02201;G\n'),
  });
  await expect(page.getByText('El archivo no se usó. Lo que había sigue igual.')).toBeVisible();
  await expect(page.getByText(/Falta la columna «objetivo»/)).toBeVisible();
  await expect(page.getByText(/144 objetivos/)).toBeVisible();
});

for (const scheme of ['light', 'dark'] as const)
  test(`no tiene barreras, en ${scheme === 'light' ? 'claro' : 'oscuro'}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: scheme });
    await open(page, '?ver=metas&programa=nivel-central&bloque=todos');
    await expect(page.getByRole('heading', { name: 'Nivel Central' })).toBeVisible();
    await expectAccessible(page);
  });

test('en un teléfono se lee sin correr la página hacia el lado', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await open(page, '?ver=metas&programa=08&bloque=todos');
  await expect(page.getByRole('heading', { name: 'Biobío', exact: true })).toBeVisible();
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(wide).toBeLessThanOrEqual(360);
  await expectAccessible(page);
});

test('en papel están las actividades y sus avisos, y no los botones', async ({ page }) => {
  await open(page, '?ver=metas&programa=11&bloque=III.1.1');
  await page.emulateMedia({ media: 'print' });
  await expect(
    page.getByText('Los pesos de las actividades suman 90 y deberían sumar 100.').first(),
  ).toBeVisible();
  await expect(page.getByText('1. Creación Capital Semilla Empresa Territorial')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Abrir mi archivo' })).toBeHidden();
});

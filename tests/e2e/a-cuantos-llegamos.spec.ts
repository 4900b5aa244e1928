import { expect, type Page, test } from '@playwright/test';
import { expectAccessible, mapIsIdle, open, title, watch } from './page.ts';

const lead = (page: Page) => page.locator('main .lead').first();
test('una funcionaria municipal pregunta «¿a cuántos llegamos?» y ve de dónde sale cada número', async ({
  page,
}) => {
  const { problems } = watch(page);
  await open(page, '?ver=cobertura&zona=02201');
  await expect(title(page)).toHaveText('¿A cuántos llega el apoyo?');
  await expect(lead(page)).toHaveText(
    'En 2024 hubo 6.403 subsidios o fondos concursables de SERCOTEC en Chile: 0,42 por mil personas de 15 años y más. En Calama fueron 39: 0,30 por mil, menos que en Chile.',
  );
  // Courses and business centres are told apart, never added.
  await expect(page.getByText(/Aparte, sin sumarse: 39\.001 atenciones de asesoría/)).toBeVisible();
  const here = page.getByRole('region', { name: 'Qué llegó a Calama' });
  await expect(here.getByRole('row', { name: /^Capital Abeja Emprende/ })).toContainText('8');
  await expect(here.getByText(/1 subsidio o fondo concursable · 40 atenciones/)).toBeVisible();
  await page.getByRole('button', { name: '¿De dónde sale? Tasa de Calama' }).first().click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText('a ÷ b × 1000')).toBeVisible();
  await expect(dialog.getByText(/beneficiarios\.csv, 6 líneas/)).toBeVisible();
  await expect(dialog.getByText(/Es un piso/)).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await mapIsIdle(page);
  await expectAccessible(page);
  expect(problems).toEqual([]);
});

test('cambia de clase, busca dónde no llegó ninguno y comparte el enlace', async ({ page }) => {
  await open(page, '?ver=cobertura');
  await page.getByLabel('Qué se entregó').selectOption('emergencia');
  await expect(page).toHaveURL(/clase=emergencia/);
  await expect(lead(page)).toContainText('3.778 ayudas de emergencia');
  const table = page.getByRole('region', { name: 'Comunas, una por una' });
  await table.getByRole('checkbox', { name: /^Primero las 222 comunas sin ninguna/ }).check();
  await expect(table.locator('tbody tr').first().locator('td').nth(1)).toHaveText('0');
  await page.getByLabel('Instrumento', { exact: true }).selectOption('sercotec-emergencia');
  await page.getByLabel('Zonas', { exact: true }).selectOption('region');
  await expect(page.getByRole('region', { name: 'Regiones, una por una' }).locator('tbody tr')).toHaveCount(
    16,
  );
  await expect(page).toHaveURL(/instrumento=sercotec-emergencia/);
  const before = await lead(page).textContent();
  await page.reload();
  await expect(lead(page)).toHaveText(before ?? '');
  await expect(
    page.getByRole('img', { name: /^Curva de Lorenz de 16 regiones.*Gini: 0,\d\d/ }),
  ).toBeVisible();
});

test('un instrumento sin lista de beneficiarios no dice cero', async ({ page }) => {
  await open(page, '?ver=cobertura&instrumento=fosis-emprendamos-semilla');
  await expect(page.getByText(/No es cero: no se sabe/)).toBeVisible();
});

test('con su catastro, el municipio ve cuántos podían pedirlo, informales incluidos, y cuántos faltan', async ({
  page,
}) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await open(page, '?datos=calama-ficticio&ver=cobertura&zona=02201&base=elegibles');
  await expect(lead(page)).toHaveText(/En Calama fueron 110: al menos \d,\d%\.$/);
  const here = page.getByRole('region', { name: 'Qué llegó a Calama' });
  await expect(
    here.getByText(/Las 2\.987 filas del catastro, una por una y también las informales/),
  ).toBeVisible();
  await here.getByRole('button', { name: '¿De dónde sale? Cobertura: Crece (ficticio)' }).click();
  await expect(page.getByRole('dialog').getByText(/catastro\.csv, \d+ líneas/)).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByLabel('Año', { exact: true }).selectOption('2024');
  await expect(page).toHaveURL(/anio=2024/);
  await expect(lead(page)).toContainText('En 2024 hubo');
  await expectAccessible(page);
});

test('en el teléfono se lee sin correr hacia el lado, y el mapa está a un toque', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await open(page, '?ver=cobertura&zona=02201');
  await expect(lead(page)).toContainText('En Calama fueron 39');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Ver el mapa' }).click();
  await mapIsIdle(page);
});

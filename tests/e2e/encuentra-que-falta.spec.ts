import { expect, type Page, test } from '@playwright/test';
import { expectAccessible, open, watch } from './page.ts';

const panel = (page: Page) => page.getByRole('region', { name: 'Qué falta aquí, y qué tan claro está' });

test('alguien lee qué falta en su comuna, qué tan claro está y cómo más leerlo', async ({ page }) => {
  const { problems } = watch(page);
  await open(page, '?zona=04303&sector=P');
  await expect(panel(page).locator('.lead')).toHaveText(
    /En Monte Patria faltan unas 13 empresas de enseñanza \(entre 5,4 y 23\)/,
  );
  const card = panel(page).getByRole('article', { name: 'Enseñanza' });
  await expect(card.getByText('evidencia fuerte')).toBeVisible();
  await expect(card.getByText(/Casas matrices/)).toBeVisible();
  await expect(card.getByText(/Lo más cerca que hay: Punitaqui, a 64 km/)).toBeVisible();
  // The sector shown comes first, whatever the rest.
  await expect(panel(page).getByRole('article').first()).toContainText('Enseñanza');
  await card.getByRole('button', { name: '¿De dónde sale? Empresas que faltan: Enseñanza' }).click();
  const dialog = page.getByRole('dialog');
  await expect(
    dialog.getByText('B = Ĕ − n si n está bajo el 10 % del rango esperado; si no, 0'),
  ).toBeVisible();
  await expect(dialog.getByText(/empresas\.csv, línea/).first()).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  expect(problems).toEqual([]);
});

test('cambia las zonas parecidas con el teclado, el enlace las lleva, y vuelve a las de antes', async ({
  page,
}) => {
  await open(page, '?zona=02201&sector=G');
  await expect(panel(page).getByRole('rowheader', { name: 'Copiapó' })).toBeVisible();
  await panel(page).getByRole('button', { name: 'Quitar Copiapó' }).press('Enter');
  await expect(panel(page).getByRole('rowheader', { name: 'Copiapó' })).toBeHidden();
  await expect(page.getByRole('heading', { name: 'Zonas parecidas a Calama' })).toBeFocused();
  await expect(page).toHaveURL(/pares=/);
  const field = panel(page).getByRole('combobox', { name: /Agrega una zona para comparar/ });
  await field.fill('antofagasta');
  await field.press('ArrowDown');
  await field.press('Enter');
  await expect(panel(page).getByRole('rowheader', { name: 'Antofagasta' })).toBeVisible();
  await expect(page).toHaveURL(/pares=[\d,]*02101/);
  await panel(page).getByRole('button', { name: 'Volver a las más parecidas' }).click();
  await expect(panel(page).getByRole('rowheader', { name: 'Copiapó' })).toBeVisible();
  await expect(page).not.toHaveURL(/pares=/);
});

test('agrega un sector a los que venden a la gente de alrededor y vuelve a la lista', async ({ page }) => {
  await open(page, '?zona=02201&sector=F');
  await expect(panel(page).getByText(/Construcción no está entre los sectores/)).toBeVisible();
  await panel(page)
    .getByText('Sectores que le venden a la gente de alrededor', { exact: true })
    .first()
    .click();
  await panel(page).getByRole('checkbox', { name: 'Construcción' }).check();
  await expect(page).toHaveURL(/vecinos=/);
  await expect(panel(page).getByRole('heading', { name: /Construcción: lo que hay/ })).toBeVisible();
  await expect(panel(page).getByText(/Construcción no está entre los sectores/)).toBeHidden();
  await panel(page).getByRole('button', { name: 'Volver a la lista del método' }).click();
  await expect(panel(page).getByText(/Construcción no está entre los sectores/)).toBeVisible();
  await expect(page).not.toHaveURL(/vecinos=/);
});

test('busca en qué comunas falta un sector, y en una región', async ({ page }) => {
  await open(page, '?sector=P&panel=sector');
  const gaps = page.getByRole('region', { name: 'Dónde falta oferta' });
  await gaps.scrollIntoViewIfNeeded();
  await expect(gaps.getByRole('row').nth(1)).toContainText('Monte Patria');
  await expect(gaps.getByText(/solo por azar serían cerca de 3\d/)).toBeVisible();
  await expect(gaps.getByText(/su primera oferta desde unos 8\.768 habitantes/)).toBeVisible();
  await expectAccessible(page);
  await open(page, '?sector=P&panel=sector&solo=07');
  await gaps.scrollIntoViewIfNeeded();
  await expect(gaps.getByRole('row').nth(1)).not.toContainText('Monte Patria');
  await expect(gaps.getByText(/comunas de la Región del Maule/)).toBeVisible();
  await gaps.getByRole('row').nth(1).getByRole('rowheader').getByRole('button').click();
  await expect(panel(page)).toBeVisible();
});

test('un municipio ve cuánto de lo que compran las tractoras queda en la comuna, sin revelar a nadie', async ({
  page,
}) => {
  await open(page, '?datos=calama-ficticio&zona=02201&sector=C');
  await expect(
    panel(page).getByText(/De cada \$100 que compran, quedan en Calama entre \$16 y \$41/),
  ).toBeVisible();
  await panel(page).getByText('Qué compra Energía Ficticia Sol Imposible fuera de Calama').click();
  const table = panel(page).getByRole('table', { name: /Compras de Energía Ficticia/ });
  await expect(table.getByRole('row', { name: /Estructuras y piezas/ })).toContainText('reservado');
  await expect(table.getByRole('row', { name: /Construcción y montaje/ })).toContainText('$2.013.800.000');
  await expectAccessible(page);
});

test('en un teléfono nada se sale de la pantalla', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await open(page, '?zona=04303&sector=P&panel=ficha');
  await expect(panel(page).getByRole('article', { name: 'Enseñanza' })).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await open(page, '?sector=P&panel=sector');
  const gaps = page.getByRole('region', { name: 'Dónde falta oferta' });
  await gaps.scrollIntoViewIfNeeded();
  await expect(gaps.getByRole('table')).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
});

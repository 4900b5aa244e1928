import { expect, test } from '@playwright/test';
import { expectAccessible, mapIsIdle, open, title, watch } from './page.ts';

const CALAMA = '?datos=calama-ficticio&zona=02201&sector=47&tabla=catastro:division';

test('una municipalidad mira dentro de la comuna, celda por celda, y encuentra una en el mapa', async ({
  page,
}) => {
  const watched = watch(page);
  await open(page, CALAMA);
  await mapIsIdle(page);
  const panel = page.getByRole('region', { name: 'Dentro de la comuna' });
  await panel.getByRole('button', { name: 'Mirar por hexágonos' }).click();
  await expect(
    panel.getByText(/^De 132 celdas con negocios en Calama, en 13 hay claramente menos/),
  ).toBeVisible();
  await expect(page).toHaveURL(/celdas=si/);
  // The map goes where the cells are, and its legend says what they mean.
  await expect(page).toHaveURL(/camara=/);
  await expect(page.getByRole('heading', { name: /^Celdas dentro de Calama/ })).toBeVisible();

  await panel.getByRole('button', { name: '¿De dónde sale? Los negocios contados en las celdas' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('row').filter({ hasText: 'Sin coordenadas' })).toContainText('157');
  await page.keyboard.press('Escape');

  // The cell of the centre, counted apart from the file: 114 of its 170 businesses are of division 47.
  const cell = panel.getByRole('row').filter({ hasText: '0,2 km al sur y 0,2 km al este' });
  await expect(cell).toContainText('170');
  await expect(cell).toContainText('114');
  await expect(cell).toContainText('sobran unos 77');
  await cell.getByRole('button', { name: /^¿De dónde sale\?/ }).click();
  await expect(dialog.getByText(/catastro\.csv, 114 líneas/)).toBeVisible();
  await page.keyboard.press('Escape');
  const before = page.url();
  await cell.getByRole('button', { name: /^Ver en el mapa/ }).click();
  await expect(page).not.toHaveURL(before);
  await mapIsIdle(page);
  await expectAccessible(page);

  await panel.getByLabel('Mirar por').selectOption('7');
  await expect(page).toHaveURL(/celdas=7/);
  await expect(panel.getByText(/^De 132 celdas/)).toBeHidden();
  await expect(panel.getByRole('row')).not.toHaveCount(0);
  await panel.getByRole('button', { name: 'Dejar de mirar dentro' }).click();
  await expect(panel.getByRole('table')).toHaveCount(0);
  await expect(page).not.toHaveURL(/celdas=/);
  expect(watched.problems).toEqual([]);
});

test('los hexágonos no se piden hasta que alguien mira dentro', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await open(page, CALAMA);
  const panel = page.getByRole('region', { name: 'Dentro de la comuna' });
  await panel.scrollIntoViewIfNeeded();
  const cells = () => asked.filter((path) => /\/cells-[\w-]+\.js$/.test(path));
  const before = cells();
  await panel.getByRole('button', { name: 'Mirar por hexágonos' }).click();
  await expect(panel.getByRole('table')).toBeVisible();
  // The worker's part (the question) and what it shares with the catastro's page (the hexagons) come now, each once.
  expect(cells()).toHaveLength(before.length + 2);
  expect(new Set(cells()).size).toBe(cells().length);
});

test('en un teléfono, el enlace lleva a la misma tabla y de ella al mapa', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await open(page, `${CALAMA}&celdas=si`);
  const panel = page.getByRole('region', { name: 'Dentro de la comuna' });
  await expect(panel.getByRole('table')).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  await expectAccessible(page);
  await panel
    .getByRole('button', { name: /^Ver en el mapa/ })
    .first()
    .click();
  await expect(page).toHaveURL(/panel=mapa/);
  await mapIsIdle(page);
  await expect(page.getByRole('heading', { name: /^Celdas dentro de Calama/ })).toBeVisible();
});

test('sin catastro no hay nada que mirar dentro', async ({ page }) => {
  await open(page, '?zona=02201&sector=G&celdas=si');
  await expect(title(page)).toHaveText(/^Calama/);
  await expect(page.getByRole('heading', { name: 'Dentro de la comuna' })).toHaveCount(0);
});

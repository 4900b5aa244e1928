import { expect, test } from '@playwright/test';
import { expectAccessible, mapIsIdle, open, title, watch } from './page.ts';

const CALAMA = '?datos=calama-ficticio&zona=02201&sector=47&tabla=catastro:division';
const LAYER = 'Sectores inventados';

test('una municipalidad mira el comercio por sus propios sectores, con nombre', async ({ page }) => {
  const watched = watch(page);
  await open(page, CALAMA);
  await mapIsIdle(page);
  const panel = page.getByRole('region', { name: 'Dentro de la comuna' });
  await panel.getByRole('button', { name: `Mirar por ${LAYER}` }).click();
  await expect(
    panel.getByText(/^De 15 zonas con negocios en Calama, en 4 hay claramente menos/),
  ).toBeVisible();
  await expect(panel.getByText(/^197 negocios fuera de las zonas/)).toBeVisible();
  // The link says which layer by its place, not by its name.
  await expect(page).toHaveURL(/celdas=zonas(&|$)/);
  await expect(page).toHaveURL(/camara=/);
  await expect(page.getByRole('heading', { name: new RegExp(`^${LAYER} dentro de Calama`) })).toBeVisible();
  await mapIsIdle(page);
  await expectAccessible(page);

  // Counted apart from the file by another geometry (tests/domain/areas.test.ts): 80 of its 164 are of division 47.
  const row = panel.getByRole('row').filter({ hasText: 'Sector inventado 6' });
  await expect(row).toContainText('164');
  await expect(row).toContainText('80');
  await expect(row).toContainText('sobran unos 44');
  await row.getByRole('button', { name: '¿De dónde sale? Sector inventado 6' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText(/catastro\.csv, 80 líneas/)).toBeVisible();
  await expect(dialog.getByText(/Zona S-06 de «Sectores inventados», en zonas\.geojson/)).toBeVisible();
  await page.keyboard.press('Escape');

  await panel.getByRole('button', { name: '¿De dónde sale? Los negocios contados en las zonas' }).click();
  await expect(dialog.getByRole('row').filter({ hasText: 'fuera de las zonas' })).toContainText('197');
  await page.keyboard.press('Escape');

  const before = page.url();
  await row.getByRole('button', { name: 'Ver en el mapa: Sector inventado 6' }).click();
  await expect(page).not.toHaveURL(before);

  await panel.getByLabel('Mirar por').selectOption('8');
  await expect(panel.getByText(/^De 132 celdas con negocios/)).toBeVisible();
  await panel.getByLabel('Mirar por').selectOption(LAYER);
  await expect(row).toBeVisible();
  expect(watched.problems).toEqual([]);
});

test('de noche y en un teléfono, el enlace lleva a la misma tabla y de ella al mapa', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.setViewportSize({ width: 360, height: 740 });
  await open(page, `${CALAMA}&celdas=zonas`);
  const panel = page.getByRole('region', { name: 'Dentro de la comuna' });
  await expect(panel.getByRole('table')).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  await expectAccessible(page);
  await panel.getByRole('button', { name: 'Ver en el mapa: Sector inventado 5' }).click();
  await expect(page).toHaveURL(/panel=mapa/);
  await mapIsIdle(page);
  await expect(page.getByRole('heading', { name: new RegExp(`^${LAYER} dentro de Calama`) })).toBeVisible();
});

test('un enlace que pide una capa que no está ofrece las que hay', async ({ page }) => {
  await open(page, `${CALAMA}&celdas=zonas-4`);
  await expect(title(page)).toHaveText(/^Calama/);
  const panel = page.getByRole('region', { name: 'Dentro de la comuna' });
  await expect(panel.getByText('Este paquete no trae las zonas que pide el enlace.')).toBeVisible();
  await expect(panel.getByRole('button', { name: `Mirar por ${LAYER}` })).toBeVisible();
});

test('la calidad de los datos cuenta las zonas leídas', async ({ page }) => {
  await open(page, '?datos=calama-ficticio&ver=calidad');
  const row = page.getByRole('row').filter({ hasText: 'zonas.geojson' });
  await expect(row).toContainText(LAYER);
  await expect(row.getByRole('cell', { name: '15' })).toHaveCount(2);
});

test('quien trae sus barrios sin un catastro lee qué falta, y el enlace no dice nada de ellos', async ({
  page,
}) => {
  const barrio = {
    type: 'Feature',
    properties: { NOM_BARRIO: 'Barrio Reservado' },
    geometry: {
      type: 'Polygon',
      coordinates: [
        [
          [-68.95, -22.48],
          [-68.9, -22.48],
          [-68.9, -22.44],
          [-68.95, -22.44],
          [-68.95, -22.48],
        ],
      ],
    },
  };
  await open(page, '?ver=abrir');
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({
      name: 'barrios.geojson',
      mimeType: 'application/geo+json',
      buffer: Buffer.from(JSON.stringify({ type: 'FeatureCollection', features: [barrio] })),
    });
  await page.getByRole('button', { name: 'Usar estos datos' }).click();
  await expect(page).toHaveURL(/datos=propios/);
  await page.getByPlaceholder(/Busca una comuna/).fill('Calama');
  await page.getByRole('listbox').getByRole('option').filter({ hasText: 'Calama' }).first().click();
  const panel = page.getByRole('region', { name: 'Dentro de la comuna' });
  await panel.scrollIntoViewIfNeeded();
  await expect(panel.getByText(/hace falta un catastro con coordenadas/)).toBeVisible();
  await expect(page).not.toHaveURL(/barrio/i);
});

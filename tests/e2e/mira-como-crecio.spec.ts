import { expect, test } from '@playwright/test';
import { expectAccessible, open } from './page.ts';

const counted = (text: string) => Number(text.replace(/[.+]/g, ''));

test('alguien mira cómo creció el comercio de Iquique, y las tres partes suman el cambio', async ({
  page,
}) => {
  await open(page, '?tabla=empresas_tarapaca:2019&zona=01101&sector=G');
  const panel = page.getByRole('region', { name: 'Cómo creció, y por qué' });
  await expect(panel.getByText(/Entre 2009 y 2019, comercio en Iquique perdió 83 empresas/)).toBeVisible();
  const cells = await panel.getByRole('row').locator('td.num').allInnerTexts();
  const [reference, sector, zone, change] = cells.map((text) => counted(text.trim()));
  expect(cells).toHaveLength(4);
  expect((reference ?? NaN) + (sector ?? NaN) + (zone ?? NaN)).toBe(change);
  expect(change).toBe(-83);
  await expectAccessible(page);
});

test('pregunta de dónde sale un aporte y lee las líneas de los dos años', async ({ page }) => {
  await open(page, '?tabla=empresas_tarapaca:2019&zona=01101&sector=G');
  await page.getByRole('button', { name: '¿De dónde sale? Aporte de la zona' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText('EL = n_0 · (g_ir − g_i)')).toBeVisible();
  await expect(dialog.getByText(/2009\. Revisado/).first()).toBeVisible();
  await expect(dialog.getByText(/2019\. Revisado/).first()).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
});

test('pinta el crecimiento en el mapa alrededor de cero; los aportes no se pintan', async ({ page }) => {
  await open(page, '?tabla=empresas_tarapaca:2019&sector=G&medida=crecimiento');
  const legend = page.getByRole('region', { name: 'Leyenda del mapa' });
  await expect(legend.getByText(/0 = igual que antes/)).toBeVisible();
  const figures = page.getByLabel('Medida');
  await expect(figures.getByRole('option', { name: 'Crecimiento por año' })).toBeAttached();
  await expect(figures.getByRole('option', { name: 'Efecto local' })).toHaveCount(0);
});

test('mira qué sectores van con el comercio y ya son fuertes en Calama, y va a uno de ellos', async ({
  page,
}) => {
  await open(page, '?zona=02201&sector=G');
  const panel = page.getByRole('region', { name: 'Sectores que suelen ir juntos' });
  await expect(
    panel.getByText(/De lo que suele ir con comercio, en Calama ya es fuerte el 53,1%/),
  ).toBeVisible();
  await expect(panel.getByRole('rowheader')).toHaveText(['Transporte', 'Alojamiento y comidas', 'Minería']);
  await panel.getByRole('button', { name: 'Transporte', exact: true }).click();
  await expect(page).toHaveURL(/sector=H/);
  await expectAccessible(page);
});

test('con siete comunas no se dice qué sectores van juntos, y se dice por qué', async ({ page }) => {
  await open(page, '?tabla=empresas_tarapaca:2019&zona=01101&sector=G');
  const panel = page.getByRole('region', { name: 'Sectores que suelen ir juntos' });
  await expect(panel.getByText(/hacen falta cien o más en la referencia/)).toBeVisible();
});

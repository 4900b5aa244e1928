import { expect, test } from '@playwright/test';
import { expectAccessible, open } from './page.ts';

const TITLE = '¿Se apoyan los sectores con potencial?';

test('la agencia regional de Tarapacá pregunta si se apoya lo que tiene potencial', async ({ page }) => {
  await open(page, '?ver=sectores');
  await expect(page.getByRole('heading', { name: TITLE })).toBeVisible();
  await page.getByRole('link', { name: 'Tarapacá' }).click();
  const answer = page.getByRole('region', { name: 'Tarapacá' });
  await expect(answer.locator('.lead')).toContainText(
    'De 193 adjudicaciones de SERCOTEC en la Región de Tarapacá en 2024, 181 dicen su sector.',
  );
  await expect(answer).toContainText('con 12 sectores');
  await expect(answer.getByRole('img')).toHaveAccessibleName(/La tabla de abajo dice lo mismo/);
  // What is drawn is in the table too, for who does not see it.
  const meals = page.getByRole('row', { name: /Alojamiento y comidas/ });
  await expect(meals).toContainText('32,1');
  await expect(meals).toContainText('menos potencial, más apoyo');
  await expect(page.getByRole('row', { name: /Arte y recreación/ })).toContainText('pocos datos');
});

test('ve cómo quedan los sectores que prioriza la decisión de su región', async ({ page }) => {
  await open(page, '?ver=sectores&solo=01');
  const decisions = page.getByRole('region', { name: 'Lo que prioriza una decisión' });
  await expect(decisions).toContainText('Con potencial sobre la mediana');
  await expect(page.getByRole('row', { name: /Agro y pesca/ })).toContainText('en una decisión');
});

test('pregunta de dónde salen el potencial y el apoyo de un sector', async ({ page }) => {
  await open(page, '?ver=sectores&solo=01');
  await page.getByRole('button', { name: '¿De dónde sale? Por mil empresas, Comercio' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('beneficiarios_sector.csv');
  await expect(dialog).toContainText('empresas.csv');
  await dialog.getByRole('button', { name: 'Cerrar' }).click();
  await page.getByRole('button', { name: '¿De dónde sale? Potencial, Comercio' }).click();
  await expect(page.getByRole('dialog')).toContainText('Potencial, Tarapacá');
});

test('una región sin decisión lo dice', async ({ page }) => {
  await open(page, '?ver=sectores&solo=08');
  await expect(page.getByRole('region', { name: 'Lo que prioriza una decisión' })).toContainText(
    'no trae una decisión de focalización',
  );
});

test('con un catastro de una sola comuna no hay potencial regional, y lo dice', async ({ page }) => {
  await open(page, '?datos=calama-ficticio&ver=sectores');
  await expect(page.getByText('no cubre toda la región')).toBeVisible();
  await expect(page.getByRole('row', { name: /Comercio/ })).toBeVisible();
});

for (const [when, scheme, viewport] of [
  ['de día', 'light', { width: 1440, height: 900 }],
  ['de noche, en un teléfono', 'dark', { width: 360, height: 740 }],
] as const)
  test.describe(when, () => {
    test.use({ colorScheme: scheme, viewport });

    test('axe no halla nada, ni en la región ni en el país, y nada se sale de lado', async ({ page }) => {
      await open(page, '?ver=sectores&solo=01');
      await expect(page.getByRole('heading', { name: 'Sector por sector' })).toBeVisible();
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
        viewport.width,
      );
      await expectAccessible(page);
      await page.getByLabel('Región', { exact: true }).selectOption({ label: 'Todo el país' });
      await expect(page.getByRole('heading', { name: 'Región por región' })).toBeVisible();
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
        viewport.width,
      );
      await expectAccessible(page);
    });
  });

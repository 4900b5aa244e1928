import { expect, test } from '@playwright/test';
import { expectAccessible, open, title } from './page.ts';

test('si una parte no se puede cargar, se dice en su lugar y el resto sigue', async ({ page }) => {
  await page.route('**/assets/Compare-*.js', (route) => route.abort());
  await open(page, '?zona=02201&sector=G');
  await page.getByRole('tab', { name: 'Comparar' }).click();
  await expect(page.getByRole('alert')).toContainText('Esta parte falló');
  await expectAccessible(page);

  await page.getByRole('link', { name: 'Cómo se lee' }).click();
  await expect(title(page)).toBeVisible();
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('si el cálculo no llega, no se espera para siempre: se dice', async ({ page, context }) => {
  // The analyst's own code for support, fetched by its worker at the first question.
  await context.route('**/assets/support-*.js', (route) => route.abort());
  await page.goto('/?ver=calidad');
  await expect(page.getByRole('alert')).toContainText('Esta parte falló');
});

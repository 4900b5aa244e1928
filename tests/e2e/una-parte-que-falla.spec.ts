import { expect, test } from '@playwright/test';
import { expectAccessible, open, title } from './page.ts';

test('si una parte no se puede cargar, se dice en su lugar y el resto sigue', async ({ page }) => {
  await page.route('**/assets/Compare-*.js', (route) => route.abort());
  await open(page, '?zona=02201&sector=G');
  await page.getByRole('tab', { name: 'Comparar' }).click();
  await expect(page.getByRole('alert')).toContainText('No se pudo cargar esta parte');
  await expectAccessible(page);

  await page.getByRole('link', { name: 'Cómo se lee' }).click();
  await expect(title(page)).toBeVisible();
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('si el mapa no se puede cargar, la ficha sigue en pie a su lado', async ({ page }) => {
  await page.route('**/assets/MapColumn-*.js', (route) => route.abort());
  await open(page, '?zona=02201&sector=G');
  await expect(page.getByRole('complementary', { name: 'Mapa' })).toContainText(
    'No se pudo cargar esta parte',
  );
  await expect(title(page)).toHaveText('Calama · Comercio');
});

test('si el cálculo no llega, no se espera para siempre: se dice', async ({ page, context }) => {
  // The analyst's own code for support, fetched by its worker at the first question.
  await context.route('**/assets/support-*.js', (route) => route.abort());
  await page.goto('/?ver=calidad');
  await expect(page.getByRole('alert')).toContainText('No se pudo cargar esta parte');
});

test('si «Compartir» no llega se dice, y la página sigue en pie', async ({ page }) => {
  await page.route('**/assets/Share-*.js', (route) => route.abort());
  await open(page, '?zona=02201&sector=G');
  await page.getByRole('button', { name: 'Compartir' }).click();
  const alert = page.getByRole('banner').getByRole('alert');
  await expect(alert).toContainText('No se pudo cargar esta parte');
  await expect(alert.getByRole('button', { name: 'Volver a intentar' })).toBeVisible();
  await expect(title(page)).toHaveText('Calama · Comercio');
});

test('un enlace que nombra una comuna que no existe lo dice, y no muestra otra', async ({ page }) => {
  await open(page, '?zona=narnia');
  await expect(page.getByRole('banner')).toContainText(
    'El enlace nombra «narnia», que no está en estos datos.',
  );
  await expect(page.getByRole('navigation').getByRole('link', { name: 'Explorar' })).toHaveAttribute(
    'aria-current',
    'page',
  );
});

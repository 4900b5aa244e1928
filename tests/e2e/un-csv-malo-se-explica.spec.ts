import { expect, test } from '@playwright/test';
import { expectAccessible, open } from './page.ts';

test('un CSV sin su columna obligatoria se explica, y no hay un mapa roto', async ({ page }) => {
  await page.route('**/data/chile/empresas*.csv', (route) =>
    route.fulfill({ contentType: 'text/csv', body: 'periodo;comuna;sector\n2024;01101;A\n' }),
  );
  await page.goto('/?ver=explorar');
  await expect(page.getByRole('heading', { name: /No se pudo abrir «chile»/ })).toBeVisible();
  const row = page.getByRole('row').filter({ hasText: 'Falta la columna «cut»' }).first();
  await expect(row).toContainText('empresas.csv, línea 1');
  await expectAccessible(page);
});

test('una fila mala no borra lo demás: se lista y el resto se usa', async ({ page }) => {
  await page.route('**/data/chile/empresas.csv', async (route) => {
    const response = await route.fetch();
    const lines = (await response.text()).split('\n');
    lines[1] = (lines[1] ?? '').replace('01101', '1101');
    await route.fulfill({ response, body: lines.join('\n') });
  });
  await open(page, '?ver=calidad');
  const row = page.getByRole('row').filter({ hasText: /se perdió el cero inicial/ });
  await expect(row).toContainText('empresas.csv, línea 2, cut');
  await expect(page.getByRole('row').filter({ hasText: 'PUB_COMU_RUBR' }).first()).toContainText('5.262');
});

test('si el paquete pedido no existe, lo que estaba abierto sigue y se dice', async ({ page }) => {
  await open(page);
  await page.goto('/?datos=otro-paquete');
  await expect(page.getByText('No hay un paquete de datos llamado «otro-paquete».')).toBeVisible();
  await expectAccessible(page);
});

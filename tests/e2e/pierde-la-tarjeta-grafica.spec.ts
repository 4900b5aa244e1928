import { expect, test } from '@playwright/test';
import { mapIsIdle, open, title } from './page.ts';

test('si el mapa pierde la tarjeta gráfica y no vuelve, sigo con el simple', async ({ page }) => {
  await open(page, '?ver=explorar&zona=02201');
  await mapIsIdle(page);
  await page.locator('.map canvas').evaluate((canvas: HTMLCanvasElement) => {
    canvas.getContext('webgl2')?.getExtension('WEBGL_lose_context')?.loseContext();
  });
  await expect(page.getByRole('img', { name: /^Mapa de / })).toHaveAccessibleName(/Elegida: Calama\./, {
    timeout: 30_000,
  });
  await expect(title(page)).toHaveText('Calama · Comercio');
});

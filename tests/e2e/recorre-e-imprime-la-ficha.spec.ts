import { expect, type Locator, test } from '@playwright/test';
import { expectAccessible, open } from './page.ts';

const PARTS = ['Potencial', 'Personas', 'Oportunidades', 'Retrato de la zona'];

for (const [where, viewport] of [
  ['una pantalla', { width: 1440, height: 900 }],
  ['un teléfono', { width: 360, height: 740 }],
] as const)
  test.describe(`en ${where}`, () => {
    test.use({ viewport });

    test('con el teclado salta de parte en parte, y la fila de partes sigue a la vista sin tapar nada', async ({
      page,
    }) => {
      await open(page, '?zona=02201&sector=G');
      const parts = page.getByRole('navigation', { name: 'Partes de la ficha' });
      // The sheet grows while its parts arrive.
      await expect(page.getByRole('heading', { name: 'Qué falta aquí, y qué tan claro está' })).toBeVisible();
      for (const name of [...PARTS].reverse()) {
        await parts.getByRole('button', { name, exact: true }).focus();
        await page.keyboard.press('Enter');
        const part = page.getByRole('region', { name, exact: true });
        await expect(part).toBeFocused();
        await expect(parts).toBeInViewport();
        const row = await parts.boundingBox();
        const heading = await part.getByRole('heading').first().boundingBox();
        expect(heading?.y ?? 0).toBeGreaterThanOrEqual((row?.y ?? 0) + (row?.height ?? 0));
      }
      await expectAccessible(page);
    });
  });

test.describe('de noche', () => {
  test.use({ colorScheme: 'dark' });

  test('la ficha se imprime clara, sin controles, con sus gráficos y sin salirse del papel', async ({
    page,
  }) => {
    await open(page, '?zona=02201&sector=G');
    await expect(page.getByRole('heading', { name: 'Qué sectores pesan más aquí' })).toBeVisible();
    const sheet = page.locator('.sheet');
    const onScreen = await brightness(sheet.locator('.soft').first());
    // A4 with its margins is 182 mm of paper: 688 px.
    await page.setViewportSize({ width: 688, height: 971 });
    await page.emulateMedia({ media: 'print' });
    await expect(sheet.locator('button.button:visible, select:visible, input:visible')).toHaveCount(0);
    await expect(sheet.locator('.chart-cell svg').first()).toBeVisible();
    const onPaper = await brightness(sheet.locator('.soft').first());
    expect(onPaper).toBeLessThan(128);
    expect(onScreen).toBeGreaterThan(128);
    const widest = await sheet.evaluate((one) =>
      Math.max(...[...one.querySelectorAll('table')].map((table) => table.getBoundingClientRect().right)),
    );
    expect(widest).toBeLessThanOrEqual(688);
  });
});

/** Mean of red, green and blue of the letters, 0 (black) to 255. */
async function brightness(text: Locator): Promise<number> {
  const colour = await text.evaluate((one) => getComputedStyle(one).color);
  const [red = NaN, green = NaN, blue = NaN] = (colour.match(/[\d.]+/g) ?? []).map(Number);
  return (red + green + blue) / 3;
}

import { expect, test } from '@playwright/test';
import { expectAccessible, mapIsIdle, open, title, watch } from './page.ts';

test.describe('alguien busca su comuna', () => {
  for (const [typed, name, level] of [
    ['nunoa', 'Ñuñoa', 'Comuna'],
    ['ohiggins', "O’Higgins|O'Higgins", 'Comuna'],
    ['coyhaique', 'Coyhaique|Coihaique', 'Comuna'],
    ['aisen', 'Aysén|Aisén', 'Comuna'],
  ] as const)
    test(`sin acentos: «${typed}»`, async ({ page }) => {
      await open(page);
      const box = page.getByRole('combobox', { name: /Busca una comuna/ });
      await box.fill(typed);
      const option = page
        .getByRole('listbox', { name: 'Lugares' })
        .getByRole('option')
        .filter({ hasText: level })
        .first();
      await expect(option).toContainText(new RegExp(name));
      await option.click();
      await expect(title(page)).toContainText(new RegExp(name));
    });

  test('ve el nivel de cada resultado, porque hay provincias con el mismo nombre', async ({ page }) => {
    await open(page);
    await page.getByRole('combobox', { name: /Busca una comuna/ }).fill('arauco');
    await expect(page.getByRole('option', { name: /^Arauco Comuna/ })).toBeVisible();
    await expect(page.getByRole('option', { name: /^Arauco Provincia/ })).toBeVisible();
  });

  test('con el teclado solo, y lee cuánto pesa el comercio en Calama', async ({ page }) => {
    const watched = watch(page);
    await open(page);
    await page.getByRole('combobox', { name: /Busca una comuna/ }).focus();
    await page.keyboard.type('calama');
    await expect(
      page.getByRole('listbox', { name: 'Lugares' }).getByRole('option', { name: /Calama/ }),
    ).toBeVisible();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'Calama · Comercio' })).toBeVisible();
    // 58.641 empresa-años entre 20; E = 7.943,975 × 362.088 / 1.127.000 (ver tests/domain): LQ 1,15.
    await expect(
      page.getByText(/En Calama hay 2\.932 empresas de comercio.*1,15 veces lo esperado/),
    ).toBeVisible();
    await mapIsIdle(page);
    await expectAccessible(page);
    expect(watched.problems).toEqual([]);
  });
});

test('lo que escribe mientras llega el buscador no se pierde', async ({ page }) => {
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route('**/SearchBox-*.js', async (route) => {
    await held;
    await route.continue();
  });
  await open(page);
  await page.getByRole('combobox', { name: /Busca una comuna/ }).focus();
  await page.keyboard.type('nuno');
  release();
  const option = page.getByRole('listbox', { name: 'Lugares' }).getByRole('option', { name: /Ñuñoa/ });
  await expect(option).toBeVisible();
  await page.keyboard.type('a');
  await expect(page.getByRole('combobox', { name: /Busca una comuna/ })).toHaveValue('nunoa');
  await expect(option).toBeVisible();
});

test('en un teléfono ve primero la lista y el mapa está a un toque', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await open(page);
  await expect(page.getByRole('tab', { name: 'Tabla' })).toHaveAttribute('aria-selected', 'true');
  await expect(page.getByRole('region', { name: /^Mapa/ })).toBeHidden();
  await page.getByRole('tab', { name: 'Mapa' }).click();
  await mapIsIdle(page);
  await expect(page.getByRole('region', { name: /^Mapa/ })).toBeVisible();
  await expectAccessible(page);
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(360);
});

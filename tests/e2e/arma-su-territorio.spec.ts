import { expect, type Page, test } from '@playwright/test';
import { expectAccessible, mapIsIdle, open, title, watch } from './page.ts';

const LINK = 'territorios=T1:Calama%20y%20vecinas:02201.02202.02203';

/** Writes in a field that finds zones and takes the first it offers, with the keyboard. */
async function pick(page: Page, field: RegExp, typed: string, found: string): Promise<void> {
  const box = page.getByRole('combobox', { name: field });
  await box.focus();
  await page.keyboard.type(typed);
  const first = page.getByRole('listbox').getByRole('option').first();
  await expect(first).toHaveText(new RegExp(`^${found}`));
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
}

test.describe('alguien junta Calama, Ollagüe y San Pedro de Atacama', () => {
  test('lo arma con el teclado, y la ficha y el enlace lo dicen', async ({ page }) => {
    const watched = watch(page);
    await open(page, '?zona=02201&sector=G');
    await page.getByRole('button', { name: 'Armar un territorio con Calama' }).focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Armar un territorio' });
    await dialog.getByLabel('Nombre').focus();
    await page.keyboard.type('Calama y vecinas');
    await pick(page, /Agrega comunas/, 'ollag', 'Ollagüe');
    await pick(page, /Agrega comunas/, 'san pedro de at', 'San Pedro de Atacama');
    await expect(
      dialog.getByRole('list', { name: 'Comunas del territorio' }).getByRole('listitem'),
    ).toHaveCount(3);
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Crear el territorio' }).focus();
    await page.keyboard.press('Enter');

    // data/chile/empresas.csv: 2.932,05 + 4 + 251,6 empresas de comercio en un año medio.
    await expect(title(page)).toHaveText('Calama y vecinas · Comercio');
    await expect(
      page.locator('main').getByText(/En Calama y vecinas hay 3\.188 empresas de comercio/),
    ).toBeVisible();
    await expect(page).toHaveURL(new RegExp(LINK.replaceAll('.', '\\.')));
    await mapIsIdle(page);
    await expectAccessible(page);
    expect(watched.problems).toEqual([]);
  });

  test('lo compara, vuelve, lo encuentra por su nombre y comparte el enlace', async ({ page, context }) => {
    await open(page, `?zona=T1&sector=G&${LINK}`);
    await expect(title(page)).toHaveText('Calama y vecinas · Comercio');
    await page.getByRole('button', { name: 'Comparar con otras zonas' }).focus();
    await page.keyboard.press('Enter');
    await expect(title(page)).toHaveText('Comparar zonas');
    await pick(page, /Agrega una zona/, 'antof', 'Antofagasta');
    await expect(title(page)).toHaveText('Calama y vecinas · Antofagasta');
    await expectAccessible(page);
    const compared = page.url();
    await page.goBack();
    await page.goBack();
    await expect(title(page)).toHaveText('Calama y vecinas · Comercio');

    await pick(page, /Busca una comuna/, 'antofagasta', 'Antofagasta Comuna');
    await expect(title(page)).toHaveText('Antofagasta · Comercio');
    await pick(page, /Busca una comuna/, 'calama y', 'Calama y vecinas');
    await expect(title(page)).toHaveText('Calama y vecinas · Comercio');

    const other = await context.newPage();
    await other.goto(compared);
    await expect(title(other)).toHaveText('Calama y vecinas · Antofagasta');
    await expect(other.getByRole('heading', { name: 'Sector por sector' })).toBeVisible();
  });

  test('la tabla lo pone arriba, y las comunas siguen siendo 346', async ({ page }) => {
    await open(page, `?panel=lista&sector=G&medida=empresas&${LINK}`);
    const table = page.getByRole('table', { name: /346 comunas, y arriba tu territorio/ });
    await expect(table.locator('tbody tr').first()).toContainText('Calama y vecinas tu territorio');
    await expect(table.locator('tbody tr')).toHaveCount(347);
    await table.getByRole('button', { name: 'Comuna' }).click();
    await expect(table.locator('tbody tr').first()).toContainText('Calama y vecinas');
  });

  test('lo cambia y lo borra', async ({ page }) => {
    await open(page, `?zona=T1&sector=G&${LINK}`);
    await expect(title(page)).toHaveText('Calama y vecinas · Comercio');
    await page.getByRole('button', { name: 'Cambiar este territorio' }).click();
    const dialog = page.getByRole('dialog', { name: 'Cambiar Calama y vecinas' });
    await dialog.getByRole('button', { name: 'Quitar Ollagüe' }).click();
    await dialog.getByLabel('Nombre').fill('');
    await dialog.getByRole('button', { name: 'Guardar los cambios' }).click();
    await expect(dialog.getByRole('alert')).toHaveText('Ponle un nombre al territorio.');
    await dialog.getByLabel('Nombre').fill('Calama y San Pedro');
    await dialog.getByRole('button', { name: 'Guardar los cambios' }).click();
    await expect(title(page)).toHaveText('Calama y San Pedro · Comercio');
    await expect(page.getByText(/En Calama y San Pedro hay 3\.184 empresas/)).toBeVisible();

    await page.getByRole('button', { name: 'Cambiar este territorio' }).click();
    await page.getByRole('button', { name: 'Borrar el territorio' }).click();
    await expect(page.getByRole('table', { name: /^346 comunas\. / })).toBeVisible();
    await expect(page).not.toHaveURL(/territorios=/);
  });

  test('en un teléfono cabe a lo ancho', async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    await open(page, `?zona=T1&sector=G&${LINK}`);
    await page.getByRole('button', { name: 'Cambiar este territorio' }).click();
    await expect(page.getByRole('dialog', { name: 'Cambiar Calama y vecinas' })).toBeVisible();
    await expectAccessible(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  });
});

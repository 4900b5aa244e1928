import { expect, test } from '@playwright/test';
import { expectAccessible, open, title, watch } from './page.ts';

test.describe('alguien compara zonas', () => {
  test('tres comunas con los mismos ejes, y cada cifra dice de dónde sale', async ({ page }) => {
    const watched = watch(page);
    await open(page, '?comparar=02201,02101,01101&panel=comparar&sector=G&medida=cociente');
    await expect(title(page)).toHaveText('Calama · Antofagasta · Iquique');
    await expect(page.getByText(/el más alto es el de .*; el más bajo, el de/)).toBeVisible();
    const figures = page.getByRole('table', { name: /Cifras de Calama, Antofagasta, Iquique/ });
    // LQ de Calama en comercio: 1,15, como en la ficha.
    await expect(figures.getByRole('row', { name: /^Calama.*1,15/ }).first()).toBeVisible();
    await expectAccessible(page);
    await figures.getByRole('button', { name: '¿De dónde sale? Cociente de localización de Calama' }).click();
    await expect(page.getByRole('dialog')).toContainText('LQ = n ÷ E');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Quitar Antofagasta' }).click();
    await expect(title(page)).toHaveText('Calama · Iquique');
    expect(watched.problems).toEqual([]);
  });

  test('una zona de otro nivel se dice, y no se inventa su cifra', async ({ page }) => {
    await open(page, '?comparar=02201,02&panel=comparar&sector=G');
    await expect(page.getByText('Antofagasta (no está entre las comunas)')).toBeVisible();
    await expect(title(page)).toHaveText('Comparar zonas');
  });

  test('en un teléfono cabe a lo ancho', async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    await open(page, '?comparar=02201,02101,01101&panel=comparar&sector=G&medida=cociente');
    await expect(page.getByRole('heading', { name: 'Cifra por cifra' })).toBeVisible();
    await expectAccessible(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  });
});

test.describe('alguien compara dos años', () => {
  test('Tarapacá en 2009 y 2019: dos mapas, los mismos cortes, el cambio de cada comuna', async ({
    page,
  }) => {
    const watched = watch(page);
    await open(page, '?tabla=empresas_tarapaca:2019&sector=G&medida=empresas&panel=comparar');
    await page.getByLabel('Poner junto a 2019').selectOption('2009');
    await expect(page.getByRole('img', { name: /^Mapa de Empresas, Comercio, 2009/ })).toBeVisible();
    await expect(page.getByRole('img', { name: /^Mapa de Empresas, Comercio, 2019/ })).toBeVisible();
    const table = page.getByRole('table', { name: /en los dos años/ });
    // data/chile/empresas_tarapaca.csv: Iquique, G: 5.977 en 2009 y 5.894 en 2019.
    const cells = table.getByRole('row', { name: /^Iquique/ }).getByRole('cell');
    await expect(cells.nth(0)).toHaveText(/^5\.977/);
    await expect(cells.nth(1)).toHaveText(/^5\.894/);
    await expect(cells.nth(2)).toHaveText(/^-83/);
    await expect(table.locator('tbody tr')).toHaveCount(7);
    await expectAccessible(page);

    await page.getByLabel('Medida').selectOption('densidad');
    // Los cortes del mapa grande y los de los dos pequeños son unos solos.
    const small = page.getByRole('list', { name: 'Leyenda de los dos mapas' }).getByRole('listitem');
    const large = page.getByRole('region', { name: 'Leyenda del mapa' }).locator('.legend-ramp li');
    await expect(page.getByText('Los cortes son comunes')).toBeVisible();
    const count = await large.count();
    for (let at = 0; at < count; at += 1) {
      const [limit = ''] = /[\d.,]+/.exec(await large.nth(at).innerText()) ?? [];
      expect(limit).not.toBe('');
      await expect(small.nth(at)).toContainText(limit);
    }
    expect(watched.problems).toEqual([]);
  });

  test('donde no hay otro año, dice qué archivo lo daría y lleva a una tabla que sí tiene', async ({
    page,
  }) => {
    await open(page, '?panel=comparar&sector=G');
    await expect(page.getByText(/no tiene en este paquete otro periodo/)).toBeVisible();
    await page.getByRole('button', { name: 'Tarapacá, 2019' }).click();
    await expect(page.getByLabel('Poner junto a 2019')).toHaveValue('empresas_tarapaca:2009');
  });

  test('los dos mapas se imprimen', async ({ page }) => {
    await open(page, '?tabla=empresas_tarapaca:2019&contra=empresas_tarapaca:2009&sector=G&panel=comparar');
    await page.emulateMedia({ media: 'print' });
    await expect(page.getByRole('img', { name: /2009/ })).toBeVisible();
    await expect(page.getByRole('img', { name: /2019/ })).toBeVisible();
    // A4 with its margins is 182 mm of paper: 688 px.
    const box = await page.locator('.two-years').boundingBox();
    expect(box?.width).toBeLessThanOrEqual(688);
  });
});

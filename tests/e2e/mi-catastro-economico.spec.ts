import { expect, test } from '@playwright/test';
import { expectAccessible, open, watch } from './page.ts';

test('como encargada de fomento abro mi catastro y leo la página económica de mi comuna', async ({
  page,
}) => {
  const { problems } = watch(page);
  // Without a register, the page says which file gives it, and where to see one.
  await open(page, '?ver=catastro&zona=02201');
  await expect(page.locator('.lead')).toContainText('no traen un catastro de Calama');
  const sample = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Descargar un archivo de ejemplo' }).click();
  expect((await sample).suggestedFilename()).toBe('catastro-de-ejemplo.csv');
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Ver un ejemplo ficticio' }).click();

  await expect(page.getByRole('heading', { name: 'Catastro económico de Calama' })).toBeVisible();
  await expect(page.locator('.lead')).toContainText('El catastro de Calama tiene 2.987 negocios.');
  await expect(page.locator('.lead')).toContainText('2.053 tienen inicio de actividades y 934 no');
  for (const name of [
    'Formales e informales',
    'Sectores productivos',
    'Tamaño de las empresas',
    'Empleo total, local y conmutante',
    'Impuestos pagados',
    'Ubicación',
    'Proveedores locales de las industrias tractoras',
    'Quién los lidera',
  ])
    await expect(page.getByRole('heading', { name, exact: true })).toBeVisible();

  // Where a figure comes from, to the lines of the file.
  await page.getByRole('button', { name: '¿De dónde sale? Impuestos', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('catastro.csv, 2.886 líneas');
  await dialog.getByRole('button', { name: 'Cerrar' }).click();

  // One or two suppliers of a size are not told.
  const salar = page.getByRole('row', { name: /^Litio Ficticio/ });
  await expect(salar.getByText('reservado').first()).toBeVisible();
  await expect(salar).toContainText('34,2%');
  await expectAccessible(page);
  expect(problems).toEqual([]);
});

test('preparo el informe de mi catastro: las celdas chicas van reservadas y hay un mapa sin negocios sueltos', async ({
  page,
}) => {
  await open(page, '?datos=calama-ficticio&ver=informe&de=catastro');
  await expect(page.getByRole('heading', { name: 'Catastro económico de Calama, 2026' })).toBeVisible();
  await expect(page.getByText('No se publican celdas de 1 a 10 casos')).toBeVisible();
  const mining = page.getByRole('row', { name: /^Minería/ });
  await expect(mining).toContainText('34');
  await expect(mining).toContainText('reservado');
  const map = page.getByRole('img', { name: /^Mapa: negocios con punto de Calama, por zona/ });
  await expect(map).toBeVisible();
  // Those of the hatches are not places.
  await expect(map.locator('circle:not(pattern circle)')).toHaveCount(0);
});

test('lo que imprimo con mi catastro aplica la regla de celdas chicas, o dice que no', async ({ page }) => {
  await open(page, '?datos=calama-ficticio&ver=informe&de=pladeco&zona=02201');
  await expect(page.locator('.paper')).toContainText('No se publican celdas de 1 a 10 casos');
  await open(page, '?datos=calama-ficticio&ver=informe&de=zona&zona=02201');
  await expect(page.locator('.paper')).toContainText('no se aplica la regla de celdas chicas');
});

test.describe('la vitrina', () => {
  test('veo en la vitrina solo a quienes pidieron aparecer', async ({ page }) => {
    await open(page, '?datos=calama-ficticio&ver=vitrina');
    await expect(page.locator('.lead')).toHaveText('404 de 2.987 negocios pidieron aparecer.');
    const cards = page.locator('.showcase-list > li');
    await expect(cards).toHaveCount(60);
    await page.getByLabel('Sector').selectOption({ label: 'Minería (7)' });
    await expect(cards).toHaveCount(7);
    await page.getByLabel('Sector').selectOption({ label: 'Todos los sectores' });
    await page.getByLabel('Buscar por nombre, actividad o barrio').fill('almacen barrio');
    await expect(cards.first()).toContainText('Almacén');
    // A search may be somebody's name: the link that is shared does not carry it.
    expect(page.url()).not.toMatch(/buscar|almacen/);
    // CAL-0002 said no: neither its name nor anybody's id is on the page.
    await expect(page.getByText('La Solandina Fugaz', { exact: false })).toHaveCount(0);
    expect(await page.locator('main').innerHTML()).not.toMatch(/CAL-\d/);
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Descargar la lista' }).click();
    expect((await download).suggestedFilename()).toBe('vitrina.csv');
    await expectAccessible(page);
  });

  test.describe('de noche, en un teléfono', () => {
    test.use({ colorScheme: 'dark', viewport: { width: 360, height: 740 } });

    test('la leo y leo la página de mi comuna sin moverme de lado', async ({ page }) => {
      for (const screen of ['vitrina', 'catastro']) {
        await open(page, `?datos=calama-ficticio&ver=${screen}`);
        await expect(page.locator('.showcase-list, .register-figures')).toBeVisible();
        await expectAccessible(page);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        expect(wide).toBeLessThanOrEqual(360);
      }
    });
  });
});

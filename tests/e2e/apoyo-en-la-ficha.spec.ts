import { expect, test } from '@playwright/test';
import { expectAccessible, open, watch } from './page.ts';

test.describe('el apoyo que llega a una zona y un sector', () => {
  test('la ficha dice cuántos instrumentos llegan, qué falta y qué se entregó', async ({ page }) => {
    const watched = watch(page);
    await open(page, '?zona=02201&sector=G');
    await page.getByRole('button', { name: 'Apoyo', exact: true }).click();
    const support = page.getByRole('region', { name: 'Apoyo', exact: true });
    await expect(
      support.getByText(/A un negocio de Comercio en Calama le llegan \d+ instrumentos/),
    ).toBeVisible();
    // data/chile/beneficiarios.csv, Calama, 2024: 8 + 5 + 9 + 7 + 7 + 3 subsidios.
    const given = support.getByRole('table', { name: /Adjudicaciones y atenciones/ });
    const grants = given.getByRole('row', { name: /^Subsidio/ }).getByRole('cell');
    await expect(grants.nth(0)).toHaveText('39');
    await expect(grants.nth(1)).toHaveText('29');
    await expectAccessible(page);

    await support.getByRole('button', { name: '¿De dónde sale? Instrumentos que llegan a Calama' }).click();
    await expect(page.getByRole('dialog')).toContainText('instrumentos.csv');
    await page.keyboard.press('Escape');
    await given.getByRole('button', { name: '¿De dónde sale? Subsidio o fondo concursable' }).click();
    await expect(page.getByRole('dialog')).toContainText('beneficiarios.csv');
    await page.keyboard.press('Escape');
    await support.getByRole('link', { name: 'Ver qué instrumento hay en cada casilla' }).click();
    await expect(page).toHaveURL(/ver=ruta&zona=02201&sector=G/);
    expect(watched.problems).toEqual([]);
  });

  test('las tablas de apoyo no se piden hasta que se llega a ellas', async ({ page }) => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await open(page, '?zona=02201&sector=G');
    await expect(page.getByRole('heading', { name: 'Qué falta aquí, y qué tan claro está' })).toBeVisible();
    expect(asked.filter((path) => path.endsWith('/instrumentos.csv'))).toEqual([]);
    await page.getByRole('button', { name: 'Apoyo', exact: true }).click();
    await expect(page.getByText(/le llegan \d+ instrumentos/)).toBeVisible();
    expect(asked.filter((path) => path.endsWith('/instrumentos.csv'))).toHaveLength(1);
  });

  test('en un teléfono cabe a lo ancho', async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    await page.emulateMedia({ colorScheme: 'dark' });
    await open(page, '?zona=02201&sector=G&panel=ficha');
    await page.getByRole('button', { name: 'Apoyo', exact: true }).click();
    await expect(page.getByText(/le llegan \d+ instrumentos/)).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    await expectAccessible(page);
  });
});

test.describe('una vecina ve que falta algo en su comuna', () => {
  test('la tarjeta le dice qué instrumentos servirían para empezar, y la lleva a su ficha', async ({
    page,
  }) => {
    const watched = watch(page);
    await open(page, '?zona=04303&sector=P');
    const card = page.getByRole('article', { name: 'Enseñanza', exact: true });
    await card.scrollIntoViewIfNeeded();
    await expect(card.getByText('Para empezar aquí')).toBeVisible();
    await expect(card.getByRole('link', { name: 'Capital Semilla Emprende' })).toBeVisible();
    await expect(card.getByText(/No se conoce la fecha: consulta a SERCOTEC\./).first()).toBeVisible();
    await expect(card.getByText(/por confirmar/).first()).toBeVisible();
    await expect(card.getByText(/^Ninguno de los \d+ es de /)).toBeVisible();
    await expectAccessible(page);
    await card.getByRole('button', { name: '¿De dónde sale? Instrumentos para empezar: Enseñanza' }).click();
    await expect(page.getByRole('dialog')).toContainText('instrumentos.csv');
    await page.keyboard.press('Escape');
    await card.getByRole('link', { name: 'Ver la ruta para Enseñanza' }).click();
    await expect(page).toHaveURL(/ver=ruta&zona=04303&sector=P.*etapa=concepcion/);
    await page.goBack();
    await card.scrollIntoViewIfNeeded();
    await card.getByRole('link', { name: 'Capital Semilla Emprende' }).click();
    await expect(page).toHaveURL(/ver=instrumentos.*instrumento=sercotec-capital-semilla/);
    expect(watched.problems).toEqual([]);
  });

  test('en el paquete ficticio solo ve instrumentos ficticios', async ({ page }) => {
    await open(page, '?datos=calama-ficticio&zona=02201&sector=C');
    const card = page.getByRole('article', { name: 'Manufactura', exact: true });
    await card.scrollIntoViewIfNeeded();
    await expect(card.getByText('Para empezar aquí')).toBeVisible();
    const links = card.locator('.card-support li a');
    await expect(links.first()).toHaveAttribute('href', /instrumento=ficticio-/);
    for (const link of await links.all()) await expect(link).toHaveAttribute('href', /instrumento=ficticio-/);
  });
});

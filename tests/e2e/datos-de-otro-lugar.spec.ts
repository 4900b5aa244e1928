import { readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { expectAccessible, title } from './page.ts';

const HOST = 'https://datos.ejemplo.cl';

/** A host that publishes the fictitious package, and lets any page read it. What it was asked for, in order. */
async function publish(page: Page, allowed = true): Promise<string[]> {
  const asked: string[] = [];
  await page.route(`${HOST}/**`, async (route) => {
    const { pathname } = new URL(route.request().url());
    asked.push(pathname);
    const path = pathname.replace('/calama/', 'data/calama-ficticio/');
    if (!allowed) return route.abort();
    return route.fulfill({
      headers: { 'access-control-allow-origin': '*' },
      contentType: 'application/octet-stream',
      body: readFileSync(path),
    });
  });
  return asked;
}

test('abre un paquete de otro sitio: antes se le dice de quién es, y nada se pide sin su permiso', async ({
  page,
}) => {
  const asked = await publish(page);
  await page.goto(`/?datos=${encodeURIComponent(`${HOST}/calama/`)}&zona=02201`);
  await expect(
    page.getByRole('heading', { name: 'Este enlace pide datos de datos.ejemplo.cl' }),
  ).toBeVisible();
  await expectAccessible(page);
  expect(asked).toEqual([]);
  await page.getByRole('button', { name: 'Pedir los datos a datos.ejemplo.cl' }).click();
  await expect(page.getByRole('heading', { name: 'Revisa antes de usar' })).toBeVisible();
  expect(asked[0]).toBe('/calama/datapackage.json');
  await page.getByRole('button', { name: 'Usar estos datos' }).click();
  await expect(title(page)).toHaveText(/^Calama/);
  // Anybody who follows the link sees the same, once they say so.
  const { searchParams } = new URL(page.url());
  expect(searchParams.get('datos')).toBe(`${HOST}/calama/`);
  expect(searchParams.get('zona')).toBe('02201');
  await expect(page.getByText('Ficticio', { exact: true })).toBeVisible();
});

test('un sitio que no deja leer sus archivos se dice en palabras, y quedan los datos oficiales', async ({
  page,
}) => {
  await publish(page, false);
  await page.goto(`/?datos=${encodeURIComponent(`${HOST}/calama/`)}`);
  await page.getByRole('button', { name: 'Pedir los datos a datos.ejemplo.cl' }).click();
  await expect(page.getByRole('alert')).toContainText('No se pudo leer datos.ejemplo.cl');
  await page.getByRole('button', { name: 'Ver los datos oficiales' }).click();
  await expect(title(page)).toBeVisible();
  expect(new URL(page.url()).search).toBe('?ver=explorar');
});

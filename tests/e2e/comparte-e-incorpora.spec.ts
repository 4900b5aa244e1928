import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@playwright/test';
import { expectAccessible, mapIsIdle, open, title, watch } from './page.ts';

test('comparto la ficha con un enlace corto que se lee, y quien lo abre ve lo mismo', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(page, '?zona=02201&sector=G&camara=-68.900,-22.400,8.00');
  await page.getByRole('button', { name: 'Compartir' }).click();
  const dialog = page.getByRole('dialog', { name: 'Compartir esta vista' });
  await dialog.getByRole('button', { name: 'Copiar el enlace' }).click();
  await expect(dialog.getByRole('status').first()).toHaveText('Copiado.');
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(new URL(link).search).toBe('?zona=calama&sector=comercio');
  await expect(dialog.getByRole('img', { name: 'Código QR del enlace' })).toBeVisible();
  await dialog.getByRole('checkbox', { name: 'Con el mapa en la misma posición' }).check();
  await expect(dialog.getByRole('textbox', { name: 'Enlace' })).toHaveValue(/camara=-68\.9/);
  await expectAccessible(page);
  // It closes with the keyboard, and the focus is back where it was.
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Compartir' })).toBeFocused();

  const other = await context.newPage();
  await other.goto(link);
  await expect(title(other)).toHaveText('Calama · Comercio');
});

test('un enlace escrito a mano, con mayúsculas y tildes, también se entiende', async ({ page }) => {
  await open(page, '?zona=Ñuñoa&sector=Comercio');
  await expect(title(page)).toHaveText('Ñuñoa · Comercio');
});

test('pongo la vista en la página de mi municipio: sin navegación y con su crédito', async ({ page }) => {
  const seen = watch(page);
  await open(page, '?zona=02201&sector=G');
  await page.getByRole('button', { name: 'Compartir' }).click();
  const code = await page.getByRole('textbox', { name: 'Para ponerla en otra página' }).inputValue();
  // A page of somebody else's, at another origin.
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(`<!doctype html><html lang="es"><title>Municipio</title><h1>Fomento</h1>${code}</html>`);
  });
  await new Promise<void>((listening) => server.listen(0, 'localhost', listening));
  await page.goto(`http://localhost:${(server.address() as AddressInfo).port}/`);
  const inside = page.frameLocator('iframe');
  await expect(inside.getByRole('heading', { level: 2, name: 'Calama · Comercio' })).toBeVisible();
  await expect(inside.getByRole('navigation', { name: 'Secciones' })).toHaveCount(0);
  await expect(inside.getByRole('contentinfo')).toContainText('Informa, no aconseja.');
  // The whole is one step away, apart.
  const whole = inside.getByRole('link', { name: 'Mapa Territorial de Oportunidades' });
  await expect(whole).toHaveAttribute('target', '_blank');
  await expect(whole).toHaveAttribute('href', /^(?!.*embed).*zona=02201/);
  expect(seen.problems).toEqual([]);
  server.close();
});

test('lo incorporado también se revisa con axe, ancho y angosto', async ({ page }) => {
  await open(page, '?zona=02201&sector=G&embed=1');
  await mapIsIdle(page);
  await expectAccessible(page);
  await page.setViewportSize({ width: 360, height: 640 });
  await expectAccessible(page);
});

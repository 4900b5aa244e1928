import { expect, test } from '@playwright/test';
import { type Host, startHost } from './host.ts';
import { mapIsIdle, title, watch } from './page.ts';

const FOLDER = '/municipio/mapa/';

let host: Host;
test.beforeAll(async () => {
  host = await startHost(FOLDER);
});
test.afterAll(() => host.stop());

test('la misma construcción funciona desde cualquier carpeta de un servidor de archivos', async ({
  page,
}) => {
  const watched = watch(page);
  await page.goto(`${host.url}?zona=02201`);
  await expect(title(page)).toHaveText('Calama · Comercio');
  await mapIsIdle(page);
  await page.getByRole('tab', { name: /Sector/ }).click();
  await expect(page).toHaveURL(new RegExp(`${FOLDER}\\?`));
  expect(watched.problems).toEqual([]);
});

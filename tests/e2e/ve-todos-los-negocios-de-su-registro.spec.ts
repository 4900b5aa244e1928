import { expect, type Page, test } from '@playwright/test';
import { expectAccessible, mapIsIdle, title, watch } from './page.ts';

/** Invented: a lattice of businesses over the city, more than groups could tell from afar, and some without coordinates. */
const ROWS = 20_500;
const UNPLACED = 100;
const SIDE = 160;
const ALONE = { longitude: -68.8, latitude: -22.4, name: 'Bazar Inventado' };

function register(): string {
  const lines = ['id,nombre,actividad,sector,cut,longitud,latitud,vitrina'];
  for (let at = 0; at < ROWS - 1; at += 1) {
    const sector = at % 4 === 0 ? '47' : '56';
    const placed = at >= UNPLACED;
    const longitude = (-68.95 + (at % SIDE) * 0.0004).toFixed(4);
    const latitude = (-22.5 + Math.floor(at / SIDE) * 0.0004).toFixed(4);
    lines.push(
      `${at},Negocio ${at},oficio ${at % 9},${sector},02201,${placed ? `${longitude},${latitude}` : ','},no`,
    );
  }
  lines.push(`${ROWS},${ALONE.name},bazar,47,02201,${ALONE.longitude},${ALONE.latitude},si`);
  return `${lines.join('\n')}\n`;
}

/** As a step back to a link with this camera. */
async function lookAt(page: Page, longitude: number, latitude: number, zoom: number): Promise<void> {
  await page.evaluate(
    ([x, y, z]) => {
      const url = new URL(location.href);
      url.searchParams.set('camara', `${x},${y},${z}`);
      history.pushState(null, '', url);
      dispatchEvent(new PopStateEvent('popstate'));
    },
    [longitude, latitude, zoom],
  );
}

test('Una oficina abre un registro largo y ve todos sus negocios: ninguno falta ni se cuenta dos veces', async ({
  page,
}) => {
  const watched = watch(page);
  await page.goto('/?ver=abrir');
  await page
    .getByLabel('Tus archivos', { exact: true })
    .setInputFiles({ name: 'patentes.csv', mimeType: 'text/csv', buffer: Buffer.from(register()) });
  await page.getByRole('button', { name: 'Usar estos datos' }).click();
  await expect(page).toHaveURL(/datos=propios/);
  await expect(title(page)).toBeVisible();
  const map = page.locator('.map[data-businesses]');
  await mapIsIdle(page);
  await expect(page.getByText('20.400 de 20.500 tienen coordenadas')).toBeVisible();

  // Of the chosen sector; then all. The sum of what the drawn tiles hold is what the register has, from afar and near.
  await page.getByLabel('Solo el sector elegido').uncheck();
  await expect(map).toHaveAttribute('data-businesses', '20400');
  await page.getByLabel('Solo el sector elegido').check();
  // G · Comercio: one in four of the lattice's 20.399, and the bazaar.
  await expect(map).toHaveAttribute('data-businesses', '5101');
  await page.getByLabel('Mostrar negocios').uncheck();
  await expect(map).toHaveAttribute('data-businesses', '0');
  await page.getByLabel('Mostrar negocios').check();
  await expect(map).toHaveAttribute('data-businesses', '5101');

  // A business alone says its name when it asked to appear.
  await lookAt(page, ALONE.longitude, ALONE.latitude, 16);
  await expect(map).toHaveAttribute('data-businesses', '1');
  await mapIsIdle(page);
  const box = await page.locator('canvas').boundingBox();
  if (!box) throw new Error('sin mapa');
  await page.mouse.move(box.x + box.width / 2 + 40, box.y + box.height / 2);
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await expect(page.locator('.map-tooltip')).toContainText(ALONE.name);

  // A group says how many it is; each has a circle in every 64 pixels.
  await page.getByLabel('Solo el sector elegido').uncheck();
  await lookAt(page, -68.92, -22.47, 12);
  await mapIsIdle(page);
  let at = 0;
  await expect
    .poll(async () => {
      at += 8;
      await page.mouse.move(
        box.x + box.width / 2 + (at % 64),
        box.y + box.height / 2 + (((at >> 6) * 8) % 64),
      );
      return page.locator('.map-tooltip').allTextContents();
    })
    .toEqual([expect.stringMatching(/\d+ negocios, \d+ del sector elegido/)]);
  expect(watched.problems).toEqual([]);
  await expectAccessible(page);
});

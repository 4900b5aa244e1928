import { expect, type Page, test } from '@playwright/test';
import { expectAccessible, mapIsIdle, open, watch } from './page.ts';

test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });

const OUTLINES = '**/data/chile/comunas.topojson';

/** Holds a file back until the test lets it go. */
async function hold(page: Page, path: string) {
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  let asked = 0;
  await page.route(path, async (route) => {
    asked += 1;
    await held;
    await route.continue();
  });
  return { release, asked: () => asked };
}

/** What the page asked for, by file name. */
function requests(page: Page): readonly string[] {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname.replace(/^.*\//, '')));
  return asked;
}

const sideways = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth);

test('veo la frase y la tabla de mi comuna antes de que llegue el mapa', async ({ page }) => {
  const outlines = await hold(page, OUTLINES);
  const asked = requests(page);
  await open(page);
  await expect(page.getByRole('table').first()).toContainText('Calama');
  await page.getByRole('combobox', { name: /Busca una comuna/ }).tap();
  await page.keyboard.type('calama');
  await page
    .getByRole('listbox', { name: 'Lugares' })
    .getByRole('option', { name: /^Calama/ })
    .tap();
  await expect(page.getByRole('heading', { level: 2, name: /Calama/ })).toBeVisible();
  await expect(page.locator('.lead').first()).toContainText('En Calama hay');
  await expect(page.locator('.figures').first().locator('data').first()).toHaveText(/\d/);
  // So far nobody drew anything, and neither the map nor the outlines were asked for.
  expect(asked.filter((name) => /^MapView|comunas\.topojson/.test(name))).toEqual([]);

  await page.getByRole('button', { name: 'Ver el mapa' }).tap();
  await expect(page.getByText('Trayendo el mapa…')).toBeVisible();
  await expect.poll(outlines.asked).toBe(1);
  // With the map still on its way, the sentence and the figures are one tap back.
  const drawer = page.getByRole('region', { name: 'Calama' });
  await expect(drawer.locator('data')).toHaveText(/\d/);
  outlines.release();
  await mapIsIdle(page);
  await expect(page.getByText('Trayendo el mapa…')).toBeHidden();
});

test('primero la lista y el mapa a un toque, también en cobertura, focalización y catastro', async ({
  page,
}) => {
  const asked = requests(page);
  for (const query of [
    '?ver=explorar',
    '?ver=cobertura',
    '?ver=focalizacion',
    '?datos=calama-ficticio&ver=catastro',
  ]) {
    await page.goto(`/${query}`);
    await expect(page.getByRole('button', { name: 'Ver el mapa' })).toBeVisible();
    await expect(page.getByRole('complementary', { name: 'Mapa' })).toBeHidden();
    expect(await sideways(page)).toBeLessThanOrEqual(360);
  }
  expect(asked.filter((name) => /^MapView|^MapColumn/.test(name))).toEqual([]);
  await page.getByRole('button', { name: 'Ver el mapa' }).tap();
  await mapIsIdle(page);
  await page.getByRole('button', { name: 'Ver las cifras' }).tap();
  await expect(page.getByRole('complementary', { name: 'Mapa' })).toBeHidden();
});

test('elijo una zona en el mapa y su resumen sube desde abajo, sin sacarme del mapa', async ({ page }) => {
  await open(page);
  await page.getByRole('button', { name: 'Ver el mapa' }).tap();
  await mapIsIdle(page);
  await page.getByRole('button', { name: /^Isla de Pascua/ }).tap();
  const drawer = page.getByRole('region', { name: 'Isla de Pascua' });
  await expect(drawer).toBeVisible();
  await expect(page.getByText('Elegiste Isla de Pascua. Su resumen está después del mapa.')).toBeAttached();
  await expect(page.getByRole('complementary', { name: 'Mapa' })).toBeVisible();
  await expect(drawer.getByText('En Isla de Pascua hay')).toBeHidden();
  await expectAccessible(page);

  // By its button…
  await drawer.getByRole('button', { name: 'Ver más de Isla de Pascua' }).tap();
  await expect(drawer.getByText('En Isla de Pascua hay')).toBeVisible();
  await expectAccessible(page);
  expect(await sideways(page)).toBeLessThanOrEqual(360);
  await drawer.getByRole('button', { name: 'Ver menos de Isla de Pascua' }).tap();
  await expect(drawer.getByText('En Isla de Pascua hay')).toBeHidden();

  await drawer.getByRole('button', { name: 'Ver más de Isla de Pascua' }).tap();
  await drawer.getByRole('button', { name: 'Abrir la ficha de Isla de Pascua' }).tap();
  await expect(page.getByRole('heading', { level: 2, name: /Isla de Pascua/ })).toBeVisible();
  await page.goBack();
  await expect(drawer).toBeVisible();
});

test('subo y bajo el resumen arrastrándolo, y lo guardo con el teclado', async ({ page }) => {
  await open(page, '?ver=explorar&zona=02201&panel=mapa');
  const drawer = page.getByRole('region', { name: 'Calama' });
  const sentence = drawer.getByText('En Calama hay');
  const drag = async (by: number) => {
    const box = await drawer.getByRole('button', { name: /^Ver (más|menos) de Calama/ }).boundingBox();
    if (!box) throw new Error('El resumen no tiene de dónde tomarlo.');
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x, y + by / 2);
    await page.mouse.move(x, y + by);
    await page.mouse.up();
  };
  await expect(drawer).toBeVisible();
  await drag(-120);
  await expect(sentence).toBeVisible();
  await drag(120);
  await expect(sentence).toBeHidden();
  await expect(drawer).toBeVisible();

  // With the keyboard alone: up, in and out of it, and away; the focus goes back to the map.
  await mapIsIdle(page);
  await drawer.getByRole('button', { name: 'Ver más de Calama' }).focus();
  await page.keyboard.press('Enter');
  await expect(sentence).toBeVisible();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(drawer.getByRole('button', { name: 'Abrir la ficha de Calama' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(drawer).toBeHidden();
  await expect(page.locator('.map-column canvas')).toBeFocused();
  await expect(page).not.toHaveURL(/zona=/);
});

test('si los contornos no llegan, el mapa lo dice y las cifras siguen; después lo intento otra vez', async ({
  page,
}) => {
  await page.route(OUTLINES, (route) => route.fulfill({ status: 503 }));
  await open(page);
  await page.getByRole('button', { name: 'Ver el mapa' }).tap();
  const notice = page.getByRole('alert').filter({ hasText: 'El mapa no llegó.' });
  await expect(notice).toBeVisible();
  await expectAccessible(page);
  await notice.getByRole('button', { name: 'Ver qué pasó' }).tap();
  await expect(page.getByRole('heading', { name: 'Calidad de los datos' })).toBeVisible();
  await expect(page.getByRole('row').filter({ hasText: 'comunas.topojson' })).toContainText(
    'El paquete nombra este archivo y no está.',
  );
  await page.goBack();
  await expect(notice).toBeVisible();
  await page.unroute(OUTLINES);
  const { problems } = watch(page);
  await notice.getByRole('button', { name: 'Volver a intentar' }).tap();
  await mapIsIdle(page);
  await expect(notice).toBeHidden();
  expect(problems).toEqual([]);
});

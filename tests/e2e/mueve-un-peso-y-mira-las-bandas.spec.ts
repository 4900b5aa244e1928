import { expect, type Page, test } from '@playwright/test';
import { expectAccessible, open, watch } from './page.ts';

const panelOf = (page: Page) => page.getByRole('region', { name: /Potencial: por qué ese puntaje/ });
const standing = (page: Page) => panelOf(page).getByText(/Puesto \d+ de 345 comunas/);

test('alguien mueve un peso y mira cómo cambia el puesto, con su banda', async ({ page }) => {
  const { problems } = watch(page);
  await open(page, '?zona=02201&sector=G');
  await expect(standing(page)).toHaveText(
    /Puesto \d+ de 345 comunas \(entre \d+ y \d+ al mover cuentas y pesos\)\. Empata con \d+: sus bandas se cruzan\./,
  );
  const before = await standing(page).innerText();
  // Closures are Calama's weakest term: without them it goes up.
  const closures = panelOf(page).getByRole('slider', { name: 'Peso de Pocos cierres' });
  await closures.focus();
  await page.keyboard.press('ArrowLeft');
  await expect(standing(page)).not.toHaveText(before);
  await expect(page).toHaveURL(/pesos=1,1,1,0,1,1/);
  const places = (text: string) => Number(/Puesto (\d+)/.exec(text)?.[1]);
  expect(places(await standing(page).innerText())).toBeLessThan(places(before));
  // Many steps in a row: the last one is the one that is answered.
  for (let step = 0; step < 5; step += 1) await page.keyboard.press('ArrowRight');
  for (let step = 0; step < 4; step += 1) await page.keyboard.press('ArrowLeft');
  await expect(standing(page)).toHaveText(before);
  await expectAccessible(page);
  expect(problems).toEqual([]);
});

test('elige el promedio geométrico, lee qué descuenta, y vuelve con un botón', async ({ page }) => {
  await open(page, '?zona=02201&sector=G');
  const panel = panelOf(page);
  const lead = await panel.locator('.lead').innerText();
  await panel.getByLabel('Promedio').selectOption('Geométrico');
  await expect(page).toHaveURL(/media=geometrica/);
  await expect(panel.getByText('Desequilibrio entre términos')).toBeVisible();
  await expect(panel.locator('.lead')).not.toHaveText(lead);
  const decimal = (text: string) => Number(text.replace('.', '').replace(',', '.'));
  const points = (await panel.locator('.contribution .num strong').allTextContents()).map(decimal);
  expect(points.at(-1)).toBeLessThan(0);
  const total = decimal(/([\d,]+) de 100/.exec(await panel.innerText())?.[1] ?? 'NaN');
  expect(points.reduce((acc, one) => acc + one, 0)).toBeCloseTo(total, 6);
  await panel.getByRole('button', { name: /^Volver a pesos iguales y promedio aritmético/ }).click();
  await expect(panel.locator('.lead')).toHaveText(lead);
  await expect(page).not.toHaveURL(/media=/);
});

test('pregunta de dónde sale el puesto', async ({ page }) => {
  await open(page, '?zona=02201&sector=G');
  await page.getByRole('button', { name: '¿De dónde sale? Puesto de Calama' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText(/Puesto = 1 \+ cuántas zonas sacan más puntaje/)).toBeVisible();
  await expect(dialog.getByText(/Productividad y sectores afines quedan fijos/)).toBeVisible();
  await expectAccessible(page);
});

test('ordena la tabla por puesto: cada uno con su banda, y lo que empata lo dice', async ({ page }) => {
  await open(page, '?sector=G&medida=potencial&panel=lista&solo=05');
  await page.getByRole('button', { name: /^Puesto/ }).click();
  const head = page.getByRole('columnheader', { name: /^Puesto/ });
  await expect(head).toHaveAttribute('aria-sort', 'ascending');
  const first = page.locator('tbody tr').first();
  await expect(first.getByText(/^\d+–\d+$/)).toBeVisible();
  await expect(first.getByText(/^empata con \d+, puesto/)).toHaveCount(1);
  const cells = await page.locator('tbody tr td:has(.below)').allInnerTexts();
  const medians = cells.flatMap((text) => {
    const [, median, low, high] = /(\d+)\s+(\d+)–(\d+)$/.exec(text) ?? [];
    return median ? [[low, median, high].map(Number)] : [];
  });
  expect(medians).toHaveLength(38);
  expect(medians.map(([, median]) => median)).toEqual(
    medians.map(([, median]) => median).sort((a = 0, b = 0) => a - b),
  );
  for (const place of medians) expect(place).toEqual([...place].sort((a, b) => a - b));
  await expectAccessible(page);
});

test('una celda reservada o bajo el umbral dice puesto, banda y por qué baja la calidad', async ({
  page,
}) => {
  await open(page, '?zona=02201&sector=U');
  await expect(standing(page)).toBeVisible();
  await expect(panelOf(page).getByText(/usa el centro de un intervalo/)).toBeVisible();
});

test('la Antártica está en las tablas y no ocupa el puesto de nadie', async ({ page }) => {
  await open(page, '?zona=12202&sector=G&panel=ficha');
  await expect(panelOf(page).getByText(/no tiene municipalidad propia: no ocupa un puesto/)).toBeVisible();
});

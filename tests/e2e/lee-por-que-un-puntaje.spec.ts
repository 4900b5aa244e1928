import { expect, type Page, test } from '@playwright/test';
import { expectAccessible, open } from './page.ts';

const decimal = (text: string) => Number(text.replace('.', '').replace(',', '.'));

async function pointsShown(page: Page): Promise<number[]> {
  const texts = await page.locator('.contribution .num strong').allTextContents();
  return texts.map(decimal);
}

test('alguien lee por qué un puntaje es el que es', async ({ page }) => {
  await open(page, '?zona=02201&sector=G');
  const panel = page.getByRole('region', { name: /Potencial: por qué ese puntaje/ });
  const total = decimal(/([\d,]+) de 100/.exec(await panel.innerText())?.[1] ?? 'NaN');
  const points = await pointsShown(page);
  expect(points).toHaveLength(4);
  // Contributions add up to the last decimal shown.
  expect(points.reduce((acc, one) => acc + one, 0)).toBeCloseTo(total, 6);
  await expect(panel.getByText('Productividad', { exact: true })).toBeVisible();
  await expect(panel.getByText('sin dato').first()).toBeVisible();
  await expect(panel.getByText(/Solo está el 67% del peso/)).toBeVisible();
  await expectAccessible(page);
});

test('mueve un peso, cambia el puntaje y el enlace, y vuelve atrás con un botón', async ({ page }) => {
  await open(page, '?zona=02201&sector=G');
  const panel = page.getByRole('region', { name: /Potencial: por qué ese puntaje/ });
  const before = await panel.locator('.lead').innerText();
  await panel.getByRole('slider', { name: 'Peso de Densidad' }).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(panel.locator('.lead')).not.toHaveText(before);
  await expect(page).toHaveURL(/pesos=1,3,1,1,1,1/);
  const points = await pointsShown(page);
  const total = decimal(/([\d,]+) de 100/.exec(await panel.innerText())?.[1] ?? 'NaN');
  expect(points.reduce((acc, one) => acc + one, 0)).toBeCloseTo(total, 6);
  await panel.getByRole('button', { name: 'Volver a pesos iguales' }).click();
  await expect(panel.locator('.lead')).toHaveText(before);
  await expect(page).not.toHaveURL(/pesos/);
});

test('pregunta de dónde sale una cifra y lee el archivo y la línea', async ({ page }) => {
  await open(page, '?zona=02201&sector=G');
  await page.getByRole('button', { name: '¿De dónde sale? Cociente de localización' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText('LQ = n ÷ E, con E = n_r · N_i ÷ N')).toBeVisible();
  await expect(dialog.getByText('empresas.csv, línea 146')).toBeVisible();
  await expect(dialog.getByText(/Servicio de Impuestos Internos/).first()).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('button', { name: '¿De dónde sale? Cociente de localización' })).toBeFocused();
});

test('una cifra que la fuente no publica dice que está bajo el umbral, nunca cero', async ({ page }) => {
  await open(page, '?zona=02201&sector=U');
  await expect(
    page.getByText(/La fuente no publica cuántas empresas.*2,45 al año o menos\. No es cero\./),
  ).toBeVisible();
  await expect(
    page
      .getByRole('region', { name: /Potencial/ })
      .getByText(/centro de un intervalo/)
      .first(),
  ).toBeVisible();
});

test('en Tarapacá la ficha baja a años y sub-rubros', async ({ page }) => {
  await open(page, '?zona=01101&sector=I');
  const years = page.getByRole('region', { name: /tabla por tabla/ });
  for (const year of ['2009', '2014', '2019'])
    await expect(years.getByRole('rowheader', { name: year, exact: true })).toBeVisible();
  const finer = page.getByRole('region', { name: 'Por dentro del sector' });
  await expect(finer.getByRole('rowheader', { name: /restaurantes/ })).toBeVisible();
  await expect(finer.getByRole('columnheader', { name: 'Trabajadores' })).toBeVisible();
});

test('la cifra de otra tabla y su explicación son la misma, se cuente lo que se cuente', async ({ page }) => {
  await open(page, '?zona=01101&sector=I&tabla=empresas_tarapaca_subrubro:2019&cuenta=trabajadores');
  const row = page.getByRole('region', { name: 'Por dentro del sector' }).getByRole('row').nth(1);
  const shown = /^[\d.,]+/.exec((await row.getByRole('cell').nth(2).innerText()).trim())?.[0];
  expect(shown).toBeTruthy();
  await row.getByRole('button').click();
  await expect(page.getByRole('dialog').getByText(`Resultado: ${shown} `)).toBeVisible();
});

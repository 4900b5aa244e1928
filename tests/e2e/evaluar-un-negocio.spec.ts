import { readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { expectAccessible, open, watch } from './page.ts';

const QUERY = '?datos=calama-ficticio&ver=evaluar';
const forward = (page: Page) => page.getByRole('button', { name: /^(Siguiente|Ver el resultado)$/ });
const place = (page: Page) => page.locator('.question-place');

async function choose(page: Page, label: string): Promise<void> {
  await page.getByRole('radio', { name: label }).check();
  await forward(page).click();
}

async function chooseCalama(page: Page): Promise<void> {
  await page.getByRole('combobox', { name: 'Busca tu comuna' }).fill('calama');
  await page.getByRole('option', { name: 'Calama Comuna' }).click();
  await expect(page.getByText('Elegiste Calama.')).toBeVisible();
  await forward(page).click();
}

/** A stall without a fixed place, as the seed draws subsistence. */
const STALL = [
  'Entre 3 y 11 meses',
  'De vez en cuando',
  'De 20 a 199 UF',
  'No',
  'Solo yo',
  'Para los gastos de la casa',
  'No alcanza',
  'No: se gasta todo',
  'Sin lugar fijo',
  'Ninguna en particular',
  'No',
  'Las básicas',
  'Los que pasan',
];
async function answerAll(page: Page): Promise<void> {
  await choose(page, 'Ya vendo');
  await chooseCalama(page);
  await choose(page, 'Comercio al por mayor');
  for (const label of STALL)
    await page
      .getByRole('radio', { name: label, exact: label === 'No' })
      .check()
      .then(() => forward(page).click());
  await page.getByRole('checkbox', { name: 'Soy mujer' }).check();
  await forward(page).click();
  await expect(page.getByRole('heading', { name: 'Tu ruta de apoyo' })).toBeVisible();
}

test('Una vecina evalúa su negocio, cierra, y sigue al día siguiente', async ({ page }) => {
  const { problems } = watch(page);
  await open(page, QUERY);
  await expect(place(page)).toHaveText('Pregunta 1 de 17');
  await choose(page, 'Ya vendo');
  await expect(page.getByRole('heading', { name: '¿En qué comuna está, o va a estar?' })).toBeFocused();
  await chooseCalama(page);
  await choose(page, 'Comercio al por mayor');
  await page.getByRole('radio', { name: 'Entre 3 y 11 meses' }).check();
  // Nothing of it is in the link.
  expect(page.url()).not.toMatch(/comercio|momento|evaluacion|sector=|3-a-11/);

  await page.reload();
  await expect(place(page)).toHaveText('Pregunta 4 de 17');
  await expect(page.getByRole('radio', { name: 'Entre 3 y 11 meses' })).toBeChecked();
  await page.getByRole('button', { name: 'Anterior' }).click();
  await expect(page.getByRole('radio', { name: 'Comercio al por mayor' })).toBeChecked();

  await page.getByRole('button', { name: 'Ver todas mis respuestas' }).click();
  await expect(page.getByRole('heading', { name: 'Todas tus respuestas' })).toBeFocused();
  await expect(page.locator('.answers')).toContainText('Calama');
  await page.getByRole('button', { name: 'Cambiar: ¿En qué está tu negocio hoy?' }).click();
  await page.getByRole('radio', { name: 'Es una idea' }).check();
  await expect(place(page)).toHaveText('Pregunta 1 de 10');

  // What was said of a business of the invented package is not that of another.
  await open(page, '?datos=chile&ver=evaluar');
  await expect(place(page)).toHaveText('Pregunta 1 de 17');
  await expect(page.getByRole('radio', { name: 'Es una idea' })).not.toBeChecked();
  await open(page, QUERY);
  await expect(page.getByRole('radio', { name: 'Es una idea' })).toBeChecked();
  expect(problems).toEqual([]);
});

test('ve qué tipo es, por qué, y qué tendría que cambiar', async ({ page }) => {
  const { problems } = watch(page);
  await open(page, QUERY);
  await answerAll(page);
  const result = page.locator('.evaluation-result');
  await expect(result.locator('.lead').first()).toHaveText(
    'Tu negocio es de subsistencia y está en iniciación.',
  );
  const place = page.getByRole('row').filter({ hasText: 'Lugar de trabajo' });
  await expect(place).toContainText('Subsistencia');
  await expect(place).toContainText('«no tienen lugar fijo para desempeñar sus actividades»');
  // Working alone is shown, and does not vote.
  await expect(page.getByRole('row').filter({ hasText: 'Trabajo por cuenta propia' })).toContainText(
    'No vota',
  );
  await expect(result).toContainText('En Calama, el rubro de comercio');
  await expect(page.getByRole('link', { name: 'Ver la ficha de Calama y este rubro' })).toBeVisible();

  const can = page.getByRole('region', { name: 'Puedes pedirlo' });
  await expect(can.getByRole('link', { name: 'Mujer que Emprende (ficticio)' })).toBeVisible();
  const notYet = page.getByRole('region', { name: 'Todavía no: qué tendría que cambiar' });
  await expect(notYet.getByRole('listitem').filter({ hasText: /^Crece \(ficticio\)/ })).toContainText(
    'Necesitas vender al menos 200 UF al año (hoy: entre 20 y 199 UF).',
  );
  await expect(notYet).toContainText('Necesitas inicio de actividades.');
  await expectAccessible(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.reload();
  await expect(can).toBeVisible();
  await expectAccessible(page);
  expect(problems).toEqual([]);
});

test('lo guarda en un archivo, borra todo y lo vuelve a abrir; un archivo malo no borra nada', async ({
  page,
}) => {
  await open(page, QUERY);
  await choose(page, 'Ya vendo');
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Guardar en un archivo' }).click();
  const download = await saving;
  expect(download.suggestedFilename()).toMatch(/^evaluacion-\d{4}-\d\d-\d\d\.json$/);
  const kept = readFileSync(await download.path());

  await page.getByRole('button', { name: 'Borrar todo' }).click();
  await page.getByRole('button', { name: 'No, dejarlas' }).click();
  await expect(page.getByRole('button', { name: 'Borrar todo' })).toBeFocused();
  await expect(place(page)).toHaveText('Pregunta 2 de 17');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Sí, borrar mis respuestas' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: /¿En qué está tu negocio hoy?/ })).toBeFocused();
  await expect(place(page)).toHaveText('Pregunta 1 de 17');
  await expect(page.getByRole('radio', { name: 'Ya vendo' })).not.toBeChecked();
  const input = page.getByLabel('Evaluación guardada en un archivo');
  await input.setInputFiles({ name: 'mia.json', mimeType: 'application/json', buffer: kept });
  await expect(place(page)).toHaveText('Pregunta 2 de 17');

  await input.setInputFiles({ name: 'otra.json', mimeType: 'application/json', buffer: Buffer.from('{}') });
  await expect(page.getByRole('alert')).toContainText('Tus respuestas siguen igual.');
  await page.getByRole('button', { name: 'Anterior' }).click();
  await expect(page.getByRole('radio', { name: 'Ya vendo' })).toBeChecked();
});

test('imprime un informe limpio, con fecha y sin botones', async ({ page }) => {
  await open(page, QUERY);
  await answerAll(page);
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByText('Informa, no aconseja.')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Tu ruta de apoyo' })).toBeVisible();
  await expect(page.locator('.evaluation button:visible')).toHaveCount(0);
  await expect(page.locator('.answers')).toHaveCount(0);
  await page.emulateMedia({ media: 'screen' });
  await page.getByRole('checkbox', { name: 'Incluir mis respuestas' }).check();
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('.answers')).toContainText('Solo yo');
});

test('en un teléfono, con el teclado, sin desplazamiento de lado', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await open(page, QUERY);
  await page.getByRole('radio', { name: 'Es una idea' }).focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('Enter');
  await expect(place(page)).toHaveText('Pregunta 2 de 10');
  await expectAccessible(page);
  const sideways = () => page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  expect(await sideways()).toBe(false);
  for (let at = 2; at <= 10; at += 1)
    await page.getByRole('button', { name: 'Saltar esta pregunta' }).click();
  await expect(page.locator('.evaluation-result .lead').first()).toHaveText(
    'Tu negocio está en concepción: todavía no hay uno que clasificar por tipo.',
  );
  await expect(page.getByText('No se puede decir: falta tu comuna y tu rubro.')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Tu ruta de apoyo' })).toBeVisible();
  expect(await sideways()).toBe(false);
  await expectAccessible(page);

  // What is folded on screen is on the paper too, and folded again after.
  const folded = page.locator('details.route-others').first();
  await expect(folded).toContainText('Parece que no');
  await expect(folded.getByRole('list')).toBeHidden();
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await expect(folded.getByRole('list').first()).toBeVisible();
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  await expect(folded).not.toHaveAttribute('open');
});

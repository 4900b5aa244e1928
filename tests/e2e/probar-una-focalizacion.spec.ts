import { readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { expectAccessible, mapIsIdle, open, watch } from './page.ts';

/** The figure under a name, in the lists of figures. */
const figure = (page: Page, name: string) =>
  page.locator('.figure', { has: page.getByText(name, { exact: true }) }).first();

test('una consejera regional ve a quién cubre el acuerdo de Tarapacá y a quién llegó', async ({ page }) => {
  const { problems } = watch(page);
  await open(page, '?ver=focalizacion');
  await expect(page.getByRole('heading', { name: /SERCOTEC 2024, Tarapacá/ })).toBeVisible();
  await expect(
    page.getByText('Cubre las 22.047 empresas de la región: no deja a nadie fuera.'),
  ).toBeVisible();
  await expect(
    page.getByText(
      'De las 166 adjudicaciones de 2024, 2 fueron a las comunas prioritarias (1,2%), donde está el 1,3% de las empresas.',
    ),
  ).toBeVisible();
  await expect(page.getByText('Comunas sin ninguna: Camiña.')).toBeVisible();
  await expect(page.getByText(/no prueba la otra: se adjudica a quien postula/)).toBeVisible();
  // The words of the certificate, and what had to be assumed.
  await expect(page.getByText('Dice: «se incorpora el sector Construcción»')).toBeVisible();
  await expect(
    page.getByText(/remite a un cuadro por programa, presupuesto y cobertura que no tenemos/),
  ).toBeVisible();

  // The map is narrowed to the region, with its three states.
  await expect(page).toHaveURL(/solo=01/);
  await mapIsIdle(page);
  const legend = page.getByRole('region', { name: 'Leyenda del mapa' });
  await expect(legend).toContainText('Dentro y prioritaria');

  await page.getByRole('button', { name: '¿De dónde sale? Adjudicaciones en comunas prioritarias' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('beneficiarios.csv, 2 líneas');
  await dialog.getByRole('button', { name: 'Cerrar' }).click();
  await expectAccessible(page);
  expect(problems).toEqual([]);
});

test('construye la suya, ve qué instrumento la ley no le transfiere, la guarda y la abre', async ({
  page,
}) => {
  await open(page, '?ver=focalizacion');
  await page.getByLabel('Decisión', { exact: true }).selectOption({ label: 'Construir una' });
  await expect(page.getByText('No va en el enlace')).toBeVisible();
  await page.getByLabel('Nombre', { exact: true }).fill('Turismo del Tamarugal');
  await page.getByLabel('Año', { exact: true }).fill('2024');
  await page.getByLabel('Región', { exact: true }).selectOption({ label: 'Tarapacá' });
  await page.getByRole('checkbox', { name: /^Crece, Fondo/ }).check();

  await page.getByRole('button', { name: 'Agregar un criterio' }).click();
  const first = page.getByRole('group', { name: 'Criterio 1' });
  await expect(first.getByText('Este criterio aún no dice nada: no se aplica.')).toBeVisible();
  await first.getByLabel('Zonas', { exact: true }).selectOption({ label: 'la provincia de Tamarugal' });
  await first.getByRole('button', { name: 'Agregar: Zonas' }).click();
  // Tamarugal in 2019, by hand: Pozo Almonte 903, Camiña 92, Colchane 41, Huara 169, Pica 427.
  await expect(figure(page, 'Empresas dentro')).toContainText('1.632');

  await page.getByRole('button', { name: 'Agregar un criterio' }).click();
  const second = page.getByRole('group', { name: 'Criterio 2' });
  await second.getByLabel('Clase').selectOption({ label: 'Sectorial' });
  await second
    .getByLabel('Sectores', { exact: true })
    .selectOption({ label: 'I Actividades de alojamiento y de servicio de comidas' });
  await second.getByRole('button', { name: 'Agregar: Sectores' }).click();
  await expect(figure(page, 'Empresas dentro')).not.toContainText('1.632');
  const inside = await figure(page, 'Empresas dentro').locator('.value').innerText();

  await page.getByText(/Otros \d+ instrumentos, que la ley no transfiere/).click();
  await page.getByRole('checkbox', { name: /^Crece Sostenible/ }).check();
  await expect(
    page.getByText(/La ley no transfiere al gobierno regional la focalización de Crece Sostenible/),
  ).toBeVisible();

  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Guardar en un archivo' }).click();
  const download = await saved;
  expect(download.suggestedFilename()).toBe('turismo-del-tamarugal-2024.csv');
  const path = await download.path();
  expect(readFileSync(path, 'utf8').split('\n')).toHaveLength(4);

  // The link carries none of it; the device does.
  expect(page.url()).not.toMatch(/Tamarugal|Turismo|crece/i);
  await page.reload();
  await expect(page.getByLabel('Nombre', { exact: true })).toHaveValue('Turismo del Tamarugal');

  await page.getByRole('button', { name: 'Empezar de nuevo' }).click();
  await expect(page.getByLabel('Nombre', { exact: true })).toHaveValue('');
  await page.getByLabel('Decisión de focalización en CSV').setInputFiles(path);
  await expect(page.getByText(/Se abrió «Turismo del Tamarugal»/)).toBeVisible();
  await expect(page.getByLabel('Nombre', { exact: true })).toHaveValue('Turismo del Tamarugal');
  await expect(figure(page, 'Empresas dentro').locator('.value')).toHaveText(inside);
  await expectAccessible(page);

  // Side by side with the one of the council.
  await page.getByLabel('Comparar con otra').selectOption({ index: 1 });
  await expect(figure(page, 'Solo en la primera')).toContainText('0');
  await expect(figure(page, 'En las dos')).toContainText(inside);
});

test('solo con el teclado: agrega y quita una zona y un criterio sin perder el lugar', async ({ page }) => {
  await open(page, '?ver=focalizacion&decision=propia');
  const add = page.getByRole('button', { name: 'Agregar un criterio' });
  await add.focus();
  await page.keyboard.press('Enter');
  const zones = page.getByRole('group', { name: 'Criterio 1' }).getByLabel('Zonas', { exact: true });
  await zones.first().focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: /^Quitar (?!el criterio)/ })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(zones).toBeFocused();
  await page.getByRole('button', { name: 'Quitar el criterio 1' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('group', { name: 'Criterio 1' })).toHaveCount(0);
  await expect(add).toBeFocused();
});

test('un archivo con fallas se explica y lo que había sigue', async ({ page }) => {
  await open(page, '?ver=focalizacion&decision=propia');
  await page.getByLabel('Nombre', { exact: true }).fill('La de antes');
  const bad =
    'decision,nombre,anio,region,clase_criterio,alcance,zonas\nmala,Mala,2024,01,territorial,requisito,02201\n';
  await page
    .getByLabel('Decisión de focalización en CSV')
    .setInputFiles({ name: 'mala.csv', mimeType: 'text/csv', buffer: Buffer.from(bad) });
  await expect(page.getByText('El archivo no se usó. Lo que había sigue igual.')).toBeVisible();
  await expect(
    page.getByText(/mala.csv, línea 2, zonas: Calama \(02201\) no es de la región 01/),
  ).toBeVisible();
  await expect(page.getByLabel('Nombre', { exact: true })).toHaveValue('La de antes');
});

test('con un catastro se aplica negocio por negocio y se comparan dos acuerdos', async ({ page }) => {
  await open(page, '?datos=calama-ficticio&ver=focalizacion&otra=ficticia-mujeres-2025');
  await expect(
    page.getByText(/Dentro quedan 871 de 2\.987 negocios del catastro\. Fuera quedan 2\.108\./),
  ).toBeVisible();
  await expect(page.getByText(/174 empresas están dentro de las dos/)).toBeVisible();
  await expect(
    page.getByText('El catastro tiene negocios en 1 de las 9 comunas de la región.'),
  ).toBeVisible();
});

test('en un teléfono y a oscuras se lee sin correr la página hacia el lado', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.setViewportSize({ width: 360, height: 740 });
  await open(page, '?ver=focalizacion');
  await expect(page.getByText('De las 166 adjudicaciones')).toBeVisible();
  const wider = () =>
    page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(await wider()).toBe(0);
  await expectAccessible(page);
  await page.getByLabel('Decisión', { exact: true }).selectOption({ label: 'Construir una' });
  await page.getByRole('button', { name: 'Agregar un criterio' }).click();
  await expect(page.getByRole('group', { name: 'Criterio 1' })).toBeVisible();
  expect(await wider()).toBe(0);
  await expectAccessible(page);
});

test('el anexo se imprime con criterios, cifras, tablas y fuentes', async ({ page }) => {
  await open(page, '?ver=focalizacion');
  await expect(page.getByText('De las 166 adjudicaciones')).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByText('Anexo: a quién cubre esta focalización')).toBeVisible();
  await expect(page.getByText('Lo que no se puede saber')).toBeVisible();
  await expect(page.getByText(/Hecho el/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Guardar en un archivo' })).toBeHidden();
  const pdf = await page.pdf({ format: 'A4' });
  const pages = pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
  expect(pages).toBeGreaterThan(1);
  expect(pages).toBeLessThan(8);
});

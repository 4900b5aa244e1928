import { expect, test } from '@playwright/test';
import { expectAccessible, open } from './page.ts';

const TITLE = 'Informe de inserción por género a programas e instrumentos';

test('una profesional del gobierno regional elige Tarapacá y lee cuánto llega a mujeres', async ({
  page,
}) => {
  await open(page, '?ver=genero');
  await expect(page.getByRole('heading', { name: TITLE })).toBeVisible();
  await page.getByLabel('Región', { exact: true }).selectOption({ label: 'Tarapacá' });
  await expect(page.locator('.lead')).toContainText(
    'La Región de Tarapacá tuvo 193 adjudicaciones de SERCOTEC en 2024.',
  );
  await expect(page.locator('.lead')).toContainText('66,3% fueron a mujeres (entre 59,4 y 72,6)');
  // The link holds the choice: another person opens the same report.
  expect(page.url()).toContain('solo=01');

  const crece = page.getByRole('row', { name: /^Crece/ });
  await expect(crece).toContainText('41,3%');
  await expect(crece).toContainText('−5,4');
  await expect(crece).toContainText('no aplica');
  await expect(page.getByRole('row', { name: /^Huara/ })).toContainText('pocos datos');
  await expect(page.getByRole('row', { name: /^Sin los de enfoque/ })).toContainText('59,4%');
});

test('pregunta de dónde sale una brecha, y llega a las líneas de los archivos', async ({ page }) => {
  await open(page, '?ver=genero&solo=01');
  await page
    .getByRole('button', { name: '¿De dónde sale? Brecha con las empresas, Todos los instrumentos' })
    .click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('beneficiarios.csv');
  await expect(dialog).toContainText('comunas_datos.csv');
  await expect(dialog).toContainText('5.056');
  await dialog.getByRole('button', { name: 'Cerrar' }).click();
});

test('mira los cursos aparte: nunca se suman a los subsidios', async ({ page }) => {
  await open(page, '?ver=genero&solo=01');
  await page.getByLabel('Clase de apoyo').selectOption({ label: 'Curso o capacitación' });
  await expect(page.locator('.lead')).toContainText('atenciones de SERCOTEC en 2024');
  await expect(page.getByRole('row', { name: /^Crece/ })).toHaveCount(0);
});

test('ve dónde falta el dato por sexo y qué instituciones no publican', async ({ page }) => {
  await open(page, '?ver=genero&solo=01');
  const missing = page.getByRole('region', { name: 'Dónde falta el dato por sexo' });
  await expect(missing).toContainText('FOSIS');
  await expect(missing).toContainText('Sin adjudicaciones: Camiña.');
});

test('el catastro de Calama sirve de base, y los montos que no se pueden repartir lo dicen', async ({
  page,
}) => {
  await open(page, '?datos=calama-ficticio&ver=genero&territorios=T1:Mi_Calama:02201&zona=T1');
  await expect(page.getByRole('heading', { name: TITLE })).toBeVisible();
  await expect(page.getByRole('region', { name: 'En cifras' })).toContainText(
    'Parte de las mujeres en los montos',
  );
});

test.describe('de noche', () => {
  test.use({ colorScheme: 'dark' });

  test('se imprime clara en A4: sin controles, sin cortar tablas y con su fuente', async ({ page }) => {
    await open(page, '?ver=genero&solo=01');
    await expect(page.getByRole('heading', { name: 'Por comuna' })).toBeVisible();
    await expectAccessible(page);
    // A4 with its margins is 182 mm of paper: 688 px.
    await page.setViewportSize({ width: 688, height: 971 });
    await page.emulateMedia({ media: 'print' });
    const sheet = page.locator('.sheet');
    await expect(sheet.locator('button:visible, select:visible')).toHaveCount(0);
    await expect(sheet).toContainText('Gobierno Regional, la Región de Tarapacá');
    await expect(sheet.getByRole('heading', { name: 'Método y fuentes' })).toBeVisible();
    const widest = await sheet.evaluate((one) =>
      Math.max(...[...one.querySelectorAll('table')].map((table) => table.getBoundingClientRect().right)),
    );
    expect(widest).toBeLessThanOrEqual(688);
    const heads = await sheet.evaluate((one) =>
      [...one.querySelectorAll('thead')].map((head) => getComputedStyle(head).display),
    );
    expect(new Set(heads)).toEqual(new Set(['table-header-group']));
    // Nothing but the last line at the foot: a space under it can be a blank page.
    const under = await sheet.evaluate(
      (one) => document.documentElement.scrollHeight - one.getBoundingClientRect().bottom - window.scrollY,
    );
    expect(under).toBeLessThan(2);
  });
});

test.describe('en un teléfono', () => {
  test.use({ viewport: { width: 360, height: 740 } });

  test('nada obliga a correr la página de lado, y axe no halla nada', async ({ page }) => {
    await open(page, '?ver=genero&solo=01');
    await expect(page.getByRole('heading', { name: 'Por comuna' })).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    await expectAccessible(page);
  });
});

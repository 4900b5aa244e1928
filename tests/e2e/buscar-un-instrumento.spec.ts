import { expect, type Page, test } from '@playwright/test';
import { expectAccessible, open, title, watch } from './page.ts';

const rows = (page: Page) => page.locator('.instrument-rows tbody tr');
const found = (page: Page) => page.getByRole('status').filter({ hasText: 'instrumento' });

/** The days of the fictitious calendar are told from this one. */
const onTheDay = (page: Page) => page.clock.setFixedTime(new Date('2026-11-21T12:00:00'));

test('quien quiere partir busca «semilla», abre la ficha y ve que no se conoce la fecha', async ({
  page,
}) => {
  const { problems } = watch(page);
  await open(page, '?ver=instrumentos');
  await expect(page.locator('.lead')).toHaveText(
    '47 instrumentos de apoyo público, de 7 instituciones. De ninguno se conoce la fecha de convocatoria: pregunta antes de preparar tu postulación.',
  );
  await page.getByLabel('Busca por nombre o por lo que necesitas').fill('semílla');
  await expect(found(page)).toHaveText('4 instrumentos de 47.');
  await expect(rows(page).first()).toContainText('Capital Semilla Emprende');
  await expect(page).toHaveURL(/buscar=sem/);
  await page.getByRole('link', { name: 'Capital Semilla Emprende', exact: true }).click();
  await expect(title(page)).toHaveText('Capital Semilla Emprende');
  await expect(title(page)).toBeFocused();
  await expect(page.locator('.lead')).toContainText('No se conoce la fecha: consulta a SERCOTEC.');
  await expect(page.getByText('Hasta $3.500.000')).toBeVisible();
  const start = page.getByRole('row', { name: /Inicio de actividades/ });
  await expect(start).toContainText('No debes tener inicio de actividades');
  await expect(start).toContainText('Lo dice la fuente');
  await expect(page.getByRole('row', { name: /Tipo de empresa/ })).toContainText('Por confirmar');
  await expect(page.getByText('Lo puede focalizar el gobierno regional.')).toBeVisible();
  await expect(page.getByText(/Revisado el 21.-.11.-.2026/)).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: '¿De dónde sale? el monto de Capital Semilla Emprende' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText(/instrumentos\.csv, línea 2/)).toBeVisible();
  await dialog.getByRole('button', { name: 'Cerrar' }).click();
  // Back to what was found, where it was.
  await page.getByRole('link', { name: 'Volver a los instrumentos' }).click();
  await expect(rows(page)).toHaveCount(4);
  await expect(page.getByRole('link', { name: 'Capital Semilla Emprende', exact: true })).toBeFocused();
  expect(problems).toEqual([]);
});

test('alguien filtra por FOSIS con el teclado, comparte el enlace y quita los filtros', async ({ page }) => {
  await open(page, '?ver=instrumentos');
  const institution = page.getByLabel('Institución');
  await institution.focus();
  await page.keyboard.type('FOSIS');
  await expect(found(page)).toHaveText('5 instrumentos de 47.');
  await expect(page).toHaveURL(/institucion=FOSIS/);
  await page.getByLabel('Lo puede focalizar el gobierno regional').press('Space');
  await page.getByLabel('Qué entrega').selectOption('Subsidio o fondo concursable');
  await expect(found(page)).toHaveText('4 instrumentos de 47.');
  await page.reload();
  await expect(rows(page)).toHaveCount(4);
  await expect(page.getByLabel('Lo puede focalizar el gobierno regional')).toBeChecked();
  await page.getByRole('button', { name: 'Quitar los filtros' }).press('Enter');
  await expect(found(page)).toHaveText('Todos: 47 instrumentos.');
  await expect(page).not.toHaveURL(/institucion=|clase=/);
  await expect(page.getByRole('heading', { name: 'Busca un instrumento' })).toBeFocused();
});

test('un filtro no descarta lo que el catálogo no dice, y lo cuenta', async ({ page }) => {
  await open(page, '?ver=instrumentos&tipo=pyme&institucion=CORFO');
  await expect(found(page)).toHaveText(
    '5 instrumentos de 47. 4 no dicen a qué tipo o etapa atienden, y por eso no se descartan.',
  );
  await page.getByLabel('Busca por nombre o por lo que necesitas').fill('panadería');
  await expect(page.getByText('Ninguno calza con todo lo que pides.', { exact: false })).toBeVisible();
  await expectAccessible(page);
});

test('quien mira Iquique deja solo los que llegan allá', async ({ page }) => {
  await open(page, '?ver=instrumentos&zona=01101&sector=G&institucion=CORFO');
  await expect(rows(page)).toHaveCount(5);
  await page.getByLabel('Que lleguen a Iquique · Comercio').check();
  // Semilla Inicia is of the province of El Loa, and its source says so.
  await expect(found(page)).toHaveText(
    '4 instrumentos de 47. Sin los que una regla confirmada cierra a esa zona o sector.',
  );
  await expect(page.getByRole('link', { name: /Semilla Inicia/ })).toHaveCount(0);
});

test('el calendario dice qué está abierto, qué viene, qué cerró y a quién preguntar', async ({ page }) => {
  await onTheDay(page);
  await open(page, '?datos=calama-ficticio&ver=instrumentos');
  await expect(page.locator('.lead')).toHaveText(
    '9 instrumentos de apoyo público, de 4 instituciones. De 6 se conoce alguna fecha, y 2 están abiertos hoy.',
  );
  const calendar = page.getByRole('region', { name: 'Calendario de convocatorias' });
  await expect(calendar.getByRole('rowheader')).toHaveText([
    'Mujer que Emprende (ficticio)',
    'Capacita a tu Equipo (ficticio)',
    'Semilla (ficticio)',
    'Crece en la Región (ficticio)',
    'Fondo de la Comuna (ficticio)',
    'Crece (ficticio)',
  ]);
  await expect(calendar.getByRole('row', { name: /Fondo de la Comuna/ })).toContainText('Cerrado');
  await expect(calendar.getByText('Pregunta a Agencia Ficticia de Fomento')).toBeVisible();
  await calendar.getByRole('link', { name: 'Crece (ficticio)' }).click();
  await expect(page.locator('.lead')).toContainText(
    'Cerró el 04-09-2026. Pregunta por la próxima convocatoria a Agencia Ficticia de Fomento.',
  );
});

test('un enlace a un instrumento que no está lo dice, y deja volver', async ({ page }) => {
  await open(page, '?ver=instrumentos&instrumento=no-existe');
  await expect(title(page)).toHaveText('Ese instrumento no está');
  await page.getByRole('link', { name: 'Ver los instrumentos que hay' }).click();
  await expect(rows(page)).toHaveCount(47);
});

for (const scheme of ['light', 'dark'] as const)
  test(`en un teléfono, en ${scheme === 'dark' ? 'oscuro' : 'claro'}, la lista y la ficha se leen sin correrse hacia el lado`, async ({
    page,
  }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    await page.emulateMedia({ colorScheme: scheme });
    await onTheDay(page);
    for (const query of [
      '?datos=calama-ficticio&ver=instrumentos',
      '?ver=instrumentos&instrumento=sercotec-crece-sostenible',
    ]) {
      await open(page, query);
      await expect(page.locator('.lead')).toBeVisible();
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
      await expectAccessible(page);
    }
    // Nothing is asked of the other site: the address is there to be followed.
    await expect(
      page.getByRole('link', { name: 'https://www.sercotec.cl/crece-sostenible' }),
    ).toHaveAttribute('rel', /noopener/);
  });

test('la ficha se imprime con su fuente y sin botones', async ({ page }) => {
  await open(page, '?ver=instrumentos&instrumento=sercotec-crece');
  await expect(page.getByText('De 200 a 25.000 UF')).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByText('SERCOTEC, bases de 2025', { exact: false })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Volver a los instrumentos' })).toBeHidden();
  await expect(page.getByText('La misma vista:', { exact: false })).toBeVisible();
});

test('un paquete sin catálogo dice qué archivo lo llenaría', async ({ page }) => {
  await page.route('**/data/chile/datapackage.json', async (route) => {
    const response = await route.fetch();
    const descriptor = await response.json();
    const resources = descriptor.resources.filter(
      ({ mapa }: { mapa: { tabla: string } }) => mapa.tabla === 'comunas' || mapa.tabla === 'empresas',
    );
    await route.fulfill({ response, json: { ...descriptor, resources } });
  });
  await open(page, '?ver=instrumentos');
  await expect(
    page.getByText('Este paquete no trae un catálogo de instrumentos.', { exact: false }),
  ).toContainText('instrumentos.csv');
  await expectAccessible(page);
});

test('una fila mala del catálogo se dice con su línea, y el resto se usa', async ({ page }) => {
  await page.route('**/data/chile/instrumentos.csv', async (route) => {
    const response = await route.fetch();
    const text = await response.text();
    await route.fulfill({ response, body: text.replace(',mujer,', ',mujeres de la región,') });
  });
  await open(page, '?ver=instrumentos');
  await expect(found(page)).toHaveText('Todos: 46 instrumentos.');
  await expect(page.getByRole('alert')).toContainText('instrumentos.csv, línea 3, perfil');
});

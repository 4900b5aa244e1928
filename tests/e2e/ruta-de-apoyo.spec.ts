import { readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { expectAccessible, open, title, watch } from './page.ts';

const CALAMA = '?ver=ruta&zona=02201&sector=G';
const QUALITY = 'Fomento a la calidad';

/** The row of one area of action. */
const row = (page: Page, area: string) => page.getByRole('row', { name: new RegExp(`^${area}`) });

test.describe('una oficina de fomento mira la ruta', () => {
  test('ve quién atiende cada casilla, dónde no hay nadie y dónde se topan los niveles', async ({ page }) => {
    const watched = watch(page);
    await open(page, CALAMA);
    await expect(title(page)).toHaveText('Ruta de apoyo al emprendedor');
    await expect(
      page.getByText(/A un negocio de Comercio en Calama le llegan \d+ instrumentos/),
    ).toBeVisible();
    const quality = row(page, QUALITY).getByRole('cell');
    await expect(quality.nth(0)).toContainText('Vacía');
    await expect(quality.nth(3).getByRole('link', { name: QUALITY })).toBeVisible();
    await expect(
      page.getByRole('heading', { name: 'Dónde se topan país, región y municipio' }),
    ).toBeVisible();
    await expectAccessible(page);

    await page
      .getByRole('button', { name: `¿De dónde sale? Instrumentos: ${QUALITY}, Acumulación ampliada` })
      .click();
    await expect(page.getByRole('dialog')).toContainText('instrumentos.csv');
    await page.keyboard.press('Escape');
    await quality.nth(3).getByRole('link', { name: QUALITY }).click();
    await expect(page).toHaveURL(/ver=instrumentos.*instrumento=corfo-fomento-a-la-calidad/);
    expect(watched.problems).toEqual([]);
  });

  test('la etapa, la región y el sector van en el enlace, y la etapa nunca agrega', async ({ page }) => {
    await open(page, CALAMA);
    const lead = page.locator('.route .lead');
    await expect(lead).toContainText('instrumentos');
    const count = async () => Number(/(\d+) instrumentos/.exec((await lead.textContent()) ?? '')?.[1]);
    const all = await count();
    await page.getByLabel('Etapa', { exact: true }).selectOption('Concepción');
    await expect(lead).toContainText('en la etapa de concepción');
    expect(await count()).toBeLessThan(all);
    await page.getByLabel('Región', { exact: true }).selectOption('Tarapacá');
    await page.getByLabel('Comuna', { exact: true }).selectOption('Iquique');
    await page.getByLabel('Sector', { exact: true }).selectOption('Agro y pesca');
    await expect(lead).toContainText('A un negocio de Agro y pesca en Iquique');
    await expect(page).toHaveURL(/zona=01101&sector=A.*etapa=concepcion/);
    await page.reload();
    await expect(lead).toContainText('A un negocio de Agro y pesca en Iquique');
  });

  test('en oscuro tampoco hay nada que corregir', async ({ page }) => {
    await page.emulateMedia({ colorScheme: 'dark' });
    await open(page, CALAMA);
    await expect(page.getByRole('table')).toBeVisible();
    await expectAccessible(page);
  });

  test('en un teléfono se ve un tipo de empresa a la vez, sin correr la página a lo ancho', async ({
    page,
  }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    await open(page, CALAMA);
    await expect(page.getByRole('columnheader', { name: 'Autoempleo y subsistencia' })).toBeVisible();
    await expect(page.getByRole('columnheader', { name: 'Pequeña y mediana empresa' })).toBeHidden();
    await page.getByLabel('Tipo de empresa').selectOption('Pequeña y mediana empresa');
    await expect(page.getByRole('columnheader', { name: 'Pequeña y mediana empresa' })).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    await expectAccessible(page);
  });
});

test.describe('una oficina de fomento cambia la ruta', () => {
  test('agrega, quita, guarda en un archivo, vuelve atrás y lo abre de nuevo', async ({ page }) => {
    const watched = watch(page);
    await open(page, CALAMA);
    const empty = row(page, QUALITY).getByRole('cell').nth(0);
    await page.getByRole('button', { name: 'Editar la ruta' }).click();
    await page
      .getByRole('button', { name: `Agregar un instrumento a ${QUALITY}, Autoempleo y subsistencia` })
      .click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Instrumento').selectOption('Mejora Negocios (SERCOTEC)');
    await dialog.getByLabel(/^Nota/).fill('Acuerdo de la mesa regional');
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Agregar' }).click();
    await expect(empty).toContainText('Atendida');
    // The dialog gives the focus back to the cell.
    await expect(empty.getByRole('button', { name: /^Agregar un instrumento/ })).toBeFocused();
    await expect(empty).toContainText('Nota: Acuerdo de la mesa regional');

    await page
      .getByRole('button', { name: `Quitar ${QUALITY} de ${QUALITY}, Pequeña y mediana empresa` })
      .click();
    await dialog.getByRole('button', { name: 'Quitar' }).click();
    await expect(row(page, QUALITY).getByRole('cell').nth(3)).toContainText('quitado');
    await expect(
      row(page, QUALITY)
        .getByRole('cell')
        .nth(3)
        .getByRole('button', { name: /^Agregar un/ }),
    ).toBeFocused();
    await expect(page.getByRole('heading', { name: 'De este equipo (2)' })).toBeVisible();

    const saving = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Guardar en un archivo' }).click();
    const path = await (await saving).path();
    expect(readFileSync(path, 'utf8')).toBe(
      '\uFEFFaccion;tipo;area;etapa;instrumento;nota\n' +
        'agrega;subsistencia;calidad;;sercotec-mejora-negocios;Acuerdo de la mesa regional\n' +
        'quita;pyme;calidad;;corfo-fomento-a-la-calidad;\n',
    );

    // What was changed is still there on another day, on this device.
    await page.reload();
    await expect(empty).toContainText('Nota: Acuerdo de la mesa regional');
    await page.getByRole('button', { name: 'Volver a la ruta del catálogo' }).click();
    await expect(empty).toContainText('Vacía');
    await expect(page.getByRole('status')).toContainText('Se dejaron 2 cambios');

    await page.getByLabel('Ruta en CSV').setInputFiles(path);
    await expect(empty).toContainText('Nota: Acuerdo de la mesa regional');
    await page.getByRole('button', { name: /^Deshacer: Agrega Mejora Negocios/ }).click();
    await expect(empty).toContainText('Vacía');
    expect(watched.problems).toEqual([]);
  });

  test('un archivo malo se explica con su línea, y lo que había sigue igual', async ({ page }) => {
    await open(page, CALAMA);
    await expect(page.getByRole('table')).toBeVisible();
    await page.getByLabel('Ruta en CSV').setInputFiles({
      name: 'mesa.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from('accion;tipo;area;instrumento\nagrega;pyme;calidad;no-existe\n'),
    });
    await expect(page.getByRole('alert')).toContainText('El archivo no se usó');
    await expect(page.getByRole('alert')).toContainText('mesa.csv, línea 2, instrumento');
    await expect(row(page, QUALITY).getByRole('cell').nth(0)).toContainText('Vacía');
  });
});

test('la ruta se imprime con todos los tipos de empresa', async ({ page }) => {
  await open(page, CALAMA);
  await expect(page.getByRole('table')).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('columnheader', { name: 'Pequeña y mediana empresa' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Editar la ruta' })).toBeHidden();
  await expect(page.getByText(/^Además: /).first()).toBeVisible();
});

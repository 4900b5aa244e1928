import { readFileSync } from 'node:fs';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { expectAccessible, mapIsIdle, open, watch } from './page.ts';

/**
 * As an office writes it: two rows of titles, `;`, decimal comma and Latin-1. Of its eight rows, one names a comuna that does
 * not exist and one says no place: two are left out, and one once the comuna is told. One repeats an id: its line tells it.
 */
const REGISTER = `Registro comunal de negocios;;;;;;
Identificación;;Dónde;;Cuánto;;
N° ficha;Código SII;Comuna;Nombre de fantasía;Trabajadores;Platita del año;Observación
1;471100;Calama;Almacén Ñandú;2;120,5;
2;561000;Calma;Cocinería Sol;3;1.090,25;abre de noche
3;101000;San Pedro de Atacama;Molino Añañuca;5;800;
4;471100;Calama;Bazar Órbita;dos;95,75;
5;960200;CALAMA;Peluquería Íntima;1;60,5;
5;960200;Calama;Peluquería repetida;1;60,5;
6;471100;;Sin lugar;1;10;
7;561000;Calama;Picada Ágape;1;30;
`;
const register = { name: 'registro.csv', mimeType: 'text/csv', buffer: Buffer.from(REGISTER, 'latin1') };

async function openScreen(page: Page): Promise<void> {
  await open(page, '?ver=abrir');
  await expect(page.getByRole('heading', { name: 'Tus datos' })).toBeVisible();
}

function card(page: Page, name = 'registro.csv'): Locator {
  return page.getByRole('article', { name, exact: true });
}

async function choose(page: Page, file: { name: string; mimeType: string; buffer: Buffer }): Promise<void> {
  await page.getByLabel('Tus archivos', { exact: true }).setInputFiles(file);
}

/** As when a file is let go over the page, wherever that is. */
async function drop(page: Page, over: string, name: string, bytes: Buffer): Promise<void> {
  const data = await page.evaluateHandle(
    ([name, list]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([new Uint8Array(list as number[])], name as string, { type: 'text/csv' }));
      return transfer;
    },
    [name, [...bytes]] as const,
  );
  await page.dispatchEvent(over, 'dragover', { dataTransfer: data });
  await page.dispatchEvent(over, 'drop', { dataTransfer: data });
}

const fits = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);

test('suelta el registro de su municipio, resuelve una comuna y lo ve en el mapa', async ({ page }) => {
  const { problems } = watch(page);
  const sent: string[] = [];
  await openScreen(page);
  await expectAccessible(page);
  page.on('request', (request) => {
    if (request.method() !== 'GET' || request.url().includes('registro')) sent.push(request.url());
  });
  await drop(page, 'header', register.name, register.buffer);
  await expect(page.getByRole('heading', { name: 'Revisa antes de usar' })).toBeFocused();
  const mine = card(page);
  await expect(mine).toContainText('Catastro: un negocio por fila');
  await expect(mine).toContainText('Latin-1');
  await expect(mine).toContainText('punto y coma');
  await expect(mine).toContainText('con coma');
  await expect(mine).toContainText('línea 3');
  await expect(mine).toContainText('8 filas: 6 se usan, 2 quedan fuera.');
  await expect(mine).toContainText('registro.csv, línea 7, columna Trabajadores');
  const sample = mine.getByRole('table', { name: /^Primeras filas/ });
  await expect(sample.getByRole('row', { name: /Almacén Ñandú/ })).toBeVisible();
  await expect(sample).toContainText('La línea 5 queda fuera');

  const which = mine.getByLabel('Qué comuna es «Calma»');
  await which.focus();
  await mine.getByRole('button', { name: /^«Calma» es Calama, / }).click();
  await expect(mine).toContainText('8 filas: 7 se usan, 1 queda fuera.');
  await expect(which).toHaveValue('02201');
  await expectAccessible(page);

  await page.getByLabel('Cómo se llaman estos datos').fill('Registro de prueba');
  await page.getByRole('button', { name: 'Usar estos datos' }).click();
  await expect(page.getByText('están solo en este equipo y no viajan en el enlace')).toContainText(
    'Registro de prueba',
  );
  await expect(page.getByLabel('Paquete de datos').locator('option:checked')).toHaveText('Tus datos');
  expect(new URL(page.url()).searchParams.get('datos')).toBe('propios');
  expect(page.url()).not.toContain('registro');
  await mapIsIdle(page);
  await page.getByRole('link', { name: 'Datos', exact: true }).click();
  const read = page.getByRole('row').filter({ hasText: 'registro.csv' }).first();
  await expect(read.getByRole('cell').nth(1)).toHaveText('8');
  await expect(read.getByRole('cell').nth(2)).toHaveText('7');
  await expect(read.getByRole('cell').nth(3)).toHaveText('1');
  expect(sent).toEqual([]);
  expect(problems).toEqual([]);
});

test('elige a mano una columna, y la próxima vez se recuerda hasta que pide olvidarla', async ({ page }) => {
  await openScreen(page);
  await choose(page, register);
  const mine = card(page);
  await mine.getByText(/columnas más que podría traer/).click();
  const sales = mine.getByLabel('Columna de registro.csv que se lee para ventas_uf');
  await expect(sales).toHaveValue('');
  await sales.focus();
  await sales.selectOption('Platita del año');
  const row = mine.getByRole('row').filter({ has: page.locator('code', { hasText: /^ventas_uf$/ }) });
  await expect(row).toContainText('elegido por ti');
  await expect(sales).toBeFocused();
  await expect(mine.getByRole('table', { name: /^Primeras filas/ })).toContainText('120,5');
  await expect(page.getByRole('button', { name: 'Olvidar lo recordado' })).toBeVisible();

  await page.getByRole('button', { name: 'Empezar de nuevo' }).click();
  await expect(page.getByRole('button', { name: 'Elegir archivos' })).toBeFocused();
  await page.reload();
  await choose(page, { ...register, name: 'otro mes.csv' });
  const again = card(page, 'otro mes.csv');
  await expect(again.getByLabel('Columna de otro mes.csv que se lee para ventas_uf')).toHaveValue(
    'Platita del año',
  );
  await expect(again).toContainText('recordado de la última vez');

  await page.getByRole('button', { name: 'Olvidar lo recordado' }).click();
  await expect(again).not.toContainText('recordado de la última vez');
  await expect(again.getByLabel('Columna de otro mes.csv que se lee para ventas_uf')).toHaveValue('');
});

test('descarga las filas que quedan fuera, corrige su archivo y lo vuelve a soltar', async ({ page }) => {
  await openScreen(page);
  await choose(page, register);
  const mine = card(page);
  await expect(mine).toContainText('2 quedan fuera');
  const saving = page.waitForEvent('download');
  await mine.getByRole('button', { name: 'Descargar las filas que quedan fuera' }).click();
  const saved = await saving;
  expect(saved.suggestedFilename()).toBe('registro-filas-fuera.csv');
  const text = readFileSync(await saved.path(), 'utf8');
  // `trim` would take the mark of UTF-8 too.
  const lines = text.replace(/\s+$/, '').split(/\r?\n/);
  expect(lines[0]).toMatch(/^\uFEFFN° ficha;Código SII;Comuna;/);
  expect(lines).toHaveLength(3);
  expect(lines[1]).toMatch(/^2;561000;Calma;Cocinería Sol;3;1\.090,25;abre de noche;.+/);

  // The rows, mended: each goes back to its line of the file.
  const rows = text.replace('2;561000;Calma', '2;561000;Calama').replace('6;471100;;', '6;471100;Calama;');
  await drop(page, 'body', saved.suggestedFilename(), Buffer.from(rows));
  await expect(mine).toContainText('8 filas: todas se usan.');
  await expect(card(page, saved.suggestedFilename())).toContainText('2 vuelven a su línea en «registro.csv»');
  await page.getByRole('button', { name: 'Empezar de nuevo' }).click();
  await choose(page, register);
  await expect(mine).toContainText('2 quedan fuera');

  // The same file, mended: it takes the place of the one before.
  const mended = REGISTER.replace('2;561000;Calma', '2;561000;Calama').replace(
    '6;471100;;',
    '6;471100;Calama;',
  );
  await drop(page, 'body', register.name, Buffer.from(mended, 'latin1'));
  await expect(mine).toContainText('8 filas: todas se usan.');
  await expect(page.getByRole('article')).toHaveCount(1);
  await page.getByRole('button', { name: 'Usar estos datos' }).click();
  await expect(page.getByText('están solo en este equipo')).toBeVisible();
});

test('cancelar deja lo que estaba abierto, y «Usar» espera a que nada falte', async ({ page }) => {
  await openScreen(page);
  const use = page.getByRole('button', { name: 'Usar estos datos' });
  await choose(page, {
    ...register,
    name: 'sin lugar.csv',
    buffer: Buffer.from('id;nombre;sector\n1;Uno;G\n'),
  });
  await expect(card(page, 'sin lugar.csv')).toContainText('No se puede usar así');
  await expect(use).toBeDisabled();
  await choose(page, register);
  await expect(card(page)).toBeVisible();
  await expect(use).toBeEnabled();
  await page.getByLabel('Cómo se llaman estos datos').fill(' ');
  await expect(use).toBeDisabled();
  await expect(page.getByText('Falta el nombre.')).toBeVisible();

  // Long enough to be stopped on its way: the rows of the register over and over, each with its id.
  const body = Array.from({ length: 300_000 }, (_, at) => `${at};471100;Calama;Almacén ${at};2;120,5;`);
  const long = `N° ficha;Código SII;Comuna;Nombre;Trabajadores;Ventas UF;Nota\n${body.join('\n')}\n`;
  await page.getByRole('button', { name: 'Empezar de nuevo' }).click();
  await choose(page, { ...register, name: 'largo.csv', buffer: Buffer.from(long) });
  await expect(card(page, 'largo.csv')).toBeVisible();
  await use.click();
  await page.getByRole('button', { name: 'Cancelar' }).click();
  await expect(page.getByText('Lectura cancelada. Lo que estaba abierto sigue igual.')).toBeVisible();
  await expect(page.getByText('están solo en este equipo y no viajan')).toBeHidden();
  await expect(page.getByLabel('Paquete de datos')).toHaveValue('chile');
  await expect(use).toBeEnabled();
});

test('un PDF con nombre de CSV se dice en palabras, y no cambia nada', async ({ page }) => {
  const { problems } = watch(page);
  await openScreen(page);
  await choose(page, {
    name: 'plano.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('%PDF-1.7\n%âãÏÓ\n1 0 obj\n<< /Type /Catalog >>\nendobj\n', 'latin1'),
  });
  await expect(card(page, 'plano.csv')).toContainText('PDF');
  await expect(card(page, 'plano.csv')).toContainText('No se puede usar así');
  await expect(page.getByRole('button', { name: 'Usar estos datos' })).toBeDisabled();
  expect(problems).toEqual([]);
});

test('en un teléfono, a oscuras y solo con el teclado', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.emulateMedia({ colorScheme: 'dark' });
  await openScreen(page);
  expect(await fits(page)).toBe(true);
  const button = page.getByRole('button', { name: 'Elegir archivos' });
  const choosing = page.waitForEvent('filechooser');
  await button.focus();
  await expect(button).toBeFocused();
  await page.keyboard.press('Enter');
  await (await choosing).setFiles(register);
  await expect(page.getByRole('heading', { name: 'Revisa antes de usar' })).toBeFocused();
  expect(await fits(page)).toBe(true);
  await expectAccessible(page);
  await page.bringToFront();
  await page.getByLabel('Leer «registro.csv» como').focus();
  await page.getByLabel('Leer «registro.csv» como').selectOption('ninguna');
  await expect(card(page)).toContainText('No se usará.');
  await expect(page.getByLabel('Leer «registro.csv» como')).toBeFocused();
  await expect(page.getByRole('button', { name: 'Usar estos datos' })).toBeDisabled();
});

test('descarga la plantilla de un catastro, que se puede llenar y abrir', async ({ page }) => {
  await openScreen(page);
  await page.getByText('Cómo se llaman las columnas, y plantillas para llenar').click();
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Descargar la plantilla' }).click();
  const saved = await saving;
  expect(saved.suggestedFilename()).toBe('plantilla-catastro.csv');
  const text = readFileSync(await saved.path(), 'utf8');
  expect(text).toMatch(/^\uFEFFid;nombre;actividad;sector;division;cut;comuna;longitud;latitud;/);
  expect(text.trim().split('\n')).toHaveLength(1);
  const names = text.trim().split(';');
  const filled = `${text}${names.map((name) => ({ comuna: 'Calama', sector: 'G' })[name] ?? (name.endsWith('id') ? '1' : '')).join(';')}\n`;
  await choose(page, { ...register, name: saved.suggestedFilename(), buffer: Buffer.from(filled) });
  await expect(card(page, 'plantilla-catastro.csv')).toContainText('1 fila: se usa.');
});

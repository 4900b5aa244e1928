import { readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { expectAccessible, open, title, watch } from './page.ts';

const CALAMA = '?ver=pladeco&zona=02201';
const LINE = `${CALAMA}&linea=2.a`;

const fits = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);

async function addGroup(page: Page, name: string): Promise<void> {
  await page.getByLabel('Nombre del grupo').fill(name);
  await page.getByRole('button', { name: 'Agregar grupo' }).click();
  await expect(page.getByRole('list', { name: 'Grupos' })).toContainText(name);
}

/** A file that another group of the commission saved. */
const HEADER = 'cut;plan;grupo;clase;lugar;texto';
const fileOf = (name: string, rows: readonly string[]) => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.from(
    `\uFEFF${[HEADER, ...rows.map((row) => `02201;PLADECO de Calama;${row}`)].join('\r\n')}\r\n`,
  ),
});

test('como comisión COSOC reviso una línea, anoto lo que dice mi grupo y junto los archivos de los grupos', async ({
  page,
}) => {
  const { problems } = watch(page);
  const sent: string[] = [];
  page.on('request', (request) => {
    if (request.method() !== 'GET') sent.push(request.url());
  });
  await open(page, CALAMA);
  await expect(title(page)).toHaveText('PLADECO de Calama');
  await expect(page.getByText('El taller revisó 5 líneas de 2 programas.')).toBeVisible();
  await expect(page.getByText('3 de 4 grupos', { exact: true })).toBeVisible();
  await expect(page.getByText('ya tiene el PLADETUR')).toBeVisible();

  // A line: its observations in order, its actors, and what the open data have as evidence.
  await page.getByRole('link', { name: '2.a Catastro Económico de Calama' }).click();
  await expect(page.getByRole('heading', { name: 'Catastro Económico de Calama' })).toBeFocused();
  await expect(page.getByText('escribe también «Catastro Económico Local»')).toBeVisible();
  await expect(page.getByText('Emprendimientos formales e informales')).toBeVisible();
  const evidence = page.getByRole('table', { name: /^Evidencia para/ });
  await expect(evidence.getByRole('row', { name: /^Empresas \(todos los sectores\)/ })).toContainText(
    'entre 2019 y 2024',
  );
  await expect(page.getByText('Lo que falta, y qué archivo lo daría')).toBeVisible();
  await page.getByRole('button', { name: '¿De dónde sale? Empresas (todos los sectores)' }).click();
  await expect(page.getByRole('dialog')).toContainText('comunas_datos.csv, línea');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: '¿De dónde sale? Comercio' }).click();
  await expect(page.getByRole('dialog')).toContainText('empresas.csv, línea');
  await page.keyboard.press('Escape');

  // Two groups of this commission.
  await addGroup(page, 'Grupo 1');
  await addGroup(page, 'Grupo 2');
  await page.getByLabel('Grupo que habla').selectOption('Grupo 1');
  await page.getByRole('radio', { name: 'Pertinente', exact: true }).check();
  await page.getByLabel(/^Lo que dice Grupo 1/).fill('Falta contar a quienes trabajan por cuenta propia');
  await page.getByRole('button', { name: 'Anotar observación' }).click();
  await expect(page.getByLabel(/^Lo que dice Grupo 1/)).toBeFocused();
  await page.getByLabel(/^Lo que dice Grupo 1/).fill('=Hacerlo cada dos años');
  await page.getByRole('button', { name: 'Anotar propuesta' }).click();
  await expect(
    page.getByText('1 de 2 grupos la considera pertinente. 1 grupo no ha opinado: no es un «no».'),
  ).toBeVisible();

  // What was deleted comes back.
  await page.getByRole('button', { name: 'Quitar: =Hacerlo cada dos años' }).click();
  await expect(page.getByRole('button', { name: 'Deshacer' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('list', { name: 'Anotado de Grupo 1' })).toContainText(
    '=Hacerlo cada dos años',
  );

  // The file opens in a spreadsheet: nothing in it would be run.
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Guardar en un archivo' }).click();
  const saved = await saving;
  expect(saved.suggestedFilename()).toBe('pladeco-02201-grupos.csv');
  const text = readFileSync(await saved.path(), 'utf8');
  expect(text.startsWith('\uFEFFcut;plan;grupo;clase;lugar;texto\r\n')).toBe(true);
  expect(text).toContain("02201;PLADECO de Calama;Grupo 1;propuesta;2.a;'=Hacerlo cada dos años");

  // The same file again adds nothing; that of another group is joined.
  await page.getByLabel('Lo que dicen los grupos, en CSV').setInputFiles(await saved.path());
  await expect(page.getByRole('status').filter({ hasText: '0 anotaciones nuevas' })).toBeVisible();
  await page
    .getByLabel('Lo que dicen los grupos, en CSV')
    .setInputFiles(fileOf('tres.csv', ['Grupo 3;pertinencia;2.a;con-cambios']));
  await expect(
    page.getByText('1 de 3 grupos la considera pertinente; 1, pertinente con cambios.'),
  ).toBeVisible();

  // A group that is already here is asked about, and what does not agree is shown.
  await page
    .getByLabel('Lo que dicen los grupos, en CSV')
    .setInputFiles(fileOf('otra-vez.csv', ['grupo 1;pertinencia;2.a;no-pertinente']));
  await expect(page.getByRole('heading', { name: 'otra-vez.csv trae 1 grupo que ya está' })).toBeFocused();
  await expect(page.getByRole('button', { name: 'Juntar', exact: true })).toBeDisabled();
  await expectAccessible(page);
  await page.getByRole('radio', { name: /^Es el mismo/ }).check();
  await page.getByRole('button', { name: 'Juntar', exact: true }).click();
  await expect(page.getByText('Hay grupos que dicen cosas distintas en 2.a')).toBeVisible();
  await page.getByRole('button', { name: 'Vale «Pertinente» para Grupo 1' }).click();
  await expect(page.getByText('Hay grupos que dicen cosas distintas')).toBeHidden();

  // It is there on another day, and travels in no link.
  await page.reload();
  await expect(page.getByRole('list', { name: 'Grupos' })).toContainText('Grupo 3');
  expect(page.url()).not.toContain('Grupo');

  // The annex for the minutes.
  await page.getByRole('link', { name: 'Preparar el anexo' }).click();
  await expect(page).toHaveURL(/ver=informe.*de=pladeco/);
  await expect(title(page)).toHaveText('PLADECO de Calama');
  await expect(page.locator('.paper .lead')).toContainText('La comisión anotó lo que dicen 3 grupos.');
  await expect(page.getByRole('heading', { name: 'Línea 2.a. Catastro Económico de Calama' })).toBeVisible();
  await expect(page.getByRole('cell', { name: '=Hacerlo cada dos años' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Firmas' })).toBeVisible();
  await expect(page.getByText('no va en el enlace')).toBeVisible();
  await expectAccessible(page);
  expect(sent).toEqual([]);
  expect(problems).toEqual([]);
});

test('un archivo malo se explica con su línea, y lo anotado sigue igual', async ({ page }) => {
  await open(page, LINE);
  await addGroup(page, 'Grupo 1');
  await page
    .getByLabel('Lo que dicen los grupos, en CSV')
    .setInputFiles(fileOf('mesa.csv', ['Grupo 9;pertinencia;2.a;tal vez']));
  await expect(page.getByRole('alert')).toContainText('El archivo no se usó');
  await expect(page.getByRole('alert')).toContainText('mesa.csv, línea 2, texto');
  await expect(page.getByRole('list', { name: 'Grupos' })).toHaveText(/^Grupo 1×$/);
});

test('solo con el teclado agrego un grupo, abro una línea y digo que es pertinente', async ({ page }) => {
  await open(page, CALAMA);
  const name = page.getByLabel('Nombre del grupo');
  await name.focus();
  await page.keyboard.type('Grupo del teclado');
  await page.keyboard.press('Enter');
  await expect(name).toBeFocused();
  await expect(page.getByRole('status').filter({ hasText: 'Se agregó Grupo del teclado.' })).toBeVisible();
  const link = page.getByRole('link', { name: /^3\.b Escuela de gestores/ });
  await link.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: /^Escuela de gestores comunitarios/ })).toBeFocused();
  const none = page.getByRole('radio', { name: 'No ha opinado' });
  for (let presses = 0; presses < 60; presses += 1) {
    if (await none.evaluate((one) => one === document.activeElement)) break;
    await page.keyboard.press('Tab');
  }
  await expect(none).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await expect(page.getByRole('radio', { name: 'Sin acuerdo' })).toBeChecked();
  await expect(page.getByText('1 sin acuerdo.')).toBeVisible();
  await page.keyboard.press('Tab');
  await page.keyboard.type('Partir por los liceos');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('list', { name: 'Anotado de Grupo del teclado' })).toContainText(
    'Partir por los liceos',
  );
});

test('una comuna sin plan dice qué archivo lo abre, y parte de líneas escritas', async ({ page }) => {
  await open(page, '?ver=pladeco&zona=01101');
  await expect(page.getByText('No hay un plan de Iquique en estos datos')).toBeVisible();
  await page.getByLabel('Plan en CSV').setInputFiles('data/chile/pladeco.csv');
  await expect(page.getByRole('alert')).toContainText('El archivo no trae un plan de Iquique (01101)');
  await page.getByLabel('Líneas del plan, una por renglón').fill('Puerto y ciudad\n\nFerias libres');
  await page.getByRole('button', { name: 'Empezar con estas líneas' }).click();
  await expect(page.getByText('El plan tiene 2 líneas en 1 programa.')).toBeVisible();
  await page.getByRole('link', { name: '1.b Ferias libres' }).click();
  await expect(page.getByRole('row', { name: /^Empresas \(todos los sectores\)/ })).toBeVisible();

  // What was typed goes to a file and comes back from it.
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Guardar el plan' }).click();
  const path = await (await saving).path();
  await page.getByRole('button', { name: 'Dejar mi plan' }).click();
  await expect(page.getByRole('button', { name: 'Deshacer el cambio de plan' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('link', { name: '1.a Puerto y ciudad' })).toBeVisible();
  await page.getByRole('button', { name: 'Dejar mi plan' }).click();
  await expect(page.getByText('No hay un plan de Iquique en estos datos')).toBeVisible();
  await page.getByLabel('Plan en CSV').setInputFiles(path);
  await expect(page.getByRole('link', { name: '1.a Puerto y ciudad' })).toBeVisible();
});

test('en dos pestañas nadie borra lo del otro, y lo que escribo sigue al cambiar de línea y de grupo', async ({
  page,
  context,
}) => {
  await open(page, LINE);
  const other = await context.newPage();
  await open(other, LINE);
  await addGroup(page, 'Grupo 1');
  await expect(other.getByRole('list', { name: 'Grupos' })).toContainText('Grupo 1');
  await addGroup(other, 'Grupo 2');
  await expect(page.getByRole('list', { name: 'Grupos' })).toContainText('Grupo 2');
  await page.reload();
  await expect(page.getByRole('list', { name: 'Grupos' })).toContainText('Grupo 1');
  await expect(page.getByRole('list', { name: 'Grupos' })).toContainText('Grupo 2');

  await page.getByLabel(/^Lo que dice Grupo 1/).fill('A medio escribir');
  await page.getByLabel('Grupo que habla').selectOption('Grupo 2');
  await expect(page.getByLabel(/^Lo que dice Grupo 2/)).toHaveValue('');
  await page.getByRole('link', { name: '2.b Comisión Económica Comunal' }).click();
  await page.getByRole('link', { name: '2.a Catastro Económico de Calama' }).click();
  await page.getByLabel('Grupo que habla').selectOption('Grupo 1');
  await expect(page.getByLabel(/^Lo que dice Grupo 1/)).toHaveValue('A medio escribir');

  // Of a line that left the plan: told, kept and shown.
  await page
    .getByLabel('Lo que dicen los grupos, en CSV')
    .setInputFiles(fileOf('antes.csv', ['Grupo 3;observacion;9.z;De una línea antigua']));
  await expect(page.getByRole('alert')).toContainText('El archivo se usó');
  await expect(page.getByRole('heading', { name: 'De líneas que ya no están' })).toBeVisible();
  await expect(page.getByRole('cell', { name: 'De una línea antigua' })).toBeVisible();
});

test('sin comuna en el enlace, se elige una o se va a la que tiene plan', async ({ page }) => {
  await open(page, '?ver=pladeco');
  await page.getByRole('link', { name: 'Calama: su plan está en estos datos' }).click();
  await expect(title(page)).toHaveText('PLADECO de Calama');
});

test('al abrir el catastro de la municipalidad, la línea del catastro se llena y lo anotado sigue', async ({
  page,
}) => {
  await open(page, LINE);
  await addGroup(page, 'Grupo 1');
  const lacking = page.getByText('Lo que falta, y qué archivo lo daría');
  await expect(lacking).toBeVisible();
  await page.getByRole('link', { name: 'Abre un catastro en «Tus datos»' }).click();
  await page.getByLabel('Tus archivos', { exact: true }).setInputFiles({
    name: 'catastro.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(
      [
        'id,nombre,sector,cut,longitud,latitud,tamano,formal,trabajadores,trabajadores_locales,trabajadores_conmutantes,impuestos_clp,vitrina',
        '1,Almacén inventado,G,02201,-68.93,-22.46,micro,si,3,2,1,100000,si',
        '2,Taller inventado,C,02201,-68.92,-22.45,pequeña,no,5,5,0,0,no',
        '3,Pensión inventada,I,02201,-68.91,-22.44,micro,no,2,2,0,,no',
      ].join('\n'),
    ),
  });
  await page.getByRole('button', { name: 'Usar estos datos' }).click();
  await expect(page.getByText('están solo en este equipo y no viajan en el enlace')).toBeVisible();
  await page.getByRole('link', { name: 'Mi comuna' }).click();
  await page.getByRole('link', { name: 'PLADECO', exact: true }).click();
  await page.getByRole('link', { name: '2.a Catastro Económico de Calama' }).click();
  const row = (name: RegExp) => page.getByRole('row', { name });
  await expect(row(/^Negocios formales/)).toContainText('1');
  await expect(row(/^Negocios informales/)).toContainText('2');
  await expect(row(/^Parte formal/)).toContainText('33,3%');
  await expect(row(/^Negocios: micro/)).toContainText('2');
  await expect(row(/^Trabajadores que viven en la comuna/)).toContainText('9');
  await expect(row(/^Trabajadores conmutantes/)).toContainText('1');
  await expect(row(/^Impuestos pagados en el año/)).toContainText('$100.000');
  await expect(row(/^Negocios con punto en el mapa/)).toContainText('3');
  // Only what anchor firms buy is still in no file.
  await expect(lacking).toBeVisible();
  await expect(page.locator('.plan-files dt')).toHaveText(['Proveedores locales de las empresas grandes']);
  await expect(page.getByRole('list', { name: 'Grupos' })).toContainText('Grupo 1');
});

test('el plan ficticio lo dice, y no se mezcla con lo anotado del real', async ({ page }) => {
  await open(page, LINE);
  await addGroup(page, 'Grupo real');
  await open(page, '?datos=calama-ficticio&ver=pladeco');
  await expect(title(page)).toHaveText('Plan ficticio');
  await expect(page.getByRole('list', { name: 'Grupos' })).toBeHidden();
  await page.getByRole('link', { name: /^1\.a Catastro inventado/ }).click();
  await expect(page.getByRole('row', { name: /^Negocios informales/ })).toBeVisible();
  await expect(page.getByText('Lo que falta, y qué archivo lo daría')).toBeHidden();
});

test('en oscuro y en un teléfono no hay nada que corregir', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await open(page, LINE);
  await addGroup(page, 'Grupo 1');
  await expect(page.getByRole('table', { name: /^Evidencia para/ })).toBeVisible();
  await expectAccessible(page);
  await page.setViewportSize({ width: 360, height: 740 });
  expect(await fits(page)).toBe(true);
  await page.setViewportSize({ width: 320, height: 740 });
  expect(await fits(page)).toBe(true);
  await page.emulateMedia({ colorScheme: 'light' });
  await expectAccessible(page);
});

test('la línea se imprime sin botones', async ({ page }) => {
  await open(page, LINE);
  await expect(page.getByRole('table', { name: /^Evidencia para/ })).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('button', { name: 'Agregar grupo' })).toBeHidden();
  await expect(page.getByRole('navigation', { name: 'Programas y líneas' })).toBeHidden();
  await expect(page.getByText('Emprendimientos formales e informales')).toBeVisible();
});

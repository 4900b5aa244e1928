import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { mapIsIdle, open, watch } from './page.ts';

const SCRIPT = '<img src=x onerror="alert(1)"><script>alert(2)</script>';
const FORMULA = '=HYPERLINK("http://ejemplo.invalid";"ver")';
/** Names of columns, comunas and businesses that would run if they were taken for what they are not. */
const HOSTILE = `id;sector;comuna;nombre;"${SCRIPT.replaceAll('"', '""')}"
1;G;Calama;"${SCRIPT.replaceAll('"', '""')}";x
2;G;"${SCRIPT.replaceAll('"', '""')}";normal;x
3;G;__proto__;"${FORMULA.replaceAll('"', '""')}";x
4;G;Calama;=1+1;x
`;
const NAME = '<img src=x onerror=alert(3)>.csv';
const file = { name: NAME, mimeType: 'text/csv', buffer: Buffer.from(HOSTILE) };

test('nada de lo que trae un archivo se ejecuta, ni aquí ni en la planilla', async ({ page }) => {
  const { problems } = watch(page);
  const dialogs: string[] = [];
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  await open(page, '?ver=abrir');
  await page.getByLabel('Tus archivos', { exact: true }).setInputFiles(file);
  const card = page.getByRole('article', { name: NAME, exact: true });
  await expect(card).toContainText('4 filas: 2 se usan, 2 quedan fuera.');
  await expect(card).toContainText('<script>alert(2)');
  expect(await page.locator('main img, main script').count()).toBe(0);
  await card.getByLabel('Qué comuna es «__proto__»').selectOption({ label: 'No es una comuna' });
  await expect(card.getByLabel('Qué comuna es «__proto__»')).toHaveValue('-');

  const saving = page.waitForEvent('download');
  await card.getByRole('button', { name: 'Descargar las filas que quedan fuera' }).click();
  const saved = await saving;
  expect(saved.suggestedFilename()).toMatch(/^[\p{L}\p{N}_-]+\.csv$/u);
  const text = readFileSync(await saved.path(), 'utf8');
  expect(text).toContain('HYPERLINK');
  expect(text).not.toMatch(/(^|;|")[=+@]/m);

  await page.getByRole('button', { name: 'Usar estos datos' }).click();
  await expect(page.getByText('están solo en este equipo')).toBeVisible();
  await mapIsIdle(page);
  await page.getByRole('link', { name: 'Datos', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Calidad de los datos' })).toBeVisible();
  expect(dialogs).toEqual([]);
  expect(problems).toEqual([]);
});

test('cerrar la página a medio leer no deja nada roto', async ({ page }) => {
  await open(page, '?ver=abrir');
  const rows = Array.from({ length: 200_000 }, (_, at) => `${at};G;Calama;Negocio ${at}`);
  await page.getByLabel('Tus archivos', { exact: true }).setInputFiles({
    ...file,
    name: 'largo.csv',
    buffer: Buffer.from(`id;sector;comuna;nombre\n${rows.join('\n')}\n`),
  });
  await expect(page.getByRole('button', { name: 'Cancelar' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Tus datos' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Elegir archivos' })).toBeVisible();
  await page.getByLabel('Tus archivos', { exact: true }).setInputFiles({
    ...file,
    name: 'corto.csv',
    buffer: Buffer.from('id;sector;comuna\n1;G;Calama\n'),
  });
  await expect(page.getByRole('article', { name: 'corto.csv' })).toContainText('1 fila: se usa.');
});

test('un enlace a datos propios abierto en otro equipo se explica', async ({ page }) => {
  await page.goto('/?datos=propios');
  await expect(page.getByText(/datos propios, que no viajan en él/)).toBeVisible();
});

import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { expectAccessible, open, watch } from './page.ts';

const QUERY = '?datos=calama-ficticio&ver=evaluar&bloque=catastro';
const OWN = `id;nombre;sector;comuna;trabajadores;ventas_uf;inicio;vitrina;destino_ingresos;cubre_costos;ahorra;lugar;permanencia;posicion_mercado
1;=HIPERVINCULO(1);G;Calama;1;90,5;2026-03-01;si;consumo;no;no;sin-lugar;ocasional;
2;Taller Inventado;33;Calama;3;400;2015-03-01;no;mixto;justo;poco;vivienda;permanente;clientes-fijos
3;Otro Inventado;10;Calama;2;400;;no;mixto;casi;;;;
`;

test('Una asesora clasifica el catastro del paquete y ve cuántos no se pudo, y por qué', async ({ page }) => {
  const { problems } = watch(page);
  await open(page, QUERY);
  await expect(page.getByText(/Se pudo decir el tipo de 2\.0\d\d de 2\.987 negocios/)).toBeVisible();
  await expect(page.getByText('De los que les faltan rasgos, no dicen:')).toBeVisible();
  const counts = page.getByRole('table', { name: 'Negocios por tipo y etapa' });
  await expect(counts.getByRole('row', { name: /^Total/ })).toContainText('2.987');
  await page.getByLabel('Contar por').selectOption('sector');
  await expect(
    page.getByRole('table', { name: 'Negocios por tipo y sector' }).getByRole('row', { name: /^Comercio/ }),
  ).toBeVisible();
  await page.getByRole('button', { name: /mostrar subsistencia$/ }).click();
  await expect(page.getByLabel('Mostrar', { exact: true })).toHaveValue('subsistencia');
  const rows = page.getByRole('table', { name: /^Fila por fila/ });
  await expect(rows.getByRole('row')).toHaveCount(51);
  await page.getByRole('button', { name: 'Mostrar 50 más' }).click();
  await expect(rows.getByRole('row')).toHaveCount(101);
  await page.getByRole('button', { name: '¿De dónde sale? Negocios con tipo' }).click();
  await expect(page.getByRole('dialog')).toContainText('Votan menos de 5 rasgos');
  await page.getByRole('button', { name: 'Cerrar' }).click();
  await expectAccessible(page);
  expect(problems).toEqual([]);
});

test('abre un catastro suyo, que no sale del navegador, y descarga la clasificación', async ({ page }) => {
  const { problems } = watch(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  await open(page, QUERY);
  await expect(page.getByText(/Se pudo decir el tipo de 2/)).toBeVisible();
  const sent: string[] = [];
  page.on('request', (request) => sent.push(request.url()));
  await page.getByLabel('Catastro en CSV').setInputFiles({
    name: 'mio.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(OWN, 'latin1'),
  });
  await expect(page.getByText('Se pudo decir el tipo de 2 de 3 negocios, y la etapa de 2.')).toBeVisible();
  await expect(page.getByText('mio.csv, línea 4, cubre_costos')).toBeVisible();
  await expect(page.getByText('mano_de_obra, registros, tecnologia')).toBeVisible();
  const rows = page.getByRole('table', { name: /^Fila por fila/ });
  await expect(rows.getByRole('row').nth(1)).toContainText('Subsistencia');
  await expect(rows).not.toContainText('Taller Inventado');
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Descargar la clasificación en CSV' }).click();
  const text = readFileSync(await (await saving).path(), 'utf8');
  expect(text).toMatch(/^\uFEFFlinea;id;nombre;/);
  expect(text).toContain("2;1;'=HIPERVINCULO(1);G;Comercio;Calama;subsistencia;;5;iniciacion;");
  expect(sent.filter((url) => !url.startsWith('blob:'))).toEqual([]);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Volver al catastro del paquete' }).click();
  await expect(page.getByText(/Se pudo decir el tipo de 2\.0/)).toBeVisible();
  expect(problems).toEqual([]);
});

test('un archivo que no es un catastro se explica y no cambia nada; en un teléfono cabe', async ({
  page,
}) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await open(page, QUERY);
  await expect(page.getByText(/Se pudo decir el tipo de 2/)).toBeVisible();
  await page.getByLabel('Catastro en CSV').setInputFiles({
    name: 'otro.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('a,b\n1,2\n'),
  });
  await expect(page.getByRole('alert')).toContainText('El archivo no se usó. Lo que había sigue igual.');
  await expect(page.getByRole('alert')).toContainText('Falta la columna «id»');
  await expect(page.getByText(/Se pudo decir el tipo de 2/)).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)).toBe(false);
  await expectAccessible(page);
});

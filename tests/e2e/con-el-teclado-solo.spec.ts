import { readFileSync } from 'node:fs';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { open, title } from './page.ts';

// In this file nothing is clicked, nor given the focus by the test: only keys, as somebody with no mouse has.

/** Goes on with Tab (or back) until a control has the focus; on each step the focus is somewhere, seen, and not covered. */
async function tabTo(
  page: Page,
  target: Locator,
  key: 'Tab' | 'Shift+Tab' = 'Tab',
  most = 90,
): Promise<void> {
  await expect(target).toBeVisible();
  let before = 'el comienzo';
  for (let step = 0; step < most; step += 1) {
    await page.keyboard.press(key);
    const at = await whereFocusIs(page);
    expect(at.nowhere, `${key} ${step + 1}, después de ${before}: el foco se perdió`).toBe(false);
    before = at.name;
    expect(at.ring, `${at.name}: no se ve el foco`).toBe(true);
    expect(at.covered, `${at.name}: algo lo tapa`).toBe(false);
    // Asked twice: the search field is put in place of another as it is entered.
    if ((await isFocused(target)) || (await isFocused(target))) return;
  }
  throw new Error(`no se llega con ${key}`);
}

function isFocused(target: Locator): Promise<boolean> {
  return target.evaluate((one) => one === document.activeElement);
}

/** Where the focus is: whether it is seen (2.4.7) and not wholly covered by what stays above (2.4.11). */
function whereFocusIs(page: Page) {
  return page.evaluate(() => {
    const at = document.activeElement;
    if (!at || at === document.body) return { nowhere: true, ring: false, covered: false, name: '' };
    const { outlineStyle, outlineWidth } = getComputedStyle(at);
    const { left, top, right, bottom } = at.getBoundingClientRect();
    const points = [
      [(left + right) / 2, (top + bottom) / 2],
      [left + 2, top + 2],
      [right - 2, bottom - 2],
    ] as const;
    const inside = points.filter(([x, y]) => x >= 0 && y >= 0 && x < innerWidth && y < innerHeight);
    const covered = !inside.some(([x, y]) => {
      const over = document.elementFromPoint(x, y);
      return (
        over !== null &&
        (at.contains(over) || over.contains(at) || over.closest('label')?.contains(at) === true)
      );
    });
    return {
      nowhere: false,
      ring: outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2,
      covered,
      name: (at.getAttribute('aria-label') ?? at.textContent ?? '').trim().slice(0, 60),
    };
  });
}

test('con el teclado encuentro Calama, elijo el sector, leo por qué una cifra y vuelvo', async ({ page }) => {
  await open(page);
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Saltar al contenido' })).toBeFocused();
  await expect(page.getByRole('link', { name: 'Saltar al contenido' })).toBeInViewport();
  await tabTo(page, page.getByRole('combobox', { name: /Busca una comuna/ }));
  await page.keyboard.type('calama');
  await expect(page.getByRole('option', { name: /^Calama Comuna/ })).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(title(page)).toContainText('Calama · ');
  await expect(title(page)).toBeFocused();
  await expect(page).toHaveTitle(/^Calama · .+ · Mapa Territorial de Oportunidades$/);

  // What is looked at stands before the sheet: the reader goes back to it.
  const sector = page.getByLabel('Sector', { exact: true });
  await tabTo(page, sector, 'Shift+Tab');
  await page.keyboard.type('G');
  await expect(title(page)).toHaveText('Calama · Comercio');
  await expect(sector).toBeFocused();
  await expect(page).toHaveTitle('Calama · Comercio · Mapa Territorial de Oportunidades');

  const why = page.getByRole('button', { name: '¿De dónde sale? Cociente de localización', exact: true });
  await tabTo(page, why);
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: /Cociente de localización, Calama/ });
  await expect(dialog).toContainText('línea');
  for (let step = 0; step < 6; step += 1) {
    expect(await dialog.evaluate((one) => one.contains(document.activeElement))).toBe(true);
    await page.keyboard.press('Shift+Tab');
    // Past the ends is the browser's own bar, where a page has no say; the next Tab comes back in.
    if (await page.evaluate(() => document.activeElement === document.body)) await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(why).toBeFocused();
});

test('con el teclado ordeno la tabla, abro una zona, la comparo con otra y quito una', async ({ page }) => {
  await open(page, '?panel=lista&sector=G&solo=02&medida=cociente');
  const head = page.getByRole('columnheader', { name: /Cociente de localización/ });
  await tabTo(page, head.getByRole('button'));
  await page.keyboard.press('Enter');
  await expect(head).toHaveAttribute('aria-sort', 'ascending');
  await expect(head.getByRole('button')).toBeFocused();

  await tabTo(page, page.getByRole('button', { name: 'Calama', exact: true }));
  await page.keyboard.press('Enter');
  await expect(title(page)).toHaveText('Calama · Comercio');
  await expect(title(page)).toBeFocused();

  await tabTo(page, page.getByRole('button', { name: 'Comparar con otras zonas' }));
  await page.keyboard.press('Enter');
  const field = page.getByRole('combobox', { name: /Agrega una zona/ });
  await expect(field).toBeVisible();
  await tabTo(page, field);
  await page.keyboard.type('antofagasta');
  await expect(page.getByRole('option', { name: /^Antofagasta Comuna/ })).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/comparar=02201,02101/);
  await expect(field).toBeFocused();
  await tabTo(page, page.getByRole('button', { name: 'Quitar Antofagasta' }), 'Shift+Tab');
  await page.keyboard.press('Enter');
  await expect(page).not.toHaveURL(/02101/);
  await expect(field).toBeFocused();
});

test('con el teclado muevo un peso y me llevo la tabla en CSV', async ({ page }) => {
  await open(page, '?zona=02201&sector=G');
  await expect(page.getByRole('button', { name: 'Potencial', exact: true })).toBeVisible();
  await tabTo(page, page.getByRole('button', { name: 'Potencial', exact: true }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: 'Potencial', exact: true })).toBeFocused();
  const weight = page.getByRole('slider', { name: /^Peso de / }).first();
  const before = Number(await weight.inputValue());
  await tabTo(page, weight);
  await page.keyboard.press('ArrowRight');
  await expect(weight).toHaveValue(String(before + 1));
  await expect(weight).toBeFocused();
  await expect(page).toHaveURL(/pesos=/);

  const take = page.locator('#potencial details.take').first();
  await tabTo(page, take.locator('summary'));
  await page.keyboard.press('Enter');
  const csv = take.getByRole('button', { name: 'CSV simple' });
  await tabTo(page, csv);
  const saving = page.waitForEvent('download');
  await page.keyboard.press('Enter');
  expect((await saving).suggestedFilename()).toMatch(/\.csv$/);
  await expect(csv).toBeFocused();
  await expect(take.getByRole('status')).toContainText('Se guardó');
});

test('con el teclado abro un archivo mío y lo uso', async ({ page }) => {
  await open(page, '?ver=abrir');
  const choosing = page.waitForEvent('filechooser');
  await tabTo(page, page.getByRole('button', { name: 'Elegir archivos' }));
  await page.keyboard.press('Enter');
  const rows = 'id;comuna;sector;trabajadores;ventas_uf\n1;Calama;471100;2;120\n2;Calama;561000;3;90\n';
  await (await choosing).setFiles({ name: 'mio.csv', mimeType: 'text/csv', buffer: Buffer.from(rows) });
  await expect(page.getByRole('heading', { name: 'Revisa antes de usar' })).toBeFocused();
  const use = page.getByRole('button', { name: /^Usar/ });
  await tabTo(page, use);
  await page.keyboard.press('Enter');
  await expect(page.getByText('Estás viendo datos tuyos')).toBeVisible();
  await expect.poll(async () => (await whereFocusIs(page)).nowhere).toBe(false);
});

test('con el teclado evalúo un negocio', async ({ page }) => {
  await open(page, '?datos=calama-ficticio&ver=evaluar');
  const place = page.locator('.question-place');
  await tabTo(page, page.getByRole('radio').first());
  await page.keyboard.press('Space');
  await expect(page.getByRole('radio', { name: 'Es una idea' })).toBeChecked();
  await page.keyboard.press('Enter');
  for (let at = 2; at <= 10; at += 1) {
    await expect(place).toHaveText(`Pregunta ${at} de 10`);
    await expect(page.locator('main h3:focus')).toHaveCount(1);
    await tabTo(page, page.getByRole('button', { name: 'Saltar esta pregunta' }), 'Tab', 40);
    await page.keyboard.press('Enter');
  }
  await expect(page.getByRole('heading', { name: 'Resultado' })).toBeFocused();
  await tabTo(page, page.getByRole('button', { name: 'Volver a las preguntas' }));
  await page.keyboard.press('Enter');
  await expect(place).toHaveText('Pregunta 10 de 10');
});

test('con el teclado construyo un criterio de focalización y lo guardo', async ({ page }) => {
  await open(page, '?ver=focalizacion&decision=propia');
  await tabTo(page, page.getByLabel('Nombre', { exact: true }));
  await page.keyboard.type('Comercio de Calama');
  const add = page.getByRole('button', { name: 'Agregar un criterio' });
  await tabTo(page, add, 'Tab', 140);
  await page.keyboard.press('Enter');
  const first = page.getByRole('group', { name: 'Criterio 1' });
  const zones = first.getByLabel('Zonas', { exact: true });
  await expect(zones).toBeVisible();
  // What was asked for stands above its button, and the focus is in it.
  await expect(first.getByLabel('Clase')).toBeFocused();
  await tabTo(page, zones);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(first.getByRole('button', { name: /^Quitar (?!el criterio)/ })).toBeVisible();
  const save = page.getByRole('button', { name: 'Guardar en un archivo' });
  await tabTo(page, save, 'Shift+Tab', 140);
  const saving = page.waitForEvent('download');
  await page.keyboard.press('Enter');
  const path = await (await saving).path();
  expect(readFileSync(path, 'utf8')).toContain('Comercio de Calama');
  await expect(save).toBeFocused();
});

test('con el teclado muevo el mapa y salgo de él', async ({ page }) => {
  await open(page, '?zona=02201&sector=G');
  const map = page.getByRole('region', { name: /^Mapa/ });
  await expect(page.locator('[data-idle="true"]')).toBeVisible({ timeout: 60_000 });
  await tabTo(page, map);
  await page.keyboard.press('ArrowRight');
  await expect(page).toHaveURL(/camara=/);
  const camera = page.url();
  await tabTo(page, page.getByRole('button', { name: 'Acercar' }));
  await page.keyboard.press('Enter');
  await expect.poll(() => page.url()).not.toBe(camera);
  await tabTo(page, page.getByRole('button', { name: /^Ver to/ }), 'Tab');
  await page.keyboard.press('Enter');
  await expect(page).not.toHaveURL(/camara=/);
  // Past the map the content is reached.
  await tabTo(page, page.getByRole('tab', { name: 'Tabla' }));
});

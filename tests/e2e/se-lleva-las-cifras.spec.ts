import { readFile } from 'node:fs/promises';
import { expect, type Locator, type Page, test } from '@playwright/test';
import Papa from 'papaparse';
import { expectAccessible, mapIsIdle, open, watch } from './page.ts';

/** Opens a «Descargar» and gives its menu. */
async function menuOf(take: Locator): Promise<Locator> {
  await take.locator('summary').click();
  const menu = take.locator('.take-menu');
  await expect(menu.getByRole('button').first()).toBeVisible();
  return menu;
}

async function taken(page: Page, menu: Locator, format: string): Promise<{ name: string; bytes: Buffer }> {
  const coming = page.waitForEvent('download');
  await menu.getByRole('button', { name: format, exact: true }).click();
  const download = await coming;
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

function parsed(text: string, delimiter: string): Record<string, string>[] {
  const { data, errors } = Papa.parse<Record<string, string>>(text.replace(/^\uFEFF/, ''), {
    header: true,
    delimiter,
    skipEmptyLines: true,
  });
  expect(errors).toEqual([]);
  return data;
}

/** Width and height that a PNG states, and whether its pixels are not all alike. */
async function measured(
  page: Page,
  png: Buffer,
): Promise<{ width: number; height: number; colours: number }> {
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  return page.evaluate(async (data) => {
    const image = new Image();
    image.src = `data:image/png;base64,${data}`;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = image.naturalWidth;
    canvas.height = image.naturalHeight;
    const pen = canvas.getContext('2d');
    pen?.drawImage(image, 0, 0);
    const { data: pixels } = pen?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] };
    const colours = new Set<number>();
    for (let at = 0; at < pixels.length; at += 4 * 101)
      colours.add(((pixels[at] ?? 0) << 16) | ((pixels[at + 1] ?? 0) << 8) | (pixels[at + 2] ?? 0));
    return { width: canvas.width, height: canvas.height, colours: colours.size };
  }, png.toString('base64'));
}

/** What an SVG says of itself, once it is read as the XML that it must be. */
function readSvg(page: Page, svg: Buffer): Promise<{ root: string; title: string; text: string }> {
  return page.evaluate((text) => {
    const read = new DOMParser().parseFromString(text, 'image/svg+xml');
    return {
      root: read.documentElement.nodeName,
      title: read.querySelector('title')?.textContent ?? '',
      text: [...read.querySelectorAll('text')].map((one) => one.textContent).join(' '),
    };
  }, svg.toString());
}

test.describe('alguien se lleva las cifras', () => {
  test('la tabla, en los tres formatos, dice lo mismo que la pantalla', async ({ page }) => {
    const watched = watch(page);
    await open(page, '?sector=G&medida=cociente&panel=lista');
    const row = page.locator('tr[data-zone="02201"]');
    // LQ de Calama en comercio: 1,15, entre 1,11 y 1,19, como en la ficha.
    await expect(row).toContainText('1,15');
    await expect(row).toContainText('entre 1,11 y 1,19');
    const menu = await menuOf(page.locator('main details.take').first());

    const excel = await taken(page, menu, 'CSV para Excel');
    expect(excel.name).toBe('cociente-de-localizacion-comercio.csv');
    expect([...excel.bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const inExcel = parsed(excel.bytes.toString(), ';');
    expect(inExcel).toHaveLength(346);
    const calama = inExcel.find((one) => one['Código'] === 'CUT 02201');
    expect(calama).toMatchObject({ Comuna: 'Calama', Provincia: 'El Loa', Región: 'Antofagasta' });
    expect(calama?.['Cociente de localización (veces)']).toMatch(/^1,148\d+$/);
    expect(calama?.['Cociente de localización (veces), desde']).toMatch(/^1,105\d+$/);
    expect(calama?.fuente).toContain('Servicio de Impuestos Internos');
    // Antártica: missing, by its name, and neither zero nor empty.
    expect(inExcel.find((one) => one['Código'] === 'CUT 12202')?.['Cociente de localización (veces)']).toBe(
      'bajo el umbral',
    );

    const plain = await taken(page, menu, 'CSV simple');
    const simple = parsed(plain.bytes.toString(), ',');
    expect(plain.bytes[0]).toBe('c'.charCodeAt(0));
    const same = simple.find(({ codigo }) => codigo === '02201');
    expect(Number(same?.cociente_de_localizacion_veces)).toBeCloseTo(1.1486, 4);
    expect(simple.map(({ codigo }) => codigo)).toContain('01101');

    const json = JSON.parse((await taken(page, menu, 'JSON')).bytes.toString());
    const third = json.filas.find((one: { codigo: string }) => one.codigo === '02201');
    expect(third.cociente_de_localizacion.valor).toBeCloseTo(1.1486, 4);
    expect(third.cociente_de_localizacion.unidad).toBe('veces');
    expect(
      json.filas.find((one: { codigo: string }) => one.codigo === '12202').cociente_de_localizacion,
    ).toMatchObject({
      valor: null,
      falta: 'bajo-umbral',
    });
    await expect(menu.getByRole('status')).toHaveText('Se guardó cociente-de-localizacion-comercio.json.');
    expect(watched.problems).toEqual([]);
  });

  test('el mapa, como contornos con cifras, PNG y SVG con título, leyenda y fuente', async ({ page }) => {
    const watched = watch(page);
    await open(page, '?sector=G&medida=cociente&panel=lista');
    await mapIsIdle(page);
    const menu = await menuOf(page.locator('.legend > details.take'));

    const geo = await taken(page, menu, 'GeoJSON');
    expect(geo.name).toBe('cociente-de-localizacion-comercio-por-comuna-2005-2024.geojson');
    const { features, mapa } = JSON.parse(geo.bytes.toString());
    expect(features).toHaveLength(346);
    expect(mapa.fuente).toContain('Servicio de Impuestos Internos');
    const calama = features.find((one: { id: string }) => one.id === '02201');
    expect(calama.geometry.type).toMatch(/Polygon$/);
    expect(calama.properties).toMatchObject({ codigo: '02201', provincia: 'El Loa', region: 'Antofagasta' });
    expect(calama.properties.cociente_de_localizacion).toBeCloseTo(1.1486, 4);
    // Nobody drew Antártica: it is there, without geometry and with its reason.
    expect(features.find((one: { id: string }) => one.id === '12202')).toMatchObject({
      geometry: null,
      properties: { cociente_de_localizacion: null, cociente_de_localizacion_falta: 'bajo-umbral' },
    });

    const png = await measured(page, (await taken(page, menu, 'PNG')).bytes);
    expect(png.width).toBe(1720);
    expect(png.height).toBeGreaterThan(1000);
    expect(png.colours).toBeGreaterThan(20);

    const svg = await readSvg(page, (await taken(page, menu, 'SVG')).bytes);
    expect(svg.root).toBe('svg');
    expect(svg.title).toBe('Cociente de localización, Comercio');
    for (const said of [
      '0,80 a 1,25',
      'bajo el umbral',
      'Contorno hexagonal referencial',
      'Fuente: Servicio de Impuestos',
    ])
      expect(svg.text).toContain(said);
    expect(watched.problems).toEqual([]);
  });

  test('un gráfico por fila sale con sus nombres, su eje y sus cifras', async ({ page }) => {
    await open(page, '?comparar=02201,02101,01101&panel=comparar&sector=G&medida=cociente');
    const section = page.getByRole('region', { name: 'Sector por sector' });
    const menu = await menuOf(section.locator('details.take'));
    const svg = await readSvg(page, (await taken(page, menu, 'SVG')).bytes);
    expect(svg.root).toBe('svg');
    for (const said of ['Sector por sector', 'Calama', 'Iquique', 'Comercio', '1,15', 'Fuente:'])
      expect(svg.text).toContain(said);
    expect((await measured(page, (await taken(page, menu, 'PNG')).bytes)).colours).toBeGreaterThan(10);
  });

  test('cada «Descargar» de la cobertura y de los sectores ofrece algo', async ({ page }) => {
    for (const query of ['?ver=cobertura&zona=02201', '?ver=sectores&solo=02&zona=02201']) {
      await open(page, query);
      const takes = page.locator('main details.take');
      await expect(takes.first()).toBeVisible();
      for (const take of await takes.all()) if (await take.isVisible()) await menuOf(take);
    }
  });

  test('de un catastro no salen celdas de diez o menos, y lo dice; con otra k, otras', async ({ page }) => {
    await open(page, '?datos=calama-ficticio&panel=ficha&zona=02201');
    const section = page.getByRole('region', { name: 'Qué sectores pesan más aquí' });
    const menu = await menuOf(section.locator('details.take'));
    const rule = menu.getByLabel('No publicar celdas con este número de casos, o menos');
    await expect(rule).toHaveValue('10');
    const rows = parsed((await taken(page, menu, 'CSV para Excel')).bytes.toString(), ';');
    const counts = rows.map(({ Empresas }) => Empresas ?? '');
    expect(counts).toContain('reservado');
    for (const count of counts.filter((one) => /^\d/.test(one))) {
      const value = Number(count.replace(',', '.'));
      expect(value === 0 || value > 10).toBe(true);
    }
    for (const one of rows) {
      expect(one.regla).toContain('1 a 10 casos');
      expect(one.aviso).toBe('FICTICIO: cifras inventadas');
      // A quotient would tell the count that was kept back.
      if (one.Empresas === 'reservado') expect(one['Cociente (veces)']).not.toMatch(/\d/);
    }
    await rule.fill('0');
    await expect(menu).toContainText('el archivo puede dejar ver a un negocio');
    const all = parsed((await taken(page, menu, 'CSV para Excel')).bytes.toString(), ';');
    expect(all.map(({ Empresas }) => Empresas)).not.toContain('reservado');
    // It is remembered on the device, not in the link.
    await page.reload();
    const again = await menuOf(section.locator('details.take'));
    await expect(again.getByLabel('No publicar celdas con este número de casos, o menos')).toHaveValue('0');
    expect(page.url()).not.toContain('k=');
  });

  test('con el teclado, en claro y en oscuro, y en un teléfono', async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    await open(page, '?sector=G&medida=cociente&panel=lista&solo=02');
    const take = page.locator('main details.take').first();
    await take.locator('summary').focus();
    await page.keyboard.press('Enter');
    await expect(take.getByRole('button', { name: 'CSV para Excel' })).toBeVisible();
    await expectAccessible(page);
    await page.emulateMedia({ colorScheme: 'dark' });
    await expectAccessible(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    await page.keyboard.press('Tab');
    await expect(take.getByRole('button', { name: 'CSV para Excel' })).toBeFocused();
    const coming = page.waitForEvent('download');
    await page.keyboard.press('Enter');
    // Narrow screens leave columns out of sight, never out of the file.
    const rows = parsed((await readFile(await (await coming).path())).toString(), ';');
    expect(rows).toHaveLength(9);
    expect(rows[0]).toHaveProperty('Empresas');
  });

  test('cada «Descargar» dice qué saca, se deja tocar y no sale en el papel', async ({ page }) => {
    await open(page, '?datos=calama-ficticio&panel=ficha&zona=02201&sector=G');
    const summaries = page.locator('details.take:visible > summary');
    await expect(summaries.nth(11)).toBeVisible();
    const told = await summaries.evaluateAll((all) =>
      all.map((one) => ({
        name: one.getAttribute('aria-label') ?? '',
        height: one.getBoundingClientRect().height,
      })),
    );
    for (const { name, height } of told) {
      expect(name).toMatch(/^Descargar (mapa|tabla|cifras|gráfico): \S/);
      expect(height).toBeGreaterThanOrEqual(24);
    }
    expect(new Set(told.map(({ name }) => name)).size).toBe(told.length);
    expect(told.map(({ name }) => name)).toContain('Descargar cifras: Qué se estudia cerca');
    await page.emulateMedia({ media: 'print' });
    await expect(summaries).toHaveCount(0);
  });

  test('las zonas salen con su nombre, y las cifras guardadas no están ni en palabras', async ({ page }) => {
    await open(
      page,
      '?datos=calama-ficticio&zona=02201&sector=47&tabla=catastro:division&panel=ficha&celdas=zonas',
    );
    const menu = await menuOf(page.locator('.legend > details.take'));
    const { features } = JSON.parse((await taken(page, menu, 'GeoJSON')).bytes.toString());
    const zones = features.filter((one: { properties: { tipo: string } }) => one.properties.tipo === 'zona');
    expect(zones).toHaveLength(15);
    // 164 and 80: counted apart from the file (tests/domain/areas.test.ts).
    expect(zones.find((one: { id: string }) => one.id === 'S-06').properties).toMatchObject({
      nombre: 'Sector inventado 6',
      negocios: 164,
      negocios_del_sector: 80,
      aviso: 'FICTICIO: cifras inventadas',
    });
    // The sheet of the cells: «faltan unos 73» of a zone with seven.
    const section = page.getByRole('region', { name: 'Dentro de la comuna' });
    const rows = parsed(
      (await taken(page, await menuOf(section.locator('details.take')), 'CSV para Excel')).bytes.toString(),
      ';',
    );
    const held = rows.find(({ Zona }) => Zona === 'Sector inventado 5');
    expect(held).toMatchObject({
      'Negocios (empresas)': '366',
      'Comercio al por menor (empresas)': 'reservado',
      'Qué dice': 'reservado',
      'Por km²': 'reservado',
    });
    expect(rows.find(({ Zona }) => Zona === 'Sector inventado 6')?.['Qué dice']).toBe('sobran unos 44');
  });
});

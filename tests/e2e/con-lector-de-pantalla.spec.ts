import { expect, test } from '@playwright/test';
import { mapIsIdle, open, title } from './page.ts';

const APP = 'Mapa Territorial de Oportunidades';
const said = '[data-said]';

test('con lector de pantalla sé dónde estoy: el título de la página, el encabezado y lo que se anuncia', async ({
  page,
}) => {
  await open(page, '?panel=lista&sector=G&medida=cociente&solo=02');
  await expect(page).toHaveTitle(`Cociente de localización · Comercio · ${APP}`);
  await page.getByRole('button', { name: 'Calama', exact: true }).press('Enter');
  await expect(page).toHaveTitle(`Calama · Comercio · ${APP}`);
  await expect(title(page)).toBeFocused();
  await expect(page.locator(said)).toHaveText('Calama · Comercio.');

  for (const [link, heading, words] of [
    ['Apoyo', /./, /Instrumentos/],
    ['En clase', /./, /En clase/],
    ['Tus datos', 'Tus datos', /^Tus datos · /],
    ['Cómo se lee', /./, /Cómo se lee/],
  ] as const) {
    await page
      .getByRole('navigation', { name: 'Secciones' })
      .getByRole('link', { name: link, exact: true })
      .press('Enter');
    await expect(page).toHaveTitle(words);
    await expect(page).toHaveTitle(new RegExp(`· ${APP}$`));
    await expect(page.locator('main h2').first()).toHaveText(heading);
    await expect(page.locator('main h2').first()).toBeFocused();
  }
  await page.goBack();
  await expect(page).toHaveTitle(/^Tus datos/);
});

test('con lector de pantalla oigo la zona y su cifra cuando la elijo en el mapa junto a la tabla', async ({
  page,
}) => {
  await open(page, '?panel=lista&sector=G&medida=cociente&solo=02');
  await mapIsIdle(page);
  const box = await page.locator('canvas').boundingBox();
  if (!box) throw new Error('sin mapa');
  await page.locator('canvas').click({ position: { x: box.width / 2, y: box.height / 2 } });
  await expect(page).toHaveURL(/zona=02\d{3}/);
  await expect(page.locator(said)).toHaveText(/^.+\. Región: Antofagasta\. .*Cociente de localización: \d/);
});

test('con lector de pantalla recorro la ficha de Calama: regiones, títulos, cifras con nombre y gráficos con palabras', async ({
  page,
}) => {
  await open(page, '?zona=02201&sector=G');
  await expect(page.getByRole('heading', { name: 'Qué sectores pesan más aquí' })).toBeVisible();
  await expect(page.getByRole('banner')).toMatchAriaSnapshot(`
    - heading "Mapa Territorial de Oportunidades" [level=1]
    - combobox "Busca una comuna, provincia o región"
    - navigation "Secciones"
  `);
  await expect(page.getByRole('region', { name: 'Qué se mira' })).toMatchAriaSnapshot(`
    - combobox "Sector"
    - combobox "Medida"
  `);
  await expect(page.getByRole('complementary', { name: 'Mapa' })).toMatchAriaSnapshot(`
    - region "Leyenda del mapa":
      - heading [level=2]
  `);
  await expect(page.getByRole('main')).toMatchAriaSnapshot(`
    - tablist "Qué se muestra":
      - tab "Tabla"
      - tab "Ficha de Calama" [selected]
    - tabpanel "Ficha de Calama":
      - article "Calama · Comercio":
        - heading "Calama · Comercio" [level=2]
        - paragraph: /En Calama hay 2\\.932 empresas de comercio/
        - navigation "Partes de la ficha":
          - button "Potencial"
          - button "Personas"
  `);
  await expect(page.getByRole('region', { name: 'Potencial', exact: true })).toMatchAriaSnapshot(`
    - region /por qué ese puntaje/:
      - heading /por qué ese puntaje/ [level=3]
      - slider /Peso de /
    - region "Qué sectores pesan más aquí":
      - heading "Qué sectores pesan más aquí" [level=3]
      - table
  `);
  // No drawing is silent: it is an image with words, or is left out because a table says the same.
  const silent = await page.locator('main svg:visible').evaluateAll((all) =>
    all
      .filter((one) => one.closest('[aria-hidden="true"]') === null)
      .filter(
        (one) =>
          !(
            one.getAttribute('role') === 'img' &&
            (one.getAttribute('aria-label') || one.querySelector('title'))
          ),
      )
      .map((one) => one.outerHTML.slice(0, 120)),
  );
  expect(silent).toEqual([]);
});

test('con lector de pantalla leo la tabla: su nombre, qué columna la ordena y en qué sentido, y la fuente de cada cifra', async ({
  page,
}) => {
  await open(page, '?panel=lista&sector=G&medida=cociente&solo=15');
  const table = page.getByRole('table', {
    name: /^4 comunas\. Las mismas cifras del mapa\. Lo que falta va al final/,
  });
  await expect(table).toMatchAriaSnapshot(`
    - table:
      - caption
      - rowgroup:
        - row:
          - columnheader "Comuna"
          - columnheader "Región"
          - columnheader "Empresas"
          - columnheader "Cociente de localización"
          - columnheader "Fuente"
      - rowgroup:
        - row:
          - rowheader "Arica"
          - cell
          - cell
          - cell
          - cell:
            - button "¿De dónde sale? Cociente de localización de Arica"
  `);
  const head = (name: string) => table.getByRole('columnheader', { name });
  await expect(head('Cociente de localización')).toHaveAttribute('aria-sort', 'descending');
  await expect(head('Comuna')).toHaveAttribute('aria-sort', 'none');
  await head('Comuna').getByRole('button').press('Enter');
  await expect(head('Comuna')).toHaveAttribute('aria-sort', 'ascending');
});

test('con lector de pantalla leo la cobertura y el diálogo que explica una cifra', async ({ page }) => {
  await open(page, '?ver=cobertura&nivel=region');
  const table = page.getByRole('table', { name: /^16 regiones\. Cero es que no hubo ninguna/ });
  await expect(table.getByRole('columnheader', { name: 'Por mil' })).toHaveAttribute(
    'aria-sort',
    'descending',
  );
  await expect(table.getByRole('rowheader', { name: 'Tarapacá' })).toBeVisible();
  const why = table.getByRole('button', { name: '¿De dónde sale? Tasa de Tarapacá' });
  await why.press('Enter');
  await expect(page.getByRole('dialog')).toMatchAriaSnapshot(`
    - dialog /Tarapacá/:
      - paragraph: ¿De dónde sale?
      - heading /Tarapacá/ [level=2]
      - button "Cerrar"
      - table "Los términos y la línea de archivo de cada uno"
  `);
  await page.keyboard.press('Escape');
  await expect(why).toBeFocused();
});

test('suelta un archivo fuera de «Tus datos» y la página no se va: lo lleva allá', async ({ page }) => {
  await open(page, '?zona=02201&sector=G');
  await expect(page.locator(said)).toBeAttached();
  const data = await page.evaluateHandle(() => {
    const transfer = new DataTransfer();
    transfer.items.add(new File(['id;comuna;sector\n1;Calama;471100\n'], 'mio.csv', { type: 'text/csv' }));
    return transfer;
  });
  for (const type of ['dragenter', 'dragover', 'drop'])
    await page.dispatchEvent('main', type, { dataTransfer: data });
  await expect(page).toHaveURL(/ver=abrir/);
  await expect(page.getByRole('heading', { name: 'Revisa antes de usar' })).toBeFocused();
  await expect(page.getByRole('article', { name: 'mio.csv' })).toBeVisible();
});

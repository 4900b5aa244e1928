import { expect, type Page, test } from '@playwright/test';
import { modulesIn, readQr } from '../fixtures/qr_reader.ts';
import { expectAccessible, open, watch } from './page.ts';
import { NO_READER, textsOf } from './pdf.ts';

const PAPER = {
  a4: [594.96, 841.92],
  carta: [612, 792],
} as const;

/** The paper is whole: all its figures have come. */
async function isReady(page: Page): Promise<void> {
  await expect(page.locator('[data-listo]')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Imprimir o guardar PDF' })).toBeEnabled();
}

/** Prints as the browser does, and looks at the size of each page. What they say has its own tests, at the end. */
async function printed(page: Page, size: keyof typeof PAPER): Promise<Buffer> {
  const pdf = await page.pdf({ preferCSSPageSize: true });
  const boxes = [...pdf.toString('latin1').matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)];
  expect(boxes.length).toBeGreaterThan(1);
  for (const [, width, height] of boxes) {
    expect(Number(width)).toBeCloseTo(PAPER[size][0], 1);
    expect(Number(height)).toBeCloseTo(PAPER[size][1], 1);
  }
  return pdf;
}

/** The paper stands alone: sources, date, a link that can be read and a code that says the same, and nothing to press. */
async function expectWhole(page: Page): Promise<URL> {
  const paper = page.getByRole('article').filter({ has: page.getByRole('heading', { name: 'Fuentes' }) });
  await expect(paper.getByText(/Revisado el \d\d.-.\d\d.-.\d{4}/).first()).toBeVisible();
  await expect(paper.locator('header')).toContainText('Hecho el');
  await expect(paper).toContainText('informan, no aconsejan');
  await expect(
    paper.locator('button:visible, input:visible, select:visible, summary:visible, textarea:visible'),
  ).toHaveCount(0);
  const link = await paper.locator('.paper-address').innerText();
  expect(readQr(modulesIn(await paper.locator('svg.qr').evaluate((one) => one.outerHTML)))).toBe(link);
  return new URL(link);
}

/** Nothing of the application is on the paper. */
async function expectOnlyPaper(page: Page): Promise<void> {
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('article').last()).toBeVisible();
  await expect(page.getByRole('navigation')).toHaveCount(0);
  await expect(page.getByLabel('Papel', { exact: true })).toBeHidden();
  await page.emulateMedia({ media: null });
}

test('como encargada de fomento imprimo en carta la ficha de mi comuna, y el código lleva a la misma ficha', async ({
  page,
}) => {
  const { problems } = watch(page);
  await open(page, '?zona=02201&sector=G');
  await page.getByRole('link', { name: 'toda la ficha de Calama' }).click();
  await isReady(page);
  await expect(page.getByRole('heading', { level: 2, name: 'Calama' })).toBeVisible();
  await page.getByLabel('Papel', { exact: true }).selectOption({ label: 'Carta (21,6 × 27,9 cm)' });
  expect(page.url()).toContain('papel=carta');
  // The list is whole: every sector, every instrument, and nothing that says there is more.
  await expect(page.getByRole('table', { name: /Sectores de Calama/ }).getByRole('row')).toHaveCount(21);
  await expect(page.getByRole('img', { name: /^Mapa: Potencial, Comercio/ })).toBeVisible();
  const link = await expectWhole(page);
  await expectOnlyPaper(page);
  await printed(page, 'carta');
  await page.goto(`/${link.search}`);
  await expect(page.getByRole('heading', { name: 'Calama · Comercio' })).toBeVisible();
  expect(problems).toEqual([]);
});

test('como emprendedora imprimo qué hay, qué falta y qué apoyo llega a mi rubro en mi comuna', async ({
  page,
}) => {
  await open(page, '?zona=02201&sector=I');
  await page.getByRole('link', { name: 'solo Alojamiento y comidas' }).click();
  await isReady(page);
  await expect(page.getByRole('heading', { name: 'Alojamiento y comidas en Calama' })).toBeVisible();
  const paper = page.getByRole('article');
  await expect(paper.first()).toContainText('En Calama hay 736 empresas de alojamiento y comidas');
  for (const part of [
    'Qué tan fuerte es',
    'Potencial: por qué ese puntaje',
    'Qué falta aquí, y qué tan claro está',
    'A quiénes ocupa y quiénes estudian cerca',
    'Qué apoyo público llega aquí',
    'Los instrumentos y sus fechas',
    'Cómo se calcula',
  ])
    await expect(page.getByRole('heading', { name: part })).toBeVisible();
  await expectWhole(page);
  await printed(page, 'a4');
});

test('como concejala imprimo dos comunas lado a lado, y dos años de una región', async ({ page }) => {
  await open(page, '?comparar=02201,01101&sector=G&panel=comparar');
  await page.getByRole('link', { name: 'Preparar informe' }).click();
  await isReady(page);
  await expect(page.getByRole('heading', { level: 2, name: 'Calama · Iquique' })).toBeVisible();
  await expectWhole(page);
  await printed(page, 'a4');

  await open(
    page,
    '?ver=informe&de=comparar&papel=carta&sector=G&medida=empresas&tabla=empresas_tarapaca:2019&contra=empresas_tarapaca:2009',
  );
  await isReady(page);
  await expect(page.getByRole('heading', { name: 'Dos años con los mismos cortes' })).toBeVisible();
  await expect(page.getByRole('img', { name: /^Mapa de/ })).toHaveCount(2);
  await expectWhole(page);
  await printed(page, 'carta');
});

test('como profesional del gobierno regional imprimo el informe de género de mi región', async ({ page }) => {
  await open(page, '?ver=genero&solo=01');
  await page.getByRole('link', { name: 'Preparar informe en A4 o Carta' }).click();
  await isReady(page);
  await expect(page.locator('.lead').first()).toContainText('66,3% fueron a mujeres (entre 59,4 y 72,6)');
  await expect(page.getByText('Para: Gobierno regional, la Región de Tarapacá.')).toBeVisible();
  const link = await expectWhole(page);
  expect(link.searchParams.get('ver')).toBe('genero');
  await printed(page, 'a4');
});

test('como consejero regional imprimo el anexo de una focalización', async ({ page }) => {
  await open(page, '?ver=focalizacion');
  await page.getByRole('link', { name: 'Preparar informe en A4 o Carta' }).click();
  await isReady(page);
  await expect(
    page.getByRole('heading', {
      level: 2,
      name: 'Focalización de los instrumentos de SERCOTEC 2024, Tarapacá',
    }),
  ).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Comuna por comuna' })).toBeVisible();
  await expectWhole(page);
  await printed(page, 'a4');
  await page.getByLabel('Papel', { exact: true }).selectOption({ label: 'Carta (21,6 × 27,9 cm)' });
  await printed(page, 'carta');
});

test('como secretaria del COSOC imprimo el anexo del PLADECO para el acta, en A4 y en carta', async ({
  page,
}) => {
  await open(page, '?ver=pladeco&zona=02201');
  await expect(page.getByText('El taller revisó 5 líneas de 2 programas.')).toBeVisible();
  await page.goto('/?ver=informe&de=pladeco&zona=02201');
  await isReady(page);
  const paper = page.getByRole('article').first();
  await expect(paper.locator('header')).toContainText('Anexo al acta');
  await expect(paper).toContainText('no va en el enlace');
  const link = await expectWhole(page);
  expect(link.searchParams.get('ver')).toBe('pladeco');
  expect(link.searchParams.get('zona')).toBe('calama');
  await expectOnlyPaper(page);
  await printed(page, 'a4');
  await page.getByLabel('Papel', { exact: true }).selectOption({ label: 'Carta (21,6 × 27,9 cm)' });
  await printed(page, 'carta');
});

test('como encargada municipal imprimo el informe de mi catastro, en A4 y en carta', async ({ page }) => {
  await open(page, '?datos=calama-ficticio&ver=catastro&zona=02201');
  await page.getByRole('link', { name: 'Preparar el informe' }).click();
  await isReady(page);
  await expect(
    page.getByRole('heading', { level: 2, name: /^Catastro económico de .*Calama/ }),
  ).toBeVisible();
  const link = await expectWhole(page);
  expect(link.searchParams.get('ver')).toBe('catastro');
  expect(link.searchParams.get('datos')).toBe('calama-ficticio');
  await expectOnlyPaper(page);
  await printed(page, 'a4');
  await page.getByLabel('Papel', { exact: true }).selectOption({ label: 'Carta (21,6 × 27,9 cm)' });
  await printed(page, 'carta');
});

test('una decisión que solo está en otro equipo no se puede imprimir aquí, y se dice', async ({ page }) => {
  await open(page, '?ver=informe&de=focalizacion&decision=propia');
  await expect(page.getByText('no está en este equipo: no viaja en el enlace')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Imprimir o guardar PDF' })).toBeDisabled();
  await page.getByRole('link', { name: 'Elegir o construir una decisión' }).click();
  await expect(page.getByRole('heading', { name: 'Focalización', exact: true })).toBeVisible();
});

test('lo que imprimo de un catastro ficticio dice FICTICIO en todas las páginas', async ({ page }) => {
  await open(page, '?datos=calama-ficticio&ver=informe&de=zona&zona=02201');
  await isReady(page);
  await expect(page.getByRole('article').first().locator('header')).toContainText('FICTICIO');
  await printed(page, 'a4');
  const rules = await page.evaluate(() =>
    document.adoptedStyleSheets.flatMap((sheet) => [...sheet.cssRules].map(({ cssText }) => cssText)),
  );
  expect(rules.join()).toMatch(/@top-right \{[^}]*FICTICIO/);
  expect(rules.join()).toContain('counter(pages)');
});

test('vuelvo a la ficha desde el papel, y lo demás se imprime como antes', async ({ page }) => {
  await open(page, '?ver=informe&de=zona&zona=02201&sector=G&papel=carta');
  await isReady(page);
  expect(await page.evaluate(() => document.adoptedStyleSheets.length)).toBe(1);
  await page.getByRole('link', { name: 'Volver' }).click();
  await expect(page.getByRole('heading', { name: 'Calama · Comercio' })).toBeVisible();
  expect(page.url()).not.toContain('papel');
  expect(await page.evaluate(() => document.adoptedStyleSheets.length)).toBe(0);
});

test('copio el enlace del informe para mandarlo', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(page, '?ver=informe&de=genero&solo=01');
  await isReady(page);
  await page.getByRole('button', { name: 'Copiar el enlace' }).click();
  await expect(page.getByText('Enlace copiado.')).toBeVisible();
  const link = new URL(await page.evaluate(() => navigator.clipboard.readText()));
  await open(page, link.search);
  await isReady(page);
  await expect(page.getByText('Para: Gobierno regional, la Región de Tarapacá.')).toBeVisible();
});

test('un enlace sin informe deja elegir cuál preparar', async ({ page }) => {
  await open(page, '?ver=informe&de=otra-cosa');
  await expect(page.getByText('El enlace nombra un informe que no existe.')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Informe de género' }).click();
  await isReady(page);
});

for (const colorScheme of ['light', 'dark'] as const)
  test.describe(colorScheme === 'dark' ? 'de noche' : 'de día', () => {
    test.use({ colorScheme });

    test('el papel se ve blanco y se lee con cualquier ayuda', async ({ page }) => {
      for (const query of [
        '?ver=informe&de=zona&zona=02201&sector=G',
        '?ver=informe&de=comparar&comparar=02201,01101&sector=G',
        '?ver=informe&de=genero&solo=01',
      ]) {
        await open(page, query);
        await isReady(page);
        const paper = page.getByRole('article').first();
        await expect(paper).toHaveCSS('background-color', 'rgb(255, 255, 255)');
        await expect(paper).toHaveCSS('color', 'rgb(29, 28, 26)');
        await expectAccessible(page);
      }
    });

    test('en un teléfono cabe a lo ancho', async ({ page }) => {
      await page.setViewportSize({ width: 360, height: 740 });
      for (const query of [
        '?ver=informe&de=zona-sector&zona=02201&sector=I',
        '?ver=informe&de=focalizacion',
      ]) {
        await open(page, query);
        await isReady(page);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
        await expectAccessible(page);
      }
    });
  });

/** Papers that are read once printed. */
const PRINTED: readonly {
  readonly name: string;
  readonly query: string;
  readonly size: keyof typeof PAPER;
  /** In the margins of every page. */
  readonly above?: string;
  readonly says?: RegExp;
}[] = [
  {
    name: 'la ficha de una comuna',
    query: '?ver=informe&de=zona&zona=02201&sector=G&papel=carta',
    size: 'carta',
    above: 'Ficha de comuna. Calama',
  },
  {
    name: 'un sector en una comuna',
    query: '?ver=informe&de=zona-sector&zona=02201&sector=I',
    size: 'a4',
  },
  {
    name: 'dos comunas lado a lado',
    query: '?ver=informe&de=comparar&comparar=02201,01101&sector=G',
    size: 'a4',
    above: 'Comparación de zonas. Calama · Iquique',
  },
  {
    name: 'el informe de género',
    query: '?ver=informe&de=genero&solo=01',
    size: 'a4',
    // The last comuna of the table is on paper.
    says: /Pica\s+13\s+10/,
  },
  { name: 'el anexo de una focalización', query: '?ver=informe&de=focalizacion', size: 'a4' },
  {
    name: 'el anexo del PLADECO',
    query: '?ver=informe&de=pladeco&zona=02201&papel=carta',
    size: 'carta',
    above: 'Anexo al acta. ',
  },
  {
    name: 'el informe de un catastro inventado',
    query: '?datos=calama-ficticio&ver=informe&de=catastro&zona=02201',
    size: 'a4',
    above: 'FICTICIO: cifras inventadas',
  },
  {
    name: 'la ficha de un paquete inventado',
    query: '?datos=calama-ficticio&ver=informe&de=zona&zona=02201',
    size: 'a4',
    above: 'FICTICIO: cifras inventadas',
  },
];

test.describe('lo que dice cada página impresa', () => {
  test.skip(NO_READER !== undefined, NO_READER);

  for (const { name, query, size, above, says } of PRINTED)
    test(name, async ({ page }) => {
      await open(page, query);
      await isReady(page);
      const pages = textsOf(await printed(page, size));
      for (const [at, text] of pages.entries()) {
        expect(text).toContain(`Página ${at + 1} de ${pages.length}`);
        if (above !== undefined) expect(text).toContain(above);
        // None is blank but for its margins.
        expect(text.split('\n').filter((line) => line.trim() !== '').length).toBeGreaterThan(4);
      }
      if (says) expect(pages.join('\n')).toMatch(says);
    });
});

import { expect, type Locator, type Page, test } from '@playwright/test';
import { DOORS } from '../../src/panels/start/doors.ts';
import { expectAccessible, open, watch } from './page.ts';

const PHONE = { width: 360, height: 740 };

/** The answer in a sentence: with a number in it, and not still on its way. */
function answer(page: Page): Locator {
  return page.locator('.start-answer .lead');
}

/** A field of the start, which is not that of the header. */
function field(page: Page, name: string): Locator {
  return page.locator('main').getByRole('combobox', { name, exact: true });
}

declare global {
  interface Window {
    /** Clicks that the page has heard of the reader, and choices of a list, which the browser draws outside of it. */
    clicksHeard: number;
  }
}

test.beforeEach(async ({ page }) => {
  await page.addInitScript(() => {
    window.clicksHeard = 0;
    const hear = ({ isTrusted }: Event) => {
      if (isTrusted) window.clicksHeard += 1;
    };
    addEventListener('click', hear, true);
    // A list that a test chooses from hears no click of its own.
    addEventListener(
      'change',
      ({ target }) => {
        if (target instanceof HTMLSelectElement) window.clicksHeard += 1;
      },
      true,
    );
  });
});

function clicks(page: Page): Promise<number> {
  return page.evaluate(() => window.clicksHeard);
}

/** Goes through a door and a question by their names. */
async function ask(page: Page, door: string, question: string | RegExp): Promise<void> {
  await open(page, '');
  await follow(page, door, question);
}

async function follow(page: Page, door: string, question: string | RegExp): Promise<void> {
  await page.locator('.start-doors').getByRole('link', { name: door }).click();
  await expect(page.getByRole('heading', { name: door, level: 2 })).toBeFocused();
  await page.locator('.start-questions').getByRole('link', { name: question }).click();
}

/** Says which comuna the question is of. */
async function inComuna(page: Page, name: string): Promise<void> {
  await field(page, 'Tu comuna').fill(name);
  await page
    .locator('main')
    .getByRole('option', { name: new RegExp(`^${name}`) })
    .first()
    .click();
}

async function noSideways(page: Page): Promise<void> {
  const wide = await page.evaluate(() => document.querySelector('main')?.scrollWidth ?? 0);
  expect(wide).toBeLessThanOrEqual(PHONE.width);
}

test('como emprendedora, en tres clics sé qué falta en mi comuna, sin esperar el mapa', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  const { problems } = watch(page);
  await page.setViewportSize(PHONE);
  await ask(page, 'Emprendo', '¿Qué falta en mi comuna?');
  await inComuna(page, 'Calama');
  expect(await clicks(page)).toBe(3);
  await expect(answer(page)).toContainText(/Calama.*\d/);
  await expect(page.getByRole('button', { name: /De dónde sale/ }).first()).toBeVisible();
  expect(asked.filter((url) => /MapView|MapColumn|maplibre/.test(url))).toEqual([]);
  await noSideways(page);
  await expectAccessible(page);
  expect(problems).toEqual([]);
});

test('como municipio, en tres clics sé a cuántos llegamos y de dónde sale la cifra', async ({ page }) => {
  await ask(page, 'Municipio', '¿A cuántos llegamos?');
  await inComuna(page, 'Calama');
  expect(await clicks(page)).toBe(3);
  await expect(answer(page)).toContainText(/llegaron a Calama 39 .*SERCOTEC.*por mil personas/);
  await page
    .getByRole('button', { name: /De dónde sale/ })
    .first()
    .click();
  await expect(page.getByRole('dialog')).toContainText('beneficiarios');
});

test('como COSOC llego en tres clics a una frase, y de ella a la línea del PLADECO', async ({ page }) => {
  await ask(page, 'COSOC', /Qué dice el PLADECO de mi comuna/);
  await inComuna(page, 'Calama');
  expect(await clicks(page)).toBe(3);
  await expect(answer(page)).toContainText('5 líneas');
  await page.getByRole('link', { name: /^2\.a/ }).click();
  await expect(page).toHaveURL(/ver=pladeco.*linea=2\.a/);
});

test('como gobierno regional, en tres clics sé a quién cubre la focalización', async ({ page }) => {
  await ask(page, 'Gobierno regional', /A quién cubre la focalización/);
  await page.getByLabel('Región', { exact: true }).selectOption({ label: 'Tarapacá' });
  expect(await clicks(page)).toBe(3);
  await expect(answer(page)).toContainText('22.047 empresas');
  await page.getByLabel('Región', { exact: true }).selectOption({ label: 'Antofagasta' });
  await expect(answer(page)).toContainText('no trae una focalización');
  await expect(answer(page)).not.toContainText(/\b0\b/);
});

for (const { name: door, questions } of DOORS)
  test(`${door}: cada pregunta lleva del inicio a una frase en tres clics, con mi lugar`, async ({
    page,
  }) => {
    await open(page, '');
    for (const [at, question] of questions.entries()) {
      // Each time another place: the last one is remembered, and would be answered without being asked.
      const [comuna, region] = at % 2 === 0 ? ['Iquique', 'Tarapacá'] : ['Calama', 'Antofagasta'];
      await test.step(question.text, async () => {
        await page.evaluate(() => {
          window.clicksHeard = 0;
        });
        const name = question.id === 'abrir' ? /^Quiero abrir/ : question.text;
        await follow(page, door, name);
        if (question.asks === 'comuna') await inComuna(page, comuna);
        else if (question.asks === 'negocio') {
          await field(page, 'Negocio').fill('panadería');
          await field(page, 'Lugar').fill(comuna);
          await page.getByRole('button', { name: 'Ver la respuesta' }).click();
        } else await page.getByLabel('Región', { exact: true }).selectOption({ label: region });
        await expect(page).toHaveURL(at % 2 === 0 ? /zona=01101|solo=01/ : /zona=02201|solo=02/);
        await expect(answer(page)).toHaveText(/\p{L}{2,} .*\p{L}.*\.$/u);
        expect(await clicks(page)).toBe(3);
      });
      await page
        .getByRole('navigation', { name: 'Dónde estás' })
        .getByRole('link', { name: 'Inicio' })
        .click();
    }
  });

test('mi comuna se recuerda: la segunda pregunta la responde en dos clics', async ({ page }) => {
  await ask(page, 'Municipio', '¿De qué vive mi comuna?');
  await inComuna(page, 'Iquique');
  await expect(answer(page)).toContainText('En Iquique hay');
  await ask(page, 'Municipio', '¿A cuántos llegamos?');
  await expect(answer(page)).toContainText('Iquique');
});

test('quiero abrir una panadería en Calama y llego a la ficha', async ({ page }) => {
  const { problems } = watch(page);
  await page.setViewportSize(PHONE);
  await open(page, '');
  await field(page, 'Negocio').fill('Panaderias');
  await field(page, 'Lugar').fill('calama');
  await field(page, 'Lugar').press('Enter');
  await expect(page).toHaveURL(/zona=02201&sector=C.*negocio=panader/);
  await expect(page.getByRole('heading', { name: 'Calama · Manufactura' })).toBeVisible();
  await expect(page.getByText('esta tabla no separa «panadería»')).toBeVisible();
  expect(problems).toEqual([]);
});

test('donde hay una tabla más fina, la ficha se abre en ella', async ({ page }) => {
  await open(page, '');
  await field(page, 'Negocio').fill('panadería');
  await field(page, 'Lugar').fill('Iquique');
  await page
    .locator('main')
    .getByRole('option', { name: /^Iquique Comuna/ })
    .click();
  await page.getByRole('button', { name: 'Abrir la ficha' }).click();
  await expect(page.getByRole('heading', { name: /Iquique · Elaboración de otros productos/ })).toBeVisible();
  await expect(page.getByText('el más fino que hay abierto')).toBeVisible();
});

test('si mi palabra es de varios negocios, elijo cuál; si no la conocen, elijo el sector', async ({
  page,
}) => {
  await open(page, '');
  await field(page, 'Lugar').fill('Calama');
  await field(page, 'Negocio').fill('taller');
  await page.getByRole('button', { name: 'Abrir la ficha' }).click();
  await expect(page.getByText('«taller» puede ser más de un negocio')).toBeVisible();
  await field(page, 'Negocio').fill('volantines');
  await page.getByRole('button', { name: 'Abrir la ficha' }).click();
  await expect(page.getByText('No conocemos «volantines»')).toBeVisible();
  await page.getByLabel('Sector', { exact: true }).selectOption({ label: 'Otros servicios' });
  await expect(page.getByRole('heading', { name: 'Calama · Otros servicios' })).toBeVisible();
});

test('entiendo de qué se trata en mi primera visita, y no me lo repiten', async ({ page }) => {
  await open(page, '');
  const how = page.getByRole('region', { name: 'Así funciona' });
  await expect(how.getByRole('listitem')).toHaveCount(3);
  await expect(how).toContainText('Informa, no aconseja');
  await expect(how).toContainText('cifras publicadas');
  await how.getByRole('button', { name: /ocultar/ }).click();
  await expect(how.getByRole('listitem')).toHaveCount(0);
  await page.reload();
  await expect(how.getByRole('listitem')).toHaveCount(0);
  await how.getByRole('button', { name: 'Mostrar' }).click();
  await expect(how.getByRole('listitem')).toHaveCount(3);
});

test('con datos ficticios el inicio lo dice, y un catastro responde cuántos son informales', async ({
  page,
}) => {
  await open(page, '?datos=calama-ficticio&ver=inicio&perfil=cosoc:informales');
  await expect(answer(page)).toContainText(
    /catastro de Calama(?: que lo dicen)?, [\d.]+ \(\d+%\) no tienen inicio de actividades/,
  );
  const count = /, ([\d.]+) \(/.exec(await answer(page).innerText())?.[1] ?? 'sin cuenta';
  await page.getByRole('button', { name: /De dónde sale\? Negocios sin inicio/ }).click();
  await expect(page.getByRole('dialog')).toContainText(count);
  await open(page, '?datos=calama-ficticio&ver=inicio&perfil=cosoc:tractoras');
  await expect(
    page.getByRole('button', { name: /De dónde sale\? Compras que quedan/ }).first(),
  ).toBeVisible();
  await open(page, '?datos=calama-ficticio&ver=inicio');
  await expect(page.getByText('Son ficticios')).toBeVisible();
});

test('busco una palabra en el glosario y leo un gráfico con su ejemplo', async ({ page }) => {
  await open(page, '?ver=leer');
  await page.getByLabel('Busca una palabra').fill('conmutacion');
  await expect(page.getByText('Quien trabaja en una comuna y vive en otra.')).toBeVisible();
  await expect(page.getByText('1 palabra con')).toBeVisible();
  await page.getByRole('link', { name: 'La curva del reparto (Lorenz)' }).click();
  await expect(page).toHaveURL(/#leer-lorenz$/);
  await expect(page.locator('#leer-lorenz')).toBeInViewport();
  await expect(page.locator('#leer-lorenz figcaption')).toContainText('cifras inventadas');
});

test('desde un gráfico llego a cómo se lee', async ({ page }) => {
  await open(page, '?zona=02201&panel=ficha');
  await page.getByRole('link', { name: 'Cómo se lee este gráfico' }).first().click();
  await expect(page).toHaveURL(/ver=leer.*#leer-intervalo$/);
  await expect(page.locator('#leer-intervalo')).toBeInViewport();
});

test('sé con qué método y con qué datos estoy, y qué no se sabe', async ({ page }) => {
  await open(page, '?ver=leer');
  const versions = page.getByRole('region', { name: 'Versiones' });
  await expect(versions).toContainText(/Método: versión \d+/);
  await expect(versions.getByRole('row', { name: /Instrumentos/i }).first()).toBeVisible();
  await expect(page.getByRole('region', { name: 'Lo que no se sabe' })).toContainText('informales');
});

for (const colorScheme of ['light', 'dark'] as const)
  test(`el inicio, sus preguntas y la ayuda se leen con cualquier mano (${colorScheme})`, async ({
    page,
  }) => {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize(PHONE);
    for (const query of [
      '',
      '?ver=inicio&perfil=gore',
      '?ver=inicio&perfil=emprendo:abrir&zona=02201&negocio=panader%C3%ADa',
      '?ver=inicio&perfil=cosoc:pladeco&zona=02201',
      '?ver=leer',
    ]) {
      await open(page, query);
      if (query.includes(':')) await expect(answer(page)).toContainText(/\d/);
      await noSideways(page);
      await expectAccessible(page);
    }
  });

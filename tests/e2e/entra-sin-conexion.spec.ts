import { expect, type Page, test } from '@playwright/test';
import { type Host, secondVersion, startHost } from './host.ts';
import { expectAccessible, mapIsIdle, title } from './page.ts';

test.use({ serviceWorkers: 'allow' });
// Each first visit keeps the whole application.
test.describe.configure({ timeout: 180_000 });

let host: Host;
test.beforeEach(async () => {
  // A folder named as one of ours: what is asked for in it is still the page.
  host = await startHost('/municipio/data/mapa/');
});
test.afterEach(() => host.stop());

const notices = (page: Page) => page.getByRole('complementary', { name: 'Avisos de la aplicación' });

/** The first visit, until the page says that it can be opened without network. */
async function firstVisit(page: Page, query = ''): Promise<void> {
  await page.goto(`${host.url}${query}`);
  await expect(notices(page)).toContainText('desde ahora también se abre sin conexión', { timeout: 90_000 });
}

/** Opens a register of the reader's own, that is kept nowhere yet. */
async function openOwn(page: Page): Promise<void> {
  await page.getByLabel('Tus archivos', { exact: true }).setInputFiles({
    name: 'registro.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(
      'id;nombre;comuna;sector;trabajadores\n1;Almacén Uno;Calama;G;2\n2;Bazar;Calama;G;1\n',
    ),
  });
  await page.getByLabel('Cómo se llaman estos datos').fill('Registro de mayo');
  await page.getByRole('button', { name: 'Usar estos datos' }).click();
  await expect(page.getByText('están solo en este equipo')).toBeVisible();
}

/** Who comes back to the page after a while: that is when it looks for a new version. */
const comeBack = (page: Page) => page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
const version = (page: Page) => page.locator('meta[name="version"]');

test('entro sin conexión después de mi primera visita y recorro todo', async ({ page, context }) => {
  await firstVisit(page);
  await expectAccessible(page);
  await notices(page).getByRole('button', { name: 'Cerrar' }).click();
  await expect(page.locator('#contenido')).toBeFocused();
  await page.goto(`${host.url}?ver=abrir`);
  await openOwn(page);
  await page.getByRole('link', { name: 'Tus datos', exact: true }).click();
  await page.getByRole('button', { name: 'Guardar «Registro de mayo» en este equipo' }).click();
  await expect(page.getByText('quedó guardado en este equipo')).toBeVisible();
  await page.close();
  await host.stop();

  const later = await context.newPage();
  const broken: string[] = [];
  later.on('pageerror', (error) => broken.push(String(error)));
  await later.goto(host.url);
  await expect(later.locator('main').getByRole('heading').first()).toBeVisible();
  // A link that was kept apart opens too: with its map, its sheet and its figures.
  await later.goto(`${host.url}?zona=02201`);
  await expect(title(later)).toHaveText('Calama · Comercio');
  await expect(later.getByText('2.932 empresas de comercio')).toBeVisible();
  await mapIsIdle(later);
  await later.getByRole('link', { name: 'Apoyo', exact: true }).click();
  await expect(title(later)).toHaveText('Instrumentos');
  await later.goto(`${host.url}?ver=pladeco&zona=02201`);
  await expect(title(later)).toHaveText('PLADECO de Calama');
  await expect(later.getByText('El taller revisó 5 líneas de 2 programas.')).toBeVisible();
  await later.goto(`${host.url}?datos=calama-ficticio`);
  await expect(later.getByText('los negocios y las cifras de este paquete son inventados')).toBeVisible();
  await expect(title(later)).toContainText('Calama');
  // The reader's own data, that never left the device.
  await later.getByRole('link', { name: 'Tus datos', exact: true }).click();
  await later.getByRole('button', { name: 'Abrir «Registro de mayo»' }).click();
  await expect(later.getByText('están solo en este equipo')).toContainText('Registro de mayo');
  expect(broken).toEqual([]);
});

test('sin conexión, lo que la necesita lo dice y lo demás sigue', async ({ page, context }) => {
  await firstVisit(page);
  await host.stop();
  await context.setOffline(true);
  await page.goto(`${host.url}?datos=https://datos.example.org/data/comuna/`);
  await page.getByRole('button', { name: /^Pedir los datos/ }).click();
  await expect(page.getByText('No hay conexión: no se pudo leer datos.example.org.')).toBeVisible();
  await page.getByRole('link', { name: 'Cómo se lee', exact: true }).click();
  await expect(title(page)).toBeVisible();
});

test('se me corta la red en la primera visita: lo que falta lo dice, y lo que hay sigue', async ({
  browser,
}) => {
  const context = await browser.newContext({ serviceWorkers: 'block' });
  const page = await context.newPage();
  await page.goto(`${host.url}?zona=02201`);
  await expect(title(page)).toHaveText('Calama · Comercio');
  await mapIsIdle(page);
  await context.setOffline(true);
  await page.getByRole('link', { name: 'Cómo se lee', exact: true }).click();
  await expect(notices(page)).toContainText('No hay conexión y esto la necesita.');
  await page.goBack();
  await expect(title(page)).toHaveText('Calama · Comercio');
  await expectAccessible(page);
  await context.close();
});

test('sigo con mi borrador cuando llega una versión nueva', async ({ page }) => {
  await firstVisit(page, '?ver=evaluar');
  await page.getByRole('radio', { name: 'Ya vendo' }).check();
  await page.getByRole('button', { name: 'Siguiente' }).click();
  const place = page.getByRole('combobox', { name: 'Busca tu comuna' });
  await expect(place).toBeVisible();
  await place.fill('cala');

  host.publish(secondVersion);
  // Nothing is loaded under what they are typing.
  await comeBack(page);
  await expect(notices(page)).toContainText('Hay una versión nueva.', { timeout: 60_000 });
  await expectAccessible(page);
  await expect(place).toHaveValue('cala');
  await expect(version(page)).toHaveCount(0);
  await notices(page).getByRole('button', { name: 'Después' }).click();
  await expect(notices(page)).not.toContainText('Hay una versión nueva.');
  await expect(place).toHaveValue('cala');
  await place.fill('calama');
  await page.getByRole('option', { name: 'Calama Comuna' }).click();
  await page.getByRole('button', { name: 'Siguiente' }).click();
  await expect(page.locator('.question-place')).toHaveText(/^Pregunta 3 de/);

  // Loading the page again is not yet updating it: the version is asked for by its button.
  await page.reload();
  await expect(version(page)).toHaveCount(0);
  await notices(page).getByRole('button', { name: 'Actualizar' }).click();
  await expect(version(page)).toHaveAttribute('content', 'segunda', {
    timeout: 60_000,
  });
  // The answers given are there, at the question where they stood.
  await expect(page.locator('.question-place')).toHaveText(/^Pregunta 3 de/);
});

test('actualizo en una pestaña: la otra lo dice, y al recargarla sigue', async ({ page, context }) => {
  await firstVisit(page);
  const other = await context.newPage();
  await other.goto(host.url);
  await expect(title(other)).toBeVisible();
  host.publish(secondVersion);
  await comeBack(other);
  await notices(other).getByRole('button', { name: 'Actualizar' }).click({ timeout: 60_000 });
  await expect(version(other)).toHaveAttribute('content', 'segunda', { timeout: 60_000 });
  await expect(notices(page)).toContainText('La aplicación se actualizó en otra pestaña.');
  await expect(version(page)).toHaveCount(0);
  // What this tab had not opened yet is of a version that is no longer anywhere.
  await page.getByRole('link', { name: 'Cómo se lee', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('No se pudo cargar esta parte');
  await expectAccessible(page);
  await notices(page).getByRole('button', { name: 'Recargar' }).click();
  await expect(version(page)).toHaveAttribute('content', 'segunda');
  await expect(title(page)).toContainText('Cómo se lee');
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('con datos míos sin guardar, la versión nueva me lo recuerda', async ({ page }) => {
  await firstVisit(page, '?ver=abrir');
  await openOwn(page);
  host.publish(secondVersion);
  await comeBack(page);
  await expect(notices(page)).toContainText('Guarda antes los datos que abriste', { timeout: 60_000 });
  await page.getByRole('link', { name: 'Tus datos', exact: true }).click();
  await page.getByRole('button', { name: 'Guardar «Registro de mayo» en este equipo' }).click();
  await expect(page.getByText('quedó guardado en este equipo')).toBeVisible();
  await notices(page).getByRole('button', { name: 'Actualizar' }).click();
  await expect(version(page)).toHaveAttribute('content', 'segunda', { timeout: 60_000 });
  await page.goto(`${host.url}?ver=abrir`);
  await expect(page.getByRole('button', { name: 'Abrir «Registro de mayo»' })).toBeVisible();
});

test.describe('en un teléfono', () => {
  test.use({ viewport: { width: 360, height: 740 } });

  for (const [panel, button] of [
    ['lista', 'Ver el mapa'],
    ['mapa', 'Ver la lista'],
  ] as const)
    test(`el aviso no tapa «${button}»`, async ({ page }) => {
      await firstVisit(page, `?zona=02201&sector=G&panel=${panel}`);
      // A press that something else takes fails here.
      await page.getByRole('button', { name: button }).click({ trial: true });
      for (const inside of await page.locator('.zone-drawer button:visible').all())
        await inside.click({ trial: true });
      await expect(notices(page).getByRole('button', { name: 'Cerrar' })).toBeVisible();
    });
});

test('instalo la aplicación cuando quiero, con el ofrecimiento de mi navegador', async ({ page }) => {
  await firstVisit(page);
  // What a browser that can install does by itself, some time after the page came.
  const isTaken = await page.evaluate(() => {
    const offer = new Event('beforeinstallprompt', { cancelable: true });
    const prompt = () => {
      document.documentElement.dataset.asked = 'sí';
      return Promise.resolve();
    };
    return !dispatchEvent(Object.assign(offer, { prompt }));
  });
  expect(isTaken).toBe(true);
  await expect(notices(page).getByRole('button', { name: 'Instalar' })).toBeVisible();
  await notices(page).getByRole('button', { name: 'Cerrar' }).click();
  await page.getByRole('link', { name: 'Tus datos', exact: true }).click();
  const offer = page.getByRole('region', { name: 'La aplicación en tu equipo' });
  await expectAccessible(page);
  await offer.getByRole('button', { name: 'Instalar' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-asked', 'sí');
  await expect(offer.getByRole('heading')).toBeFocused();
});

test('instalo la aplicación en mi equipo', async ({ page }) => {
  await firstVisit(page);
  const devtools = await page.context().newCDPSession(page);
  const { errors, url } = await devtools.send('Page.getAppManifest');
  expect(errors).toEqual([]);
  expect(url).toBe(`${host.url}aplicacion.webmanifest`);
  const { installabilityErrors } = await devtools.send('Page.getInstallabilityErrors');
  // A test's window leaves nothing behind, and so cannot be installed to: that alone may stand in the way.
  expect(installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== 'in-incognito')).toEqual(
    [],
  );
  const manifest = await (await page.request.get(url)).json();
  expect(manifest).toMatchObject({ lang: 'es-CL', start_url: './', scope: './', display: 'standalone' });
  const sizes = await page.evaluate(
    (icons) =>
      Promise.all(
        icons.map(async (src) => {
          const image = new Image();
          image.src = src;
          await image.decode();
          return `${image.naturalWidth}x${image.naturalHeight}`;
        }),
      ),
    (manifest.icons as { src: string; type: string }[])
      .filter(({ type }) => type === 'image/png')
      .map(({ src }) => new URL(src, url).href),
  );
  expect(sizes).toEqual(['192x192', '512x512', '512x512']);
});

import { expect, type Page, test } from '@playwright/test';
import { expectAccessible, open, title } from './page.ts';

const REGISTER = `id;nombre;comuna;sector;trabajadores
1;Almacén Uno;Calama;G;2
2;Cocinería Dos;Calama;I;3
3;Taller Tres;Calama;C;5
4;Bazar Cuatro;Calama;G;1
`;

/** Brings the register and uses it by the name given. */
async function use(page: Page, name: string): Promise<void> {
  await open(page, '?ver=abrir');
  await page
    .getByLabel('Tus archivos', { exact: true })
    .setInputFiles({ name: 'secreto.csv', mimeType: 'text/csv', buffer: Buffer.from(REGISTER) });
  await page.getByLabel('Cómo se llaman estos datos').fill(name);
  await page.getByRole('button', { name: 'Usar estos datos' }).click();
  await expect(page.getByText('están solo en este equipo')).toBeVisible();
  await page.getByRole('link', { name: 'Tus datos', exact: true }).click();
}

const kept = (page: Page) => page.getByRole('region', { name: 'En este equipo' });

test('guarda sus datos, vuelve otro día, los abre y los borra para siempre', async ({ page, context }) => {
  await use(page, 'Registro de mayo');
  await expect(kept(page)).toContainText('Todavía no hay nada guardado.');
  await kept(page).getByRole('button', { name: 'Guardar «Registro de mayo» en este equipo' }).click();
  await expect(kept(page)).toContainText('quedó guardado en este equipo');
  await expect(kept(page).getByRole('listitem')).toContainText('Registro de mayo (abierto)');
  await expectAccessible(page);

  // Loading the page again, in the same tab, finds what was kept.
  await page.goto('/?datos=propios&ver=calidad');
  await expect(page.getByText('Registro de mayo').first()).toBeVisible();
  await expect(page.getByRole('row').filter({ hasText: 'secreto.csv' }).first()).toContainText('4');

  // Another day, another tab: the link says nothing, and the list has it.
  const later = await context.newPage();
  await open(later, '?ver=abrir');
  await kept(later).getByRole('button', { name: 'Abrir «Registro de mayo»' }).click();
  await expect(later.getByText('están solo en este equipo')).toContainText('Registro de mayo');
  // Which comuna is looked at, by its public code, and nothing of the files.
  expect(new URL(later.url()).search).toBe('?datos=propios&zona=02201');
  await later.getByRole('link', { name: 'Tus datos', exact: true }).click();
  await kept(later).getByRole('button', { name: 'Borrar «Registro de mayo» de este equipo' }).click();
  await kept(later).getByRole('button', { name: 'Conservar' }).click();
  await expect(kept(later).getByRole('listitem')).toHaveCount(1);
  await kept(later).getByRole('button', { name: 'Borrar «Registro de mayo» de este equipo' }).click();
  await kept(later).getByRole('button', { name: 'Borrar «Registro de mayo»', exact: true }).click();
  await expect(kept(later)).toContainText('se borró de este equipo');
  await expect(kept(later)).toContainText('Todavía no hay nada guardado.');
  await later.reload();
  await expect(later.getByText('Este enlace se hizo con datos propios').first()).toBeVisible();
  await expect(later.getByText('Almacén Uno')).toHaveCount(0);
});

test('exporta lo abierto como un zip, que en otro equipo dice lo mismo', async ({ page, browser }) => {
  await use(page, 'Registro de mayo');
  const saving = page.waitForEvent('download');
  await kept(page).getByRole('button', { name: 'Exportar lo que está abierto' }).click();
  const saved = await saving;
  expect(saved.suggestedFilename()).toBe('registro-de-mayo.zip');

  const other = await (await browser.newContext()).newPage();
  await open(other, '?ver=abrir');
  await other.getByLabel('Tus archivos', { exact: true }).setInputFiles(await saved.path());
  await other.getByRole('button', { name: 'Usar estos datos' }).click();
  await expect(other.getByText('están solo en este equipo')).toBeVisible();
  const read = async (one: Page) => {
    await one.getByRole('link', { name: 'Datos', exact: true }).click();
    const row = one.getByRole('row').filter({ hasText: 'secreto.csv' }).first();
    return row.getByRole('cell').allInnerTexts();
  };
  expect(await read(other)).toEqual(await read(page));
});

test('un enlace hecho con datos propios, en otro equipo, lo dice y no muestra otras cifras', async ({
  page,
}) => {
  await page.goto('/?datos=propios&zona=02201');
  await expect(page.getByRole('alert')).toContainText('Este enlace se hizo con datos propios');
  await expect(title(page)).not.toHaveText(/Calama/);
});

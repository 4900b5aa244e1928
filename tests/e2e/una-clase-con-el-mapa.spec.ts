import { expect, test } from '@playwright/test';
import { expectAccessible, open, title, watch } from './page.ts';

test.describe('una profesora prepara su clase', () => {
  test('encuentra cuatro actividades, con sus respuestas a mano', async ({ page }) => {
    const watched = watch(page);
    await open(page);
    await page.getByRole('link', { name: /clase/i }).click();
    await expect(title(page)).toHaveText('Para la clase: emprender con los datos de tu comuna');
    await expect(page.getByRole('heading', { level: 3, name: /^[1-4]\. / })).toHaveCount(4);
    const answers = page.getByText('Calama tiene 736 empresas y San Pedro de Atacama 193');
    await expect(answers).toBeHidden();
    await page.getByText('Ver las respuestas').first().click();
    await expect(answers).toBeVisible();
    await expectAccessible(page);
    expect(watched.problems).toEqual([]);
  });

  test('la comparación muestra lo que dice la actividad', async ({ page }) => {
    await open(page, '?ver=docentes');
    const activity = page.getByRole('region', { name: /Dos comunas lado a lado/ });
    await activity.getByRole('link', { name: 'Comparar Calama con San Pedro de Atacama' }).click();
    await expect(title(page)).toHaveText('Calama · San Pedro de Atacama');
    const figures = page.getByRole('table', { name: /Cifras de Calama/ });
    await expect(figures.getByRole('row', { name: /^Calama.*4,42/ }).first()).toBeVisible();
    await expect(figures.getByRole('row', { name: /^San Pedro de Atacama.*19,6/ }).first()).toBeVisible();
  });

  test('la ficha muestra lo que falta y el instrumento que nombra la actividad', async ({ page }) => {
    await open(page, '?ver=docentes');
    const activity = page.getByRole('region', { name: /¿Qué falta en mi comuna/ });
    await activity.getByRole('link', { name: 'Abrir arte y recreación en Calama' }).click();
    const card = page.getByRole('article', { name: 'Arte y recreación', exact: true });
    await card.scrollIntoViewIfNeeded();
    await expect(card).toContainText('Faltan unas 26');
    await expect(card).toContainText('evidencia débil');
    await expect(card.getByRole('link', { name: 'Capital Semilla Emprende' })).toBeVisible();
  });

  test('los dos cocientes se ven con sus intervalos', async ({ page }) => {
    await open(page, '?ver=docentes');
    const activity = page.getByRole('region', { name: /El mismo número/ });
    await activity.getByRole('link', { name: 'Comparar Calama con Ollagüe' }).click();
    const figures = page.getByRole('table', { name: /Cifras de Calama/ });
    await expect(figures.getByRole('row', { name: /^Calama.*1,76/ }).first()).toBeVisible();
    await expect(figures.getByRole('row', { name: /^Ollagüe.*1,67/ }).first()).toBeVisible();
  });

  test('la cobertura muestra si el reparto está parejo, y la ficha lo que se entregó', async ({ page }) => {
    await open(page, '?ver=docentes');
    const activity = page.getByRole('region', { name: /¿A quién le llega el apoyo?/ });
    await activity.getByRole('link', { name: 'Abrir «¿A cuántos llega?»' }).click();
    await expect(title(page)).toHaveText('¿A cuántos llega el apoyo?');
    await expect(page.getByRole('heading', { name: '¿Está parejo el reparto?' })).toBeVisible();
    await page.goBack();
    await activity.getByRole('link', { name: 'Abrir la ficha de Calama' }).click();
    await page.getByRole('button', { name: 'Apoyo', exact: true }).click();
    const given = page.getByRole('table', { name: /Adjudicaciones y atenciones/ });
    await expect(given.getByRole('row', { name: /^Subsidio/ })).toContainText('39');
  });

  test('imprime la hoja de una actividad, sin las respuestas', async ({ page }) => {
    // The page is left as it is while printing, to look at it.
    await page.addInitScript(() => {
      window.print = () => undefined;
    });
    await open(page, '?ver=docentes');
    await page
      .getByRole('button', { name: 'Imprimir la hoja para estudiantes: El mismo número, ¿igual de seguro?' })
      .click();
    await page.emulateMedia({ media: 'print' });
    await expect(
      page.getByRole('heading', { level: 2, name: 'El mismo número, ¿igual de seguro?' }),
    ).toBeVisible();
    await expect(page.getByText('¿Cuál es el cociente de Calama?')).toBeVisible();
    await expect(page.getByRole('heading', { name: /^1\. / })).toBeHidden();
    await expect(page.getByText('entre 1,63 y 1,90')).toBeHidden();
  });

  test('en un teléfono y en oscuro se lee igual', async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    await page.emulateMedia({ colorScheme: 'dark' });
    await open(page, '?ver=docentes');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    await expectAccessible(page);
  });
});

import { expect, type Page, test } from '@playwright/test';
import { open } from './page.ts';

test('el encabezado cabe en cualquier ancho, sin partir un enlace ni salirse', async ({ page }) => {
  await open(page, '?ver=leer');
  for (const width of [320, 360, 768, 859, 860, 1024, 1280, 1359, 1360, 1440, 1920]) {
    await page.setViewportSize({ width, height: 800 });
    const found = await page.evaluate(() => ({
      sideways: document.documentElement.scrollWidth - document.documentElement.clientWidth,
      broken: [...document.querySelectorAll('.header nav a')]
        .filter((one) => one.getClientRects().length > 1)
        .map((one) => one.textContent),
    }));
    expect(found, `${width} px`).toEqual({ sideways: 0, broken: [] });
  }
});

test.describe('con los colores de mi equipo (contraste alto)', () => {
  test.use({ contextOptions: { forcedColors: 'active', reducedMotion: 'reduce' } });

  test('veo qué pestaña y qué sección están elegidas, el foco, y los colores del mapa en su leyenda', async ({
    page,
  }) => {
    await open(page, '?panel=lista&sector=G&medida=densidad&solo=02&zona=02201');
    const edge = (selector: string) =>
      page
        .locator(selector)
        .first()
        .evaluate((one) => getComputedStyle(one).borderBottomColor);
    const canvas = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    expect(await edge('.tabs [aria-selected="false"]')).toBe(canvas);
    expect(await edge('.tabs [aria-selected="true"]')).not.toBe(canvas);
    expect(await edge('.header nav a:not([aria-current])')).toBe(canvas);
    expect(await edge('.header nav a[aria-current]')).not.toBe(canvas);
    const bands = await page
      .locator('.legend-band')
      .evaluateAll((all) => all.map((one) => getComputedStyle(one).backgroundColor));
    expect(bands.length).toBeGreaterThan(2);
    expect(new Set(bands).size).toBe(bands.length);
    await page.getByRole('tab', { name: 'Tabla' }).focus();
    await page.keyboard.press('Tab');
    expect(
      await page.evaluate(() => getComputedStyle(document.activeElement ?? document.body).outlineStyle),
    ).toBe('solid');
  });
});

/** Seconds that anything on screen takes to move or fade by itself. */
const moving = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('body *')]
      .filter((one) => {
        const { transitionDuration, animationName, animationDuration, scrollBehavior } =
          getComputedStyle(one);
        const longest = (times: string) =>
          Math.max(...times.split(',').map((time) => Number.parseFloat(time)));
        return (
          longest(transitionDuration) > 0.01 ||
          (animationName !== 'none' && longest(animationDuration) > 0.01) ||
          scrollBehavior === 'smooth'
        );
      })
      .map((one) => `${one.tagName}.${one.className}`),
  );

test('si pedí menos movimiento, nada se mueve solo', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  for (const query of ['?zona=02201&sector=G', '', '?ver=abrir', '?ver=pladeco&zona=02201']) {
    await open(page, query);
    expect(await moving(page)).toEqual([]);
  }
});

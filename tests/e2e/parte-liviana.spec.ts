import { execFileSync } from 'node:child_process';
import { expect, test } from '@playwright/test';
import { mapIsIdle, open } from './page.ts';

test('al partir se pide justo el JavaScript que cuenta el presupuesto', async ({ page }) => {
  const asked = new Set<string>();
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (/\.m?js$/.test(pathname)) asked.add(pathname.replace(/^.*\//, ''));
  });
  await open(page);
  await mapIsIdle(page);
  const counted = execFileSync('node', ['bin/presupuesto.mjs', '--lista'], { encoding: 'utf8' });
  // Panels that come by themselves may still be on their way when the map is done.
  await expect.poll(() => [...asked].sort()).toEqual(counted.trim().split('\n'));
});

test('en el inicio no se pide el mapa ni los contornos', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname.replace(/^.*\//, '')));
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible();
  // The figures are there: all that the start view needs of the package has come.
  await expect.poll(() => asked).toContain('comunas_indice.csv');
  await page.waitForLoadState('networkidle');
  expect(asked.filter((name) => /^Map(View|Column)|^maplibre|\.topojson$/.test(name))).toEqual([]);
});

import AxeBuilder from '@axe-core/playwright';
import { expect, type Locator, type Page } from '@playwright/test';

/** The heading of what stands beside the map. */
export function title(page: Page): Locator {
  return page.locator('main').getByRole('heading', { level: 2 }).first();
}

/** Opens a view and waits until its figures are there. The map is waited for apart, where a test looks at it. */
export async function open(page: Page, query = '?ver=explorar'): Promise<void> {
  await page.goto(`/${query}`);
  await expect(title(page)).toBeVisible();
}

/** The map has drawn all it has to: MapLibre's own `idle`, never a time. */
export async function mapIsIdle(page: Page): Promise<void> {
  const map = page.locator('[data-idle="true"]');
  await expect(map).toBeVisible({ timeout: 60_000 });
  await expect(map).not.toHaveAttribute('data-zones-painted', '0');
  const box = await page.locator('canvas').boundingBox();
  expect(box?.height).toBeGreaterThan(200);
}

/** axe finds nothing to mend on the screen, by WCAG 2.2 AA. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)).toEqual(
    [],
  );
}

/** No request leaves the page's own origin, and nothing is refused by its own security policy. */
export function watch(page: Page): { readonly problems: string[] } {
  const problems: string[] = [];
  page.on('console', (message) => {
    // Software WebGL warns of slow reads; that is the test machine, not the page.
    if (message.type() === 'error') problems.push(message.text());
  });
  page.on('pageerror', (error) => problems.push(String(error)));
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (!['localhost', ''].includes(url.hostname)) problems.push(`petición a ${url.hostname}`);
  });
  return { problems };
}

import { expect, test } from '@playwright/test';
import { measure, pressThrough, SCREENS } from './manos.ts';
import { open } from './page.ts';

// Line height 1.5, 2 em between paragraphs, 0.12 em between letters, 0.16 em between words (WCAG 1.4.12).
const SPACED =
  '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }';

for (const { name, query } of SCREENS)
  test(`${name}: el foco nunca se pierde, los botones se alcanzan con un dedo y la letra al 400 % cabe`, async ({
    page,
  }) => {
    await open(page, query);
    // A name is given to a table that scrolls once it is laid out.
    const well = { small: [], sideways: 0, scrollers: [], ambiguous: [], headings: [], tables: [] };
    await expect.poll(() => measure(page)).toEqual(well);
    expect(await pressThrough(page)).toEqual([]);
    // 1280 × 1024 at 400 % is a window of 320 × 256 (1.4.10).
    await page.setViewportSize({ width: 320, height: 256 });
    await expect.poll(() => measure(page)).toEqual(well);
    // As a reader's own style does; the page's policy refuses a tag.
    await page.evaluate((css) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
      document.adoptedStyleSheets = [sheet];
    }, SPACED);
    await expect.poll(async () => (await measure(page)).sideways).toBe(0);
    const cut = await page.evaluate(() =>
      [
        ...document.querySelectorAll<HTMLElement>(
          'main button, main a, main h2, main h3, main label, main td',
        ),
      ]
        .filter((one) => one.checkVisibility() && !one.closest('.visually-hidden, .tabs'))
        .filter((one) => {
          const { overflowX, overflowY } = getComputedStyle(one);
          const hides = overflowX === 'hidden' || overflowY === 'hidden';
          return hides && (one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1);
        })
        .map((one) => one.textContent),
    );
    expect(cut).toEqual([]);
  });

import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { HtmlValidate } from 'html-validate';
import { SCREENS } from '../../src/state/view.ts';
import { expectAccessible } from './page.ts';

/** What the standard asks of a document. What a style guide would rather see is not asked. */
const judge = new HtmlValidate({
  extends: ['html-validate:standard'],
  rules: {
    // How a browser writes a document out is not how we write ours.
    'doctype-style': 'off',
    'void-style': 'off',
    'attr-quotes': 'off',
    'attribute-boolean-style': 'off',
    'no-raw-characters': 'off',
  },
});

async function faults(html: string): Promise<readonly string[]> {
  const { results } = await judge.validateString(html);
  return results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, selector }) => `${ruleId}: ${message} (${selector ?? ''})`),
  );
}

test('la página que se publica es HTML válido, con su tarjeta para compartir', async () => {
  const html = readFileSync('dist/index.html', 'utf8');
  expect(await faults(html)).toEqual([]);
  expect(html).toContain('property="og:image" content="tarjeta.png"');
});

const PAPERS = ['zona', 'zona-sector', 'comparar', 'genero', 'focalizacion', 'pladeco', 'catastro'];
const VIEWS = [
  ...SCREENS.map((screen) => `?ver=${screen}&zona=02201`),
  ...PAPERS.map((paper) => `?ver=informe&de=${paper}&zona=02201&sector=G&comparar=02201,02101`),
  '?zona=02201&panel=ficha',
  '?panel=lista',
  '?comparar=02201,02101&panel=comparar',
  '?datos=calama-ficticio&ver=catastro',
  '?datos=calama-ficticio&ver=vitrina',
  '?datos=calama-ficticio&ver=pladeco',
];
for (const query of VIEWS)
  test(`lo que se ve en ${query} es HTML válido, y axe no encuentra nada, en claro y en oscuro`, async ({
    page,
  }) => {
    await page.goto(`/${query}`);
    await expect(page.locator('main').getByRole('heading').first()).toBeVisible();
    await expect(page.locator('main > .state, main [aria-busy="true"]')).toHaveCount(0);
    expect(await faults(await page.content())).toEqual([]);
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Oscurecer' }).click();
    await expectAccessible(page);
  });

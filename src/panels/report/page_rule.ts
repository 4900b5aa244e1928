import { useEffect } from 'react';

/** Sizes of paper in use in Chile, by the word in the link; the name in CSS, and how wide it is in millimetres. */
export const PAGE_SIZES = {
  a4: { name: 'A4', css: 'A4', width: 210, help: '21 × 29,7 cm' },
  carta: { name: 'Carta', css: 'letter', width: 215.9, help: '21,6 × 27,9 cm' },
} as const;
export type PageSize = keyof typeof PAGE_SIZES;

export function pageSizeOf(word: string | undefined): PageSize {
  return word === 'carta' ? 'carta' : 'a4';
}

/** What is written in the margins of every page. */
export interface Margins {
  readonly above: string;
  /** Beside it, strong: that the figures are fictitious. Empty: nothing. */
  readonly warning: string;
  readonly below: string;
}

/**
 * A text as a string of CSS. Every sign that is not a plain letter, digit or space is written by its number, so that
 * nothing in the name of somebody's package can end the string.
 */
export function cssString(text: string): string {
  const signs = [...text].map((sign) =>
    /[\p{L}\p{N} ]/u.test(sign) ? sign : `\\${(sign.codePointAt(0) ?? 32).toString(16)} `,
  );
  return `"${signs.join('')}"`;
}

/** The rule of a page: its size, its margins, and what each page carries with its number. */
export function pageRule(size: PageSize, { above, warning, below }: Margins): string {
  const font = 'font: 400 8pt "Source Sans 3", system-ui, sans-serif; color: #55514a;';
  return `@page {
  size: ${PAGE_SIZES[size].css};
  margin: 19mm 16mm 18mm;
  @top-left { content: ${cssString(above)}; ${font} }
  @top-right { content: ${cssString(warning)}; ${font} font-weight: 700; color: #8a4b00; }
  @bottom-left { content: ${cssString(below)}; ${font} }
  @bottom-right { content: "Página " counter(page) " de " counter(pages); ${font} }
}`;
}

const STAMP = '@media print { .paper-stamp { display: block; } }';

/**
 * Whether a browser took what the margins of a page say, from the rule of page it read: Firefox 153 keeps none of it, and older
 * ones do not even tell (a rule of page without rules inside, or no rule at all).
 */
export function writesMargins(page: CSSRule | undefined): boolean {
  return page !== undefined && 'cssRules' in page && (page.cssRules as CSSRuleList).length > 0;
}

/**
 * Keeps a rule of page while a paper is on screen, and no longer: other screens print as they did. It is a sheet of its
 * own, because our security policy takes no style written in the page.
 */
export function usePageRule(rule: string): void {
  useEffect(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(rule);
    // Some browsers write nothing in the margins of a page: there a stamp on every page warns.
    if (!writesMargins(sheet.cssRules[0])) sheet.insertRule(STAMP, sheet.cssRules.length);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
    };
  }, [rule]);
}

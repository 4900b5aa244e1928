import type { Page } from '@playwright/test';

/** Every screen as it is opened to be looked at, by what a person would call it. */
export const SCREENS: readonly { readonly name: string; readonly query: string }[] = [
  { name: 'el sector', query: '?ver=explorar&panel=sector&sector=G' },
  { name: 'la tabla', query: '?panel=lista&sector=I&solo=02' },
  { name: 'la ficha', query: '?zona=02201&sector=G' },
  { name: 'la comparación', query: '?panel=comparar&comparar=02201,02101&sector=G' },
  { name: 'los instrumentos', query: '?ver=instrumentos' },
  { name: 'la cobertura', query: '?ver=cobertura&zona=02201' },
  { name: 'la ruta', query: '?ver=ruta' },
  { name: 'la evaluación', query: '?datos=calama-ficticio&ver=evaluar' },
  { name: 'la focalización', query: '?ver=focalizacion' },
  { name: 'la focalización propia', query: '?ver=focalizacion&decision=propia' },
  { name: 'género', query: '?ver=genero' },
  { name: 'potencial y apoyo', query: '?ver=sectores' },
  { name: 'las metas', query: '?ver=metas' },
  { name: 'en clase', query: '?ver=docentes' },
  { name: 'tus datos', query: '?ver=abrir' },
  { name: 'calidad', query: '?ver=calidad' },
  { name: 'cómo se lee', query: '?ver=leer' },
  { name: 'el inicio', query: '' },
  { name: 'el catastro económico', query: '?datos=calama-ficticio&ver=catastro&zona=02201' },
  { name: 'la vitrina', query: '?datos=calama-ficticio&ver=vitrina&zona=02201' },
  { name: 'el PLADECO', query: '?ver=pladeco&zona=02201' },
  { name: 'el informe de una zona', query: '?ver=informe&de=zona&zona=02201&sector=G' },
];

/** What of a screen can be measured of WCAG 2.2 and axe does not, or not wholly; each list is empty when all is well. */
export interface Measured {
  /** Targets under 24 px that no exception of 2.5.8 allows. */
  readonly small: readonly string[];
  /** How many pixels the page is wider than the window (1.4.10). */
  readonly sideways: number;
  /** Boxes that scroll and have no name, or that no key reaches (2.1.1). */
  readonly scrollers: readonly string[];
  /** Controls of the same name that lead elsewhere (2.4.4). */
  readonly ambiguous: readonly string[];
  /** Headings that skip a level (1.3.1). */
  readonly headings: readonly string[];
  /** Tables without a caption or a scope in their heads (1.3.1). */
  readonly tables: readonly string[];
}

/** Measures a screen in one go, in the page. */
export function measure(page: Page): Promise<Measured> {
  return page.evaluate(() => {
    const seen = (element: Element) =>
      element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
      element.closest('.visually-hidden, [inert]') === null;
    const told = (element: Element) =>
      `${element.tagName.toLowerCase()}.${element.className} «${(element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 40)}»`;
    const nameOf = (element: Element) =>
      (element.getAttribute('aria-label') ?? element.textContent ?? '').replace(/\s+/g, ' ').trim();

    // A tick or a circle is pressed by its label too: the target is both.
    const targets = [
      ...document.querySelectorAll<HTMLElement>(
        'a[href], button, input:not([type=hidden]), select, textarea, summary, [role=tab], [role=option], [tabindex="0"]',
      ),
    ].filter((one) => seen(one) && !one.classList.contains('table-wrap') && !one.matches('.skip-link'));
    const boxOf = (one: HTMLElement) => {
      const own = one.getBoundingClientRect();
      const label = one.matches('input[type=checkbox], input[type=radio]') ? one.closest('label') : null;
      return label ? label.getBoundingClientRect() : own;
    };
    const boxes = targets.map((one) => ({ one, box: boxOf(one) })).filter(({ box }) => box.width > 0);
    const isSmall = ({ box }: { box: DOMRect }) => box.width < 23.5 || box.height < 23.5;
    /** In a sentence: there is text beside it, in the same block. */
    const isInline = (one: HTMLElement) => {
      if (!getComputedStyle(one).display.startsWith('inline')) return false;
      let block = one.parentElement;
      while (block && getComputedStyle(block).display.startsWith('inline')) block = block.parentElement;
      const words = (block?.textContent ?? '').trim().length - (one.textContent ?? '').trim().length;
      return words > 3;
    };
    const small = boxes.filter(isSmall).filter((target) => {
      if (isInline(target.one)) return false;
      // Spacing: a circle of 24 px on its middle meets no other target, nor the circle of another small one.
      const x = target.box.x + target.box.width / 2;
      const y = target.box.y + target.box.height / 2;
      return boxes.some((other) => {
        if (other === target || other.one.contains(target.one) || target.one.contains(other.one))
          return false;
        const { box } = other;
        if (isSmall(other)) {
          const dx = box.x + box.width / 2 - x;
          const dy = box.y + box.height / 2 - y;
          if (Math.hypot(dx, dy) < 24) return true;
        }
        const dx = Math.max(box.x - x, 0, x - box.right);
        const dy = Math.max(box.y - y, 0, y - box.bottom);
        return Math.hypot(dx, dy) < 12;
      });
    });

    const scrollers = [...document.querySelectorAll<HTMLElement>('body *')].filter((one) => {
      const { overflowX, overflowY } = getComputedStyle(one);
      const sideways = one.scrollWidth > one.clientWidth + 1 && /auto|scroll/.test(overflowX);
      const down = one.scrollHeight > one.clientHeight + 1 && /auto|scroll/.test(overflowY);
      if (!seen(one) || !(sideways || down) || one.matches('select, textarea, main')) return false;
      const inside = one.querySelector('a[href], button, input, select, summary, [tabindex="0"]');
      // A row of buttons scrolls by itself to the one that has the focus; a table has columns that none stands in.
      if (!one.matches('.table-wrap') && inside) return false;
      return one.tabIndex < 0 || nameOf(one) === '' || !one.hasAttribute('aria-label');
    });

    const links = new Map<string, Set<string>>();
    for (const one of document.querySelectorAll<HTMLAnchorElement>('main a[href]')) {
      if (!seen(one)) continue;
      const name = nameOf(one);
      links.set(name, (links.get(name) ?? new Set()).add(one.href));
    }
    const pressed = new Map<string, number>();
    for (const one of document.querySelectorAll<HTMLButtonElement>('main button')) {
      if (!seen(one)) continue;
      const group =
        one.closest('details') ??
        one.closest(
          'fieldset, [role=group][aria-label], section[aria-label], section[aria-labelledby], figure, dialog, tr, li',
        );
      const table = one.closest('table')?.caption?.textContent ?? '';
      const within =
        table +
        (group
          ? nameOf(group.querySelector('summary, legend, h2, h3, h4, h5, th, caption') ?? group).slice(0, 80)
          : '');
      const key = `${within} | ${nameOf(one)}`;
      pressed.set(key, (pressed.get(key) ?? 0) + 1);
    }
    const ambiguous = [
      ...[...links].filter(([, to]) => to.size > 1).map(([name, to]) => `enlace «${name}» ×${to.size}`),
      ...[...pressed].filter(([, times]) => times > 1).map(([name, times]) => `botón «${name}» ×${times}`),
    ];

    const levels = [...document.querySelectorAll('main h1, main h2, main h3, main h4, main h5, main h6')]
      .filter((one) => one.checkVisibility())
      .map((one) => ({ level: Number(one.tagName[1]), one }));
    const headings = levels
      .filter(({ level }, at) => level > (levels[at - 1]?.level ?? 1) + 1)
      .map(({ one }) => told(one));

    const tables = [...document.querySelectorAll<HTMLTableElement>('table')]
      .filter(seen)
      .filter(
        (one) =>
          !one.caption?.textContent?.trim() ||
          [...one.querySelectorAll('th')].some((cell) => !cell.hasAttribute('scope')),
      )
      .map(told);

    return {
      small: [
        ...new Set(
          small.map(({ one, box }) => `${told(one)} ${Math.round(box.width)}×${Math.round(box.height)}`),
        ),
      ],
      sideways: Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth),
      scrollers: scrollers.map(told),
      ambiguous,
      headings,
      tables,
    };
  });
}

/** What a control did to the focus when it was pressed with the keyboard. */
interface Pressed {
  readonly control: string;
  /** Where the focus was afterwards, as a person would find it. */
  readonly focus: string;
}

/** Buttons that begin something of the browser's own, which a test cannot come back from. */
const LEAVE_ALONE = /Imprimir|Elegir|Añadir|Abrir un|Abrir una|Abrir otr|archivo/;

/**
 * Presses with Enter, one by one, the controls of a screen (one of each kind: a table has hundreds alike), leaves by Escape the
 * dialog that opens, and says which of them left the focus nowhere.
 */
export async function pressThrough(page: Page, within = 'main'): Promise<readonly Pressed[]> {
  const lost: Pressed[] = [];
  const done = new Set<string>();
  const query = new URL(page.url()).search;
  for (let most = 0; most < 60; most += 1) {
    const next = await page.evaluate(
      ({ root, seen }) => {
        const kindOf = (one: Element) => {
          const path: string[] = [];
          for (let at: Element | null = one; at && !at.matches(root); at = at.parentElement)
            path.unshift(`${at.tagName}.${at.className}`.replace(/is-\w+/g, '').trim());
          return path.join('>');
        };
        const counts = new Map<string, number>();
        for (const one of document.querySelectorAll<HTMLElement>(`${root} button, ${root} summary`)) {
          if (!one.checkVisibility({ visibilityProperty: true }) || one.matches(':disabled')) continue;
          const kind = kindOf(one);
          const time = (counts.get(kind) ?? 0) + 1;
          counts.set(kind, time);
          const name = (one.getAttribute('aria-label') ?? one.textContent ?? '').trim();
          const key = one.closest('table, ul, ol') ? `${kind}#${time}` : `${kind}#${name}`;
          if (seen.includes(key) || time > 1) continue;
          one.setAttribute('data-pressed', '');
          return { key, name, opens: one.getAttribute('aria-haspopup') === 'dialog' };
        }
        return undefined;
      },
      { root: within, seen: [...done] },
    );
    if (!next) break;
    done.add(next.key);
    const control = page.locator('[data-pressed]').first();
    await control.evaluate((one) => {
      one.removeAttribute('data-pressed');
      (one as HTMLElement).focus();
    });
    if (LEAVE_ALONE.test(next.name)) continue;
    await page.keyboard.press('Enter');
    await settled(page);
    const open = page.locator('dialog[open]');
    if (next.opens) await open.last().waitFor();
    if (await open.count()) {
      const inside = await open.last().evaluate((one) => one.contains(document.activeElement));
      if (!inside)
        lost.push({
          control: next.name,
          focus: `fuera del diálogo: ${await page.evaluate(() => document.activeElement?.outerHTML.slice(0, 90))}`,
        });
      await page.keyboard.press('Escape');
      await settled(page);
    }
    const focus = await page.evaluate(() => document.activeElement?.tagName ?? '');
    if (['BODY', 'HTML', ''].includes(focus)) lost.push({ control: next.name, focus });
    if (new URL(page.url()).search !== query) {
      await page.evaluate((search) => {
        history.pushState(null, '', `/${search}`);
        dispatchEvent(new PopStateEvent('popstate'));
      }, query);
      await settled(page);
    }
  }
  return lost;
}

/** What a key did is on the page, and whoever keeps the focus has had its frame. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise((resolve) => {
        const wait = (frames: number): void => {
          requestAnimationFrame(() => (frames === 0 ? resolve(undefined) : wait(frames - 1)));
        };
        wait(4);
      }),
  );
}

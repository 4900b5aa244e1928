import { isSeen } from './seen.ts';

/** The element that had the focus last, and those that it stood in, from the inside out. */
type Chain = readonly Element[];

const HEADINGS = 'h2, h3, h4, h5';

/**
 * Whoever reads with the keyboard or by ear is never left nowhere: when what has the focus leaves the page (the button that
 * was pressed is gone, or cannot be pressed any more), the focus goes to the heading of the nearest part that still stands.
 * Screens give it a better place where they know one; this is for where nobody thought of it.
 */
export function keepFocus(): { readonly mend: () => void } {
  let chain: Chain = [];
  document.addEventListener('focusin', ({ target }) => {
    chain = target instanceof Element ? chainOf(target) : [];
  });
  document.addEventListener('focusout', ({ target, relatedTarget }) => {
    if (relatedTarget) return;
    // A press on the empty page leaves the focus nowhere because the reader wants so: what had it is still there.
    setTimeout(() => {
      if (target instanceof Element && target === chain[0] && canHold(target)) chain = [];
    });
  });
  chain = document.activeElement ? chainOf(document.activeElement) : [];
  return {
    mend: () => {
      const [last, ...around] = chain;
      const { activeElement } = document;
      // What was just hidden still has the focus in name, until the browser looks again.
      const isHeld = activeElement && activeElement !== document.body && canHold(activeElement);
      if (!last || isHeld || canHold(last)) return;
      chain = [];
      focusOn(standIn(around));
    },
  };
}

function chainOf(element: Element): Chain {
  const chain: Element[] = [];
  for (let at: Element | null = element; at && at !== document.body; at = at.parentElement) chain.push(at);
  return chain;
}

function canHold(element: Element): boolean {
  return element.isConnected && isSeen(element) && !element.matches(':disabled');
}

/** The heading of the innermost part that still stands, else where the content begins. */
function standIn(around: Chain): HTMLElement | null {
  for (const element of around) {
    // Nothing of the content stands: past it there are only other parts of the page.
    if (element.matches('main')) break;
    if (!element.isConnected || !isSeen(element)) continue;
    const heading = [...element.querySelectorAll<HTMLElement>(HEADINGS)].find(isSeen);
    if (heading) return heading;
  }
  return document.querySelector<HTMLElement>('main');
}

/** Gives the focus to what does not take it by itself, without making it a stop of the Tab key. */
export function focusOn(element: HTMLElement | null): void {
  if (!element) return;
  if (element.tabIndex < 0 && !element.hasAttribute('tabindex')) element.tabIndex = -1;
  element.focus();
}

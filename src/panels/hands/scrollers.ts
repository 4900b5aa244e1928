/**
 * A table wider than its box scrolls inside it. So that the keyboard reaches that box, and who listens knows what it is, it
 * becomes a stop of the Tab key with the table's own name; only while there is something to scroll.
 */
export function nameScrollers(): { readonly find: () => void } {
  const watched = new WeakSet<Element>();
  const sizes = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      const box = target.closest<HTMLElement>('.table-wrap');
      if (box) name(box);
    }
  });
  return {
    find: () => {
      for (const box of document.querySelectorAll('.table-wrap')) {
        const table = box.querySelector('table');
        for (const one of [box, table]) {
          if (!one || watched.has(one)) continue;
          watched.add(one);
          sizes.observe(one);
        }
      }
    },
  };
}

function name(box: HTMLElement): void {
  const caption = box.querySelector('caption')?.textContent?.trim() ?? '';
  if (box.scrollWidth > box.clientWidth + 1) {
    box.tabIndex = 0;
    box.setAttribute('role', 'group');
    box.setAttribute('aria-label', `${firstSentence(caption) || 'Tabla'}. Se corre hacia el lado`);
  } else for (const attribute of ['tabindex', 'role', 'aria-label']) box.removeAttribute(attribute);
}

function firstSentence(text: string): string {
  return (text.split(/[.:](?:\s|$)/)[0] ?? '').trim();
}

import { type ReactNode, Suspense, useLayoutEffect, useRef, useState } from 'react';
import { lazily } from '../ui/lazily.ts';
import type { TakeProps } from './taking.ts';

const TakeMenu = lazily(() => import('./TakeMenu.tsx'));

/** «Descargar»: takes out the table, figures or chart that stand right before it. What does it comes when it is opened. */
export function Take(props: TakeProps): ReactNode {
  const [open, setOpen] = useState(false);
  const [of, setOf] = useState('');
  const box = useRef<HTMLDetailsElement>(null);
  // What stands before may change with any choice of the reader.
  useLayoutEffect(() => setOf(nameOf(box.current)));
  return (
    <details className="take small no-print" ref={box} onToggle={() => setOpen(box.current?.open ?? false)}>
      <summary aria-label={`Descargar ${of}`}>Descargar</summary>
      {open && (
        <Suspense>
          <TakeMenu {...props} subject={() => box.current?.previousElementSibling} />
        </Suspense>
      )}
    </details>
  );
}

/** What is taken out, for who listens: there are many in a sheet, two under one heading at times. */
function nameOf(box: HTMLElement | null): string {
  const before = box?.previousElementSibling;
  const kind = before?.matches('dl')
    ? 'cifras'
    : before?.querySelector('tr')
      ? 'tabla'
      : box?.closest('.legend')
        ? 'mapa'
        : 'gráfico';
  const heading = [...document.querySelectorAll('h2, h3, h4, h5')].findLast(
    (one) => box && one.compareDocumentPosition(box) & Node.DOCUMENT_POSITION_FOLLOWING,
  );
  return `${kind}: ${heading?.textContent}`;
}

import { type ReactNode, useEffect, useId, useRef, useState } from 'react';

/** How far below the screen a panel may still be when it is brought, so that it is there when the reader arrives. */
const AHEAD = '600px';

/**
 * Its children once they are about to be seen (or printed), and until then their heading, or only their place: what lies
 * far down a page and has to be fetched and computed is not waited for by those who never scroll to it. Once shown they
 * stay.
 */
export function WhenSeen(props: { readonly title?: string; readonly children: ReactNode }): ReactNode {
  const id = useId();
  const place = useRef<HTMLElement>(null);
  const [seen, setSeen] = useState(false);
  useEffect(() => {
    if (seen || !place.current) return;
    const show = () => setSeen(true);
    const watch = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) show();
      },
      { rootMargin: AHEAD },
    );
    watch.observe(place.current);
    addEventListener('beforeprint', show);
    return () => {
      watch.disconnect();
      removeEventListener('beforeprint', show);
    };
  }, [seen]);
  if (seen) return props.children;
  return (
    <section ref={place} {...(props.title === undefined ? {} : { 'aria-labelledby': id })}>
      {props.title !== undefined && <h3 id={id}>{props.title}</h3>}
      <div className="skeleton" />
    </section>
  );
}

import { type ReactNode, useEffect, useRef, useState } from 'react';

/**
 * The button under a list that is shown by batches. With the last one it has nothing more to do and goes away: the focus stays
 * where it was, on the words that say so, and not at the top of the page.
 */
export function ShowMore(props: {
  /** Rows that are not shown yet. */
  readonly left: number;
  readonly batch: number;
  readonly onMore: () => void;
  readonly children: ReactNode;
}): ReactNode {
  const { left, batch, onMore, children } = props;
  const [ended, setEnded] = useState(false);
  const place = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (ended) place.current?.focus();
  }, [ended]);
  if (left <= 0)
    return ended ? (
      <p ref={place} tabIndex={-1} className="small soft no-print">
        No quedan más.
      </p>
    ) : null;
  return (
    <p className="no-print">
      <button
        type="button"
        className="button"
        onClick={() => {
          setEnded(left <= batch);
          onMore();
        }}
      >
        {children}
      </button>
    </p>
  );
}

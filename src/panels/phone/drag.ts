import { type PointerEvent, useRef, useState } from 'react';

/** Under this many pixels a touch is a press, and not a drag. */
const STILL = 8;
/** A drag this long, in pixels, is meant. */
const MEANT = 40;

/**
 * A handle that is dragged up and down, or pressed: with a finger, a mouse or a key. `offset`: pixels that it is being dragged
 * by, down; 0 at rest.
 */
export function useDrag(on: {
  readonly up: () => void;
  readonly down: () => void;
  readonly press: () => void;
}) {
  const [offset, setOffset] = useState(0);
  const from = useRef<number>(undefined);
  const moved = useRef(0);
  const end = () => {
    from.current = undefined;
    setOffset(0);
  };
  return {
    offset,
    handle: {
      onPointerDown: (event: PointerEvent<HTMLElement>) => {
        from.current = event.clientY;
        moved.current = 0;
        event.currentTarget.setPointerCapture(event.pointerId);
      },
      onPointerMove: (event: PointerEvent<HTMLElement>) => {
        if (from.current === undefined) return;
        moved.current = event.clientY - from.current;
        // Upwards there is nothing under it to be seen.
        setOffset(Math.max(moved.current, -MEANT));
      },
      onPointerUp: () => {
        end();
        if (moved.current <= -MEANT) on.up();
        if (moved.current >= MEANT) on.down();
      },
      onPointerCancel: end,
      // A press comes after the pointer is up; that of a key has no pointer before it.
      onClick: () => {
        if (Math.abs(moved.current) < STILL) on.press();
        moved.current = 0;
      },
    },
  };
}

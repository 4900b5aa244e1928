import { type ReactNode, useEffect, useState } from 'react';
import { takeDrops } from './drops.ts';
import { keepFocus } from './keep_focus.ts';
import { followPlace } from './place.ts';
import { nameScrollers } from './scrollers.ts';

/**
 * What every screen owes to who reads by ear or with the keyboard, kept in one place: the title of the page and the words said on
 * arriving, the focus that is never lost, tables that scroll with keys, and files dropped where nothing takes them.
 */
export default function Hands(): ReactNode {
  const [said, setSaid] = useState('');
  useEffect(() => start(setSaid), []);
  return (
    <p className="visually-hidden" aria-live="polite" data-said="">
      {said}
    </p>
  );
}

let announce: (words: string) => void = () => {};
let started = false;

/** Begins once for the page, whatever times the component is mounted. */
function start(tell: (words: string) => void): void {
  announce = tell;
  if (started) return;
  started = true;
  takeDrops();
  const focus = keepFocus();
  const scrollers = nameScrollers();
  const place = followPlace((words) => announce(words));
  let asked = false;
  /** Once a frame at most: a list that grows changes the page many times. */
  const look = () => {
    asked = false;
    place.find();
    focus.mend();
    scrollers.find();
  };
  const soon = () => {
    if (asked) return;
    asked = true;
    requestAnimationFrame(look);
  };
  new MutationObserver(soon).observe(document.body, {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
    attributeFilter: ['disabled', 'hidden', 'open', 'inert'],
  });
  soon();
}

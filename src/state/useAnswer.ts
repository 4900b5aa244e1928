import { useEffect, useRef, useState } from 'react';
import { useStore } from './store.ts';

/**
 * The answer to a question put to the analyst, asked anew when its key changes or the analyst comes to answer otherwise
 * (`askAgain`). Undefined until it comes; an answer to a key already left is dropped, so that a panel never shows the
 * figures of another zone.
 */
export function useAnswer<T>(key: string, question: () => Promise<T>): T | undefined {
  const changes = useStore((state) => state.changes);
  const whole = `${changes} ${key}`;
  const [answer, setAnswer] = useState<{ readonly key: string; readonly value: T }>();
  const latest = useRef(question);
  latest.current = question;
  useEffect(() => {
    let wanted = true;
    void latest.current().then((value) => {
      if (wanted) setAnswer({ key: whole, value });
    });
    return () => {
      wanted = false;
    };
  }, [whole]);
  return answer?.key === whole ? answer.value : undefined;
}

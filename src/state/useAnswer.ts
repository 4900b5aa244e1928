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
  const [failed, setFailed] = useState<{ readonly key: string; readonly reason: unknown }>();
  const latest = useRef(question);
  latest.current = question;
  useEffect(() => {
    let wanted = true;
    latest.current().then(
      (value) => {
        if (wanted) setAnswer({ key: whole, value });
      },
      (reason: unknown) => {
        if (wanted) setFailed({ key: whole, reason });
      },
    );
    return () => {
      wanted = false;
    };
  }, [whole]);
  // Told by the boundary around the panel (ui/Failure.tsx), instead of a wait without end.
  if (failed?.key === whole) throw failed.reason;
  return answer?.key === whole ? answer.value : undefined;
}

import { useEffect, useRef, useState } from 'react';

/**
 * The answer to a question put to the analyst, asked anew when its key changes. Undefined until it comes; an answer to a
 * key already left is dropped, so that a panel never shows the figures of another zone.
 */
export function useAnswer<T>(key: string, question: () => Promise<T>): T | undefined {
  const [answer, setAnswer] = useState<{ readonly key: string; readonly value: T }>();
  const latest = useRef(question);
  latest.current = question;
  useEffect(() => {
    let wanted = true;
    void latest.current().then((value) => {
      if (wanted) setAnswer({ key, value });
    });
    return () => {
      wanted = false;
    };
  }, [key]);
  return answer?.key === key ? answer.value : undefined;
}

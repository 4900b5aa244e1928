/** What is asked anew when its key changes. An answer to a question no longer asked is dropped; one that fails may be asked again. */
export function keeper<T>(keep: (answer: T) => void) {
  let answered: string | undefined;
  let asked = 0;
  return {
    forget: () => {
      answered = undefined;
      asked += 1;
    },
    async follow(key: string, ask: () => T | Promise<T>): Promise<void> {
      if (key === answered) return;
      answered = key;
      asked += 1;
      const mine = asked;
      try {
        const answer = await ask();
        if (mine === asked) keep(answer);
      } catch (reason) {
        if (mine === asked) answered = undefined;
        throw reason;
      }
    },
  };
}

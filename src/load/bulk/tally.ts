import type { Issue, Severity } from '../checked.ts';

export interface IssueCount {
  readonly code: string;
  readonly severity: Severity;
  readonly count: number;
}

/** Issues of each kind that are kept to be shown; the rest are counted. */
const EXAMPLES = 200;

/** What was found wrong, kind by kind: a register may have more faults than the memory holds. */
export class Tally {
  readonly #file: string;
  readonly #kinds = new Map<string, { severity: Severity; code: string; count: number; examples: Issue[] }>();

  constructor(file: string) {
    this.#file = file;
  }

  /** `make` is asked only for those that are kept. */
  tell(severity: Severity, code: string, make: () => Issue): void {
    const kind = this.#kinds.get(code);
    if (kind) {
      kind.count += 1;
      if (kind.examples.length < EXAMPLES) kind.examples.push(make());
    } else this.#kinds.set(code, { severity, code, count: 1, examples: [make()] });
  }

  get counts(): readonly IssueCount[] {
    return [...this.#kinds.values()].map(({ code, severity, count }) => ({ code, severity, count }));
  }

  /** The first of each kind, and after them one that says how many more there are. */
  issues(): readonly Issue[] {
    return [...this.#kinds.values()].flatMap(({ severity, code, count, examples }): readonly Issue[] => {
      const more = count - examples.length;
      if (more === 0) return examples;
      const [first] = examples;
      return [
        ...examples,
        {
          severity,
          file: this.#file,
          code,
          message: `Y ${more.toLocaleString('es-CL')} filas más con lo mismo que la línea ${first?.line ?? 0}.`,
          times: more,
        },
      ];
    });
  }
}

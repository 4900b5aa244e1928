/** How grave a fault is: `fatal` stops the package, `error` leaves a row or cell out, `aviso` only tells. */
export const SEVERITIES = ['fatal', 'error', 'aviso'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** Something wrong in a file, in Spanish, so that whoever wrote the file can mend it. */
export interface Issue {
  readonly severity: Severity;
  readonly file: string;
  /** Line as a text editor counts, the first is 1. */
  readonly line?: number;
  readonly column?: string;
  /** Stable name of the kind of fault, to count alike ones. */
  readonly code: string;
  readonly message: string;
  /** How many alike ones this one stands for, where they are too many to be told one by one; 1 when not given. */
  readonly times?: number;
}

/** The only result type of reading: what could be read, and what could not. */
export interface Checked<T> {
  readonly value: T;
  readonly issues: readonly Issue[];
}

/** Adds issues to a list. One by one: a file may have more of them than a call takes arguments. */
export function addAll(issues: Issue[], more: Iterable<Issue>): void {
  for (const one of more) issues.push(one);
}

export function hasFatal(issues: readonly Issue[]): boolean {
  return issues.some((issue) => issue.severity === 'fatal');
}

/** A text of a file as it may be shown in a message: one line, at most 60 characters. */
export function quoted(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return `«${line.length > 60 ? `${line.slice(0, 57)}…` : line}»`;
}

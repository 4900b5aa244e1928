import type { BroughtFile, Choices, Examination, PackageFiles, Watch } from '../load/open/contract.ts';
import { type Desk, examine, makePackage, rejectedRows, startDesk } from '../load/open/desk.ts';
import { zipOf } from '../load/open/zip_out.ts';

/** What the reader brought last, until they bring something else. */
let desk: Desk | undefined;

/**
 * Questions on the files that the reader brought. The page asks by name (`askBrought` in state/brought.ts), so that its types
 * are these. The last argument of each is how it tells how far it is.
 */
const QUESTIONS = {
  /** Takes the files in place of those brought before. `base`: the shipped package that tables are laid over. */
  bring: async (files: readonly BroughtFile[], base: string, watch: Watch): Promise<Examination> => {
    const brought = await startDesk(files, base, watch);
    const found = await examine(brought, {}, watch);
    desk = brought;
    return found;
  },
  /** The same files, read as the reader says. */
  choose: async (choices: Choices, watch: Watch): Promise<Examination | undefined> =>
    desk && examine(desk, choices, watch),
  /** The rows of a file that are left out, as a CSV with its own columns, and why. */
  rejected: async (id: string, choices: Choices, watch: Watch): Promise<string | undefined> =>
    desk && rejectedRows(desk, id, choices, watch),
  /** The files of a package made of what was brought. */
  make: async (choices: Choices, title: string, watch: Watch): Promise<PackageFiles | undefined> =>
    desk && makePackage(desk, choices, title, watch),
  /** The files of a package as one zip, which opens anywhere. */
  zip: (files: PackageFiles, watch: Watch): Promise<Blob> => zipOf(files, watch),
  /** Lets go of what was brought. */
  forget: async (_watch: Watch): Promise<void> => {
    desk = undefined;
  },
};
export type BroughtQuestion = keyof typeof QUESTIONS;
type WithWatch<Q extends BroughtQuestion> = Parameters<(typeof QUESTIONS)[Q]>;
/** What a question takes, besides the watch. */
export type BroughtArgs<Q extends BroughtQuestion> =
  WithWatch<Q> extends readonly [...infer Rest, Watch] ? Rest : never;
export type BroughtAnswer<Q extends BroughtQuestion> = Awaited<ReturnType<(typeof QUESTIONS)[Q]>>;

export async function answerBrought(
  question: BroughtQuestion,
  args: readonly unknown[],
  watch: Watch,
): Promise<unknown> {
  const answer = QUESTIONS[question] as (...args: readonly unknown[]) => Promise<unknown>;
  return answer(...args, watch);
}

import { create } from 'zustand';
import type { Issue } from '../../load/checked.ts';
import type { Fetched } from '../../load/elsewhere.ts';
import type {
  BroughtFile,
  Choices,
  Examination,
  FileChoice,
  PackageFiles,
  Progress,
} from '../../load/open/contract.ts';
import { askBrought, stopReading } from '../../state/brought.ts';
import { openOwnFiles } from '../../state/own.ts';
import { saveFile } from '../../ui/files.ts';
import { allChoices, withChoice, worthRemembering } from './decided.ts';
import { type Gathered, MOST_FILES, withMore } from './gather.ts';
import { countRemembered, forgetDecisions, recall, remember } from './remembered.ts';
import { fileNameFrom, foundWords } from './words.ts';

/** What the page is waiting for. */
export type Doing = 'reunir' | 'revisar' | 'releer' | 'descargar' | 'abrir';

interface OnTable {
  readonly files: readonly BroughtFile[];
  /** The last that was told of the files; it may be older than the choices while it is read again. */
  readonly examination: Examination | undefined;
  /** By hand, since the files were brought. */
  readonly choices: Choices;
  /** From another time that a file had the same header. */
  readonly recalled: Choices;
  /** The choices that `examination` answers: they are so again when a new reading is stopped. */
  readonly answered: Pick<OnTable, 'choices' | 'recalled'>;
  readonly remembered: number;
  /** As the reader calls it; undefined while they have not: then as `Examination.title` proposes. */
  readonly title: string | undefined;
  readonly doing: Doing | undefined;
  readonly progress: Progress | undefined;
  /** For who listens, and for who looks: what just happened. */
  readonly said: string;
  /** Why what was brought could not be opened. */
  readonly refused: readonly Issue[];
  /** Where all of it was fetched from, when it is a package that anybody may fetch: then the link names it. */
  readonly address: string | undefined;
  /** Counts the times that something was brought, so that the screen goes to it. */
  readonly brought: number;
}

const EMPTY = {
  files: [],
  examination: undefined,
  choices: {},
  recalled: {},
  answered: { choices: {}, recalled: {} },
  title: undefined,
  doing: undefined,
  progress: undefined,
  said: '',
  refused: [],
  address: undefined,
  brought: 0,
} as const;

/** What the reader has on the table. It outlives the screen: leaving it to look at the map loses nothing. */
export const useOnTable = create<OnTable>(() => ({ ...EMPTY, remembered: 0 }));

const { getState: table, setState: put } = useOnTable;

/** Only the last thing asked for may change the table. */
let turn = 0;
function begin(doing: Doing): { readonly isLast: () => boolean; readonly tell: (p: Progress) => void } {
  turn += 1;
  const mine = turn;
  const isLast = () => mine === turn;
  put({ doing, progress: undefined, said: '', refused: [] });
  return {
    isLast,
    tell: (progress) => {
      if (isLast()) put({ progress });
    },
  };
}

function end(change: Partial<OnTable> = {}): void {
  put({ doing: undefined, progress: undefined, ...change });
}

/** What an error of ours, or a file that was moved while it was read, looks like from here. */
function failed(error: unknown): void {
  const gone = error instanceof Error && ['NotFoundError', 'NotReadableError'].includes(error.name);
  end({
    refused: [
      {
        severity: 'fatal',
        file: 'Tus archivos',
        code: gone ? 'archivo-movido' : 'lectura-fallida',
        message: gone
          ? 'uno se movió o cambió mientras se leía. Elígelo de nuevo.'
          : 'algo falló de nuestro lado al leerlos. Siguen donde estaban. Inténtalo de nuevo.',
      },
    ],
  });
}

/** Takes what an address gave, in place of what is on the table. */
export async function bringFetched({ files, whole }: Fetched, datos: string): Promise<void> {
  put(EMPTY);
  await bring({ files, tooMany: false }, whole ? datos : undefined);
}

/** Takes what was dropped or chosen, with what is already on the table, and has it examined. */
export async function bring(gathering: Gathered | Promise<Gathered>, address?: string): Promise<void> {
  const { isLast, tell } = begin('reunir');
  try {
    const { files: now, tooMany } = await gathering;
    if (!isLast()) return;
    if (tooMany || now.length === 0) {
      const said = tooMany
        ? `Hay más de ${MOST_FILES.toLocaleString('es-CL')} archivos. Elige solo los que necesitas.`
        : 'No llegó ningún archivo.';
      return end({ said });
    }
    put({ doing: 'revisar' });
    const files = withMore(table().files, now);
    const base = new URL('data/chile/', document.baseURI).href;
    let found = await askBrought('bring', [files, base], tell);
    if (!isLast()) return;
    if (!found) return end({ said: STOPPED });
    const recalled = await recalledFor(found);
    if (!isLast()) return;
    const choices = Object.fromEntries(
      Object.entries(table().choices).filter(([id]) => found?.files.some((file) => file.id === id)),
    );
    const all = allChoices(recalled, choices);
    if (Object.keys(all).length > 0) found = await askBrought('choose', [all], tell);
    if (!isLast()) return;
    if (!found) return end({ said: STOPPED });
    const brought = table().brought + 1;
    const answered = { choices, recalled };
    end({ files, examination: found, ...answered, answered, address, brought, said: foundWords(found) });
  } catch (error) {
    if (isLast()) failed(error);
  }
}

const STOPPED = 'Lectura cancelada. Lo que estaba abierto sigue igual.';

async function recalledFor({ files }: Examination): Promise<Choices> {
  const found = await Promise.all(
    files.map(
      async ({ id, signature }) => [id, signature === '' ? undefined : await recall(signature)] as const,
    ),
  );
  put({ remembered: await countRemembered() });
  return Object.fromEntries(found.filter((pair): pair is [string, FileChoice] => pair[1] !== undefined));
}

/** Reads a file as the reader says. What they say is remembered for the next file with the same header. */
export async function decide(id: string, change: FileChoice): Promise<void> {
  const { choices } = table();
  put({ choices: { ...choices, [id]: withChoice(choices[id], change) } });
  if (await examineAgain()) await rememberDecided();
}

/** All that is decided by hand, since a decision may have stopped the reading of the one before. */
async function rememberDecided(): Promise<void> {
  const { examination, recalled, choices } = table();
  const all = allChoices(recalled, choices);
  for (const file of examination?.files ?? []) {
    const { signature } = file;
    const worth = Object.hasOwn(choices, file.id) && worthRemembering(all[file.id] ?? {});
    if (signature !== '' && worth) await remember(signature, worth);
  }
  put({ remembered: await countRemembered() });
}

/** Whether the files were read again as is decided now; false when it was stopped, or something else was decided meanwhile. */
async function examineAgain(): Promise<boolean> {
  const { isLast, tell } = begin('releer');
  const { choices, recalled } = table();
  try {
    const examination = await askBrought('choose', [allChoices(recalled, choices)], tell);
    if (!isLast()) return false;
    if (examination) end({ examination, answered: { choices, recalled }, said: foundWords(examination) });
    else end({ ...table().answered, said: STOPPED });
    return examination !== undefined;
  } catch (error) {
    if (isLast()) {
      put(table().answered);
      failed(error);
    }
    return false;
  }
}

/** Forgets what was decided of other files, and reads these by what is guessed and decided now. */
export async function forgetRemembered(): Promise<void> {
  await forgetDecisions();
  const { recalled } = table();
  put({ recalled: {}, remembered: 0 });
  if (Object.keys(recalled).length > 0) await examineAgain();
  put({ said: 'Se olvidó lo que habías elegido en archivos anteriores.' });
}

/** Leaves off what is being read. What was open, and what was on the table, stay. */
export function cancel(): void {
  stopReading();
  // A folder may be still being walked, with nothing asked of the analyst yet.
  if (table().doing === 'reunir') {
    turn += 1;
    end({ said: STOPPED });
  }
}

/** Clears the table. */
export async function startAgain(): Promise<void> {
  turn += 1;
  put(EMPTY);
  await askBrought('forget', []);
}

/** Saves the rows of a file that are left out, so that they can be mended. */
export async function saveRejected(id: string, path: string): Promise<void> {
  const { isLast, tell } = begin('descargar');
  try {
    const all = allChoices(table().recalled, table().choices);
    const text = await askBrought('rejected', [id, all], tell);
    if (!isLast()) return;
    if (text === undefined) return end({ said: STOPPED });
    saveFile(fileNameFrom(path, 'filas-fuera'), text);
    end({
      said: 'Se guardaron las filas que quedan fuera, con su razón. Corrígelas y suelta ese archivo aquí.',
    });
  } catch (error) {
    if (isLast()) failed(error);
  }
}

/** Opens what is on the table. What was open stays until it is whole. */
export async function use(): Promise<void> {
  const { isLast, tell } = begin('abrir');
  try {
    const all = allChoices(table().recalled, table().choices);
    const files: PackageFiles | undefined = await askBrought('make', [all, titleOf(table())], tell);
    if (!isLast()) return;
    const { address } = table();
    const from = address === undefined ? {} : { address };
    const opened = files && (await openOwnFiles(files, tell, from));
    if (!isLast()) return;
    if (!opened) return end({ said: STOPPED });
    if (!opened.summary) return end({ refused: opened.issues });
    end();
    // The button that was pressed is gone with its screen.
    requestAnimationFrame(() => document.getElementById('contenido')?.focus());
  } catch (error) {
    if (isLast()) failed(error);
  }
}

/** All that is decided of a file, now or another time. */
export function decidedOf(
  { recalled, choices }: Pick<OnTable, 'recalled' | 'choices'>,
  id: string,
): FileChoice {
  return allChoices(recalled, choices)[id] ?? NOTHING;
}
const NOTHING: FileChoice = {};

/** How what is on the table is called. */
export function titleOf({ title, examination }: Pick<OnTable, 'title' | 'examination'>): string {
  return (title ?? examination?.title ?? '').trim();
}

export function setTitle(title: string): void {
  put({ title });
}

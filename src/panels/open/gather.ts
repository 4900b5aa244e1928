import type { BroughtFile } from '../../load/open/contract.ts';

/** More files than these are somebody's whole disk, dropped by mistake. */
export const MOST_FILES = 2000;

/** What systems leave in a folder without anybody asking. */
const LEFT_BY_SYSTEMS = new Set(['.DS_Store', 'Thumbs.db', 'desktop.ini']);

/** What was brought; `tooMany`: there were more files than are taken, and none is. */
export interface Gathered {
  readonly files: readonly BroughtFile[];
  readonly tooMany: boolean;
}

/** Files chosen with a button, by their place inside of the folder where one was chosen. */
export function chosenFiles(list: Iterable<File>): Gathered {
  const files = [...list].map((file) => ({ path: file.webkitRelativePath || file.name, blob: file }));
  return kept(files);
}

/**
 * Files that were dropped, those inside of folders among them. What was dropped can only be asked for while the drop is being
 * told, so that nothing is awaited before the entries are taken.
 */
export async function droppedFiles(data: Pick<DataTransfer, 'items' | 'files'>): Promise<Gathered> {
  const entries = [...data.items]
    .filter(({ kind }) => kind === 'file')
    .map((item) => item.webkitGetAsEntry() ?? item.getAsFile());
  if (entries.length === 0) return chosenFiles(data.files);
  const files: BroughtFile[] = [];
  for (const entry of entries) {
    if (entry instanceof File) files.push({ path: entry.name, blob: entry });
    else if (entry) await walk(entry, files);
    if (files.length > MOST_FILES) break;
  }
  return kept(files);
}

async function walk(entry: FileSystemEntry, files: BroughtFile[]): Promise<void> {
  if (files.length > MOST_FILES) return;
  if (isFile(entry)) {
    const blob = await new Promise<File>((resolve, reject) => entry.file(resolve, reject));
    files.push({ path: entry.fullPath.replace(/^\//, ''), blob });
  } else if (isFolder(entry)) {
    const reader = entry.createReader();
    for (;;) {
      // A folder is told in parts; an empty one is the end.
      const part = await new Promise<FileSystemEntry[]>((resolve, reject) =>
        reader.readEntries(resolve, reject),
      );
      if (part.length === 0) return;
      for (const one of part) await walk(one, files);
    }
  }
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}
function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}

function kept(files: readonly BroughtFile[]): Gathered {
  const wanted = files.filter(({ path }) => {
    const name = path.slice(path.lastIndexOf('/') + 1);
    return !LEFT_BY_SYSTEMS.has(name);
  });
  return wanted.length > MOST_FILES ? { files: [], tooMany: true } : { files: wanted, tooMany: false };
}

/** Those on the table and those brought now; one with the name of another takes its place: it is the same, mended. */
export function withMore(
  before: readonly BroughtFile[],
  now: readonly BroughtFile[],
): readonly BroughtFile[] {
  const paths = new Set(now.map(({ path }) => path));
  return [...before.filter(({ path }) => !paths.has(path)), ...now];
}

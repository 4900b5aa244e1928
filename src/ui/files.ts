/** Gives the reader a text as a file of their own; nothing leaves the browser. */
export function saveFile(name: string, text: string, type = 'text/csv;charset=utf-8'): void {
  saveBlob(name, new Blob([text], { type }));
}

/** Gives the reader a file; nothing leaves the browser. */
export function saveBlob(name: string, blob: Blob): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has taken the file by the time the next task begins.
  setTimeout(() => URL.revokeObjectURL(url), 0);
}

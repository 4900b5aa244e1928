/** Whether what a link names is an address: of this site (`/…`, `./…`) or of another (`https://…`). */
export function isAddress(datos: string): boolean {
  if (!/^(https?:\/\/|\.{0,2}\/)/.test(datos)) return false;
  // `URL.canParse` is younger than browsers that are still in use.
  try {
    return new URL(datos, document.baseURI) !== undefined;
  } catch {
    return false;
  }
}

/** Where an address leads; undefined when it is none. */
export function placeOf(datos: string): { readonly url: URL; readonly ours: boolean } | undefined {
  if (!isAddress(datos)) return undefined;
  const url = new URL(datos, document.baseURI);
  return { url, ours: url.origin === location.origin };
}

/**
 * A text as it is compared: lower case, no accents, one kind of apostrophe removed, hyphens as spaces.
 * «Ñuñoa» and «nunoa», «O’Higgins» and «OHiggins», «Llay-Llay» and «llay llay» meet.
 * For comparing only, never for showing (ñ becomes n).
 */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/['’‘`´]/g, '')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

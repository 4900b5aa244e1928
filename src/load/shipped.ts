/** The packages that travel with the application, the default first. A test keeps this list and `data/` in step. */
export const SHIPPED = [
  { id: 'chile', title: 'Chile, cifras oficiales', fictitious: false },
  { id: 'calama-ficticio', title: 'Calama, catastro ficticio', fictitious: true },
] as const;

/** What a link calls the reader's own data: the word alone, nothing of what they are. */
export const OWN_DATA = 'propios';

export function isShipped(id: string): boolean {
  return SHIPPED.some((one) => one.id === id);
}

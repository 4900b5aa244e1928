/** The packages that travel with the application, the default first. A test keeps this list and `data/` in step. */
export const SHIPPED = [
  { id: 'chile', title: 'Chile, cifras oficiales', fictitious: false },
  { id: 'calama-ficticio', title: 'Calama, catastro ficticio', fictitious: true },
] as const;

export function isShipped(id: string): boolean {
  return SHIPPED.some((one) => one.id === id);
}

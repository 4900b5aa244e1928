/**
 * A file let go of where nothing takes it would make the browser leave this page to show it. This holds the page, until what
 * takes files has come (panels/hands/drops.ts).
 */
export function holdDrop(event: DragEvent): void {
  if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
}

import { go, useStore } from '../../state/store.ts';
import { holdDrop } from '../../ui/hold_drops.ts';

/**
 * A file let go of anywhere but where files are opened would make the browser leave this page to show it. Instead the reader is
 * taken to where files are opened, with theirs on the table. Where they are opened already, that screen takes it itself.
 */
export function takeDrops(): void {
  const isOurs = (event: DragEvent) =>
    event.dataTransfer?.types.includes('Files') === true &&
    !event.defaultPrevented &&
    document.querySelector('.open-drop') === null;
  for (const type of ['dragover', 'drop'] as const) window.removeEventListener(type, holdDrop);
  window.addEventListener('dragover', (event) => {
    if (!isOurs(event)) return;
    event.preventDefault();
    // What opens them comes while they are still held.
    opener().catch(() => undefined);
  });
  window.addEventListener('drop', (event) => {
    if (!isOurs(event) || !event.dataTransfer) return;
    event.preventDefault();
    // Inside of somebody else's page there is no such screen.
    if (useStore.getState().view.embed) return;
    const { dataTransfer } = event;
    const list = [...dataTransfer.files];
    // What was dropped can only be read whole (with its folders) while it is being told: after, only the loose files.
    const whole = ready?.droppedFiles(dataTransfer);
    go({ screen: 'abrir', pane: undefined });
    opener()
      .then(({ bring, chosenFiles }) => bring(whole ?? chosenFiles(list)))
      .catch(() => useStore.setState({ notice: NOT_OPENED }));
  });
}

const NOT_OPENED =
  'No se pudo abrir lo que soltaste: una parte de la aplicación no llegó. Suéltalo otra vez.';

type Opener = typeof import('../open/gather.ts') & typeof import('../open/on_table.ts');
let ready: Opener | undefined;

async function opener(): Promise<Opener> {
  const [gather, table] = await Promise.all([import('../open/gather.ts'), import('../open/on_table.ts')]);
  ready = { ...gather, ...table };
  return ready;
}

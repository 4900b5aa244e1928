import { clear, createStore, get, keys, set, type UseStore } from 'idb-keyval';
import * as v from 'valibot';
import { type Cut, parseCut } from '../../domain/ids.ts';
import type { FileChoice } from '../../load/open/contract.ts';
import { TABLES } from '../../load/package.ts';

/** Of the format of what is kept; what is of another is not read. */
const FORMAT = 1;
let opened: UseStore | undefined;
function decisions(): UseStore {
  opened ??= createStore('mapa-columnas', 'columnas');
  return opened;
}

const Kept = v.object({
  formato: v.literal(FORMAT),
  valor: v.object({
    table: v.exactOptional(v.picklist(TABLES)),
    mapping: v.exactOptional(v.record(v.string(), v.string())),
    comunas: v.exactOptional(
      v.record(
        v.string(),
        v.custom<Cut | ''>(
          (text) => typeof text === 'string' && (text === '' || parseCut(text) !== undefined),
        ),
      ),
    ),
  }),
});

/**
 * What the reader decided of a file with this header, kept on the device (IndexedDB). Where the browser lets nothing be kept,
 * nothing is remembered.
 */
export async function recall(signature: string): Promise<FileChoice | undefined> {
  return quietly(async () => {
    const found = v.safeParse(Kept, await get(signature, decisions()));
    return found.success ? { ...found.output.valor, remembered: true } : undefined;
  }, undefined);
}

export async function remember(signature: string, valor: FileChoice): Promise<void> {
  await quietly(() => set(signature, { formato: FORMAT, valor }, decisions()), undefined);
}

export async function forgetDecisions(): Promise<void> {
  await quietly(() => clear(decisions()), undefined);
}

/** Of how many headers something is remembered. */
export async function countRemembered(): Promise<number> {
  return quietly(async () => (await keys(decisions())).length, 0);
}

async function quietly<T>(what: () => Promise<T>, otherwise: T): Promise<T> {
  try {
    return await what();
  } catch {
    return otherwise;
  }
}

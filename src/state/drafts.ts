import { createStore, del, get, set, type UseStore } from 'idb-keyval';
import { useEffect, useRef, useState } from 'react';
import * as v from 'valibot';

/** Drafts stay on the device; the number is of their format, and a draft of another is not read. */
const FORMAT = 1;
let opened: UseStore | undefined;
function drafts(): UseStore {
  opened ??= createStore('mapa-borradores', 'borradores');
  return opened;
}
const Kept = v.object({ formato: v.literal(FORMAT), valor: v.unknown() });

/**
 * Something the reader is making, kept on the device between visits (IndexedDB). It is checked by its schema like any other
 * input; one that does not fit is as good as none. `loaded` is false until what was kept has been looked for. Where the
 * browser lets nothing be kept, it lasts as long as the page.
 */
export function useDraft<T>(
  name: string,
  schema: v.GenericSchema<unknown, T>,
): {
  readonly value: T | undefined;
  readonly loaded: boolean;
  readonly save: (value: T) => void;
  readonly discard: () => void;
} {
  const [value, setValue] = useState<T>();
  const [loaded, setLoaded] = useState(false);
  const shape = useRef(schema);
  useEffect(() => {
    let wanted = true;
    void readDraft(name, shape.current).then((found) => {
      if (!wanted) return;
      // What the reader did while it was looked for comes first.
      setValue((now) => now ?? found);
      setLoaded(true);
    });
    return () => {
      wanted = false;
    };
  }, [name]);
  return {
    value,
    loaded,
    save: (next) => {
      setValue(next);
      void set(name, { formato: FORMAT, valor: next }, drafts()).catch(() => undefined);
    },
    discard: () => {
      setValue(undefined);
      void del(name, drafts()).catch(() => undefined);
    },
  };
}

async function readDraft<T>(name: string, schema: v.GenericSchema<unknown, T>): Promise<T | undefined> {
  try {
    const kept = v.safeParse(Kept, await get(name, drafts()));
    const checked = kept.success ? v.safeParse(schema, kept.output.valor) : undefined;
    return checked?.success ? checked.output : undefined;
  } catch {
    return undefined;
  }
}

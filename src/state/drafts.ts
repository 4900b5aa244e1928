import { createStore, get, type UseStore, update } from 'idb-keyval';
import { useCallback, useEffect, useRef, useState } from 'react';
import * as v from 'valibot';

/** Drafts stay on the device; the number is of their format, and a draft of another is not read. */
const FORMAT = 1;
let opened: UseStore | undefined;
function drafts(): UseStore {
  opened ??= createStore('mapa-borradores', 'borradores');
  return opened;
}
const Kept = v.object({ formato: v.literal(FORMAT), valor: v.unknown() });

/** Tells the other tabs which draft changed. */
const CHANNEL = 'mapa-borradores';

/** What a draft becomes, from what it is; undefined: there is none. */
type Change<T> = (now: T | undefined) => T | undefined;

/**
 * Something the reader is making, kept on the device between visits (IndexedDB). It is checked by its schema like any other
 * input; one that does not fit is as good as none. `loaded` is false until what was kept has been looked for. A change given
 * as a function is made to what is kept, which another tab may have changed; what other tabs keep is shown here. Where the
 * browser lets nothing be kept, `failed` says so and it lasts as long as the page.
 */
export function useDraft<T extends object>(
  name: string,
  schema: v.GenericSchema<unknown, T>,
): {
  readonly value: T | undefined;
  readonly loaded: boolean;
  /** Whether the last change could not be kept. */
  readonly failed: boolean;
  readonly save: (next: T | Change<T>) => void;
  readonly discard: () => void;
} {
  const [value, setValue] = useState<T>();
  const [loaded, setLoaded] = useState(false);
  const [failed, setFailed] = useState(false);
  const shape = useRef(schema);
  const channel = useRef<BroadcastChannel>(undefined);
  /** Changes made here, and how many of them are on their way to the device. */
  const made = useRef(0);
  const pending = useRef(0);
  useEffect(() => {
    let wanted = true;
    const open = new BroadcastChannel(CHANNEL);
    channel.current = open;
    void readDraft(name, shape.current).then((found) => {
      if (!wanted) return;
      // What the reader did while it was looked for comes first.
      if (made.current === 0) setValue(found);
      setLoaded(true);
    });
    open.onmessage = ({ data }: MessageEvent<unknown>) => {
      if (data !== name) return;
      const before = made.current;
      void readDraft(name, shape.current).then((found) => {
        if (wanted && made.current === before && pending.current === 0) setValue(found);
      });
    };
    return () => {
      wanted = false;
      open.close();
    };
  }, [name]);
  const save = useCallback(
    (next: T | Change<T>) => {
      const change: Change<T> = typeof next === 'function' ? next : () => next;
      made.current += 1;
      pending.current += 1;
      const mine = made.current;
      setValue((now) => change(now));
      void changeDraft(name, shape.current, change)
        .then((kept) => {
          setFailed(false);
          if (made.current === mine) setValue(kept);
          channel.current?.postMessage(name);
        })
        .catch(() => setFailed(true))
        .finally(() => {
          pending.current -= 1;
        });
    },
    [name],
  );
  return { value, loaded, failed, save, discard: useCallback(() => save(() => undefined), [save]) };
}

async function readDraft<T>(name: string, schema: v.GenericSchema<unknown, T>): Promise<T | undefined> {
  try {
    return checkedDraft(await get(name, drafts()), schema);
  } catch {
    return undefined;
  }
}

/** Changes what is kept, read and written at once: no other tab comes between. Gives what is kept then. */
async function changeDraft<T>(
  name: string,
  schema: v.GenericSchema<unknown, T>,
  change: Change<T>,
): Promise<T | undefined> {
  let next: T | undefined;
  await update(
    name,
    (kept: unknown) => {
      next = change(checkedDraft(kept, schema));
      return next === undefined ? undefined : { formato: FORMAT, valor: next };
    },
    drafts(),
  );
  return next;
}

function checkedDraft<T>(found: unknown, schema: v.GenericSchema<unknown, T>): T | undefined {
  const kept = v.safeParse(Kept, found);
  const checked = kept.success ? v.safeParse(schema, kept.output.valor) : undefined;
  return checked?.success ? checked.output : undefined;
}

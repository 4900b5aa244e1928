import { type ReactNode, Suspense, useState } from 'react';
import type { OwnTerritory } from '../../domain/own.ts';
import type { Zone } from '../../domain/territory.ts';
import type { Shown } from '../../state/select.ts';
import { lazily } from '../../ui/lazily.ts';

const TerritoryDialog = lazily(() => import('./TerritoryDialog.tsx'));

/**
 * Opens the making of a territory, or the change of one that is there (`editing`). With `from` its comunas are
 * already picked.
 */
export function TerritoryButton(props: {
  readonly shown: Shown;
  readonly label: string;
  readonly from?: Zone;
  readonly editing?: OwnTerritory;
}): ReactNode {
  const [open, setOpen] = useState(false);
  const { shown, label, from, editing } = props;
  return (
    <>
      <button type="button" className="button" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {label}
      </button>
      {open && (
        <Suspense fallback={null}>
          <TerritoryDialog shown={shown} from={from} editing={editing} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}

/** What can be done with the zone of a sheet: change it when it is the reader's own, or make one that begins with it. */
export function TerritoryOfZone({ shown, zone }: { readonly shown: Shown; readonly zone: Zone }): ReactNode {
  const editing = shown.view.territories.find(({ id }) => id === zone.id);
  if (editing) return <TerritoryButton shown={shown} label="Cambiar este territorio" editing={editing} />;
  return <TerritoryButton shown={shown} label={`Armar un territorio con ${zone.name}`} from={zone} />;
}

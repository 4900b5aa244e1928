import type { ReactNode } from 'react';
import type { Zone } from '../../domain/territory.ts';
import { type Shown, useShown } from '../../state/select.ts';
import { NoPaper } from './NoPaper.tsx';

/** What a paper of one zone is made of: waits for the figures, and says what to do where the link names no zone of theirs. */
export function OneZone(props: { readonly children: (shown: Shown, zone: Zone) => ReactNode }): ReactNode {
  const shown = useShown();
  if (!shown) return <div className="skeleton" />;
  if (shown.zone) return props.children(shown, shown.zone);
  return (
    <NoPaper back={{ screen: 'explorar', pane: 'lista' }} link="Elegir una zona en la lista">
      {shown.view.zone
        ? 'La zona del enlace no está entre las que se muestran con esta tabla y este nivel.'
        : 'El enlace no nombra una zona.'}
    </NoPaper>
  );
}

import { levelOf, parseZoneId, type ZoneId } from '../../domain/ids.ts';
import { ancestor, type Territory, type Zone } from '../../domain/territory.ts';
import { DEFAULT_VIEW, type View } from '../../state/view.ts';

const KEY = 'mapa.comuna';

/** The comuna that the reader last asked about on this device; undefined where none is kept or the package has it not. */
function keptComuna(territory: Territory): ZoneId | undefined {
  let kept: string | null = null;
  try {
    kept = localStorage.getItem(KEY);
  } catch {
    // A browser that keeps nothing: the reader says it again.
  }
  const id = parseZoneId(kept ?? '');
  return id && levelOf(id) === 'comuna' && territory.zones.has(id) ? id : undefined;
}

/** Keeps a comuna on the device for the next visit. It is a public code; nothing else of the reader's is kept here. */
export function keepComuna(id: ZoneId): void {
  try {
    localStorage.setItem(KEY, id);
  } catch {
    // It lasts as long as the link.
  }
}

/** The comuna a question is asked of: the one of the link, else the one last asked about here, else the package's own. */
export function comunaOf(
  view: Pick<View, 'zone'>,
  territory: Territory,
  start: string | undefined,
): Zone | undefined {
  const own = parseZoneId(start ?? '');
  const found = [view.zone, keptComuna(territory), own].find(
    (id) => id && levelOf(id) === 'comuna' && territory.zones.has(id),
  );
  return found && territory.zones.get(found);
}

/** The region a question is asked of: the one of the link, else that of the comuna asked about. */
export function regionOf(
  view: Pick<View, 'zone' | 'only'>,
  territory: Territory,
  start: string | undefined,
): Zone | undefined {
  const { only } = view;
  if (only && territory.zones.has(only)) return territory.zones.get(only);
  const comuna = comunaOf(view, territory, start);
  const id = comuna && ancestor(territory, comuna.id, 'region');
  return id && territory.zones.get(id);
}

/** The start at a door or a question, with the places of before and nothing else of what was looked at. */
export function startView(view: View, perfil: string | undefined): View {
  const { datos, territories, zone, only } = view;
  return {
    ...DEFAULT_VIEW,
    screen: 'inicio',
    datos,
    territories,
    zone,
    only,
    support: perfil === undefined ? {} : { perfil },
  };
}

import type { ZoneId } from '../../domain/ids.ts';
import { useStore } from '../../state/store.ts';
import type { Screen, View } from '../../state/view.ts';
import { focusOn } from './keep_focus.ts';
import { isSeen } from './seen.ts';

const APP = 'Mapa Territorial de Oportunidades';

/** How the title of the page calls each screen; that of `explorar` is said by its heading alone. */
export const SCREEN_WORDS: Readonly<Record<Screen, string>> = {
  inicio: 'Inicio',
  explorar: '',
  instrumentos: 'Instrumentos de apoyo',
  cobertura: 'Cobertura',
  ruta: 'Ruta de apoyo',
  evaluar: 'Evaluar un negocio',
  focalizacion: 'Focalización',
  genero: 'Género',
  sectores: 'Potencial y apoyo',
  metas: 'Metas',
  catastro: 'Catastro económico',
  vitrina: 'Vitrina',
  pladeco: 'PLADECO',
  informe: 'Informe',
  docentes: 'En clase',
  abrir: 'Tus datos',
  calidad: 'Datos',
  leer: 'Cómo se lee',
};
const ALONE: ReadonlySet<Screen> = new Set(['docentes', 'abrir', 'calidad', 'leer', 'inicio']);

/** The part of the page that is shown. */
function partOf({ screen, pane, zone }: View): string {
  return [screen, pane ?? (zone ? 'ficha' : 'sector')].join();
}

/** What a reader would call another place, and not another choice in the same. */
function placeOf(view: View): string {
  return [partOf(view), view.support.instrumento ?? '', view.support.de ?? ''].join();
}

/**
 * Where the reader is, in the title of the page, and told aloud when it changes. On another screen the focus goes to its
 * heading: what was pressed to come is left behind. `find` is asked after each change of the page.
 */
export function followPlace(announce: (words: string) => void): { readonly find: () => void } {
  let told = '';
  let headed: string | null = null;
  let arriving: { readonly focus: boolean; readonly from: Element | null } | undefined;
  let lead: Element | undefined;
  let chosen = useStore.getState().view.zone;
  useStore.subscribe(({ view }, { view: before }) => {
    if (view === before) return;
    const moved = placeOf(view) !== placeOf(before);
    const fromSearch = document.activeElement?.closest('.combobox') != null && view.zone !== before.zone;
    // What a link settles by itself (a name for its code, where a package begins) is no arrival: nobody has pressed anything.
    if ((moved || fromSearch) && isActive()) {
      arriving = {
        focus: view.screen !== before.screen || fromSearch,
        from: document.activeElement,
      };
      told = '';
    }
    // Another part begins at its beginning; another zone in the same part is looked at from where one was.
    if (partOf(view) !== partOf(before))
      document.querySelector('.content')?.scrollTo({ top: 0, behavior: 'instant' });
  });
  return {
    find: () => {
      const { view } = useStore.getState();
      const heading = seen<HTMLElement>('main h2');
      if (!heading) return;
      const words = whereWords(view, heading.textContent?.trim() ?? '');
      if (document.title !== words.title) document.title = words.title;
      const here = seen('main .lead');
      if (view.zone && view.zone !== chosen && !arriving && heading.textContent === headed)
        announce(rowWords(view.zone));
      else if (told !== words.said) {
        const first = told === '' && !arriving;
        // Or it was left at the door of the content, when what was pressed went away before anything stood in its place.
        // A link to one entry of the help takes the reader to it (see reading/ReadLink.tsx).
        const toEntry = location.hash.startsWith('#leer-');
        // Who has gone elsewhere while it came (to the search, to a field) stays there.
        const goes = arriving && !toEntry && ((arriving.focus && isWithoutFocus(arriving.from)) || atDoor());
        if (goes) focusOn(heading);
        // Who is brought to the heading reads on; for who stays elsewhere its first sentence is told with it. When that changes
        // where it stands it tells itself (aria-live).
        const sentence = !goes && here && here !== lead ? (here.textContent ?? '') : '';
        if (!first) announce(`${words.said}. ${sentence}`.trim());
        arriving = undefined;
      }
      told = words.said;
      headed = heading.textContent;
      lead = here;
      chosen = view.zone;
    },
  };
}

/** The first that is seen: while a part is on its way, the one before stands hidden. */
function seen<T extends Element = Element>(what: string): T | undefined {
  return [...document.querySelectorAll<T>(what)].find(isSeen);
}

function atDoor(): boolean {
  const { activeElement } = document;
  return activeElement === document.body || activeElement?.id === 'contenido';
}

/** Whether the focus is where it was, or nowhere, or on what takes none by itself: where it was put when what had it went away. */
function isWithoutFocus(from: Element | null): boolean {
  const { activeElement } = document;
  return activeElement === from || !(activeElement instanceof HTMLElement) || activeElement.tabIndex < 0;
}

/** Whether the reader has pressed anything yet; a browser that cannot tell is taken at its best. */
function isActive(): boolean {
  return navigator.userActivation?.hasBeenActive ?? true;
}

/** The title of the page, «Calama · Comercio · Mapa Territorial de Oportunidades», and what is said on arriving. */
function whereWords(view: View, heading: string): { readonly title: string; readonly said: string } {
  const screen = SCREEN_WORDS[view.screen];
  const zone = view.zone && !ALONE.has(view.screen) && zoneName(view.zone);
  const parts = [
    heading,
    // A heading that says it already is not said again.
    ...[screen, zone].filter((word) => word && !heading.toLowerCase().includes(word.toLowerCase())),
  ];
  const said = parts.filter(Boolean).join(' · ');
  return { title: `${said} · ${APP}`, said };
}

function zoneName(zone: ZoneId): string {
  const { summary, view } = useStore.getState();
  return (
    summary?.territory.zones.get(zone)?.name ?? view.territories.find(({ id }) => id === zone)?.name ?? ''
  );
}

/** A zone chosen where its sheet is not opened (on the map beside the table): its row, as it is read. */
function rowWords(zone: ZoneId): string {
  const row = document.querySelector<HTMLTableRowElement>(`main tr[data-zone="${CSS.escape(zone)}"]`);
  const table = row?.closest('table');
  if (!row || !table) return zoneName(zone);
  const heads = [...table.querySelectorAll('thead th')].map((head) =>
    textOf(head).replace(/[↓↑]/g, '').trim(),
  );
  const cells = [...row.cells].flatMap((cell, at) => {
    const text = cell.querySelector('.why') ? '' : textOf(cell);
    return text && isSeen(cell) ? [at === 0 ? text : `${heads[at] ?? ''}: ${text}`] : [];
  });
  return cells.join('. ');
}

function textOf(element: Element): string {
  return (element.textContent ?? '').replace(/\s+/g, ' ').trim();
}

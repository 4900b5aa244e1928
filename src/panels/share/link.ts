import type { ZoneId } from '../../domain/ids.ts';
import { withNames } from '../../domain/link_names.ts';
import { tradeNamed } from '../../domain/trades/trades.ts';
import { OWN_DATA } from '../../load/shipped.ts';
import type { PackageSummary } from '../../load/summary.ts';
import { formatView, type View } from '../../state/view.ts';
import { SCREEN_WORDS } from '../hands/place.ts';

/** The address of a view for somebody else: names in place of codes, and the place of the map only when it is asked for. */
export function linkTo(view: View, summary: PackageSummary, base: string, withCamera: boolean): string {
  const shared: View = { ...shareable(view), embed: false, camera: withCamera ? view.camera : undefined };
  return new URL(withNames(formatView(shared), summary.territory, summary.sectors) || '.', base).href;
}

/** What another page puts in itself to show a view. Quotes and angles cannot end the attribute they stand in. */
export function embedCode(view: View, summary: PackageSummary, base: string): string {
  const link = new URL(
    withNames(formatView({ ...shareable(view), embed: true }), summary.territory, summary.sectors),
    base,
  ).href;
  const title = titleOf(view, summary);
  return `<iframe src="${attribute(link)}" title="${attribute(title)}" width="100%" height="640" loading="lazy"></iframe>`;
}

/**
 * What a view is called in somebody else's page: its screen, zone and sector, as the package names them. Not the title of the
 * page, which may be the name that the reader gave to a draft, a plan or a territory.
 */
function titleOf({ screen, zone, only, sector }: View, summary: PackageSummary): string {
  const place = summary.territory.zones.get(zone ?? only ?? ('' as ZoneId));
  const parts = [
    SCREEN_WORDS[screen],
    place && place.level !== 'territorio' && place.name,
    screen === 'explorar' && sector && summary.sectors.get(sector)?.short,
    'Mapa Territorial de Oportunidades',
  ];
  return parts.filter(Boolean).join(' · ');
}

/** A view without the business that the reader wrote, unless it is one of the dictionary: then by the dictionary's name. */
function shareable(view: View): View {
  const { negocio, ...support } = view.support;
  const trade = negocio ? tradeNamed(negocio) : undefined;
  return { ...view, support: trade ? { ...support, negocio: trade.name } : support };
}

function attribute(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}

/** What a link carries and what it does not, in words, where the view has something of the reader's. */
export function linkNotes(view: View): readonly string[] {
  const { buscar, negocio, decision } = view.support;
  return [
    'Lleva lo que elegiste: lugar, sector, medida y opciones.',
    buscar ? `Lleva también lo que escribiste para buscar: «${buscar}».` : '',
    view.territories.length > 0
      ? 'Lleva también el nombre y las comunas de los territorios que armaste.'
      : '',
    negocio && !tradeNamed(negocio)
      ? `No lleva «${negocio}»: es un negocio que escribiste y no está en nuestra lista.`
      : '',
    view.datos === OWN_DATA
      ? 'No lleva tus datos. Quien lo abra verá que le faltan, y podrá abrir los suyos.'
      : '',
    decision === 'propia' ? 'No lleva tu borrador: está solo en este equipo.' : '',
    'No lleva nada de lo que guardas en este equipo.',
  ].filter(Boolean);
}

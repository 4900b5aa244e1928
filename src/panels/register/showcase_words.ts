import type { Showcase } from '../../domain/register_report/showcase.ts';
import { formatNumber } from '../../ui/format.ts';

/** «214 de 2.943 negocios pidieron aparecer.», and what is not known of the rest. */
export function showcaseSentence({ asked, businesses, untold, nameless }: Showcase): string {
  const all = `${formatNumber(businesses)} ${businesses === 1 ? 'negocio' : 'negocios'}`;
  const first =
    asked === 0
      ? `Ninguno de ${all} pidió aparecer.`
      : `${formatNumber(asked)} de ${all} ${asked === 1 ? 'pidió' : 'pidieron'} aparecer.`;
  const rest =
    untold > 0
      ? ` De ${untold === 1 ? 'uno' : formatNumber(untold)} no se sabe: no ${untold === 1 ? 'se muestra' : 'se muestran'}.`
      : '';
  const without =
    asked > 0 && nameless > 0
      ? ` ${formatNumber(nameless)} de ellos no ${nameless === 1 ? 'tiene' : 'tienen'} nombre en el archivo.`
      : '';
  return `${first}${rest}${without}`;
}

import type { ReactNode } from 'react';
import { tradeNamed } from '../../domain/trades/trades.ts';
import type { Shown } from '../../state/select.ts';
import { coarserWords } from './words.ts';

/**
 * On the sheet of a sector that the reader came to by the name of a business: under which sector its figures are. Nothing once
 * they have gone on to another sector.
 */
export default function TradeNote({ shown }: { readonly shown: Shown }): ReactNode {
  const { summary, sector, view } = shown;
  const { negocio } = view.support;
  const info = summary.sectors.get(sector);
  if (!negocio || !info) return null;
  const trade = tradeNamed(negocio);
  if (trade && trade.section !== info.section) return null;
  return <p className="panel-info">{coarserWords(trade?.name ?? negocio, info)}</p>;
}

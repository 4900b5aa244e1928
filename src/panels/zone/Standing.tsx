import type { ReactNode } from 'react';
import { RankBand } from '../../charts/RankBand.tsx';
import { type Place, placeOf } from '../../domain/bands.ts';
import { explainPlace } from '../../domain/place_account.ts';
import { isRanked, type Zone } from '../../domain/territory.ts';
import type { Shown } from '../../state/select.ts';
import { useBands } from '../../state/useBands.ts';
import { formatNumber } from '../../ui/format.ts';
import { Why } from '../why/Why.tsx';
import { LEVEL_WORDS } from '../words.ts';
import './score.css';

/** Where the zone stands among those of its reference, with the band that counts and weights leave it. */
export default function Standing({ shown, zone }: { readonly shown: Shown; readonly zone: Zone }): ReactNode {
  const { bands, fresh } = useBands(shown);
  const place = bands && placeOf(bands, zone.id);
  if (!bands) return <div className="standing" aria-busy="true" />;
  if (!isRanked(zone))
    return <p className="prose small">{zone.name} no tiene municipalidad propia: no ocupa un puesto.</p>;
  if (!place) return null;
  const sector = shown.summary.sectors.get(shown.sector)?.name ?? shown.sector;
  return (
    <div className="standing" aria-busy={!fresh}>
      <p className={`prose ${fresh ? '' : 'soft'}`}>
        {sentence(place, LEVEL_WORDS[shown.analysis.settings.level].toLowerCase())}{' '}
        <Why
          of={`Puesto de ${zone.name}`}
          explain={() => Promise.resolve(explainPlace(bands, place, zone.name, sector))}
        />
      </p>
      <RankBand {...place} last={Math.max(place.among, place.high)} stale={!fresh} />
    </div>
  );
}

/** «Puesto 12 de 345 comunas, entre 7 y 19 al mover cuentas y pesos. Empata con 11.» */
function sentence({ median, low, high, among, ties, guest }: Place, zones: string): ReactNode {
  const band = low === high ? 'sin cambio' : `entre ${formatNumber(low)} y ${formatNumber(high)}`;
  return (
    <>
      {guest ? 'Quedaría en el puesto' : 'Puesto'} <strong>{formatNumber(median)}</strong>{' '}
      {guest ? 'entre' : 'de'} {formatNumber(among)} {zones} ({band} al mover cuentas y pesos).{' '}
      {ties === 0 ? 'No empata con ninguna.' : `Empata con ${formatNumber(ties)}: sus bandas se cruzan.`}
    </>
  );
}

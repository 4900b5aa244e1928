import type { ReactNode } from 'react';
import type { SectorCode } from '../../domain/ids.ts';
import { isLocal, LOCAL_SECTORS } from '../../domain/opportunities/local.ts';
import type { Shown } from '../../state/select.ts';
import { go } from '../../state/store.ts';

/** Which sectors of the table are taken to sell to the people around them; the reader may change it. */
export function LocalList({ shown }: { readonly shown: Shown }): ReactNode {
  const { sectors } = shown.summary;
  const here = shown.analysis.sectors;
  const { localSectors } = shown.view;
  const isMarked = (code: SectorCode) => isLocal(sectors, localSectors, code);
  const mark = (code: SectorCode, marked: boolean) => {
    // Codes of other tables keep what they were.
    const elsewhere = (localSectors ?? LOCAL_SECTORS).filter((one) => !here.includes(one));
    const kept = here.filter((one) => (one === code ? marked : isMarked(one)));
    go({ localSectors: [...elsewhere, ...kept] }, 'replace');
  };
  return (
    <details>
      <summary>Sectores que le venden a la gente de alrededor</summary>
      <p className="small prose">
        Solo en ellos se puede esperar un número de empresas por la gente que vive cerca. Los que venden
        lejos, como la minería, no van en la lista. Marca o desmarca los que quieras: va en el enlace.
      </p>
      <fieldset className="local-sectors">
        <legend className="visually-hidden">Sectores que le venden a la gente de alrededor</legend>
        {here.map((code) => (
          <label key={code}>
            <input
              type="checkbox"
              checked={isMarked(code)}
              onChange={(event) => mark(code, event.target.checked)}
            />{' '}
            {sectors.get(code)?.short ?? code}
          </label>
        ))}
      </fieldset>
      {localSectors && (
        <p>
          <button type="button" className="button" onClick={() => go({ localSectors: undefined })}>
            Volver a la lista del método
          </button>
        </p>
      )}
    </details>
  );
}

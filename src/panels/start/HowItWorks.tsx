import { type ReactNode, useState } from 'react';
import type { PackageSummary } from '../../load/summary.ts';
import { formatDate } from '../../ui/format.ts';

const KEY = 'mapa.asi-funciona';
const SEEN = 'visto';

function wasSeen(): boolean {
  try {
    return localStorage.getItem(KEY) === SEEN;
  } catch {
    return false;
  }
}

function remember(seen: boolean): void {
  try {
    if (seen) localStorage.setItem(KEY, SEEN);
    else localStorage.removeItem(KEY);
  } catch {
    // Where nothing is kept, it is explained again.
  }
}

const STEPS = [
  ['Pregunta', 'Elige quién eres y una pregunta, o di qué negocio y en qué lugar.'],
  ['Lee la frase', 'La respuesta es una frase con cifras. Cada cifra abre «¿De dónde sale?».'],
  ['Llévatelo', 'Abre la ficha, compara, imprime el informe o comparte el enlace.'],
] as const;

/** What this is, for who comes for the first time; put away it stays away on this device. */
export function HowItWorks({ summary }: { readonly summary: PackageSummary | undefined }): ReactNode {
  const [open, setOpen] = useState(() => !wasSeen());
  const turn = () => {
    remember(open);
    setOpen(!open);
  };
  return (
    <section className="start-how" aria-labelledby="start-how">
      <div className="start-how-head">
        <h3 id="start-how">Así funciona</h3>
        <button type="button" className="link-button" aria-expanded={open} onClick={turn}>
          {open ? 'Ya entendí, ocultar' : 'Mostrar'}
        </button>
      </div>
      {open && (
        <>
          <ol className="start-steps">
            {STEPS.map(([name, what]) => (
              <li key={name}>
                <strong>{name}</strong>
                <span>{what}</span>
              </li>
            ))}
          </ol>
          <p className="prose">
            Es un mapa con datos públicos de las 346 comunas: qué hay en cada sector, qué falta y qué apoyo
            llega. <strong>Informa, no aconseja</strong>: que falte algo no dice que convenga abrirlo. Todo se
            calcula en tu equipo; nada tuyo sale de él.
          </p>
        </>
      )}
      <p className="small soft">
        {summary ? (
          <>
            Datos abiertos ahora: {summary.title}, versión {summary.version}, del{' '}
            {formatDate(summary.created)}.{' '}
            {summary.fictitious ? (
              <strong>Son ficticios: no describen ningún lugar.</strong>
            ) : (
              'Son cifras publicadas, cada una con su fuente.'
            )}
          </>
        ) : (
          'Leyendo qué datos hay…'
        )}
      </p>
    </section>
  );
}

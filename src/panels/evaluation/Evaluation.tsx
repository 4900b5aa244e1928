import type { ReactNode } from 'react';
import type { PackageSummary } from '../../load/summary.ts';
import { choose, useChoice } from '../../state/support.ts';
import './evaluation.css';
import { OwnBusiness } from './OwnBusiness.tsx';
import { Register } from './Register.tsx';

const REGISTER = 'catastro';

/** Seed 002 b: the questionnaire of one business, and the same classification for the rows of a register. */
export default function Evaluation({ summary }: { readonly summary: PackageSummary }): ReactNode {
  const part = useChoice('bloque');
  const isRegister = part === REGISTER;
  return (
    <section className="evaluation">
      <h2>Evaluar un negocio</h2>
      <div className="evaluation-parts no-print">
        <button
          type="button"
          className="button"
          aria-pressed={!isRegister}
          onClick={() => choose({ bloque: undefined })}
        >
          Tu negocio
        </button>
        <button
          type="button"
          className="button"
          aria-pressed={isRegister}
          onClick={() => choose({ bloque: REGISTER })}
        >
          Clasificar un catastro
        </button>
      </div>
      {isRegister ? (
        <Register key={summary.id} summary={summary} />
      ) : (
        <OwnBusiness key={summary.id} summary={summary} />
      )}
    </section>
  );
}

import type { ReactNode } from 'react';
import { FLAG_NAMES, type FlagCode } from '../../domain/support/programme_flags.ts';
import type { ProgrammeReport } from '../../domain/support/programme_report.ts';
import { choose } from '../../state/support.ts';
import { many } from './words.ts';

/** Every doubt of the whole programme, by kind, each one a way to where it is. */
export function AllFlags({ report }: { readonly report: ProgrammeReport }): ReactNode {
  const { flags, outline, source } = report;
  const nameOf = (id: string) => outline.units.find((unit) => unit.id === id)?.name ?? '';
  const kinds = (Object.keys(FLAG_NAMES) as FlagCode[])
    .map((code) => ({ code, found: flags.filter((flag) => flag.code === code) }))
    .filter(({ found }) => found.length > 0);
  return (
    <section aria-labelledby="flags-title" className="programme-block">
      <h3 id="flags-title">Lo que no cuadra, por clase</h3>
      <p className="prose">
        Son avisos, no correcciones: el texto queda como está escrito. Las mismas revisiones se hacen a
        cualquier archivo que abras.
      </p>
      {kinds.length === 0 && <p>Las revisiones no encuentran nada.</p>}
      <ul className="only-print small">
        {kinds.map(({ code, found }) => (
          <li key={code}>
            {FLAG_NAMES[code]}: {found.length}
          </li>
        ))}
      </ul>
      <div className="flag-kinds">
        {kinds.map(({ code, found }) => (
          <details key={code}>
            <summary>
              {FLAG_NAMES[code]}: <strong>{found.length}</strong>
            </summary>
            <ul className="notes">
              {found.map((flag) => (
                <li key={`${flag.lines.join()}${flag.column}${flag.words}`}>
                  {nameOf(flag.unit) && (
                    <button
                      type="button"
                      className="link-button"
                      onClick={() => {
                        choose({ programa: flag.unit, bloque: flag.block });
                        document.getElementById('programme-choice')?.focus();
                      }}
                    >
                      {nameOf(flag.unit)}, {flag.block}
                    </button>
                  )}{' '}
                  {flag.words}{' '}
                  <span className="small soft">
                    ({source.file}, {flag.lines.length === 1 ? 'línea' : 'líneas'} {flag.lines.join(' y ')})
                  </span>
                </li>
              ))}
            </ul>
          </details>
        ))}
      </div>
      <p className="small soft">{many(flags.length, 'aviso')} en total.</p>
    </section>
  );
}

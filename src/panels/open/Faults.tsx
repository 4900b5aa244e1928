import type { ReactNode } from 'react';
import { type Issue, SEVERITIES } from '../../load/checked.ts';
import type { IssueGroup } from '../../load/open/contract.ts';
import { counted } from './words.ts';

const SEVERITY_WORDS: Readonly<Record<Issue['severity'], string>> = {
  fatal: 'Impide usarlo',
  error: 'Se deja fuera',
  aviso: 'Aviso',
};

/** What is wrong in a file, by kind, the gravest first, with some of the lines where it is. */
export function Faults({ groups }: { readonly groups: readonly IssueGroup[] }): ReactNode {
  if (groups.length === 0) return null;
  const sorted = SEVERITIES.flatMap((severity) => groups.filter((group) => group.severity === severity));
  return (
    <div className="open-faults">
      <h5>Lo que se encontró</h5>
      <ul>
        {sorted.map(({ code, severity, count, examples }) => {
          const [first, ...others] = examples;
          return (
            <li key={`${code}|${severity}`}>
              <p>
                <strong className={`severity-${severity}`}>{SEVERITY_WORDS[severity]}</strong>
                {count > 1 && ` · ${counted(count, 'vez', 'veces')}`}
                {first && <Where issue={first} />}
              </p>
              {others.length > 0 && (
                <details>
                  <summary>
                    Ver {counted(others.length, 'ejemplo más', 'ejemplos más')}
                    {count > examples.length && ` de ${counted(count, 'vez', 'veces')}`}
                  </summary>
                  <ul>
                    {others.map((issue) => (
                      <li key={[issue.file, issue.line, issue.column, issue.message].join('|')}>
                        <Where issue={issue} />
                      </li>
                    ))}
                  </ul>
                </details>
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function Where({ issue }: { readonly issue: Issue }): ReactNode {
  const place = [
    issue.file,
    issue.line !== undefined && `línea ${issue.line}`,
    issue.column !== undefined && `columna ${issue.column}`,
  ].filter(Boolean);
  return (
    <span className="open-where">
      {issue.message} <span className="small soft">{place.join(', ')}</span>
    </span>
  );
}

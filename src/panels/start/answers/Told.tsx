import type { ReactNode } from 'react';
import type { SourceRef } from '../../../domain/source.ts';
import type { View } from '../../../state/view.ts';
import { formatDate } from '../../../ui/format.ts';
import { PlainLink } from '../../header/Header.tsx';

/** A screen that has the whole of an answer. */
interface Onward {
  readonly view: View;
  readonly label: string;
}

/** An answer: its sentence, where the figures come from, and where the whole is. Empty sentences are left out. */
export function Told(props: {
  readonly sentences: readonly string[];
  /** «¿De dónde sale?» of the figures of the sentence. */
  readonly why?: ReactNode;
  /** What else belongs to it: notes, a list. */
  readonly children?: ReactNode;
  readonly sources?: readonly SourceRef[];
  readonly onward: readonly Onward[];
}): ReactNode {
  const { sources = [], onward } = props;
  return (
    <div className="start-answer">
      <p className="lead" role="status">
        {props.sentences.filter(Boolean).join(' ')}
      </p>
      {props.why && <p className="start-why">{props.why}</p>}
      {props.children}
      <Sources sources={sources} />
      {onward.length > 0 && (
        <ul className="start-onward">
          {onward.map(({ view, label }) => (
            <li key={label}>
              <PlainLink view={view}>{label}</PlainLink>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** While the figures are on their way: the answer has its place already. */
export function Waiting(): ReactNode {
  return (
    <div className="start-answer" role="status">
      <p className="soft">Leyendo los datos…</p>
      <div className="skeleton" />
      <div className="skeleton" style={{ width: '70%' }} />
    </div>
  );
}

function Sources({ sources }: { readonly sources: readonly SourceRef[] }): ReactNode {
  const each = [...new Map(sources.map((one) => [one.resource, one])).values()];
  if (each.length === 0) return null;
  return <p className="small soft">Fuente: {each.map(told).join(' · ')}.</p>;
}

/** A source in a line; of a table with many publishers, the first and how many more. */
function told({ publisher, year, checked, file }: SourceRef): string {
  const [first = '', ...rest] = publisher.split(' · ');
  const many = rest.length > 2;
  const who = many ? `${first} y ${rest.length} más, en ${file}` : `${publisher}, ${year}`;
  return checked ? `${who} (revisado el ${formatDate(checked)})` : who;
}

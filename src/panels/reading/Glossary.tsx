import { type ReactNode, useState } from 'react';
import { fold } from '../../domain/text.ts';
import { GLOSSARY, type Word } from './glossary.ts';

/** Words that hold what was typed, in their name, in what they mean, or in other words for them; all when nothing is typed. */
export function wordsFound(typed: string): readonly Word[] {
  const wanted = fold(typed);
  if (!wanted) return GLOSSARY;
  const holds = (text: string) => ` ${fold(text)}`.includes(` ${wanted}`);
  const begins = ({ word }: Word) => fold(word).startsWith(wanted);
  const named = GLOSSARY.filter(({ word, also = '' }) => holds(word) || holds(also)).sort(
    (a, b) => Number(begins(b)) - Number(begins(a)),
  );
  return [...named, ...GLOSSARY.filter((one) => !named.includes(one) && holds(one.meaning))];
}

/** The words of the application, found as they are typed. */
export function Glossary(): ReactNode {
  const [typed, setTyped] = useState('');
  const found = wordsFound(typed);
  return (
    <section aria-labelledby="leer-palabras">
      <h3 id="leer-palabras">Palabras</h3>
      <div className="field reading-search">
        <label htmlFor="leer-buscar">Busca una palabra</label>
        <input
          id="leer-buscar"
          type="search"
          placeholder="tractora, PLADECO, intervalo…"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      </div>
      <p className="small soft" role="status">
        {found.length === 0
          ? `Ninguna palabra con «${typed.trim()}».`
          : typed.trim() === ''
            ? `${found.length} palabras.`
            : `${found.length} ${found.length === 1 ? 'palabra' : 'palabras'} con «${typed.trim()}».`}
      </p>
      {found.length > 0 && (
        <dl className="reading-words">
          {found.map(({ word, meaning }) => (
            <div key={word}>
              <dt>{word}</dt>
              <dd className="soft">{meaning}</dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}

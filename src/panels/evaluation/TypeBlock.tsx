import type { ReactNode } from 'react';
import type { TypeResult } from '../../domain/evaluation/firm_type.ts';
import { questionOf } from '../../domain/evaluation/questions.ts';
import { SELF_EMPLOYMENT, traitOf } from '../../domain/evaluation/traits.ts';
import { Take } from '../../reports/Take.tsx';
import { TableHead } from '../../ui/TableHead.tsx';
import { GROUP_NAMES, pullWords, sizeSentences, TYPE_HELP, typeName, typeReason } from './words.ts';

/** The type, and which way each trait pulled and in what words of the seed. */
export function TypeBlock(props: { readonly type: TypeResult; readonly alone: boolean }): ReactNode {
  const { type, alone } = props;
  return (
    <section className="evaluation-block" aria-labelledby="type-title">
      <h3 id="type-title">Tipo: {type.type ? typeName(type.type).toLowerCase() : 'no se puede decir'}</h3>
      {type.type && <p>{TYPE_HELP[type.type]}</p>}
      <p>{typeReason(type)}</p>
      {type.group && (
        <p>
          Grupo grande: empresa <strong>{GROUP_NAMES[type.group]}</strong>.
        </p>
      )}
      <ul className="notes small">
        {sizeSentences(type.size).map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
      <div className="table-wrap">
        <table className="traits">
          <caption>
            Cada rasgo que dice algo vota una vez. Se ordenan de subsistencia a acumulación ampliada y el del
            medio da el tipo. Entre comillas, el Plan Integral de Fomento Productivo de Atacama.
          </caption>
          <TableHead
            columns={[
              { label: 'Rasgo' },
              { label: 'Tu respuesta' },
              { label: 'Tira hacia' },
              { label: 'Por qué' },
            ]}
          />
          <tbody>
            {type.traits.map(({ trait, value, pull }) => (
              <tr key={trait}>
                <th scope="row">{traitOf(trait).name}</th>
                <td>{value === undefined ? <span className="soft">No sé</span> : label(trait, value)}</td>
                <td>{pull ? pullWords(pull) : <span className="soft">No vota</span>}</td>
                <td className="small">
                  {pull && (
                    <>
                      «{pull.seed}»{pull.note && `. ${pull.note}`}
                    </>
                  )}
                </td>
              </tr>
            ))}
            {alone && (
              <tr>
                <th scope="row">Trabajo por cuenta propia</th>
                <td>Solo yo</td>
                <td>{pullWords(SELF_EMPLOYMENT)}</td>
                <td className="small">
                  «{SELF_EMPLOYMENT.seed}». {SELF_EMPLOYMENT.note}
                </td>
              </tr>
            )}
          </tbody>
        </table>
      </div>
      <Take />
    </section>
  );
}

function label(trait: TypeResult['traits'][number]['trait'], value: string): string {
  const question = questionOf(trait);
  return question.kind === 'opcion'
    ? (question.options.find((one) => one.value === value)?.label ?? value)
    : value;
}

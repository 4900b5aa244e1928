import type { ReactNode } from 'react';
import { isKnown } from '../../domain/measure.ts';
import type { GenderReport } from '../../domain/support/gender.ts';
import type { View } from '../../state/view.ts';
import { formatDate, formatMeasure } from '../../ui/format.ts';
import { PlainLink } from '../header/Header.tsx';
import { countedAs } from './words.ts';

/** Instruments kept for women, or that give them points or a higher amount. */
export function WomenFocus(props: { readonly report: GenderReport; readonly view: View }): ReactNode {
  const { report, view } = props;
  return (
    <section aria-labelledby="gender-focus">
      <h3 id="gender-focus">Instrumentos con enfoque en mujeres</h3>
      {report.focus.length === 0 ? (
        <p>El catálogo no marca ninguno.</p>
      ) : (
        <ul className="notes">
          {report.focus.map((one) => {
            const { one: singular, many } = countedAs(one.kind);
            return (
              <li key={one.id}>
                <PlainLink
                  view={{
                    ...view,
                    screen: 'instrumentos',
                    support: { ...view.support, instrumento: one.id },
                  }}
                >
                  {one.name}
                </PlainLink>{' '}
                ({one.institution}):{' '}
                {isKnown(one.granted)
                  ? `${formatMeasure(one.granted)} ${one.granted.value === 1 ? singular : many} en ${report.phrase}.`
                  : 'ninguna tabla dice a quién llegó.'}{' '}
                <span className="small soft">
                  {one.sourceTitle}. Revisado el {formatDate(one.checked)}.
                </span>
              </li>
            );
          })}
        </ul>
      )}
      <p className="small soft prose">
        Son los que el catálogo marca: solo para mujeres, o con puntaje o monto mayor para ellas. Otro puede
        tenerlo y no estar marcado.
      </p>
    </section>
  );
}

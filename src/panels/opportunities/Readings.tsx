import type { ReactNode } from 'react';
import { isKnown, type Measure } from '../../domain/measure.ts';
import { NEXT_DOOR_KM, type Reading } from '../../domain/opportunities/readings.ts';
import { formatMeasure, formatNumber } from '../../ui/format.ts';
import { Why } from '../why/Why.tsx';

/** What else may be behind a gap, beside the number. */
export function Readings({ readings }: { readonly readings: readonly Reading[] }): ReactNode {
  if (readings.length === 0) return null;
  return (
    <>
      <p className="small">
        <strong>También puede ser:</strong>
      </p>
      <ul className="notes small">
        {readings.map((reading) => {
          const [figure] = reading.figures;
          return (
            <li key={reading.id}>
              {said(reading, figure?.measure)}{' '}
              {figure && (
                <Why
                  short
                  of={figure.explanation.indicator}
                  explain={() => Promise.resolve(figure.explanation)}
                />
              )}
            </li>
          );
        })}
      </ul>
    </>
  );
}

function said({ id, place }: Reading, measure: Measure | undefined): string {
  const value = measure && isKnown(measure) ? measure.value : undefined;
  switch (id) {
    case 'ingreso':
      return `Ingreso: el mediano está ${formatNumber(value ?? 0, 1)}% bajo el de la zona mediana. Lo esperado ya lo toma en cuenta, pero no toda la diferencia.`;
    case 'informalidad':
      return measure && value !== undefined
        ? `Informalidad: en el catastro, ${formatMeasure(measure)} de los negocios del sector tiene inicio de actividades. El resto ya atiende.`
        : 'Informalidad: puede haber negocios sin inicio de actividades. Esta tabla no los ve; un catastro sí.';
    case 'vecinos':
      return `Oferta al lado: a menos de ${NEXT_DOOR_KM} km hay ${formatNumber(value ?? 0)} empresas más de lo esperado, sobre todo en ${place ?? 'la zona vecina'}.`;
    case 'matrices':
      return 'Casas matrices: las cadenas figuran donde está su casa matriz. Sus locales de aquí no se cuentan.';
    case 'poca-poblacion':
      return measure && value !== undefined
        ? `Poca población: la primera suele aparecer desde ${formatMeasure(measure)} habitantes.`
        : 'Poca población: se esperan tan pocas que una más o menos cambia la lectura.';
  }
}

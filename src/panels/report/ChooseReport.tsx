import type { ReactNode } from 'react';
import type { PackageSummary } from '../../load/summary.ts';
import { useStore } from '../../state/store.ts';
import type { View } from '../../state/view.ts';
import { PlainLink } from '../header/Header.tsx';
import { withoutPaper } from './without_paper.ts';

/** Where each paper is prepared from, when the link names none that we know. */
export function ChooseReport(props: { readonly asked: string; readonly summary: PackageSummary }): ReactNode {
  const { asked, summary } = props;
  const view = useStore((state) => state.view);
  const support = withoutPaper(view.support);
  const place = view.zone && summary.territory.zones.get(view.zone);
  const choices: readonly { readonly name: string; readonly says: string; readonly to: Partial<View> }[] = [
    {
      name: place ? `Ficha de ${place.name}` : 'Ficha de una zona',
      says: 'Qué pesa más, qué falta, quiénes estudian y qué apoyo llega.',
      to: place
        ? { screen: 'informe', support: { ...support, de: 'zona' } }
        : { screen: 'explorar', pane: 'lista', support },
    },
    {
      name: 'Comparación',
      says: 'De dos a cuatro zonas, o dos años, con los mismos ejes.',
      to: { screen: 'explorar', pane: 'comparar', support },
    },
    {
      name: 'Informe de género',
      says: 'Cuánto de lo que se adjudica llega a mujeres.',
      to: { screen: 'informe', support: { ...support, de: 'genero' } },
    },
    {
      name: 'Anexo de una focalización',
      says: 'A quién cubre una decisión y a quién deja fuera.',
      to: { screen: 'focalizacion', support },
    },
    {
      name: 'Catastro económico',
      says: 'Los indicadores de los negocios de una comuna.',
      to: { screen: 'catastro', support },
    },
    {
      name: 'Anexo del PLADECO',
      says: 'Las líneas del plan, su evidencia y las observaciones.',
      to: { screen: 'pladeco', support },
    },
  ];
  return (
    <div className="page">
      <article className="sheet">
        <section>
          <h2>Preparar un informe</h2>
          <p className="lead">
            {asked === ''
              ? 'Elige qué llevas al papel.'
              : 'El enlace nombra un informe que no existe. Elige uno de estos.'}
          </p>
          <ul className="report-choose">
            {choices.map(({ name, says, to }) => (
              <li key={name}>
                <PlainLink view={{ ...view, pane: undefined, ...to }}>{name}</PlainLink>
                <p className="small soft">{says}</p>
              </li>
            ))}
          </ul>
        </section>
      </article>
    </div>
  );
}

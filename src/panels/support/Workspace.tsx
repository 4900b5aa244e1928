import { lazy, type ReactNode, Suspense } from 'react';
import type { PackageSummary } from '../../load/summary.ts';
import { go, useStore } from '../../state/store.ts';
import { SUPPORT_SCREENS, type SupportScreen, type View } from '../../state/view.ts';
import { formatDate } from '../../ui/format.ts';
import { PlainLink } from '../header/Header.tsx';
import './support.css';

const Catalogue = lazy(() => import('../catalogue/Catalogue.tsx'));
const Coverage = lazy(() => import('../coverage/Coverage.tsx'));
const Route = lazy(() => import('../route/Route.tsx'));
const Evaluation = lazy(() => import('../evaluation/Evaluation.tsx'));
const Targeting = lazy(() => import('../targeting/Targeting.tsx'));
const Gender = lazy(() => import('../gender/Gender.tsx'));
const Backing = lazy(() => import('../backing/Backing.tsx'));
const Programme = lazy(() => import('../programme/Programme.tsx'));

const SCREEN_NAMES: Readonly<Record<SupportScreen, string>> = {
  instrumentos: 'Instrumentos',
  cobertura: 'Cobertura',
  ruta: 'Ruta',
  evaluar: 'Evaluar un negocio',
  focalizacion: 'Focalización',
  genero: 'Género',
  sectores: 'Potencial y apoyo',
  metas: 'Metas',
};

/** One screen of public support, under the list of all of them. */
export default function Workspace(props: {
  readonly screen: SupportScreen;
  readonly summary: PackageSummary;
  /** It has the map beside it: on a narrow screen, the reader changes between the two. */
  readonly withMap: boolean;
}): ReactNode {
  const { screen, summary } = props;
  const view = useStore((state) => state.view);
  const Panel = PANELS[screen];
  return (
    <div className={props.withMap ? 'workspace' : 'workspace page'}>
      <nav className="support-nav no-print" aria-label="Apoyo público">
        <ul>
          {SUPPORT_SCREENS.map((one) => (
            <li key={one}>
              <PlainLink
                view={{ ...view, screen: one, pane: undefined }}
                {...(one === screen ? { current: true } : {})}
              >
                {SCREEN_NAMES[one]}
              </PlainLink>
            </li>
          ))}
        </ul>
      </nav>
      {props.withMap && <MapSwitch view={view} />}
      <p className="only-print small">
        Mapa Territorial de Oportunidades. {summary.title}
        {summary.fictitious && ' (FICTICIO)'}, versión {summary.version}, {formatDate(summary.created)}. La
        misma vista: {location.href}
      </p>
      <div className="sheet">
        <Suspense fallback={<div className="skeleton" />}>
          <Panel summary={summary} />
        </Suspense>
      </div>
    </div>
  );
}

const PANELS: Readonly<Record<SupportScreen, typeof Catalogue>> = {
  instrumentos: Catalogue,
  cobertura: Coverage,
  ruta: Route,
  evaluar: Evaluation,
  focalizacion: Targeting,
  genero: Gender,
  sectores: Backing,
  metas: Programme,
};

/** On a narrow screen the map takes the place of the figures, one tap away. */
function MapSwitch({ view }: { readonly view: View }): ReactNode {
  const onMap = view.pane === 'mapa';
  return (
    <p className="only-narrow no-print">
      <button type="button" className="button" onClick={() => go({ pane: onMap ? undefined : 'mapa' })}>
        {onMap ? 'Ver las cifras' : 'Ver el mapa'}
      </button>
    </p>
  );
}

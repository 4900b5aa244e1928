import { type ReactNode, Suspense } from 'react';
import type { PackageSummary } from '../../load/summary.ts';
import { useStore } from '../../state/store.ts';
import { COMUNA_SCREENS, SUPPORT_SCREENS, type WorkScreen } from '../../state/view.ts';
import { formatDate } from '../../ui/format.ts';
import { PlainLink } from '../header/Header.tsx';
import './support.css';
import { lazily } from '../../ui/lazily.ts';

const Catalogue = lazily(() => import('../catalogue/Catalogue.tsx'));
const Coverage = lazily(() => import('../coverage/Coverage.tsx'));
const Route = lazily(() => import('../route/Route.tsx'));
const Evaluation = lazily(() => import('../evaluation/Evaluation.tsx'));
const Targeting = lazily(() => import('../targeting/Targeting.tsx'));
const Gender = lazily(() => import('../gender/Gender.tsx'));
const Backing = lazily(() => import('../backing/Backing.tsx'));
const Programme = lazily(() => import('../programme/Programme.tsx'));
const Register = lazily(() => import('../register/Register.tsx'));
const Showcase = lazily(() => import('../register/Showcase.tsx'));
const Plan = lazily(() => import('../plan/Plan.tsx'));

const SCREEN_NAMES: Readonly<Record<WorkScreen, string>> = {
  instrumentos: 'Instrumentos',
  cobertura: 'Cobertura',
  ruta: 'Ruta',
  evaluar: 'Evaluar un negocio',
  focalizacion: 'Focalización',
  genero: 'Género',
  sectores: 'Potencial y apoyo',
  metas: 'Metas',
  catastro: 'Catastro económico',
  vitrina: 'Vitrina',
  pladeco: 'PLADECO',
};

/** One screen of public support or of a comuna, under the list of its like. */
export default function Workspace(props: {
  readonly screen: WorkScreen;
  readonly summary: PackageSummary;
  /** It has the map beside it. */
  readonly withMap: boolean;
}): ReactNode {
  const { screen, summary } = props;
  const view = useStore((state) => state.view);
  const Panel = PANELS[screen];
  const ofComuna = COMUNA_SCREENS.some((one) => one === screen);
  return (
    <div className={props.withMap ? 'workspace' : 'workspace page'}>
      <nav className="support-nav no-print" aria-label={ofComuna ? 'Mi comuna' : 'Apoyo público'}>
        <ul>
          {(ofComuna ? COMUNA_SCREENS : SUPPORT_SCREENS).map((one) => (
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

const PANELS: Readonly<Record<WorkScreen, typeof Catalogue>> = {
  instrumentos: Catalogue,
  cobertura: Coverage,
  ruta: Route,
  evaluar: Evaluation,
  focalizacion: Targeting,
  genero: Gender,
  sectores: Backing,
  metas: Programme,
  catastro: Register,
  vitrina: Showcase,
  pladeco: Plan,
};

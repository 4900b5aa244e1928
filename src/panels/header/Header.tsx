import { type MouseEvent, type ReactNode, Suspense, useState } from 'react';
import { OWN_DATA, SHIPPED } from '../../load/shipped.ts';
import type { PackageSummary } from '../../load/summary.ts';
import { go, useStore } from '../../state/store.ts';
import {
  COMUNA_SCREENS,
  DEFAULT_VIEW,
  formatView,
  type Screen,
  SUPPORT_SCREENS,
  type View,
} from '../../state/view.ts';
import { Failure } from '../../ui/Failure.tsx';
import { SelectField } from '../../ui/Field.tsx';
import { lazily } from '../../ui/lazily.ts';
import { currentTheme, setTheme } from '../../ui/theme.ts';
import type SearchBox from './SearchBox.tsx';

const Share = lazily(() => import('../share/Share.tsx'));

const LINKS: readonly { readonly screen: Screen; readonly label: string }[] = [
  { screen: 'explorar', label: 'Explorar' },
  { screen: 'catastro', label: 'Mi comuna' },
  { screen: 'instrumentos', label: 'Apoyo' },
  { screen: 'docentes', label: 'En clase' },
  { screen: 'abrir', label: 'Tus datos' },
  { screen: 'calidad', label: 'Datos' },
  { screen: 'leer', label: 'Cómo se lee' },
];

export function Header({ summary }: { readonly summary: PackageSummary | undefined }): ReactNode {
  const view = useStore((state) => state.view);
  const [theme, remember] = useState(currentTheme);
  const other = theme === 'dark' ? 'light' : 'dark';
  const [sharing, share] = useState(false);
  return (
    <div className="header">
      <h1>
        <PlainLink
          // Home, with what the reader made.
          view={{ ...DEFAULT_VIEW, screen: 'inicio', datos: view.datos, territories: view.territories }}
          className="brand"
        >
          <Mark />
          <span>Mapa Territorial de Oportunidades</span>
        </PlainLink>
      </h1>
      <Search summary={summary} />
      <nav aria-label="Secciones">
        <ul>
          {LINKS.map(({ screen, label }) => (
            <li key={screen}>
              <PlainLink
                view={{ ...view, screen, pane: undefined }}
                {...(isAt(view.screen, screen) ? { current: true } : {})}
              >
                {label}
              </PlainLink>
            </li>
          ))}
        </ul>
      </nav>
      <div className="header-tools">
        <SelectField
          label="Paquete de datos"
          value={view.datos}
          options={[
            ...SHIPPED.map(({ id, title }) => ({ value: id as string, label: title as string })),
            ...(SHIPPED.some(({ id }) => id === view.datos)
              ? []
              : [{ value: view.datos, label: view.datos === OWN_DATA ? 'Tus datos' : view.datos }]),
          ]}
          onChange={(datos) => go({ ...DEFAULT_VIEW, datos, screen: view.screen })}
        />
        <button type="button" className="button" onClick={() => share(true)}>
          Compartir
        </button>
        <button
          type="button"
          className="button"
          onClick={() => {
            setTheme(other);
            remember(other);
          }}
        >
          {other === 'dark' ? 'Oscurecer' : 'Aclarar'}
        </button>
      </div>
      {sharing && summary && (
        <Failure of="compartir">
          <Suspense>
            <Share summary={summary} onClose={() => share(false)} />
          </Suspense>
        </Failure>
      )}
    </div>
  );
}

/** Every screen of support, or of a comuna, is under the one that opens them. */
function isAt(screen: Screen, of: Screen): boolean {
  const under: readonly Screen[] =
    of === 'instrumentos' ? SUPPORT_SCREENS : of === 'catastro' ? COMUNA_SCREENS : [of];
  return under.includes(screen);
}

/** A link to a view: a plain address that can be copied or opened apart, followed without loading the page again. */
export function PlainLink(props: {
  readonly view: View;
  readonly className?: string;
  readonly current?: boolean;
  readonly children: ReactNode;
}): ReactNode {
  const follow = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    go(props.view);
  };
  return (
    <a
      href={formatView(props.view) || '?'}
      onClick={follow}
      {...(props.className ? { className: props.className } : {})}
      {...(props.current ? { 'aria-current': 'page' as const } : {})}
    >
      {props.children}
    </a>
  );
}

/**
 * A plain field until the reader enters it; then the combobox, which takes over what was typed meanwhile. It keeps the
 * combobox's library out of the start of the page.
 */
function Search({ summary }: { readonly summary: PackageSummary | undefined }): ReactNode {
  const [typed, setTyped] = useState('');
  const [box, setBox] = useState<{ readonly Box: typeof SearchBox }>();
  if (box && summary) return <box.Box summary={summary} typed={typed} />;
  return (
    <div className="combobox">
      <input
        role="combobox"
        aria-expanded="false"
        aria-controls="busqueda"
        placeholder="Busca una comuna, provincia o región"
        aria-label="Busca una comuna, provincia o región"
        value={typed}
        onFocus={() =>
          // What does not come is asked for again the next time.
          import('./SearchBox.tsx').then((module) => setBox({ Box: module.default })).catch(() => undefined)
        }
        onChange={(event) => setTyped(event.target.value)}
      />
      <span id="busqueda" hidden />
    </div>
  );
}

function Mark(): ReactNode {
  return (
    <svg width="26" height="26" viewBox="0 0 32 32" aria-hidden="true">
      <path d="M16 2l12 7v14l-12 7-12-7V9z" fill="var(--accent)" />
      <path d="M16 8l7 4v8l-7 4-7-4v-8z" fill="#f2b134" />
    </svg>
  );
}

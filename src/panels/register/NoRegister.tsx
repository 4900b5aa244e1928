import type { ReactNode } from 'react';
import type { PackageSummary } from '../../load/summary.ts';
import { useStore } from '../../state/store.ts';
import { DEFAULT_VIEW, type WorkScreen } from '../../state/view.ts';
import { saveFile } from '../../ui/files.ts';
import { PlainLink } from '../header/Header.tsx';
import { REGISTER_COLUMNS, sampleRegister } from './sample.ts';
import './register.css';

/** What a page of the register needs, where the package has none: the file, its columns, and where to open it. */
export function NoRegister(props: { readonly summary: PackageSummary; readonly title: string }): ReactNode {
  const { summary, title } = props;
  const view = useStore((state) => state.view);
  const comuna = view.zone && summary.territory.zones.get(view.zone);
  const own = comuna?.level === 'comuna' ? comuna : undefined;
  const screen = view.screen as WorkScreen;
  return (
    <section aria-labelledby="no-register-title">
      <p className="crumbs">{summary.title}</p>
      <h2 id="no-register-title">{title}</h2>
      <p className="lead">
        Estos datos no traen un catastro{own && ` de ${own.name}`}: una lista con un negocio por fila. La
        tiene, o la puede hacer, tu municipalidad.
      </p>
      <p className="prose">
        Con ese archivo esta página dice cuántos negocios hay, cuáles son informales, de qué sector y tamaño,
        a cuántas personas ocupan y dónde están. Se abre en tu equipo y no se sube a ninguna parte.
      </p>
      <div className="register-actions">
        <PlainLink view={{ ...view, screen: 'abrir', pane: undefined }} className="button">
          Abrir mi catastro
        </PlainLink>
        <PlainLink view={{ ...DEFAULT_VIEW, datos: 'calama-ficticio', screen }} className="button">
          Ver un ejemplo ficticio
        </PlainLink>
        <button
          type="button"
          className="button"
          onClick={() => saveFile('catastro-de-ejemplo.csv', sampleRegister(own?.id ?? '02201'))}
        >
          Descargar un archivo de ejemplo
        </button>
      </div>
      <h3>Qué columnas lee</h3>
      <p className="prose">
        Un CSV o una planilla, con los nombres en la primera línea. Si los tuyos son otros, al abrirlo dices
        cuál es cuál. Lo que falte se dice «sin dato»: nunca cuenta como cero.
      </p>
      <dl className="register-columns prose">
        {REGISTER_COLUMNS.map(({ name, gives }) => (
          <div key={name}>
            <dt>
              <code>{name}</code>
            </dt>
            <dd>{gives}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

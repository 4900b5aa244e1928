import './paper.css';
import type { ReactNode } from 'react';
import { METHOD_VERSION } from '../../domain/method.ts';
import type { SourceRef } from '../../domain/source.ts';
import { OWN_DATA } from '../../load/shipped.ts';
import type { PackageSummary } from '../../load/summary.ts';
import { useStore } from '../../state/store.ts';
import { useChoice } from '../../state/support.ts';
import type { View } from '../../state/view.ts';
import { formatDate } from '../../ui/format.ts';
import { Qr } from '../../ui/Qr.tsx';
import { linkTo } from '../share/link.ts';
import { OnPaper } from './on_paper.tsx';
import { pageRule, pageSizeOf, usePageRule } from './page_rule.ts';
import { withoutPaper } from './without_paper.ts';

/** Whose figures a paper shows. */
export type PaperSource = Pick<SourceRef, 'publisher' | 'title' | 'year' | 'checked'>;

/** One paper: what it is, its sentence, its sources, the date, and the way back to the same view (link and QR). */
export function Paper(props: {
  /** What kind of paper it is: «Ficha de comuna». */
  readonly kicker: string;
  readonly title: string;
  /** The sentence that the reader leaves with. */
  readonly lead: ReactNode;
  readonly summary: PackageSummary;
  /** The screen that the paper is of, as a change to the view in the link. */
  readonly back: Partial<View>;
  readonly sources: readonly PaperSource[];
  /** How each figure is made, in words: what on screen «¿De dónde sale?» tells. */
  readonly method?: ReactNode;
  /** What of it is on this device alone and the link does not carry, in a sentence. */
  readonly staysHere?: string;
  readonly children: ReactNode;
}): ReactNode {
  const { kicker, title, lead, summary, sources, method, children } = props;
  const size = pageSizeOf(useChoice('papel'));
  const link = usePaperLink(summary, props.back);
  const made = formatDate(new Date().toISOString());
  const warning = summary.fictitious ? 'FICTICIO: cifras inventadas' : '';
  const below = `Mapa Territorial de Oportunidades. Hecho el ${made}. Informa, no aconseja.`;
  usePageRule(pageRule(size, { above: `${kicker}. ${title}`, warning, below }));
  const staysHere =
    props.staysHere ??
    (summary.id === OWN_DATA ? 'Los datos son tuyos y están solo en tu equipo: no van en el enlace.' : '');
  return (
    <OnPaper value={true}>
      <article className={`paper sheet paper-${size}`} aria-labelledby="paper-title">
        {summary.fictitious && (
          <p className="paper-stamp" aria-hidden="true">
            FICTICIO
          </p>
        )}
        <header className="paper-head">
          <p className="crumbs">
            {kicker}
            {summary.fictitious && <strong className="paper-fictitious">FICTICIO</strong>}
          </p>
          <h2 id="paper-title">{title}</h2>
          <p className="lead">{lead}</p>
          <p className="small soft">
            {summary.title}, versión {summary.version}, {formatDate(summary.created)}. Método: versión{' '}
            {METHOD_VERSION.number}. Hecho el {made}.
          </p>
        </header>
        {children}
        <footer className="paper-foot">
          {method && (
            <section>
              <h3>Cómo se calcula</h3>
              {method}
            </section>
          )}
          <section>
            <h3>Fuentes</h3>
            <ul className="notes small">
              {unique(sources).map(({ publisher, title: name, year, checked }) => (
                <li key={`${publisher} ${name} ${year}`}>
                  {[publisher, name, year].filter((part) => part !== '').join(', ')}
                  {checked && `. Revisado el ${formatDate(checked)}`}.
                </li>
              ))}
            </ul>
          </section>
          <section className="paper-link">
            <Qr text={link} label="Código QR de la misma vista" />
            <div className="small">
              <p>
                <strong>La misma vista, con «¿De dónde sale?» en cada cifra:</strong>
              </p>
              <p className="paper-address">{link}</p>
              {staysHere && <p>{staysHere}</p>}
              <p className="soft">
                Las cifras informan, no aconsejan abrir un negocio ni a quién apoyar. Lo que dice «sin dato»,
                «reservado» o «bajo el umbral» no es cero.
              </p>
            </div>
          </section>
        </footer>
      </article>
    </OnPaper>
  );
}

/** The link of the screen that a paper is of: without what is only of papers. */
function usePaperLink(summary: PackageSummary, back: Partial<View>): string {
  const view = useStore((state) => state.view);
  const support = withoutPaper(view.support);
  return linkTo({ ...view, pane: undefined, support, ...back }, summary, document.baseURI, false);
}

function unique(sources: readonly PaperSource[]): readonly PaperSource[] {
  const seen = new Map(sources.map((one) => [`${one.publisher} ${one.title} ${one.year}`, one]));
  return [...seen.values()];
}

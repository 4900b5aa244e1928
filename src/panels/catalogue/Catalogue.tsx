import { type ReactNode, useEffect, useRef, useState } from 'react';
import { todayIso } from '../../domain/support/deadlines.ts';
import type { Catalogue as Instruments } from '../../domain/support/instrument.ts';
import type { PackageSummary } from '../../load/summary.ts';
import { useStore } from '../../state/store.ts';
import { useChoice, useSupport } from '../../state/support.ts';
import { PlainLink } from '../header/Header.tsx';
import { FileIssues } from '../support/FileIssues.tsx';
import './catalogue.css';
import { InstrumentCard } from './InstrumentCard.tsx';
import { InstrumentList } from './InstrumentList.tsx';

/** Screen «Instrumentos»: the catalogue to search, or the card of the one chosen. */
export default function Catalogue({ summary }: { readonly summary: PackageSummary }): ReactNode {
  const catalogue = useSupport('catalogue');
  const quality = useSupport('reports');
  if (!catalogue) {
    if (summary.tables.includes('instrumentos') && !quality) return <Reading />;
    const issues = quality?.issues.filter(({ file }) => file.includes('instrumentos')) ?? [];
    return (
      <section>
        <h2>Instrumentos</h2>
        <FileIssues issues={issues} lead="El catálogo no se pudo leer." />
        <div className="panel-info prose">
          <p>
            Este paquete no trae un catálogo de instrumentos. Lo llenaría un archivo{' '}
            <code>instrumentos.csv</code>, declarado en su <code>datapackage.json</code> como la tabla{' '}
            <code>instrumentos</code>: una fila por instrumento, con sus reglas, montos y fechas.
          </p>
        </div>
      </section>
    );
  }
  const issues = quality?.issues.filter(({ file }) => file === catalogue.source.file) ?? [];
  return (
    <Shown
      catalogue={catalogue}
      summary={summary}
      warnings={
        <FileIssues
          issues={issues}
          lead={`Hay ${issues.length} cosas que revisar en ${catalogue.source.file}.`}
        />
      }
    />
  );
}

function Shown(props: {
  readonly catalogue: Instruments;
  readonly summary: PackageSummary;
  readonly warnings: ReactNode;
}): ReactNode {
  const { catalogue, summary, warnings } = props;
  const chosen = useChoice('instrumento');
  // One day for the whole screen, even if it stays open past midnight.
  const [today] = useState(() => todayIso());
  const region = useRef<HTMLDivElement>(null);
  const before = useRef(chosen);
  useEffect(() => {
    const left = before.current;
    before.current = chosen;
    // On arriving from a link the page keeps its focus; on changing between list and card, focus goes with the reader.
    if (left === chosen) return;
    const target = chosen
      ? region.current?.querySelector<HTMLElement>('h2')
      : region.current?.querySelector<HTMLElement>(`[data-instrument="${left}"] a`);
    target?.focus();
  }, [chosen]);
  const instrument = catalogue.instruments.find(({ id }) => id === chosen);
  return (
    <div className="catalogue" ref={region}>
      {chosen && !instrument ? (
        <Unknown id={chosen} />
      ) : instrument ? (
        <InstrumentCard instrument={instrument} catalogue={catalogue} summary={summary} today={today} />
      ) : (
        <InstrumentList catalogue={catalogue} summary={summary} today={today} warnings={warnings} />
      )}
    </div>
  );
}

function Unknown({ id }: { readonly id: string }): ReactNode {
  const view = useStore((state) => state.view);
  const { instrumento: _, ...support } = view.support;
  return (
    <section>
      <h2 tabIndex={-1}>Ese instrumento no está</h2>
      <p className="lead">El catálogo de este paquete no tiene el instrumento «{id}» que pide el enlace.</p>
      <p>
        <PlainLink view={{ ...view, support }}>Ver los instrumentos que hay</PlainLink>
      </p>
    </section>
  );
}

function Reading(): ReactNode {
  return (
    <section aria-busy="true">
      <h2>Instrumentos</h2>
      <p className="soft">Leyendo el catálogo…</p>
      <div className="skeleton" />
    </section>
  );
}

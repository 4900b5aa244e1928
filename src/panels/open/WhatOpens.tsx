import { type ReactNode, Suspense, useState } from 'react';
import { RESOURCES } from '../../load/resources.ts';
import { Failure } from '../../ui/Failure.tsx';
import { lazily } from '../../ui/lazily.ts';

/** The register first: it is what an office has. */
const TABLES = RESOURCES.filter(({ derived }) => !derived).sort(
  (a, b) => Number(b.id === 'catastro') - Number(a.id === 'catastro'),
);

const ColumnNames = lazily(() => import('./ColumnNames.tsx'));

/** What a person may open and what for, before they bring anything. */
export function WhatOpens(): ReactNode {
  const [named, setNamed] = useState(false);
  return (
    <section aria-labelledby="open-what">
      <h3 id="open-what">Qué puedes abrir</h3>
      <ul className="notes prose">
        <li>
          Un <strong>catastro</strong> o cualquier tabla de esta lista, en CSV, TSV o Excel (.xlsx). Los
          nombres de tus columnas pueden ser otros: dices cuál es cuál.
        </li>
        <li>
          Archivos del <strong>SII, INE, SERCOTEC o BCN</strong>, tal como se bajan.
        </li>
        <li>
          <strong>Contornos</strong> de comunas o de barrios: GeoJSON, TopoJSON o un shapefile en zip.
        </li>
        <li>
          Una <strong>carpeta o un zip</strong> con todo lo anterior, o un paquete guardado antes.
        </li>
      </ul>
      <details
        className="open-names"
        onToggle={(event) => {
          if (event.currentTarget.open) setNamed(true);
        }}
      >
        <summary>Cómo se llaman las columnas, y plantillas para llenar</summary>
        {named && (
          <Failure of="open-names">
            <Suspense fallback={<p className="soft">Buscando las columnas…</p>}>
              <ColumnNames />
            </Suspense>
          </Failure>
        )}
      </details>
      <h4>Qué responde cada tabla</h4>
      <p className="soft prose">
        Lo que tus archivos no traen, también lo obligatorio, viene de las cifras oficiales.
      </p>
      <dl className="open-tables">
        {TABLES.map(({ id, title, feeds }) => (
          <div key={id}>
            <dt>{title}</dt>
            <dd className="soft">{feeds}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

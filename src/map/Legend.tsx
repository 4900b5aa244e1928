import { type ReactNode, Suspense } from 'react';
import { CLASS_COUNTS, CLASSINGS, type Classing } from '../domain/classes.ts';
import type { Unit } from '../domain/measure.ts';
import type { ZoneLevel } from '../domain/settings.ts';
import { periodLabel } from '../domain/source.ts';
import { Take } from '../reports/Take.tsx';
import { type Shown, useShown } from '../state/select.ts';
import { go } from '../state/store.ts';
import { PATTERNS } from '../ui/colour.ts';
import { SelectField } from '../ui/Field.tsx';
import { formatNumber, formatValue, MISSING_WORDS } from '../ui/format.ts';
import { lazily } from '../ui/lazily.ts';
import { limits, suffixOf } from './legend_words.ts';
import { circleSteps, legendKey, radiusOf } from './paints.ts';

const CellsLegend = lazily(() => import('./CellsLegend.tsx'));

const CLASSING_NAMES: Readonly<Record<Classing, string>> = {
  cuantiles: 'Cuantiles',
  iguales: 'Intervalos iguales',
  jenks: 'Cortes naturales (Jenks)',
  log: 'Logarítmica',
};

const ZONES: Readonly<Record<ZoneLevel, string>> = {
  comuna: 'comunas',
  provincia: 'provincias',
  region: 'regiones',
};

/** What the colours, patterns and circles mean, how many zones are in each, and where it all comes from. */
export function Legend(): ReactNode {
  const shown = useShown();
  if (!shown) return null;
  const key = legendKey(shown);
  const stock = shown.layer.kind === 'cantidad';
  const unit = shown.grid.unit;
  const suffix = shown.layer.kind === 'categoria' ? '' : suffixOf(unit).trim();
  const sector = shown.layer.scope === 'zona' ? undefined : shown.summary.sectors.get(shown.sector);
  return (
    <section className="legend" aria-label="Leyenda del mapa">
      <h2>
        {shown.layer.name}
        {sector && <span className="soft">, {sector.short}</span>}
        {suffix && !stock && <span className="soft">, {suffix}</span>}
      </h2>
      {stock ? (
        <Circles max={shown.classes?.max ?? 0} unit={unit} />
      ) : (
        <ul className="legend-ramp">
          {key.classes.map((one, at) => (
            <li key={one.colour}>
              <span className="legend-band" style={{ background: one.colour }} />
              <span>{shown.overlay?.categories?.[at] ?? limits(one, unit)}</span>
              <Count of={one.count} />
            </li>
          ))}
        </ul>
      )}
      <ul className="legend-others">
        {key.zero && (
          <li>
            <span className="swatch" style={{ background: key.zero.colour }} /> cero{' '}
            <Count of={key.zero.count} />
          </li>
        )}
        {PATTERNS.filter((pattern) => key.missing[pattern] > 0).map((pattern) => (
          <li key={pattern}>
            <span className={`swatch hatch-${pattern}`} /> {MISSING_WORDS[pattern]}{' '}
            <Count of={key.missing[pattern]} />
          </li>
        ))}
      </ul>
      {shown.view.cells && (
        <Suspense fallback={null}>
          <CellsLegend shown={shown} />
        </Suspense>
      )}
      <p className="small soft">
        {shown.classes?.middle === 1 && '1 = lo esperado. '}
        {shown.classes?.middle === 0 && '0 = igual que antes. '}
        {shown.summary.boundaryNotice}
      </p>
      <details>
        <summary>Clases y fuente</summary>
        <div className="legend-more">
          {!stock && shown.layer.kind !== 'categoria' && <Cuts shown={shown} />}
          <p className="small soft">
            Entre paréntesis, cuántas {ZONES[shown.analysis.settings.level]} hay en cada clase.
          </p>
          <Source shown={shown} />
        </div>
      </details>
      <Take taker={() => import('./take_map.ts').then(({ mapTaker }) => mapTaker(shown))} />
    </section>
  );
}

function Count({ of }: { readonly of: number }): ReactNode {
  return <span className="soft legend-count">({formatNumber(of)})</span>;
}

/** Circles of round counts, one inside the other, at the size they have on the map. */
function Circles({ max, unit }: { readonly max: number; readonly unit: Unit }): ReactNode {
  const steps = circleSteps(max).map((value) => ({ value, radius: radiusOf(value, max) }));
  const most = steps[0]?.radius ?? 0;
  // Room above for half a line of the topmost label.
  const base = Math.max(2 * most, 14 * (steps.length - 1)) + 8;
  // Each label at the top of its circle, or as far below the one before as a line needs.
  const labels: number[] = [];
  for (const { radius } of steps) labels.push(Math.max(base - 2 * radius, (labels.at(-1) ?? -99) + 14));
  // And below for that of the last, where it is pushed down.
  const height = Math.max(base + 2, (labels.at(-1) ?? 0) + 9);
  if (steps.length === 0) return <p className="small soft">Ninguna zona tiene una cifra para dibujar.</p>;
  return (
    <svg
      className="legend-circles"
      width={2 * most + 160}
      height={height}
      role="img"
      aria-label={said(steps, unit)}
    >
      {steps.map(({ value, radius }, at) => (
        <g key={value}>
          <circle cx={most + 2} cy={base - radius} r={radius} />
          <polyline
            points={`${most + 2},${base - 2 * radius} ${2 * most + 8},${base - 2 * radius} ${2 * most + 22},${labels[at] ?? 0}`}
          />
          <text x={2 * most + 26} y={labels[at]} dy="0.35em">
            {formatValue(value, unit)} {unit}
          </text>
        </g>
      ))}
    </svg>
  );
}

function said(steps: readonly { value: number }[], unit: Unit): string {
  return `El área del círculo crece con la cifra. Tamaños: ${steps
    .map(({ value }) => formatValue(value, unit))
    .join(', ')} ${unit}.`;
}

/** How the figure is cut into classes; a figure around 1 or 0 only lets its number be chosen. */
function Cuts({ shown }: { readonly shown: Shown }): ReactNode {
  const { classing, classes } = shown.view;
  const fixed = shown.classes?.middle !== undefined;
  return (
    <>
      <div className="legend-cuts">
        {!fixed && (
          <SelectField
            label="Cómo se corta"
            value={classing}
            options={CLASSINGS.map((value) => ({ value, label: CLASSING_NAMES[value] }))}
            onChange={(chosen) => go({ classing: chosen })}
          />
        )}
        <SelectField
          label="Clases"
          value={String(classes)}
          options={CLASS_COUNTS.map((count) => ({ value: String(count), label: String(count) }))}
          onChange={(chosen) => go({ classes: Number(chosen) })}
        />
      </div>
      {fixed && (
        <p className="small soft">
          Los límites son fijos y simétricos alrededor de {shown.classes?.middle}, para que el color diga
          siempre lo mismo.
        </p>
      )}
    </>
  );
}

function Source({ shown }: { readonly shown: Shown }): ReactNode {
  if (shown.overlay) return <p className="small soft">Fuente: {shown.overlay.source}.</p>;
  const cube = shown.summary.cubes.find(({ id }) => id === shown.analysis.settings.cube);
  if (!cube) return null;
  return (
    <p className="small soft">
      Fuente: {cube.source.publisher}, {periodLabel(cube.period)}.
    </p>
  );
}

import type { Geometry } from 'geojson';
import type { ReactNode } from 'react';
import { Distribution } from '../../charts/Distribution.tsx';
import { Lorenz } from '../../charts/Lorenz.tsx';
import { Quadrants } from '../../charts/Quadrants.tsx';
import { ZoneMap } from '../../charts/ZoneMap.tsx';
import { MISSING_REASONS } from '../../domain/measure.ts';
import { TERMS } from '../../domain/settings.ts';
import { PATTERNS, ramp } from '../../ui/colour.ts';
import { formatNumber, MISSING_WORDS } from '../../ui/format.ts';
import { useNarrow } from '../../ui/narrow.ts';
import '../route/route.css';
import '../programme/programme.css';
import { TERM_WORDS } from '../words.ts';

const COLOURS = ramp({ breaks: [5, 10, 20], zero: false, middle: undefined, min: 0, max: 40 });

export function DistributionExample(): ReactNode {
  const narrow = useNarrow();
  const dots = (values: readonly number[]) =>
    values.map((value, at) => ({
      id: `${value}`,
      label: `Comuna ${at + 1}`,
      value,
      colour: COLOURS[value > 20 ? 3 : value > 10 ? 2 : value > 5 ? 1 : 0] ?? '',
    }));
  return (
    <Distribution
      rows={[
        { name: 'Norte', dots: dots([3, 6, 8, 14, 31]) },
        { name: 'Centro', dots: dots([7, 9, 12, 13, 22]) },
        { name: 'Sur', dots: dots([2, 4, 5.5, 11]) },
      ]}
      log={false}
      format={(value) => formatNumber(value)}
      narrow={narrow}
      highlighted={undefined}
      onHover={() => undefined}
      href={() => '#leer-distribucion'}
      onChoose={() => undefined}
    />
  );
}

export function QuadrantsExample(): ReactNode {
  const narrow = useNarrow();
  const point = (code: string, label: string, x: number, y: number, low: number, high: number) => ({
    ...{ id: code, code, label, x, y, low, high },
    hollow: code === 'B',
    marked: code === 'G',
    title: label,
  });
  return (
    <Quadrants
      points={[
        point('C', 'Manufactura', 72, 9, 5, 14),
        point('G', 'Comercio', 64, 26, 19, 33),
        point('I', 'Comidas', 31, 22, 15, 30),
        point('B', 'Minería', 22, 4, 1, 11),
      ]}
      cut={{ x: 50, y: 15 }}
      xDomain={[0, 100]}
      xName="Potencial"
      yName="Por mil empresas"
      corners={['Los dos altos', 'Solo potencial', 'Solo apoyo', 'Ninguno']}
      format={(value) => formatNumber(value)}
      narrow={narrow}
      label="Ejemplo: cuatro sectores por potencial y apoyo."
    />
  );
}

export function LorenzExample(): ReactNode {
  return (
    <Lorenz
      points={[
        { id: 'nada', base: 0, reached: 0 },
        { id: 'a', base: 0.35, reached: 0.08 },
        { id: 'b', base: 0.62, reached: 0.27 },
        { id: 'c', base: 0.86, reached: 0.58 },
        { id: 'todo', base: 1, reached: 1 },
      ]}
      text="Ejemplo: las comunas menos atendidas tienen el 62% de las personas y el 27% de las adjudicaciones."
      across="personas"
      up="adjudicaciones"
      marked={{ id: 'b', name: 'Villa Baja' }}
    />
  );
}

/** A square of the map of the example, by its column and row. */
function square(column: number, row: number): Geometry {
  const [left, top] = [-70 + 0.2 * column, -30 - 0.17 * row];
  const ring = [
    [left, top],
    [left + 0.19, top],
    [left + 0.19, top - 0.16],
    [left, top - 0.16],
    [left, top],
  ];
  return { type: 'Polygon', coordinates: [ring] };
}

export function MapExample(): ReactNode {
  const hatched = PATTERNS.slice(0, 4);
  return (
    <>
      <ZoneMap
        label="Ejemplo: ocho comunas inventadas, cuatro con su color y cuatro con su trama."
        width={300}
        height={170}
        zones={[
          ...COLOURS.map((fill, at) => ({
            id: `c${at}`,
            name: `Clase ${at + 1}`,
            geometry: square(at, 0),
            fill,
          })),
          ...hatched.map((hatch, at) => ({
            id: hatch,
            name: MISSING_WORDS[hatch],
            geometry: square(at, 1),
            fill: '#fff',
            hatch,
          })),
        ]}
      />
      <ul className="reading-key small">
        {COLOURS.map((colour, at) => (
          <li key={colour}>
            <span className="swatch" style={{ background: colour }} />{' '}
            {['menos de 5', '5 a 10', '10 a 20', '20 y más'][at]}
          </li>
        ))}
        {MISSING_REASONS.filter((reason) => reason !== 'denominador-cero').map((reason) => (
          <li key={reason}>
            <span className={`swatch hatch-${reason}`} /> {MISSING_WORDS[reason]}
          </li>
        ))}
      </ul>
    </>
  );
}

export function ScoreExample(): ReactNode {
  const points = [18.4, 12.1, 9.6];
  return (
    <div className="contributions">
      {points.map((value, at) => (
        <div key={value} className="contribution reading-contribution">
          <strong>{TERM_WORDS[TERMS[at] ?? 'densidad'].name}</strong>
          <div className="bar">
            <span style={{ width: `${3 * value}%` }} />
          </div>
          <span className="num">{formatNumber(value, 1)}</span>
        </div>
      ))}
    </div>
  );
}

const CELLS = [
  ['vacio', 'Vacía', 0],
  ['sin-traslape', 'Atendida', 1],
  ['varios', 'Traslape', 3],
  ['entre-niveles', 'Traslape entre niveles', 4],
] as const;

export function MatrixExample(): ReactNode {
  return (
    <div className="reading-cells">
      {CELLS.map(([state, word, count]) => (
        <div key={state} className={`route-cell is-count state-${state}`}>
          <p>
            <strong>{count}</strong>
          </p>
          <p className="small soft">{word}</p>
        </div>
      ))}
    </div>
  );
}

export function ProgressExample(): ReactNode {
  return (
    <div className="progress-bar reading-progress">
      <span className="progress-reached" style={{ width: '45%' }} />
      <span className="progress-short" style={{ width: '20%' }} />
      <span className="hatch-sin-dato" style={{ width: '35%' }} />
    </div>
  );
}

import '../opportunities/opportunities.css';
import type { ReactNode } from 'react';
import { commonScale } from '../../charts/common_scale.ts';
import { IntervalAxis, IntervalRow } from '../../charts/IntervalRow.tsx';
import { RankBand } from '../../charts/RankBand.tsx';
import { ScaleAxis, ScaleRow } from '../../charts/ScaleRow.tsx';
import { ShareAxis, ShareRow } from '../../charts/ShareRow.tsx';
import { SignedRow } from '../../charts/SignedRow.tsx';
import { known, type Measure, missing } from '../../domain/measure.ts';
import { formatNumber } from '../../ui/format.ts';
import { SupplyAxis, SupplyRow } from '../opportunities/SupplyRow.tsx';
import { axisEnd, RangeDot } from '../people/RangeDot.tsx';

/** Rows of invented figures: a name, and the chart beside it as the application draws it. */
function Rows(props: {
  readonly rows: readonly (readonly [name: string, chart: ReactNode])[];
  readonly axis?: ReactNode;
  readonly small?: boolean;
}): ReactNode {
  return (
    <div className={props.small ? 'reading-rows is-small' : 'reading-rows'}>
      {props.axis && (
        <>
          <span className="reading-gap" />
          {props.axis}
        </>
      )}
      {props.rows.map(([name, chart]) => (
        <div key={name} className="reading-row">
          <span className="small">{name}</span>
          <div>{chart}</div>
        </div>
      ))}
    </div>
  );
}

export function IntervalExample(): ReactNode {
  const row = (value: number, low: number, high: number) => (
    <IntervalRow measure={known(value, 'veces', { low, high })} />
  );
  return (
    <Rows
      axis={<IntervalAxis />}
      rows={[
        ['Villa Alta: 2,4 veces', row(2.4, 1.8, 3.1)],
        ['Villa Baja: 1,3 veces', row(1.3, 0.7, 2.2)],
        ['Puerto Mayor: 0,5 veces', row(0.5, 0.3, 0.8)],
      ]}
    />
  );
}

export function RankExample(): ReactNode {
  return (
    <Rows
      rows={[
        ['Villa Alta: puesto 12', <RankBand key="a" median={12} low={6} high={24} last={50} stale={false} />],
        [
          'Villa Baja: puesto 20',
          <RankBand key="b" median={20} low={13} high={31} last={50} stale={false} />,
        ],
      ]}
    />
  );
}

export function SignedExample(): ReactNode {
  const domain = [-3, 3] as const;
  return (
    <Rows
      small
      rows={[
        ['Villa Alta: +1,8% por año', <SignedRow key="a" value={1.8} low={0.9} high={2.7} domain={domain} />],
        [
          'Villa Baja: −0,6% por año',
          <SignedRow key="b" value={-0.6} low={-1.9} high={0.7} domain={domain} />,
        ],
      ]}
    />
  );
}

export function ShareExample(): ReactNode {
  const marks = [
    { kind: 'corrida', value: 50 },
    { kind: 'cortada', value: 42 },
  ] as const;
  const row = (value: number, low: number, high: number) => (
    <ShareRow measure={known(value, 'porcentaje', { low, high })} marks={marks} />
  );
  return (
    <Rows
      axis={<ShareAxis />}
      rows={[
        ['Programa A: 66% a mujeres', row(66, 59, 73)],
        ['Programa B: 46% a mujeres', row(46, 30, 63)],
      ]}
    />
  );
}

const COMPARED: readonly (readonly [string, Measure])[] = [
  ['Villa Alta: 14 por mil', known(14, 'por mil habitantes', { low: 12, high: 16 })],
  ['Villa Baja: 6 por mil', known(6, 'por mil habitantes', { low: 3, high: 10 })],
  ['Puerto Mayor: reservado', missing('reservado', 'por mil habitantes', { low: 0.5, high: 5 })],
];

export function ScaleExample(): ReactNode {
  const scale = commonScale(
    COMPARED.map(([, measure]) => measure),
    'razon',
  );
  if (!scale) return null;
  return (
    <Rows
      axis={<ScaleAxis scale={scale} format={(value) => formatNumber(value)} />}
      rows={COMPARED.map(([name, measure]) => [
        name,
        <ScaleRow key={name} measure={measure} scale={scale} />,
      ])}
    />
  );
}

export function SupplyExample(): ReactNode {
  const expected = known(40, 'empresas', { low: 30, high: 52 });
  return (
    <Rows
      axis={<SupplyAxis />}
      rows={[
        ['Hay 18, se esperan 40', <SupplyRow key="a" firms={known(18, 'empresas')} expected={expected} />],
        ['Hay 37, se esperan 40', <SupplyRow key="b" firms={known(37, 'empresas')} expected={expected} />],
      ]}
    />
  );
}

const STUDIES: readonly (readonly [string, Measure])[] = [
  ['Administración: 28%', known(28, 'porcentaje', { low: 20, high: 36 })],
  ['Salud: 9%', known(9, 'porcentaje', { low: 4, high: 15 })],
];

export function RangeExample(): ReactNode {
  const most = axisEnd(STUDIES.map(([, measure]) => measure));
  return (
    <Rows
      rows={STUDIES.map(([name, measure]) => [name, <RangeDot key={name} measure={measure} most={most} />])}
    />
  );
}

import type { ReactNode } from 'react';
import { isKnown } from '../../domain/measure.ts';
import type { PeopleReport } from '../../domain/people/report.ts';
import type { Explanation } from '../../domain/provenance.ts';
import type { Zone } from '../../domain/territory.ts';
import { Take } from '../../reports/Take.tsx';
import type { Shown } from '../../state/select.ts';
import { Figure } from '../../ui/Figure.tsx';
import { formatNumber } from '../../ui/format.ts';
import { Why, WhyFigure } from '../why/Why.tsx';
import { figureOf, referenceName } from '../zone/facts.ts';

/** How specialised the work is, what is paid for it, by whom it is done and where those people live. */
export function Work(props: {
  readonly shown: Shown;
  readonly zone: Zone;
  readonly report: PeopleReport;
}): ReactNode {
  const { shown, zone, report } = props;
  const { pay, work, change, specialised, specialisedSector } = report;
  const sector = shown.summary.sectors.get(shown.sector)?.short ?? shown.sector;
  const relative = figureOf(shown, 'salario', zone, shown.sector);
  return (
    <>
      <dl className="figures">
        <Told label={`Demanda especializada en ${sector}`} explanation={specialisedSector} of="puestos" />
        <Told label="Demanda especializada de la zona" explanation={specialised} of="puestos" />
        <Told
          label="Cambio de los puestos especializados, por año"
          explanation={change}
          of={`${shown.analysis.settings.counted} al inicio`}
        />
        <Told
          label="Remuneración por trabajador"
          explanation={pay?.pay}
          detail={pay && `${pay.year}, todos los sectores`}
        />
        {pay && (
          <Figure
            label="Salario relativo"
            measure={relative}
            detail={`veces el de ${referenceName(shown, zone)}`}
          >
            <WhyFigure figure="salario" of="Salario relativo" zone={zone.id} sector={shown.sector} />
          </Figure>
        )}
        <Told
          label="Mujeres entre los trabajadores"
          explanation={pay?.women}
          of="trabajadores dependientes"
        />
        {work.map(({ id, of, explanation }) => (
          <Told key={id} label={explanation.indicator} explanation={explanation} of={of} />
        ))}
      </dl>
      <Take tables={['ocupaciones', 'comunas_datos', 'empresas', 'catastro']} />
    </>
  );
}

function Told(props: {
  readonly label: string;
  readonly explanation: Explanation | undefined;
  /** What n counts, in words. */
  readonly of?: string;
  readonly detail?: string | undefined;
}): ReactNode {
  const { label, explanation, of } = props;
  if (!explanation) return null;
  const { result } = explanation;
  const n =
    isKnown(result) && result.n !== undefined && of ? `n = ${formatNumber(Math.round(result.n))} ${of}` : '';
  return (
    <Figure label={label} measure={result} detail={props.detail ?? n}>
      <Why of={label} explain={async () => explanation} />
    </Figure>
  );
}

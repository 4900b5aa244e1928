import type { ReactNode } from 'react';
import { isKnown } from '../../domain/measure.ts';
import type { GenderReport, InstrumentRow } from '../../domain/support/gender.ts';
import { FOCUSES, type Focus } from '../../domain/support/gender_kinds.ts';
import type { GenderCell } from '../../domain/support/gender_why.ts';
import { formatNumber } from '../../ui/format.ts';
import { SexTable } from './SexTable.tsx';
import { countedAs } from './words.ts';

const FOCUS_WORDS: Readonly<Record<Focus, string>> = {
  todos: 'Todos los instrumentos',
  'sin-enfoque': 'Sin los de enfoque en mujeres',
  'con-enfoque': 'Solo los de enfoque en mujeres',
};

/** The same figures three ways: with and without the women's instruments, by instrument, and by zone. */
export function GenderTables(props: {
  readonly report: GenderReport;
  readonly asked: GenderCell;
}): ReactNode {
  const { report, asked } = props;
  const { many } = countedAs(report.kind);
  const hasFocus = report.instruments.some(({ womenFocus }) => womenFocus);
  return (
    <>
      <section className="report-long" aria-labelledby="gender-instruments">
        <h3 id="gender-instruments">Por instrumento</h3>
        <p className="small soft prose">
          El punto es la parte de las mujeres y la raya su intervalo al 95%. Va lleno cuando el intervalo no
          toca ninguna base. Las líneas verticales son las bases.
        </p>
        <SexTable
          caption={`${capital(many)} por instrumento y sexo, ${report.zoneName}, ${report.year}`}
          first="Instrumento"
          bases={report.bases}
          rows={[
            ...(hasFocus ? FOCUSES : FOCUSES.slice(0, 1)).map((focus) => ({
              id: focus,
              name: FOCUS_WORDS[focus],
              head: <strong>{FOCUS_WORDS[focus]}</strong>,
              figures: report.byFocus[focus],
              cell: { ...asked, focus },
            })),
            ...report.instruments.map((one) => ({
              id: one.id,
              name: one.name,
              head: (
                <>
                  {one.name}
                  <br />
                  <span className="small soft">{ruleWords(one)}</span>
                </>
              ),
              figures: one.figures,
              cell: { ...asked, instrument: one.id },
            })),
          ]}
        />
      </section>
      {report.zones.length > 1 && (
        <section className="report-long" aria-labelledby="gender-zones">
          <h3 id="gender-zones">{report.zone === 'CL' ? 'Por región' : 'Por comuna'}</h3>
          <SexTable
            caption={`${capital(many)} por zona y sexo, todos los instrumentos de la clase, ${report.year}`}
            first={report.zone === 'CL' ? 'Región' : 'Comuna'}
            bases={report.bases}
            rows={report.zones.map(({ id, name, figures }) => ({
              id,
              name,
              head: name,
              figures,
              cell: { ...asked, part: id },
            }))}
          />
          {isKnown(report.unplaced) && report.unplaced.value > 0 && (
            <p className="small soft">
              {formatNumber(report.unplaced.value)} {many} no dicen su{' '}
              {report.zone === 'CL' ? 'región' : 'comuna'}: cuentan en el total y en ninguna fila.
            </p>
          )}
        </section>
      )}
    </>
  );
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** What decides the base of an instrument. */
function ruleWords({ startRule, unconfirmed, womenFocus }: InstrumentRow): string {
  const rule =
    startRule === 'si'
      ? 'pide inicio de actividades'
      : startRule === 'no'
        ? 'exige no tener inicio de actividades'
        : startRule === 'indistinto'
          ? 'con o sin inicio de actividades'
          : 'su fuente no dice si pide inicio';
  return [
    rule,
    ...(unconfirmed && startRule ? ['por confirmar'] : []),
    ...(womenFocus ? ['enfoque en mujeres'] : []),
  ].join(' · ');
}

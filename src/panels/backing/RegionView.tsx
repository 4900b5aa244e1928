import type { ReactNode } from 'react';
import { QuadrantSample, Quadrants } from '../../charts/Quadrants.tsx';
import { isKnown } from '../../domain/measure.ts';
import type { Settings } from '../../domain/settings.ts';
import type {
  BackingAsked,
  BackingReport,
  RegionBacking,
  SectorBacking,
} from '../../domain/support/backing.ts';
import { QUADRANT_WORDS, QUADRANTS, quadrantWords } from '../../domain/support/backing_kinds.ts';
import type { BackingFigureId } from '../../domain/support/backing_why.ts';
import { Take } from '../../reports/Take.tsx';
import { ask, useStore } from '../../state/store.ts';
import { askSupport } from '../../state/support.ts';
import { Value } from '../../ui/Figure.tsx';
import { formatMeasure, formatNumber } from '../../ui/format.ts';
import { TableHead } from '../../ui/TableHead.tsx';
import { ReadLink } from '../reading/ReadLink.tsx';
import { Why } from '../why/Why.tsx';
import { backingSentences, capital, FIGURE_WORDS, namesIn, perThousand, rateInterval } from './words.ts';

interface RegionProps {
  readonly region: RegionBacking;
  readonly report: BackingReport;
  readonly asked: BackingAsked;
  readonly settings: Partial<Settings>;
}

/** One region: the answer, the drawing, what a decision puts first, and the same in a table. */
export function RegionView(props: RegionProps): ReactNode {
  const { region, report } = props;
  const { correlation, cut } = region;
  return (
    <>
      <section aria-labelledby="backing-answer">
        <h3 id="backing-answer">{region.name}</h3>
        <p className="lead" aria-live="polite">
          {backingSentences(region, report).join(' ')}{' '}
          <WhyBacking {...props} figure="told" of="Adjudicaciones que dicen su sector" short />
        </p>
        {correlation && (
          <p className="prose">
            Correlación de puestos (Spearman): <strong>{formatNumber(correlation.rho, 2)}</strong>, entre{' '}
            {formatNumber(correlation.low, 2)} y {formatNumber(correlation.high, 2)}, con {correlation.n}{' '}
            sectores.{' '}
            <WhyBacking {...props} figure="correlation" of="Correlación entre potencial y apoyo" short />
          </p>
        )}
        {isRated(region) ? (
          <Drawing {...props} />
        ) : (
          <p className="panel-info prose">
            La tabla de empresas ({report.table}) no cubre toda la región: sin ella no hay potencial ni tasa.
            Abajo va cuántas adjudicaciones recibió cada sector.
          </p>
        )}
        {cut && (
          <ul className="notes">
            {QUADRANTS.map((quadrant) => {
              const names = namesIn(region, quadrant);
              return (
                <li key={quadrant}>
                  <strong>{capital(QUADRANT_WORDS[quadrant])}:</strong>{' '}
                  {names.length === 0 ? 'ninguno' : names.join(', ')}.
                </li>
              );
            })}
            <FewOnes region={region} />
          </ul>
        )}
      </section>
      <Decisions {...props} />
      {isRated(region) ? <SectorTable {...props} /> : <GrantsTable {...props} />}
    </>
  );
}

/** Some sector has both figures: else there is nothing to draw, nor to set a decision against. */
function isRated({ sectors }: RegionBacking): boolean {
  return sectors.some(({ potential, rate }) => isKnown(potential) && isKnown(rate));
}

function FewOnes({ region }: { readonly region: RegionBacking }): ReactNode {
  const few = region.sectors.filter(({ quadrant }) => !quadrant);
  if (few.length === 0) return null;
  return (
    <li>
      <strong>Con pocos datos o sin dato:</strong> {few.map(({ short }) => short).join(', ')}.
    </li>
  );
}

function Drawing({ region, report }: RegionProps): ReactNode {
  const drawn = region.sectors.flatMap((one) => {
    const { potential, rate } = one;
    return isKnown(potential) && isKnown(rate) ? [{ one, x: potential.value, y: rate }] : [];
  });
  const name = FIGURE_WORDS[report.figure];
  const hasMarks = drawn.some(({ one }) => one.chosenBy.length > 0);
  return (
    <>
      <figure className="backing-figure">
        {/* Paper takes the wide one, whatever the screen is: the style sheet chooses. */}
        {([false, true] as const).map((narrow) => (
          <div key={String(narrow)} className={narrow ? 'only-narrow' : 'hide-narrow'}>
            <Quadrants
              points={drawn.map(({ one, x, y }) => ({
                id: one.sector,
                code: one.sector,
                label: narrow ? '' : one.short,
                x,
                y: y.value,
                low: y.low ?? y.value,
                high: Number.isFinite(y.high ?? y.value) ? (y.high ?? y.value) : Number.MAX_VALUE,
                hollow: one.few,
                marked: one.chosenBy.length > 0,
                title: `${one.short}: ${name.toLowerCase()} ${formatMeasure(one.potential)}, ${formatMeasure(y)}`,
              }))}
              cut={region.cut && { x: region.cut.potential, y: region.cut.rate }}
              xDomain={report.figure === 'potencial' ? [0, 100] : undefined}
              xName={narrow || report.figure !== 'potencial' ? name : `${name}, de 0 a 100`}
              yName={narrow ? 'Por mil empresas' : 'Adjudicaciones por mil empresas'}
              corners={[
                QUADRANT_WORDS.ambos,
                QUADRANT_WORDS['solo-potencial'],
                QUADRANT_WORDS['solo-apoyo'],
                QUADRANT_WORDS.ninguno,
              ]}
              format={(value) => formatNumber(value, Number.isInteger(value) ? 0 : 1)}
              narrow={narrow}
              label={`Sectores de ${region.phrase} por ${name.toLowerCase()} y apoyo recibido. La tabla de abajo dice lo mismo.`}
            />
          </div>
        ))}
        <figcaption className="small soft">
          <ul className="legend-line">
            <li>
              <QuadrantSample /> sector
            </li>
            {hasMarks && (
              <li>
                <QuadrantSample marked /> lo pide una decisión de la región
              </li>
            )}
            <li>
              <QuadrantSample hollow /> pocos datos
            </li>
            <li>Vertical: adjudicaciones por mil empresas, con su intervalo.</li>
            <li>Líneas cortadas: medianas de la región.</li>
          </ul>
        </figcaption>
      </figure>
      <Take />
      <ReadLink chart="cuadrantes" />
    </>
  );
}

/** What a decision of the region puts first, beside where those sectors stand. */
function Decisions({ region }: RegionProps): ReactNode {
  if (region.decisions.length === 0)
    return (
      <section aria-labelledby="backing-decisions">
        <h3 id="backing-decisions">Lo que prioriza una decisión</h3>
        <p>El paquete no trae una decisión de focalización con sectores para {region.phrase}.</p>
      </section>
    );
  return (
    <section aria-labelledby="backing-decisions">
      <h3 id="backing-decisions">Lo que prioriza una decisión</h3>
      {region.decisions.map((decision) => {
        const chosen = region.sectors.filter(({ sector }) => decision.sectors.includes(sector));
        const parted = chosen.filter(({ quadrant }) => quadrant);
        const promising = parted.filter(
          ({ quadrant }) => quadrant === 'ambos' || quadrant === 'solo-potencial',
        );
        const backed = parted.filter(({ quadrant }) => quadrant === 'ambos' || quadrant === 'solo-apoyo');
        const list = (some: readonly SectorBacking[]) =>
          some.length === 0 ? 'ninguno' : some.map(({ short }) => short).join(', ');
        return (
          <div key={decision.id} className="prose">
            <p>
              «{decision.name}» ({decision.year}) nombra {decision.sectors.length} sectores: {list(chosen)}.
            </p>
            {parted.length > 0 && (
              <ul className="notes">
                <li>
                  Con potencial sobre la mediana: {promising.length} de {parted.length} con datos (
                  {list(promising)}).
                </li>
                <li>
                  Con apoyo sobre la mediana: {backed.length} de {parted.length} con datos ({list(backed)}).
                </li>
              </ul>
            )}
          </div>
        );
      })}
      <p className="small soft prose">
        Una decisión puede nombrar actividades más finas que un sector: aquí se marca el sector entero.
      </p>
    </section>
  );
}

function SectorTable(props: RegionProps): ReactNode {
  const { region, report, settings } = props;
  const territories = useStore((state) => state.view.territories);
  const sectors = [...region.sectors].sort(
    (a, b) =>
      (isKnown(b.potential) ? b.potential.value : -1) - (isKnown(a.potential) ? a.potential.value : -1),
  );
  const name = FIGURE_WORDS[report.figure];
  return (
    <section className="report-long" aria-labelledby="backing-table">
      <h3 id="backing-table">Sector por sector</h3>
      <div className="table-wrap">
        <table>
          <caption>
            Sectores de {region.phrase} por {name.toLowerCase()}, de más a menos. Medianas:{' '}
            {region.cut
              ? `${formatNumber(region.cut.potential, 1)} y ${perThousand(region.cut.rate)} por mil`
              : 'no hay, con tan pocos sectores'}
            .
          </caption>
          <TableHead
            columns={[
              { label: 'Sector' },
              { label: name, numeric: true },
              { label: 'Adjudicaciones', numeric: true, wide: true },
              { label: 'Empresas', numeric: true, wide: true },
              { label: 'Por mil empresas', numeric: true },
              { label: 'Lectura' },
            ]}
          />
          <tbody>
            {sectors.map((one) => (
              <tr key={one.sector} data-sector={one.sector}>
                <th scope="row">
                  {one.sector} · {one.short}
                  {one.chosenBy.length > 0 && (
                    <span className="small soft">
                      {' '}
                      <QuadrantSample marked /> en una decisión
                    </span>
                  )}
                </th>
                <td className="num">
                  <Value measure={one.potential} />{' '}
                  <Why
                    of={`${name}, ${one.short}`}
                    short
                    explain={() =>
                      ask().explain(
                        {
                          ...settings,
                          cube: report.settings.cube,
                          level: 'region',
                          reference: report.settings.reference,
                        },
                        territories,
                        report.figure,
                        region.zone,
                        one.sector,
                      )
                    }
                  />
                </td>
                <td className="num hide-narrow">
                  <Value measure={one.grants} />{' '}
                  <WhyBacking
                    {...props}
                    figure="grants"
                    of={`Adjudicaciones, ${one.short}`}
                    sector={one.sector}
                    short
                  />
                </td>
                <td className="num hide-narrow">
                  <Value measure={one.firms} />
                </td>
                <td className="num">
                  {isKnown(one.rate) ? perThousand(one.rate.value) : <Value measure={one.rate} />}{' '}
                  <WhyBacking
                    {...props}
                    figure="rate"
                    of={`Por mil empresas, ${one.short}`}
                    sector={one.sector}
                    short
                  />
                  <br />
                  <span className="small soft">{rateInterval(one.rate)}</span>
                </td>
                <td>{quadrantWords(one)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Take />
    </section>
  );
}

/** Where nothing is known of the firms: how many grants each sector got, the most first. */
function GrantsTable(props: RegionProps): ReactNode {
  const { region } = props;
  const count = ({ grants }: SectorBacking) => (isKnown(grants) ? grants.value : 0);
  return (
    <section aria-labelledby="backing-table">
      <h3 id="backing-table">Sector por sector</h3>
      <div className="table-wrap">
        <table>
          <caption>Sectores de {region.phrase} que recibieron adjudicaciones, de más a menos</caption>
          <TableHead columns={[{ label: 'Sector' }, { label: 'Adjudicaciones', numeric: true }]} />
          <tbody>
            {region.sectors
              .filter((one) => count(one) > 0)
              .sort((a, b) => count(b) - count(a))
              .map((one) => (
                <tr key={one.sector} data-sector={one.sector}>
                  <th scope="row">
                    {one.sector} · {one.short}
                  </th>
                  <td className="num">
                    <Value measure={one.grants} />{' '}
                    <WhyBacking
                      {...props}
                      figure="grants"
                      of={`Adjudicaciones, ${one.short}`}
                      sector={one.sector}
                      short
                    />
                  </td>
                </tr>
              ))}
          </tbody>
        </table>
      </div>
      <Take />
    </section>
  );
}

/** «¿De dónde sale?» of a figure of the report. */
export function WhyBacking(
  props: RegionProps & {
    readonly figure: BackingFigureId;
    readonly of: string;
    readonly sector?: SectorBacking['sector'];
    readonly short?: boolean;
  },
): ReactNode {
  const { region, asked, settings, figure, of, sector, short } = props;
  return (
    <Why
      of={of}
      {...(short ? { short } : {})}
      explain={() => askSupport('explainBacking', asked, settings, region.zone, figure, sector)}
    />
  );
}

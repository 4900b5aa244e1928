import { type SectorCode, UNKNOWN_SECTOR, type ZoneId } from '../ids.ts';
import { known, type Measure } from '../measure.ts';
import { cubeTerm, type Explanation, type Term } from '../provenance.ts';
import type { Settings } from '../settings.ts';
import { type BackingAsked, backingReport, type Desk, settleBacking } from './backing.ts';
import type { Grant } from './beneficiaries.ts';
import { grantsIn } from './gender_figures.ts';
import { grantTerms } from './grant_terms.ts';

/** What of a region is asked: its support by sector, or how it goes with the potential. */
export type BackingFigureId = 'rate' | 'grants' | 'told' | 'correlation';

/** «¿De dónde sale?» of a figure of the report on potential and support. */
export function explainBacking(
  desk: Desk,
  asked: BackingAsked,
  wanted: Partial<Settings>,
  region: ZoneId,
  figure: BackingFigureId,
  sector?: SectorCode,
): Explanation | undefined {
  const settled = settleBacking(desk, asked, wanted);
  const { inputs, support } = desk;
  const zone = inputs.territory.zones.get(region);
  if (!settled || !zone) return undefined;
  const { context } = settled;
  const sources = support.beneficiaries?.sources ?? [];
  const here = grantsIn(inputs, zone, settled.bySector);
  const report = backingReport(desk, { ...asked, zone: region }, wanted)?.regions[0];
  const one = report?.sectors.find((row) => row.sector === sector);
  const terms = (symbol: string, label: string, rows: readonly Grant[]) =>
    grantTerms(
      sources,
      { symbol, label, name: 'beneficiarios', of: ({ total }) => total, unit: 'adjudicaciones' },
      rows,
    );
  const sectionOf = ({ sector: code }: Grant) =>
    (code && inputs.sectors.get(code)?.section) ?? UNKNOWN_SECTOR;
  const mine = here.filter((row) => sectionOf(row) === sector);
  const account = (
    indicator: string,
    result: Measure,
    formula: string,
    all: readonly Term[],
    notes: readonly string[],
  ) => ({
    indicator,
    zone: zone.name,
    sector: one?.name,
    result,
    formula,
    terms: all,
    notes: [...notes, 'Son adjudicaciones, no empresas: una empresa puede tener dos.'],
  });
  if (figure === 'told' && report)
    return account(
      'Adjudicaciones que dicen su sector',
      report.told,
      'T − S',
      [
        ...terms('T', 'Adjudicaciones de la tabla por sector', here),
        ...terms(
          'S',
          'De ellas, sin sector',
          here.filter((row) => sectionOf(row) === UNKNOWN_SECTOR),
        ),
      ],
      [],
    );
  if (figure === 'correlation' && report?.correlation) {
    const { rho, low, high, n } = report.correlation;
    return account(
      'Correlación entre potencial y apoyo',
      known(rho, 'coeficiente', { low, high, n }),
      'ρ de Spearman: la correlación de los puestos de los sectores',
      [],
      [
        `Son ${n} sectores con potencial y apoyo conocidos. De −1 a 1; 0: no van juntos ni al revés.`,
        'El intervalo es el de Fisher con el error de Bonett y Wright (2000), al 95%.',
        'Que vayan juntos no dice que uno cause al otro.',
      ],
    );
  }
  if (!one) return undefined;
  const g = terms('g', 'Adjudicaciones al sector', mine);
  if (figure === 'grants') return account('Adjudicaciones al sector', one.grants, 'g', g, [SECTOR_NOTE]);
  const row = context.zones.findIndex(({ id }) => id === region);
  const column = context.sectors.indexOf(one.sector);
  return account(
    'Adjudicaciones por mil empresas del sector',
    one.rate,
    '1.000 · g ÷ n',
    [
      ...g,
      ...(column === -1
        ? []
        : [
            cubeTerm(
              context,
              row,
              column,
              context.firms,
              'n',
              'Empresas del sector en la región',
              'empresas',
            ),
          ]),
    ],
    [
      SECTOR_NOTE,
      'La base son todas las empresas del sector, también las que no pueden pedirlo: la tasa es un mínimo.',
    ],
  );
}

const SECTOR_NOTE = 'El sector es el de la postulación, llevado a secciones CIIU; muchas no lo dicen.';

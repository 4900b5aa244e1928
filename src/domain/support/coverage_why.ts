import type { ZoneId } from '../ids.ts';
import type { Inputs } from '../inputs.ts';
import { known, type Measure } from '../measure.ts';
import { computed, type Explanation, origin, present, type Term } from '../provenance.ts';
import { zonePhrase } from '../territory.ts';
import type { Grant } from './beneficiaries.ts';
import { type CoverageAsked, coverageIn, coverageReport, type Settled, settleCoverage } from './coverage.ts';
import { type CoverageBase, RATE_OF } from './coverage_base.ts';
import { coverageShare, eligibleFirms, gapOf } from './eligible_count.ts';
import type { Count } from './given.ts';
import type { Support } from './support.ts';
import { SUPPORT_KIND_NAMES } from './vocabulary.ts';

/** Figures of the coverage screen, each with its «¿De dónde sale?». Of eligible firms, of one instrument. */
export const COVERAGE_FIGURES = [
  'adjudicaciones',
  'mujeres',
  'base',
  'tasa',
  'gini',
  'elegibles',
  'cobertura',
  'brecha',
] as const;
export type CoverageFigure = (typeof COVERAGE_FIGURES)[number];

const GRANTS_NOTE = 'Son adjudicaciones, no empresas: una misma empresa puede tener dos.';
const PLACELESS_NOTE = 'Las que no dicen la comuna no están en ninguna: se cuentan aparte.';

const COLUMNS: Readonly<Record<Count, string>> = {
  total: 'beneficiarios',
  women: 'mujeres',
  men: 'hombres',
  people: 'personas',
  firms: 'empresas',
  amount: 'monto_clp',
};

export const BASE_WORDS: Readonly<Record<CoverageBase, string>> = {
  elegibles: 'empresas que pueden pedirlo',
  empresas: 'empresas registradas',
  personas: 'personas de 15 años y más',
};

const RATE_NAMES: Readonly<Record<CoverageBase, string>> = {
  elegibles: 'Adjudicaciones por cada 100 empresas que pueden pedirlo',
  empresas: 'Adjudicaciones por mil empresas registradas',
  personas: 'Adjudicaciones por mil personas de 15 años y más',
};

/** What the base leaves unsaid, for whoever reads the rate. */
const RATE_NOTES: Readonly<Record<CoverageBase, (floor: boolean) => readonly string[]>> = {
  elegibles: () => [
    'Es un piso: sobre todas las que ninguna regla confirmada deja fuera. El otro extremo, sobre las que cumplen con seguridad.',
    'Puede pasar de 100: cuenta adjudicaciones, no empresas.',
  ],
  empresas: (floor) => [
    floor
      ? 'Es un piso de la cobertura: entre las empresas hay algunas que no pueden pedirlo.'
      : 'No es cobertura: alguno de estos apoyos se da también a quien no tiene empresa registrada.',
    CHANCE_NOTE,
  ],
  personas: () => ['Es un piso: no toda persona de 15 años o más quiere o puede pedirlo.', CHANCE_NOTE],
};

const CHANCE_NOTE =
  'El intervalo es el de Byar (95 %): lo que otro año igual podría dar solo por azar. Se ensancha con cuentas chicas.';

/** Undefined where the package lacks what the figure is made of. */
export function explainCoverage(
  inputs: Inputs,
  support: Support,
  asked: CoverageAsked,
  figure: CoverageFigure,
  zoneId: ZoneId,
): Explanation | undefined {
  const settled = settleCoverage(inputs, support, asked);
  const zone = inputs.territory.zones.get(zoneId);
  if (!settled || !zone) return undefined;
  const found = coverageIn(inputs, settled, zone);
  const place = zonePhrase(zone);
  const what = nameOf(settled);
  const of = (
    indicator: string,
    result: Measure,
    formula: string,
    terms: readonly Term[],
    notes: readonly string[],
  ) => ({ indicator, zone: place, sector: undefined, result, formula, terms, notes });
  const grants = countTerms(settled, zoneId, 'total', 'a', 'Adjudicaciones', found.grants);
  const base = settled.baseOf?.(zone);

  if (figure === 'adjudicaciones')
    return of(
      `Adjudicaciones: ${what}`,
      found.grants,
      'a = suma de las filas del año y del lugar',
      [...grants, ...eachInstrument(inputs, settled, zoneId)],
      [GRANTS_NOTE, PLACELESS_NOTE],
    );
  if (figure === 'mujeres')
    return of(
      `Parte de las mujeres: ${what}`,
      found.womenShare,
      '% = 100 · m ÷ (m + h)',
      [
        ...countTerms(settled, zoneId, 'women', 'm', 'Adjudicaciones a mujeres', found.women),
        ...countTerms(settled, zoneId, 'men', 'h', 'Adjudicaciones a hombres', found.men),
        ...grants,
      ],
      [
        GRANTS_NOTE,
        'El sexo es el de la persona titular o representante.',
        'Las que no dicen mujer u hombre no entran. Con menos de 20 que lo dicen: pocos datos.',
      ],
    );
  if (figure === 'base')
    return of(
      capital(BASE_WORDS[settled.base]),
      found.base,
      settled.base === 'personas' ? 'b = P − P₀₋₁₄' : settled.base === 'empresas' ? 'b = E' : 'b = e',
      base?.terms ?? [],
      [],
    );
  if (figure === 'tasa')
    return of(
      RATE_NAMES[settled.base],
      found.rate,
      `a ÷ b × ${RATE_OF[settled.base].per}`,
      [
        ...grants,
        ...(base?.terms ?? []),
        ...(settled.base === 'personas' ? [computed('b', capital(BASE_WORDS.personas), found.base)] : []),
      ],
      [...RATE_NOTES[settled.base](coverageReport(inputs, support, asked)?.floor ?? false), GRANTS_NOTE],
    );
  if (figure === 'gini') {
    const report = coverageReport(inputs, support, asked);
    if (!report?.lorenz) return undefined;
    return of(
      `Desigualdad del reparto: ${what}`,
      known(report.lorenz.gini, 'índice 0 a 1', { n: report.lorenz.points.length - 1 }),
      'G = 1 − Σ (xᵢ − xᵢ₋₁) · (yᵢ + yᵢ₋₁)',
      [
        ...countTerms(settled, zoneId, 'total', 'y', 'Adjudicaciones, en partes del total', found.grants),
        computed('x', `${capital(BASE_WORDS[settled.base])}, en partes del total`, found.base),
        computed('zonas', 'Zonas en la curva', known(report.lorenz.points.length - 1, 'zonas')),
      ],
      [
        'Zonas ordenadas de la menos a la más cubierta. 0: a todas llega igual. Cerca de 1: todo llega a muy pocas.',
        'Las adjudicaciones sin comuna no están en la curva.',
        ...(report.leftOut > 0 ? [`Quedan fuera ${report.leftOut} zonas sin cuenta o sin base.`] : []),
        'Con cuentas chicas parte de la desigualdad es azar.',
      ],
    );
  }
  const eligible = eligibleFirms(inputs, support.sizes, settled.chosen)?.(zone);
  if (!eligible) return undefined;
  const parts = [
    { symbol: 'si', label: 'Cumplen todas las reglas', measure: eligible.yes, origin: eligible.origin },
    computed('falta', 'Falta un dato para saberlo', eligible.unknown),
    computed('por confirmar', 'Solo las deja fuera una regla por confirmar', eligible.toConfirm),
    computed('no', 'Una regla confirmada las deja fuera', eligible.no),
  ];
  const notes = [
    eligible.from === 'catastro'
      ? 'Fila por fila del catastro, también las informales.'
      : 'De cuentas por tamaño y sector: solo empresas con inicio de actividades.',
    'Si el instrumento pide un tipo o una etapa que la tabla no dice, falta el dato.',
  ];
  if (figure === 'elegibles')
    return of(
      `Pueden pedirlo: ${what}`,
      eligible.eligible,
      'e = si + falta + por confirmar; desde si',
      parts,
      notes,
    );
  const terms = present(...grants, ...parts.slice(0, 3));
  return figure === 'cobertura'
    ? of(
        `Cobertura: ${what}`,
        coverageShare(found.grants, eligible.eligible),
        'a ÷ (si + falta + por confirmar) × 100; hasta a ÷ si × 100',
        terms,
        [...notes, GRANTS_NOTE],
      )
    : of(
        `Sin llegar, al menos: ${what}`,
        gapOf(found.grants, eligible.eligible),
        'si − a, nunca bajo cero; hasta si + falta + por confirmar − a',
        terms,
        [...notes, 'Es lo menos que puede faltar: cada adjudicación pudo ir a una empresa distinta.'],
      );
}

function nameOf({ instrument, kind, given }: Settled): string {
  return given.find(({ id }) => id === instrument)?.name ?? SUPPORT_KIND_NAMES[kind].toLowerCase();
}

function capital(text: string): string {
  return text.replace(/^./, (first) => first.toUpperCase());
}

/** The count of a zone with its lines, one term per file that has some. */
function countTerms(
  { beneficiaries, chosen, rows, year }: Settled,
  zone: ZoneId,
  count: Count,
  symbol: string,
  label: string,
  measure: Measure,
): readonly Term[] {
  const ids = new Set(chosen.map(({ id }) => id));
  const mine = (rows.get(zone) ?? []).filter((row) => ids.has(row.instrument));
  const terms = beneficiaries.sources.flatMap((source, at): Term[] => {
    const lines = mine.filter((row) => row.source === at).map(({ line }) => line);
    return lines.length === 0
      ? []
      : [{ symbol, label, measure, origin: origin(source, COLUMNS[count], lines, String(year)) }];
  });
  return terms.length > 0 ? terms : [computed(symbol, `${label}: la lista no tiene filas aquí`, measure)];
}

/** Each instrument of a kind, as a term; none where one instrument was asked for. */
function eachInstrument(inputs: Inputs, settled: Settled, zone: ZoneId): readonly Term[] {
  if (settled.chosen.length < 2) return [];
  const found = inputs.territory.zones.get(zone);
  if (!found) return [];
  return settled.chosen.flatMap((one): Term[] => {
    const alone = { ...settled, chosen: [one] };
    const { grants } = coverageIn(inputs, alone, found);
    const mine: readonly Grant[] = (settled.rows.get(zone) ?? []).filter((row) => row.instrument === one.id);
    return mine.length === 0 ? [] : [...countTerms(alone, zone, 'total', '', one.name, grants)];
  });
}

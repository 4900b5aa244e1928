import { variableOf } from '../context.ts';
import { cell } from '../grid.ts';
import { TAX_ADDRESS } from '../indicators/indicator.ts';
import type { ZoneVariable } from '../inputs.ts';
import { central, isKnown, type Measure, ratio } from '../measure.ts';
import { readExplanation } from '../provenance.ts';
import { periodLabel } from '../source.ts';
import type { Zone } from '../territory.ts';
import { trendOf } from '../trend.ts';
import {
  changeOf,
  covers,
  type EvidenceDesk,
  type EvidenceFigure,
  type SomeEvidence,
} from './evidence_kinds.ts';
import { peopleEvidence } from './evidence_people.ts';

/** Sectors that are told of a zone: more is a table, and the sheet of the zone has it. */
const MOST_SECTORS = 5;
const MOST_KIN = 3;

/** What the tables of firms, comunas, occupations and studies say of a zone. */
export function tablesEvidence(desk: EvidenceDesk, zone: Zone): SomeEvidence {
  const firms = ofVariable(desk, zone, 'empresas');
  const workers = ofVariable(desk, zone, 'trabajadores');
  const sales = ofVariable(desk, zone, 'ventas_uf');
  const comunas = (what: string) => `Una tabla «comunas_datos» con ${what} de dos años.`;
  return {
    ...sectorsEvidence(desk, zone),
    empresas: {
      figures: firms,
      notes: firms.length > 0 ? [TAX_ADDRESS] : [],
      lacking: comunas('empresas'),
    },
    empleo: {
      figures: workers,
      notes: workers.length > 0 ? [TAX_ADDRESS] : [],
      lacking: comunas('trabajadores'),
    },
    ventas: {
      figures: sales,
      notes: sales.length > 0 ? [TAX_ADDRESS] : [],
      lacking: comunas('ventas'),
    },
    jovenes: youngEvidence(desk, zone),
    ...peopleEvidence(desk, zone),
  };
}

/** A yearly column of `comunas_datos` in its latest year, and how it changed since the first. */
function ofVariable({ inputs }: EvidenceDesk, zone: Zone, id: string): readonly EvidenceFigure[] {
  const years = [...(inputs.zoneData?.variables.values() ?? [])]
    .filter((one) => one.id.replace(/_\d{4}$/, '') === id && one.id !== id)
    .sort((a, b) => (a.year < b.year ? -1 : 1));
  const [first] = years;
  const last = years.at(-1);
  if (!last || !first) return [];
  const figure = figureOf(inputs, zone, last);
  const start = variableOf(first, zone);
  return first === last
    ? [figure]
    : [{ ...figure, change: changeOf(first.year, last.year, start, figure.measure) }];
}

/**
 * Of the publishers of a table of comunas, those of what a column counts: people are counted by the office of statistics,
 * firms and what they pay by the tax office. All of them where none is named so.
 */
function publisherOf(publisher: string, { grid }: ZoneVariable): string {
  const whose = grid.unit === 'personas' ? /\(INE\)/ : /\(SII\)/;
  const parts = publisher.split(' · ');
  const named = parts.filter((part) => whose.test(part));
  return (named.length > 0 ? named : parts).join(' · ');
}

function figureOf({ zoneData }: EvidenceDesk['inputs'], zone: Zone, variable: ZoneVariable): EvidenceFigure {
  const measure = variableOf(variable, zone);
  const source = zoneData?.source ?? NO_SOURCE;
  return {
    label: variable.name,
    measure,
    year: variable.year,
    publisher: publisherOf(source.publisher, variable),
    change: undefined,
    detail: '',
    why: {
      explanation: readExplanation({
        name: variable.name,
        zone: zone.name,
        sector: undefined,
        measure,
        source,
        column: variable.column,
        lines: zone.comunas.map((comuna) => zoneData?.lines[comuna] ?? 0),
        year: variable.year,
        note: variable.note,
      }),
    },
  };
}

const NO_SOURCE = { resource: '', file: '', title: '', publisher: '', year: '', checked: '' };

/** The largest sectors of the first table that covers the zone, how diverse it is, and the sectors that go with its own. */
function sectorsEvidence({ inputs, analyse }: EvidenceDesk, zone: Zone): SomeEvidence {
  const cube = inputs.cubes.find(
    ({ covered, sectorLevel }) => sectorLevel === 'rubro' && covers(covered, zone),
  );
  const analysis = cube && analyse(inputs, { cube: cube.id, level: 'comuna' });
  const row = analysis?.zones.indexOf(zone.id) ?? -1;
  const lacking = 'Una tabla «empresas» o un catastro con el sector de cada negocio.';
  if (!cube || !analysis || row === -1)
    return { sectores: { lacking }, diversidad: { lacking }, afines: { lacking } };
  const [any] = analysis.sectors;
  const nameOf = (code: (typeof analysis.sectors)[number]) => inputs.sectors.get(code)?.short ?? code;
  const figure = (
    id: 'empresas' | 'diversidad' | 'hachman' | 'parentesco',
    column: number,
    label: string,
  ): readonly EvidenceFigure[] => {
    const sector = analysis.sectors[column];
    return sector === undefined
      ? []
      : [
          {
            label,
            measure: cell(analysis.grids[id], row, id === 'diversidad' || id === 'hachman' ? 0 : column),
            year: periodLabel(cube.period),
            publisher: cube.source.publisher,
            change: undefined,
            detail: '',
            why: { figure: id, sector, cube: cube.id },
          },
        ];
  };
  const size = (measure: Measure) => {
    const value = central(measure);
    return Number.isNaN(value) ? -1 : value;
  };
  const by = (id: 'empresas' | 'parentesco') =>
    analysis.sectors
      .map((_, column) => ({ column, size: size(cell(analysis.grids[id], row, column)) }))
      .filter((one) => one.size > 0)
      .sort((a, b) => b.size - a.size);
  const isSmall = (column: number) => {
    const quotient = cell(analysis.grids.cociente, row, column);
    return isKnown(quotient) && quotient.value < 1;
  };
  const notes = cube.fromCatastro ? [] : [TAX_ADDRESS];
  const kin = by('parentesco').filter(({ column }) => isSmall(column));
  return {
    sectores: {
      figures: by('empresas')
        .slice(0, MOST_SECTORS)
        .flatMap(({ column }) => {
          const sector = analysis.sectors[column];
          const trend = sector && trendOf(inputs, { cube: cube.id, level: 'comuna' }, zone.id, sector);
          return figure('empresas', column, sector ? nameOf(sector) : '').map((one) => ({
            ...one,
            change: trend && changeOf(String(trend.from), String(trend.to), trend.start, trend.end),
          }));
        }),
      notes: [...notes, `Van los ${MOST_SECTORS} sectores con más empresas.`],
    },
    diversidad: {
      figures: any
        ? [...figure('diversidad', 0, 'Diversidad'), ...figure('hachman', 0, 'Parecido a la referencia')]
        : [],
      notes,
    },
    afines: {
      figures: kin.slice(0, MOST_KIN).flatMap(({ column }) => {
        const sector = analysis.sectors[column];
        return figure('parentesco', column, sector ? nameOf(sector) : '');
      }),
      notes: [
        'Sectores afines: la comuna pesa menos que la referencia en ellos, y suelen ir con los que ya tiene.',
      ],
    },
  };
}

/** People from 15 to 29, and their part of all. */
function youngEvidence({ inputs }: EvidenceDesk, zone: Zone): NonNullable<SomeEvidence['jovenes']> {
  const { zoneData } = inputs;
  const young = zoneData?.variables.get('poblacion_15_29');
  const all = zoneData?.variables.get('poblacion');
  if (!zoneData || !young) return { lacking: 'Una tabla «comunas_datos» con la población de 15 a 29 años.' };
  const count = figureOf(inputs, zone, young);
  if (!all) return { figures: [count] };
  const whole = figureOf(inputs, zone, all);
  const share = percentOf(count.measure, whole.measure);
  const terms = [count, whole].flatMap(({ why }) => ('explanation' in why ? why.explanation.terms : []));
  const label = 'Parte de la población';
  return {
    figures: [
      count,
      {
        ...count,
        label,
        measure: share,
        why: {
          explanation: {
            indicator: `${young.name}: parte de la población`,
            zone: zone.name,
            sector: undefined,
            result: share,
            formula: '100 · j ÷ p',
            terms: terms.map((term, at) => ({ ...term, symbol: at === 0 ? 'j' : 'p' })),
            notes: [],
          },
        },
      },
    ],
  };
}

function percentOf(part: Measure, whole: Measure): Measure {
  const share = ratio(part, whole, 'porcentaje');
  return isKnown(share) ? { value: 100 * share.value, unit: 'porcentaje' } : share;
}

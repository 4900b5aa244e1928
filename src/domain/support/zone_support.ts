import type { SectorCode, ZoneId } from '../ids.ts';
import type { Inputs } from '../inputs.ts';
import { isKnown, known, type Measure, sum } from '../measure.ts';
import { type Explanation, origin, type Term } from '../provenance.ts';
import type { SourceRef } from '../source.ts';
import { type Zone, zonePhrase } from '../territory.ts';
import type { Beneficiaries, Grant } from './beneficiaries.ts';
import { type Count, given, serves } from './given.ts';
import type { Instrument } from './instrument.ts';
import { lineOf, type Matrix, type MatrixCell, matrixOf, placeOf } from './matrix.ts';
import type { Support } from './support.ts';
import {
  AREA_NAMES,
  FIRM_TYPE_NAMES,
  SUPPORT_KIND_NAMES,
  SUPPORT_KINDS,
  SUPPORT_LEVELS,
  type SupportKind,
} from './vocabulary.ts';

/** What was given in a zone in a year, of one kind: kinds are not added to one another. */
export interface Granted {
  readonly kind: SupportKind;
  readonly total: Measure;
  readonly women: Measure;
  readonly explanation: Explanation;
}

/** The support that reaches a zone × sector, and what was given there (method 3.2 and 3.3). */
export interface ZoneSupport {
  readonly matrix: Matrix;
  readonly reaching: Explanation;
  /** One per cell of the matrix, in its order. */
  readonly cells: readonly Explanation[];
  /** Undefined: the package says nothing of what was given. */
  readonly granted:
    | {
        readonly year: number;
        /** Institutions of which the table says something that year; of the others in the catalogue nothing is known. */
        readonly institutions: readonly string[];
        readonly hasAll: boolean;
        /** In the order of SUPPORT_KINDS; a kind of which the table has no row here is not in the list. */
        readonly kinds: readonly Granted[];
        /** Given in a wider place, without saying in which comuna: by kind too. */
        readonly wider: readonly { readonly kind: SupportKind; readonly total: Measure }[];
      }
    | undefined;
}

/** Undefined where the package has no catalogue, or not the zone. */
export function zoneSupport(
  inputs: Inputs,
  { catalogue, beneficiaries, routeEdits }: Support,
  zoneId: ZoneId,
  code: SectorCode | undefined,
): ZoneSupport | undefined {
  const zone = inputs.territory.zones.get(zoneId);
  if (!catalogue || !zone) return undefined;
  const asked = { ...placeOf(inputs.territory, zoneId), ...lineOf(inputs.sectors, code) };
  const matrix = matrixOf(catalogue.instruments, asked, routeEdits?.edits);
  const place = zonePhrase(zone);
  const sector = code === undefined ? undefined : inputs.sectors.get(code)?.name;
  const year = beneficiaries && [...beneficiaries.years].sort((a, b) => a - b).at(-1);
  return {
    matrix,
    reaching: explainReaching(matrix.reaching, catalogue.source, place, sector),
    cells: matrix.cells.map((cell) => explainCell(cell, catalogue.source, place, sector)),
    granted:
      beneficiaries && year !== undefined
        ? {
            year,
            ...toldOf(catalogue.instruments, beneficiaries, year),
            ...grantedIn(inputs, catalogue.instruments, beneficiaries, year, zoneId),
          }
        : undefined,
  };
}

/** Whose grants the table tells of, so that no one takes them for all that was given. */
function toldOf(
  instruments: readonly Instrument[],
  { grants, complete }: Beneficiaries,
  year: number,
): { readonly institutions: readonly string[]; readonly hasAll: boolean } {
  const told = new Set(
    [...grants, ...complete].flatMap((one) => (one.year === year ? [one.instrument] : [])),
  );
  const institutions = new Set(
    instruments.filter(({ id }) => told.has(id)).map(({ institution }) => institution),
  );
  return {
    institutions: [...institutions],
    hasAll: instruments.every(({ institution }) => institutions.has(institution)),
  };
}

/** «¿De dónde sale?» of how many instruments reach a place: each of them with its line. */
export function explainReaching(
  instruments: readonly Instrument[],
  source: SourceRef,
  place: string,
  sector: string | undefined,
): Explanation {
  return {
    indicator: 'Instrumentos que llegan',
    zone: place,
    sector,
    result: known(instruments.length, 'instrumentos'),
    formula: 'k = instrumentos a los que ninguna regla confirmada deja fuera, en algún tipo y área',
    terms: SUPPORT_LEVELS.map((level): Term => {
      const of = instruments.filter((one) => one.level === level);
      return {
        symbol: level,
        label: of.map(({ name }) => name).join(', ') || 'ninguno',
        measure: known(of.length, 'instrumentos'),
        origin: of.length === 0 ? undefined : linesOf(of, source, 'nivel'),
      };
    }),
    notes: [
      'Se cuentan instrumentos del catálogo, no convocatorias abiertas ni cupos.',
      'Los de emergencia y los que solo deja fuera una regla por confirmar no se cuentan: se muestran aparte.',
    ],
  };
}

/** «¿De dónde sale?» of one cell of the matrix. */
export function explainCell(
  cell: MatrixCell,
  source: SourceRef,
  place: string,
  sector: string | undefined,
): Explanation {
  const { type, area, placed, aside, takenOut } = cell;
  return {
    indicator: `${AREA_NAMES[area]} · ${FIRM_TYPE_NAMES[type]}`,
    zone: place,
    sector,
    result: known(placed.length, 'instrumentos'),
    formula: 'k = instrumentos de esta área a los que ninguna regla confirmada deja fuera',
    terms: placed.map(
      ({ instrument, edit }): Term => ({
        symbol: '',
        label: `${instrument.name} (${instrument.institution}, ${instrument.level})`,
        measure: known(1, 'instrumentos'),
        origin: edit
          ? undefined
          : linesOf([instrument], source, 'areas, tipos, etapas, sectores, territorios'),
      }),
    ),
    notes: [
      ...(placed.some(({ edit }) => edit) ? ['Los que no tienen línea los puso una oficina.'] : []),
      ...(takenOut.length > 0
        ? [`Una oficina quitó ${takenOut.length} de esta casilla: no se cuentan.`]
        : []),
      ...(aside.length > 0
        ? [`Aparte, sin contar: ${aside.map(({ instrument }) => instrument.name).join(', ')}.`]
        : []),
      'Hay traslape cuando dos o más tienen esta como área principal: capital y capacitación se complementan.',
    ],
  };
}

function linesOf(instruments: readonly Instrument[], source: SourceRef, column: string) {
  const checked = instruments.map((one) => one.checked).sort();
  const [first = '', last = first] = [checked[0], checked.at(-1)];
  return origin(
    source,
    column,
    instruments.map(({ line }) => line),
    first === last ? first : `${first} a ${last}`,
  );
}

/**
 * What was given in a zone, by kind, as the screen of coverage counts it: zero only where the list of every instrument of
 * the kind is complete. A kind with no row here of which that is not known is left out. What is of a wider place is not of
 * the zone.
 */
function grantedIn(
  inputs: Inputs,
  instruments: readonly Instrument[],
  beneficiaries: Beneficiaries,
  year: number,
  zoneId: ZoneId,
): Pick<NonNullable<ZoneSupport['granted']>, 'kinds' | 'wider'> {
  const { zones } = inputs.territory;
  const members = new Set(zones.get(zoneId)?.comunas);
  const comunasOf = (id: ZoneId) => zones.get(id)?.comunas ?? [];
  const kindOf = new Map(instruments.map(({ id, kind }) => [id, kind]));
  const holds = (id: ZoneId) => comunasOf(id).every((at) => members.has(at));
  const grants = beneficiaries.grants.filter((grant) => grant.year === year);
  const lists = beneficiaries.complete.filter((list) => list.year === year);
  const inside = grants.filter(({ place }) => holds(place));
  const wider = grants.filter(({ place }) => !holds(place) && comunasOf(place).some((at) => members.has(at)));
  return {
    kinds: SUPPORT_KINDS.flatMap((kind): Granted[] => {
      const isOfKind = ({ instrument }: { readonly instrument: string }) => kindOf.get(instrument) === kind;
      const rows = inside.filter(isOfKind);
      const listed = new Set([...grants, ...lists].flatMap((one) => (isOfKind(one) ? [one.instrument] : [])));
      const serving = instruments.filter((one) => listed.has(one.id) && serves(inputs, one, zoneId));
      const add = (count: Count) =>
        sum(
          serving.map((one) => given(inputs, beneficiaries, rows, zoneId, one, year, count)),
          'adjudicaciones',
        );
      const total = add('total');
      if (rows.length === 0 && !isKnown(total)) return [];
      return [
        {
          kind,
          total,
          women: add('women'),
          explanation: explainGranted(kind, instruments, rows, total, beneficiaries.sources, {
            year,
            place: zonePhrase(zones.get(zoneId) as Zone),
          }),
        },
      ];
    }),
    wider: SUPPORT_KINDS.flatMap((kind) => {
      const rows = wider.filter(({ instrument }) => kindOf.get(instrument) === kind);
      const total = sum(
        rows.map((grant) => grant.total),
        'adjudicaciones',
      );
      return rows.length === 0 ? [] : [{ kind, total }];
    }),
  };
}

function explainGranted(
  kind: SupportKind,
  instruments: readonly Instrument[],
  rows: readonly Grant[],
  result: Measure,
  sources: readonly SourceRef[],
  where: { readonly year: number; readonly place: string },
): Explanation {
  return {
    indicator: `${SUPPORT_KIND_NAMES[kind]}, ${where.year}`,
    zone: where.place,
    sector: undefined,
    result,
    formula: 'suma de lo adjudicado por instrumento',
    terms: instruments.flatMap((instrument) =>
      sources.flatMap((source, at): Term[] => {
        const of = rows.filter((grant) => grant.instrument === instrument.id && grant.source === at);
        if (of.length === 0) return [];
        const lines = of.map(({ line }) => line);
        return [
          {
            symbol: '',
            label: instrument.name,
            measure: sum(
              of.map(({ total }) => total),
              'adjudicaciones',
            ),
            origin: origin(source, 'beneficiarios', lines, String(where.year)),
          },
        ];
      }),
    ),
    notes: [
      'Son adjudicaciones o atenciones, no empresas: una empresa puede tener dos.',
      'Son de todos los sectores juntos.',
      ...(rows.length === 0 ? ['La lista está completa y no nombra esta zona: es cero.'] : []),
    ],
  };
}

import { distance } from '@turf/turf';
import type { Inputs, Study, StudyLevel } from '../inputs.ts';
import { STUDY_LEVELS } from '../inputs.ts';
import { isKnown, type Measure, missing, ratio, sum } from '../measure.ts';
import type { Zone } from '../territory.ts';

/** A comuna within reach and how far it is, in kilometres; 0 for those of the zone. */
export interface Near {
  readonly comuna: number;
  readonly name: string;
  readonly km: number;
}

/** Who studies one field at one level within reach. */
export interface FieldSupply {
  readonly area: string;
  readonly level: StudyLevel;
  readonly enrolled: Measure;
  /** Women, in percent of the enrolment of the rows that say how many. */
  readonly women: Measure;
  readonly graduates: Measure;
  readonly lines: readonly number[];
  /** Where, the most first. */
  readonly places: readonly { readonly name: string; readonly enrolled: Measure }[];
}

export interface Supply {
  readonly year: string;
  readonly near: readonly Near[];
  /** Technical and professional first, each by enrolment. */
  readonly fields: readonly FieldSupply[];
  readonly enrolled: Measure;
  readonly women: Measure;
  /** Lines of the file behind the total. */
  readonly lines: readonly number[];
  /** Comunas within reach that have a campus, the most students first. */
  readonly campuses: readonly { readonly near: Near; readonly enrolled: Measure }[];
  /** The table may not hold every campus. */
  readonly partial: boolean;
}

/**
 * The comunas of a zone and those whose centre lies within some kilometres, in a straight line, of the centre of one of
 * them. A comuna without a place is only reached as part of its zone. 0 km: the zone alone.
 */
export function nearComunas(inputs: Inputs, zone: Zone, km: number): readonly Near[] {
  const { territory, places } = inputs;
  const at = (comuna: number) => [places.longitude[comuna] ?? NaN, places.latitude[comuna] ?? NaN];
  const isPlaced = (comuna: number) => at(comuna).every(Number.isFinite);
  const own = new Set(zone.comunas);
  const from = zone.comunas.filter(isPlaced);
  const found = territory.comunas.flatMap(({ name }, comuna): Near[] => {
    if (own.has(comuna)) return [{ comuna, name, km: 0 }];
    if (km === 0 || from.length === 0 || !isPlaced(comuna)) return [];
    const far = Math.min(...from.map((start) => distance(at(start), at(comuna))));
    return far <= km ? [{ comuna, name, km: far }] : [];
  });
  return found.sort((a, b) => a.km - b.km || a.comuna - b.comuna);
}

/**
 * Enrolment by field and level in the zone and within reach (method 2.4). In a register that holds every campus a comuna
 * that is not in it has none; in another one a zone without rows is `sin-dato`. Undefined without the table.
 */
export function supplyOf(inputs: Inputs, zone: Zone, km: number): Supply | undefined {
  const { training } = inputs;
  if (!training) return undefined;
  const near = nearComunas(inputs, zone, km);
  const byComuna = new Map(near.map((one) => [one.comuna, one]));
  const rows = training.rows.filter(({ comuna }) => byComuna.has(comuna));
  const isCovered = zone.comunas.every((comuna) => training.covered[comuna]);
  const isZero = rows.length === 0 && training.complete && isCovered;
  const nothing: Measure = isZero ? { value: 0, unit: 'personas' } : missing('sin-dato', 'personas');
  const add = (list: readonly Study[], of: (row: Study) => Measure) =>
    list.length === 0 ? nothing : sum(list.map(of), 'personas');

  const groups = new Map<string, Study[]>();
  for (const row of rows) {
    const key = `${row.level}|${row.area}`;
    const list = groups.get(key);
    if (list) list.push(row);
    else groups.set(key, [row]);
  }
  const name = (comuna: number) => byComuna.get(comuna)?.name ?? '';
  const fields = [...groups.values()].flatMap((list): FieldSupply[] => {
    const [first] = list;
    if (!first) return [];
    return [
      {
        area: first.area,
        level: first.level,
        enrolled: add(list, ({ enrolled }) => enrolled),
        women: womenShare(list),
        graduates: add(list, ({ graduates }) => graduates),
        lines: list.map(({ line }) => line),
        places: list
          .map(({ comuna, enrolled }) => ({ name: name(comuna), enrolled }))
          .sort((a, b) => size(b.enrolled) - size(a.enrolled)),
      },
    ];
  });
  const late = ({ level }: FieldSupply) => (STUDY_LEVELS.indexOf(level) > 1 ? 1 : 0);
  fields.sort(
    (a, b) =>
      late(a) - late(b) || size(b.enrolled) - size(a.enrolled) || a.area.localeCompare(b.area, 'es-CL'),
  );
  const campuses = near.flatMap((one) => {
    const mine = rows.filter(({ comuna }) => comuna === one.comuna);
    return mine.length === 0 ? [] : [{ near: one, enrolled: add(mine, ({ enrolled }) => enrolled) }];
  });
  campuses.sort((a, b) => size(b.enrolled) - size(a.enrolled));
  return {
    year: training.year,
    near,
    fields,
    enrolled: add(rows, ({ enrolled }) => enrolled),
    women: womenShare(rows),
    lines: rows.map(({ line }) => line),
    campuses,
    partial: !training.complete,
  };
}

function size(measure: Measure): number {
  return isKnown(measure) ? measure.value : -1;
}

/** Women of the rows that say how many, in percent of the enrolment of those same rows; n is that enrolment. */
function womenShare(rows: readonly Study[]): Measure {
  const told = rows.filter(({ women, enrolled }) => isKnown(women) && isKnown(enrolled));
  if (told.length === 0) return missing('sin-dato', 'porcentaje');
  const all = sum(
    told.map(({ enrolled }) => enrolled),
    'personas',
  );
  const share = ratio(
    sum(
      told.map(({ women }) => women),
      'personas',
    ),
    all,
    'porcentaje',
  );
  return isKnown(share) && isKnown(all)
    ? { value: 100 * share.value, unit: 'porcentaje', n: all.value }
    : share;
}

import type { ZoneId } from '../../domain/ids.ts';
import type { Inputs } from '../../domain/inputs.ts';
import { isKnown, type Measure, missing } from '../../domain/measure.ts';
import type { SourceRef } from '../../domain/source.ts';
import type { Beneficiaries, Completeness, Grant } from '../../domain/support/beneficiaries.ts';
import type { Catalogue } from '../../domain/support/instrument.ts';
import { type Checked, type Issue, quoted } from '../checked.ts';
import {
  amount,
  type Cell,
  cellValue,
  count,
  measureOf,
  optional,
  period,
  required,
  sector,
  text,
  zone,
} from '../columns.ts';
import type { Resource } from '../package.ts';
import { sourceOf } from '../provenance.ts';
import type { Row } from '../table.ts';

export const beneficiariosColumns = {
  anio: required(period, 'Año en que se adjudicó o se atendió.'),
  instrumento: required(text, 'Identificador del instrumento en `instrumentos`.'),
  publicado: optional(text, 'Nombre del instrumento como lo escribe quien publica.'),
  territorio: required(zone, 'Comuna; sin ella, su región o `CL`: son las que no la dicen, no un total.'),
  sector: optional(sector, 'Vacío: todos juntos. Las filas con sector son parte de las otras, no se suman.'),
  beneficiarios: required(
    count,
    'Adjudicaciones o atenciones, no empresas: una puede tener 2.',
    'adjudicaciones',
  ),
  mujeres: optional(count, 'De ellas, a mujeres.', 'adjudicaciones'),
  hombres: optional(count, 'De ellas, a hombres.', 'adjudicaciones'),
  sexo_otro: optional(count, 'De ellas, con otro sexo o sin informar.', 'adjudicaciones'),
  personas: optional(count, 'De ellas, a personas naturales.', 'adjudicaciones'),
  empresas: optional(count, 'De ellas, a empresas con personalidad jurídica.', 'adjudicaciones'),
  monto_clp: optional(amount, 'Monto adjudicado en total.', 'pesos'),
};

/** What one file of beneficiaries holds. */
export interface BeneficiariesTable {
  readonly grants: readonly Grant[];
  readonly complete: readonly Completeness[];
  readonly source: SourceRef;
}

/**
 * The rows of a file of beneficiaries. Left out and told: an instrument that the catalogue does not have, a place or sector
 * that the package does not have, a place outside of the territory that the table declares, and a row that repeats the
 * year, instrument, published name, place and sector of another, of this file or of the ones before.
 */
export function buildBeneficiaries(
  rows: readonly Row<typeof beneficiariosColumns>[],
  inputs: Inputs,
  catalogue: Catalogue | undefined,
  resource: Resource,
  before: readonly BeneficiariesTable[] = [],
): Checked<BeneficiariesTable> {
  const issues: Issue[] = [];
  const source = sourceOf(resource);
  const { territorio, ausente } = resource.mapa;
  const ids = new Set(catalogue?.instruments.map(({ id }) => id));
  const seen = new Map<string, string>();
  for (const table of before)
    for (const grant of table.grants)
      seen.set(keyOf(grant), `la línea ${grant.line} de ${quoted(table.source.file)}`);
  const grants: Grant[] = [];
  for (const { line, cells } of rows) {
    const when = cellValue(cells.anio);
    const instrument = cellValue(cells.instrumento);
    const place = cellValue(cells.territorio);
    if (!when || instrument === undefined || place === undefined) continue;
    const tell = (severity: Issue['severity'], column: string, code: string, message: string) =>
      issues.push({ severity, file: source.file, line, column, code, message });
    const code = cellValue(cells.sector);
    const total = measureOf(cells.beneficiarios, 'adjudicaciones');
    const parts = partsOf(total, [cells.mujeres, cells.hombres, cells.sexo_otro]);
    const kinds = partsOf(total, [cells.personas, cells.empresas]);
    const grant: Grant = {
      line,
      source: before.length,
      year: when.to,
      instrument,
      published: cellValue(cells.publicado) ?? '',
      place,
      sector: code,
      total,
      women: parts.read(0),
      men: parts.read(1),
      otherSex: parts.read(2),
      people: kinds.read(0),
      firms: kinds.read(1),
      amount: measureOf(cells.monto_clp, 'pesos'),
    };
    const key = keyOf(grant);
    const earlier = seen.get(key);
    if (when.from !== when.to)
      tell(
        'error',
        'anio',
        'varios-anios',
        `${quoted(`${when.from}-${when.to}`)} son varios años: pon una fila por año.`,
      );
    else if (!ids.has(instrument))
      tell(
        'error',
        'instrumento',
        'instrumento-desconocido',
        `El instrumento ${quoted(instrument)} no está en el catálogo («instrumentos»). Se deja fuera.`,
      );
    else if (!inputs.territory.zones.has(place))
      tell('error', 'territorio', 'zona-desconocida', `La zona ${place} no está en el paquete.`);
    else if (!within(inputs, place, territorio))
      tell(
        'error',
        'territorio',
        'fuera-del-territorio',
        `La zona ${place} no es del territorio que la tabla declara (${territorio}).`,
      );
    else if (code !== undefined && !inputs.sectors.has(code))
      tell('error', 'sector', 'sector-desconocido', `El sector ${quoted(code)} no está en el paquete.`);
    else if (earlier !== undefined)
      tell(
        'error',
        'instrumento',
        'fila-repetida',
        `Repite el año, instrumento, nombre, lugar y sector de ${earlier}. Se deja fuera.`,
      );
    else {
      seen.set(key, `la línea ${line}`);
      grants.push(grant);
      for (const [{ tooMany }, column, whose] of [
        [parts, 'mujeres', 'Mujeres, hombres y otros'],
        [kinds, 'personas', 'Personas y empresas'],
      ] as const)
        if (tooMany)
          tell(
            'aviso',
            column,
            'partes-mayores-que-el-total',
            `${whose} suman más que los beneficiarios: esas partes se leen como sin dato.`,
          );
    }
  }
  const complete = new Map<string, Completeness>();
  if (ausente === 'cero')
    for (const { year, instrument, sector: code } of grants)
      if (code === undefined)
        complete.set(`${year}|${instrument}`, { year, instrument, territory: territorio as ZoneId });
  return { value: { grants, complete: [...complete.values()], source }, issues };
}

export function joinBeneficiaries(tables: readonly BeneficiariesTable[]): Beneficiaries {
  const all = tables.flatMap(({ grants }) => grants);
  return {
    grants: all.filter(({ sector: code }) => code === undefined),
    bySector: all.filter(({ sector: code }) => code !== undefined),
    years: [...new Set(all.map(({ year }) => year))].sort((a, b) => a - b),
    complete: tables.flatMap(({ complete }) => complete),
    sources: tables.map(({ source }) => source),
  };
}

function keyOf({ year, instrument, published, place, sector: code }: Grant): string {
  return [year, instrument, published, place, code ?? ''].join('|');
}

/** A zone is of a territory when it is the territory, or one of the zones above it is. */
function within({ territory }: Inputs, place: ZoneId, whole: string): boolean {
  for (let at: ZoneId | null = place; at; at = territory.zones.get(at)?.parent ?? null)
    if (at === whole) return true;
  return false;
}

/** Parts of a total; none of them is read where at the least they add up to more than it at the most. */
function partsOf(total: Measure, cells: readonly Cell<number>[]) {
  const parts = cells.map((one) => measureOf(one, 'adjudicaciones'));
  const least = parts.reduce((sum, part) => sum + (isKnown(part) ? part.value : (part.low ?? 0)), 0);
  const most = isKnown(total) ? total.value : (total.high ?? Infinity);
  const tooMany = least > most;
  return {
    tooMany,
    read: (at: number): Measure =>
      tooMany ? missing('sin-dato', 'adjudicaciones') : (parts[at] ?? missing('sin-dato', 'adjudicaciones')),
  };
}

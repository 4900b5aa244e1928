import { SIZES } from '../business.ts';
import { NOT_TOLD } from '../businesses.ts';
import type { Inputs } from '../inputs.ts';
import type { Measure } from '../measure.ts';
import { readExplanation } from '../provenance.ts';
import { saidOf } from '../register_report/figures.ts';
import { heldReport, heldSum, heldSuppliers } from '../register_report/held.ts';
import { suppliersReport } from '../register_report/local_suppliers.ts';
import { registerReport } from '../register_report/report.ts';
import type { Sieve } from '../register_report/sieve.ts';
import { COLUMNS, facetOf, YES } from '../register_report/told.ts';
import { explainRegister, type RegisterFigure } from '../register_report/why.ts';
import type { SupplierPart } from '../register_report/why_suppliers.ts';
import type { Zone } from '../territory.ts';
import type { EvidenceFigure, SomeEvidence } from './evidence_kinds.ts';

/** The matters that only a register tells, and the columns of it that do. */
const LACKING = {
  formalidad:
    'Un catastro con la columna «formal»: las estadísticas públicas solo cuentan empresas formales.',
  tamano: 'Un catastro con la columna «tamano», o la tabla «empresas_tamano» del SII.',
  conmutacion:
    'Un catastro con «trabajadores», «trabajadores_locales» y «trabajadores_conmutantes». Ninguna tabla pública de este paquete los separa.',
  impuestos: 'Un catastro con la columna «impuestos_clp».',
  ubicacion: 'Un catastro con «longitud» y «latitud» de cada negocio.',
  vitrina: 'Un catastro con la columna «vitrina»: qué negocios piden aparecer.',
} as const;
const SIZE_WORDS = { micro: 'Micro', pequeña: 'Pequeñas', mediana: 'Medianas', grande: 'Grandes' } as const;

/**
 * What the register of a municipality, and the suppliers of its anchor firms, say of a zone (see register_report), with the
 * rule of small cells for what is printed; k of 0: all of it.
 */
export function registerEvidence(inputs: Inputs, zone: Zone, k: number): SomeEvidence {
  const whole = registerReport(inputs, zone.id, undefined);
  const report = whole && heldReport(whole, k);
  const suppliers = suppliersEvidence(inputs, zone, k);
  if (!report)
    return {
      ...Object.fromEntries(Object.entries(LACKING).map(([id, lacking]) => [id, { lacking }])),
      ...suppliers,
    };
  const { source, total, employment } = report;
  const figure = (label: string, measure: Measure, of: RegisterFigure, detail = '') =>
    toFigure(inputs, zone, {
      label,
      measure,
      of,
      detail,
      year: source.year,
      publisher: source.publisher,
    });
  const count = (label: string, measure: Measure, sieve: Sieve) =>
    figure(label, measure, { what: 'count', sieve });
  const sum = (label: string, measure: Measure, amount: 'workers' | 'localWorkers' | 'commuters' | 'taxes') =>
    figure(label, measure, { what: 'sum', amount, sieve: {} }, 'de los negocios que lo dicen');
  const placed = report.placings.find(({ id }) => id === 'coordenadas');
  const found = {
    formalidad: [
      ...count('Negocios formales', total.formal, { formal: 'si' }),
      ...count('Negocios informales', total.informal, { formal: 'no' }),
      ...figure('Parte formal', total.share, { what: 'formal-share', sieve: {} }, 'de los que lo dicen'),
    ],
    tamano: report.sizes.flatMap(({ id, businesses }) =>
      id === 'sin-decir' ? [] : count(`Negocios: ${SIZE_WORDS[id].toLowerCase()}`, businesses, { size: id }),
    ),
    conmutacion: [
      ...sum('Trabajadores que viven en la comuna', employment.local, 'localWorkers'),
      ...sum('Trabajadores conmutantes', employment.commuting, 'commuters'),
      ...figure(
        'Parte del trabajo que es local',
        employment.localShare,
        { what: 'staff-share', amount: 'localWorkers' },
        'de los negocios que dan las tres cifras',
      ),
    ],
    impuestos: sum('Impuestos pagados en el año', report.taxes, 'taxes'),
    ubicacion: placed
      ? count('Negocios con punto en el mapa', placed.businesses, { placing: 'coordenadas' })
      : [],
    vitrina: showcaseEvidence(inputs, zone, k),
  };
  return {
    ...Object.fromEntries(
      (Object.keys(LACKING) as (keyof typeof LACKING)[]).map((id) => [
        id,
        { figures: found[id], lacking: LACKING[id] },
      ]),
    ),
    empleo: { figures: sum('Trabajadores de los negocios del catastro', employment.total, 'workers') },
    ...suppliers,
  };
}

/** How many businesses asked to appear: of the others nothing is told. */
function showcaseEvidence({ catastro }: Inputs, zone: Zone, k: number): readonly EvidenceFigure[] {
  if (!catastro) return [];
  const { businesses, source } = catastro;
  const says = facetOf(businesses, 'showcase');
  const rows = [...businesses.rowsIn(zone.comunas)];
  const told = rows.filter((row) => says(row) !== NOT_TOLD);
  const asked = told.filter((row) => says(row) === YES);
  const measure = heldSum(saidOf(asked.length, told.length, rows.length), k);
  const name = 'Negocios que pidieron aparecer';
  const { year, publisher } = source;
  const explanation = readExplanation({
    name,
    zone: zone.name,
    sector: undefined,
    measure,
    source,
    column: COLUMNS.showcase,
    lines: asked.map((row) => businesses.columns.line[row] ?? 0),
    year,
    note: 'Solo aparece quien lo pidió. No decirlo no es pedirlo.',
  });
  const detail = 'los muestra la pantalla «Vitrina»';
  return [{ label: name, measure, year, publisher, change: undefined, detail, why: { explanation } }];
}

/** Anchor firms that are told: the page of the register has them all. */
const MOST_ANCHORS = 3;

/** Local suppliers of each anchor firm, and of what size they are. */
function suppliersEvidence(inputs: Inputs, zone: Zone, k: number): SomeEvidence {
  const whole = suppliersReport(inputs, zone);
  const found = whole && heldSuppliers(whole, k);
  if (!found || found.anchors.length === 0)
    return {
      proveedores: {
        lacking: 'La tabla «proveedores»: a quién le compra cada empresa grande. La llenan ellas mismas.',
      },
    };
  const { year, publisher } = found.source;
  const figure = (anchor: string, label: string, measure: Measure, part: SupplierPart) =>
    toFigure(inputs, zone, {
      label: `${anchor}: ${label}`,
      measure,
      of: { what: 'suppliers', anchor, part },
      detail: '',
      year,
      publisher,
    });
  const more =
    found.anchors.length > MOST_ANCHORS
      ? [
          `Van ${MOST_ANCHORS} de ${found.anchors.length} empresas grandes; las demás, en «Catastro económico».`,
        ]
      : [];
  return {
    proveedores: {
      figures: found.anchors
        .slice(0, MOST_ANCHORS)
        .flatMap(({ anchor, local, share, bySize }) => [
          ...figure(anchor, 'proveedores de la comuna', local, 'local'),
          ...figure(anchor, 'parte de sus proveedores', share, 'share'),
          ...SIZES.flatMap((size) => figure(anchor, SIZE_WORDS[size].toLowerCase(), bySize[size], size)),
        ]),
      notes: ['Son proveedores directos: los indirectos no están en ninguna tabla.', ...more],
    },
  };
}

function toFigure(
  inputs: Inputs,
  zone: Zone,
  {
    of,
    ...told
  }: Pick<EvidenceFigure, 'label' | 'measure' | 'detail' | 'year' | 'publisher'> & {
    readonly of: RegisterFigure;
  },
): readonly EvidenceFigure[] {
  const explanation = explainRegister(inputs, zone.id, of);
  return explanation ? [{ ...told, change: undefined, why: { explanation } }] : [];
}

import type { SectorCode } from '../ids.ts';
import type { Inputs, Supplier } from '../inputs.ts';
import { isKnown, known, type Measure, missing, type Unit } from '../measure.ts';
import { computed, type Explanation, origin } from '../provenance.ts';
import type { Zone } from '../territory.ts';
import { type Cell, complemented, isSafe, suppliersIn } from './secrecy.ts';

/** What one anchor firm buys, seen from a zone (method 4.5). */
export interface Anchor {
  readonly name: string;
  readonly suppliers: number;
  /** Suppliers whose amount the file does not give: they are in no amount. */
  readonly unstated: number;
  /** Share of its suppliers, and of its spending, that is of the zone. */
  readonly localSuppliers: Figure;
  readonly localSpending: Figure;
  readonly spending: Figure;
  readonly outside: readonly OutsideCategory[];
}

export interface OutsideCategory {
  readonly category: string;
  readonly suppliers: number;
  readonly amount: Figure;
  /** The one sector that all its rows state, if there is one. */
  readonly sector: SectorCode | undefined;
}

interface Figure {
  readonly measure: Measure;
  readonly explanation: Explanation;
}

const NOTES = [
  'Con menos de tres proveedores, o si uno pasa del 80% del monto, la cifra se reserva.',
  'Los proveedores sin monto declarado no entran en ningún monto.',
  'Se reserva además otra categoría cuando una reservada podría sacarse por resta.',
];

/** Undefined where the package has no suppliers. Anchor firms by what they buy outside, the most first; reserved last. */
export function anchorsOf(inputs: Inputs, zone: Zone): readonly Anchor[] | undefined {
  const { suppliers } = inputs;
  if (!suppliers) return undefined;
  const members = new Set(zone.comunas);
  const byAnchor = groupBy(suppliers.rows, ({ anchor }) => anchor);
  const anchors = [...byAnchor].map(([name, rows]): Anchor => {
    const local = rows.filter(({ comuna }) => members.has(comuna));
    const stated = rows.filter(({ amount }) => amount !== undefined);
    const inside = stated.filter(({ comuna }) => members.has(comuna));
    const outside = stated.filter(({ comuna }) => !members.has(comuna));
    const figure = figureMaker(inputs, name, zone.name);
    const total = suppliersIn(rows);
    const enough = isSafe(stated);
    // Either side of the whole tells the other: both are shown, or none. A side with no supplier tells nothing.
    const parted = enough && isPartSafe(inside) && isPartSafe(outside);
    const categories = [...groupBy(outside, ({ category }) => category)].map(
      ([category, own]): Cell => ({ id: category, rows: own }),
    );
    const open = parted ? complemented(categories) : new Set<string>();
    return {
      name,
      suppliers: total,
      unstated: total - suppliersIn(stated),
      localSuppliers: figure(
        'Parte de sus proveedores que es de la zona',
        total < 3 ? undefined : (100 * suppliersIn(local)) / total,
        'porcentaje',
        rows,
        '100 · proveedores de la zona ÷ proveedores',
        [
          ['local', 'Proveedores de la zona', known(suppliersIn(local), 'empresas')],
          ['todos', 'Proveedores', known(total, 'empresas')],
        ],
      ),
      localSpending: figure(
        'Parte de sus compras que queda en la zona',
        parted ? (100 * amountOf(inside)) / amountOf(stated) : undefined,
        'porcentaje',
        stated,
        '100 · compras a proveedores de la zona ÷ compras',
        parted
          ? [
              ['local', 'Compras a proveedores de la zona', known(amountOf(inside), 'pesos')],
              ['todas', 'Compras', known(amountOf(stated), 'pesos')],
            ]
          : [],
      ),
      spending: figure(
        'Compras del año',
        enough ? amountOf(stated) : undefined,
        'pesos',
        stated,
        'Suma de las compras a sus proveedores',
        [],
      ),
      outside: categories
        .map(
          ({ id, rows: own }): OutsideCategory => ({
            category: id,
            suppliers: suppliersIn(own),
            amount: figure(
              `Compras fuera de la zona: ${id}`,
              open.has(id) ? amountOf(own) : undefined,
              'pesos',
              own,
              'Suma de las compras a proveedores de fuera de la zona',
              [],
            ),
            sector: onlySector(own),
          }),
        )
        .sort(
          (a, b) =>
            sizeOf(b.amount.measure) - sizeOf(a.amount.measure) ||
            a.category.localeCompare(b.category, 'es-CL'),
        ),
    };
  });
  return anchors.sort(
    (a, b) =>
      sizeOf(b.spending.measure) - sizeOf(a.spending.measure) || a.name.localeCompare(b.name, 'es-CL'),
  );
}

/** Purchases outside of the zone in one sector, over the categories that may be shown. */
export interface SectorPurchases {
  readonly sector: SectorCode;
  readonly amount: Measure;
  readonly suppliers: number;
  readonly anchors: number;
  readonly categories: readonly string[];
  readonly explanation: Explanation;
}

/**
 * What the anchor firms buy outside, by sector. Only categories that are shown and whose rows are all of one sector count:
 * adding a reserved one would let it be solved.
 */
export function purchasesBySector(anchors: readonly Anchor[], zone: Zone): readonly SectorPurchases[] {
  const shown = anchors.flatMap(({ name, outside }) =>
    outside.flatMap((one) =>
      one.sector && isKnown(one.amount.measure)
        ? [{ ...one, name, sector: one.sector, value: one.amount.measure.value }]
        : [],
    ),
  );
  return [...groupBy(shown, ({ sector }) => sector)]
    .map(([sector, own]): SectorPurchases => {
      const amount = known(
        own.reduce((acc, { value }) => acc + value, 0),
        'pesos',
      );
      return {
        sector,
        amount,
        suppliers: own.reduce((acc, one) => acc + one.suppliers, 0),
        anchors: new Set(own.map(({ name }) => name)).size,
        categories: [...new Set(own.map(({ category }) => category))],
        explanation: {
          indicator: 'Compras de tractoras fuera de la zona',
          zone: zone.name,
          sector: undefined,
          result: amount,
          formula: 'Suma de las categorías que se pueden mostrar',
          terms: own.map(({ name, category, amount: part }) => ({
            symbol: category,
            label: name,
            measure: part.measure,
            origin: part.explanation.terms[0]?.origin,
          })),
          notes: NOTES,
        },
      };
    })
    .sort((a, b) => sizeOf(b.amount) - sizeOf(a.amount));
}

function figureMaker(inputs: Inputs, anchor: string, zone: string) {
  const source = inputs.suppliers?.source;
  return (
    name: string,
    value: number | undefined,
    unit: Unit,
    rows: readonly Supplier[],
    formula: string,
    terms: readonly (readonly [symbol: string, label: string, measure: Measure])[],
  ): Figure => {
    const measure: Measure =
      rows.length === 0
        ? missing('sin-dato', unit)
        : Number.isNaN(value)
          ? missing('denominador-cero', unit)
          : value === undefined
            ? missing('reservado', unit)
            : known(value, unit, { n: suppliersIn(rows) });
    const lines = rows.map(({ line }) => line);
    const from = source && value !== undefined ? origin(source, 'monto_clp', lines, source.year) : undefined;
    return {
      measure,
      explanation: {
        indicator: `${name}: ${anchor}`,
        zone,
        sector: undefined,
        result: measure,
        formula,
        terms:
          terms.length > 0
            ? terms.map(([symbol, label, one]) => ({ ...computed(symbol, label, one), origin: from }))
            : [{ symbol: '', label: name, measure, origin: from }],
        notes: NOTES,
      },
    };
  };
}

/** Sum of the amounts of rows that give theirs. */
function amountOf(rows: readonly Supplier[]): number {
  return rows.reduce((acc, { amount = 0 }) => acc + amount, 0);
}

function isPartSafe(rows: readonly Supplier[]): boolean {
  return rows.length === 0 || isSafe(rows);
}

function onlySector(rows: readonly Supplier[]): SectorCode | undefined {
  const all = new Set(rows.map(({ sector }) => sector));
  return all.size === 1 ? rows[0]?.sector : undefined;
}

function sizeOf(measure: Measure): number {
  return isKnown(measure) ? measure.value : -1;
}

function groupBy<T, K>(list: readonly T[], keyOf: (one: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const one of list) {
    const found = groups.get(keyOf(one));
    if (found) found.push(one);
    else groups.set(keyOf(one), [one]);
  }
  return groups;
}

import { SIZES, type Size } from '../business.ts';
import { heldBack, type Sum } from '../disclosure.ts';
import type { Inputs, Supplier } from '../inputs.ts';
import { isKnown, known, type Measure, missing } from '../measure.ts';
import { anchorsOf } from '../opportunities/anchors.ts';
import { FEWEST_SUPPLIERS, suppliersIn } from '../opportunities/secrecy.ts';
import type { SourceRef } from '../source.ts';
import type { Zone } from '../territory.ts';

export const SUPPLIER_SIZES = [...SIZES, 'sin-decir'] as const;
export type SupplierSize = Size | 'sin-decir';

/** How many suppliers of one anchor firm are of the zone, by size. All are direct: who sells to a supplier is in no table. */
export interface LocalSuppliers {
  readonly anchor: string;
  readonly suppliers: Measure;
  readonly local: Measure;
  readonly outside: Measure;
  /** Local ones of them all, in percent. */
  readonly share: Measure;
  /** Of what it buys, what stays in the zone, in percent (method 4.5). */
  readonly spending: Measure;
  readonly bySize: Readonly<Record<SupplierSize, Measure>>;
}

export interface SuppliersReport {
  readonly source: SourceRef;
  readonly anchors: readonly LocalSuppliers[];
  /** Each once, though it sells to several; reserved where that would tell what an anchor's row keeps. */
  readonly all: { readonly suppliers: Measure; readonly local: Measure };
}

/** The rows behind each count of an anchor's suppliers. */
interface SupplierRows {
  readonly suppliers: readonly Supplier[];
  readonly local: readonly Supplier[];
  readonly outside: readonly Supplier[];
  readonly bySize: Readonly<Record<SupplierSize, readonly Supplier[]>>;
}

export function supplierRows(rows: readonly Supplier[], zone: Zone): SupplierRows {
  const members = new Set(zone.comunas);
  // Of a supplier on several rows, the first that says where it is and how large.
  const first = (of: (one: Supplier) => boolean) => {
    const found = new Map<string, Supplier>();
    for (const one of rows) if (of(one) && !found.has(one.supplier)) found.set(one.supplier, one);
    return found;
  };
  const placed = first(({ comuna }) => comuna >= 0);
  const sized = first(({ size }) => size !== undefined);
  const isLocal = ({ supplier }: Supplier) => members.has(placed.get(supplier)?.comuna ?? -1);
  const sizeOf = ({ supplier }: Supplier) => sized.get(supplier)?.size ?? 'sin-decir';
  const local = rows.filter(isLocal);
  return {
    suppliers: rows,
    local,
    outside: rows.filter((one) => !isLocal(one)),
    bySize: bySizes((size) => local.filter((one) => sizeOf(one) === size)),
  };
}

/** Undefined where the package has no suppliers. Anchors in the order of method 4.5. */
export function suppliersReport(inputs: Inputs, zone: Zone): SuppliersReport | undefined {
  const { suppliers } = inputs;
  if (!suppliers) return undefined;
  const anchors = (anchorsOf(inputs, zone) ?? []).map(({ name, localSpending }) =>
    anchorRow(
      name,
      supplierRows(
        suppliers.rows.filter(({ anchor }) => anchor === name),
        zone,
      ),
      localSpending.measure,
    ),
  );
  const all = supplierRows(suppliers.rows, zone);
  const isOpen = (of: 'suppliers' | 'local') => anchors.every((one) => isKnown(one[of]));
  return {
    source: suppliers.source,
    anchors,
    all: {
      suppliers: reservedUnless(isOpen('suppliers'), suppliersIn(all.suppliers)),
      local: reservedUnless(isOpen('suppliers') && isOpen('local'), suppliersIn(all.local)),
    },
  };
}

const TOTAL = 0;
const LOCAL = 1;
const OUTSIDE = 2;
const FIRST_SIZE = 3;
/** Total = local + outside; local = its sizes. */
const SUMS: readonly Sum[] = [
  { total: TOTAL, parts: [LOCAL, OUTSIDE] },
  { total: LOCAL, parts: SUPPLIER_SIZES.map((_, at) => FIRST_SIZE + at) },
];

/** One or two suppliers could be told by name: they are held back, and what would give them back by subtraction. */
function anchorRow(anchor: string, rows: SupplierRows, spending: Measure): LocalSuppliers {
  const counts = [
    suppliersIn(rows.suppliers),
    suppliersIn(rows.local),
    suppliersIn(rows.outside),
    ...SUPPLIER_SIZES.map((size) => suppliersIn(rows.bySize[size])),
  ];
  const held = heldBack(counts, SUMS, FEWEST_SUPPLIERS - 1);
  const at = (place: number): Measure => reservedUnless(!held.has(place), counts[place] ?? 0);
  const suppliers = at(TOTAL);
  const local = at(LOCAL);
  return {
    anchor,
    suppliers,
    local,
    outside: at(OUTSIDE),
    share:
      isKnown(suppliers) && isKnown(local)
        ? suppliers.value === 0
          ? missing('denominador-cero', 'porcentaje')
          : known((100 * local.value) / suppliers.value, 'porcentaje', { n: suppliers.value })
        : missing('reservado', 'porcentaje'),
    spending,
    bySize: bySizes((size) => at(FIRST_SIZE + SUPPLIER_SIZES.indexOf(size))),
  };
}

function bySizes<T>(of: (size: SupplierSize) => T): Readonly<Record<SupplierSize, T>> {
  return {
    micro: of('micro'),
    pequeña: of('pequeña'),
    mediana: of('mediana'),
    grande: of('grande'),
    'sin-decir': of('sin-decir'),
  };
}

function reservedUnless(isOpen: boolean, cases: number): Measure {
  const isFew = cases > 0 && cases < FEWEST_SUPPLIERS;
  return isOpen && !isFew ? known(cases, 'empresas', { n: cases }) : missing('reservado', 'empresas');
}

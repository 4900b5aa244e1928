import type { Inputs, Supplier } from '../inputs.ts';
import { isKnown, type Measure } from '../measure.ts';
import { computed, type Explanation, origin, type Term } from '../provenance.ts';
import type { Zone } from '../territory.ts';
import { type LocalSuppliers, type SupplierSize, supplierRows, suppliersReport } from './local_suppliers.ts';

export type SupplierPart = 'suppliers' | 'local' | 'outside' | 'share' | SupplierSize;

const LABELS: Readonly<Record<Exclude<SupplierPart, 'share'>, string>> = {
  suppliers: 'Proveedores directos, una vez cada uno',
  local: 'De la zona',
  outside: 'De fuera de la zona, o que no dicen de dónde',
  micro: 'De la zona, micro',
  pequeña: 'De la zona, pequeñas',
  mediana: 'De la zona, medianas',
  grande: 'De la zona, grandes',
  'sin-decir': 'De la zona, sin decir su tamaño',
};

const NOTES = [
  'Uno o dos proveedores se reservan: se sabría quiénes son. También lo que permitiría sacarlos por resta.',
  'Son proveedores directos. Los indirectos, que le venden a un proveedor, no están en esta tabla.',
  'Un proveedor que no dice su comuna cuenta como de fuera.',
];

/** «¿De dónde sale?» of a count of an anchor's suppliers. */
export function explainSuppliers(
  inputs: Inputs,
  zone: Zone,
  anchor: string,
  part: SupplierPart,
): Explanation | undefined {
  const row = suppliersReport(inputs, zone)?.anchors.find((one) => one.anchor === anchor);
  const { suppliers } = inputs;
  if (!row || !suppliers) return undefined;
  const rows = supplierRows(
    suppliers.rows.filter((one) => one.anchor === anchor),
    zone,
  );
  const term = (which: Exclude<SupplierPart, 'share'>): Term => {
    const behind: readonly Supplier[] =
      which === 'suppliers' || which === 'local' || which === 'outside' ? rows[which] : rows.bySize[which];
    const made = computed(which === 'suppliers' ? 't' : 'l', LABELS[which], measureOf(row, which));
    // A figure that is held back does not say the lines that would give it away.
    if (!isKnown(made.measure)) return made;
    const { source } = suppliers;
    const lines = behind.map((one) => one.line);
    return { ...made, origin: origin(source, 'proveedor, comuna, tamano', lines, source.year) };
  };
  return {
    indicator: `Proveedores: ${anchor}`,
    zone: zone.name,
    sector: undefined,
    result: part === 'share' ? row.share : measureOf(row, part),
    formula: part === 'share' ? '100 · l ÷ t' : 'Proveedores contados una vez cada uno',
    terms: part === 'share' ? [term('local'), term('suppliers')] : [term(part)],
    notes: NOTES,
  };
}

/** The same of the local suppliers of every anchor, each once. */
export function explainAllSuppliers(inputs: Inputs, zone: Zone): Explanation | undefined {
  const report = suppliersReport(inputs, zone);
  const { suppliers } = inputs;
  if (!report || !suppliers) return undefined;
  const rows = supplierRows(suppliers.rows, zone);
  const { source } = suppliers;
  const term = (symbol: string, label: string, which: 'local' | 'suppliers'): Term => {
    const made = computed(symbol, label, report.all[which]);
    const lines = rows[which].map((one) => one.line);
    return isKnown(made.measure)
      ? { ...made, origin: origin(source, 'proveedor, comuna', lines, source.year) }
      : made;
  };
  return {
    indicator: 'Proveedores locales de las tractoras',
    zone: zone.name,
    sector: undefined,
    result: report.all.local,
    formula: 'Proveedores de la zona contados una vez, aunque le vendan a varias tractoras',
    terms: [term('l', LABELS.local, 'local'), term('t', LABELS.suppliers, 'suppliers')],
    notes: NOTES,
  };
}

function measureOf(row: LocalSuppliers, part: Exclude<SupplierPart, 'share'>): Measure {
  return part === 'suppliers' || part === 'local' || part === 'outside' ? row[part] : row.bySize[part];
}

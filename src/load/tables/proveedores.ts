import { SIZES } from '../../domain/business.ts';
import { parseCut } from '../../domain/ids.ts';
import type { Supplier, Suppliers } from '../../domain/inputs.ts';
import { parseActivity } from '../../domain/sectors.ts';
import type { SourceRef } from '../../domain/source.ts';
import { comunaNamer, type Territory } from '../../domain/territory.ts';
import { amount, cellValue, oneOf, optional, period, required, text } from '../columns.ts';
import type { Row } from '../table.ts';

export const proveedoresColumns = {
  tractora: required(text, 'Empresa tractora que compra.'),
  proveedor: required(text, 'Proveedor.'),
  id_catastro: optional(text, 'Id del proveedor en el catastro, si está en él.'),
  cut: optional(text, 'Comuna del proveedor, por código.'),
  comuna: optional(text, 'Comuna del proveedor, por nombre.'),
  categoria: required(text, 'Qué se le compra.'),
  sector: optional(text, 'Sección, división o código SII.'),
  tamano: optional(oneOf(SIZES), 'Tamaño del proveedor.'),
  monto_clp: optional(amount, 'Compras del año.', 'pesos'),
  anio: optional(period, 'Año.'),
};

/** Suppliers of anchor firms; those outside of the zones of the package keep their row, with no comuna. */
export function buildSuppliers(
  rows: readonly Row<typeof proveedoresColumns>[],
  territory: Territory,
  source: SourceRef,
): Suppliers {
  const rowOf = new Map<string, number>(territory.comunas.map((comuna, at) => [comuna.cut, at]));
  const named = comunaNamer(territory);
  return {
    source,
    rows: rows.map(({ line, cells }): Supplier => {
      const code = parseCut(cellValue(cells.cut) ?? '') ?? named(cellValue(cells.comuna) ?? '');
      const activity = cellValue(cells.sector);
      return {
        line,
        anchor: cellValue(cells.tractora) ?? '',
        supplier: cellValue(cells.proveedor) ?? '',
        comuna: (code && rowOf.get(code)) ?? -1,
        category: cellValue(cells.categoria) ?? '',
        sector: activity === undefined ? undefined : parseActivity(activity)?.section,
        size: cellValue(cells.tamano),
        amount: cellValue(cells.monto_clp),
      };
    }),
  };
}

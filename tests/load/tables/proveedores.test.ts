import { expect, test } from 'vitest';
import { readTable } from '../../../src/load/table.ts';
import { buildSuppliers, proveedoresColumns } from '../../../src/load/tables/proveedores.ts';
import { SOURCE, territoryOf } from '../../fixtures/domain.ts';
import { bytes } from '../../fixtures/package.ts';

test('suppliers by code or by name of their comuna; those of elsewhere keep their row, with no comuna', () => {
  const csv = `tractora;proveedor;cut;comuna;categoria;sector;tamano;monto_clp;anio
Minera A;Taller Uno;02201;;mantención;33;Pequeña;1.500.000;2025
Minera A;Aseo Dos;;calama;aseo;N;;;2025
Minera A;Ingeniería Tres;;Las Condes;ingeniería;711001;grande;900;2025
`;
  const read = readTable(bytes(csv), proveedoresColumns, { file: 'proveedores.csv' });
  const { rows } = buildSuppliers(read.rows, territoryOf('01101', '02201'), SOURCE);
  expect(read.issues).toEqual([]);
  expect(rows.map(({ comuna, sector, size, amount }) => [comuna, sector, size, amount])).toEqual([
    [1, 'C', 'pequeña', 1_500_000],
    [1, 'N', undefined, undefined],
    [-1, 'M', 'grande', 900],
  ]);
  expect(rows[0]).toMatchObject({
    line: 2,
    anchor: 'Minera A',
    supplier: 'Taller Uno',
    category: 'mantención',
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ZoneId } from '../../../src/domain/ids.ts';
import type { Supplier } from '../../../src/domain/inputs.ts';
import { isKnown, missing } from '../../../src/domain/measure.ts';
import { anchorsOf, purchasesBySector } from '../../../src/domain/opportunities/anchors.ts';
import { type Cell, complemented, isSafe } from '../../../src/domain/opportunities/secrecy.ts';
import { loaded, plainLines } from '../../fixtures/chile.ts';
import { countryOf, SOURCE } from '../../fixtures/domain.ts';

let line = 1;
const row = (supplier: string, amount: number | undefined, category = 'Ropa', comuna = 1): Supplier => {
  line += 1;
  return { line, anchor: 'Mina', supplier, comuna, category, sector: 'C' as never, size: undefined, amount };
};
const part = (id: string, ...amounts: readonly number[]): Cell => ({
  id,
  rows: amounts.map((amount, at) => row(`${id}${at}`, amount, id)),
});

describe('qué se reserva', () => {
  test('menos de tres proveedores, o uno con más del 80 %', () => {
    expect(isSafe(part('a', 40, 40, 20).rows)).toBe(true);
    expect(isSafe(part('a', 80, 10, 10).rows)).toBe(true);
    expect(isSafe(part('a', 81, 10, 9).rows)).toBe(false);
    expect(isSafe(part('a', 50, 50).rows)).toBe(false);
    // The same supplier three times is one.
    expect(isSafe([row('x', 10), row('x', 10), row('x', 10)])).toBe(false);
  });

  test('una sola categoría reservada arrastra a la menor de las otras', () => {
    // a: 100 of three; b: 60 of three; c: one supplier, 5. Total − a − b would be c.
    const open = complemented([part('a', 40, 30, 30), part('b', 20, 20, 20), part('c', 5)]);
    expect([...open]).toEqual(['a']);
  });

  test('dos reservadas de un proveedor cada una suman dos: todavía se podrían sacar', () => {
    const open = complemented([part('a', 40, 30, 30), part('b', 9, 9, 9), part('c', 5), part('d', 6)]);
    expect([...open]).toEqual(['a']);
    const enough = complemented([part('a', 40, 30, 30), part('c', 5), part('d', 6), part('e', 7)]);
    expect([...enough]).toEqual(['a']);
  });

  test('nada reservado, nada arrastrado', () => {
    expect([...complemented([part('a', 4, 3, 3), part('b', 2, 2, 2)])]).toEqual(['a', 'b']);
  });

  test('lo que queda al restar lo mostrado del total nunca es de pocos, y lo mostrado tampoco', () => {
    const amounts = fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(fc.array(amounts, { minLength: 1, maxLength: 8 }), (table) => {
        const parts = table.map((own, at) => part(`c${at}`, ...own));
        const open = complemented(parts);
        const reserved = parts.filter(({ id }) => !open.has(id));
        for (const { id, rows } of parts) if (open.has(id)) expect(isSafe(rows)).toBe(true);
        if (reserved.length > 0 && open.size > 0)
          expect(isSafe(reserved.flatMap(({ rows }) => rows))).toBe(true);
      }),
    );
  });
});

describe('compras de una tractora', () => {
  const base = countryOf({ cuts: ['02201', '02101'], sectors: ['C'], firms: [[3], [3]] });
  const at = (cut: string) => base.territory.comunas.findIndex((one) => one.cut === cut);
  const [calama, antofagasta] = [at('02201'), at('02101')];
  const anchorWith = (...rows: readonly Supplier[]) => {
    const inputs = { ...base, suppliers: { rows, source: SOURCE } };
    return anchorsOf(inputs, base.territory.zones.get('02201' as ZoneId)!)![0]!;
  };

  test('compras de cero pesos no son una parte de nada', () => {
    const anchor = anchorWith(
      ...['a', 'b', 'c'].map((one) => row(one, 0, 'Ropa', calama)),
      ...['d', 'e', 'f'].map((one) => row(one, 0, 'Ropa', antofagasta)),
    );
    expect(anchor.localSpending.measure).toEqual(missing('denominador-cero', 'porcentaje'));
    expect(anchor.localSuppliers.measure).toMatchObject({ value: 50 });
  });

  test('parte local de proveedores y de compras, a mano', () => {
    // Local: 3 of 6 suppliers, 30 of 120 pesos.
    const anchor = anchorWith(
      row('a', 10, 'Ropa', calama),
      row('b', 10, 'Ropa', calama),
      row('c', 10, 'Ropa', calama),
      row('d', 30, 'Ropa', antofagasta),
      row('e', 30, 'Ropa', antofagasta),
      row('f', 30, 'Ropa', antofagasta),
    );
    expect(anchor.localSuppliers.measure).toMatchObject({ value: 50, n: 6 });
    expect(anchor.localSpending.measure).toMatchObject({ value: 25, n: 6 });
    expect(anchor.outside.map(({ amount }) => amount.measure)).toMatchObject([{ value: 90 }]);
  });

  test('si lo local es de uno, ni su parte ni lo de fuera se muestran: uno daría el otro', () => {
    const anchor = anchorWith(
      row('a', 10, 'Ropa', calama),
      row('d', 30, 'Ropa', antofagasta),
      row('e', 30, 'Ropa', antofagasta),
      row('f', 30, 'Ropa', antofagasta),
    );
    expect(anchor.localSpending.measure).toEqual(missing('reservado', 'porcentaje'));
    expect(anchor.outside[0]!.amount.measure).toEqual(missing('reservado', 'pesos'));
    expect(anchor.localSpending.explanation.terms.every(({ measure }) => !isKnown(measure))).toBe(true);
  });

  test('un monto sin declarar no es cero: queda fuera y se cuenta', () => {
    const anchor = anchorWith(
      row('a', 10, 'Ropa', antofagasta),
      row('b', 10, 'Ropa', antofagasta),
      row('c', 10, 'Ropa', antofagasta),
      row('d', undefined, 'Ropa', antofagasta),
    );
    expect(anchor.unstated).toBe(1);
    expect(anchor.outside[0]).toMatchObject({ suppliers: 3, amount: { measure: { value: 30 } } });
    const none = anchorWith(row('a', undefined), row('b', undefined), row('c', undefined));
    expect(none.spending.measure).toEqual(missing('sin-dato', 'pesos'));
  });

  test('con menos de tres proveedores no se dice nada de ella', () => {
    const anchor = anchorWith(row('a', 10, 'Ropa', calama), row('d', 30, 'Ropa', antofagasta));
    for (const { measure } of [anchor.localSuppliers, anchor.localSpending, anchor.spending])
      expect(measure).toMatchObject({ missing: 'reservado' });
  });

  test('el paquete ficticio, contado aparte', async () => {
    const { inputs } = await loaded('calama-ficticio');
    const anchors = anchorsOf(inputs, inputs.territory.zones.get('02201' as ZoneId)!)!;
    const lines = plainLines('data/calama-ficticio/proveedores.csv').slice(1);
    // Commas inside quotes stand only in the category: the first five columns and the last two are safe to split.
    for (const { name, localSpending, localSuppliers } of anchors) {
      const own = lines.filter(([anchor]) => anchor === name);
      const local = own.filter((one) => one[3] === '02201');
      const amount = (list: typeof own) => list.reduce((acc, one) => acc + Number(one.at(-2)), 0);
      const share = (100 * new Set(local.map((one) => one[1])).size) / new Set(own.map((one) => one[1])).size;
      expect(localSuppliers.measure).toMatchObject({ value: share });
      if (!isKnown(localSpending.measure)) throw new Error('se esperaba una cifra');
      expect(localSpending.measure.value).toBeCloseTo((100 * amount(local)) / amount(own), 9);
    }
    const bySector = purchasesBySector(anchors, inputs.territory.zones.get('02201' as ZoneId)!);
    const shown = anchors.flatMap(({ outside }) =>
      outside.flatMap(({ sector, amount }) =>
        sector && isKnown(amount.measure) ? [amount.measure.value] : [],
      ),
    );
    const sum = (list: readonly number[]) => list.reduce((acc, one) => acc + one, 0);
    expect(sum(bySector.map(({ amount }) => (isKnown(amount) ? amount.value : NaN)))).toBe(sum(shown));
  });
});

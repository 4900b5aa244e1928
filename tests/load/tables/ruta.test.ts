import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  LONGEST_NOTE,
  type RouteEdit,
  sameSpot,
  tidyNote,
  withEdit,
  withoutEdit,
} from '../../../src/domain/support/route_edits.ts';
import { AREAS, FIRM_TYPES, STAGES } from '../../../src/domain/support/vocabulary.ts';
import { readOwnRoute, writeRoute } from '../../../src/load/tables/ruta.ts';
import { instrument } from '../../fixtures/instrument.ts';
import { bytes } from '../../fixtures/package.ts';

const source = {
  resource: 'instrumentos',
  file: 'instrumentos.csv',
  title: '',
  publisher: '',
  year: '',
  checked: '',
};
const catalogue = {
  source,
  instruments: [
    instrument({ id: 'semilla', areas: ['inversion', 'gestion'] }),
    instrument({ id: 'calidad', areas: ['calidad'] }),
  ],
};
const read = (text: string) => readOwnRoute(bytes(text), 'ruta.csv', catalogue);
const HEADER = 'accion;tipo;area;etapa;instrumento;nota\n';

describe('abrir una ruta', () => {
  test('los cambios, como los escribe una oficina', () => {
    const { value, issues } = read(
      `${HEADER}agrega;Acumulación simple;calidad;;semilla;Lo pide la mesa regional\nquita;pyme;calidad;Iniciación;calidad;\n`,
    );
    expect(issues).toEqual([]);
    expect(value).toEqual([
      {
        line: 2,
        action: 'agrega',
        type: 'acumulacion-simple',
        area: 'calidad',
        stage: undefined,
        instrument: 'semilla',
        note: 'Lo pide la mesa regional',
      },
      {
        line: 3,
        action: 'quita',
        type: 'pyme',
        area: 'calidad',
        stage: 'iniciacion',
        instrument: 'calidad',
        note: '',
      },
    ]);
  });

  test('un instrumento que no está en el catálogo se dice con su línea, y la ruta no se usa', () => {
    const { value, issues } = read(`${HEADER}agrega;pyme;calidad;;semila;\n`);
    expect(value).toBeUndefined();
    expect(issues).toEqual([
      {
        severity: 'error',
        file: 'ruta.csv',
        line: 2,
        column: 'instrumento',
        code: 'instrumento-desconocido',
        message: 'El instrumento «semila» no está en el catálogo. La fila se deja fuera.',
      },
    ]);
  });

  test('una palabra que no es de la matriz se dice con su línea y su columna', () => {
    const { value, issues } = read(`${HEADER}agrega;mediana;calidad;;semilla;\n`);
    expect(value).toBeUndefined();
    expect(issues[0]).toMatchObject({ line: 2, column: 'tipo', code: 'celda-obligatoria' });
  });

  test('lo que se repite y lo que no quita nada se avisa, y se usa', () => {
    const { value, issues } = read(
      `${HEADER}agrega;pyme;calidad;;semilla;\nquita;pyme;calidad;;semilla;\nquita;pyme;mercado;;semilla;\n`,
    );
    expect(value).toHaveLength(3);
    expect(issues.map(({ line, code, severity }) => [line, code, severity])).toEqual([
      [3, 'cambio-repetido', 'aviso'],
      [4, 'cambio-sin-efecto', 'aviso'],
    ]);
  });

  test('sin catálogo no hay de qué hablar', () => {
    const text = bytes(`${HEADER}agrega;pyme;calidad;;semilla;\n`);
    expect(readOwnRoute(text, 'ruta.csv', undefined).value).toBeUndefined();
  });
});

test('una nota que una planilla tomaría por fórmula se guarda como texto, y vuelve igual', () => {
  const edit: RouteEdit = {
    line: 0,
    action: 'agrega',
    type: 'pyme',
    area: 'calidad',
    stage: undefined,
    instrument: 'semilla',
    note: '=1+1; "así"',
  };
  const text = writeRoute([edit]);
  expect(text).toBe(`\uFEFF${HEADER}agrega;pyme;calidad;;semilla;"'=1+1; ""así"""\n`);
  expect(read(text).value).toEqual([{ ...edit, line: 2 }]);
});

const edits: fc.Arbitrary<readonly RouteEdit[]> = fc
  .array(
    fc.record({
      line: fc.constant(0),
      action: fc.constantFrom('agrega' as const, 'quita' as const),
      type: fc.constantFrom(...FIRM_TYPES),
      area: fc.constantFrom(...AREAS),
      stage: fc.option(fc.constantFrom(...STAGES), { nil: undefined }),
      instrument: fc.constantFrom('semilla', 'calidad'),
      note: fc
        .oneof(
          fc.string({ unit: 'grapheme' }),
          fc.constantFrom('-', 's/i', '*', "'", "''=", '=2', '@x', 'a;b\n"c"'),
        )
        .map(tidyNote),
    }),
    { maxLength: 8 },
  )
  .map((list) => list.reduce<readonly RouteEdit[]>(withEdit, []));

test('lo que se guarda se abre igual', () => {
  fc.assert(
    fc.property(edits, (list) => {
      const { value } = read(writeRoute(list));
      expect(value?.map((edit) => ({ ...edit, line: 0 }))).toEqual(list);
    }),
  );
});

test('cada lugar tiene un solo cambio, y deshacerlo lo saca', () => {
  fc.assert(
    fc.property(edits, (list) => {
      for (const [at, edit] of list.entries()) {
        expect(list.findIndex((one) => sameSpot(one, edit))).toBe(at);
        expect(withoutEdit(list, edit)).toEqual(list.filter((one) => one !== edit));
      }
    }),
  );
});

test('una nota queda en una línea y no pasa de su largo', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (typed) => {
      const note = tidyNote(typed);
      expect([...note].length).toBeLessThanOrEqual(LONGEST_NOTE);
      expect(note).not.toMatch(/[\p{Cc}\p{Cs}\n]/u);
      expect(tidyNote(note)).toBe(note);
    }),
  );
});

import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import type { Rule } from '../../src/domain/support/instrument.ts';
import { type Asked, matrixOf } from '../../src/domain/support/matrix.ts';
import type { RouteEdit } from '../../src/domain/support/route_edits.ts';
import { AREAS } from '../../src/domain/support/vocabulary.ts';
import { RouteDraft } from '../../src/panels/route/draft.ts';
import {
  editWords,
  gapSentence,
  isAllUnsure,
  matrixSentence,
  stateWords,
} from '../../src/panels/route/words.ts';
import { asSentence, countInstruments, listed } from '../../src/panels/support/words.ts';
import { instrument } from '../fixtures/instrument.ts';

const anywhere: Asked = { zones: [], partly: [], section: undefined, division: undefined };
const TYPES = ['subsistencia', 'acumulacion-simple', 'acumulacion-ampliada', 'pyme'] as const;
const everything = instrument({ id: 'todo', areas: AREAS, types: TYPES });

describe('lo que falta, en una frase', () => {
  test('áreas enteras, tipos de un área, o nada', () => {
    const without = (...areas: string[]) => AREAS.filter((area) => !areas.includes(area));
    const some = instrument({ areas: without('calidad', 'mercado'), types: TYPES });
    expect(gapSentence(matrixOf([some], anywhere))).toBe(
      'Ninguno es de fomento a la calidad ni acceso a mercados.',
    );
    const part = instrument({ id: 'pyme', areas: ['calidad'], types: ['pyme', 'acumulacion-ampliada'] });
    const most = instrument({ areas: without('calidad'), types: TYPES });
    expect(gapSentence(matrixOf([most, part], anywhere))).toBe(
      'Ninguno de fomento a la calidad es para autoempleo y subsistencia ni acumulación simple.',
    );
    expect(gapSentence(matrixOf([everything], anywhere))).toBe('');
  });
});

describe('la matriz, en una frase', () => {
  test('sin nada, con todo, y con dos niveles', () => {
    expect(matrixSentence(matrixOf([], anywhere))).toBe(
      '32 de las 32 casillas están vacías. No hay traslapes.',
    );
    expect(matrixSentence(matrixOf([everything], anywhere))).toBe(
      'Ninguna de las 32 casillas está vacía. No hay traslapes.',
    );
    const local = instrument({ id: 'local', level: 'municipal', areas: [AREAS[0]], types: ['pyme'] });
    expect(matrixSentence(matrixOf([everything, local], anywhere))).toBe(
      'Ninguna de las 32 casillas está vacía. En 1 hay traslape; en 1 de ellas se topan niveles distintos.',
    );
  });

  test('lo que está por confirmar se dice de cada casilla, o una vez de todas', () => {
    const unsure = instrument({ id: 'quizas', areas: AREAS, startRule: 'si' });
    const all = matrixOf([unsure], anywhere);
    expect(isAllUnsure(all)).toBe(true);
    expect(stateWords(all.cells[0]!, true)).toBe('Atendida');
    const doubtful = instrument({ types: ['pyme'], unconfirmed: new Set<Rule>(['tipos']) });
    const some = matrixOf([doubtful], anywhere);
    expect(isAllUnsure(some)).toBe(false);
    expect(matrixSentence(some)).toBe(
      '31 de las 32 casillas están vacías (3 por confirmar). No hay traslapes.',
    );
    expect(stateWords(some.cells.find(({ aside }) => aside.length > 0)!, false)).toBe('Vacía, por confirmar');
  });
});

test('de cuántos no se conoce ninguna regla se dice siempre', () => {
  expect(matrixSentence(matrixOf([instrument({ areas: AREAS })], anywhere))).toContain(
    'De 1 de los instrumentos no se conoce ninguna regla.',
  );
  expect(matrixSentence(matrixOf([everything], anywhere))).not.toContain('ninguna regla');
});

test('las palabras chicas', () => {
  expect(countInstruments(1)).toBe('1 instrumento');
  expect(countInstruments(12)).toBe('12 instrumentos');
  expect(listed([])).toBe('');
  expect(listed(['a'])).toBe('a');
  expect(listed(['a', 'b', 'c'])).toBe('a, b y c');
  expect(listed(['mercado', 'innovación'])).toBe('mercado e innovación');
  expect(listed(['a', 'hierro'])).toBe('a y hierro');
  expect(listed(['mayor', 'otro'], 'o')).toBe('mayor u otro');
  expect(listed(['a', 'b'], 'o')).toBe('a o b');
  expect(['Lo acordó la mesa', 'Lo acordó la mesa.', '¿Y esto?'].map(asSentence)).toEqual([
    'Lo acordó la mesa.',
    'Lo acordó la mesa.',
    '¿Y esto?',
  ]);
});

const edit: RouteEdit = {
  line: 0,
  action: 'quita',
  type: 'pyme',
  area: 'calidad',
  stage: 'concepcion',
  instrument: 'fondo',
  note: '',
};

test('un cambio se cuenta con su casilla y su etapa', () => {
  expect(editWords(edit, 'Fondo')).toBe(
    'Quita Fondo de Fomento a la calidad, para Pequeña y mediana empresa, en la etapa Concepción',
  );
  expect(editWords({ ...edit, action: 'agrega', stage: undefined }, 'Fondo')).toBe(
    'Agrega Fondo a Fomento a la calidad, para Pequeña y mediana empresa',
  );
});

test('lo guardado en el equipo se revisa como cualquier archivo', () => {
  expect(v.parse(RouteDraft, [edit])).toEqual([edit]);
  expect(v.safeParse(RouteDraft, [{ ...edit, area: 'otra' }]).success).toBe(false);
  expect(
    v.safeParse(
      RouteDraft,
      Array.from({ length: 501 }, () => edit),
    ).success,
  ).toBe(false);
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { known, missing } from '../../src/domain/measure.ts';
import {
  amount,
  type Codec,
  cellValue,
  columnStyle,
  count,
  cut,
  date,
  isFault,
  latitude,
  longitude,
  many,
  measureOf,
  type NumberStyle,
  oneOf,
  period,
  sector,
  text,
  yesNo,
  zone,
} from '../../src/load/columns.ts';

/** What a cell is read as: its value, why it is missing, or the fault in words. */
function read<T>(codec: Codec<T>, cell: string, style: NumberStyle = 'punto') {
  const made = codec.read(cell, style);
  if (isFault(made)) return { fault: made.fault };
  return 'value' in made ? made.value : made.missing;
}

describe('every type: nothing, reserved, or a value', () => {
  const codecs = { text, cut, zone, sector, period, amount, count, longitude, latitude, yesNo, date };

  test.each(Object.entries(codecs))('%s: empty is no data and «*» is reserved, never zero', (_, codec) => {
    for (const empty of ['', '  ', '-', 'S/I', 'n/a', 'NA', '#N/D'])
      expect(read(codec as Codec<unknown>, empty)).toBe('sin-dato');
    expect(read(codec as Codec<unknown>, '*')).toBe('reservado');
    expect(read(codec as Codec<unknown>, ' * ')).toBe('reservado');
  });

  test.each(Object.entries(codecs))('%s: any text is a value, a reason or a fault in words', (_, codec) => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 12 }),
        fc.constantFrom('coma' as const, 'punto' as const),
        (cell, style) => {
          const made = (codec as Codec<unknown>).read(cell, style);
          if (isFault(made)) expect(made.fault.length).toBeGreaterThan(5);
          else expect('value' in made || 'missing' in made).toBe(true);
        },
      ),
    );
  });
});

describe('codes stay text', () => {
  test('01101 is 01101', () => {
    expect(read(cut, '01101')).toBe('01101');
    expect(read(cut, ' 02201 ')).toBe('02201');
  });

  test('a code that lost its zero is a fault that says so; it is not mended', () => {
    expect(read(cut, '1101')).toMatchObject({
      fault: expect.stringContaining('¿se perdió el cero inicial (01101)?'),
    });
  });

  test.each(['99999', '17101', '1101.0', 'Iquique', '01 101'])('«%s» is not a comuna', (cell) => {
    expect(read(cut, cell)).toMatchObject({ fault: expect.stringContaining('no es un código de comuna') });
  });

  test('zones and sectors', () => {
    expect(read(zone, 'CL')).toBe('CL');
    expect(read(zone, '022')).toBe('022');
    expect(read(zone, 'Chile')).toMatchObject({ fault: expect.stringContaining('no es un código de zona') });
    expect(read(sector, 'G-03')).toBe('G-03');
    expect(read(sector, 'Comercio')).toMatchObject({
      fault: expect.stringContaining('no es un código de sector'),
    });
  });
});

describe('numbers', () => {
  test.each([
    ['1234', 'punto', 1234],
    ['1234.5', 'punto', 1234.5],
    ['1,234.5', 'punto', 1234.5],
    ['.5', 'punto', 0.5],
    ['1.5e3', 'punto', 1500],
    ['1234', 'coma', 1234],
    ['1234,5', 'coma', 1234.5],
    ['1.234,5', 'coma', 1234.5],
    ['1.234', 'coma', 1234],
    ['1.234', 'punto', 1.234],
    ['1,234', 'punto', 1234],
    ['1,234', 'coma', 1.234],
    ['$ 1.500.000', 'coma', 1_500_000],
    ['12,5 %', 'coma', 12.5],
    ['0', 'coma', 0],
  ] as const)('«%s» with decimal %s is %d', (cell, style, value) => {
    expect(read(amount, cell, style)).toBe(value);
  });

  test.each([
    ['1.23', 'coma'],
    ['12.34.56', 'punto'],
    ['1,23', 'punto'],
    ['1.234.5', 'coma'],
    ['doce', 'punto'],
    ['1 234', 'coma'],
    ['0x1F', 'punto'],
    ['Infinity', 'punto'],
    ['NaN', 'punto'],
    ['.', 'punto'],
    ['e5', 'punto'],
    ['--1', 'punto'],
  ] as const)('«%s» with decimal %s is not a number', (cell, style) => {
    expect(read(amount, cell, style)).toMatchObject({ fault: expect.stringContaining('no es un número') });
  });

  test('a quantity is not negative; a count is whole', () => {
    expect(read(amount, '-3')).toMatchObject({ fault: expect.stringContaining('negativo') });
    expect(read(count, '-3')).toMatchObject({ fault: expect.stringContaining('negativo') });
    expect(read(count, '2.5')).toMatchObject({ fault: expect.stringContaining('entero') });
    expect(read(count, '2.0')).toBe(2);
  });

  test('degrees are within the globe', () => {
    expect(read(longitude, '-68.93')).toBe(-68.93);
    expect(read(latitude, '-22,46', 'coma')).toBe(-22.46);
    expect(read(latitude, '-91')).toMatchObject({ fault: expect.stringContaining('latitud') });
    expect(read(longitude, '385000')).toMatchObject({ fault: expect.stringContaining('longitud') });
  });

  test('a number written in either style is read back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999_999 }), (hundredths) => {
        const value = hundredths / 100;
        for (const [locale, style] of [
          ['es-CL', 'coma'],
          ['en-US', 'punto'],
        ] as const)
          for (const useGrouping of [true, false])
            expect(
              read(amount, value.toLocaleString(locale, { useGrouping, maximumFractionDigits: 2 }), style),
            ).toBe(value);
      }),
    );
  });
});

describe('which decimal a column uses is decided once, from the cells that can be read one way only', () => {
  test.each([
    [['1234,5', '1.234', '7'], ',', 'coma'],
    [['1234.5', '1.234', '7'], ';', 'punto'],
    [['1.234.567'], ',', 'coma'],
    [['1,234,567'], ';', 'punto'],
    [['0.5', '1.234'], ';', 'punto'],
    [['1,2', '3,4', '5.6'], ',', 'coma'],
  ] as const)('%j is %s', (cells, separator, style) => {
    expect(columnStyle(cells, separator)).toBe(style);
  });

  test('when every cell is ambiguous (1.234) or plain, by the custom of the separator', () => {
    expect(columnStyle(['1.234', '5.678'], ';')).toBe('coma');
    expect(columnStyle(['1.234', '5.678'], ',')).toBe('punto');
    expect(columnStyle(['1', '2'], '\t')).toBe('punto');
    expect(columnStyle([], ';')).toBe('coma');
  });

  test('signs around the digits do not hide them', () => {
    expect(columnStyle(['$ 1.500.000', '$ 200'], ',')).toBe('coma');
    expect(columnStyle(['12,5%', '3,25 %'], ',')).toBe('coma');
  });

  test('empty, reserved and faulty cells have no say', () => {
    expect(columnStyle(['', '*', 'n/a', 's/i', 'doce', '1,5'], ',')).toBe('coma');
  });
});

describe('years and dates', () => {
  test('a year, or a range of them', () => {
    expect(read(period, '2019')).toEqual({ from: 2019, to: 2019 });
    expect(read(period, '2005-2024')).toEqual({ from: 2005, to: 2024 });
    expect(read(period, '2005 – 2024')).toEqual({ from: 2005, to: 2024 });
  });

  test.each(['2024-2005', '19', '3019', '2019.0', 'enero 2019', '2019-'])('«%s» is no period', (cell) => {
    expect(read(period, cell)).toMatchObject({ fault: expect.stringContaining('año') });
  });

  test.each([
    ['2023-12-28', '2023-12-28'],
    ['28-12-2023', '2023-12-28'],
    ['28/12/2023', '2023-12-28'],
    ['1/3/2020', '2020-03-01'],
    ['29-02-2024', '2024-02-29'],
  ])('«%s» is %s', (cell, iso) => {
    expect(read(date, cell)).toBe(iso);
  });

  test.each([
    '31-02-2023',
    '29-02-2023',
    '12-28-2023',
    '2023-13-01',
    '00-01-2023',
    '01-01-0000',
    '28.12.2023',
    '45000',
    'ayer',
  ])('«%s» is no date that exists', (cell) => {
    expect(read(date, cell)).toMatchObject({ fault: expect.stringContaining('fecha') });
  });
});

describe('words', () => {
  test.each(['si', 'Sí', 'SI', 's', 'x', '1', 'Verdadero', 'true', 'formal'])('«%s» is yes', (cell) => {
    expect(read(yesNo, cell)).toBe(true);
  });
  test.each(['no', 'No', 'n', '0', 'falso', 'FALSE', 'informal'])('«%s» is no', (cell) => {
    expect(read(yesNo, cell)).toBe(false);
  });
  test('«tal vez» is neither', () => {
    expect(read(yesNo, 'tal vez')).toMatchObject({ fault: expect.stringContaining('sí') });
  });

  const size = oneOf(['micro', 'pequeña', 'mediana', 'grande']);
  test.each([
    ['Micro', 'micro'],
    ['PEQUEÑA', 'pequeña'],
    ['pequeno', 'pequeña'],
    ['Pequeñas', 'pequeña'],
    ['Mediano', 'mediana'],
    ['grande', 'grande'],
  ])('«%s» is %s: case, accents and gender do not matter', (cell, word) => {
    expect(read(size, cell)).toBe(word);
  });
  test('a word that is not in the list is a fault that says the list', () => {
    expect(read(size, 'enorme')).toMatchObject({
      fault: '«enorme» no es una de: micro, pequeña, mediana, grande',
    });
  });
});

describe('several values in one cell', () => {
  const sizes = many(oneOf(['micro', 'pequeña']));
  test('parted by a bar, with or without spaces', () => {
    expect(read(sizes, 'Micro | pequeño')).toEqual(['micro', 'pequeña']);
    expect(sizes.read('', 'coma')).toEqual({ missing: 'sin-dato' });
  });
  test('one that is wrong, or a place left empty, makes the cell wrong: nothing is dropped in silence', () => {
    expect(read(sizes, 'micro|enorme')).toMatchObject({ fault: expect.stringContaining('«enorme»') });
    expect(read(sizes, 'micro||pequeña')).toMatchObject({ fault: expect.stringContaining('vacío') });
  });
});

test('the value of a cell, or nothing', () => {
  expect(cellValue({ value: 0 })).toBe(0);
  expect(cellValue({ missing: 'reservado' })).toBeUndefined();
});

describe('a numeric cell as a figure', () => {
  test('a value; nothing; a reserved count from 1 to 10; reserved money, of which nothing can be told', () => {
    expect(measureOf({ value: 0 }, 'empresas')).toEqual(known(0, 'empresas'));
    expect(measureOf({ missing: 'sin-dato' }, 'trabajadores')).toEqual(missing('sin-dato', 'trabajadores'));
    expect(measureOf({ missing: 'reservado' }, 'trabajadores')).toEqual(
      missing('reservado', 'trabajadores', { low: 1, high: 10 }),
    );
    expect(measureOf({ missing: 'reservado' }, 'UF')).toEqual(missing('reservado', 'UF'));
    expect(measureOf({ missing: 'reservado' }, 'pesos')).toEqual(missing('reservado', 'pesos'));
  });
});

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { main as mapa } from '../../../bin/mapa.ts';
import type { ZoneId } from '../../../src/domain/ids.ts';
import { isKnown, type Measure } from '../../../src/domain/measure.ts';
import type { Decision } from '../../../src/domain/support/decision.ts';
import { overlapOf } from '../../../src/domain/support/targeting.ts';
import { targetingReport } from '../../../src/domain/support/targeting_report.ts';
import { explainTargeting, TARGETING_FIGURES } from '../../../src/domain/support/targeting_why.ts';
import { loadSupport } from '../../../src/load/load_support.ts';
import { loaded } from '../../fixtures/chile.ts';

const value = (measure: Measure) => (isKnown(measure) ? measure.value : measure.missing);
const rounded = (measure: Measure) => (isKnown(measure) ? measure.value.toFixed(1) : measure.missing);

async function tarapaca(change: Partial<Decision> = {}) {
  const { files, descriptor, inputs } = await loaded('chile');
  const { support } = (await loadSupport(files, descriptor, inputs)).value;
  const decision = { ...support.decisions!.decisions[0]!, ...change };
  const report = targetingReport(inputs, support, decision, undefined)!;
  return { inputs, support, decision, report };
}

/** Rows of a shipped table, split by hand. */
const rows = (path: string) =>
  readFileSync(path, 'utf8')
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','));

describe('la focalización 2024 de Tarapacá (certificado 570/2023)', () => {
  test('sus requisitos juntos son toda la región: nadie queda fuera', async () => {
    const { report } = await tarapaca();
    expect(report.base.id).toBe('empresas_tarapaca_subrubro:2019');
    // El total que da el README del paquete para Tarapacá en 2019.
    expect([report.whole.inside, report.whole.outside, report.whole.unknown].map(value)).toEqual([
      22047, 0, 0,
    ]);
    expect(report.comunas.filter(({ state }) => state === 'prioritaria').map(({ name }) => name)).toEqual([
      'Camiña',
      'Colchane',
      'Huara',
    ]);
  });

  test('los sectores nombrados, contados a mano en la tabla por subrubro', async () => {
    const { report } = await tarapaca();
    const header = readFileSync('data/chile/empresas_tarapaca_subrubro.csv', 'utf8')
      .split('\n')[0]!
      .split(',');
    const [cut, sector, firms] = ['cut', 'sector', 'empresas'].map((name) => header.indexOf(name)) as [
      number,
      number,
      number,
    ];
    const logistics = ['H-01', 'H-02', 'H-03', 'H-04', 'H-05', 'H-08', 'H-09'];
    const named = (code: string, where: string) =>
      /^[CFI]/.test(code) ||
      [...logistics, 'N-04', 'N-16', 'J-03', 'J-08', 'J-10'].includes(code) ||
      (code.startsWith('A') && where.startsWith('014'));
    const counted = rows('data/chile/empresas_tarapaca_subrubro.csv')
      .filter((row) => named(row[sector]!, row[cut]!))
      .reduce((total, row) => total + Number(row[firms]), 0);
    const sectorial = report.priorities.find(({ kind }) => kind === 'sectorial')!;
    expect(value(sectorial.portion.inside)).toBe(counted);
    expect(counted).toBe(7792);
  });

  test('lo adjudicado en 2024: 166, de ellas 2 en las comunas prioritarias', async () => {
    const { report } = await tarapaca();
    const granted = report.granted!;
    const wanted = new Set(report.decision.instruments);
    const here = rows('data/chile/beneficiarios.csv').filter(
      (row) => row[0] === '2024' && wanted.has(row[1]!) && row[3]!.startsWith('01'),
    );
    const count = (list: readonly string[][], column: number) =>
      list.reduce((total, row) => total + Number(row[column]), 0);
    expect(value(granted.total.measure)).toBe(count(here, 4));
    // Contado en la lista fila por fila: 63 Crece, 40 Semilla, 33 Abeja, 6 Mejora, 24 Promoción.
    expect(count(here, 4)).toBe(166);
    expect(value(granted.priority!.grants.measure)).toBe(
      count(
        here.filter((row) => ['01402', '01403', '01404'].includes(row[3]!)),
        4,
      ),
    );
    expect([granted.priority!.share, granted.priority!.firmShare].map(rounded)).toEqual(['1.2', '1.3']);
    expect([value(granted.women.count.measure), value(granted.women.men.measure)]).toEqual([
      count(here, 5),
      count(here, 6),
    ]);
    // Wilson of 108 of 166, by hand: 57.5 and 71.9.
    expect(granted.women.share).toMatchObject({ value: (100 * 108) / 166, n: 166 });
    expect(granted.women.share.low).toBeCloseTo(57.53, 1);
    expect(granted.women.share.high).toBeCloseTo(71.89, 1);
    expect(granted.without).toEqual(['01402']);
  });

  test('un instrumento sin filas ese año no es un cero; uno de la lista completa que aquí no está, sí', async () => {
    const { report } = await tarapaca({ instruments: ['sercotec-crece', 'sercotec-redes', 'corfo-pti'] });
    const of = (id: string) => value(report.granted!.instruments.find((one) => one.id === id)!.total.measure);
    expect([of('sercotec-crece'), of('sercotec-redes'), of('corfo-pti')]).toEqual([63, 0, 'sin-dato']);
    expect(value(report.granted!.total.measure)).toBe(63);
  });

  test('de un año sin adjudicaciones no se dice nada', async () => {
    const { report } = await tarapaca({ year: 2031 });
    expect(report.granted!.total.measure).toMatchObject({ missing: 'sin-dato' });
    expect(report.granted!.priority!.share).toMatchObject({ missing: 'sin-dato' });
    expect(report.granted!.without).toEqual([]);
  });

  test('cada cifra dice de dónde sale, con lo mismo que se muestra', async () => {
    const { inputs, support, decision, report } = await tarapaca();
    const explain = (figure: (typeof TARGETING_FIGURES)[number], comuna?: string) =>
      explainTargeting(inputs, support, decision, undefined, figure, {
        comuna: comuna as ZoneId | undefined,
        other: decision,
      });
    // No table by size in the package: of who may ask by the rules there is nothing to explain.
    for (const figure of TARGETING_FIGURES.filter((one) => !one.startsWith('elegibles')))
      expect([
        figure,
        (explain(figure, figure === 'tasa' ? '01101' : undefined)?.terms.length ?? 0) > 0,
      ]).toEqual([figure, true]);
    expect(explain('dentro')!.result).toEqual(report.whole.inside);
    expect(explain('adjudicado')!.result).toEqual(report.granted!.total.measure);
    expect(explain('mujeres')!.result).toEqual(report.women.share);
    const huara = explain('adjudicado', '01404')!;
    expect(huara.terms[0]!.origin!.lines).toHaveLength(1);
    const line = rows('data/chile/beneficiarios.csv')[huara.terms[0]!.origin!.lines[0]! - 2]!;
    expect([line[1], line[3], line[4]]).toEqual(['sercotec-capital-abeja', '01404', '1']);
  });
});

describe('los dos acuerdos inventados de calama-ficticio', () => {
  const both = async () => {
    const { files, descriptor, inputs } = await loaded('calama-ficticio');
    const { support } = (await loadSupport(files, descriptor, inputs)).value;
    const [trades, women] = support.decisions!.decisions;
    return { inputs, support, trades: trades!, women: women! };
  };

  test('se traslapan en los negocios de oficio que lidera una mujer, contados fila por fila', async () => {
    const { inputs, trades, women } = await both();
    const named = inputs.catastro!.businesses.filter(
      ({ section, leader }) => ['C', 'F', 'H'].includes(section) && leader === 'mujer',
    );
    const overlap = overlapOf(inputs, trades, women, undefined)!;
    expect(value(overlap.both)).toBe(named.length);
    expect([overlap.both, overlap.onlyFirst, overlap.onlySecond, overlap.unknown].map(value)).toEqual([
      174, 640, 965, 157,
    ]);
    expect([overlap.share.low, overlap.share.high].map((end) => end!.toFixed(1))).toEqual(['9.0', '17.1']);
    expect(rounded(overlap.share)).toBe('9.8');
  });

  test('de cada lado se dice quiénes podrían pedir algún instrumento, y cada negocio cuenta una vez', async () => {
    const { inputs, support, trades } = await both();
    const report = targetingReport(inputs, support, trades, undefined)!;
    const { inside, outside } = report.eligible!;
    for (const [side, firms] of [
      [inside, report.whole.inside],
      [outside, report.whole.outside],
    ] as const) {
      expect(value(side.total)).toBe(value(firms));
      const parts = [side.yes, side.unknown, side.toConfirm, side.no].map((part) => Number(value(part)));
      expect(parts.reduce((total, part) => total + part, 0)).toBe(value(firms));
    }
    const explained = explainTargeting(inputs, support, trades, undefined, 'elegibles-dentro')!;
    expect(explained.result).toEqual(inside.eligible);
  });
});

test('la línea de órdenes dice de cada decisión lo mismo que la pantalla', async () => {
  let out = '';
  const streams = {
    out: (text: string) => {
      out += text;
    },
    err: () => undefined,
  };
  const args = ['--tabla', 'empresas_tarapaca_subrubro:2019', '--zona', '01', '--csv'];
  expect(await mapa(['analizar', 'data/chile', ...args], streams)).toBe(0);
  const said = out
    .split('\n')
    .map((line) => line.split(','))
    .filter((cells) => cells[5] === 'tarapaca-sercotec-2024');
  const of = (indicator: string) => said.find((cells) => cells[4] === indicator)?.[9];
  expect([
    of('focalizacion_dentro'),
    of('focalizacion_fuera'),
    of('adjudicado'),
    of('comunas_prioritarias'),
  ]).toEqual(['22047', '0', '166', '3']);
});

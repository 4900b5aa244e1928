import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Printed } from '../bin/lib/mapa/registro.ts';
import { main as mapa } from '../bin/mapa.ts';
import { analyseContext, explain, type FigureId } from '../src/domain/analysis.ts';
import { placeOf } from '../src/domain/bands.ts';
import { zoneCells } from '../src/domain/cells.ts';
import { classify } from '../src/domain/classes.ts';
import { buildContext } from '../src/domain/context.ts';
import { figureGrid } from '../src/domain/figure_grid.ts';
import { cell } from '../src/domain/grid.ts';
import type { SectorCode, ZoneId } from '../src/domain/ids.ts';
import { INDICATORS } from '../src/domain/indicators/index.ts';
import { central, isKnown, MISSING_REASONS, UNITS } from '../src/domain/measure.ts';
import { sectorGaps } from '../src/domain/opportunities/sector_gaps.ts';
import { peopleReport } from '../src/domain/people/report.ts';
import { gradeOf, roundedContributions, scoreOf } from '../src/domain/potential.ts';
import { settle, TERMS } from '../src/domain/settings.ts';
import { coverageReport } from '../src/domain/support/coverage.ts';
import { judge } from '../src/domain/support/eligible.ts';
import { lineOf, matrixOf, placeOf as placeInMatrix } from '../src/domain/support/matrix.ts';
import type { SupportKind } from '../src/domain/support/vocabulary.ts';
import { bands } from '../src/domain/uncertainty.ts';
import { readBoundaries } from '../src/load/boundaries.ts';
import { SEVERITIES } from '../src/load/checked.ts';
import { isFault, measureOf, text as textCell, yesNo } from '../src/load/columns.ts';
import { loadPackage } from '../src/load/load.ts';
import { loadSupport } from '../src/load/load_support.ts';
import { TABLES } from '../src/load/package.ts';
import { RESOURCES } from '../src/load/resources.ts';
import { COLUMNS } from '../src/load/table_columns.ts';
import { loaded } from './fixtures/chile.ts';
import { firm } from './fixtures/instrument.ts';

const METHOD = readFileSync('docs/method.md', 'utf8');
const DATA = readFileSync('docs/data.md', 'utf8');

interface Section {
  readonly title: string;
  readonly body: string;
}

/** The `## ` sections of a text, in order. */
function sections(markdown: string): readonly Section[] {
  return markdown
    .split(/^## /m)
    .slice(1)
    .map((part) => {
      const end = part.indexOf('\n');
      return { title: part.slice(0, end), body: part.slice(end + 1) };
    });
}

function section(markdown: string, title: string): string {
  const found = sections(markdown).find((one) => one.title === title);
  if (!found) throw new Error(`no section «${title}»`);
  return found.body;
}

/** Rows of the tables of a text whose header begins as given; cells trimmed, `\|` read as a bar. */
function tableRows(markdown: string, header: string): readonly (readonly string[])[] {
  const rows: string[][] = [];
  let inside = false;
  for (const line of markdown.split('\n')) {
    if (!line.startsWith('|')) inside = false;
    else if (line.startsWith(header)) inside = true;
    else if (inside && !/^[|-]+$/.test(line))
      rows.push(
        line
          .slice(1, -1)
          .split(/(?<!\\)\|/)
          .map((one) => one.trim().replaceAll('\\|', '|')),
      );
  }
  return rows;
}

const bare = (code: string) => code.replaceAll('`', '');

function codeBlocks(markdown: string, language: string): readonly string[] {
  return [...markdown.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)\\n\`\`\`$`, 'gm'))].map(
    (match) => match[1]!,
  );
}

/** A value as the text prints it: es-CL, with the decimals that the text has. */
function asPrinted(value: number, printed: string): string {
  const digits = printed.split(',')[1]?.length ?? 0;
  return value.toLocaleString('es-CL', { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

/** What the command line prints. */
async function run(...args: readonly string[]): Promise<string> {
  let out = '';
  await mapa([...args], {
    out: (text) => {
      out += text;
    },
    err: () => undefined,
  });
  return out;
}

/** Every figure of a zone of a package, without draws. */
const figuresOf = async (...args: readonly string[]) =>
  JSON.parse(await run('analizar', ...args, '--sorteos', '0', '--json')) as Printed[];

const decisions = readdirSync('docs/decisions').sort();

describe('every document', () => {
  const files = ['docs/method.md', 'docs/data.md', ...decisions.map((name) => join('docs/decisions', name))];

  test.each(files)('%s has no long line and no path of a machine', (file) => {
    const lines = readFileSync(file, 'utf8').split('\n');
    expect(lines.filter((line) => line.length > 120)).toEqual([]);
    expect(lines.filter((line) => /(^|[\s`(])\/(home|work|tmp|root|Users)\//.test(line))).toEqual([]);
  });
});

describe('docs/method.md', () => {
  const ours = sections(METHOD).filter(({ title }) => /^[a-z_]+: /.test(title));

  test('has one section for each indicator, in the order of the list', () => {
    expect(ours.map(({ title }) => title)).toEqual(INDICATORS.map(({ id, name }) => `${id}: ${name}`));
  });

  test.each(INDICATORS)('writes the formula of $id as the code does', ({ id, name, formula }) => {
    const body = section(METHOD, `${id}: ${name}`);
    expect(body).toContain(`**Fórmula:** \`${formula}\``);
    for (const part of ['**Fuente:**', '**Ejemplo', '**Datos que faltan:**', '**Límites:**'])
      expect(body).toContain(part);
  });

  test('names the six reasons, in the order of the list', () => {
    const rows = tableRows(section(METHOD, 'Lo que falta'), '| razón |');
    expect(rows.map(([reason]) => bare(reason!))).toEqual([...MISSING_REASONS]);
  });

  test('gives the limits of the diverging classes', () => {
    const rows = tableRows(section(METHOD, 'Clases y color'), '| clases |');
    expect(rows.map(([count]) => count)).toEqual(['3', '4', '5', '6', '7']);
    for (const [count, limits] of rows) {
      const { breaks } = classify([0.1, 9], 'divergente', 'cuantiles', Number(count))!;
      expect(limits).toBe(breaks.map((one) => asPrinted(one, '0,00')).join(' · '));
    }
  });

  /** What an example says it is of. */
  const CAPTION =
    /\*\*Ejemplo[^*]*\*\* Paquete `([\w-]+)`, tabla `([^`]+)`, zona `(\w+)`(?:, sector `([\w-]+)`)?(?:, cifra `(\w+)`)?\./;
  const examples = sections(METHOD).flatMap(({ title, body }) => {
    const [, name, cube, zone, sector = 'G', figure] = CAPTION.exec(body) ?? [];
    return name && cube && zone
      ? [{ title, body, name, cube, zone, sector, figure: figure ?? title.split(':')[0]! }]
      : [];
  });

  test('has an example for every indicator, for sums and for the potential', () => {
    expect(examples.map(({ title }) => title)).toEqual([
      ...ours.map(({ title }) => title),
      'Sumas con celdas censuradas',
      'Potencial',
    ]);
  });

  test.each(examples.filter(({ figure }) => figure !== 'potencial'))(
    'the numbers of the example of «$title» are those of the analysis',
    async ({ body, name, cube, zone, sector, figure }) => {
      const { inputs } = await loaded(name);
      const account = explain(inputs, { cube }, figure as FigureId, zone as ZoneId, sector as SectorCode)!;
      const rows = tableRows(body, '| término |');
      expect(rows.length).toBeGreaterThan(1);
      for (const [term, , printed] of rows) {
        const [, symbol, end] = /^`?([^`(]+?)`?(?: \((desde|hasta)\))?$/.exec(term!)!;
        const measure =
          symbol === 'resultado'
            ? account.result
            : account.terms.find((one) => one.symbol === symbol)?.measure;
        if (!measure) throw new Error(`no term «${term}»`);
        const value = end === 'desde' ? measure.low : end === 'hasta' ? measure.high : central(measure);
        expect(`${term} ${asPrinted(value ?? NaN, printed!)}`).toBe(`${term} ${printed}`);
      }
      for (const [, strength] of body.matchAll(/ν = ([\d.]+,\d+)/g))
        expect(account.terms.map(({ label }) => label).join()).toContain(`(ν = ${strength})`);
    },
  );

  test('the example of the potential is what the page shows, and adds up', async () => {
    const { name, cube, zone, sector, body } = examples.at(-1)!;
    const { inputs } = await loaded(name);
    const context = buildContext(inputs, settle(inputs, { cube }))!;
    const analysis = analyseContext(context);
    const row = analysis.zones.indexOf(zone as ZoneId);
    const column = analysis.sectors.indexOf(sector as SectorCode);
    const score = scoreOf(analysis.percentiles, context.settings.weights, row, column);
    const points = roundedContributions(score.contributions.map((one) => one.points));
    const one = (value: number) => asPrinted(value, '0,0');
    expect(tableRows(body, '| término |')).toEqual([
      ...score.contributions.map(({ term, percentile, missing, share }, at) => [
        `\`${term}\``,
        percentile === undefined ? (missing as { missing: string }).missing : one(percentile),
        `${Math.round(100 * share)} %`,
        one(points[at]!),
      ]),
      ['resultado', '', '', one(central(score.measure))],
    ]);
    for (const term of TERMS) expect(body).toContain(`\`${term}\``);

    const { grade, reasons } = gradeOf(score, analysis.age);
    const grading = section(METHOD, 'Calidad del dato A–D').replaceAll('\n', ' ');
    expect(grading).toContain(`Calama en comercio es ${grade}:`);
    for (const reason of reasons) expect(grading).toContain(`«${reason}»`);
  });

  test('the places it tells are those of the draws', async () => {
    const { inputs } = await loaded('chile');
    const told = (code: string, zone: string) => {
      const found = bands(inputs, { cube: 'empresas:2005-2024' }, code as SectorCode)!;
      return placeOf(found, zone as ZoneId)!;
    };
    const calama = told('G', '02201');
    expect(section(METHOD, 'Puesto y banda').replaceAll('\n', ' ')).toContain(
      `tiene puesto ${calama.median} de ${calama.among}, entre ${calama.low} y ${calama.high}, y empata con ${calama.ties} comunas.`,
    );
    const ollague = told('O', '02202');
    expect(section(METHOD, 'Puesto y banda').replaceAll('\n', ' ')).toContain(
      `con una celda que no se publica: entre ${ollague.low} y ${ollague.high}.`,
    );
  });

  test('the people it tells of are those of the sheet', async () => {
    const { inputs } = await loaded('chile');
    const calama = peopleReport(
      inputs,
      { cube: 'empresas:2005-2024' },
      '02201' as ZoneId,
      'G' as SectorCode,
      60,
    )!;
    const body = section(METHOD, 'Las personas que necesita una zona').replaceAll('\n', ' ');
    const whole = (value: number | undefined) => asPrinted(value ?? NaN, '0');
    const sellers = calama.groups![4]!.sector!.result;
    expect(body).toContain(
      `${whole(central(sellers))} puestos, entre ${whole(sellers.low)} y ${whole(sellers.high)}.`,
    );
    expect(body).toContain(
      `${whole(central(calama.supply!.enrolled))} estudiantes: falta en 7 y 8; 1, 2 y 3, parejo.`,
    );
    expect(calama.groups!.map(({ gap }) => gap.reading).filter((one) => one !== 'no-aplica')).toEqual([
      'parejo',
      'parejo',
      'parejo',
      'falta',
      'falta',
    ]);
    const iquique = peopleReport(
      inputs,
      { cube: 'empresas_tarapaca:2019' },
      '01101' as ZoneId,
      'G' as SectorCode,
      60,
    )!;
    const term = (symbol: string) =>
      central(iquique.change!.terms.find((one) => one.symbol === symbol)!.measure);
    expect(body).toContain(`de ${whole(term('D_0'))} a ${whole(term('D_1'))} puestos`);
    expect(body).toContain(
      `${asPrinted(central(iquique.change!.result), '0,0')} % por año; todos los puestos, ${asPrinted(term('todos'), '0,0')} %.`,
    );
  });

  test('the threshold and the gaps it tells are those of the sector sheet', async () => {
    const { inputs } = await loaded('chile');
    const gapsOf = (code: string) => sectorGaps(inputs, { cube: 'empresas:2005-2024' }, code as SectorCode)!;
    const { measure, present, absent } = gapsOf('P').threshold;
    const body = section(METHOD, 'Oportunidades de una zona').replaceAll('\n', ' ');
    const whole = (value: number | undefined) => asPrinted(value ?? NaN, '0');
    expect(body).toContain(
      `${whole(central(measure))} habitantes (entre ${whole(measure.low)} y ${whole(measure.high)}), con ${present} comunas que la publican y ${absent} que no.`,
    );
    const { gaps, tested } = gapsOf('G');
    expect(section(METHOD, 'brecha: Empresas que faltan').replaceAll('\n', ' ')).toContain(
      `en comercio son ${gaps.length} de ${tested}.`,
    );
  });

  test('the cell it works by hand is the one of the register', async () => {
    const { inputs } = await loaded('calama-ficticio');
    const found = zoneCells(inputs, '02201' as ZoneId, '47' as SectorCode, 8)!;
    const body = section(METHOD, 'Dentro de la comuna');
    const cellOf = found.cells.find(({ id }) => id === /celda `(\w+)`/.exec(body)?.[1])!;
    const { quotient, shrunk, gap, perKm2 } = cellOf;
    const numbers: Readonly<Record<string, number | undefined>> = {
      '`n_c`': cellOf.n,
      '`N_c`': cellOf.all,
      '`n_i`': found.ofSector,
      '`N`': found.ofAll,
      '`E_c`': cellOf.expected,
      '`LQ`': central(quotient),
      '`LQ` (desde)': quotient.low,
      '`LQ` (hasta)': quotient.high,
      '`LQ*`': central(shrunk),
      '`E_c − n_c`': central(gap),
      'por km²': central(perKm2),
    };
    const told = tableRows(body, '| término |').filter(([term]) => term! in numbers);
    expect(told).toHaveLength(Object.keys(numbers).length);
    for (const [term, , printed] of told)
      expect(`${term} ${asPrinted(numbers[term!]!, printed!).replace('-', '−')}`).toBe(`${term} ${printed}`);
  });

  test('counts the hidden and the censored cells of the country as they are', async () => {
    const { inputs } = await loaded('chile');
    const analysis = analyseContext(buildContext(inputs, settle(inputs, { cube: 'empresas:2005-2024' }))!);
    const { cociente } = analysis.grids;
    const hidden = [...cociente.state].filter(
      (state) => state === MISSING_REASONS.indexOf('pocos-datos') + 1,
    );
    const all = asPrinted(cociente.state.length, '0');
    expect(METHOD).toContain(`Son ${hidden.length} de las ${all} celdas del país.`);
    const censored = [...analysis.grids.empresas.state].filter((state) => state !== 0).length;
    const decision = readFileSync('docs/decisions/0002-celdas-censuradas.md', 'utf8').replaceAll('\n', ' ');
    expect(decision).toContain(`${asPrinted(censored, '0')} de ${all}`);
  });

  test('the high score on an unpublished cell that it warns of is there', async () => {
    const { inputs } = await loaded('chile');
    const analysis = analyseContext(buildContext(inputs, settle(inputs, { cube: 'empresas:2005-2024' }))!);
    const row = analysis.zones.indexOf('02202' as ZoneId);
    const column = analysis.sectors.indexOf('O' as SectorCode);
    expect(isKnown(cell(figureGrid(analysis, 'empresas'), row, column))).toBe(false);
    const score = central(cell(analysis.potential, row, column));
    expect(section(METHOD, 'Potencial')).toContain(`saca ${asPrinted(score, '0,0')} con`);
  });
});

describe('docs/method.md, public support', () => {
  test('the answers it works by hand are those of the catalogue', async () => {
    const { files, descriptor, inputs } = await loaded('chile');
    const { catalogue } = (await loadSupport(files, descriptor, inputs)).value.support;
    const body = section(METHOD, 'Quién puede pedir un instrumento').replaceAll('\n', ' ');
    const bakery = (started: boolean | undefined) =>
      firm({
        zones: ['02201', '022', '02'] as ZoneId[],
        section: 'C' as SectorCode,
        division: '10' as SectorCode,
        sales: { low: 300, high: 300 },
        started,
        type: 'acumulacion-simple',
        stage: 'crecimiento',
      });
    const answers = (started: boolean | undefined) =>
      catalogue!.instruments.map((one) => judge(one, bakery(started)).answer);
    for (const [id, , answer] of tableRows(
      section(METHOD, 'Quién puede pedir un instrumento'),
      '| instrumento |',
    )) {
      const one = catalogue!.instruments.find((other) => other.id === bare(id!))!;
      expect(`${one.id} ${judge(one, bakery(true)).answer}`).toBe(`${one.id} ${bare(answer!)}`);
    }
    const told = [
      ...body.matchAll(/(\d+) `no`[^`]*, (\d+) `por-confirmar`, (\d+) `falta-dato` y (\d+) `si`/g),
    ];
    const real = [true, false, undefined].map((started) =>
      ['no', 'por-confirmar', 'falta-dato', 'si'].map((word) =>
        String(answers(started).filter((one) => one === word).length),
      ),
    );
    expect(told.map((match) => match.slice(1))).toEqual(real);
  });

  test('the gaps and overlaps it tells are those of the route', async () => {
    const { files, descriptor, inputs } = await loaded('chile');
    const { catalogue } = (await loadSupport(files, descriptor, inputs)).value.support;
    const place = {
      ...placeInMatrix(inputs.territory, '02201' as ZoneId),
      ...lineOf(inputs.sectors, 'G' as SectorCode),
    };
    const { cells, reaching } = matrixOf(catalogue!.instruments, place);
    const count = (...states: string[]) => cells.filter(({ state }) => states.includes(state)).length;
    expect(section(METHOD, 'Vacíos y traslapes de los instrumentos').replaceAll('\n', ' ')).toContain(
      `tiene ${reaching.length} instrumentos, ${count('vacio')} casilla vacía, ${count('varios', 'entre-niveles')} con traslape y ${count('entre-niveles')} entre niveles.`,
    );
    expect(cells.every(({ sure }) => !sure)).toBe(true);
  });
});

describe('docs/method.md, figures of support', () => {
  const told = (title: string) => section(METHOD, title).replace(/\s+/g, ' ');
  const pick = (records: readonly Printed[], indicador: string, detalle: string) => {
    const found = records.find((one) => one.indicador === indicador && one.detalle === detalle);
    if (!found) throw new Error(`${indicador} [${detalle}] is not printed`);
    return found;
  };
  /** A number of a record as the text prints it. */
  const text = (value: number | undefined, like: string) => asPrinted(value ?? NaN, like);

  test('Calama by hand, and how even the country is', async () => {
    const body = told('A cuántos llega el apoyo');
    const calama = await figuresOf('data/chile', '--tabla', 'empresas:2005-2024', '--zona', '02201');
    const grants = pick(calama, 'adjudicaciones', 'subsidio').value;
    const women = pick(calama, 'mujeres_en_adjudicaciones', 'subsidio').value;
    const rate = pick(calama, 'adjudicaciones_por_mil', 'subsidio sobre personas');
    expect(body).toContain(`${grants} adjudicaciones (9 Crece`);
    expect(body).toContain(`a mujeres (${text(women, '0,0')} %)`);
    expect(body).toContain(
      `= ${text(rate.value, '0,00')} por mil, entre ${text(rate.low, '0,00')} y ${text(rate.high, '0,00')}.`,
    );
    const { files, descriptor, inputs } = await loaded('chile');
    const { support } = (await loadSupport(files, descriptor, inputs)).value;
    const gini = (kind: SupportKind) =>
      text(coverageReport(inputs, support, { level: 'comuna', year: 2024, kind })?.lorenz?.gini, '0,00');
    expect(told('Si el reparto está parejo')).toContain(
      `subsidios ${gini('subsidio')}; emergencia ${gini('emergencia')} (va donde hubo desastre, y está bien que sea así); cursos ${gini('curso')}.`,
    );
  });

  test('Tarapacá by hand: women and men, sectors, and the decision of 2024', async () => {
    const region = await figuresOf(
      'data/chile',
      ...['--tabla', 'empresas:2005-2024', '--zona', '01', '--nivel', 'region'],
    );
    const share = pick(region, 'mujeres_en_adjudicaciones', 'subsidio');
    const gap = pick(region, 'brecha_de_paridad', 'subsidio, base empresas');
    const cover = pick(region, 'cobertura_mujeres_sobre_hombres', 'subsidio, base empresas');
    const gender = told('Mujeres y hombres en el apoyo');
    for (const line of [
      `parte de las mujeres (${text(share.low, '0,0')} a ${text(share.high, '0,0')}) | ${text(share.value, '0,0')} %`,
      `(${text(gap.low, '0,0')} a ${text(gap.high, '0,0')}) | +${text(gap.value, '0,0')} puntos`,
      `(${text(cover.low, '0,00')} a ${text(cover.high, '0,00')}) | ${text(cover.value, '0,00')}`,
      `${pick(region, 'adjudicaciones_a_mujeres', 'subsidio').value} |`,
    ])
      expect(gender).toContain(line);

    const rho = pick(region, 'correlacion_potencial_apoyo', 'subsidio');
    const food = region.find(
      (one) =>
        one.indicador === 'apoyo_por_mil_del_sector' && one.sector === 'I' && one.detalle === 'subsidio',
    );
    const backing = told('Potencial y apoyo de los sectores');
    expect(backing).toContain(
      `entre ${text(rho.low, '0,00').replace('-', '−')} y ${text(rho.high, '0,00')}, con ${rho.n} sectores | ${text(rho.value, '0,00').replace('-', '−')}`,
    );
    expect(backing).toContain(
      `(${text(food?.low, '0,0')} a ${text(food?.high, '0,0')}) | ${text(food?.value, '0,0')} por mil`,
    );

    const decision = 'tarapaca-sercotec-2024';
    const targeting = told('A quién cubre una focalización');
    const fine = await figuresOf(
      'data/chile',
      ...['--tabla', 'empresas_tarapaca_subrubro:2019', '--zona', '01', '--nivel', 'region'],
    );
    const sectors = pick(fine, 'prioridad_sectorial', decision);
    expect(targeting).toContain(
      `| dentro | ${text(pick(fine, 'focalizacion_dentro', decision).value, '0')} |`,
    );
    expect(targeting).toContain(`| parte | ${text(sectors.value, '0,0')}% |`);
    expect(targeting).toContain(`entre ${text(sectors.low, '0,0')}% y ${text(sectors.high, '0,0')}%`);
    for (const [id, like] of [
      ['adjudicado', '0'],
      ['adjudicado_mujeres', '0,0'],
      ['adjudicado_en_prioritarias', '0,0'],
      ['empresas_en_prioritarias', '0,0'],
      ['adjudicado_en_sectores', '0,0'],
    ] as const)
      expect(targeting).toContain(text(pick(fine, id, decision).value, like));
  });

  test('what does not add up in the programme of 2010, kind by kind', async () => {
    const { files, descriptor, inputs } = await loaded('chile');
    const { issues } = await loadSupport(files, descriptor, inputs);
    const flags = issues.filter(({ file }) => file === 'metas.csv');
    const rows = tableRows(section(METHOD, 'Seguimiento de metas'), '| aviso |').map(([, count]) =>
      Number(count),
    );
    const counts = new Map<string, number>();
    for (const { code } of flags) counts.set(code, (counts.get(code) ?? 0) + 1);
    expect([...counts.values()].sort((a, b) => b - a)).toEqual([...rows].sort((a, b) => b - a));
    expect(told('Seguimiento de metas')).toContain(`dejan ${flags.length} avisos`);
  });
});

describe('docs/data.md', () => {
  /** `empresas_2019` and `empresas_2024` are one column, told as `empresas_AAAA`. */
  const yearless = (column: string) => column.replace(/_\d{4}$/, '_AAAA');
  const tables = sections(DATA).flatMap(({ title, body }) => {
    const id = /^Tabla `(\w+)`/.exec(title)?.[1];
    return id ? [{ id, title, body }] : [];
  });

  test('has one section for each table, in the order of the list, and every table is in the list', () => {
    expect(tables.map(({ title }) => title)).toEqual(
      RESOURCES.map(({ id, title }) => `Tabla \`${id}\`: ${title}`),
    );
    expect(tables.map(({ id }) => id).sort()).toEqual([...TABLES].sort());
  });

  test.each(RESOURCES)(
    'documents every column of $id, with its type, whether it is required, and its unit',
    (spec) => {
      const { body } = tables.find(({ id }) => id === spec.id)!;
      const told = tableRows(body, '| columna |').map(([name, type, required, unit, help]) => {
        expect(help).not.toBe('');
        return [bare(name!), type, required, unit].join(' | ');
      });
      const real = Object.entries(COLUMNS[spec.id] ?? {}).map(([name, { codec, required, unit }]) =>
        [yearless(name), codec.type, required ? 'sí' : '', unit ?? ''].join(' | '),
      );
      expect(told).toEqual([...new Set(real)]);
    },
  );

  test('explains every cell type', () => {
    const types = Object.values(COLUMNS)
      .flatMap((columns) => Object.values(columns ?? {}))
      .map(({ codec }) => codec);
    // A list of words is its own explanation in the table of its column.
    const named = types.filter(({ help }) => !help.startsWith('Una de: ')).map(({ type }) => type);
    const told = tableRows(section(DATA, 'Tipos de celda'), '| tipo |').map(([type]) => type!);
    expect(
      told
        .filter((type) => type !== 'lista de palabras')
        .map(bare)
        .sort(),
    ).toEqual([...new Set(named)].sort());
  });

  test('the words it gives for «nothing», «sí» and «no» are read so', () => {
    const body = section(DATA, 'Tipos de celda');
    const words = (written: string) => [...written.matchAll(/`([^`]+)`/g)].map((match) => match[1]!);
    const nothing = words(/\*\*Nada\.\*\*([\s\S]*?)El cero/.exec(body)![1]!);
    expect(nothing.length).toBeGreaterThan(8);
    for (const word of ['', ...nothing])
      expect([word, textCell.read(word, 'punto')]).toEqual([word, { missing: 'sin-dato' }]);
    const [, said] = tableRows(body, '| tipo |').find(([type]) => bare(type!) === 'sí/no')!;
    const [yes, no] = said!.split(';').map(words);
    for (const word of yes!) expect([word, yesNo.read(word, 'punto')]).toEqual([word, { value: true }]);
    for (const word of no!) expect([word, yesNo.read(word, 'punto')]).toEqual([word, { value: false }]);
    expect(isFault(yesNo.read('quizás', 'punto'))).toBe(true);
  });

  test('a reserved count has the bounds it says, and nothing else has', () => {
    const [, told] = /Una cuenta \(([\s\S]*?)\)/.exec(section(DATA, 'Tipos de celda'))!;
    const bounded = UNITS.filter((unit) => measureOf({ missing: 'reservado' }, unit).low !== undefined);
    expect(told!.replace(/\s+/g, ' ').split(', ').sort()).toEqual([...bounded].sort());
    for (const unit of bounded)
      expect(measureOf({ missing: 'reservado' }, unit)).toEqual({
        missing: 'reservado',
        unit,
        low: 1,
        high: 10,
      });
  });

  test('a boundary file may use any of the property names it gives', () => {
    const { body } = tables.find(({ id }) => id === 'comunas')!;
    const rows = tableRows(body, '| propiedad |');
    expect(rows.map(([ours]) => bare(ours!))).toEqual(['cut', 'comuna', 'provincia', 'region']);
    for (const [ours, others] of rows)
      for (const key of [bare(ours!), ...others!.split(' ').map(bare)]) {
        const value = bare(ours!) === 'cut' ? '02201' : 'Inventada';
        const properties = { cut: '02201', [key]: value };
        if (bare(ours!) === 'cut' && key !== 'cut') delete (properties as { cut?: string }).cut;
        const file = {
          type: 'FeatureCollection',
          features: [{ type: 'Feature', properties, geometry: null }],
        };
        const { comuna } = readBoundaries(Buffer.from(JSON.stringify(file)), 'x.json').value[0]!;
        const read = {
          cut: comuna.cut,
          comuna: comuna.name,
          provincia: comuna.provinceName,
          region: comuna.regionName,
        };
        expect([key, read[bare(ours!) as keyof typeof read]]).toEqual([key, value]);
      }
  });

  test('names every severity, and every kind of fault the loader can tell', () => {
    const body = section(DATA, 'Problemas y su gravedad');
    expect(tableRows(body, '| gravedad |').map(([severity]) => bare(severity!))).toEqual([...SEVERITIES]);
    const told = tableRows(body, '| código |').map(([code]) => bare(code!));
    // Words with a hyphen in the loader that are no kind of fault.
    const others = new Set([
      'sin-dato',
      'bajo-umbral',
      'utf-8',
      'windows-1252',
      'content-type',
      'calama-ficticio',
      'datos-propios',
      'no-referrer',
      'utf-16',
      'utf-16be',
      'utf-16le',
    ]);
    for (const name of ['topojson-client', 'topojson-server', 'topojson-specification']) others.add(name);
    const written = sourcesOf('src/load').flatMap((source) =>
      [...source.matchAll(/'([a-z]+(?:-[a-z0-9]+)+)'/g)].map((match) => match[1]!),
    );
    const real = new Set(['descriptor', ...written.filter((word) => !others.has(word))]);
    expect([...told].sort()).toEqual([...real].sort());
  });

  test('its annotated example is read as it says', async () => {
    const body = section(DATA, 'Ejemplo anotado');
    const [descriptor] = codeBlocks(body, 'json');
    const [csv] = codeBlocks(body, 'csv');
    expect(csv!.split('\n')).toHaveLength(12);
    const files: Record<string, Uint8Array> = {
      'datapackage.json': Buffer.from(descriptor!),
      'catastro.csv': Buffer.from(csv!),
      'comunas.topojson': readFileSync('data/calama-ficticio/comunas.topojson'),
    };
    const { value, issues } = await loadPackage({ read: async (path) => files[path] });
    const told = tableRows(body, '| línea |').map(
      ([line, severity, code]) => `${line} ${severity} ${bare(code!)}`,
    );
    expect(issues.map(({ line, severity, code }) => `${line} ${severity} ${code}`).sort()).toEqual(
      [...told].sort(),
    );
    const register = value!.inputs.catastro!.businesses;
    expect(register.map(({ line }) => line)).toEqual([3, 4, 5, 6, 7, 8, 11]);
    expect(register.map(({ sales }) => sales)).toEqual([
      1250.5,
      undefined,
      'reservado',
      800,
      undefined,
      2400,
      60,
    ]);
    expect(register.at(0)!.name).toBe('Almacén Inventado');
  });

  test('tells every figure that the command line prints besides the indicators, and no other', async () => {
    const rows = tableRows(section(DATA, 'Lo que imprime la línea de órdenes'), '| cifra |');
    const told = rows.map(([id]) => bare(id!));
    const ours = new Set<string>([...INDICATORS.map(({ id }) => id), 'potencial']);
    const printed = [
      ...(await figuresOf('data/chile', '--zona', '01', '--nivel', 'region')),
      ...(await figuresOf('data/calama-ficticio', '--zona', '02201')),
    ].map(({ indicador }) => indicador);
    expect([...new Set(printed)].filter((id) => !ours.has(id) && !told.includes(id))).toEqual([]);
    const code = sourcesOf('bin/lib/mapa').join('\n');
    expect(told.filter((id) => !printed.includes(id) && !code.includes(`'${id}'`))).toEqual([]);
  });

  test('tells what the command line prints', async () => {
    const body = section(DATA, 'Lo que imprime la línea de órdenes');
    const csv = await run('analizar', 'data/calama-ficticio', '--zona', '02201', '--sector', 'G', '--csv');
    expect(tableRows(body, '| clave |').map(([key]) => bare(key!))).toEqual(csv.split('\n')[0]!.split(','));
    const json = await run('validar', 'data/calama-ficticio', '--json');
    const [, keys] = /un\s+objeto\s+con([\s\S]*?)\. Sale/.exec(body)!;
    expect([...keys!.matchAll(/`(\w+)`/g)].map((match) => match[1])).toEqual(Object.keys(JSON.parse(json)));
  });
});

/** The text of every TypeScript and script file under a folder. */
function sourcesOf(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|tsx|mjs|css)$/.test(name))
    .map((name) => readFileSync(join(folder, name), 'utf8'));
}

describe('docs/decisions', () => {
  test('are numbered without gaps and say what, why and what follows', () => {
    expect(decisions.map((name) => name.slice(0, 4))).toEqual(
      decisions.map((_, at) => String(at + 1).padStart(4, '0')),
    );
    for (const name of decisions) {
      const lines = readFileSync(join('docs/decisions', name), 'utf8').trimEnd().split('\n');
      expect(lines[0]).toMatch(new RegExp(`^# ${name.slice(0, 4)} · `));
      expect(lines.length).toBeLessThanOrEqual(30);
      for (const part of ['**Contexto.**', '**Decisión.**', '**Consecuencias.**'])
        expect(`${name} ${lines.join('\n')}`).toContain(part);
    }
  });

  test('every one that code or documents name exists', () => {
    const numbers = [...['src', 'bin', 'tests'].flatMap(sourcesOf), METHOD, DATA].flatMap((text) =>
      [...text.matchAll(/docs\/decisions\/(\d{4})/g)].map((match) => match[1]!),
    );
    expect(numbers.length).toBeGreaterThan(2);
    const known = new Set(decisions.map((name) => name.slice(0, 4)));
    expect(numbers.filter((number) => !known.has(number))).toEqual([]);
  });
});

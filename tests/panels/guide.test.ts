import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { analyseContext } from '../../src/domain/analysis.ts';
import { buildContext } from '../../src/domain/context.ts';
import { figureGrid } from '../../src/domain/figure_grid.ts';
import { cell } from '../../src/domain/grid.ts';
import { central, isKnown } from '../../src/domain/measure.ts';
import { opportunities } from '../../src/domain/opportunities/opportunities.ts';
import { settle } from '../../src/domain/settings.ts';
import { newFirmSupport } from '../../src/domain/support/new_firm.ts';
import { zoneSupport } from '../../src/domain/support/zone_support.ts';
import { loadSupport } from '../../src/load/load_support.ts';
import { ACTIVITIES, CALAMA } from '../../src/panels/guide/activities.ts';
import { settingsOf } from '../../src/state/store.ts';
import { formatView, parseView, type View } from '../../src/state/view.ts';
import { formatInterval, formatMeasure, formatNumber } from '../../src/ui/format.ts';
import { loaded } from '../fixtures/chile.ts';

const activity = (id: string) => ACTIVITIES.find((one) => one.id === id)!;
const answersOf = (id: string) => activity(id).answers.join(' ');

async function opened(view: View) {
  const { files, descriptor, inputs } = await loaded(view.datos);
  const context = buildContext(inputs, settle(inputs, settingsOf(view)))!;
  const { value } = await loadSupport(files, descriptor, inputs);
  return { inputs, analysis: analyseContext(context), support: value.support };
}

describe('cada actividad', () => {
  test.each(ACTIVITIES)('«$title» abre una vista que el enlace dice entera', ({ view }) => {
    expect(parseView(formatView(view))).toEqual(view);
  });

  test.each(ACTIVITIES)('«$title» tiene lo que pide una clase, en frases cortas', (one) => {
    for (const list of [one.materials, one.steps, one.questions, one.discuss, one.answers])
      expect(list.length).toBeGreaterThan(0);
    const sentences = [...one.steps, ...one.questions, ...one.discuss, one.aim].flatMap((text) =>
      text.split(/(?<=[.?:])\s/),
    );
    expect(sentences.filter((text) => text.split(/\s+/).length > 22)).toEqual([]);
  });

  test('son cuatro, y ninguna repite su nombre', () => {
    expect(new Set(ACTIVITIES.map(({ id }) => id)).size).toBe(4);
  });
});

describe('las respuestas son las cifras del paquete', () => {
  test('dos comunas: cuántas empresas y cuántas por mil habitantes', async () => {
    const { view } = activity('comparar');
    const { analysis } = await opened(view);
    const column = analysis.sectors.indexOf(view.sector!);
    const at = (id: 'empresas' | 'densidad') =>
      view.compare.map((zone) => cell(figureGrid(analysis, id)!, analysis.zones.indexOf(zone), column));
    const [calama, pedro] = at('empresas');
    expect(answersOf('comparar')).toContain(
      `Calama tiene ${formatMeasure(calama!)} empresas y San Pedro de Atacama ${formatMeasure(pedro!)},`,
    );
    const [one, other] = at('densidad').map(central);
    expect(answersOf('comparar')).toContain(
      `${formatNumber(one!, 2)} en Calama y ${formatNumber(other!, 1)} en San Pedro de Atacama.`,
    );
    expect(answersOf('comparar')).toContain(`unas ${Math.round(other! / one!)} veces`);
  });

  test('el mismo número: los cocientes y sus intervalos', async () => {
    const { view } = activity('intervalo');
    const { analysis } = await opened(view);
    const column = analysis.sectors.indexOf(view.sector!);
    const [calama, ollague] = view.compare.map((zone) =>
      cell(figureGrid(analysis, 'cociente')!, analysis.zones.indexOf(zone), column),
    );
    expect(answersOf('intervalo')).toContain(
      `Calama: ${formatMeasure(calama!)}, ${formatInterval(calama!)}.`,
    );
    expect(answersOf('intervalo')).toContain(
      `Ollagüe: ${formatMeasure(ollague!)}, ${formatInterval(ollague!)}, con`,
    );
    expect(isKnown(ollague!) && formatNumber(ollague.n!, 1)).toBe('2,5');
  });

  test('qué falta en Calama, y el primer instrumento para empezarlo', async () => {
    const { view } = activity('falta');
    const { inputs, support } = await opened(view);
    const [first] = opportunities(inputs, settingsOf(view), view.zone!);
    const { gap, evidence } = first!.supply!;
    expect([first!.sector, evidence]).toEqual([view.sector, 'debil']);
    expect(answersOf('falta')).toContain(`unas ${formatNumber(central(gap))} empresas`);
    expect(gap.high).toBeCloseTo(55, 0);
    const [found] = newFirmSupport(inputs, support, view.zone!, [view.sector!])!;
    expect(answersOf('falta')).toContain(`La tarjeta nombra ${found!.first[0]!.instrument.name},`);
  });

  test('los subsidios de Calama en 2024, y cuántos a mujeres', async () => {
    const { inputs, support } = await opened(CALAMA);
    const { granted } = zoneSupport(inputs, support, CALAMA.zone!, CALAMA.sector)!;
    const { total, women } = granted!.kinds.find(({ kind }) => kind === 'subsidio')!;
    const [all, hers] = [central(total), central(women)];
    expect(answersOf('reparto')).toContain(`${all} subsidios en ${granted!.year}`);
    expect(answersOf('reparto')).toContain(`${hers} fueron a mujeres`);
    expect(answersOf('reparto')).toContain(`${Math.round((100 * hers) / all)} %: ${hers} ÷ ${all}`);
  });
});

test('la guía no usa siglas sin explicar', () => {
  const folder = 'src/panels/guide';
  const texts = readdirSync(folder)
    .filter((name) => name.endsWith('.ts') || name.endsWith('.tsx'))
    .flatMap((name) =>
      [...readFileSync(`${folder}/${name}`, 'utf8').matchAll(/'([^'\n]+)'/g)].map((one) => one[1]!),
    );
  const acronyms = texts.flatMap((text) => text.match(/\b[A-ZÁÉÍÓÚ]{3,}\b/g) ?? []);
  // SERCOTEC is told whole where it first stands.
  expect(new Set(acronyms)).toEqual(new Set(['SERCOTEC']));
  expect(answersOf('falta')).toContain('Servicio de Cooperación Técnica (SERCOTEC)');
});

import { known, type Measure, missing } from '../measure.ts';
import { computed, type Explanation, origin, type Term } from '../provenance.ts';
import type { SourceRef } from '../source.ts';
import type { Flag } from './programme_flags.ts';
import { type Block, type Outline, objectivesOf, type Unit, weightsOf } from './programme_outline.ts';
import { blockProgress, type Progress, unitProgress } from './programme_progress.ts';

const PROGRESS_FORMULA = '100 × Σ w · min(1, resultado ÷ meta) ÷ Σ w';

const count = (value: number): Measure => known(value, 'coeficiente');

function term(
  source: SourceRef,
  year: string,
  symbol: string,
  label: string,
  measure: Measure,
  column: string,
  lines: readonly number[],
): Term {
  return { symbol, label, measure, origin: origin(source, column, lines, year) };
}

const yearOf = ({ year }: Pick<Outline, 'year'>) => (year === undefined ? 'sin año' : String(year));
const cut = (text: string) => (text.length > 80 ? `${text.slice(0, 77).trimEnd()}…` : text);

/** What a block's weights add up to, activity by activity. */
export function explainWeights(source: SourceRef, outline: Outline, block: Block): Explanation {
  const total = weightsOf(block);
  const activities = block.targets.flatMap((target) => target.activities);
  return {
    indicator: 'Suma de los pesos',
    zone: `${block.unitName}, ${block.id}`,
    sector: undefined,
    result: total === undefined ? missing('sin-dato', 'porcentaje') : known(total, 'porcentaje'),
    formula: 'Σ w de las actividades del bloque',
    terms: activities.map(({ line, text, weight }, at) =>
      term(
        source,
        yearOf(outline),
        `w${at + 1}`,
        cut(text),
        weight === undefined ? missing('sin-dato', 'porcentaje') : known(weight, 'porcentaje'),
        'ponderacion',
        [line],
      ),
    ),
    notes: ['Los pesos de un bloque deberían sumar 100. Nada se corrige: se avisa.'],
  };
}

/** Why a progress is what it is: each target with its number and its result, or the blocks that make it. */
export function explainBlockProgress(source: SourceRef, outline: Outline, block: Block): Explanation {
  const progress = blockProgress(block);
  const year = yearOf(outline);
  return {
    indicator: 'Avance',
    zone: `${block.unitName}, ${block.id}`,
    sector: undefined,
    result: progress.progress,
    formula: PROGRESS_FORMULA,
    terms: block.targets.flatMap((target, at) => {
      const weights = target.activities.flatMap(({ weight }) => weight ?? []);
      const weight = progress.equal ? 1 : weights.reduce((all, one) => all + one, 0);
      const label = cut(target.objective || target.indicator || target.target);
      return [
        term(source, year, `w${at + 1}`, label, count(weight), 'ponderacion', target.lines),
        term(
          source,
          year,
          `meta${at + 1}`,
          label,
          target.notNumeric || target.value === undefined
            ? missing('no-aplica', 'coeficiente')
            : count(target.value),
          'meta_valor o meta',
          [target.line],
        ),
        term(
          source,
          year,
          `resultado${at + 1}`,
          label,
          target.result === undefined ? missing('sin-dato', 'coeficiente') : count(target.result),
          'resultado',
          target.lines,
        ),
      ];
    }),
    notes: progressNotes(progress),
  };
}

export function explainProgress(
  name: string,
  progress: Progress,
  parts: readonly Unit[] | readonly Block[],
): Explanation {
  return {
    indicator: 'Avance',
    zone: name,
    sector: undefined,
    result: progress.progress,
    formula: PROGRESS_FORMULA,
    terms: parts.map((part) =>
      'blocks' in part
        ? computed('', part.name, unitProgress(part).progress)
        : computed(
            part.weight === undefined ? '' : `peso ${part.weight}`,
            part.title,
            blockProgress(part).progress,
          ),
    ),
    notes: [
      ...progressNotes(progress),
      'Cada bloque reparte su peso en el programa entre sus metas. Donde ninguno lo dice, cada meta lleva su propio peso.',
    ],
  };
}

function progressNotes({ measured, targets, covered, left, equal }: Progress): readonly string[] {
  const said = (amount: number, words: string) => (amount > 0 ? [`${amount} ${words}`] : []);
  return [
    `Se miden ${measured} de ${targets} objetivos${'value' in covered ? `, con el ${Math.round(covered.value)} % del peso` : ''}.`,
    ...said(left['sin-resultado'], 'sin resultado cargado: no cuentan como cero, quedan fuera.'),
    ...said(left['sin-numero'], 'sin un número que seguir: no se promedian.'),
    ...said(left['sin-peso'], 'con resultado y sin peso: no se sabe cuánto cuentan.'),
    ...(equal ? ['El archivo no trae pesos: cada meta cuenta lo mismo.'] : []),
    'Un resultado mayor que la meta cuenta como la meta: lo que sobra de una no tapa lo que falta de otra.',
  ];
}

/** The counts of one unit, or of several: objectives, activities, and what does not fit. */
export function explainCounts(
  source: SourceRef,
  outline: Outline,
  name: string,
  units: readonly Unit[],
  flags: readonly Flag[],
): Explanation {
  const blocks = units.flatMap((unit) => unit.blocks);
  const objectives = units.flatMap((unit) => objectivesOf(unit));
  const activities = blocks.flatMap((block) => block.targets.flatMap((target) => target.activities));
  const ids = new Set(units.map(({ id }) => id));
  const own = flags.filter((flag) => ids.has(flag.unit));
  const counted = (label: string, column: string, lines: readonly number[]) =>
    term(source, yearOf(outline), '', label, count(lines.length), column, lines);
  return {
    indicator: 'Avisos',
    zone: name,
    sector: undefined,
    result: count(own.length),
    formula: 'Lo que encuentran las revisiones, fila por fila',
    terms: [
      counted('Objetivos distintos de cada unidad', 'objetivo', objectives),
      counted(
        'Actividades',
        'actividad',
        activities.map(({ line }) => line),
      ),
      counted(
        'Avisos',
        'la que cada aviso dice',
        own.flatMap(({ lines }) => lines.slice(0, 1)),
      ),
      ...(units.length > 1 ? [] : blocks).map((block) =>
        term(
          source,
          yearOf(outline),
          '',
          `Peso de ${block.id} en el programa`,
          block.weight === undefined ? missing('sin-dato', 'porcentaje') : known(block.weight, 'porcentaje'),
          'ponderacion_programa',
          [block.line],
        ),
      ),
    ],
    notes: ['Un aviso señala dónde mirar; no corrige nada.'],
  };
}

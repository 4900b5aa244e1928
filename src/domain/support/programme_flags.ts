import { fold } from '../text.ts';
import type { Programme } from './programme.ts';
import { listNumbers, planYears, type Quantity, quantitiesIn, targetNumber } from './programme_numbers.ts';
import {
  type Block,
  type NotNumeric,
  type Outline,
  outlineOf,
  round,
  type Target,
  type Unit,
  weightsOf,
} from './programme_outline.ts';

/** What a check can find, with its name in plain words. The document is never corrected: a check only tells. */
export const FLAG_NAMES = {
  'pesos-no-suman-cien': 'Los pesos de un bloque no suman 100',
  'peso-del-bloque': 'El peso de un bloque no es el del anexo, o no es el de los demás',
  'anexo-no-suma': 'Los pesos del anexo no suman lo que dice su total',
  'encabezado-de-otra-unidad': 'El encabezado nombra otra región o unidad',
  'encabezado-sin-unidad': 'El encabezado no dice de qué región o unidad es',
  'cantidad-distinta': 'Un número no es el mismo en el objetivo y en la meta',
  'numeracion-salta': 'La numeración se salta un número',
  'numero-repetido': 'Un número de la lista se repite',
  'plan-de-otro-anio': 'Cita un plan de otro año',
  'objetivo-sin-actividad': 'Un objetivo no tiene ninguna actividad a su lado',
  'falta-objetivo': 'Una fila no dice su objetivo',
  'falta-meta': 'Un objetivo no tiene meta',
  'meta-entre-actividades': 'La meta está escrita entre las actividades',
  'meta-sin-numero': 'La meta no dice un número que se pueda seguir',
  'meta-con-dos-cantidades': 'La meta pide dos cantidades a la vez',
  'meta-que-baja': 'La meta se alcanza bajando',
  'falta-verificacion': 'Falta el medio de verificación',
  'falta-ponderacion': 'Falta la ponderación',
  'falta-responsable': 'Falta la unidad responsable',
  'resultados-distintos': 'Una misma meta tiene resultados distintos',
} as const;
export type FlagCode = keyof typeof FLAG_NAMES;

/** Something that does not fit in a programme, and where. */
export interface Flag {
  readonly code: FlagCode;
  readonly unit: string;
  readonly block: string;
  /** Lines of the file that it is about; the first is where it is told. */
  readonly lines: readonly number[];
  readonly column: string;
  /** What does not fit, in a sentence. */
  readonly words: string;
}

type Tell = (
  code: FlagCode,
  block: Pick<Block, 'unit' | 'id'>,
  lines: readonly number[],
  column: string,
  words: string,
) => void;

/** All that the checks find in a programme, in the order of its lines. */
export function programmeFlags(programme: Programme, outline = outlineOf(programme)): readonly Flag[] {
  const flags: Flag[] = [];
  const tell: Tell = (code, { unit, id }, lines, column, words) =>
    flags.push({ code, unit, block: id, lines, column, words });
  checkBlockWeights(outline, tell);
  checkHeadings(outline, tell);
  for (const unit of outline.units) {
    checkNumbering(unit, 'objetivo', tell);
    checkNumbering(unit, 'actividad', tell);
    for (const block of unit.blocks) checkBlock(block, outline, tell);
  }
  return flags.sort((a, b) => (a.lines[0] ?? 0) - (b.lines[0] ?? 0));
}

const number = (value: number) => String(round(value)).replace('.', ',');

/** Sums of weights are compared to the hundredth. */
const near = (a: number, b: number) => Math.abs(a - b) < 0.005;

function checkBlockWeights({ units, annexTotals }: Outline, tell: Tell): void {
  const blocks = units.flatMap((unit) => unit.blocks);
  for (const id of new Set(blocks.map((block) => block.id))) {
    const alike = blocks.filter((block) => block.id === id);
    const share = commonWeight(alike);
    for (const block of alike) {
      const { weight, annexWeight } = block;
      if (weight === undefined) continue;
      if (annexWeight !== undefined && !near(weight, annexWeight))
        tell(
          'peso-del-bloque',
          block,
          [block.line, ...(block.annexLine === undefined ? [] : [block.annexLine])],
          'ponderacion_programa',
          `El encabezado da al bloque un peso de ${number(weight)} y el anexo, ${number(annexWeight)}.`,
        );
      else if (annexWeight === undefined && share !== undefined && !near(weight, share))
        tell(
          'peso-del-bloque',
          block,
          [block.line],
          'ponderacion_programa',
          `El bloque pesa ${number(weight)} y los demás bloques ${id} pesan ${number(share)}.`,
        );
    }
    const total = annexTotals.get(id);
    const inAnnex = alike.flatMap(({ annexWeight }) => annexWeight ?? []);
    const sum = inAnnex.reduce((all, one) => all + one, 0);
    if (total && inAnnex.length > 0 && !near(sum, total.value))
      tell(
        'anexo-no-suma',
        { unit: '', id },
        [total.line],
        'ponderacion_programa',
        `El anexo dice ${number(total.value)} y sus pesos suman ${number(sum)}.`,
      );
  }
}

/** The weight that all blocks of a kind but one have, where there are at least three of them. */
function commonWeight(blocks: readonly Block[]): number | undefined {
  const counts = new Map<number, number>();
  for (const { weight } of blocks)
    if (weight !== undefined) counts.set(weight, (counts.get(weight) ?? 0) + 1);
  const [most] = [...counts].sort((a, b) => b[1] - a[1]);
  return most && most[1] >= 3 && most[1] >= blocks.length - 1 ? most[0] : undefined;
}

/** A name as it is looked for in a heading: «BIO-BIO» and «Biobío» meet. */
const squash = (text: string) => fold(text).replaceAll(' ', '');

function checkHeadings({ units }: Outline, tell: Tell): void {
  const names = units.map(({ name }) => ({ name, key: squash(name) })).filter(({ key }) => key.length > 3);
  const headed = units
    .flatMap(({ blocks }) => blocks)
    .filter(({ heading }) => heading)
    .map((block) => {
      const heading = squash(block.heading);
      const own = squash(block.unitName);
      const named = heading.includes(own);
      const other = named ? undefined : names.find(({ key }) => key !== own && heading.includes(key));
      return { block, named, other };
    });
  // Only where headings are used to name the unit is one that does not a fault.
  const usual = headed.filter(({ named }) => named).length * 2 > headed.length;
  for (const { block, named, other } of headed)
    if (other)
      tell(
        'encabezado-de-otra-unidad',
        block,
        [block.line],
        'encabezado',
        `El bloque es de ${block.unitName} y su encabezado nombra ${other.name}: «${block.heading}».`,
      );
    else if (!named && usual)
      tell(
        'encabezado-sin-unidad',
        block,
        [block.line],
        'encabezado',
        `El encabezado no nombra ${block.unitName}: «${block.heading}».`,
      );
}

/**
 * The numbers that objectives or activities carry in their own text. They may go on through the blocks of a unit or begin
 * again at 1 in each; within a series none is missing and none comes twice.
 */
function checkNumbering({ blocks }: Unit, column: 'objetivo' | 'actividad', tell: Tell): void {
  const what = column === 'objetivo' ? 'un objetivo' : 'una actividad';
  let series = new Map<number, Block>();
  let seen: { readonly number: number; readonly line: number; readonly block: Block }[] = [];
  const close = () => {
    const numbers = [...new Set(seen.map((one) => one.number))].sort((a, b) => a - b);
    for (const [at, one] of numbers.entries()) {
      const before = at === 0 ? 0 : (numbers[at - 1] ?? 0);
      if (one - before < 2 || at === 0) continue;
      const place = seen.find((other) => other.number === one);
      if (!place) continue;
      const lacking = Array.from({ length: one - before - 1 }, (_, step) => before + 1 + step);
      tell(
        'numeracion-salta',
        place.block,
        [place.line],
        column,
        `Del número ${before} se pasa al ${one}: no hay ${what} ${lacking.join(' ni ')}.`,
      );
    }
    series = new Map();
    seen = [];
  };
  for (const block of blocks) {
    let atStart = true;
    for (const { line, text } of textsOf(block, column)) {
      const numbers = listNumbers(text, Math.max(0, ...series.keys()) + 1);
      if (atStart && numbers[0] === 1 && seen.length > 0) close();
      for (const one of numbers) {
        const first = series.get(one);
        if (first)
          tell(
            'numero-repetido',
            block,
            [line],
            column,
            `El número ${one} ya lo tiene ${what}${first.id === block.id ? ' de este bloque' : ` del bloque ${first.id}`}.`,
          );
        else series.set(one, block);
        seen.push({ number: one, line, block });
      }
      if (numbers.length > 0) atStart = false;
    }
  }
  close();
}

function textsOf({ targets }: Block, column: 'objetivo' | 'actividad') {
  if (column === 'objetivo') return targets.map(({ line, objective }) => ({ line, text: objective }));
  const texts = targets.flatMap(({ activities }) => activities.map(({ line, text }) => ({ line, text })));
  // A cell that spans several rows is one activity.
  return texts.filter(({ text }, at) => text !== texts[at - 1]?.text).sort((a, b) => a.line - b.line);
}

function checkBlock(block: Block, { year }: Outline, tell: Tell): void {
  const total = weightsOf(block);
  const weighed = total !== undefined;
  if (weighed && !near(total, 100))
    tell(
      'pesos-no-suman-cien',
      block,
      [block.line],
      'ponderacion',
      `Los pesos de las actividades suman ${number(total)} y deberían sumar 100.`,
    );
  for (const { line, product } of block.alone)
    tell(
      'falta-objetivo',
      block,
      [line],
      'objetivo',
      `«${short(product)}» no tiene objetivo, meta ni actividad en su fila.`,
    );
  // A block with neither indicators nor targets has no room for them: nothing is missing there.
  const aims = block.targets.some(({ indicator, target }) => indicator || target);
  const says = (pick: (target: Target) => readonly string[]) =>
    block.targets.some((one) => pick(one).some(Boolean));
  const verified = says(({ activities }) => activities.map(({ means }) => means));
  const assigned = says(({ activities }) => activities.map(({ responsible }) => responsible));
  const acts = says(({ activities }) => activities.map(({ text }) => text));
  for (const target of block.targets) {
    const tellTarget = (code: FlagCode, column: string, words: string) =>
      tell(code, block, [target.line], column, words);
    if (target.objective === '')
      tellTarget(
        'falta-objetivo',
        'objetivo',
        'La fila no dice su objetivo. Si la celda estaba combinada, repite el objetivo en cada fila.',
      );
    if (acts && target.activities.length === 0)
      tellTarget(
        'objetivo-sin-actividad',
        'actividad',
        `Ninguna actividad está al lado de «${short(target.objective)}»: no tiene peso ni verificación.`,
      );
    checkTarget(target, aims, tellTarget);
    checkQuantities(block, target, tell);
    for (const { line, text, means, weight, responsible } of target.activities) {
      const at = (code: FlagCode, column: string, words: string) => tell(code, block, [line], column, words);
      if (verified && !means)
        at('falta-verificacion', 'medio_verificacion', `«${short(text)}» no dice cómo se verifica.`);
      if (weighed && weight === undefined)
        at('falta-ponderacion', 'ponderacion', `«${short(text)}» no tiene peso.`);
      if (assigned && !responsible)
        at('falta-responsable', 'responsable', `«${short(text)}» no dice quién responde.`);
    }
    checkYears(block, target, year, tell);
  }
}

const WHY_NOT: Readonly<Record<Exclude<NotNumeric, 'sin-meta'>, readonly [FlagCode, string]>> = {
  'sin-numero': ['meta-sin-numero', 'La meta no empieza por un número: no se puede seguir con un resultado.'],
  cero: ['meta-sin-numero', 'La meta es cero: el resultado no se puede dividir por ella.'],
  'dos-cantidades': [
    'meta-con-dos-cantidades',
    'La meta pide dos cantidades: un solo resultado no la sigue. Sepárala en dos filas.',
  ],
  'que-baja': [
    'meta-que-baja',
    'La meta se alcanza bajando: el avance, que es resultado ÷ meta, la leería al revés.',
  ],
};

function checkTarget(
  target: Target,
  aims: boolean,
  tell: (code: FlagCode, column: string, words: string) => void,
): void {
  if (target.amongActivities)
    tell(
      'meta-entre-actividades',
      'actividad',
      `En la columna de actividades dice «${short(target.target)}»: la actividad no está dicha.`,
    );
  if (target.notNumeric === 'sin-meta') {
    if (aims) tell('falta-meta', 'meta', `«${short(target.objective)}» no tiene meta.`);
  } else if (target.notNumeric) {
    const [code, words] = WHY_NOT[target.notNumeric];
    tell(code, 'meta', words);
  }
  if (target.resultsDiffer)
    tell(
      'resultados-distintos',
      'resultado',
      'Las filas de esta meta dicen resultados distintos: no se usa ninguno.',
    );
}

/** How an objective says how many it will reach: «cobertura estimada en 40», «premiando al menos 43». */
const REACH = /(?:cobertura|premi\p{L}*)[^.;]{0,40}?(\d{1,3}(?:\.\d{3})+|\d+)(?!\s*%)/giu;

/**
 * The same noun with another number in the objective (or in the places of the block) and in the target; and a number that
 * the objective gives as its reach and that the target does not have at all.
 */
function checkQuantities(block: Block, target: Target, tell: Tell): void {
  if (target.target === '') return;
  const asked = quantitiesIn(target.target.replace(/^\s*metas?\s*\p{L}*\s*:/iu, ''));
  const main = targetNumber(target.target);
  const told = new Set<string>();
  const say = (lines: readonly number[], where: string, first: string, second: string) => {
    if (told.has(where)) return;
    told.add(where);
    tell('cantidad-distinta', block, lines, 'meta', `${where} dice ${first} y la meta, ${second}.`);
  };
  const against = (where: string, text: string, line: number) => {
    for (const one of quantitiesIn(text)) {
      const same = asked.filter((other) => other.of === one.of);
      if (same.length > 0 && same.every(({ value }) => value !== one.value))
        say([target.line, line], where, phrase(one), phrase(same[0] as Quantity));
    }
  };
  against('El objetivo', target.objective, target.line);
  against('El indicador', target.indicator, target.line);
  against('La lista de territorios', block.territories, block.line);
  against('La instancia', block.instance, block.line);
  if (!target.amongActivities)
    for (const { line, text } of target.activities) against('Una actividad', text, line);
  const all = new Set([...asked.map(({ value }) => value), ...(main === undefined ? [] : [main])]);
  for (const [, written = ''] of target.objective.matchAll(REACH)) {
    const reach = Number(written.replaceAll('.', ''));
    if (all.size > 0 && !/^(19|20)\d{2}$/.test(written) && !all.has(reach))
      say([target.line], 'El objetivo', written, number(main ?? [...all][0] ?? 0));
  }
}

const phrase = ({ value, noun }: Quantity) =>
  noun === '%' ? `${number(value)} %` : `${number(value)} ${noun}`;

function checkYears(block: Block, target: Target, year: number | undefined, tell: Tell): void {
  if (year === undefined) return;
  const look = (line: number, column: string, text: string) => {
    const [other] = planYears(text).filter((one) => one !== year);
    if (other === undefined) return false;
    tell(
      'plan-de-otro-anio',
      block,
      [line],
      column,
      `El programa es de ${year} y cita un plan de ${other}: «${short(text)}».`,
    );
    return true;
  };
  look(target.line, 'objetivo', target.objective);
  look(target.line, 'meta', target.target);
  // One row is told once: its verification cites the plan that it does.
  for (const { line, text, means } of target.activities)
    if (!look(line, 'actividad', text)) look(line, 'medio_verificacion', means);
}

/** A text cut to what fits in a sentence. */
function short(text: string): string {
  return text.length > 70 ? `${text.slice(0, 67).trimEnd()}…` : text;
}
